package team

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"regexp"
	"time"
)

// A Record is one that is served. The main one has no name.
type Record struct {
	Name  string `json:"record"`
	File  string `json:"file,omitempty"`
	Title string `json:"title"`
}

var recordName = regexp.MustCompile(`^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$`)

// AddRecord has a record served under a name. Its file is kept as given; one
// that is no full path is looked for beside the team's.
func (t *Team) AddRecord(ctx context.Context, by By, r Record, now time.Time) error {
	switch {
	case !recordName.MatchString(r.Name), r.File == "":
		return fmt.Errorf("%q: %w", r.Name, ErrRecord)
	case !plain(r.Title):
		return fmt.Errorf("%q: %w", r.Title, ErrLabel)
	}
	return t.writes(ctx, "adding a record", func(tx *sql.Tx) error {
		if knownRecord(ctx, tx, r.Name) == nil {
			return fmt.Errorf("%q: %w", r.Name, ErrRecord)
		}
		if _, err := tx.ExecContext(ctx, insertRecord, r.Name, r.File, r.Title, now.Unix()); err != nil {
			return err
		}
		return note(ctx, tx, by, now, "record", "", r.Name, r.Title)
	})
}

// RemoveRecord has a record served no longer. Its file stays as it is; the
// roles in it are gone.
func (t *Team) RemoveRecord(ctx context.Context, by By, name string, now time.Time) error {
	return t.writes(ctx, "removing a record", func(tx *sql.Tx) error {
		if name == "" {
			return ErrUnknown
		}
		if err := knownRecord(ctx, tx, name); err != nil {
			return err
		}
		for _, query := range []string{deleteRecord, deleteRecordGrants} {
			if _, err := tx.ExecContext(ctx, query, name); err != nil {
				return err
			}
		}
		return note(ctx, tx, by, now, "unrecord", "", name, "")
	})
}

// Records lists the records beside the main one.
func (t *Team) Records(ctx context.Context) ([]Record, error) {
	return rows(ctx, t.db, "the records", t.scanRecord, selectRecords)
}

// Record returns the record with a name.
func (t *Team) Record(ctx context.Context, name string) (Record, error) {
	return one(fmt.Sprintf("the record %q", name), ErrUnknown, t.scanRecord, t.db.QueryRowContext(ctx, selectRecord, name))
}

// RecordsOf lists the records in which an account has a role, the main one
// first.
func (t *Team) RecordsOf(ctx context.Context, account int64) ([]Record, error) {
	return rows(ctx, t.db, "the records of an account", t.scanRecord, selectRecordsOf, account)
}

func (t *Team) scanRecord(scan func(...any) error) (r Record, err error) {
	err = scan(&r.Name, &r.File, &r.Title)
	if r.File != "" && !filepath.IsAbs(r.File) {
		r.File = filepath.Join(filepath.Dir(t.path), r.File)
	}
	return r, err
}

func knownRecord(ctx context.Context, db asks, name string) error {
	if name == "" {
		return nil
	}
	var n int
	if err := db.QueryRowContext(ctx, countRecord, name).Scan(&n); err != nil {
		return err
	}
	if n == 0 {
		return fmt.Errorf("the record %q: %w", name, ErrUnknown)
	}
	return nil
}

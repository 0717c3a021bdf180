// Package team keeps who may do what: the accounts of a team that works on
// records together, how they sign in, and their roles. It is one SQLite file
// beside the records and knows nothing of what stands in them.
//
//   - team.go, queries.go, migrations/: the file, and all its SQL
//   - account.go: accounts, their names, opening and closing them
//   - password.go: passwords, as argon2id in PHC form
//   - invitation.go: links by which somebody sets the first password
//   - session.go: who is signed in where
//   - token.go: tokens for programs
//   - role.go: roles, in a whole record or in one mechanism of it
//   - records.go: the records that are served beside the main one
//   - change.go: who let whom do what
//   - backup.go: a copy of it all
//
// A record that not everybody may know of is a file of its own. Roles are
// granted on a record, so that nothing of one can be counted, found or named
// in another: it is not there.
//
// Secrets are random, handed out once and kept as hashes. An invitation gives
// whoever opens it no more than its sender could have granted: roles in records
// that the sender does not administer lapse when it is used. So nobody comes
// into a record by sending one of its people a new link.
//
// The package has no clock; every call is told the time.
package team

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

// Faults that a caller may want to tell apart.
var (
	ErrNone     = errors.New("there is no team here yet")
	ErrForeign  = errors.New("this file is no team of rapporteur")
	ErrNewer    = errors.New("this team was written by a newer version of rapporteur; use that one, or a later")
	ErrUnknown  = errors.New("not in the team")
	ErrRefused  = errors.New("not let in")
	ErrTaken    = errors.New("the name is taken, perhaps by somebody who has left")
	ErrName     = errors.New("a name to sign in by is 1 to 64 of a–z, 0–9, and . _ @ - between them")
	ErrDisplay  = errors.New("a person's name has 1 to 100 characters, none of which steers the text")
	ErrPassword = errors.New("a password has 12 to 200 characters and is not the name")
	ErrLast     = errors.New("it is the last administrator of the main record")
	ErrRole     = errors.New("there is no such role here")
	ErrRecord   = errors.New("a record's name is 1 to 40 of a–z, 0–9 and -, and not one that is there already")
	ErrLabel    = errors.New("a label has 1 to 100 characters, none of which steers the text")
	ErrTime     = errors.New("a token holds for 1 to 366 days")
)

//go:embed migrations/*.sql
var migrations embed.FS

const (
	schemaVersion = 1
	application   = 1918988660 // the mark of our files: "rapt"
)

// A Team is an open file of accounts and roles. Its methods may be called from
// several goroutines at once, and other processes may work on the file too.
type Team struct {
	Cost Cost // of new passwords

	db      *sql.DB
	path    string
	hashing chan struct{} // bounds how many passwords are worked at once
}

// Open opens the team in a file.
func Open(ctx context.Context, path string) (*Team, error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", path, ErrNone)
	}
	return open(ctx, path)
}

// Create begins a team in a file that nobody but its owner may read, and opens
// it.
func Create(ctx context.Context, path string) (*Team, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	switch {
	case errors.Is(err, os.ErrExist):
		return nil, fmt.Errorf("%s is there already", path)
	case err != nil:
		return nil, fmt.Errorf("beginning the team: %w", err)
	}
	if err := f.Close(); err != nil {
		return nil, fmt.Errorf("beginning the team: %w", err)
	}
	return open(ctx, path)
}

func open(ctx context.Context, path string) (*Team, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("opening the team: %w", err)
	}
	slashed := filepath.ToSlash(abs)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/… of Windows
	}
	q := url.Values{"_busy_timeout": {"30000"}, "_txlock": {"immediate"}}
	for _, p := range []string{"journal_mode(wal)", "synchronous(full)", "foreign_keys(on)", "trusted_schema(off)", "secure_delete(on)"} {
		q.Add("_pragma", p)
	}
	u := url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, fmt.Errorf("opening the team %s: %w", path, err)
	}
	db.SetMaxOpenConns(4)
	db.SetMaxIdleConns(4)
	t := &Team{Cost: Usual, db: db, path: abs, hashing: make(chan struct{}, 2)}
	if err := t.ready(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("opening the team %s: %w", path, err), db.Close())
	}
	return t, nil
}

// ready makes sure that the file is a team of this version.
func (t *Team) ready(ctx context.Context) error {
	var app, version, tables int
	if err := t.db.QueryRowContext(ctx, selectState).Scan(&app, &version, &tables); err != nil {
		return err
	}
	switch {
	case app != application && tables > 0, app != application && app != 0:
		return ErrForeign
	case version > schemaVersion:
		return ErrNewer
	case version == schemaVersion:
		return nil
	}
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, t.db, dir, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// Close closes the file.
func (t *Team) Close() error { return t.db.Close() }

// Path returns the team's file.
func (t *Team) Path() string { return t.path }

// writes does a piece of work in one transaction.
func (t *Team) writes(ctx context.Context, what string, work func(tx *sql.Tx) error) error {
	tx, err := t.db.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	if err := work(tx); err != nil {
		_ = tx.Rollback() // what counts is why
		return fmt.Errorf("%s: %w", what, err)
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("%s: the disk did not confirm it: %w", what, err)
	}
	return nil
}

// asks is what a query is put to: the file, or a transaction.
type asks interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// rows reads all rows of a query.
func rows[T any](ctx context.Context, db asks, what string, scan func(func(...any) error) (T, error), query string, args ...any) ([]T, error) {
	found, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	defer func() { _ = found.Close() }() // its error is that of Err
	var out []T
	for found.Next() {
		x, err := scan(found.Scan)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", what, err)
		}
		out = append(out, x)
	}
	if err := found.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", what, err)
	}
	return out, nil
}

// one reads the only row of a query, else gives the error for none.
func one[T any](what string, none error, scan func(func(...any) error) (T, error), row *sql.Row) (T, error) {
	x, err := scan(row.Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = none
	}
	if err != nil {
		return x, fmt.Errorf("%s: %w", what, err)
	}
	return x, nil
}

// secret makes a random secret of 130 bits, and the hash that is kept of it.
func secret(prefix string) (secret, hash string) {
	secret = prefix + rand.Text()
	return secret, hashed(secret)
}

// hashed is what is kept of a secret. It is too random to be guessed, so that
// a fast hash will do; looking it up by its hash tells nothing by the time it
// takes.
func hashed(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// when turns what the file has for a time into one, 0 into none.
func when(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}

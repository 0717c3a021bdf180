package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

const (
	readers       = 4          // connections that read
	schemaVersion = 8          // the last migration, see migrate.go
	application   = 1918990450 // the mark of our files: "rapr"
	oldest        = "3.51.3"   // earlier ones may harm a record when its log begins anew
	patience      = 30 * time.Second
)

// connect opens a file. Every connection is set up alike; synchronous FULL
// has each commit wait for the disk.
func connect(path, vfs string, writer bool) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs // C:/… of Windows
	}
	q := url.Values{}
	q.Set("_busy_timeout", strconv.FormatInt(patience.Milliseconds(), 10))
	for _, p := range []string{"page_size(8192)", "journal_mode(wal)", "synchronous(full)", "foreign_keys(on)", "temp_store(memory)", "trusted_schema(off)", "cell_size_check(on)"} {
		q.Add("_pragma", p)
	}
	if writer {
		q.Add("_pragma", "cache_size(-65536)")
		q.Add("_pragma", "wal_autocheckpoint(4000)")
		q.Add("_pragma", "journal_size_limit(67108864)")
		q.Set("_txlock", "immediate")
	} else {
		q.Add("_pragma", "cache_size(-16384)")
		q.Add("_pragma", "query_only(on)")
	}
	if vfs != "" {
		q.Set("vfs", vfs)
	}
	u := url.URL{Scheme: "file", Path: abs, RawQuery: q.Encode()}
	return sql.Open("sqlite", u.String())
}

// ready makes sure that SQLite is sound and the file a record of this
// version, which may take making or migrating it.
func ready(ctx context.Context, db *sql.DB) error {
	var v string
	if err := db.QueryRowContext(ctx, selectSQLiteVersion).Scan(&v); err != nil {
		return err
	}
	if before(v, oldest) {
		return fmt.Errorf("SQLite %s may harm a record; build rapporteur with %s or later", v, oldest)
	}
	// Another process may be at the same work: whoever comes second finds
	// tables half there, and tries again.
	var last error
	for range 50 {
		done, err := current(ctx, db)
		if done || err != nil {
			return err
		}
		if last = migrate(ctx, db); last == nil {
			continue
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	if last == nil {
		last = errors.New("its version number is not what its tables say; run rapporteur doctor, or restore a backup")
	}
	return fmt.Errorf("bringing the record up to date: %w", last)
}

// current tells whether a file is a record of this version.
func current(ctx context.Context, db *sql.DB) (bool, error) {
	var app, version, tables int
	for query, into := range map[string]*int{selectApplication: &app, selectVersion: &version, countTables: &tables} {
		if err := db.QueryRowContext(ctx, query).Scan(into); err != nil {
			return false, err
		}
	}
	switch {
	case app != application && tables > 0 && version != 0, app != application && app != 0:
		return false, ErrForeign
	case version > schemaVersion:
		return false, fmt.Errorf("%w (its version is %d, this program knows %d)", ErrNewer, version, schemaVersion)
	case app != application && tables > 0:
		// Somebody else's tables, unless the first migration is under way.
		var ours int
		if err := db.QueryRowContext(ctx, countGoose).Scan(&ours); err != nil {
			return false, err
		}
		if ours == 0 {
			return false, ErrForeign
		}
	}
	return version == schemaVersion, nil
}

// before compares versions like 3.51.3.
func before(a, b string) bool {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := range min(len(as), len(bs)) {
		x, _ := strconv.Atoi(as[i])
		y, _ := strconv.Atoi(bs[i])
		if x != y {
			return x < y
		}
	}
	return len(as) < len(bs)
}

// busy tells whether an error is that somebody else has the record.
func busy(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xff == sqlite3.SQLITE_BUSY
}

// plainly puts into words what SQLite says in numbers, with what to do.
func plainly(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	var say string
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_FULL:
		say = "the disk is full; make room and do it again"
	case sqlite3.SQLITE_IOERR:
		say = "the disk did not do what it was told; look after it, then run rapporteur doctor"
	case sqlite3.SQLITE_BUSY:
		say = fmt.Sprintf("another program has been writing to the record for more than %s; try again", patience)
	case sqlite3.SQLITE_CORRUPT:
		say = "the record is damaged; run rapporteur doctor, or restore a backup"
	case sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w: %w", ErrForeign, err)
	case sqlite3.SQLITE_READONLY:
		say = "the file may not be written to; change its permissions"
	case sqlite3.SQLITE_CANTOPEN:
		say = "the file cannot be opened; see that its folder is there and may be written to"
	default:
		return err
	}
	return fmt.Errorf("%s (%w)", say, err)
}

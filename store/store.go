// Package store keeps the record: the documents somebody published, in all
// their versions, and what people decided about them. From these, and from
// the readings it is handed, it makes what is needed to find things again.
//
// A walk through it, from the ground up:
//
//   - A record is one SQLite file (store.go, sqlite.go); migrations/ holds its
//     tables, which migrate.go makes, queries.go all other SQL there is. One
//     connection writes, several read, and other processes may do the same at
//     the same time.
//   - Documents come by Add (document.go): by the hash of their text, with
//     address, time and what is known of them from outside. The same address
//     with another text is a new version. Nothing is ever changed or deleted.
//   - Decisions come by Decide (decision.go) into one chain of hashes.
//   - Readings are a cache. derive.go makes rows of them by which meetings,
//     people and statements are found; Reread (reread.go) makes all of it anew.
//   - Search (search.go) finds statements and documents by words (terms.go,
//     query.go) and by who, to whom, what, when, and by where a commitment
//     stands (standing.go). What is found is counted (facet.go) in few bytes
//     that are kept for that (counted.go).
//   - Mechanism (mechanism.go) brings all that is known of one dialogue.
//     What others work out of it is kept for as long as it holds (keep.go),
//     and so are the lines that it gives lists over all mechanisms (line.go).
//   - Dump and Load (dump.go, load.go) write and read everything as lines of
//     JSON; Backup and Restore (backup.go, restore.go) copy the file, and trust
//     no copy they have not read again; Check (check.go) is the doctor.
//
// What a caller is told was kept is on disk. What the store is not told, such
// as the time or which mechanism a meeting belongs to, it does not know.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"
)

// A Store is an open record. Its methods may be called from several
// goroutines at once.
type Store struct {
	path  string
	vfs   string  // the file system of SQLite's, "" for the usual one
	write *sql.DB // one connection: one writer at a time
	read  *sql.DB

	prepared map[string]*sql.Stmt // of the writing connection
	paused   <-chan time.Time     // comes a pause after the last transaction; for who has the writing connection
}

// Faults that a caller may want to tell apart.
var (
	ErrNone      = errors.New("there is no record here yet")
	ErrNewer     = errors.New("this record was written by a newer version of rapporteur; use that one, or a later")
	ErrForeign   = errors.New("this file is no record of rapporteur")
	ErrMismatch  = errors.New("does not match")
	ErrUnknown   = errors.New("not in the record")
	ErrUnread    = errors.New("has not been read yet; run rapporteur reread")
	ErrSeveral   = errors.New("more than one document begins with")
	ErrRefused   = errors.New("this cannot be decided")
	ErrOvertaken = errors.New("somebody else decided about this document in the meantime")
)

// Open opens the record in a file, and brings one from an older version of
// the program up to date.
func Open(ctx context.Context, path string) (*Store, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("%s: %w", path, ErrNone)
	case err != nil:
		return nil, fmt.Errorf("opening the record: %w", err)
	case info.IsDir():
		return nil, fmt.Errorf("%s is a folder; name the record's file", path)
	}
	return open(ctx, path, "")
}

// Create opens the record in a file, and begins one where there is none.
func Create(ctx context.Context, path string) (*Store, error) { return open(ctx, path, "") }

// open opens a record through one of SQLite's file systems ("" is the usual).
func open(ctx context.Context, path, vfs string) (_ *Store, err error) {
	s := &Store{path: path, vfs: vfs, prepared: map[string]*sql.Stmt{}}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("opening the record %s: %w", path, plainly(err)), s.Close())
		}
	}()
	if s.write, err = connect(path, vfs, true); err != nil {
		return s, err
	}
	s.write.SetMaxOpenConns(1)
	if err := ready(ctx, s.write); err != nil {
		return s, err
	}
	if s.read, err = connect(path, vfs, false); err != nil {
		return s, err
	}
	s.read.SetMaxOpenConns(readers)
	s.read.SetMaxIdleConns(readers)
	for _, query := range often {
		// Before any transaction, which would hold the one connection.
		if s.prepared[query], err = s.write.PrepareContext(ctx, query); err != nil {
			return s, err
		}
	}
	if _, err := s.write.ExecContext(ctx, noPatience); err != nil {
		return s, err
	}
	return s, nil
}

// Path returns the record's file.
func (s *Store) Path() string { return s.path }

// Close closes the record. What was kept is kept, closed or not.
func (s *Store) Close() error {
	if s == nil {
		return nil
	}
	var errs []error
	for _, p := range s.prepared {
		if p != nil {
			errs = append(errs, p.Close())
		}
	}
	// The last to close clears the log away, so the readers go first.
	if s.read != nil {
		errs = append(errs, s.read.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.Close())
	}
	return errors.Join(errs...)
}

// A writing is one transaction of the writer.
type writing struct {
	s          *Store
	tx         *sql.Tx
	statements map[string]*sql.Stmt // closed with the transaction
	letters    map[string]rune      // of words, see counted.go
	touched    map[string]bool      // keys of the mechanisms that were about a changed document, or are
}

func newWriting(s *Store, tx *sql.Tx) writing {
	return writing{s, tx, map[string]*sql.Stmt{}, map[string]rune{}, map[string]bool{}}
}

// writes does a piece of work in one transaction, and returns nil only when
// all of it is on disk.
func (s *Store) writes(ctx context.Context, what string, work func(w writing) error) error {
	conn, err := s.write.Conn(ctx)
	if err != nil {
		return fmt.Errorf("%s: %w", what, plainly(err))
	}
	defer func() {
		s.paused = time.After(pause)
		_ = conn.Close() // it goes back to wait for the next
	}()
	tx, err := s.begin(ctx, conn)
	if err != nil {
		return fmt.Errorf("%s: %w", what, plainly(err))
	}
	if err := work(newWriting(s, tx)); err != nil {
		_ = tx.Rollback() // what counts is why
		return fmt.Errorf("%s: %w", what, plainly(err))
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("%s: the disk did not confirm it: %w", what, plainly(err))
	}
	return nil
}

// Between two transactions a process leaves others a moment, in which they
// look several times. (SQLite's own waiting looks ten times a second, and
// hardly ever finds a process that writes without end between two.)
const (
	pause = 2 * time.Millisecond
	poll  = pause / 4
)

// begin begins a transaction, once no other process has one.
func (s *Store) begin(ctx context.Context, conn *sql.Conn) (*sql.Tx, error) {
	if s.paused != nil {
		<-s.paused
	}
	for left := patience; ; left -= poll {
		tx, err := conn.BeginTx(ctx, nil)
		if !busy(err) || left <= 0 {
			return tx, err
		}
		time.Sleep(poll)
	}
}

func (w writing) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	if p, ok := w.statements[query]; ok {
		return p, nil
	}
	var p *sql.Stmt
	if ready, ok := w.s.prepared[query]; ok {
		p = w.tx.StmtContext(ctx, ready)
	} else {
		var err error
		if p, err = w.tx.PrepareContext(ctx, query); err != nil {
			return nil, err
		}
	}
	w.statements[query] = p
	return p, nil
}

func (w writing) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	p, err := w.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return p.ExecContext(ctx, args...)
}

// one reads the one row of a query, and tells whether there is one.
func (w writing) one(ctx context.Context, query string, args []any, into ...any) (bool, error) {
	p, err := w.statement(ctx, query)
	if err != nil {
		return false, err
	}
	return some(p.QueryRowContext(ctx, args...).Scan(into...))
}

// numbers reads the rows of a query that asks for numbers.
func (w writing) numbers(ctx context.Context, query string, args ...any) ([]int64, error) {
	p, err := w.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return listOf(ctx, p, scanNumber, args...)
}

// some turns the error that there is no row into an answer.
func some(err error) (bool, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// reads does a piece of work on one unchanging view of the record.
func (s *Store) reads(ctx context.Context, what string, work func(tx *sql.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", what, plainly(err))
	}
	defer func() { _ = tx.Rollback() }() // it has read only
	if err := work(tx); err != nil {
		return fmt.Errorf("%s: %w", what, plainly(err))
	}
	return nil
}

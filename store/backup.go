package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// A Note stands beside a backup, in FILE.json, and says what it must be.
type Note struct {
	Truth Truth     `json:"truth"`
	File  string    `json:"file"` // SHA-256 of the file
	Made  time.Time `json:"made"`
}

// Backup copies the record as it is at one moment into a new file, while
// others go on writing. The copy is read again and compared with the record
// before it gets its name; beside it stands a note for Restore.
func (s *Store) Backup(ctx context.Context, path string, now time.Time) (n Note, err error) {
	for _, p := range []string{path, notePath(path)} {
		if _, err := os.Stat(p); !errors.Is(err, os.ErrNotExist) {
			return n, fmt.Errorf("there is a file already at %s, and it is not overwritten; name another", p)
		}
	}
	temp, err := beside(path)
	if err != nil {
		return n, err
	}
	defer func() { err = errors.Join(err, discard(temp)) }()
	if err := s.vacuum(ctx, temp); err != nil {
		return n, fmt.Errorf("backing up: %w", plainly(err))
	}
	if n.Truth, err = s.compare(ctx, temp); err != nil {
		return n, fmt.Errorf("the backup was made but is not good, and not kept: %w", err)
	}
	if n.File, err = fileSum(temp); err != nil {
		return n, err
	}
	n.Made = now.UTC()
	if err := place(temp, path); err != nil {
		return n, fmt.Errorf("backing up: %w", err)
	}
	b, err := json.MarshalIndent(n, "", " ")
	if err != nil {
		return n, err
	}
	if err := os.WriteFile(notePath(path), append(b, '\n'), 0o644); err != nil {
		return n, fmt.Errorf("writing the note beside the backup: %w", err)
	}
	return n, syncFile(notePath(path))
}

// vacuum writes the record into a new file, on a connection of its own: SQLite
// takes it for writing, which readers may not, and it must not hold up the
// writer.
func (s *Store) vacuum(ctx context.Context, path string) error {
	d, done, err := s.doctor(ctx)
	if err != nil {
		return err
	}
	defer done()
	if _, err := d.conn.ExecContext(ctx, writable); err != nil {
		return err
	}
	_, err = d.conn.ExecContext(ctx, vacuumInto, path)
	return err
}

func notePath(path string) string { return path + ".json" }

// compare reads a copy of the record and makes sure that it is sound and
// that the record begins with just what it holds.
func (s *Store) compare(ctx context.Context, path string) (t Truth, err error) {
	if err := sealed(ctx, path, func(c *Store) error {
		if faults, err := c.integrity(ctx); err != nil || len(faults) > 0 {
			return errors.Join(append([]error{err}, asErrors(faults)...)...)
		}
		t, err = c.Truth(ctx)
		return err
	}); err != nil {
		return t, err
	}
	ours, err := s.truthUpTo(ctx, t)
	if err == nil && ours != t {
		err = fmt.Errorf("the copy (%s) %w the record (%s)", t, ErrMismatch, ours)
	}
	return t, err
}

// sealed opens a record, does something, and closes it so that all of it is
// in one file again.
func sealed(ctx context.Context, path string, work func(*Store) error) error {
	s, err := Open(ctx, path)
	if err != nil {
		return err
	}
	err = work(s)
	return errors.Join(err, s.Close())
}

// fileSum returns the SHA-256 of a file.
func fileSum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

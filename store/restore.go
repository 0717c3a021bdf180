package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// A Restored tells what a restore did.
type Restored struct {
	Truth Truth
	Noted bool   // the backup had its note, and was as it says
	Aside string // where the record that was there before is now, "" for none
}

// Restore puts a backup in the place of a record. It copies it beside that
// place, reads the whole copy, compares it with the backup's note, and only
// then moves it there. A record that is there stays unless replace is set,
// and then is put aside under a name with the time, never deleted.
func Restore(ctx context.Context, path, backup string, replace bool, now time.Time) (r Restored, err error) {
	if !replace {
		if err := vacant(path); err != nil {
			return r, fmt.Errorf("%w; --replace puts it aside", err)
		}
	}
	temp, err := beside(path)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, discard(temp)) }()
	if r.Truth, r.Noted, err = tested(ctx, backup, temp); err != nil {
		return r, fmt.Errorf("%s cannot be restored, and nothing was changed: %w", backup, err)
	}
	if _, err := os.Stat(path); replace && err == nil {
		if r.Aside, err = putAside(ctx, path, now); err != nil {
			return r, fmt.Errorf("putting %s aside: %w; nothing was changed", path, err)
		}
	}
	if err := place(temp, path); err != nil {
		if r.Aside != "" {
			err = errors.Join(err, fmt.Errorf("the record from before is %s", r.Aside))
		}
		return r, fmt.Errorf("restoring: %w", err)
	}
	return r, nil
}

// tested copies a backup to temp and makes sure that the copy is sound and
// what the note says.
func tested(ctx context.Context, backup, temp string) (t Truth, noted bool, err error) {
	if _, err := os.Stat(backup + "-wal"); err == nil {
		return t, false, errors.New("a log (-wal) lies beside it, so it is a record in use or one that was not closed; make a backup of it with rapporteur backup")
	}
	if err := copyFile(backup, temp); err != nil {
		return t, false, err
	}
	var n Note
	b, err := os.ReadFile(notePath(backup))
	switch {
	case err == nil:
		noted = true
		if err := strict(b, &n); err != nil {
			return t, noted, fmt.Errorf("the note %s cannot be read: %w", notePath(backup), err)
		}
		sum, err := fileSum(temp)
		if err != nil {
			return t, noted, err
		}
		if sum != n.File {
			return t, noted, fmt.Errorf("the file %w its note: it has been changed since it was made; take another backup", ErrMismatch)
		}
	case !errors.Is(err, os.ErrNotExist):
		return t, false, err
	}
	err = sealed(ctx, temp, func(s *Store) error {
		faults, err := s.Check(ctx)
		if err != nil || len(grave(faults)) > 0 {
			return errors.Join(append([]error{err}, asErrors(grave(faults))...)...)
		}
		t, err = s.Truth(ctx)
		return err
	})
	if err == nil && noted && t != n.Truth {
		err = fmt.Errorf("it holds %s, and its note says %s: they do not match", t, n.Truth)
	}
	return t, noted, err
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// putAside gives a record another name, once it is sure that nobody has it
// open: leaving the log for good takes being alone. What cannot be opened at
// all, being damaged, is moved with whatever lies beside it.
func putAside(ctx context.Context, path string, now time.Time) (string, error) {
	aside := path + ".before-" + now.UTC().Format("20060102T150405Z")
	if err := vacant(aside); err != nil {
		return "", err
	}
	if err := alone(ctx, path); err != nil {
		return "", err
	}
	for _, end := range []string{"-wal", "-shm"} {
		if err := os.Rename(path+end, aside+end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	if err := os.Rename(path, aside); err != nil {
		return "", err
	}
	return aside, syncFolder(filepath.Dir(path))
}

// errInUse is the error of a record that somebody has open.
var errInUse = errors.New("another program has the record open; end that first")

func alone(ctx context.Context, path string) error {
	db, err := connect(path, "", true)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, shortPatience); err != nil && !busy(err) {
		return db.Close() // not even that can be read
	}
	var mode string
	err = db.QueryRowContext(ctx, endLog).Scan(&mode)
	switch {
	case busy(err), err == nil && mode != "delete":
		return errors.Join(errInUse, db.Close())
	}
	return db.Close() // damaged or not, it is ours alone
}

// asErrors turns faults into errors.
func asErrors(faults []Fault) []error {
	var out []error
	for _, f := range faults {
		out = append(out, errors.New(f.String()))
	}
	return out
}

package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"rapporteur/record"
)

// Load makes a new record of a dump. It makes it beside its place and moves
// it there when all of it has come and been read again, so a dump that breaks
// off or was changed leaves nothing. It refuses where a record is already.
// Its documents are without readings; Reread makes them.
func Load(ctx context.Context, path string, r io.Reader) (t Truth, err error) {
	if err := vacant(path); err != nil {
		return t, err
	}
	temp, err := beside(path)
	if err != nil {
		return t, err
	}
	defer func() { err = errors.Join(err, discard(temp)) }()
	s, err := Create(ctx, temp)
	if err != nil {
		return t, err
	}
	t, err = s.load(ctx, r)
	if err == nil {
		var again Truth
		if again, err = s.Truth(ctx); err == nil && again != t {
			err = fmt.Errorf("what was loaded (%s) %w what the dump holds (%s)", again, ErrMismatch, t)
		}
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return t, fmt.Errorf("loading the dump: %w", err)
	}
	if err := place(temp, path); err != nil {
		return t, fmt.Errorf("loading the dump: %w", err)
	}
	return t, nil
}

// load takes in the lines of a dump, many to a transaction.
func (s *Store) load(ctx context.Context, r io.Reader) (Truth, error) {
	var batch []func(writing) error
	size := 0
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		err := s.writes(ctx, "keeping what was loaded", func(w writing) error {
			for _, work := range batch {
				if err := work(w); err != nil {
					return err
				}
			}
			return nil
		})
		batch, size = batch[:0], 0
		return err
	}
	later := func(weight int, work func(writing) error) error {
		batch = append(batch, work)
		if size += weight; len(batch) >= page || size > 16<<20 {
			return flush()
		}
		return nil
	}
	t, err := readDump(r, walker{
		document: func(d dumpDocument) error {
			if record.Hash(d.Text) != d.Hash || !plain(d.Text) || d.Text == "" {
				return fmt.Errorf("the text of document %.8s %w its hash; make the dump again", d.Hash, ErrMismatch)
			}
			return later(len(d.Text), func(w writing) error {
				var number int64
				_, err := w.one(ctx, insertDocument, []any{d.Hash, d.Text}, &number)
				return err
			})
		},
		version: func(v Version) error {
			a := Arrival{Address: v.Address, Got: v.Got, Document: v.Document("x"), Meta: v.Meta}
			if err := a.sound(); err != nil {
				return fmt.Errorf("version %d: %w", v.Number, err)
			}
			same, err := a.version(v.Hash)
			if err != nil {
				return err
			}
			v.Got, v.Meta = same.Got, same.Meta
			return later(len(v.Meta), func(w writing) error {
				var document int64
				ok, err := w.one(ctx, selectDocumentNumber, []any{v.Hash}, &document)
				if err == nil && !ok {
					err = fmt.Errorf("version %d is of document %.8s, which the dump lacks", v.Number, v.Hash)
				}
				if err != nil {
					return err
				}
				return w.insertVersion(ctx, v, document)
			})
		},
		decision: func(e Entry) error {
			d, err := e.Decision()
			if err != nil {
				return err
			}
			return later(len(e.Body), func(w writing) error {
				written := e
				if err := w.append(ctx, &written, d); err != nil {
					return err
				}
				if written.Hash != e.Hash {
					return fmt.Errorf("decision %d %w", e.Number, ErrMismatch)
				}
				return nil
			})
		},
	})
	if err != nil {
		return t, err
	}
	return t, flush()
}

// vacant makes sure that there is no record at a path.
func vacant(path string) error {
	_, err := os.Stat(path)
	switch {
	case err == nil:
		return fmt.Errorf("there is a record already at %s, and it is not overwritten; name another with --record, or move it away", path)
	case errors.Is(err, os.ErrNotExist):
		return nil
	}
	return err
}

// beside returns the name of a file that does not exist, in the folder of
// path.
func beside(path string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".part-*")
	if err != nil {
		return "", fmt.Errorf("making a file beside %s: %w", path, err)
	}
	name := f.Name()
	return name, errors.Join(f.Close(), os.Remove(name))
}

// discard removes a record that is not to stay, with its log.
func discard(path string) error {
	var errs []error
	for _, end := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(path + end); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// place moves a closed record to where there is none, and sees to it that
// both are on disk. A link refuses to overwrite, even what came this moment.
func place(temp, path string) error {
	if err := syncFile(temp); err != nil {
		return err
	}
	if err := os.Link(temp, path); err != nil {
		if errors.Is(err, os.ErrExist) {
			return vacant(path)
		}
		// A file system without links; the moment between is small.
		if err := vacant(path); err != nil {
			return err
		}
		if err := os.Rename(temp, path); err != nil {
			return err
		}
	}
	return syncFolder(filepath.Dir(path))
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

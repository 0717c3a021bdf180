package store

import (
	"context"
	"flag"
	"io/fs"
	"os"
	"testing"

	"github.com/pressly/goose/v3"

	"rapporteur/record"
)

var makeFixture = flag.Bool("fixture", false, "write testdata/version1.db anew, as version 1 of the record was")

// TestMakeFixture writes a record as the first version of its tables had it:
// what was true then, and nothing worked out.
func TestMakeFixture(t *testing.T) {
	if !*makeFixture {
		t.Skip("only with -fixture")
	}
	ctx := context.Background()
	const path = "testdata/version1.db"
	if err := discard(path); err != nil {
		t.Fatal(err)
	}
	db, err := connect(path, "", true)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	dir, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		t.Fatal(err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, dir, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.UpTo(ctx, 1); err != nil {
		t.Fatal(err)
	}
	s := &Store{path: path, write: db, read: db}
	if err := s.writes(ctx, "writing", func(w writing) error {
		for i := range 4 {
			a := arrival(i)
			var document int64
			if _, err := w.one(ctx, insertDocument, []any{record.Hash(a.Document.Text), a.Document.Text}, &document); err != nil {
				return err
			}
			v, err := a.version(record.Hash(a.Document.Text))
			if err != nil {
				return err
			}
			v.Number = document
			if err := w.insertVersion(ctx, v, document); err != nil {
				return err
			}
		}
		for i := range 6 {
			d := decisionOn(arrival(i%4), i)
			d.Act = record.Reject
			body, err := canonical(d)
			if err != nil {
				return err
			}
			if err := w.append(ctx, &Entry{Body: body}, d); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	text, _ := dump(t, s)
	if err := os.WriteFile("testdata/version1.jsonl", []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

package store

import (
	"context"
	"database/sql"
	"fmt"

	"rapporteur/record"
)

// A Work is a document that is to be read again.
type Work struct {
	number   int64
	Hash     string
	Address  string // where it was last got
	Document record.Document
}

// A Done is a document that was read.
type Done struct {
	Work
	Reading   record.Reading
	Corrected []record.Meeting // as people corrected them, nil where nobody did
	Keys      []string
}

// DropReadings forgets all that was worked out; documents and decisions stay.
func (s *Store) DropReadings(ctx context.Context) error {
	return s.writes(ctx, "dropping the readings", func(w writing) error {
		for _, query := range dropFound {
			if _, err := w.exec(ctx, query); err != nil {
				return err
			}
		}
		return nil
	})
}

// CountUnread counts the documents that the given reader has not read.
func (s *Store) CountUnread(ctx context.Context, reader string) (n int, err error) {
	err = s.reads(ctx, "counting what is to be read", func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, countToReread, reader).Scan(&n)
	})
	return n, err
}

// Outdated tells whether documents are without a reading, or have one by
// another reader.
func (s *Store) Outdated(ctx context.Context, reader string) (bool, error) {
	var other, unread int
	err := s.reads(ctx, "looking at the readings", func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, otherReader, reader).Scan(&other); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, countUnread).Scan(&unread)
	})
	return other+unread > 0, err
}

// Unread returns up to limit documents behind the given one that the reader
// has not read; begin with nil. What other processes add meanwhile is read by
// them.
func (s *Store) Unread(ctx context.Context, reader string, behind *Work, limit int) (out []Work, err error) {
	var after int64
	if behind != nil {
		after = behind.number
	}
	err = s.reads(ctx, "fetching what is to be read", func(tx *sql.Tx) error {
		out, err = list(ctx, tx, func(r *sql.Rows) (w Work, err error) {
			return w, r.Scan(&w.number, &w.Hash, &w.Document.Text)
		}, toReread, after, reader, limit)
		if err != nil {
			return err
		}
		for i := range out {
			v, _, err := scanVersion(tx.QueryRowContext(ctx, selectTold, out[i].number))
			if err != nil {
				return err
			}
			out[i].Document, out[i].Address = v.Document(out[i].Document.Text), v.Address
		}
		return nil
	})
	return out, err
}

// Reread puts new readings in the place of the old ones, all or none of
// them. A reread that was broken off goes on where it was: Unread no longer
// gives what is done.
func (s *Store) Reread(ctx context.Context, reader string, done []Done) error {
	arrivals := make([]Arrival, len(done))
	for i, d := range done {
		if err := seated(keptBody{d.Reading, d.Corrected}, d.Keys); err != nil {
			return fmt.Errorf("document %.8s: %w", d.Hash, err)
		}
		arrivals[i] = Arrival{Address: "document " + d.Hash, Document: d.Document, Reader: reader, Reading: &d.Reading, Corrected: d.Corrected, Keys: d.Keys}
	}
	rows, err := deriveAll(arrivals)
	if err != nil {
		return err
	}
	return s.writes(ctx, "keeping readings", func(w writing) error {
		changed := changes{}
		for i, d := range done {
			changed.put(d.number, rows[i])
		}
		return w.settle(ctx, changed)
	})
}

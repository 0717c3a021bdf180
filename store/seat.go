package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"rapporteur/record"
)

// A Seating lays what was decided about an account over its reading: it
// returns the meetings as people corrected them, nil where nobody did, and the
// mechanism key of each in turn. Its error says that the last decision cannot
// be laid.
type Seating func(r record.Reading, decisions []record.Decision) (corrected []record.Meeting, keys []string, err error)

// DecideSeated appends a decision, as Decide does, and where a seating is given
// has the account found under its meetings as they are corrected by then.
func (s *Store) DecideSeated(ctx context.Context, d record.Decision, seat Seating) (Entry, error) {
	return s.decide(ctx, d, -1, seat)
}

// seat brings the rows of an account in line with what was decided about its
// meetings. What was decided about an earlier text of its page is seated in
// the text that is there now.
func (w writing) seat(ctx context.Context, hash string, seat Seating) error {
	var number int64
	var text string
	if _, err := w.one(ctx, selectText, []any{hash}, &number, &text); err != nil {
		return err
	}
	v, _, err := scanVersion(w.tx.QueryRowContext(ctx, selectTold, number))
	if err != nil {
		return err
	}
	if v, _, err = w.latest(ctx, v.Address); err != nil {
		return err
	}
	if _, err := w.one(ctx, selectText, []any{v.Hash}, &number, &text); err != nil {
		return err
	}
	var reader, body, sum string
	if ok, err := w.one(ctx, selectReading, []any{number}, &reader, &body, &sum); err != nil || !ok {
		return err // one that is not read yet is seated when it is
	}
	var kept keptBody
	if err := json.Unmarshal([]byte(body), &kept); err != nil {
		return fmt.Errorf("its reading: %w; run rapporteur reread --all", err)
	}
	versions, about, err := prepareTwo(ctx, w.tx, selectVersions, decisionsOf)
	if err != nil {
		return err
	}
	decisions, err := decided(ctx, versions, about, v)
	if err != nil {
		return err
	}
	kept.Document.Text = text
	var keys []string
	if kept.Corrected, keys, err = seat(kept.Reading, decisions); err != nil {
		return err
	}
	if err := seated(kept, keys); err != nil {
		return err
	}
	row, err := stems{}.derive(v.Document(text), reader, kept, keys)
	if err != nil {
		return err
	}
	changed := changes{}
	changed.put(number, row)
	return w.settle(ctx, changed)
}

// Decided returns what was decided about the account that a version tells of,
// and about the earlier texts of its page, as if it had been about this one.
func (s *Store) Decided(ctx context.Context, v Version) (out []record.Decision, err error) {
	err = s.reads(ctx, "fetching the decisions on "+v.Hash, func(tx *sql.Tx) error {
		versions, decisions, err := prepareTwo(ctx, tx, selectVersions, decisionsOf)
		if err != nil {
			return err
		}
		out, err = decided(ctx, versions, decisions, v)
		return err
	})
	return out, err
}

// decided is given the queries selectVersions and decisionsOf.
func decided(ctx context.Context, versionsAt, decisionsOn *sql.Stmt, v Version) ([]record.Decision, error) {
	versions, err := listOf(ctx, versionsAt, func(r *sql.Rows) (string, error) {
		x, _, err := scanVersion(r)
		return x.Hash, err
	}, v.Address)
	if err != nil {
		return nil, err
	}
	var out []record.Decision
	seen := map[string]bool{}
	for _, hash := range versions {
		if seen[hash] {
			continue
		}
		seen[hash] = true
		entries, err := listOf(ctx, decisionsOn, scanEntry, hash)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			d, err := e.Decision()
			if err != nil {
				return nil, err
			}
			if d.On.Document == hash {
				d.On.Document = v.Hash
			}
			out = append(out, d)
		}
	}
	return out, nil
}

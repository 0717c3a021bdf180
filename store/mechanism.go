package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"rapporteur/record"
)

// A Kept is a document with its reading as the record has it.
type Kept struct {
	Hash    string
	Version Version        // what was last told about it
	Reader  string         // which reader read it
	Reading record.Reading // its Document holds the text, and what the reader told of it
}

// A Mechanism is all that the record holds of one dialogue, seen at one
// moment. Stamp tells that moment, see Keep.
type Mechanism struct {
	Key       string
	Stamp     int64
	Readings  []Kept  // of the accounts that are about it, in the order they came
	Decisions []Entry // about passages of those, in the order of the chain
}

// Mechanism fetches all that is known of the mechanism with a key.
func (s *Store) Mechanism(ctx context.Context, key string) (Mechanism, error) {
	m := Mechanism{Key: key}
	err := s.reads(ctx, "fetching the accounts of "+key, func(tx *sql.Tx) error {
		if _, err := some(tx.QueryRowContext(ctx, selectStamp, key).Scan(&m.Stamp)); err != nil {
			return err
		}
		type row struct {
			number          int64
			kept            Kept
			text, body, sum string
		}
		rows, err := list(ctx, tx, func(r *sql.Rows) (k row, err error) {
			return k, r.Scan(&k.number, &k.kept.Hash, &k.text, &k.kept.Reader, &k.body, &k.sum)
		}, mechanismReadings, key)
		if err != nil {
			return err
		}
		told, decided, err := prepareTwo(ctx, tx, selectTold, decisionsOf)
		if err != nil {
			return err
		}
		seen := map[int64]bool{}
		for _, r := range rows {
			if err := r.kept.fill(ctx, told, r.number, r.text, r.body); err != nil {
				return err
			}
			m.Readings = append(m.Readings, r.kept)
			entries, err := listOf(ctx, decided, scanEntry, r.kept.Hash)
			if err != nil {
				return err
			}
			for _, e := range entries {
				if !seen[e.Number] {
					seen[e.Number] = true
					m.Decisions = append(m.Decisions, e)
				}
			}
		}
		sortEntries(m.Decisions)
		return nil
	})
	return m, err
}

// fill completes a reading with its document.
func (k *Kept) fill(ctx context.Context, told *sql.Stmt, number int64, text, body string) error {
	if err := json.Unmarshal([]byte(body), &k.Reading); err != nil {
		return fmt.Errorf("the reading of document %.8s: %w; run rapporteur reread --all", k.Hash, err)
	}
	v, _, err := scanVersion(told.QueryRowContext(ctx, number))
	if err != nil {
		return err
	}
	k.Version = v
	doc := v.Document(text)
	k.Reading.Document.Text, k.Reading.Document.Name, k.Reading.Document.URL = text, doc.Name, doc.URL
	return nil
}

// Reading fetches the reading of one document.
func (s *Store) Reading(ctx context.Context, hash string) (Kept, error) {
	var k Kept
	err := s.reads(ctx, "fetching the reading of "+hash, func(tx *sql.Tx) (err error) {
		if k.Hash, err = whole(ctx, tx, hash); err != nil {
			return err
		}
		var number int64
		var text, body, sum string
		if err := tx.QueryRowContext(ctx, selectText, k.Hash).Scan(&number, &text); err != nil {
			return err
		}
		ok, err := some(tx.QueryRowContext(ctx, selectReading, number).Scan(&k.Reader, &body, &sum))
		if err != nil {
			return err
		}
		if !ok {
			return fmt.Errorf("document %.8s has not been read yet; run rapporteur reread", k.Hash)
		}
		told, err := tx.PrepareContext(ctx, selectTold)
		if err != nil {
			return err
		}
		return k.fill(ctx, told, number, text, body)
	})
	return k, err
}

// A Listed mechanism is one line of a list of all.
type Listed struct {
	Key         string
	Name        string // one of those used
	Parties     []record.Party
	Documents   int
	First, Last record.Date
}

// Mechanisms lists the mechanisms that accounts are about; with keys, only
// those.
func (s *Store) Mechanisms(ctx context.Context, keys ...string) (out []Listed, err error) {
	scan := func(r *sql.Rows) (l Listed, err error) {
		var parties string
		err = r.Scan(&l.Key, &l.Name, &parties, &l.Documents, &l.First, &l.Last)
		l.Parties = unspaced[record.Party](parties)
		return l, err
	}
	err = s.reads(ctx, "listing the mechanisms", func(tx *sql.Tx) error {
		if len(keys) == 0 {
			out, err = list(ctx, tx, scan, listMechanisms)
			return err
		}
		one, err := tx.PrepareContext(ctx, oneMechanism)
		if err != nil {
			return err
		}
		for _, key := range keys {
			found, err := listOf(ctx, one, scan, key)
			if err != nil {
				return err
			}
			out = append(out, found...)
		}
		return nil
	})
	return out, err
}

// A Named is one of the names that accounts give a mechanism.
type Named struct {
	Key, Name string
}

// Names lists the names of mechanisms in whose keys both of two texts occur,
// each of which may be empty. It does not look at the accounts, so it is fast
// in a record of any size.
func (s *Store) Names(ctx context.Context, one, other string) (out []Named, err error) {
	err = s.reads(ctx, "listing the names of mechanisms", func(tx *sql.Tx) error {
		out, err = list(ctx, tx, func(r *sql.Rows) (n Named, err error) {
			return n, r.Scan(&n.Key, &n.Name)
		}, namesLike, one, other)
		return err
	})
	return out, err
}

// Keep keeps what was worked out of a mechanism (what: "dossier", "balance"),
// by which version of the program. It holds until anything of the mechanism
// changes; where that has happened since the stamp was fetched, it is never
// given back.
func (s *Store) Keep(ctx context.Context, m Mechanism, what, maker string, body json.RawMessage) error {
	return s.writes(ctx, "keeping the "+what, func(w writing) error {
		if m.Stamp == 0 {
			// A mechanism that never changed has no stamp yet.
			if err := w.raise(ctx, map[string]bool{m.Key: true}); err != nil {
				return err
			}
			m.Stamp = 1
		}
		_, err := w.exec(ctx, upsertWorked, m.Key, what, maker, m.Stamp, string(body), hexSum(body))
		return err
	})
}

// Kept gives back what was worked out of a mechanism, if it still holds.
func (s *Store) Kept(ctx context.Context, key, what, maker string) (body json.RawMessage, ok bool, err error) {
	err = s.reads(ctx, "fetching the "+what, func(tx *sql.Tx) error {
		var b, sum string
		if ok, err = some(tx.QueryRowContext(ctx, selectWorked, key, what, maker).Scan(&b, &sum)); err != nil || !ok {
			return err
		}
		body = json.RawMessage(b)
		ok = hexSum(body) == sum // a damaged one is simply worked out again
		return nil
	})
	return body, ok, err
}

// A Stands tells where the commitment that a statement opened stands.
type Stands struct {
	Hash     string
	Number   int
	Standing record.Standing
}

// SetStandings replaces what is known of the standings of a mechanism's
// statements, for Search to ask for.
func (s *Store) SetStandings(ctx context.Context, key string, all []Stands) error {
	return s.writes(ctx, "keeping the standings of "+key, func(w writing) error {
		if _, err := w.exec(ctx, clearStandings, key); err != nil {
			return err
		}
		for _, st := range all {
			r, err := w.exec(ctx, insertStanding, key, string(st.Standing), st.Hash, st.Number)
			if err != nil {
				return err
			}
			if n, err := r.RowsAffected(); err != nil || n != 1 {
				return fmt.Errorf("statement %.8s:%d: %w", st.Hash, st.Number, ErrUnknown)
			}
		}
		return nil
	})
}

// DecisionsOf returns what was decided about one document, in the order of the
// chain.
func (s *Store) DecisionsOf(ctx context.Context, hash string) (out []Entry, err error) {
	err = s.reads(ctx, "fetching the decisions on "+hash, func(tx *sql.Tx) error {
		out, err = list(ctx, tx, scanEntry, decisionsOf, hash)
		return err
	})
	return out, err
}

// DecisionsOn returns what was decided about one sort of thing, in the order
// of the chain.
func (s *Store) DecisionsOn(ctx context.Context, what record.What) (out []record.Decision, err error) {
	err = s.reads(ctx, "fetching the decisions on "+string(what), func(tx *sql.Tx) error {
		// The word alone may also stand in a quote; most bodies are without it.
		some, err := list(ctx, tx, scanEntry, decisionsLike, string(what))
		if err != nil {
			return err
		}
		for _, e := range some {
			if d, err := e.Decision(); err != nil {
				return err
			} else if d.On.What == what {
				out = append(out, d)
			}
		}
		return nil
	})
	return out, err
}

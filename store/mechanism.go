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
	Texts   []string       // hashes of all texts that its page has shown, the one it shows now last
}

// A Mechanism is all that the record holds of one dialogue, seen at one
// moment. Stamp tells that moment, see Keep.
type Mechanism struct {
	Key       string
	Stamp     int64
	Readings  []Kept  // of the accounts that are about it, in the order they came
	Decisions []Entry // about passages of those and of earlier texts of their pages, in the order of the chain
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
		told, shown, err := prepareTwo(ctx, tx, selectTold, selectTexts)
		if err != nil {
			return err
		}
		decided, err := tx.PrepareContext(ctx, decisionsOf)
		if err != nil {
			return err
		}
		seen := map[int64]bool{}
		for _, r := range rows {
			if err := r.kept.fill(ctx, told, shown, r.number, r.text, r.body); err != nil {
				return err
			}
			m.Readings = append(m.Readings, r.kept)
			for _, hash := range r.kept.Texts {
				entries, err := listOf(ctx, decided, scanEntry, hash)
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
		}
		sortEntries(m.Decisions)
		return nil
	})
	return m, err
}

// fill completes a reading with its document.
func (k *Kept) fill(ctx context.Context, told, shown *sql.Stmt, number int64, text, body string) error {
	if err := json.Unmarshal([]byte(body), &k.Reading); err != nil {
		return fmt.Errorf("the reading of document %.8s: %w; run rapporteur reread --all", k.Hash, err)
	}
	v, _, err := scanVersion(told.QueryRowContext(ctx, number))
	if err != nil {
		return err
	}
	k.Version = v
	if k.Texts, err = listOf(ctx, shown, scanText, v.Address); err != nil {
		return err
	}
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
			return fmt.Errorf("document %.8s %w", k.Hash, ErrUnread)
		}
		told, shown, err := prepareTwo(ctx, tx, selectTold, selectTexts)
		if err != nil {
			return err
		}
		return k.fill(ctx, told, shown, number, text, body)
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
	err = s.reads(ctx, "listing the mechanisms", func(tx *sql.Tx) error {
		if len(keys) == 0 {
			out, err = list(ctx, tx, scanListed, listMechanisms)
			return err
		}
		one, err := tx.PrepareContext(ctx, oneMechanism)
		if err != nil {
			return err
		}
		for _, key := range keys {
			found, err := listOf(ctx, one, scanListed, key)
			if err != nil {
				return err
			}
			out = append(out, found...)
		}
		return nil
	})
	return out, err
}

// MechanismsWith lists the mechanisms whose keys begin so.
func (s *Store) MechanismsWith(ctx context.Context, beginning string) (out []Listed, err error) {
	err = s.reads(ctx, "listing the mechanisms", func(tx *sql.Tx) error {
		out, err = list(ctx, tx, scanListed, listedOf, beginning, beginning+"\U0010ffff")
		return err
	})
	return out, err
}

func scanListed(r *sql.Rows) (l Listed, err error) {
	var parties string
	err = r.Scan(&l.Key, &l.Name, &parties, &l.Documents, &l.First, &l.Last)
	l.Parties = unspaced[record.Party](parties)
	return l, err
}

// Relisted returns the keys of the mechanisms of which Mechanisms may say
// something else than it did at a moment, which was returned by an earlier
// call; and the moment as of now. all tells that it may be any of them.
func (s *Store) Relisted(ctx context.Context, since int64) (keys []string, now int64, all bool, err error) {
	err = s.reads(ctx, "asking which mechanisms changed", func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, lastListed).Scan(&now); err != nil {
			return err
		}
		if all = since <= 0 || now < since; all || now == since {
			return nil
		}
		keys, err = list(ctx, tx, scanText, listedAfter, since)
		return err
	})
	return keys, now, all, err
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

// LastDecision returns the number of the last decision about one document, 0 for
// none.
func (s *Store) LastDecision(ctx context.Context, hash string) (last int64, err error) {
	err = s.reads(ctx, "asking for the last decision on "+hash, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, lastDecisionOn, hash).Scan(&last)
	})
	return last, err
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

// DecisionsOnMechanisms returns what was decided about mechanisms and their
// names, in the order of the chain.
func (s *Store) DecisionsOnMechanisms(ctx context.Context) (out []record.Decision, err error) {
	err = s.reads(ctx, "fetching the decisions on mechanisms", func(tx *sql.Tx) error {
		entries, err := list(ctx, tx, scanEntry, decisionsOnMechanisms)
		if err != nil {
			return err
		}
		for _, e := range entries {
			d, err := e.Decision()
			if err != nil {
				return err
			}
			if d.On.What == record.OnMechanism {
				out = append(out, d)
			}
		}
		return nil
	})
	return out, err
}

package store

import (
	"context"
	"database/sql"
)

// Keep keeps what was worked out of a mechanism (what: "dossier", "balance"),
// by which version of the program. It holds until anything of the mechanism
// changes; where that has happened since the stamp was fetched, it is never
// given back.
func (s *Store) Keep(ctx context.Context, m Mechanism, what, maker string, body []byte) error {
	return s.writes(ctx, "keeping the "+what, func(w writing) error { return w.keep(ctx, m, what, maker, body) })
}

func (w writing) keep(ctx context.Context, m Mechanism, what, maker string, body []byte) error {
	_, err := w.exec(ctx, upsertWorked, m.Key, what, maker, m.Stamp, body, hexSum(body))
	return err
}

// Kept gives back what was worked out of a mechanism, if it still holds.
func (s *Store) Kept(ctx context.Context, key, what, maker string) (body []byte, ok bool, err error) {
	err = s.reads(ctx, "fetching the "+what, func(tx *sql.Tx) error {
		var sum string
		if ok, err = some(tx.QueryRowContext(ctx, selectWorked, key, what, maker).Scan(&body, &sum)); err != nil || !ok {
			return err
		}
		ok = hexSum(body) == sum // a damaged one is simply worked out again
		return nil
	})
	return body, ok, err
}

// A Settled is what the lists over all mechanisms have of one.
type Settled struct {
	Body      []byte // a summary
	Standings []Stands
	Lines     []Line
}

// Settle keeps, as Keep does, what lists over all mechanisms have of one, in
// the place of all that they had of it; and takes away what they had of
// others, whose names have turned out to be this one's. What the mechanism was
// when its stamp was fetched it may no longer be: then nothing is kept.
func (s *Store) Settle(ctx context.Context, m Mechanism, what, maker string, x Settled, others ...string) error {
	return s.writes(ctx, "keeping what lists have of "+m.Key, func(w writing) error {
		var now int64
		if _, err := w.one(ctx, selectStamp, []any{m.Key}, &now); err != nil || now != m.Stamp {
			return err
		}
		for _, key := range others {
			if err := w.unsettle(ctx, key); err != nil {
				return err
			}
		}
		if err := w.setLines(ctx, m.Key, x.Lines); err != nil {
			return err
		}
		if err := w.setStandings(ctx, m.Key, x.Standings); err != nil {
			return err
		}
		return w.keep(ctx, m, what, maker, x.Body)
	})
}

// Unsettle takes away what was kept of a mechanism that is none any more.
func (s *Store) Unsettle(ctx context.Context, key string) error {
	return s.writes(ctx, "forgetting what was worked out of "+key, func(w writing) error { return w.unsettle(ctx, key) })
}

func (w writing) unsettle(ctx context.Context, key string) error {
	if err := w.setLines(ctx, key, nil); err != nil {
		return err
	}
	if err := w.setStandings(ctx, key, nil); err != nil {
		return err
	}
	_, err := w.exec(ctx, clearWorked, key)
	return err
}

// A Holding is something kept of a mechanism that still holds, and by whom it
// was made.
type Holding struct {
	Key, Maker string
}

// Holding lists of which mechanisms something is kept that holds, and of which
// others something is kept at all.
func (s *Store) Holding(ctx context.Context, what string) (holds []Holding, all []string, err error) {
	err = s.reads(ctx, "asking what is kept", func(tx *sql.Tx) error {
		if holds, err = list(ctx, tx, func(r *sql.Rows) (h Holding, err error) { return h, r.Scan(&h.Key, &h.Maker) }, workedAs, what); err != nil {
			return err
		}
		all, err = list(ctx, tx, scanText, workedOf, what)
		return err
	})
	return holds, all, err
}

// Stamps returns the stamps of all mechanisms that changed after a moment, and
// that moment as of now; both are what Mechanism's stamps are.
func (s *Store) Stamps(ctx context.Context, after int64) (stamps map[string]int64, now int64, err error) {
	stamps, now = map[string]int64{}, after
	err = s.reads(ctx, "asking for changes", func(tx *sql.Tx) error {
		_, err := list(ctx, tx, func(r *sql.Rows) (n int64, err error) {
			var key string
			err = r.Scan(&key, &n)
			stamps[key], now = n, max(now, n)
			return n, err
		}, stampsAfter, after)
		return err
	})
	return stamps, now, err
}

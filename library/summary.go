package library

import (
	"context"
	"encoding/json"

	"rapporteur/dossier"
	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/store"
)

// A Summary is what a list says of a mechanism.
type Summary struct {
	Editions int              `json:"editions"`
	Last     *EditionSummary  `json:"last,omitempty"`
	Next     *EditionSummary  `json:"next,omitempty"`
	Balances []BalanceSummary `json:"balances,omitempty"`
}

// An EditionSummary is what a list says of an edition.
type EditionSummary struct {
	Number int         `json:"number,omitempty"`
	Start  record.Date `json:"start,omitempty"`
	Place  string      `json:"place,omitempty"`
}

// A BalanceSummary is what a list says of what one edition set going.
type BalanceSummary struct {
	Edition string                  `json:"edition"`
	Made    int                     `json:"made"`
	Now     map[record.Standing]int `json:"now"`
}

// SummaryOf sums up a dossier.
func SummaryOf(x dossier.Dossier, lex *lexicon.Lexicon) Summary {
	s := Summary{Editions: len(x.Editions)}
	short := func(e dossier.Edition) *EditionSummary {
		return &EditionSummary{e.Number, e.Start, PlaceOf(lex, e.Place)}
	}
	if n := len(x.Editions); n > 0 {
		s.Last = short(x.Editions[n-1])
		for _, e := range x.Named {
			if e.Number > x.Editions[n-1].Number {
				s.Next = short(e)
			}
		}
	}
	s.Balances = BalancesOf(x)
	return s
}

// BalancesOf tells of each edition that set something going what became of it.
func BalancesOf(x dossier.Dossier) (out []BalanceSummary) {
	for _, b := range x.Balances(false) {
		if b.Made > 0 {
			out = append(out, BalanceSummary{Label(x.Editions[b.Edition]), b.Made, b.Now})
		}
	}
	return out
}

// Summary returns what a list says of a mechanism, worked out anew only where
// something of it has changed. Search is told where its commitments stand.
func (l *Library) Summary(ctx context.Context, d Dialogue) (s Summary, err error) {
	const what = "summary"
	kept := len(d.Keys) == 1 // what several names share changes with each of them
	if kept {
		body, ok, err := l.Kept(ctx, d.Keys[0], what, l.Label)
		if err == nil && ok && json.Unmarshal(body, &s) == nil {
			return s, nil
		}
	}
	var m store.Mechanism
	if kept {
		if m, err = l.Mechanism(ctx, d.Keys[0]); err != nil {
			return s, err
		}
	}
	x, err := l.Dossier(ctx, d)
	if err != nil {
		return s, err
	}
	if err := l.SetStandings(ctx, d.Keys[0], x.Standings()); err != nil {
		return s, err
	}
	s = SummaryOf(x.Dossier, l.Lex)
	if !kept {
		return s, nil
	}
	body, err := json.Marshal(s)
	if err != nil {
		return s, err
	}
	return s, l.Keep(ctx, m, what, l.Label, body)
}

// Settle works out the standings of all mechanisms where they have changed. It
// tells how far it is before each, and ends where the teller says so.
func (l *Library) Settle(ctx context.Context, tell func(n, of int) error) error {
	all, err := l.Dialogues(ctx)
	if err != nil {
		return err
	}
	for i, d := range all {
		if err := tell(i, len(all)); err != nil {
			return err
		}
		if _, err := l.Summary(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

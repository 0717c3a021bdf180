package library

import (
	"rapporteur/dossier"
	"rapporteur/lexicon"
	"rapporteur/record"
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

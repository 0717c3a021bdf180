package library

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/store"
)

// A Told is a mechanism's dossier with the accounts that it stands on.
type Told struct {
	dossier.Dossier
	Kept      map[string]store.Kept // by hash, as they were read
	Readings  []record.Reading      // what was decided laid over them
	Decisions []record.Decision
	at        string // the state of the record that it is of
}

// mostTold is how many dossiers are kept at hand.
const mostTold = 64

// Dossier returns the dossier of a mechanism, made anew only where something of
// it has changed. What it returns belongs to the library and is not to be
// changed.
func (l *Library) Dossier(ctx context.Context, d Dialogue) (Told, error) {
	at, err := l.Stamp(ctx, d.Keys...)
	if err != nil {
		return Told{}, err
	}
	at = strings.Join(d.Keys, "\n") + "\n" + at
	l.mu.Lock()
	x, ok := l.told[d.Keys[0]]
	l.mu.Unlock()
	if ok && x.at == at {
		return x, nil
	}
	if x, err = l.dossier(ctx, d); err != nil {
		return x, err
	}
	x.at = at
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.told) >= mostTold {
		clear(l.told)
	}
	l.told[d.Keys[0]] = x
	return x, nil
}

// dossier makes the dossier of a mechanism. An account whose page has changed
// since counts as it is now, and what was decided about its earlier words
// goes with it.
func (l *Library) dossier(ctx context.Context, d Dialogue) (Told, error) {
	out := Told{Kept: map[string]store.Kept{}}
	var readings []record.Reading
	var decisions []record.Decision
	now := map[string]string{} // what took a text's place
	seen := map[int64]bool{}
	for _, key := range d.Keys {
		m, err := l.Mechanism(ctx, key)
		if err != nil {
			return out, err
		}
		for _, k := range m.Readings {
			if _, ok := out.Kept[k.Hash]; ok || now[k.Hash] != "" {
				continue
			}
			versions, err := l.Versions(ctx, k.Version.Address)
			if err != nil {
				return out, err
			}
			if last := versions[len(versions)-1].Hash; last != k.Hash {
				now[k.Hash] = last
				continue
			}
			out.Kept[k.Hash] = k
			readings = append(readings, k.Reading)
		}
		for _, e := range m.Decisions {
			if seen[e.Number] {
				continue
			}
			seen[e.Number] = true
			x, err := e.Decision()
			if err != nil {
				return out, err
			}
			decisions = append(decisions, x)
		}
	}
	for i := range decisions {
		x := &decisions[i]
		if h := now[x.On.Document]; h != "" {
			x.On.Document = h
		}
		if x.With != nil && now[x.With.Document] != "" {
			with := *x.With
			with.Document = now[with.Document]
			x.With = &with
		}
	}
	out.Dossier = l.Desk.Follow(readings, decisions)
	out.Readings, _ = dossier.Lay(readings, decisions)
	out.Decisions = decisions
	return out, nil
}

// Compare sets two accounts side by side, each named by its hash or the
// beginning of that, with what was decided about them.
func (l *Library) Compare(ctx context.Context, a, b string) (dossier.Comparison, error) {
	var readings [2]record.Reading
	var decisions []record.Decision
	for i, hash := range []string{a, b} {
		k, err := l.Reading(ctx, hash)
		if err != nil {
			return dossier.Comparison{}, err
		}
		of, err := l.Decided(ctx, k.Version)
		if err != nil {
			return dossier.Comparison{}, err
		}
		readings[i], decisions = k.Reading, append(decisions, of...)
	}
	return l.Desk.Compare(readings[0], readings[1], decisions), nil
}

// Standings tells where the commitments stand, by the statements that opened
// them.
func (x Told) Standings() []store.Stands {
	var out []store.Stands
	for _, c := range x.Commitments {
		q := c.Course[0].Quote
		if q == nil {
			continue
		}
		n := slices.IndexFunc(x.Kept[q.Hash].Reading.Statements, func(s record.Statement) bool { return s.Quote == q.Passage })
		if n >= 0 { // a statement that a person added is not in the reading
			out = append(out, store.Stands{Hash: q.Hash, Number: n + 1, Standing: c.Now()})
		}
	}
	return out
}

// Edition finds the edition that a number or a year stands for.
func (x Told) Edition(n int) (int, error) {
	var found []int
	for i, e := range x.Editions {
		if year, _, _ := e.Start.Parts(); e.Number == n || n > 1900 && year == n {
			found = append(found, i)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		var have []string
		for _, e := range x.Editions {
			have = append(have, Label(e))
		}
		return 0, fmt.Errorf("the record has no account of edition %d of %s; it has %s", n, english.Fold(x.Mechanism.Name), english.Listed(have))
	}
	return 0, fmt.Errorf("%s has %d editions that %d may mean", english.Fold(x.Mechanism.Name), len(found), n)
}

// Label names an edition in a column: "10th", else its year.
func Label(e dossier.Edition) string {
	if e.Number > 0 {
		return english.Ordinal(e.Number)
	}
	if year, _, _ := e.Start.Parts(); year > 0 {
		return fmt.Sprint(year)
	}
	if len(e.Accounts) > 0 {
		if year, _, _ := e.Accounts[0].Published.Parts(); year > 0 {
			return fmt.Sprint(year)
		}
	}
	return "?"
}

// PlaceOf writes a place with its country.
func PlaceOf(lex *lexicon.Lexicon, x record.Place) string {
	name, country := english.Fold(x.Name), lex.PartyNames[x.Country]
	if name == "" || name == country {
		return country
	}
	if country == "" {
		return name
	}
	return name + ", " + country
}

// Ruled returns what people said of a statement that was found.
func (l *Library) Ruled(ctx context.Context, h store.Hit) (dossier.Review, error) {
	none := dossier.Review{Statement: h.Statement}
	k, err := l.Reading(ctx, h.Hash)
	if err != nil {
		return none, err
	}
	decisions, err := l.Decided(ctx, k.Version)
	if err != nil || len(decisions) == 0 {
		return none, err
	}
	all, _ := dossier.Reviewed(k.Reading, decisions)
	for _, r := range all {
		if r.Read != nil && r.Read.Quote == h.Statement.Quote {
			return r, nil
		}
	}
	return none, nil
}

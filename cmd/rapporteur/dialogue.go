package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/store"
)

// A library is the record with what it takes to make dossiers of it.
type library struct {
	*store.Store
	lex  *lexicon.Lexicon
	desk *dossier.Desk
	made string // by which reader and lexicon what is kept was worked out
}

// inLibrary opens the record for work on its mechanisms.
func inLibrary(ctx context.Context, flag string, work func(library) error) error {
	lex, err := lexicon.Load("en")
	if err != nil {
		return fmt.Errorf("loading the lexicon: %w", err)
	}
	return inRecord(ctx, flag, func(s *store.Store) error {
		return work(library{s, lex, dossier.New(lex), readerLabel(lex)})
	})
}

// mechanismKeys tells of each meeting of a reading which mechanism it
// belongs to.
func mechanismKeys(desk *dossier.Desk, r record.Reading) []string {
	keys := make([]string, len(r.Meetings))
	for i, m := range r.Meetings {
		keys[i] = desk.Key(m.Parties, m.Mechanism)
	}
	return keys
}

// A dialogue is one mechanism of the record, under all the names that its
// accounts use.
type dialogue struct {
	dossier.Mechanism
	keys        []string // of its names, in the record
	documents   int
	first, last record.Date
}

// dialogues lists the mechanisms of the record.
func (l library) dialogues(ctx context.Context) ([]dialogue, error) {
	all, err := l.Mechanisms(ctx)
	if err != nil {
		return nil, err
	}
	ruled, err := l.decisionsOn(ctx, record.OnMechanism)
	if err != nil {
		return nil, err
	}
	// Each name stands as the one meeting of a reading, for the dossier to
	// bring those together that are one mechanism's.
	var out []dialogue
	named := make([]record.Reading, len(all))
	for i, m := range all {
		if l.desk.Recurring(m.Name) {
			named[i].Meetings = []record.Meeting{{ID: "m1", Role: record.Subject, Mechanism: m.Name, Parties: m.Parties}}
		} else {
			out = append(out, dialogue{dossier.Mechanism{Name: m.Name, Parties: m.Parties}, []string{m.Key}, m.Documents, m.First, m.Last})
		}
	}
	for _, m := range l.desk.Mechanisms(named, ruled) {
		d := dialogue{Mechanism: m}
		for _, at := range m.At {
			x := all[at.Reading]
			d.keys = append(d.keys, x.Key)
			d.documents += x.Documents
			if d.first == "" || x.First != "" && x.First < d.first {
				d.first = x.First
			}
			d.last = max(d.last, x.Last)
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b dialogue) int {
		return cmp.Or(strings.Compare(l.partyList(a.Parties), l.partyList(b.Parties)), strings.Compare(a.Name, b.Name))
	})
	return out, nil
}

// decisionsOn returns the decisions about one sort of thing.
func (l library) decisionsOn(ctx context.Context, what record.What) ([]record.Decision, error) {
	var out []record.Decision
	for e, err := range l.Decisions(ctx) {
		if err != nil {
			return nil, err
		}
		d, err := e.Decision()
		if err != nil {
			return nil, err
		}
		if d.On.What == what {
			out = append(out, d)
		}
	}
	return out, nil
}

// choose finds the one mechanism that words stand for: names of parties and
// words of its name, in any order.
func (l library) choose(ctx context.Context, words []string) (dialogue, error) {
	all, err := l.dialogues(ctx)
	if err != nil {
		return dialogue{}, err
	}
	parties, rest := l.partiesIn(words)
	var fit []dialogue
	for _, d := range all {
		if slices.Contains(d.keys, strings.Join(words, " ")) {
			return d, nil
		}
		if d.answersTo(parties, rest) {
			fit = append(fit, d)
		}
	}
	// A dialogue goes before calls and visits of the same parties.
	if lasting := slices.DeleteFunc(slices.Clone(fit), func(d dialogue) bool { return !l.desk.Recurring(d.Name) }); len(lasting) > 0 {
		fit = lasting
	}
	said := strings.Join(words, " ")
	switch len(fit) {
	case 1:
		return fit[0], nil
	case 0:
		return dialogue{}, fmt.Errorf("the record has no mechanism that answers to %q; rapporteur list shows those it has", said)
	}
	var names []string
	for i, d := range fit {
		if i == 6 {
			names = append(names, fmt.Sprintf("and %d more", len(fit)-i))
			break
		}
		names = append(names, fmt.Sprintf("  %s (%s)", english.Fold(d.Name), l.partyList(d.Parties)))
	}
	return dialogue{}, fmt.Errorf("%d mechanisms answer to %q; add a word that only one of them has:\n%s", len(fit), said, strings.Join(names, "\n"))
}

// partiesIn parts the names of parties from other words.
func (l library) partiesIn(words []string) (parties []record.Party, rest []string) {
	words = strings.FieldsFunc(strings.Join(words, " "), func(r rune) bool { return r == ' ' || r == '-' || r == '–' || r == ',' })
	for i := 0; i < len(words); {
		found := 0
		for n := min(4, len(words)-i); n > 0 && found == 0; n-- {
			name := strings.Join(words[i:i+n], " ")
			if p, err := partyNamed(l.lex, "", name); err == nil {
				parties, found = append(parties, p), n
			} else if p, ok := l.lex.Parties.Exact(name); ok && p.Form != lexicon.PlaceIn {
				parties, found = append(parties, p.Party), n
			}
		}
		if found == 0 {
			rest = append(rest, words[i])
			found = 1
		}
		i += found
	}
	return parties, rest
}

// answersTo tells whether a mechanism has these parties and one of its names
// all these words.
func (d dialogue) answersTo(parties []record.Party, words []string) bool {
	for _, p := range parties {
		if !slices.Contains(d.Parties, p) {
			return false
		}
	}
	return slices.ContainsFunc(append([]dossier.Naming{{Name: d.Name}}, d.Names...), func(n dossier.Naming) bool {
		have := lexicon.Split(n.Name)
		for _, w := range words {
			if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(lexicon.Key(h), lexicon.Key(w)) }) {
				return false
			}
		}
		return true
	})
}

func (l library) partyList(all []record.Party) string {
	var names []string
	for _, p := range all {
		names = append(names, nameOf(string(p), l.lex.PartyNames))
	}
	return english.Listed(names)
}

// A told is a mechanism's dossier with the accounts that it stands on.
type told struct {
	dossier.Dossier
	kept map[string]store.Kept // by hash
}

// dossier makes the dossier of a mechanism. An account whose page has changed
// since counts as it is now, and what was decided about its earlier words
// goes with it.
func (l library) dossier(ctx context.Context, d dialogue) (told, error) {
	out := told{kept: map[string]store.Kept{}}
	var readings []record.Reading
	var decisions []record.Decision
	now := map[string]string{} // what took a text's place
	seen := map[int64]bool{}
	for _, key := range d.keys {
		m, err := l.Mechanism(ctx, key)
		if err != nil {
			return out, err
		}
		for _, k := range m.Readings {
			if _, ok := out.kept[k.Hash]; ok || now[k.Hash] != "" {
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
			out.kept[k.Hash] = k
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
	out.Dossier = l.desk.Follow(readings, decisions)
	return out, nil
}

// decided returns what was decided about an account and about the earlier
// texts of its page.
func (l library) decided(ctx context.Context, k store.Kept) ([]record.Decision, error) {
	versions, err := l.Versions(ctx, k.Version.Address)
	if err != nil {
		return nil, err
	}
	var out []record.Decision
	seen := map[string]bool{}
	for _, v := range versions {
		if seen[v.Hash] {
			continue
		}
		seen[v.Hash] = true
		entries, err := l.DecisionsOf(ctx, v.Hash)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			x, err := e.Decision()
			if err != nil {
				return nil, err
			}
			if x.On.Document == v.Hash {
				x.On.Document = k.Hash
			}
			out = append(out, x)
		}
	}
	return out, nil
}

// A summary is what a list says of a mechanism.
type summary struct {
	Editions int              `json:"editions"`
	Last     *editionSummary  `json:"last,omitempty"`
	Next     *editionSummary  `json:"next,omitempty"`
	Balances []balanceSummary `json:"balances,omitempty"`
}

type editionSummary struct {
	Number int         `json:"number,omitempty"`
	Start  record.Date `json:"start,omitempty"`
	Place  string      `json:"place,omitempty"`
}

type balanceSummary struct {
	Edition string                  `json:"edition"`
	Made    int                     `json:"made"`
	Now     map[record.Standing]int `json:"now"`
}

func summaryOf(x dossier.Dossier, lex *lexicon.Lexicon) summary {
	s := summary{Editions: len(x.Editions)}
	short := func(e dossier.Edition) *editionSummary {
		return &editionSummary{e.Number, e.Start, placeOf(lex, e.Place)}
	}
	if n := len(x.Editions); n > 0 {
		s.Last = short(x.Editions[n-1])
		for _, e := range x.Named {
			if e.Number > x.Editions[n-1].Number {
				s.Next = short(e)
			}
		}
	}
	for _, b := range x.Balances(false) {
		if b.Made > 0 {
			s.Balances = append(s.Balances, balanceSummary{label(x.Editions[b.Edition]), b.Made, b.Now})
		}
	}
	return s
}

// summary returns what a list says of a mechanism, worked out anew only where
// something of it has changed. Search is told where its commitments stand.
func (l library) summary(ctx context.Context, d dialogue) (s summary, err error) {
	const what = "summary"
	kept := len(d.keys) == 1 // what several names share changes with each of them
	if kept {
		body, ok, err := l.Kept(ctx, d.keys[0], what, l.made)
		if err == nil && ok && json.Unmarshal(body, &s) == nil {
			return s, nil
		}
	}
	var m store.Mechanism
	if kept {
		if m, err = l.Mechanism(ctx, d.keys[0]); err != nil {
			return s, err
		}
	}
	x, err := l.dossier(ctx, d)
	if err != nil {
		return s, err
	}
	if err := l.SetStandings(ctx, d.keys[0], x.standings()); err != nil {
		return s, err
	}
	s = summaryOf(x.Dossier, l.lex)
	if !kept {
		return s, nil
	}
	body, err := json.Marshal(s)
	if err != nil {
		return s, err
	}
	return s, l.Keep(ctx, m, what, l.made, body)
}

// standings tells where the commitments stand, by the statements that opened
// them.
func (x told) standings() []store.Stands {
	var out []store.Stands
	for _, c := range x.Commitments {
		q := c.Course[0].Quote
		if q == nil {
			continue
		}
		n := slices.IndexFunc(x.kept[q.Hash].Reading.Statements, func(s record.Statement) bool { return s.Quote == q.Passage })
		if n >= 0 { // a statement that a person added is not in the reading
			out = append(out, store.Stands{Hash: q.Hash, Number: n + 1, Standing: c.Now()})
		}
	}
	return out
}

// settle works out the standings of all mechanisms where they have changed.
func (l library) settle(ctx context.Context, stderr io.Writer) error {
	all, err := l.dialogues(ctx)
	if err != nil {
		return err
	}
	bar := progress(stderr, len(all), true)
	defer func() { _ = bar.Clear() }()
	for _, d := range all {
		if ctx.Err() != nil {
			return fmt.Errorf("%w; the same command goes on from there", errInterrupted)
		}
		if _, err := l.summary(ctx, d); err != nil {
			return err
		}
		_ = bar.Add(1)
	}
	return nil
}

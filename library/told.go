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

// A Told is a mechanism's dossier, with what else its accounts taken together
// tell.
type Told struct {
	dossier.Dossier
	Hashes      []string         // of the accounts, as the dossier's Mechanism.At counts them
	Openings    []record.Passage // of each account, the words by which it is about the mechanism
	Areas       []AreaRow
	Instruments []Instrument
	Stands      []store.Stands // where the commitments stand, by the statements that opened them

	at string // the state of the record that it is of
}

// An AreaRow tells what was said of an area from edition to edition.
type AreaRow struct {
	Area  record.Area
	Cells []AreaCell // one for each edition
}

// An AreaCell is the most binding act about an area at an edition, how that
// stands to the edition before, and how many statements there are.
type AreaCell struct {
	Kind   record.Kind
	Change record.Standing
	Count  int
}

// An Instrument is a document of the two sides that accounts name.
type Instrument struct {
	Name  string
	Date  record.Date
	Cites []InstrumentCite
}

// An InstrumentCite is a place where an instrument is named.
type InstrumentCite struct {
	Edition int
	Hash    string
	Passage record.Passage
}

// mostSteps is how many steps of commitments the dossiers at hand may have
// together; a step takes about 200 bytes.
const mostSteps = 300_000

// Dossier returns the dossier of a mechanism, made anew only where something of
// it has changed. What it returns belongs to the library and is not to be
// changed.
func (l *Library) Dossier(ctx context.Context, d Dialogue) (Told, error) {
	at, err := l.Stamp(ctx, d.Keys...)
	if err != nil {
		return Told{}, err
	}
	now := strings.Join(d.Keys, "\n") + "\n" + at
	l.mu.Lock()
	x, ok := l.told[d.Keys[0]]
	l.mu.Unlock()
	if ok && x.at == now {
		return x, nil
	}
	if x, err = l.keptDossier(ctx, d, at); err != nil {
		return x, err
	}
	x.at = now
	steps := 0
	for _, c := range x.Commitments {
		steps += len(c.Course)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.steps += steps; l.steps > mostSteps {
		clear(l.told)
		l.steps = steps
	}
	l.told[d.Keys[0]] = x
	return x, nil
}

// dossier makes the dossier of a mechanism. An account whose page has changed
// since counts as it is now, and what was decided about its earlier words
// goes with it.
func (l *Library) dossier(ctx context.Context, d Dialogue) (Told, error) {
	var out Told
	var kept []store.Kept
	var entries []store.Entry
	for _, key := range d.Keys {
		m, err := l.Mechanism(ctx, key)
		if err != nil {
			return out, err
		}
		for _, k := range m.Readings {
			if k.Texts[len(k.Texts)-1] == k.Hash && !slices.Contains(out.Hashes, k.Hash) {
				kept, out.Hashes = append(kept, k), append(out.Hashes, k.Hash)
			}
		}
		entries = append(entries, m.Decisions...)
	}
	decisions, err := decisionsOn(kept, entries)
	if err != nil {
		return out, err
	}
	readings := make([]record.Reading, len(kept))
	for i, k := range kept {
		readings[i] = k.Reading
	}
	laid, orphans := dossier.Lay(readings, decisions)
	out.Dossier = l.Desk.FollowLaid(laid, orphans, decisions)
	for _, row := range dossier.Matrix(out.Dossier, laid) {
		line := AreaRow{Area: row.Area}
		for _, c := range row.Cells {
			line.Cells = append(line.Cells, AreaCell{c.Strongest, c.Change, len(c.Statements)})
		}
		out.Areas = append(out.Areas, line)
	}
	out.gather(kept)
	return out, nil
}

// decisionsOn reads decisions about accounts, each once and in the order of the
// chain. What was decided about an earlier text of a page is taken to be about
// the one that the page shows now.
func decisionsOn(kept []store.Kept, entries []store.Entry) ([]record.Decision, error) {
	now := map[string]string{}
	for _, k := range kept {
		for _, text := range k.Texts {
			now[text] = k.Hash
		}
	}
	for _, k := range kept {
		now[k.Hash] = k.Hash
	}
	slices.SortFunc(entries, func(a, b store.Entry) int { return int(a.Number - b.Number) })
	entries = slices.CompactFunc(entries, func(a, b store.Entry) bool { return a.Number == b.Number })
	out := make([]record.Decision, 0, len(entries))
	for _, e := range entries {
		x, err := e.Decision()
		if err != nil {
			return nil, err
		}
		if h := now[x.On.Document]; h != "" {
			x.On.Document = h
		}
		if x.With != nil && now[x.With.Document] != "" {
			with := *x.With
			with.Document = now[with.Document]
			x.With = &with
		}
		out = append(out, x)
	}
	return out, nil
}

// gather notes the instruments that accounts name, and which of their
// statements opened a commitment.
func (x *Told) gather(kept []store.Kept) {
	by := map[string]*record.Reading{}
	for i := range kept {
		by[kept[i].Hash] = &kept[i].Reading
	}
	at := map[string]int{} // places of instruments, by name
	for _, k := range kept {
		x.Openings = append(x.Openings, openingOf(k.Reading))
	}
	for e, edition := range x.Editions {
		for _, a := range edition.Accounts {
			if by[a.Hash] == nil {
				continue
			}
			for _, in := range by[a.Hash].Instruments {
				name := english.Fold(in.Name)
				i, ok := at[name]
				if !ok {
					i = len(x.Instruments)
					at[name] = i
					x.Instruments = append(x.Instruments, Instrument{Name: name})
				}
				if x.Instruments[i].Date == "" {
					x.Instruments[i].Date = in.Date
				}
				if len(in.Evidence) > 0 {
					x.Instruments[i].Cites = append(x.Instruments[i].Cites, InstrumentCite{e, a.Hash, in.Evidence[0]})
				}
			}
		}
	}
	for _, c := range x.Commitments {
		q := c.Course[0].Quote
		if q == nil || by[q.Hash] == nil {
			continue
		}
		n := slices.IndexFunc(by[q.Hash].Statements, func(s record.Statement) bool { return s.Quote == q.Passage })
		if n >= 0 { // a statement that a person added is not in the reading
			x.Stands = append(x.Stands, store.Stands{Hash: q.Hash, Number: n + 1, Standing: c.Now()})
		}
	}
}

// openingOf returns the passage by which an account tells which meeting it is
// about, else its first statement.
func openingOf(r record.Reading) record.Passage {
	for _, m := range r.Meetings {
		if m.Role == record.Subject && len(m.Evidence) > 0 {
			return m.Evidence[0]
		}
	}
	if len(r.Statements) > 0 {
		return r.Statements[0].Quote
	}
	return record.Passage{}
}

// Opening returns the passage by which an account of the dossier tells which
// meeting it is about.
func (x Told) Opening(hash string) (p record.Passage, ok bool) {
	if i := slices.Index(x.Hashes, hash); i >= 0 {
		p = x.Openings[i]
	}
	return p, p.End > 0
}

// Accounts are some accounts with all that was read in them and decided about
// them.
type Accounts struct {
	Kept      map[string]store.Kept     // by hash, as they were read
	Laid      map[string]record.Reading // what was decided laid over them
	Decisions []record.Decision
}

// Accounts fetches accounts of a dossier by their hashes.
func (l *Library) Accounts(ctx context.Context, hashes ...string) (Accounts, error) {
	out := Accounts{Kept: map[string]store.Kept{}, Laid: map[string]record.Reading{}}
	var kept []store.Kept
	var entries []store.Entry
	for _, hash := range hashes {
		k, err := l.Reading(ctx, hash)
		if err != nil {
			return out, err
		}
		kept = append(kept, k)
		out.Kept[hash] = k
		for _, text := range k.Texts {
			of, err := l.DecisionsOf(ctx, text)
			if err != nil {
				return out, err
			}
			entries = append(entries, of...)
		}
	}
	var err error
	if out.Decisions, err = decisionsOn(kept, entries); err != nil {
		return out, err
	}
	for _, k := range kept {
		laid, _ := dossier.Lay([]record.Reading{k.Reading}, out.Decisions)
		out.Laid[k.Hash] = laid[0]
	}
	return out, nil
}

// Said returns the statements that an account tells of the mechanism's meeting,
// and none that were made on a call beside it.
func (x Told) Said(all Accounts, hash string) []record.Statement {
	return dossier.Said(x.Mechanism, slices.Index(x.Hashes, hash), all.Laid[hash])
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
	if len(h.Decisions) == 0 {
		return none, nil
	}
	k, err := l.Reading(ctx, h.Hash)
	if err != nil {
		return none, err
	}
	all, _ := dossier.Reviewed(k.Reading, h.Decisions)
	for _, r := range all {
		if r.Read != nil && r.Read.Quote == h.Statement.Quote {
			return r, nil
		}
	}
	return none, nil
}

package page

import (
	"context"
	"slices"
	"strings"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

// A Meeting is one edition of a mechanism.
type Meeting struct {
	Mechanism string           `json:"mechanism"`
	There     string           `json:"mechanism_href"`
	Label     string           `json:"edition"`
	Number    int              `json:"number,omitempty"`
	Start     record.Date      `json:"start"`
	End       record.Date      `json:"end"`
	Place     record.Place     `json:"place"`
	Parties   []record.Party   `json:"parties"`
	Heads     []record.Head    `json:"heads"`
	Why       string           `json:"why,omitempty"`
	Accounts  []AccountChoice  `json:"accounts"`
	Before    *EditionLine     `json:"before,omitempty"`
	Next      *EditionLine     `json:"next,omitempty"`
	Sides     []SideStatements `json:"sides"`
	Count     int              `json:"statements"`
	All       int              `json:"-"`
	Area      record.Area      `json:"area,omitempty"`
	Kind      record.Kind      `json:"kind,omitempty"`
	Areas     []record.Area    `json:"-"`
	Kinds     []record.Kind    `json:"-"`
	Here      string           `json:"-"`
	Differ    []Difference     `json:"differs,omitempty"`
	Compare   []PairOf         `json:"comparisons,omitempty"`
}

// SideStatements are what one side did, or both together.
type SideStatements struct {
	By         []record.Party  `json:"by"`
	Statements []StatementLine `json:"statements"`
}

// A StatementLine is a statement as lists show it.
type StatementLine struct {
	Quoted
	Towards []record.Party `json:"to,omitempty"`
	Areas   []record.Area  `json:"areas"`
	Due     record.Date    `json:"due,omitempty"`
	Account string         `json:"account,omitempty"` // A, B … where there are several
}

// A PairOf is two accounts that can be compared.
type PairOf struct {
	A    string `json:"a"`
	B    string `json:"b"`
	To   string `json:"href"`
	Same int    `json:"same"`
	Not  int    `json:"differs"`
	Only int    `json:"only_one"`
}

// A Difference is what two accounts tell differently.
type Difference struct {
	A   Quoted `json:"a"`
	B   Quoted `json:"b"`
	How string `json:"how"`
}

// Meeting makes the page of one edition of a mechanism, with the statements
// that are about an area or of a kind where these are not empty.
func (v View) Meeting(ctx context.Context, mechanism, edition string, area record.Area, kind record.Kind) (Meeting, error) {
	d, x, i, err := v.edition(ctx, mechanism, edition)
	if err != nil {
		return Meeting{}, err
	}
	e := x.Editions[i]
	slugs := library.EditionSlugs(x.Editions)
	p := Meeting{
		Mechanism: v.mechanismTitle(x.Mechanism.Name), There: v.mechanismLink(d), Label: library.Label(e), Number: e.Number, Start: e.Start, End: e.End, Place: e.Place,
		Parties: sidesOf(x.Mechanism.Parties, e.Heads), Heads: e.Heads, Why: english.Fold(e.Why), Here: v.editionLink(d, slugs[i]),
		Area: area, Kind: kind, Sides: []SideStatements{},
	}
	if !p.Area.Known() {
		p.Area = ""
	}
	if p.Kind.Class() == "" {
		p.Kind = ""
	}
	for _, a := range e.Accounts {
		p.Accounts = append(p.Accounts, v.accountChoice(a))
	}
	near := func(k int) *EditionLine {
		if k < 0 || k >= len(x.Editions) {
			return nil
		}
		return &EditionLine{ID: slugs[k], Label: library.Label(x.Editions[k]), Start: x.Editions[k].Start, To: v.editionLink(d, slugs[k])}
	}
	p.Before, p.Next = near(i-1), near(i+1)
	all, err := v.Library.Accounts(ctx, each(e.Accounts, func(a dossier.Account) string { return a.Hash })...)
	if err != nil {
		return p, err
	}
	v.saidAt(&p, x, all, e)
	v.compared(&p, all, e)
	return p, nil
}

// edition finds the edition of a mechanism that an address names.
func (v View) edition(ctx context.Context, mechanism, id string) (library.Dialogue, library.Told, int, error) {
	d, x, err := v.dialogue(ctx, mechanism)
	if err != nil {
		return d, x, 0, err
	}
	i := x.EditionAt(id)
	if i < 0 {
		return d, x, 0, ErrNone
	}
	return d, x, i, nil
}

// sidesOf lists the parties, and those of heads that are none of them.
func sidesOf(parties []record.Party, heads []record.Head) []record.Party {
	out := slices.Clone(parties)
	for _, h := range heads {
		if !slices.Contains(out, h.Party) {
			out = append(out, h.Party)
		}
	}
	return out
}

// saidAt gathers the statements of a meeting by side and by kind, as far as the
// area and the kind asked for let them through.
func (v View) saidAt(p *Meeting, x library.Told, all library.Accounts, e dossier.Edition) {
	bySide := map[string]int{}
	areas, kinds := map[record.Area]bool{}, map[record.Kind]bool{}
	for n, a := range e.Accounts {
		for _, c := range x.Said(all, a.Hash) {
			p.All++
			kinds[c.Kind] = true
			for _, area := range c.Areas {
				areas[area] = true
			}
			if p.Area != "" && !slices.Contains(c.Areas, p.Area) || p.Kind != "" && c.Kind != p.Kind {
				continue
			}
			line := StatementLine{Quoted: v.statementQuoted(all, a.Hash, c), Towards: c.To, Areas: c.Areas, Due: c.Due}
			if len(e.Accounts) > 1 {
				line.Account = letter(n)
			}
			by := slices.Sorted(slices.Values(c.By))
			key := strings.Join(each(by, func(p record.Party) string { return string(p) }), " ")
			k, ok := bySide[key]
			if !ok {
				k = len(p.Sides)
				bySide[key] = k
				p.Sides = append(p.Sides, SideStatements{By: by})
			}
			p.Sides[k].Statements = append(p.Sides[k].Statements, line)
			p.Count++
		}
	}
	// What both did comes first; within a side, the most binding.
	slices.SortStableFunc(p.Sides, func(a, b SideStatements) int { return len(b.By) - len(a.By) })
	for _, s := range p.Sides {
		slices.SortStableFunc(s.Statements, func(a, b StatementLine) int {
			return slices.Index(record.Kinds, a.Kind) - slices.Index(record.Kinds, b.Kind)
		})
	}
	for _, a := range record.AllAreas() {
		if areas[a] {
			p.Areas = append(p.Areas, a)
		}
	}
	for _, k := range record.Kinds {
		if kinds[k] {
			p.Kinds = append(p.Kinds, k)
		}
	}
}

// letter names the accounts of a meeting A, B, C.
func letter(n int) string {
	if n < 26 {
		return string(rune('A' + n))
	}
	return itoa(n + 1)
}

func (v View) statementQuoted(all library.Accounts, hash string, st record.Statement) Quoted {
	return Quoted{
		Hash: hash, Passage: st.Quote, Quote: PassageWords(all.Kept[hash].Reading.Document.Text, st.Quote),
		Kind: st.Kind, By: st.By, Speaker: english.Fold(st.Speaker), To: v.DocumentLink(hash, st.Quote),
	}
}

// PassageWords cuts the words of a passage out, on one line.
func PassageWords(text string, p record.Passage) string {
	rs := []rune(text)
	start := max(0, min(p.Start, len(rs)))
	return english.Fold(string(rs[start:max(start, min(p.End, len(rs)))]))
}

// compared tells what the accounts of one meeting tell differently: each with
// the first.
func (v View) compared(p *Meeting, all library.Accounts, e dossier.Edition) {
	for i := 1; i < len(e.Accounts); i++ {
		a, b := e.Accounts[0].Hash, e.Accounts[i].Hash
		c := v.Library.Desk.Compare(all.Kept[a].Reading, all.Kept[b].Reading, all.Decisions)
		pair := PairOf{A: letter(0), B: letter(i), To: v.Link([]string{"compare"}, "a", inAddress(a), "b", inAddress(b)), Only: len(c.OnlyA) + len(c.OnlyB)}
		for _, t := range c.Pairs {
			if t.Same {
				pair.Same++
				continue
			}
			pair.Not++
			p.Differ = append(p.Differ, Difference{v.quoted(t.A), v.quoted(t.B), english.Fold(t.How)})
		}
		p.Compare = append(p.Compare, pair)
	}
}

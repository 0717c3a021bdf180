package page

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
)

// A SearchQuery says what is looked for. Empty fields ask for nothing.
type SearchQuery struct {
	Words    string          `json:"q"`
	By       string          `json:"by,omitempty"`
	To       string          `json:"to,omitempty"`
	Kind     record.Kind     `json:"kind,omitempty"`
	Area     record.Area     `json:"area,omitempty"`
	Person   string          `json:"person,omitempty"`
	Since    string          `json:"since,omitempty"`
	Until    string          `json:"until,omitempty"`
	Standing record.Standing `json:"standing,omitempty"`
	In       string          `json:"in,omitempty"` // "texts": whole documents
	Key      string          `json:"mechanism,omitempty"`
	Part     Part            `json:"-"`
}

// fields are the name, value pairs of a search's address, what narrows it
// before what tells where to look.
func (q SearchQuery) fields() []string {
	return []string{
		"q", q.Words, "by", q.By, "to", q.To, "kind", string(q.Kind), "area", string(q.Area), "person", q.Person, "since", q.Since, "until", q.Until,
		"standing", string(q.Standing), "mechanism", q.Key, "in", q.In,
	}
}

// asks tells whether anything is looked for.
func (q SearchQuery) asks() bool {
	q.In, q.Part = "", Part{}
	return q != SearchQuery{}
}

// A Search is what was asked for, and what was found.
type Search struct {
	SearchQuery
	Asked     bool              `json:"-"`
	Left      int               `json:"mechanisms_left_out,omitempty"` // of the standings, see Commitments
	Total     int               `json:"total"`
	Most      bool              `json:"at_least,omitempty"`
	From      int               `json:"-"`
	Hits      []HitLine         `json:"hits"`
	Texts     []TextLine        `json:"texts,omitempty"`
	Facets    []Facet           `json:"facets,omitempty"`
	Chosen    []Filter          `json:"-"` // what narrows the search, to take it off
	Less      string            `json:"less,omitempty"`
	More      string            `json:"more,omitempty"`
	Fault     string            `json:"fault,omitempty"`
	Kinds     []record.Kind     `json:"-"`
	Areas     []record.Area     `json:"-"`
	Standings []record.Standing `json:"-"`
}

// A HitLine is a statement that was found.
type HitLine struct {
	StatementLine
	Runs      []Run           `json:"-"`
	Mechanism string          `json:"mechanism"`
	Ordinal   *int            `json:"ordinal,omitempty"`
	Date      record.Date     `json:"date"`
	Standing  record.Standing `json:"standing,omitempty"`
	Act       record.Act      `json:"decided,omitempty"`
	Who       string          `json:"decided_by,omitempty"`
	Title     string          `json:"title"`
	Publisher string          `json:"publisher"`
}

// A TextLine is a document that was found.
type TextLine struct {
	AccountChoice
	Published record.Date `json:"published"`
	Runs      []Run       `json:"-"`
}

// A Facet counts what is found under one head.
type Facet struct {
	Name   string       `json:"name"`
	Values []FacetValue `json:"values"`
}

// A FacetValue is one of what a facet counts.
type FacetValue struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count int    `json:"count"`
	To    string `json:"href"`
}

// hitsPerPage is how many hits stand on a page.
const hitsPerPage = 20

// facetLength is how many values a facet shows.
const facetLength = 8

// Search makes the page of a search. Where what was asked for is at fault, the
// page goes with the Fault.
func (v View) Search(ctx context.Context, q SearchQuery) (Search, error) {
	q.Words = strings.TrimSpace(q.Words)
	p := Search{SearchQuery: q, Asked: q.asks(), Hits: []HitLine{}, Kinds: record.Kinds, Areas: record.AllAreas(), Standings: record.Standings}
	if !p.Asked {
		return p, nil
	}
	return p, v.find(ctx, &p)
}

// question makes the search of what was asked.
func (v View) question(p *Search) (store.Search, error) {
	q := store.Search{
		Words: p.Words, Kind: p.Kind, Area: p.Area, Person: p.Person, Standing: p.Standing, Key: p.Key,
		Since: record.Date(p.Since), Until: record.Date(p.Until),
	}
	q.Skip, q.Limit = p.Part.skip(hitsPerPage)
	var err error
	switch {
	case !q.Since.Valid():
		return q, Wrong("error.date", p.Since)
	case !q.Until.Valid():
		return q, Wrong("error.date", p.Until)
	case p.Kind != "" && p.Kind.Class() == "":
		return q, Wrong("error.kind", string(p.Kind))
	case p.Area != "" && !p.Area.Known():
		return q, Wrong("error.area", string(p.Area))
	case p.Standing != "" && !slices.Contains(record.Standings, p.Standing):
		return q, Wrong("error.form", string(p.Standing))
	}
	if q.By, err = library.PartyNamed(v.Library.Lex, "", p.By); err != nil {
		return q, Wrong("error.party", p.By)
	}
	if q.To, err = library.PartyNamed(v.Library.Lex, "", p.To); err != nil {
		return q, Wrong("error.party", p.To)
	}
	return q, nil
}

func (v View) find(ctx context.Context, p *Search) error {
	q, err := v.question(p)
	if err != nil {
		return err
	}
	if p.Standing != "" {
		if p.Left, err = v.Library.CatchUp(ctx, worthWaiting); err != nil {
			return err
		}
	}
	p.From = q.Skip + 1
	if p.In == "texts" {
		return v.findTexts(ctx, p, q)
	}
	hits, total, f, err := v.Library.StatementsCounted(ctx, q)
	if err != nil {
		return badQuery(err)
	}
	p.Total, p.Most = total, total >= store.Most
	for _, h := range hits {
		r, err := v.Library.Ruled(ctx, h)
		if err != nil {
			return err
		}
		line := HitLine{
			StatementLine: StatementLine{
				Quoted:  Quoted{h.Hash, h.Statement.Quote, h.Quote, r.Statement.Kind, r.Statement.By, english.Fold(r.Statement.Speaker), v.DocumentLink(h.Hash, h.Statement.Quote)},
				Towards: r.Statement.To, Areas: r.Statement.Areas, Due: r.Statement.Due,
			},
			Runs: marked(h.Quote, h.Marks), Mechanism: english.Fold(h.Mechanism), Ordinal: h.Ordinal, Date: h.Date, Standing: h.Standing, Act: r.Act(),
			Title: english.Fold(h.Document.Title), Publisher: english.Fold(h.Document.Publisher),
		}
		if last := r.Last(); last != nil {
			line.Who = english.Fold(last.Who)
		}
		p.Hits = append(p.Hits, line)
	}
	p.Less, p.More = v.searchAddress(p).parts(p.Part, q.Skip+len(hits) < total)
	p.Facets = v.facets(p, f)
	v.chosen(p, f.Names)
	return nil
}

// badQuery turns the store's word that nothing can be looked for into a fault
// of the form.
func badQuery(err error) error {
	if store.IsQuery(err) {
		return Wrong("error.query", "")
	}
	return err
}

func (v View) findTexts(ctx context.Context, p *Search, q store.Search) error {
	hits, total, err := v.Library.Documents(ctx, q)
	if err != nil {
		return badQuery(err)
	}
	p.Total, p.Most = total, total >= store.Most
	for _, h := range hits {
		line := TextLine{AccountChoice: AccountChoice{h.Hash, v.documentTitle(h.Document.Title), english.Fold(h.Document.Publisher), v.DocumentLink(h.Hash)}, Published: h.Document.Published}
		if len(h.Marks) > 0 {
			line.To = v.DocumentAt(h.Hash, "at", Span(h.Marks[0])) + "#p" + Span(h.Marks[0])
			line.Runs = around(h.Document.Text, h.Marks)
		}
		p.Texts = append(p.Texts, line)
	}
	p.Less, p.More = v.searchAddress(p).parts(p.Part, q.Skip+len(hits) < total)
	return nil
}

func (v View) searchAddress(p *Search) varied {
	return varied{v.Link([]string{"search"}), p.fields()}
}

// marked parts a text into what was looked for and the rest.
func marked(text string, marks []record.Passage) []Run {
	rs := []rune(text)
	var out []Run
	at := 0
	put := func(from, to int, own bool) {
		if from < to && to <= len(rs) {
			out = append(out, Run{string(rs[from:to]), own})
			at = to
		}
	}
	for _, m := range marks {
		if m.Start >= at {
			put(at, m.Start, false)
			put(m.Start, m.End, true)
		}
	}
	put(at, len(rs), false)
	return out
}

// around cuts out the part of a text that the first mark stands in.
func around(text string, marks []record.Passage) []Run {
	const before, behind = 80, 200
	rs := []rune(text)
	from, to := max(0, marks[0].Start-before), min(len(rs), marks[0].End+behind)
	var in []record.Passage
	for _, m := range marks {
		if m.End <= to {
			in = append(in, record.Passage{Start: m.Start - from, End: m.End - from})
		}
	}
	return marked(string(rs[from:to]), in)
}

// facets sets the counts, the greatest first, each with the address that
// narrows the search to it.
func (v View) facets(p *Search, f store.Facets) []Facet {
	var out []Facet
	add := func(name, field string, counts map[string]int, taken bool, label func(string) string) {
		if taken || len(counts) < 2 {
			return
		}
		one := Facet{Name: name}
		keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
			if name == "year" {
				return strings.Compare(b, a)
			}
			return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
		})
		for _, k := range keys[:min(facetLength, len(keys))] {
			to := v.searchAddress(p).with(field, k, "page", "")
			if name == "year" {
				to = v.searchAddress(p).with("since", k, "until", k, "page", "")
			}
			one.Values = append(one.Values, FacetValue{k, label(k), counts[k], to})
		}
		out = append(out, one)
	}
	add("by", "by", f.By, p.By != "", func(s string) string { return library.NameOf(s, v.Library.Lex.PartyNames) })
	add("kind", "kind", f.Kind, p.Kind != "", func(s string) string { return v.Say.Kind(record.Kind(s)) })
	add("area", "area", f.Area, p.Area != "", func(s string) string { return v.Say.Area(record.Area(s)) })
	add("mechanism", "mechanism", f.Mechanism, p.Key != "", func(s string) string { return english.Fold(f.Names[s]) })
	add("year", "", f.Year, p.Since != "" || p.Until != "", func(s string) string { return s })
	return out
}

// chosen lists what narrows a search, each with the address without it.
func (v View) chosen(p *Search, names map[string]string) {
	add := func(field, value, label string) {
		if value != "" {
			p.Chosen = append(p.Chosen, Filter{Key: v.Say("facet."+field) + ": " + english.Fold(label), To: v.searchAddress(p).with(field, "", "page", "")})
		}
	}
	party := func(s string) string {
		if q, err := library.PartyNamed(v.Library.Lex, "", s); err == nil {
			return library.NameOf(string(q), v.Library.Lex.PartyNames)
		}
		return s
	}
	add("by", p.By, party(p.By))
	add("to", p.To, party(p.To))
	if p.Kind != "" {
		add("kind", string(p.Kind), v.Say.Kind(p.Kind))
	}
	if p.Area != "" {
		add("area", string(p.Area), v.Say.Area(p.Area))
	}
	if name := names[p.Key]; name != "" {
		add("mechanism", p.Key, name)
	} else {
		add("mechanism", p.Key, p.Key)
	}
	add("person", p.Person, p.Person)
	add("since", p.Since, english.Date(record.Date(p.Since)))
	add("until", p.Until, english.Date(record.Date(p.Until)))
	if p.Standing != "" {
		add("standing", string(p.Standing), v.Say("standing."+string(p.Standing)))
	}
}

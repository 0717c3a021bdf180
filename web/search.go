package web

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
)

// A searchPage is what was asked for, and what was found.
type searchPage struct {
	Words     string            `json:"q"`
	By        string            `json:"by,omitempty"`
	To        string            `json:"to,omitempty"`
	Kind      record.Kind       `json:"kind,omitempty"`
	Area      record.Area       `json:"area,omitempty"`
	Person    string            `json:"person,omitempty"`
	Since     string            `json:"since,omitempty"`
	Until     string            `json:"until,omitempty"`
	Standing  record.Standing   `json:"standing,omitempty"`
	In        string            `json:"in,omitempty"` // "texts": whole documents
	Key       string            `json:"mechanism,omitempty"`
	Asked     bool              `json:"-"`
	Total     int               `json:"total"`
	Most      bool              `json:"at_least,omitempty"`
	From      int               `json:"-"`
	Hits      []hitLine         `json:"hits"`
	Texts     []textLine        `json:"texts,omitempty"`
	Facets    []facet           `json:"facets,omitempty"`
	Chosen    []filter          `json:"-"` // what narrows the search, to take it off
	Less      string            `json:"less,omitempty"`
	More      string            `json:"more,omitempty"`
	Fault     string            `json:"fault,omitempty"`
	Kinds     []record.Kind     `json:"-"`
	Areas     []record.Area     `json:"-"`
	Standings []record.Standing `json:"-"`
}

// A hitLine is a statement that was found.
type hitLine struct {
	statementLine
	Runs      []run           `json:"-"`
	Mechanism string          `json:"mechanism"`
	Ordinal   *int            `json:"ordinal,omitempty"`
	Date      record.Date     `json:"date"`
	Standing  record.Standing `json:"standing,omitempty"`
	Act       record.Act      `json:"decided,omitempty"`
	Who       string          `json:"decided_by,omitempty"`
	Title     string          `json:"title"`
	Publisher string          `json:"publisher"`
}

// A textLine is a document that was found.
type textLine struct {
	accountChoice
	Published record.Date `json:"published"`
	Runs      []run       `json:"-"`
}

// A facet counts what is found under one head.
type facet struct {
	Name   string       `json:"name"`
	Values []facetValue `json:"values"`
}

type facetValue struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count int    `json:"count"`
	To    string `json:"href"`
}

// facetLength is how many values a facet shows.
const facetLength = 8

func search(v *visit) (answer, error) {
	p := searchPage{
		Words: strings.TrimSpace(v.FormValue("q")), By: v.FormValue("by"), To: v.FormValue("to"), Kind: record.Kind(v.FormValue("kind")), Area: record.Area(v.FormValue("area")),
		Person: v.FormValue("person"), Since: v.FormValue("since"), Until: v.FormValue("until"), Standing: record.Standing(v.FormValue("standing")), In: v.FormValue("in"), Key: v.FormValue("mechanism"),
		Hits: []hitLine{}, Kinds: record.Kinds, Areas: record.AllAreas(), Standings: record.Standings,
	}
	for _, name := range []string{"q", "by", "to", "kind", "area", "person", "since", "until", "standing", "mechanism"} {
		p.Asked = p.Asked || v.FormValue(name) != ""
	}
	a := answer{page: "search", title: v.s.words.say("search.title")}
	if p.Asked {
		if err := v.find(&p); err != nil {
			bad, ok := err.(fault) //nolint:errorlint // faults of forms are not wrapped
			if !ok {
				return answer{}, err
			}
			p.Fault, a.status = v.s.words.say(bad.key, bad.detail), bad.status
		}
	}
	a.data = p
	return a, nil
}

// question makes the search of what was asked.
func (v *visit) question(p *searchPage) (store.Search, error) {
	q := store.Search{
		Words: p.Words, Kind: p.Kind, Area: p.Area, Person: p.Person, Standing: p.Standing, Key: p.Key,
		Since: record.Date(p.Since), Until: record.Date(p.Until), Skip: v.page() * 20, Limit: 20,
	}
	var err error
	switch {
	case !q.Since.Valid():
		return q, wrong("error.date", p.Since)
	case !q.Until.Valid():
		return q, wrong("error.date", p.Until)
	case p.Kind != "" && p.Kind.Class() == "":
		return q, wrong("error.kind", string(p.Kind))
	case p.Area != "" && !p.Area.Known():
		return q, wrong("error.area", string(p.Area))
	case p.Standing != "" && !slices.Contains(record.Standings, p.Standing):
		return q, wrong("error.form", string(p.Standing))
	}
	if q.By, err = library.PartyNamed(v.lib.Lex, "", p.By); err != nil {
		return q, wrong("error.party", p.By)
	}
	if q.To, err = library.PartyNamed(v.lib.Lex, "", p.To); err != nil {
		return q, wrong("error.party", p.To)
	}
	return q, nil
}

func (v *visit) find(p *searchPage) error {
	q, err := v.question(p)
	if err != nil {
		return err
	}
	if p.Standing != "" {
		if err := v.lib.Settle(v.Context(), func(int, int) error { return v.Context().Err() }); err != nil {
			return err
		}
	}
	p.From = q.Skip + 1
	if p.In == "texts" {
		return v.findTexts(p, q)
	}
	hits, total, err := v.lib.Statements(v.Context(), q)
	if err != nil {
		return badQuery(err)
	}
	p.Total, p.Most = total, total >= store.Most
	for _, h := range hits {
		r, err := v.lib.Ruled(v.Context(), h)
		if err != nil {
			return err
		}
		line := hitLine{
			statementLine: statementLine{
				quoted:  quoted{h.Hash, h.Statement.Quote, h.Quote, r.Statement.Kind, r.Statement.By, english.Fold(r.Statement.Speaker), v.documentLink(h.Hash, h.Statement.Quote)},
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
	p.Less, p.More = v.pages(q.Skip+len(hits) < total)
	f, err := v.lib.Facets(v.Context(), q)
	if err != nil {
		return err
	}
	p.Facets = v.facets(p, f)
	v.chosen(p, f.Names)
	return nil
}

// badQuery turns the store's word that nothing can be looked for into a fault
// of the form.
func badQuery(err error) error {
	if store.IsQuery(err) {
		return wrong("error.query", "")
	}
	return err
}

func (v *visit) findTexts(p *searchPage, q store.Search) error {
	hits, total, err := v.lib.Documents(v.Context(), q)
	if err != nil {
		return badQuery(err)
	}
	p.Total, p.Most = total, total >= store.Most
	for _, h := range hits {
		line := textLine{accountChoice: accountChoice{h.Hash, v.documentTitle(h.Document.Title), english.Fold(h.Document.Publisher), v.documentLink(h.Hash)}, Published: h.Document.Published}
		if len(h.Marks) > 0 {
			line.To = v.documentAt(h.Hash, "at", span(h.Marks[0])) + "#p" + span(h.Marks[0])
			line.Runs = around(h.Document.Text, h.Marks)
		}
		p.Texts = append(p.Texts, line)
	}
	p.Less, p.More = v.pages(q.Skip+len(hits) < total)
	return nil
}

// marked parts a text into what was looked for and the rest.
func marked(text string, marks []record.Passage) []run {
	rs := []rune(text)
	var out []run
	at := 0
	put := func(from, to int, own bool) {
		if from < to && to <= len(rs) {
			out = append(out, run{string(rs[from:to]), own})
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
func around(text string, marks []record.Passage) []run {
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
func (v *visit) facets(p *searchPage, f store.Facets) []facet {
	var out []facet
	add := func(name, field string, counts map[string]int, taken bool, label func(string) string) {
		if taken || len(counts) < 2 {
			return
		}
		one := facet{Name: name}
		keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
			if name == "year" {
				return strings.Compare(b, a)
			}
			return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
		})
		for _, k := range keys[:min(facetLength, len(keys))] {
			to := v.with(field, k, "page", "")
			if name == "year" {
				to = v.with("since", k, "until", k, "page", "")
			}
			one.Values = append(one.Values, facetValue{k, label(k), counts[k], to})
		}
		out = append(out, one)
	}
	add("by", "by", f.By, p.By != "", func(s string) string { return library.NameOf(s, v.lib.Lex.PartyNames) })
	add("kind", "kind", f.Kind, p.Kind != "", func(s string) string { return v.kindWord(record.Kind(s)) })
	add("area", "area", f.Area, p.Area != "", func(s string) string { return v.s.words.area(record.Area(s)) })
	add("mechanism", "mechanism", f.Mechanism, p.Key != "", func(s string) string { return english.Fold(f.Names[s]) })
	add("year", "", f.Year, p.Since != "" || p.Until != "", func(s string) string { return s })
	return out
}

// chosen lists what narrows a search, each with the address without it.
func (v *visit) chosen(p *searchPage, names map[string]string) {
	add := func(field, value, label string) {
		if value != "" {
			p.Chosen = append(p.Chosen, filter{Key: v.s.words.say("facet."+field) + ": " + english.Fold(label), To: v.with(field, "", "page", "")})
		}
	}
	party := func(s string) string {
		if q, err := library.PartyNamed(v.lib.Lex, "", s); err == nil {
			return library.NameOf(string(q), v.lib.Lex.PartyNames)
		}
		return s
	}
	add("by", p.By, party(p.By))
	add("to", p.To, party(p.To))
	if p.Kind != "" {
		add("kind", string(p.Kind), v.kindWord(p.Kind))
	}
	if p.Area != "" {
		add("area", string(p.Area), v.s.words.area(p.Area))
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
		add("standing", string(p.Standing), v.s.words.say("standing."+string(p.Standing)))
	}
}

package page

import (
	"slices"

	"rapporteur/dossier"
	"rapporteur/record"
)

// A Paragraph is a line of a document's text with what was read marked in it.
type Paragraph []Segment

// A Segment is a run of text within a paragraph that the same statements cover.
type Segment struct {
	Start int // in code points of the whole text
	Text  string
	Of    string   // the innermost statement that covers it, as "964-1058"; "" for none
	Ids   []string // of passages that begin here, for addresses to point to
	Here  bool     // it is in the passage that the address asks for
	Class record.Class
	Act   record.Act
}

// paragraphs divides a text at its lines, at the ends of statements, and where
// other passages begin that pages point to. here is the passage that the
// address asks for.
func paragraphs(r record.Reading, all []dossier.Review, here record.Passage) []Paragraph {
	rs := []rune(r.Document.Text)
	ids := anchors(r, all)
	cuts := map[int]bool{}
	if here.Start < here.End {
		cuts[here.Start], cuts[here.End] = true, true
		if id := Span(here); !slices.Contains(ids[here.Start], id) {
			ids[here.Start] = append(ids[here.Start], id)
		}
	}
	for at := range ids {
		cuts[at] = true
	}
	for _, r := range all {
		cuts[r.Statement.Quote.End] = true
	}
	var out []Paragraph
	var line Paragraph
	flush := func(from, to int) {
		if from >= to {
			return
		}
		s := Segment{Start: from, Text: string(rs[from:to])}
		for _, r := range all {
			q := r.Statement.Quote
			if q.Start > from || q.End < to {
				continue
			}
			if s.Of == "" || q.End-q.Start < length(s.Of) {
				s.Of, s.Class, s.Act = Span(q), r.Statement.Kind.Class(), r.Act()
			}
		}
		s.Ids, s.Here = ids[from], here.Start <= from && to <= here.End
		line = append(line, s)
	}
	from := 0
	for i := 0; i <= len(rs); i++ {
		switch {
		case i == len(rs) || rs[i] == '\n':
			flush(from, i)
			if len(line) > 0 {
				out = append(out, line)
			}
			line, from = nil, i+1
		case cuts[i]:
			flush(from, i)
			from = i
		}
	}
	return out
}

func length(of string) int {
	p, err := Passage(of)
	if err != nil {
		return 0
	}
	return p.End - p.Start
}

// anchors are the passages of a text that pages point to, by where they begin:
// statements, and where meetings and documents are named.
func anchors(r record.Reading, all []dossier.Review) map[int][]string {
	out := map[int][]string{}
	add := func(p record.Passage) {
		if !slices.Contains(out[p.Start], Span(p)) {
			out[p.Start] = append(out[p.Start], Span(p))
		}
	}
	for _, x := range all {
		add(x.Statement.Quote)
	}
	for _, m := range r.Meetings {
		for _, p := range m.Evidence {
			add(p)
		}
	}
	for _, in := range r.Instruments {
		for _, p := range in.Evidence {
			add(p)
		}
	}
	return out
}

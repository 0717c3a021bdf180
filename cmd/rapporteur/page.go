package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"rapporteur/internal/english"
	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/source"
)

// A page prints readings for people. It counts what it has printed, for the
// line at the end.
type page struct {
	w     io.Writer
	style style
	lex   *lexicon.Lexicon
	lines map[string]lexicon.Line // of the lexicon, by "file:number"

	documents, meetings, statements int
}

func newPage(w io.Writer, lex *lexicon.Lexicon) *page {
	p := &page{w: w, style: styleFor(w), lex: lex, lines: map[string]lexicon.Line{}}
	for _, l := range lex.Lines() {
		p.lines[l.String()] = l
	}
	return p
}

// A sheet is the page of one document while it is set.
type sheet struct {
	*page
	bytes.Buffer
	text   []rune
	starts []int // of each line of the text, in code points
}

// print sets one document's reading and writes it in one go.
func (p *page) print(file string, r record.Reading) error {
	s := &sheet{page: p, text: []rune(r.Document.Text), starts: []int{0}}
	for i, c := range s.text {
		if c == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	if p.documents > 0 {
		fmt.Fprintf(s, "\n%s\n\n", p.style.faint(strings.Repeat("═", p.style.width)))
	}
	s.document(file, r.Document)
	subjects, byMeeting := statementsByMeeting(r)
	if len(subjects) == 0 {
		s.para("No meeting was found that this text is about.")
		s.statementsOf(record.Meeting{}, byMeeting[0])
	}
	for i, m := range subjects {
		s.meeting(m)
		s.statementsOf(m, byMeeting[i])
	}
	s.instruments(r.Instruments)
	s.others(r.Meetings)
	// The last part has left an empty line, which what follows brings.
	s.Truncate(len(bytes.TrimRight(s.Bytes(), "\n")))
	s.WriteByte('\n')
	p.documents++
	p.meetings += len(subjects)
	p.statements += len(r.Statements)
	_, err := p.w.Write(s.Bytes())
	return err
}

// total writes the line that ends a page of several documents.
func (p *page) total(failed int) error {
	line := fmt.Sprintf("%s, %s, %s", english.Count(p.documents, "document"), english.Count(p.meetings, "meeting"), english.Count(p.statements, "statement"))
	if failed > 0 {
		line += fmt.Sprintf("; %d could not be read", failed)
	}
	_, err := fmt.Fprintf(p.w, "\n%s\n%s\n", p.style.faint(strings.Repeat("═", p.style.width)), line)
	return err
}

// statementsByMeeting returns the meetings that a text is about and, beside
// each, its statements. One that names no meeting belongs to the first.
func statementsByMeeting(r record.Reading) ([]record.Meeting, [][]record.Statement) {
	var subjects []record.Meeting
	at := map[string]int{}
	for _, m := range r.Meetings {
		if m.Role == record.Subject {
			at[m.ID] = len(subjects)
			subjects = append(subjects, m)
		}
	}
	by := make([][]record.Statement, max(1, len(subjects)))
	for _, st := range r.Statements {
		i := at[st.Meeting]
		by[i] = append(by[i], st)
	}
	return subjects, by
}

func (s *sheet) para(text string) {
	s.WriteString(hang("", 0, text, s.style.width, nil))
	s.WriteByte('\n')
}

func (s *sheet) document(file string, d record.Document) {
	if file == source.Stdin {
		file = "standard input"
	}
	fmt.Fprintln(s, s.style.faint(english.Fold(file)))
	title := english.Fold(d.Title)
	if title == "" {
		title = "title unknown"
	}
	s.WriteString(hang("", 0, title, s.style.width, s.style.bold))
	publisher, published := english.Fold(d.Publisher), english.Date(d.Published)
	if publisher == "" {
		publisher = "publisher unknown"
	}
	if published == "" {
		published = "date unknown"
	}
	s.para(publisher + ", published: " + published)
}

// labels is how wide the column of labels of a meeting is.
const labels = 10

func (s *sheet) row(label, text string) {
	label = cut(label, labels-2)
	s.WriteString(hang("  "+s.style.faint(pad(label, labels)), labels+2, text, s.style.width, nil))
}

func (s *sheet) meeting(m record.Meeting) {
	name := english.Fold(m.Mechanism)
	if name == "" {
		name = "a meeting without a name"
	}
	s.WriteString(hang("", 0, name, s.style.width, s.style.bold))
	edition := "no number given"
	if m.Ordinal != nil {
		edition = english.Ordinal(*m.Ordinal)
	}
	s.row("Edition", edition)
	s.row("Date", english.Dates(m.Start, m.End))
	place := s.place(m.Place)
	if place == "" {
		place = "unknown"
	}
	s.row("Place", place)
	parties := "unknown"
	if len(m.Parties) > 0 {
		parties = strings.Join(s.partyNames(m.Parties), ", ")
	}
	s.row("Parties", parties)
	s.heads(m)
	s.WriteByte('\n')
}

// heads sets who led each side: name, rank and post.
func (s *sheet) heads(m record.Meeting) {
	sides := slices.Clone(m.Parties)
	for _, h := range m.Heads {
		if !slices.Contains(sides, h.Party) {
			sides = append(sides, h.Party)
		}
	}
	label := "Heads"
	row := func(side record.Party, text string) {
		s.row(label, s.party(side)+": "+text)
		label = ""
	}
	for _, side := range sides {
		none := true
		for _, h := range m.Heads {
			if h.Party == side {
				none = false
				row(side, head(h))
			}
		}
		if none {
			row(side, "unknown")
		}
	}
	if len(sides) == 0 {
		s.row(label, "unknown")
	}
}

func head(h record.Head) string {
	name, post := english.Fold(h.Name), english.Fold(h.Post)
	if name == "" {
		name = "name unknown"
	}
	if rank := english.Fold(h.Rank); rank != "" {
		name = rank + " " + name
	}
	if post == "" {
		post = "post unknown"
	}
	return name + ", " + post
}

func (s *sheet) party(p record.Party) string {
	if name := s.lex.PartyNames[p]; name != "" {
		return name
	}
	if p == "" {
		return "side unknown"
	}
	return english.Fold(string(p))
}

func (s *sheet) partyNames(all []record.Party) []string {
	var names []string
	for _, p := range all {
		names = append(names, s.party(p))
	}
	return names
}

func (s *sheet) place(p record.Place) string {
	name := english.Fold(p.Name)
	switch {
	case name == "" && p.Country == "":
		return ""
	case p.Country == "":
		return name + " (country unknown)"
	case name == "" || name == s.party(p.Country):
		return s.party(p.Country)
	}
	return name + ", " + s.party(p.Country)
}

// A group is the statements of one side, or of several together.
type group struct {
	by         []record.Party
	statements []record.Statement
}

// groups divides statements by who made them: what all sides did together
// first, then each side in the order of the meeting, then whoever else. In a
// group the most binding come first, else the order of the text stays.
func groups(parties []record.Party, statements []record.Statement) []group {
	var out []group
	rank := func(p record.Party) int {
		if i := slices.Index(parties, p); i >= 0 {
			return i
		}
		return len(parties)
	}
	for _, st := range statements {
		by := slices.Clone(st.By)
		sort.SliceStable(by, func(i, j int) bool { return rank(by[i]) < rank(by[j]) })
		i := slices.IndexFunc(out, func(g group) bool { return slices.Equal(g.by, by) })
		if i < 0 {
			i = len(out)
			out = append(out, group{by: by})
		}
		out[i].statements = append(out[i].statements, st)
	}
	slices.SortStableFunc(out, func(a, b group) int {
		if len(a.by) != len(b.by) && (len(a.by) > 1 || len(b.by) > 1) {
			return len(b.by) - len(a.by)
		}
		if len(a.by) == 0 || len(b.by) == 0 {
			return len(b.by) - len(a.by)
		}
		return rank(a.by[0]) - rank(b.by[0])
	})
	for _, g := range out {
		slices.SortStableFunc(g.statements, func(a, b record.Statement) int {
			return slices.Index(record.Kinds, a.Kind) - slices.Index(record.Kinds, b.Kind)
		})
	}
	return out
}

func (s *sheet) statementsOf(m record.Meeting, statements []record.Statement) {
	if len(statements) == 0 {
		s.para("No statements were found.")
		return
	}
	for _, g := range groups(m.Parties, statements) {
		who := strings.ToUpper(english.Listed(s.partyNames(g.by)))
		switch {
		case len(g.by) == 0:
			who = "SIDE UNKNOWN"
		case len(g.by) == 2 && len(m.Parties) == 2:
			who = "BOTH SIDES: " + who
		case len(g.by) > 1 && len(g.by) == len(m.Parties):
			who = "ALL SIDES: " + who
		}
		s.WriteString(hang("", 0, who+" – "+english.Count(len(g.statements), "statement"), s.style.width, s.style.bold))
		s.WriteByte('\n')
		for _, st := range g.statements {
			s.statement(st)
		}
	}
}

// kinds is how wide the column of kinds is, its margins included.
const kinds = 12

func (s *sheet) statement(st record.Statement) {
	label := "  " + s.style.kind(st.Kind, pad(string(st.Kind), kinds-2))
	s.WriteString(hang(label, kinds, "“"+s.quote(st.Quote)+"”", s.style.width, nil))
	var who []string
	switch {
	case st.Speaker != "":
		who = append(who, english.Fold(st.Speaker))
	case len(st.By) == 1:
		who = append(who, "speaker not named")
	}
	if len(st.To) > 0 {
		who = append(who, "to "+english.Listed(s.partyNames(st.To)))
	}
	if st.Due != "" {
		who = append(who, "due by "+english.Date(st.Due))
	}
	s.under(strings.Join(who, ", "))
	areas := "none named"
	if len(st.Areas) > 0 {
		var names []string
		for _, a := range st.Areas {
			names = append(names, string(a))
		}
		areas = strings.Join(names, ", ")
	}
	s.under("areas: " + areas)
	if named := slices.Concat(st.Instruments, st.Forums); len(named) > 0 {
		for i := range named {
			named[i] = english.Fold(named[i])
		}
		s.under("names: " + strings.Join(named, "; "))
	}
	s.under(fmt.Sprintf("line %d, characters %d–%d", s.line(st.Quote), st.Quote.Start, st.Quote.End))
	if st.Why != nil {
		s.why(st)
	}
	s.WriteByte('\n')
}

// under sets a line under a quote.
func (s *sheet) under(text string) {
	margin := strings.Repeat(" ", kinds)
	s.WriteString(hang(margin, kinds, text, s.style.width, s.style.faint))
}

// why tells the rule and the lexicon lines that made a statement, each line
// with those of its words that the quote has.
func (s *sheet) why(st record.Statement) {
	s.under("rule: " + english.Fold(st.Why.Rule))
	words := lexicon.Split(strings.ToLower(english.Fold(s.passage(st.Quote))))
	for i, w := range words {
		words[i] = strings.Trim(w, ".,;:!?“”\"‘’'")
	}
	for _, at := range st.Why.Lexicon {
		text := at
		if l, ok := s.lines[at]; ok {
			text += " " + briefly(s.lex, l, words)
		}
		s.under(text)
	}
}

func (s *sheet) passage(p record.Passage) string {
	start := min(max(p.Start, 0), len(s.text))
	return string(s.text[start:min(max(p.End, start), len(s.text))])
}

func (s *sheet) quote(p record.Passage) string { return english.Fold(s.passage(p)) }

// line returns the number of the line that a passage begins in, from 1.
func (s *sheet) line(p record.Passage) int {
	return sort.SearchInts(s.starts, p.Start+1)
}

func (s *sheet) lineOf(evidence []record.Passage) string {
	if len(evidence) == 0 {
		return ""
	}
	p := evidence[0]
	return fmt.Sprintf("line %d, characters %d–%d", s.line(p), p.Start, p.End)
}

func (s *sheet) instruments(all []record.Instrument) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(s, "%s\n\n", s.style.bold("INSTRUMENTS NAMED"))
	for _, in := range all {
		d := english.Date(in.Date)
		if d == "" {
			d = "date unknown"
		}
		s.entry(english.Fold(in.Name), d, strings.Join(s.partyNames(in.Parties), ", "), s.lineOf(in.Evidence))
	}
	s.WriteByte('\n')
}

func (s *sheet) others(all []record.Meeting) {
	first := true
	for _, m := range all {
		if m.Role == record.Subject {
			continue
		}
		if first {
			fmt.Fprintf(s, "%s\n\n", s.style.bold("OTHER MEETINGS NAMED"))
			first = false
		}
		name := english.Fold(m.Mechanism)
		if name == "" {
			name = "a meeting without a name"
		}
		if m.Ordinal != nil {
			name += ", " + english.Ordinal(*m.Ordinal)
		}
		place := s.place(m.Place)
		if place == "" {
			place = "place unknown"
		}
		s.entry(name, english.Dates(m.Start, m.End), place, strings.Join(s.partyNames(m.Parties), ", "), s.lineOf(m.Evidence))
	}
	if !first {
		s.WriteByte('\n')
	}
}

// entry sets a name with what is known of it, as far as it is, behind it.
func (s *sheet) entry(name string, known ...string) {
	known = slices.DeleteFunc(known, func(k string) bool { return k == "" })
	s.WriteString(hang("  ", 2, name, s.style.width, nil))
	s.WriteString(hang("    ", 4, strings.Join(known, "; "), s.style.width, s.style.faint))
}

package reader

import (
	"fmt"
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// finish settles kinds, areas, names and dates of all statements, and drops
// what is none.
func (d *doc) finish() {
	keep := d.stmts[:0]
	for i, st := range d.stmts {
		before := st.prev
		if before == nil && i > 0 {
			before = d.stmts[i-1]
		}
		if len(st.who.by) == 0 || st.to <= st.from || st.act != nil && st.act.Say && !st.own && !st.verb.passive && st.verb.to >= st.to {
			continue // "..., the Ministry said": the page's own account
		}
		st.to = d.trimConj(st.from, d.trimEnd(st.from, st.to))
		st.kind = d.kindOf(st)
		if st.kind == record.Discuss && d.metWith(st) {
			st.who = d.all() // "A held a meeting with B and discussed trade"
		}
		if p := d.talkedWith(st); p != "" {
			st.who = actor{by: []record.Party{st.who.by[0], p}, joint: true}
		}
		if d.saysDecided(st) {
			st.who = d.all()
		}
		if st.kind == record.Sign && st.verb.modal >= 0 {
			st.kind = record.Agree // "will sign"
		}
		if st.act != nil && st.act.Object && st.kind == record.Appraise {
			st.thanks = true
		}
		if d.past(st) || st.verb.passive && d.is(d.sents[st.sent].from, "no") && (st.kind == record.Sign || st.kind == record.Agree) {
			continue // "No agreement was signed"
		}
		st.areas = d.areasOf(st, before)
		if n := len(keep); n > 0 && d.speaksOn(st, keep[n-1]) {
			st.who.person = keep[n-1].who.person
		}
		keep = append(keep, st)
	}
	d.stmts = keep
	for _, st := range d.stmts {
		st.toParties = d.addressee(st)
		for _, in := range d.instrumentsIn(st.from, st.to) {
			if !slices.Contains(st.instruments, in.name) {
				st.instruments = append(st.instruments, in.name)
			}
		}
		st.forums = d.forumsIn(max(st.from, min(st.verb.to, st.to-1)), st.to)
		st.due = d.dueIn(st)
	}
	d.findInstruments()
}

// saysDecided tells whether one side says no more than what both have decided:
// "said that the two countries had agreed to meet".
func (d *doc) saysDecided(st *statement) bool {
	return st.act != nil && st.act.Say && !st.own && st.embed != nil && len(st.who.by) == 1 && len(d.sides) == 2 && st.embed.from < st.contentFrom+far/2 &&
		(st.kind == record.Agree || st.kind == record.Sign || st.kind == record.Pledge && st.embed.perfect) && d.decided(d.subjectOf(*st.embed, st.contentFrom).from, st.to)
}

// metWith tells whether the sentence of one side's talks says that it met the
// other.
func (d *doc) metWith(st *statement) bool {
	if len(st.who.by) != 1 || len(d.sides) != 2 || d.toks[st.from].w.Is(lexicon.Closed) {
		return false
	}
	met := false
	for i := d.sents[st.sent].from; i < st.from; i++ {
		met = met || d.among(i, lexicon.ListMet) || d.is(i, "held") || d.among(i, lexicon.ListCall) && d.is(i+1, "on", "upon")
		m := d.toks[i].ment
		if !met || m == nil || m.from != i {
			continue
		}
		other := d.other(st.who.by[0])
		if m.person != nil && m.person.party == other || m.person == nil && m.kind == mRole && len(m.parties) == 1 && m.parties[0] == other {
			return true
		}
	}
	return false
}

// talkedWith returns the side with which another is said to have talked of
// something: "discussed with her host the pier", "With Ms Sato, he talked about".
func (d *doc) talkedWith(st *statement) record.Party {
	if st.kind != record.Discuss || st.act == nil || !st.act.Joint || st.act.Other || st.verb.passive || len(st.who.by) != 1 {
		return ""
	}
	at := d.sents[st.sent].from
	if !d.is(at, "with") {
		for at = st.verb.to; at < min(st.to, st.verb.to+7) && !d.is(at, "with") && !d.punct(at); at++ {
		}
	}
	if at+1 >= len(d.toks) || !d.is(at, "with") {
		return ""
	}
	if d.is(at+1, "him", "her", "them") {
		return d.other(st.who.by[0])
	}
	for k := at + 1; k < min(len(d.toks), at+12) && !d.punct(k); k++ {
		m := d.toks[k].ment
		if m == nil || !d.personal(m) {
			continue
		}
		if who, ok := d.resolve(m); ok && len(who.by) == 1 && who.by[0] != st.who.by[0] {
			return who.by[0]
		}
		break
	}
	return ""
}

// speaksOn tells whether a statement of a country is still its speaker's: "The
// minister said that ... China supports Serbia in ...".
func (d *doc) speaksOn(st, before *statement) bool {
	p := before.who.person
	return st.who.person == nil && p != nil && !d.joint && len(st.who.by) == 1 && st.who.by[0] == p.party && !st.verb.past &&
		d.sents[st.sent].block == d.sents[before.sent].block
}

// past tells whether a statement tells of another occasion: something signed
// or agreed in an earlier year.
func (d *doc) past(st *statement) bool {
	if st.kind != record.Sign && st.kind != record.Agree || !st.verb.past || st.rule == "attribution" || st.base != nil {
		return false
	}
	year, _, _ := d.meetings[0].when.start.Parts()
	if year == 0 {
		year, _, _ = d.today.Parts()
	}
	if year == 0 {
		return false
	}
	from := max(st.contentFrom, st.verb.to)
	for k := from; k < min(st.to, from+25); k++ {
		if d.punct(k) && !d.hyphen(k) && !(d.is(k, ",") && d.day(k-1) > 0) || d.is(k, "which", "that", "since", "who") || d.is(k, "to") && d.class(k+1, lexicon.Base) || d.class(k, lexicon.Past|lexicon.Participle) {
			return false
		}
		if d.decade(k) && d.is(k-1, "the") && d.is(k-2, "in") {
			return true // "were established in the 1960s"
		}
		if y := d.year(k); y > 0 && y < year {
			return d.is(k-1, "in") || d.month(k-1) > 0 || d.is(k-1, ",")
		}
		if _, month, _ := d.meetings[0].when.start.Parts(); d.month(k) > 0 && month > d.month(k) && d.is(k-1, "in", "last") && d.is(k+1, "this", "last") {
			return true
		}
	}
	return false
}

// dueIn finds the deadline that a statement sets.
func (d *doc) dueIn(st *statement) record.Date {
	if c := st.kind.Class(); c != record.Decide && c != record.Ask {
		return ""
	}
	for _, w := range d.dates(st.from, st.to, true) {
		if len(w.end) < 4 {
			continue
		}
		i := w.from - 1
		// "by the end of 2026", "in the first half of 2026", "by June"
		part := record.Date("")
		y, m, _ := w.end.Parts()
		for k := i; k > max(st.from, w.from-7); k-- {
			switch {
			case d.is(k, "end") && m == 0:
				part = record.NewDate(y, 12, 0)
			case d.is(k, "half") && d.is(k-1, "first"):
				part = record.NewDate(y, 6, 0)
			case d.is(k, "half") && d.is(k-1, "second"):
				part = record.NewDate(y, 12, 0)
			case d.is(k, "quarter"):
				if n := d.toks[k-1].ordinal; n >= 1 && n <= 4 {
					part = record.NewDate(y, 3*n, 0)
				}
			case d.is(k, "by", "before", "until") || d.is(k, "than") && d.is(k-1, "later"):
				if part != "" {
					return part
				}
				return w.end
			case d.is(k, "in", "during") && part != "":
				return part
			}
		}
	}
	return ""
}

// reading writes down what was found.
func (d *doc) reading() record.Reading {
	runes := text.NewRunes(d.s)
	r := record.Reading{Document: d.in, Meetings: []record.Meeting{}, Statements: make([]record.Statement, 0, len(d.stmts)), Instruments: []record.Instrument{}}
	if r.Document.Language == "" {
		r.Document.Language = d.lex.Language
	}
	if r.Document.Title == "" {
		if b := d.blocks; len(b) > 0 && b[0].Kind == text.Headline {
			r.Document.Title = strings.TrimSpace(strings.TrimLeft(d.s[b[0].Start:b[0].End], "# "))
		}
	}
	if r.Document.Published == "" {
		r.Document.Published = d.publishedInText()
	}
	n := 0
	for _, m := range d.meetings {
		if m.role == record.Subject && m == d.meetings[0] && m.mechanism == "" && len(m.parties) == 0 && len(d.stmts) == 0 {
			continue
		}
		n++
		m.id = fmt.Sprintf("m%d", n)
		r.Meetings = append(r.Meetings, d.meetingRecord(m, runes))
	}
	for _, st := range d.stmts {
		s := record.Statement{
			Kind: st.kind, By: st.who.by, To: orEmpty(st.toParties), Areas: orEmpty(st.areas),
			Instruments: orEmpty(st.instruments), Forums: orEmpty(st.forums), Due: st.due,
			Quote: d.passage(runes, st.from, st.to),
		}
		if st.who.person != nil && len(st.who.by) == 1 {
			s.Speaker = st.who.person.name
		}
		if st.meeting != nil && st.meeting != d.meetings[0] {
			s.Meeting = st.meeting.id
		}
		if d.r.Explain {
			s.Why = &record.Why{Rule: st.rule, Lexicon: lineTexts(st.lines)}
		}
		r.Statements = append(r.Statements, s)
	}
	for _, in := range d.instr {
		e := record.Instrument{Name: in.name, Date: in.date, Parties: orEmpty(in.parties)}
		for _, p := range in.evidence {
			e.Evidence = append(e.Evidence, d.passage(runes, p[0], p[1]))
		}
		r.Instruments = append(r.Instruments, e)
	}
	return r
}

func (d *doc) publishedInText() record.Date { return "" }

// because keeps the line of the lexicon that has decided something about a
// statement, where that is asked for.
func (d *doc) because(st *statement, line *lexicon.Line) {
	if d.r.Explain && line != nil {
		st.lines = append(st.lines, line)
	}
}

func lineTexts(lines []*lexicon.Line) []string {
	out := []string{}
	for _, l := range lines {
		if l == nil {
			continue
		}
		if s := l.String(); !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

func (d *doc) meetingRecord(m *meeting, runes *text.Runes) record.Meeting {
	out := record.Meeting{
		ID: m.id, Role: m.role, Mechanism: m.mechanism, Parties: orEmpty(m.parties),
		Start: m.when.start, End: m.when.end, Place: record.Place{Name: m.place.Name, Country: d.lex.StateOf(m.place.Name, m.place.Country)}, Heads: []record.Head{}, Evidence: []record.Passage{},
	}
	if m.ordinal > 0 {
		n := m.ordinal
		out.Ordinal = &n
	}
	for _, h := range m.heads {
		out.Heads = append(out.Heads, record.Head{Name: h.name, Party: h.party, Post: h.post, Rank: h.rank})
	}
	for _, e := range m.evidence {
		if e[1] > e[0] {
			out.Evidence = append(out.Evidence, d.passage(runes, e[0], e[1]))
		}
	}
	return out
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

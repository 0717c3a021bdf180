package reader

import (
	"slices"

	"rapporteur/lexicon"
)

// trimSource takes off what says where the account got it: ", said a press
// release", ", according to a ministry statement", ", the same source added".
func (d *doc) trimSource(from, end int) int {
	for i := end - 1; i > from+4 && i > end-16; i-- {
		if !d.is(i, ",") {
			continue
		}
		j := i + 1
		for j < end && d.quoteMark(j) {
			j++
		}
		if m := d.toks[j].ment; m != nil && m.person != nil && m.from == j {
			continue // "Minister X told a press conference"
		}
		if d.unknownSource(j, end) || d.outletSays(j, end) {
			return i
		}
		said := d.class(j, lexicon.Past) && d.sayVerb(j) && d.class(j+1, lexicon.Det)
		if d.is(j, "according") && d.is(j+1, "to") {
			said = true
		}
		if d.sayVerb(end-1) && d.among(end-2, lexicon.ListSourceNoun) {
			return i // ", the press office said"
		}
		if !said && !(d.among(end-1, lexicon.ListSourceVerb) || d.among(end-2, lexicon.ListSayVerb) || d.among(j+2, lexicon.ListTellVerb) || d.among(j+3, lexicon.ListTellVerb)) {
			continue
		}
		for k := j; k < min(end, j+7); k++ {
			if d.among(k, lexicon.ListSourceNoun) || said && k == end-1 && d.is(k, "ministry") {
				return i // ", said the Turkish Defence Ministry"
			}
		}
	}
	return end
}

// unknownSource tells whether tokens [j, end) name a source that is nobody of
// the meeting: "the FCO said", "the Foreign Office announced Tuesday",
// "according to the FCO".
func (d *doc) unknownSource(j, end int) bool {
	if d.is(j, "it") && end-j < 6 && d.class(j+1, lexicon.Past) && d.sayVerb(j+1) {
		return d.attributionEnds(j+2, end) // the statement or the agency
	}
	named := d.is(j, "according") && d.is(j+1, "to")
	if named {
		j += 2
	}
	if end-j > 12 || !d.is(j, "the") || !d.capital(j+1) {
		return false
	}
	for k := j; k < end; k++ {
		switch {
		case d.toks[k].ment != nil, d.is(k, ","):
			return false
		case k > j+1 && d.class(k, lexicon.Past) && d.sayVerb(k):
			return d.attributionEnds(k+1, end)
		}
	}
	return named
}

// outletSays tells whether tokens [j, end) only say which newspaper or agency
// has it: "reports news agency PTN", "ABC News reports, citing the ministry",
// "said the ABC correspondent from Accra".
func (d *doc) outletSays(j, end int) bool {
	verb, outlet := false, false
	for k := j; k < min(end, j+9) && d.toks[k].ment == nil; k++ {
		verb = verb || d.class(k, lexicon.Past|lexicon.Third) && (d.sayVerb(k) || d.is(k, "reports", "reported"))
		outlet = outlet || d.among(k, lexicon.ListOutlet)
	}
	return verb && outlet
}

// modalBefore tells whether a clause with a modal verb runs up to token c.
func (d *doc) modalBefore(c, from int) bool {
	for k := from; k < c; k++ {
		if d.class(k, lexicon.Wh|lexicon.Sub) || d.punct(k) {
			return false
		}
		if d.class(k, lexicon.Modal) {
			return true
		}
	}
	return false
}

// frames reads what stands before a sentence's subject: topics, asides,
// times, and a leading participle. It returns where the main clause begins.
func (d *doc) frames(i, end int) (start int, frame [2]int, lead *[2]int) {
	for n := 0; n < 4 && i < end; n++ {
		if d.is(i, "–", "-", "—", "•") {
			i++
			continue
		}
		if d.is(i, "while", "whilst", "when", "in") && d.class(i+1, lexicon.Ing) && !d.is(i, "in") {
			i++
		}
		if d.is(i, "according") && d.is(i+1, "to") {
			break
		}
		if m, _ := d.viewAt(i, end); m != nil || d.asSaidBy(i, end) != nil {
			break
		}
		class, k := d.lex.Frames.Longest(d.formsFrom(i, end))
		t := &d.toks[i]
		participle := t.w.Is(lexicon.Ing) && !t.w.Is(lexicon.Prep) || t.w.Is(lexicon.Participle) && !t.w.Is(lexicon.Base) && !d.class(i, lexicon.Be)
		prep := t.w.Is(lexicon.Prep) || class != 0 && !participle
		adverb := d.ly(i) || t.w.Is(lexicon.Adv) && !t.w.Is(lexicon.Det)
		if adverb && d.is(i+1, ",") {
			i += 2
			continue
		}
		if !prep && !participle && !d.is(i, "while", "when", "as", "after", "although", "since") {
			break
		}
		if t.w.Is(lexicon.Sub) && !prep && !d.is(i, "as", "after", "while") {
			break
		}
		c := d.commaAfter(i, end)
		if class == lexicon.Aside {
			after := d.tokensOf(i, k)
			if d.is(after, ",") {
				i = after + 1
				continue
			}
			if after < end && d.toks[after].ment != nil && d.toks[after].ment.from == after {
				i = after
				continue
			}
		}
		if c < 0 {
			break
		}
		if participle && !t.w.Is(lexicon.Ing) && d.modalBefore(c, i+1) {
			break // "Coordinated patrols will double, they decided"
		}
		// A finite verb with its subject before the comma: no frame.
		if prep && d.finiteWithin(i+1, c) && !d.is(i, "as", "after", "since", "before", "until") {
			break
		}
		if d.is(i, "while", "when", "after", "although", "as") && !prep {
			break
		}
		switch {
		case participle && d.class(i+1, lexicon.Modal|lexicon.Be|lexicon.Have):
			return i, frame, lead // "Funding will be sought, he added"
		case participle && class != lexicon.Topic:
			lead = &[2]int{i, c}
		case class == lexicon.Topic:
			frame = [2]int{i, c}
		}
		i = c + 1
	}
	return i, frame, lead
}

// finiteWithin tells whether a finite verb with an actor for subject stands
// in [from, to).
func (d *doc) finiteWithin(from, to int) bool {
	for _, g := range d.verbGroups(from, to) {
		if g.form == finite {
			if s := d.subjectOf(g, from); s.m != nil && !s.relative {
				return true
			}
		}
	}
	return false
}

// commaAfter returns the comma that ends the phrase which begins at i, before
// a new subject; -1 where none does.
func (d *doc) commaAfter(i, end int) int {
	depth := 0
	for k := i + 1; k < end && k < i+70; k++ {
		switch {
		case d.is(k, "(", "“"):
			depth++
		case d.is(k, ")", "”"):
			depth--
		case depth == 0 && d.is(k, ",") && d.is(k+1, "who", "which"): // "Before the talks Lam was received by Sato, who"
		case depth == 0 && d.is(k, ","):
			// the comma before the main clause's subject
			j := k + 1
			for j < end && (d.class(j, lexicon.Adv) && !d.class(j, lexicon.Det) || d.ly(j)) {
				j++
			}
			if j < end && d.toks[j].ment != nil && d.subjectVerb(d.toks[j].ment, end) {
				return k
			}
			if d.class(j, lexicon.Prep|lexicon.Ing) && k-i < 12 && !d.is(j, "including", "of", "to") {
				return k
			}
			if k-i < 14 && d.nounClause(k+1, end) {
				return k
			}
		}
	}
	return -1
}

// nounClause tells whether a clause with a verb begins at token i: "a
// memorandum was signed".
func (d *doc) nounClause(i, end int) bool {
	for j := i; j < end && j < i+14; j++ {
		if d.class(j, lexicon.Modal|lexicon.Be|lexicon.Have) && j > i {
			return true
		}
		if d.is(j, ",", ";") {
			return false
		}
	}
	return false
}

// background tells whether a sentence is about another time, so that nobody
// says it at the meeting.
func (d *doc) background(s sentence, start int) bool {
	main := d.meetings[0]
	if d.is(s.from, "last") && d.is(s.from+1, "year", "month") && d.is(s.from+2, ",") || d.formerMonth(s, main) {
		return !d.saidIn(s.from, s.to) // "Last year, Oman agreed to"
	}
	y, _, _ := main.when.start.Parts()
	if y == 0 {
		return false
	}
	for _, w := range d.dates(s.from, start, false) {
		wy, _, _ := w.start.Parts()
		if wy > 0 && wy < y && d.is(w.from-1, "in", "on", "last", "since", "during", "at") && w.from-s.from <= 4 {
			if d.is(w.from-1, "since") {
				continue
			}
			return true
		}
	}
	return false
}

// formerMonth tells whether a sentence opens with a month that was over when
// they met: "In March, during a visit, they signed".
func (d *doc) formerMonth(s sentence, main *meeting) bool {
	if !d.is(s.from, "in") || d.month(s.from+1) == 0 {
		return false
	}
	return slices.ContainsFunc(d.dates(s.from, min(s.to, s.from+5), false), func(w when) bool {
		over := w.start != "" && len(w.start) < 8 && w.end < main.when.start
		return over && w.from == s.from+1 && d.is(w.to, ",") && d.anotherTime(w, main)
	})
}

package reader

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// wasIn tells whether a sentence dates a visit of other times: "The last visit by
// a president of Vietnam was in 2007".
func (d *doc) wasIn(nm naming, w when) bool {
	k := w.from - 1
	if d.class(k, lexicon.Prep) {
		k--
	}
	return k >= nm.to && (d.is(k, "was") || d.is(k, "place") && d.is(k-1, "took")) && nm.relation == "previous"
}

// anotherTime tells whether a date is not that of the main meeting.
func (d *doc) anotherTime(w when, main *meeting) bool {
	if w.start == "" {
		return false
	}
	return !strings.HasPrefix(string(main.when.start), string(w.start)) && !(w.start >= main.when.start && w.start <= main.when.end)
}

// invitedTo tells whether somebody is to come to a meeting that lies ahead:
// "invited him to the forum in June".
func (d *doc) invitedTo(nm naming, s sentence) bool {
	for k := nm.to; k+1 < min(nm.to+6, s.to); k++ {
		if d.is(k, "to") && d.is(k+1, "be") || d.class(k, lexicon.Modal) && k < nm.to+2 {
			return true
		}
		if d.class(k, lexicon.Past) && !d.class(k, lexicon.Base) {
			return false // "he was invited to the forum held in June"
		}
	}
	for k := max(s.from, nm.from-far); k < nm.from; k++ {
		if d.is(k, "will", "would") || d.among(k, lexicon.ListInviting) || d.is(k-1, "to") && d.class(k, lexicon.Base) && d.among(k, lexicon.ListHeld) {
			return true
		}
	}
	return false
}

// toBeHeld tells whether a sentence says of a meeting without number and date
// that it will be held, and not only that something is due by then.
func (d *doc) toBeHeld(nm naming, s sentence) bool {
	if d.placeNear(nm, s, when{}).Name != "" {
		return true
	}
	for k := nm.to; k < min(nm.to+6, s.to); k++ {
		if d.among(k, lexicon.ListHeld) {
			return true
		}
	}
	return false
}

// dateOf finds the date that belongs to a naming: behind it in its clause, or
// else before it, or in it ("the August summit"); next are the namings behind it.
func (d *doc) dateOf(nm naming, s sentence, next []naming, future bool) when {
	end := min(s.to, nm.to+22)
	if nm.visit && (d.is(nm.head-1, "to") || d.invitedTo(nm, s)) {
		for _, o := range next {
			if o.from >= end {
				break
			}
			if !o.bare {
				end = o.from // "to visit Vietnam for the fifth consultation next year"
			}
		}
		for k := nm.to; k < end; k++ {
			if d.is(k, "attend") {
				end = k
			}
		}
	}
	for k := nm.to; nm.visit && k < end; k++ {
		if d.is(k, "as", "because", "since", "while") && !d.is(k+1, "well", "part", "a", "of") {
			end = k // "His visit comes as the port recovers from May's flood"
		}
	}
	for k := nm.to; nm.name[1] == nm.name[0] && k < end; k++ {
		if d.is(k, ",") && d.day(k-1) == 0 {
			end = k // "since they last met in Tokyo, the workshop held in May"
		}
	}
	for k := nm.to; k < end; k++ {
		if d.among(k, lexicon.ListPreceded) {
			end = k
		}
	}
	for _, w := range d.dates(nm.to, end, future) {
		if !d.saidOn(w) {
			return w
		}
	}
	for _, w := range d.dates(max(s.from, nm.from-6), nm.from, future || d.is(nm.from-3, "next")) {
		if (!nm.visit || !d.anyAmong(sentence{from: w.to, to: nm.from}, lexicon.ListInviting)) && !d.is(s.from, "according") {
			return w // not "the floods of October and invited him to visit"
		}
	}
	if nm.toCome {
		for _, w := range d.dates(s.from, s.from+1, true) {
			return w
		}
	}
	if nm.visit && future {
		if w := d.seasonAhead(nm.to, end); w.start != "" {
			return w
		}
	}
	if y := d.namedYear(nm, s); y > 0 && future {
		return when{start: record.NewDate(y, 0, 0), end: record.NewDate(y, 0, 0), from: nm.from, to: nm.to}
	}
	for k := nm.from; k < nm.head; k++ {
		if m := d.month(k); m > 0 {
			dt := d.nearest(m)
			return when{start: dt, end: dt, from: k, to: k + 1}
		}
	}
	return when{}
}

// seasonAhead returns the year of a season to come that is named among tokens
// [from, to): "to visit Oslo in the spring", "in the new year".
func (d *doc) seasonAhead(from, to int) when {
	y, m, _ := d.today.Parts()
	for k := from; k+2 < to && y > 0 && m > 0; k++ {
		if !d.is(k, "in") || !d.is(k+1, "the") {
			continue
		}
		last, n := 0, k+3
		switch d.low(k + 2) {
		case "spring":
			last = 5
		case "summer":
			last = 8
		case "autumn", "fall":
			last = 11
		case "new":
			if d.is(k+3, "year") {
				last, n = 1, k+4
			}
		}
		if last == 0 {
			continue
		}
		if m > last {
			y++
		}
		return when{start: record.NewDate(y, 0, 0), end: record.NewDate(y, 0, 0), from: k + 2, to: n}
	}
	return when{}
}

// saidOn tells whether a date is that of somebody's words: "the ministry said on
// Friday", "in a statement Monday".
func (d *doc) saidOn(w when) bool {
	k := w.from - 1
	if d.is(k, "on") {
		k--
	}
	return d.among(k, lexicon.ListSayVerb) || d.among(k, lexicon.ListTellVerb) || d.among(k, lexicon.ListSourceVerb) || d.among(k, lexicon.ListSourceNoun)
}

// earlierMeeting tells whether "our meeting in Turku on 14 February" is one
// of another time.
func (d *doc) earlierMeeting(nm naming, w when, main *meeting) bool {
	return nm.visit && len(w.start) >= 7 && w.start < main.when.start && d.anotherTime(w, main) && w.from >= nm.to && w.from-nm.to <= 6 && d.class(nm.from-1, lexicon.Det|lexicon.PossPron)
}

// toBe tells whether the year in a meeting's name is yet to come, or what
// stands behind the name says so: "the summit, set for 8 December".
func (d *doc) toBe(nm naming, s sentence) bool {
	for k := nm.to; k+1 < min(nm.to+4, s.to); k++ {
		if d.among(k, lexicon.ListPlanned) && d.is(k+1, "for", "to") || d.is(k, "to") && d.is(k+1, "be") && k < nm.to+2 {
			return true
		}
	}
	y, _, _ := d.today.Parts()
	return y > 0 && d.namedYear(nm, s) > y
}

// namedYear returns the year within a meeting's name or with which its sentence
// opens, 0 for none: "the 2028 Ocean Conference", "In 2028, Japan will host".
func (d *doc) namedYear(nm naming, s sentence) int {
	for k := max(s.from, nm.from-1); k < nm.head; k++ {
		if y := d.year(k); y > 0 {
			return y
		}
	}
	if d.is(s.from, "in") && s.from+2 < s.to && d.is(s.from+2, ",") {
		return d.year(s.from + 1)
	}
	return 0
}

// ahead tells whether what stands before token i in its sentence lies ahead:
// "will", "is to", "is scheduled to".
func (d *doc) ahead(i, from int) bool {
	for k := i - 1; k >= from && k > i-12; k-- {
		if d.is(k, "will") || d.is(k, "to") && (d.class(k-1, lexicon.Be) || d.among(k-1, lexicon.ListAhead) || d.among(k-1, lexicon.ListPlanned)) && d.class(k+1, lexicon.Base|lexicon.Be) {
			return true
		}
	}
	return false
}

// nearest returns the month of that name which is nearest to publication.
func (d *doc) nearest(m int) record.Date {
	y, now, _ := d.today.Parts()
	switch {
	case y == 0 || now == 0:
		return ""
	case m-now > 6:
		y--
	case now-m > 6:
		y++
	}
	return record.NewDate(y, m, 0)
}

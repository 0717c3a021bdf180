package reader

import (
	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// sinceWhen reads the first day of a meeting that has ended: "in session since
// Monday", "closed the session, which commenced on Sunday".
func (d *doc) sinceWhen(m *meeting, i int) {
	for _, s := range d.sents[i:min(i+6, len(d.sents))] {
		for k := s.from; k+1 < s.to; k++ {
			since := d.is(k, "since")
			began := d.is(k, "on") && (d.among(k-1, lexicon.ListBegan) && d.ended(s) || d.is(k-1, "work") && d.among(k-2, lexicon.ListBegan))
			weekday := d.toks[k+1].w != nil && d.toks[k+1].w.Day > 0 && d.capital(k+1)
			if !(weekday && (since || began)) && !(since && d.is(k+1, "yesterday")) {
				continue
			}
			if w, n := d.dateAt(k+1, s.to, false); n > 0 && !d.arriving(s.from, k) && len(w.start) == 10 && len(m.when.start) == 10 && d.shortlyBefore(w.start, m.when.start) {
				m.when.start = w.start
				return
			}
		}
	}
}

// arriving tells whether those who came are what tokens [from, to) tell of:
// "had been arriving since Sunday".
func (d *doc) arriving(from, to int) bool {
	for k := max(from, to-6); k < to; k++ {
		if d.is(k, "arriving", "arrived", "staying", "visiting") {
			return true
		}
	}
	return false
}

// ended tells whether a sentence tells of the meeting's end.
func (d *doc) ended(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if d.among(i, lexicon.ListEnded) || d.is(i, "end") && d.is(i-1, "an") || d.is(i, "day") && d.among(i-1, lexicon.ListLastDay) {
			return true // "came to an end", "on the final day of"
		}
		if d.is(i, "end") && d.is(i-1, "the") && d.is(i-2, "at") && d.is(i+1, "of") {
			for k := i + 2; k < min(i+11, s.to) && (!d.punct(k) || d.hyphen(k)); k++ {
				if d.class(k, lexicon.Talks|lexicon.Mechanism|lexicon.Edition) {
					return true // "at the end of the three-day tenth session"
				}
			}
		}
	}
	return false
}

// days returns the length of a meeting that a sentence gives ("two-day",
// "after five days of", "lasted three days"), 0 where it gives none. The length of
// a visit counts for a visit alone.
func (d *doc) days(s sentence, visit bool) int {
	for i := s.from; i+1 < s.to; i++ {
		n := 0
		if w := d.toks[i].w; w != nil {
			n = w.Number
		}
		if n == 0 && d.toks[i].Shape == text.Number {
			n = d.number(i)
		}
		if n < 2 || n > 10 {
			continue
		}
		if d.hyphen(i+1) && d.is(i+2, "day") && !visit && d.visitAhead(i+3) {
			continue // "is on a four-day visit that ends tomorrow"
		}
		if d.hyphen(i+1) && d.is(i+2, "day") || d.is(i+1, "days") && (d.is(i-1, "after", "for", "over") || d.among(i-1, lexicon.ListLasting) || d.among(i-1, lexicon.ListEnded) && d.is(i+2, "of") || d.is(i-1, "the", "of", "as") && d.is(i+2, "of")) {
			return n
		}
	}
	return 0
}

// visitAhead tells whether the next words are a visit: "official working visit".
func (d *doc) visitAhead(i int) bool {
	for k := i; k < i+4 && k < len(d.toks) && !d.punct(k); k++ {
		if d.is(k, "visit", "trip", "tour") {
			return true
		}
	}
	return false
}

// length returns how many days a meeting took of which sentence i gives one, 0
// where nothing tells, and whether that one was its last.
func (d *doc) length(m *meeting, i, first int) (n int, last bool) {
	if _, ok := m.when.start.Time(); !ok || m.when.start != m.when.end {
		return 0, false
	}
	n, last = d.days(d.sents[i], m.visit), d.ended(d.sents[i])
	for k := i + 1; k < min(i+3, len(d.sents)) && n == 0; k++ {
		if last || d.ended(d.sents[k]) {
			n = d.days(d.sents[k], m.visit)
			last = last || n > 0
		}
	}
	for k := first; last && k < min(first+far, len(d.sents)) && n == 0; k++ {
		n = d.daysOfTalks(d.sents[k])
	}
	return n, last
}

// daysOfTalks returns the length of talks that a sentence gives ("the two-day
// session", "two days of talks"), 0 where it gives none.
func (d *doc) daysOfTalks(s sentence) int {
	n := d.days(s, false)
	if n == 0 {
		return 0
	}
	for i := s.from + 2; i < s.to; i++ {
		if (d.is(i, "day") && d.hyphen(i-1) || d.is(i, "days")) && d.talksNear(i+1, 4) {
			return n
		}
	}
	return 0
}

// dayFrom returns how many days the meeting was from the day that stands before
// token k: "said on Thursday, a day after talks in Doha", "called on him on
// Thursday, a day before the two ministries sat down for consultations".
func (d *doc) dayFrom(k, end int) int {
	for ; k < end; k++ {
		switch {
		case !d.is(k, ",") || !d.is(k+1, "a", "one") || !d.is(k+2, "day"):
		case d.is(k+3, "after") && d.talksNear(k+4, 4):
			return -1
		case d.is(k+3, "before") && d.talksNear(k+4, 14):
			return 1
		}
	}
	return 0
}

// talksNear tells whether one of the next n words is one for talks.
func (d *doc) talksNear(k, n int) bool {
	for i := k; i < k+n && i < len(d.toks) && !d.punct(i); i++ {
		if d.class(i, lexicon.Mechanism|lexicon.Edition) || d.is(i, "event", "work") {
			return true
		}
	}
	return false
}

// yearFromText works the year of the subject meeting out of dated events in
// the text, where these leave only one answer.
func (d *doc) yearFromText(m *meeting) {
	lo, hi := record.Date(""), record.Date("")
	for _, s := range d.sents {
		future := d.anyAmong(s, lexicon.ListAhead)
		for _, w := range d.dates(s.from, s.to, false) {
			if len(w.start) < 4 {
				continue
			}
			ahead := future || d.among(w.from-2, lexicon.ListPlanned) || d.is(w.from-1, "until", "by")
			if ahead {
				if hi == "" || w.start < hi {
					hi = w.start
				}
			} else if w.start > lo && !(len(w.start) == 4 && d.hyphen(w.to)) {
				lo = w.start
			}
		}
	}
	if lo == "" && hi == "" {
		return
	}
	var fits []int
	ly, _, _ := lo.Parts()
	hy, _, _ := hi.Parts()
	if ly == 0 {
		ly = hy - 1
	}
	if hy == 0 {
		hy = ly + 1 // nothing ahead bounds it: the first such day after the last event
	}
	for y := ly; y <= hy; y++ {
		dt := record.NewDate(y, m.when.md[0], m.when.md[1])
		if (lo == "" || dt >= lo) && (hi == "" || dt <= hi) {
			fits = append(fits, y)
		}
	}
	if len(fits) == 1 {
		m.when.start = record.NewDate(fits[0], m.when.md[0], m.when.md[1])
		m.when.end = m.when.start
		if d.today == "" {
			d.today = m.when.start
		}
	}
}

// tooLong tells whether a span of days is longer than meetings are: a period
// under review.
func (d *doc) tooLong(w when) bool {
	a, ok := w.start.Time()
	b, ok2 := w.end.Time()
	return ok && ok2 && b.Sub(a).Hours() > 21*24
}

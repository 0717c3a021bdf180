package reader

import (
	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// subjectScore tells how likely it is that the account is about the meeting
// so named.
func (d *doc) subjectScore(nm naming, first int) int {
	kind := d.blocks[d.sents[nm.sent].block].Kind
	at := nm.sent - first
	if kind == text.Caption || kind == text.Rubbish || at > 7 {
		return 0
	}
	if d.dueThen(nm, d.sents[nm.sent]) || nm.relation != "" || nm.toCome || d.among(nm.to-1, lexicon.ListVisits) || nm.visit && d.class(nm.head, lexicon.Past) && !d.class(nm.head, lexicon.Base) {
		return 0
	}
	score := 0
	if nm.ordinal > 0 {
		score += 30
	}
	if len(nm.parties) >= 2 {
		score += 15
	}
	if n := nm.name[1] - nm.name[0]; n >= 2 && !nm.visit {
		score += 12
	}
	if nm.visit {
		score += 4
	}
	if nm.plain {
		score -= 8
	}
	if at > 0 && len(nm.parties) == 1 && nm.ordinal == 0 && d.lex.Organisation(nm.parties[0]) {
		if d.among(nm.head, lexicon.ListBodyNoun) {
			return 0 // "asked for its vote for the UN Economic and Social Council"
		}
		score -= 20 // further down, an organisation's own meeting is one that others go to
	}
	s := d.sents[nm.sent]
	held := d.anyAmong(s, lexicon.ListHeld)
	if held {
		score += 12
	}
	switch {
	case kind == text.Headline:
		score += 4
	case at >= 0:
		score += 10 - at
		if at >= 3 {
			score -= 12
		}
		if at >= 2 && d.capital(nm.head) && d.among(nm.head, lexicon.ListOpenMeeting) {
			score -= 30 // "They also spoke about the second Ocean Summit"
		}
		if at == 0 && nm.visit && held {
			score += 14
		}
	}
	for k := nm.from - 1; k >= s.from && k > nm.from-4; k-- {
		if d.among(k, lexicon.ListFringe) && d.is(k+1, "of", "at", "in") && nm.ordinal > 0 && d.severalPersons(s.from, s.to) {
			return 0 // "On the sidelines of the third Ocean Forum, A met B"
		}
		if (d.among(k, lexicon.ListAroundMeeting) || d.is(k, "part") && len(nm.parties) == 0) && !d.justHeld(nm.to, s.to) && !d.is(nm.name[0]-1, "their") {
			score -= 60
		}
	}
	if d.afterFirst(nm) {
		return 0
	}
	if nm.ordinal == 0 && (d.is(nm.from-1, "after", "before", "until", "following") || d.is(nm.from-2, "after", "before", "until", "following")) {
		score -= 20 // "after the July summit ended"
	}
	if d.longBefore(d.saidHeld(nm.to, s.to)) || at > 0 && d.toBe(nm, s) || d.organ(nm) {
		return 0
	}
	if nm.ordinal == 0 && (d.among(nm.head, lexicon.ListBodyNoun) && d.formed(nm, s) || !nm.visit && !d.capital(nm.head) && d.is(nm.from-1, "a", "an") && d.is(nm.from-2, ",")) {
		return 0 // "installed the Joint Council", "the Coral Sea Dialogue, an annual forum of ministers"
	}
	if d.inTownFor(nm, s) || at > 0 && d.hadMet(nm.from, s.from) {
		return 0
	}
	if d.meant(nm) || d.occasion(nm, s) {
		score -= 60
	}
	if t := &d.toks[nm.name[0]]; d.lastHeld(nm.to) || nm.ordinal == 0 && t.span > 0 && int(t.span) == nm.name[1]-nm.name[0] && d.lex.Organisation(t.name) {
		return 0 // "the Gulf Cooperation Council" is who meets
	}
	if nm.visit && d.amongPersons(nm.to, s.to) {
		score += 20
	}
	k := nm.to
	if d.is(k, "of") && d.is(k+1, "which") {
		k += 2 // "the first round of which will be held"
	}
	if kind != text.Headline && k < s.to && d.class(k, lexicon.Modal) && !d.class(k, lexicon.Past) {
		return 0 // "the second Council will convene in Athens"
	}
	// Dates and words of other times near by make it another meeting.
	for _, w := range d.dates(nm.to, min(s.to, nm.to+8), false) {
		if y, _, _ := w.start.Parts(); y > 0 && d.today != "" {
			if ty, _, _ := d.today.Parts(); y < ty-1 || d.longBefore(w.start) && !d.is(w.from-1, "since") && !d.parted(nm.to, w.from) {
				score -= 25
			}
		}
	}
	if d.is(nm.from-1, "since") || d.is(nm.from-2, "since") {
		score -= 25
	}
	return score
}

// justHeld tells whether a meeting's name, which ends at token i, is followed
// by its having been held of late: "an outcome of the fourth meeting, which was
// held on Monday".
func (d *doc) justHeld(i, end int) bool {
	w := d.saidHeld(i, end)
	return len(w) == 10 && !d.longBefore(w)
}

// saidHeld returns the day on which the meeting was held whose name ends at token
// i, "" where no clause behind it tells.
func (d *doc) saidHeld(i, end int) record.Date {
	end = min(end, i+20)
	for k := i; k+2 < end; k++ {
		if d.is(k, "which") && d.is(k-1, "of") && (d.toks[max(k-2, 0)].ordinal > 0 || d.among(k-2, lexicon.ListWhichOne)) {
			break // "the second session of the dialogue, the first of which was held"
		}
		if k == i && d.class(k, lexicon.Past) && d.among(k, lexicon.ListHeld) || d.is(k, "which", "that") && d.class(k+1, lexicon.Be|lexicon.Have|lexicon.Past) && (d.among(k+1, lexicon.ListHeld) || d.among(k+2, lexicon.ListHeld)) {
			for _, w := range d.dates(k, end, false) {
				return w.start
			}
		}
	}
	return ""
}

// dueThen tells whether a meeting is one ahead of which others met: "Two months
// before the third consultations, due in Hanoi in May, the minister received".
func (d *doc) dueThen(nm naming, s sentence) bool {
	if !d.is(nm.from-1, "before", "until") && !d.is(nm.from-2, "before", "until", "ahead") {
		return false
	}
	for k := nm.to; k < min(s.to, nm.to+2*far); k++ {
		if d.is(k, ",") && (d.among(k+1, lexicon.ListPlanned) || d.is(k+1, "due")) {
			return true
		}
	}
	return false
}

// meant tells whether a meeting is one that somebody means to hold: "agreed to
// hold the 4th session".
func (d *doc) meant(nm naming) bool {
	if d.is(nm.from-1, "the") && d.is(nm.from-2, "hold", "chair", "co-chair", "convene") && d.is(nm.from-3, "to") && d.anyAmong(sentence{from: d.sents[nm.sent].from, to: nm.from - 3}, lexicon.ListMet) {
		return false // "Ministers A and B met in Oslo to hold the fourth dialogue"
	}
	for k := nm.from - 1; k >= d.sents[nm.sent].from && k > nm.from-7; k-- {
		if k > nm.from-4 && d.is(k, "to") && d.class(k+1, lexicon.Base) || d.is(k, "and") && d.is(k+1, "hold") {
			return true
		}
	}
	return false
}

// afterFirst tells whether a meeting is the one that others came after: "met
// for the second time after the first meeting".
func (d *doc) afterFirst(nm naming) bool {
	return nm.ordinal == 1 && !d.capital(nm.head) && (d.is(nm.from-1, "after", "since") || d.is(nm.from-2, "after", "since"))
}

// inTownFor tells whether a meeting is only what brought somebody there: "who is
// in Hanoi for the first strategic consultation".
func (d *doc) inTownFor(nm naming, s sentence) bool {
	k := nm.from - 1
	for k > s.from && d.class(k, lexicon.Det) {
		k--
	}
	if d.is(k, "for", "to") && nm.sent > d.body {
		for i := k - 1; i > s.from && i > k-5; i-- {
			if d.is(i, "leading") && d.class(i-1, lexicon.Be) {
				if _, at := d.callIn(d.sents[d.body]); at >= 0 {
					return true // "X called on Y. She is leading the delegation for the 4th consultations"
				}
			}
		}
	}
	if d.is(k, "in") && d.is(k-1, "part", "participate", "participating") || d.is(k, "attend", "attending") {
		k-- // "who is visiting Hanoi to take part in the second round"
	} else if !d.is(k, "for") {
		return false
	}
	for i := k - 1; i > s.from && i > k-9 && !d.punct(i); i-- {
		if d.is(i, "who") {
			return d.class(i+1, lexicon.Be)
		}
	}
	return false
}

// organ tells whether what looks like a meeting is an organisation's own body: "the
// African Union Commission".
func (d *doc) organ(nm naming) bool {
	t := &d.toks[nm.name[0]]
	k := nm.name[0] + int(t.span)
	if b := d.bracketed(k, nm.name[1]); d.is(k, "(") && b > 0 {
		k = b
	}
	return nm.ordinal == 0 && t.span > 0 && d.lex.Organisation(t.name) && k+1 == nm.name[1] && d.among(k, lexicon.ListBodyNoun)
}

// hadMet tells whether those who meet had met before token i at another meeting:
// "The ministers had seen each other in July at the".
func (d *doc) hadMet(i, from int) bool {
	for k := i - 1; k > from && k > i-12; k-- {
		if d.is(k, "had") {
			n := d.adverb(k+1, i)
			return n < i && d.among(n, lexicon.ListHadMet)
		}
	}
	return false
}

// occasion tells whether a meeting is only the occasion of another: "The talks
// took place during the Forum", "at his meeting with A during the conference".
func (d *doc) occasion(nm naming, s sentence) bool {
	k := nm.from - 1
	for k > s.from && d.class(k, lexicon.Det) {
		k--
	}
	for i := nm.from - 1; i >= s.from && i > nm.from-7 && !d.is(i, ")"); i-- {
		if d.is(i, "(") {
			return true // "(the chair country of the current session)"
		}
	}
	if !d.is(k, "during", "at") || d.is(k, "at") && !d.among(nm.to-1, lexicon.ListOpenMeeting) {
		return false
	}
	for i := s.from; i < k; i++ {
		if d.class(i, lexicon.Talks) && (i < s.from+2 && d.class(i+1, lexicon.Past|lexicon.Be) || d.is(i+1, "with")) {
			return true
		}
	}
	return false
}

// lastHeld tells whether the words at token k say when a meeting was held
// before: "last met in 2019", "was last held in 2019".
func (d *doc) lastHeld(k int) bool {
	if d.class(k, lexicon.Be) {
		k++
	}
	return d.is(k, "last") && d.class(k+1, lexicon.Past)
}

// amongPersons tells whether the words at token k say between whom a meeting
// was: "between Minister A and Minister B".
func (d *doc) amongPersons(k, end int) bool {
	return d.is(k, "between") && d.severalPersons(k+1, min(end, k+far))
}

// parted tells whether a comma stands between two tokens.
func (d *doc) parted(from, to int) bool {
	for k := from; k < to; k++ {
		if d.is(k, ",") {
			return true
		}
	}
	return false
}

// longBefore tells whether a month or a day is more than two months before the
// day of publication.
func (d *doc) longBefore(w record.Date) bool {
	y, m, _ := w.Parts()
	ty, tm, _ := d.today.Parts()
	return m > 0 && tm > 0 && 12*ty+tm-12*y-m > 2
}

// severalPersons tells whether two persons or more are named in [from, to).
func (d *doc) severalPersons(from, to int) bool {
	n := 0
	for i := from; i < to; i++ {
		if m := d.toks[i].ment; m != nil && m.person != nil && m.from == i {
			n++
		}
	}
	return n > 1
}

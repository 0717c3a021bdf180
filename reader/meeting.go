package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// A meeting is one edition of a mechanism, or a visit or call, as found.
type meeting struct {
	role      record.Role
	mechanism string
	acronym   string
	parties   []record.Party
	ordinal   int
	when      when
	place     record.Place
	heads     []*person
	evidence  [][2]int // tokens
	sent      int      // the sentence it was found in
	visit     bool     // a one-off visit or call
	relation  string   // "previous", "next" or ""
	id        string
}

// findMeetings finds the subject meetings, those who led at them, and the
// other meetings that are named.
func (d *doc) findMeetings() {
	if d.release && d.publisher == "" {
		d.publisher = d.letterhead()
	}
	d.settleOutlet()
	d.settleDate()
	d.joint = d.isJoint()
	all := d.scratch.namings[:0]
	for si := range d.sents {
		if d.blocks[d.sents[si].block].Kind == text.Rubbish {
			continue
		}
		all = d.namings(all, si)
	}
	d.scratch.namings = all
	d.findSubject(all)
	d.settleParties()
	d.secondSubjects()
	d.ownSessions(all)
	d.findMentioned(all)
}

// settleDate finds the day of publication in datelines and date lines, where
// it is not known from outside.
func (d *doc) settleDate() {
	for _, b := range d.blocks {
		if b.Dateline.End > b.Dateline.Start {
			_, w := d.inDateline(d.s[b.Dateline.Start:b.Dateline.End])
			if len(w) == 10 && (len(d.today) < len(w) && strings.HasPrefix(string(w), string(d.today)) || d.shortlyBefore(w, d.today)) {
				d.today = w
			}
			break
		}
	}
	if len(d.today) == 10 {
		return
	}
	for _, s := range d.sents {
		if k := d.blocks[s.block].Kind; k != text.Heading && k != text.Headline && k != text.Rubbish {
			if s.to-s.from > 14 {
				break
			}
		}
		for _, w := range d.dates(s.from, s.to, false) {
			if len(w.start) == 10 && (d.today == "" || strings.HasPrefix(string(w.start), string(d.today))) {
				d.today = w.start
				return
			}
		}
	}
}

// shortlyBefore tells whether a day is one of the week before another: an
// account is written on the day of its dateline and may be published later.
func (d *doc) shortlyBefore(a, b record.Date) bool {
	x, ok := a.Time()
	y, ok2 := b.Time()
	days := y.Sub(x).Hours() / 24
	return ok && ok2 && days > 0 && days <= 7
}

// isJoint tells whether the document speaks for all sides.
func (d *doc) isJoint() bool {
	for i, b := range d.blocks {
		if i > 3 {
			break
		}
		if b.Kind != text.Headline && b.Kind != text.Heading && i > 0 {
			continue
		}
		line := strings.ToLower(d.s[b.Start:b.End])
		for _, j := range d.lex.Joint {
			if strings.Contains(line, j) {
				return true
			}
		}
	}
	n := 0
	for _, s := range d.sents {
		if d.is(s.from, "we") {
			n++
		}
	}
	return n >= 3
}

func (d *doc) name(nm naming) string {
	if nm.toCome {
		return "meeting"
	}
	if nm.guest {
		return "visit"
	}
	if nm.name[1] <= nm.name[0] {
		return ""
	}
	if w := d.toks[nm.head].w; nm.visit && nm.head+1 == nm.to && w.Is(lexicon.Past) && !w.Is(lexicon.Base) {
		return w.Lemma // "visited Lebanon in March"
	}
	return spaced(d.quote(nm.name[0], nm.name[1]))
}

// findSubject settles which meeting the account is about.
func (d *doc) findSubject(all []naming) {
	best, bestScore := -1, 0
	first := d.body
	for i, nm := range all {
		score := d.subjectScore(nm, first)
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	m := &meeting{role: record.Subject}
	if best >= 0 && d.onlyTalkedOf(all[best], first) {
		best, m.sent = -1, first
	}
	if best >= 0 && all[best].ordinal == 0 && (all[best].sent > first+2 || all[best].sent > first && !d.capital(all[best].head) && !d.saysLed(d.sents[all[best].sent]) && d.severalPersons(d.sents[first].from, d.sents[first].to)) {
		if words, at := d.callIn(d.sents[first]); at >= 0 {
			best, m.mechanism, m.sent, m.visit = -1, words, first, true // "X received Y"
		}
	}
	if best >= 0 {
		nm := all[best]
		m.mechanism, m.ordinal, m.acronym, m.parties, m.sent, m.visit = d.name(nm), nm.ordinal, nm.acronym, nm.parties, nm.sent, nm.visit
		m.evidence = append(m.evidence, [2]int{nm.from, nm.to})
		if m.ordinal == 1 && d.is(nm.from-1, "our", "their") && !d.capital(nm.head) {
			m.ordinal = 0 // of those who meet: "This is our first meeting"
		}
		if nm.bare && nm.sent > first && first < len(d.sents) && d.anyAmong(d.sents[first], lexicon.ListHeld) {
			m.sent = first // "X received Y. ... during the visit"
		}
		// What the name's place leaves out, other early namings of the same
		// mechanism tell.
		for _, o := range all {
			if o.sent > first+8 || o.relation != "" {
				continue
			}
			same := o.plain && o.ordinal > 0 && !o.visit || d.sameMechanism(m.mechanism, d.name(o))
			if !same {
				continue
			}
			if m.ordinal == 0 && o.ordinal > 0 && (o.sent <= first+2) && !d.meant(o) && !d.afterFirst(o) && !d.stillToCome(o) && !(o.ordinal == 1 && d.is(o.from-1, "our", "their")) {
				m.ordinal = o.ordinal
			}
			if o.ordinal != 0 && m.ordinal != 0 && o.ordinal != m.ordinal {
				continue
			}
			if len(m.parties) < 2 && len(o.parties) >= 2 {
				m.parties = o.parties
			}
			if m.acronym == "" {
				m.acronym = o.acronym
			}
			if o.sent > first-2 && strings.ToUpper(m.mechanism) == m.mechanism && d.name(o) != m.mechanism && strings.EqualFold(d.name(o), m.mechanism) {
				m.mechanism = d.name(o) // not in the capitals of a title
			}
			if !o.plain && (m.mechanism == "" || o.name[1]-o.name[0] > 1 && len(strings.Fields(m.mechanism)) < 2 && d.subjectScore(o, first) > -20) {
				m.mechanism = d.name(o)
			}
		}
	}
	if m.mechanism == "" && first < len(d.sents) {
		if words, at := d.callIn(d.sents[first]); at >= 0 {
			m.mechanism, m.visit = words, true
		} else if d.anyAmong(d.sents[first], lexicon.ListMet) {
			m.mechanism, m.visit = "meeting", true // "Ministers A and B met in Minsk"
		}
	}
	if m.ordinal == 0 {
		m.ordinal = d.saidToBe(m.sent)
	}
	if m.ordinal == 0 && !m.visit && m.mechanism != "" {
		m.ordinal = d.nthTime(m.sent)
	}
	d.meetings = append(d.meetings, m)
	if m.evidence == nil && first < len(d.sents) {
		s := d.sents[first]
		m.evidence = append(m.evidence, [2]int{s.from, s.to})
	}
	d.datePlace(m, all, first)
	d.findHeads(m, all, first)
}

// onlyTalkedOf tells whether a meeting is one that those who met, as the first
// sentence tells, spoke of: "A called on B. A thanked Oman for its vote at the
// 38th session of the Ocean Conference".
func (d *doc) onlyTalkedOf(nm naming, first int) bool {
	if nm.sent <= first || first >= len(d.sents) || nm.visit && nm.ordinal == 0 || !d.severalPersons(d.sents[first].from, d.sents[first].to) {
		return false
	}
	if _, at := d.callIn(d.sents[first]); at < 0 && !d.anyAmong(d.sents[first], lexicon.ListMet) {
		return false
	}
	s := d.sents[nm.sent]
	if d.anyAmong(sentence{from: s.from, to: nm.from}, lexicon.ListHeld) || d.anyAmong(sentence{from: nm.to, to: s.to}, lexicon.ListHeld) || d.saysLed(s) {
		return false
	}
	g, ok := d.firstFinite(s.from, nm.from)
	return ok && !(d.class(g.head, lexicon.Be) && (d.is(s.from, "it", "this") || d.class(g.from-1, lexicon.Talks|lexicon.Mechanism|lexicon.Edition)))
}

// stillToCome tells whether what follows a meeting's name says that it lies ahead:
// "the fourth meeting of the Committee, which Havana will host".
func (d *doc) stillToCome(nm naming) bool {
	for k := nm.to; k < min(nm.to+6, len(d.toks)); k++ {
		if d.is(k, "will") {
			return true
		}
	}
	return false
}

// saidToBe returns the edition that a sentence soon behind the meeting's gives
// it, 0 where none does: "The meeting was the fifth under the platform". The
// first is that of something, mostly.
func (d *doc) saidToBe(sent int) int {
	for i := sent; i < min(sent+3, len(d.sents)); i++ {
		s := d.sents[i]
		k := s.from
		for k < s.to && d.class(k, lexicon.Det) {
			k++
		}
		if !d.is(k, "it") && !d.class(k, lexicon.Mechanism|lexicon.Edition) {
			continue
		}
		if d.class(k+1, lexicon.Be) && d.is(k+2, "the") && k+4 < s.to {
			if n := d.toks[k+3].ordinal; n > 1 && d.is(k+4, "time") && d.heldSuch(k+5, s.to) {
				return n
			} else if n > 1 && !d.counted(naming{head: k + 4, to: k + 4, ordinal: n}, s.to) && !d.counted(naming{head: k + 4, to: k + 5, ordinal: n}, s.to) && (d.is(k+4, "such", "at", "under", "in", "of") || d.class(k+4, lexicon.Mechanism|lexicon.Edition)) {
				return n
			}
		}
	}
	return 0
}

// heldSuch tells whether the clause at token i is about the holding of meetings
// such as the one at hand: "that the two had held such consultations", "met for their dialogue".
func (d *doc) heldSuch(i, end int) bool {
	for k := i; k < min(end, i+2*far) && !d.punct(k); k++ {
		if d.is(k, "such", "these") && (d.class(k+1, lexicon.Mechanism) || d.class(k+2, lexicon.Mechanism)) || d.is(k, "met") && d.is(k+1, "for") && d.class(k+2, lexicon.Det|lexicon.PossPron) {
			return true // "that the two countries met for their dialogue"
		}
	}
	return false
}

// nthTime returns the edition that a sentence counts as times: "their joint
// commission met for the fifth time", 0 where it counts none.
func (d *doc) nthTime(sent int) int {
	if sent >= len(d.sents) {
		return 0
	}
	if sent+1 < len(d.sents) {
		if k := d.sents[sent+1].from; d.is(k, "meeting") && d.timeAt(k+1) > 0 {
			return d.timeAt(k + 1) // "Meeting for the ninth time, the committee also decided"
		}
	}
	s := d.sents[sent]
	for i := s.from; i+4 < s.to; i++ {
		if d.class(i, lexicon.Mechanism) && d.among(i+1, lexicon.ListHeld) && d.timeAt(i+2) > 0 {
			return d.timeAt(i + 2)
		}
	}
	return 0
}

// timeAt returns which time it was where token i begins to tell it, 0 elsewhere:
// "for the ninth time".
func (d *doc) timeAt(i int) int {
	if d.is(i, "for") && d.is(i+1, "the") && d.is(i+3, "time") {
		return d.toks[i+2].ordinal
	}
	return 0
}

// firstBody returns the first sentence of running text.
func (d *doc) firstBody() int {
	for i, s := range d.sents { // behind what a headline's bullets say
		if b := &d.blocks[s.block]; b.Kind == text.Paragraph {
			if b.Dateline.End > b.Dateline.Start {
				return i
			}
			break
		}
	}
	for i, s := range d.sents {
		switch d.blocks[s.block].Kind {
		case text.Paragraph, text.Item:
			if s.to-s.from >= 8 {
				return i
			}
		}
	}
	return 0
}

// sameMechanism tells whether two names are of one mechanism: their head
// words and what is not a party agree.
func (d *doc) sameMechanism(a, b string) bool {
	x, y := d.nameKeys(a), d.nameKeys(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	n := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			n++
		}
	}
	return n == len(x)
}

// nameKeys returns the words of a name as they are compared with another's.
func (d *doc) nameKeys(s string) []string {
	out, ok := d.keys[s]
	if ok {
		return out
	}
	sc := d.scratch
	sc.split = lexicon.AppendSplit(sc.split[:0], s)
	from := len(sc.keys)
	for _, w := range sc.split {
		k := sc.key(w)
		if k == "of" || k == "and" || k == "the" || k == "on" || k == "for" {
			continue
		}
		sc.keys = append(sc.keys, k)
	}
	out = slices.Clip(sc.keys[from:])
	d.keys[s] = out
	return out
}

func (d *doc) trimEnd(from, to int) int {
	for to > from+1 && d.punct(to-1) && !d.is(to-1, ")", "”", "\"") {
		to--
	}
	return to
}

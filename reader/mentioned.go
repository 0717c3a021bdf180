package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// findMentioned finds the numbered or dated meetings beside the subjects.
func (d *doc) findMentioned(all []naming) {
	main := d.meetings[0]
	for i, nm := range all {
		s := d.sents[nm.sent]
		k := d.blocks[s.block].Kind
		if k == text.Headline || k == text.Heading && !d.is(s.to-1, ".") || k == text.Caption || k == text.Rubbish {
			continue
		}
		name := d.name(nm)
		o := d.owner(nm, all[:i])
		if o == nil {
			o = d.itsOwner(nm, all[:i])
		}
		if o != nil {
			nm.name, nm.head, nm.plain, nm.bare, nm.parties, name = o.name, o.head, false, false, o.parties, d.name(*o)
		}
		before := nm.bare && d.among(nm.from-3, lexicon.ListPreceded) && d.is(nm.from-2, "by")
		if of := d.ofWhom(nm, s); of > nm.to && (before || !d.is(nm.from-1, "at", "during")) {
			nm.to, nm.name[1], nm.plain, nm.bare = of, of, false, false // "the meeting of the Nordic foreign ministers"
			name = d.name(nm)
		}
		same := nm.plain || d.sameMechanism(main.mechanism, name) || main.acronym != "" && (strings.TrimSuffix(name, "s") == strings.TrimSuffix(main.acronym, "s") || strings.HasPrefix(name, main.acronym+" "))
		if nm.ordinal > 0 && nm.ordinal == main.ordinal && same {
			continue
		}
		if same && nm.ordinal == 0 && nm.relation == "" && d.is(nm.from-1, "the") && d.is(nm.from-2, "during") {
			continue // "During the telephone talk, preparations for May"
		}
		if nm.ordinal == 1 && !d.capital(nm.head) && d.class(nm.head, lexicon.Talks) && d.is(nm.from-1, "our", "their") && d.is(nm.from-2, "at", "during", "in") {
			continue // "During their first official meeting"
		}
		if nm.visit && !d.whoBegan(nm, s) && !d.is(nm.head-1, "to", "will", "would") && slices.ContainsFunc(d.meetings, func(m *meeting) bool { return m.role == record.Subject && m.visit && m.sent == nm.sent }) {
			continue // the call that the sentence is about
		}
		if nm.ordinal == 0 && d.is(nm.from-1, "by", "via", "over", "through") && (d.among(nm.head, lexicon.ListRemote) || d.among(nm.from, lexicon.ListLine)) {
			continue // "convened via video conference"
		}
		if nm.visit && nm.ordinal == 0 && d.noDelegation(nm, s) {
			continue
		}
		first := nm.ordinal == 0 && d.formed(nm, s) && d.firstTime(nm, s)
		if first {
			nm.ordinal = 1 // "to form a group on mines, which will meet for the first time in May"
			for k := nm.to; d.is(nm.to, "on", "for") && k < s.to && !d.is(k, "which", "that"); k++ {
				name = spaced(d.quote(nm.name[0], d.trimProper(nm.to, k+1)))
			}
		} else if d.formed(nm, s) || nm.ordinal == 0 && (same && d.acts(nm, s) || !same && !nm.visit && d.proposed(nm, s)) {
			continue
		}
		future := first || nm.toCome || nm.guest || d.anyAmong(s, lexicon.ListAhead) || (nm.visit || nm.bare) && d.ahead(nm.from, s.from) || d.toBe(nm, s) || nm.relation == "next" || main.ordinal > 0 && nm.ordinal > main.ordinal && same || !same && d.invitedTo(nm, s)
		w := d.dateOf(nm, s, all[i+1:], future)
		dayBefore := d.dayBefore(nm, main)
		if dayBefore != "" {
			w = when{start: dayBefore, end: dayBefore, from: nm.to, to: nm.to + 3}
		}
		if nm.relation == "previous" && main.when.start != "" && w.start > main.when.start {
			w = when{} // "since the last round, and will be doubled from next year"
		}
		later := d.laterMeeting(nm, w, main, s) || dayBefore != "" || d.hadThere(nm, w, main, s)
		if nm.ordinal == 0 && nm.relation == "" {
			if same && nm.visit && len(w.start) == 4 {
				continue // the meeting itself beside some year
			}
			if w.start == "" || nm.bare && !d.earlierMeeting(nm, w, main) && !later || same && !d.anotherTime(w, main) || len(w.start) == 4 && !nm.visit && !future {
				continue
			}
			if nm.plain && !nm.visit && !later {
				continue
			}
		}
		if nm.relation != "" && nm.ordinal == 0 && !same && (w.start == "" || nm.visit && !d.wasIn(nm, w) || !nm.visit && !d.capital(nm.head)) {
			continue
		}
		if nm.relation != "" && nm.ordinal == 0 && w.start == "" && !d.toBeHeld(nm, s) {
			continue // "before the next session"
		}
		if nm.ordinal == 0 && d.inInstrument(nm, s) {
			continue // "the Memorandum on Political Consultations signed in 2018"
		}
		if nm.ordinal == 0 && nm.relation == "" {
			if _, in := d.lex.Look(strings.ToLower(name)); in.Has(lexicon.ListNoMechanism) && !later {
				continue
			}
			if len(nm.parties) == 1 && d.among(nm.head, lexicon.ListBodyNoun) && d.is(nm.to, "to") && d.among(nm.from-2, lexicon.ListInviting) {
				continue // "invited the Thai committee to hold the next session", of one side
			}
			if !same && (d.among(nm.to-1, lexicon.ListBodyNoun) || d.among(nm.head, lexicon.ListBodyNoun) && d.is(nm.to, "to")) && !d.meets(nm, s) || strings.HasSuffix(strings.ToLower(name), "reception") {
				continue
			}
		}
		if nm.visit && nm.ordinal == 0 && w.start == "" {
			continue
		}
		if w.start != "" && w.start == main.when.start && nm.ordinal == 0 && !before {
			continue
		}
		if nm.ordinal == 0 && d.is(nm.from-1, "the") && d.is(nm.from-2, "at", "during") && w.start > main.when.start && w.start <= main.when.end {
			continue // "At the ministerial meeting on 7 March", of a session of three days
		}
		if strings.HasPrefix(name, "COP") && nm.ordinal > 0 {
			name = "COP"
		}
		m := &meeting{role: record.Mentioned, ordinal: nm.ordinal, mechanism: name, parties: nm.parties, when: w, sent: nm.sent, relation: nm.relation, visit: nm.visit}
		if same {
			if nm.plain || len(d.nameKeys(name)) < len(d.nameKeys(main.mechanism)) {
				m.mechanism = main.mechanism
			}
			m.parties = main.parties
		}
		if name == "COP" {
			m.parties = nil
		} else if len(m.parties) == 0 && (nm.visit || len(lexicon.Split(name)) > 0 && !d.capital(nm.name[0]) || d.is(nm.name[0], "joint", "bilateral")) {
			m.parties = main.parties
		}
		if later {
			m.mechanism, m.parties = name, d.withWhom(nm, main, s)
		}
		for _, o := range d.meetings[1:min(len(d.meetings), 4)] {
			if o.role == record.Subject && !o.visit && d.sameMechanism(o.mechanism, name) {
				m.parties = o.parties
			}
		}
		if len(m.parties) == 1 && len(main.parties) == 2 && (nm.visit || same) {
			m.parties = main.parties
		}
		m.place = d.placeNear(nm, s, w)
		m.evidence = [][2]int{{nm.from, max(nm.to, min(w.to, s.to))}}
		if d.known(m) {
			continue
		}
		d.meetings = append(d.meetings, m)
	}
}

// whoBegan tells whether a visit stands in a clause about somebody who began or
// ends it: "The minister, who began a three-day visit on Tuesday, was received".
func (d *doc) whoBegan(nm naming, s sentence) bool {
	for k := nm.from - 1; k > max(s.from, nm.from-4); k-- {
		if d.among(k, lexicon.ListBegan) {
			return d.is(k-1, "who")
		}
	}
	return false
}

// owner returns the naming of the body whose session a naming is, nil where
// that is the meeting at hand: "the commission's 19th meeting".
func (d *doc) owner(nm naming, before []naming) *naming {
	k := nm.from - 2
	if !nm.plain || k <= 0 || d.toks[k+1].Shape != text.Poss || d.capital(k) || !d.among(k, lexicon.ListBodyNoun) || slices.Contains(d.nameKeys(d.meetings[0].mechanism), d.toks[k].phrase.Key) {
		return nil
	}
	for j := len(before) - 1; j >= max(0, len(before)-many); j-- {
		if o := &before[j]; !o.plain && d.toks[o.head].phrase.Key == d.toks[k].phrase.Key {
			return o
		}
	}
	return nil
}

// itsOwner returns the body whose session is named as its own just behind it:
// "the joint team, whose first session", "the commission, which last met", nil
// where there is none.
func (d *doc) itsOwner(nm naming, before []naming) *naming {
	which := d.is(nm.from, "last") && d.is(nm.from-1, "which", "that")
	if !nm.plain || !which && !d.is(nm.from-1, "its", "whose") {
		return nil
	}
	for j := len(before) - 1; j >= max(0, len(before)-many); j-- {
		o := &before[j]
		if o.plain || o.bare {
			continue
		}
		if o.sent != nm.sent && (o.sent != nm.sent-1 || which) || !d.among(o.head, lexicon.ListBodyNoun) && !d.among(o.to-1, lexicon.ListBodyNoun) || d.sameMechanism(d.meetings[0].mechanism, d.name(*o)) {
			return nil
		}
		return o
	}
	return nil
}

// ofWhom returns where the name of a meeting ends that is named by those who
// hold it, and by nothing else: "a meeting of senior officials on 11 May".
func (d *doc) ofWhom(nm naming, s sentence) int {
	if !nm.bare || !d.is(nm.to, "of") || d.among(nm.head, lexicon.ListBodyNoun) {
		return 0
	}
	for k := nm.to + 1; k < min(nm.to+7, s.to); k++ {
		switch {
		case d.among(k, lexicon.ListOfficials):
			return k + 1
		case !d.capital(k) && !d.class(k, lexicon.Det|lexicon.Post) && d.toks[k].w.Is(lexicon.Closed|lexicon.Verb):
			return 0
		case d.punct(k) || d.class(k, lexicon.Prep|lexicon.PossPron):
			return 0
		}
	}
	return 0
}

// noDelegation tells whether ships or experts pay a visit, or somebody one to
// an exhibition, which is no meeting: "the visit of the frigate to Hai Phong".
func (d *doc) noDelegation(nm naming, s sentence) bool {
	for k := nm.to; k < min(nm.to+9, s.to) && (k == nm.to || !d.class(k, lexicon.Prep)) && !d.punct(k); k++ {
		if d.among(k, lexicon.ListFair) {
			return true
		}
	}
	if d.is(nm.head-1, "to", "will", "would") && d.works(nm.to, s) {
		return true
	}
	if d.among(nm.head-1, lexicon.ListNoDelegate) {
		return true
	}
	for k := nm.to; k < min(nm.to+9, s.to) && !d.punct(k); k++ {
		if d.is(k, "of", "by") {
			for j := k + 1; j < min(k+6, s.to) && !d.class(j, lexicon.Prep); j++ {
				if d.among(j, lexicon.ListNoDelegate) {
					return true
				}
			}
		}
	}
	return false
}

// works tells whether what is visited at token i is named by a proper name and what
// stands there: "to visit ABC facilities in Osaka".
func (d *doc) works(i int, s sentence) bool {
	k := i
	for k < s.to && d.capital(k) && d.toks[k].name == "" {
		k++
	}
	return k > i && k+1 < s.to && d.toks[k].Shape == text.Word && d.toks[k].name == "" && !d.dateWord(k) && !d.class(k, lexicon.Closed|lexicon.Prep|lexicon.Adv|lexicon.Conj)
}

// inInstrument tells whether a meeting's name is part of a document's.
func (d *doc) inInstrument(nm naming, s sentence) bool {
	for k := max(s.from, nm.from-6); k < nm.from; k++ {
		if d.class(k, lexicon.InstrumentHead) && d.capital(k) {
			for _, in := range d.instrumentsIn(s.from, s.to) {
				if in.from < nm.from && nm.head < in.to {
					return true
				}
			}
			return false
		}
	}
	return false
}

// formed tells whether a sentence tells of a body's being set up, which is no
// meeting of it: "decided to form a joint working group by June".
func (d *doc) formed(nm naming, s sentence) bool {
	if d.is(nm.to, "starting", "beginning") {
		return true // "to hold staff talks starting next year"
	}
	k := nm.from - 1
	for k > s.from && d.class(k, lexicon.Det) {
		k--
	}
	if k > s.from && (d.is(k, "up") || d.among(k, lexicon.ListForming)) {
		return true
	}
	for k = nm.to; k+1 < min(nm.to+4, s.to); k++ {
		if d.class(k, lexicon.Be) && (d.among(k+1, lexicon.ListForming) || d.is(k+2, "up")) {
			return true
		}
	}
	return false
}

// firstTime tells whether a body that is set up has its first meeting in a
// month that the sentence names: "which will meet for the first time in Oulu in
// June 2026".
func (d *doc) firstTime(nm naming, s sentence) bool {
	for k := nm.to; k+4 < min(nm.to+12, s.to); k++ {
		if !d.is(k, "which", "that") || !d.class(k+1, lexicon.Modal|lexicon.Be) {
			continue
		}
		for i := k + 2; i+3 < min(k+12, s.to); i++ {
			if d.toks[i].ordinal != 1 || !d.is(i+1, "time", "meeting", "session") {
				continue
			}
			for _, w := range d.dates(i, s.to, true) {
				return len(w.start) >= 7 && d.is(w.from-1, "in", "on")
			}
		}
	}
	return false
}

// proposed tells whether a meeting is only suggested: "suggested that the
// working group be convened in May".
func (d *doc) proposed(nm naming, s sentence) bool {
	for k := nm.from - 1; k >= max(s.from, nm.from-far); k-- {
		switch {
		case d.among(k, lexicon.ListProposing):
			return true
		case d.class(k, lexicon.Past) && !d.class(k, lexicon.Base):
			return false
		}
	}
	return false
}

// acts tells whether the meeting at hand is named as one who acts: "the
// Commission directed the authorities to open the line by March".
func (d *doc) acts(nm naming, s sentence) bool {
	for k := nm.to; k < min(nm.to+4, s.to); k++ {
		if d.is(k, "hold") {
			return true // "the Commission is to hold its next session"
		}
	}
	return nm.to < s.to && d.class(nm.to, lexicon.Past) && !d.class(nm.to, lexicon.Be|lexicon.Have|lexicon.Modal) && !d.among(nm.to, lexicon.ListHeld)
}

// meets tells whether a body is said to meet: "the joint commission would
// convene in Samarkand".
func (d *doc) meets(nm naming, s sentence) bool {
	for k := nm.to; k < min(nm.to+6, s.to); k++ {
		if d.among(k, lexicon.ListHeld) || d.among(k, lexicon.ListMeetAgain) {
			return true
		}
	}
	return d.is(nm.from-1, "of", "the") && (d.class(nm.from-2, lexicon.Edition) || d.class(nm.from-3, lexicon.Edition))
}

// laterMeeting tells whether somebody is to hold talks with somebody else on a
// day that lies ahead: "will hold talks with Minister X in Turku tomorrow".
func (d *doc) laterMeeting(nm naming, w when, main *meeting, s sentence) bool {
	return (nm.visit || d.class(nm.head, lexicon.Talks)) && len(w.start) == 10 && w.start > main.when.end && w.from >= nm.to && d.is(nm.to, "with") && d.ahead(nm.from, s.from)
}

// dayBefore returns the day of talks that somebody had with somebody else the day
// before the meeting at hand: "told him of his talks the day before with".
func (d *doc) dayBefore(nm naming, main *meeting) record.Date {
	if !d.class(nm.head, lexicon.Talks) || nm.relation != "" || len(main.when.start) != 10 || !d.class(nm.from-1, lexicon.PossPron|lexicon.Det) {
		return ""
	}
	k := nm.to
	if d.is(k, "the", "a") && d.is(k+1, "day") && d.is(k+2, "before", "earlier") || d.is(k, "the") && d.is(k+1, "previous") && d.is(k+2, "day") {
		return main.when.start.Add(-1)
	}
	return ""
}

// hadThere tells whether talks were held between persons in a place and a month of
// their own: "grew out of talks between the two ministers in Oslo last May".
func (d *doc) hadThere(nm naming, w when, main *meeting, s sentence) bool {
	if !d.class(nm.head, lexicon.Talks) || nm.relation != "" || !d.is(nm.to, "between") || len(w.start) < 7 || w.from < nm.to || w.from-nm.to > 9 || !d.anotherTime(w, main) || w.start > main.when.start {
		return false
	}
	return d.placeNear(nm, s, w).Name != ""
}

// withWhom returns the parties of such talks: another than the sides, where its
// own adjective names it ("with her Danish counterpart").
func (d *doc) withWhom(nm naming, main *meeting, s sentence) []record.Party {
	var who record.Party
	for k := s.from; k < nm.from; k++ {
		if m := d.toks[k].ment; m != nil && m.person != nil && m.person.party != "" {
			who = m.person.party
		}
	}
	for k := nm.to; k < min(nm.to+4, s.to) && who != ""; k++ {
		if t := &d.toks[k]; t.name != "" && !slices.Contains(main.parties, t.name) {
			return []record.Party{who, t.name}
		}
	}
	return main.parties
}

// known tells whether a meeting is already there, and adds to it what is new.
func (d *doc) known(m *meeting) bool {
	for _, o := range d.meetings[max(0, len(d.meetings)-many):] {
		same := o.mechanism == m.mechanism || d.sameMechanism(o.mechanism, m.mechanism)
		switch {
		case o.role == record.Subject && same && m.ordinal == o.ordinal && m.ordinal > 0:
			return true
		case o.role == record.Mentioned && same && o.ordinal == m.ordinal && m.ordinal > 0,
			o.role == record.Mentioned && o.sent == m.sent && o.relation != "" && m.ordinal == 0 && o.when.start != "" && o.when.start == m.when.start,         // "the previous meeting of the working group"
			o.role == record.Mentioned && o.sent == m.sent && same && (o.ordinal == 0 || m.ordinal == 0) && o.when.start != "" && o.when.start == m.when.start, // "last met in Hanoi in May, at the third session"
			o.role == record.Mentioned && same && o.ordinal == 0 && m.ordinal == 0 && o.relation == m.relation && (o.when.start == m.when.start || m.when.start == "" || o.when.start == ""),
			o.role == record.Mentioned && o.relation != "" && o.relation == m.relation && same && (o.ordinal == 0 || m.ordinal == 0):
			if o.when.start == "" {
				o.when = m.when
			}
			if o.ordinal == 0 {
				o.ordinal = m.ordinal
			}
			if o.place.Name == "" {
				o.place = m.place
			}
			return true
		}
	}
	return false
}

package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// secondSubjects finds further meetings that the account reports: a courtesy
// call, a reception, talks on the sidelines.
func (d *doc) secondSubjects() {
	main := d.meetings[0]
	for i := d.body + 1; i < len(d.sents) && len(d.meetings) < 4; i++ {
		s := d.sents[i]
		if k := d.blocks[s.block].Kind; k != text.Paragraph && k != text.Item {
			continue
		}
		words, at := d.callIn(s)
		if at < 0 {
			continue
		}
		if words == "reception" && d.onArrival(i) {
			continue
		}
		end := at + 1 // what follows "and" or "who" is what was said there
		for end < s.to && !d.is(end, "who", "whom", "where") && !(d.is(end, "and") && d.class(end+1, lexicon.Past)) {
			end++
		}
		told := sentence{s.block, s.from, end}
		if d.atOtherTime(told, main) {
			continue
		}
		for _, heads := range d.metThere(s, at, main) {
			if len(d.meetings) >= 4 {
				break
			}
			m := &meeting{role: record.Subject, mechanism: words, parties: d.partiesOf(heads, main), heads: heads, sent: i, visit: true}
			m.evidence = append(m.evidence, [2]int{s.from, d.trimEnd(s.from, s.to)})
			d.whenThere(m, told, main)
			if at := d.placeIn(told, m, ""); at.kind != countrySite && !d.is(s.from, "in") {
				m.place = at.Place
			}
			if d.opensWith(at, s) || d.is(at, "with") {
				d.likeMain(m, main)
			}
			d.meetings = append(d.meetings, m)
		}
	}
}

// onArrival tells whether a sentence, or the one before it, tells of a welcome
// before the meeting: "On arrival, she was received by the deputy".
func (d *doc) onArrival(i int) bool {
	for k := i; k >= i-1 && k > d.body; k-- {
		s := d.sents[k]
		if s.block == d.sents[i].block && d.is(s.from, "on", "upon") && (d.is(s.from+1, "arrival") || d.is(s.from+2, "arrival")) {
			return true
		}
	}
	return false
}

// opensWith tells whether a sentence opens with the meeting at token i, of which
// more is told: "At her meeting with".
func (d *doc) opensWith(i int, s sentence) bool {
	return i == s.from+2 && d.is(s.from, "at", "during", "in") && d.class(i-1, lexicon.Det|lexicon.PossPron) && d.is(i+1, "with")
}

// likeMain gives one of several meetings that are told of in turn the main one's
// day, and its place where the two were with different parties.
func (d *doc) likeMain(m, main *meeting) {
	if m.when.start == "" && len(main.when.end) == 10 {
		m.when.start, m.when.end = d.toldDay(main), d.toldDay(main)
	}
	if m.place.Name == "" && slices.ContainsFunc(m.parties, func(p record.Party) bool { return !slices.Contains(main.parties, p) }) {
		m.place = main.place
	}
}

// metThere returns who met at a call or a reception that is told of at token
// at: a head of the main meeting and somebody new, once for each whom he met.
func (d *doc) metThere(s sentence, at int, main *meeting) [][]*person {
	var known, before, behind []*person
	company := false
	for j := s.from; j < s.to; j++ {
		company = company && j < at && !d.class(j, lexicon.Past) || d.among(j, lexicon.ListCompany) // "A, accompanied by B and C, called on D"
		mt := d.toks[j].ment
		if mt == nil || mt.from != j {
			continue
		}
		p := mt.person
		if p == nil && len(known) == 0 && (mt.kind == mRole || mt.kind == mHe || mt.kind == mSide) && (j < at+3 || j < at+6 && d.is(j-1, "with") || d.leader(mt)) {
			p = d.roleGuess(mt, main)
		}
		switch {
		case p == nil || d.is(j-1, "by") && d.is(j-2, "accompanied"):
		case slices.Contains(main.heads, p):
			if !slices.Contains(known, p) {
				known = append(known, p)
			}
		case j > at && (len(behind) == 0 || d.is(j-1, "and", "by", ",")):
			behind = append(behind, p)
		case j < at && !company:
			before = append(before, p)
		}
		j = mt.to - 1
	}
	fresh := behind
	if len(fresh) == 0 {
		fresh = before
	}
	if len(fresh) == 0 {
		return nil
	}
	if d.allCalled(s, at) && len(fresh) == 1 && len(main.heads) > 1 {
		d.calledOn(fresh[0], main)
		return [][]*person{append(slices.Clone(main.heads), fresh[0])} // "the two commanders paid a call on X"
	}
	// Who is met on the side and said to be of nobody is of the host's.
	host := d.hostState(main)
	for _, h := range fresh {
		if h.home && slices.Contains(d.sides, host) && !slices.ContainsFunc(known, func(o *person) bool { return o.party == host }) {
			h.party = host
		}
	}
	if len(known) == 0 && len(behind) > 0 && len(before) > 0 {
		if len(before) > 1 {
			return nil
		}
		return [][]*person{{before[0], behind[0]}} // "Defence Minister A called on B"
	}
	if len(known) == 0 && len(fresh) == 2 && len(behind) == 0 && len(d.sides) == 2 {
		if fresh[0].home && fresh[1].home {
			fresh[0].party, fresh[1].party = d.sides[0], d.sides[1]
		}
		return [][]*person{fresh} // "Ministers A and B met separately"
	}
	if len(known) == 0 {
		// The visitor is the head whose side does not host.
		for _, h := range main.heads {
			if h.party != fresh[0].party {
				known = append(known, h)
				break
			}
		}
	}
	if len(known) == 0 {
		return nil
	}
	var out [][]*person
	for _, h := range fresh {
		if o := known[0]; h.party == "" && o.party != "" || h.party == o.party && d.other(o.party) != "" {
			h.party = d.other(o.party)
		}
		if len(behind) == 0 {
			out = append(out, []*person{h, known[0]})
		} else {
			out = append(out, []*person{known[0], h})
		}
	}
	return out
}

// toldDay returns the day of a meeting, or of a visit, that is told of first: its
// last, or the one on which it was told where that is the sentence's "today".
func (d *doc) toldDay(m *meeting) record.Date {
	switch {
	case d.today > m.when.end || d.today < m.when.start:
	case d.is(m.when.from, "today"):
		return d.today
	case d.is(m.when.from, "yesterday") && d.today > m.when.start:
		return d.today.Add(-1)
	}
	return m.when.end
}

// hostState returns the state where the main meeting was, as far as its place or
// the dateline tells.
func (d *doc) hostState(main *meeting) record.Party {
	if main.place.Country != "" {
		return main.place.Country
	}
	dateline, _ := d.firstDateline()
	return d.countryOf(dateline)
}

// partiesOf returns the parties of those who met beside the main meeting.
func (d *doc) partiesOf(heads []*person, main *meeting) []record.Party {
	var ps []record.Party
	for _, h := range heads {
		if h.party != "" {
			ps = appendParty(ps, h.party)
		}
	}
	if len(ps) != 2 || len(main.parties) == 2 && slices.Contains(main.parties, ps[0]) && slices.Contains(main.parties, ps[1]) {
		return main.parties
	}
	return ps
}

// whenThere gives a call or a reception its day: that which its sentence gives,
// or that of the main meeting, or one so many days before or after it.
func (d *doc) whenThere(m *meeting, told sentence, main *meeting) {
	for _, w := range d.dates(told.from, told.to, false) {
		if y, _, _ := main.when.start.Parts(); w.start == "" && w.md[0] > 0 && w.md[1] > 0 && y > 0 {
			w.start = record.NewDate(y, w.md[0], w.md[1]) // "on the morning of 4 March"
			w.end = w.start
		}
		if len(w.start) == 10 {
			m.when = w
			return
		}
	}
	if n := d.shift(told); n != 0 {
		base := d.toldDay(main)
		if n < 0 {
			base = main.when.start
		}
		if day := base.Add(n); day != "" {
			m.when.start, m.when.end = day, day
		}
	}
	d.whenSame(m, told, main)
}

// whenSame gives a meeting without a day that of the main meeting where its
// sentence puts it there.
func (d *doc) whenSame(m *meeting, told sentence, main *meeting) {
	if m.when.start == "" && (d.sameDay(told) || d.is(main.when.from, "today", "yesterday") && d.addsTo(told)) && len(main.when.end) == 10 {
		m.when.start, m.when.end = d.toldDay(main), d.toldDay(main)
	}
}

// addsTo tells whether a sentence adds one more meeting to the one at hand, and not
// to a whole stay: "She was also received by the Speaker".
func (d *doc) addsTo(s sentence) bool {
	also := false
	for i := s.from; i < s.to; i++ {
		if d.is(i, "during") || d.is(i, "visit", "stay") {
			return false
		}
		also = also || d.is(i, "also")
	}
	return also
}

// ownSessions finds further rounds that the account reports with those who
// chaired them: a working group that met during a visit, consultations on the
// day after a dialogue.
func (d *doc) ownSessions(all []naming) {
	main := d.meetings[0]
	tried := 0
	for _, nm := range all {
		s := d.sents[nm.sent]
		if k := d.blocks[s.block].Kind; k != text.Paragraph && k != text.Item {
			continue
		}
		name := d.name(nm)
		if nm.sent < d.body || !d.otherSession(nm, main) || nm.ordinal == 0 || len(d.meetings) >= 3 || d.toCome(s) || d.anyAmong(s, lexicon.ListAhead) {
			continue
		}
		if slices.ContainsFunc(d.meetings, func(m *meeting) bool { return d.sameMechanism(m.mechanism, name) }) {
			continue
		}
		if tried++; tried > far {
			break // an account that names more is a list
		}
		heads := d.chairsOf(nm, all)
		if len(heads) != 2 || !slices.Contains(d.sides, heads[0].party) || !slices.Contains(d.sides, heads[1].party) {
			continue
		}
		m := &meeting{role: record.Subject, mechanism: name, ordinal: nm.ordinal, parties: main.parties, heads: heads, sent: nm.sent}
		m.evidence = append(m.evidence, [2]int{nm.from, nm.to})
		m.when = d.dateOf(nm, s, nil, false)
		d.whenSame(m, s, main)
		m.place = d.placeNear(nm, s, when{})
		d.meetings = append(d.meetings, m)
	}
}

// otherSession tells whether a meeting's name is the whole name of another
// one than the main meeting.
func (d *doc) otherSession(nm naming, main *meeting) bool {
	if nm.visit || nm.plain || nm.relation != "" || !d.capital(nm.head) {
		return false
	}
	name := d.name(nm)
	return len(d.nameKeys(name)) > 1 && name != main.acronym && !d.sameMechanism(main.mechanism, name)
}

// chairsOf finds who chaired the meeting of a name: in a sentence that names
// it, or in the one behind, which says "it".
func (d *doc) chairsOf(nm naming, all []naming) []*person {
	name := d.name(nm)
	for _, o := range all {
		if o.visit || o.sent < d.body || o.relation != "" || o.plain || !d.sameMechanism(name, d.name(o)) {
			continue
		}
		s := d.sents[o.sent]
		if heads := d.led(s, o.to); len(heads) > 1 {
			return heads
		}
		if o.sent+1 < len(d.sents) {
			next := d.sents[o.sent+1]
			if next.block == s.block && d.is(next.from, "it") {
				if heads := d.led(next, next.from); len(heads) > 1 {
					return heads
				}
			}
		}
	}
	return nil
}

// led returns the persons whom a sentence names behind a word of leading.
func (d *doc) led(s sentence, from int) (out []*person) {
	lead := false
	for i := from; i < s.to; i++ {
		lead = lead || d.leadWord(i)
		if m := d.toks[i].ment; lead && m != nil && m.from == i && m.person != nil && !slices.Contains(out, m.person) {
			out = append(out, m.person)
		}
	}
	return out
}

// atOtherTime tells whether a sentence gives a month in which the main meeting
// did not take place: "In April this year he met the president".
func (d *doc) atOtherTime(s sentence, main *meeting) bool {
	if len(main.when.start) < 7 {
		return false
	}
	for _, w := range d.dates(s.from, s.to, false) {
		if len(w.start) == 7 && w.start != main.when.start[:7] && w.start != main.when.end[:7] {
			return true
		}
	}
	return false
}

// allCalled tells whether both sides are the callers of a sentence's call.
func (d *doc) allCalled(s sentence, at int) bool {
	for j := s.from; j < at; j++ {
		if m := d.toks[j].ment; m != nil && m.kind == mSides && m.plural && len(m.parties) == 0 {
			return true
		}
	}
	return false
}

// calledOn gives the one on whom all heads call the host's side.
func (d *doc) calledOn(p *person, main *meeting) {
	switch home := d.publisherParty(); {
	case slices.Contains(d.sides, main.place.Country):
		p.party = main.place.Country
	case slices.Contains(d.sides, home):
		p.party = home
	case p.party == "":
		p.party = main.heads[0].party // accounts name their own side first
	}
}

// shift returns by how many days a sentence puts its event off from the
// meeting: "a day earlier", "the following day"; 0 where it does not say.
func (d *doc) shift(s sentence) int {
	for i := s.from; i < s.to; i++ {
		if !d.is(i, "day") {
			continue
		}
		switch {
		case d.is(i+1, "earlier", "before") || d.is(i-1, "previous"):
			return -1
		case d.is(i+1, "later", "after") || d.is(i-1, "following", "next"):
			return 1
		}
	}
	return 0
}

// sameDay tells whether a sentence puts its event on the day of the meeting.
func (d *doc) sameDay(s sentence) bool {
	if d.is(s.from, "after", "before", "following") && d.class(s.from+1, lexicon.Det) && d.class(s.from+2, lexicon.Talks) {
		return true // "After the talks, he called on the president"
	}
	for i := s.from; i < s.to; i++ {
		if d.is(i, "then") && (i == s.from || d.class(i+1, lexicon.Past)) || d.is(i, "day") && (d.is(i-1, "same") || d.is(i-1, "that") && d.among(i-2, lexicon.ListSameDay)) || d.among(i, lexicon.ListDaytime) || d.among(i, lexicon.ListSameDay) && !d.is(i+1, "this", "that") && !(d.is(i+1, "on") && d.dateWord(i+2)) && !d.is(i+2, "week", "month") {
			return true
		}
	}
	return false
}

// callIn returns the words a sentence has for a call or a reception and where
// they stand, -1 for none.
func (d *doc) callIn(s sentence) (string, int) {
	future := false
	for i := s.from; i < s.to; i++ {
		if !d.toks[i].calls {
			continue
		}
		switch d.toks[i].low {
		case "will":
			future = true
		case "is", "to":
			future = future || d.is(i+1, "to")
		case "courtesy":
			if !d.among(i+1, lexicon.ListCallNoun) {
				continue
			}
			if future {
				return "", -1
			}
			return "courtesy " + d.toks[i+1].low, i
		case "had", "held":
			if d.is(i+1, "between") && d.class(i-1, lexicon.Be) && d.class(i-2, lexicon.Talks) && d.amongPersons(i+1, s.to) {
				return d.toks[i-2].low, i // "Negotiations were held between Ministers A and B"
			}
			k := i + 1
			for k < i+5 && !d.punct(k) && !d.is(k+1, "with") && !d.class(k, lexicon.Talks) && !d.is(k, "interview") {
				k++ // "had a working session with"
			}
			if with := d.pastDay(k+1, s.to); (d.class(k, lexicon.Talks) || d.is(k, "interview")) && d.is(with, "with") && !future && (d.is(i, "had") || d.someone(with+1, s.to) != nil) {
				return d.toks[k].low, i
			}
			if d.class(k, lexicon.Talks) && d.is(k+1, "of") && d.is(k+2, "their") && d.is(k+3, "own") {
				return d.toks[k].low, i
			}
		case "received":
			if d.oneSide(min(i+1, s.to-1)) {
				return "reception", i
			}
			if (d.is(i-1, "was", "were", "been") || d.is(i-2, "was", "were") && (d.ly(i-1) || d.class(i-1, lexicon.Adv))) && d.hostBehind(i+1, s.to) {
				return "reception", i
			}
		case "met":
			k := i + 1
			for k < i+4 && (d.class(k, lexicon.Adv) || d.dateWord(k)) {
				k++ // "met here today with"
			}
			if d.is(k, "with") || d.among(i+1, lexicon.ListSeparately) || d.oneSide(min(i+1, s.to-1)) {
				return "meeting", i
			}
		case "paid":
			if d.is(i+1, "a") && d.among(i+2, lexicon.ListCallNoun) {
				return d.toks[i+2].low, i
			}
			if k := i + 3; d.is(i+1, "a", "an") && d.among(k, lexicon.ListCallNoun) && d.is(k+1, "on", "upon", "to") && d.someone(k+2, s.to) != nil {
				return d.quote(k-1, k+1), i // "paid an office call on the Vice Chief"
			}
		case "hosted":
			if d.class(i-1, lexicon.Be) && d.hostBehind(i+1, s.to) && !future {
				return "reception", i // "in the evening she was hosted by the Speaker"
			}
			if d.is(i+1, "a") && d.is(i+2, "reception") && d.is(i+3, "for") && d.someone(i+4, s.to) != nil && !future {
				return "reception", i
			}
		case "meeting", "talks":
			if d.opensWith(i, s) && d.someone(i+2, s.to) != nil {
				return d.toks[i].low, i // "At the meeting with Minister X, trade was the main topic"
			}
		case "with":
			if i != s.from || len(d.meetings) == 0 || future {
				continue
			}
			if m := d.someone(i+1, s.to); m != nil && m.person != nil && m.person.party != "" && !slices.Contains(d.meetings[0].parties, m.person.party) && d.is(m.to, ",") {
				return "meeting", i // "With Oman's minister X, she discussed trade"
			}
		case "conferred":
			if d.is(i+1, "with") && d.someone(i+2, s.to) != nil {
				return "meeting", i
			}
		case "audience":
			if d.is(i-1, "an") && d.is(i-3, "granted", "gave") {
				return "audience", i // "The president granted her an audience"
			}
			if d.is(i+1, "with") && d.someone(i+2, s.to) != nil && !future {
				return "audience", i
			}
		default:
			if d.calledOnBy(i) && !future {
				return "call", i // "Minister X was called on by Ambassador Y"
			}
			if d.among(i, lexicon.ListCall) && d.among(i+1, lexicon.ListDayWord) && d.is(i+2, "on", "upon") && d.someone(i+3, s.to) != nil {
				return "call", i
			}
			if d.among(i, lexicon.ListCall) && d.is(i+1, "on", "upon") {
				if m := d.someone(i+2, s.to); m != nil && !d.is(m.to, "to") {
					return "call", i
				}
			}
			if (d.is(i, "call") || d.among(i, lexicon.ListCall)) && d.among(i-1, lexicon.ListLine) && !future {
				if k := d.pastDay(i+1, s.to); d.is(k, "from", "with", "to") && d.someone(k+1, s.to) != nil {
					return d.quote(i-1, i+1), i // "received a telephone call from Minister X"
				}
			}
		}
	}
	return "", -1
}

// calledOnBy tells whether "called" at token i is a visit that somebody got.
func (d *doc) calledOnBy(i int) bool {
	return d.is(i, "called") && d.class(i-1, lexicon.Be) && d.is(i+1, "on", "upon") && d.is(i+2, "by")
}

// pastDay returns the token behind the days and times of day from token i on:
// "on Tuesday morning".
func (d *doc) pastDay(i, end int) int {
	k := i
	for k < min(end, i+5) && (d.is(k, "on", "in", "the", "this", "today", "yesterday") || d.dateWord(k) || d.among(k, lexicon.ListDaytime)) {
		k++
	}
	return k
}

// hostBehind tells whether "by" and somebody follow a reception, soon enough:
// "was received at the Palace by the President".
func (d *doc) hostBehind(i, end int) bool {
	for k := i; k < min(end, i+7) && !d.punct(k); k++ {
		if d.is(k, "by") {
			return k == i || d.someone(k+1, end) != nil
		}
	}
	return false
}

// someone returns the person or role named at token i or behind a word or two
// that lead up to it: "called on Army commanding general X".
func (d *doc) someone(i, end int) *mention {
	for k := i; k < min(i+3, end); k++ {
		if m := d.toks[k].ment; m != nil && d.personal(m) {
			return m
		}
		if !d.class(k, lexicon.Post|lexicon.Det|lexicon.Side) && d.toks[k].name == "" && d.toks[k].Shape != text.Poss {
			return nil
		}
	}
	return nil
}

// oneSide tells whether a person or a side is named at token i.
func (d *doc) oneSide(i int) bool {
	m := d.toks[i].ment
	return m != nil && (d.personal(m) || m.kind == mSide)
}

func (d *doc) personal(m *mention) bool {
	return m.kind == mPerson || m.kind == mRole
}

// visiting tells whether a mention is of a guest by its own words: "the visiting
// minister".
func (d *doc) visiting(m *mention) bool {
	for k := m.from; k < min(m.to, m.from+3); k++ {
		if d.is(k, "visiting") {
			return true
		}
	}
	return false
}

// leader tells whether a role is who leads a delegation.
func (d *doc) leader(m *mention) bool {
	return m.kind == mRole && d.is(m.head, "head", "leader") && m.to-m.head > 2 && d.class(m.to-1, lexicon.Side)
}

// roleGuess finds the head of the main meeting that a role or a pronoun
// stands for.
func (d *doc) roleGuess(m *mention, main *meeting) *person {
	if d.visiting(m) || m.kind == mSide && !m.plural && len(m.parties) == 0 && !d.class(m.head, lexicon.Person) || d.leader(m) && len(m.parties) == 0 {
		host := d.hostState(main)
		if host == "" {
			host = d.home
		}
		for _, h := range main.heads {
			if h.party != host && slices.Contains(d.sides, host) {
				return h // "the head of the delegation" is the guest
			}
		}
	}
	for _, h := range main.heads {
		if len(m.parties) == 1 && h.party == m.parties[0] {
			return h
		}
		if m.kind == mRole && m.head >= 0 && h.post != "" && strings.Contains(strings.ToLower(h.post), d.toks[m.head].low) && len(m.parties) == 0 && h.party != main.place.Country {
			return h
		}
	}
	return nil
}

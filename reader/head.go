package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// attended tells whether a sentence names those who came: "Ministers A and B
// attended the meeting".
func (d *doc) attended(s sentence) bool {
	if d.class(s.from, lexicon.Ing) && d.class(s.from+1, lexicon.Be) && d.among(s.from, lexicon.ListAttending) {
		return true // "Attending were Ministers A and B"
	}
	for i := s.from; i < s.to; i++ {
		if d.is(i, "presence") && d.is(i+1, "of") {
			return true // "The meeting began in the presence of Ministers A and B"
		}
		if d.is(i, "attended", "participated") {
			m := d.toks[s.from].ment
			return m != nil && m.person != nil || d.is(i+1, "by")
		}
	}
	return false
}

// findHeads finds who chaired the meeting or led a delegation at it: those
// whom no sentence says to have chaired another one go first.
func (d *doc) findHeads(m *meeting, all []naming, first int) {
	elsewhere := map[int]bool{} // sentences of other meetings alone
	if !m.visit && len(d.nameKeys(m.mechanism)) > 1 {
		for _, nm := range all {
			if d.otherSession(nm, m) {
				elsewhere[nm.sent] = true
			}
		}
	}
	for _, nm := range all {
		if elsewhere[nm.sent] && d.sameMechanism(m.mechanism, d.name(nm)) {
			delete(elsewhere, nm.sent)
		}
	}
	d.headsOutside(m, first, elsewhere)
	if len(m.heads) < 2 && len(elsewhere) > 0 {
		for _, nm := range all {
			if d.sameMechanism(m.mechanism, d.name(nm)) {
				if heads := d.chairsOf(nm, all); len(heads) == 2 {
					m.heads = heads
					return
				}
			}
		}
		m.heads = nil
		d.headsOutside(m, first, nil)
	}
}

// headsOutside finds the heads in sentences that are not about other meetings:
// who led, or who is to lead where nobody has yet.
func (d *doc) headsOutside(m *meeting, first int, elsewhere map[int]bool) {
	d.headsTold(m, first, elsewhere, false)
	if len(m.heads) == 0 {
		d.headsTold(m, first, elsewhere, true)
	}
}

// headsTold is headsOutside with or without those who are to lead.
func (d *doc) headsTold(m *meeting, first int, elsewhere map[int]bool, toCome bool) {
	add := func(p *person) {
		if p != nil && !p.spokesperson() && !slices.Contains(m.heads, p) {
			m.heads = append(m.heads, p)
		}
	}
	last := min(first+9, len(d.sents))
	led := d.ledBySides(first, last)
	byLead := false
	for i := 0; i < last; i++ {
		s := d.sents[i]
		k := d.blocks[s.block].Kind
		if k == text.Headline || k == text.Caption || k == text.Rubbish || led && !d.saysLed(s) || elsewhere[i] {
			continue
		}
		if !d.leadsIn(s, i == first || len(m.heads) == 0 && i <= first+2 && (d.withCounterpart(s) || d.pairActs(s) || d.afterTalks(s))) && !(len(m.heads) == 0 && d.attended(s)) {
			continue
		}
		if i > first && !toCome && (d.toBeLed(s) || d.belowHeads(s)) {
			continue // "The next session will be co-chaired by C and D"
		}
		if len(m.heads) > 1 && byLead && !d.saysLed(s) {
			continue // "welcomed the arrival of Colonel C", where A and B have led
		}
		if len(m.heads) > 1 && m.visit && i > first && !d.saysLed(s) && !d.severalPersons(s.from, s.to) {
			continue // "On arrival, Colonel C received the guest", of a call that A paid on B
		}
		byLead = byLead || d.saysLed(s)
		if d.secondCall(s, i, first) || len(m.heads) > 1 && (d.among(s.from, lexicon.ListSeparately) || d.metAnother(s, m)) {
			break
		}
		skip := false
		for j := s.from; j < s.to; j++ {
			if d.among(j, lexicon.ListCompany) && !(d.is(j, "presence") && (len(m.heads) == 0 || d.is(j+1, "of") && (d.among(j+3, lexicon.ListOthers) || d.among(j+3, lexicon.ListOther)))) || d.is(j, "attended") && len(m.heads) >= 2 || d.among(j, lexicon.ListSuccessor) {
				skip = true
			}
			skip = skip || d.is(j, "between") && d.backward(j-1, s.from)
			if d.is(j, "whereas", "while") || d.is(j, ";") && d.leadsNext(j+1, s.to) || skip && d.is(j, ",") && (d.anyAmong(sentence{s.block, j, min(j+6, s.to)}, lexicon.ListHeld) || d.among(j+1, lexicon.ListTogether)) {
				skip = false // "A, along with B and a delegation, on Monday met C"
			}
			mt := d.toks[j].ment
			if mt != nil && mt.kind == mHe && mt.from == j && len(m.heads) == 0 && i > 0 && len(d.persons) > 0 && d.persons[0].first < s.from {
				add(d.persons[0])
			}
			if mt == nil || mt.person == nil || mt.from != j {
				continue
			}
			skip = skip || d.visitBy(j, s.from)
			if d.tellsWhoLed(mt, s) {
				continue
			}
			if !skip && !d.greeting(j, s.from) && !d.attributed(mt, s) {
				add(mt.person)
			}
			j = mt.to - 1
		}
	}
	if !toCome && len(m.heads) > 0 {
		m.heads = append(d.authors(first), m.heads...)
	}
	// Lists of co-chairs under a heading.
	listed := false
	for i, s := range d.sents {
		if i > last {
			break
		}
		if d.blocks[s.block].Kind == text.Item && listed {
			add(d.listedHead(s)) // "The delegations were led by: • Lesotho: Hon. X"
		}
		if d.blocks[s.block].Kind != text.Item {
			listed = d.is(s.to-1, ":") && d.leadsIn(s, false)
		}
		if d.blocks[s.block].Kind == text.Item && len(m.heads) < 2 {
			for j := s.from; j < s.to; j++ {
				if mt := d.toks[j].ment; mt != nil && mt.person != nil && mt.from == j && j < s.from+2 {
					add(mt.person)
				}
			}
		}
	}
	if len(m.heads) > 6 {
		m.heads = m.heads[:6]
	}
}

// authors returns those who stand above a text that says "we met our Thai
// counterparts", each in a line of his own with his post.
func (d *doc) authors(first int) (out []*person) {
	if first >= len(d.sents) || !d.anyAmong(d.sents[first], lexicon.ListOthers) {
		return nil
	}
	s, we := d.sents[first], false
	for i := s.from; i < s.to; i++ {
		we = we || d.is(i, "we")
		if m := d.toks[i].ment; m != nil && m.person != nil && m.person.first < s.from {
			return nil // they are named in the text too
		}
	}
	if !we {
		return nil
	}
	for _, o := range d.sents[:first] {
		if d.blocks[o.block].Kind == text.Headline || d.blocks[o.block].Kind == text.Caption || d.blocks[o.block].Kind == text.Rubbish {
			continue
		}
		for i := o.from; i < o.to && len(out) < 2; i++ {
			if m := d.toks[i].ment; m != nil && m.person != nil && m.from == i && m.person.post != "" && !slices.Contains(out, m.person) {
				out = append(out, m.person)
			}
		}
	}
	return out
}

// leadsNext tells whether the words from token i to the next semicolon say who
// led: of a delegation that "included A, minister; B, director" nobody else did.
func (d *doc) leadsNext(i, end int) bool {
	for ; i < end && !d.is(i, ";"); i++ {
		if d.leadWord(i) {
			return true
		}
	}
	return false
}

// ledBySides tells whether sentences say who led on two sides or more, so that
// others who met are not asked.
func (d *doc) ledBySides(first, last int) bool {
	var parties []record.Party
	for i := first; i < last; i++ {
		if s := d.sents[i]; d.anyAmong(s, lexicon.ListLedBy) && !d.toBeLed(s) && !d.belowHeads(s) {
			for j := s.from; j < s.to; j++ {
				if m := d.toks[j].ment; m != nil && m.person != nil && m.person.party != "" {
					parties = appendParty(parties, m.person.party)
				}
			}
		}
	}
	return len(parties) > 1
}

// listedHead returns the person of a list item that begins with his party:
// "Lesotho: Hon. X, Minister".
func (d *doc) listedHead(s sentence) *person {
	party := d.toks[s.from].ment
	if party == nil || len(party.parties) != 1 || !d.is(party.to, ":") {
		return nil
	}
	for i := party.to; i < s.to; i++ {
		if m := d.toks[i].ment; m != nil && m.person != nil {
			if m.person.party == "" {
				m.person.party = party.parties[0]
			}
			return m.person
		}
	}
	return nil
}

// greeting tells whether the person at i only sends a greeting or an
// invitation: "conveyed the wishes of President X".
func (d *doc) greeting(i, from int) bool {
	for k := i - 1; k >= from && k > i-7 && !d.punct(k); k-- {
		if d.among(k, lexicon.ListCourtesy) || d.among(k, lexicon.ListWish) || d.is(k, "behalf") {
			return true
		}
	}
	return false
}

// attributed tells whether a person only stands behind what is reported of
// others: "A and B met, C, head of department, said".
func (d *doc) attributed(m *mention, s sentence) bool {
	others := 0
	for k := max(s.from, m.from-far); k < m.from; k++ {
		if o := d.toks[k].ment; o != nil && o.person != nil && o.from == k {
			others++
		}
	}
	if others < 2 || !d.is(m.from-1, ",") {
		return false
	}
	for k := m.to; k < min(m.to+9, s.to); k++ {
		if d.class(k, lexicon.Past|lexicon.Be|lexicon.Have) {
			return d.among(k, lexicon.ListSayVerb) || d.among(k, lexicon.ListTellVerb)
		}
	}
	return false
}

// metAnother tells whether a sentence says that one of the heads also met
// somebody else: "Also today, A met with C", "A was then received by C".
func (d *doc) metAnother(s sentence, m *meeting) bool {
	_, at := d.callIn(s)
	if at < 0 {
		return false
	}
	known, other := false, false
	for j := s.from; j < s.to; j++ {
		mt := d.toks[j].ment
		if mt == nil || mt.from != j {
			continue
		}
		if mt.person != nil && !slices.Contains(m.heads, mt.person) {
			other = true
		} else if j < at {
			known = known || mt.person != nil || mt.kind == mHe || mt.kind == mRole
		}
	}
	also := d.is(s.from, "also", "later", "earlier") || d.is(s.from+1, "also", "later")
	return other && (known || also)
}

// tellsWhoLed tells whether somebody only tells that others led: "Envoy A told
// the press that the session was chaired by B and C".
func (d *doc) tellsWhoLed(m *mention, s sentence) bool {
	k := m.to
	if d.is(k, ",") {
		k++
	}
	k = d.adverb(k, s.to)
	if k >= s.to || !d.among(k, lexicon.ListTellVerb) && !d.among(k, lexicon.ListSayVerb) {
		return false
	}
	for end := min(s.to, k+far); k+1 < end; k++ {
		if d.leadWord(k) && d.is(k+1, "by") {
			return true
		}
	}
	return false
}

// visitBy tells whether the person at i is named for a visit of other days:
// "in follow up to the working visit by President X".
func (d *doc) visitBy(i, from int) bool {
	if !d.is(i-1, "by") {
		return false
	}
	for k := i - 2; k >= from && k > i-10; k-- {
		if d.is(k, "visit", "visits") {
			return true
		}
	}
	return false
}

// leadWord tells whether the word at i says who led: "co-chaired", "under
// Ambassador X".
func (d *doc) leadWord(i int) bool {
	if d.among(i, lexicon.ListLead) {
		if d.is(i+1, "of") && d.is(i+2, "his", "her", "their") && d.is(i+3, "majesty", "majesties", "highness", "highnesses") {
			return false // "under the wise leadership of His Majesty Sultan X"
		}
		return !d.is(i-1, "who") || d.atMeeting(i+1)
	}
	if !d.is(i, "under") || i+1 >= len(d.toks) {
		return false
	}
	m := d.toks[i+1].ment
	return m != nil && m.from == i+1 && m.person != nil && len(m.person.words) > 1
}

// atMeeting tells whether what is led from token i on is a side or a meeting,
// not an office or an operation: "who heads the national agency".
func (d *doc) atMeeting(i int) bool {
	for k := i; k < i+7 && !d.punct(k); k++ {
		if d.class(k, lexicon.Side|lexicon.Sides|lexicon.Body|lexicon.Talks|lexicon.Mechanism) {
			return true
		}
	}
	return false
}

// saysLed tells whether a sentence has a word that says who led.
func (d *doc) saysLed(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if d.leadWord(i) {
			return true
		}
	}
	return false
}

// toBeLed tells whether a sentence says who will lead: at the next meeting.
func (d *doc) toBeLed(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if d.among(i, lexicon.ListLead) {
			k := i
			if d.class(k-1, lexicon.Be) {
				k--
			}
			return d.is(k-1, "will")
		}
	}
	return false
}

// belowHeads tells whether a sentence says who led those who work for the heads,
// or only that the two heads did: "The technical teams were led by A and B",
// "Officials had met under C", "talks led by the two ministers, with D".
func (d *doc) belowHeads(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if i < s.from+3 && d.among(i, lexicon.ListTeams) || d.among(i, lexicon.ListThemes) {
			return true // "Within this axis, led by Ministers A and B, they agreed to"
		}
		if d.among(i, lexicon.ListLedBy) && d.is(i+1, "by") && i+2 < s.to {
			m := d.toks[i+2].ment
			return m != nil && m.kind == mSides && len(m.parties) == 0 && m.name[1] == m.name[0]
		}
	}
	return false
}

// withCounterpart tells whether somebody opens a sentence that names his
// counterpart: "Ministers A and B held the talks with their Omani counterparts".
func (d *doc) withCounterpart(s sentence) bool {
	for i := s.from; i+1 < s.to; i++ {
		if d.is(i, "he", "she") && d.is(i+1, "and") && d.toks[min(i+2, s.to-1)].ment != nil && d.among(d.toks[min(i+2, s.to-1)].ment.head, lexicon.ListOther) {
			return true // "when he and his Thai counterpart closed the session"
		}
	}
	if m := d.toks[s.from].ment; m == nil || m.person == nil {
		return false
	}
	return d.anyAmong(s, lexicon.ListOther) || d.anyAmong(s, lexicon.ListOthers)
}

// pairActs tells whether two persons are what a sentence begins with: "Ministers
// A and B held the talks".
func (d *doc) pairActs(s sentence) bool {
	a := d.toks[s.from].ment
	if a == nil || a.person == nil {
		return false
	}
	and := a.to
	if d.is(and, ",") {
		and++ // "A, the host, and B"
	}
	if !d.is(and, "and") || and+1 >= s.to {
		return false
	}
	b := d.toks[and+1].ment
	return b != nil && b.person != nil
}

// afterTalks tells whether somebody speaks after talks with somebody else:
// "Speaking after talks with his Thai counterpart A, B said".
func (d *doc) afterTalks(s sentence) bool {
	for i := s.from + 1; i < s.to; i++ {
		if d.is(i, "with") && d.class(i-1, lexicon.Talks) && d.backward(i-1, s.from) && d.someone(i+1, s.to) != nil {
			return d.severalPersons(s.from, s.to)
		}
	}
	return false
}

// leadsIn tells whether a sentence tells who led.
func (d *doc) leadsIn(s sentence, lead bool) bool {
	for i := s.from; i < s.to; i++ {
		switch {
		case d.leadWord(i):
			return true
		case d.among(i, lexicon.ListTogether):
			if lead || d.among(i, lexicon.ListMet) {
				return true
			}
		case d.is(i, "paid") && d.class(i+1, lexicon.Det) && (d.among(i+2, lexicon.ListCallNoun) || d.among(i+3, lexicon.ListCallNoun)):
			if lead {
				return true // "The admiral paid a courtesy call on"
			}
		case d.is(i, "host") && i < s.from+2:
			if m := d.toks[min(i+2, s.to-1)].ment; m != nil && m.person != nil && d.is(i+1, ",") {
				return true // "The host, General X, said"
			}
		case d.class(i, lexicon.Be):
			if m := d.toks[s.from].ment; m != nil && m.head >= 0 && d.among(m.head, lexicon.ListOther) && i < m.to+5 && d.someone(i+1, s.to) != nil {
				return true // "Her Angolan colleague at the table is General X"
			}
		case d.is(i, "number") && d.is(i-1, "opposite") && d.class(i+1, lexicon.Be):
			return true
		case d.is(i, "together") && d.is(i-1, "brought"):
			return true
		case d.is(i, "between"):
			if (d.class(i-1, lexicon.Mechanism|lexicon.Talks) || d.dateWord(i-1) && d.class(i-2, lexicon.Talks)) && !d.backward(i-1, s.from) && d.amongPersons(i, s.to) {
				return true
			}
		case d.is(i, "with"):
			if d.heldTalks(i, s.from) && d.someone(i+1, s.to) != nil {
				return true
			}
		case d.is(i, "we"):
			return lead
		}
	}
	return false
}

// heldTalks tells whether talks were held that end before token i: "held
// lengthy discussions with".
func (d *doc) heldTalks(i, from int) bool {
	if d.is(i-1, "held") && d.class(i-2, lexicon.Be) {
		return d.class(i-3, lexicon.Talks) // "talks were held with"
	}
	if !d.class(i-1, lexicon.Talks) {
		return false
	}
	for k := i - 2; k >= from && k > i-6 && !d.punct(k); k-- {
		if d.class(k, lexicon.Past) && !d.class(k, lexicon.Base) {
			return d.is(k, "had") || d.among(k, lexicon.ListHeld)
		}
	}
	return false
}

// backward tells whether the talks at token i were before those told of:
// "following the summit meeting between A and B".
func (d *doc) backward(i, from int) bool {
	for k := i - 1; k >= from && k > i-5 && !d.punct(k); k-- {
		if d.is(k, "following", "after", "since", "before") {
			return true
		}
	}
	return false
}

// secondCall tells whether a sentence begins another meeting: a courtesy call
// paid during the visit.
func (d *doc) secondCall(s sentence, i, first int) bool {
	if i <= first {
		return false
	}
	for j := s.from; j < s.to; j++ {
		if d.is(j, "courtesy") || d.is(j, "called") && d.is(j+1, "on") && d.toks[min(j+2, len(d.toks)-1)].ment != nil {
			return true
		}
	}
	return false
}

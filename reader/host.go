package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// hostOf tells which of two persons receives the other: the one behind
// "welcomed by", or who "welcomed"; nil where nothing tells.
func (d *doc) hostOf(two []*person) *person {
	for _, s := range d.sents {
		for i := s.from; i < s.to; i++ {
			guest := d.among(i, lexicon.ListGuest)
			if !guest && !d.among(i, lexicon.ListHost) && !(d.is(i, "home") && d.class(i+1, lexicon.Side)) {
				continue
			}
			// "The guests were led by A", "B headed the home team"
			switch p := d.ledNear(i, s, two); {
			case p == nil:
			case guest == (p == two[0]):
				return two[1]
			default:
				return two[0]
			}
		}
	}
	for i := range d.toks {
		if d.is(i, "called") && d.is(i+1, "on") && i+2 < len(d.toks) {
			if mt := d.toks[i+2].ment; mt != nil && mt.from == i+2 && mt.person != nil && slices.Contains(two, mt.person) {
				return mt.person // "General A called on General B"
			}
		}
		if !d.among(i, lexicon.ListReceive) {
			continue
		}
		passive := d.class(i-1, lexicon.Be)
		for k := i + 1; k < len(d.toks) && k < i+14; k++ {
			if mt := d.toks[k].ment; mt != nil && mt.person != nil && slices.Contains(two, mt.person) {
				if passive == (mt.person == two[0]) {
					return two[0]
				}
				return two[1]
			}
		}
	}
	return nil
}

// ledNear returns which of some persons leads what token i names, nil where the
// sentence tells of none.
func (d *doc) ledNear(i int, s sentence, of []*person) *person {
	for _, step := range [...]int{1, -1} {
		led := false
		for k := i + step; k >= s.from && k < s.to && (k-i)*step < 20; k += step {
			led = led || d.among(k, lexicon.ListLedBy)
			if m := d.toks[k].ment; led && m != nil && m.person != nil && slices.Contains(of, m.person) {
				return m.person
			}
			if d.is(k, ";", "while") {
				break
			}
		}
	}
	return nil
}

// receives tells whether a sentence's first person receives the others:
// "Minister A received B during his visit to Oman".
func (d *doc) receives(m *mention, s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if d.among(i, lexicon.ListReceive) && !d.class(i-1, lexicon.Be) {
			return m.to <= i
		}
	}
	return false
}

// visited returns the side to which a sentence's visit goes and where it says
// so, "" where it tells of none: "visited Oman", "arrived in Muscat", "paid an
// official visit to the Sultanate".
func (d *doc) visited(s sentence) (record.Party, int) {
	for i := s.from; i < s.to; i++ {
		isIn := d.class(i, lexicon.Be) && d.is(i+1, "in") && (d.inTown(i+2, s.to) || d.anyAmong(sentence{from: i, to: s.to}, lexicon.ListGoTo)) // "is in Oman for a visit"
		back := d.is(i, "return", "returned", "returning") && d.is(i+1, "from")                                                                 // "told the press on his return from Oman"
		if !d.among(i, lexicon.ListGoTo) && !isIn && !back {
			continue
		}
		k := i + 1
		if back || d.is(k, "to", "in") {
			k++
		}
		if d.is(k, "the") {
			k++
		}
		if k < s.to && d.toks[k].name != "" && d.toks[k].form != lexicon.Adjective && slices.Contains(d.sides, d.toks[k].name) {
			return d.toks[k].name, i
		}
	}
	return "", 0
}

// inTown tells whether a place stands at token i that somebody is in for
// something: "in Muscat for the third dialogue".
func (d *doc) inTown(i, end int) bool {
	return i < end && d.toks[i].name != "" && d.is(i+int(d.toks[i].span), "for")
}

// thankedHosts tells whether somebody speaks to his hosts behind token i: "told
// his hosts", "thanked her hosts".
func (d *doc) thankedHosts(i, end int) bool {
	for k := i; k+1 < end; k++ {
		if d.is(k, "his", "her") && d.is(k+1, "hosts", "host") && (d.among(k-1, lexicon.ListTellVerb) || d.is(k-1, "thanked", "assured")) {
			return true
		}
	}
	return false
}

// settleVisitors gives those who pay a visit, and those who invite them, their
// parties: "A paid a visit to Albania at the invitation of B".
func (d *doc) settleVisitors() {
	if len(d.sides) != 2 {
		return
	}
	var last *person // who was named last
	for i := d.body; i < min(d.body+3, len(d.sents)); i++ {
		s := d.sents[i]
		if d.blocks[s.block].Kind == text.Caption {
			continue
		}
		before := last
		if m := d.lastNamed(s.from, s.to); m != nil {
			last = m.person
		}
		host, at := d.visited(s)
		if host == "" && d.thankedHosts(s.from, s.to) {
			if state := d.hostState(d.meetings[0]); slices.Contains(d.sides, state) {
				host, at = state, s.to
			}
		}
		if host == "" {
			continue
		}
		who := at // "A met with B, who is visiting Albania": only B is the visitor
		for who > s.from && !d.is(who, "who") {
			who--
		}
		if d.class(at, lexicon.Ing) && d.severalPersons(s.from, at) {
			who = d.lastNamed(s.from, at).to // "A met with B, currently visiting Albania"
		}
		for j := s.from; j < s.to; j++ {
			m := d.toks[j].ment
			if m != nil && m.from == j && m.kind == mHe && j < at && before != nil && before.party == "" {
				before.party = d.other(host)
			}
			if m == nil || m.from != j || m.person == nil || m.person.party != "" {
				continue
			}
			switch {
			case d.is(j-1, "of", "from", "by") && d.is(j-2, "invitation", "hosted", "received", "welcomed"), j < at && who > s.from && who-m.to > 1, j < at && d.receives(m, s):
				m.person.party = host
			case j < at:
				m.person.party = d.other(host)
			}
		}
	}
}

// lastNamed returns the mention of the last person who is named in [from, to),
// nil where nobody is.
func (d *doc) lastNamed(from, to int) (last *mention) {
	for j := from; j < to; j++ {
		if m := d.toks[j].ment; m != nil && m.from == j && m.person != nil {
			last = m
		}
	}
	return last
}

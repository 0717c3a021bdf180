package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// settleParties settles the sides of the first subject meeting and gives each
// person without a party the one that is left.
func (d *doc) settleParties() {
	m := d.meetings[0]
	// The parties of the heads, then of the headline and the lead.
	var cand []record.Party
	for _, h := range m.heads {
		if h.party != "" {
			cand = appendParty(cand, h.party)
		}
	}
	if list := d.groupParties(m); len(list) > 0 {
		m.parties = list
	} else if list := d.participants(); len(list) > len(m.parties) && len(list) > 2 {
		m.parties = list
	} else if len(cand) > 2 && (len(m.parties) <= 1 || d.lex.Organisation(m.parties[0]) && slices.ContainsFunc(cand, func(p record.Party) bool { return slices.Contains(m.parties, p) && !d.lex.Organisation(p) })) {
		m.parties = cand
	}
	d.settleOwnWords()
	for _, h := range m.heads {
		if h.party != "" && len(m.parties) < 2 {
			cand = appendParty(cand, h.party)
		}
	}
	if len(m.parties) < 2 {
		m.parties = d.likelySides(unionParties(m.parties, cand))
	}
	m.parties = d.withPublisher(m)
	d.sides = m.parties
	d.home = d.whoseHome()
	d.settleVisitors()
	d.settleWelcome()
	d.settleCounterparts()
	for _, h := range m.heads {
		if h.party == "" && !d.anyAmong(sentence{from: h.first, to: min(h.first+far, len(d.toks))}, lexicon.ListReceive) {
			h.party = d.besideOther(h)
			h.told = h.party != ""
		}
	}
	d.settleNames()
	// One head without a party and one side without a head belong together.
	for range 2 {
		var left []record.Party
		for _, p := range d.sides {
			has := false
			for _, h := range m.heads {
				has = has || h.party == p
			}
			if !has {
				left = append(left, p)
			}
		}
		var open []*person
		for _, h := range m.heads {
			if h.party == "" {
				open = append(open, h)
			}
		}
		if few := d.fewerHeads(m); len(open) == 1 && len(left) == 0 && few != "" {
			open[0].party = few // of a 2+2
		} else if len(open) > 0 && len(left) == 1 {
			open[0].party = left[0]
			if len(open) == 2 && len(m.heads) == 4 {
				open[1].party = left[0] // the two ministers of a 2+2 who have no party named
			}
		} else if len(open) > 0 && len(left) == 0 && m.place.Country != "" && slices.Contains(d.sides, m.place.Country) {
			for _, p := range open {
				p.party = m.place.Country
			}
		} else if len(open) == 2 && len(left) == 2 && slices.Contains(left, m.place.Country) && d.publisherParty() == "" {
			if host := d.hostOf(open); host != nil {
				host.party = m.place.Country
			} else {
				open[0].party, open[1].party = left[0], left[1]
			}
		} else if len(open) == len(left) && len(open) >= 2 && d.publisherParty() == "" {
			// Accounts name heads in the order in which they name the sides.
			for k := range open {
				open[k].party = left[k]
			}
		} else if n := len(open); len(left) == 2 && n == 4 && n == len(m.heads) {
			if left[1] == d.publisherParty() {
				slices.Reverse(left)
			}
			// A 2+2: the ministers of one side, then those of the other.
			for k := range open {
				open[k].party = left[k*2/n]
			}
		} else if len(open) > 0 && len(left) >= 2 {
			home := d.home
			if home == "" {
				home = m.place.Country
			}
			if slices.Contains(left, home) {
				open[0].party = home
			}
		}
	}
	d.settleLone()
	for _, h := range m.heads {
		if h.party == "" {
			h.party = d.home
		}
	}
	d.settleSpeakers()
	// Others: of the publisher's side, or the host's.
	for _, p := range d.persons {
		if p.party == "" && len(d.sides) == 2 {
			for _, q := range d.personsNear(p.first) {
				if q != p && q.party != "" && p.post != "" && p.post == q.post && slices.Contains(d.sides, q.party) {
					p.party = d.other(q.party)
				}
			}
		}
		if p.party == "" {
			p.party = d.besideOther(p)
		}
		if p.party == "" && !p.spokesperson() {
			if h := d.home; h != "" {
				p.party = h
				if d.asCounterpart(p) && d.other(h) != "" {
					p.party = d.other(h)
				}
			} else if slices.Contains(d.sides, m.place.Country) {
				p.party = m.place.Country
			}
		}
	}
	// A visit or a call has a head on each side, if it names one.
	if len(m.heads) < 2 && len(d.sides) == 2 {
		for _, side := range d.sides {
			if d.headIn(m, side) {
				continue
			}
			for _, p := range d.persons {
				if p.party == side && (p.post != "" || p.rank != "" || d.asCounterpart(p)) && !slices.Contains(m.heads, p) && !d.visitBy(p.first, max(0, p.first-far)) && !d.greeting(p.first, max(0, p.first-far)) {
					m.heads = append(m.heads, p)
					break
				}
			}
		}
	}
	if len(d.sides) == 2 {
		d.bothMinisters(m)
	}
}

// fewerHeads returns the side of two that has one head less than the other, ""
// where none has.
func (d *doc) fewerHeads(m *meeting) record.Party {
	if len(d.sides) != 2 {
		return ""
	}
	n := 0
	for _, h := range m.heads {
		switch h.party {
		case d.sides[0]:
			n++
		case d.sides[1]:
			n--
		}
	}
	switch n {
	case 1:
		return d.sides[1]
	case -1:
		return d.sides[0]
	}
	return ""
}

// How many halves of a name of a person have to be telling, see lexicon.Borne:
// to say whose he is, and to go before what only the turn of a sentence says.
const (
	tellingName = 2
	surestName  = 3
)

// settleNames gives those of whom no words tell it the side on which they are
// called so: of Korea and Kuwait, "Kim Min-jae" is of Korea.
func (d *doc) settleNames() {
	if len(d.sides) != 2 || slices.ContainsFunc(d.sides, d.lex.Organisation) {
		return
	}
	for _, p := range d.persons {
		if p.told || p.spokesperson() || p.party != "" && !slices.Contains(d.sides, p.party) {
			continue
		}
		least := tellingName
		if p.party != "" {
			least = surestName
		}
		switch n := d.lex.Borne(p.words, d.sides[0], d.sides[1]); {
		case n >= least:
			p.party = d.sides[0]
		case n <= -least:
			p.party = d.sides[1]
		}
	}
}

// bothMinisters adds to the heads of a 2+2 who speaks of the two ministers of
// each side, where nobody is said to have led.
func (d *doc) bothMinisters(m *meeting) {
	if !slices.ContainsFunc(d.nameKeys(m.mechanism), func(k string) bool { return k == "2+2" || k == "plus" }) {
		return
	}
	for _, p := range d.persons {
		n := 0 // who leads for his side so far
		for _, h := range m.heads {
			if h.party == p.party {
				n++
			}
		}
		if n == 1 && slices.Contains(d.sides, p.party) && !slices.Contains(m.heads, p) && (strings.Contains(strings.ToLower(p.post), "minister") || p.post == m.heads[0].post || p.post == m.heads[len(m.heads)-1].post) {
			m.heads = append(m.heads, p)
		}
	}
}

// withPublisher returns a meeting's parties with the publisher's own, or the
// host's, where a head is left that none of the others can have sent: one's own state need
// not be named.
func (d *doc) withPublisher(m *meeting) []record.Party {
	home := d.publisherParty()
	if home == "" && len(m.parties) > 1 && !d.lex.Organisation(m.place.Country) {
		home = m.place.Country // "Minister A met his B and C colleagues in Tartu"
	}
	if home == "" || slices.Contains(m.parties, home) {
		return m.parties
	}
	open := false
	for _, h := range m.heads {
		open = open || h.party == ""
	}
	for _, p := range m.parties {
		if !d.headIn(m, p) {
			return m.parties
		}
	}
	if !open {
		return m.parties
	}
	return append([]record.Party{home}, m.parties...)
}

func (d *doc) headIn(m *meeting, p record.Party) bool {
	for _, h := range m.heads {
		if h.party == p {
			return true
		}
	}
	return false
}

// settleLone gives the first person without a party the side that nobody else
// speaks for, where neither publisher nor place tells more.
func (d *doc) settleLone() {
	if len(d.sides) != 2 || d.publisherParty() != "" || slices.Contains(d.sides, d.meetings[0].place.Country) {
		return
	}
	var lone *person
	has := map[record.Party]bool{}
	for _, p := range d.persons[:min(len(d.persons), many)] {
		if p.party != "" {
			has[p.party] = true
		} else if lone == nil && p.post != "" && !p.spokesperson() && d.body+3 < len(d.sents) && p.first < d.sents[d.body+3].from {
			lone = p
		}
	}
	if a, b := d.sides[0], d.sides[1]; lone != nil && has[a] != has[b] {
		if has[a] {
			a = b
		}
		lone.party = a
	}
}

// besideOther returns the side of a person behind whom, early in the account,
// stands one of the other side, named as such: "Secretary A and Japan's
// Minister B".
func (d *doc) besideOther(p *person) record.Party {
	last := min(d.body+6, len(d.sents)) - 1
	for i := p.first; last >= 0 && i < d.sents[last].to; i++ {
		m := d.toks[i].ment
		if m == nil || m.from != i || m.person != p || !d.is(m.to, "and", "with") || m.to+1 >= len(d.toks) {
			continue
		}
		k := m.to + 1
		if d.class(k, lexicon.Det) {
			k++
		}
		if o := d.toks[min(k, len(d.toks)-1)].ment; o != nil && o.from > m.to && o.person != nil && len(o.parties) == 1 && slices.Contains(d.sides, o.parties[0]) {
			return d.other(o.parties[0])
		}
	}
	return ""
}

// settleSpeakers gives those without a party who ask, thank or assure one of
// two sides the other: "Lam urged the Finnish side to".
func (d *doc) settleSpeakers() {
	if len(d.sides) != 2 {
		return
	}
	for i := range d.toks {
		m := d.toks[i].ment
		if m == nil || m.from != i || m.person == nil || m.person.party != "" {
			continue
		}
		k := d.adverb(m.to, len(d.toks))
		if !d.class(k, lexicon.Past) {
			continue
		}
		if a := d.sayAct(k); a != nil && a.Object && !a.Aside {
			if to := d.addressed(k + 1); slices.Contains(d.sides, to) {
				m.person.party = d.other(to)
			}
		}
	}
}

// asCounterpart tells whether a person comes in as another's counterpart: "with
// his counterpart, Tanaka Ken".
func (d *doc) asCounterpart(p *person) bool {
	for k := max(2, p.first-4); k < min(p.first+4, len(d.toks)); k++ {
		if d.among(k, lexicon.ListOther) && (d.is(k-1, "his", "her") || d.is(k-2, "his", "her") && d.toks[k-1].name != "") {
			return true
		}
	}
	return false
}

// settleCounterparts gives the one whose counterpart is named the other side:
// "Secretary A and her Omani counterpart".
func (d *doc) settleCounterparts() {
	if len(d.sides) != 2 {
		return
	}
	var last *mention // of a person
	for i := d.body; i < min(d.body+6, len(d.sents)); i++ {
		var before []*mention
		var opens record.Party // of a counterpart with whom the sentence opens
		for j := d.sents[i].from; j < d.sents[i].to; j++ {
			m := d.toks[j].ment
			if m == nil || m.from != j {
				continue
			}
			if m.kind == mHe && d.is(m.to, "and") && last != nil {
				before = append(before, last) // "he and his Malawian counterpart"
			}
			if m.person != nil {
				last = m
			}
			if m.person != nil && m.person.party == "" && opens != "" && m.post[1] == m.post[0] {
				m.person.party = d.other(opens) // "After talks with his Omani counterpart A, B said"
			}
			if len(m.parties) == 0 && m.person != nil && m.person.party == "" && d.is(j, "his", "her") && m.post[1] > m.post[0] && d.among(m.post[1]-1, lexicon.ListOther) && len(before) > 0 {
				m.person.party = d.other(before[len(before)-1].person.party) // "Kenya's Minister A met his counterpart B"
			}
			if len(m.parties) == 1 && m.head >= 0 && (d.among(m.head, lexicon.ListOther) || d.among(m.head, lexicon.ListOthers)) && d.is(j, "his", "her", "their") {
				if len(before) == 0 && d.is(j, "his", "her") && m.person != nil {
					opens = m.parties[0]
				}
				for k, b := range before {
					if b.person.party == "" && (k == len(before)-1 || d.is(j, "their")) {
						b.person.party = d.other(m.parties[0])
					}
				}
			}
			if m.person != nil {
				before = append(before, m)
			}
		}
	}
}

// participants returns the parties of a list that says who took part:
// "Delegations of Bulgaria, Romania and Türkiye", "the ministers of Estonia,
// Finland and Latvia".
func (d *doc) participants() []record.Party {
	first := d.body
	for i := 0; i < min(first+6, len(d.sents)); i++ {
		s := d.sents[i]
		for j := s.from; j < s.to; j++ {
			m := d.toks[j].ment
			if m == nil || m.from != j || m.kind != mParty && m.head >= 0 && !d.class(m.head, lexicon.Sides|lexicon.Side) {
				continue
			}
			if (m.kind == mSides || m.kind == mSide) && len(m.parties) == 1 && m.plural && (d.is(m.to, "(") || d.is(m.to, ",")) {
				if list := unionParties(m.parties, d.partyList(m.to, s.to)); len(list) > 2 {
					return d.withoutOrganisation(list)
				}
			}
			if (m.kind == mSides || m.kind == mSide) && len(m.parties) > 2 {
				list := m.parties
				if k := m.to + 1; d.is(m.to, "and") && k < s.to && d.toks[k].ment != nil && d.toks[k].ment.from == k {
					list = unionParties(list, d.toks[k].ment.parties)
				}
				return list
			}
			if m.kind == mParty && i <= first+1 {
				if list := d.joinedParties(m); len(list) > 2 && !(i > first && d.class(d.rowStart(m)-2, lexicon.Talks|lexicon.Mechanism)) && !d.is(d.rowStart(m)-1, "on", "about", "against", "with", "including", "as", "like") {
					return list
				}
			}
		}
	}
	return nil
}

// rowStart returns where the row of mentions that m ends begins.
func (d *doc) rowStart(m *mention) int {
	for {
		k := m.from - 1
		for d.is(k, ",", "and", "the") {
			k--
		}
		if k < 0 || k == m.from-1 || d.toks[k].ment == nil {
			return m.from
		}
		m = d.toks[k].ment
	}
}

// withoutOrganisation takes the organisation off whose member states a list
// names.
func (d *doc) withoutOrganisation(list []record.Party) []record.Party {
	if len(list) > 3 && d.lex.Organisation(list[0]) {
		return list[1:]
	}
	return list
}

// likelySides fills up the sides of a meeting with the parties that the
// account names most, its publisher's and the host's before others.
func (d *doc) likelySides(found []record.Party) []record.Party {
	if len(found) >= 2 {
		return found
	}
	weight := map[record.Party]int{}
	var order []record.Party
	add := func(p record.Party, n int) {
		if p == "" || slices.Contains(found, p) {
			return
		}
		if _, ok := weight[p]; !ok {
			order = append(order, p)
		}
		weight[p] += n
	}
	first := d.body
	for i, s := range d.sents {
		if k := d.blocks[s.block].Kind; k == text.Rubbish || k == text.Caption {
			continue
		}
		n := 1
		if i <= first {
			n = 3
		}
		for j := s.from; j < s.to; j++ {
			if t := &d.toks[j]; t.name != "" && t.form <= lexicon.Seat {
				if d.lex.Organisation(t.name) { // rarely a side
					if i <= first && !d.ownMeeting(j, s.to) {
						add(t.name, 1)
					}
					continue
				}
				if t.form == lexicon.Seat && d.is(j-1, "in", "at") {
					continue // a town where something is, and no government
				}
				add(t.name, n)
			}
		}
	}
	for i, s := range d.sents {
		if i > first || d.blocks[s.block].Kind != text.Headline {
			continue
		}
		for j := s.from; j < s.to; j++ {
			if t := &d.toks[j]; t.name != "" && t.form <= lexicon.Seat && !(t.form == lexicon.Seat && d.is(j-1, "in", "at")) && !(d.lex.Organisation(t.name) && d.ownMeeting(j, s.to)) {
				add(t.name, 3)
			}
		}
	}
	// An organisation receives at its seat, in a state that is no side.
	if !d.lex.Organisation(d.publisherParty()) && !slices.ContainsFunc(found, d.lex.Organisation) {
		place, _ := d.firstDateline()
		add(d.countryOf(place), 12)
		add(d.meetings[0].place.Country, 5)
	}
	add(d.publisherParty(), 12)
	named := slices.Clone(order)
	alone := len(found) == 0
	for len(found) < 2 && len(order) > 0 {
		best := 0
		for i, p := range order {
			if weight[p] > weight[order[best]] {
				best = i
			}
		}
		found = append(found, order[best])
		order = slices.Delete(order, best, best+1)
	}
	if alone && len(found) == 2 && slices.Index(named, found[0]) > slices.Index(named, found[1]) {
		found[0], found[1] = found[1], found[0] // in the order in which the account names them
	}
	return found
}

// ownMeeting tells whether an organisation is named for its own meeting, at
// which others may meet too: "the NATO Defence Ministerial".
func (d *doc) ownMeeting(i, end int) bool {
	for k := i + int(d.toks[i].span); k < min(i+5, end) && d.capital(k); k++ {
		if d.class(k, lexicon.Mechanism) {
			return true
		}
	}
	return false
}

// other returns the other side of a meeting of two, "" where there are more.
func (d *doc) other(p record.Party) record.Party {
	if len(d.sides) != 2 {
		return ""
	}
	switch p {
	case d.sides[0]:
		return d.sides[1]
	case d.sides[1]:
		return d.sides[0]
	}
	return ""
}

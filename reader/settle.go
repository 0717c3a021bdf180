package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// settlePersons gives persons a party by what stands around their names:
// "the Kenyan delegation was led by", "their Peruvian colleagues, A and B",
// "Colombia's A and B".
func (d *doc) settlePersons() {
	var last *person // who was named last
	for _, s := range d.sents {
		if m := d.toks[s.from].ment; m != nil && m.kind == mHe && last != nil && last.party == "" {
			last.party = d.sideLed(m.to, s.to)
		}
		var side, before *mention
		var open []*person
		var whose record.Party  // of those who follow "from the Japanese side"
		var leader record.Party // of the side whose leaders are being named
		var n int
		toks := d.toks[s.from:s.to]
		for i := range toks {
			if m := toks[i].ment; m != nil && m.from == s.from+i && m.person != nil {
				n++
				last = m.person
			}
		}
		if n == 0 {
			continue
		}
		for i := s.from; i < s.to; i++ {
			if d.is(i, ";") {
				leader = ""
			}
			if t := &d.toks[i]; t.name != "" && t.form == lexicon.Adjective && d.is(i+1, "one") {
				side = &mention{kind: mSide, from: i, to: i + 2, parties: []record.Party{t.name}} // "the Japanese one, by A"
				if d.is(i+2, ",") {
					side.to++
				}
			}
			if k := i + 2; d.is(i, "that") && d.is(i+1, "of") && k < s.to {
				if d.is(k, "the") {
					k++
				}
				if t := &d.toks[k]; t.name != "" && t.form == lexicon.Name && d.class(k+int(t.span), lexicon.Be|lexicon.Past) {
					side = &mention{kind: mSide, from: i, to: k + int(t.span), parties: []record.Party{t.name}} // "that of Japan was led by A"
				}
			}
			m := d.toks[i].ment
			if m == nil || m.from != i {
				continue
			}
			switch {
			case m.person != nil:
				p := m.person
				if k := m.to; p.party == "" && d.is(k, ",") && d.is(k+1, "that") && d.is(k+2, "of") && k+3 < s.to {
					k += 3
					if d.is(k, "the") {
						k++
					}
					p.party = d.toks[k].name // "Hon. X, Minister of Y, that of Fiji"
				}
				if p.party == "" && m.det == "its" {
					p.party, p.told = d.stateBefore(s.from, m.from), true // "a delegation of Japan led by its minister Tanaka Ken"
				}
				if o := d.toks[min(m.to+1, s.to-1)].ment; p.party == "" && d.is(m.to, "as") && o != nil && o.from == m.to+1 && o.kind == mRole && o.person == nil && len(o.parties) == 1 {
					p.party, p.told = o.parties[0], true // "the credentials of X as Ambassador of Japan"
					if p.post == "" {
						p.post = d.postText(o)
					}
				}
				if p.party == "" {
					p.party = d.ledAs(m.to, s.to)
				}
				if of := d.sideOf(m.to); p.party == "" && of != "" && m.post[1] == m.post[0] {
					p.party, p.told = of, true // "A for Kenya and B for Uganda"
				}
				if p.party == "" && side != nil && side.kind == mRole && d.among(side.head, lexicon.ListOther) && d.class(m.from-1, lexicon.Be) {
					p.party = side.parties[0] // "Her Angolan colleague at the table is General X"
				}
				if p.party == "" {
					p.party = whose
				}
				if p.party == "" && leader != "" && d.anyAmong(sentence{s.block, max(s.from, m.from-8), m.from}, lexicon.ListCompany) {
					p.party = leader // "was led by A and included B"
				}
				if side != nil && d.leads(side.to, m.from) {
					leader = side.parties[0]
					if p.party == "" {
						p.party = leader
					}
				} else if p.party == "" && side != nil && d.is(m.from-1, "by") && d.among(m.from-2, lexicon.ListLedBy) && (side.kind == mSide || side.kind == mParty) && !d.otherSide(side.to, m.from) {
					leader = side.parties[0] // "The Thai team, which came on Monday, has two pilots and was led by A"
					p.party = leader
				} else if p.party == "" && side != nil && d.is(side.to, ":") && side.to+1 == m.from && side.kind != mSides {
					p.party = side.parties[0] // "At the head of the Thai delegation: A"
				} else if p.party == "" && (d.is(m.from-1, "and") || d.is(m.from-1, "by") && d.is(m.from-2, "and")) && !d.finiteAt(m.to) {
					p.party = leader // "the Thai side was led by A, a minister, and B, a deputy minister"
				}
				if p.party == "" && side != nil && side.to+1 == m.from && d.is(side.to, ",") && side.plural {
					p.party = side.parties[0]
				}
				if before != nil && before.person != nil && p.party == "" && before.person.party != "" && n > 2 && (d.is(before.to, ";") || d.is(before.to, ",") && d.is(before.to+1, ";")) {
					p.party = before.person.party
				}
				if before != nil && before.person != nil && d.joined(before.to, m.from) && (n > 2 || m.post[1] == m.post[0] || d.is(m.post[0]-1, "(") || side != nil && side.plural && d.among(side.head, lexicon.ListOthers)) {
					switch {
					case p.party == "" && before.person.party != "":
						p.party = before.person.party
					case p.party != "" && before.person.party == "" && n > 2 && len(m.parties) == 0:
						before.person.party = p.party
					}
				}
				before = m
				if p.party == "" {
					open = append(open, p)
				}
			case (m.kind == mSide || m.kind == mSides || m.kind == mParty) && len(d.partiesTo(m)) > 1:
				d.ledEach(m, s)
			case len(m.parties) == 1 && m.kind == mParty && d.is(m.from-1, "for") && m.from-1 == s.from && d.class(m.to, lexicon.Past):
				whose = m.parties[0] // "For Panama came A and B"
			case len(m.parties) == 1 && m.kind == mParty && (d.is(m.from-1, "represented", "representing") || d.is(m.from-1, "of") && d.is(m.from-2, "behalf")):
				for _, p := range open { // "A and B represented Ankara"
					if p.party == "" {
						p.party = m.parties[0]
					}
				}
				open = nil
			case len(m.parties) == 1 && m.kind == mParty && (d.is(m.to, "by") || d.is(m.to, ",") && d.among(m.to+1, lexicon.ListLedBy) && d.is(m.to+2, "by") || d.is(m.to, "was", "were") && d.among(m.to+1, lexicon.ListLed)):
				side = m
			case m.kind == mSide && d.is(m.from-1, "in", "at") && d.is(m.to-1, "capital"):
				// "in the Kazakh capital under the chairmanship of A and B"
			case len(m.parties) == 1 && (m.kind == mSide || m.kind == mSides || m.kind == mRole):
				if leader != "" && m.kind == mSide && d.is(m.to, "by") {
					leader = m.parties[0] // "the Thai side was led by A, and the Lao side by B, a minister, and C"
				}
				if before != nil && before.person != nil && before.person.party == "" && (d.leads(before.to, m.from) || d.is(m.from-1, "for", "from", "of") && m.from-before.to <= 2 || d.is(m.from-2, "for", "from", "of") && m.from-before.to <= 3) && m.kind == mSide {
					before.person.party = m.parties[0]
				}
				if whose = ""; m.kind == mSide && (d.is(m.from-1, "from", "on") && (m.from-1 == s.from || d.is(m.from-2, "and", ";") || d.is(m.from-2, ",") && d.is(m.from-3, "and", ";")) || d.is(m.from-1, "for") && d.is(m.from-2, ",") && d.is(m.from-3, "and")) {
					whose = m.parties[0] // "From the Japanese side, A took part, and from the Vietnamese side, B"
				} else if m.kind == mSide && (d.is(m.from-1, "from") || d.is(m.from-2, "from")) {
					for _, p := range open { // "A and B, from the Japanese side"
						if p.party == "" {
							p.party = m.parties[0]
						}
					}
				}
				side, open = m, nil
			}
		}
	}
}

// stateBefore returns the state that is named alone last among tokens [from,
// to), or first where a clause ends at them: "Japan will fund a ward in Fiji,
// its ambassador said". Towns where something is are left aside.
func (d *doc) stateBefore(from, to int) (p record.Party) {
	for i := from; i < to; i++ {
		if m := d.toks[i].ment; m != nil && m.from == i && m.person == nil && len(m.parties) == 1 && !d.is(i-1, "in", "at") {
			if p = m.parties[0]; d.is(to-1, ",") {
				return p
			}
		}
	}
	return p
}

// ledEach gives those who led several sides theirs, in the order in which the
// sides are named: "The delegations of Vietnam and Japan were led by A and B".
func (d *doc) ledEach(sides *mention, s sentence) {
	var persons []*person
	led := sides.to
	for i := sides.to; i < s.to; i++ {
		m := d.toks[i].ment
		if m == nil || m.from != i {
			continue
		}
		if m.person == nil || m.person.party != "" || len(persons) > 0 && !d.is(i-1, "and", ",") && !d.is(i-2, "and") {
			return
		}
		if len(persons) == 0 {
			led = m.from
		}
		persons = append(persons, m.person)
	}
	parties := d.partiesTo(sides)
	if len(persons) != len(parties) || !d.leads(sides.to, led) && !(d.is(led-1, "by") && d.among(led-2, lexicon.ListLedBy)) {
		return
	}
	for k, p := range persons {
		p.party, p.told = parties[k], true
	}
}

// ledAs returns the side that the person named before token i is then said to
// lead: ", who was leading Lisbon's team".
func (d *doc) ledAs(i, end int) record.Party {
	if d.is(i, ",") && d.is(i+1, "at") && d.is(i+2, "the") && d.is(i+3, "head") && d.is(i+4, "of") {
		for k := i + 5; k < min(i+8, end); k++ {
			if t := &d.toks[k]; t.name != "" && d.class(k+int(t.span), lexicon.Side) {
				return t.name // ", at the head of a Thai team"
			}
		}
	}
	if !d.is(i, ",") || !d.is(i+1, "who") {
		return ""
	}
	return d.sideLed(i+2, end)
}

// sideLed returns the side that is said to be led from token i on: "headed the
// German side".
func (d *doc) sideLed(i, end int) record.Party {
	for k := i; k+1 < min(end, i+far); k++ {
		if !d.among(k, lexicon.ListLedBy) {
			continue
		}
		if k++; d.class(k, lexicon.Det) {
			k++
		}
		if k < end && d.toks[k].name != "" {
			if n := k + int(d.toks[k].span); d.class(n, lexicon.Side) || d.class(n+1, lexicon.Side) {
				return d.toks[k].name
			}
		}
	}
	return ""
}

// otherSide tells whether another side comes in between tokens from and to, or a
// body of several.
func (d *doc) otherSide(from, to int) bool {
	for i := from; i < to; i++ {
		if d.is(i, "while", "whereas", ";") || d.class(i, lexicon.Side) || d.toks[i].ment != nil && len(d.toks[i].ment.parties) > 1 {
			return true
		}
	}
	return false
}

// joined tells whether only "and" stands between two mentions.
func (d *doc) joined(from, to int) bool {
	return to-from == 1 && d.is(from, "and", "&") || to-from == 2 && d.is(from, ",") && d.is(from+1, "and")
}

// leads tells whether a verb of leading and little else stands between tokens
// from and to.
func (d *doc) leads(from, to int) bool {
	if to-from > 7 {
		return false
	}
	for i := from; i < to; i++ {
		if d.among(i, lexicon.ListLedBy) || d.is(i, "by", "under") && i == to-1 && i-from <= 2 {
			return true
		}
	}
	return false
}

// settleOwnWords gives a person without a party the one whose stand he tells:
// "Minister Lam expressed Vietnam's readiness to help".
func (d *doc) settleOwnWords() {
	if !slices.ContainsFunc(d.persons, func(p *person) bool { return p.party == "" }) {
		return
	}
	for _, s := range d.sents[d.body:] {
		for i := s.from; i+3 < s.to; i++ {
			m := d.toks[i].ment
			if m == nil || m.from != i || m.person == nil || m.person.party != "" {
				continue
			}
			k := d.adverb(m.to, s.to)
			if !d.class(k, lexicon.Past) || d.toks[k+1].name == "" || d.lex.Organisation(d.toks[k+1].name) || d.toks[k+1].form > lexicon.Seat {
				continue
			}
			n := k + 1 + int(d.toks[k+1].span)
			if a := d.sayAct(k); a == nil || !a.Carry || !d.possessive(n) {
				continue
			}
			if _, words := d.lex.ActNouns.Longest(d.formsFrom(n+1, s.to)); words > 0 {
				m.person.party = d.toks[k+1].name
			}
		}
	}
}

// settleWelcome gives him by whom people of one side are welcomed the other:
// "The Ugandan officers were welcomed by General A".
func (d *doc) settleWelcome() {
	if len(d.sides) != 2 {
		return
	}
	for i := d.body; i < min(d.body+4, len(d.sents)); i++ {
		s := d.sents[i]
		var guests *mention
		for j := s.from; j+2 < s.to; j++ {
			m := d.toks[j].ment
			if m != nil && m.from == j && guests == nil && m.person == nil && len(m.parties) == 1 && m.kind <= mRole {
				guests = m
			}
			if guests == nil || !d.among(j, lexicon.ListReceive) || !d.is(j+1, "by") || d.toks[j+2].ment == nil {
				continue
			}
			if host := d.toks[j+2].ment; host.person != nil && host.person.party == "" {
				host.person.party = d.other(guests.parties[0])
			}
		}
	}
}

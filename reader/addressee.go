package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// addressee finds to whom a statement is said: the one named behind the verb,
// or the other side.
func (d *doc) addressee(st *statement) []record.Party {
	k := st.kind
	act := st.act
	one := len(st.who.by) == 1
	if st.base != nil && !st.own && st.base.kind == k {
		return st.base.toParties
	}
	var to []record.Party
	limit := min(st.to, st.contentFrom+12)
	switch k {
	case record.Request, record.Invite, record.Appraise, record.Offer, record.Pledge, record.Agree:
		if act != nil && act.Object || k == record.Appraise || k == record.Request || k == record.Invite {
			at := st.contentFrom
			for at < limit && (d.class(at, lexicon.Prep) && d.is(at, "to", "on", "upon", "with") || d.ly(at) || d.is(at, ",", "in", "turn", "also")) {
				at++
			}
			if one && at < st.to && d.is(at, "him", "her", "them", "us", "it") {
				if o := d.other(st.who.by[0]); o != "" {
					to = []record.Party{o}
				} else if d.is(at, "them", "us") && len(d.sides) > 2 {
					to = without(d.sides, st.who.by, false)
				}
			}
			if at < len(d.toks) {
				if list := d.partyList(at, st.to); len(list) > 1 && act != nil && act.Object {
					to = list
				} else if m := d.toks[at].ment; m != nil && m.from <= at && at < st.to {
					if m.from == at || at == st.contentFrom {
						to = d.partiesAddressed(m, st)
					}
				} else if d.toks[at].name != "" && d.toks[at].form != lexicon.PlaceIn {
					// "Japanese firms", "Canada's wish"
					if k != record.Appraise || act != nil && act.Object {
						to = []record.Party{d.toks[at].name}
					}
				}
			}
		}
		if len(to) == 0 {
			// "thanks to the Canadian side", "extended to his counterpart an invitation"
			for i := st.from; i+1 < min(st.to, st.from+16); i++ {
				if d.is(i, "to") && k != record.Agree && k != record.Request && d.toks[i+1].ment != nil && d.toks[i+1].ment.from == i+1 {
					m := d.toks[i+1].ment
					if m.to < len(d.toks) && d.toks[m.to].Shape == text.Poss && m.kind == mParty {
						break
					}
					if k == record.Appraise && !st.thanks {
						break
					}
					to = d.partiesAddressed(m, st)
					break
				}
				if d.is(i, "from") && (k == record.Agree || k == record.Request) && d.toks[i+1].ment != nil && d.toks[i+1].ment.from == i+1 {
					to = d.partiesAddressed(d.toks[i+1].ment, st)
					break
				}
			}
		}
	default:
		return nil
	}
	to = without(to, st.who.by, len(st.who.by) > 1 && (k == record.Request || k == record.Appraise))
	if k == record.Appraise {
		if !st.thanks {
			return nil
		}
		if len(to) == 0 && one {
			if o := d.other(st.who.by[0]); o != "" {
				return []record.Party{o}
			}
			return d.othersAddressed(st)
		}
		return to
	}
	if len(to) > 0 {
		return to
	}
	if st.told != nil && k != record.Agree {
		if to = without(d.partiesAddressed(st.told, st), st.who.by, false); len(to) > 0 {
			return to
		}
	}
	if !one {
		return nil
	}
	if k == record.Offer && d.mediates(st) {
		return nil
	}
	if k == record.Offer && len(d.sides) > 2 && d.hosts(st) || k == record.Pledge && st.rule == "joint document" {
		return nil // a venue, or one's own share of a common work
	}
	o := d.other(st.who.by[0])
	if o == "" {
		return d.othersAddressed(st)
	}
	if st.other {
		return []record.Party{o}
	}
	switch k {
	case record.Invite, record.Offer:
		return []record.Party{o}
	case record.Request:
		if act != nil && (act.Other || act.Object && d.mentionsParty(st, o)) {
			return []record.Party{o}
		}
		if d.mentionsParty(st, o) || d.forOwn(st) || st.rule == carriedNoun || st.rule == directive {
			return []record.Party{o}
		}
	case record.Pledge:
		switch {
		case st.rule == toCome:
			return []record.Party{o}
		case st.rule == carriedNoun:
			if d.mentionsParty(st, o) {
				return []record.Party{o}
			}
		case d.common(st, st.contentFrom), d.takesPart(st) && !(act != nil && act.Other):
			return nil
		case act != nil && act.Other || d.mentionsParty(st, o) && act != nil && !act.State && !(act.Say && d.onlyThere(st, o)), d.promises(st), d.sendsOn(st), d.allots(st):
			return []record.Party{o}
		}
	case record.Agree:
		if act != nil && act.Other {
			return []record.Party{o}
		}
	}
	return nil
}

// othersAddressed finds whom one side of a meeting of many addresses where
// nobody is named behind the verb: the sides its words name, or all others.
func (d *doc) othersAddressed(st *statement) []record.Party {
	if len(d.sides) < 3 || !slices.Contains(d.sides, st.who.by[0]) {
		return nil
	}
	k := st.kind
	if !(st.thanks || st.act != nil && st.act.Other && k == record.Request || k == record.Offer || k == record.Invite || k == record.Pledge) {
		return nil
	}
	var named []record.Party
	for i := max(st.verb.to, st.from); i < st.to; i++ {
		if p := d.toks[i].name; p != "" && p != st.who.by[0] && slices.Contains(d.sides, p) && (k != record.Pledge || d.class(i-1, lexicon.Prep) || d.class(i-1, lexicon.Det) && d.class(i-2, lexicon.Prep)) {
			named = appendParty(named, p)
		}
	}
	if len(named) > 0 || k == record.Pledge {
		return named
	}
	return without(d.sides, st.who.by, false)
}

// hosts tells whether an offer is to host a meeting.
func (d *doc) hosts(st *statement) bool {
	return d.anyAmong(sentence{from: st.verb.from, to: min(st.to, st.verb.to+5)}, lexicon.ListVenue)
}

// promises tells whether the content gives something or answers a request:
// "would send a team", "will study the proposal", "would be delivered".
func (d *doc) promises(st *statement) bool {
	g := st.embed
	if (st.own || g == nil) && st.verb.to > st.verb.from {
		g = &st.verb
	}
	if g == nil || g.modal < 0 {
		return false
	}
	if d.among(g.head, lexicon.ListGoOn) {
		for i := g.to; i < min(g.to+4, st.to); i++ {
			if d.class(i, lexicon.Give) && d.class(i, lexicon.Ing|lexicon.Base) {
				return true
			}
		}
	}
	if d.class(g.head, lexicon.Give|lexicon.Answer) {
		return true
	}
	sub := d.subjectOf(*g, st.contentFrom)
	return d.class(g.head, lexicon.Happen) && sub.m == nil && g.from > st.contentFrom
}

// content returns the verb of what a statement says, nil where it has none.
func (st *statement) content() *verbGroup {
	if !st.own && st.embed != nil {
		return st.embed
	}
	if st.verb.to > st.verb.from {
		return &st.verb
	}
	return nil
}

// takesPart tells whether one's own part in something is announced, which is
// promised to nobody: "will join the exercise".
func (d *doc) takesPart(st *statement) bool {
	g := st.content()
	return g != nil && (d.among(g.head, lexicon.ListTakingPart) || d.is(g.head, "take") && d.is(g.head+1, "part"))
}

// sendsOn tells whether what was asked is to be dealt with: "the request would
// be passed on".
func (d *doc) sendsOn(st *statement) bool {
	g := st.content()
	if g == nil || g.modal < 0 || !g.passive {
		return false
	}
	return d.anyAmong(sentence{from: max(st.from, g.from-5), to: g.from}, lexicon.ListAskedThing)
}

// allots tells whether a promise names what is given, and no act: "committed
// a further six instructors", or has a verb of giving: "committed to send".
func (d *doc) allots(st *statement) bool {
	if st.act == nil || st.act.Say || st.own || st.act.Kind != record.Pledge || st.embed != nil && st.embed.form == finite {
		return false
	}
	i := st.contentFrom
	if d.is(i, "to") {
		return d.class(i+1, lexicon.Give|lexicon.Answer)
	}
	return d.class(i, lexicon.Det) && !d.class(i, lexicon.PossPron) || d.number(i) > 0
}

// mediates tells whether an offer is to bring others together: "ready to host
// talks".
func (d *doc) mediates(st *statement) bool {
	return d.anyAmong(sentence{from: st.contentFrom, to: st.to}, lexicon.ListMediation)
}

// forOwn tells whether a request names those of the speaker whom it is to
// help: "called for simpler visas for Kenyan students".
func (d *doc) forOwn(st *statement) bool {
	for i := st.contentFrom; i < st.to; i++ {
		if t := &d.toks[i]; t.name == st.who.by[0] && t.form == lexicon.Adjective && !d.hyphen(i+1) && !d.hyphen(i-1) {
			return true
		}
	}
	return false
}

// onlyThere tells whether a party's capital is named as a place and nothing else
// of it: "announced that it would post an attaché to Dhaka".
func (d *doc) onlyThere(st *statement, p record.Party) bool {
	there := false
	for i := st.from; i < st.to; i++ {
		if t := &d.toks[i]; t.name == p && t.form <= lexicon.Seat {
			if t.form != lexicon.Seat || !d.is(i-1, "to", "in", "at") {
				return false
			}
			there = true
		}
	}
	return there
}

// mentionsParty tells whether a statement names a party.
func (d *doc) mentionsParty(st *statement, p record.Party) bool {
	for i := st.from; i < st.to; i++ {
		if d.toks[i].name == p && d.toks[i].form <= lexicon.Seat {
			return true
		}
		if m := d.toks[i].ment; m != nil && m.from == i && slices.Contains(d.partiesAddressed(m, st), p) {
			return true
		}
	}
	return false
}

// partiesAddressed returns the parties of a mention that is addressed.
func (d *doc) partiesAddressed(m *mention, st *statement) []record.Party {
	switch m.kind {
	case mPerson:
		if m.person != nil && m.person.party != "" {
			return []record.Party{m.person.party}
		}
	case mParty:
		return m.parties
	case mSide, mSides:
		if len(m.parties) > 0 {
			return m.parties
		}
		if p := d.hostOrGuest(m); p != "" {
			return []record.Party{p}
		}
		if d.among(m.head, lexicon.ListOthers) && len(st.who.by) == 1 {
			if o := d.other(st.who.by[0]); o != "" {
				return []record.Party{o}
			}
		}
		if m.kind == mSides && len(d.sides) > 2 && d.among(m.head, lexicon.ListMembers) && len(st.who.by) == 1 {
			return without(d.sides, st.who.by, false)
		}
		if m.kind == mSides && !d.is(m.from, "all") && d.among(m.head, lexicon.ListGovernments) && m.det != "all" && !d.is(m.from+1, "other") {
			return d.sides
		}
	case mRole:
		if len(m.parties) > 0 {
			return m.parties
		}
		if d.among(m.head, lexicon.ListOther) && len(st.who.by) == 1 {
			if o := d.other(st.who.by[0]); o != "" {
				return []record.Party{o}
			}
		}
		if p := d.hostOrGuest(m); p != "" {
			return []record.Party{p}
		}
		if h := d.bestRole(m, func(q *person) bool { return !slices.Contains(st.who.by, q.party) }); h != nil && h.party != "" {
			return []record.Party{h.party}
		}
	}
	return nil
}

// without returns to without the speaker's own parties, unless all are kept.
func without(to, by []record.Party, keep bool) []record.Party {
	if keep {
		return to
	}
	var out []record.Party
	for _, p := range to {
		if !slices.Contains(by, p) {
			out = append(out, p)
		}
	}
	return out
}

package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// undertaking tells an offer from a pledge and, in joint documents, from a
// decision: to give something new to the other is an offer, one's own share
// is a pledge.
func (d *doc) undertaking(st *statement, g verbGroup, joint bool) record.Kind {
	if (st.rule == "joint document" || st.rule == "undertaking that is told") && len(st.who.by) != 1 {
		return record.Agree
	}
	if joint || len(st.who.by) != 1 {
		return record.Pledge
	}
	if d.more(st, g) {
		return record.Offer
	}
	if d.among(g.head, lexicon.ListGoOn) {
		return record.Pledge
	}
	o := d.other(st.who.by[0])
	if d.among(g.head, lexicon.ListWiden) && (d.amongNear(g.to, 7, lexicon.ListGift) || d.is(g.to, "the") && d.is(g.to+1, "number") && o != "" && d.mentionsParty(st, o)) {
		return record.Offer // "will raise the number of scholarships"
	}
	give := d.class(g.head, lexicon.Give) || d.is(g.head, "made") && d.is(g.head+1, "available")
	if (give || d.among(g.head, lexicon.ListWiden)) && g.passive && o != "" && d.anyAmong(sentence{from: max(st.contentFrom, st.from), to: g.from}, lexicon.ListGift) {
		return record.Offer // "that twelve places would be allocated"
	}
	known := o != "" || len(d.sides) > 2 && !g.passive
	if known && d.among(g.head, lexicon.ListSend) && d.amongNear(g.to, 7, lexicon.ListTrainer) {
		return record.Offer // "will send three instructors to the school in Lamu"
	}
	if give && known {
		if g.passive && d.among(g.head, lexicon.ListDonate) || d.is(g.head, "made") && d.is(g.head+1, "available") {
			return record.Offer
		}
		for i := g.to; i < st.to; i++ {
			if d.toks[i].name != "" && !d.is(i-1, "in") && (d.toks[i].name == o || o == "" && slices.Contains(d.sides, d.toks[i].name) && d.toks[i].name != st.who.by[0]) || i < g.to+4 && d.is(i, "you") || d.among(i, lexicon.ListGift) ||
				i < g.to+7 && o != "" && d.is(i, "million", "billion") && !d.among(g.head, lexicon.ListWiden) && !d.common(st, g.to) {
				return record.Offer
			}
			if m := d.toks[i].ment; m != nil && m.from == i && m.kind == mRole && d.among(m.head, lexicon.ListOther) {
				return record.Offer
			}
		}
	}
	return record.Pledge
}

// common tells whether what is given behind token i is a sum for a work of many
// states: "will give two million euros to the mission in the Sahel".
func (d *doc) common(st *statement, i int) bool {
	sum := false
	for ; i < st.to; i++ {
		sum = sum || d.is(i, "million", "billion")
		if sum && d.is(i, "to") {
			return d.amongNear(i+1, 8, lexicon.ListCommonWork) && !d.mentionsParty(st, d.other(st.who.by[0]))
		}
	}
	return false
}

// forOther tells whether the other side is named behind the verb g.
func (d *doc) forOther(st *statement, g verbGroup) bool {
	if len(st.who.by) != 1 {
		return false
	}
	o := d.other(st.who.by[0])
	for i := g.to; o != "" && i < st.to; i++ {
		if d.toks[i].name == o || d.is(i, "you", "your") {
			return true
		}
	}
	return false
}

// ofOther tells whether what stands at token i is the other side's: "Kenya's
// objections", "your concerns".
func (d *doc) ofOther(st *statement, i int) bool {
	o := d.other(st.who.by[0])
	for k := i; o != "" && k < min(st.to, i+7) && !d.class(k, lexicon.Sub) && !d.is(k, "about", "at", "over", "regarding"); k++ {
		if d.toks[k].name == o && (d.possessive(k+int(d.toks[k].span)) || d.toks[k].form == lexicon.Adjective || d.is(k-1, "of")) || d.is(k, "your") {
			return true
		}
	}
	return false
}

// promisesGift tells whether what is promised is a number of things or a sum for
// the other side, and no act: "promised Kenya two radars".
func (d *doc) promisesGift(st *statement) bool {
	if len(st.who.by) != 1 || d.other(st.who.by[0]) == "" || !d.among(st.verb.head, lexicon.ListPromiseVerb) || d.common(st, st.contentFrom) {
		return false
	}
	if g := st.embed; g != nil && !d.anyAmong(sentence{from: st.contentFrom, to: g.from}, lexicon.ListClauseOpener) {
		return false // "promised two ships would call"
	}
	i := st.contentFrom
	if m := d.toks[i].ment; m != nil && m.from == i {
		i = m.to
	} else if d.toks[i].name != "" {
		i += int(d.toks[i].span)
	}
	for k := i; k < min(st.to, i+3) && !d.class(k, lexicon.Prep) && !d.is(k, "that", "to"); k++ {
		if d.number(k) > 0 || d.toks[k].w != nil && d.toks[k].w.Number > 0 || d.is(k, "million", "billion") {
			return true
		}
	}
	return false
}

// wantsOther tells whether the speaker wants, or would like, the other side to
// do something.
func (d *doc) wantsOther(st *statement, g verbGroup) bool {
	if len(st.who.by) != 1 || !d.among(g.head, lexicon.ListWant) {
		return false
	}
	m := d.toks[g.to].ment
	if m == nil || m.from != g.to || m.to+1 >= st.to || !d.is(m.to, "to") || !d.class(m.to+1, lexicon.Base) {
		return false
	}
	return d.isOther(m, st)
}

// isOther tells whether a mention is of the other side than the one who
// speaks, and of nobody else.
func (d *doc) isOther(m *mention, st *statement) bool {
	o := d.other(st.who.by[0])
	if o == "" {
		return false
	}
	to := d.partiesAddressed(m, st)
	return len(to) == 1 && to[0] == o
}

// sum tells whether a statement's content begins with a sum or a number of
// places: "an additional £24 million", "ten scholarships".
func (d *doc) sum(st *statement) bool {
	for i := st.contentFrom; i < min(st.to, st.contentFrom+6); i++ {
		if d.is(i, "million", "billion") || d.among(i, lexicon.ListGift) {
			return true
		}
	}
	return false
}

// more tells whether the verb g raises the number of places or scholarships
// that stand before it: "the quota will go up".
func (d *doc) more(st *statement, g verbGroup) bool {
	up := d.among(g.head, lexicon.ListGrow) && (!d.is(g.head, "go") || d.is(g.to, "up"))
	return up && len(st.who.by) == 1 && d.anyAmong(sentence{from: max(st.contentFrom, st.from), to: g.from}, lexicon.ListGift)
}

// intended tells what it comes to that a side intends to do what the
// infinitive at i says: to give the other something is an offer, and what
// both intend they have settled.
func (d *doc) intended(st *statement, i int) record.Kind {
	if st.who.joint || len(st.who.by) > 1 {
		return record.Agree
	}
	if d.is(i, "to") {
		i++
	}
	i = d.adverb(i, st.to)
	if i >= st.to || !d.class(i, lexicon.Give) || !d.class(i, lexicon.Base) {
		return record.Pledge
	}
	return d.undertaking(st, verbGroup{from: i, head: i, to: i + 1, form: inf, modal: -1, lemma: d.toks[i].w.Lemma}, false)
}

// purpose returns the infinitive that a noun before token i carries, past
// whose it is: "plan to build", "intention of the fund to build".
func (d *doc) purpose(i, end int) int {
	for k := i; k+1 < min(end, i+8); k++ {
		if d.is(k, "to") && d.class(k+1, lexicon.Base) {
			return k + 1
		}
		if k == i && !d.is(k, "of", "by", "to") || d.punct(k) {
			break
		}
	}
	return 0
}

// ownPeople tells whether the subject of the verb g is a noun that belongs to
// the speaker's country: "Finnish shipyards", "my government".
func (d *doc) ownPeople(st *statement, sub subject, g verbGroup) bool {
	return len(st.who.by) == 1 && d.peopleOf(st.who.by[0], st, sub, g, "my", "our")
}

// namedIn tells whether tokens [from, to) name any party.
func (d *doc) namedIn(from, to int) bool {
	for i := from; i < to; i++ {
		if d.toks[i].name != "" {
			return true
		}
	}
	return false
}

// othersPeople tells whether the subject of the verb g is a noun that belongs
// to the other country: "Finnish cadets".
func (d *doc) othersPeople(st *statement, sub subject, g verbGroup) bool {
	return len(st.who.by) == 1 && d.peopleOf(d.other(st.who.by[0]), st, sub, g, "your")
}

// peopleOf tells whether the subject of the verb g says that it is of a party,
// by its name or by one of the words that the speaker has for whose it is.
func (d *doc) peopleOf(p record.Party, st *statement, sub subject, g verbGroup, whose string, or ...string) bool {
	for i := max(sub.from, st.from); p != "" && i < g.from; i++ {
		if d.toks[i].name == p || d.is(i, whose, or...) {
			return true
		}
	}
	return false
}

// principleIn tells whether what a side speaks up for is a principle and
// nobody's position: "in favour of a peaceful solution".
func (d *doc) principleIn(st *statement) bool {
	for i := st.contentFrom; i < min(st.to, st.contentFrom+5); i++ {
		if d.toks[i].name != "" || d.toks[i].ment != nil {
			return false
		}
		if d.among(i, lexicon.ListCause) {
			return true
		}
	}
	return false
}

// causeNear tells whether a principle stands among the first words from token i
// on, as itself and not in the name of something: "peace", not "the Peace Fund".
func (d *doc) causeNear(i, end int) bool {
	for k := i; k < min(end, i+4) && !d.punct(k) && !d.capital(k); k++ {
		if d.among(k, lexicon.ListCause) {
			return !d.is(k, "dialogue") && !d.plainNoun(k+1)
		}
	}
	return false
}

// deadlineIn tells whether tokens [i, end) say by when something is done.
func (d *doc) deadlineIn(i, end int) bool {
	for ; i+1 < end; i++ {
		switch {
		case d.is(i, "by", "before"):
			if d.year(i+1) > 0 || d.dateWord(i+1) || d.is(i+1, "the") && d.is(i+2, "end", "turn", "middle", "beginning", "autumn", "summer", "winter", "spring") {
				return true
			}
		case d.is(i, "later"):
			if d.is(i-1, "no", "not") && d.is(i+1, "than") {
				return true
			}
		case d.is(i, "at"):
			if d.is(i+1, "the") && d.is(i+2, "latest") {
				return true
			}
		case d.is(i, "the"):
			if d.is(i+1, "next", "following") && d.is(i+2, "day", "morning", "week") && i+3 <= end {
				return true
			}
		case d.is(i, "within"):
			if d.is(i+1, "the", "a", "weeks", "days", "months") || d.number(i+1) > 0 {
				return true
			}
		}
	}
	return false
}

// untilIn tells whether tokens [i, end) say until when something goes on.
func (d *doc) untilIn(i, end int) bool {
	for ; i+1 < end; i++ {
		if d.is(i, "until", "through") && (d.year(i+1) > 0 || d.dateWord(i+1) || d.is(i+1, "the")) {
			return true
		}
	}
	return false
}

package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// kindOf tells what a side does by a statement: the reporting verb says, and
// the content has the last word.
func (d *doc) kindOf(st *statement) record.Kind {
	if k := d.idiom(st); k != "" {
		return k
	}
	if st.act == nil {
		if st.own && st.embed != nil {
			return d.clauseKind(st, *st.embed)
		}
		if k := d.cue(st.from, st.to); st.own && k != "" && k != record.Report {
			return k
		}
		return st.kind
	}
	if st.base != nil && !st.own {
		return d.kindOf(st.base)
	}
	if st.own && st.embed != nil {
		return d.clauseKind(st, *st.embed)
	}
	act := st.act
	kind := act.Kind
	if d.negated(st.verb, act) {
		if kind == record.Appraise && passiveActs(act) {
			return record.Oppose // "is not happy with"
		}
		return denied(kind, st.verb.past)
	}
	if act.Alone != "" && !st.who.joint {
		kind = act.Alone
	}
	if act.Bare != "" && !d.namesInstrument(st) {
		kind = act.Bare
	}
	if st.verb.passive && act.Say && kind == record.Report {
		if n, at := d.actNoun(st); at >= 0 && n.Kind == record.Affirm {
			return record.Affirm // "the importance of trade was noted"
		}
	}
	if kind == record.Report && !act.Say && st.verb.past && d.waysAhead(st) {
		return record.Discuss
	}
	if kind == record.Report && len(st.who.by) == 1 && !st.verb.passive && d.is(st.verb.modal, "will", "shall") && !d.is(st.verb.from-1, "i", "we") {
		return d.undertaking(st, st.verb, false) // "will inform Oman of its views by May": to tell it later is promised
	}
	if act.Carry {
		if n, at := d.actNoun(st); at >= 0 && !(n.Kind == record.Agree && (act.Say || d.is(st.contentFrom, "that"))) { // "stressed the signing of the agreement": no act of its own
			d.because(st, n.Line)
			if d.among(st.verb.head, lexicon.ListMeritVerb) && d.meritOfOther(st) {
				return record.Appraise
			}
			if g := st.embed; n.Kind == record.Affirm && d.is(at+1, "that") && g != nil && g.form == finite && g.from > at {
				return d.clauseKind(st, *g) // "expressed the view that the two sides should"
			}
			return d.nounKind(st, n, at)
		}
	}
	if kind == record.Invite && act.Object && !d.eventIn(st) {
		return record.Request
	}
	if kind == record.Pledge && d.among(st.verb.head, lexicon.ListIntend) {
		return d.intended(st, st.contentFrom)
	}
	if kind == record.Oppose && st.verb.lemma == "share" && len(st.who.by) == 1 && d.ofOther(st, st.verb.to) {
		return record.Support // "shares the concerns of Kenya"
	}
	if kind == record.Pledge && len(act.Pattern) == 1 && !act.Say && d.promisesGift(st) {
		return record.Offer
	}
	if kind == record.Affirm && d.among(st.verb.head, lexicon.ListMeritVerb) && d.meritOfOther(st) {
		return record.Appraise // "acknowledged the role of the Finnish crews"
	}
	if kind == record.Support && d.principleIn(st) {
		return record.Affirm
	}
	if kind == record.Request && !act.Object && d.among(st.verb.head, lexicon.ListWant) && len(act.Pattern) == 3 && len(st.who.by) == 1 && d.class(st.contentFrom, lexicon.Base|lexicon.Be|lexicon.Have) && !d.wantsOther(st, st.verb) {
		return record.Hope // "we want the road to be open by May"
	}
	if kind == record.Affirm && act.Say && !st.attributed && d.is(st.verb.to, "to") && d.class(d.adverb(st.verb.to+1, st.to), lexicon.Base) {
		return record.Pledge // "affirmed to work for peace"
	}
	switch will := st.verb.modal >= 0 && d.is(st.verb.modal, "will", "would", "shall"); {
	case kind == record.Report && st.verb.lemma == "recall":
		return kind // "recalled that Kenya will hold the chair"
	case kind == record.Request && act.Object && len(act.Pattern) == 1 && st.who.joint && d.amongNear(st.verb.to, 4, lexicon.ListExperts):
		return record.Agree // the two sides set their people to work
	case kind == record.Request && !act.Object && st.who.joint && len(act.Pattern) == 3 && act.Pattern[1].Gap && slices.Contains(act.Pattern[2].Words, "to") && !d.anyMention(st.verb.to, st.contentFrom):
		return record.Hope // "they want all ferries to run on time"
	case kind.Class() == record.Tell && !act.Say && will && st.who.joint:
		return record.Agree // "they will review it every year"
	case (kind == record.Discuss || kind == record.Report && !act.Say) && will && len(st.who.by) == 1:
		return d.undertaking(st, st.verb, false) // "will examine the possibility"
	case (kind == record.Report || kind == record.Affirm) && st.verb.head > 0 && d.among(st.verb.head-1, lexicon.ListHighly):
		return record.Appraise // "positively assessed"
	}
	if kind == record.Report && act.Other && d.invites(st) {
		return record.Invite
	}
	if (kind == record.Propose || kind == record.Support) && act.Split && d.otherActs(st) {
		return record.Request
	}
	if kind == record.Appraise && len(act.Pattern) > 0 {
		if _, in := d.lex.Look(act.Pattern[0].Words[0]); in.Has(lexicon.ListJudge) && d.cue(st.contentFrom, st.to) == record.Oppose {
			return record.Oppose
		}
	}
	if kind == record.Request && d.is(st.verb.to, "that") && d.among(st.verb.head, lexicon.ListSayToo) && !d.among(st.verb.head, lexicon.ListTellWhom) && d.isSo(st) {
		return record.Affirm // "insisted that there would be no peace"
	}
	if kind == record.Report && len(act.Pattern) == 1 && !act.Say && d.calls(st) {
		if d.cue(st.contentFrom, st.to) == record.Oppose {
			return record.Oppose
		}
		return record.Appraise
	}
	if kind == record.Affirm && len(act.Pattern) > 2 && d.is(st.contentFrom-1, "as") && d.cue(st.contentFrom, st.to) == record.Appraise {
		return record.Appraise // "regards the school as a model to follow"
	}
	if kind == record.Discuss && len(act.Pattern) == 1 && d.among(st.verb.head, lexicon.ListConsider) && d.cue(st.contentFrom, st.to) == record.Appraise && d.considersIt(st) {
		return record.Appraise
	}
	if act.Say {
		if st.embed != nil && st.embed.from-st.contentFrom < 30 && !d.relativeClause(st) {
			return d.clauseKind(st, *st.embed)
		}
		if d.among(st.verb.head, lexicon.ListMeritVerb) && d.meritOfOther(st) {
			return record.Appraise
		}
		if n, at := d.actNoun(st); at >= 0 && st.embed == nil {
			if k := d.nounKind(st, n, at); k.Class() == record.Decide {
				d.because(st, n.Line)
				return k
			}
		}
		if d.among(st.verb.head, lexicon.ListAnnounce) && (d.cue(st.contentFrom, st.to) == record.Offer || d.sum(st) || d.amongNear(st.contentFrom, 4, lexicon.ListHandover)) {
			return record.Offer
		}
		if kind == record.Affirm || kind == record.Report && !act.Object {
			if k := d.cue(st.contentFrom, min(st.to, st.contentFrom+8)); k == record.Appraise {
				return k
			}
		}
	}
	return kind
}

// not tells whether "not" or "never" stands within a verb group.
func (d *doc) not(g verbGroup) bool {
	for i := g.from; i < g.head; i++ {
		if d.is(i, "not", "never", "n't", "cannot") {
			return true
		}
	}
	return d.class(g.head, lexicon.Be) && d.is(g.head+1, "not", "never", "n't")
}

// waysAhead tells whether what was reviewed is also what may come of it: "reviewed
// the close ties and ways of deepening them".
func (d *doc) waysAhead(st *statement) bool {
	for i := st.contentFrom; i < st.to-1; i++ {
		if d.among(i+1, lexicon.ListWays) && d.is(i, "and", "with", ",", "the", "on") {
			return true
		}
	}
	return false
}

// negated tells whether an act is denied: "not" stands within its verb group,
// and is neither part of the act itself ("was not in a position to") nor of a
// way to affirm it ("did not fail to thank").
func (d *doc) negated(g verbGroup, act *lexicon.Act) bool {
	return d.not(g) && !d.among(g.head, lexicon.ListUnfailing) && !slices.ContainsFunc(act.Pattern, func(e lexicon.Element) bool {
		return slices.Contains(e.Words, "not") || slices.Contains(e.Words, "cannot") || slices.Contains(e.Words, "never")
	})
}

// denied is what it comes to not to do an act: "did not agree on a date"
// decides nothing, and who does not support a proposal opposes it.
func denied(k record.Kind, past bool) record.Kind {
	switch {
	case k == record.Support:
		return record.Oppose
	case k.Class() == record.Tell && k != record.Discuss:
		return k
	case past:
		return record.Report
	}
	return record.Affirm
}

// numberNear tells whether one of the first tokens from i on is a number.
func (d *doc) numberNear(i, end int) bool {
	for k := i; k < min(end, i+8); k++ {
		if d.number(k) > 0 || d.among(k, lexicon.ListMoney) {
			return true
		}
	}
	return false
}

// anyMention tells whether anybody is named among tokens [from, to).
func (d *doc) anyMention(from, to int) bool {
	for i := from; i < to; i++ {
		if d.toks[i].ment != nil || d.toks[i].name != "" {
			return true
		}
	}
	return false
}

// amongNear tells whether one of the n tokens from i on, before the next stop
// or comma, is in a list.
func (d *doc) amongNear(i, n int, l lexicon.List) bool {
	for k := i; k < i+n && k < len(d.toks) && !d.punct(k); k++ {
		if d.among(k, l) {
			return true
		}
	}
	return false
}

// isSo tells whether a that-clause says that something is so, and not that it
// be done.
func (d *doc) isSo(st *statement) bool {
	if st.embed == nil || st.embed.form != finite {
		return false
	}
	for i := st.verb.to + 1; i < st.embed.from; i++ {
		if d.class(i, lexicon.Base|lexicon.Be) && !d.class(i, lexicon.NounToo) && !d.is(i-1, "to") {
			return false // "that half of the ships be built before it is signed"
		}
	}
	return true
}

// event tells whether the subject of a verb is a meeting or a text of the sides,
// which binds nobody by what it does: "the forum would help", "this accord will".
func (d *doc) event(g verbGroup, from int) bool {
	i := d.before(g.from, from)
	return i >= from && d.among(g.head, lexicon.ListEffect) && (d.class(i, lexicon.Talks|lexicon.Mechanism|lexicon.Edition) || d.among(i, lexicon.ListOpenMeeting) || d.instrumentHead(i, i+1) || d.is(i, "it"))
}

// relativeClause tells whether the first finite verb of the content is in a
// relative clause, so that the content is no that-clause: "which will", "informed
// him of the reforms it was carrying out".
func (d *doc) relativeClause(st *statement) bool {
	if d.is(st.contentFrom-1, "of") || d.is(st.contentFrom, "of") {
		clause := false
		for i := st.contentFrom - 1; i < st.embed.from; i++ { // "said that of the ten boats"
			clause = clause || d.class(i, lexicon.Wh) || d.is(i, "that", "how", "whether")
		}
		if !clause {
			return true
		}
	}
	i := st.embed.from - 1
	for n := 0; i > st.contentFrom && n < 4; n++ {
		if d.is(i, "which", "who", "where", "whose") {
			return true
		}
		i--
	}
	return false
}

// actNoun finds the noun that the verb carries, in the head of its object.
func (d *doc) actNoun(st *statement) (lexicon.ActNoun, int) {
	from := st.contentFrom
	if st.act != nil && len(st.act.Pattern) > 1 && st.verb.to > st.from && st.verb.to < from && !passiveActs(st.act) {
		from = st.verb.to // "offered condolences"
	}
	for i := from; i < min(st.to, from+11); i++ {
		if d.is(from, "that") && (d.class(i, lexicon.Prep) && i > from+1 || st.embed != nil && i == st.embed.head && st.embed.from > from+1 && st.embed.lemma != "need") {
			break // "stressed that a fire on one island concerns them all"
		}
		if d.formAt[i] == d.formAt[i+1] || st.embed != nil && i == st.embed.head && st.embed.lemma == "need" && d.is(i+1, "to") {
			continue // "stressed that the two sides need to"
		}
		if d.among(i, lexicon.ListNounLink) && i > from {
			break
		}
		if d.punct(i) && !d.hyphen(i) && !d.is(i, "“", "\"", ",") {
			break
		}
		if d.class(i, lexicon.Verb) && !d.class(i, lexicon.NounToo|lexicon.Ing|lexicon.Participle) && d.class(i-1, lexicon.Sub|lexicon.Pron) {
			break
		}
		if d.is(i, "to") && i > from+1 {
			break
		}
		if n, k := d.lex.ActNouns.Longest(d.formsFrom(i, st.to)); k > 0 {
			// "support programmes": the noun must be the head
			j := d.tokensOf(i, k)
			if j < st.to && d.plainNoun(j) && !d.is(j-1, "to") {
				continue
			}
			return n, i
		}
	}
	return lexicon.ActNoun{}, -1
}

// plainNoun tells whether token i is a word that makes the noun before it an
// adjective.
func (d *doc) plainNoun(i int) bool {
	t := &d.toks[i]
	return t.Shape == 1 && (t.w == nil || t.w.Is(lexicon.NounToo) && !t.w.Is(lexicon.Closed|lexicon.Adv)) && !d.ly(i)
}

// nounKind settles the kind that an act's noun gives.
func (d *doc) nounKind(st *statement, n lexicon.ActNoun, at int) record.Kind {
	switch n.Kind {
	case record.Appraise:
		if d.among(at, lexicon.ListCourtesy) {
			st.thanks = true
			if d.is(at, "appreciation") && !d.is(at+1, "to") && !(d.is(at+1, "for") && d.anyAmong(sentence{from: at + 2, to: st.to}, lexicon.ListHelp)) {
				st.thanks = false // of what somebody thinks or does, not of what he gave
			}
		}
	case record.Pledge:
		// A commitment to a principle is a policy, one to act binds.
		if j := d.purpose(at+1, st.to); j > 0 && d.among(at, lexicon.ListIntend) && d.intended(st, j) == record.Offer {
			return record.Offer
		}
		j := at + 1
		if d.is(j, "not") {
			j++ // "its commitment not to arm pirates"
		}
		if d.is(j, "to") {
			j++
		}
		j = d.adverb(j, st.to)
		if d.class(j, lexicon.Base|lexicon.Ing) && !d.principle(j, st.to) && (d.class(j, lexicon.Base) || d.class(j, lexicon.Ing)) && !d.class(j, lexicon.Det) {
			return record.Pledge
		}
		if d.among(at, lexicon.ListPromiseNoun) {
			return record.Pledge
		}
		return record.Affirm
	case record.Offer:
		if d.is(at, "offer") || d.is(at+1, "to", "for", "in") {
			return record.Offer
		}
	case record.Hope:
		if d.is(at, "trust") || d.is(at, "interest") && d.among(at-1, lexicon.ListShared) && !d.class(at+2, lexicon.Ing) {
			return record.Affirm
		}
		if d.among(at, lexicon.ListWish) && d.is(at+1, "for") {
			return record.Appraise
		}
	case record.Support:
		if d.is(at+1, "for") && d.causeNear(at+2, st.to) {
			return record.Affirm // of a principle, and of nobody
		}
	case record.Agree:
		if !st.who.joint {
			return record.Support
		}
	}
	return n.Kind
}

// principle tells whether the verb at j keeps a principle rather than does
// something.
func (d *doc) principle(j, end int) bool {
	if !d.among(j, lexicon.ListPrincipleVerb) {
		return false
	}
	for k := j; k < min(end, j+14); k++ {
		if d.among(k, lexicon.ListPrincipleNoun) {
			return true
		}
	}
	return false
}

// clauseKind settles the kind of a statement whose content is a clause with
// the finite verb g.
func (d *doc) clauseKind(st *statement, g verbGroup) record.Kind {
	base := record.Affirm
	stress := false
	if st.act != nil {
		base = st.act.Kind
		stress = st.act.Carry && base == record.Affirm
		if base != record.Affirm && base != record.Report && !st.act.Say {
			return base
		}
	} else if st.kind != "" {
		base = st.kind
	}
	from := st.contentFrom
	if st.own {
		from = st.from
	}
	sub := d.subjectOf(st.pastAside(g), from)
	own, joint, other, nobody := false, false, false, true
	if sub.m != nil && !sub.noun {
		nobody = false
		switch sub.m.kind {
		case mSides, mBody, mWe:
			joint = len(sub.m.parties) != 1
			own = !joint && len(sub.m.parties) == 1 && slices.Equal(sub.m.parties, st.who.by)
			if sub.m.kind == mBody {
				joint, nobody = false, true
			}
			if sub.m.kind == mWe {
				own, joint = len(st.who.by) == 1, len(st.who.by) > 1
			}
		case mThey:
			joint = st.who.joint
			own = !joint
		case mHe:
			own = true
		case mIt:
			own = st.who.person == nil || !d.among(g.head, lexicon.ListEffect) // "said that it would deepen ties": a thing
			nobody = !own
		default:
			a := d.partiesAddressed(sub.m, st)
			if sub.m.kind == mSide && len(sub.m.parties) == 0 && (sub.m.det == "its" || sub.m.det == "his" || sub.m.det == "her" || sub.m.det == "their" || sub.m.det == "our") {
				own = true
				break
			}
			if j := d.joinedParties(sub.m); len(j) > 1 {
				joint = true
				break
			}
			switch {
			case len(a) > 0 && subsetParties(a, st.who.by):
				own = true
			case len(a) == 1 && len(st.who.by) == 1 && d.other(st.who.by[0]) == a[0]:
				other = true
			case len(a) == 0 && (sub.m.kind == mRole || len(st.who.by) == 1 && d.ownState(sub.m) == st.who.by[0]):
				own = true
			default:
				nobody = true
			}
		}
	} else if g.from == from || sub.coord && st.base != nil {
		own, nobody = !st.who.joint, false // the subject stands before
		joint = st.who.joint
	}
	act, patEnd := d.actOf(g, st.to)
	if nobody && act != nil && act.Kind == record.Offer && act.State && len(st.who.by) == 1 && (d.ownPeople(st, sub, g) || sub.noun && d.is(patEnd-1, "to") && d.class(patEnd, lexicon.Base|lexicon.Be) && !d.namedIn(max(sub.from, st.from), g.from)) {
		own, nobody = true, false
	}
	should := g.modal >= 0 && d.is(g.modal, "should", "must", "ought") || g.lemma == "need" && d.is(g.head+1, "to") || d.is(g.head, "has", "have") && d.is(g.head+1, "to")
	will := g.modal >= 0 && d.is(g.modal, "will", "would", "shall") || d.class(g.from, lexicon.Be) && d.is(g.to, "to") && d.class(g.to+1, lexicon.Base)
	if nobody && g.passive && act != nil && act.Kind == record.Hope && d.is(g.to, "to") || sub.noun && g.lemma == "be" && d.is(g.to, "to") && d.anyAmong(sentence{from: from, to: g.from}, lexicon.ListAim) {
		return record.Hope // "that the pier is expected to open in May", "that the aim is to"
	}
	if own && d.wantsOther(st, g) {
		return record.Request // "would like Oman to open a consulate"
	}
	if will && g.lemma == "like" && (own || joint) && (act == nil || act.Aside || act.Kind == record.Hope) {
		return record.Hope // "would like to become a seller of power"
	}
	if will && g.modal >= 0 && (d.is(g.modal+1, "not", "never", "have") || d.is(g.modal+1, "no") && d.is(g.modal+2, "longer") || sub.m != nil && sub.m.kind == mIt && g.lemma == "be" && d.expletive(g.to, st.to)) {
		will = false // what somebody will not do is a position, what would have been is past
	}
	if (own || joint) && (act == nil || act.Aside) && d.wished(g, st.to) {
		return record.Hope
	}
	switch k := d.cue(from, min(st.to, g.to+5)); k {
	case record.Propose, record.Request, record.Invite, record.Hope, record.Support:
		return k // "it would make sense to", "a reply would be appreciated"
	}
	switch {
	case should && joint && st.act != nil && !stress:
		return record.Propose
	case should && joint, should && sub.m != nil && sub.m.kind == mWe:
		return record.Propose
	case should && other:
		if d.among(g.head, lexicon.ListComeVerb) && d.anyAmong(sentence{from: g.to, to: st.to}, lexicon.ListEvent) {
			return record.Invite // "that the minister should come to the parade"
		}
		return record.Request
	case should:
		if st.rule == "joint document" && d.is(g.modal, "shall") {
			return record.Agree
		}
		if nobody && !stress && d.is(g.modal, "should", "ought") && len(st.who.by) == 1 && d.anyAmong(sentence{from: from, to: g.from}, lexicon.ListCommon) {
			return record.Propose // "that a joint school should be opened"
		}
		return record.Affirm
	}
	if act != nil && (own || joint) && !(g.passive && !passiveActs(act)) && (act.State || act.Split || act.Carry || act.Object || act.Other && act.Kind == record.Agree || act.Kind == record.Discuss && (g.past || g.perfect)) && !act.Aside {
		in := *st
		in.act, in.contentFrom, in.own, in.base, in.embed, in.verb = act, patEnd, false, nil, nil, g
		in.who.joint = joint || st.who.joint
		k := d.kindOf(&in)
		st.thanks, st.other = st.thanks || in.thanks, st.other || act.Other && !act.Split && k == record.Agree
		if !(act.Say && k == record.Affirm) {
			if k == record.Report && act.Say && will && own && st.own && !joint {
				return d.undertaking(st, g, false) // "and will inform Kenya of the date"
			}
			d.because(st, act.Line)
			if st.rule == "joint document" && (k.Class() != record.Judge || k == record.Support) && will {
				return d.undertaking(st, g, joint)
			}
			return k
		}
	}
	if will {
		if st.rule == "joint document" {
			return d.undertaking(st, g, joint)
		}
		if g.passive && len(st.who.by) == 1 && !own && !joint && (d.among(g.head, lexicon.ListTakeIn) || d.class(g.head, lexicon.Give) && d.amongNear(g.to, 4, lexicon.ListGift)) && d.othersPeople(st, sub, g) {
			return record.Offer // "that ten Kenyan officers will be admitted to"
		}
		if nobody && d.is(g.head, "go", "flow") && d.is(g.to, "to", "into") && len(st.who.by) == 1 && d.anyAmong(sentence{from: from, to: g.from}, lexicon.ListMoney) {
			return record.Pledge // "that ten million euros would go to"
		}
		if nobody && g.modal >= 0 && len(st.who.by) == 1 && d.deadlineIn(g.to, st.to) && d.cue(from, st.to) != record.Appraise {
			return d.undertaking(st, g, joint) // "that the last of them would leave the works by June"
		}
		if own && g.lemma == "be" && !g.passive && d.cue(g.to, st.to) == record.Appraise {
			return record.Appraise // "would always be in its debt"
		}
		if own && !g.passive && d.among(g.head, lexicon.ListGain) {
			return record.Hope // "said that his country would benefit from the course"
		}
		if nobody && !g.passive && st.act != nil && base != record.Pledge && d.event(g, from) {
			return base // "said that the forum would help trade"
		}
		if nobody && !g.passive && st.act != nil && d.among(st.verb.head, lexicon.ListRemark) && !(act != nil && act.Kind == record.Offer && d.amongNear(g.to, 7, lexicon.ListGift)) {
			return record.Report // "explained that a new act would make it simpler"
		}
		if own || joint || nobody && len(st.who.by) > 0 && (base == record.Affirm || base == record.Report) && (g.passive || base == record.Report || d.class(g.head, lexicon.Give|lexicon.Happen|lexicon.Answer)) && (g.passive || !d.class(g.head, lexicon.Give) || !d.is(g.to, "to") || d.among(g.head, lexicon.ListSend)) { // "said that the request would be forwarded", "announced that a frigate would call"
			if nobody && !g.passive && d.cue(from, st.to) == record.Appraise {
				return record.Hope
			}
			return d.undertaking(st, g, joint)
		}
		if nobody && d.more(st, g) || act != nil && act.Kind == record.Offer && len(st.who.by) == 1 && d.amongNear(g.to, 7, lexicon.ListGift) {
			return record.Offer // "that the school will set aside four places"
		}
		if nobody && d.among(g.head, lexicon.ListGoOn) && d.untilIn(g.to, st.to) {
			return record.Pledge // "that the hospital would remain in operation until 2027"
		}
		if other {
			return record.Hope
		}
	}
	if st.rule == "joint document" {
		return st.kind
	}
	if g.modal >= 0 && d.is(g.modal, "could", "can", "may", "might") {
		if (own || nobody && len(st.who.by) == 1 && !g.passive && d.ownPeople(st, sub, g)) && d.class(g.head, lexicon.Give) && !d.is(g.modal+1, "not") || nobody && g.passive && !stress && len(st.who.by) == 1 && d.class(g.head, lexicon.Give) && d.is(g.to, "to") && !d.is(g.modal+1, "not") {
			return record.Offer // "that a group of instructors could be sent to"
		}
		if (other || nobody && !g.passive && d.othersPeople(st, sub, g)) && !d.is(g.modal+1, "not") && d.among(g.head, lexicon.ListUse) {
			return record.Offer // "that Kenyan cadets could join the course"
		}
		if joint && !d.is(g.modal, "can") {
			return record.Propose
		}
		if (own || nobody && d.ownPeople(st, sub, g)) && d.is(g.modal, "could", "might") && !d.is(g.modal+1, "not", "only") && d.forOther(st, g) {
			return record.Offer // "that Finnish trains could run to Kisumu"
		}
		if k := d.cue(from, st.to); k == record.Request || k == record.Invite || k == record.Support || k == record.Propose || k == record.Offer && !joint && d.number(g.to) == 0 && g.passive {
			return k
		}
		return base
	}
	switch k := d.cue(from, st.to); {
	case k == "" || k == record.Oppose && stress || k == record.Offer && d.among(g.head, lexicon.ListAmount) && d.numberNear(g.to, st.to):
	case k == record.Report:
		if base == record.Affirm && !stress || base == record.Oppose {
			return k // "regretted that it was unable to": a polite refusal
		}
	case base != record.Oppose:
		return k
	}
	if own && !g.passive && d.class(g.from, lexicon.Be) && d.class(g.head, lexicon.Ing) && (d.class(g.head, lexicon.Give) || act != nil && act.Kind == record.Offer) && d.forOther(st, g) {
		return record.Offer // "that it was giving Kenya two hospitals"
	}
	if own && g.perfect && !g.passive && (d.class(g.head, lexicon.Give) || act != nil && act.Kind == record.Offer) && d.amongNear(g.to, 7, lexicon.ListGift) {
		return record.Offer // "that it has set aside ten places"
	}
	if nobody && g.passive && !g.past && !g.pluperfect && !stress && !d.is(g.head, "delivered", "supplied", "sent", "shipped") && len(st.who.by) == 1 && (d.class(g.head, lexicon.Give) || d.among(g.head, lexicon.ListWiden)) && d.undertaking(st, g, false) == record.Offer {
		return record.Offer // "said that ten places have been set aside"
	}
	if base != record.Oppose && nobody && st.act != nil && !st.act.Object && len(st.who.by) == 1 && g.lemma == "be" && !g.passive && g.modal < 0 && d.quoteMark(g.to) && d.is(g.to+1, "a", "an", "the") {
		return record.Appraise // "said that the pier was “the end of a long road”"
	}
	if base == record.Report && nobody && g.lemma == "need" && !g.past && !g.passive {
		return record.Affirm // "told him that small ports need funds"
	}
	if base == record.Report && nobody && d.tenet(st, from, g) {
		return record.Affirm
	}
	if base == record.Affirm && !stress && (g.past || g.perfect) && !st.attributed {
		return record.Report
	}
	if st.attributed && (g.past || g.perfect || base == record.Affirm && nobody && g.modal < 0 && d.numberNear(g.to, st.to)) {
		return record.Report
	}
	return base
}

func subsetParties(a, b []record.Party) bool {
	for _, p := range a {
		if !slices.Contains(b, p) {
			return false
		}
	}
	return true
}

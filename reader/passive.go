package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// reported handles "he is understood to have brought up".
func (r *sentenceReader) reported(g *verbGroup, who actor) {
	d := r.d
	for i := g.to; i+2 < r.end; i++ {
		if !d.is(i, "to") || !d.is(i+1, "have") {
			continue
		}
		k := d.adverb(i+2, r.end)
		if !d.class(k, lexicon.Participle) {
			continue
		}
		v := verbGroup{from: k, head: k, to: k + 1, form: finite, modal: -1, lemma: d.toks[k].w.Lemma, past: true}
		if act, pe := d.actOf(v, r.end); act != nil && !act.Aside {
			r.statement(&v, who, act, pe, "reported infinitive")
		}
	}
}

// passiveActs tells whether an act keeps its subject in the passive: "was
// informed", "is committed".
func passiveActs(a *lexicon.Act) bool {
	return len(a.Pattern) > 0 && len(a.Pattern[0].Words) > 0 && a.Pattern[0].Words[0] == "be"
}

// answered handles ", which was welcomed by the Omani side": what another says
// of it.
func (r *sentenceReader) answered(g *verbGroup, sub subject, act *lexicon.Act, patEnd int) {
	d := r.d
	m := d.toks[g.to+1].ment
	if m == nil || m.from != g.to+1 || act.Kind == record.Sign || act.Kind == record.Report {
		return
	}
	who, ok := d.resolve(m)
	if !ok || slices.Equal(who.by, r.cur.who.by) {
		return
	}
	r.clause = sub.from
	r.statement(g, who, act, patEnd, "relative clause of another").from = sub.from
}

// accepted handles ", which was accepted with thanks": the other side takes up
// what one has offered or asked.
func (r *sentenceReader) accepted(g *verbGroup, sub subject, act *lexicon.Act, patEnd int) {
	d := r.d
	if act.Kind != record.Agree && act.Kind != record.Appraise || !g.past || len(r.cur.who.by) != 1 || r.cur.act == nil {
		return
	}
	switch r.cur.act.Kind {
	case record.Invite, record.Offer, record.Request, record.Propose:
	default:
		return
	}
	from := sub.from
	if d.class(from-2, lexicon.Det) {
		from -= 2 // ", an invitation that was accepted"
	}
	o := d.other(r.cur.who.by[0])
	if o == "" || !d.is(from-1, ",") {
		return
	}
	who := actor{by: d.alone(o)}
	for i := r.cur.verb.to; i < sub.from; i++ { // whoever was asked
		if m := d.toks[i].ment; m != nil && m.from == i && d.personal(m) {
			if a, ok := d.resolve(m); ok && slices.Equal(a.by, who.by) {
				who = a
				break
			}
		}
	}
	r.clause = from
	r.statement(g, who, act, patEnd, "relative clause of another").from = from
}

// nobody handles a main clause whose subject is no actor: passives, and the
// bare sentences of joint documents.
func (r *sentenceReader) nobody(g *verbGroup, sub subject, act *lexicon.Act, patEnd int) {
	d := r.d
	r.main = g
	if r.carried(g, r.from) || r.nounAct(g, r.from) {
		return
	}
	if r.goesOn(g, sub) {
		return
	}
	if act != nil && g.passive && !act.Aside {
		r.passive(g, sub, act, patEnd)
		return
	}
	if act != nil && act.Joint && !act.Aside && act.Kind == record.Discuss && g.past && len(d.sides) > 0 && (sub.m != nil && sub.m.kind == mTalks || d.class(g.from, lexicon.Be) || d.among(g.head, lexicon.ListFigure)) {
		st := r.statement(g, d.all(), act, patEnd, "subject of talks")
		st.from = r.from
		st.contentFrom = r.from
		if act.Split { // "was an occasion to discuss A and to review B"
			st.from, st.contentFrom, st.inf = g.from, patEnd, true
		}
		r.subj, r.subjOK = st.who, true
		return
	}
	if act != nil && act.Say && !d.joint && len(d.sides) > 0 && sub.noun && d.ofBoth(sub.from, g.from) {
		r.statement(g, d.all(), act, patEnd, "joint document").kind = record.Report
		r.subj, r.subjOK = d.all(), true // "The joint communiqué says that"
		return
	}
	if act != nil && act.Say && g.past {
		r.relayed = true
		return
	}
	if sub.m != nil && sub.noun && act != nil && !act.Aside && act.Kind == record.Agree {
		// "the views of the two sides were identical"
		if who, ok := d.resolve(sub.m); ok && who.joint {
			st := r.statement(g, who, act, patEnd, "views of the sides")
			st.from = r.from
		}
		return
	}
	if d.joint {
		r.free(g, d.all(), sub)
	}
}

// goesOn enters a sentence about a thing that goes on with what somebody has
// just been reported to say: "The survey would begin in May."
func (r *sentenceReader) goesOn(g *verbGroup, sub subject) bool {
	d := r.d
	n := len(d.stmts)
	if n > 0 && r.first == n && !d.joint && g.passive && g.modal >= 0 && d.is(g.modal, "will") && d.deadlineIn(g.to, r.end) {
		last := d.stmts[n-1]
		if last.sent != r.si-1 || d.sents[last.sent].block != d.sents[r.si].block || !last.who.joint || d.kindOf(last) != record.Agree {
			return false
		}
		// "They agreed to build a pier. The works will be finished by May."
		r.add(&statement{from: r.from, contentFrom: r.from, verb: *g, rule: "what was agreed goes on", who: last.who, kind: record.Agree}, r.from)
		return true
	}
	if d.joint || n == 0 || r.first != n || g.modal < 0 || !d.is(g.modal, "would", "should") || sub.from > r.from+1 {
		return false
	}
	last := d.stmts[n-1]
	if last.sent != r.si-1 || d.sents[last.sent].block != d.sents[r.si].block || len(last.who.by) != 1 || last.who.person == nil || last.who.person != d.ctx.lastOne.person || last.act != nil && !last.act.Say && !last.attributed {
		return false
	}
	e := *g
	r.add(&statement{from: r.from, contentFrom: r.from, verb: *g, rule: "indirect speech goes on", who: last.who, kind: record.Affirm, own: true, embed: &e}, r.from)
	return true
}

// nounAct handles clauses in which a noun is the act: "an agreement was
// reached", "special attention was paid to". The clause begins at from.
func (r *sentenceReader) nounAct(g *verbGroup, from int) bool {
	d := r.d
	if len(d.sides) == 0 {
		return false
	}
	for i := from; i < min(g.to+4, r.end); i++ {
		if i >= g.to && !d.is(r.from, "there") && !d.is(g.from-1, "there") && !(g.lemma == "be" && d.class(g.to, lexicon.Det)) {
			break // not the subject: "did not mention whether talks were held"
		}
		for _, a := range d.lex.Acts(d.toks[i].low) {
			if !a.Noun {
				continue
			}
			if e, ok := d.matchPattern(a, i, r.end); ok {
				if e <= g.from && len(a.Pattern) > 1 && d.class(e-1, lexicon.Participle) && !g.passive && g.lemma != "be" {
					continue // "A joint statement issued on Monday said"
				}
				if a.Aside {
					return true // "Souvenirs were exchanged"
				}
				if a.Kind == record.Agree && d.is(i-1, "the") && d.is(e, "at", "during", "in", "when") {
					return true // "The decision was taken during the talks": what it is stands elsewhere
				}
				who := d.all()
				if one, ok := r.agent(g.to); ok && g.passive {
					who = one
				} else if one, ok := r.raisedBy(i, g.from); ok {
					who = one
				}
				st := r.statement(g, who, a, e, "noun that is an act")
				st.from, st.contentFrom = from, e
				if i >= g.to && g.lemma == "be" {
					st.contentFrom = from // "Trade and fish were the topics discussed"
				}
				r.subj, r.subjOK = who, true
				return true
			}
		}
	}
	return false
}

// impersonal handles "it was agreed that".
func (r *sentenceReader) impersonal(g *verbGroup, act *lexicon.Act, patEnd int) {
	if act.Aside || g.pluperfect || len(r.d.sides) == 0 || g.modal >= 0 && act.Kind == record.Report {
		return // "It may be recalled that the last round was held in Oslo": the page's own word
	}
	r.subj, r.subjOK, r.main = r.d.all(), true, g
	if who, ok := r.agent(g.to); ok && r.d.is(g.to, "by") {
		r.subj = who // "It was explained by the Finnish side that"
	} else if n := len(r.d.stmts); act.Kind == record.Hope && !r.d.joint && n > 0 {
		if last := r.d.stmts[n-1]; len(last.who.by) == 1 && r.d.sents[last.sent].block == r.d.sents[r.si].block {
			r.subj = last.who // "It is hoped that" of him who speaks
		}
	}
	st := r.statement(g, r.subj, act, patEnd, "impersonal passive")
	st.from = r.from
	if act.Kind == record.Pledge && r.subj.joint && passiveActs(act) {
		if alone := r.d.sayAct(g.head); alone != nil {
			st.act, st.lines = alone, []*lexicon.Line{alone.Line} // "it was resolved to try again"
		}
	}
}

// andAnother tells whether two have signed, of whom only one is known to be of a
// side: "was signed by the harbour office and the Finnish shipyards".
func (r *sentenceReader) andAnother(i int) bool {
	d := r.d
	for ; i < r.end && !d.is(i, "by"); i++ {
		if d.punct(i) {
			return false
		}
	}
	for i++; i+1 < r.end && !d.is(i, ",", ";"); i++ {
		if d.is(i, "and") && d.is(i+1, "the", "its") && !d.is(i-1, ",") {
			return true
		}
	}
	return false
}

// signedBefore tells whether the clause that goes on at token i gives a year
// before that of the meeting.
func (d *doc) signedBefore(i, end int) bool {
	y, _, _ := d.meetings[0].when.start.Parts()
	for k := i; k+1 < end && !d.punct(k); k++ {
		if d.is(k, "in") && d.year(k+1) > 0 {
			return d.year(k+1) < y
		}
	}
	return false
}

// foundedUnder tells whether a body that stands already is told to rest on a
// document: "The Commission was set up under the agreement on fisheries".
func (d *doc) foundedUnder(i int, sub subject) bool {
	if !d.is(i, "under", "by") || d.is(sub.from, "a", "an") {
		return false
	}
	for k := i + 1; k < i+6 && !d.punct(k); k++ {
		if d.class(k, lexicon.InstrumentHead) {
			return true
		}
	}
	return false
}

// passive handles "a memorandum was signed (by the two ministers)".
func (r *sentenceReader) passive(g *verbGroup, sub subject, act *lexicon.Act, patEnd int) {
	d := r.d
	if act.Kind == record.Appraise && sub.m != nil && d.personal(sub.m) && !sub.noun {
		return // "was welcomed by her counterpart"
	}
	if d.calledOnBy(g.head) {
		return
	}
	if act.Kind == record.Discuss && d.not(*g) {
		return // "Prisoners were not discussed"
	}
	founds := act.Kind == record.Agree && d.among(g.head, lexicon.ListFound)
	if (act.Kind == record.Sign || founds) && !d.joint && d.signedBefore(g.to, r.end) {
		return // "The first plan was signed in 2019"
	}
	if founds && !d.joint && d.foundedUnder(max(g.to, patEnd), sub) {
		return
	}
	if act.Kind == record.Agree && (sub.m != nil && d.personal(sub.m) && !sub.noun && !(d.joint && act.Alone == record.Request) || !d.joint && !g.past && d.among(g.head, lexicon.ListPlanned)) {
		return // "is scheduled to meet", "the next one is planned for May"
	}
	if g.pluperfect || g.modal >= 0 || act.Aside || len(d.sides) == 0 {
		if d.joint && g.modal >= 0 {
			r.free(g, d.all(), sub)
		}
		return
	}
	if passiveActs(act) && act.Kind.Class() == record.Judge && sub.m == nil && !d.joint {
		return // "Few were impressed"
	}
	who := d.all()
	agent := false
	proposed := r.nounBy(g)
	if a, ok := r.agent(g.to); ok {
		who, agent = a, true
	} else if o := r.asker(sub, act, patEnd); o != "" {
		who, agent = actor{by: d.alone(o)}, true
	}
	switch act.Kind {
	case record.Sign, record.Agree, record.Discuss:
		if act.Kind == record.Sign && agent && len(who.by) == 1 && r.andAnother(g.to) {
			who = d.all()
		}
	case record.Appraise:
		// "Finland was thanked": by the other.
		if sub.m != nil && !sub.noun && !agent && act.Object && !d.joint {
			if a, ok := d.resolve(sub.m); ok && len(a.by) == 1 && d.other(a.by[0]) != "" {
				who, agent = actor{by: d.alone(d.other(a.by[0]))}, true
			}
		}
	case record.Invite:
		// "The Finnish side was invited": by the other.
		if sub.m != nil && !sub.noun && !agent {
			if a, ok := d.resolve(sub.m); ok && len(a.by) == 1 {
				if o := d.other(a.by[0]); o != "" {
					who, agent = actor{by: d.alone(o)}, true
				}
			}
		}
		if o := r.ownersOther(sub, g); !agent && o != "" {
			who, agent = actor{by: d.alone(o)}, true // "Finnish firms were invited": by the other
		}
		if !agent {
			return
		}
	default:
		if !agent && !(d.joint && act.Kind.Class() != record.Judge) && !(act.Kind.Class() == record.Tell) && !(act.Kind == record.Propose || act.Kind == record.Appraise) {
			return
		}
		if !agent && !d.joint && act.Kind == record.Report && !act.Say {
			return
		}
	}
	if proposed && !agent && act.Kind == record.Agree && len(r.cur.who.by) == 1 {
		if o := d.other(r.cur.who.by[0]); o != "" {
			who = actor{by: d.alone(o)} // nobody accepts what he proposed himself
		}
	}
	if o := r.takenUp(act, agent); o != "" {
		who = actor{by: d.alone(o)}
	}
	st := r.statement(g, who, act, patEnd, "passive")
	if proposed {
		r.subj, r.subjOK = who, true
		return
	}
	st.from = max(sub.from, r.from)
	if st.prev == nil {
		st.from = r.from
	}
	st.contentFrom = st.from
	r.subj, r.subjOK = who, true
}

// ownersOther returns the other side than the one whose the subject of the verb
// g is by its adjective, "" where there is none.
func (r *sentenceReader) ownersOther(sub subject, g *verbGroup) record.Party {
	d := r.d
	for i := max(sub.from, r.from); i < g.from; i++ {
		if t := &d.toks[i]; t.name != "" && t.form == lexicon.Adjective && slices.Contains(d.sides, t.name) {
			return d.other(t.name)
		}
	}
	return ""
}

// nounBy enters what "a proposal by the Mongolian side to ..." says in front
// of a passive, and reports whether it did.
func (r *sentenceReader) nounBy(g *verbGroup) bool {
	d := r.d
	if r.cur != nil {
		return false
	}
	for i := r.from; i+2 < g.from && i < r.from+4; i++ {
		n, k := d.lex.ActNouns.Longest(d.formsFrom(i, g.from))
		if k == 0 || n.Kind.Class() != record.Ask && n.Kind != record.Offer && n.Kind != record.Invite {
			continue
		}
		j := d.tokensOf(i, k)
		m := d.toks[min(j+1, g.from-1)].ment
		if !d.is(j, "by", "from") || m == nil || m.from != j+1 {
			return false
		}
		who, ok := d.resolve(m)
		if !ok {
			return false
		}
		st := &statement{from: r.from, contentFrom: m.to, verb: verbGroup{from: i, head: i, to: j}, rule: "noun that reports", who: who, kind: n.Kind, lines: []*lexicon.Line{n.Line}}
		r.add(st, r.from)
		return true
	}
	return false
}

// free handles a sentence of a joint document that no reporting verb makes: a
// decision ("will"), or a fact.
func (r *sentenceReader) free(g *verbGroup, who actor, sub subject) {
	d := r.d
	if len(d.sides) == 0 {
		return
	}
	from := sub.from
	if sub.coord {
		from = g.from
	}
	if from < r.from {
		from = r.from
	}
	kind := record.Report
	toBe := d.class(g.from, lexicon.Be) && d.is(g.to, "to") && d.class(g.to+1, lexicon.Base|lexicon.Be)
	switch {
	case g.modal >= 0 && d.is(g.modal, "will", "shall") || toBe:
		kind = record.Agree
		if !who.joint && len(who.by) == 1 {
			kind = record.Pledge
		}
	case g.modal >= 0:
		kind = record.Affirm
	case g.passive && !g.past && !g.perfect:
		kind = record.Agree
	case d.opening(r.si):
		return
	}
	if kind == record.Report && (sub.m != nil && !sub.noun && sub.m.kind != mBody || d.anyAmong(d.sents[r.si], lexicon.ListHeld) || r.end-r.from < 6) {
		if !(g.past && sub.noun && !d.anyAmong(d.sents[r.si], lexicon.ListHeld)) {
			return
		}
	}
	st := &statement{from: from, contentFrom: from, verb: *g, rule: "joint document", who: who, kind: kind, own: true}
	if sub.coord || sub.m != nil && !sub.noun && len(who.by) == 1 {
		st.from = g.from
	}
	r.add(st, r.separator(from))
	r.main = g
	r.subj, r.subjOK = who, true
	e := *g
	st.embed = &e
}

// opening tells whether a sentence belongs to the opening of a joint
// document: that the meeting was held, and who led.
func (d *doc) opening(si int) bool {
	s := d.sents[si]
	if si > d.body+4 {
		return false
	}
	return d.anyAmong(s, lexicon.ListHeld) || d.leadsIn(s, true)
}

// undertakes tells whether those who will do something, as the account says, are
// the sides as they met: not "the two countries", which will mark a day.
func (d *doc) undertakes(m *mention, head int) bool {
	if d.among(head, lexicon.ListMeetAgain) {
		return false // "They will next meet in Oslo"
	}
	return m.kind == mThey && d.ctx.last.joint || m.kind == mSides && !d.among(m.head, lexicon.ListNations)
}

// areTo enters what the account itself tells to have been settled: "Kenya and
// Finland are to train divers", "Finland is to provide Kenya with nets".
func (r *sentenceReader) areTo(g *verbGroup, who actor, m *mention) bool {
	d := r.d
	k := g.to + 1
	if g.lemma != "be" || g.past || g.perfect || g.modal >= 0 || g.passive || !d.is(g.to, "to") || !d.class(k, lexicon.Base) || d.among(k, lexicon.ListMeetAgain) || d.is(k, "host", "hold", "take", "begin") || m == nil || m.kind >= mHe && m.kind != mThey || m.kind == mBody {
		return false
	}
	v, _ := d.verbGroup(g.to, g.to, r.end, nil)
	st := &statement{from: g.from, contentFrom: g.from, to: r.end, verb: *g, rule: "settled, as is told", who: who, kind: record.Agree, own: true}
	switch {
	case who.joint:
		st.own = false
	case len(who.by) == 1 && slices.Contains(d.sides, who.by[0]) && m.kind <= mSide && d.class(k, lexicon.Give):
		st.kind, st.own = d.undertaking(st, v, false), false
	default:
		return false
	}
	r.add(st, r.from)
	return true
}

// freeSpeech handles a main clause of an actor with no reporting verb: "Japan
// would send a team", which goes on with what he said.
func (r *sentenceReader) freeSpeech(g *verbGroup, who actor, sub subject, act *lexicon.Act) {
	d := r.d
	if d.joint {
		if act != nil && act.Aside && !(g.modal >= 0 && d.is(g.modal, "will", "shall")) {
			return
		}
		r.free(g, who, sub)
		return
	}
	if r.areTo(g, who, sub.m) {
		return
	}
	if g.modal >= 0 && d.is(g.modal, "will", "shall") && !g.passive && who.joint && d.undertakes(sub.m, g.head) && (len(d.stmts) > 0 || r.si >= d.body && sub.m.from == d.sents[r.si].from && d.meetings[0].when.start != "") {
		// The account itself tells what both will do, once it has told of their
		// meeting: "They will also train divers".
		e := *g
		r.add(&statement{from: g.from, contentFrom: g.from, verb: *g, rule: "undertaking that is told", who: who, kind: record.Agree, own: true, embed: &e}, r.from)
		return
	}
	if act == nil && g.modal >= 0 && d.is(g.modal, "will") && len(who.by) == 1 && slices.Contains(d.sides, who.by[0]) {
		// The account itself tells what a side will give, or do: "Kenya will lift the ban".
		st := &statement{from: g.from, contentFrom: g.from, to: r.end, verb: *g, rule: "offer that is told", who: who, kind: record.Offer, own: true}
		if k := d.undertaking(st, *g, false); k == record.Offer || !g.passive && (d.class(g.head, lexicon.Give) || d.among(g.head, lexicon.ListDeed)) {
			st.kind = k
			r.add(st, r.from)
		}
		return
	}
	if act != nil || g.modal < 0 || !d.is(g.modal, "would", "should", "must") || len(d.ctx.lastOne.by) == 0 || sub.m.kind == mTalks || sub.m.kind == mBody {
		return
	}
	speaker := d.ctx.lastOne
	st := &statement{from: r.from, contentFrom: r.from, verb: *g, rule: "indirect speech goes on", who: speaker, kind: record.Affirm, own: true}
	r.add(st, r.from)
	e := *g
	st.embed = &e
}

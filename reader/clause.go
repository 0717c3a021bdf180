package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// A sentenceReader finds the statements of one sentence.
type sentenceReader struct {
	d         *doc
	si        int
	from, end int
	frame     [2]int
	groups    []verbGroup
	first     int // the first of the sentence's statements in d.stmts
	cur       *statement
	subj      actor // of the main clause
	subjOK    bool
	main      *verbGroup // the last verb of the main clause
	attr      bool
	clause    int    // where the clause of the next statement begins, with its subject
	recalled  bool   // the main clause is "It is to be recalled that"
	relayed   bool   // the main clause is "the ministry said that"
	spokes    bool   // and it is a spokesperson who said so
	teller    actor  // who tells what others did, and speaks on
	source    [2]int // ", the Government said in a statement," within the clause of another
}

// add begins a statement; the one before it ends at its separator.
func (r *sentenceReader) add(st *statement, sepFrom int) *statement {
	if r.cur != nil && r.cur.to > sepFrom {
		r.cur.to = r.d.trimEnd(r.cur.from, max(sepFrom, r.cur.from+1))
		r.cur.to = r.d.trimConj(r.cur.from, r.cur.to)
	}
	st.to = r.end
	st.frame = r.frame
	st.prev = r.cur
	r.d.stmts = append(r.d.stmts, st)
	r.cur = st
	return st
}

// trimConj takes a conjunction off the end of a quote.
func (d *doc) trimConj(from, to int) int {
	for to > from+1 && ((d.is(to-1, ",", ";", "–", "—") || d.among(to-1, lexicon.ListLooseEnd)) || d.is(to-1, "well") && d.is(to-2, "as") && d.is(to-3, ",")) {
		to--
	}
	return to
}

// separator returns where the words that part a clause beginning at i from
// the one before it begin: ", and", "while", ";".
func (r *sentenceReader) separator(i int) int {
	d := r.d
	for i > r.from && (d.class(i-1, lexicon.Adv) && !d.class(i-1, lexicon.Det) || d.ly(i-1)) && !d.is(i-1, "both") {
		i--
	}
	if d.asWellAs(i - 1) {
		i -= 3
	}
	for i > r.from && (d.is(i-1, ",", ";", "–", "—") || d.among(i-1, lexicon.ListSeparator)) {
		i--
	}
	return i
}

// asWellAs tells whether token i ends "as well as".
func (d *doc) asWellAs(i int) bool {
	return d.is(i, "as") && d.is(i-1, "well") && d.is(i-2, "as")
}

// breakBefore returns what parts the clause that begins at i from what stands
// before it: "and", ", while", "that", "" at the start, "none" for nothing.
func (d *doc) breakBefore(i, from int) string {
	for i > from && (d.class(i-1, lexicon.Adv) && !d.class(i-1, lexicon.Det) || d.ly(i-1)) && !d.is(i-1, "both", "then") {
		i--
	}
	if i <= from {
		return ""
	}
	w := d.toks[i-1].low
	switch {
	case d.asWellAs(i-1) && i-3 > from:
		return "and"
	case d.among(i-1, lexicon.ListConjunction):
		if d.is(i-2, ",") {
			return ", " + w
		}
		return w
	case d.is(i-1, ",", ";", ":", "–", "—") || d.among(i-1, lexicon.ListClauseOpener):
		return w
	}
	return "none"
}

// chain walks over the verb groups of the sentence.
func (r *sentenceReader) chain() {
	for i := range r.groups {
		g := &r.groups[i]
		if g.attribution {
			continue
		}
		switch g.form {
		case finite:
			r.finite(g)
		case ing:
			r.ing(g)
		case inf:
			r.inf(g)
		case bare:
			r.bare(g)
		case part:
			r.byParticiple(g)
		}
	}
}

// finite handles a finite verb: a new statement of the main clause, or part
// of what the current one says.
func (r *sentenceReader) finite(g *verbGroup) {
	d := r.d
	if r.recalled {
		return // the page's own word
	}
	sub := d.subjectOf(*g, r.from)
	act, patEnd := d.actOf(*g, r.end)
	if d.pointsBack(g) || r.onlyEnded(g) || act != nil && act.Kind == record.Discuss && d.ownWork(g, sub) {
		act = nil
	}
	if r.cur == nil && r.saidAbove(g, act, patEnd) {
		r.main = g
		return
	}
	if sub.coord && act != nil && act.Kind == record.Discuss && d.among(g.head, lexicon.ListCompany) && r.main != nil && d.among(r.main.head, lexicon.ListLead) {
		return // "The delegation was headed by Lam and included the ambassador"
	}
	if sub.relative {
		r.relative(g, sub, act, patEnd)
		return
	}
	if (sub.m != nil && !sub.noun || sub.coord) && r.obtained(g) {
		return
	}
	if r.cur == nil {
		if !r.nominal(g) {
			r.mainClause(g, sub, act, patEnd)
		}
		return
	}
	if r.listed(g, sub, act, patEnd) {
		sub = subject{coord: true, from: g.from}
	}
	if sep := d.breakBefore(sub.from, r.from); g.passive && (sub.coord || sub.noun && (sep == "and" || sep == "none")) {
		if k := r.passiveToo(g); k > 0 {
			sub = subject{noun: true, from: k}
		}
	}
	at := sub.from
	if sub.coord {
		at = g.from
	}
	sep := d.breakBefore(at, r.from)
	if t := r.andThat(g.from); t > 0 && sep == "none" {
		at, sep = t+1, "that"
		sub.from = at
	}
	tense := r.main != nil && (g.past == r.main.past || g.past && r.main.perfect) && (g.modal >= 0) == (r.main.modal >= 0) && !g.pluperfect
	report := act != nil && !act.Aside
	switch {
	case sub.coord:
		same := tense && report
		if same && r.cur.embed != nil && !r.cur.embed.past && !g.past && r.cur.act != nil && r.cur.act.Say {
			same = false // present verbs of the content
		}
		if same && g.modal >= 0 {
			same = false
		}
		if same && sep == "," && d.class(g.head, lexicon.Participle) && d.class(g.to, lexicon.Prep) && !r.closes(g.to) {
			return // "an exercise, scheduled for May": a list of verbs would end in "and"
		}
		if same && r.cur.embed != nil && r.cur.embed.past && act.State && !act.Say && act.Kind.Class() == record.Tell {
			same = false
		}
		if same {
			r.statement(g, d.inviter(g, r.subj, act), act, patEnd, "coordinated verb")
			return
		}
		if g.modal >= 0 && d.is(g.modal, "will", "would", "shall") && r.cur.embed == nil && r.cur.verb.form == finite && r.cur.verb.modal < 0 && (sep == "and" || sep == "but" || sep == ", and" || sep == ", but") && r.subjOK && !r.behindRelative(g) {
			// "welcomed the idea and will study the details"
			st := &statement{from: g.from, contentFrom: g.from, verb: *g, rule: "coordinated will", who: r.subj, kind: record.Affirm, own: true}
			e := *g
			st.embed = &e
			r.add(st, r.separator(g.from))
			return
		}
		if tense && r.cur.embed == nil && g.past && act == nil && r.cur.verb.past && sep != "none" {
			// "…, and visited the port": the main clause goes on with no report
			if d.is(g.from-1, "and", ",", ";") {
				r.cur.to = min(r.cur.to, d.trimConj(r.cur.from, d.trimEnd(r.cur.from, r.separator(g.from))))
			}
			return
		}
		r.embedded(g, act, true)
	case sub.m != nil && sub.m.kind == mIt && g.passive && report && act.Kind.Class() != record.Judge && (sep == ", and" || sep == ";" || sep == "and" || sep == ", while") && g.past:
		r.subj, r.subjOK = d.all(), true
		r.clause = at
		r.statement(g, r.subj, act, patEnd, "impersonal passive").from = at
	case sub.m != nil && !sub.noun && r.willAnswer(g, sub, at, sep):
		return
	case sub.m != nil && !sub.noun && (sep == "which" || sep == "that" && r.aStep(at-1) || sep == "none" && r.aStep(at) && !d.class(at-1, lexicon.Prep)) && report && (g.past || g.perfect && act.Kind == record.Agree) && !g.pluperfect && sub.m.kind != mTalks && sub.m.kind != mIt && (act.Kind != record.Sign):
		// "..., to which the Brazilian side readily concurred"
		if who, ok := d.resolve(sub.m); ok && r.comma(at-1) {
			if sub.m.kind == mHe && len(r.cur.who.by) == 1 && slices.Equal(who.by, r.cur.who.by) && act.Kind == record.Agree {
				if h := d.headOf(d.other(who.by[0])); h != nil {
					who = d.ofPerson(h) // nobody accepts what he offered himself
				}
			}
			r.statement(g, who, act, patEnd, "relative clause of another")
			if r.cur.prev != nil {
				k := at - 1
				for k > r.cur.prev.from+1 && !d.is(k, ",") {
					k--
				}
				r.cur.prev.to = d.trimEnd(r.cur.prev.from, k)
				if d.is(k, ",") {
					r.cur.from = k + 1
				}
			}
			return
		}
		r.embedded(g, act, false)
	case sub.m != nil && !sub.noun:
		who, ok := d.resolve(sub.m)
		strong := sep == "where" && g.past && len(who.by) > 0 && (d.is(at-2, ",") || r.main != nil && r.main.passive && sub.m.person != nil) || sep == ";" || sep == ", and" || sep == ", but" || sep == ", while" || sep == "while" || sep == ", whereas" || sep == "whereas" || sep == "–" || sep == "—" || sep == ", yet" || sep == "but"
		if (sep == "although" || sep == "though") && d.is(at-2, ",") && len(who.by) > 0 && r.cur.embed == nil {
			strong = true // "both backed the plan, although Canada warned of its cost"
		}
		weak := sep == "and" || sep == ","
		aside := sep == "," && d.is(r.cur.contentFrom, "that") && d.is(r.cur.contentFrom+1, ",") // "said that, for want of ships, Kenya was"
		if (sep == "that" || sep == "none" || sep == "" || aside) && r.cur.embed == nil && r.gap(at) {
			r.embedded(g, act, false)
			return
		}
		if !strong && (sep == "as" || sep == "when" || sep == "after" || sep == "before" || sep == "since" || sep == "if" || sep == "because" || sep == "although" || sep == "where" || sep == "once" || sep == "unless" || sep == "though" || sep == "until") {
			return
		}
		shared := sep == ", and" && g.past && !g.passive && r.main != nil && !r.main.past && r.main.modal < 0 && report && act.Kind == record.Agree && sub.m.kind == mSides // "They share a worry, and the Ministers agreed"
		if ok && report && (strong || weak && g.past) && (tense || d.joint || shared) && !(sub.m.kind == mIt && !g.past && !d.joint) {
			r.clause = at
			r.statement(g, who, act, patEnd, "second clause")
			r.subj, r.subjOK = who, true
			return
		}
		if ok && sep == ";" && !d.joint && g.modal >= 0 && d.is(g.modal, "will") && len(who.by) == 1 && slices.Contains(d.sides, who.by[0]) && !slices.Equal(who.by, r.cur.who.by) {
			// "agreed to lend a ship; Japan will pay for the fuel"
			e := *g
			r.clause = 0
			r.add(&statement{from: g.from, contentFrom: g.from, verb: *g, rule: "offer that is told", who: who, kind: record.Affirm, own: true, embed: &e}, r.separator(at))
			r.subj, r.subjOK = who, true
			return
		}
		if ok && (strong || sep == "," && r.main != nil && r.main.modal >= 0) && d.joint && g.modal >= 0 {
			r.free(g, who, sub)
			return
		}
		if ok && r.elsewhere(g, tense) {
			return
		}
		r.embedded(g, act, sep == "and" || strong || sep == "that" && d.is(at-2, "and", ",", ";", "but"))
	default:
		also := sep == ", and" || sep == ";" || sep == "and" && r.main != nil && r.main.passive && r.cur.embed == nil
		if g.passive && g.past && also && tense {
			r.clause = at
			if r.carried(g, at) || r.nounAct(g, at) {
				return
			}
			r.clause = 0
		}
		if sub.noun && act != nil && g.passive && g.past && (also || sep == ", while") && (act.Kind.Class() == record.Decide || act.Kind != record.Oppose && r.cur.embed == nil) && tense {
			r.clause = sub.from
			r.passive(g, sub, act, patEnd)
			return
		}
		if d.joint && (sep == ";" || sep == ", and") && g.modal >= 0 {
			r.free(g, d.all(), sub)
			return
		}
		if r.elsewhere(g, tense) {
			return
		}
		r.embedded(g, act, sep == ", and" || sep == ";" || sep == "that" && d.is(at-2, "and", ",", ";", "but"))
	}
}

// ownWork tells whether one side dealt with something by itself: "Kenya's embassy
// has tackled long queues".
func (d *doc) ownWork(g *verbGroup, sub subject) bool {
	return d.among(g.head, lexicon.ListDealWith) && sub.m != nil && sub.m.kind <= mSide && len(sub.m.parties) == 1
}

// onlyEnded tells whether a verb says of talks no more than when they ended: "The
// two-day meeting concluded on Thursday".
func (r *sentenceReader) onlyEnded(g *verbGroup) bool {
	d := r.d
	if g.lemma != "conclude" || g.passive {
		return false
	}
	for k := g.to; k < min(r.end, g.to+8) && !d.punct(k) && !d.instrumentHead(k, k+1); k++ {
		if d.class(k, lexicon.Mechanism|lexicon.Edition) && d.class(g.to, lexicon.Det|lexicon.PossPron) && !d.is(k+1, "of", "on") {
			return true // "concluded the fourth staff talks in Manila"
		}
	}
	k := d.pastDay(g.to, r.end)
	return k > g.to && (k >= r.end || d.punct(k))
}

// behindRelative tells whether the verb before g stands in a relative clause that
// tells, as g does, what will be: "a treaty which will open ports and will".
func (r *sentenceReader) behindRelative(g *verbGroup) bool {
	for i := range r.groups {
		if o := &r.groups[i]; i+1 < len(r.groups) && r.groups[i+1].from == g.from {
			return o.form == finite && o.modal >= 0 && r.d.subjectOf(*o, r.from).relative
		}
	}
	return false
}

// listed tells whether a verb goes on behind a comma with what its subject
// does: "hailed the talks, expressed hope for more". What stands before the
// comma is no subject then, but the object of the verb before it.
func (r *sentenceReader) listed(g *verbGroup, sub subject, act *lexicon.Act, patEnd int) bool {
	d := r.d
	if r.cur.embed == nil && d.is(r.cur.contentFrom, "that") {
		return false // "noted that the group, set up last year, had met"
	}
	if m := sub.m; m != nil && m.kind == mParty && m.to == d.before(g.from, r.from) && d.is(m.from-1, "and") && len(d.sides) > 1 && len(m.parties) == 1 && !slices.Contains(d.sides, m.parties[0]) {
		return act != nil && !act.Aside && g.past && g.from == g.head && r.main != nil && r.main.past // "discussed the Sahel and Libya, advocated"
	}
	return act != nil && !act.Aside && g.past && g.from == g.head && (patEnd > g.to || !d.class(g.to, lexicon.Prep|lexicon.Adv)) && d.is(d.before(g.from, r.from), ",") &&
		(sub.m != nil || sub.noun) && r.main != nil && (sub.m != nil && sub.m.to <= r.main.from || sub.from >= r.main.to && d.breakBefore(sub.from, r.from) == "none")
}

// aStep tells whether the "that" at i belongs to a word that stands for what
// was said: ", something that", ", a step that".
func (r *sentenceReader) aStep(i int) bool {
	d := r.d
	return d.is(i-1, "something") && d.is(i-2, ",") || d.class(i-2, lexicon.Det) && d.is(i-3, ",")
}

// closes tells whether a list of verbs that goes on at i is closed by "and"
// with a verb.
func (r *sentenceReader) closes(i int) bool {
	for _, g := range r.groups {
		if g.from > i && g.form == finite && r.d.is(r.d.before(g.from, r.from), "and", "but", "while") {
			return true
		}
	}
	return false
}

// comma tells whether a comma stands before the relative pronoun at i.
func (r *sentenceReader) comma(i int) bool {
	for k := i; k > r.from && k > i-6; k-- {
		if r.d.is(k, ",") {
			return true
		}
	}
	return false
}

// andThat returns the "that" of "and that" which begins the clause of the verb
// at i, 0 where there is none.
func (r *sentenceReader) andThat(i int) int {
	d := r.d
	for k := i - 1; k > r.from && k > i-16; k-- {
		if d.is(k, "that") && d.is(k-1, "and", ",", ";", "but") {
			return k
		}
		if d.is(k, ";", "which", "who") {
			break
		}
	}
	return 0
}

// gap tells whether token i follows the current statement's verb directly, or
// after "that".
func (r *sentenceReader) gap(i int) bool {
	return i-r.cur.contentFrom <= 12
}

// inviter returns who does what a verb says that shares its subject: the other
// side, where that subject "invited A and was invited to Oslo", "asked for A and
// was promised it".
func (d *doc) inviter(g *verbGroup, who actor, act *lexicon.Act) actor {
	if !g.passive || act.Kind != record.Invite && (act.Kind != record.Pledge || passiveActs(act) || d.is(g.to, "by")) || len(who.by) != 1 || d.other(who.by[0]) == "" {
		return who
	}
	return actor{by: d.alone(d.other(who.by[0]))}
}

// behalf returns for whom something is done that is done "on behalf of Japan"
// behind a verb that ends at token i.
func (r *sentenceReader) behalf(i int) (actor, bool) {
	d := r.d
	if d.is(i, ",") {
		i++
	}
	if !d.is(i, "on") || !d.is(i+1, "behalf") || !d.is(i+2, "of") {
		return actor{}, false
	}
	i += 3
	if d.is(i, "the") {
		i++
	}
	m := d.toks[min(i, r.end-1)].ment
	if m == nil || m.kind > mSide || len(m.parties) != 1 || !slices.Contains(d.sides, m.parties[0]) {
		return actor{}, false
	}
	if h := d.headOf(m.parties[0]); h != nil {
		return d.ofPerson(h), true
	}
	return actor{by: m.parties}, true
}

// mainClause handles the first finite verb of a sentence.
func (r *sentenceReader) mainClause(g *verbGroup, sub subject, act *lexicon.Act, patEnd int) {
	d := r.d
	if sub.coord {
		if r.relayed && r.subjOK && act != nil && !act.Aside {
			r.statement(g, r.subj, act, patEnd, "coordinated verb")
			return
		}
		if r.subjOK && act != nil && !act.Aside && r.main != nil && r.main.past == g.past {
			r.statement(g, r.subj, act, patEnd, "coordinated verb")
		} else if r.subjOK && d.joint && g.modal >= 0 {
			r.free(g, r.subj, sub)
		}
		return
	}
	if sub.that && !r.relayed {
		return
	}
	if d.not(*g) && d.among(g.head, lexicon.ListUntold) {
		r.recalled = true // "The statement did not mention whether talks were held"
		return
	}
	if sub.m == nil || sub.noun || (sub.m.kind == mTalks || sub.m.kind == mParty) && act != nil && act.Kind == record.Discuss && (d.class(g.from, lexicon.Be) || g.passive) {
		r.nobody(g, sub, act, patEnd)
		return
	}
	m := sub.m
	if act != nil && act.Say && !g.passive && d.is(g.to, "this", "so") && d.among(g.to+1, lexicon.ListOccasion) {
		r.main = g // "He stated this when he hosted Minister X": what he said stands elsewhere
		return
	}
	if m.kind == mIt && !d.joint && d.toRecall(g) {
		r.recalled = true
		return
	}
	if m.kind == mIt && g.passive && act != nil {
		r.impersonal(g, act, patEnd)
		return
	}
	if act != nil && act.Say && (d.passesOn(m) || m.kind == mHe && d.spokeLast(m.from)) {
		r.relayed, r.spokes = true, true
		return
	}
	if m.person == nil && act != nil && act.Say && d.is(g.to, "in") && d.anyAmong(sentence{0, g.to, min(g.to+5, r.end)}, lexicon.ListSourceNoun) {
		r.relayed = true // "the Department said in a news release that"
		return
	}
	if r.spokes && m.kind == mHe {
		return // "she would not go beyond the readout"
	}
	if r.carried(g, r.from) {
		return
	}
	if a, e := r.byAnother(g, act); a != nil {
		r.passive(g, sub, a, e)
		if who, ok := d.resolve(m); ok {
			r.subj = who // who goes on: "was briefed by Laine and thanked him"
		}
		r.main = g
		return
	}
	who, ok := d.resolve(m)
	if !ok {
		if act != nil && g.passive && !act.Aside {
			r.nobody(g, sub, act, patEnd)
		}
		return
	}
	who = d.notHimself(m, who, act, patEnd)
	if o := d.quotedAs(g.to, r.end); act != nil && o != nil {
		who = d.ofPerson(o.person) // "The ministry quoted Ms Lam as saying that"
	}
	if of, ok := r.behalf(g.to); ok {
		who = of
	}
	if sub.from < m.from {
		if p := d.joinedPerson(m); p != nil && m.kind == mPerson {
			who.joint = len(who.by) > 1
		}
		if who.person == nil || len(who.by) > 1 {
			who.person = nil
		}
	}
	if m.kind == mTalks && (g.passive || g.lemma == "be") && r.nounAct(g, r.from) {
		r.main = g // "discussions were held on trade", "other topics were trade and"
		return
	}
	r.subj, r.subjOK, r.main = who, true, g
	r.between(m, g, who)
	if g.passive && d.among(g.head, lexicon.ListHearsay) {
		r.reported(g, who)
		return
	}
	if act == nil || act.Aside {
		r.freeSpeech(g, who, sub, act)
		return
	}
	if g.pluperfect && !r.attr && !r.relayed {
		return
	}
	if m.kind == mTalks {
		// "The meeting took stock of": those who met. What it "underlines" may
		// be the page's own opinion, but for that of a meeting.
		told := g.past && !g.passive && !g.perfect && (act.Kind != record.Affirm || d.among(m.head, lexicon.ListSitting))
		if !act.Joint && !(d.joint && act.Kind.Class() == record.Tell) && !(act.Kind == record.Agree && !g.passive) && !told {
			return
		}
		if g.passive && act.Kind != record.Discuss {
			return
		}
	}
	if m.kind == mSides && !m.plural || m.kind == mSide && d.among(g.head, lexicon.ListCompany) {
		return // "The delegation included the ambassador"
	}
	if g.passive && passiveActs(act) && act.Kind == record.Report && len(who.by) == 1 {
		if o := d.other(who.by[0]); o != "" {
			who = actor{by: d.alone(o)} // "The Japanese side was informed": by the other
		}
	}
	if g.passive && !passiveActs(act) {
		// "Japan was thanked": somebody else's statement
		r.passive(g, sub, act, patEnd)
		return
	}
	r.statement(g, who, act, patEnd, "subject and verb")
}

// statement enters a statement made by a reporting verb.
func (r *sentenceReader) statement(g *verbGroup, who actor, act *lexicon.Act, patEnd int, rule string) *statement {
	if r.visits(act, patEnd) || r.receives(act, patEnd) || r.confers(g, act, patEnd) {
		if r.cur == nil {
			r.cur = &statement{from: g.from, to: r.end, contentFrom: patEnd, who: who, verb: *g}
		}
		if g.form == finite {
			r.main = g
		}
		return r.cur
	}
	from := g.from
	if g.form == finite && g.from > 0 && r.d.ly(g.from-1) && act != nil && act.Pattern[0].Words[0] == r.d.toks[g.from-1].low {
		from = g.from - 1
	}
	st := r.d.scratch.statements.put(statement{from: from, contentFrom: max(patEnd, g.to), verb: *g, act: act, rule: rule, who: who, lines: []*lexicon.Line{act.Line}})
	sep := from
	if r.clause > 0 && r.clause < from {
		sep = r.clause
	}
	r.clause = 0
	r.add(st, r.separator(sep))
	if g.form == finite {
		r.main = g
	}
	return st
}

// leadParticiple enters the participle in front of a sentence, once the
// subject of the main clause is known.
func (r *sentenceReader) leadParticiple(lead *[2]int) {
	d := r.d
	g, ok := d.verbGroup(lead[0], lead[0], lead[1], nil)
	if !ok && d.class(lead[0], lexicon.Ing) {
		g, ok = verbGroup{from: lead[0], head: lead[0], to: lead[0] + 1, form: ing, modal: -1, lemma: d.toks[lead[0]].w.Lemma}, true
	}
	if !ok {
		return
	}
	act, patEnd := d.actOf(g, lead[1])
	if act == nil || act.Topic || act.Aside || g.form == part && !passiveActs(act) { // "Asked whether ..., the minister said"
		return
	}
	if d.greets(g, lead[1]) {
		return
	}
	for i := range r.groups {
		if r.groups[i].form != finite {
			continue
		}
		sub := d.subjectOf(r.groups[i], r.from)
		if sub.m == nil || sub.noun {
			return
		}
		who, ok := d.resolve(sub.m)
		if !ok {
			return
		}
		st := &statement{from: lead[0], to: lead[1], contentFrom: max(patEnd, g.to), verb: g, act: act, rule: "leading participle", who: who, lines: []*lexicon.Line{act.Line}}
		d.stmts = append(d.stmts, st)
		r.subj, r.subjOK = who, true
		return
	}
}

// close settles who spoke, for the sentences to come.
func (r *sentenceReader) close() {
	d := r.d
	for _, st := range d.stmts[r.first:] {
		if len(st.who.by) == 0 {
			continue
		}
		d.ctx.last = st.who
		if len(st.who.by) == 1 {
			d.ctx.lastOne = st.who
		}
		d.ctx.paragraph = d.sents[r.si].block
	}
	if r.teller.person != nil {
		d.ctx.lastOne = r.teller
	}
	if len(d.stmts) == r.first && r.subjOK && len(r.subj.by) > 0 {
		d.ctx.last = r.subj
		if one := d.ctx.lastOne; len(r.subj.by) == 1 && (r.subj.person != nil || !slices.Equal(one.by, r.subj.by)) {
			d.ctx.lastOne = r.subj // "It was the first round" leaves who spoke before
		}
	}
}

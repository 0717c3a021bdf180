package reader

import (
	"rapporteur/lexicon"
	"rapporteur/record"
)

// resumes tells whether what is said goes on behind the attribution [a, b) that
// stands within it: "The road, he said, would be open", "If it rains, he said,
// the road will close", "Kenya hoped, she said, that ...".
func (d *doc) resumes(from, a, b, end int) bool {
	if b+2 >= end || !d.is(b, ",") {
		return false
	}
	first, ok := d.firstFinite(from, a)
	if !ok {
		return !d.is(b+1, "and", "but") && (d.hasFinite(b, end) || d.class(b+1, lexicon.Third|lexicon.Modal|lexicon.Be|lexicon.Have))
	}
	switch {
	case d.is(b+1, "that", "than", "for", "to"):
		return true
	case d.among(from, lexicon.ListCondition):
		return d.hasFinite(b, end) && first.from > from && !d.parted(first.to, a)
	}
	return first.to == a && (d.class(first.head, lexicon.Be|lexicon.Have) || first.passive && !d.class(b+1, lexicon.Ing))
}

// pastAside returns a verb group as if the attribution did not stand between it
// and its subject: "The Finnish side, he said, was ready".
func (st *statement) pastAside(g verbGroup) verbGroup {
	if st.aside[1] > 0 && g.from == st.aside[1] {
		g.from = st.aside[0]
	}
	return g
}

// secondPart enters what a quotation goes on with behind the attribution that
// ends at b, where that is a clause of its own: “We will stay,” he said, “and
// our advisers will help.” It reports whether it is one.
func (r *sentenceReader) secondPart(b int, who actor) bool {
	d := r.d
	i := d.pastComma(b, r.end)
	if i+4 >= r.end || !d.is(i, "“", "\"") || !d.quoteMark(d.sents[r.si].from) {
		return false
	}
	i++
	for i < r.end && d.is(i, "and", "but", "so", "yet") {
		i++
	}
	if d.is(i, "that", "which", "who", "because") || d.directive(i, r.end) == "" && !d.hasFinite(i, r.end) {
		return false
	}
	d.quotedClause(i, d.trimEnd(i, r.end), who)
	return true
}

// sameSubject enters what the subject of what was said does besides, behind the
// attribution that ends at b: "Kenyan firms employ many, he said, and would like
// to employ more".
func (r *sentenceReader) sameSubject(b int, who actor) {
	d := r.d
	for i := b; i+3 < r.end && i < b+far/2; i++ {
		if d.is(i, "and", "but") && d.is(i-1, ",") && d.class(d.adverb(i+1, r.end), lexicon.Modal|lexicon.Have|lexicon.Be) && !d.is(i+1, "be", "being", "having") {
			d.quotedClause(i+1, d.trimEnd(i+1, r.end), who)
			return
		}
	}
}

// reports tells whether a clause says already who says something: "He deplored
// rules that, in his words, ...".
func (d *doc) reports(from, to int) bool {
	g, ok := d.firstFinite(from, to)
	if !ok {
		return false
	}
	a, _ := d.actOf(g, to)
	m := d.subjectOf(g, from).m
	return a != nil && m != nil && m.kind <= mHe && g.past
}

// viewAt returns whose view is told where "in her view", "in the Finnish view",
// "in the words of the minister" begins at token i, and the token behind it;
// nil where nothing of the kind does.
func (d *doc) viewAt(i, end int) (*mention, int) {
	if d.is(i, "for", "to") && i+3 < end {
		// "For General Lam, the drill “was a gift”"
		m := d.toks[i+1].ment
		if m == nil || m.from != i+1 || m.kind != mPerson || !d.is(m.to, ",") || !d.quotes(m.to, end) {
			return nil, 0
		}
		return m, m.to
	}
	if !d.is(i, "in", "from") || i+3 >= end {
		return nil, 0
	}
	var m *mention
	k := i + 1
	switch o := d.toks[k].ment; {
	case d.is(k, "the", "his", "her") && d.among(k+1, lexicon.ListViewNoun) && d.is(k+2, "of"):
		if m = d.toks[min(k+3, end-1)].ment; m == nil || m.from != k+3 || m.kind != mPerson && m.kind != mRole && m.kind != mSide && m.kind != mParty {
			return nil, 0
		}
		return m, m.to
	case o != nil && o.from == k && o.kind <= mRole && d.possessive(o.to):
		m, k = o, o.to+1
	case d.is(k, "his", "her"):
		m = &mention{kind: mHe, from: k, to: k + 1, det: pronoun(d.toks[k].low)}
		k++
	case d.is(k, "the") && d.toks[k+1].name != "" && d.toks[k+1].form == lexicon.Adjective:
		m = &mention{kind: mParty, from: k, to: k + 2, head: k + 1, parties: d.alone(d.toks[k+1].name)}
		k += 1 + int(d.toks[k+1].span)
	default:
		return nil, 0
	}
	if k >= end || !d.among(k, lexicon.ListViewNoun) {
		return nil, 0
	}
	k++
	if d.is(k, "of") && d.is(k+1, "view") {
		k += 2
	}
	if k < end && !d.is(k, ",", "“", "\"") && !d.toks[k].acts {
		return nil, 0 // "in his words of welcome"
	}
	return m, k
}

// quotes tells whether a quotation opens among tokens [from, to).
func (d *doc) quotes(from, to int) bool {
	for i := from; i < to; i++ {
		if d.is(i, "“", "\"") {
			return true
		}
	}
	return false
}

// pastComma returns the token behind a comma that stands at i, or i.
func (d *doc) pastComma(i, end int) int {
	if i < end && d.is(i, ",") {
		return i + 1
	}
	return i
}

// pronoun returns the pronoun in a subject's place that "him" or "her" is.
func pronoun(w string) string {
	if w == "her" {
		return "she"
	}
	return "he"
}

// saidBy returns who speaks where a noun or a hearer tells that behind what was
// said, "came the assurance from the Kenyan side", "as the Finns heard from
// Laine", and the token behind it.
func (d *doc) saidBy(i, end int) (*mention, int) {
	k := i
	switch {
	case d.is(i, "came", "was") && d.is(i+1, "the"):
		k = i + 2
		if k < end && d.class(k, lexicon.Adv|lexicon.Participle) {
			k++
		}
		if _, n := d.lex.ActNouns.Longest(d.formsFrom(min(k, end), end)); n == 0 && !d.among(k, lexicon.ListMessage) {
			return nil, 0
		}
		k++
	case d.is(i-1, "as") && d.among(i, lexicon.ListSettleVerb) && d.is(i+1, "by"):
		k++ // "as agreed by both sides"
	case d.is(i-1, "as"):
		if o := d.toks[i].ment; o != nil && o.from == i {
			k = o.to
		}
		if !d.is(k, "heard", "learned", "learnt") {
			return nil, 0
		}
		k++
	default:
		return nil, 0
	}
	if k+1 >= end || !d.is(k, "from", "of", "by") {
		return nil, 0
	}
	if m := d.toks[k+1].ment; m != nil && m.from == k+1 && m.kind <= mRole && (m.to >= end || d.punct(m.to) || d.among(m.to, lexicon.ListAfterTold)) {
		return m, d.attributionTail(m.to, end)
	}
	return nil, 0
}

// toldTo returns the token after the one to whom something is told by the verb
// at k, where nothing but a time or a place follows: "told his hosts over
// lunch", "explained to the Finnish side"; 0 where that is not so.
func (d *doc) toldTo(k, end int) int {
	i := k + 1
	if d.is(i, "out", "back") {
		i++
	}
	if d.is(i, "to") {
		i++
	} else if !d.among(k, lexicon.ListTellWhom) {
		return 0
	}
	if i >= end {
		return 0
	}
	to := i + 1
	if m := d.toks[i].ment; m != nil && m.from == i && m.kind != mTalks && m.kind != mIt {
		to = m.to
	} else if !d.is(i, "him", "her", "them") {
		return 0
	}
	if to >= end || d.punct(to) || d.dateWord(to) || d.among(to, lexicon.ListAfterTold) {
		return to
	}
	return 0
}

// toldWith returns what is done by words that an attribution [a, b) says to be
// told with pleasure or concern, "" where it says nothing of the kind.
func (d *doc) toldWith(a, b int) record.Kind {
	for k := a; k+1 < b; k++ {
		if !d.is(k, "with") || !d.class(k-1, lexicon.Past) {
			continue
		}
		if n, _ := d.lex.ActNouns.Longest(d.formsFrom(k+1, b)); n.Kind.Class() == record.Judge {
			return n.Kind
		}
	}
	return ""
}

// toldIn returns the one to whom an attribution [a, b) says that something was
// told, nil where it names nobody.
func (d *doc) toldIn(a, b int) *mention {
	for k := a; k+1 < b; k++ {
		if d.toldTo(k, b) == 0 {
			continue
		}
		for i := k + 1; i < b; i++ {
			if m := d.toks[i].ment; m != nil && m.from == i {
				return m
			}
		}
	}
	return nil
}

// question tells whether the clause [from, to) is asked: it ends in a question
// mark, or its verb stands before its subject: "Could Finland help".
func (d *doc) question(from, to, end int) bool {
	for from < to && d.punct(from) {
		from++
	}
	if d.is(to-1, "?") || d.is(end, "?") || d.is(end-1, "?") {
		return true
	}
	if d.is(from, "why", "what", "how", "whether") {
		return true
	}
	next := min(from+1, to)
	return d.class(from, lexicon.Modal|lexicon.Be|lexicon.Do) && !d.is(from, "should") && d.toks[next].ment != nil || d.class(from, lexicon.Modal) && !d.is(from, "should") && (d.class(next, lexicon.Det|lexicon.PossPron) || d.is(next, "there"))
}

// asks tells whether the verb at k asks the question that stands before it.
func (d *doc) asks(k, from, to, end int) bool {
	return d.among(k, lexicon.ListAskVerb) && (d.question(from, to, end) || d.quoteMark(to) || d.quoteMark(to+1))
}

// goesOnToSay returns who speaks and where his words go on behind a topic put in
// front: "For Finland, he went on, the port is".
func (d *doc) goesOnToSay(from, end int) (who actor, to int, ok bool) {
	m := d.toks[from].ment
	if m == nil || m.from != from || !d.is(from-1, ",") || m.kind == mTalks || m.kind == mIt {
		return
	}
	k := d.adverb(m.to, end)
	switch {
	case d.is(k, "went") && d.is(k+1, "on"):
		to = k + 2
	case k < end && d.class(k, lexicon.Past) && d.among(k, lexicon.ListSayToo):
		to = k + 1
	default:
		return
	}
	if !d.is(to, ",") || !d.hasFinite(to+1, end) {
		return
	}
	who, ok = d.resolve(m)
	return who, to + 1, ok
}

// clauseBefore tells whether what stands before an attribution at i is a clause
// of its own that can be said: a quotation, a question, or a main clause.
func (d *doc) clauseBefore(from, i, end int) bool {
	if d.quoteMark(i) || d.quoteMark(i+1) || d.question(from, i, end) {
		return true
	}
	return d.hasFinite(from, i) && (!d.among(from, lexicon.ListCondition) || d.parted(from, i))
}

// tailEnds tells whether only a circumstance of what was said follows at token
// k: "said of the fleets", "reported with the figures in hand".
func (d *doc) tailEnds(k, end int) bool {
	if d.is(k, "with", "to") {
		if m := d.toks[min(k+1, end-1)].ment; m != nil || d.class(k+1, lexicon.Base) && d.is(k, "to") {
			return false
		}
	} else if !d.among(k, lexicon.ListAfterTold) && !d.is(k, "of") {
		return false
	}
	for i := k; i < end; i++ {
		if d.is(i, ",") && d.quoteMark(i+1) && d.toks[i+1].Space {
			return true // “We accept,” he said of the plan, “and we are glad.”
		}
		if d.is(i, "that", "whether") && !d.is(k, "of") || d.quoteMark(i) || d.is(i, ":") {
			return false
		}
	}
	return true
}

// tellsAlone returns whose word the clause before token i is, where only a verb
// that needs a content stands behind it without one: "Laine vowed", "she had to
// concede", "they made it clear", "the Finnish side was told".
func (d *doc) tellsAlone(m *mention, k, from, i, end int) (who actor, act *lexicon.Act, to int, ok bool) {
	if !d.is(i, ",") && !d.quoteMark(i) || m.det == "a" || m.det == "an" || k >= end {
		return
	}
	other := false
	if to = d.madeKnown(k, end); to == 0 {
		if d.is(k, "had", "has") && d.is(k+1, "to") {
			if k += 2; !d.class(k, lexicon.Base) || !d.sayVerb(k) {
				return
			}
			to = k + 1
		} else if d.is(k, "heard", "learned", "learnt") {
			to, other = k+1, true
			if o := d.toks[min(k+2, end-1)].ment; d.is(to, "from") && o != nil && o.from == k+2 {
				to = o.to
			}
		} else if to, act, other = d.bareTelling(m, k, end); to == 0 {
			return
		}
	}
	to = d.adverb(to, end)
	if to < end && d.reports(from, i) {
		return // "He thanked Kenya for its help at a time, he pointed out, when"
	}
	if to < end && !d.attributionEnds(to, end) && !d.tailEnds(to, end) && d.toldTo(to-1, end) == 0 || !d.clauseBefore(from, i, end) {
		return
	}
	if who, ok = d.resolve(m); ok && other {
		var o record.Party
		if len(who.by) == 1 {
			o = d.other(who.by[0])
		}
		who, ok = actor{by: d.alone(o)}, o != ""
	}
	return who, act, d.attributionTail(to, end), ok
}

// bareTelling returns the token behind the verb at k, where it is an act that
// has a content, and whether it is the other side that does it: "was told".
func (d *doc) bareTelling(m *mention, k, end int) (to int, act *lexicon.Act, other bool) {
	for _, g := range d.verbGroups(m.from, min(end, k+6)) {
		if g.from != k {
			continue
		}
		if g.form != finite || g.modal >= 0 || g.pluperfect {
			return 0, nil, false
		}
		a, e := d.actOf(g, end)
		if a == nil || a.Aside || d.negated(g, a) {
			return 0, nil, false
		}
		switch a.Kind {
		case record.Pledge, record.Hope, record.Affirm, record.Report, record.Oppose, record.Offer:
		default:
			if !d.among(g.head, lexicon.ListSayToo) {
				return 0, nil, false
			}
			return e, nil, false // “..., he insisted”
		}
		if g.passive {
			return g.to, a, a.Kind == record.Report && passiveActs(a) || a.Object
		}
		if !a.Say && !a.State && a.Kind != record.Hope && a.Kind != record.Pledge && !d.among(g.head, lexicon.ListSayToo) {
			return 0, nil, false
		}
		return e, a, false
	}
	return 0, nil, false
}

// madeKnown returns the token behind "made it clear", "let it be known", "let
// her guests know", "wanted to know" at token k, 0 where none stands there.
func (d *doc) madeKnown(k, end int) int {
	i := k + 1
	switch {
	case d.is(k, "wanted") && d.is(i, "to") && d.is(i+1, "know"):
		return i + 2
	case d.is(k, "made", "let"):
		if m := d.toks[min(i, end-1)].ment; m != nil && m.from == i {
			i = m.to
		}
		if d.is(i, "be") {
			i++
		}
		if i < end && d.among(i, lexicon.ListKnown) {
			return i + 1
		}
	}
	return 0
}

// directive is the rule of attributed clauses that tell somebody what to do.
const directive = "attributed directive"

// directive returns what a quoted clause without a subject does: “Let us” and
// “Why not” propose, “Come to” invites, “Help us” asks; "" for any other.
func (d *doc) directive(from, to int) record.Kind {
	quoted := d.quoteMark(from) || d.quoteMark(from-1)
	not := false
	for from < to && (d.punct(from) || d.is(from, "please", "do", "not", "so")) {
		not = not || d.is(from, "not")
		from++
	}
	switch {
	case from+2 >= to:
	case d.is(from, "let") && d.is(from+1, "us") && d.sayAct(from+2) != nil && d.sayAct(from+2).Kind == record.Hope:
		return record.Hope
	case d.is(from, "let") && d.is(from+1, "us"), d.is(from, "why") && d.is(from+1, "not"), d.is(from, "what") && d.is(from+1, "if"), d.is(from, "shall") && d.is(from+1, "we"), d.is(from, "how", "what") && d.is(from+1, "about"):
		return record.Propose
	case d.is(from, "could", "would", "can") && d.question(from, to, to):
		return record.Request
	case quoted && d.class(from, lexicon.Base) && d.toks[from].ment == nil && d.toks[from].name == "" && !d.class(from, lexicon.Prep|lexicon.Modal|lexicon.Be|lexicon.Have|lexicon.Adv|lexicon.Det) && !d.finiteAt(d.adverb(from+1, to)):
		if g, ok := d.firstFinite(from+1, to); ok && d.class(from, lexicon.NounToo) && d.subjectOf(g, from).from <= from {
			return "" // "Trade with Kenya has grown"
		}
		if !not && d.among(from, lexicon.ListComeVerb) {
			return record.Invite
		}
		return record.Request
	}
	return ""
}

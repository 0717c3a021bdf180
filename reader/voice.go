package reader

import (
	"rapporteur/lexicon"
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
		return d.hasFinite(b, end) || d.class(b+1, lexicon.Third|lexicon.Modal|lexicon.Be|lexicon.Have)
	}
	switch {
	case d.is(b+1, "that", "than", "for", "to"):
		return true
	case d.among(from, lexicon.ListCondition):
		return d.hasFinite(b, end) && first.from > from && !d.commaBetween(first.to, a)
	}
	return first.to == a && (d.class(first.head, lexicon.Be|lexicon.Have) || first.passive)
}

// pastAside returns a verb group as if the attribution did not stand between it
// and its subject: "The Finnish side, he said, was ready".
func (st *statement) pastAside(g verbGroup) verbGroup {
	if st.aside[1] > 0 && g.from == st.aside[1] {
		g.from = st.aside[0]
	}
	return g
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

// commaBetween tells whether a comma stands among tokens [from, to).
func (d *doc) commaBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if d.is(i, ",") {
			return true
		}
	}
	return false
}

// viewAt returns whose view is told where "in her view", "in the Finnish view",
// "in the words of the minister" begins at token i, and the token behind it;
// nil where nothing of the kind does.
func (d *doc) viewAt(i, end int) (*mention, int) {
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

// toldIn returns the one to whom an attribution [a, b) says that something was
// told, nil where it names nobody.
func (d *doc) toldIn(a, b int) *mention {
	for k := a; k+1 < b; k++ {
		if !d.class(k, lexicon.Past|lexicon.Third) || d.toks[k].ment != nil || d.toldTo(k, b) == 0 {
			continue
		}
		i := k + 1
		for i < b && d.toks[i].ment == nil {
			i++
		}
		if i < b {
			return d.toks[i].ment
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
	return d.class(from, lexicon.Modal|lexicon.Be|lexicon.Do) && !d.is(from, "should") && d.toks[min(from+1, to)].ment != nil
}

// asks tells whether the verb at k asks the question that stands before it.
func (d *doc) asks(k, from, to, end int) bool {
	return d.among(k, lexicon.ListAskVerb) && (d.question(from, to, end) || d.quoteMark(to) || d.quoteMark(to+1))
}

package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// carriedNoun is the rule of statements made by a noun that a passive carries.
const carriedNoun = "noun that is carried"

// carried handles clauses in which a verb in the passive only carries the noun
// that says what is done: "A request for trainers was put to the Finnish side",
// "Kenya's readiness to help was reaffirmed", "They were given the promise that".
// Who does it must be told: by "by", by whose the noun is, or by who receives it.
func (r *sentenceReader) carried(g *verbGroup, from int) bool {
	d := r.d
	if !g.passive || g.pluperfect || g.modal >= 0 || !d.among(g.head, lexicon.ListCarryVerb) || len(d.sides) == 0 {
		return false
	}
	n, at, end := d.carriedNoun(from, g.from)
	behind := at < 0
	if behind {
		n, at, end = d.carriedNoun(g.to, r.end)
	}
	if at < 0 || n.Kind.Class() == record.Tell && n.Kind != record.Affirm || n.Kind == record.Agree || n.Kind == record.Sign {
		return false
	}
	who, ok := r.agent(g.to)
	to := r.recipient(g, from, behind)
	if !ok && !behind {
		who, ok = d.ownerBefore(at, from)
	}
	if m := d.toks[min(end+1, r.end-1)].ment; !ok && !behind && d.is(end, "of") && m != nil && m.from == end+1 && m.kind <= mSide && n.Kind != record.Affirm && !d.hyphen(m.to) {
		who, ok = d.resolve(m) // "The gratitude of Kenya was conveyed"
	}
	if !ok && to != nil {
		if a, found := d.resolve(to); found && len(a.by) == 1 && d.other(a.by[0]) != "" {
			who, ok = actor{by: d.alone(d.other(a.by[0]))}, true
		}
	}
	if !ok {
		return false
	}
	st := &statement{from: from, contentFrom: end, verb: *g, rule: carriedNoun, who: who, kind: n.Kind, told: to, lines: []*lexicon.Line{n.Line}}
	st.to = r.end
	st.kind = d.nounKind(st, n, at)
	r.clause = 0
	r.add(st, r.separator(from))
	r.main = g
	r.subj, r.subjOK = who, true
	return true
}

// carriedNoun returns the noun that is an act and heads the phrase which begins
// at from, where it stands and the token behind it; -1 where there is none.
func (d *doc) carriedNoun(from, to int) (lexicon.ActNoun, int, int) {
	for i := from; i < min(to, from+6); i++ {
		if d.class(i, lexicon.Prep) || d.punct(i) || d.is(i, "that") {
			break
		}
		if d.formAt[i] == d.formAt[i+1] {
			continue
		}
		if n, k := d.lex.ActNouns.Longest(d.formsFrom(i, to)); k > 0 {
			if j := d.tokensOf(i, k); j >= to || !d.plainNoun(j) {
				return n, i, j
			}
		}
	}
	return lexicon.ActNoun{}, -1, -1
}

// agent returns who is named behind "by", "from" or "on behalf of" after the
// verb of a passive that ends at i, and whether anybody is.
func (r *sentenceReader) agent(i int) (actor, bool) {
	d := r.d
	for ; i+1 < r.end && !d.is(i, ";"); i++ {
		if d.class(i, lexicon.Participle) && d.is(i+1, "by") {
			break // "were discussed at a meeting attended by the two ministers"
		}
		k := i + 1
		switch {
		case d.is(i, "by"):
		case d.is(i, "behalf") && d.is(k, "of"):
			k++
		default:
			continue
		}
		if k >= r.end || d.toks[k].ment == nil || d.toks[k].ment.from != k {
			break
		}
		return d.resolve(d.lastOf(d.toks[k].ment, r.end))
	}
	return actor{}, false
}

// lastOf returns the last of the mentions of one kind that "and" joins to one
// behind it, by which all of them are found: "by Kenya and Finland".
func (d *doc) lastOf(m *mention, end int) *mention {
	for d.is(m.to, "and") && m.to+1 < end && d.toks[m.to+1].ment != nil && d.toks[m.to+1].ment.kind == m.kind {
		m = d.toks[m.to+1].ment
	}
	return m
}

// raisedBy returns who is named behind a participle and "by" among tokens
// [from, to): "the matters raised by the Finnish side".
func (r *sentenceReader) raisedBy(from, to int) (actor, bool) {
	d := r.d
	for i := from; i+2 < to; i++ {
		if m := d.toks[i+2].ment; d.class(i, lexicon.Participle) && d.is(i+1, "by") && m != nil && m.from == i+2 {
			return d.resolve(m)
		}
	}
	return actor{}, false
}

// ownerBefore returns whose noun stands at a token: "Kenya's readiness".
func (d *doc) ownerBefore(at, from int) (actor, bool) {
	for i := at - 1; i >= from && i > at-4; i-- {
		if d.possessive(i) && i > from && d.toks[i-1].ment != nil && d.toks[i-1].ment.to == i {
			return d.resolve(d.toks[i-1].ment)
		}
		if t := &d.toks[i]; t.name != "" && t.form <= lexicon.Seat && slices.Contains(d.sides, t.name) && (i+int(t.span) == at || d.possessive(i+int(t.span))) {
			return actor{by: d.alone(t.name)}, true
		}
	}
	return actor{}, false
}

// recipient returns who receives what a passive carries: whoever stands behind
// "to", or its subject, where the noun stands behind the verb.
func (r *sentenceReader) recipient(g *verbGroup, from int, behind bool) *mention {
	d := r.d
	if behind {
		if m := d.subjectOf(*g, from).m; m != nil && m.kind <= mRole {
			return m
		}
		return nil
	}
	for i := g.to; i+1 < min(r.end, g.to+12) && !d.punct(i); i++ {
		if m := d.toks[i+1].ment; d.is(i, "to") && m != nil && m.from == i+1 && m.kind <= mRole {
			return m
		}
	}
	return nil
}

// byAnother returns the act that a verb has without its "be", where somebody
// stands behind "by": "Kenya was encouraged by Finland to sign".
func (r *sentenceReader) byAnother(g *verbGroup, act *lexicon.Act) (*lexicon.Act, int) {
	d := r.d
	if !g.passive || !d.is(g.to, "by") || g.to+1 >= r.end || act != nil && !passiveActs(act) {
		return nil, 0
	}
	if m := d.toks[g.to+1].ment; m == nil || m.from != g.to+1 || m.kind == mTalks || m.kind == mIt {
		return nil, 0
	}
	v := *g
	v.from, v.passive = v.head, false
	a, e := d.actOf(v, r.end)
	if a == nil || a.Aside || !a.Object {
		return nil, 0
	}
	return a, e
}

// asker returns the side that asks or assures one who is said to be asked or
// assured, and nobody says by whom: the other one. "" where that is not clear.
func (r *sentenceReader) asker(sub subject, act *lexicon.Act, patEnd int) record.Party {
	d := r.d
	if !act.Object || act.Kind != record.Request && act.Kind != record.Pledge || sub.m == nil || sub.noun || !d.is(patEnd, "to", "that", "of", "for") {
		return ""
	}
	if d.is(patEnd, "to") && !d.class(patEnd+1, lexicon.Base|lexicon.Be) {
		return ""
	}
	if list := d.partiesAddressed(sub.m, &statement{}); len(list) == 1 {
		return d.other(list[0])
	}
	var named record.Party
	for i := patEnd; i < r.end; i++ {
		if t := &d.toks[i]; t.name != "" && t.form <= lexicon.Seat && slices.Contains(d.sides, t.name) {
			if named != "" && named != t.name {
				return ""
			}
			named = t.name
		}
	}
	if sub.m.kind == mSide && !sub.m.plural && d.other(named) != "" {
		return named // "The delegation was asked to help Nairobi find teachers"
	}
	return ""
}

// takenUp returns the side that accepts where nobody says who, and one side
// has offered or asked just before: "He invited her. The invitation was accepted".
func (r *sentenceReader) takenUp(act *lexicon.Act, agent bool) record.Party {
	d := r.d
	if agent || act.Kind != record.Agree || r.cur != nil || r.first == 0 || !d.is(r.from, "the", "this") {
		return ""
	}
	last := d.stmts[r.first-1]
	n, k := d.lex.ActNouns.Longest(d.formsFrom(r.from+1, r.end))
	if k == 0 || n.Kind != record.Invite && n.Kind.Class() != record.Ask && n.Kind != record.Offer || len(last.who.by) != 1 || last.sent < r.si-1 || d.sents[last.sent].block != d.sents[r.si].block {
		return ""
	}
	return d.other(last.who.by[0])
}

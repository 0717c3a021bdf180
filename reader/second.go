package reader

import (
	"rapporteur/lexicon"
	"rapporteur/record"
)

// passiveToo returns where the subject of a passive begins that "and" joins to
// a clause before it: "Satisfaction was expressed with A, and the importance of B
// and C was underlined"; 0 where it has none of its own.
func (r *sentenceReader) passiveToo(g *verbGroup) int {
	d := r.d
	if !g.passive || !g.past || r.cur == nil || r.main == nil {
		return 0
	}
	plain := r.main.passive && r.cur.embed == nil
	for k := g.from - 2; k > max(r.main.to, g.from-far); k-- {
		if d.class(k, lexicon.Be|lexicon.Have|lexicon.Modal) || d.is(k, ";", "which", "who", "that") {
			return 0
		}
		if d.is(k, "and") && (d.is(k-1, ",") || plain) && d.class(k+1, lexicon.Det) && !d.is(k+1, "other") {
			return k + 1
		}
	}
	return 0
}

// between enters the participle that stands between a subject and its verb:
// "Achieng, reaffirming Kenya's support for the mission, asked for boats".
func (r *sentenceReader) between(m *mention, verb *verbGroup, who actor) {
	d := r.d
	i := m.to
	if !d.is(i, ",") || !d.is(d.before(verb.from, m.to), ",") {
		return
	}
	if i++; d.is(i, "while", "whilst") {
		i++
	}
	i = d.adverb(i, verb.from)
	for k := range r.groups {
		g := &r.groups[k]
		if g.from != i || g.form != ing || g.to >= verb.from {
			continue
		}
		act, patEnd := d.actOf(*g, verb.from)
		if act == nil || act.Aside || act.Topic || act.Chain {
			return
		}
		to := verb.from - 1
		for to > g.to && !d.is(to, ",") {
			to--
		}
		st := &statement{from: g.from, to: d.trimEnd(g.from, to), contentFrom: max(patEnd, g.to), verb: *g, act: act, rule: "participle", who: who, frame: r.frame, lines: []*lexicon.Line{act.Line}}
		for n := k + 1; n < len(r.groups) && r.groups[n].from < to; n++ {
			if o := r.groups[n]; o.form == finite && st.embed == nil {
				st.embed = &o
			}
		}
		d.stmts = append(d.stmts, st)
		return
	}
}

// besides enters what a participle adds: ", in addition to exchanging views on",
// ", besides thanking Japan", and reports whether one stands at g.
func (r *sentenceReader) besides(g *verbGroup, p int, act *lexicon.Act, patEnd int) bool {
	d := r.d
	from := p
	switch {
	case d.is(p, "besides"):
	case d.is(p, "to") && d.is(p-1, "addition"):
		from = p - 2
	case d.is(p, "from") && d.is(p-1, "apart", "aside"):
		from = p - 1
	case d.asWellAs(p):
		from = p - 2
	default:
		return false
	}
	if act == nil || act.Aside || r.cur == nil || !d.is(from-1, ",") || r.cur.inf || r.cur.gerund || r.cur.embed != nil || len(r.cur.who.by) == 0 {
		return false
	}
	r.clause = from
	r.statement(g, r.cur.who, act, patEnd, "participle").from = g.from
	return true
}

// elsewhere ends the current statement before a clause with ", while" in which
// somebody else does what is no statement, and reports whether there is one.
func (r *sentenceReader) elsewhere(g *verbGroup, tense bool) bool {
	d := r.d
	if !tense || r.cur.embed != nil {
		return false
	}
	for k := g.from - 1; k > max(r.main.to, r.cur.from, g.from-far); k-- {
		switch {
		case d.class(k, lexicon.Be|lexicon.Have|lexicon.Modal) || d.is(k, ";", "which", "who", "that"):
			return false
		case d.is(k, "while", "whereas") && d.is(k-1, ","):
			if to := r.separator(k + 1); r.cur.to > to {
				r.cur.to = d.trimConj(r.cur.from, d.trimEnd(r.cur.from, max(to, r.cur.from+1)))
			}
			return true
		}
	}
	return false
}

// toCome is the rule of statements that tell what another will do about a
// proposal.
const toCome = "answer to come"

// willAnswer enters ", a proposal that Kenya will study", what another is going
// to do about it, and reports whether it stands there.
func (r *sentenceReader) willAnswer(g *verbGroup, sub subject, at int, sep string) bool {
	d := r.d
	noun := at - 1
	if sep == "which" || sep == "that" {
		noun--
	} else if sep != "none" {
		return false
	}
	will := g.modal >= 0 && d.is(g.modal, "will", "would") || d.class(g.from, lexicon.Be) && d.is(g.head, "going") && d.is(g.head+1, "to")
	if !will || !d.class(noun-1, lexicon.Det) || !d.is(noun-2, ",") {
		return false
	}
	n, k := d.lex.ActNouns.Longest(d.formsFrom(noun, r.end))
	if !d.among(noun, lexicon.ListAskedThing) && (k == 0 || n.Kind.Class() != record.Ask && n.Kind != record.Offer) {
		return false
	}
	who, ok := d.resolve(sub.m)
	if !ok || len(who.by) != 1 || len(r.cur.who.by) == 1 && who.by[0] == r.cur.who.by[0] {
		return false
	}
	st := &statement{from: noun - 1, contentFrom: g.from, verb: *g, rule: toCome, who: who, kind: record.Pledge}
	r.add(st, r.separator(noun-1))
	return true
}

// nested handles an attribution within a relative clause of what is told
// already: "He deplored the traffic, which, he said, was growing".
func (r *sentenceReader) nested(who actor, a, b int, act *lexicon.Act) bool {
	d := r.d
	if b+1 >= r.end || !d.is(b, ",") || !d.reports(r.from, a) {
		return false
	}
	k := a - 1
	for k > r.from && k > a-8 && !d.is(k, "which", "who", "whose", "where", "when") {
		k--
	}
	if !d.is(k, "which", "who", "whose", "where", "when") || d.is(a+1, "according") || d.hasFinite(k, a) {
		return false
	}
	for k > r.from && k > a-14 && !d.is(k-1, ",") {
		k--
	}
	if !d.is(k-1, ",") || k-1 <= r.from {
		return false
	}
	vague := d.vague
	main := &sentenceReader{d: d, si: r.si, from: r.from, end: k - 1, frame: r.frame, first: len(d.stmts)}
	main.groups = d.verbGroups(r.from, k-1)
	main.chain()
	if vague && main.subjOK && len(main.subj.by) == 1 {
		who = main.subj
	}
	st := r.attributed(k, r.end, who, act)
	if g, ok := d.firstFinite(b, r.end); ok {
		st.embed = &g
	}
	d.stmts = append(d.stmts, st)
	return true
}

// obtained enters what one is said to have got from the other: "obtained the
// Kenyan side's support", "received assurances from Finland that".
func (r *sentenceReader) obtained(g *verbGroup) bool {
	d := r.d
	if g.passive || g.pluperfect || !g.past && !g.perfect || !d.among(g.head, lexicon.ListObtain) || len(d.sides) == 0 {
		return false
	}
	for i := g.to; i < min(r.end, g.to+far/2); i++ {
		if d.punct(i) || d.is(i, "for", "in", "on") {
			return false
		}
		n, k := d.lex.ActNouns.Longest(d.formsFrom(i, r.end))
		if k == 0 || d.toks[i].ment != nil || d.formAt[i] == d.formAt[i+1] {
			continue
		}
		if d.is(i, "call", "calls") && d.is(i+1, "from", "by") {
			return false // "received a courtesy call from Minister Lam"
		}
		who, ok := d.ownerBefore(i, g.to)
		end := d.tokensOf(i, k)
		if m := d.toks[min(end+1, r.end-1)].ment; !ok && d.is(end, "from") && m != nil && m.from == end+1 {
			if who, ok = d.resolve(m); ok {
				end = m.to
			}
		}
		if !ok || len(who.by) != 1 || d.other(who.by[0]) == "" {
			return false
		}
		st := &statement{from: g.from, contentFrom: end, verb: *g, rule: "noun that is got", who: who, kind: n.Kind, lines: []*lexicon.Line{n.Line}}
		st.kind = d.nounKind(st, n, i)
		subj, ok, main := r.subj, r.subjOK, r.main
		r.add(st, r.separator(g.from))
		if r.subj, r.subjOK = subj, ok; main == nil {
			r.main = g
		}
		return true
	}
	return false
}

// mutual enters a clause that says that it was agreed: "was put off by mutual
// consent", "By common accord, it is to go on".
func (r *sentenceReader) mutual() {
	d := r.d
	s := d.sents[r.si]
	if len(d.stmts) > r.first || len(d.sides) == 0 || !d.anyAmong(s, lexicon.ListAccord) {
		return
	}
	for i := s.from; i+2 < s.to; i++ {
		if !d.is(i, "by") || !d.among(i+1, lexicon.ListShared) || !d.among(i+2, lexicon.ListAccord) {
			continue
		}
		g, ok := d.firstFinite(r.from, r.end)
		if !ok || g.pluperfect {
			return
		}
		st := &statement{from: r.from, contentFrom: r.from, verb: g, rule: "mutual consent", who: d.all(), kind: record.Agree}
		r.add(st, r.from)
		return
	}
}

// ofBoth tells whether a document of both sides is named among tokens [from, to).
func (d *doc) ofBoth(from, to int) bool {
	for i := from; i < to; i++ {
		if d.among(i, lexicon.ListJointText) && (d.among(i-1, lexicon.ListShared) || !d.is(i, "statement")) {
			return true
		}
	}
	return false
}

// inDocument enters a sentence of which an account says that it stands in the
// document of both sides: "..., the joint communiqué says".
func (r *sentenceReader) inDocument() {
	d := r.d
	if len(d.stmts) > r.first || d.joint || len(d.sides) == 0 {
		return
	}
	for i := range r.groups {
		g := &r.groups[i]
		if g.form != finite || g.modal < 0 || !d.is(g.modal, "will", "shall", "would") {
			continue
		}
		st := &statement{from: r.from, contentFrom: r.from, verb: *g, rule: "joint document", who: d.all(), kind: record.Agree, own: true}
		e := *g
		st.embed = &e
		r.add(st, r.from)
		return
	}
}

// byParticiple handles ", a view echoed by his counterpart": what another says
// of it.
func (r *sentenceReader) byParticiple(g *verbGroup) {
	d := r.d
	if r.cur == nil || !d.is(g.to, "by") || g.to+1 >= r.end {
		return
	}
	m := d.toks[g.to+1].ment
	if m == nil || m.from != g.to+1 {
		return
	}
	i := g.from - 1
	for i > r.from && !d.is(i, ",") && g.from-i < 4 {
		i--
	}
	if !d.is(i, ",") || !d.class(i+1, lexicon.Det) {
		return
	}
	act, patEnd := d.actOf(*g, r.end)
	if act == nil || act.Aside {
		return
	}
	if who, ok := d.resolve(m); ok {
		r.clause = i
		r.statement(g, who, act, patEnd, "participle by another").from = i + 1
	}
}

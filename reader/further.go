package reader

import (
	"rapporteur/lexicon"
	"rapporteur/record"
)

// relative handles "who underscored that ..." behind a person.
func (r *sentenceReader) relative(g *verbGroup, sub subject, act *lexicon.Act, patEnd int) {
	d := r.d
	if act == nil || act.Aside || g.pluperfect {
		return
	}
	if g.passive && r.cur != nil && d.is(sub.from, "which") && d.is(g.to, "by") && g.to+1 < r.end {
		r.answered(g, sub, act, patEnd)
		return
	}
	if g.passive && r.cur != nil && d.is(sub.from, "which", "that") {
		r.accepted(g, sub, act, patEnd)
		return
	}
	if sub.m == nil || !d.is(sub.from, "who") {
		return
	}
	if sub.m.kind != mPerson && sub.m.kind != mRole && sub.m.kind != mSide {
		return
	}
	who, ok := d.resolve(sub.m)
	if !ok || who.joint {
		return
	}
	if r.main != nil && r.main.past && !g.past {
		return
	}
	r.statement(g, who, act, patEnd, "relative clause")
	r.subj, r.subjOK = who, true
}

// embedded handles a finite verb within what the current statement says.
func (r *sentenceReader) embedded(g *verbGroup, act *lexicon.Act, coord bool) {
	d := r.d
	cur := r.cur
	if cur.embed == nil {
		e := *g
		cur.embed = &e
		return
	}
	if !coord || cur.act == nil && !cur.own {
		return
	}
	// A further clause of the content is a statement of its own where it does
	// something of its own.
	sub := d.subjectOf(*g, r.from)
	if t := r.andThat(g.from); t > 0 && !sub.coord && d.breakBefore(sub.from, r.from) == "none" {
		sub.from = t + 1
	}
	from := g.from
	if !sub.coord {
		from = sub.from
		if d.is(from-1, "that") {
			from--
		}
	}
	if cur.attributed && d.breakBefore(from, r.from) == ", and" && !sub.coord {
		st := &statement{from: from, contentFrom: from, verb: *g, act: cur.act, rule: "further clause", who: cur.who, base: cur, own: true, lines: cur.lines, attributed: true, kind: cur.kind}
		e := *g
		st.embed = &e
		r.add(st, r.separator(from))
		return
	}
	state := act != nil && act.State && !act.Aside
	base := cur
	for base.base != nil {
		base = base.base
	}
	k := d.clauseKind(cur, *cur.embed)
	undertaking := k.Class() == record.Decide || k.Class() == record.Ask || base.act != nil && base.act.Split
	will := sub.coord && cur.embed.modal < 0 && g.modal >= 0 && d.is(g.modal, "will", "would") // "attaches importance to it and would look into it"
	if will || cur.embed.modal >= 0 && (g.modal >= 0 || sub.coord) && undertaking || state && (cur.embed.past == g.past) || d.is(from, "that") && g.modal >= 0 && undertaking || undertaking && g.modal >= 0 || d.is(from, "that") && base.act != nil && base.act.Say {
		st := &statement{from: from, contentFrom: from, verb: *g, act: base.act, rule: "further clause", who: cur.who, base: base, own: true, lines: base.lines}
		e := *g
		st.embed = &e
		r.add(st, r.separator(from))
	}
}

// ing handles an -ing form: a participle that reports, or a gerund.
func (r *sentenceReader) ing(g *verbGroup) {
	d := r.d
	p := d.before(g.from, r.from)
	if d.is(p, "time") && d.is(p-1, "this") && p-2 > r.from {
		p -= 2
	}
	act, patEnd := d.actOf(*g, r.end)
	report := act != nil && !act.Aside
	if report && p < g.from-2 && d.is(p, ",") && d.is(p+1, "this") {
		r.clause = p + 1 // ", this time asking for"
	}
	if p < r.from {
		return
	}
	if r.besides(g, p, act, patEnd) {
		return
	}
	if report && d.is(p, "both", "all") && d.is(p-1, "with") && len(d.sides) > 0 {
		r.clause = p
		r.statement(g, d.all(), act, patEnd, "absolute participle").verb.past = true // "with both voicing alarm"
		r.cur.from = g.from
		return
	}
	if m := d.toks[p].ment; m != nil && m.to == p+1 && report {
		// "with Canada undertaking to help"
		q := m.from - 1
		if d.is(q, "with") || d.is(q, "and") && r.cur != nil && r.cur.rule == "absolute participle" || d.is(q, ",") && r.cur != nil && r.main != nil && m.kind <= mRole {
			if who, ok := d.resolve(m); ok {
				if d.is(q, "and") {
					r.cur.to = min(r.cur.to, q) // "with Canada offering A and Peru seeking B"
				}
				r.clause = q
				r.statement(g, who, act, patEnd, "absolute participle").verb.past = true
				st := r.cur
				st.from = g.from
			}
		}
		return
	}
	talk := r.cur != nil && r.cur.act != nil && r.cur.act.Kind == record.Discuss && !r.cur.act.Split
	if talk && r.cur.gerund && d.is(p, ",", "and", "or") && !(report && (act.Say || act.Kind == record.Appraise)) {
		return // "focused on training divers, keeping in touch and supporting the mission"
	}
	if r.cur != nil && r.cur.gerund && r.cur.kind != record.Sign && (r.cur.act == nil || r.cur.act.Kind != record.Sign) && d.is(p, ",", "and", ";", "or") && !(report && d.is(p, ",") && act.Say) {
		if d.is(p, "and") && r.afterVerb(p) {
			return
		}
		r.part(g)
		return
	}
	quoted := d.is(p, "”", "\"") && d.is(p-1, ",") // “We agree,” adding
	if d.is(p, ",") || quoted || d.is(p, "and", "while", "whilst", "but", "–", "—") {
		if !report {
			return
		}
		if d.is(p, ",") && d.is(patEnd-1, "way") && !act.Say {
			if r.cur != nil {
				r.cur.to = min(r.cur.to, p) // ", clearing the way for"
			}
			return
		}
		if r.cur != nil && r.cur.act != nil && d.is(p, ",") && r.ofThing(g) {
			return
		}
		if d.is(p, "and") && (r.cur == nil || r.cur.verb.form != ing) && !d.is(p-1, ",") {
			return
		}
		if r.cur != nil && len(r.cur.who.by) > 0 {
			who := r.cur.who
			r.statement(g, who, act, patEnd, "participle")
		} else if r.subjOK && (d.is(p, ",") || d.is(p, "while")) && r.main != nil {
			r.statement(g, r.subj, act, patEnd, "participle")
		}
		return
	}
	if r.cur != nil && d.class(p, lexicon.Prep) && g.from-r.cur.contentFrom <= 3 && !d.is(p, "by", "after", "before", "since", "while") {
		r.cur.gerund = true
	} else if r.cur != nil && g.from == r.cur.contentFrom {
		r.cur.gerund = true
	}
}

// ofThing tells whether a participle behind a comma says what a thing holds that
// was just named: "signed a plan, envisaging ten visits", "agreed on a list,
// comprising ten points".
func (r *sentenceReader) ofThing(g *verbGroup) bool {
	if !r.d.among(g.head, lexicon.ListHolds) {
		return false
	}
	k := r.cur.act.Kind
	return k == record.Sign || k == record.Agree
}

// afterVerb tells whether the word before the conjunction at p is a verb
// itself, so that both share one object: "develop and expand cooperation".
func (r *sentenceReader) afterVerb(p int) bool {
	d := r.d
	q := d.before(p, r.from)
	return q >= r.from && d.class(q, lexicon.Base|lexicon.Ing) && d.toks[q].ment == nil && !d.class(q, lexicon.NounToo) || q >= r.from && d.class(q, lexicon.Base|lexicon.Ing) && d.class(q-1, lexicon.Modal) || q >= r.from && d.is(q-1, "to") && d.class(q, lexicon.Base)
}

// part enters a further verb phrase of the current statement's content.
func (r *sentenceReader) part(g *verbGroup) {
	cur := r.cur
	base := cur
	if cur.base != nil {
		base = cur.base
	}
	if base.act == nil {
		if a, e := r.d.actOf(*g, r.end); a != nil && a.Object && a.Kind.Class() != record.Tell {
			r.statement(g, cur.who, a, e, "further verb phrase")
			return
		}
	}
	st := r.d.scratch.statements.put(statement{from: g.from, contentFrom: g.from, verb: *g, act: base.act, rule: "further verb phrase", who: cur.who, kind: cur.kind, base: base, inf: cur.inf, gerund: cur.gerund, embed: cur.embed, lines: base.lines})
	r.add(st, r.separator(g.from))
}

// inf handles "to" with a verb.
func (r *sentenceReader) inf(g *verbGroup) {
	d := r.d
	if r.cur == nil {
		return
	}
	p := d.before(g.from, r.from)
	sep := p >= r.from && (d.is(p, ",", "and", "or", ";", "but") || d.asWellAs(p))
	if sep && r.cur.inf && !(g.passive && d.is(p, ",")) && r.splits() {
		r.part(g)
		return
	}
	if !sep && !r.cur.inf && g.from-r.cur.contentFrom <= 14 && r.cur.embed == nil {
		r.cur.inf = true
	} else if g.from <= r.cur.contentFrom+1 {
		r.cur.inf = true
	}
}

// bare handles a base form that goes on with an infinitive or a modal.
func (r *sentenceReader) bare(g *verbGroup) {
	d := r.d
	if r.cur == nil {
		return
	}
	p := d.before(g.from, r.from)
	if p < r.from || !d.is(p, ",", "and", "or", ";", "but") {
		if r.cur.embed == nil {
			e := *g
			r.cur.embed = &e
		}
		return
	}
	if d.is(p, "and", "or") && r.afterVerb(p) {
		return
	}
	open := r.cur.inf || r.cur.verb.modal >= 0 || r.cur.embed != nil && (r.cur.embed.modal >= 0 || r.cur.embed.form == bare)
	if open && r.splits() {
		r.part(g)
	}
}

// splits tells whether each verb phrase of the current statement's content is
// a statement.
func (r *sentenceReader) splits() bool {
	cur := r.cur
	base := cur
	if cur.own && cur.embed != nil {
		k := r.d.clauseKind(cur, *cur.embed)
		return k.Class() == record.Decide || k.Class() == record.Ask
	}
	if cur.base != nil {
		base = cur.base
	}
	if base.act == nil {
		return base.kind.Class() == record.Decide
	}
	if base.act.Split || base.act.Carry && base.inf {
		k := r.d.kindOf(base)
		return k.Class() == record.Decide || k.Class() == record.Ask || k == record.Discuss && base.act.Split
	}
	if base.embed != nil {
		k := r.d.clauseKind(base, *base.embed)
		return k.Class() == record.Decide || k.Class() == record.Ask
	}
	return false
}

// splitContent finds further verb phrases within a list item.
func (d *doc) splitContent(st *statement, from, end int) {
	r := &sentenceReader{d: d, from: from, end: end, cur: st, first: len(d.stmts)}
	for _, g := range d.verbGroups(from, end) {
		if g.from <= st.verb.from {
			continue
		}
		p := d.before(g.from, from)
		if (g.form == inf || g.form == bare) && d.is(p, ",", "and", ";") && !r.afterVerb(p) {
			r.part(&g)
		}
	}
}

package reader

import (
	"rapporteur/lexicon"
	"rapporteur/record"
)

// nominal handles a main clause with "be" in which a noun tells what is done:
// "Kenya's position was that", "It is the hope of both sides that", "There was a
// request from the Finnish side for", "Among the ideas of the hosts was". Whose
// it is must be told, but for what only both can do.
func (r *sentenceReader) nominal(g *verbGroup) bool {
	d := r.d
	if g.lemma != "be" || g.passive || g.modal >= 0 || g.pluperfect || len(d.sides) == 0 {
		return false
	}
	var n told
	switch {
	case d.is(g.from-1, "there") && g.from-1 == r.from:
		n = r.thereIs(g)
	case d.is(g.from-1, "it") && g.from-1 == r.from:
		n = r.itIs(g)
	case d.is(r.from, "among"):
		n = d.toldNoun(r.from+1, g.from)
		if n.kind == record.Propose && len(n.who.by) == 0 {
			n.who = d.all() // "Among the recommendations of the talks"
		}
	case d.is(g.to, "among"):
		n = d.toldNoun(g.to+1, r.end)
	case d.is(g.to, "that", "to", "for"):
		n = d.toldNoun(r.from, g.from)
	}
	if n.kind == "" || len(n.who.by) == 0 {
		return false
	}
	st := &statement{from: r.from, contentFrom: n.end, verb: *g, rule: "noun that is told", who: n.who, kind: n.kind, lines: n.lines}
	if n.kind == record.Affirm && d.is(g.to, "that") {
		st.own, st.contentFrom = true, g.to
		for i := range r.groups { // the content decides
			if o := &r.groups[i]; o.from > g.to && o.form == finite {
				st.embed = o
				break
			}
		}
	}
	r.add(st, r.from)
	if st.own && st.embed != nil {
		if k := d.clauseKindFrom(st, g.to+1); k != record.Report {
			st.kind = k
		}
		st.own, st.embed = false, nil
	}
	r.main, r.subj, r.subjOK = g, n.who, true
	return true
}

// told is a noun by which something is told.
type told struct {
	kind  record.Kind
	at    int
	end   int // the token behind it
	who   actor
	lines []*lexicon.Line
}

// clauseKindFrom settles the kind of a statement by its that-clause, which
// begins at from.
func (d *doc) clauseKindFrom(st *statement, from int) record.Kind {
	in := *st
	in.from, in.contentFrom = from, from
	return d.clauseKind(&in, *st.embed)
}

// actNounAt returns the noun that is an act at token i, "" for its kind where
// none stands there.
func (d *doc) actNounAt(i, end int) told {
	if d.among(i, lexicon.ListMessage) {
		return told{kind: record.Affirm, at: i, end: i + 1}
	}
	if d.among(i, lexicon.ListAim) {
		return told{kind: record.Hope, at: i, end: i + 1}
	}
	if d.formAt[i] == d.formAt[i+1] {
		return told{}
	}
	n, k := d.lex.ActNouns.Longest(d.formsFrom(i, end))
	if k == 0 {
		return told{}
	}
	return told{kind: n.Kind, at: i, end: d.tokensOf(i, k), lines: []*lexicon.Line{n.Line}}
}

// toldNoun finds a noun that is an act in the phrase [from, to), and whose it is.
func (d *doc) toldNoun(from, to int) told {
	for i := from; i < min(to, from+8); i++ {
		if d.class(i, lexicon.Prep) && i > from || d.punct(i) {
			break
		}
		n := d.actNounAt(i, to)
		if n.kind == "" || n.end < to && d.plainNoun(n.end) {
			continue
		}
		if n.kind == record.Agree || n.kind == record.Discuss || n.kind == record.Sign {
			return told{}
		}
		n.who = d.whose(n, from, to)
		return n
	}
	return told{}
}

// whose returns whose noun it is: "Kenya's position", "the position of the
// hosts", "an idea floated by Finland".
func (d *doc) whose(n told, from, to int) actor {
	if who, ok := d.ownerBefore(n.at, from); ok {
		return who
	}
	for i := n.end; i+1 < min(to, n.end+8); i++ {
		if m := d.toks[i+1].ment; m != nil && m.from == i+1 && (d.is(i, "of", "by", "from", "among", "between") || d.is(i, "on") && m.kind == mSides) {
			m = d.lastOf(m, to)
			if who, ok := d.resolve(m); ok && m.kind != mTalks && m.kind != mBody && m.kind != mIt {
				return who
			}
			return actor{}
		}
		if d.is(i, "that", ",", "for", "on") || d.is(i, "to") && d.class(i+1, lexicon.Base|lexicon.Be) {
			break
		}
	}
	return actor{}
}

// itIs reads "It is the hope of both sides that", "It was Kenya's wish to".
func (r *sentenceReader) itIs(g *verbGroup) told {
	d := r.d
	n := d.toldNoun(g.to, r.end)
	if n.kind == "" {
		return told{}
	}
	for i := n.end; i < min(r.end, n.end+8); i++ {
		if d.is(i, "that", "to") {
			return n
		}
	}
	return told{}
}

// thereIs reads "There was agreement on", "There was praise from the hosts for".
func (r *sentenceReader) thereIs(g *verbGroup) told {
	d := r.d
	shared := false
	for i := g.to; i < min(r.end, g.to+6); i++ {
		if d.is(i, "no", "not", "little") || d.class(i, lexicon.Prep) || d.punct(i) {
			break
		}
		shared = shared || d.among(i, lexicon.ListShared)
		talks := d.among(i, lexicon.ListExchange)
		n := d.actNounAt(i, r.end)
		if talks {
			n = told{kind: record.Discuss, at: i, end: i + 1}
		}
		if n.kind == "" || n.end < r.end && !talks && d.plainNoun(n.end) {
			continue
		}
		n.who = d.whose(n, g.to, r.end)
		both := n.kind == record.Agree && d.is(n.end, "on", "that", "to", "about", "as", "among", "between", "over") || talks && r.topicBehind(n.end)
		if (talks || n.kind == record.Agree) && !both {
			return told{}
		}
		if both || shared {
			n.who = d.all()
		}
		return n
	}
	return told{}
}

// topicBehind tells whether a topic follows a word for talks at token i: "about
// drones".
func (r *sentenceReader) topicBehind(i int) bool {
	for ; i < r.end && !r.d.punct(i); i++ {
		if r.d.is(i, "about", "on", "over", "concerning", "regarding") || r.d.is(i, "of") && r.d.is(i-1, "discussion") {
			return true
		}
	}
	return false
}

// inverted handles "Also discussed was the debt", "Nor was the debt forgotten".
func (r *sentenceReader) inverted() {
	d := r.d
	if r.signedFirst() {
		return
	}
	if len(d.sides) == 0 || !d.is(r.from, "in", "also", "nor", "further", "finally", "not", "equally", "likewise") {
		return
	}
	who, kind, act := d.all(), record.Discuss, (*lexicon.Act)(nil)
	i := d.adverb(r.from, r.end)
	if d.is(r.from, "nor") {
		i = r.from + 1
		if !d.class(i, lexicon.Be) || !d.anyAmong(d.sents[r.si], lexicon.ListForgotten) {
			return
		}
	} else {
		switch {
		case d.is(r.from, "in"):
			if i = r.from + 2; !d.is(r.from+1, "focus") {
				return
			}
		case d.is(r.from, "not"):
			if i = r.from + 1; !d.among(i, lexicon.ListForgotten) {
				return
			}
			i++
		case d.is(i, "under", "up") && d.is(i+1, "discussion", "for"):
			for i += 2; i < r.end && d.is(i, "discussion", "consideration", "review"); i++ {
			}
		case d.class(i, lexicon.Participle):
			m := d.toks[min(i+2, r.end-1)].ment
			if a := d.sayAct(i); d.is(i+1, "by") && m != nil && m.from == i+2 && a != nil {
				one, ok := d.resolve(m)
				if !ok {
					return
				}
				who, kind, act, i = one, a.Kind, a, m.to
			} else if !d.discusses(d.toks[i].w.Lemma) {
				return
			}
		default:
			return
		}
		for i < r.end && !d.class(i, lexicon.Be) && i < r.from+9 {
			i++
		}
		if !d.is(i, "was", "were") {
			return
		}
	}
	st := &statement{from: r.from, contentFrom: i + 1, verb: verbGroup{from: i, head: i, to: i + 1, form: finite, modal: -1, past: true, lemma: "be"}, act: act, rule: "topic behind its verb", who: who, kind: kind}
	r.add(st, r.from)
	r.subj, r.subjOK, r.main = who, true, &st.verb
	for len(r.groups) > 0 && r.groups[0].from <= i {
		r.groups = r.groups[1:]
	}
}

// signedFirst handles "Signed at the close was a letter of intent", and reports
// whether the sentence is one.
func (r *sentenceReader) signedFirst() bool {
	d := r.d
	if len(d.sides) == 0 || !d.class(r.from, lexicon.Participle) || !d.among(r.from, lexicon.ListSign) {
		return false
	}
	for i := r.from + 1; i+2 < min(r.end, r.from+12) && !d.punct(i); i++ {
		if !d.is(i, "was", "were") || !d.class(i+1, lexicon.Det) && d.number(i+1) == 0 {
			continue
		}
		act := d.sayAct(r.from)
		if act == nil {
			return false
		}
		st := &statement{from: r.from, contentFrom: i + 1, verb: verbGroup{from: i, head: i, to: i + 1, form: finite, modal: -1, past: true, lemma: "be"}, act: act, rule: "topic behind its verb", who: d.all(), kind: act.Kind, lines: []*lexicon.Line{act.Line}}
		r.add(st, r.from)
		r.subj, r.subjOK, r.main = d.all(), true, &st.verb
		for len(r.groups) > 0 && r.groups[0].from <= i {
			r.groups = r.groups[1:]
		}
		return true
	}
	return false
}

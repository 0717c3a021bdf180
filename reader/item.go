package reader

import (
	"slices"
	"strconv"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// ruleActorItem is the rule by which actorItem reads.
const ruleActorItem = "list item of an actor"

// openIntro opens a list where a sentence ends in a colon.
func (d *doc) openIntro(si, n int) {
	s := d.sents[si]
	if who, at, ok := d.willIntro(s); ok {
		if len(d.stmts) > n {
			last := d.stmts[len(d.stmts)-1]
			if last.from < at {
				last.to = min(last.to, d.trimConj(last.from, d.trimEnd(last.from, at)))
			}
		}
		kind := record.Agree
		if !who.joint {
			kind = record.Pledge
		}
		d.ctx.intro, d.ctx.introAt = &statement{from: at, to: s.to - 1, contentFrom: s.to - 1, who: who, kind: kind, rule: "list behind will"}, s.block
		return
	}
	if len(d.stmts) == n && len(d.sides) > 0 && d.is(s.to-1, ":") && d.anyAmong(s, lexicon.ListOutcomeNoun) {
		d.ctx.intro, d.ctx.introAt = &statement{from: s.from, to: s.to - 1, contentFrom: s.to - 1, who: d.all(), kind: record.Agree, rule: "list of outcomes"}, s.block
		d.ctx.introWho = actor{}
		return
	}
	if m := d.toks[max(s.to-2, s.from)].ment; d.is(s.to-1, ":") && m != nil && m.to == s.to-1 && m.from > s.from && d.is(m.from-1, ",") && !d.hasFinite(s.from, s.to) {
		if who, ok := d.resolve(m); ok { // "Having considered the report, the Commission:"
			d.ctx.intro, d.ctx.introWho = nil, who
			return
		}
	}
	opens := d.is(s.to-1, ":") || !d.punct(s.to-1) && si+1 < len(d.sents) && d.sents[si+1].block != s.block && d.blocks[d.sents[si+1].block].Kind == text.Item && d.blocks[s.block].Kind == text.Paragraph
	if len(d.stmts) > n && s.to > s.from && opens && len(d.ctx.quoteWho.by) == 0 {
		d.ctx.intro, d.ctx.introAt = d.stmts[len(d.stmts)-1], s.block
		return
	}
	if len(d.stmts) > n && d.stmts[len(d.stmts)-1].rule == ruleActorItem && !d.is(s.to-1, ":") {
		return // the next paragraph may be an item too
	}
	if d.blocks[s.block].Kind != text.Item && (d.blocks[s.block].Marker == "" || d.is(s.to-1, ":")) {
		d.ctx.intro = nil
		d.ctx.introWho = actor{}
		if len(d.stmts) == n && d.is(s.to-1, ":") {
			start, _, _ := d.frames(s.from, s.to)
			if k := s.to - 2; k > s.from && d.meetings[0].acronym != "" && d.raw(k) == d.meetings[0].acronym && len(d.sides) > 0 {
				d.ctx.introWho = d.all() // "the JBC:"
			}
			for i := s.to - 2; i >= start && i > s.to-8; i-- {
				if m := d.toks[i].ment; m != nil && m.to == i+1 {
					if len(d.verbGroups(start, s.to)) == 0 {
						d.ctx.introWho, _ = d.resolve(m)
					}
					break
				}
			}
		}
	}
}

// willIntro finds "the two countries will:" at a sentence's end, with where
// its clause begins.
func (d *doc) willIntro(s sentence) (actor, int, bool) {
	i := s.to - 2
	if i <= s.from || !d.is(s.to-1, ":") || !d.is(i, "will", "shall") {
		return actor{}, 0, false
	}
	m := d.toks[i-1].ment
	if m == nil {
		return actor{}, 0, false
	}
	who, ok := d.resolve(m)
	at := m.from
	for at > s.from && !d.is(at, ",") && m.from-at < 4 {
		at--
	}
	if !d.is(at, ",") {
		at = m.from
	}
	return who, at, ok
}

// listItem reads a list item that goes on with the sentence in front of the
// list, and reports whether the sentence was one.
func (d *doc) listItem(si int) bool {
	s := d.sents[si]
	in := d.ctx.intro
	if who := d.ctx.introWho; len(who.by) > 0 && (d.blocks[s.block].Kind == text.Item || d.blocks[s.block].Marker != "" || d.opensInPast(si)) {
		return d.actorItem(si, who)
	}
	if in == nil || d.blocks[s.block].Kind != text.Item && d.blocks[s.block].Marker == "" {
		return false
	}
	if n := d.numbered(d.ctx.introAt); n > 0 && d.numbered(s.block) > n {
		d.ctx.intro = nil // its list was marked otherwise: "4. They decided to: (a) ... 5. ..."
		return false
	}
	i, end := s.from, d.trimEnd(s.from, s.to)
	if end > i && d.is(end-1, "and", "or") {
		end = d.trimEnd(i, end-1)
	}
	if si > 0 && d.sents[si-1].block == s.block {
		return false // a second sentence of an item stands by itself
	}
	j := d.adverb(i, end)
	verb := d.is(j, "to") && d.class(j+1, lexicon.Base|lexicon.Be) ||
		d.class(j, lexicon.Base) && (!d.class(j, lexicon.NounToo) || d.class(j+1, lexicon.Det|lexicon.PossPron|lexicon.Adv) || d.toks[min(j+1, len(d.toks)-1)].name != "") ||
		d.opensVerbs(in) && (d.class(j, lexicon.Base) || d.toks[j].w == nil && d.class(j+1, lexicon.Det|lexicon.PossPron)) && !d.class(j+1, lexicon.Prep|lexicon.Conj) && !d.punct(j+1) ||
		d.class(j, lexicon.Ing) && (d.class(j+1, lexicon.Det|lexicon.PossPron) || !d.class(j, lexicon.NounToo|lexicon.Post) && !d.class(j+1, lexicon.Prep) && j+1 < end && in.kind.Class() != record.Tell)
	if verb && in.kind.Class() != record.Tell && in.kind.Class() != record.Judge && !in.mandate(d) {
		g, _ := d.verbGroup(j, j, end, nil)
		if g.to <= j {
			g = verbGroup{from: j, head: j, to: j + 1, form: bare, modal: -1}
		}
		if in.bareIntro(d) || d.opensVerbs(in) {
			d.dropBare(in)
		}
		st := &statement{from: i, to: end, contentFrom: i, verb: g, act: in.act, rule: "list item", who: in.who, kind: in.kind, base: in, frame: in.frame, inf: true, lines: in.lines}
		d.stmts = append(d.stmts, st)
		d.splitContent(st, i, end)
		return true
	}
	groups := d.verbGroups(i, end)
	if in.bareIntro(d) && in.kind.Class() != record.Tell && in.kind.Class() != record.Judge && (len(in.items) == 0) && d.clauseItem(groups, i, end) {
		d.dropIntro()
		st := &statement{from: i, to: end, contentFrom: i, act: in.act, rule: "clause in a list", who: in.who, kind: in.kind, base: in, lines: in.lines}
		d.stmts = append(d.stmts, st)
		return true
	}
	for _, g := range groups {
		if g.form == finite {
			sub := d.subjectOf(g, i)
			if a, _ := d.actOf(g, end); sub.m != nil && a != nil || g.modal >= 0 {
				if in.bareIntro(d) {
					d.dropIntro()
				}
				return false
			}
		}
	}
	in.to = end
	in.items = append(in.items, [2]int{i, end})
	if !slices.Contains(d.stmts, in) {
		d.stmts = append(d.stmts, in)
	}
	return true
}

// opensInPast tells whether a paragraph begins with a verb in the past, as
// items do that no marks set off: "Welcomed the opening of the road."
func (d *doc) opensInPast(si int) bool {
	s := d.sents[si]
	return si == d.opens[s.block] && d.class(d.adverb(s.from, s.to), lexicon.Past)
}

// actorItem reads a list item that goes on with "The two Ministers:": a verb
// with its content. It reports whether the item was one.
func (d *doc) actorItem(si int, who actor) bool {
	s := d.sents[si]
	end := d.trimEnd(s.from, s.to)
	end = d.trimConj(s.from, end)
	i := d.adverb(s.from, end)
	if i < end && d.is(i, "have", "has") {
		i = d.adverb(i+1, end)
	}
	if i >= end || !d.class(i, lexicon.Past|lexicon.Third|lexicon.Base) {
		return false
	}
	g := verbGroup{from: i, head: i, to: i + 1, form: finite, modal: -1, lemma: d.toks[i].w.Lemma, past: d.class(i, lexicon.Past)}
	act, patEnd := d.actOf(g, end)
	if act == nil || act.Aside {
		return false
	}
	r := &sentenceReader{d: d, si: si, from: s.from, end: end, first: len(d.stmts), subj: who, subjOK: true}
	r.statement(&g, who, act, patEnd, ruleActorItem)
	r.groups = d.verbGroups(g.to, end)
	r.chain()
	r.close()
	return true
}

// opensVerbs tells whether an intro ends in "to:" or "will:", so that every
// item begins with a verb.
func (d *doc) opensVerbs(in *statement) bool {
	end := in.to
	for end > in.from && d.punct(end-1) {
		end--
	}
	return d.is(end-1, "to") || d.is(end-1, "will", "shall") || in.rule == "list behind will" || end < len(d.toks) && d.is(end, "to", "will", "shall")
}

// clauseItem tells whether a list item is a clause that goes on with "directed
// that:": a noun with "be" or a plain verb, or a finite verb.
func (d *doc) clauseItem(groups []verbGroup, i, end int) bool {
	for k := i; k < end && k < i+22; k++ {
		if d.is(k, "be") && !d.is(k-1, "to") && !d.class(k-1, lexicon.Modal) {
			return true
		}
	}
	for _, g := range groups {
		if g.form == finite && g.modal < 0 || g.form == finite && d.is(g.modal, "should", "will", "shall") {
			a, _ := d.actOf(g, end)
			return a == nil || a.Aside || g.passive && g.modal >= 0 // "A working group will be established"
		}
		if g.form == bare {
			return true
		}
	}
	for k := i; k+1 < end && k < i+12; k++ {
		if m := d.toks[k].ment; m != nil && m.from == k {
			return d.class(m.to, lexicon.Base) && d.objectAfter(m.to, end)
		}
	}
	return false
}

// mandate tells whether a statement sets something up whose tasks the list
// tells: the list belongs to it.
func (st *statement) mandate(d *doc) bool {
	for i := st.contentFrom; i < st.to; i++ {
		if d.among(i, lexicon.ListMandate) {
			return true
		}
	}
	return false
}

// bareIntro tells whether an intro says nothing by itself: "Both sides
// agreed:", "decided as follows:".
func (st *statement) bareIntro(d *doc) bool {
	n := 0
	for i := st.contentFrom; i < st.to; i++ {
		if !d.punct(i) && !d.among(i, lexicon.ListListIntro) {
			n++
		}
	}
	return n == 0
}

// dropIntro takes back an intro whose items are statements themselves.
func (d *doc) dropIntro() {
	if in := d.ctx.intro; in != nil && len(in.items) == 0 && in.bareIntro(d) {
		d.dropBare(in)
	}
}

// dropBare takes back an intro that says nothing by itself.
func (d *doc) dropBare(in *statement) {
	for i := len(d.stmts) - 1; i >= 0; i-- {
		if d.stmts[i] == in {
			d.stmts = slices.Delete(d.stmts, i, i+1)
			return
		}
	}
}

// numbered returns the number that a block is marked with, 0 where it is not:
// "4." or "4)".
func (d *doc) numbered(block int) int {
	n, _ := strconv.Atoi(strings.Trim(d.blocks[block].Marker, ".)"))
	return n
}

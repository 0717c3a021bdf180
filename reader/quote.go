package reader

import (
	"rapporteur/record"
	"rapporteur/text"
)

// quoted reads a sentence of a paragraph in quotation marks behind "Minister
// X said:", or one that goes on with a quotation, and reports whether it was
// one.
func (d *doc) quoted(si int) bool {
	s := d.sents[si]
	dashed, goesOn := false, false
	who := d.ctx.quoteWho
	if len(who.by) == 0 {
		who = d.signedBy(si)
	}
	if len(who.by) == 0 {
		who, dashed = d.dashSpeaker(si)
	}
	if len(who.by) == 0 && (d.quoteGoesOn(s) || d.voiceCarries(s.block)) {
		who, goesOn = d.ctx.voice, true
	}
	from := s.from
	if len(who.by) == 0 {
		if who, from = d.colonSpeaker(si); len(who.by) > 0 {
			goesOn = true
		}
	}
	if len(who.by) == 0 {
		return false
	}
	first := d.blockStart(si)
	if !dashed && !goesOn && !d.is(first, "“", "\"") && d.blocks[s.block].Marker != ">" && !d.inOwnWords(si) {
		d.ctx.quoteWho = actor{}
		return false
	}
	from = max(from, s.from)
	for from < s.to && d.punct(from) {
		from++
	}
	end := d.trimEnd(from, s.to)
	for end > from && d.punct(end-1) {
		end--
	}
	if said := d.saidIn(from, s.to); said || end-from < 4 {
		if said && dashed {
			d.readSentence(si)
		}
		return dashed
	}
	for from < end {
		to := from + 1
		for to < end && !d.is(to, ".", "!", "?") {
			to++
		}
		if at := d.furtherClause(from, to); at > 0 {
			d.quotedClause(from, d.trimConj(from, at), who)
			from = at
		}
		d.quotedClause(from, to, who)
		from = to + 1
	}
	return true
}

// inOwnWords tells whether a paragraph speaks as "I" or "we", as statements do
// that releases give without quotation marks: "Minister X said:".
func (d *doc) inOwnWords(si int) bool {
	b := d.sents[si].block
	for k := d.opens[b]; k < min(d.opens[b+1], d.opens[b]+4); k++ {
		for i := d.sents[k].from; i < d.sents[k].to; i++ {
			if d.is(i, "i", "we", "our", "my") {
				return true
			}
		}
	}
	return false
}

// quoteGoesOn tells whether a sentence goes on with what somebody was quoted
// with: “We met,” he said. “We will meet again.”
func (d *doc) quoteGoesOn(s sentence) bool {
	return len(d.ctx.voice.by) == 1 && d.ctx.voiceIn == s.block && (d.ctx.open || d.is(s.from, "“", "\""))
}

// voiceCarries tells whether a paragraph in quotation marks goes on with what
// was quoted in the one before it: nobody is said to speak in it.
func (d *doc) voiceCarries(block int) bool {
	first := d.opens[block]
	if d.joint || len(d.ctx.voice.by) != 1 || d.ctx.voiceIn != block-1 || !d.is(d.sents[first].from, "“", "\"") {
		return false
	}
	if st := d.stmts[len(d.stmts)-1]; !st.attributed || st.who.person != d.ctx.voice.person {
		return false
	}
	for _, s := range d.sents[first:d.opens[block+1]] {
		if d.saidIn(s.from, s.to) {
			return false
		}
	}
	return true
}

// followQuote notes who is quoted in a sentence, and whether the quotation is
// still open behind it. The statements from n on are the sentence's.
func (d *doc) followQuote(s sentence, n int) {
	if !d.ctx.quotes {
		return
	}
	if s.block != d.ctx.voiceIn {
		if !d.voiceCarries(s.block) {
			d.ctx.voice = actor{}
		}
		d.ctx.voiceIn, d.ctx.open = s.block, false
	}
	marks := d.ctx.open
	for i := s.from; i < s.to; i++ {
		switch {
		case d.toks[i].Shape != text.Punct:
		case d.is(i, "“"):
			d.ctx.open, marks = true, true
		case d.is(i, "”"):
			d.ctx.open, marks = false, true
		case d.is(i, "\""):
			d.ctx.open, marks = !d.ctx.open, true
		}
	}
	if !marks {
		d.ctx.voice = actor{}
		return
	}
	for _, st := range d.stmts[min(n, len(d.stmts)):] {
		if st.who.person != nil && len(st.who.by) == 1 && (st.attributed || st.act != nil && st.act.Say) {
			d.ctx.voice = st.who
		}
	}
}

// furtherClause returns where a clause of those who speak begins that does
// something of its own behind another: "We met, and we will meet again", 0
// where there is none.
func (d *doc) furtherClause(from, to int) int {
	for _, g := range d.verbGroups(from, to) {
		if g.form != finite {
			continue
		}
		m := d.subjectOf(g, from).m
		if m == nil || m.kind != mWe || m.from < from+4 || d.breakBefore(m.from, from) != ", and" {
			continue
		}
		if a, _ := d.actOf(g, to); a != nil && !a.Aside || g.modal >= 0 && d.is(g.modal, "will", "shall") {
			return m.from
		}
	}
	return 0
}

// quotedClause enters one sentence of a quoted paragraph.
func (d *doc) quotedClause(from, to int, who actor) {
	if to-from < 4 {
		return
	}
	st := &statement{from: from, to: to, contentFrom: from, rule: "quoted paragraph", who: who, kind: record.Affirm, attributed: true, own: true}
	for _, g := range d.verbGroups(from, to) {
		if g.form == finite {
			st.embed, st.verb = &g, g
			break
		}
	}
	if k := d.directive(from, to); k != "" {
		st.kind, st.own, st.rule = k, false, directive
	}
	d.stmts = append(d.stmts, st)
}

// colonSpeaker returns who speaks in a paragraph that opens with his name, a
// colon and a quotation mark, and the token behind the colon: "Minister X: “We
// are glad. We thank Y.”".
func (d *doc) colonSpeaker(si int) (actor, int) {
	first := d.blockStart(si)
	if !d.ctx.quotes || !d.capital(first) {
		return actor{}, 0
	}
	to := d.sents[d.opens[d.sents[si].block]].to
	for i := first; i < min(to, first+2*far) && !d.finiteAt(i); i++ {
		if !d.is(i, ":") {
			continue
		}
		m := d.toks[max(i-1, 0)].ment
		if i == first || m == nil || m.person == nil || !d.is(i+1, "“", `"`) {
			break
		}
		return d.ofPerson(m.person), i + 1
	}
	return actor{}, 0
}

// dashSpeaker returns who says a paragraph that a dash opens: "– We need
// this. It is urgent, says Minister X".
func (d *doc) dashSpeaker(si int) (actor, bool) {
	b := d.sents[si].block
	if m := d.blocks[b].Marker; m != "–" && m != "—" && m != "-" {
		return actor{}, false
	}
	for last := min(d.opens[b+1], si+far); si < last; si++ {
		if who, _, _, _, ok := d.attributionIn(d.sents[si].from, d.sents[si].to); ok {
			return who, true
		}
	}
	return actor{}, false
}

// signedBy returns who stands under a paragraph in quotation marks: "– The
// Hon. Jane Roe, Minister of Defence".
func (d *doc) signedBy(si int) actor {
	b := d.sents[si].block
	if !d.is(d.blockStart(si), "“", "\"") || b+1 >= len(d.blocks) {
		return actor{}
	}
	next := d.opens[b+1]
	if next >= len(d.sents) || d.sents[next].block != b+1 || d.sents[next].to-d.sents[next].from > 24 {
		return actor{}
	}
	if d.hasFinite(d.sents[next].from, d.sents[next].to) {
		return actor{}
	}
	for i := d.sents[next].from; i < min(d.sents[next].from+3, d.sents[next].to); i++ {
		if m := d.toks[i].ment; m != nil && m.person != nil {
			return d.ofPerson(m.person)
		}
	}
	return actor{}
}

// openQuote notes who speaks where a sentence ends in "said:".
func (d *doc) openQuote(si int) {
	s := d.sents[si]
	if s.to-2 <= s.from || !d.is(s.to-1, ":") {
		return
	}
	for _, g := range d.verbGroups(s.from, s.to) {
		if g.form != finite || !d.sayVerb(g.head) {
			continue
		}
		if sub := d.subjectOf(g, s.from); sub.m != nil {
			if who, ok := d.resolve(sub.m); ok && len(who.by) == 1 {
				d.ctx.quoteWho = who
				for i := len(d.stmts) - 1; i >= 0 && d.stmts[i].sent == si; i-- {
					if d.stmts[i].from >= s.from && d.stmts[i].from <= g.head {
						d.stmts = append(d.stmts[:i], d.stmts[i+1:]...)
					}
				}
			}
		}
	}
}

// splitQuote enters the sentences of a long quotation but the last, and
// returns where that begins. A short one belongs to its neighbour, unless what
// follows is an act of its own: “We met today. We agreed to build a pier.”
func (d *doc) splitQuote(from, to int, who actor) int {
	const long = 10
	for i := from + 3; i+3 < to; i++ {
		if !d.is(i, ".", "!", "?") || !d.capital(i+1) {
			continue
		}
		if i-from >= long && to-i > long && (!d.is(i+1, "that", "it", "this") || d.is(i+3, "time")) || d.actsAnew(i+1, to) { // "It is time to"
			d.quotedClause(from, i, who)
			from = i + 1
		}
	}
	return from
}

// actsAnew tells whether a sentence of a quotation that begins at token i says
// what those who speak have decided, asked or offered.
func (d *doc) actsAnew(i, to int) bool {
	g, ok := d.firstFinite(i, to)
	if !ok || !g.past && !g.perfect || g.passive {
		return false
	}
	if m := d.subjectOf(g, i).m; m == nil || m.kind != mWe || m.from != i {
		return false
	}
	a, _ := d.actOf(g, to)
	return a != nil && !a.Aside && (a.Kind.Class() == record.Decide || a.Kind.Class() == record.Ask || a.Kind == record.Discuss)
}

// eachSentence reads the sentences of a quotation one by one where it has
// several, and reports whether it has: “The sides discussed fish. They agreed to
// build a pier,” the ministry said.
func (r *sentenceReader) eachSentence() bool {
	d := r.d
	from := r.from
	for i := r.from + 3; i+3 < r.end; i++ {
		if d.is(i, ".") && d.capital(i+1) {
			d.readClause(r, from, i)
			from = i + 1
		}
	}
	if from == r.from {
		return false
	}
	d.readClause(r, from, r.end)
	return true
}

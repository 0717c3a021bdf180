package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// A statement is one act as found: a reporting verb with its speaker and the
// tokens of its content.
type statement struct {
	from, to    int // the quote
	contentFrom int // after the reporting verb and the words that belong to it
	verb        verbGroup
	act         *lexicon.Act // nil where no reporting verb made it
	rule        string
	lines       []*lexicon.Line
	who         actor
	kind        record.Kind
	embed       *verbGroup // the first finite verb of the content
	inf         bool       // the content is infinitives
	gerund      bool       // the content is gerunds
	frame       [2]int     // a topic put in front
	heading     [2]int
	sent        int
	meeting     *meeting
	thanks      bool // praise that thanks or congratulates somebody
	attributed  bool
	base        *statement // the statement of whose content this is a further part
	own         bool       // content is judged by itself, not by base
	prev        *statement
	toParties   []record.Party
	areas       []record.Area
	instruments []string
	forums      []string
	due         record.Date
	items       [][2]int // list items that belong to it
}

// findStatements walks over the sentences and finds what each side does.
func (d *doc) findStatements() {
	d.ctx = context{paragraph: -1, introAt: -1}
	if len(d.sides) == 0 {
		// Nobody is known to meet: single parties can still speak.
		d.sides = nil
	}
	subject := 0
	for si := range d.sents {
		s := d.sents[si]
		b := &d.blocks[s.block]
		for k, m := range d.meetings {
			if m.role != record.Subject {
				break // these come first
			}
			if m.sent == si && k > subject {
				subject = k
			}
		}
		d.ctx.meeting = d.meetings[subject]
		switch b.Kind {
		case text.Rubbish, text.Headline, text.Caption:
			continue
		case text.Heading:
			d.ctx.intro, d.ctx.introWho = nil, actor{}
			if m := d.toks[s.from].ment; m != nil && m.from == s.from && m.to >= d.trimEnd(s.from, s.to) && (m.kind == mSides || m.kind == mBody) {
				d.ctx.introWho, _ = d.resolve(m) // "Participants" over a list
			} else if si > d.body {
				d.ctx.heading = [2]int{s.from, s.to}
			}
			continue
		}
		if d.runInHeading(s, b) {
			d.ctx.heading = [2]int{s.from, s.to}
			continue
		}
		n := len(d.stmts)
		if !d.quoted(si) && !d.listItem(si) {
			d.readSentence(si)
		}
		for i := len(d.stmts) - 1; i >= 0 && d.stmts[i].meeting == nil; i-- { // n may be past them, where an intro was dropped
			st := d.stmts[i]
			st.sent = si
			st.meeting = d.ctx.meeting
			st.heading = d.ctx.heading
		}
		d.remember(s)
		d.openQuote(si)
		d.openIntro(si, n)
	}
	d.finish()
}

// runInHeading tells whether a sentence is a heading in front of a numbered
// paragraph: "1. Hydrography. The two navies ...".
func (d *doc) runInHeading(s sentence, b *text.Block) bool {
	if s.to-s.from > 7 || len(d.verbGroups(s.from, s.to)) > 0 {
		return false
	}
	return s.to-s.from <= 7 && d.toks[s.from].Start == b.Start && d.toks[s.to-1].End < b.End && d.is(s.to-1, ".")
}

// remember notes the persons of a sentence, for pronouns to come.
func (d *doc) remember(s sentence) {
	for i := s.from; i < s.to; i++ {
		if m := d.toks[i].ment; m != nil && m.person != nil && m.from == i {
			d.named(m.person)
		}
	}
}

// quoted reads a sentence of a paragraph in quotation marks behind "Minister
// X said:", and reports whether it was one.
func (d *doc) quoted(si int) bool {
	s := d.sents[si]
	who := d.ctx.quoteWho
	if len(who.by) == 0 {
		who = d.signedBy(si)
	}
	dashed := false
	if len(who.by) == 0 {
		who, dashed = d.dashSpeaker(si)
	}
	if len(who.by) == 0 {
		return false
	}
	first := d.blockStart(si)
	if !dashed && !d.is(first, "“", "\"") && d.blocks[s.block].Marker != ">" {
		d.ctx.quoteWho = actor{}
		return false
	}
	from := s.from
	for from < s.to && d.punct(from) {
		from++
	}
	end := d.trimEnd(from, s.to)
	for end > from && d.punct(end-1) {
		end--
	}
	if _, _, _, _, ok := d.attributionIn(from, s.to); ok || end-from < 4 {
		if ok && dashed {
			d.readSentence(si)
		}
		return dashed
	}
	for from < end {
		to := from + 1
		for to < end && !d.is(to, ".", "!", "?") {
			to++
		}
		d.quotedClause(from, to, who)
		from = to + 1
	}
	return true
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
	d.stmts = append(d.stmts, st)
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
			return ofPerson(m.person)
		}
	}
	return actor{}
}

// blockStart returns the first token of the block of a sentence.
func (d *doc) blockStart(si int) int {
	return d.sents[d.opens[d.sents[si].block]].from
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
	opens := d.is(s.to-1, ":") || !d.punct(s.to-1) && si+1 < len(d.sents) && d.sents[si+1].block != s.block && d.blocks[d.sents[si+1].block].Kind == text.Item && d.blocks[s.block].Kind == text.Paragraph
	if len(d.stmts) > n && s.to > s.from && opens && len(d.ctx.quoteWho.by) == 0 {
		d.ctx.intro, d.ctx.introAt = d.stmts[len(d.stmts)-1], s.block
		return
	}
	if d.blocks[s.block].Kind != text.Item && (d.blocks[s.block].Marker == "" || d.is(s.to-1, ":")) {
		d.ctx.intro = nil
		d.ctx.introWho = actor{}
		if len(d.stmts) == n && d.is(s.to-1, ":") {
			start, _, _ := d.frames(s.from, s.to)
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
	if who := d.ctx.introWho; len(who.by) > 0 && (d.blocks[s.block].Kind == text.Item || d.blocks[s.block].Marker != "") {
		return d.actorItem(si, who)
	}
	if in == nil || d.blocks[s.block].Kind != text.Item && d.blocks[s.block].Marker == "" {
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
	return true
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
	r.statement(&g, who, act, patEnd, "list item of an actor")
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
			return a == nil || a.Aside
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

// A subject is what stands before a finite verb as its subject.
type subject struct {
	m        *mention
	coord    bool // shares the subject of the verb before it
	relative bool
	noun     bool // a noun that is nobody
	from     int  // where it begins
	that     bool
}

// subjectOf finds the subject of a finite verb group in the clause that
// begins at from.
func (d *doc) subjectOf(g verbGroup, from int) subject {
	p := d.before(g.from, from)
	for steps := 0; p >= from && steps < 12; steps++ {
		t := &d.toks[p]
		if m := t.ment; m != nil && m.to == p+1 {
			q := m.from - 1
			if q >= from && d.class(q, lexicon.Prep) && !d.among(q, lexicon.ListNoSubject) && !(d.is(q, "for") && m.kind == mHe) {
				if d.is(q, "of") {
					// "the views of the two sides were"
					k := q - 1
					if k >= from && d.toks[k].ment != nil {
						p = k
						continue
					}
					return subject{m: m, noun: true, from: m.from}
				}
				p = d.before(q, from)
				if p >= from && d.is(p, ",") {
					p--
				}
				continue
			}
			start := d.listStart(m, from)
			if start < m.from && d.obliqueAt(start, from) {
				k := start - 1
				for k > from && !d.class(k, lexicon.Prep) {
					k--
				}
				p = d.before(k, from)
				continue
			}
			if start == m.from && m.kind == mParty && d.is(m.from-1, "and", ",") && m.from-2 >= from && d.toks[m.from-2].ment != nil && d.toks[m.from-2].ment.kind == mParty && d.obliqueAt(d.toks[m.from-2].ment.from, from) {
				p = d.before(d.toks[m.from-2].ment.from-1, from)
				continue
			}
			return subject{m: m, from: start}
		}
		switch {
		case d.is(p, ","):
			k := p - 1
			depth := 0
			for k >= from && !(d.is(k, ",") && depth == 0) {
				if m := d.toks[k].ment; m != nil && m.to == k+1 && m.from > from {
					if q := m.from - 1; m.kind == mPerson && p-k > 1 && (d.class(q, lexicon.Sub) || d.class(q, lexicon.PossPron) && d.class(q-1, lexicon.Sub)) {
						return subject{m: m, from: m.from} // "while Mr X, ... of the Republic of Y, led"
					}
					k = m.from - 1
					continue
				}
				if d.is(k, ")") {
					depth++
				}
				if d.is(k, "(") {
					depth--
				}
				k--
			}
			if k > from && d.toks[k-1].ment != nil && d.toks[k-1].ment.to == k {
				p = k - 1
				continue
			}
			if k > from && p-k < 18 {
				// "X, speaking at the end of the talks, said"
				j := k - 1
				for j > from && !d.is(j, ",") && d.toks[j].ment == nil && k-j < 8 {
					j--
				}
				if m := d.toks[j].ment; m != nil && !d.obliqueAt(m.from, from) {
					return subject{m: m, from: d.listStart(m, from)}
				}
			}
			// "Japan, welcomed": the comma before it closes nothing
			if m := d.toks[max(p-1, from)].ment; m != nil && m.to == p {
				p--
				if k < from || p-k < 2 {
					continue
				}
				continue
			}
			if k > from+1 && p-k > 1 && p-k < 20 && p == d.before(g.from, from) && !d.class(k+1, lexicon.Conj|lexicon.Sub) && !d.anyFinite(from, k) && !d.class(k-1, lexicon.Prep) {
				p = d.before(k, from) // "A protocol, made up of two parts, was signed"
				continue
			}
			return subject{coord: true, from: p + 1}
		case d.asWellAs(p):
			return subject{coord: true, from: p + 1}
		case d.is(p, "and", "or") && d.samePreposition(p, from):
			p = d.before(p, from)
			continue
		case d.is(p, "and") && g.passive && p > from+1 && !d.anyFinite(from, p):
			p = d.before(p, from) // "An agreement and a protocol were signed"
			continue
		case d.is(p, "and", "but", "while", "or", "yet", "then", "nor"):
			return subject{coord: true, from: p + 1}
		case d.is(p, ")"):
			k := p
			for k > from && !d.is(k, "(") {
				k--
			}
			p = k - 1
			continue
		case d.is(p, "”", "\"", "’"):
			k := p - 1
			for k > from && !d.is(k, "“", "\"", "‘") {
				k--
			}
			if k <= from {
				return subject{noun: true, from: from}
			}
			if d.is(p-1, ",") && !d.is(k-1, ",") && p == d.before(g.from, from) {
				p = k - 1 // X, calling it "a route," asked
				for p > from && !d.is(p, ",") {
					p--
				}
				continue
			}
			return subject{noun: true, from: k}
		case d.is(p, "who", "which") || d.is(p, "that") && p == g.from-1 && p > from && !d.class(p-1, lexicon.Verb):
			q := p - 1
			if d.is(q, ",") {
				q--
			}
			if q >= from && d.toks[q].ment != nil {
				return subject{m: d.toks[q].ment, relative: true, from: p}
			}
			return subject{relative: true, from: p}
		case d.is(p, "that", "whether"):
			return subject{that: true, from: p}
		case d.dateWord(p):
			k := p
			for k >= from && (d.dateWord(k) || d.is(k, ",", "and", "-", "–", "(", ")")) {
				k--
			}
			if k >= from && d.among(k, lexicon.ListDateLink) {
				k--
			}
			p = d.before(k+1, from)
			continue
		}
		// A noun: walk over its phrase; behind a preposition it is an adjunct.
		k := p
		for k >= from && d.toks[k].Shape != text.Punct && !d.class(k, lexicon.Prep) && d.toks[k].ment == nil && !d.class(k, lexicon.Conj|lexicon.Sub) && p-k < 8 {
			k--
		}
		if k >= from && d.class(k, lexicon.Prep) && !d.is(k, "of", "as") {
			p = d.before(k, from)
			continue
		}
		if k >= from && d.is(k, "of") {
			p = k - 1
			for p >= from && d.toks[p].ment == nil && d.toks[p].Shape != text.Punct && !d.class(p, lexicon.Prep) && k-p < 6 {
				p--
			}
			if p >= from && d.toks[p].ment != nil && d.toks[p].ment.kind <= mRole && d.toks[p].ment.to == p+1 && k-p == 1 {
				continue
			}
			if p >= from && d.class(p, lexicon.Prep) && !d.is(p, "of", "as") {
				p = d.before(p, from)
				continue
			}
		}
		return subject{noun: true, from: max(k+1, from)}
	}
	return subject{from: from}
}

// anyFinite tells whether a finite verb stands among tokens [from, to).
func (d *doc) anyFinite(from, to int) bool {
	return slices.ContainsFunc(d.verbGroups(from, to), func(g verbGroup) bool { return g.form == finite })
}

// samePreposition tells whether the conjunction at i joins two phrases with
// the same preposition: "on tourism and on youth".
func (d *doc) samePreposition(i, from int) bool {
	for k := i - 1; k >= from && k > i-6; k-- {
		if d.class(k, lexicon.Prep) {
			return d.toks[k].low == d.toks[i+1].low && d.toks[k].low != "of"
		}
	}
	return false
}

// listStart returns where the subject that a mention ends begins: "A, B and
// C".
func (d *doc) listStart(m *mention, from int) int {
	i := m.from
	for i-2 >= from && (d.is(i-1, "and") || d.is(i-1, ",")) {
		k := i - 2
		if d.is(k, ",") {
			k--
		}
		o := d.toks[max(k, from)].ment
		if o == nil || o.to != k+1 || o.kind >= mHe || o.kind == mBody || m.kind >= mHe || m.kind == mBody || d.obliqueAt(o.from, from) || m.kind == mSides && o.kind != mSides {
			break
		}
		if d.is(i-1, ",") && !(o.kind == mParty && m.kind == mParty) {
			break
		}
		i = o.from
	}
	return i
}

func (d *doc) dateWord(i int) bool {
	t := &d.toks[i]
	if t.w != nil && (t.w.Month > 0 && d.capital(i) || t.w.Day > 0 && d.capital(i)) {
		return true
	}
	return d.day(i) > 0 || d.year(i) > 0 || d.among(i, lexicon.ListDateWord)
}

// readSentence finds the statements of one sentence.
func (d *doc) readSentence(si int) {
	s := d.sents[si]
	end := d.trimEnd(s.from, s.to)
	start, frame, lead := d.frames(s.from, end)
	end = d.trimSource(start, end)
	r := &sentenceReader{d: d, si: si, from: start, end: end, frame: frame, first: len(d.stmts)}
	if d.background(s, start) {
		return
	}
	if r.attribution() {
		r.close()
		return
	}
	if d.is(start, "what", "how", "whether") {
		return // "What the Commission decided is set out below"
	}
	r.groups = d.verbGroups(start, end)
	for i := range r.groups {
		if g := &r.groups[i]; g.from >= r.source[0] && g.to <= r.source[1] {
			g.attribution = true
		}
	}
	if lead != nil {
		r.leadParticiple(lead)
	} else if d.joint {
		r.preamble()
	}
	r.chain()
	r.signing()
	r.close()
}

// signing enters "the talks ended with the signing of a memorandum", where no
// other statement holds it.
func (r *sentenceReader) signing() {
	d := r.d
	if len(d.sides) == 0 || !d.held(r.groups) && !(len(r.groups) == 0 && d.anyAmong(d.sents[r.si], lexicon.ListEnded)) {
		return
	}
	for i := r.from + 2; i+2 < r.end; i++ {
		if !d.is(i, "signing", "signature") || !d.is(i+1, "of") || !d.class(i-1, lexicon.Det) || !d.is(i-2, "with", "in", "by", "was", "included", "saw", "featured") {
			continue
		}
		for _, st := range d.stmts[r.first:] {
			if st.from <= i && i < st.to && st.act != nil {
				return
			}
		}
		v := verbGroup{from: i, head: i, to: i + 1, form: ing, modal: -1, lemma: "sign"}
		act, _ := d.actOf(v, r.end)
		if act == nil {
			return
		}
		st := &statement{from: i - 1, to: r.end, contentFrom: i + 2, verb: v, act: act, rule: "the signing of", who: d.all(), lines: []*lexicon.Line{act.Line}}
		d.stmts = append(d.stmts, st)
		return
	}
}

// held tells whether verbs report what has happened.
func (d *doc) held(groups []verbGroup) bool {
	for _, g := range groups {
		if g.form == finite {
			return g.past && g.modal < 0
		}
	}
	return false
}

// preamble handles "recalling our meeting in Turku," and "deeply concerned
// by" in front of what a joint document decides.
func (r *sentenceReader) preamble() {
	d := r.d
	i := d.adverb(r.from, r.end)
	if i >= r.end || !d.class(i, lexicon.Ing|lexicon.Participle) || len(d.sides) == 0 {
		return
	}
	for _, g := range r.groups {
		if g.form == finite && !d.subjectOf(g, r.from).relative {
			return
		}
	}
	g := verbGroup{from: r.from, head: i, to: i + 1, form: ing, modal: -1, lemma: d.toks[i].w.Lemma}
	if !d.class(i, lexicon.Ing) {
		g.form = part
	}
	act, patEnd := d.actOf(g, r.end)
	if act == nil || act.Aside || act.Topic {
		return
	}
	r.statement(&g, d.all(), act, patEnd, "preamble")
	r.subj, r.subjOK = d.all(), true
}

// trimSource takes off what says where the account got it: ", said a press
// release", ", according to a ministry statement", ", the same source added".
func (d *doc) trimSource(from, end int) int {
	for i := end - 1; i > from+4 && i > end-16; i-- {
		if !d.is(i, ",") {
			continue
		}
		j := i + 1
		if d.unknownSource(j, end) {
			return i
		}
		said := d.class(j, lexicon.Past) && d.sayVerb(j) && d.class(j+1, lexicon.Det)
		if d.is(j, "according") && d.is(j+1, "to") {
			said = true
		}
		if !said && !(d.among(end-1, lexicon.ListSourceVerb) || d.among(end-2, lexicon.ListSayVerb) || d.among(j+2, lexicon.ListTellVerb) || d.among(j+3, lexicon.ListTellVerb)) {
			continue
		}
		for k := j; k < min(end, j+7); k++ {
			if d.among(k, lexicon.ListSourceNoun) {
				return i
			}
		}
	}
	return end
}

// unknownSource tells whether tokens [j, end) name a source that is nobody of
// the meeting: "the FCO said", "the Foreign Office announced Tuesday",
// "according to the FCO".
func (d *doc) unknownSource(j, end int) bool {
	if d.is(j, "it") && end-j < 6 && d.class(j+1, lexicon.Past) && d.sayVerb(j+1) {
		return d.attributionEnds(j+2, end) // the statement or the agency
	}
	named := d.is(j, "according") && d.is(j+1, "to")
	if named {
		j += 2
	}
	if end-j > 12 || !d.is(j, "the") || !d.capital(j+1) {
		return false
	}
	for k := j; k < end; k++ {
		switch {
		case d.toks[k].ment != nil, d.is(k, ","):
			return false
		case k > j+1 && d.class(k, lexicon.Past) && d.sayVerb(k):
			return d.attributionEnds(k+1, end)
		}
	}
	return named
}

// frames reads what stands before a sentence's subject: topics, asides,
// times, and a leading participle. It returns where the main clause begins.
func (d *doc) frames(i, end int) (start int, frame [2]int, lead *[2]int) {
	for n := 0; n < 4 && i < end; n++ {
		if d.is(i, "–", "-", "—", "•") {
			i++
			continue
		}
		if d.is(i, "while", "whilst", "when", "in") && d.class(i+1, lexicon.Ing) && !d.is(i, "in") {
			i++
		}
		if d.is(i, "according") && d.is(i+1, "to") {
			break
		}
		class, k := d.lex.Frames.Longest(d.formsFrom(i, end))
		t := &d.toks[i]
		participle := t.w.Is(lexicon.Ing) && !t.w.Is(lexicon.Prep) || t.w.Is(lexicon.Participle) && !t.w.Is(lexicon.Base) && !d.class(i, lexicon.Be)
		prep := t.w.Is(lexicon.Prep) || class != 0 && !participle
		adverb := d.ly(i) || t.w.Is(lexicon.Adv) && !t.w.Is(lexicon.Det)
		if adverb && d.is(i+1, ",") {
			i += 2
			continue
		}
		if !prep && !participle && !d.is(i, "while", "when", "as", "after", "although", "since") {
			break
		}
		if t.w.Is(lexicon.Sub) && !prep && !d.is(i, "as", "after", "while") {
			break
		}
		c := d.commaAfter(i, end)
		if class == lexicon.Aside {
			after := d.tokensOf(i, k)
			if d.is(after, ",") {
				i = after + 1
				continue
			}
			if after < end && d.toks[after].ment != nil && d.toks[after].ment.from == after {
				i = after
				continue
			}
		}
		if c < 0 {
			break
		}
		// A finite verb with its subject before the comma: no frame.
		if prep && d.finiteWithin(i+1, c) && !d.is(i, "as", "after", "since", "before", "until") {
			break
		}
		if d.is(i, "while", "when", "after", "although", "as") && !prep {
			break
		}
		switch {
		case participle && d.class(i+1, lexicon.Modal|lexicon.Be|lexicon.Have):
			return i, frame, lead // "Funding will be sought, he added"
		case participle && class != lexicon.Topic:
			lead = &[2]int{i, c}
		case class == lexicon.Topic:
			frame = [2]int{i, c}
		}
		i = c + 1
	}
	return i, frame, lead
}

// finiteWithin tells whether a finite verb with an actor for subject stands
// in [from, to).
func (d *doc) finiteWithin(from, to int) bool {
	for _, g := range d.verbGroups(from, to) {
		if g.form == finite {
			if s := d.subjectOf(g, from); s.m != nil && !s.relative {
				return true
			}
		}
	}
	return false
}

// commaAfter returns the comma that ends the phrase which begins at i, before
// a new subject; -1 where none does.
func (d *doc) commaAfter(i, end int) int {
	depth := 0
	for k := i + 1; k < end && k < i+70; k++ {
		switch {
		case d.is(k, "(", "“"):
			depth++
		case d.is(k, ")", "”"):
			depth--
		case depth == 0 && d.is(k, ","):
			// the comma before the main clause's subject
			j := k + 1
			for j < end && (d.class(j, lexicon.Adv) && !d.class(j, lexicon.Det) || d.ly(j)) {
				j++
			}
			if j < end && d.toks[j].ment != nil && d.subjectVerb(d.toks[j].ment, end) {
				return k
			}
			if d.class(j, lexicon.Prep|lexicon.Ing) && k-i < 12 && !d.is(j, "including", "of", "to") {
				return k
			}
			if k-i < 14 && d.nounClause(k+1, end) {
				return k
			}
		}
	}
	return -1
}

// subjectVerb tells whether a finite verb follows a mention, with at most an
// apposition or an adverb between.
func (d *doc) subjectVerb(m *mention, end int) bool {
	j := m.to
	for n := 0; j < end && n < 25; n++ {
		if d.class(j, lexicon.Past|lexicon.Third|lexicon.Be|lexicon.Have|lexicon.Modal|lexicon.Base) && d.toks[j].ment == nil && !d.class(j, lexicon.Ing) {
			return true
		}
		switch {
		case d.toks[j].ment != nil:
			j = max(d.toks[j].ment.to, j+1)
			continue
		case d.is(j, ",", "and", "(", ")") || d.class(j, lexicon.Adv|lexicon.Prep|lexicon.Det|lexicon.PossPron|lexicon.Wh) || d.ly(j) || d.dateWord(j):
		case n > 12:
			return false
		}
		j++
	}
	return false
}

// nounClause tells whether a clause with a verb begins at token i: "a
// memorandum was signed".
func (d *doc) nounClause(i, end int) bool {
	for j := i; j < end && j < i+14; j++ {
		if d.class(j, lexicon.Modal|lexicon.Be|lexicon.Have) && j > i {
			return true
		}
		if d.is(j, ",", ";") {
			return false
		}
	}
	return false
}

// background tells whether a sentence is about another time, so that nobody
// says it at the meeting.
func (d *doc) background(s sentence, start int) bool {
	main := d.meetings[0]
	y, _, _ := main.when.start.Parts()
	if y == 0 {
		return false
	}
	for _, w := range d.dates(s.from, start, false) {
		wy, _, _ := w.start.Parts()
		if wy > 0 && wy < y && d.is(w.from-1, "in", "on", "last", "since", "during", "at") && w.from-s.from <= 4 {
			if d.is(w.from-1, "since") {
				continue
			}
			return true
		}
	}
	return false
}

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
	relayed   bool   // the main clause is "the ministry said that"
	spokes    bool   // and it is a spokesperson who said so
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

// finite handles a finite verb: a new statement of the main clause, or part
// of what the current one says.
func (r *sentenceReader) finite(g *verbGroup) {
	d := r.d
	sub := d.subjectOf(*g, r.from)
	act, patEnd := d.actOf(*g, r.end)
	if sub.relative {
		r.relative(g, sub, act, patEnd)
		return
	}
	if r.cur == nil {
		r.mainClause(g, sub, act, patEnd)
		return
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
	tense := r.main != nil && g.past == r.main.past && (g.modal >= 0) == (r.main.modal >= 0) && !g.pluperfect
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
			r.statement(g, r.subj, act, patEnd, "coordinated verb")
			return
		}
		if g.modal >= 0 && d.is(g.modal, "will", "would", "shall") && r.cur.embed == nil && r.cur.verb.form == finite && r.cur.verb.modal < 0 && (sep == "and" || sep == "but" || sep == ", and" || sep == ", but") && r.subjOK {
			// "welcomed the idea and will study the details"
			st := &statement{from: g.from, contentFrom: g.from, verb: *g, rule: "coordinated will", who: r.subj, kind: record.Affirm, own: true}
			e := *g
			st.embed = &e
			r.add(st, r.separator(g.from))
			return
		}
		if tense && r.cur.embed == nil && g.past && act == nil && r.cur.verb.past && sep != "none" {
			// "…, and visited the port": the main clause goes on with no report
			if d.is(g.from-1, "and", ",") {
				r.cur.to = min(r.cur.to, d.trimConj(r.cur.from, d.trimEnd(r.cur.from, r.separator(g.from))))
			}
			return
		}
		r.embedded(g, act, true)
	case sub.m != nil && sub.m.kind == mIt && g.passive && report && act.Kind.Class() != record.Judge && (sep == ", and" || sep == ";" || sep == "and" || sep == ", while") && g.past:
		r.subj, r.subjOK = d.all(), true
		r.clause = at
		r.statement(g, r.subj, act, patEnd, "impersonal passive").from = at
	case sub.m != nil && !sub.noun && sep == "which" && report && g.past && !g.pluperfect && sub.m.kind != mTalks && sub.m.kind != mIt && (act.Kind != record.Sign):
		// "..., to which the Brazilian side readily concurred"
		if who, ok := d.resolve(sub.m); ok && r.comma(at-1) {
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
		strong := sep == ";" || sep == ", and" || sep == ", but" || sep == ", while" || sep == "while" || sep == ", whereas" || sep == "whereas" || sep == "–" || sep == "—" || sep == ", yet" || sep == "but"
		weak := sep == "and" || sep == ","
		if (sep == "that" || sep == "none" || sep == "") && r.cur.embed == nil && r.gap(at) {
			r.embedded(g, act, false)
			return
		}
		if sep == "as" || sep == "when" || sep == "after" || sep == "before" || sep == "since" || sep == "if" || sep == "because" || sep == "although" || sep == "where" || sep == "once" || sep == "unless" || sep == "though" || sep == "until" {
			if act != nil && act.Say && sep == "as" {
				return
			}
			return
		}
		if ok && report && (strong || weak && g.past) && (tense || d.joint) && !(sub.m.kind == mIt && !g.past && !d.joint) {
			r.clause = at
			r.statement(g, who, act, patEnd, "second clause")
			r.subj, r.subjOK = who, true
			return
		}
		if ok && (strong || sep == "," && r.main != nil && r.main.modal >= 0) && d.joint && g.modal >= 0 {
			r.free(g, who, sub)
			return
		}
		r.embedded(g, act, sep == "and" || strong || sep == "that" && d.is(at-2, "and", ",", ";", "but"))
	default:
		if sub.noun && act != nil && g.passive && g.past && (sep == ", and" || sep == ";" || sep == ", while") && act.Kind.Class() == record.Decide && tense {
			r.passive(g, sub, act, patEnd)
			return
		}
		if d.joint && (sep == ";" || sep == ", and") && g.modal >= 0 {
			r.free(g, d.all(), sub)
			return
		}
		r.embedded(g, act, sep == ", and" || sep == ";" || sep == "that" && d.is(at-2, "and", ",", ";", "but"))
	}
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
	if sub.m == nil || sub.noun || (sub.m.kind == mTalks || sub.m.kind == mParty) && act != nil && act.Kind == record.Discuss && d.class(g.from, lexicon.Be) {
		r.nobody(g, sub, act, patEnd)
		return
	}
	m := sub.m
	if m.kind == mIt && g.passive && act != nil {
		r.impersonal(g, act, patEnd)
		return
	}
	if m.person != nil && m.person.spokesperson() && act != nil && act.Say {
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
	who, ok := d.resolve(m)
	if !ok {
		if act != nil && g.passive && !act.Aside {
			r.nobody(g, sub, act, patEnd)
		}
		return
	}
	if sub.from < m.from {
		if p := d.joinedPerson(m); p != nil && m.kind == mPerson {
			who.joint = len(who.by) > 1
		}
		if who.person == nil || len(who.by) > 1 {
			who.person = nil
		}
	}
	if m.kind == mTalks && g.passive && r.nounAct(g) {
		r.main = g // "discussions were held on trade"
		return
	}
	r.subj, r.subjOK, r.main = who, true, g
	if g.passive && d.among(g.head, lexicon.ListHearsay) {
		r.reported(g, who)
		return
	}
	if act == nil || act.Aside {
		if act == nil || act.Aside {
			r.freeSpeech(g, who, sub, act)
		}
		return
	}
	if g.pluperfect && !r.attr && !r.relayed {
		return
	}
	if m.kind == mTalks {
		if !act.Joint && !(d.joint && act.Kind.Class() == record.Tell) && !(act.Kind == record.Agree && !g.passive) {
			return
		}
		if g.passive && act.Kind != record.Discuss {
			return
		}
	}
	if m.kind == mSides && !m.plural {
		return
	}
	if g.passive && !passiveActs(act) {
		// "Japan was thanked": somebody else's statement
		r.passive(g, sub, act, patEnd)
		return
	}
	r.statement(g, who, act, patEnd, "subject and verb")
}

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

// visits tells whether "called on" somebody at token i is a visit to him, not
// a request.
func (r *sentenceReader) visits(act *lexicon.Act, i int) bool {
	d := r.d
	if act.Kind != record.Request || len(act.Pattern) < 2 || act.Pattern[0].Words[0] != "call" || i >= r.end {
		return false
	}
	m := d.toks[i].ment
	if m == nil || m.from != i || !d.personal(m) {
		return false
	}
	for k := m.to; k < r.end; k++ {
		if d.is(k, "to") && d.class(k+1, lexicon.Base) {
			return false
		}
		if d.is(k, ",", "and", ";", "where", "who") {
			break
		}
	}
	return true
}

// statement enters a statement made by a reporting verb.
func (r *sentenceReader) statement(g *verbGroup, who actor, act *lexicon.Act, patEnd int, rule string) *statement {
	if r.visits(act, patEnd) {
		if r.cur == nil {
			r.cur = &statement{from: g.from, to: r.end, contentFrom: patEnd, who: who, verb: *g}
		}
		if g.form == finite {
			r.main = g
		}
		return r.cur
	}
	from := g.from
	if a := r.d.lex.Acts(r.d.toks[max(g.from-1, 0)].low); g.form == finite && len(a) > 0 && r.d.ly(g.from-1) && act != nil && act.Pattern[0].Words[0] == r.d.toks[g.from-1].low {
		from = g.from - 1
	}
	st := &statement{from: from, contentFrom: max(patEnd, g.to), verb: *g, act: act, rule: rule, who: who, lines: []*lexicon.Line{act.Line}}
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

// nobody handles a main clause whose subject is no actor: passives, and the
// bare sentences of joint documents.
func (r *sentenceReader) nobody(g *verbGroup, sub subject, act *lexicon.Act, patEnd int) {
	d := r.d
	r.main = g
	if r.nounAct(g) {
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
		r.subj, r.subjOK = st.who, true
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

// nounAct handles clauses in which a noun is the act: "an agreement was
// reached", "special attention was paid to".
func (r *sentenceReader) nounAct(g *verbGroup) bool {
	d := r.d
	if len(d.sides) == 0 {
		return false
	}
	for i := r.from; i < min(g.to+4, r.end); i++ {
		if i >= g.to && !d.is(r.from, "there") && !d.is(g.from-1, "there") {
			break // not the subject: "did not mention whether talks were held"
		}
		for _, a := range d.lex.Acts(d.toks[i].low) {
			if !a.Noun {
				continue
			}
			if e, ok := d.matchPattern(a, i, r.end); ok {
				who := d.all()
				st := r.statement(g, who, a, e, "noun that is an act")
				st.from, st.contentFrom = r.from, e
				r.subj, r.subjOK = who, true
				return true
			}
		}
	}
	return false
}

// impersonal handles "it was agreed that".
func (r *sentenceReader) impersonal(g *verbGroup, act *lexicon.Act, patEnd int) {
	if act.Aside || g.pluperfect || len(r.d.sides) == 0 {
		return
	}
	r.subj, r.subjOK, r.main = r.d.all(), true, g
	if n := len(r.d.stmts); act.Kind == record.Hope && !r.d.joint && n > 0 {
		if last := r.d.stmts[n-1]; len(last.who.by) == 1 && r.d.sents[last.sent].block == r.d.sents[r.si].block {
			r.subj = last.who // "It is hoped that" of him who speaks
		}
	}
	st := r.statement(g, r.subj, act, patEnd, "impersonal passive")
	st.from = r.from
}

// passive handles "a memorandum was signed (by the two ministers)".
func (r *sentenceReader) passive(g *verbGroup, sub subject, act *lexicon.Act, patEnd int) {
	d := r.d
	if act.Kind == record.Appraise && sub.m != nil && d.personal(sub.m) && !sub.noun {
		return // "was welcomed by her counterpart"
	}
	if act.Kind == record.Agree && (sub.m != nil && d.personal(sub.m) && !sub.noun || !d.joint && !g.past && d.among(g.head, lexicon.ListPlanned)) {
		return // "is scheduled to meet", "the next one is planned for May"
	}
	if g.pluperfect || g.modal >= 0 || act.Aside || len(d.sides) == 0 {
		if d.joint && g.modal >= 0 {
			r.free(g, d.all(), sub)
		}
		return
	}
	who := d.all()
	agent := false
	proposed := r.nounBy(g)
	for i := g.to; i+1 < r.end; i++ {
		if d.is(i, "by") && d.toks[i+1].ment != nil && d.toks[i+1].ment.from == i+1 {
			if a, ok := d.resolve(d.toks[i+1].ment); ok {
				who, agent = a, true
			}
			break
		}
	}
	switch act.Kind {
	case record.Sign, record.Agree, record.Discuss:
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
			who = actor{by: []record.Party{o}} // nobody accepts what he proposed himself
		}
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
	if act != nil || g.modal < 0 || !d.is(g.modal, "would", "should", "must") || len(d.ctx.lastOne.by) == 0 || sub.m.kind == mTalks || sub.m.kind == mBody {
		return
	}
	speaker := d.ctx.lastOne
	st := &statement{from: r.from, contentFrom: r.from, verb: *g, rule: "indirect speech goes on", who: speaker, kind: record.Affirm, own: true}
	r.add(st, r.from)
	e := *g
	st.embed = &e
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
	act, patEnd := d.actOf(*g, r.end)
	report := act != nil && !act.Aside
	if p < r.from {
		return
	}
	if m := d.toks[p].ment; m != nil && m.to == p+1 && report {
		// "with Canada undertaking to help"
		q := m.from - 1
		if d.is(q, "with") {
			if who, ok := d.resolve(m); ok {
				r.statement(g, who, act, patEnd, "absolute participle").verb.past = true
				st := r.cur
				st.from = g.from
			}
		}
		return
	}
	if r.cur != nil && r.cur.gerund && r.cur.kind != record.Sign && (r.cur.act == nil || r.cur.act.Kind != record.Sign) && d.is(p, ",", "and", ";", "or") && !(report && d.is(p, ",") && act.Say) {
		if d.is(p, "and") && r.afterVerb(p) {
			return
		}
		r.part(g)
		return
	}
	if d.is(p, ",") || d.is(p, "and", "while", "whilst", "but", "–", "—") {
		if !report {
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
	st := &statement{from: g.from, contentFrom: g.from, verb: *g, act: base.act, rule: "further verb phrase", who: cur.who, kind: cur.kind, base: base, inf: cur.inf, gerund: cur.gerund, embed: cur.embed, lines: base.lines}
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
		return k.Class() == record.Decide || k.Class() == record.Ask
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
	if len(d.stmts) == r.first && r.subjOK && len(r.subj.by) > 0 {
		d.ctx.last = r.subj
		if len(r.subj.by) == 1 {
			d.ctx.lastOne = r.subj
		}
	}
}

// attribution handles "..., he said" and "according to her, ...": the clause
// is what somebody says. It reports whether the sentence is one.
func (r *sentenceReader) attribution() bool {
	d := r.d
	who, a, b, act, ok := d.attributionIn(r.from, r.end)
	if !ok {
		return false
	}
	if a > r.from+1 {
		who = r.ownVoice(who)
	}
	if m := d.toks[r.from].ment; who.person == nil && m != nil && m.from == r.from && m.to == a && d.is(b, ",") && m.kind <= mRole {
		r.source = [2]int{a, b}
		return false
	}
	// what is said stands before, or behind, the attribution
	from, to := r.from, a
	if a <= r.from+1 {
		from, to = b, r.end
	}
	if to == a && b < r.end && d.is(b, ",") && !d.hasFinite(from, a) && (d.hasFinite(b, r.end) || d.class(b+1, lexicon.Third|lexicon.Modal|lexicon.Be|lexicon.Have)) {
		to, b = r.end, r.end // "A supply, X specified, would be ..."
	}
	to = d.trimEnd(from, to)
	if to-from < 3 {
		return false
	}
	if (who.person == nil || who.person.spokesperson()) && (act == nil || act.Kind != record.Agree) {
		// "..., the ministry said": the page's own account of what happened
		for _, g := range d.verbGroups(from, to) {
			if g.form != finite {
				continue
			}
			m := d.subjectOf(g, from).m
			if a, _ := d.actOf(g, to); a != nil && a.Aside || m != nil && a != nil && (!a.State || m.kind == mPerson) {
				r.end = to
				return false
			}
			break
		}
	}
	if d.is(d.sents[r.si].from, "“", "\"") {
		from = d.splitQuote(from, to, who)
	}
	st := &statement{from: from, contentFrom: from, act: act, rule: "attribution", who: who, kind: record.Affirm, attributed: true, own: true}
	if act != nil {
		st.lines = []*lexicon.Line{act.Line}
	}
	sub := &sentenceReader{d: d, si: r.si, from: from, end: to, frame: r.frame, first: len(d.stmts), attr: true}
	st.to = to
	st.frame = r.frame
	d.stmts = append(d.stmts, st)
	sub.cur, sub.subj, sub.subjOK = st, who, true
	inQuote := d.is(from, "“", "\"")
	groups := d.verbGroups(from, to)
	for i := range groups {
		g := groups[i]
		if st.embed == nil && (g.form == finite) {
			e := g
			st.embed = &e
			sub.main = &e
			continue
		}
		if inQuote || sub.cur.embed == nil {
			continue
		}
		switch g.form {
		case finite:
			a, _ := d.actOf(g, to)
			s := d.subjectOf(g, from)
			sep := d.breakBefore(s.from, from)
			if s.coord {
				sep = d.breakBefore(g.from, from)
			}
			if s.relative || s.that {
				continue
			}
			sub.embedded(&g, a, sep == "and" || sep == ", and" || sep == "," || sep == ";" || sep == ", but")
		case bare:
			sub.bareClause(&g)
		}
	}
	// a tail behind the attribution: ", making it clear that ..."
	if b < r.end && from < a {
		tail := &sentenceReader{d: d, si: r.si, from: b, end: r.end, first: len(d.stmts), subj: who, subjOK: true, cur: &statement{from: from, to: a, who: who, verb: verbGroup{past: true}, contentFrom: from}, main: &verbGroup{past: true, modal: -1}}
		for b < r.end && (d.is(b, ",") || d.is(b, "and", "while")) {
			b++
		}
		for _, g := range d.verbGroups(b, r.end) {
			act, pe := d.actOf(g, r.end)
			if act == nil || act.Aside {
				continue
			}
			if g.from <= b+2 && (g.form == ing || g.form == part && g.from == b && d.class(g.head, lexicon.Past) || g.form == finite && g.past && d.subjectOf(g, b).m == nil) {
				tail.statement(&g, who, act, pe, "participle")
				tail.main = &g
			} else if len(d.stmts) > tail.first {
				switch g.form {
				case ing:
					tail.ing(&g)
				case finite:
					tail.finite(&g)
				}
			}
		}
	}
	return true
}

// splitQuote enters the sentences of a long quotation but the last, and
// returns where that begins. A short one belongs to its neighbour.
func (d *doc) splitQuote(from, to int, who actor) int {
	const long = 10
	for i := from + long; i+long < to; i++ {
		if d.is(i, ".", "!", "?") && d.capital(i+1) && !d.is(i+1, "that", "it", "this") {
			d.quotedClause(from, i, who)
			return i + 1
		}
	}
	return from
}

func (d *doc) hasFinite(from, to int) bool {
	for _, g := range d.verbGroups(from, to) {
		if g.form == finite {
			return true
		}
	}
	return false
}

// ownVoice corrects who "he" or "the minister" is by the party that speaks in
// what he said: "Mongolia supports ..., he recalled" is a Mongolian's word.
func (r *sentenceReader) ownVoice(who actor) actor {
	d := r.d
	m := d.toks[r.from].ment
	if m == nil || m.kind != mParty || len(m.parties) != 1 || len(who.by) != 1 || who.by[0] == m.parties[0] || !slices.Contains(d.sides, m.parties[0]) {
		return who
	}
	for _, g := range d.verbGroups(r.from, r.end) {
		if g.form != finite {
			continue
		}
		a, _ := d.actOf(g, r.end)
		if a == nil || !a.State && !a.Split {
			return who
		}
		break
	}
	if h := d.headOf(m.parties[0]); h != nil && d.vague {
		return ofPerson(h)
	}
	return who
}

// bareClause handles "should build trust and keep differences from growing"
// in an attributed clause.
func (r *sentenceReader) bareClause(g *verbGroup) {
	d := r.d
	p := d.before(g.from, r.from)
	if p < r.from || !d.is(p, ",", "and", "or") || r.afterVerb(p) {
		return
	}
	if r.cur.embed != nil && (r.cur.embed.modal >= 0 || r.cur.inf) {
		k := d.kindOf(r.cur)
		if k.Class() == record.Decide || k.Class() == record.Ask {
			st := &statement{from: g.from, contentFrom: g.from, verb: *g, act: r.cur.act, rule: "further verb phrase", who: r.cur.who, kind: k, base: r.cur, embed: r.cur.embed, attributed: true, lines: r.cur.lines}
			r.add(st, r.separator(g.from))
		}
	}
}

// attributionIn finds "he said", "said the minister" or "according to her" in
// a clause, and returns who, and the tokens [a, b) of the attribution.
func (d *doc) attributionIn(from, end int) (who actor, a, b int, act *lexicon.Act, ok bool) {
	d.vague = false
	if d.is(from, "according") && d.is(from+1, "to") && d.is(from+2, "him", "her") {
		m := &mention{kind: mHe, from: from + 2, to: from + 3, det: map[string]string{"him": "he", "her": "she"}[d.toks[from+2].low]}
		if w, ok := d.he(m); ok {
			k := from + 3
			if d.is(k, ",") {
				k++
			}
			return w, from, k, nil, true
		}
	}
	if d.is(from, "according") && d.is(from+1, "to") && from+2 < end {
		if m := d.toks[from+2].ment; m != nil && m.kind != mTalks && !d.among(m.to, lexicon.ListSourceNoun) && !d.among(m.to+1, lexicon.ListSourceNoun) {
			if w, ok := d.resolve(m); ok {
				k := m.to
				if d.is(k, ",") {
					k++
				}
				return w, from, k, nil, true
			}
		}
	}
	for i := from + 2; i < end; i++ {
		switch d.toks[i].low {
		default:
			continue
		case "according":
			if !d.is(i+1, "to") {
				continue
			}
			if d.is(i+2, "him", "her") {
				m := &mention{kind: mHe, from: i + 2, to: i + 3, det: map[string]string{"him": "he", "her": "she"}[d.toks[i+2].low]}
				if w, ok := d.he(m); ok {
					return w, i, i + 3, nil, true
				}
			}
			if i+2 >= end {
				continue
			}
			if m := d.toks[i+2].ment; m != nil && m.kind != mTalks && m.kind != mIt && m.det != "a" && m.det != "an" {
				if w, ok := d.resolve(m); ok {
					return w, i, m.to, nil, true
				}
			}
			continue
		case ",", "”", "\"", "’", "-", "–", "‑", "—":
		}
		j := i + 1
		for j < end && (d.is(j, "”", "\"", ",", "’") || d.is(j, "as")) {
			j++
		}
		if j >= end {
			break
		}
		// "said Mr X"
		if d.class(j, lexicon.Past|lexicon.Third) && d.sayVerb(j) && j+1 < end {
			k := j + 1
			if m := d.toks[k].ment; m != nil && m.from == k && (m.kind == mPerson || m.kind == mRole) && d.attributionEnds(m.to, end) {
				if w, ok := d.resolve(m); ok {
					return w, i, d.attributionTail(m.to, end), d.sayAct(j), true
				}
			}
		}
		if d.toks[j].Shape == text.Upper && j+1 < end && d.toks[j].ment == nil {
			j++ // "DASD Arroyo said"
		}
		m := d.toks[j].ment
		if m == nil || m.from != j || m.kind == mTalks || m.kind == mIt {
			continue
		}
		k := m.to
		// an apposition or a relative clause between
		if d.is(k, ",") {
			for n := k + 1; n < end && n < k+22; n++ {
				if d.is(n, ",") {
					k = n + 1
					break
				}
			}
		}
		k = d.adverb(k, end)
		if d.is(k, "has", "have", "had") && k+1 < end && d.class(k+1, lexicon.Participle) {
			k++
		}
		if k >= end || !(d.class(k, lexicon.Past|lexicon.Third) && d.sayVerb(k)) {
			continue
		}
		if !d.attributionEnds(k+1, end) {
			continue
		}
		if m.det == "a" || m.det == "an" {
			continue
		}
		if w, ok := d.resolve(m); ok {
			d.vague = m.kind == mHe || m.kind == mRole && len(m.parties) == 0
			return w, i, d.attributionTail(k+1, end), d.sayAct(k), true
		}
	}
	return actor{}, 0, 0, nil, false
}

// sayVerb tells whether the verb at i is one that follows what was said.
func (d *doc) sayVerb(i int) bool {
	a := d.sayAct(i)
	return d.among(i, lexicon.ListSayToo) || a != nil && (a.Say || a.Kind == record.Propose || a.Kind == record.Hope && d.is(i, "hoped") || a.Kind == record.Agree && d.is(i, "agreed") || a.Kind == record.Pledge && d.among(i, lexicon.ListPromiseVerb) || a.Kind == record.Oppose && d.among(i, lexicon.ListComplain))
}

func (d *doc) sayAct(i int) *lexicon.Act {
	if d.toks[i].w == nil {
		return nil
	}
	for _, a := range d.lex.Acts(d.toks[i].w.Lemma) {
		if len(a.Pattern) == 1 {
			return a
		}
	}
	return nil
}

// attributionEnds tells whether the attribution's verb has no content of its
// own: the sentence ends, or only a comma, a time or an audience follows.
func (d *doc) attributionEnds(k, end int) bool {
	if k >= end || d.punct(k) && !d.is(k, ":", "“") {
		return true
	}
	if d.among(k, lexicon.ListAttributionTail) {
		if d.is(k, "his", "her", "the", "of") {
			return d.among(k+1, lexicon.ListAudience) && (k+2 >= end || d.punct(k+2))
		}
		if d.is(k, "on", "in") && d.is(k+1, "a", "the") && d.is(k+2, "statement") {
			return true
		}
		return true
	}
	if d.is(k-1, "told") && d.is(k, "a") { // "told a joint press conference"
		return d.among(k+1, lexicon.ListAudience) || d.among(k+2, lexicon.ListAudience) || d.among(k+3, lexicon.ListAudience)
	}
	return d.dateWord(k)
}

// attributionTail returns the token after the attribution.
func (d *doc) attributionTail(k, end int) int {
	for k < end && !d.is(k, ",", "”", "\"", "“", "–", "—", ";") && !d.is(k, "when", "as", "while", "adding") {
		k++
	}
	return k
}

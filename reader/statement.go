package reader

import (
	"slices"
	"strings"

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
	other       bool // said to the other side, as an idiom or an answer is
	attributed  bool
	told        *mention   // to whom, where the attribution says so
	aside       [2]int     // the attribution within its content
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
	d.ctx = context{paragraph: -1, introAt: -1, silent: -1, voiceIn: -1, quotes: d.doubled || strings.Contains(d.s, "\"") || strings.Contains(d.s, "“")}
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
			if m := d.overList(s); m != nil {
				d.ctx.introWho, _ = d.resolve(m)
			} else if si > d.body {
				d.ctx.heading = [2]int{s.from, s.to}
			}
			if d.is(s.to-1, ":") {
				d.openQuote(si) // "Speaking after the meeting, Minister X said:"
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
		d.ctx.silent, d.ctx.asked = -1, false
		if len(d.stmts) == n {
			d.ctx.silent = si
		}
		d.remember(s)
		d.followQuote(s, n)
		d.openQuote(si)
		d.openIntro(si, n)
	}
	d.finish()
}

// overList finds those whose list begins behind a heading: "Participants",
// "In this connection, the Ministers:".
func (d *doc) overList(s sentence) *mention {
	m := d.toks[max(d.trimEnd(s.from, s.to)-1, s.from)].ment
	if m == nil || m.kind != mSides && m.kind != mBody || m.from > s.from && !d.is(m.from-1, ",") {
		return nil
	}
	return m
}

// runInHeading tells whether a sentence is a heading in front of a numbered
// paragraph: "1. Hydrography. The two navies ...".
func (d *doc) runInHeading(s sentence, b *text.Block) bool {
	if s.to-s.from > 7 || len(d.verbGroups(s.from, s.to)) > 0 {
		return false
	}
	return s.to-s.from <= 7 && int(d.toks[s.from].Start) == b.Start && int(d.toks[s.to-1].End) < b.End && d.is(s.to-1, ".")
}

// remember notes the persons of a sentence, for pronouns to come.
func (d *doc) remember(s sentence) {
	for i := s.from; i < s.to; i++ {
		if m := d.toks[i].ment; m != nil && m.person != nil && m.from == i {
			d.named(m.person)
		}
	}
}

// blockStart returns the first token of the block of a sentence.
func (d *doc) blockStart(si int) int {
	return d.sents[d.opens[d.sents[si].block]].from
}

// readSentence finds the statements of one sentence.
func (d *doc) readSentence(si int) {
	s := d.sents[si]
	end := d.trimEnd(s.from, s.to)
	start, frame, lead := d.frames(s.from, end)
	end = d.trimSource(start, end)
	if d.is(start, "according") {
		if c := d.commaAfter(start, end); c > 0 && d.ofBoth(start, c) {
			start = c + 1 // "According to the joint communiqué, ..."
		}
	}
	r := &sentenceReader{d: d, si: si, from: start, end: end, frame: frame, first: len(d.stmts)}
	if d.background(s, start) {
		return
	}
	if at := r.halves(); at > 0 {
		d.readClause(r, start, at)
		d.readClause(r, at+1, end)
		return
	}
	if r.attribution() {
		r.close()
		return
	}
	if d.quoteMark(s.from) && r.eachSentence() {
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
	r.inverted()
	r.chain()
	if d.ofBoth(s.from, start) || d.ofBoth(end, s.to) {
		r.inDocument()
	}
	r.mutual()
	for _, st := range d.stmts[r.first:] {
		if a, b := r.source[0], r.source[1]; st.from < a && st.to > a && (st.to <= b+1 || !d.hasFinite(b, st.to)) {
			st.to = d.trimEnd(st.from, a) // without ", he said" or ", he said after receiving Ms Lam, his guest"
		}
	}
	r.signing()
	r.close()
}

// halves returns the semicolon that parts two clauses of which each tells by
// itself who says something, one of them behind what is said: "The port was
// open, Kenya said; Finland promised to come". 0 where there is none.
func (r *sentenceReader) halves() int {
	d := r.d
	if d.joint {
		return 0
	}
	for i := r.from + 4; i+4 < r.end; i++ {
		if !d.is(i, ";") {
			continue
		}
		before := d.saidIn(r.from, i)
		_, at, _, _, behind := d.attributionIn(i+1, r.end)
		switch {
		case before && (behind || d.reports(i+1, r.end)), behind && !before && d.reports(r.from, i) && at > i+1:
			return i
		}
		return 0
	}
	return 0
}

// readClause finds the statements of the clause [from, to) of the sentence
// that r reads.
func (d *doc) readClause(r *sentenceReader, from, to int) {
	half := &sentenceReader{d: d, si: r.si, from: from, end: d.trimEnd(from, to), frame: r.frame, first: len(d.stmts)}
	if !half.attribution() {
		half.groups = d.verbGroups(half.from, half.end)
		half.chain()
	}
	half.close()
}

// signing enters "the talks ended with the signing of a memorandum", where no
// other statement holds it.
func (r *sentenceReader) signing() {
	d := r.d
	if len(d.sides) == 0 || !d.held(r.groups) && !(!slices.ContainsFunc(r.groups, func(g verbGroup) bool { return g.form == finite }) && d.anyAmong(d.sents[r.si], lexicon.ListEnded)) {
		return
	}
	for i := r.from + 2; i+2 < r.end; i++ {
		if !d.is(i+1, "of") || !d.is(i, "signing", "signature", "initialling", "initialing") || !d.class(i-1, lexicon.Det) || !d.is(i-2, "with", "in", "by", "was", "included", "saw", "featured") {
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

package reader

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// An instrument is a document of states that is named.
type instrument struct {
	name     string
	keys     []string
	date     record.Date
	parties  []record.Party
	evidence [][2]int
}

// An instrumentAt is one place where an instrument is named.
type instrumentAt struct {
	name     string
	from, to int
	known    bool // by its own name
}

// namesInstrument tells whether a statement's object is an instrument.
func (d *doc) namesInstrument(st *statement) bool {
	from := st.contentFrom
	if st.rule == "passive" || st.verb.passive {
		from = st.from
	}
	for _, in := range d.instrumentsIn(from, st.to) {
		if in.from-from < 14 {
			return true
		}
	}
	for i := from; i < min(st.to, from+14); i++ {
		if _, n := d.lex.Instruments.Longest(d.formsFrom(i, st.to)); n > 0 {
			return true
		}
	}
	return false
}

// instrumentsIn finds the instruments that tokens [from, to) name.
func (d *doc) instrumentsIn(from, to int) []instrumentAt {
	var out []instrumentAt
	for i := from; i < to; i++ {
		if d.toks[i].Shape == text.Punct || d.toks[i].Shape == text.Poss || !begins(d, d.lex.Instruments, i) {
			continue
		}
		class, n := d.lex.Instruments.Longest(d.formsFrom(i, to))
		if n == 0 || d.noInstrument(i) {
			continue
		}
		j := d.tokensOf(i, n)
		if class == lexicon.InstrNo {
			i = j - 1
			continue
		}
		if class == lexicon.InstrName {
			at := instrumentAt{from: i, to: j, known: true}
			if j < to && d.is(j, "(") {
				if k := d.bracketed(j, to); k > 0 && k-j == 3 && d.toks[j+1].Shape == text.Upper {
					at.to = k
				}
			}
			at.name = d.clean(at.from, at.to)
			out = append(out, at)
			i = at.to - 1
			continue
		}
		if d.class(i, lexicon.Verb) && !d.class(i, lexicon.NounToo) {
			continue
		}
		a := d.instrLeft(i, from)
		b, spec := d.instrRight(j, to)
		generic := d.class(i, lexicon.InstrumentHead) && n == 1
		if generic {
			// "the agreement", "plans" by itself names none
			if !spec && !(i > a && d.capital(i)) && !(d.capital(i) && a < i) && i-a < 1 {
				if !d.capital(i) {
					if d.signedAlone(i, from) {
						out = append(out, instrumentAt{from: i, to: j, name: d.raw(i)})
					}
					i = j - 1
					continue
				}
			}
			if !d.capital(i) && strings.HasSuffix(d.toks[i].low, "s") && !d.among(i, lexicon.ListPluralInstrument) {
				i = j - 1
				continue
			}
			if !d.capital(i) && !spec && !d.specific(a, i) && !d.treaty(a, i) {
				i = j - 1
				continue
			}
			if !d.capital(i) && !d.treaty(a, i) && !d.among(i, lexicon.ListInstrumentNoun) && !d.signedHere(i, from) && !d.properIn(a, i) {
				i = j - 1
				continue
			}
		}
		at := instrumentAt{from: a, to: b, name: d.clean(a, b)}
		out = append(out, at)
		i = b - 1
	}
	return out
}

// instrumentHead tells whether tokens from i on are what documents are called:
// "accord", "letter of intent".
func (d *doc) instrumentHead(i, to int) bool {
	c, n := d.lex.Instruments.Longest(d.formsFrom(i, to))
	return n > 0 && c == lexicon.InstrHead
}

// signedAlone tells whether the document at i has no name, but was signed: "signed
// a protocol".
func (d *doc) signedAlone(i, from int) bool {
	return d.is(i-1, "a", "an") && i-2 >= from && d.among(i-2, lexicon.ListSign) && d.class(i-2, lexicon.Past)
}

// noInstrument tells whether the word at i stands in a post, counts time, or
// is a verb.
func (d *doc) noInstrument(i int) bool {
	if m := d.toks[i].ment; m != nil && (m.kind == mPerson || m.kind == mRole) {
		return true
	}
	p := i - 1
	if d.hyphen(p) {
		p--
	}
	if p >= 0 && d.among(i, lexicon.ListMinutes) && (d.toks[p].Shape == text.Number || d.toks[p].w != nil && d.toks[p].w.Number > 0 || d.among(p, lexicon.ListTens)) {
		return true
	}
	return d.class(i, lexicon.Base) && !d.capital(i) && (d.class(i-1, lexicon.Modal|lexicon.Pron) || d.is(i-1, "to"))
}

// signedHere tells whether the words before i sign or adopt something.
func (d *doc) signedHere(i, from int) bool {
	for k := i - 1; k >= from && k > i-40; k-- {
		if d.among(k, lexicon.ListSign) {
			return true
		}
	}
	return false
}

// specific tells whether words in front of a generic head make it the name of
// one document.
func (d *doc) specific(a, i int) bool {
	for k := a; k < i; k++ {
		if d.capital(k) || d.toks[k].name != "" || d.year(k) > 0 {
			return true
		}
		if d.among(k, lexicon.ListInstrumentAbout) {
			return true
		}
	}
	return false
}

// treaty tells whether the word at i is one for a text between states with a
// noun in front that says which: "recruitment agreement".
func (d *doc) treaty(a, i int) bool {
	if a >= i || !d.among(i, lexicon.ListTreaty) {
		return false
	}
	k := i - 1
	return !d.among(k, lexicon.ListTreatyAny) && d.toks[k].Shape == text.Word
}

// properIn tells whether a capital stands among tokens [a, i).
func (d *doc) properIn(a, i int) bool {
	for ; a < i; a++ {
		if d.capital(a) {
			return true
		}
	}
	return false
}

// clean returns the text of a name without article and outer marks.
func (d *doc) clean(a, b int) string {
	for a < b && (d.class(a, lexicon.Det|lexicon.PossPron) || d.punct(a) || d.toks[a].Shape == text.Poss) {
		a++
	}
	return spaced(d.quote(a, b))
}

// spaced returns s with one space wherever it has white space.
func spaced(s string) string {
	after := ' '
	for _, r := range s {
		if (r <= ' ' || r >= utf8.RuneSelf) && unicode.IsSpace(r) && (r != ' ' || after == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		after = r
	}
	return strings.TrimSuffix(s, " ")
}

// instrLeft reads the words before an instrument's head.
func (d *doc) instrLeft(i, from int) int {
	j := i
	for j > from {
		k := j - 1
		t := &d.toks[k]
		switch {
		case d.hyphen(k) && !t.Space && k > from:
		case d.is(k, ")") && k-2 > from && d.is(k-2, "(") && d.capital(k-1):
			j = k - 2
			continue
		case d.is(k, "of") && k > from && d.capital(k-1) && d.capital(k+1) && d.toks[k-1].name == "" && !d.class(k-1, lexicon.Person|lexicon.Side|lexicon.Sides):
			if _, n := d.lex.Instruments.Longest(d.formsFrom(k-1, i)); n > 0 {
				return d.skipLead(j, i)
			}
		case t.Shape == text.Poss && k > from && d.capital(k-1) && d.toks[k-1].name == "":
		case t.Shape == text.Punct, t.Shape == text.Poss, t.w.Is(lexicon.Closed | lexicon.Adv):
			return d.skipLead(j, i)
		case t.name != "" && t.form == lexicon.Name && d.toks[k+int(t.span)%2].Shape == text.Poss:
			return d.skipLead(j, i)
		case t.w.Is(lexicon.Verb) && !d.capital(k) && !t.w.Is(lexicon.NounToo|lexicon.Post) && !d.hyphen(k-1):
			return d.skipLead(j, i)
		case t.ment != nil && (t.ment.kind == mPerson || t.ment.kind == mSides):
			return d.skipLead(j, i)
		case i-k > 8:
			return d.skipLead(j, i)
		}
		j = k
	}
	return d.skipLead(j, i)
}

// skipLead takes off words that are not of the name.
func (d *doc) skipLead(j, i int) int {
	for j < i && (d.hyphen(j) || d.toks[j].Shape == text.Poss || d.among(j, lexicon.ListInstrumentLead)) {
		j++
	}
	return j
}

// instrRight reads "on X", "of X", "for X", "(ABC)" behind an instrument's
// head, and tells whether there is any.
func (d *doc) instrRight(j, to int) (int, bool) {
	spec := false
	if j < to && d.is(j, "(") {
		if k := d.bracketed(j, to); k > 0 && k-j <= 4 && d.capital(j+1) {
			j, spec = k, true
		}
	}
	if j >= to || !d.among(j, lexicon.ListInstrumentLink) {
		return j, spec
	}
	if d.is(j, "in") && !(d.is(j+1, "the") && d.among(j+2, lexicon.ListField)) {
		return j, spec
	}
	if d.is(j, "of") && (d.dateWord(j+1) || d.toks[j+1].ment != nil && d.toks[j+1].ment.kind != mBody) {
		return j, spec
	}
	if d.is(j, "for") && (d.class(j+1, lexicon.Det) && !d.is(j+1, "the") || d.among(j+1, lexicon.ListSigning)) {
		return j, spec
	}
	if d.is(j, "through") && d.year(j+1) == 0 {
		return j, spec
	}
	k := j + 1
	last := j
	for k < to && k < j+18 {
		t := &d.toks[k]
		switch {
		case d.is(k, "("):
			if b := d.bracketed(k, to); b > 0 && b-k <= 4 && d.toks[k+1].Shape == text.Upper {
				return b, true
			}
			return last, last > j
		case t.Shape == text.Punct && !d.hyphen(k) && !d.is(k, "'", "’", "/"):
			return last, last > j
		case d.among(k, lexicon.ListInstrumentEnd):
			return last, last > j
		case d.is(k, "in") && (d.dateWord(k+1) || d.capital(k+1) && d.month(k+1) > 0 || d.year(k+1) > 0 || d.is(k+1, "the") && !d.among(k+2, lexicon.ListField) || d.toks[min(k+1, to-1)].name != ""):
			return last, last > j
		case d.is(k, "on", "of") && d.dateWord(k+1) && d.month(k+1)+d.day(k+1) > 0:
			return last, last > j
		case d.is(k, "and", "or") && d.verbAfterAnd(k, to):
			return last, last > j
		case t.w.Is(lexicon.Be|lexicon.Have|lexicon.Modal) || t.w.Is(lexicon.Past|lexicon.Third) && !t.w.Is(lexicon.NounToo) && !d.capital(k):
			return last, last > j
		case d.is(k, "and") && (d.class(k+1, lexicon.Det) && !d.is(k+1, "the") || d.is(k+1, "its", "their")):
			return last, last > j
		}
		if !t.w.Is(lexicon.Prep|lexicon.Conj|lexicon.Det) || t.Shape != text.Word {
			last = k + 1
		}
		k++
	}
	return last, last > j
}

// verbAfterAnd tells whether a verb or a new clause follows the "and" at k.
func (d *doc) verbAfterAnd(k, to int) bool {
	j := d.adverb(k+1, to)
	if j >= to {
		return true
	}
	if d.class(j, lexicon.Past|lexicon.Third|lexicon.Modal|lexicon.Be|lexicon.Have) && !d.class(j, lexicon.NounToo) || d.is(j, "to") {
		return true
	}
	if d.class(j, lexicon.Base) && !d.class(j, lexicon.NounToo) && d.toks[j].Shape == text.Word {
		return true
	}
	if m := d.toks[j].ment; m != nil && m.from == j && m.kind != mParty {
		return true
	}
	if _, n := d.lex.Instruments.Longest(d.formsFrom(j, to)); n > 0 {
		return true
	}
	return false
}

// findInstruments lists the document's instruments, each once.
func (d *doc) findInstruments() {
	for _, s := range d.sents {
		switch d.blocks[s.block].Kind {
		case text.Rubbish, text.Headline, text.Heading, text.Caption:
			continue
		}
		for _, at := range d.instrumentsIn(s.from, s.to) {
			d.addInstrument(at, s)
		}
	}
	// What is signed at the meeting bears its date.
	for _, st := range d.stmts {
		if st.kind != record.Sign {
			continue
		}
		for _, name := range st.instruments {
			if in := d.instrumentNamed(name, st.from); in != nil && in.date == "" {
				m := d.meetings[0]
				if st.meeting != nil {
					m = st.meeting
				}
				in.date = m.when.end
				if m.when.start != m.when.end && len(m.when.start) == 10 {
					in.date = m.when.start[:7]
				}
				for _, w := range d.dates(st.from, st.to, false) {
					if len(w.start) == 10 && d.is(w.from-1, "on") {
						in.date = w.start
					}
				}
			}
		}
	}
}

func (d *doc) addInstrument(at instrumentAt, s sentence) {
	keys := d.nameKeys(at.name)
	if len(keys) == 0 {
		return
	}
	w := d.instrumentDate(at, s)
	for _, in := range d.instrumentsNear(at.from) {
		if sameKeys(in.keys, keys) {
			if in.date == "" {
				in.date = w
			}
			if len(keys) > len(in.keys) {
				in.name, in.keys = at.name, keys
			}
			in.evidence = append(in.evidence, [2]int{at.from, at.to})
			return
		}
	}
	if len(keys) == 1 && !at.known && d.class(at.to-1, lexicon.InstrumentHead) && !d.capital(at.from) {
		// "the agreement" again
		for _, in := range d.instrumentsNear(at.from) {
			if slices.Contains(in.keys, keys[0]) {
				return
			}
		}
	}
	in := &instrument{name: at.name, keys: keys, date: w, evidence: [][2]int{{at.from, at.to}}}
	if !at.known {
		in.parties = d.instrumentParties(at)
	}
	d.instr = append(d.instr, in)
}

// sameKeys tells whether two names are of one instrument: all words of the
// shorter in the longer, where it has two or more.
func sameKeys(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return n == len(a) && (len(a) >= 3 || len(a)*2 > len(b))
}

// instrumentNamed returns the instrument that has the name at token i.
func (d *doc) instrumentNamed(name string, i int) *instrument {
	keys := d.nameKeys(name)
	for _, in := range d.instrumentsNear(i) {
		if sameKeys(in.keys, keys) {
			return in
		}
	}
	return nil
}

// instrumentsNear returns all instruments found so far, or, where they are
// very many, those first named around token i.
func (d *doc) instrumentsNear(i int) []*instrument {
	return near(d.instr, i, func(in *instrument) int { return in.evidence[0][0] })
}

// instrumentDate reads the date of an instrument beside its name: "signed in
// April 2018", "of 14 May 2024", "the 2014 memorandum".
func (d *doc) instrumentDate(at instrumentAt, s sentence) record.Date {
	if y := d.year(at.from); y > 0 {
		return record.NewDate(y, 0, 0)
	}
	if at.from > s.from {
		if y := d.year(at.from - 1); y > 0 {
			return record.NewDate(y, 0, 0)
		}
	}
	next := d.dates(at.to, min(s.to, at.to+9), false)
	if len(next) == 0 {
		return ""
	}
	w := next[0]
	for k := at.to; k < w.from; k++ {
		if d.is(k, ",", ";", "and", "by", "until") && !(d.is(k, "by") && d.is(k+1, "the")) {
			return ""
		}
	}
	if w.from == at.to || d.is(at.to, "(") || d.among(at.to, lexicon.ListInstrumentDate) {
		return w.start
	}
	return ""
}

// instrumentParties tells whose an instrument is: a party's own strategy, or
// of all sides.
func (d *doc) instrumentParties(at instrumentAt) []record.Party {
	low := strings.ToLower(at.name)
	multilateral := strings.Contains(low, "un ") || strings.Contains(low, "u.n.") || strings.Contains(low, "united nations") || strings.Contains(low, "convention")
	if multilateral {
		return nil
	}
	if strings.Contains(low, "strategy") || strings.Contains(low, "white paper") || strings.Contains(low, "national") || strings.HasSuffix(low, "law") || strings.HasSuffix(low, " act") || strings.Contains(low, "regulation") {
		for k := max(at.from-3, 0); k < at.to; k++ {
			if t := &d.toks[k]; t.name != "" && t.form <= lexicon.Seat {
				return []record.Party{t.name}
			}
		}
		return nil
	}
	return d.sides
}

// forumsIn finds the bodies and gatherings that tokens [from, to) name.
func (d *doc) forumsIn(from, to int) []string {
	var out []string
	add := func(name string) {
		if name != "" && !slices.Contains(out, name) && !d.sameMechanism(name, d.meetings[0].mechanism) && name != d.meetings[0].acronym {
			out = append(out, name)
		}
	}
	for i := from; i < to; i++ {
		if d.toks[i].Shape == text.Punct || d.toks[i].Shape == text.Poss || !begins(d, d.lex.Forums, i) {
			continue
		}
		class, n := d.lex.Forums.Longest(d.formsFrom(i, to))
		if n == 0 {
			continue
		}
		j := d.tokensOf(i, n)
		if class == lexicon.ForumName {
			if j < to && (d.hyphen(j) && !d.toks[j].Space && !d.toks[min(j+1, to-1)].Space || d.plainNoun(j) || d.capital(j) && !d.class(j, lexicon.Closed)) {
				// "UN peacekeeping", "ASEAN-led": no forum, unless a body's name goes on
				continue
			}
			add(d.clean(i, j))
			i = j - 1
			continue
		}
		a := d.instrLeft(i, from)
		b, spec := d.instrRight(j, to)
		if !spec && a == i && !d.capital(i) {
			continue
		}
		if !d.capital(i) && !spec && !d.specific(a, i) {
			continue
		}
		add(d.clean(a, b))
		i = b - 1
	}
	return out
}

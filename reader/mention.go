package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// mentionKind says how somebody who acts is named.
type mentionKind uint8

const (
	mParty  mentionKind = iota + 1 // Vietnam, Hanoi
	mSide                          // the Vietnamese side, Malaysian ministers
	mSides                         // the two sides, the Co-Chairs
	mBody                          // the Committee
	mPerson                        // somebody with a name
	mRole                          // the deputy minister, his counterpart
	mHe                            // he, she
	mThey                          // they, both
	mIt
	mWe
	mTalks // the talks, the meeting
)

// A mention is one place where somebody who can act is named.
type mention struct {
	kind     mentionKind
	from, to int            // tokens, to exclusive
	head     int            // its head noun, or the name's first token
	parties  []record.Party // as the words tell
	person   *person
	rank     [2]int // tokens
	post     [2]int
	name     [2]int
	plural   bool
	det      string // the first determiner or possessive
}

// findMentions finds everybody who is named, sentence by sentence, then those
// named by a part of their name alone.
func (d *doc) findMentions() {
	d.findGroup()
	for _, s := range d.sents {
		if k := d.blocks[s.block].Kind; k == text.Rubbish {
			continue
		}
		d.mentionsIn(s)
	}
	d.settlePersons()
	for _, s := range d.sents {
		d.shortNames(s)
	}
}

func (d *doc) mentionsIn(s sentence) {
	for i := s.from; i < s.to; {
		m := d.mentionAt(i, s.to)
		if m == nil || d.beforeInstrument(m, s.to) {
			i++
			continue
		}
		m = d.apposition(m, s.to)
		d.enter(m)
		i = max(m.to, i+1)
		if len(m.parties) > 0 && (m.kind == mParty || m.kind == mSides || m.kind == mSide) && i < s.to && d.is(i, "(") {
			// "of Belgium (Wouter Claessens), Denmark (Karen Holst)"
			if b := d.bracketed(i, s.to); b > 0 {
				k := d.skipRanks(i+1, s.to)
				if n := d.nameEnd(k, s.to); n == b-1 && n-k >= 2 {
					d.enter(&mention{kind: mPerson, from: k, to: n, head: k, name: [2]int{k, n}, rank: [2]int{i + 1, k}, post: m.post, parties: m.parties[len(m.parties)-1:]})
					i = b
				}
			}
		}
		if m.plural && (m.kind == mPerson || (m.kind == mSide || m.kind == mSides || m.kind == mRole) && (len(m.parties) == 1 || d.class(m.head, lexicon.Sides) && d.is(m.to, ","))) {
			i = d.moreNames(m, i, s.to)
		}
	}
}

// beforeInstrument tells whether a mention is the beginning of a document's
// name: "an air services agreement".
func (d *doc) beforeInstrument(m *mention, end int) bool {
	if m.kind != mSides && m.kind != mSide || len(m.parties) > 0 || m.to >= end || !d.is(m.to-1, "services", "forces") {
		return false
	}
	c, n := d.lex.Instruments.Longest(d.formsFrom(m.to, end))
	return n > 0 && c == lexicon.InstrHead
}

// moreNames enters the further names of "counterparts A, B and C".
func (d *doc) moreNames(m *mention, i, end int) int {
	nth := 0
	for i+1 < end && (d.is(i, "and") || d.is(i, ",")) {
		k := i + 1
		if d.is(k, "and") {
			k++
		}
		n := d.nameEnd(k, end)
		if n-k < 2 || d.class(n, lexicon.Person|lexicon.Post) {
			break
		}
		parties := m.parties
		if nth++; nth < len(parties) {
			parties = parties[nth : nth+1] // "Presidents of A and B X and Y"
		}
		one := &mention{kind: mPerson, from: k, to: n, head: k, name: [2]int{k, n}, parties: parties}
		if m.kind != mPerson {
			one.post = m.post
		}
		if p, after := d.ofParty(n, end); p != "" {
			one.parties, n = []record.Party{p}, after
		}
		d.enter(one)
		i = n
	}
	return i
}

// mark notes at each token of a mention that it is one of it.
func (d *doc) mark(m *mention) {
	for k := m.from; k < m.to; k++ {
		d.toks[k].ment = m
	}
}

func (d *doc) enter(m *mention) {
	d.mark(m)
	if m.name[1] > m.name[0] {
		m.kind = mPerson
		d.addPerson(m)
	}
}

// mentionAt returns the mention that begins at token i, or nil.
func (d *doc) mentionAt(i, end int) *mention {
	t := &d.toks[i]
	if t.Shape == text.Punct || t.Shape == text.Poss {
		return nil
	}
	switch t.low {
	case "his", "her":
		if d.is(i+1, "excellency", "majesty", "highness", "honour") && d.finiteAt(d.adverb(i+2, end)) {
			return &mention{kind: mHe, from: i, to: i + 2, head: i + 1, det: map[string]string{"his": "he", "her": "she"}[t.low]}
		}
	case "he", "she":
		if t.Shape == text.Upper && d.capital(i+1) {
			return nil // "HE Minister X"
		}
		return &mention{kind: mHe, from: i, to: i + 1, head: i, det: t.low}
	case "their":
		if d.is(i+1, "excellencies", "majesties", "highnesses") {
			return &mention{kind: mSides, from: i, to: i + 2, head: i + 1, plural: true, det: "the"}
		}
	case "they":
		return &mention{kind: mThey, from: i, to: i + 1, head: i, plural: true}
	case "it":
		return &mention{kind: mIt, from: i, to: i + 1, head: i}
	case "we":
		return &mention{kind: mWe, from: i, to: i + 1, head: i, plural: true}
	case "i":
		if d.finiteAt(d.adverb(i+1, end)) || d.class(d.adverb(i+1, end), lexicon.Base) {
			return &mention{kind: mWe, from: i, to: i + 1, head: i, det: "i"}
		}
		return nil
	case "the":
		if d.is(i+1, "latter", "former") && d.finiteAt(d.adverb(i+2, end)) {
			return &mention{kind: mHe, from: i, to: i + 2, head: i + 1, det: d.toks[i+1].low}
		}
		if d.among(i+1, lexicon.ListHowMany) && d.finiteAt(d.adverb(i+2, end)) {
			return &mention{kind: mSides, from: i, to: i + 2, head: i + 1, plural: true, det: "the"}
		}
	case "both", "all", "each":
		// "Both lauded", "All three condemned"
		if i > 0 && d.toks[i-1].ment != nil {
			return nil // "Japan and Korea each offered"
		}
		j := i + 1
		if j < end && d.toks[j].w != nil && d.toks[j].w.Number > 0 {
			j++
		}
		if k := d.adverb(j, end); k < end && d.class(k, lexicon.Past|lexicon.Be|lexicon.Have|lexicon.Modal) && (k > i) && d.toks[k].ment == nil && !(d.class(k, lexicon.NounToo) && d.class(k, lexicon.Base)) {
			return &mention{kind: mSides, from: i, to: j, head: i, plural: true, det: t.low}
		}
		if d.class(j, lexicon.Base) && d.class(j+1, lexicon.Det|lexicon.PossPron|lexicon.Prep|lexicon.Adv|lexicon.Sub) && len(d.lex.Acts(d.toks[j].w.Lemma)) > 0 {
			return &mention{kind: mSides, from: i, to: j, head: i, plural: true, det: t.low} // "Both look forward"
		}
	}
	if m := d.groupAt(i, end); m != nil {
		return m
	}
	return d.nounPhrase(i, end)
}

// groupAt returns the mention of a group of states that begins at token i:
// "the NB8".
func (d *doc) groupAt(i, end int) *mention {
	j := i
	if d.is(j, "the") {
		j++
	}
	if j >= end || !d.capital(j) && !d.is(j, "three") {
		return nil
	}
	g, n := d.lex.Groups.Longest(d.formsFrom(j, end))
	if n == 0 {
		return nil
	}
	to := d.tokensOf(j, n)
	if slices.Equal(g, d.group) {
		for k := to; k < min(to+3, end) && d.class(k, lexicon.Post|lexicon.Sides) && !d.class(k, lexicon.Mechanism); k++ {
			if d.class(k, lexicon.Sides) {
				to = k + 1 // "the MIKTA countries"
				break
			}
		}
	} else if d.toks[j].Shape != text.Upper || d.toks[j].name != "" {
		return nil // the organisation, where others meet
	}
	if to < end && !d.punct(to) && !d.class(to, lexicon.Closed|lexicon.Adv) && !d.finiteAt(to) {
		return nil // "NB8 ministers"
	}
	return &mention{kind: mSides, from: i, to: to, head: j, plural: true, parties: g, det: "the"}
}

// finiteAt tells whether the word at token i is a finite verb and no noun.
func (d *doc) finiteAt(i int) bool {
	return d.class(i, lexicon.Past|lexicon.Be|lexicon.Have|lexicon.Modal) && !d.class(i, lexicon.Base)
}

// nounPhrase reads a noun phrase that names somebody: determiner, parties,
// posts, head noun, what follows with "of", and a name.
func (d *doc) nounPhrase(i, end int) *mention { return d.phrase(i, end, false) }

// begins are the classes of words in small letters that begin a noun phrase.
const begins = lexicon.Det | lexicon.PossPron | lexicon.Person | lexicon.Side | lexicon.Sides | lexicon.Body | lexicon.Talks | lexicon.Post

// phrase is nounPhrase; loose takes a post in small letters without article
// too, as it stands in apposition: ", head of the delegation".
func (d *doc) phrase(i, end int, loose bool) *mention {
	if t := &d.toks[i]; t.Shape == text.Word && t.w != nil && !t.w.Is(begins) && t.w.Number == 0 && t.low != "retired" {
		return nil
	}
	m := mention{from: i, head: -1} // on the heap only once it is one
	j := i
	number := false
	for j < end && j < i+4 {
		t := &d.toks[j]
		if t.w.Is(lexicon.Det|lexicon.PossPron) && t.low != "that" && t.low != "no" && t.low != "another" || t.w != nil && t.w.Number > 0 {
			if t.w.Number > 0 || t.low == "both" || t.low == "all" {
				number = true
			}
			if m.det == "" || t.w.Number == 0 && m.det == "the" {
				m.det = t.low
			}
			j++
			continue
		}
		break
	}
	start := j
	var headClass lexicon.Class
	unknown := 0
	lastParty := -1
	soft := -1 // where an unfinished run of words began
loop:
	for j < min(end, i+far) {
		t := &d.toks[j]
		if t.name != "" && t.form != lexicon.PlaceIn {
			if m.head >= 0 && !d.postAhead(j, end) {
				break
			}
			m.parties = appendParty(m.parties, t.name)
			lastParty = j
			j += int(t.span)
			for j < end && (d.toks[j].Shape == text.Poss || d.hyphen(j) && j+1 < end && d.toks[j+1].name != "") {
				j++
			}
			if j < end && d.is(j, "(") { // "the Republic of Korea (RoK)'s"
				if k := d.bracketed(j, end); k > 0 && k-j <= 4 && d.toks[j+1].name == t.name {
					j = k
					if j < end && d.toks[j].Shape == text.Poss {
						j++
					}
				}
			}
			continue
		}
		if rc, n := d.lex.Ranks.Longest(d.formsFrom(j, min(end, j+6))); n > 0 && d.capital(j) && d.rankHere(j, rc, end) {
			break
		}
		switch {
		case t.Shape == text.Punct:
			if d.hyphen(j) && j > start && j+1 < end && !d.toks[j].Space && d.toks[j+1].Shape != text.Punct {
				j++
				continue
			}
			if d.is(j, "/") && j > start && d.class(j+1, lexicon.Post|lexicon.Person) {
				j++
				continue
			}
			break loop
		case t.w.Is(lexicon.Person | lexicon.Side | lexicon.Sides | lexicon.Body | lexicon.Talks):
			if m.head >= 0 && m.head < j-1 && soft >= 0 && d.capital(m.head) != d.capital(j) {
				break loop
			}
			if t.w.Is(lexicon.Verb) && m.head >= 0 && !d.capital(j) && m.head == j-1 && !d.finiteAt(d.adverb(j+1, end)) {
				break loop // "the minister chairs"
			}
			m.head, headClass = j, t.w.Class
			soft = -1
			j++
		case t.w.Is(lexicon.Post) && (!t.w.Is(lexicon.Prep|lexicon.Det|lexicon.Conj) || d.is(j, "under") && d.class(j+1, lexicon.Person)):
			if soft < 0 {
				soft = j
			}
			j++
		case d.is(j, "and", "&") && (j > start) && d.postAhead(j+1, end) && (d.class(j-1, lexicon.Post) || d.toks[j-1].name != "") && !d.namedAhead(j+1, end):
			if m.head >= 0 {
				break loop
			}
			j++
		case d.is(j, "of", "for") && m.head < 0 && soft >= 0:
			break loop
		case t.w == nil && t.Shape == text.Word && m.head < 0 && unknown < 3:
			unknown++
			j++
		case t.w.Is(lexicon.Past|lexicon.Third) && m.det == "" && lastParty >= 0 && d.toks[j-1].Shape != text.Poss:
			break loop // "India suggested ..."
		case t.w.Is(lexicon.Adv|lexicon.Ing|lexicon.Participle|lexicon.NounToo) && m.head < 0 && t.Shape == text.Word && unknown < 3 && (j > start || m.det != ""):
			unknown++
			j++
		case (t.w == nil || !t.w.Is(lexicon.Closed)) && m.head < 0 && d.capital(j) && lastParty >= 0 && unknown < 2 && d.headWithin(j+1, end, 3):
			unknown++
			j++
		default:
			break loop
		}
	}
	if m.head >= 0 && unknown > 0 && d.capital(m.head) && !d.capital(m.head-1) && m.det != "the" && lastParty < 0 {
		return nil // "For his part Minister X"
	}
	if m.head < 0 {
		return d.partyOrName(i, start, end, m.det)
	}
	j = m.head + 1
	if j < end && d.hyphen(j) && !d.toks[j].Space && j+1 < end && d.class(j+1, lexicon.Person|lexicon.Post|lexicon.Side) { // "Secretary-General", "Director-General"
		j += 2
	}
	for j < end && d.class(j, lexicon.Post) && !d.class(j, lexicon.Closed|lexicon.Verb) && (d.capital(j) || d.class(j+1, lexicon.Past) && m.det == "the") && headClass&lexicon.Person != 0 { // "Secretary General", "the secretary defence"
		j++
	}
	if j < end && d.toks[j].Shape == text.Poss && headClass&(lexicon.Sides|lexicon.Side) != 0 && d.headWithin(j+1, end, 4) {
		// "the two countries' defence ministers"
		k := j + 1
		for !d.class(k, lexicon.Person|lexicon.Side|lexicon.Sides) {
			k++
		}
		if d.class(k, lexicon.Sides) || len(m.parties) > 0 && d.class(k, lexicon.Person) {
			m.head, headClass, j = k, d.toks[k].w.Class, k+1
			if d.hyphen(j) && d.class(j+1, lexicon.Person) {
				j += 2
			}
		}
	}
	m.to = j
	m.plural = number || m.det == "these" || headClass&lexicon.Sides != 0 && headClass&(lexicon.Person|lexicon.Body) == 0
	m.post = [2]int{start, j}
	// A determiner, a party or a capital must show that one of the field's
	// own is meant, not any minister.
	switch {
	case headClass&lexicon.Person != 0 && headClass&lexicon.Sides == 0:
		m.kind = mRole
	case headClass&lexicon.Sides != 0:
		m.kind = mSides
		m.plural = true
		if len(m.parties) == 1 || m.det == "its" || m.det == "his" || m.det == "her" {
			m.kind = mSide
		}
	case headClass&lexicon.Side != 0:
		m.kind = mSide
	case headClass&lexicon.Body != 0:
		m.kind = mBody
		if headClass&lexicon.Talks != 0 {
			m.kind = mTalks
		}
	default:
		m.kind = mTalks
	}
	if headClass&lexicon.Body != 0 && d.capital(m.head) {
		m.kind = mBody
	}
	if m.kind == mTalks && m.det == "" && d.class(m.head, lexicon.Base) {
		return nil // "and call on all states"
	}
	if m.kind == mTalks && !d.verbAt(d.adverb(m.to, end)) {
		return nil // "an exchange of instructors"
	}
	d.postModifiers(&m, end)
	if m.kind == mRole || (m.kind == mSide || m.kind == mSides) && (headClass&lexicon.Person != 0 || d.lex.Word(strings.TrimSuffix(d.toks[m.head].low, "s")).Is(lexicon.Person)) {
		d.nameAfter(&m, end)
	}
	if m.name[1] == m.name[0] && m.det == "" && len(m.parties) == 0 && !d.capital(m.head) && m.kind == mRole && !loose {
		return nil
	}
	if m.kind == mSides && m.det == "" && len(m.parties) == 0 && !d.capital(m.head) && !d.capital(start) && !(d.finiteAt(d.adverb(m.to, end)) && (d.is(i-1, ",") || i > 0 && d.toks[i-1].Shape == text.Punct)) {
		return nil
	}
	if m.kind == mSide && m.det == "" && len(m.parties) == 0 && !d.capital(m.head) {
		return nil
	}
	found := m
	return &found
}

// verbAt tells whether token i can be a finite verb.
func (d *doc) verbAt(i int) bool {
	return d.class(i, lexicon.Past|lexicon.Third|lexicon.Be|lexicon.Have|lexicon.Modal) || d.is(i, ",", "(") || d.among(i, lexicon.ListAfterRole)
}

// partyOrName is what a noun phrase without a head noun can be: a party
// itself, a rank or honorific with a name, or a name that its post follows.
func (d *doc) partyOrName(i, start, end int, det string) *mention {
	if det == "" || det == "the" {
		if p := d.rankedName(i, start, end, d.partiesBetween(i, start)); p != nil {
			return p
		}
	}
	t := &d.toks[start%len(d.toks)]
	if start < end && t.name != "" && t.form != lexicon.PlaceIn {
		to := start + int(t.span)
		parties := []record.Party{t.name}
		if to < end && d.is(to, "(") {
			if k := d.bracketed(to, end); k > 0 && k-to <= 4 && d.toks[to+1].Shape == text.Upper {
				to = k
			}
		}
		// "Canada's Daniel Okafor", "Japanese General X"
		k := to
		if k < end && d.toks[k].Shape == text.Poss {
			k++
		}
		if p := d.rankedName(i, k, end, parties); p != nil {
			return p
		}
		if k > to && t.form == lexicon.Name {
			if n := d.nameEnd(k, end); n-k >= 2 {
				return &mention{kind: mPerson, from: i, to: n, head: k, name: [2]int{k, n}, parties: parties}
			}
		}
		if t.form == lexicon.Adjective && !d.adjectiveActs(to, end, det) {
			return nil
		}
		return &mention{kind: mParty, from: i, to: to, head: start, parties: parties, det: det}
	}
	if start == i && !d.class(i-1, lexicon.Det|lexicon.PossPron) {
		if n := d.nameEnd(start, end); n-start >= 2 && d.postFollows(n, end) {
			return &mention{kind: mPerson, from: i, to: n, head: start, name: [2]int{start, n}}
		}
	}
	return nil
}

// adjectiveActs tells whether an adjective stands for its party: "the
// Canadian said", "the Colombians favoured".
func (d *doc) adjectiveActs(to, end int, det string) bool {
	if to >= end || det == "" {
		return false
	}
	return d.class(to, lexicon.Verb|lexicon.Be|lexicon.Have|lexicon.Modal|lexicon.Adv) && !d.class(to, lexicon.NounToo|lexicon.Ing)
}

func (d *doc) partiesBetween(i, j int) []record.Party {
	var out []record.Party
	for ; i < j; i++ {
		if t := &d.toks[i]; t.name != "" && t.form != lexicon.PlaceIn {
			out = appendParty(out, t.name)
		}
	}
	return out
}

// ofParty reads "of Japan" or ", from the Republic of Korea," behind a name,
// and returns the token after it.
func (d *doc) ofParty(i, end int) (record.Party, int) {
	comma := d.is(i, ",")
	if comma {
		i++
	}
	if !d.is(i, "of", "from") || i+1 >= end {
		return "", i
	}
	i++
	if d.is(i, "the") {
		i++
	}
	if i >= end || d.toks[i].name == "" || d.toks[i].form != lexicon.Name {
		return "", i
	}
	p := d.toks[i].name
	i += int(d.toks[i].span)
	if comma && d.is(i, ",") && d.is(i+1, "and") {
		i++
	}
	return p, i
}

// postFollows tells whether a post in apposition begins at token i: ", deputy
// chief of the staff" or "(Foreign Affairs)".
func (d *doc) postFollows(i, end int) bool {
	if i+1 >= end {
		return false
	}
	if d.is(i, "(") {
		return d.class(i+1, lexicon.Post|lexicon.Person) && d.capital(i+1)
	}
	if !d.is(i, ",") {
		return false
	}
	j := i + 1
	for j < end && d.class(j, lexicon.Det|lexicon.PossPron) {
		j++
	}
	for k := 0; k < 8 && j < end; k++ {
		t := &d.toks[j]
		switch {
		case t.w.Is(lexicon.Person):
			return true
		case t.name != "":
			j += int(t.span)
			continue
		case t.Shape == text.Poss || d.hyphen(j) || t.w.Is(lexicon.Post) && !t.w.Is(lexicon.Conj) || d.is(j, "and"):
		case t.w == nil && t.Shape == text.Word && k > 0:
		case d.capital(j) && !t.w.Is(lexicon.Closed) && d.class(j+1, lexicon.Person|lexicon.Post) && d.capital(j+1): // ", Diplomatic Adviser"
		default:
			return false
		}
		j++
	}
	return false
}

// apposition joins a mention with the one that explains it behind a comma:
// "Margaret Thornbury, Assistant Deputy Minister" and "The Vice Chief of the
// Defence Force, Vice Admiral Peter Lonergan,".
func (d *doc) apposition(m *mention, end int) *mention {
	named := m.name[1] > m.name[0]
	if !named && m.kind != mRole {
		return m
	}
	i := m.to
	if i < end && named {
		i = d.suffixes(i, end)
		m.to = i
		if p, after := d.ofParty(i, end); p != "" && len(m.parties) == 0 && d.is(i, "of", "from") {
			m.parties, m.to = []record.Party{p}, after // "Vice Minister Sato Ken of Japan"
			i = after
		}
	}
	if i < end && d.is(i, "(") && named {
		if k := d.bracketed(i, end); k > 0 {
			if m.post[1] == m.post[0] && d.class(i+1, lexicon.Post|lexicon.Person) {
				m.post = [2]int{i + 1, k - 1}
			}
			if k-i <= 8 {
				m.to = k
				i = k
			}
		}
	}
	if i+1 >= end || !d.is(i, ",") {
		return m
	}
	j := i + 1
	next := d.phrase(j, end, named)
	if !named && (d.capital(m.head) || m.det != "" || len(m.parties) > 0) && m.det != "a" && m.det != "an" {
		// "The Minister of Defence, Graciela Bustamante,"
		k := j
		if next != nil && (next.kind == mRole || next.kind == mSide) && next.name[1] == next.name[0] && d.is(next.to, ",") {
			k = next.to + 1
		}
		if next == nil || k > j {
			if n := d.nameEnd(k, end); n-k >= 2 && (n >= end || d.punct(n) || d.is(n, "and", "on", "in") || d.class(n, lexicon.Past|lexicon.Be|lexicon.Have|lexicon.Modal) && !d.fronted(m.from)) {
				if k > j {
					m.post, m.parties = next.post, unionParties(m.parties, next.parties)
				}
				m.name, m.to = [2]int{k, n}, d.suffixes(n, end)
				return m
			}
		}
	}
	if next == nil {
		return m
	}
	nextNamed := next.name[1] > next.name[0]
	switch {
	case named && next.det == "" && d.class(next.to, lexicon.Base) && !d.class(next.to, lexicon.Past) && next.to+1 < end && !d.punct(next.to+1) && !d.class(next.to+1, lexicon.Prep):
		return m // "Lam, Japanese Minister review cooperation": two who act
	case named && !nextNamed && (next.kind == mRole || next.kind == mSide || next.kind == mSides) && (m.post[1] == m.post[0] || d.is(next.to, ",", ".", ";", "(") || next.to >= end) && d.headIsPost(next):
		if m.post[1] == m.post[0] {
			m.post = next.post
		}
		if len(m.parties) == 0 {
			m.parties = next.parties
		}
		m.to = next.to
		if len(m.parties) == 0 && d.is(m.to, ",") && m.to+1 < end {
			// ", Deputy Prime Minister, Minister of Foreign Affairs of X" and
			// ", Assistant Secretary, Department of Defence, Australia"
			if more := d.phrase(m.to+1, end, true); more != nil && more.name[1] == more.name[0] && len(more.parties) == 1 && d.capital(m.to+1) &&
				(more.kind == mRole || more.kind == mSide || more.kind == mParty && d.toks[more.head].form == lexicon.Name && (more.to >= end || d.punct(more.to) || d.is(more.to, "and"))) {
				m.parties, m.to = more.parties, more.to
				m.post[1] = more.to
			}
		}
		return m
	case !named && nextNamed && m.kind == mRole && next.post[1] == next.post[0] && d.capital(m.head):
		m.name, m.rank, m.to = next.name, next.rank, d.suffixes(next.to, end)
		if len(m.parties) == 0 {
			m.parties = next.parties
		}
		return m
	case !named && nextNamed && m.kind == mRole && m.det != "" && (d.is(next.to, ",") || next.to >= end || d.punct(next.to)) && (d.capital(m.head) || d.among(m.head, lexicon.ListOther)) && next.post[1] == next.post[0]:
		m.name, m.rank, m.to = next.name, next.rank, next.to
		return m
	}
	return m
}

// fronted tells whether the mention at i is the object of a preposition, so
// that a verb behind the comma has another subject: "While meeting with the
// Minister of Defence, X said".
func (d *doc) fronted(i int) bool {
	return d.class(i-1, lexicon.Prep) || d.class(i-1, lexicon.Ing)
}

func (d *doc) headIsPost(m *mention) bool {
	return m.head >= 0 && d.class(m.head, lexicon.Person)
}

// suffixes skips letters after a name: "CNZM", ", MP".
func (d *doc) suffixes(i, end int) int {
	for i < end {
		j := i
		if d.is(j, ",") {
			j++
		}
		if j >= end || d.toks[j].Shape != text.Upper && d.toks[j].Shape != text.Cap {
			return i
		}
		c, n := d.lex.Ranks.Longest(d.formsFrom(j, min(end, j+3)))
		if n == 0 || c != lexicon.Suffix {
			return i
		}
		i = d.tokensOf(j, n)
	}
	return i
}

// postModifiers reads what follows a head noun with "of", "for", "at": "of
// National Defence of Vietnam", "(Policy)", "of the two countries".
func (d *doc) postModifiers(m *mention, end int) {
	j := m.to
	for j < end {
		if d.is(j, "(") {
			k := d.bracketed(j, end)
			if k < 0 || k-j > 6 || !d.class(j+1, lexicon.Post) && d.toks[j+1].Shape != text.Upper && d.toks[j+1].name == "" {
				return
			}
			if d.toks[j+1].name != "" && d.toks[j+1].form == lexicon.Name && m.kind != mSides {
				m.parties = appendParty(m.parties, d.toks[j+1].name)
			}
			j = k
			m.to, m.post[1] = j, j
			continue
		}
		if d.is(j, "in") && d.is(j+1, "charge") && d.is(j+2, "of") && j+2 < end {
			j += 2 // "Minister of State in charge of Foreign Affairs"
		}
		if !d.is(j, ",") && !d.among(j, lexicon.ListPostLink) {
			return
		}
		if d.is(j, ",") && m.kind == mRole && d.capital(m.head) {
			// "Additional Secretary, Ministry of Defence,"
			if d.capital(j+1) && d.class(j+1, lexicon.Post) && !d.class(j+1, lexicon.Person) && d.among(j+2, lexicon.ListPostMore) {
				k := d.postPhrase(j+1, end, m)
				if k > j+1 {
					j = k
					m.to, m.post[1] = j, j
					continue
				}
			}
			return
		}
		if d.is(j, ",") {
			return
		}
		if d.is(j, "and") && d.is(j+1, "the") && d.capital(j+2) && d.is(j+3, "of") && j+4 < end && d.toks[j+4].name != "" {
			j += 3 // "Minister for Foreign Affairs and the Pacific of Australia"
		}
		if d.is(j, "and") && d.class(j+1, lexicon.Side) && d.is(j+2, "of") && m.kind == mSide {
			j += 2 // "the Government and people of Belize"
			m.to = j
			continue
		}
		if d.is(j, "and") {
			// "Deputy Prime Minister and Minister of National Defence"
			if m.kind == mRole && d.capital(m.head) && d.capital(j+1) && d.class(j+1, lexicon.Post|lexicon.Person) && !d.namedAhead(j+1, end) && d.toks[j+1].name == "" && d.headWithin(j+1, end, 4) {
				k := j + 1
				for k < end && d.class(k, lexicon.Post|lexicon.Person) && d.capital(k) {
					k++
				}
				j = k
				m.to, m.post[1] = j, j
				continue
			}
			return
		}
		k := j + 1
		for k < end && d.class(k, lexicon.Det|lexicon.PossPron) || k < end && d.toks[k].w != nil && d.toks[k].w.Number > 0 {
			k++
		}
		if k >= end {
			return
		}
		t := &d.toks[k]
		switch {
		case t.name != "" && t.form != lexicon.PlaceIn && d.is(j, "of", "from", "for", "to"):
			for k < end && d.toks[k].name != "" {
				if d.is(j, "of", "from") || m.kind != mRole {
					m.parties = appendParty(m.parties, d.toks[k].name)
				}
				k += int(d.toks[k].span)
				if k < end && d.toks[k].Shape == text.Poss {
					k++
				}
				for k < end && (d.class(k, lexicon.Post) && !d.class(k, lexicon.Closed) || d.is(k, "member") || d.is(k, "states") && d.is(k-1, "member")) {
					k++
				}
				if k < end && d.is(k, ",", "and") && k+1 < end {
					n := k + 1
					if d.is(n, "and") {
						n++
					}
					if d.is(n, "the") {
						n++
					}
					if n < end && d.toks[n].name != "" && d.toks[n].form != lexicon.PlaceIn && (m.plural || m.kind == mSides) && !d.headWithin(n+int(d.toks[n].span), end, 4) {
						k = n
						continue
					}
				}
				break
			}
			j = k
			if d.is(j, "(") {
				if b := d.bracketed(j, end); b > 0 && b-j <= 4 && d.nameEnd(j+1, end)-j-1 < 2 {
					j = b
				}
			}
		case d.is(j, "of") && t.w.Is(lexicon.Sides) && (d.is(j+1, "the", "both") || d.toks[k-1].w != nil && d.toks[k-1].w.Number > 0):
			if m.kind == mRole && !m.plural {
				return
			}
			m.kind, m.plural = mSides, true
			j = k + 1
		case t.w.Is(lexicon.Post|lexicon.Person|lexicon.Side) && (m.kind == mRole || m.kind == mSide || m.kind == mSides && d.capital(k)) && (d.is(j, "of", "for", "at") || d.capital(k)),
			d.is(j, "of", "for") && d.capital(k) && d.capital(m.head) && m.kind == mRole,
			d.is(j, "at", "in") && t.form == lexicon.Adjective && t.name != "" && d.class(k+int(t.span), lexicon.Post) && d.capital(k+int(t.span)) && m.kind == mRole:
			n := d.postPhrase(k, end, m)
			if n == k {
				return
			}
			j = n
		default:
			return
		}
		m.to, m.post[1] = j, j
	}
}

// postPhrase reads the words of a ministry or an office from token k on, and
// returns the token after them.
func (d *doc) postPhrase(k, end int, m *mention) int {
	first := true
	for k < end {
		t := &d.toks[k]
		if rc, n := d.lex.Ranks.Longest(d.formsFrom(k, min(end, k+6))); !first && n > 0 && d.capital(k) && d.rankHere(k, rc, end) {
			return k
		}
		switch {
		case t.name != "" && (first || t.form == lexicon.Adjective || d.is(k-1, "of", "the")) && t.form != lexicon.PlaceIn:
			if d.nameEnd(k+int(t.span), end)-k-int(t.span) >= 2 && !d.class(k+int(t.span), lexicon.Post) && !first {
				return k
			}
			if !(m.kind == mRole && d.is(k, "security")) { // many states have a Security Council with a secretary
				m.parties = appendParty(m.parties, t.name)
			}
			k += int(t.span)
			if k < end && d.toks[k].Shape == text.Poss {
				k++
			}
		case !first && d.beforeParticle(k):
			return k
		case t.w.Is(lexicon.Post|lexicon.Person|lexicon.Side) && !t.w.Is(lexicon.Closed) && (d.capital(k) || !t.w.Is(lexicon.Verb)):
			if t.w.Is(lexicon.Side|lexicon.Sides) && !d.capital(k) && !first && t.w.Is(lexicon.Verb) {
				return k
			}
			k++
		case first && d.capital(k), d.capital(k) && strings.HasSuffix(t.low, "ism"): // "Counter Terrorism", "Tourism"
			k++
		case d.capital(k) && t.name == "" && d.affairsAhead(k+1, end):
			k++ // "East Asian and Pacific Affairs"
		case (d.is(k, "and", "&") || d.is(k, ",")) && k+1 < end && d.capital(k+1) && d.class(k+1, lexicon.Post) && !d.class(k+1, lexicon.Closed) && !d.namedAhead(k+1, end) && d.toks[k+1].name == "":
			if d.is(k, ",") && !d.listEnds(k+1, end) {
				return k
			}
			k++
		case d.is(k, "and", "&") && d.is(k+2, "abroad") && d.capital(k+1) && d.capital(k+2):
			k += 3 // "African Cooperation and Mauritanians Abroad"
		case d.is(k, "and", "&") && !first && k+2 < end && d.capital(k+1) && d.toks[k+1].w == nil && d.toks[k+1].name == "" && d.nameEnd(k+2, end)-k-2 >= 2:
			k += 2 // "Mining Industry and Geology Otabek Yuldashev"
		case d.is(k, "of", "for") && k+1 < end && (d.capital(k+1) && d.toks[k+1].name == "" || d.class(k+1, lexicon.Post) && !d.class(k+1, lexicon.Closed)):
			return k
		case d.hyphen(k) && !t.Space && k+1 < end:
			k++
			if k < end && d.toks[k].Shape != text.Punct {
				k++
			}
		case d.is(k, "(") && d.bracketed(k, end) > 0 && d.bracketed(k, end)-k <= 4:
			if t := &d.toks[k+1]; t.name != "" && t.form == lexicon.Name {
				m.parties = appendParty(m.parties, t.name)
			}
			k = d.bracketed(k, end)
		default:
			return k
		}
		first = false
	}
	return k
}

// affairsAhead tells whether "Affairs" follows within a few capitalised words.
func (d *doc) affairsAhead(k, end int) bool {
	for n := 0; n < 4 && k < end; n, k = n+1, k+1 {
		switch {
		case d.is(k, "affairs"):
			return d.capital(k)
		case !d.capital(k) && !d.is(k, "and", "&"):
			return false
		}
	}
	return false
}

// listEnds tells whether "A, B and C" of a ministry's name goes on from k.
func (d *doc) listEnds(k, end int) bool {
	for n := 0; k < end && n < 6; n++ {
		if d.is(k, "and", "&") {
			return d.class(k+1, lexicon.Post)
		}
		if !d.class(k, lexicon.Post) && !d.is(k, ",") {
			return false
		}
		k++
	}
	return false
}

func (d *doc) hyphen(i int) bool {
	if i < 0 || i >= len(d.toks) {
		return false
	}
	switch d.toks[i].low {
	case "-", "–", "‑", "—":
		return true
	}
	return false
}

// bracketed returns the token after the bracket that closes the one at i, -1
// where none does.
func (d *doc) bracketed(i, end int) int {
	for k := i + 1; k < end && k < i+14; k++ {
		if d.is(k, ")") {
			return k + 1
		}
	}
	return -1
}

// postAhead tells whether words of a post go on from token j.
func (d *doc) postAhead(j, end int) bool {
	for j < end && d.class(j, lexicon.Det) {
		j++
	}
	if j >= end {
		return false
	}
	if t := &d.toks[j]; t.name != "" {
		return d.headWithin(j+int(t.span), end, 5)
	}
	return d.class(j, lexicon.Post|lexicon.Person|lexicon.Side|lexicon.Sides)
}

// headWithin tells whether a head noun stands among the next n tokens, with
// nothing but words of posts before it.
func (d *doc) headWithin(j, end, n int) bool {
	for k := 0; k < n && j < end; k++ {
		if d.class(j, lexicon.Person|lexicon.Side|lexicon.Sides) {
			return true
		}
		if !d.class(j, lexicon.Post) && d.toks[j].Shape != text.Poss && !d.hyphen(j) {
			return false
		}
		j++
	}
	return false
}

// namedAhead tells whether a post with a name begins at token j, so that an
// "and" before it joins two persons.
func (d *doc) namedAhead(j, end int) bool {
	k := j
	role, post := false, false
	for k < end && k < j+14 {
		t := &d.toks[k]
		role = role || t.w.Is(lexicon.Person)
		if rc, n := d.lex.Ranks.Longest(d.formsFrom(k, min(end, k+6))); n > 0 && d.capital(k) && d.rankHere(k, rc, end) {
			return role || !post // not "and Pacific Affairs Mr. X"
		}
		post = post || t.w.Is(lexicon.Post)
		if t.w.Is(lexicon.Post|lexicon.Person) || t.name != "" || t.Shape == text.Poss || d.hyphen(k) {
			k++
			continue
		}
		break
	}
	return role && k > j && d.class(k-1, lexicon.Person|lexicon.Post) && d.nameEnd(k, end)-k >= 2
}

func appendParty(list []record.Party, p record.Party) []record.Party {
	for _, x := range list {
		if x == p {
			return list
		}
	}
	return append(list, p)
}

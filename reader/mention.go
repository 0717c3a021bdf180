package reader

import (
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
	d.settleGender()
}

func (d *doc) mentionsIn(s sentence) {
	for i := s.from; i < s.to; {
		if !d.toks[i].acts {
			i++
			continue
		}
		if to := d.rowOfStates(i, s.to); to > i {
			i = to
			continue
		}
		m := d.mentionAt(i, s.to)
		if m == nil || d.beforeInstrument(m, s.to) {
			i++
			continue
		}
		if m.plural && m.name[1] == m.name[0] && len(m.parties) > 0 && d.is(m.to, ",") {
			if to := d.eachOf(m, m.to, s.to); to > m.to {
				d.enter(m)
				i = to
				continue
			}
		}
		if m.name[1] == m.name[0] && (m.kind == mSide || m.kind == mSides || m.kind == mRole) {
			if to := d.inOrder(m, s.to); to > m.to {
				d.mark(m)
				i = to
				continue
			}
		}
		m = d.apposition(m, s.to)
		d.enter(m)
		i = max(m.to, i+1)
		i = d.namesBehind(m, i, s)
	}
}

// generalOf tells whether the word at j is no rank, but tells with the one before
// it what an office is: "Director General".
func (d *doc) generalOf(j int) bool {
	return d.is(j, "general") && d.among(j-1, lexicon.ListGeneralPost)
}

// beforeInstrument tells whether a mention is the beginning of a document's
// name: "an air services agreement".
func (d *doc) beforeInstrument(m *mention, end int) bool {
	if m.kind != mSides && m.kind != mSide || len(m.parties) > 0 || m.to >= end || !d.is(m.to-1, "services", "forces") {
		return false
	}
	return d.instrumentHead(m.to, end)
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
		if d.surnamed(i) {
			break // "He Yongsheng"
		}
		return &mention{kind: mHe, from: i, to: i + 1, head: i, det: t.low}
	case "their":
		if d.is(i+1, "excellencies", "majesties", "highnesses") {
			return &mention{kind: mSides, from: i, to: i + 2, head: i + 1, plural: true, det: "the"}
		}
	case "they":
		m := &mention{kind: mThey, from: i, to: i + 1, head: i, plural: true}
		if d.is(i+1, "both", "all", "each") && d.finiteAt(d.adverb(i+2, end)) {
			m.to++
		}
		return m
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
		if t := &d.toks[min(i+1, end-1)]; t.name != "" && t.form == lexicon.Adjective && t.span == 1 && d.class(i+2, lexicon.Past) && d.sayVerb(i+2) {
			m := &mention{kind: mSide, from: i, to: i + 2, head: i + 1, post: [2]int{i, i + 2}, parties: d.alone(t.name), det: "the"} // "the Kenyans answered"
			if strings.HasSuffix(t.low, "n") {
				m.kind = mRole // "the Kenyan answered"
			}
			return m
		}
		if d.among(i+1, lexicon.ListHowMany) && d.finiteAt(d.adverb(i+2, end)) {
			return &mention{kind: mSides, from: i, to: i + 2, head: i + 1, plural: true, det: "the"}
		}
	case "both", "all", "each":
		if n := d.everyOne(i, end); n > 0 {
			return &mention{kind: mSides, from: i, to: i + n, head: i + n - 1, plural: true, det: "the"}
		}
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

// everyOne returns how many tokens of "each side", "each of the two", "both of
// them" stand at i as a subject, 0 where none do.
func (d *doc) everyOne(i, end int) int {
	n := 0
	switch {
	case d.is(i, "each") && d.class(i+1, lexicon.Side) && d.toks[i+1].Shape == text.Word:
		n = 2
	case d.is(i+1, "of") && d.is(i+2, "them"):
		n = 3
	case d.is(i+1, "of") && d.is(i+2, "the") && d.among(i+3, lexicon.ListHowMany):
		n = 4
	}
	if n > 0 && d.finiteAt(d.adverb(i+n, end)) {
		return n
	}
	return 0
}

// finiteAt tells whether the word at token i is a finite verb and no noun.
func (d *doc) finiteAt(i int) bool {
	return d.class(i, lexicon.Past|lexicon.Be|lexicon.Have|lexicon.Modal) && !d.class(i, lexicon.Base)
}

// nounPhrase reads a noun phrase that names somebody: determiner, parties,
// posts, head noun, what follows with "of", and a name.
func (d *doc) nounPhrase(i, end int) *mention { return d.phrase(i, end, false) }

// phraseBegins are the classes of words in small letters that begin a noun phrase.
const phraseBegins = lexicon.Det | lexicon.PossPron | lexicon.Post | phraseHeads

// phraseHeads are those of its head.
const phraseHeads = lexicon.Person | lexicon.Side | lexicon.Sides | lexicon.Body | lexicon.Talks

// phrase is nounPhrase; loose takes a post in small letters without article
// too, as it stands in apposition: ", head of the delegation".
func (d *doc) phrase(i, end int, loose bool) *mention {
	if t := &d.toks[i]; t.Shape == text.Word && t.w != nil && !t.w.Is(phraseBegins) && t.w.Number == 0 && t.low != "retired" {
		return nil
	}
	if t := &d.toks[i]; t.Shape == text.Word && t.w == nil && t.low != "retired" && d.endsPhrase(i+1, end) {
		return nil
	}
	if t := &d.toks[i]; t.w == nil && t.name == "" && t.Shape != text.Word {
		return d.partyOrName(i, i, end, "") // nothing that a noun phrase is made of
	}
	if d.somebodysChair(i, end) {
		return nil
	}
	m := mention{from: i, head: -1} // put by only once it is one
	j := i
	number := false
	for j < end && j < i+4 {
		t := &d.toks[j]
		if t.w.Is(lexicon.PossPron) && d.capital(j) && d.styled(j, end) {
			break // "His Excellency X"
		}
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
	behindParty := func(j int) bool { return lastParty >= 0 && lastParty+int(d.toks[lastParty].span) == j }
	soft := -1 // where an unfinished run of words began
loop:
	for j < min(end, i+far) {
		t := &d.toks[j]
		if t.name != "" && t.form != lexicon.PlaceIn {
			if m.head >= 0 && (!d.postAhead(j, end) || d.is(m.head, "commander") && d.capital(m.head)) {
				break // "Commander Royal Saudi Land Forces": he is no force
			}
			if t.form == lexicon.Seat && j == i && d.is(i-1, "in", "at") && d.capital(j+int(t.span)) {
				break // "received in Rabat Division General X"
			}
			m.parties = d.addParty(m.parties, t.name)
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
		if d.capital(j) && begins(d, d.lex.Ranks, j) && !(j > start && (d.is(j, "staff") && d.class(j-1, lexicon.Post) || d.generalOf(j))) { // "Chief of Defence Staff Lieutenant General X"
			if rc, n := d.lex.Ranks.Longest(d.formsFrom(j, min(end, j+6))); n > 0 && d.rankHere(j, rc, end) {
				break
			}
		}
		switch {
		case t.Shape == text.Poss && soft >= 0 && m.head < 0 && d.postAhead(j+1, end):
			j++ // "the Foreign Ministry's Director General"
		case m.head < 0 && behindParty(j) && d.is(j, ",") && d.partyRow(j+1, end):
			j++ // "Latvian, Estonian and Lithuanian ministers"
		case m.head >= 0 && m.head == j-1 && d.is(j, "–", "-") && d.capital(m.head) && d.capital(j+1) && d.class(j+1, lexicon.Person|lexicon.Post) && headClass&lexicon.Person != 0 && d.headWithin(j+1, end, 3):
			j++ // "Deputy Prime Minister – Minister of Foreign Affairs"
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
		case m.head >= 0 && m.head == j-1 && headClass&lexicon.Sides != 0 && d.generalOf(j):
			j++ // a head may follow: "Directors General Ambassador X and"
		case t.w.Is(phraseHeads):
			if m.head >= 0 && m.head < j-1 && soft >= 0 && d.capital(m.head) != d.capital(j) {
				break loop
			}
			if m.head >= 0 && headClass&lexicon.Talks != 0 && !d.capital(m.head) && d.capital(j) && t.w.Is(lexicon.Person) {
				break loop // "At the end of the meeting Minister Lam invited"
			}
			if t.w.Is(lexicon.Verb) && m.head >= 0 && !d.capital(j) && m.head == j-1 && !d.finiteAt(d.adverb(j+1, end)) {
				break loop // "the minister chairs"
			}
			m.head, headClass = j, t.w.Class
			soft = -1
			j++
		case t.w.Is(lexicon.Post) && (!t.w.Is(lexicon.Prep|lexicon.Det|lexicon.Conj) || d.is(j, "under") && d.class(j+1, lexicon.Person) && d.capital(j) == d.capital(j+1) || d.is(j, "opposite") && d.class(j+1, lexicon.Person)):
			if soft < 0 {
				soft = j
			}
			j++
		case j > start && d.is(j, "and", "&") && d.postAhead(j+1, end) && (d.class(j-1, lexicon.Post) && d.toks[j-1].name == "" && m.head < 0 && d.capital(j-1) || (d.class(j-1, lexicon.Post) || behindParty(j)) && !d.namedAhead(j+1, end)):
			if m.head >= 0 {
				break loop
			}
			j++
		case m.head < 0 && soft >= 0 && d.is(j, "of", "for"):
			break loop
		case d.among(j, lexicon.ListDayWord) && t.Shape == text.Word && lastParty >= 0:
			break loop // "received in Hanoi today Japan's minister"
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
	if m.head < 0 || d.is(m.head, "force") && (!d.capital(m.head) || len(m.parties) == 0) { // but "the Fijian Defence Force"
		return d.partyOrName(i, start, end, m.det)
	}
	j = m.head + 1
	if d.is(j, "delegate", "delegates") && d.is(m.head, "minister", "ministers") {
		j++ // "minister delegate for defence"
	}
	if d.hyphen(j) && d.is(j+1, "in") && d.hyphen(j+2) && j+3 < end && d.class(j+3, lexicon.Person) {
		j += 4 // "Commander-in-Chief"
	}
	if j < end && d.hyphen(j) && !d.toks[j].Space && j+1 < end && d.class(j+1, lexicon.Person|lexicon.Post|lexicon.Side) { // "Secretary-General", "Director-General"
		j += 2
	}
	for j < end && d.class(j, lexicon.Post) && !d.class(j, lexicon.Closed|lexicon.Verb) && !(d.ranked(j, end) && (d.is(m.head, "minister") || d.is(j, "general") && !d.among(m.head, lexicon.ListGeneralPost) || d.class(j+1, lexicon.Person))) && (d.capital(j) || d.class(j+1, lexicon.Past) && m.det == "the") && headClass&lexicon.Person != 0 { // "Secretary General", "the secretary defence"
		j++
	}
	if headClass&lexicon.Sides != 0 && d.generalOf(j) {
		j++ // "the two Directors General"
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
	if d.is(m.head, "police") && !d.capital(m.head) && m.to < end && d.plainNoun(m.to) {
		return nil // "the joint police task force"
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
	if m.name[1] == m.name[0] && m.det == "" && len(m.parties) == 0 && !d.capital(m.head) && !(d.hyphen(m.head-1) && d.capital(m.head-2)) && m.kind == mRole && !loose {
		return nil
	}
	if m.kind == mSides && m.det == "" && len(m.parties) == 0 && m.name[1] == m.name[0] && !d.capital(m.head) && !d.capital(start) && !(d.finiteAt(d.adverb(m.to, end)) && (d.is(i-1, ",") || i > 0 && d.toks[i-1].Shape == text.Punct)) {
		return nil
	}
	if m.kind == mSide && m.det == "" && len(m.parties) == 0 && !d.capital(m.head) {
		return nil
	}
	return d.scratch.mentions.put(m)
}

// endsPhrase tells whether no noun phrase goes on at token i behind a word that
// says nothing of who is meant.
func (d *doc) endsPhrase(i, end int) bool {
	if i >= end {
		return true
	}
	t := &d.toks[i]
	switch t.Shape {
	case text.Word:
		return t.w != nil && t.class&(phraseHeads|lexicon.Post|lexicon.Adv|lexicon.Ing|lexicon.Participle|lexicon.NounToo) == 0
	case text.Punct:
		return !d.hyphen(i) && t.low != "/"
	}
	return false
}

// verbAt tells whether token i can be a finite verb.
func (d *doc) verbAt(i int) bool {
	return d.class(i, lexicon.Past|lexicon.Third|lexicon.Be|lexicon.Have|lexicon.Modal) || d.is(i, ",", "(") || d.among(i, lexicon.ListAfterRole)
}

// somebodysChair tells whether the presidency at token i is that of one who is
// named by his post, and no side: "under the presidency of Minister Lam".
func (d *doc) somebodysChair(i, end int) bool {
	if d.is(i, "the") {
		i++
	}
	return d.is(i, "presidency") && d.is(i+1, "of") && i+2 < end && d.capital(i+2) && d.toks[i+2].name == "" && d.headWithin(i+2, end, 4)
}

// partyOrName is what a noun phrase without a head noun can be: a party
// itself, a rank or honorific with a name, or a name that its post follows.
func (d *doc) partyOrName(i, start, end int, det string) *mention {
	if det == "" || det == "the" {
		if p := d.rankedName(i, start, end, d.partiesBetween(i, start)); p != nil {
			return p
		}
	}
	t := &d.toks[min(start, len(d.toks)-1)]
	if start < end && t.name != "" && t.form != lexicon.PlaceIn {
		to := start + int(t.span)
		parties := d.alone(t.name)
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
				return d.scratch.mentions.put(mention{kind: mPerson, from: i, to: n, head: k, name: [2]int{k, n}, parties: parties})
			}
		}
		if t.form == lexicon.Adjective && !d.adjectiveActs(to, end, det) {
			return nil
		}
		return d.scratch.mentions.put(mention{kind: mParty, from: i, to: to, head: start, parties: parties, det: det})
	}
	if start == i && !d.class(i-1, lexicon.Det|lexicon.PossPron) && !(d.is(i-1, "of") && d.among(i-2, lexicon.ListHall)) {
		if n := d.nameEnd(start, end); (n-start >= 2 || n > start && d.withInitial(start)) && (d.postFollows(n, end) && !d.somewhere(start, n, end) || d.toldOf(start, n)) {
			return &mention{kind: mPerson, from: i, to: n, head: start, name: [2]int{start, n}}
		}
	}
	return nil
}

// somewhere tells whether what looks like a name with a post behind it is a
// place in what somebody says: "a pier at Ras Kitau, a senior diplomat said".
func (d *doc) somewhere(i, n, end int) bool {
	if !d.is(i-1, "at", "in", "near", "off", "around") || !d.is(n, ",") || !d.is(n+1, "a", "an", "the") {
		return false
	}
	for k := n + 2; k < min(n+7, end); k++ {
		if d.punct(k) {
			return false
		}
		if d.among(k, lexicon.ListTellVerb) {
			return true
		}
	}
	return false
}

// adjectiveActs tells whether an adjective stands for its party: "the
// Canadian said", "the Colombians favoured".
func (d *doc) adjectiveActs(to, end int, det string) bool {
	if to >= end || det == "" {
		return false
	}
	if d.is(to, ",") {
		for k := to + 1; k < min(end-1, to+6); k++ {
			if d.is(k, ",") {
				to = k + 1 // "the Finns, for their part, asked"
				break
			}
		}
	}
	return d.class(to, lexicon.Verb|lexicon.Be|lexicon.Have|lexicon.Modal|lexicon.Adv) && !d.class(to, lexicon.NounToo|lexicon.Ing)
}

func (d *doc) partiesBetween(i, j int) []record.Party {
	var out []record.Party
	for ; i < j; i++ {
		if t := &d.toks[i]; t.name != "" && t.form != lexicon.PlaceIn {
			out = d.addParty(out, t.name)
		}
	}
	return out
}

func (d *doc) hyphen(i int) bool {
	if !d.punct(i) {
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

// alone returns the list of one party, which is made once: there are very many.
func (d *doc) alone(p record.Party) []record.Party {
	for _, one := range d.ones {
		if one[0] == p {
			return one
		}
	}
	d.ones = append(d.ones, []record.Party{p})
	return d.ones[len(d.ones)-1]
}

// addParty adds a party to a list that is no other's.
func (d *doc) addParty(list []record.Party, p record.Party) []record.Party {
	if len(list) == 0 {
		return d.alone(p)
	}
	return appendParty(list, p)
}

func appendParty(list []record.Party, p record.Party) []record.Party {
	for _, x := range list {
		if x == p {
			return list
		}
	}
	return append(list, p)
}

package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// A form is the form of a verb group.
type form uint8

const (
	finite form = iota + 1
	ing         // "stressing"
	inf         // "to share"
	bare        // "share", after "and" or a modal
	part        // "signed", behind its noun
)

// A verbGroup is a verb with its auxiliaries: "has told", "would continue to".
type verbGroup struct {
	from, head, to int // tokens: first, main verb, after the last
	form           form
	modal          int // the modal's token, -1
	lemma          string
	past           bool // simple past
	perfect        bool // have + participle
	pluperfect     bool // had + participle
	passive        bool
	attribution    bool // "he said" behind what he said
}

// adverb skips adverbs, "not", and the like from token i on.
func (d *doc) adverb(i, end int) int {
	for i < end && (d.toks[i].adverb || d.is(i, "further") && d.class(i+1, lexicon.Participle|lexicon.Base|lexicon.Past)) {
		i++
	}
	return i
}

// ly tells whether token i looks like an adverb.
func (d *doc) ly(i int) bool { return uint(i) < uint(len(d.toks)) && d.toks[i].ly }

// before returns the token before i that is no adverb, from on at the least.
func (d *doc) before(i, from int) int {
	i--
	if d.is(i, "more", "again") && d.is(i-1, "once") && i-2 >= from {
		i -= 2
	}
	if d.hyphen(i) && i-2 >= from && d.is(i-1, "re", "co") {
		i -= 2 // "re-affirmed"
	}
	if m := d.toks[max(i-1, 0)].ment; d.is(i, "both", "all", "each") && i > from && m != nil && m.to == i && m.plural {
		i-- // "The two sides both agreed"
	}
	for i >= from && (d.class(i, lexicon.Adv) && !d.class(i, lexicon.Det) || d.ly(i) || d.is(i, "also")) {
		i--
		if d.is(i, "and", "but", "yet") && i > from && d.ly(i+1) && d.ly(i-1) {
			i-- // "openly and candidly discussed"
		}
	}
	return i
}

// verbGroups finds the verb groups of tokens [from, to), in order.
func (d *doc) verbGroups(from, to int) []verbGroup {
	sc := d.scratch
	first := len(sc.groups)
	for i := from; i < to; {
		if m := d.toks[i].ment; m != nil && m.kind != mIt && m.kind != mThey && m.kind != mHe && m.kind != mWe && m.to > i {
			i = max(m.to, i+1)
			continue
		}
		if !d.verbal(i) {
			i++
			continue
		}
		g, ok := d.verbGroup(i, from, to, sc.groups[first:])
		if !ok {
			i++
			continue
		}
		sc.groups = append(sc.groups, g)
		i = max(g.to, i+1)
	}
	return slices.Clip(sc.groups[first:])
}

// verbal tells whether a verb group can begin with the word at token i.
func (d *doc) verbal(i int) bool {
	t := &d.toks[i]
	return t.class&(lexicon.Verb|lexicon.Be|lexicon.Have|lexicon.Do|lexicon.Modal) != 0 || t.low == "to"
}

// verbGroup reads the verb group that begins at token i.
func (d *doc) verbGroup(i, from, to int, before []verbGroup) (verbGroup, bool) {
	t := &d.toks[i]
	g := verbGroup{from: i, head: i, to: i + 1, modal: -1}
	if t.Shape == text.Punct || t.Shape == text.Poss || t.Shape == text.Number || !d.verbal(i) {
		return g, false
	}
	if t.Shape == text.Upper && (!t.w.Is(lexicon.Past) || len(t.low) < 5) || t.Shape == text.Cap && i > from && !d.is(i-1, "“", "\"", "(", ":") && t.name == "" && !t.w.Is(lexicon.Modal|lexicon.Be) {
		return g, false
	}
	main := func(j int) {
		g.head, g.to = j, j+1
		if d.toks[j].w != nil {
			g.lemma = d.toks[j].w.Lemma
		}
	}
	switch {
	case d.is(i, "to"):
		j := d.adverb(i+1, to)
		if j < to && d.class(j, lexicon.Base) && d.toks[j].Shape == text.Word && !(d.class(j, lexicon.NounToo) && d.nounAfterTo(i, j, to)) {
			main(j)
			g.form = inf
			return g, true
		}
		if j == i+1 && j+1 < to && d.toks[j].w == nil && d.toks[j].Shape == text.Word && i > from && d.class(i-1, lexicon.Verb) && (d.class(j+1, lexicon.Det|lexicon.PossPron) || d.toks[j+1].Shape == text.Word && d.toks[j+1].w == nil || d.toks[j+1].name != "") {
			g.head, g.to, g.form = j, j+1, inf // a verb that the lexicon lacks
			return g, true
		}
		if d.is(j, "co", "re") && d.hyphen(j+1) && j+2 < to && d.class(j+2, lexicon.Base) { // "to co-host"
			main(j + 2)
			g.form = inf
			return g, true
		}
		if j < to && d.is(j, "be", "have") {
			main(j)
			g.lemma = d.toks[j].low
			g.form = inf
			if k := d.adverb(j+1, to); k < to && d.class(k, lexicon.Participle) {
				main(k)
				g.passive = d.is(j, "be")
			}
			return g, true
		}
		return g, false
	case t.w.Is(lexicon.Modal) && !(t.low == "will" && d.class(i-1, lexicon.Det|lexicon.PossPron)) && !(t.low == "may" && t.Shape == text.Cap) && !d.is(i, "need"):
		g.form, g.modal = finite, i
		g.to = i + 1
		j := d.adverb(i+1, to)
		if d.is(i, "ought") && d.is(j, "to") {
			j++
		}
		if d.is(j, ",") { // "should, in principle, take place"
			for k := j + 1; k+1 < min(j+12, to); k++ {
				if d.is(k, ",") && d.class(k+1, lexicon.Base|lexicon.Be) {
					j = k + 1
					break
				}
			}
		}
		if j < to && d.is(j, "be", "have") {
			g.lemma = d.toks[j].low
			g.head, g.to = j, j+1
			k := d.adverb(j+1, to)
			if k < to && d.class(k, lexicon.Participle) {
				g.passive = d.is(j, "be")
				main(k)
			} else if k < to && d.is(k, "been") {
				if n := d.adverb(k+1, to); n < to && d.class(n, lexicon.Participle) {
					g.passive = true
					main(n)
				}
			}
			return g, true
		}
		if j < to && d.is(j, "do") {
			main(j)
			g.lemma = "do"
		} else if j < to && d.class(j, lexicon.Base) {
			main(j)
		}
		return g, true
	case t.w.Is(lexicon.Be) && !d.is(i, "be", "being", "been") && !d.among(i, lexicon.ListStay):
		g.form, g.lemma = finite, "be"
		g.past = d.is(i, "was", "were")
		j := d.adverb(i+1, to)
		if j < to && d.is(j, "being") {
			j++
		}
		if j < to && d.class(j, lexicon.Participle) && !(d.class(j, lexicon.Base) && !d.class(j, lexicon.Past)) {
			g.passive = true
			main(j)
		} else if j < to && d.class(j, lexicon.Ing) && !d.class(j, lexicon.Post) {
			main(j)
		}
		return g, true
	case t.w.Is(lexicon.Have) && !d.is(i, "having", "have") || d.is(i, "have") && !d.is(i-1, "to"):
		g.form, g.lemma = finite, "have"
		j := d.adverb(i+1, to)
		switch {
		case j < to && d.is(j, "been"):
			g.perfect = true
			g.pluperfect = d.is(i, "had")
			g.lemma = "be"
			g.head, g.to = j, j+1
			if k := d.adverb(j+1, to); k < to && d.class(k, lexicon.Participle) {
				g.passive = true
				main(k)
			} else if k < to && d.class(k, lexicon.Ing) {
				main(k)
			}
		case j < to && d.class(j, lexicon.Participle):
			g.perfect = true
			g.pluperfect = d.is(i, "had")
			main(j)
		case j < to && d.is(j, "had"):
			g.perfect = true
			g.head, g.to = j, j+1
		default:
			g.past = d.is(i, "had")
		}
		return g, true
	case t.w.Is(lexicon.Do) && !d.is(i, "doing"):
		j := d.adverb(i+1, to)
		if d.is(j, ",") && j+2 < to && d.is(j+2, ",") {
			j += 3 // "did, however, voice unease"
		}
		if j < to && d.class(j, lexicon.Base) {
			g.form = finite
			g.past = d.is(i, "did")
			main(j)
			return g, true
		}
		return g, false
	case d.is(i, "having", "being"):
		g.form, g.lemma = ing, "have"
		if d.is(i, "being") {
			g.lemma = "be"
		}
		if j := d.adverb(i+1, to); j < to && d.class(j, lexicon.Participle) {
			main(j)
			g.passive = d.is(i, "being")
			g.perfect = d.is(i, "having")
		}
		return g, true
	}
	if t.w == nil || d.is(i, "further") && d.class(i+1, lexicon.Past|lexicon.Participle) {
		return g, false
	}
	g.lemma = t.w.Lemma
	p := d.before(i, from)
	if p >= from && d.qualifies(i, p, to) {
		return g, false
	}
	switch {
	case t.w.Is(lexicon.Ing):
		if d.nounHere(i, p, from, to) {
			return g, false
		}
		g.form = ing
		return g, true
	case t.w.Is(lexicon.Past | lexicon.Participle):
		return d.pastForm(g, i, p, from, to, before)
	case t.w.Is(lexicon.Third) && !t.w.Is(lexicon.Base):
		if d.presentHere(i, p, from, to, before, false) {
			g.form = finite
			return g, true
		}
	case t.w.Is(lexicon.Base):
		if d.is(i, "free") && d.is(i+1, "of", "from") || d.is(i, "back") && d.is(i+1, "to") {
			return g, false // "free of charge", "back to back with"
		}
		if d.is(i-1, "and") && d.among(i, lexicon.ListPairTail) && d.among(i-2, lexicon.ListPairHead) {
			return g, false // "search and rescue"
		}
		if d.presentHere(i, p, from, to, before, true) && !(d.is(p, "and", ",") && infOfPerfect(before)) {
			g.form = finite
			return g, true
		}
		if d.bareHere(i, p, from, to, before) {
			g.form = bare
			return g, true
		}
	}
	return g, false
}

// qualifies tells whether the participle at i, behind a comma or "and", only says
// which things: "a friend and trusted partner", "high tariffs, delayed shipments".
func (d *doc) qualifies(i, p, to int) bool {
	if !d.is(p, ",", "and", "or") || i+1 >= to || d.toks[i+1].Shape != text.Word || d.class(i+1, lexicon.Closed|lexicon.Adv) || d.class(i+1, lexicon.Verb) && !d.class(i+1, lexicon.NounToo|lexicon.Post) || d.ly(i+1) {
		return false
	}
	return d.among(i, lexicon.ListParticipleAdjective) || d.class(i, lexicon.Participle) && len(d.lex.Acts(d.toks[i].w.Lemma)) == 0
}

// nounAfterTo tells whether the word at j after "to" at i is a noun: "access
// to finance", "support to Ukraine".
func (d *doc) nounAfterTo(i, j, to int) bool {
	if j != i+1 {
		return false
	}
	if j+1 >= to || d.punct(j+1) && !d.hyphen(j+1) {
		return d.class(i-1, lexicon.NounToo) || d.among(i-1, lexicon.ListNounTo)
	}
	if d.among(i-1, lexicon.ListNounToIng) {
		return true
	}
	return d.is(j+1, "and", "or", "of") && d.among(i-1, lexicon.ListNounWithTo)
}

// nounHere tells whether the -ing form at i is a noun or an adjective: "joint
// training", "the training of", "a working group".
func (d *doc) nounHere(i, p, from, to int) bool {
	if p < from {
		// At the start: "Training was discussed" against "Opening the talks,"
		return d.class(i+1, lexicon.Be|lexicon.Modal) || d.class(i, lexicon.NounToo) && !d.class(i+1, lexicon.Det|lexicon.PossPron|lexicon.Prep)
	}
	pt := &d.toks[p]
	if p == i-1 && pt.w.Is(lexicon.Det|lexicon.PossPron) && !d.is(p, "that", "all") && !(d.is(p, "both") && d.is(p-1, "with")) || pt.Shape == text.Poss {
		return true
	}
	if d.is(i+1, "of") && !d.is(p, ",", "and") {
		return p == i-1 && !pt.w.Is(lexicon.Prep|lexicon.Closed)
	}
	if d.among(i, lexicon.ListIngPreposition) {
		return true
	}
	if d.hyphen(p) && p == i-1 || d.hyphen(i+1) && !d.toks[i+1].Space && i+1 < to {
		return true
	}
	// a content word directly before and no object after: "capacity building",
	// "officer training"
	if p == i-1 && !d.punct(p) && !pt.w.Is(lexicon.Closed|lexicon.Adv|lexicon.Verb) && pt.ment == nil && !d.class(i+1, lexicon.Det|lexicon.PossPron) && !d.is(i+1, "that") && !(d.is(p, "time") && d.is(p-1, "this")) {
		return true
	}
	return false
}

// pastForm tells whether a past form is the clause's verb or a participle
// behind its noun.
func (d *doc) pastForm(g verbGroup, i, p, from, to int, before []verbGroup) (verbGroup, bool) {
	t := &d.toks[i]
	onlyPart := !t.w.Is(lexicon.Past)
	g.past = true
	if p < from {
		g.form = part // "Concerned at ..."
		return g, true
	}
	if d.dateWord(p) {
		// "Pakistan and Romania on Wednesday vowed"
		k := p
		for k > from && (d.dateWord(k) || d.is(k, ",", "and", "(", ")")) {
			k--
		}
		if k > from && d.is(k, "on", "in", "at") {
			k--
		}
		if m := d.toks[k].ment; m != nil && m.to == k+1 {
			p = k
		} else if m := d.toks[max(k-2, from)].ment; m != nil && m.to == k-1 && d.is(k-1, "of") && d.toks[k].name != "" {
			p = k - 2 // "Ministers A of Japan and B of Chile on Friday agreed"
		}
	}
	pt := &d.toks[p]
	if onlyPart {
		g.form = part
		return g, true
	}
	if t.w.Is(lexicon.Base) && t.w.Is(lexicon.Past) && d.is(p, "to") {
		return g, false
	}
	switch {
	case p == i-1 && (pt.w.Is(lexicon.Det|lexicon.PossPron) && !d.among(p, lexicon.ListPointer) || pt.Shape == text.Poss || d.hyphen(p)):
		return g, false // "the proposed", "Canada's renewed"
	case p == i-1 && d.is(p, "this", "that") && d.class(i+1, lexicon.NounToo) && !d.class(i+1, lexicon.Det):
		return g, false
	case !t.w.Is(lexicon.Participle): // "came", "gave"
		g.form = finite
		return g, true
	case pt.ment != nil && pt.ment.to == p+1:
		m := pt.ment
		g.form = finite
		if m.kind == mParty && d.obliqueAt(m.from, from) && d.partBy(i, to) {
			g.form = part
		}
		if (m.kind == mTalks && (d.verbAhead(i+1, to) || len(d.lex.Acts(g.lemma)) == 0) || m.kind == mBody && !d.capital(m.head)) && d.partBy(i, to) && !d.actHere(i, to, g.lemma) {
			g.form = part
		}
		return g, true
	case pt.w.Is(lexicon.Wh) || d.is(p, "that") && p == i-1:
		g.form = finite
		return g, true
	case d.is(p, ")", "”", "\"") || d.is(p, ",") || d.hyphen(p):
		// behind a comma: coordination, or an actor in apposition before it
		if d.partBy(i, to) && !d.actHere(i, to, g.lemma) && !d.closesRelative(p, from, before) && !d.among(i, lexicon.ListHadMet) { // "the minister, Sato Ken, met in Hanoi with"
			g.form = part
			return g, true
		}
		g.form = finite
		return g, true
	case d.is(p, "and", "but", "or", "while", "yet"):
		g.form = finite
		if d.partBy(i, to) && !d.actHere(i, to, g.lemma) && !d.among(i, lexicon.ListSayVerb) {
			g.form = part
		}
		if len(before) > 0 && before[len(before)-1].form == part && p == before[len(before)-1].to && (d.partBy(i, to) || len(d.lex.Acts(g.lemma)) == 0) {
			g.form = part
		}
		if p > from+1 && d.is(p, "and") && d.class(p-2, lexicon.Det|lexicon.PossPron) && !d.class(p-1, lexicon.Verb) && i+1 < to && d.toks[i+1].Shape == text.Word && !d.class(i+1, lexicon.Closed) && d.toks[p-1].ment == nil && strings.HasSuffix(t.low, "fied") {
			return g, false // "their safe and dignified return"
		}
		// "newly acquired and upgraded vessels"
		if p > from && d.class(p-1, lexicon.Participle) && d.before(p-1, from) >= from && d.class(d.before(p-1, from), lexicon.Det|lexicon.Prep) {
			return g, false
		}
		return g, true
	case pt.w.Is(lexicon.Prep) && p == i-1, pt.w.Is(lexicon.Be):
		g.form = part
		return g, false
	case pt.w.Is(lexicon.Adv) || d.is(p, "when", "as", "if", "where", "while"):
		g.form = part
		if d.is(i-1, "also", "likewise", "further") && !d.partBy(i, to) && !d.clauseHasVerb(i, before) {
			g.form = finite
		}
		return g, true
	}
	// behind a noun that is nobody: finite when the clause has no verb yet
	g.form = part
	if d.among(i, lexicon.ListSayVerb) {
		g.form = finite
		return g, true
	}
	if !d.clauseHasVerb(i, before) && (!d.partBy(i, to) || d.discusses(g.lemma) && (d.actHere(i, to, g.lemma) || d.among(i, lexicon.ListFigure) && !d.is(i+1, "by")) && !d.verbAhead(i+1, to)) {
		g.form = finite
	}
	return g, true
}

// closesRelative tells whether the comma at p closes a relative clause behind
// which the main verb is still to come: "X, who is on a visit, met in Vilnius".
func (d *doc) closesRelative(p, from int, before []verbGroup) bool {
	if !d.is(p, ",") {
		return false
	}
	for k := p - 1; k > from; k-- {
		if d.is(k, ",") {
			return d.is(k+1, "who", "whose", "which") && d.toks[k-1].ment != nil && !slices.ContainsFunc(before, func(g verbGroup) bool { return g.form == finite && g.from < k })
		}
	}
	return false
}

// closesAside tells whether the comma at p closes what is said by the way of the
// subject of a that-clause: "that the ferry, built in 1995, marks".
func (d *doc) closesAside(p, from int) bool {
	if !d.is(p, ",") {
		return false
	}
	for k := p - 1; k > from; k-- {
		if !d.is(k, ",") {
			continue
		}
		if !d.class(k+1, lexicon.Participle) && !d.is(k+1, "who", "which", "whose") {
			return false
		}
		for k--; k > from && !d.punct(k) && (!d.class(k, lexicon.Verb) || d.class(k, lexicon.NounToo)); k-- {
			if d.is(k, "that") {
				return true
			}
		}
		return false
	}
	return false
}

// obliqueAt tells whether a phrase that begins at i stands behind a
// preposition.
func (d *doc) obliqueAt(i, from int) bool {
	p := i - 1
	for p >= from && d.class(p, lexicon.Det|lexicon.PossPron) {
		p--
	}
	return p >= from && d.class(p, lexicon.Prep)
}

// partBy tells whether what follows the past form at i is what follows a
// participle: "signed in 2014", "issued by", the clause's end.
func (d *doc) partBy(i, to int) bool {
	j := d.adverb(i+1, to)
	return j >= to || d.among(j, lexicon.ListAfterParticiple) || d.punct(j) && !d.is(j, ":", "“", "\"", "(", "€", "£", "$")
}

// verbAhead tells whether an auxiliary follows, so that the past form before
// it is a participle: "programmes focused on health were discussed".
func (d *doc) verbAhead(i, to int) bool {
	for ; i < to; i++ {
		if d.class(i, lexicon.Be|lexicon.Have|lexicon.Modal) {
			return true
		}
	}
	return false
}

// discusses tells whether a verb can have a topic of talks as its subject or
// object: "focused on".
func (d *doc) discusses(lemma string) bool {
	for _, a := range d.lex.Acts(lemma) {
		if a.Kind == record.Discuss {
			return true
		}
	}
	return false
}

// actHere tells whether one of the acts with more than its verb begins with
// the verb at i, or its content does.
func (d *doc) actHere(i, to int, lemma string) bool {
	for _, a := range d.lex.Acts(lemma) {
		if len(a.Pattern) > 1 {
			if e, ok := d.matchPattern(a, i, to); ok {
				return d.class(e-1, lexicon.Prep) && !d.is(e-1, "up") || !d.partBy(e-1, to) || d.is(e, "for", "on", "with")
			}
		} else if d.is(i+1, "that", "to") || d.is(i+1, "on", "with", "for", "as") && !d.among(i, lexicon.ListTransitive) {
			return true
		}
	}
	return false
}

// clauseHasVerb tells whether a finite verb stands before i in its clause.
func (d *doc) clauseHasVerb(i int, before []verbGroup) bool {
	for k := len(before) - 1; k >= 0; k-- {
		if before[k].form == finite {
			for j := before[k].to; j < i; j++ {
				if d.is(j, ";", "that", "while", "whereas", ":") || d.is(j, ",") && d.is(j+1, "and", "but", "while") {
					return false
				}
			}
			return true
		}
	}
	return false
}

// presentHere tells whether the form at i is a present tense: "Japan
// supports", "the Ministers welcome", "and welcomes".
func (d *doc) presentHere(i, p, from, to int, before []verbGroup, plural bool) bool {
	if p < from {
		return false
	}
	pt := &d.toks[p]
	noun := d.class(i, lexicon.NounToo)
	if m := pt.ment; m != nil && m.to == p+1 {
		if m.kind == mWe || m.kind == mThey {
			return true
		}
		if m.kind == mHe || m.kind == mIt {
			return !plural
		}
		many := m.plural || m.kind == mSides
		if plural != many && !(plural && m.kind == mSide) && !(m.kind == mParty && !plural) && !(plural && d.joinedBefore(m, from)) {
			return false
		}
		if d.toks[i].Shape != text.Word {
			return false
		}
		if m.kind == mParty && d.toks[m.head].form == lexicon.Adjective {
			return false
		}
		if noun && (d.is(i+1, "of", "and", ",", ".", "in", "with") && !d.is(i+1, "that")) {
			return false
		}
		if noun && !plural && m.kind == mParty && d.obliqueAt(m.from, from) {
			return false
		}
		return true
	}
	if d.is(p, "who", "which") && p == i-1 {
		return true
	}
	if d.is(p, "that") && p == i-1 {
		return !noun && p > from && !d.class(p-1, lexicon.Verb)
	}
	if !plural && p == i-1 && d.closesAside(p, from) {
		return !noun || d.objectAfter(i, to)
	}
	if d.is(p, "and", ",", "but") && len(before) > 0 {
		// coordination with a present or a plain verb before it
		last := before[len(before)-1]
		for k := len(before) - 1; k >= 0; k-- {
			if before[k].form == finite {
				last = before[k]
				break
			}
		}
		if last.form != finite || last.past || last.modal >= 0 || last.pluperfect {
			return false
		}
		if plural != d.class(last.head, lexicon.Base) && !d.class(last.from, lexicon.Be|lexicon.Have) {
			return false
		}
		if d.class(last.from, lexicon.Be|lexicon.Have) && plural != d.is(last.from, "are", "have") {
			return false
		}
		return !noun || d.objectAfter(i, to)
	}
	// behind a noun that is nobody: a present of the embedded clause
	if !noun && !plural && pt.Shape == text.Word && !pt.w.Is(lexicon.Closed|lexicon.Adv|lexicon.Verb) {
		return true
	}
	return false
}

// infOfPerfect tells whether the verbs so far end in the infinitive of a
// perfect: "have agreed to sign a treaty", with which a plain verb goes on.
func infOfPerfect(before []verbGroup) bool {
	n := len(before)
	return n > 1 && before[n-1].form == inf && before[n-2].form == finite && before[n-2].perfect
}

// joinedBefore tells whether "A and" stands before a mention, so that both
// are the subject.
func (d *doc) joinedBefore(m *mention, from int) bool {
	p := m.from - 1
	return p > from && d.is(p, "and") && d.toks[p-1].ment != nil
}

// objectAfter tells whether what follows i can be a verb's object.
func (d *doc) objectAfter(i, to int) bool {
	j := d.adverb(i+1, to)
	if j >= to || d.punct(j) && !d.is(j, "“", "\"") {
		return false
	}
	return d.class(j, lexicon.Det|lexicon.PossPron|lexicon.Pron) || d.is(j, "that", "on", "upon", "to") || !d.class(j, lexicon.Prep|lexicon.Conj)
}

// bareHere tells whether the base form at i goes on with an infinitive or a
// modal before it: "to deepen trust and increase exchanges".
func (d *doc) bareHere(i, p, from, to int, before []verbGroup) bool {
	if p < from {
		return false // a list item's first verb is handled there
	}
	if d.toks[i].Shape != text.Word || d.hyphen(p-1) || d.hyphen(i-1) {
		return false
	}
	if d.among(p, lexicon.ListBareInfinitive) {
		return true
	}
	if !d.is(p, "and", ",", "or", ";", "but", "then", ":") {
		// subjunctive: "proposed that Japan provide", "asked that X be"
		if m := d.toks[p].ment; m != nil && m.to == p+1 && len(before) > 0 {
			return !d.class(i, lexicon.NounToo) || d.objectAfter(i, to) && d.class(i+1, lexicon.Det|lexicon.PossPron|lexicon.Closed)
		}
		return false
	}
	open := false
	for k := len(before) - 1; k >= 0 && k >= len(before)-8; k-- {
		b := before[k]
		if b.form == inf || b.form == bare || b.form == finite && b.modal >= 0 {
			open = true
			break
		}
		if b.form == finite && b.past && k < len(before)-1 {
			break
		}
	}
	if !open {
		return false
	}
	if !d.class(i, lexicon.NounToo) {
		return d.objectAfter(i, to) || d.class(i+1, lexicon.Prep)
	}
	j := d.adverb(i+1, to)
	if j >= to || d.punct(j) {
		return false
	}
	if d.is(i+1, "together", "closely") {
		return true
	}
	return d.class(j, lexicon.Det|lexicon.PossPron|lexicon.Pron) || d.toks[j].name != "" || d.toks[j].Shape == text.Number ||
		j == i+1 && (d.toks[j].Shape == text.Word || d.toks[j].Shape == text.Cap && d.is(p, "and")) && !d.class(j, lexicon.Prep|lexicon.Conj|lexicon.Be|lexicon.Modal|lexicon.Have) && (d.is(p, "and") && (d.is(p-1, ",") || !d.nounRun(p, from)) || d.is(p, ",") && d.verbRun(i, to))
}

// verbRun tells whether a row of verb phrases that the comma before i begins
// ends in "and" with another verb: "build trust, increase exchanges and manage
// differences".
func (d *doc) verbRun(i, to int) bool {
	for k := i + 2; k < to && k < i+24; k++ {
		if d.is(k, "and") {
			j := d.adverb(k+1, to)
			if j < to && d.class(j, lexicon.Base) && (!d.class(j, lexicon.NounToo) || d.class(j+1, lexicon.Det|lexicon.PossPron)) {
				return true
			}
		}
		if d.is(k, ";", "which", "that") {
			return false
		}
	}
	return false
}

// nounRun tells whether the words before token p are a list of nouns that i
// goes on: "exchanges, training and support programmes".
func (d *doc) nounRun(p, from int) bool {
	k := p - 1
	if k < from {
		return false
	}
	// a comma shortly before shows a list
	for n := 0; n < 4 && k > from; n++ {
		if d.is(k, ",") {
			return true
		}
		k--
	}
	return false
}

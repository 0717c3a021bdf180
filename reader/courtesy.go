package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// visits tells whether "called on" somebody at token i is a visit to him, not
// a request.
func (r *sentenceReader) visits(act *lexicon.Act, i int) bool {
	d := r.d
	if act.Kind != record.Request || len(act.Pattern) < 2 || act.Pattern[0].Words[0] != "call" || !slices.Contains(act.Pattern[1].Words, "on") || i >= r.end {
		return false
	}
	m := d.toks[i].ment
	if m != nil && m.from != i {
		m = nil
	}
	from := i + 1
	if m != nil && d.personal(m) {
		from = m.to
	} else if !d.is(i, "him", "her") && (!d.capital(i) || !d.class(i, lexicon.Post) || d.toks[i].name != "" || !d.personIn(i+1, min(r.end, i+16))) {
		return false // but "called on Chairman Joint Staff, General Lam"
	}
	for k := from; k < r.end; k++ {
		if d.is(k, "to") && d.class(k+1, lexicon.Base) {
			return false
		}
		if d.is(k, ",", "and", ";", "where", "who") {
			break
		}
	}
	return true
}

// personIn tells whether somebody is named among tokens [from, to).
func (d *doc) personIn(from, to int) bool {
	for i := from; i < to; i++ {
		if m := d.toks[i].ment; m != nil && m.kind == mPerson {
			return true
		}
	}
	return false
}

// receives tells whether somebody is only received in a house or a camp by him
// who "welcomed" whoever stands at token i: "welcomed his guest to Fort Rinella".
func (r *sentenceReader) receives(act *lexicon.Act, i int) bool {
	d := r.d
	if act.Kind != record.Appraise || len(act.Pattern) > 1 || !slices.Contains(act.Pattern[0].Words, "welcome") || i >= r.end {
		return false
	}
	m := d.toks[i].ment
	if m == nil || m.from != i || !d.personal(m) && m.kind != mSide {
		return false
	}
	for k := m.to; k+1 < r.end; k++ {
		if d.is(k, "for", ";", "that", "who", "whose") {
			break
		}
		if !d.is(k, "to") {
			continue
		}
		if t := &d.toks[k+1]; t.name != "" && (t.form == lexicon.Seat || t.form == lexicon.PlaceIn) && d.pastDay(k+1+int(t.span), r.end) >= r.end {
			return true // "welcomed her counterpart to Hanoi on Monday"
		}
		for n := k + 1; n < min(r.end, k+7) && !d.punct(n) && !d.class(n, lexicon.Verb|lexicon.Prep); n++ {
			if d.among(n, lexicon.ListCamp) || d.among(n, lexicon.ListHall) || d.among(n, lexicon.ListMinistry) || d.among(n, lexicon.ListHouse) {
				return true
			}
		}
	}
	return false
}

// greets tells whether a participle that opens a sentence only greets those who
// have come: "Welcoming the delegation, Lam noted".
func (d *doc) greets(g verbGroup, end int) bool {
	if !d.among(g.head, lexicon.ListGreeting) {
		return false
	}
	for i := g.to; i < end; i++ {
		if d.among(i, lexicon.ListReceived) {
			return i+1 == end || d.is(i+1, "welcome")
		}
	}
	return false
}

// confers tells whether a verb of talks, with what follows it at token i, only
// says who talked with whom: "conferred with his guest on Monday".
func (r *sentenceReader) confers(g *verbGroup, act *lexicon.Act, i int) bool {
	d := r.d
	if act.Kind != record.Discuss || !d.among(g.head, lexicon.ListConfer) && !d.among(i-1, lexicon.ListConfer) || !d.is(i, "with") {
		return false
	}
	for k := i + 1; k < r.end && !d.is(k, ";"); k++ {
		if d.is(k, "about", "concerning", "over", "regarding") || d.is(k, "on") && !d.dateWord(k+1) && d.number(k+1) == 0 {
			return false
		}
	}
	return true
}

// pointsBack tells whether a verb only says where that was said of which the
// account has told: "Lam made the request during the third round".
func (d *doc) pointsBack(g *verbGroup) bool {
	return g.past && g.lemma == "make" && d.is(g.to, "the") && d.among(g.to+2, lexicon.ListOccasion)
}

// toRecall tells whether the verb of "it" only reminds the page's readers of
// what was before: "It is to be recalled that", "It may be remembered that".
func (d *doc) toRecall(g *verbGroup) bool {
	if g.modal >= 0 {
		return g.passive && d.among(g.head, lexicon.ListRecall)
	}
	return g.lemma == "be" && d.is(g.to, "to") && d.is(g.to+1, "be") && d.among(g.to+2, lexicon.ListRecall)
}

// saidAbove tells whether a sentence only says when, where or by whom that was
// done of which the one before it tells: "Lahti announced this in Turku", "He
// floated the idea when she called on him", "The appeal was made by Lahti".
func (r *sentenceReader) saidAbove(g *verbGroup, act *lexicon.Act, patEnd int) bool {
	d := r.d
	n := len(d.stmts)
	if !g.past || g.pluperfect || g.modal >= 0 || n == 0 || d.not(*g) || d.stmts[n-1].sent < r.si-1 ||
		!g.passive && !d.is(g.to, "this") && !d.is(patEnd, "the") || g.passive && !d.is(r.from, "this", "the") {
		return false
	}
	last := d.kindOf(d.stmts[n-1])
	same := func(i int) bool { // whether the noun at i stands for it
		a := d.actNounAt(i, r.end)
		return a.kind.Class() == last.Class() && a.kind.Class() != record.Tell && a.end < r.end
	}
	said := act != nil && (act.Say || act.Kind.Class() == last.Class() && !act.Other)
	if !g.passive {
		switch {
		case !said:
			return false
		case d.is(g.to, "this"):
			return d.among(g.to+1, lexicon.ListOccasion)
		case d.is(patEnd, "the"):
			return same(patEnd+1) && d.among(patEnd+2, lexicon.ListOccasion)
		}
		return false
	}
	switch {
	case d.is(r.from, "this") && g.from == r.from+1 && said:
	case d.is(r.from, "the") && g.from == r.from+2 && d.among(g.head, lexicon.ListCarryVerb) && same(r.from+1):
	default:
		return false
	}
	i := d.adverb(g.to, r.end)
	if !d.among(i, lexicon.ListOccasion) && !d.dateWord(i) && !d.is(i, "by") {
		return false
	}
	if who, ok := r.agent(g.to); ok {
		r.subj, r.subjOK = who, true
	}
	return true
}

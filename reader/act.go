package reader

import (
	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// matchPattern tells whether an act's pattern stands at token i, and where it
// ends.
func (d *doc) matchPattern(a *lexicon.Act, i, end int) (int, bool) {
	if p := a.Pattern; len(p) > 2 && p[1].Gap && !p[2].Gap && p[2].Words[0] == "to" && d.is(i+1, "to") {
		return 0, false // somebody stands between: "want Japan to lift the ban"
	}
	return d.matchRest(a.Pattern, 1, i+1, end)
}

func (d *doc) matchRest(p []lexicon.Element, k, j, end int) (int, bool) {
	if k == len(p) {
		return j, true
	}
	if p[k].Gap {
		for n := 0; n <= gap && j+n <= end; n++ {
			if e, ok := d.matchRest(p, k+1, j+n, end); ok {
				return e, true
			}
			if j+n < end && d.toks[j+n].stops {
				return 0, false
			}
		}
		return 0, false
	}
	for j < end {
		if t := &d.toks[j]; p[k].Match(t.low, t.bits) {
			return d.matchRest(p, k+1, j+1, end)
		}
		n := d.between(j, end)
		if n == 0 {
			break
		}
		j += n
	}
	return 0, false
}

// gap is how many words a gap of a pattern stands for at most.
const gap = 5

// between returns how many tokens at i may stand between the words of a
// pattern, as adverbs may.
func (d *doc) between(i, end int) int {
	switch {
	case d.is(i, ",") && i+2 < end && d.is(i+2, ","):
		return 3
	case d.class(i, lexicon.Adv) || d.ly(i):
		return 1
	}
	return 0
}

// nearBits returns the bits of the tokens that a pattern's word may be which is
// looked for at token i.
func (d *doc) nearBits(i, end int) lexicon.Bits {
	bits := lexicon.Anything
	for n := 1; n > 0 && i < end; i += n {
		bits |= d.toks[i].bits
		n = d.between(i, end)
	}
	return bits
}

// farBits does so where a gap stands before the word.
func (d *doc) farBits(i, end int) lexicon.Bits {
	bits := lexicon.Anything
	for n := 0; n <= gap && i+n < end; n++ {
		bits |= d.nearBits(i+n, end)
		if d.toks[i+n].stops {
			break
		}
	}
	return bits
}

// actOf returns the act that a verb group is, with where its pattern ends, or
// nil. A chained verb ("went on to propose", "began by saying") is the act
// of the verb behind it.
func (d *doc) actOf(g verbGroup, end int) (*lexicon.Act, int) {
	a, e := d.actAt(g, end)
	if a != nil && d.among(g.head, lexicon.ListUnfailing) && !d.not(g) {
		return nil, 0 // "failed to agree"
	}
	if a == nil || !a.Chain {
		return a, e
	}
	if g.passive && g.to < end && d.is(g.to, "by") {
		return d.sayAct(g.head), g.to // "was concluded by both sides"
	}
	k := d.adverb(e, end)
	if k >= end || !d.class(k, lexicon.Base|lexicon.Be|lexicon.Ing) {
		return nil, 0
	}
	v := verbGroup{from: k, head: k, to: k + 1, form: bare, modal: -1, lemma: d.toks[k].w.Lemma}
	if d.is(k, "be") {
		v.lemma = "be"
	}
	if in, to := d.actAt(v, end); a.Kind != record.Hope || in != nil && in.Kind != record.Discuss {
		return in, to
	}
	return a, e // "wanted to learn from it"
}

// wished tells whether a verb group only wishes for what stands behind it: "wished
// to learn".
func (d *doc) wished(g verbGroup, end int) bool {
	a, _ := d.actAt(g, end)
	return a != nil && a.Chain && a.Kind == record.Hope && !d.negated(g, a)
}

// counts tells whether the number at token i is no day: "settled on 18 activities".
func (d *doc) counts(i int) bool {
	return d.day(i) > 0 && d.month(i) == 0 && d.month(i-1) == 0 && d.toks[i+1].Shape == text.Word && d.month(i+1) == 0 && !d.class(i+1, lexicon.Closed) && !d.dateWord(i+1)
}

func (d *doc) actAt(g verbGroup, end int) (*lexicon.Act, int) {
	try := func(key string, at int) (*lexicon.Act, int) {
		verb := d.lex.Candidates(key)
		if len(verb.Acts) == 0 {
			return nil, 0
		}
		near, far := d.nearBits(at+1, end), lexicon.Bits(0)
		if verb.Far != 0 {
			far = d.farBits(at+1, end)
		}
		if verb.Near&near|verb.Far&far == 0 {
			return nil, 0
		}
		for i := range verb.Acts {
			a := &verb.Acts[i]
			if a.Near&near|a.Far&far == 0 {
				continue
			}
			if e, ok := d.matchPattern(a.Act, at, end); ok && !(d.is(e-1, "on") && e < end && d.dateWord(e) && !d.counts(e)) {
				return a.Act, e // "held talks on 5 May" has no topic
			}
		}
		return nil, 0
	}
	if g.modal >= 0 {
		if a, e := try(d.toks[g.modal].low, g.modal); a != nil {
			return a, e
		}
	}
	if d.class(g.from, lexicon.Be) || d.class(g.head, lexicon.Be) || g.passive {
		at := g.from
		if g.modal >= 0 || g.perfect || g.form == inf {
			at = g.head
			if g.passive {
				at = g.head - 1
			}
		}
		if d.class(at, lexicon.Be) {
			if a, e := try("be", at); a != nil {
				return a, e
			}
		}
	}
	if g.form == finite && g.from > 0 && d.ly(g.from-1) {
		if a, e := try(d.toks[g.from-1].low, g.from-1); a != nil {
			return a, e
		}
	}
	if g.form == part && d.class(g.head, lexicon.Participle) && (g.from == 0 || d.punct(g.from-1) || d.toks[g.from].Shape == text.Cap) {
		// "Concerned at", "determined to" as if "being" stood before
		for _, a := range d.lex.Acts("be") {
			if len(a.Pattern) > 1 && a.Pattern[1].Match(d.toks[g.head].low, d.toks[g.head].bits) {
				if e, ok := d.matchRest(a.Pattern, 2, g.head+1, end); ok {
					return a, e
				}
			}
		}
	}
	a, e := try(g.lemma, g.head)
	if a == nil && g.perfect && d.class(g.from, lexicon.Have) {
		return try("have", g.from) // "have cooperated in many fields"
	}
	return a, e
}

package reader

import (
	"rapporteur/lexicon"
	"rapporteur/text"
)

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
			for m.kind == mTalks && q > from && (d.class(q, lexicon.Det) || d.toks[q].ordinal > 0) {
				q-- // "the minutes of the 3rd round were"
			}
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
		case d.is(p, ",") && d.secondPerson(p, from):
			p-- // "Minister A, and his guest, Minister B, agreed"
			continue
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
				continue
			}
			if k > from+1 && p-k > 1 && p-k < 20 && p == d.before(g.from, from) && (!d.class(k+1, lexicon.Conj|lexicon.Sub) || d.is(k+1, "which", "who") || d.is(k+1, "as") && d.is(k+2, "well")) && !d.hasFinite(from, k) && !d.class(k-1, lexicon.Prep) {
				p = d.before(k, from) // "A protocol, which has two parts, was signed"
				continue
			}
			if p > from && p < d.before(g.from, from) && d.class(p+1, lexicon.Prep) && !d.hasFinite(from, p) {
				p = d.before(p, from) // "Two protocols, on mines and on oil, were signed"
				continue
			}
			return subject{coord: true, from: p + 1}
		case d.asWellAs(p):
			return subject{coord: true, from: p + 1}
		case d.is(p, "and", "or") && d.samePreposition(p, from):
			p = d.before(p, from)
			continue
		case d.is(p, "and") && g.passive && p > from+1 && !d.hasFinite(from, p):
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
		if m := d.ownerOf(k, p, from); m != nil {
			return subject{m: m, from: m.from}
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
		if k >= from && d.is(k, "of") { // "the contribution of visits"
			for k >= from && d.toks[k].ment == nil && d.toks[k].Shape != text.Punct && (d.is(k, "of") || !d.class(k, lexicon.Prep|lexicon.Conj|lexicon.Sub) && (!d.class(k, lexicon.Verb) || d.class(k, lexicon.NounToo))) {
				k--
			}
		}
		return subject{noun: true, from: max(k+1, from)}
	}
	return subject{from: from}
}

// ownerOf returns whose institution the noun phrase behind token k+1 is that
// ends with p: "the two countries' coast guards", nil for none.
func (d *doc) ownerOf(k, p, from int) *mention {
	if k < from || k+1 >= p || d.toks[k+1].Shape != text.Poss || !d.among(p, lexicon.ListInstitution) {
		return nil
	}
	m := d.toks[k].ment
	if m == nil || m.to != k+1 || m.kind != mSides && m.kind != mParty && m.kind != mSide {
		return nil
	}
	return m
}

// firstFinite returns the first finite verb among tokens [from, to), and
// whether there is one.
func (d *doc) firstFinite(from, to int) (verbGroup, bool) {
	for _, g := range d.verbGroups(from, to) {
		if g.form == finite {
			return g, true
		}
	}
	return verbGroup{}, false
}

func (d *doc) hasFinite(from, to int) bool {
	_, ok := d.firstFinite(from, to)
	return ok
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

// secondPerson tells whether the comma at p closes the name of the second of two
// persons that "and" joins.
func (d *doc) secondPerson(p, from int) bool {
	if p <= from {
		return false
	}
	m := d.toks[p-1].ment
	return m != nil && m.to == p && m.from > from && m.kind == mPerson && d.joinedPerson(m) != nil
}

func (d *doc) dateWord(i int) bool {
	t := &d.toks[i]
	if t.w != nil && (d.month(i) > 0 || t.w.Day > 0 && d.capital(i)) {
		return true
	}
	return d.day(i) > 0 || d.year(i) > 0 || d.among(i, lexicon.ListDateWord)
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

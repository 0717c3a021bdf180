package reader

import (
	"strings"
	"unicode"

	"rapporteur/lexicon"
	"rapporteur/text"
)

// noteTitles notes the short form of a post that stands in brackets behind
// it: "Chief of the Defence Forces (CDF)".
func (d *doc) noteTitles(m *mention) {
	for i := m.post[0]; i+2 < m.post[1]; i++ {
		if k := d.bracketed(i, m.post[1]); d.is(i, "(") && k > 0 && d.titleIn(i, k) {
			d.titles[d.raw(i+1)] = m.person // "(CDF)", "(Menhan RI)"
		}
	}
	if m.post[1]-m.post[0] == 1 && d.is(m.post[0]-1, "(") && d.titleWord(m.post[0]) {
		d.titles[d.raw(m.post[0])] = m.person // "Air Marshal Tanaka Ken (CDS)"
	}
}

// titleIn tells whether the brackets at i, which end before token end, hold a
// post's short form alone: "(Menhan RI)".
func (d *doc) titleIn(i, end int) bool {
	return d.titleWord(i+1) && (end-i == 3 || end-i == 4 && d.toks[i+2].Shape == text.Upper)
}

// titleWord tells whether the word at i can be a post's short form: in
// capitals, with a capital inside, or no word that is known.
func (d *doc) titleWord(i int) bool {
	t := &d.toks[i]
	if t.name != "" {
		return false
	}
	return t.Shape == text.Upper || t.Shape == text.Cap && (t.w == nil && len(t.low) > 4 || strings.ToLower(d.raw(i)[1:]) != d.raw(i)[1:])
}

// byTitle returns the mention of somebody by the short form of his post at
// token i: "the CDF", "Menhan Lam", "COAS thanked"; nil where there is none.
func (d *doc) byTitle(i int, s sentence) *mention {
	if !d.titleWord(i) {
		return nil
	}
	p := d.titles[d.raw(i)]
	the := d.is(i-1, "the") && i > s.from
	if p == nil && d.toks[i].Shape == text.Upper && len(d.toks[i].low) < 6 && d.finiteAt(d.adverb(i+1, s.to)) {
		p = d.byInitials(i)
	}
	if p == nil {
		return nil
	}
	m := &mention{kind: mPerson, from: i, to: i + 1, head: i, name: [2]int{i, i + 1}, person: p}
	if n := d.nameEnd(i+1, s.to); n > i+1 && subset(fold(d.quote(i+1, n)), p.words) {
		m.to, m.name = n, [2]int{i + 1, n}
		return m
	}
	switch {
	case the:
		m.from--
	case d.capital(i+1) || !d.finiteAt(d.adverb(i+1, s.to)) || !sameLetter(p.post, d.raw(i)):
		return nil // a ministry's letters, or part of another name
	}
	return m
}

// byInitials returns the one person of the meeting whose post begins with the
// letters at token i, nil where there are none or several: "the FS" is the
// Foreign Secretary.
func (d *doc) byInitials(i int) *person {
	var one *person
	low := d.toks[i].low
	for _, p := range d.personsNear(i) {
		if len(p.post) < 2*len(low) || !sameLetter(p.post, low) {
			continue
		}
		all, few := "", "" // with and without words in small letters
		first := ""        // up to the first of these: "the DG" is the Director General of the harbour office
		for _, w := range lexicon.Split(p.post) {
			c := strings.ToLower(w[:1])
			if all += c; unicode.IsUpper(rune(w[0])) {
				few += c
			} else if first == "" {
				first = few
			}
			if w == "the" {
				all = all[:len(all)-1]
			}
		}
		if low != all && low != few && (low != first || len(low) < 2) {
			continue
		}
		if one != nil {
			return nil
		}
		one = p
	}
	return one
}

// sameLetter tells whether two words begin with the same letter.
func sameLetter(a, b string) bool {
	return a != "" && b != "" && strings.EqualFold(a[:1], b[:1])
}

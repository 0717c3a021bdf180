package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// namesBehind enters those who are named along with a mention: in brackets
// behind it, before or behind an "and", in a row. It returns the token from
// which the sentence is read on, i where there are none.
func (d *doc) namesBehind(m *mention, i int, s sentence) int {
	person := func(from, to int, parties []record.Party) {
		d.enter(&mention{kind: mPerson, from: from, to: to, head: from, name: [2]int{from, to}, parties: parties})
	}
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
	if k := m.from - 1; m.kind == mPerson && d.is(k, "and") && k-s.from >= 2 && d.toks[s.from].ment == nil && !d.honoured(s.from) && d.nameEnd(s.from, k) == k && d.unheard(s.from, k) {
		person(s.from, k, nil) // "Zurab Kiknadze and Minister X then held"
	}
	if n := d.secondName(m, s); n > 0 {
		first := d.toks[m.from-2].ment
		if m.person.post != "" {
			m.person.post = d.postText(first)
		}
		d.enter(&mention{kind: mPerson, from: m.to + 1, to: n, head: m.to + 1, name: [2]int{m.to + 1, n}, post: m.post, parties: m.parties})
		i = n
	}
	and := m.to
	if d.is(and, ",") && d.is(and-1, "host") {
		and++ // "Óscar Benítez, the host, and"
	}
	if k := and + 1; m.kind == mPerson && d.is(and, "and") && m.to == i {
		n := d.nameEnd(k, s.to)
		p, after := d.ofParty(n, s.to)
		switch {
		case n-k < 2 || d.honoured(k): // "Mr Lam and Ms Tanaka" are two of whom each is read
		case len(m.parties) == 1 && p != "" && p != m.parties[0] && d.is(n, "of") && d.unheard(k, n):
			person(k, n, []record.Party{p}) // "General Lam of Vietnam and Tanaka Ken of Japan"
			i = after
		case (m.post[1] == m.post[0] || and > m.to) && len(m.parties) == 0 && d.unheard(k, n) && d.finiteAt(n):
			person(k, n, nil) // "Óscar Benítez, the host, and Wálter Mamani spent three hours"
			i = n
		case d.toks[max(m.name[0]-1, 0)].Shape == text.Poss && d.finiteAt(n):
			person(k, n, m.parties) // "Vietnam's Pham Van Lam and Tran Thi Hoa received"
			i = n
		}
	}
	if m.plural && m.kind == mPerson && len(m.parties) == 1 && i == m.to {
		for _, o := range d.statesRow(d.nextOfRow(i), s.to, m.parties) {
			o.post = m.post
			d.enter(o)
			i = o.to
		}
		if i > m.to {
			return i
		}
	}
	if m.plural && (m.kind == mPerson || (m.kind == mSide || m.kind == mSides || m.kind == mRole) && (len(m.parties) == 1 || d.class(m.head, lexicon.Sides) && d.is(m.to, ","))) {
		i = d.moreNames(m, i, s.to)
	}
	return i
}

// nameAt returns the mention of one who is named at token k, with his ranks, nil
// where fewer than two words are a name.
func (d *doc) nameAt(k, end int) *mention {
	r := d.skipRanks(k, end)
	n := d.nameEnd(r, end)
	if n-r < 2 {
		return nil
	}
	return &mention{kind: mPerson, from: k, to: n, head: r, rank: [2]int{k, r}, name: [2]int{r, n}}
}

// moreNames enters the further names of "counterparts A, B and C".
func (d *doc) moreNames(m *mention, i, end int) int {
	nth := 0 // which of several parties the next name is of
	if m.kind != mPerson {
		nth = -1 // none has been named yet
	}
	for i+1 < end && (d.is(i, "and") || d.is(i, ",")) {
		k := i + 1
		if d.is(k, "and") {
			k++
		}
		one := d.nameAt(k, end)
		if one == nil {
			break
		}
		n := one.to
		if one.head > k && d.is(n, ",") && d.class(n+1, lexicon.Post|lexicon.Person) {
			break // "his peers, General A, Minister of Defence of Chad, and": named with a post of his own
		}
		if d.class(n, lexicon.Person|lexicon.Post) && !d.class(n, lexicon.Closed) {
			break
		}
		one.parties = m.parties
		if nth++; nth < len(m.parties) {
			one.parties = m.parties[nth : nth+1] // "Presidents of A and B X and Y"
		}
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

// eachOf enters the names of several who hold one post, each behind the party
// he holds it in: "The Foreign Ministers of Greece, A, of Cyprus, B, and of
// Jordan, C". It returns the token behind the last, i where there are none.
func (d *doc) eachOf(m *mention, i, end int) int {
	party := m.parties[len(m.parties)-1:]
	var all []*mention
	for k := i; d.is(k, ","); {
		one := d.nameAt(k+1, end)
		if one == nil {
			break
		}
		one.post, one.parties = m.post, party
		all = append(all, one)
		n := d.nextOfRow(one.to)
		if d.is(n, "of") {
			n++
		} else if !d.is(n+int(d.toks[min(n, end-1)].span), ",") {
			break // "of Greece, A, and Cyprus, B"
		}
		if d.is(n, "the") {
			n++
		}
		if n >= end || d.toks[n].name == "" {
			break
		}
		party = []record.Party{d.toks[n].name}
		k = n + int(d.toks[n].span)
	}
	return d.enterRow(all, i)
}

// rowOfStates enters the names of several, each with his state behind him, of
// whom the words before token i tell who they are: "The heads of the
// commissions, A of Greece and B of Cyprus, met", "ministers A (Greece) and B
// (Cyprus)". It returns the token behind the last, i where there are none.
func (d *doc) rowOfStates(i, end int) int {
	if !d.capital(i) || !d.is(i-1, ",") && !d.class(i-1, lexicon.Sides) {
		return i
	}
	return d.enterRow(d.statesRow(i, end, nil), i)
}

// statesRow returns the mentions of "A of Greece, B of Cyprus and C (Jordan)" from
// token k on, of other parties than those that have been named.
func (d *doc) statesRow(k, end int, named []record.Party) []*mention {
	var all []*mention
	for k < end {
		one := d.nameAt(k, end)
		if one == nil || !d.partUnheard(one.head, one.to) {
			break
		}
		p, after := d.whoseName(one.to, end)
		if p == "" || slices.Contains(named, p) {
			break
		}
		one.parties, one.to = []record.Party{p}, after
		all, named = append(all, one), append(slices.Clip(named), p)
		if k = d.nextOfRow(after); k == after {
			break
		}
	}
	return all
}

// whoseName returns the state behind the name that ends before token n, and the
// token behind it: "of Greece", "(Greece)".
func (d *doc) whoseName(n, end int) (record.Party, int) {
	if d.is(n, "of") {
		return d.ofParty(n, end)
	}
	if b := d.bracketed(n, end); d.is(n, "(") && b > 0 && n+1+int(d.toks[n+1].span) == b-1 {
		return d.toks[n+1].name, b
	}
	return "", n
}

// inOrder enters the names of those who are of the parties that stand before
// them, in the same order: "The Greek and Cypriot ministers of energy, A and B,
// met". It returns the token behind the last, m.to where there are none.
func (d *doc) inOrder(m *mention, end int) int {
	parties := d.partiesTo(m)
	if len(parties) < 2 {
		return m.to
	}
	k := m.to
	if d.is(k, "of", "for") {
		for k++; k < min(end, m.to+8) && !d.punct(k) && !d.finiteAt(k) && d.toks[k].name == ""; k++ {
		}
	}
	if !d.is(k, ",") {
		return m.to
	}
	var all []*mention
	for k++; k < end && len(all) < len(parties); {
		one := d.nameAt(k, end)
		if one == nil || one.head == k && !d.partUnheard(k, one.to) {
			break
		}
		if len(m.parties) > 1 {
			one.post = m.post
		}
		n := len(all)
		one.parties = parties[n : n+1 : n+1]
		all = append(all, one)
		if k = d.nextOfRow(one.to); k == one.to {
			break
		}
	}
	if len(all) < len(parties) {
		return m.to
	}
	if n := all[len(all)-1].to; !d.is(n, ",") && !d.finiteAt(n) {
		return m.to
	}
	return d.enterRow(all, m.to)
}

// nextOfRow returns the token behind "and", "," or ", and" at i, i where none
// stands there.
func (d *doc) nextOfRow(i int) int {
	if d.is(i, ",") {
		i++
	}
	if d.is(i, "and") {
		i++
	}
	return i
}

// enterRow enters the mentions of a row of two and more, and returns the token
// behind the last, i where there are fewer.
func (d *doc) enterRow(all []*mention, i int) int {
	if len(all) < 2 {
		return i
	}
	for _, m := range all {
		d.enter(m)
	}
	return all[len(all)-1].to
}

// partiesTo returns the parties of a mention with that of the one which "and"
// joins to it: "of the Greek army and the Cypriot navy".
func (d *doc) partiesTo(m *mention) []record.Party {
	if len(m.parties) != 1 || m.from < 2 || !d.is(m.from-1, "and") {
		return m.parties
	}
	if o := d.toks[m.from-2].ment; o != nil && o.to == m.from-1 && o.person == nil && len(o.parties) == 1 && o.parties[0] != m.parties[0] {
		return []record.Party{o.parties[0], m.parties[0]}
	}
	return m.parties
}

// secondName returns the token after the second name of two that follow two
// posts, 0 where there is none: "The Minister of Trade and the Minister of
// Defence of Japan, Sato Jun and Tanaka Ken, hosted".
func (d *doc) secondName(m *mention, s sentence) int {
	if m.person == nil || m.post[1] == m.post[0] || m.name[0] <= m.post[0] || !d.is(m.name[0]-1, ",") || !d.is(m.to, "and") || m.from < s.from+2 || !d.is(m.from-1, "and") {
		return 0
	}
	first := d.toks[m.from-2].ment
	if first == nil || first.kind != mRole || first.name[1] > first.name[0] || first.to != m.from-1 {
		return 0
	}
	n := d.nameEnd(m.to+1, s.to)
	if n-m.to < 3 || !d.is(n, ",") && !d.finiteAt(n) {
		return 0
	}
	return n
}

// toldOf tells whether words that mean nothing else are a name of which
// something is told: "Marta Zalewska, who took over in May, co-chaired it",
// "Marta Zalewska said", "Poland was represented by Marta Zalewska", "Marta
// Zalewska for Poland".
func (d *doc) toldOf(i, n int) bool {
	said := d.among(n, lexicon.ListTellVerb) && !d.capital(i-1)
	led := d.is(i-1, "by") && d.among(i-2, lexicon.ListLedBy) && d.punct(n)
	if n-i < 2 || !said && !led && !(d.is(n, ",") && d.is(n+1, "who")) && !(d.is(i-1, "and", ",") && d.sideOf(n) != "") {
		return false
	}
	for k := i; k < n; k++ {
		if said && d.abbreviated(k) {
			return false
		}
	}
	return d.unheard(i, n)
}

// sideOf returns the state for which the person named before token i is said to
// speak: "for Poland and", "for the Netherlands,".
func (d *doc) sideOf(i int) record.Party {
	if !d.is(i, "for") {
		return ""
	}
	if i++; d.is(i, "the") {
		i++
	}
	t := &d.toks[min(i, len(d.toks)-1)]
	if t.name == "" || t.form != lexicon.Name {
		return ""
	}
	if n := i + int(t.span); !d.is(n, "and") && !d.punct(n) && !d.finiteAt(n) {
		return "" // "for Poland's army"
	}
	return t.name
}

// unheard tells whether no word of tokens [i, n) means anything else than a name.
func (d *doc) unheard(i, n int) bool {
	for ; i < n; i++ {
		if d.toks[i].w != nil || d.toks[i].name != "" {
			return false
		}
	}
	return true
}

// partUnheard tells whether some word of tokens [i, n) means nothing else than a name.
func (d *doc) partUnheard(i, n int) bool {
	for ; i < n; i++ {
		if d.unheard(i, i+1) {
			return true
		}
	}
	return false
}

// abbreviated tells whether token i is a word cut short: "Sec.", not "J.".
func (d *doc) abbreviated(i int) bool {
	raw := d.raw(i)
	return len(raw) > 2 && strings.HasSuffix(raw, ".")
}

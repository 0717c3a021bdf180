package reader

import (
	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

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
	if d.is(i, "royal") && d.capital(i) && i+1 < end && d.toks[i+1].form == lexicon.Adjective {
		i++ // "of the Royal Thai Navy"
	}
	if i >= end || d.toks[i].name == "" || d.toks[i].form != lexicon.Name {
		if n := i + 1; !comma && i < end && d.toks[i].name != "" && d.toks[i].form == lexicon.Adjective && d.capital(n) && d.class(n, lexicon.Post|lexicon.Side) {
			for n < end && d.capital(n) && d.class(n, lexicon.Post|lexicon.Side) {
				n++
			}
			return d.toks[i].name, n // "of the Moroccan General Staff"
		}
		return "", i
	}
	p := d.toks[i].name
	i += int(d.toks[i].span)
	if comma && d.is(i, ",") && d.is(i+1, "and") {
		i++
	}
	return p, i
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
			if t := &d.toks[i+1]; t.name != "" && t.form == lexicon.Name && i+2+int(t.span) == k && len(m.parties) == 0 {
				m.parties = []record.Party{t.name} // "Deputy Minister Tanaka Ken (Japan)"
			}
			if m.post[1] == m.post[0] && d.class(i+1, lexicon.Post|lexicon.Person) {
				m.post = [2]int{i + 1, k - 1}
			}
			if k-i <= 8 {
				m.to = k
				i = k
			}
		}
	}
	if !named {
		if k := d.stationed(m, end); k > i {
			i, m.to = k, k
		}
	}
	if i+1 >= end || !d.is(i, ",") {
		return m
	}
	j := i + 1
	for named && j+1 < end && (d.among(j, lexicon.ListIncumbency) || j > i+1 && d.hyphen(j)) {
		j++ // "Tanaka Ken, newly-appointed Ambassador of Japan"
	}
	next := d.phrase(j, end, named)
	if !named && next != nil && next.name[1] > next.name[0] && d.class(m.from-1, lexicon.Prep) && d.class(next.to, lexicon.Past) && d.sayVerb(next.to) {
		return m // "It will be put to the Minister, Ms Lam told the meeting"
	}
	if !named && (d.capital(m.head) || d.hyphen(m.head-1) && d.capital(m.head-2) || m.det != "" || len(m.parties) > 0) && m.det != "a" && m.det != "an" {
		// "The Minister of Defence, Graciela Bustamante,"
		k := j
		if next != nil && (next.kind == mRole || next.kind == mSide) && next.name[1] == next.name[0] && d.is(next.to, ",") {
			k = next.to + 1
		}
		if next == nil || k > j {
			if n := d.nameEnd(k, end); n-k >= 2 && (n >= end || d.punct(n) || d.suffixes(n, end) > n || d.is(n, "and", "on", "in") || d.is(n, "of") && d.toks[n+1].name != "" || d.class(n, lexicon.Past|lexicon.Be|lexicon.Have|lexicon.Modal) && !d.fronted(m.from)) {
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
	if !named && next.name[1] > next.name[0] && d.class(m.from-1, lexicon.Prep) && (d.among(next.to, lexicon.ListTellVerb) || d.among(next.to, lexicon.ListSayVerb)) && d.attributionEnds(next.to+1, end) {
		return m // "will be taken to the Minister of Defence, Ms Lam told the meeting"
	}
	nextNamed := next.name[1] > next.name[0]
	if named && !nextNamed && next.det == "the" && d.ofNext(next.to, end) {
		return m // "the Head of State, H.E. A, the President of Gabon, H.E. B, paid a visit": B's post
	}
	switch {
	case named && next.det == "" && d.class(next.to, lexicon.Base) && !d.class(next.to, lexicon.Past) && next.to+1 < end && !d.punct(next.to+1) && !d.class(next.to+1, lexicon.Prep):
		return m // "Lam, Japanese Minister review cooperation": two who act
	case named && !nextNamed && (next.kind == mRole || next.kind == mSide || next.kind == mSides) && (m.post[1] == m.post[0] || d.among(m.post[1]-1, lexicon.ListOther) || d.is(next.to, ",", ".", ";", "(") || next.to >= end) && d.headIsPost(next):
		if m.post[1] == m.post[0] || d.among(m.post[1]-1, lexicon.ListOther) {
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
				(more.kind == mRole || more.kind == mSide || more.kind == mParty && d.toks[more.head].form == lexicon.Name && (d.ownBody(more.to, end) > more.to || more.to >= end || d.punct(more.to) || d.is(more.to, "and"))) {
				if more.kind == mParty {
					more.to = d.ownBody(more.to, end)
				}
				m.parties, m.to = more.parties, more.to
				m.post[1] = more.to
			}
		}
		return m
	case !named && d.is(m.from-1, "as"):
		return m // "Congratulating A on his appointment as Japanese attaché, General B said"
	case !named && nextNamed && m.kind == mRole && next.post[1] == next.post[0] && d.capital(m.head):
		m.name, m.rank, m.to = next.name, next.rank, d.suffixes(next.to, end)
		if len(m.parties) == 0 {
			m.parties = next.parties
		}
		return m
	case !named && nextNamed && m.kind == mRole && len(m.parties) == 1 && len(next.parties) == 0 && next.post[1] > next.post[0] && (d.among(m.head, lexicon.ListOther) || d.is(next.post[0], "former")) && !d.finiteAt(next.to):
		// "her Slovak counterpart, Minister of Defence X," and "the Union's
		// envoy, former premier X,"
		m.name, m.rank, m.to = next.name, next.rank, next.to
		if d.among(m.head, lexicon.ListOther) {
			m.post = next.post
		}
		return m
	case !named && nextNamed && m.kind == mRole && (m.det != "" || len(m.parties) == 1 && next.rank[1] > next.rank[0]) && (d.is(next.to, ",") || next.to >= end || d.punct(next.to) || m.plural && d.is(next.to, "and")) && (d.capital(m.head) || d.among(m.head, lexicon.ListOther) || len(m.parties) == 1) && next.post[1] == next.post[0]:
		m.name, m.rank, m.to = next.name, next.rank, next.to
		return m
	}
	return m
}

// stationed returns the token behind the place where somebody serves, if his
// rank and name follow it in apposition: "the commander of the Japanese forces in
// the Coral Sea, Vice Admiral Tanaka Ken"; 0 where none do.
func (d *doc) stationed(m *mention, end int) int {
	k := m.to
	if m.kind != mRole || !d.is(k, "in", "at") {
		return 0
	}
	for k++; k < min(end, m.to+7) && !d.is(k, ","); k++ {
		if !d.capital(k) && !d.class(k, lexicon.Det|lexicon.Post) {
			return 0
		}
	}
	if !d.is(k, ",") || !d.capital(k-1) || !d.ranked(k+1, end) {
		return 0
	}
	if n := d.nameEnd(d.skipRanks(k+1, end), end); n-k < 3 || !d.is(n, ",") {
		return 0
	}
	return k
}

// ownBody returns the token behind a body of the state that is named before token
// i, where a mark follows: "Chief of Defence Force, Fiji National Defence Force,"; i
// where there is none.
func (d *doc) ownBody(i, end int) int {
	n := i
	for n < end && d.capital(n) && d.class(n, lexicon.Post|lexicon.Side) {
		n++
	}
	if n < end && !d.punct(n) && !d.is(n, "(") {
		return i
	}
	return n
}

// ofNext tells whether a post that ends at token i is that of who is named
// behind it, with a rank or a title and no post of his own.
func (d *doc) ofNext(i, end int) bool {
	if !d.is(i, ",") {
		return false
	}
	k := d.skipRanks(i+1, end)
	n := d.nameEnd(k, end)
	return k > i+1 && n-k >= 2 && !(d.is(n, ",") && (d.class(n+1, lexicon.Post|lexicon.Person) || d.class(n+1, lexicon.Det) && d.class(n+2, lexicon.Post|lexicon.Person)))
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

// suffixes skips letters after a name: "CNZM", ", MP", ", HI (M)".
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
		if d.is(i, "(") && d.is(i+1, "m") && d.is(i+2, ")") && i+2 < end {
			i += 3 // "HI (M)": a military class of the order
		}
	}
	return i
}

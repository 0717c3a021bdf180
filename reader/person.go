package reader

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// A person is somebody named in the document.
type person struct {
	name  string
	words []string // the name's words, folded
	party record.Party
	post  string
	rank  string
	first int // the token where he is first named
	she   bool
	he    bool
	home  bool // first named without a party, as one's own people are
	told  bool // the words about him name his party

	styled bool // his post is only that by which he is styled: "Ambassador X"

	spokes bool   // see spokesperson
	asked  string // the post of which spokes was asked
}

// titleInName tells whether an honorific at i goes on a name: "Hassan Mohamed
// Sultan Bani Hamad".
func (d *doc) titleInName(i int) bool {
	c, n := d.lex.Ranks.Longest(d.formsFrom(i, i+1))
	return n == 1 && c != lexicon.Rank && c != lexicon.Suffix && !strings.HasSuffix(d.toks[i].low, ".") && d.capital(i+1) && d.toks[i+1].name == "" && !d.class(i+1, lexicon.Post|lexicon.Person|lexicon.Closed&^lexicon.Particle)
}

// beforeParticle tells whether the word at i is the first of a name such as
// "Sultan bin Khalid", though it is a title's word too.
func (d *doc) beforeParticle(i int) bool {
	return d.capital(i) && d.class(i+1, lexicon.Particle) && !d.class(i+1, lexicon.Closed) && !d.capital(i+1) && d.capital(i+2)
}

// rankedName reads ranks or honorifics with a name at token j, for a mention
// that begins at from.
func (d *doc) rankedName(from, j, end int, parties []record.Party) *mention {
	if j >= end || !d.capital(j) && !d.is(j, "retired") || d.hyphen(j-1) && !d.toks[j].Space && !d.honoured(j-2) {
		return nil // "Notre-Dame Cathedral"
	}
	k := d.skipRanks(j, end)
	if k == j {
		return nil
	}
	n := d.nameEnd(k, end)
	if n == k || d.oneWord(k, n) && (d.toks[max(j-1, 0)].Shape == text.Poss && d.class(j-2, lexicon.Post) || d.class(n, lexicon.Post) && d.capital(n) && !d.class(n, lexicon.Closed)) {
		return nil // "the Ministry's General Court", "the Commander Kobana Naval Area"
	}
	if rc, tokens := d.lex.Ranks.Longest(d.formsFrom(n, min(end, n+6))); tokens > 0 && rc == lexicon.Rank {
		r := d.skipRanks(n, end)
		if e := d.nameEnd(r, end); e > r {
			k, n = r, e // "Datu Jaya Major General Haji Rosli": what stood before was a title
		}
	}
	return d.scratch.mentions.put(mention{kind: mPerson, from: from, to: n, head: k, parties: parties, rank: [2]int{j, k}, name: [2]int{k, n}})
}

// nameAfter reads the name that follows a post, with ranks before it.
func (d *doc) nameAfter(m *mention, end int) {
	j := m.to
	k := d.skipRanks(j, end)
	n := d.nameEnd(k, end)
	if n == k && d.stopped(k, end) {
		n = d.nameEnd(k+1, end)
	}
	if n == k || n == k+1 && !d.capital(k) {
		return
	}
	if r := d.skipRanks(n, end); r > n && k == j {
		// "for Western Hemisphere Affairs Dr. X": what stood before was the post
		if e := d.nameEnd(r, end); e > r {
			m.post[1] = n
			j, k, n = n, r, e
		}
	}
	if d.capital(n) && (d.oneWord(k, n) && d.class(n, lexicon.Post) || k == j && d.class(n, lexicon.Person)) {
		return // "the External Action Service", "U.S. Indo-Pacific Command"
	}
	if k == j && n == k+1 && d.toks[k].name == "" && d.capital(m.head) && d.is(n, ",") && d.capital(k-1) && d.class(k-1, lexicon.Post) && !d.class(k-1, lexicon.Person) && d.nameEnd(n+1, end) > n+2 && !d.postFollows(n, end) {
		m.to, m.post[1] = n, n // "Minister of Trade and Rural Renewal, Tanaka Ken"
		return
	}
	if k == j {
		// Without a rank the post must be capitalised, or the name long.
		if !d.capital(m.head) && n-k < 2 && !(d.among(m.head, lexicon.ListOther) && len(m.parties) > 0 && d.toks[k].w == nil && d.toks[k].name == "" && (d.is(n, ",", ".") || d.finiteAt(n))) {
			return
		}
		if m.plural && n-k < 2 {
			return
		}
		if d.class(k, lexicon.Post|lexicon.Mechanism) && n-k < 2 {
			return
		}
		if d.toks[k].name != "" && n-k < 2 {
			return
		}
	}
	m.rank = [2]int{j, k}
	m.name = [2]int{k, n}
	m.to = n
}

// stopped tells whether a name begins at token k with the mark of a glottal stop
// or a sound dropped: "'Aisake Lam".
func (d *doc) stopped(k, end int) bool {
	return k+2 < end && d.is(k, "'", "’", "‘", "“") && d.toks[k].Space && !d.toks[k+1].Space && d.capital(k+1) && d.capital(k+2) && d.toks[k+1].w == nil && d.toks[k+1].name == ""
}

// oneWord tells whether tokens [k, n) are one word, hyphenated or not.
func (d *doc) oneWord(k, n int) bool {
	for i := k + 1; i < n; i++ {
		if d.toks[i].Space {
			return false
		}
	}
	return n > k
}

// nameEnd returns the token after the person's name that begins at k, or k.
func (d *doc) nameEnd(k, end int) int {
	if !d.capital(k) {
		return k
	}
	i := k
	parts := 0
	for i < end && i < k+9 {
		t := &d.toks[i]
		switch {
		case i == k && d.surnamed(i):
			parts++
			i++
		case t.Shape == text.Cap || t.Shape == text.Upper:
			if t.w.Is(lexicon.Closed&^lexicon.Prep) && !t.w.Is(lexicon.Particle) && !(i > k && t.Shape == text.Upper) && !strings.HasSuffix(t.low, ".") {
				return d.trimName(k, i)
			}
			if t.w != nil && (d.month(i) > 0 && (parts == 0 && !d.bornName(i) || d.number(i+1) > 0) || t.w.Day > 0 && !(parts == 0 && i > 0 && d.honoured(i-1) && d.capital(i+1))) {
				return d.trimName(k, i)
			}
			if t.w.Is(lexicon.Person|lexicon.Side|lexicon.Sides|lexicon.Post) && !(parts == 0 && d.beforeParticle(i)) && !(parts > 0 && d.titleInName(i)) || abstract(t.low) || parts == 0 && t.Shape == text.Upper && roman(t.low) {
				return d.trimName(k, i)
			}
			if t.w.Is(lexicon.Mechanism) || parts == 0 && t.w.Is(lexicon.Third) && d.inHeadline(i) {
				return d.trimName(k, i) // "Deputy Minister Visits Oman"
			}
			if c, n := d.lex.Ranks.Longest(d.formsFrom(i, min(end, i+3))); i > k && (n > 0 && c == lexicon.Suffix || n > 1 && c == lexicon.Rank) {
				return d.trimName(k, i)
			}
			if t.name != "" && t.span > 1 {
				return d.trimName(k, i)
			}
			if t.name != "" && parts == 0 && (t.form == lexicon.Name || t.form == lexicon.Seat || t.form == lexicon.Adjective) && !(d.capital(i+1) && d.toks[i+1].name == "" && !d.class(i+1, lexicon.Post|lexicon.Person|lexicon.Mechanism|lexicon.Closed)) {
				return d.trimName(k, i)
			}
			parts++
			i++
		case parts == 1 && d.quoteMark(i) && i+3 < end && d.capital(i+1) && d.quoteMark(i+2) && !d.toks[i+2].Space && d.capital(i+3):
			i += 3 // Benjamin "Benny" Gil
		case t.w.Is(lexicon.Particle) && i+1 < end && (d.capital(i+1) || d.class(i+1, lexicon.Particle) && d.capital(i+2)) && parts > 0:
			i++
		case t.w.Is(lexicon.Particle) && parts > 0 && d.hyphen(i+1) && !d.toks[i+1].Space && i+2 < end && d.capital(i+2) && !d.toks[i+2].Space:
			i += 3 // "Samer al-Khalil"
		case d.hyphen(i) && parts > 0 && !t.Space && i+1 < end && !d.toks[i+1].Space && d.toks[i+1].Shape != text.Punct && d.toks[i+1].Shape != text.Number:
			i += 2
		case (d.is(i, "'") || d.is(i, "’")) && parts > 0 && !t.Space && i+1 < end && !d.toks[i+1].Space && d.capital(i+1):
			i += 2
		default:
			return d.trimName(k, i)
		}
	}
	return d.trimName(k, i)
}

// inHeadline tells whether token i stands above the running text.
func (d *doc) inHeadline(i int) bool {
	return d.body < len(d.sents) && i < d.sents[d.body].from
}

// bornName tells whether a month's name is somebody's own: "Jan Novák".
func (d *doc) bornName(i int) bool {
	t := &d.toks[i+1]
	return t.Shape == text.Cap && t.w == nil && t.name == "" && !d.class(i-1, lexicon.Prep) && !strings.HasSuffix(d.raw(i), ".") && d.number(i-1) == 0
}

// surnamed tells whether the pronoun at i is somebody's family name: "He
// Yongsheng".
func (d *doc) surnamed(i int) bool {
	t := &d.toks[i+1]
	return d.is(i, "he", "you", "she") && d.toks[i].Shape == text.Cap && t.Shape == text.Cap && t.w == nil && t.name == "" && (d.is(i+2, ",") || d.finiteAt(i+2))
}

// withInitial tells whether the word at i is a name with its initial before it:
// "B.Enkhtuya".
func (d *doc) withInitial(i int) bool {
	first, rest, ok := strings.Cut(d.raw(i), ".")
	return ok && utf8.RuneCountInString(first) <= 2 && utf8.RuneCountInString(rest) > 2 && d.capital(i)
}

// abstract tells whether a word looks like one of a ministry's, not of a
// person's name.
func abstract(low string) bool {
	if len(low) < 8 {
		return false
	}
	for _, s := range [...]string{"tion", "tions", "ment", "ments", "ology", "ality", "ities", "ship", "ness", "ism", "tance"} {
		if strings.HasSuffix(low, s) {
			return true
		}
	}
	return false
}

func roman(low string) bool { return strings.Trim(low, "ivx") == "" }

// trimName takes off what cannot end a name.
func (d *doc) trimName(k, i int) int {
	for i > k && (d.hyphen(i-1) || d.class(i-1, lexicon.Particle) && !d.capital(i-1)) {
		i--
	}
	if i-2 > k && d.hyphen(i-2) || i-1 > k && k > 0 && d.honoured(k-1) && !d.class(k-2, lexicon.Prep|lexicon.Det) {
		return i // "Anne Lam-Hall", "Gen. John Garrison", but "at Queen Anne Barracks"
	}
	if i-1 > k && d.among(i-1, lexicon.ListGeography) {
		return k // "the Sepon River"
	}
	if i > k && (d.toks[i-1].Space || i-1 == k) && (d.among(i-1, lexicon.ListHall) || d.among(i-1, lexicon.ListCamp) && !d.ofOfficer(k, i) || d.among(i-1, lexicon.ListHouse)) {
		return k // "Queen Elizabeth Barracks", not "Ms Lam-Hall"
	}
	if i > k && d.hallAhead(i) {
		return k // "the Sir Pham Lam National Conference Centre"
	}
	if i > k && d.toks[k].ordinal > 0 && (i == k+1 || d.class(k+1, lexicon.Edition|lexicon.Mechanism)) {
		return k // "Ministers Chair Third Meeting"
	}
	return i
}

// hallAhead tells whether words of a post and then a hall follow at token i, so
// that what stands before it is the hall's name.
func (d *doc) hallAhead(i int) bool {
	for k := i; k < i+4 && d.capital(k); k++ {
		if k > i && d.among(k, lexicon.ListHall) {
			return true
		}
		if !d.class(k, lexicon.Post|lexicon.Mechanism) || d.class(k, lexicon.Person) {
			return false
		}
	}
	return false
}

// ofOfficer tells whether what looks like a camp in tokens [k, i) is somebody's
// name behind his rank, with more about him behind a comma: "Maj. Gen. Ann
// Garrison, the commander", not "at General Lam Barracks, Hanoi".
func (d *doc) ofOfficer(k, i int) bool {
	from := k
	for from > 0 && d.capital(from-1) && d.class(from-1, lexicon.Person) || from > 0 && strings.HasSuffix(d.low(from-1), ".") {
		from--
	}
	post := i + 1
	if d.class(post, lexicon.Det) {
		post++
	}
	return i-k > 1 && d.is(i, ",") && !d.capital(post) && d.class(post, lexicon.Person|lexicon.Post) && !d.class(from-1, lexicon.Prep|lexicon.Det)
}

// fold returns the words of a name in small letters without marks.
func fold(name string) []string {
	if ascii(name) {
		return strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
			return r == '-' || r == '\'' || r == '.' || unicode.IsSpace(r)
		})
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(name) {
		switch {
		case r >= 0x300 && r < 0x370:
		case r == 'đ' || r == 'Đ':
			b.WriteByte('d')
		case r == '-' || r == '\'' || r == '’' || r == '.' || r == '‑':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return strings.Fields(strings.ToLower(b.String()))
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// addPerson enters the person of a mention, or finds him.
func (d *doc) addPerson(m *mention) {
	name := d.quote(m.name[0], m.name[1])
	if d.month(m.name[1]-1) > 0 {
		name = strings.TrimSuffix(name, ".") // "Sato Jun." at a sentence's end
	}
	words := fold(name)
	post, rank := "", ""
	if m.post[1] > m.post[0] {
		post = d.postText(m)
	}
	if m.rank[1] > m.rank[0] {
		rank = d.rankText(m)
	}
	var p *person
	for _, q := range d.personsNear(m.from) {
		if subset(words, q.words) || subset(q.words, words) {
			p = q
			break
		}
	}
	if p == nil {
		p = &person{name: name, words: words, first: m.from, home: len(m.parties) == 0}
		d.persons = append(d.persons, p)
	}
	if headline := d.body < len(d.sents) && p.first < d.sents[d.body].from; len(words) > len(p.words) || headline && len(words) > 1 && len(words) <= len(p.words) && m.from >= d.sents[d.body].from {
		p.name, p.words = name, words // a headline in capitals takes its verb for a name: "Petković Hold Talks"
	}
	if len(m.parties) > 0 && p.party == "" {
		p.party, p.told = m.parties[0], true
		for _, q := range m.parties {
			if d.lex.Organisation(p.party) && !d.owned(m) {
				p.party = q // "Minister for EU Affairs of Albania"
			}
		}
	}
	if post == "" && p.post == "" {
		post = d.titlePost(m)
		p.styled = post != ""
		p.post = post
	} else if len(post) > len(p.post) && (p.post == "" || p.styled) || len(post) > 2*len(p.post) {
		p.post, p.styled = post, false
	}
	if len(rank) > len(p.rank) {
		p.rank = rank
	}
	for _, w := range words {
		if q := d.lex.HonorificOf[w]; q != "" && p.party == "" && len(words) > 1 && d.isNamed(q) {
			p.party = q
		}
	}
	for i := m.rank[0]; i < m.rank[1]; i++ {
		if q := d.lex.HonorificOf[strings.Trim(d.toks[i].low, "'’.")]; q != "" && p.party == "" && d.isNamed(q) {
			p.party = q
		}
		p.she = p.she || d.among(i, lexicon.ListMadam)
		p.he = p.he || d.among(i, lexicon.ListSir)
	}
	m.person = p
	d.noteTitles(m)
}

// titlePost returns the post among a mention's honorifics: of "Her Excellency
// Ambassador X" that of an ambassador.
func (d *doc) titlePost(m *mention) string {
	for i := m.rank[0]; i < m.rank[1]; i++ {
		if d.capital(i) && d.class(i, lexicon.Person) && d.toks[i].Shape == text.Cap {
			if c, n := d.lex.Ranks.Longest(d.formsFrom(i, i+1)); n > 0 && c == lexicon.Honorific {
				return d.quote(i, i+1)
			}
		}
	}
	return ""
}

// owned tells whether a mention begins with whose it is: "the African Union's
// envoy for Sudan".
func (d *doc) owned(m *mention) bool {
	for k := m.from; k < m.head; k++ {
		if d.toks[k].Shape == text.Poss {
			return true
		}
	}
	return false
}

// settleGender learns who is "he" and who "she" where an honorific does not
// tell: from the pronouns of a sentence that names one person before them, or
// that open the next one.
func (d *doc) settleGender() {
	if len(d.persons) < 2 {
		return
	}
	votes := map[*person]int{}
	var last *person // the one person of the sentence before
	for k, s := range d.sents {
		if k > 0 && s.block != d.sents[k-1].block {
			last = nil
		}
		one, several := last, false
		for i := s.from; i < s.to; i++ {
			t := &d.toks[i]
			if m := t.ment; m != nil && m.from == i && (m.person != nil || m.kind == mRole) {
				several = m.person == nil || one != nil && one != m.person && one != last
				one = m.person
				if several {
					break
				}
				continue
			}
			if one == nil {
				continue
			}
			switch t.low {
			case "she", "her":
				votes[one]++
			case "he", "his", "him":
				votes[one]--
			}
		}
		if last = one; several {
			last = nil
		}
	}
	for p, n := range votes {
		if !p.she && !p.he {
			p.she, p.he = n > 0, n < 0
		}
	}
	for _, p := range d.persons {
		if !p.she && !p.he {
			p.she, p.he = d.givenName(p)
		}
	}
}

// givenName tells whether a person has the name of a woman or of a man: by the
// first word, or by one such as "binti" or "Thi" behind it.
func (d *doc) givenName(p *person) (she, he bool) {
	for k, w := range p.words {
		_, in := d.lex.Look(w)
		she = she || k == 0 && in.Has(lexicon.ListWomanName) || k > 0 && in.Has(lexicon.ListDaughter)
		he = he || k == 0 && in.Has(lexicon.ListManName) || k > 0 && in.Has(lexicon.ListSon)
	}
	return she && !he, he && !she
}

// isNamed tells whether a party is named in the account's first sentences. Only
// then does an honorific count: Malaysia's are used by its neighbours too.
func (d *doc) isNamed(p record.Party) bool {
	for i := range d.toks[:min(len(d.toks), 300)] {
		if d.toks[i].name == p {
			return true
		}
	}
	return false
}

func subset(a, b []string) bool {
	for _, x := range a {
		found := false
		for _, y := range b {
			if x == y || len(x) <= 2 && strings.HasPrefix(y, x) {
				found = true
			}
		}
		if !found {
			return false
		}
	}
	return len(a) > 0
}

// postText returns a post as the text has it, without the party that stands
// before it.
func (d *doc) postText(m *mention) string {
	i, j := m.post[0], m.post[1]
	for k := i; k+2 < j && k < i+4; k++ {
		if d.is(k, "of") && d.among(k-1, lexicon.ListLead) && !d.class(k+1, lexicon.Det) && d.headWithin(k+1, j, far) {
			i = k + 1 // "under the chair of Deputy Minister Tanaka Ken"
		}
	}
	for i < j {
		t := &d.toks[i]
		switch {
		case t.name != "" && t.form != lexicon.PlaceIn:
			i += int(t.span)
		case t.Shape == text.Poss || t.w.Is(lexicon.Det|lexicon.PossPron) || d.is(i, "(", ")") || d.among(i, lexicon.ListPartyAdjective):
			i++
		case i > m.post[0] && d.is(i, "and", ",") && i+1 < j && d.toks[i+1].name != "":
			i++ // "Belgian and Dutch counterparts"
		default:
			if i > 0 && d.is(i-1, "opposite") {
				i-- // "number"
			}
			return spaced(d.quote(i, j))
		}
	}
	return ""
}

// shortNames finds persons named by a part of their name.
func (d *doc) shortNames(s sentence) {
	if len(d.persons) == 0 {
		return
	}
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if t.Shape != text.Cap && t.Shape != text.Upper || d.nameLikeParty(i, s.from) {
			continue
		}
		if t.ment == nil {
			if m := d.byTitle(i, s); m != nil {
				d.mark(m)
				i = m.to - 1
				continue
			}
		}
		if t.ment != nil || len(t.low) < 2 || t.name != "" && (t.form != lexicon.PlaceIn || t.span > 1) || t.w.Is(lexicon.Closed|lexicon.Person|lexicon.Side) {
			continue
		}
		n := d.nameEnd(i, s.to)
		if n == i {
			continue
		}
		words := t.folded
		if n > i+1 {
			words = fold(d.quote(i, n))
		}
		if p := d.byName(words, i); p != nil {
			d.mark(&mention{kind: mPerson, from: i, to: n, head: i, name: [2]int{i, n}, person: p})
			i = n - 1
		}
	}
}

// nameLikeParty enters "General Thai" where somebody of that name is known,
// though the name is a people's too. It reports whether it did.
func (d *doc) nameLikeParty(i, from int) bool {
	t := &d.toks[i]
	if t.name == "" || t.form != lexicon.Adjective || t.span != 1 || i == from {
		return false
	}
	role := d.toks[i-1].ment
	if role == nil || role.to != i || role.kind != mRole || len(role.parties) > 0 || !d.capital(role.head) {
		return false
	}
	p := d.byName(t.folded, i)
	if p == nil {
		return false
	}
	d.mark(&mention{kind: mPerson, from: role.from, to: i + 1, head: i, name: [2]int{i, i + 1}, person: p})
	return true
}

// byName returns the person whose name holds all the words that stand at
// token i, nil where there is none.
func (d *doc) byName(words []string, i int) *person {
	for _, p := range d.personsNear(i) {
		if subset(words, p.words) {
			return p
		}
	}
	return nil
}

// personsNear returns all persons, or, where they are very many, those first
// named around token i.
func (d *doc) personsNear(i int) []*person {
	return near(d.persons, i, func(p *person) int { return p.first })
}

// near returns the part of a list around token i that is not longer than many
// to either side. The list is in the order in which at finds its entries.
func near[T any](list []T, i int, at func(T) int) []T {
	if len(list) <= many {
		return list
	}
	n := sort.Search(len(list), func(k int) bool { return at(list[k]) > i })
	return list[max(0, n-many):min(n+many, len(list))]
}

package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// role finds the person that a post stands for: "the deputy minister", "the
// Japanese official", "his counterpart", "the host".
func (d *doc) role(m *mention) (actor, bool) {
	head := d.toks[m.head].low
	if p := d.titles[d.raw(m.head)]; p != nil && p.party != "" && len(m.parties) == 0 {
		return d.ofPerson(p), true // "the PS"
	}
	if len(m.parties) > 0 {
		p := m.parties[0]
		if h := d.bestRole(m, func(q *person) bool { return q.party == p }); h != nil {
			return d.ofPerson(h), true
		}
		return actor{by: d.alone(p)}, true
	}
	if head == "counterpart" || head == "colleague" || head == "interlocutor" || head == "guest" && m.det != "the" || head == "host" && m.det != "the" {
		whose := d.ctx.lastOne.by
		if p := d.onlyShe(m.det); p != nil {
			whose = d.alone(p.party)
		}
		if len(whose) == 1 {
			if o := d.other(whose[0]); o != "" {
				if h := d.headOf(o); h != nil {
					return d.ofPerson(h), true
				}
				return actor{by: d.alone(o)}, true
			}
		}
	}
	if p := d.hostOrGuest(m); p != "" {
		if h := d.headOf(p); h != nil {
			return d.ofPerson(h), true
		}
		return actor{by: d.alone(p)}, true
	}
	other := d.counterpartBehind(m)
	if h := d.bestRole(m, func(q *person) bool { return q.party != other }); h != nil {
		if d.answersOwn(m, h) {
			// "Lam asked for pilots. The minister agreed": the other minister
			if o := d.bestRole(m, func(q *person) bool { return q.party != h.party }); o != nil && slices.Contains(d.currentHeads(), o) {
				h = o
			}
		}
		return d.ofPerson(h), len(d.ofPerson(h).by) > 0
	}
	if p := d.ctx.lastOne.person; p != nil && m.det == "the" {
		return d.ofPerson(p), len(d.ofPerson(p).by) > 0
	}
	return actor{}, false
}

// answersOwn tells whether the verb behind a role answers what a person has just
// asked for, proposed or offered himself.
func (d *doc) answersOwn(m *mention, p *person) bool {
	n := len(d.stmts)
	if n == 0 || m.det != "the" || d.stmts[n-1].who.person != p || !d.among(d.adverb(m.to, len(d.toks)), lexicon.ListAnswering) {
		return false
	}
	switch d.kindOf(d.stmts[n-1]) {
	case record.Request, record.Propose, record.Invite, record.Offer, record.Hope:
		return true
	}
	return false
}

// onlyShe returns the one of two heads who is known to be meant by "her" or
// "his", nil where that is neither or may be both: "her host" is the other.
func (d *doc) onlyShe(det string) *person {
	heads := d.currentHeads()
	if len(heads) != 2 {
		return nil
	}
	switch a, b := heads[0], heads[1]; {
	case det == "her" && a.she != b.she && b.she, det == "his" && a.he != b.he && b.he:
		return b
	case det == "her" && a.she != b.she, det == "his" && a.he != b.he:
		return a
	}
	return nil
}

// counterpartBehind returns the party whose people stand behind a role as its
// counterpart, "" where none do: "the Minister received his French counterpart".
func (d *doc) counterpartBehind(m *mention) record.Party {
	for i := m.to; i < min(len(d.toks), m.to+far) && !d.is(i, "."); i++ {
		o := d.toks[i].ment
		if o != nil && o.from == i && len(o.parties) == 1 && o.head >= 0 && d.among(o.head, lexicon.ListOther) && d.is(i, "his", "her") {
			return o.parties[0]
		}
	}
	return ""
}

// bestRole returns the person whose post or rank holds most of the role's
// words; of several, who was named last.
func (d *doc) bestRole(m *mention, ok func(*person) bool) *person {
	var words []string
	for k := m.post[0]; k < m.post[1]; k++ {
		t := &d.toks[k]
		if t.name != "" || t.w.Is(lexicon.Det|lexicon.PossPron) || d.punct(k) {
			continue
		}
		words = append(words, lexicon.Key(t.low))
	}
	if len(words) == 0 {
		words = []string{lexicon.Key(d.toks[m.head].low)}
	}
	means, other := d.otherWord(m)
	official := d.among(m.head, lexicon.ListOfficial) || d.is(m.head, "chair") && d.hyphen(m.head-1)
	var best *person
	bestScore := 0
	for _, p := range d.personsNear(m.from) {
		if !ok(p) || p.party == "" {
			continue
		}
		post := p.post + " " + p.rank
		have := d.nameKeys(strings.ReplaceAll(post, "(", " "))
		score := 0
		for _, w := range words {
			switch {
			case slices.Contains(have, w):
				score += 10
			case w == "general" && strings.Contains(strings.ToLower(p.rank), "gen"), w == "admiral" && strings.Contains(strings.ToLower(p.rank), "adm"):
				score += 10
			case w == "secretary" && slices.Contains(have, "undersecretary"):
				score += 6
			case d.toks[m.head].Shape == text.Upper && strings.HasPrefix(initials(have), w):
				score += 10 // "the CS" is the Cabinet Secretary
			}
		}
		if other && (d.holds(p, means) || m.post[1] > m.head+2 && strings.Contains(strings.ToLower(p.post), strings.ToLower(d.quote(m.head, m.head+3)))) {
			score += 30
		}
		// "The Foreign Secretary" is not a secretary of the Foreign Ministry.
		if len(words) > 1 && together(have, words) {
			score += 6
		}
		isHead := slices.Contains(d.currentHeads(), p)
		if official && isHead {
			score += 8
		}
		if score == 0 {
			continue
		}
		for _, q := range [...]string{"assistant", "vice", "deputy", "under", "acting", "associate", "former"} {
			if slices.Contains(have, q) && !slices.Contains(words, q) {
				score -= 4
			}
		}
		if isHead {
			score += 2
		}
		// A role without "deputy" means the one who is none, where there is one.
		// "Defence Secretary said" is the publisher's own, who is named first.
		if i := slices.Index(d.ctx.recent, p); i >= 0 && !(m.det == "" && d.capital(m.head)) {
			score += 3 * (i + 1) / len(d.ctx.recent)
		}
		if d.ctx.lastOne.person == p {
			score += 3
		}
		if p.home && isHead && d.release && len(m.parties) == 0 {
			score += 6 // "the Minister" is a ministry's own
		}
		if score > bestScore {
			best, bestScore = p, score
		}
	}
	if best == nil && len(m.parties) == 1 {
		// The only head of that side.
		var one *person
		for _, h := range d.currentHeads() {
			if h.party == m.parties[0] {
				if one != nil {
					return nil
				}
				one = h
			}
		}
		return one
	}
	return best
}

// otherWord returns the list of the posts that a role is another word for: "the
// head of state", "the envoy".
func (d *doc) otherWord(m *mention) (lexicon.List, bool) {
	switch {
	case d.is(m.head, "envoy"):
		return lexicon.ListEnvoyPost, true
	case !d.is(m.head, "head") || !d.is(m.head+1, "of"):
	case d.is(m.head+2, "state"):
		return lexicon.ListHeadOfState, true
	case d.is(m.head+2, "government"):
		return lexicon.ListHeadOfGovernment, true
	}
	return 0, false
}

// holds tells whether a person's post has a word of a list.
func (d *doc) holds(p *person, x lexicon.List) bool {
	for _, w := range strings.Fields(strings.ToLower(p.post)) {
		if _, in := d.lex.Look(w); in.Has(x) {
			return !strings.Contains(strings.ToLower(p.post), "vice")
		}
	}
	return false
}

// initials returns the first letters of words.
func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w[:1])
	}
	return b.String()
}

// together tells whether words stand behind one another in a list.
func together(have, words []string) bool {
	for i := 0; i+len(words) <= len(have); i++ {
		if slices.Equal(have[i:i+len(words)], words) {
			return true
		}
	}
	return false
}

func (d *doc) currentHeads() []*person {
	if d.ctx.meeting != nil && len(d.ctx.meeting.heads) > 0 {
		return d.ctx.meeting.heads
	}
	return d.meetings[0].heads
}

// headOf returns who leads a party's side, where one alone does.
func (d *doc) headOf(p record.Party) *person {
	var one *person
	for _, h := range d.currentHeads() {
		if h.party == p {
			if one != nil {
				return nil
			}
			one = h
		}
	}
	return one
}

// hostOrGuest returns the party that hosts, or visits, as the words of a
// mention tell, "" where they tell neither.
func (d *doc) hostOrGuest(m *mention) record.Party {
	host := d.meetings[0].place.Country
	if host == "" || len(d.sides) != 2 || !slices.Contains(d.sides, host) {
		return ""
	}
	for k := m.from; k < m.to; k++ {
		if d.among(k, lexicon.ListHost) {
			return host
		}
		if d.among(k, lexicon.ListGuest) {
			return d.other(host)
		}
	}
	return ""
}

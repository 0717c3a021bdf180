package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// An actor is whose statement something is.
type actor struct {
	by     []record.Party
	person *person
	joint  bool // all sides together
	group  bool // several people of one side: "Japanese officials"
}

// context is what earlier sentences leave for later ones.
type context struct {
	last      actor     // who spoke last
	lastOne   actor     // who spoke last for one side alone
	recent    []*person // persons as they were named, the latest last
	intro     *statement
	introAt   int    // the block of the intro
	quoteWho  actor  // who says the quoted paragraphs that follow
	quotes    bool   // the text has quotation marks
	voice     actor  // who is quoted within a paragraph
	voiceIn   int    // its block
	open      bool   // and the quotation has not ended
	introWho  actor  // whose list it is, where the intro has no verb: "The two Ministers:"
	heading   [2]int // tokens of the heading above
	meeting   *meeting
	paragraph int     // the block of the last statement
	silent    int     // the last sentence, where it holds no statement, or -1
	subject   *person // of that sentence, once it was asked for
	asked     bool
}

func (d *doc) all() actor {
	return actor{by: d.everyone(), joint: true}
}

// everyone returns all parties of the meeting that is told of.
func (d *doc) everyone() []record.Party {
	if d.ctx.meeting != nil && d.ctx.meeting != d.meetings[0] && len(d.ctx.meeting.parties) > 0 {
		return d.ctx.meeting.parties
	}
	return d.sides
}

func (d *doc) ofPerson(p *person) actor {
	if p.party == "" {
		return actor{person: p}
	}
	return actor{by: d.alone(p.party), person: p}
}

// named remembers that somebody is named, for pronouns and roles to come.
func (d *doc) named(p *person) {
	if i := slices.Index(d.ctx.recent, p); i >= 0 {
		d.ctx.recent = slices.Delete(d.ctx.recent, i, i+1)
	}
	d.ctx.recent = append(d.ctx.recent, p)
	if len(d.ctx.recent) > many {
		d.ctx.recent = d.ctx.recent[1:]
	}
}

// resolve tells who a mention in subject's place is, given those who spoke
// before.
func (d *doc) resolve(m *mention) (actor, bool) {
	switch m.kind {
	case mPerson:
		if m.person == nil {
			return actor{}, false
		}
		a := d.ofPerson(m.person)
		if len(a.by) == 0 && len(m.parties) > 0 {
			a.by = m.parties[:1]
		}
		if q := d.joinedPerson(m); q != nil && q.party != "" {
			a = actor{by: unionParties(a.by, []record.Party{q.party})}
			if len(a.by) == 1 {
				return a, true
			}
			a.joint = true
		} else if len(a.by) == 0 && d.joinedPerson(m) != nil {
			return d.all(), len(d.sides) > 0 // "Ministers A and B signed"
		}
		return a, len(a.by) > 0
	case mHe:
		return d.he(m)
	case mRole:
		if by := d.twoRoles(m); len(by) > 1 {
			return actor{by: by, joint: true}, true
		}
		a, ok := d.role(m)
		if o := d.joinedRole(m); ok && o != nil {
			if b, ok := d.resolve(o); ok && len(a.by) == 1 && len(b.by) == 1 && a.by[0] != b.by[0] {
				return actor{by: unionParties(b.by, a.by), joint: true}, true // "The Minister and the Secretary"
			}
		}
		return a, ok
	case mParty:
		by := m.parties
		if j := d.joinedParties(m); len(j) > 1 {
			by = j
		}
		return actor{by: by, joint: len(by) > 1}, len(by) > 0
	case mSide:
		if p := d.joinedSide(m); p != "" {
			return actor{by: unionParties(d.alone(p), m.parties), joint: true}, true
		}
		if len(m.parties) > 0 {
			return actor{by: m.parties, joint: len(m.parties) > 1, group: m.plural}, true
		}
		if p := d.hostOrGuest(m); p != "" {
			return actor{by: d.alone(p)}, true
		}
		if p := d.ownState(m); p != "" {
			return actor{by: d.alone(p)}, true
		}
		if d.among(m.head, lexicon.ListStateSide) && len(d.ctx.lastOne.by) == 1 {
			return actor{by: d.ctx.lastOne.by}, true
		}
		if m.plural || d.among(m.head, lexicon.ListOfficials) {
			if m.det == "its" || m.det == "his" || m.det == "her" {
				return actor{by: d.ctx.lastOne.by}, len(d.ctx.lastOne.by) > 0
			}
			return d.all(), len(d.sides) > 0
		}
		if len(d.ctx.lastOne.by) == 1 {
			if d.is(m.from, "the") && d.is(m.from+1, "other") {
				if p := d.other(d.ctx.lastOne.by[0]); p != "" {
					return actor{by: d.alone(p)}, true
				}
			}
			return actor{by: d.ctx.lastOne.by}, true
		}
		return actor{}, false
	case mSides:
		if len(m.parties) > 1 {
			return actor{by: m.parties, joint: true}, true
		}
		if len(m.parties) == 1 {
			return actor{by: m.parties}, true
		}
		if d.among(m.head, lexicon.ListHost) || d.among(m.head, lexicon.ListGuest) {
			p := d.hostOrGuest(m)
			if o := d.toks[max(m.from-2, 0)].ment; d.is(m.from-1, "and") && o != nil && o.to == m.from-1 {
				p = "" // "The delegation and its hosts"
			}
			if p != "" {
				return actor{by: d.alone(p), group: true}, true
			}
		}
		if d.is(m.head, "officials") && m.to-m.from <= 2 && (m.det == "" || m.det == "the") && len(d.ctx.last.by) == 1 && d.ctx.last.person == nil {
			return actor{by: d.ctx.last.by, group: true}, true // behind what one side said
		}
		return d.all(), len(d.sides) > 0
	case mBody, mTalks, mWe:
		if m.det == "i" {
			return actor{}, false // whoever is quoted
		}
		return d.all(), len(d.sides) > 0
	case mThey:
		if d.ctx.last.joint || len(d.ctx.last.by) == 0 {
			return d.all(), len(d.sides) > 0
		}
		if d.ctx.last.group {
			return d.ctx.last, true
		}
		return d.all(), len(d.sides) > 0
	case mIt:
		if len(d.ctx.last.by) > 0 && d.ctx.last.joint {
			return d.ctx.last, true
		}
		if len(d.ctx.lastOne.by) > 0 {
			return actor{by: d.ctx.lastOne.by}, true
		}
		if si := d.meetings[0].sent; len(d.stmts) == 0 && si+1 < len(d.sents) && m.from == d.sents[si+1].from {
			return d.all(), len(d.sides) > 1 // "The fifth meeting of the Committee was held in Oslo. It agreed"
		}
	}
	return actor{}, false
}

// twoRoles returns the sides of two who are named by their posts under one
// article, nil where it is one who holds both: "The State Minister and Defence
// Secretary agreed".
func (d *doc) twoRoles(m *mention) []record.Party {
	if len(m.parties) > 0 || m.det != "the" || m.name[1] > m.name[0] {
		return nil
	}
	last := m.post[1] - 1
	for k := m.post[0] + 1; k < last; k++ {
		if !d.is(k, "and") || !d.class(k-1, lexicon.Person) || !d.class(last, lexicon.Person) {
			continue
		}
		anyone := func(*person) bool { return true }
		a := d.bestRole(&mention{from: m.from, to: k, head: k - 1, post: [2]int{m.post[0], k}, det: m.det}, anyone)
		b := d.bestRole(&mention{from: m.from, to: m.to, head: last, post: [2]int{k + 1, last + 1}, det: m.det}, anyone)
		if a != nil && b != nil && a.party != b.party && slices.Contains(d.currentHeads(), a) && slices.Contains(d.currentHeads(), b) {
			return unionParties([]record.Party{a.party}, []record.Party{b.party})
		}
	}
	return nil
}

// ownState returns the party that an account written at home means by "the
// Kingdom" alone: its publisher's or its host's; "" where it means none.
func (d *doc) ownState(m *mention) record.Party {
	if m.det != "the" || !d.capital(m.head) || !d.among(m.head, lexicon.ListRealm) {
		return ""
	}
	if d.home != "" {
		return d.home
	}
	if home := d.meetings[0].place.Country; slices.Contains(d.sides, home) {
		return home
	}
	return ""
}

// joinedPerson returns the person joined to a mention by "and" before it.
func (d *doc) joinedPerson(m *mention) *person {
	p := m.from - 1
	if d.is(p, "and") && p > 0 {
		if d.is(p-1, ",") {
			p--
		}
		if o := d.toks[p-1].ment; o != nil && o.person != nil && o.to == p {
			return o.person
		}
	}
	return nil
}

// joinedRole returns the person or role that opens a clause and to which "and"
// joins a role, nil where there is none.
func (d *doc) joinedRole(m *mention) *mention {
	if !d.is(m.from-1, "and") || m.from < 2 {
		return nil
	}
	o := d.toks[m.from-2].ment
	if o == nil || o.kind != mRole && o.kind != mPerson && !(o.kind <= mSide && len(o.parties) == 1 && d.among(m.head, lexicon.ListOther)) || o.to != m.from-1 || o.from > 0 && !d.punct(o.from-1) && !strings.Contains(d.s[d.toks[o.from-1].End:d.toks[o.from].Start], "\n") {
		return nil
	}
	return o
}

// joinedSide returns the other side with which one is named, "" where there is
// none: "The Fiji Navy and the Japan Coast Guard agreed". One's own state need
// not be named: "The Department of Labour (DoL) and Japan's ministry agreed".
func (d *doc) joinedSide(m *mention) record.Party {
	if len(m.parties) != 1 || m.from < 2 || !d.is(m.from-1, "and") {
		return ""
	}
	k := m.from - 2
	if d.is(k, ")") && d.is(k-2, "(") {
		k -= 3
	}
	o := d.toks[max(k, 0)].ment
	switch {
	case o == nil || o.kind != mSide:
	case len(o.parties) == 1 && o.parties[0] != m.parties[0] && (o.from == 0 || !d.class(o.from-1, lexicon.Prep)):
		return o.parties[0]
	case len(o.parties) == 0 && d.capital(o.head) && (o.from == 0 || d.punct(o.from-1)):
		return d.other(m.parties[0])
	}
	return ""
}

// joinedParties returns the parties of a list that a mention ends: "Estonia,
// Finland and Latvia".
func (d *doc) joinedParties(m *mention) []record.Party {
	out := m.parties
	p := m.from - 1
	joined := false
	for p >= 0 {
		switch {
		case d.is(p, "and"):
			joined = true
			p--
			if d.is(p, ",") {
				p--
			}
			continue
		case d.is(p, ",") && joined:
			p--
			continue
		case d.is(p, ",") && p > 0:
			// "Kenya, Finland on Monday agreed": where the sentence begins so.
			if o := d.toks[p-1].ment; o != nil && o.kind == mParty && m.kind == mParty && o.to == p && (o.from == 0 || d.punct(o.from-1) && !d.is(o.from-1, ",")) && d.subjectVerb(m, min(m.to+6, len(d.toks))) {
				return unionParties(o.parties, out)
			}
		}
		o := d.toks[p].ment
		if !joined || o == nil || o.kind != mParty && o.kind != mSide || o.to != p+1 {
			break
		}
		out = unionParties(o.parties, out)
		p = o.from - 1
	}
	return out
}

func unionParties(a, b []record.Party) []record.Party {
	out := slices.Clone(a)
	for _, p := range b {
		out = appendParty(out, p)
	}
	return out
}

// passesOn tells whether somebody only passes on what others said: a
// spokesperson, with a name or without.
func (d *doc) passesOn(m *mention) bool {
	return m.person != nil && m.person.spokesperson() || m.kind == mRole && strings.HasPrefix(d.low(m.head), "spokes")
}

// spokeLast tells whether the person named last before token i, in the same
// sentence or the one before, only passes on what others said.
func (d *doc) spokeLast(i int) bool {
	stops := 0
	for end := i - far; i > max(end, 0) && stops < 2; {
		i--
		if m := d.toks[i].ment; m != nil && (m.person != nil || m.kind == mRole) {
			return d.passesOn(m)
		}
		if d.is(i, ".") {
			stops++
		}
	}
	return false
}

// he finds who "he" or "she" is: the last speaker, or the person named last.
func (d *doc) he(m *mention) (actor, bool) {
	if m.det == "latter" || m.det == "former" {
		n := len(d.ctx.recent)
		if k := n - 1; m.det == "latter" && k >= 0 {
			return d.ofPerson(d.ctx.recent[k]), d.ctx.recent[k].party != ""
		} else if k := n - 2; k >= 0 {
			return d.ofPerson(d.ctx.recent[k]), d.ctx.recent[k].party != ""
		}
		return actor{}, false
	}
	she := m.det == "she"
	fits := func(p *person) bool {
		return p != nil && p.party != "" && (she && !p.he || !she && !p.she)
	}
	for k := len(d.stmts) - 1; k >= max(0, len(d.stmts)-many) && d.stmts[k].meeting == nil; k-- {
		if p := d.stmts[k].who.person; d.stmts[k].verb.from < m.from && fits(p) {
			return d.ofPerson(p), true // who speaks in the same sentence
		}
	}
	if p := d.silentBefore(m); fits(p) {
		return d.ofPerson(p), true
	}
	if p := d.ctx.lastOne.person; fits(p) {
		return d.ofPerson(p), true
	}
	for i := len(d.ctx.recent) - 1; i >= 0; i-- {
		if p := d.ctx.recent[i]; fits(p) {
			return d.ofPerson(p), true
		}
	}
	return actor{}, false
}

// notHimself corrects who a pronoun or a bare post is where he would address his
// own country: "She thanked Finland", "The Minister urged the Finnish side" are
// no Finn's words.
func (d *doc) notHimself(m *mention, who actor, act *lexicon.Act, at int) actor {
	if m.kind != mHe && (m.kind != mRole || len(m.parties) > 0) || act == nil || !act.Object || len(who.by) != 1 || who.person == nil {
		return who
	}
	if d.addressed(at) != who.by[0] {
		return who
	}
	if h := d.headOf(d.other(who.by[0])); h != nil && (m.kind == mRole || m.det == "she" && !h.he || m.det == "he" && !h.she) {
		return d.ofPerson(h)
	}
	return who
}

// addressed returns the state that is named at token i as a verb's object, "" for none.
func (d *doc) addressed(i int) record.Party {
	if i >= len(d.toks) {
		return ""
	}
	o := d.toks[i].ment
	if o == nil || o.from != i || o.kind != mParty && o.kind != mSide || len(o.parties) != 1 || d.possessive(o.to) || o.kind == mSide && o.to > o.head+1 {
		return "" // "assured the visiting side of India's help"
	}
	return o.parties[0]
}

// silentBefore returns the subject of the sentence before the one a pronoun
// stands in, where it says nothing that is a statement: "Dr Wekesa did not
// budge. She argued".
func (d *doc) silentBefore(m *mention) *person {
	if d.ctx.silent < 0 || d.ctx.silent+1 >= len(d.sents) {
		return nil
	}
	if next := d.sents[d.ctx.silent+1]; m.from < next.from || m.from >= next.to {
		return nil
	}
	if !d.ctx.asked {
		d.ctx.subject, d.ctx.asked = d.firstSubject(d.sents[d.ctx.silent]), true
	}
	return d.ctx.subject
}

// firstSubject returns the person that a sentence opens with, or that is the
// subject of its first verb, nil where there is none.
func (d *doc) firstSubject(s sentence) *person {
	if m := d.toks[s.from].ment; m != nil {
		return m.person
	}
	if g, ok := d.firstFinite(s.from, s.to); ok {
		if m := d.subjectOf(g, s.from).m; m != nil {
			return m.person
		}
	}
	return nil
}

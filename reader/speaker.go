package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
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
	introWho  actor  // whose list it is, where the intro has no verb: "The two Ministers:"
	heading   [2]int // tokens of the heading above
	meeting   *meeting
	paragraph int // the block of the last statement
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

func ofPerson(p *person) actor {
	if p.party == "" {
		return actor{person: p}
	}
	return actor{by: []record.Party{p.party}, person: p}
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
		a := ofPerson(m.person)
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
		return d.role(m)
	case mParty:
		by := m.parties
		if j := d.joinedParties(m); len(j) > 1 {
			by = j
		}
		return actor{by: by, joint: len(by) > 1}, len(by) > 0
	case mSide:
		if len(m.parties) > 0 {
			return actor{by: m.parties, joint: len(m.parties) > 1, group: m.plural}, true
		}
		if p := d.hostOrGuest(m); p != "" {
			return actor{by: []record.Party{p}}, true
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
					return actor{by: []record.Party{p}}, true
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
		if d.is(m.head, "officials") && m.to-m.from <= 2 && (m.det == "" || m.det == "the") && len(d.ctx.last.by) == 1 {
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
	}
	return actor{}, false
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

// joinedParties returns the parties of a list that a mention ends: "Estonia,
// Finland and Latvia".
func (d *doc) joinedParties(m *mention) []record.Party {
	out := slices.Clone(m.parties)
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

// spokeLast tells whether the person named last before token i, in the same
// sentence or the one before, only passes on what others said.
func (d *doc) spokeLast(i int) bool {
	stops := 0
	for end := i - far; i > max(end, 0) && stops < 2; {
		i--
		if m := d.toks[i].ment; m != nil && m.person != nil {
			return m.person.spokesperson()
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
			return ofPerson(d.ctx.recent[k]), d.ctx.recent[k].party != ""
		} else if k := n - 2; k >= 0 {
			return ofPerson(d.ctx.recent[k]), d.ctx.recent[k].party != ""
		}
		return actor{}, false
	}
	fits := func(p *person) bool {
		return m.det == "she" && !p.he || m.det == "he" && !p.she
	}
	if p := d.ctx.lastOne.person; p != nil && fits(p) {
		return ofPerson(p), len(ofPerson(p).by) > 0
	}
	for i := len(d.ctx.recent) - 1; i >= 0; i-- {
		if p := d.ctx.recent[i]; fits(p) && p.party != "" {
			return ofPerson(p), true
		}
	}
	return actor{}, false
}

// role finds the person that a post stands for: "the deputy minister", "the
// Japanese official", "his counterpart", "the host".
func (d *doc) role(m *mention) (actor, bool) {
	head := d.toks[m.head].low
	if len(m.parties) > 0 {
		p := m.parties[0]
		if h := d.bestRole(m, func(q *person) bool { return q.party == p }); h != nil {
			return ofPerson(h), true
		}
		return actor{by: []record.Party{p}}, true
	}
	if head == "counterpart" || head == "colleague" || head == "interlocutor" || head == "guest" && m.det != "the" || head == "host" && m.det != "the" {
		if len(d.ctx.lastOne.by) == 1 {
			if o := d.other(d.ctx.lastOne.by[0]); o != "" {
				if h := d.headOf(o); h != nil {
					return ofPerson(h), true
				}
				return actor{by: []record.Party{o}}, true
			}
		}
	}
	if p := d.hostOrGuest(m); p != "" {
		if h := d.headOf(p); h != nil {
			return ofPerson(h), true
		}
		return actor{by: []record.Party{p}}, true
	}
	if h := d.bestRole(m, func(*person) bool { return true }); h != nil {
		return ofPerson(h), len(ofPerson(h).by) > 0
	}
	if p := d.ctx.lastOne.person; p != nil && m.det == "the" {
		return ofPerson(p), len(ofPerson(p).by) > 0
	}
	return actor{}, false
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

// addressee finds to whom a statement is said: the one named behind the verb,
// or the other side.
func (d *doc) addressee(st *statement) []record.Party {
	k := st.kind
	act := st.act
	one := len(st.who.by) == 1
	if st.base != nil && !st.own && st.base.kind == k {
		return st.base.toParties
	}
	var to []record.Party
	limit := min(st.to, st.contentFrom+12)
	switch k {
	case record.Request, record.Invite, record.Appraise, record.Offer, record.Pledge, record.Agree:
		if act != nil && act.Object || k == record.Appraise || k == record.Request || k == record.Invite {
			at := st.contentFrom
			for at < limit && (d.class(at, lexicon.Prep) && d.is(at, "to", "on", "upon", "with") || d.ly(at) || d.is(at, ",", "in", "turn", "also")) {
				at++
			}
			if one && at < st.to && d.is(at, "him", "her", "them", "us", "it") {
				if o := d.other(st.who.by[0]); o != "" {
					to = []record.Party{o}
				} else if d.is(at, "them", "us") && len(d.sides) > 2 {
					to = without(d.sides, st.who.by, false)
				}
			}
			if at < len(d.toks) {
				if list := d.partyList(at, st.to); len(list) > 1 && act != nil && act.Object {
					to = list
				} else if m := d.toks[at].ment; m != nil && m.from <= at && at < st.to {
					if m.from == at || at == st.contentFrom {
						to = d.partiesAddressed(m, st)
					}
				} else if d.toks[at].name != "" && d.toks[at].form != lexicon.PlaceIn {
					// "Japanese firms", "Canada's wish"
					if k != record.Appraise || act != nil && act.Object {
						to = []record.Party{d.toks[at].name}
					}
				}
			}
		}
		if len(to) == 0 {
			// "thanks to the Canadian side", "extended to his counterpart an invitation"
			for i := st.from; i+1 < min(st.to, st.from+16); i++ {
				if d.is(i, "to") && k != record.Agree && k != record.Request && d.toks[i+1].ment != nil && d.toks[i+1].ment.from == i+1 {
					m := d.toks[i+1].ment
					if m.to < len(d.toks) && (d.toks[m.to].Shape == 5) && m.kind == mParty {
						break
					}
					if k == record.Appraise && !st.thanks {
						break
					}
					to = d.partiesAddressed(m, st)
					break
				}
				if d.is(i, "from") && (k == record.Agree || k == record.Request) && d.toks[i+1].ment != nil && d.toks[i+1].ment.from == i+1 {
					to = d.partiesAddressed(d.toks[i+1].ment, st)
					break
				}
			}
		}
	default:
		return nil
	}
	to = without(to, st.who.by, len(st.who.by) > 1 && (k == record.Request || k == record.Appraise))
	if k == record.Appraise {
		if !st.thanks {
			return nil
		}
		if len(to) == 0 && one {
			if o := d.other(st.who.by[0]); o != "" {
				return []record.Party{o}
			}
			return d.othersAddressed(st)
		}
		return to
	}
	if len(to) > 0 {
		if k == record.Pledge && len(to) == 0 {
			return nil
		}
		return to
	}
	if !one {
		return nil
	}
	if k == record.Offer && len(d.sides) > 2 && d.hosts(st) || k == record.Pledge && st.rule == "joint document" {
		return nil // a venue, or one's own share of a common work
	}
	o := d.other(st.who.by[0])
	if o == "" {
		return d.othersAddressed(st)
	}
	switch k {
	case record.Invite:
		return []record.Party{o}
	case record.Offer:
		return []record.Party{o}
	case record.Request:
		if act != nil && (act.Other || act.Object && d.mentionsParty(st, o)) {
			return []record.Party{o}
		}
		if d.mentionsParty(st, o) {
			return []record.Party{o}
		}
	case record.Pledge:
		if act != nil && act.Other || d.mentionsParty(st, o) && act != nil && !act.State || d.promises(st) {
			return []record.Party{o}
		}
	case record.Agree:
		if act != nil && act.Other {
			return []record.Party{o}
		}
	}
	return nil
}

// othersAddressed finds whom one side of a meeting of many addresses where
// nobody is named behind the verb: the sides its words name, or all others.
func (d *doc) othersAddressed(st *statement) []record.Party {
	if len(d.sides) < 3 || !slices.Contains(d.sides, st.who.by[0]) {
		return nil
	}
	k := st.kind
	if !(st.thanks || st.act != nil && st.act.Other && k == record.Request || k == record.Offer || k == record.Invite || k == record.Pledge) {
		return nil
	}
	var named []record.Party
	for i := max(st.verb.to, st.from); i < st.to; i++ {
		if p := d.toks[i].name; p != "" && p != st.who.by[0] && slices.Contains(d.sides, p) && (k != record.Pledge || d.class(i-1, lexicon.Prep) || d.class(i-1, lexicon.Det) && d.class(i-2, lexicon.Prep)) {
			named = appendParty(named, p)
		}
	}
	if len(named) > 0 || k == record.Pledge {
		return named
	}
	return without(d.sides, st.who.by, false)
}

// hosts tells whether an offer is to host a meeting.
func (d *doc) hosts(st *statement) bool {
	for i := st.verb.from; i < min(st.to, st.verb.to+5); i++ {
		if d.among(i, lexicon.ListVenue) {
			return true
		}
	}
	return false
}

// promises tells whether the content gives something or answers a request:
// "would send a team", "will study the proposal", "would be delivered".
func (d *doc) promises(st *statement) bool {
	g := st.embed
	if (st.own || g == nil) && st.verb.to > st.verb.from {
		g = &st.verb
	}
	if g == nil || g.modal < 0 {
		return false
	}
	if d.among(g.head, lexicon.ListGoOn) {
		for i := g.to; i < min(g.to+4, st.to); i++ {
			if d.class(i, lexicon.Give) && d.class(i, lexicon.Ing|lexicon.Base) {
				return true
			}
		}
	}
	if d.class(g.head, lexicon.Give|lexicon.Answer) {
		return true
	}
	sub := d.subjectOf(*g, st.contentFrom)
	return d.class(g.head, lexicon.Happen) && sub.m == nil && g.from > st.contentFrom
}

// mentionsParty tells whether a statement names a party.
func (d *doc) mentionsParty(st *statement, p record.Party) bool {
	for i := st.from; i < st.to; i++ {
		if d.toks[i].name == p && d.toks[i].form <= lexicon.Seat {
			return true
		}
		if m := d.toks[i].ment; m != nil && m.from == i {
			for _, q := range d.partiesAddressed(m, st) {
				if q == p {
					return true
				}
			}
		}
	}
	return false
}

// partiesAddressed returns the parties of a mention that is addressed.
func (d *doc) partiesAddressed(m *mention, st *statement) []record.Party {
	switch m.kind {
	case mPerson:
		if m.person != nil && m.person.party != "" {
			return []record.Party{m.person.party}
		}
	case mParty:
		return m.parties
	case mSide, mSides:
		if len(m.parties) > 0 {
			return m.parties
		}
		if p := d.hostOrGuest(m); p != "" {
			return []record.Party{p}
		}
		if d.among(m.head, lexicon.ListOthers) && len(st.who.by) == 1 {
			if o := d.other(st.who.by[0]); o != "" {
				return []record.Party{o}
			}
		}
		if m.kind == mSides && len(d.sides) > 2 && d.among(m.head, lexicon.ListMembers) && len(st.who.by) == 1 {
			return without(d.sides, st.who.by, false)
		}
		if m.kind == mSides && !d.is(m.from, "all") && d.among(m.head, lexicon.ListGovernments) && m.det != "all" && !d.is(m.from+1, "other") {
			return d.sides
		}
	case mRole:
		if len(m.parties) > 0 {
			return m.parties
		}
		if d.among(m.head, lexicon.ListOther) && len(st.who.by) == 1 {
			if o := d.other(st.who.by[0]); o != "" {
				return []record.Party{o}
			}
		}
		if p := d.hostOrGuest(m); p != "" {
			return []record.Party{p}
		}
		if h := d.bestRole(m, func(q *person) bool { return !slices.Contains(st.who.by, q.party) }); h != nil && h.party != "" {
			return []record.Party{h.party}
		}
	}
	return nil
}

// without returns to without the speaker's own parties, unless all are kept.
func without(to, by []record.Party, keep bool) []record.Party {
	if keep {
		return to
	}
	var out []record.Party
	for _, p := range to {
		if !slices.Contains(by, p) {
			out = append(out, p)
		}
	}
	return out
}

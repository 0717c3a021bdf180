package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// A meeting is one edition of a mechanism, or a visit or call, as found.
type meeting struct {
	role      record.Role
	mechanism string
	acronym   string
	parties   []record.Party
	ordinal   int
	when      when
	place     record.Place
	heads     []*person
	evidence  [][2]int // tokens
	sent      int      // the sentence it was found in
	visit     bool     // a one-off visit or call
	relation  string   // "previous", "next" or ""
	id        string
}

// A naming is a noun phrase that names a meeting.
type naming struct {
	from, to int // the whole phrase
	name     [2]int
	head     int
	ordinal  int
	relation string // previous, next
	acronym  string
	parties  []record.Party
	sent     int
	visit    bool
	bare     bool // nothing but "the dialogue"
	plain    bool // edition word alone: "the 11th round", "the next session"
}

// findMeetings finds the subject meetings, those who led at them, and the
// other meetings that are named.
func (d *doc) findMeetings() {
	d.settleDate()
	d.joint = d.isJoint()
	var all []naming
	for si := range d.sents {
		if d.blocks[d.sents[si].block].Kind == text.Rubbish {
			continue
		}
		all = d.namings(all, si)
	}
	d.findSubject(all)
	d.settleParties()
	d.secondSubjects()
	d.findMentioned(all)
}

// settleDate finds the day of publication in datelines and date lines, where
// it is not known from outside.
func (d *doc) settleDate() {
	for _, b := range d.blocks {
		if b.Dateline.End > b.Dateline.Start {
			_, w := d.inDateline(d.s[b.Dateline.Start:b.Dateline.End])
			if len(w) == 10 && (len(d.today) < len(w) && strings.HasPrefix(string(w), string(d.today)) || d.shortlyBefore(w, d.today)) {
				d.today = w
			}
			break
		}
	}
	if len(d.today) == 10 {
		return
	}
	for _, s := range d.sents {
		if k := d.blocks[s.block].Kind; k != text.Heading && k != text.Headline && k != text.Rubbish {
			if s.to-s.from > 14 {
				break
			}
		}
		for _, w := range d.dates(s.from, s.to, false) {
			if len(w.start) == 10 && (d.today == "" || strings.HasPrefix(string(w.start), string(d.today))) {
				d.today = w.start
				return
			}
		}
	}
}

// shortlyBefore tells whether a day is one of the week before another: an
// account is written on the day of its dateline and may be published later.
func (d *doc) shortlyBefore(a, b record.Date) bool {
	x, ok := a.Time()
	y, ok2 := b.Time()
	days := y.Sub(x).Hours() / 24
	return ok && ok2 && days > 0 && days <= 7
}

// isJoint tells whether the document speaks for all sides.
func (d *doc) isJoint() bool {
	for i, b := range d.blocks {
		if i > 3 {
			break
		}
		if b.Kind != text.Headline && b.Kind != text.Heading && i > 0 {
			continue
		}
		line := strings.ToLower(d.s[b.Start:b.End])
		for _, j := range d.lex.Joint {
			if strings.Contains(line, j) {
				return true
			}
		}
	}
	n := 0
	for _, s := range d.sents {
		if d.is(s.from, "we") {
			n++
		}
	}
	return n >= 3
}

// namings appends the phrases of one sentence that name meetings.
func (d *doc) namings(out []naming, si int) []naming {
	s := d.sents[si]
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if t.Shape == text.Punct {
			continue
		}
		forms := d.formsFrom(i, s.to)
		if _, n := d.lex.NoMeeting.Longest(forms); n > 0 {
			i = d.tokensOf(i, n) - 1
			continue
		}
		if nm := d.elliptic(i, s); nm != nil {
			nm.sent = si
			out = append(out, *nm)
			i = nm.to - 1
			continue
		}
		_, vn := d.lex.Visits.Longest(forms)
		_, mn := d.lex.Mechanisms.Longest(forms)
		ed := t.w.Is(lexicon.Edition)
		if vn == 0 && mn == 0 && !ed {
			if t.Shape == text.Number || t.w != nil && t.w.Ordinal > 0 || d.is(i, "next", "previous") {
				if nm, ok := d.acronymNaming(i, s); ok {
					nm.sent = si
					out = append(out, nm)
					i = nm.to - 1
				}
			}
			continue
		}
		if t.w.Is(lexicon.Verb) && !d.capital(i) && i > s.from && d.class(i-1, lexicon.Modal|lexicon.Pron) || d.is(i-1, "to") && t.low == "visit" {
			if !(t.low == "visit" && d.is(i-1, "to")) {
				continue
			}
		}
		if d.is(i, "groups", "boards", "panels", "councils") {
			continue // "civilian groups" are no meeting
		}
		nm := naming{head: i, sent: si}
		nm.to = i + 1
		if n := max(vn, mn); n > 0 {
			nm.to = d.tokensOf(i, n)
		}
		if nm.to < s.to && d.is(nm.to, "'", "+") {
			nm.to++
		}
		for nm.to < s.to && d.among(nm.to-1, lexicon.ListOfSides) && d.class(nm.to, lexicon.Mechanism) {
			nm.to++ // "ministerial consultations", "2+2 Dialogue"
		}
		nm.visit = vn > 0 && mn == 0
		nm.from = d.nameLeft(i, max(s.from, i-far), &nm)
		nm.name = [2]int{nm.from, nm.to}
		d.nameRight(&nm, s.to)
		d.trimNaming(&nm)
		if nm.visit {
			nm.ordinal = 0 // "his first trip" counts no edition
		}
		out = append(out, nm)
		i = nm.to - 1
	}
	return out
}

// elliptic reads "the next one", "meet again", "COP30".
func (d *doc) elliptic(i int, s sentence) *naming {
	low := d.toks[i].low
	switch {
	case d.is(i, "one") && i > s.from && d.among(i-1, lexicon.ListWhichOne):
		nm := &naming{from: i - 1, to: i + 1, name: [2]int{i, i}, head: i, plain: true, relation: "previous"}
		if d.is(i-1, "next") {
			nm.relation = "next"
		}
		if d.is(i-1, "first") {
			nm.relation, nm.ordinal = "", 1
		}
		return nm
	case d.among(i, lexicon.ListMeetAgain) && d.is(i+1, "again", "next"):
		return &naming{from: i, to: i + 2, name: [2]int{i, i}, head: i, plain: true, relation: "next"}
	case d.toks[i].Shape == text.Upper && strings.HasPrefix(low, "cop") && len(low) == 5 && low[3] >= '0' && low[3] <= '9':
		n := int(low[3]-'0')*10 + int(low[4]-'0')
		return &naming{from: i, to: i + 1, name: [2]int{i, i + 1}, head: i, ordinal: n}
	}
	return nil
}

// nameLeft reads the words before a meeting's head noun: parties, adjectives,
// an ordinal. It returns where the phrase begins.
func (d *doc) nameLeft(i, from int, nm *naming) int {
	j := i
	for j > from {
		k := j - 1
		t := &d.toks[k]
		low := t.low
		n := d.lex.Ordinal(low)
		if n == 0 && (t.Shape == text.Upper || low == "v" || low == "x") && d.capital(k) && d.class(k+1, lexicon.Edition|lexicon.Mechanism) {
			n = d.lex.Roman(low) // "the II Meeting of the Committee"
		}
		if n > 0 {
			nm.ordinal = n
			j = k
			continue
		}
		switch {
		case d.hyphen(k+1) && d.hyphen(k-1) && k-2 >= from && !t.Space && d.capital(k-2): // "Army-to-Army"
		case d.is(k, "following") && !d.class(k-1, lexicon.Det): // "agreed this following talks in Oslo"
			return j
		case d.among(k, lexicon.ListComing):
			nm.relation = "next"
		case d.among(k, lexicon.ListForegoing):
			nm.relation = "previous"
		case t.back > 0 && k-int(t.back) >= from && d.toks[k-int(t.back)].form != lexicon.PlaceIn:
			j = k - int(t.back)
			continue
		case d.is(k, ")") && k-2 > from && d.is(k-2, "(") && d.toks[k-1].name != "":
			j = k - 2
			continue
		case t.Shape == text.Poss, d.hyphen(k) && k > from, d.is(k, "/") && k > from && !t.Space:
		case t.w.Is(lexicon.Det | lexicon.PossPron):
			return j
		case t.w.Is(lexicon.Ing) && !d.capital(k) && !t.w.Is(lexicon.Post) && !d.among(k, lexicon.ListNameIng):
			return j
		case d.is(k, "and", "&"):
			// "Foreign and Defence Ministers' Meeting", "Security and Defence Dialogue"
			if !(d.capital(k+1) && k > from && d.capital(k-1)) && !(d.class(k+1, lexicon.Post) && d.class(k-1, lexicon.Post) && !d.capital(k-1)) {
				return j
			}
			if d.toks[k-1].name != "" && d.toks[k+1].name != "" {
				return j
			}
		case d.is(k, "of", "on", "for"):
			// "Council of Ministers", "Defence Ministers of the Americas meeting" do not go on to the left
			return j
		case t.w.Is(lexicon.Closed | lexicon.Adv):
			return j
		case t.Shape == text.Punct:
			return j
		case t.w.Is(lexicon.Verb) && !d.capital(k) && !t.w.Is(lexicon.NounToo|lexicon.Post), t.w.Is(lexicon.Third|lexicon.Past) && !t.w.Is(lexicon.NounToo|lexicon.Post|lexicon.Mechanism|lexicon.Base):
			return j
		case t.w.Is(lexicon.Person) && !d.capital(k) && !d.class(k+1, lexicon.Mechanism|lexicon.Edition) && d.toks[k+1].Shape != text.Poss:
			return j
		case t.ment != nil && t.ment.kind == mPerson:
			return j
		}
		j = k
	}
	return j
}

// nameRight reads what follows a meeting's head noun: "of the X Committee",
// "on Security and Defence", "(JDCC)", "between A and B".
func (d *doc) nameRight(nm *naming, end int) {
	j := nm.to
	edition := d.class(nm.head, lexicon.Edition) || d.class(nm.to-1, lexicon.Edition) || d.among(nm.head, lexicon.ListPlenary)
	for j < end {
		if d.is(j, "(") {
			k := d.bracketed(j, end)
			if k > 0 && k-j <= 5 && (d.toks[j+1].Shape == text.Upper || d.toks[j+1].Shape == text.Number) {
				if nm.acronym == "" && d.toks[j+1].Shape == text.Upper {
					nm.acronym = d.raw(j + 1)
				}
				nm.to = k
				j = k
				continue
			}
			return
		}
		if edition && d.is(j, "of") && nm.name[1] == j || edition && d.is(j, "of") && nm.to == j && nm.acronym == "" {
			k := j + 1
			for k < end && d.class(k, lexicon.Det|lexicon.PossPron) {
				k++
			}
			n := d.properEnd(k, end)
			if n > k && (d.mechanismIn(k, n) >= 0) {
				nm.name = [2]int{k, n}
				nm.head = d.mechanismIn(k, n)
				nm.to = n
				j = n
				edition = false
				continue
			}
			return
		}
		if d.is(j, "on", "of", "for") && j+1 < end && (d.capital(j+1) || d.is(j+1, "the") && d.capital(j+2) || d.is(j, "on") && d.class(j+1, lexicon.Post) && !d.capital(nm.head) && d.among(j+1, lexicon.ListDefence)) && d.capital(nm.head) && d.toks[j+1].name == "" && d.month(j+1) == 0 && (d.toks[j+1].w == nil || d.toks[j+1].w.Day == 0) && !d.is(j, "for") {
			k := j + 1
			if d.is(k, "the") {
				k++
			}
			n := d.properEnd(k, end)
			if n == k {
				return
			}
			nm.name[1], nm.to = n, n
			j = n
			continue
		}
		if d.is(j, "between", "of") && j+1 < end {
			k := j + 1
			for k < end && d.is(k, "the") {
				k++
			}
			if k < end && d.toks[k].name != "" && d.toks[k].form != lexicon.PlaceIn {
				nm.parties = d.partyList(k, end)
			}
			return
		}
		return
	}
}

// partyList reads "A, B and C" from token k on.
func (d *doc) partyList(k, end int) []record.Party {
	var out []record.Party
	for k < end {
		if t := &d.toks[k]; t.name != "" && t.form != lexicon.PlaceIn {
			out = appendParty(out, t.name)
			k += int(t.span)
			continue
		}
		if d.is(k, "(") && d.bracketed(k, end) > 0 {
			k = d.bracketed(k, end)
			continue
		}
		if d.is(k, ",", "and", "the", "(", ")") || d.toks[k].Shape == text.Poss || d.hyphen(k) || d.toks[k].Shape == text.Upper {
			k++
			continue
		}
		if d.among(k, lexicon.ListStateNoun) {
			k++
			continue
		}
		break
	}
	return out
}

// properEnd returns the token after a capitalised phrase that begins at k.
func (d *doc) properEnd(k, end int) int {
	j := k
	for j < end {
		t := &d.toks[j]
		switch {
		case t.Shape == text.Cap || t.Shape == text.Upper || t.Shape == text.Number && j > k && (d.year(j) == 0) && strings.Contains(t.low, "+"):
			if t.w != nil && (t.w.Month > 0 && t.w.Class == 0 || t.w.Day > 0) {
				return d.trimProper(k, j)
			}
			j++
		case t.Shape == text.Poss, (d.hyphen(j) || d.is(j, "/")) && !t.Space:
			j++
			if d.hyphen(j-1) && j > k+1 && d.capital(j-2) && j < end && d.toks[j].Shape == text.Word && !d.toks[j].Space {
				j++ // "Co-operation"
			}
		case d.is(j, "and", "of", "on", "for", "the", "&", "in") && j > k && j+1 < end && (d.capital(j+1) || d.is(j+1, "the") && d.capital(j+2)) && !d.is(j, "in"):
			if d.month(j+1) > 0 || d.is(j, "on") && d.toks[j+1].w != nil && d.toks[j+1].w.Day > 0 {
				return d.trimProper(k, j)
			}
			if d.is(j, "and") && d.mechanismIn(k, j) >= 0 && (d.toks[j+1].ment != nil && d.toks[j+1].ment.kind == mPerson) {
				return d.trimProper(k, j)
			}
			j++
		case d.is(j, ",") && j > k && d.nameList(j+1, end):
			j++
		case !d.capital(j) && t.w.Is(lexicon.Mechanism|lexicon.Post) && !t.w.Is(lexicon.Closed) && j > k, t.Shape == text.Word && j < k+6 && !t.w.Is(lexicon.Closed|lexicon.Verb|lexicon.Adv) && d.mechanismIn(j, min(end, j+4)) >= 0:
			j++
		default:
			return d.trimProper(k, j)
		}
	}
	return d.trimProper(k, j)
}

// nameList tells whether "Trade, Scientific and Technical Cooperation" goes on
// at j: single capitalised words that are no names, then "and" with one more.
func (d *doc) nameList(j, end int) bool {
	for j+2 < end && d.capital(j) && d.toks[j].name == "" && !d.actor(j) && d.month(j) == 0 {
		j++
		for !d.is(j, ",") && d.hyphen(j) && j+2 < end && d.capital(j+1) {
			j += 2
		}
		if d.is(j, ",") && d.is(j+1, "and") {
			j++
		}
		switch {
		case d.is(j, "and", "&"):
			return d.capital(j+1) && d.toks[j+1].name == "" && !d.actor(j+1) && !d.class(j+1, lexicon.Mechanism)
		case !d.is(j, ","):
			return false
		}
		j++
	}
	return false
}

// actor tells whether a person or a side is named at token i.
func (d *doc) actor(i int) bool {
	m := d.toks[i].ment
	return m != nil && m.kind != mTalks && m.kind != mBody
}

func (d *doc) trimProper(k, j int) int {
	for j > k && (d.class(j-1, lexicon.Prep|lexicon.Conj|lexicon.Det) && !d.capital(j-1) || d.toks[j-1].Shape == text.Punct) {
		j--
	}
	return j
}

// mechanismIn returns the last token in [k, n) that is a meeting's head noun,
// -1 where there is none.
func (d *doc) mechanismIn(k, n int) int {
	for j := n - 1; j >= k; j-- {
		if d.class(j, lexicon.Mechanism) {
			return j
		}
	}
	if n-k == 1 && d.toks[k].Shape == text.Upper {
		return k
	}
	return -1
}

// acronymNaming reads "the 6th JDCC", "the next GBC".
func (d *doc) acronymNaming(i int, s sentence) (naming, bool) {
	n := d.lex.Ordinal(d.toks[i].low)
	rel := ""
	if n == 0 {
		switch d.toks[i].low {
		case "next":
			rel = "next"
		case "previous":
			rel = "previous"
		default:
			return naming{}, false
		}
	}
	j := i + 1
	if j < s.to && (d.toks[j].Shape == text.Upper && len(d.toks[j].low) > 2 && d.toks[j].name == "" && d.month(j) == 0 || d.is(j, "2+2") || d.number(j) > 0 && d.is(j+1, "+")) {
		to := j + 1
		if d.is(to, "+") {
			to += 2
		}
		return naming{from: i, to: to, name: [2]int{j, to}, head: j, ordinal: n, relation: rel, acronym: d.raw(j)}, true
	}
	return naming{}, false
}

// trimNaming takes ordinals and words of time off a meeting's name and reads
// the parties in it.
func (d *doc) trimNaming(nm *naming) {
	a, b := nm.name[0], nm.name[1]
	if nm.ordinal == 0 {
		for k := nm.from; k < nm.to; k++ {
			if n := d.lex.Ordinal(d.toks[k].low); n > 0 && k < nm.head {
				nm.ordinal = n
			}
		}
	}
	for a < b && (d.lex.Ordinal(d.toks[a].low) > 0 || d.toks[a].name == "" && d.among(a, lexicon.ListBeforeName) || d.hyphen(a) || d.toks[a].Shape == text.Poss || d.year(a) > 0 || d.toks[a].w != nil && d.toks[a].w.Day > 0) {
		a++
	}
	nm.name = [2]int{a, b}
	for k := a; k < b; k++ {
		if t := &d.toks[k]; t.name != "" && t.form != lexicon.PlaceIn {
			nm.parties = appendParty(nm.parties, t.name)
		}
	}
	if b-a == 1 && d.class(a, lexicon.Edition|lexicon.Mechanism) && !d.capital(a) {
		nm.plain = true
		nm.bare = nm.ordinal == 0 && nm.relation == ""
	}
	if b-a == 1 && d.class(a, lexicon.Edition) {
		nm.plain = true
	}
	if b <= a {
		nm.plain = true
	}
}

func (d *doc) name(nm naming) string {
	if nm.name[1] <= nm.name[0] {
		return ""
	}
	return spaced(d.quote(nm.name[0], nm.name[1]))
}

// findSubject settles which meeting the account is about.
func (d *doc) findSubject(all []naming) {
	best, bestScore := -1, 0
	first := d.body
	for i, nm := range all {
		score := d.subjectScore(nm, first)
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	m := &meeting{role: record.Subject}
	if best >= 0 && all[best].sent > first+2 && all[best].ordinal == 0 {
		if words, at := d.callIn(d.sents[first]); at >= 0 {
			best, m.mechanism, m.sent, m.visit = -1, words, first, true // "X received Y"
		}
	}
	if best >= 0 {
		nm := all[best]
		m.mechanism, m.ordinal, m.acronym, m.parties, m.sent, m.visit = d.name(nm), nm.ordinal, nm.acronym, nm.parties, nm.sent, nm.visit
		m.evidence = append(m.evidence, [2]int{nm.from, nm.to})
		if nm.bare && nm.sent > first && first < len(d.sents) && d.anyAmong(d.sents[first], lexicon.ListHeld) {
			m.sent = first // "X received Y. ... during the visit"
		}
		// What the name's place leaves out, other early namings of the same
		// mechanism tell.
		for _, o := range all {
			if o.sent > first+8 || o.relation != "" {
				continue
			}
			same := d.sameMechanism(m.mechanism, d.name(o)) || o.plain && o.ordinal > 0 && !o.visit
			if !same {
				continue
			}
			if m.ordinal == 0 && o.ordinal > 0 && (o.sent <= first+2) {
				m.ordinal = o.ordinal
			}
			if o.ordinal != 0 && m.ordinal != 0 && o.ordinal != m.ordinal {
				continue
			}
			if len(m.parties) < 2 && len(o.parties) >= 2 {
				m.parties = o.parties
			}
			if m.acronym == "" {
				m.acronym = o.acronym
			}
			if n := d.name(o); m.mechanism == "" || o.name[1]-o.name[0] > 1 && len(d.words(m.mechanism)) < 2 {
				if !o.plain {
					m.mechanism = n
				}
			}
		}
	}
	d.meetings = append(d.meetings, m)
	if m.evidence == nil && first < len(d.sents) {
		s := d.sents[first]
		m.evidence = append(m.evidence, [2]int{s.from, s.to})
	}
	d.datePlace(m, all, first)
	d.findHeads(m, first)
}

func (d *doc) words(s string) []string { return strings.Fields(s) }

// firstBody returns the first sentence of running text.
func (d *doc) firstBody() int {
	for i, s := range d.sents {
		switch d.blocks[s.block].Kind {
		case text.Paragraph, text.Item:
			if s.to-s.from >= 8 {
				return i
			}
		}
	}
	return 0
}

// subjectScore tells how likely it is that the account is about the meeting
// so named.
func (d *doc) subjectScore(nm naming, first int) int {
	kind := d.blocks[d.sents[nm.sent].block].Kind
	at := nm.sent - first
	if kind == text.Caption || kind == text.Rubbish || at > 7 {
		return 0
	}
	if nm.relation != "" || d.among(nm.to-1, lexicon.ListVisits) {
		return 0
	}
	score := 0
	if nm.ordinal > 0 {
		score += 30
	}
	if len(nm.parties) >= 2 {
		score += 15
	}
	if n := nm.name[1] - nm.name[0]; n >= 2 && !nm.visit {
		score += 12
	}
	if nm.visit {
		score += 4
	}
	if nm.plain {
		score -= 8
	}
	s := d.sents[nm.sent]
	held := d.anyAmong(s, lexicon.ListHeld)
	if held {
		score += 12
	}
	switch {
	case kind == text.Headline:
		score += 4
	case at >= 0:
		score += 10 - at
		if at >= 3 {
			score -= 12
		}
		if at == 0 && nm.visit && held {
			score += 14
		}
	}
	for k := nm.from - 1; k >= s.from && k > nm.from-4; k-- {
		if d.among(k, lexicon.ListAroundMeeting) {
			score -= 60
		}
	}
	if nm.ordinal == 0 && (d.is(nm.from-1, "after", "before", "until") || d.is(nm.from-2, "after", "before", "until")) {
		score -= 20 // "after the July summit ended"
	}
	for k := nm.from - 1; k >= s.from && k > nm.from-4; k-- {
		if d.is(k, "to") && d.class(k+1, lexicon.Base) {
			score -= 60 // "agreed to hold the 4th session"
		}
	}
	// Dates and words of other times near by make it another meeting.
	for _, w := range d.dates(nm.to, min(s.to, nm.to+8), false) {
		if y, _, _ := w.start.Parts(); y > 0 && d.today != "" {
			if ty, _, _ := d.today.Parts(); y < ty-1 {
				score -= 25
			}
		}
	}
	if d.is(nm.from-1, "since") || d.is(nm.from-2, "since") {
		score -= 25
	}
	return score
}

// sameMechanism tells whether two names are of one mechanism: their head
// words and what is not a party agree.
func (d *doc) sameMechanism(a, b string) bool {
	x, y := d.nameKeys(a), d.nameKeys(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	n := 0
	for _, w := range x {
		if slices.Contains(y, w) {
			n++
		}
	}
	return n == len(x)
}

// nameKeys returns the words of a name as they are compared with another's.
func (d *doc) nameKeys(s string) []string {
	out, ok := d.keys[s]
	if ok {
		return out
	}
	for _, w := range lexicon.Split(s) {
		k := lexicon.Key(w)
		if k == "of" || k == "and" || k == "the" || k == "on" || k == "for" {
			continue
		}
		out = append(out, k)
	}
	d.keys[s] = out
	return out
}

// datePlace finds when and where the subject meeting took place, in the first
// sentences that tell of its being held.
func (d *doc) datePlace(m *meeting, all []naming, first int) {
	dateline, _ := d.firstDateline()
	order := []int{}
	if m.sent > first && m.sent < len(d.sents) && !d.anyAmong(d.sents[m.sent], lexicon.ListHeld) && d.anyAmong(d.sents[first], lexicon.ListHeld) {
		order = append(order, first) // "X received Y in Brno. The topics of the meeting were ..."
	}
	if m.sent >= first && m.sent < len(d.sents) {
		order = append(order, m.sent)
	}
	for i := first; i < min(first+6, len(d.sents)); i++ {
		if !slices.Contains(order, i) && (d.anyAmong(d.sents[i], lexicon.ListHeld) || i <= first+1) {
			order = append(order, i)
		}
	}
	remote := slices.ContainsFunc([]string{"phone", "video"}, func(w string) bool { return strings.Contains(strings.ToLower(m.mechanism), w) })
	for _, i := range order {
		s := d.sents[i]
		remote = remote || (i == m.sent || i == first) && d.remote(s)
		if m.when.start == "" && m.when.md[0] == 0 {
			for _, w := range d.dates(s.from, s.to, false) {
				if d.otherMeetingNear(w, all, m, i) || d.is(w.from-1, "since", "until") || d.is(w.from-2, "since") {
					continue
				}
				if len(w.start) >= 7 || w.md[1] > 0 {
					m.when = w
					if len(w.start) == 7 && d.today != "" {
						m.when = when{}
						continue
					}
					break
				}
			}
			n := d.days(s)
			if n == 0 && d.ended(s) {
				for k := i + 1; k < min(i+3, len(d.sents)) && n == 0; k++ {
					n = d.days(d.sents[k])
				}
			}
			if n > 1 && len(m.when.start) == 10 && m.when.start == m.when.end {
				if t, ok := m.when.start.Time(); ok {
					if d.ended(s) {
						m.when.start = record.Date(t.AddDate(0, 0, 1-n).Format("2006-01-02"))
					} else {
						m.when.end = record.Date(t.AddDate(0, 0, n-1).Format("2006-01-02"))
					}
				}
			}
		}
		if i != m.sent && i != first && m.place.Name == "" && !remote {
			m.place = d.atDateline(m, dateline) // before what sentences further down name
		}
		if m.place.Name == "" && !remote && !d.otherEdition(all, m, i) && (i == m.sent || !d.toCome(s)) {
			m.place = d.placeIn(s, m, dateline)
		}
	}
	if m.when.start == "" && m.when.md[0] > 0 {
		d.yearFromText(m)
	}
	if m.when.start == "" {
		// A joint document's own date line is the meeting's.
		for _, s := range d.sents {
			if k := d.blocks[s.block].Kind; k != text.Headline && k != text.Heading {
				continue
			}
			if s.from > d.sents[first].from {
				break
			}
			for _, w := range d.dates(s.from, s.to, false) {
				if len(w.start) == 10 && (d.joint || m.when.start == "") {
					m.when = w
				}
			}
		}
	}
	if m.when.start == "" {
		for i := first; i < min(first+10, len(d.sents)) && m.when.start == ""; i++ {
			s := d.sents[i]
			for _, w := range d.dates(s.from, s.to, false) {
				if len(w.start) == 10 && d.is(w.from, "today", "yesterday") {
					m.when = w
				}
			}
		}
	}
	if remote {
		return
	}
	for i := 0; i < first && m.place.Name == ""; i++ {
		// "London, 16 July 2025" above a joint document
		b := d.blocks[d.sents[i].block]
		if b.Kind != text.Heading && b.Kind != text.Headline || d.sents[i].to-d.sents[i].from > 10 {
			continue
		}
		if place, when := d.inDateline(d.s[b.Start:b.End]); place != "" && len(when) == 10 && (d.countryOf(place) != "" || d.joint) {
			m.place = record.Place{Name: place, Country: d.countryOf(place)}
		}
	}
	if m.place.Name == "" {
		m.place = d.atDateline(m, dateline)
	}
	for i := first; i < min(first+5, len(d.sents)) && m.place.Name == ""; i++ {
		if !d.otherEdition(all, m, i) && !d.toCome(d.sents[i]) {
			m.place = d.placeIn(d.sents[i], m, dateline)
		}
	}
	if m.place.Name == "" && dateline != "" {
		m.place = record.Place{Name: dateline, Country: d.countryOf(dateline)}
	}
	for i := 0; i < first && m.place.Name == ""; i++ {
		if d.blocks[d.sents[i].block].Kind == text.Headline {
			m.place = d.placeIn(d.sents[i], m, "")
		}
	}
}

// otherEdition tells whether a sentence is about another edition.
func (d *doc) otherEdition(all []naming, m *meeting, sent int) bool {
	for _, nm := range all {
		if nm.sent == sent && (nm.relation != "" || nm.ordinal > 0 && m.ordinal > 0 && nm.ordinal != m.ordinal && (nm.plain || d.sameMechanism(d.name(nm), m.mechanism))) {
			return !(m.sent == sent)
		}
	}
	return false
}

// ended tells whether a sentence tells of the meeting's end.
func (d *doc) ended(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if d.among(i, lexicon.ListEnded) || d.is(i, "end") && d.is(i-1, "an") {
			return true // "came to an end"
		}
	}
	return false
}

// days returns the length of a meeting that a sentence gives ("two-day",
// "after five days of"), 0 where it gives none.
func (d *doc) days(s sentence) int {
	for i := s.from; i+1 < s.to; i++ {
		n := 0
		if w := d.toks[i].w; w != nil {
			n = w.Number
		}
		if n == 0 && d.toks[i].Shape == text.Number {
			n = d.number(i)
		}
		if n < 2 || n > 10 {
			continue
		}
		if d.hyphen(i+1) && d.is(i+2, "day") || d.is(i+1, "days") && d.is(i-1, "after", "for") {
			return n
		}
	}
	return 0
}

// otherMeetingNear tells whether a date belongs to another meeting that is
// named just before it.
func (d *doc) otherMeetingNear(w when, all []naming, m *meeting, sent int) bool {
	var last *naming
	for k := range all {
		if nm := &all[k]; nm.sent == sent {
			if nm.from <= w.to && w.from < nm.to && d.class(w.from-1, lexicon.Det) && !slices.Contains(m.evidence, [2]int{nm.from, nm.to}) {
				return true // "the March 24, 2010 session"
			}
			if nm.from < w.from {
				last = nm
			}
		}
	}
	if last == nil {
		// a date in a relative clause about something else: "signed in July 2024"
		return false
	}
	if last.relation != "" {
		return true
	}
	if last.ordinal > 0 && m.ordinal > 0 && last.ordinal != m.ordinal {
		return true
	}
	if last.visit && !m.visit && w.from-last.to < 5 {
		return true
	}
	for k := last.to; k < w.from; k++ {
		if d.among(k, lexicon.ListOtherTime) {
			return true
		}
	}
	return false
}

func (d *doc) firstDateline() (place string, when record.Date) {
	for _, b := range d.blocks {
		if b.Kind == text.Paragraph && b.Dateline.End > b.Dateline.Start {
			line := d.s[b.Dateline.Start:b.Dateline.End]
			place, when := d.inDateline(line)
			if word, _, _ := strings.Cut(line, " "); when == "" && len(word) < 6 && word == strings.ToUpper(word) && d.countryOf(place) == "" {
				place = "" // "PANO –": an agency
			}
			return place, when
		}
	}
	return "", ""
}

// placeIn finds a meeting's place in a sentence: "in Hanoi", "at the
// Pentagon", "hosted by Ottawa", "here".
func (d *doc) placeIn(s sentence, m *meeting, dateline string) record.Place {
	after := s.from
	for _, e := range m.evidence {
		if e[0] >= s.from && e[1] <= s.to {
			after = e[1]
		}
	}
	best := record.Place{}
	try := func(from, to int) bool {
		for i := from; i < to; i++ {
			if dateline != "" && (d.is(i, "here") || d.is(i, "this") && d.among(i+1, lexicon.ListTownNoun)) {
				best = record.Place{Name: dateline, Country: d.countryOf(dateline)}
				return true
			}
			if !d.is(i, "in", "at") || i+1 >= to {
				continue
			}
			k := i + 1
			the := d.is(k, "the")
			if the {
				k++
			}
			if d.is(i+1, "the") && d.toks[k].name != "" && d.is(k+int(d.toks[k].span), "capital", "city") { // "in the Australian capital"
				if seat := d.capitalOf(d.toks[k].name); seat != "" {
					best = record.Place{Name: seat, Country: d.toks[k].name}
					return true
				}
			}
			if d.toks[i+1].ment != nil && d.toks[i+1].ment.kind == mPerson && d.toks[i+1].ment.from <= i {
				continue
			}
			if d.among(i-1, lexicon.ListTrouble) || d.behindSince(i, s.from) {
				continue
			}
			town := false
			for j := k; j < min(to, k+6); j++ { // "in the river port of Leticia", "in the Kenyan capital Nairobi"
				town = town || d.among(j, lexicon.ListTownNoun) && !d.is(j, "of")
				if town && d.among(j, lexicon.ListTownNoun) && d.capital(j+1) && d.month(j+1) == 0 && j+1 < to && !d.capital(k) {
					k = j + 1
					break
				}
				if d.capital(j) && j > k || !d.toks[j].w.Is(lexicon.Post) && d.toks[j].w != nil && d.toks[j].w.Is(lexicon.Closed) && !d.is(j, "of") {
					break
				}
			}
			if k >= to || !d.capital(k) || d.month(k) > 0 || d.toks[k].w != nil && d.toks[k].w.Day > 0 {
				continue
			}
			n := k
			for n < to && (d.capital(n) || d.hyphen(n) && !d.toks[n].Space && d.capital(n+1) || d.among(n, lexicon.ListPlaceParticle) && d.capital(n+1) && n > k || d.toks[n].Shape == text.Poss && d.capital(n+1)) && d.month(n) == 0 && (d.toks[n].w == nil || d.toks[n].w.Day == 0) {
				n++
			}
			for j := k + 1; j < n && d.toks[k].name == ""; j++ {
				if t := &d.toks[j]; t.name != "" && t.form >= lexicon.Seat { // "Central Jakarta"
					k = j
					n = min(n, j+int(t.span))
				}
			}
			t := &d.toks[k]
			// A ministry or a house is a place only where no town follows.
			if t.name != "" && t.form != lexicon.Adjective {
				name := spaced(d.quote(k, k+int(t.span)))
				if n > k+int(t.span) && d.toks[k+int(t.span)].Shape != text.Poss {
					name = spaced(d.quote(k, n))
				} else if n > k+int(t.span) {
					if best.Name == "" {
						best = record.Place{Name: spaced(d.quote(k, n)), Country: t.name}
					}
					continue
				}
				if t.form == lexicon.Name && t.span <= 4 && best.Name != "" {
					continue
				}
				p := record.Place{Name: name, Country: t.name}
				if j := n + 1; d.is(n, "in", ",") && j < to && d.toks[j].name == t.name && d.toks[j].form >= lexicon.Seat && t.form >= lexicon.Seat && d.is(i, "at") {
					p.Name = d.quote(j, j+int(d.toks[j].span)) // "at the Farnesina in Rome"
				}
				if t.form != lexicon.Name {
					best = p
					return true
				}
				if best.Name == "" {
					best = p
				}
				continue
			}
			if d.is(n, ",") && n+1 < to && d.toks[n+1].name != "" && d.toks[n+1].form >= lexicon.Seat && t.w.Is(lexicon.Post) {
				// "at Naval Headquarters, Colombo"
				best = record.Place{Name: d.quote(n+1, n+1+int(d.toks[n+1].span)), Country: d.toks[n+1].name}
				return true
			}
			if t.w.Is(lexicon.Post|lexicon.Mechanism|lexicon.Person) || t.name != "" || d.lex.Word(t.low).Is(lexicon.Closed) {
				continue
			}
			if d.among(n, lexicon.ListHouse) { // "at the PA headquarters in Taguig"
				continue
			}
			if d.class(n, lexicon.Mechanism) || d.mechanismIn(k, n) >= 0 || d.among(n-1, lexicon.ListNoPlace) {
				continue
			}
			if best.Name == "" {
				best = record.Place{Name: spaced(d.quote(k, n)), Country: ""}
				for j := n; j < min(n+4, s.to); j++ {
					if d.toks[j].name != "" && d.toks[j].form == lexicon.Name {
						best.Country = d.toks[j].name
					}
				}
				if n < to && (d.is(n, ",") || d.is(n, "in", "near")) {
					return true
				}
				return true
			}
		}
		return best.Name != ""
	}
	if try(after, s.to) {
		return best
	}
	try(s.from, after)
	return best
}

func (d *doc) countryOf(place string) record.Party {
	if v, ok := d.lex.Parties.Exact(place); ok {
		return v.Party
	}
	if i := strings.IndexByte(place, ','); i > 0 {
		return d.countryOf(place[:i])
	}
	return ""
}

// capitalOf returns the first seat of government of a party.
func (d *doc) capitalOf(p record.Party) string { return d.lex.Seat(p) }

// yearFromText works the year of the subject meeting out of dated events in
// the text, where these leave only one answer.
func (d *doc) yearFromText(m *meeting) {
	lo, hi := record.Date(""), record.Date("")
	for _, s := range d.sents {
		future := d.anyAmong(s, lexicon.ListAhead)
		for _, w := range d.dates(s.from, s.to, false) {
			if len(w.start) < 4 {
				continue
			}
			ahead := future || d.among(w.from-2, lexicon.ListPlanned) || d.is(w.from-1, "until", "by")
			if ahead {
				if hi == "" || w.start < hi {
					hi = w.start
				}
			} else if w.start > lo && !(len(w.start) == 4 && d.hyphen(w.to)) {
				lo = w.start
			}
		}
	}
	if lo == "" && hi == "" {
		return
	}
	var fits []int
	ly, _, _ := lo.Parts()
	hy, _, _ := hi.Parts()
	if ly == 0 {
		ly = hy - 1
	}
	if hy == 0 {
		hy = ly + 1
		if hi == "" {
			// Nothing ahead bounds it: the first such day after the last event.
			hy = ly + 1
		}
	}
	for y := ly; y <= hy; y++ {
		dt := record.NewDate(y, m.when.md[0], m.when.md[1])
		if (lo == "" || dt >= lo) && (hi == "" || dt <= hi) {
			fits = append(fits, y)
		}
	}
	if len(fits) == 1 {
		m.when.start = record.NewDate(fits[0], m.when.md[0], m.when.md[1])
		m.when.end = m.when.start
		if d.today == "" {
			d.today = m.when.start
		}
	}
}

// behindSince tells whether token i is in a clause of other times: "since the
// two sides last met in Seoul".
func (d *doc) behindSince(i, from int) bool {
	for k := i - 1; k >= from && k > i-10 && !d.is(k, ","); k-- {
		if d.is(k, "since") {
			return true
		}
	}
	return false
}

// atDateline returns the dateline's town where it is one of the parties'.
func (d *doc) atDateline(m *meeting, dateline string) record.Place {
	if p := d.countryOf(dateline); p != "" && (len(m.parties) < 2 || slices.Contains(m.parties, p)) {
		return record.Place{Name: dateline, Country: p}
	}
	return record.Place{}
}

// remote tells whether a sentence says that the meeting had no place: "held
// via videoconference".
func (d *doc) remote(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if d.among(i, lexicon.ListRemote) || d.is(i, "phone", "telephone", "video") && (d.is(i-1, "by", "via", "over", "through") || d.is(i-2, "by", "via", "over", "through")) {
			return true // "held virtually", "by secure video"
		}
	}
	return false
}

// toCome tells whether a sentence's main verb is about what is to come, or was
// another time: "will be held", "is to have its first meeting", "last met".
func (d *doc) toCome(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if d.is(i, "last") && d.is(i+1, "met") {
			return true // of another time, anyway
		}
	}
	will := false
	for _, g := range d.verbGroups(s.from, s.to) {
		switch {
		case g.form != finite:
		case g.past && !g.passive:
			return false
		case g.modal >= 0 || d.class(g.head, lexicon.Be) && (d.is(g.to, "to") || d.among(g.to, lexicon.ListPlanned)):
			will = true
		}
	}
	return will
}

// attended tells whether a sentence names those who came: "Ministers A and B
// attended the meeting".
func (d *doc) attended(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if d.is(i, "attended", "participated") {
			m := d.toks[s.from].ment
			return m != nil && m.person != nil || d.is(i+1, "by")
		}
	}
	return false
}

// findHeads finds who chaired the meeting or led a delegation at it.
func (d *doc) findHeads(m *meeting, first int) {
	add := func(p *person) {
		if p != nil && !slices.Contains(m.heads, p) {
			m.heads = append(m.heads, p)
		}
	}
	last := min(first+9, len(d.sents))
	led := d.ledBySides(first, last)
	for i := 0; i < last; i++ {
		s := d.sents[i]
		k := d.blocks[s.block].Kind
		if k == text.Headline || k == text.Caption || k == text.Rubbish || led && !d.saysLed(s) {
			continue
		}
		if !d.leadsIn(s, i == first) && !(len(m.heads) == 0 && d.attended(s)) {
			continue
		}
		if d.secondCall(s, i, first) {
			break
		}
		skip := false
		for j := s.from; j < s.to; j++ {
			if d.among(j, lexicon.ListCompany) || d.is(j, "attended") && len(m.heads) >= 2 || d.among(j, lexicon.ListSuccessor) {
				skip = true
			}
			if d.is(j, ";", "whereas", "while") || skip && d.is(j, ",") && d.anyAmong(sentence{s.block, j, min(j+6, s.to)}, lexicon.ListHeld) {
				skip = false // "A, along with B and a delegation, on Monday met C"
			}
			mt := d.toks[j].ment
			if mt != nil && mt.kind == mHe && mt.from == j && len(m.heads) == 0 && i > 0 && len(d.persons) > 0 && d.persons[0].first < s.from {
				add(d.persons[0])
			}
			if mt == nil || mt.person == nil || mt.from != j {
				continue
			}
			skip = skip || d.visitBy(j, s.from)
			if !skip {
				add(mt.person)
			}
			j = mt.to - 1
		}
	}
	// Lists of co-chairs under a heading.
	listed := false
	for i, s := range d.sents {
		if i > last {
			break
		}
		if d.blocks[s.block].Kind == text.Item && listed {
			add(d.listedHead(s)) // "The delegations were led by: • Lesotho: Hon. X"
		}
		if d.blocks[s.block].Kind != text.Item {
			listed = d.is(s.to-1, ":") && d.leadsIn(s, false)
		}
		if d.blocks[s.block].Kind == text.Item && len(m.heads) < 2 {
			for j := s.from; j < s.to; j++ {
				if mt := d.toks[j].ment; mt != nil && mt.person != nil && mt.from == j && j < s.from+2 {
					add(mt.person)
				}
			}
		}
	}
	if len(m.heads) > 6 {
		m.heads = m.heads[:6]
	}
}

// ledBySides tells whether sentences say who led on two sides or more, so that
// others who met are not asked.
func (d *doc) ledBySides(first, last int) bool {
	var parties []record.Party
	for i := first; i < last; i++ {
		if s := d.sents[i]; d.anyAmong(s, lexicon.ListLedBy) {
			for j := s.from; j < s.to; j++ {
				if m := d.toks[j].ment; m != nil && m.person != nil && m.person.party != "" {
					parties = appendParty(parties, m.person.party)
				}
			}
		}
	}
	return len(parties) > 1
}

// listedHead returns the person of a list item that begins with his party:
// "Lesotho: Hon. X, Minister".
func (d *doc) listedHead(s sentence) *person {
	party := d.toks[s.from].ment
	if party == nil || len(party.parties) != 1 || !d.is(party.to, ":") {
		return nil
	}
	for i := party.to; i < s.to; i++ {
		if m := d.toks[i].ment; m != nil && m.person != nil {
			if m.person.party == "" {
				m.person.party = party.parties[0]
			}
			return m.person
		}
	}
	return nil
}

// visitBy tells whether the person at i is named for a visit of other days:
// "in follow up to the working visit by President X".
func (d *doc) visitBy(i, from int) bool {
	if !d.is(i-1, "by") {
		return false
	}
	for k := i - 2; k >= from && k > i-10; k-- {
		if d.is(k, "visit", "visits") {
			return true
		}
	}
	return false
}

// leadWord tells whether the word at i says who led: "co-chaired", "under
// Ambassador X".
func (d *doc) leadWord(i int) bool {
	if d.among(i, lexicon.ListLead) {
		return true
	}
	if !d.is(i, "under") || i+1 >= len(d.toks) {
		return false
	}
	m := d.toks[i+1].ment
	return m != nil && m.from == i+1 && m.person != nil && len(m.person.words) > 1
}

// saysLed tells whether a sentence has a word that says who led.
func (d *doc) saysLed(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if d.leadWord(i) {
			return true
		}
	}
	return false
}

// leadsIn tells whether a sentence tells who led.
func (d *doc) leadsIn(s sentence, lead bool) bool {
	for i := s.from; i < s.to; i++ {
		switch {
		case d.leadWord(i):
			return true
		case d.among(i, lexicon.ListTogether):
			if lead || d.among(i, lexicon.ListMet) {
				return true
			}
		case d.is(i, "we"):
			return lead
		}
	}
	return false
}

// secondCall tells whether a sentence begins another meeting: a courtesy call
// paid during the visit.
func (d *doc) secondCall(s sentence, i, first int) bool {
	if i <= first {
		return false
	}
	for j := s.from; j < s.to; j++ {
		if d.is(j, "courtesy") || d.is(j, "called") && d.is(j+1, "on") && d.toks[min(j+2, len(d.toks)-1)].ment != nil {
			return true
		}
	}
	return false
}

// settleParties settles the sides of the first subject meeting and gives each
// person without a party the one that is left.
func (d *doc) settleParties() {
	m := d.meetings[0]
	// The parties of the heads, then of the headline and the lead.
	var cand []record.Party
	for _, h := range m.heads {
		if h.party != "" {
			cand = appendParty(cand, h.party)
		}
	}
	if list := d.groupParties(m); len(list) > 0 {
		m.parties = list
	} else if list := d.participants(); len(list) > len(m.parties) && len(list) > 2 {
		m.parties = list
	} else if len(cand) > 2 && (len(m.parties) <= 1 || d.lex.Organisation(m.parties[0]) && slices.ContainsFunc(cand, func(p record.Party) bool { return slices.Contains(m.parties, p) && !d.lex.Organisation(p) })) {
		m.parties = cand
	}
	if len(m.parties) < 2 {
		m.parties = d.likelySides(unionParties(m.parties, cand))
	}
	m.parties = d.withPublisher(m)
	d.sides = m.parties
	d.settleVisitors()
	d.settleCounterparts()
	// One head without a party and one side without a head belong together.
	for range 2 {
		var left []record.Party
		for _, p := range d.sides {
			has := false
			for _, h := range m.heads {
				has = has || h.party == p
			}
			if !has {
				left = append(left, p)
			}
		}
		var open []*person
		for _, h := range m.heads {
			if h.party == "" {
				open = append(open, h)
			}
		}
		if len(open) > 0 && len(left) == 1 {
			open[0].party = left[0]
			if len(open) == 2 && len(m.heads) == 4 {
				open[1].party = left[0] // the two ministers of a 2+2 who have no party named
			}
		} else if len(open) > 0 && len(left) == 0 && m.place.Country != "" && slices.Contains(d.sides, m.place.Country) {
			open[0].party = m.place.Country
		} else if len(open) == 2 && len(left) == 2 && slices.Contains(left, m.place.Country) && d.publisherParty() == "" {
			if host := d.hostOf(open); host != nil {
				host.party = m.place.Country
			} else {
				open[0].party, open[1].party = left[0], left[1]
			}
		} else if len(open) == len(left) && len(open) >= 2 && d.publisherParty() == "" {
			// Accounts name heads in the order in which they name the sides.
			for k := range open {
				open[k].party = left[k]
			}
		} else if n := len(open); len(left) == 2 && n == 4 && n == len(m.heads) {
			if left[1] == d.publisherParty() {
				slices.Reverse(left)
			}
			// A 2+2: the ministers of one side, then those of the other.
			for k := range open {
				open[k].party = left[k*2/n]
			}
		} else if len(open) > 0 && len(left) >= 2 {
			home := d.publisherParty()
			if home == "" {
				home = m.place.Country
			}
			if slices.Contains(left, home) {
				open[0].party = home
			}
		}
	}
	d.settleLone()
	for _, h := range m.heads {
		if h.party == "" {
			if p := d.publisherParty(); slices.Contains(d.sides, p) {
				h.party = p
			}
		}
	}
	// Others: of the publisher's side, or the host's.
	for _, p := range d.persons {
		if p.party == "" && len(d.sides) == 2 {
			for _, q := range d.personsNear(p.first) {
				if q != p && q.party != "" && p.post != "" && p.post == q.post && slices.Contains(d.sides, q.party) {
					p.party = d.other(q.party)
				}
			}
		}
		if p.party == "" && !p.spokesperson() {
			if h := d.publisherParty(); slices.Contains(d.sides, h) {
				p.party = h
			} else if slices.Contains(d.sides, m.place.Country) {
				p.party = m.place.Country
			}
		}
	}
	// A visit or a call has a head on each side, if it names one.
	if len(m.heads) < 2 && len(d.sides) == 2 {
		for _, side := range d.sides {
			if d.headIn(m, side) {
				continue
			}
			for _, p := range d.persons {
				if p.party == side && p.post != "" && !slices.Contains(m.heads, p) {
					m.heads = append(m.heads, p)
					break
				}
			}
		}
	}
}

// withPublisher returns a meeting's parties with the publisher's own, where a
// head is left that none of the others can have sent: one's own state need
// not be named.
func (d *doc) withPublisher(m *meeting) []record.Party {
	home := d.publisherParty()
	if home == "" || slices.Contains(m.parties, home) {
		return m.parties
	}
	open := false
	for _, h := range m.heads {
		open = open || h.party == ""
	}
	for _, p := range m.parties {
		if !d.headIn(m, p) {
			return m.parties
		}
	}
	if !open {
		return m.parties
	}
	return append([]record.Party{home}, m.parties...)
}

func (d *doc) headIn(m *meeting, p record.Party) bool {
	for _, h := range m.heads {
		if h.party == p {
			return true
		}
	}
	return false
}

// groupParties returns the members of the group that meets, with a partner
// that the name joins to it ("C5+1", "NB8–Ukraine"), nil where no group does.
func (d *doc) groupParties(m *meeting) []record.Party {
	if len(m.parties) >= 2 || d.group == nil {
		return nil
	}
	others := slices.DeleteFunc(slices.Clone(m.parties), func(p record.Party) bool { return slices.Contains(d.groupAs, p) })
	return unionParties(d.group, others)
}

// findGroup finds the group of states whose meeting the account tells of.
func (d *doc) findGroup() {
	first := d.body
	for i := 0; i <= min(first, len(d.sents)-1); i++ {
		s := d.sents[i]
		if d.blocks[s.block].Kind == text.Heading && i > 1 {
			continue
		}
		for j := s.from; j < s.to; j++ {
			if !d.capital(j) && !d.is(j, "three") {
				continue
			}
			g, n := d.lex.Groups.Longest(d.formsFrom(j, s.to))
			if n == 0 {
				continue
			}
			k := d.tokensOf(j, n)
			// The group meets: it stands in the meeting's name or before
			// ministers and their like.
			for e := k; e < min(k+6, s.to); e++ {
				if d.class(e, lexicon.Mechanism|lexicon.Sides|lexicon.Edition) {
					d.group = g
					for ; j < k; j++ {
						if p := d.toks[j].name; p != "" {
							d.groupAs = append(d.groupAs, p)
						}
					}
					return
				}
				if d.class(e, lexicon.Verb) && !d.class(e, lexicon.NounToo|lexicon.Post) {
					break
				}
			}
		}
	}
}

// settleVisitors gives those who pay a visit, and those who invite them, their
// parties: "A paid a visit to Albania at the invitation of B".
func (d *doc) settleVisitors() {
	if len(d.sides) != 2 {
		return
	}
	for i := d.body; i < min(d.body+3, len(d.sents)); i++ {
		s := d.sents[i]
		if d.blocks[s.block].Kind == text.Caption {
			continue
		}
		host, at := d.visited(s)
		if host == "" {
			continue
		}
		who := at // "A met with B, who is visiting Albania": only B is the visitor
		for who > s.from && !d.is(who, "who") {
			who--
		}
		for j := s.from; j < s.to; j++ {
			m := d.toks[j].ment
			if m == nil || m.from != j || m.person == nil || m.person.party != "" {
				continue
			}
			switch {
			case d.is(j-1, "of", "from", "by") && d.is(j-2, "invitation"), j < at && who > s.from && who-m.to > 1:
				m.person.party = host
			case j < at:
				m.person.party = d.other(host)
			}
		}
	}
}

// settleLone gives the first person without a party the side that nobody else
// speaks for, where neither publisher nor place tells more.
func (d *doc) settleLone() {
	if len(d.sides) != 2 || d.publisherParty() != "" || slices.Contains(d.sides, d.meetings[0].place.Country) {
		return
	}
	var lone *person
	has := map[record.Party]bool{}
	for _, p := range d.persons[:min(len(d.persons), many)] {
		if p.party != "" {
			has[p.party] = true
		} else if lone == nil && p.post != "" && !p.spokesperson() && d.body+3 < len(d.sents) && p.first < d.sents[d.body+3].from {
			lone = p
		}
	}
	if a, b := d.sides[0], d.sides[1]; lone != nil && has[a] != has[b] {
		if has[a] {
			a = b
		}
		lone.party = a
	}
}

// settleCounterparts gives the one whose counterpart is named the other side:
// "Secretary A and her Omani counterpart".
func (d *doc) settleCounterparts() {
	if len(d.sides) != 2 {
		return
	}
	for i := d.body; i < min(d.body+6, len(d.sents)); i++ {
		var before *mention
		for j := d.sents[i].from; j < d.sents[i].to; j++ {
			m := d.toks[j].ment
			if m == nil || m.from != j {
				continue
			}
			if before != nil && before.person.party == "" && len(m.parties) == 1 && m.head >= 0 && d.among(m.head, lexicon.ListOther) && d.is(j, "his", "her", "their") {
				before.person.party = d.other(m.parties[0])
			}
			if m.person != nil {
				before = m
			}
		}
	}
}

// visited returns the side to which a sentence's visit goes and where it says
// so, "" where it tells of none: "visited Oman", "arrived in Muscat", "paid an
// official visit to the Sultanate".
func (d *doc) visited(s sentence) (record.Party, int) {
	for i := s.from; i < s.to; i++ {
		if !d.among(i, lexicon.ListGoTo) {
			continue
		}
		k := i + 1
		if d.is(k, "to", "in") {
			k++
		}
		if d.is(k, "the") {
			k++
		}
		if k < s.to && d.toks[k].name != "" && d.toks[k].form != lexicon.Adjective && slices.Contains(d.sides, d.toks[k].name) {
			return d.toks[k].name, i
		}
	}
	return "", 0
}

// hostOf tells which of two persons receives the other: the one behind
// "welcomed by", or who "welcomed"; nil where nothing tells.
func (d *doc) hostOf(two []*person) *person {
	for i := range d.toks {
		if !d.among(i, lexicon.ListReceive) {
			continue
		}
		passive := d.class(i-1, lexicon.Be)
		for k := i + 1; k < len(d.toks) && k < i+14; k++ {
			if mt := d.toks[k].ment; mt != nil && mt.person != nil && slices.Contains(two, mt.person) {
				if passive == (mt.person == two[0]) {
					return two[0]
				}
				return two[1]
			}
		}
	}
	return nil
}

// participants returns the parties of a list that says who took part:
// "Delegations of Bulgaria, Romania and Türkiye", "the ministers of Estonia,
// Finland and Latvia".
func (d *doc) participants() []record.Party {
	first := d.body
	for i := 0; i < min(first+6, len(d.sents)); i++ {
		s := d.sents[i]
		for j := s.from; j < s.to; j++ {
			m := d.toks[j].ment
			if m == nil || m.from != j || m.kind != mParty && m.head >= 0 && !d.class(m.head, lexicon.Sides|lexicon.Side) {
				continue
			}
			if (m.kind == mSides || m.kind == mSide) && len(m.parties) == 1 && m.plural && (d.is(m.to, "(") || d.is(m.to, ",")) {
				if list := unionParties(m.parties, d.partyList(m.to, s.to)); len(list) > 2 {
					return d.withoutOrganisation(list)
				}
			}
			if (m.kind == mSides || m.kind == mSide) && len(m.parties) > 2 {
				list := m.parties
				if k := m.to + 1; d.is(m.to, "and") && k < s.to && d.toks[k].ment != nil && d.toks[k].ment.from == k {
					list = unionParties(list, d.toks[k].ment.parties)
				}
				return list
			}
			if m.kind == mParty && i <= first+1 {
				if list := d.joinedParties(m); len(list) > 2 && !d.is(d.rowStart(m)-1, "on", "about", "against", "with", "including", "as", "like") {
					return list
				}
			}
		}
	}
	return nil
}

// rowStart returns where the row of mentions that m ends begins.
func (d *doc) rowStart(m *mention) int {
	for {
		k := m.from - 1
		for d.is(k, ",", "and", "the") {
			k--
		}
		if k < 0 || k == m.from-1 || d.toks[k].ment == nil {
			return m.from
		}
		m = d.toks[k].ment
	}
}

// withoutOrganisation takes the organisation off whose member states a list
// names.
func (d *doc) withoutOrganisation(list []record.Party) []record.Party {
	if len(list) > 3 && d.lex.Organisation(list[0]) {
		return list[1:]
	}
	return list
}

// likelySides fills up the sides of a meeting with the parties that the
// account names most, its publisher's and the host's before others.
func (d *doc) likelySides(found []record.Party) []record.Party {
	if len(found) >= 2 {
		return found
	}
	weight := map[record.Party]int{}
	var order []record.Party
	add := func(p record.Party, n int) {
		if p == "" || slices.Contains(found, p) {
			return
		}
		if _, ok := weight[p]; !ok {
			order = append(order, p)
		}
		weight[p] += n
	}
	first := d.body
	for i, s := range d.sents {
		if k := d.blocks[s.block].Kind; k == text.Rubbish || k == text.Caption {
			continue
		}
		n := 1
		if i <= first {
			n = 3
		}
		for j := s.from; j < s.to; j++ {
			if t := &d.toks[j]; t.name != "" && t.form <= lexicon.Seat {
				if len(t.name) > 3 && i > first { // organisations are rarely a side
					continue
				}
				add(t.name, n)
			}
		}
	}
	for i, s := range d.sents {
		if i > first || d.blocks[s.block].Kind != text.Headline {
			continue
		}
		for j := s.from; j < s.to; j++ {
			if t := &d.toks[j]; t.name != "" && t.form <= lexicon.Seat {
				add(t.name, 3)
			}
		}
	}
	if place, _ := d.firstDateline(); place != "" {
		add(d.countryOf(place), 12)
	}
	add(d.publisherParty(), 12)
	add(d.meetings[0].place.Country, 5)
	for len(found) < 2 && len(order) > 0 {
		best := 0
		for i, p := range order {
			if weight[p] > weight[order[best]] {
				best = i
			}
		}
		found = append(found, order[best])
		order = slices.Delete(order, best, best+1)
	}
	return found
}

// publisherParty returns the party in the publisher's name, "" where there is
// none.
func (d *doc) publisherParty() record.Party {
	words := lexicon.Split(d.in.Publisher)
	forms := make([]lexicon.Form, len(words))
	for i, w := range words {
		forms[i] = lexicon.Form{Raw: w, Lower: strings.ToLower(w), Key: lexicon.Key(w)}
	}
	for i := range forms {
		if v, n := d.lex.Parties.Longest(forms[i:]); n > 0 {
			return v.Party
		}
	}
	for _, p := range d.personsNear(0) {
		if p.spokesperson() {
			return p.party
		}
	}
	return ""
}

// spokesperson tells whether somebody only passes on what others said.
func (p *person) spokesperson() bool {
	post := strings.ToLower(p.post)
	return strings.Contains(post, "spokes") || strings.Contains(post, "press secretary")
}

// other returns the other side of a meeting of two, "" where there are more.
func (d *doc) other(p record.Party) record.Party {
	if len(d.sides) != 2 {
		return ""
	}
	switch p {
	case d.sides[0]:
		return d.sides[1]
	case d.sides[1]:
		return d.sides[0]
	}
	return ""
}

// secondSubjects finds further meetings that the account reports: a courtesy
// call, a reception, talks on the sidelines.
func (d *doc) secondSubjects() {
	first := d.body
	main := d.meetings[0]
	for i := first + 1; i < len(d.sents); i++ {
		s := d.sents[i]
		if k := d.blocks[s.block].Kind; k != text.Paragraph && k != text.Item {
			continue
		}
		words, at := d.callIn(s)
		if at < 0 || d.atOtherTime(s, main) {
			continue
		}
		var heads []*person
		for j := s.from; j < s.to; j++ {
			mt := d.toks[j].ment
			if mt == nil || mt.from != j {
				continue
			}
			p := mt.person
			if p == nil && (mt.kind == mRole || mt.kind == mHe) && len(heads) < 2 && j < at+3 {
				p = d.roleGuess(mt, main)
			}
			if d.is(j-1, "by") && d.is(j-2, "accompanied") {
				continue
			}
			if p != nil && !slices.Contains(heads, p) {
				heads = append(heads, p)
			}
			j = mt.to - 1
		}
		if len(heads) > 2 {
			heads = heads[:2]
		}
		if len(heads) == 0 {
			continue
		}
		if len(heads) == 1 {
			// The visitor is the head whose side does not host.
			for _, h := range main.heads {
				if h != heads[0] && h.party != heads[0].party {
					heads = append([]*person{h}, heads...)
					break
				}
			}
		}
		newcomer := false
		for _, h := range heads {
			newcomer = newcomer || !slices.Contains(main.heads, h)
		}
		if !newcomer || len(heads) < 2 {
			continue
		}
		m := &meeting{role: record.Subject, mechanism: words, parties: main.parties, heads: heads, sent: i, visit: true}
		for k, h := range heads {
			if o := heads[1-k]; h.party == "" && o.party != "" || h.party == o.party && !slices.Contains(main.heads, h) && slices.Contains(main.heads, o) && d.other(o.party) != "" {
				h.party = d.other(o.party)
			}
		}
		var ps []record.Party
		for _, h := range heads {
			ps = appendParty(ps, h.party)
		}
		if len(ps) == 2 && len(main.parties) != 2 {
			m.parties = ps
		}
		m.evidence = append(m.evidence, [2]int{s.from, d.trimEnd(s.from, s.to)})
		for _, w := range d.dates(s.from, s.to, false) {
			if y, _, _ := main.when.start.Parts(); w.start == "" && w.md[0] > 0 && w.md[1] > 0 && y > 0 {
				w.start = record.NewDate(y, w.md[0], w.md[1]) // "on the morning of 4 March"
				w.end = w.start
			}
			if len(w.start) == 10 {
				m.when = w
				break
			}
		}
		end := at + 1 // what follows "and" or "who" is what was said there
		for end < s.to && !d.is(end, "who", "where") && !(d.is(end, "and") && d.class(end+1, lexicon.Past)) {
			end++
		}
		m.place = d.placeIn(sentence{s.block, s.from, end}, m, "")
		if m.place.Name != "" && (d.lex.PartyNames[m.place.Country] == m.place.Name || d.is(s.from, "in")) {
			m.place = record.Place{}
		}
		if m.when.start == "" && d.sameDay(s) && len(main.when.end) == 10 {
			m.when.start, m.when.end = main.when.end, main.when.end
		}
		d.meetings = append(d.meetings, m)
		if len(d.meetings) >= 3 {
			break
		}
	}
}

// atOtherTime tells whether a sentence gives a month in which the main meeting
// did not take place: "In April this year he met the president".
func (d *doc) atOtherTime(s sentence, main *meeting) bool {
	if len(main.when.start) < 7 {
		return false
	}
	for _, w := range d.dates(s.from, s.to, false) {
		if len(w.start) == 7 && w.start != main.when.start[:7] && w.start != main.when.end[:7] {
			return true
		}
	}
	return false
}

// sameDay tells whether a sentence puts its event on the day of the meeting.
func (d *doc) sameDay(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if d.is(i, "day") && d.is(i-1, "same") || d.among(i, lexicon.ListDaytime) || d.among(i, lexicon.ListSameDay) && !d.is(i+1, "this", "that", "on") && !d.is(i+2, "week", "month") {
			return true
		}
	}
	return false
}

// callIn returns the words a sentence has for a call or a reception and where
// they stand, -1 for none.
func (d *doc) callIn(s sentence) (string, int) {
	future := false
	for i := s.from; i < s.to; i++ {
		switch d.toks[i].low {
		case "will":
			future = true
		case "is", "to":
			future = future || d.is(i+1, "to")
		case "courtesy":
			if !d.among(i+1, lexicon.ListCallNoun) {
				continue
			}
			if future {
				return "", -1
			}
			return "courtesy " + d.toks[i+1].low, i
		case "had":
			if d.is(i+1, "a") && d.is(i+2, "meeting", "conversation") && d.is(i+3, "with") && !future {
				return "meeting", i
			}
		case "received":
			if (d.is(i-1, "was", "were") || d.is(i-2, "was", "were") && d.ly(i-1)) && d.is(i+1, "by") || d.oneSide(min(i+1, s.to-1)) {
				return "reception", i
			}
		case "met":
			if d.is(i+1, "with") || d.oneSide(min(i+1, s.to-1)) {
				return "meeting", i
			}
		case "paid":
			if d.is(i+1, "a") && d.among(i+2, lexicon.ListCallNoun) {
				return d.toks[i+2].low, i
			}
		default:
			if d.among(i, lexicon.ListCall) && d.is(i+1, "on", "upon") {
				if m := d.someone(i+2, s.to); m != nil && !d.is(m.to, "to") {
					return "call", i
				}
			}
			if d.among(i, lexicon.ListCall) && d.among(i-1, lexicon.ListLine) && d.is(i+1, "from", "with", "to") && d.someone(i+2, s.to) != nil && !future {
				return d.quote(i-1, i+1), i // "received a telephone call from Minister X"
			}
		}
	}
	return "", -1
}

// someone returns the person or role named at token i or behind a word or two
// that lead up to it: "called on Army commanding general X".
func (d *doc) someone(i, end int) *mention {
	for k := i; k < min(i+3, end); k++ {
		if m := d.toks[k].ment; m != nil && d.personal(m) {
			return m
		}
		if !d.class(k, lexicon.Post|lexicon.Det|lexicon.Side) && d.toks[k].name == "" && d.toks[k].Shape != text.Poss {
			return nil
		}
	}
	return nil
}

// oneSide tells whether a person or a side is named at token i.
func (d *doc) oneSide(i int) bool {
	m := d.toks[i].ment
	return m != nil && (d.personal(m) || m.kind == mSide)
}

func (d *doc) personal(m *mention) bool {
	return m.kind == mPerson || m.kind == mRole
}

// roleGuess finds the head of the main meeting that a role or a pronoun
// stands for.
func (d *doc) roleGuess(m *mention, main *meeting) *person {
	for _, h := range main.heads {
		if len(m.parties) == 1 && h.party == m.parties[0] {
			return h
		}
		if m.kind == mRole && m.head >= 0 && h.post != "" && strings.Contains(strings.ToLower(h.post), d.toks[m.head].low) && len(m.parties) == 0 && h.party != main.place.Country {
			return h
		}
	}
	return nil
}

func (d *doc) trimEnd(from, to int) int {
	for to > from+1 && d.punct(to-1) && !d.is(to-1, ")", "”", "\"") {
		to--
	}
	return to
}

// findMentioned finds the numbered or dated meetings beside the subjects.
func (d *doc) findMentioned(all []naming) {
	main := d.meetings[0]
	for _, nm := range all {
		s := d.sents[nm.sent]
		k := d.blocks[s.block].Kind
		if k == text.Headline || k == text.Caption || k == text.Rubbish {
			continue
		}
		name := d.name(nm)
		same := nm.plain || d.sameMechanism(main.mechanism, name) || main.acronym != "" && name == main.acronym
		if nm.ordinal > 0 && nm.ordinal == main.ordinal && same {
			continue
		}
		if nm.visit && slices.ContainsFunc(d.meetings, func(m *meeting) bool { return m.role == record.Subject && m.visit && m.sent == nm.sent }) {
			continue // the call that the sentence is about
		}
		future := d.anyAmong(s, lexicon.ListAhead) || nm.relation == "next" || main.ordinal > 0 && nm.ordinal > main.ordinal && same
		w := d.dateOf(nm, s, future)
		if nm.ordinal == 0 && nm.relation == "" {
			if w.start == "" || nm.bare || same && !d.anotherTime(w, main) || len(w.start) == 4 && !nm.visit && !future {
				continue
			}
			if nm.plain && !nm.visit {
				continue
			}
		}
		if nm.relation != "" && nm.ordinal == 0 && !same && (w.start == "" || nm.visit || !d.capital(nm.head)) {
			continue
		}
		if nm.ordinal == 0 && d.inInstrument(nm, s) {
			continue // "the Memorandum on Political Consultations signed in 2018"
		}
		if nm.ordinal == 0 && nm.relation == "" {
			if _, in := d.lex.Look(strings.ToLower(name)); in.Has(lexicon.ListNoMechanism) {
				continue
			}
			if !same && d.among(nm.head, lexicon.ListBodyNoun) && !d.is(nm.head-1, "joint") || strings.HasSuffix(strings.ToLower(name), "reception") {
				continue
			}
		}
		if nm.visit && nm.ordinal == 0 && w.start == "" {
			continue
		}
		if w.start != "" && w.start == main.when.start && nm.ordinal == 0 {
			continue
		}
		if strings.HasPrefix(name, "COP") && nm.ordinal > 0 {
			name = "COP"
		}
		m := &meeting{role: record.Mentioned, ordinal: nm.ordinal, mechanism: name, parties: nm.parties, when: w, sent: nm.sent, relation: nm.relation, visit: nm.visit}
		if same {
			if nm.plain || len(lexicon.Split(name)) < 2 {
				m.mechanism = main.mechanism
			}
			m.parties = main.parties
		}
		if name == "COP" {
			m.parties = nil
		} else if len(m.parties) == 0 && (nm.visit || len(lexicon.Split(name)) > 0 && !d.capital(nm.name[0])) {
			m.parties = main.parties
		}
		if len(m.parties) == 1 && len(main.parties) == 2 && (nm.visit || same) {
			m.parties = main.parties
		}
		m.place = d.placeNear(nm, s)
		m.evidence = [][2]int{{nm.from, max(nm.to, min(w.to, s.to))}}
		if d.known(m) {
			continue
		}
		d.meetings = append(d.meetings, m)
	}
}

// inInstrument tells whether a meeting's name is part of a document's.
func (d *doc) inInstrument(nm naming, s sentence) bool {
	for k := max(s.from, nm.from-6); k < nm.from; k++ {
		if d.class(k, lexicon.InstrumentHead) && d.capital(k) {
			for _, in := range d.instrumentsIn(s.from, s.to) {
				if in.from < nm.from && nm.head < in.to {
					return true
				}
			}
			return false
		}
	}
	return false
}

// anotherTime tells whether a date is not that of the main meeting.
func (d *doc) anotherTime(w when, main *meeting) bool {
	if w.start == "" {
		return false
	}
	return !strings.HasPrefix(string(main.when.start), string(w.start)) && !(w.start >= main.when.start && w.start <= main.when.end)
}

// dateOf finds the date that belongs to a naming: behind it in its clause, or
// else before it.
func (d *doc) dateOf(nm naming, s sentence, future bool) when {
	end := min(s.to, nm.to+22)
	for _, w := range d.dates(nm.to, end, future) {
		return w
	}
	for _, w := range d.dates(max(s.from, nm.from-6), nm.from, future) {
		return w
	}
	return when{}
}

// placeNear finds the place that belongs to a naming: "in Hanoi" or "(Lima,
// 2023)" behind it.
func (d *doc) placeNear(nm naming, s sentence) record.Place {
	for i := nm.to; i < min(s.to, nm.to+14); i++ {
		if (d.is(i, "in", "at", "to") || d.is(i, "(")) && i+1 < s.to {
			k := i + 1
			if d.is(k, "the") {
				k++
			}
			t := &d.toks[k]
			if t.name != "" && t.form != lexicon.Adjective {
				return record.Place{Name: spaced(d.quote(k, min(k+int(t.span), s.to))), Country: t.name}
			}
		}
	}
	return record.Place{}
}

// known tells whether a meeting is already there, and adds to it what is new.
func (d *doc) known(m *meeting) bool {
	for _, o := range d.meetings[max(0, len(d.meetings)-many):] {
		same := o.mechanism == m.mechanism || d.sameMechanism(o.mechanism, m.mechanism)
		switch {
		case o.role == record.Subject && same && m.ordinal == o.ordinal && m.ordinal > 0:
			return true
		case o.role == record.Mentioned && same && o.ordinal == m.ordinal && m.ordinal > 0,
			o.role == record.Mentioned && same && o.ordinal == 0 && m.ordinal == 0 && o.relation == m.relation && (o.when.start == m.when.start || m.when.start == "" || o.when.start == ""),
			o.role == record.Mentioned && o.relation != "" && o.relation == m.relation && same && (o.ordinal == 0 || m.ordinal == 0):
			if o.when.start == "" {
				o.when = m.when
			}
			if o.ordinal == 0 {
				o.ordinal = m.ordinal
			}
			if o.place.Name == "" {
				o.place = m.place
			}
			return true
		}
	}
	return false
}

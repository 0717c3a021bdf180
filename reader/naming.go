package reader

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

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
	toCome   bool // "is to meet the president"
	guest    bool // "looks forward to welcoming the president to Oslo"
	bare     bool // nothing but "the dialogue"
	plain    bool // edition word alone: "the 11th round", "the next session"
}

// namings appends the phrases of one sentence that name meetings.
func (d *doc) namings(out []naming, si int) []naming {
	s := d.sents[si]
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if t.Shape == text.Punct || t.Shape == text.Poss || !t.meets && !t.mute {
			continue
		}
		forms := d.formsFrom(i, s.to)
		if begins(d, d.lex.NoMeeting, i) {
			if _, n := d.lex.NoMeeting.Longest(forms); n > 0 {
				i = d.tokensOf(i, n) - 1
				continue
			}
		}
		if nm := d.elliptic(i, s); nm != nil {
			nm.sent = si
			out = append(out, *nm)
			i = nm.to - 1
			continue
		}
		var vn, mn int
		if begins(d, d.lex.Visits, i) || begins(d, d.lex.Mechanisms, i) {
			_, vn = d.lex.Visits.Longest(forms)
			_, mn = d.lex.Mechanisms.Longest(forms)
		}
		ed := t.w.Is(lexicon.Edition)
		if vn == 0 && mn == 0 && !ed {
			if t.Shape == text.Number || t.w != nil && t.w.Ordinal > 0 || d.is(i, "next", "previous", "last") {
				if nm, ok := d.acronymNaming(i, s); ok {
					nm.sent = si
					if d.counted(nm, s.to) {
						i = nm.to - 1
						continue
					}
					out = append(out, nm)
					i = nm.to - 1
				}
			}
			continue
		}
		if t.w.Is(lexicon.Verb) && !d.capital(i) && i > s.from && d.class(i-1, lexicon.Modal|lexicon.Pron) || d.is(i-1, "to") && t.low == "visit" {
			if !(t.low == "visit" && (d.is(i-1, "to") || d.willVisit(i, s))) {
				continue
			}
		}
		if d.is(i, "visits") && i > s.from && d.class(i+1, lexicon.Det) && d.class(i-1, lexicon.Side|lexicon.Person) {
			continue // "The delegation visits the shipyard"
		}
		if d.is(i, "talk") && d.inHeadline(i) {
			continue // "Minister, Omani Envoy Talk Cooperation"
		}
		if d.among(i, lexicon.ListBodies) && !d.capital(i) {
			continue // "civilian groups" are no meeting
		}
		if ed && mn == 0 && vn == 0 && d.is(i+1, "of") && d.exerciseAt(i+2, s.to) {
			continue // "the 30th edition of Exercise Maju Bersama"
		}
		if d.stateBody(i + 1) {
			continue
		}
		nm := naming{head: i, sent: si}
		nm.to = i + 1
		if n := max(vn, mn); n > 0 {
			nm.to = d.tokensOf(i, n)
		}
		if nm.to < s.to && d.is(nm.to, "'", "+") {
			nm.to++
		}
		if nm.to+1 < s.to && d.hyphen(nm.to) && d.is(nm.to+1, "plus") {
			nm.to += 2 // "Defence Ministers' Meeting-Plus"
		}
		for nm.to < s.to && d.among(nm.to-1, lexicon.ListOfSides) && d.class(nm.to, lexicon.Mechanism) {
			nm.to++ // "ministerial consultations", "2+2 Dialogue"
		}
		nm.visit = vn > 0 && mn == 0 && !(d.capital(nm.to-1) && d.class(nm.to-1, lexicon.Mechanism) && d.capital(i-1) && d.toks[i-1].ordinal > 0) // not the "Third Bilateral Meeting of"
		left := i
		if i > s.from && nm.to < s.to && d.quoteMark(i-1) && d.quoteMark(nm.to) {
			left, nm.to = i-1, nm.to+1 // the first "2+2"
		}
		nm.from = d.nameLeft(left, max(s.from, i-far), &nm)
		nm.name = [2]int{nm.from, nm.to}
		if left < i {
			nm.name[1]--
		}
		if n := d.longerName(nm, s); n > 0 {
			nm.head, nm.to, nm.name[1] = n-1, n, n
		}
		d.nameRight(&nm, s.to)
		if d.noMeetingIn(nm.name[0], nm.name[1]) || d.ofNoMeeting(nm.to, s.to) {
			i = nm.to - 1
			continue // "the fourth session of the Central Committee"
		}
		d.trimNaming(&nm)
		if w := d.toks[nm.name[0]].w; w != nil && w.Number > 1 && nm.name[1]-nm.name[0] > 1 && !d.hyphen(nm.name[0]+1) && !d.is(nm.name[0]+1, "plus", "+") {
			i = nm.to - 1
			continue // "eight ministerial meetings"
		}
		if nm.plain && nm.ordinal == 0 {
			d.roundNumber(&nm, s)
		}
		if nm.plain && nm.relation == "" && nm.from-3 >= s.from && d.toks[nm.from-1].Shape == text.Poss && d.is(nm.from-2, "year") && d.is(nm.from-3, "last") {
			nm.relation = "previous" // "Last year's meeting, held in Oslo in May"
		}
		if nm.relation == "next" && d.wasHeld(nm.to, s.to) {
			nm.relation = "" // "The next round of consultations was held in Hanoi"
		}
		if nm.visit || nm.ordinal > 0 && d.counted(nm, s.to) {
			nm.ordinal = 0 // "his first trip" counts no edition
		} else if k := nm.to; nm.ordinal == 0 && k+3 < s.to && d.is(k, ",") && d.is(k+1, "the") && d.is(k+3, "since", "such", "of") {
			nm.ordinal = d.toks[k+2].ordinal // "the annual dialogue, the fifth since it was set up"
		}
		out = append(out, nm)
		i = nm.to - 1
	}
	return out
}

// willVisit tells whether somebody will visit a country or a town at token i, and
// no yard or camp there: "She will visit Oslo in May".
func (d *doc) willVisit(i int, s sentence) bool {
	if !d.is(i-1, "will", "would") || i+1 >= s.to {
		return false
	}
	if m := d.lastMention(i, s); m == nil || !d.personal(m) && m.kind != mHe {
		return false // "The ship will visit Oslo"
	}
	k := i + 1
	if d.class(k, lexicon.Det) {
		k++
	}
	t := &d.toks[k]
	return t.name != "" && t.form != lexicon.Adjective && !d.capital(k+int(t.span)) && !d.possessive(k+int(t.span))
}

// longerName returns where a name ends that goes on behind its first noun for a
// meeting: "the Island Forum Leaders' Summit"; 0 where it does not.
func (d *doc) longerName(nm naming, s sentence) int {
	if !d.capital(nm.head) || nm.visit || d.blocks[s.block].Kind != text.Paragraph {
		return 0
	}
	for k := nm.to; k < min(nm.to+5, s.to); k++ {
		t := &d.toks[k]
		switch {
		case d.capital(k) && t.w.Is(lexicon.Mechanism) && k > nm.to:
			return k + 1
		case t.Shape == text.Poss, d.is(k, "'", "’") && !t.Space, d.capital(k) && t.name == "" && t.w.Is(lexicon.Post):
		default:
			return 0
		}
	}
	return 0
}

// roundNumber reads the edition behind the word for one: "Round four was held",
// "at session 12 of the committee".
func (d *doc) roundNumber(nm *naming, s sentence) {
	k := nm.to
	if k+1 >= s.to || !d.class(nm.head, lexicon.Edition) || d.class(nm.from-1, lexicon.Det|lexicon.PossPron) || !d.class(k+1, lexicon.Be|lexicon.Have|lexicon.Modal|lexicon.Past|lexicon.Prep) {
		return
	}
	n := d.day(k)
	if w := d.toks[k].w; w != nil && w.Number > 0 {
		n = w.Number
	}
	if n > 0 {
		nm.ordinal, nm.to = n, k+1
	}
}

// wasHeld tells whether the first verb behind token i says that a meeting was
// held.
func (d *doc) wasHeld(i, end int) bool {
	for k := i; k < min(end, i+3*far); k++ {
		if d.class(k, lexicon.Be|lexicon.Modal|lexicon.Have) || d.punct(k) {
			return d.is(k, "was", "were") && d.among(k+1, lexicon.ListHeld)
		}
	}
	return false
}

// noMeetingIn tells whether what only looks like a meeting is named among tokens
// [from, to), in two words or more.
func (d *doc) noMeetingIn(from, to int) bool {
	for k := from; k < to; k++ {
		if begins(d, d.lex.NoMeeting, k) {
			if _, n := d.lex.NoMeeting.Longest(d.formsFrom(k, to)); n > 1 {
				return true
			}
		}
	}
	return false
}

// ofNoMeeting tells whether what ends at i is a session of something that is no
// meeting: "the fourth plenary session of the 20th Central Committee".
func (d *doc) ofNoMeeting(i, end int) bool {
	for i < end && d.class(i, lexicon.Edition) {
		i++
	}
	return d.is(i, "of") && d.noMeetingIn(i, min(i+6, end))
}

// exerciseAt tells whether what looks like a meeting and is none is named at i,
// behind an article and a word or two.
func (d *doc) exerciseAt(i, end int) bool {
	for k := i; k < min(i+4, end); k++ {
		if _, n := d.lex.NoMeeting.Longest(d.formsFrom(k, end)); n > 0 {
			return true
		}
	}
	return false
}

// nameLeft reads the words before a meeting's head noun: parties, adjectives,
// an ordinal. It returns where the phrase begins.
func (d *doc) nameLeft(i, from int, nm *naming) int {
	j := i
	for j > from {
		k := j - 1
		t := &d.toks[k]
		low := t.low
		n := t.ordinal
		if n == 0 && low == "i" && d.is(k-1, "the") && d.capital(k+1) && d.class(k+1, lexicon.Edition|lexicon.Mechanism) {
			n = 1 // "since the I Meeting"
		}
		if n == 0 && (t.Shape == text.Upper || low == "v" || low == "x") && d.capital(k) && (t.ment == nil || t.ment.kind != mPerson) && !d.namedBy(k-1) && (d.class(k+1, lexicon.Edition|lexicon.Mechanism) || len(low) > 1 && d.capital(k+1)) {
			n = d.lex.Roman(low) // "the II Meeting of the Committee", "the XV High-Level Meeting"
		}
		if n > 0 {
			if d.hyphen(k-1) && k-2 >= from {
				if m := d.lex.Ordinal(d.low(k-2) + "-" + low); m > 0 {
					n, k = m, k-2 // "the thirty-third meeting"
				}
			}
			nm.ordinal = n
			j = k
			continue
		}
		switch {
		case d.hyphen(k+1) && k+2 < i && !d.toks[k+1].Space && !d.toks[k+2].Space && d.among(k, lexicon.ListPrefix): // "counter-narcotics", "inter-agency"
		case t.Shape == text.Poss && k > from && (d.among(k-1, lexicon.ListDateWord) || d.among(k-1, lexicon.ListTimeSpan) || d.toks[k-1].w != nil && d.toks[k-1].w.Day > 0): // "co-chaired Tuesday's ninth dialogue"
			return j
		case t.Shape == text.Poss && k+1 == i && d.among(i, lexicon.ListBodyNoun) && d.among(k-1, lexicon.ListOfficials): // "the experts' group"
		case t.Shape == text.Poss && k > from && d.class(k-1, lexicon.Mechanism|lexicon.Sides) && !d.capital(k-1) && d.class(k-2, lexicon.Det|lexicon.PossPron) || t.Shape == text.Poss && k > from && !d.capital(k-1) && k-2 >= from && d.toks[k-2].w != nil && d.toks[k-2].w.Number > 0: // "the committee's last meeting", "the two countries' third dialogue"
			return j
		case d.hyphen(k+1) && d.hyphen(k-1) && k-2 >= from && !t.Space && (d.capital(k-2) || d.is(k, "to") && d.toks[k-2].low == d.toks[k+2].low): // "Army-to-Army", "navy-to-navy"
		case d.is(k, "following") && !d.class(k-1, lexicon.Det): // "agreed this following talks in Oslo"
			return j
		case d.is(k, "plus") && d.capital(k+1) && k > from && d.capital(k-1): // "the Central Asia plus Japan Dialogue"
		case d.among(k, lexicon.ListComing):
			nm.relation = "next"
		case d.among(k, lexicon.ListForegoing):
			nm.relation = "previous"
		case t.back > 0 && k-int(t.back) >= from && d.toks[k-int(t.back)].form != lexicon.PlaceIn:
			j = k - int(t.back)
			continue
		case d.is(k, ")") && k-2 > from && d.is(k-2, "(") && (d.toks[k-1].name != "" || d.capital(k-3) && d.capital(k+1) && d.toks[k-1].Shape == text.Upper):
			j = k - 2
			continue
		case t.Shape == text.Poss, d.is(k, "'", "’") && !t.Space && k > from && d.capital(k-1) && strings.HasSuffix(d.low(k-1), "s"), d.hyphen(k) && k > from, d.is(k, "/") && k > from && !t.Space:
		case t.w.Is(lexicon.Det|lexicon.PossPron) || d.among(k, lexicon.ListReceive) && !d.capital(k): // "Oman hosted Omani–Iraqi talks"
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
			// "Council of Ministers", "Defence Ministers of the Americas meeting" do not go on to the left,
			// "the Heads of Government Meeting" and "the 9th Heart of the Lake Conference" do
			if !d.is(k, "of") || k-1 <= from || d.toks[k+1].name != "" || !d.capital(k-1) || !d.capital(k+1) || !d.among(k-1, lexicon.ListHeads) && !(d.among(k-1, lexicon.ListChiefs) && d.capital(k-2)) && (d.toks[k-2].ordinal == 0 || d.class(k-1, lexicon.Mechanism|lexicon.Edition)) {
				return j
			}
		case t.w.Is(lexicon.Closed|lexicon.Adv) && t.name == "" && !(d.is(k, "ever") && d.hyphen(k-1)), // not "India-US", "the first-ever dialogue"
			d.is(k, "up") && d.class(k-1, lexicon.Verb),                                         // "Armies Wrap Up Staff Talks"
			d.inHeadline(k) && d.among(k, lexicon.ListHeld) && t.w.Is(lexicon.Base) && k > from: // "Japan, Oman Hold Fifth Dialogue"
			return j
		case t.Shape == text.Punct:
			return j
		case t.w.Is(lexicon.Verb) && !d.capital(k) && !t.w.Is(lexicon.NounToo|lexicon.Post), t.w.Is(lexicon.Third|lexicon.Past) && !t.w.Is(lexicon.NounToo|lexicon.Post|lexicon.Mechanism|lexicon.Base) && !(d.capital(k) && d.blocks[d.sents[nm.sent].block].Kind == text.Paragraph): // not "Combined Committee"
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

// namedBy tells whether somebody's name ends at token i, so that figures behind it
// are part of that: "Lloyd Austin III".
func (d *doc) namedBy(i int) bool {
	return i >= 0 && d.toks[i].ment != nil && d.toks[i].ment.kind == mPerson
}

// nameRight reads what follows a meeting's head noun: "of the X Committee",
// "on Security and Defence", "(JDCC)", "between A and B".
func (d *doc) nameRight(nm *naming, end int) {
	j := nm.to
	edition := d.class(nm.head, lexicon.Edition) || d.class(nm.to-1, lexicon.Edition) || d.among(nm.head, lexicon.ListPlenary)
	for j < end {
		if d.is(j, "(") {
			k := d.bracketed(j, end)
			if k > 0 && k-j <= 5 && (d.toks[j+1].Shape == text.Upper || d.toks[j+1].Shape == text.Number || d.acronyms(j+1)) {
				if nm.acronym == "" && d.toks[j+1].Shape != text.Number {
					nm.acronym = d.raw(j + 1)
				}
				nm.to = k
				if d.capital(k) && d.class(k, lexicon.Mechanism) && nm.name[1] == j && !d.among(nm.head, lexicon.ListBodyNoun) {
					nm.head, nm.to, nm.name[1] = k, k+1, k+1 // "the Heads of Government Meeting (HGM) Summit"
				}
				j = nm.to
				continue
			}
			return
		}
		if edition && d.is(j, "of") && nm.name[1] == j || edition && d.is(j, "of") && nm.to == j && nm.acronym == "" {
			k := j + 1
			for k < end && (d.class(k, lexicon.Det|lexicon.PossPron) || d.quoteMark(k)) {
				k++
			}
			if d.is(k, "so") && d.is(k+2, "called") { // "of the so-called strategic dialogue"
				k += 3
			}
			n := d.properEnd(k, end)
			if d.is(k, "two") && d.is(k+2, "plus") && d.is(k+4, "two") && d.class(k+5, lexicon.Mechanism) {
				n = k + 6
			}
			if n > k && (d.mechanismIn(k, n) >= 0) {
				nm.name = [2]int{k, n}
				nm.head = d.mechanismIn(k, n)
				nm.to = n
				j = n
				edition = false
				continue
			}
			if n-1 > k && d.toks[n-1].Shape == text.Upper && d.abbreviates(n-1) { // "the 7th session of the Ghana-Nigeria PJCC"
				nm.name, nm.head, nm.to, nm.acronym = [2]int{k, n}, n-1, n, d.raw(n-1)
			}
			return
		}
		if d.is(j, "on", "of", "for") && j+1 < end && (d.capital(j+1) || d.is(j+1, "the") && d.capital(j+2) || d.is(j, "on") && d.class(j+1, lexicon.Post) && !d.capital(nm.head) && d.among(j+1, lexicon.ListDefence)) && (d.capital(nm.head) || d.capital(j-1)) && d.toks[j+1].name == "" && d.month(j+1) == 0 && (d.toks[j+1].w == nil || d.toks[j+1].w.Day == 0) && (!d.is(j, "for") || d.capital(j+1) && d.class(j+1, lexicon.Post)) {
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
			if d.is(j, "between") {
				k = d.bodiesOf(k, end)
			}
			if k < end && d.toks[k].name != "" && d.toks[k].form != lexicon.PlaceIn {
				nm.parties = d.partyList(k, end)
			}
			return
		}
		return
	}
}

// bodiesOf returns where the parties stand whose bodies are named from token k
// on: "the Security Councils of A and B", k where none are.
func (d *doc) bodiesOf(k, end int) int {
	for i := k; i < min(end, k+8); i++ {
		switch {
		case d.is(i, "of") && d.is(i+1, "the") && d.toks[min(i+2, end-1)].name != "":
			return i + 2
		case d.is(i, "of") && d.toks[min(i+1, end-1)].name != "":
			return i + 1
		case d.toks[i].name != "" || d.punct(i) || !d.capital(i) && !d.class(i, lexicon.Post|lexicon.Side|lexicon.Sides) && !d.is(i, "of", "and", "for"):
			return k
		}
	}
	return k
}

// partyList reads "A, B and C" from token k on.
func (d *doc) partyList(k, end int) []record.Party {
	var out []record.Party
	for k < end {
		if t := &d.toks[k]; t.name != "" && t.form != lexicon.PlaceIn {
			out = d.addParty(out, t.name)
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
		case t.Shape == text.Cap || t.Shape == text.Upper || t.Shape == text.Number && strings.Contains(t.low, "+"):
			if t.w != nil && (t.w.Month > 0 && t.w.Class == 0 || t.w.Day > 0) {
				return d.trimProper(k, j)
			}
			if j > k && t.w.Is(lexicon.Third|lexicon.Past) && !t.w.Is(lexicon.NounToo|lexicon.Base|lexicon.Post) && !d.among(j, lexicon.ListMembers) && d.mechanismIn(k, j) >= 0 {
				return d.trimProper(k, j) // "Third Round of the Defence Dialogue Begins Today"
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
		case !d.capital(j) && t.w.Is(lexicon.Mechanism|lexicon.Post) && !t.w.Is(lexicon.Closed) && (j > k || d.class(j+1, lexicon.Mechanism)), t.Shape == text.Word && j < k+6 && !t.w.Is(lexicon.Closed|lexicon.Adv) && (!t.w.Is(lexicon.Verb) || t.w.Is(lexicon.NounToo) || d.among(j, lexicon.ListNameIng)) && d.mechanismIn(j, min(end, j+4)) >= 0:
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
		for !d.is(j, ",") && d.hyphen(j) && j+2 < end && !d.toks[j].Space {
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

// trimNaming takes ordinals and words of time off a meeting's name and reads
// the parties in it.
func (d *doc) trimNaming(nm *naming) {
	a, b := nm.name[0], nm.name[1]
	if nm.ordinal == 0 {
		for k := nm.from; k < nm.to; k++ {
			if n := d.toks[k].ordinal; n > 0 && k < nm.head {
				nm.ordinal = n
			}
		}
	}
	for a < b && !(d.is(a, "two") && d.is(a+2, "plus")) && (d.quoteMark(a) || d.toks[a].ordinal > 0 || d.hyphen(a+1) && a+2 < b && d.toks[a+2].ordinal > 0 || d.toks[a].name == "" && d.among(a, lexicon.ListBeforeName) || d.hyphen(a) || d.toks[a].Shape == text.Poss || d.year(a) > 0 || d.toks[a].w != nil && d.toks[a].w.Day > 0 || nm.ordinal > 0 && d.toks[a].Shape == text.Upper && d.lex.Roman(d.toks[a].low) == nm.ordinal || nm.ordinal == 1 && d.is(a, "i")) {
		a++
	}
	nm.name = [2]int{a, b}
	for k := a; k < b; k++ {
		if t := &d.toks[k]; t.name != "" && t.form != lexicon.PlaceIn && !(t.form == lexicon.Seat && k == a && d.among(b-1, lexicon.ListOpenMeeting)) {
			nm.parties = d.addParty(nm.parties, t.name)
		}
	}
	if b-a == 1 && d.class(a, lexicon.Edition|lexicon.Mechanism) && !d.capital(a) {
		nm.plain = true
		nm.bare = nm.ordinal == 0 && nm.relation == ""
	}
	if b-a == 1 && d.class(a, lexicon.Edition) {
		nm.plain = true // "its fourth session meetings"
	}
	if b <= a {
		nm.plain = true
	}
}

// quoteMark tells whether token i is a quotation mark.
func (d *doc) quoteMark(i int) bool {
	return (d.punct(i) || d.possessive(i)) && d.is(i, `"`, "“", "”", "‘", "’", "'")
}

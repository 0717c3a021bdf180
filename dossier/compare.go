package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// A Comparison sets two accounts of one meeting side by side.
type Comparison struct {
	A, B         Account
	Pairs        []Pair // in the order of a
	OnlyA, OnlyB []Cite
	Orphans      []Orphan
}

// A Pair is two statements that tell the same matter.
type Pair struct {
	A, B Cite
	Same bool
	How  string // what differs, "" where nothing does
	Why  string // which words link them
}

// How alike two statements of two accounts must be.
const (
	pairing = 0.28 // the best partner of each other
	second  = 0.42 // a partner that has one already: the other account splits
	split   = 0.22 // the same, where other words of it are shared than before
	remote  = 0.05 // what is left of one side, one kind and one area
)

// Compare sets two accounts of one meeting side by side. The decisions are
// laid over the readings first.
func (d *Desk) Compare(a, b record.Reading, decisions []record.Decision) Comparison {
	readings, orphans := Lay([]record.Reading{a, b}, decisions)
	at := d.common(readings, decisions)
	memo := map[string]word{}
	sheets := []*sheet{d.sheetOf(&readings[0], at[0], memo), d.sheetOf(&readings[1], at[1], memo)}
	sheets[1].edition = 1
	// What one account has of a call beside the meeting, the other may have
	// too, or have left out.
	for _, s := range sheets {
		s.said = s.all
	}
	// Both accounts tell of one meeting: what one calls a side, the other
	// does.
	for _, s := range sheets {
		for _, u := range s.said {
			u.own = d.ownMeeting(s, u)
		}
	}
	rule, more := d.rule(sheets, decisions)
	x := Comparison{A: accountOf(readings[0]), B: accountOf(readings[1]), Orphans: append(orphans, more...)}
	ties := d.pairs(sheets[0].said, sheets[1].said, rule)
	usedA, usedB := map[*utterance]bool{}, map[*utterance]bool{}
	for _, t := range ties {
		usedA[t.a], usedB[t.b] = true, true
		how := d.differ(t.a, t.b)
		if t.topics {
			how = "other topics are named"
		}
		x.Pairs = append(x.Pairs, Pair{A: t.a.cite(), B: t.b.cite(), Same: how == "", How: how, Why: t.why()})
	}
	for _, u := range sheets[0].said {
		if !usedA[u] {
			x.OnlyA = append(x.OnlyA, u.cite())
		}
	}
	for _, u := range sheets[1].said {
		if !usedB[u] {
			x.OnlyB = append(x.OnlyB, u.cite())
		}
	}
	return x
}

// common returns for each of two accounts the meeting that both are about:
// the one of the same parties, number and days, where an account is about
// several; else that of the mechanism.
func (d *Desk) common(readings []record.Reading, decisions []record.Decision) []int {
	_, at := d.seat(readings, decisions)
	fit := func(a, b record.Meeting) int {
		n := 0
		if partyKey(a.Parties) == partyKey(b.Parties) {
			n += 2
		}
		if slices.Equal(d.nameOf(a.Mechanism).all(), d.nameOf(b.Mechanism).all()) {
			n++
		}
		if a.Ordinal != nil && b.Ordinal != nil {
			n -= 2
			if *a.Ordinal == *b.Ordinal {
				n += 4
			}
		}
		if a.Start != "" && b.Start != "" {
			n -= 2
			if !before(cmp.Or(a.End, a.Start), b.Start) && !before(cmp.Or(b.End, b.Start), a.Start) {
				n += 4
			}
		}
		return n
	}
	if at[0] < 0 || at[1] < 0 {
		return at
	}
	best := fit(readings[0].Meetings[at[0]], readings[1].Meetings[at[1]])
	for i, a := range readings[0].Meetings {
		for j, b := range readings[1].Meetings {
			if a.Role == record.Subject && b.Role == record.Subject && fit(a, b) > best {
				best, at = fit(a, b), []int{i, j}
			}
		}
	}
	return at
}

func accountOf(r record.Reading) Account {
	return Account{Document: r.Document.Name, Hash: r.Document.Hash(), Title: r.Document.Title, Publisher: r.Document.Publisher, Published: r.Document.Published}
}

// A twin is a statement of each account, and what they share.
type twin struct {
	a, b *utterance
	likeness
	decided bool
	last    bool // only where nothing nearer is left, see left
	topics  bool // only the topics differ
	answers bool // both answer what is a pair itself
}

func (t twin) why() string {
	if t.decided {
		return "decided"
	}
	if t.topics {
		return strings.TrimSuffix("both discussed it, in one account in general words; "+t.likeness.why(), "; ")
	}
	if t.answers {
		return strings.TrimSuffix("both answer what was asked; "+t.likeness.why(), "; ")
	}
	return t.likeness.why()
}

// pairs finds which statements of two accounts tell the same matter: the
// most alike first, one to one; a statement may join one that has a partner
// where it is still more alike or shares other words with it, for one account
// may tell in two sentences what the other has in one.
func (d *Desk) pairs(as, bs []*utterance, rule rulings) []twin {
	var all []*matter
	for _, u := range slices.Concat(as, bs) {
		all = append(all, u.m)
	}
	weigh(all)
	var ties []twin
	for _, a := range as {
		for _, b := range bs {
			if rule.apart(a, b) {
				continue
			}
			l := alike(a.m, b.m)
			if rule.same(a, b) {
				l.score = 2
				ties = append(ties, twin{a: a, b: b, likeness: l, decided: true})
				continue
			}
			t := twin{a: a, b: b, likeness: l}
			t.score *= kindred(a, b)
			// The accounts may differ about whose act it was, and one may have
			// the offer, the other the thanks for it; two views of one topic
			// are no pair.
			if near := t.heavy >= proof && t.score >= split; !speaks(a, b) {
				t.score *= 0.8
				t.last = !near || t.mine < 2*proof && !accepts(a, b) && !accepts(b, a) || !crossed(a, b, l) && !crossed(b, a, l)
			} else {
				t.last = !near
			}
			if !t.last || t.left() {
				ties = append(ties, t)
			}
		}
	}
	slices.SortStableFunc(ties, func(x, y twin) int { return cmp.Compare(y.evidence(), x.evidence()) })
	used := map[*utterance]map[string]bool{}
	var out []twin
	take := func(t twin) {
		for _, u := range []*utterance{t.a, t.b} {
			if used[u] == nil {
				used[u] = map[string]bool{}
			}
			for _, x := range t.terms() {
				used[u][x.key] = true
			}
		}
		out = append(out, t)
	}
	for _, t := range ties {
		a, b := used[t.a], used[t.b]
		switch {
		case t.decided, a == nil && b == nil && !t.last && t.score >= pairing:
			take(t)
		case a != nil && b != nil, t.last:
		case t.score >= second, t.score >= split && (a == nil || t.fresh(a) >= proof) && (b == nil || t.fresh(b) >= proof) && (a != nil || b != nil):
			take(t)
		}
	}
	for _, t := range ties {
		if used[t.a] == nil && used[t.b] == nil && t.left() {
			take(t)
		}
	}
	for _, t := range slices.Clone(out) {
		a, b := reply(as, t.a), reply(bs, t.b)
		if a != nil && b != nil && used[a] == nil && used[b] == nil && slices.Equal(a.st.By, b.st.By) && !rule.apart(a, b) &&
			(max(a.m.heavy, b.m.heavy) < 2*full || sharedArea(a, b)) {
			take(twin{a: a, b: b, likeness: alike(a.m, b.m), answers: true})
		}
	}
	// What both discussed, told by its topics in one account and in general
	// words in the other.
	for _, a := range as {
		for _, b := range bs {
			if used[a] == nil && used[b] == nil && broad(a, b) && !rule.apart(a, b) {
				take(twin{a: a, b: b, likeness: alike(a.m, b.m), topics: true})
			}
		}
	}
	slices.SortStableFunc(out, func(x, y twin) int { return cmp.Or(cmp.Compare(x.a.n, y.a.n), cmp.Compare(x.b.n, y.b.n)) })
	return out
}

// left tells whether two statements have little in common, yet enough where
// nothing nearer is left in either account: both only arrange when they are to
// meet again; or they share the side, the kind and the area; or, where the kind
// or the side is another, words of one area too. A charge and a denial are two
// however alike they are.
func (t twin) left() bool {
	area := sharedArea(t.a, t.b)
	switch {
	case t.a.own && t.b.own:
		return true
	case t.a.own != t.b.own:
		return false
	case !speaks(t.a, t.b):
		return area && t.mine >= 1.4*proof && (opens(t.a.st.Kind) && opens(t.b.st.Kind) || t.mine >= 2*proof && (upholds(t.a, t.b) || upholds(t.b, t.a)))
	case !sameParties(t.a.st.By, t.b.st.By):
		return area && t.mine >= 1.1*proof && t.words() > 1 && t.a.st.Kind != record.Discuss && t.b.st.Kind != record.Discuss
	case t.a.st.Kind == t.b.st.Kind && t.a.st.Kind == record.Discuss:
		return area && t.mine >= proof
	case t.a.st.Kind == record.Discuss || t.b.st.Kind == record.Discuss:
		return false
	case t.a.st.Kind == t.b.st.Kind:
		return area && t.score >= remote || t.mine >= 0.9*proof
	}
	return area && (t.mine >= 0.9*proof || t.heavy >= 1.2*proof)
}

// upholds tells whether b only stresses the importance of what a promises or
// asks for.
func upholds(a, b *utterance) bool {
	return opens(a.st.Kind) && b.st.Kind == record.Affirm && b.m.has(lexicon.CueOpinion)
}

func sharedArea(a, b *utterance) bool {
	return slices.ContainsFunc(a.st.Areas, func(x record.Area) bool { return slices.Contains(b.st.Areas, x) })
}

// reply returns the statement behind one that asks or offers, where it is the
// other side's and no request itself; nil for none.
func reply(all []*utterance, u *utterance) *utterance {
	i := slices.Index(all, u) + 1
	if i >= len(all) || !asks(u) {
		return nil
	}
	if w := all[i]; len(w.st.By) == 1 && !slices.Contains(u.st.By, w.st.By[0]) && w.st.Kind.Class() != record.Ask {
		return w
	}
	return nil
}

func asks(u *utterance) bool {
	return len(u.st.By) == 1 && (u.st.Kind.Class() == record.Ask || u.st.Kind == record.Offer)
}

// crossed tells whether what one side says in a may be what the other says in
// b: an offer and the thanks for it, an invitation and its acceptance, a
// request and the support that it got, one act laid to the other side. A
// charge and its denial are two.
func crossed(a, b *utterance, l likeness) bool {
	switch {
	case accepts(a, b):
		return true
	case thanks(a, b):
		return l.words() > 2
	case a.st.Kind.Class() == record.Ask && b.st.Kind == record.Support, a.st.Kind == record.Appraise && b.st.Kind == record.Appraise:
		return true
	}
	return opens(a.st.Kind) && a.st.Kind.Class() == b.st.Kind.Class()
}

// thanks tells whether b speaks well of what a gives.
func thanks(a, b *utterance) bool {
	return (a.st.Kind == record.Offer || a.st.Kind == record.Pledge) && b.st.Kind == record.Appraise && b.m.has(lexicon.CueDone)
}

// accepts tells whether b takes what a offers.
func accepts(a, b *utterance) bool {
	return (a.st.Kind == record.Offer || a.st.Kind == record.Invite) && b.m.has(lexicon.CueAccept)
}

// broad tells whether both statements only say that the sides talked, and one
// of them that they did so about the world in general.
func broad(a, b *utterance) bool {
	wide := func(u *utterance) bool { return slices.Contains(u.st.Areas, "regional-security") || u.m.slight }
	return a.st.Kind == record.Discuss && b.st.Kind == record.Discuss && len(a.st.By) > 1 && sameParties(a.st.By, b.st.By) && (wide(a) || wide(b))
}

// speaks tells whether two statements may be one utterance by whose they are:
// the same side, or one side and both.
func speaks(a, b *utterance) bool {
	return slices.ContainsFunc(a.st.By, func(p record.Party) bool { return slices.Contains(b.st.By, p) })
}

// kindred weakens the likeness of two statements that do quite different
// things: a judgement and a promise are seldom the same utterance.
func kindred(a, b *utterance) float64 {
	x, y := a.st.Kind.Class(), b.st.Kind.Class()
	act := func(c record.Class) bool { return c == record.Decide || c == record.Ask }
	switch {
	case (a.st.Kind == record.Discuss) != (b.st.Kind == record.Discuss) && len(a.st.By) > 1 && len(b.st.By) > 1:
		return 0.75 // the two may be the same talk, with its outcome and without
	case (a.st.Kind == record.Discuss) != (b.st.Kind == record.Discuss):
		return 0.6
	case a.st.Kind == b.st.Kind:
		return 1.1
	case x == y, act(x) && act(y):
		return 1
	case act(x) != act(y):
		return 0.75
	}
	return 0.9
}

// differ tells in a few words what two accounts tell differently, "" where
// they tell the same.
func (d *Desk) differ(a, b *utterance) string {
	var how []string
	say := func(format string, args ...any) { how = append(how, fmt.Sprintf(format, args...)) }
	if !sameParties(a.st.By, b.st.By) {
		say("by %s in a, by %s in b", d.partyNames(a.st.By), d.partyNames(b.st.By))
	}
	if f := d.force(a, b); f != "" {
		how = append(how, f)
	}
	switch {
	case a.m.when != "" && b.m.when != "" && a.m.when != b.m.when:
		say("%s in a, %s in b", a.m.when, b.m.when)
	case a.m.when != "" && b.m.when == "" && opens(a.st.Kind) && a.st.Kind != record.Invite:
		say("%s in a, no date in b", a.m.when)
	case a.m.when == "" && b.m.when != "" && opens(b.st.Kind) && b.st.Kind != record.Invite:
		say("no date in a, %s in b", b.m.when)
	}
	for _, k := range sortedKeys(a.m.amounts) {
		switch n, ok := b.m.amounts[k]; {
		case ok && n != a.m.amounts[k]:
			say("%d in a, %d in b", a.m.amounts[k], n)
		case !ok && opens(a.st.Kind) && b.m.about(k):
			say("%d in a, no number in b", a.m.amounts[k])
		}
	}
	for _, k := range sortedKeys(b.m.amounts) {
		if _, ok := a.m.amounts[k]; !ok && opens(b.st.Kind) && a.m.about(k) {
			say("no number in a, %d in b", b.m.amounts[k])
		}
	}
	return strings.Join(how, "; ")
}

// about tells whether a statement itself has a term.
func (m *matter) about(key string) bool {
	return slices.ContainsFunc(m.terms, func(t term) bool { return t.own && t.key == key })
}

func sortedKeys(m map[string]int) []string {
	var keys []string
	for k := range m {
		if k != persons {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

func sameParties(a, b []record.Party) bool { return partyKey(a) == partyKey(b) }

func (d *Desk) partyNames(all []record.Party) string {
	var names []string
	for _, p := range all {
		if n := d.lex.PartyNames[p]; n != "" {
			names = append(names, n)
		} else {
			names = append(names, string(p))
		}
	}
	return strings.Join(names, " and ")
}

// force tells how the acts of two statements differ, "" where they bind alike.
func (d *Desk) force(a, b *utterance) string {
	x, y := a.st.Kind.Class(), b.st.Kind.Class()
	hedged := func(u *utterance) bool { return u.m.has(lexicon.CueHedge) && opens(u.st.Kind) }
	switch {
	case hedged(a) != hedged(b):
		if hedged(a) {
			return "with less force in a"
		}
		return "with less force in b"
	case a.st.Kind == record.Agree && b.st.Kind == record.Agree && d.onlySo(a.sheet, a) != d.onlySo(b.sheet, b):
		if d.onlySo(a.sheet, a) {
			return "an assessment in a, an undertaking in b"
		}
		return "an undertaking in a, an assessment in b"
	case x == y:
		if x == record.Judge && a.st.Kind != b.st.Kind {
			return string(a.st.Kind) + " in a, " + string(b.st.Kind) + " in b"
		}
		return ""
	}
	return string(a.st.Kind) + " in a, " + string(b.st.Kind) + " in b"
}

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
	pairing = 0.30 // the best partner of each other
	second  = 0.40 // a partner that has one already: the other account splits
)

// Compare sets two accounts of one meeting side by side. The decisions are
// laid over the readings first.
func (d *Desk) Compare(a, b record.Reading, decisions []record.Decision) Comparison {
	readings, orphans := Lay([]record.Reading{a, b}, decisions)
	_, at := d.seat(readings, decisions)
	sheets := []*sheet{d.sheetOf(&readings[0], at[0]), d.sheetOf(&readings[1], at[1])}
	sheets[1].edition = 1
	// Both accounts tell of one meeting: what one calls a side, the other
	// does.
	rule, more := d.rule(sheets, decisions)
	x := Comparison{A: accountOf(readings[0]), B: accountOf(readings[1]), Orphans: append(orphans, more...)}
	ties := d.pairs(sheets[0].said, sheets[1].said, rule)
	usedA, usedB := map[*utterance]bool{}, map[*utterance]bool{}
	for _, t := range ties {
		usedA[t.a], usedB[t.b] = true, true
		how := d.differ(t.a, t.b)
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

func accountOf(r record.Reading) Account {
	return Account{Document: r.Document.Name, Hash: r.Document.Hash(), Title: r.Document.Title, Publisher: r.Document.Publisher, Published: r.Document.Published}
}

// A twin is a statement of each account, and what they share.
type twin struct {
	a, b *utterance
	likeness
	decided bool
}

func (t twin) why() string {
	if t.decided {
		return "decided"
	}
	return t.likeness.why()
}

// pairs finds which statements of two accounts tell the same matter: the
// most alike first, one to one; after that a statement may join one that has
// a partner where it is still more alike, for one account may tell in two
// sentences what the other has in one.
func (d *Desk) pairs(as, bs []*utterance, rule rulings) []twin {
	var all []*matter
	for _, u := range slices.Concat(as, bs) {
		all = append(all, u.m)
	}
	sc := newScale(all)
	var ties []twin
	for _, a := range as {
		for _, b := range bs {
			if rule.apart(a, b) {
				continue
			}
			l := sc.alike(a.m, b.m)
			if rule.same(a, b) {
				l.score = 2
				ties = append(ties, twin{a, b, l, true})
				continue
			}
			if l.heavy < proof || !d.speaks(a, b) {
				continue
			}
			l.score *= kindred(a, b)
			if l.score >= pairing {
				ties = append(ties, twin{a, b, l, false})
			}
		}
	}
	slices.SortStableFunc(ties, func(x, y twin) int { return cmp.Compare(y.score, x.score) })
	usedA, usedB := map[*utterance]bool{}, map[*utterance]bool{}
	var out []twin
	for _, t := range ties {
		if t.decided || !usedA[t.a] && !usedB[t.b] || (!usedA[t.a] || !usedB[t.b]) && t.score >= second {
			usedA[t.a], usedB[t.b] = true, true
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(x, y twin) int { return cmp.Or(cmp.Compare(x.a.n, y.a.n), cmp.Compare(x.b.n, y.b.n)) })
	return out
}

// speaks tells whether two statements may be one utterance by whose they are:
// the same side, or one side and both.
func (d *Desk) speaks(a, b *utterance) bool {
	return slices.ContainsFunc(a.st.By, func(p record.Party) bool { return slices.Contains(b.st.By, p) })
}

// kindred weakens the likeness of two statements that do quite different
// things: a judgement and a promise are seldom the same utterance.
func kindred(a, b *utterance) float64 {
	x, y := a.st.Kind.Class(), b.st.Kind.Class()
	act := func(c record.Class) bool { return c == record.Decide || c == record.Ask }
	switch {
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
	if f := force(a, b); f != "" {
		how = append(how, f)
	}
	switch {
	case a.m.when != "" && b.m.when != "" && (before(a.m.when, b.m.when) || before(b.m.when, a.m.when)):
		say("%s in a, %s in b", a.m.when, b.m.when)
	case a.m.when != "" && b.m.when == "" && opens(a.st.Kind) && a.st.Kind != record.Invite:
		say("%s in a, no date in b", a.m.when)
	case a.m.when == "" && b.m.when != "" && opens(b.st.Kind) && b.st.Kind != record.Invite:
		say("no date in a, %s in b", b.m.when)
	}
	for _, k := range sortedKeys(a.m.amounts) {
		if n, ok := b.m.amounts[k]; ok && n != a.m.amounts[k] {
			say("%d in a, %d in b", a.m.amounts[k], n)
		}
	}
	return strings.Join(how, "; ")
}

func sortedKeys(m map[string]int) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
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
func force(a, b *utterance) string {
	x, y := a.st.Kind.Class(), b.st.Kind.Class()
	hedged := func(u *utterance) bool { return u.m.has(lexicon.CueHedge) && opens(u.st.Kind) }
	switch {
	case hedged(a) != hedged(b):
		if hedged(a) {
			return "with less force in a"
		}
		return "with less force in b"
	case x == y:
		if x == record.Judge && a.st.Kind != b.st.Kind {
			return string(a.st.Kind) + " in a, " + string(b.st.Kind) + " in b"
		}
		return ""
	}
	return string(a.st.Kind) + " in a, " + string(b.st.Kind) + " in b"
}

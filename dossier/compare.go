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

// Compare sets two accounts of one meeting side by side. The decisions are
// laid over the readings first.
func (d *Desk) Compare(a, b record.Reading, decisions []record.Decision) Comparison {
	readings, orphans := Lay([]record.Reading{a, b}, decisions)
	sheets := d.sheets(readings, decisions)
	rule, more := d.rule(sheets, decisions)
	x := Comparison{A: accountOf(readings[0]), B: accountOf(readings[1]), Orphans: append(orphans, more...)}
	ties := pairs(sheets[0].said, sheets[1].said, rule)
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

// sheets returns the sheets of two accounts of one meeting.
func (d *Desk) sheets(readings []record.Reading, decisions []record.Decision) []*sheet {
	at := d.common(readings, decisions)
	memo := map[string]word{}
	sheets := []*sheet{d.sheetOf(&readings[0], at[0], memo), d.sheetOf(&readings[1], at[1], memo)}
	sheets[1].edition = 1
	for _, s := range sheets {
		// What one account has of a call beside the meeting, the other may
		// have too, or have left out.
		s.said = s.all
		for _, u := range s.said {
			u.own = d.ownMeeting(s, u)
		}
	}
	return sheets
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

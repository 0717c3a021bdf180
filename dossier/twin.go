package dossier

import (
	"cmp"
	"math"
	"slices"

	"rapporteur/record"
)

// The odds from which two statements are a pair: where neither has another
// partner, and where one of them has, for one account may tell in two sentences
// what the other has in one.
const (
	paired = -0.4
	parted = 0.5
)

// twinSigns are what tells whether a statement of each account are about the
// same matter.
var twinSigns = []sign{
	{"any two statements", -6.0, func(*tie) float64 { return 1 }},
	{"how much they share", 1.7, func(t *tie) float64 { return t.stands() }},
	{"by what they have", 2.1, func(t *tie) float64 { return min(t.score, 1) }},
	{"words that are proof", 0.2, func(t *tie) float64 { return yes(t.mine >= proof) }},
	{"words that are proof twice", 0.8, func(t *tie) float64 { return yes(t.mine >= 2*proof) }},
	{"areas shared", 4.8, func(t *tie) float64 { return t.areas }},
	{"names shared", -0.5, func(t *tie) float64 { return t.names }},
	{"a figure shared", 1.5, func(t *tie) float64 { return yes(sharedFigure(t.a, t.b)) }},
	{"a date shared", 1.4, func(t *tie) float64 { return yes(t.a.m.when != "" && t.a.m.when == t.b.m.when) }},
	{"behind a better one", -2.4, func(t *tie) float64 { return t.behind }},
	{"the best of", 1.2, func(t *tie) float64 { return t.nearest }},
	{"far apart in the accounts", -1.5, func(t *tie) float64 { return t.away }},
	{"a side in common", 0.8, func(t *tie) float64 { return yes(speaks(t.a, t.b)) }},
	{"the same sides", 0.8, func(t *tie) float64 { return yes(sameParties(t.a.st.By, t.b.st.By)) }},
	{"to the same side", 0.8, func(t *tie) float64 { return yes(len(t.a.st.To) > 0 && sameParties(t.a.st.To, t.b.st.To)) }},
	{"the same kind", 2.0, func(t *tie) float64 { return yes(t.a.st.Kind == t.b.st.Kind) }},
	{"an act, and none", -0.5, func(t *tie) float64 { return yes(opens(t.a.st.Kind) != opens(t.b.st.Kind)) }},
	{"both talk", 0.5, func(t *tie) float64 { return yes(talk(t.a) && talk(t.b)) }},
	{"the same kind by others", -0.8, func(t *tie) float64 { return yes(!speaks(t.a, t.b) && t.a.st.Kind == t.b.st.Kind) }},
	{"both on meeting again", 1.1, func(t *tie) float64 { return yes(t.a.own && t.b.own) }},
	{"one on meeting again", -1.0, func(t *tie) float64 { return yes(t.a.own != t.b.own) }},
}

func talk(u *utterance) bool { return u.st.Kind == record.Discuss }

// sharedFigure tells whether both statements have a figure.
func sharedFigure(a, b *utterance) bool {
	return slices.ContainsFunc(a.m.figures, func(n int) bool { return slices.Contains(b.m.figures, n) })
}

// twins sets every statement of one account beside every one of the other.
func twins(as, bs []*utterance) []tie {
	var all []*matter
	for _, u := range slices.Concat(as, bs) {
		all = append(all, u.m)
	}
	weigh(all)
	out := make([]tie, 0, len(as)*len(bs))
	for i, a := range as {
		for j, b := range bs {
			t := tie{a: a, b: b, row: i, col: j, likeness: alike(a.m, b.m)}
			t.away = math.Abs(float64(i)/float64(len(as)) - float64(j)/float64(len(bs)))
			out = append(out, t)
		}
	}
	compete(out, len(as), len(bs))
	judge(out, twinSigns)
	return out
}

// pairs finds which statements of two accounts tell the same matter: the
// likeliest first.
func pairs(as, bs []*utterance, rule rulings) []tie {
	ties := twins(as, bs)
	ties = slices.DeleteFunc(ties, func(t tie) bool { return rule.apart(t.a, t.b) })
	for i := range ties {
		ties[i].decided = rule.same(ties[i].a, ties[i].b)
	}
	likeliest(ties)
	used := map[*utterance]bool{}
	var out []tie
	for _, t := range ties {
		one := used[t.a] || used[t.b]
		if t.decided || t.odds >= paired && !one || t.odds >= parted && !(used[t.a] && used[t.b]) {
			used[t.a], used[t.b] = true, true
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(x, y tie) int { return cmp.Or(cmp.Compare(x.a.n, y.a.n), cmp.Compare(x.b.n, y.b.n)) })
	return out
}

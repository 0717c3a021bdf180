package dossier

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"rapporteur/record"
)

// A twin is a statement of each account, and what speaks for their telling the
// same matter.
type twin struct {
	a, b *utterance
	likeness
	behind  float64 // how much less it stands on than the best of either statement
	nearest float64 // of how many of the two it is the best
	away    float64 // how far apart they stand in their accounts, 0 to 1
	odds    float64 // for being the same matter, as a logarithm
	decided bool
}

// The odds from which two statements are a pair: where neither has another
// partner, and where one of them has, for one account may tell in two sentences
// what the other has in one.
const (
	paired = -0.4
	parted = 0.5
)

// signs are what tells whether two statements are about the same matter, and
// by how much each changes the odds. The weights are learned from the annotated
// pairs of accounts; after a change of what is here, of how matters are weighed,
// or of the accounts, go test ./dossier -run TestSigns -learn prints them anew.
var signs = []struct {
	of     string
	weight float64
	value  func(t *twin) float64
}{
	{"any two statements", -6.4, func(*twin) float64 { return 1 }},
	{"how much they share", 1.8, func(t *twin) float64 { return t.stands() }},
	{"by what they have", 2.5, func(t *twin) float64 { return min(t.score, 1) }},
	{"words that are proof", 0.1, func(t *twin) float64 { return yes(t.mine >= proof) }},
	{"words that are proof twice", 0.3, func(t *twin) float64 { return yes(t.mine >= 2*proof) }},
	{"areas shared", 5.6, func(t *twin) float64 { return t.areas }},
	{"names shared", -0.4, func(t *twin) float64 { return t.names }},
	{"a figure shared", 2.0, func(t *twin) float64 { return yes(sharedFigure(t.a, t.b)) }},
	{"a date shared", 1.3, func(t *twin) float64 { return yes(t.a.m.when != "" && t.a.m.when == t.b.m.when) }},
	{"behind a better one", -2.4, func(t *twin) float64 { return t.behind }},
	{"the best of", 1.1, func(t *twin) float64 { return t.nearest }},
	{"far apart in the accounts", -1.6, func(t *twin) float64 { return t.away }},
	{"a side in common", 1.0, func(t *twin) float64 { return yes(speaks(t.a, t.b)) }},
	{"the same sides", 0.9, func(t *twin) float64 { return yes(sameParties(t.a.st.By, t.b.st.By)) }},
	{"to the same side", 0.6, func(t *twin) float64 { return yes(len(t.a.st.To) > 0 && sameParties(t.a.st.To, t.b.st.To)) }},
	{"the same kind", 2.2, func(t *twin) float64 { return yes(t.a.st.Kind == t.b.st.Kind) }},
	{"an act, and none", -0.5, func(t *twin) float64 { return yes(opens(t.a.st.Kind) != opens(t.b.st.Kind)) }},
	{"both talk", 0.9, func(t *twin) float64 { return yes(talk(t.a) && talk(t.b)) }},
	{"the same kind by others", -1.2, func(t *twin) float64 { return yes(!speaks(t.a, t.b) && t.a.st.Kind == t.b.st.Kind) }},
	{"both on meeting again", 1.3, func(t *twin) float64 { return yes(t.a.own && t.b.own) }},
	{"one on meeting again", -0.9, func(t *twin) float64 { return yes(t.a.own != t.b.own) }},
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// speaks tells whether two statements have a side in common: one side, or one
// and both.
func speaks(a, b *utterance) bool {
	return slices.ContainsFunc(a.st.By, func(p record.Party) bool { return slices.Contains(b.st.By, p) })
}

func talk(u *utterance) bool { return u.st.Kind == record.Discuss }

// sharedFigure tells whether both statements have a figure.
func sharedFigure(a, b *utterance) bool {
	return slices.ContainsFunc(a.m.figures, func(n int) bool { return slices.Contains(b.m.figures, n) })
}

func (t twin) why() string {
	if t.decided {
		return "decided"
	}
	if why := t.likeness.why(); why != "" {
		return why
	}
	var why []string
	for _, s := range signs[1:] {
		if s.weight*s.value(&t) > 0 {
			why = append(why, s.of)
		}
	}
	return strings.Join(why, ", ")
}

// twins sets every statement of one account beside every one of the other. Row
// by row, as many as there are in bs.
func twins(as, bs []*utterance) []twin {
	var all []*matter
	for _, u := range slices.Concat(as, bs) {
		all = append(all, u.m)
	}
	weigh(all)
	out := make([]twin, 0, len(as)*len(bs))
	bestA, bestB := make([]float64, len(as)), make([]float64, len(bs))
	for i, a := range as {
		for j, b := range bs {
			t := twin{a: a, b: b, likeness: alike(a.m, b.m)}
			t.away = math.Abs(float64(i)/float64(len(as)) - float64(j)/float64(len(bs)))
			bestA[i], bestB[j] = max(bestA[i], t.stands()), max(bestB[j], t.stands())
			out = append(out, t)
		}
	}
	for k := range out {
		t := &out[k]
		a, b, own := bestA[k/len(bs)], bestB[k%len(bs)], t.stands()
		t.behind = max(a, b) - own
		t.nearest = yes(own > 0 && own == a) + yes(own > 0 && own == b)
		for _, s := range signs {
			t.odds += s.weight * s.value(t)
		}
	}
	return out
}

// pairs finds which statements of two accounts tell the same matter: the
// likeliest first.
func pairs(as, bs []*utterance, rule rulings) []twin {
	ties := twins(as, bs)
	ties = slices.DeleteFunc(ties, func(t twin) bool { return rule.apart(t.a, t.b) })
	for i := range ties {
		ties[i].decided = rule.same(ties[i].a, ties[i].b)
	}
	slices.SortStableFunc(ties, func(x, y twin) int {
		return cmp.Or(cmp.Compare(yes(y.decided), yes(x.decided)), cmp.Compare(y.odds, x.odds))
	})
	used := map[*utterance]bool{}
	var out []twin
	for _, t := range ties {
		one := used[t.a] || used[t.b]
		if t.decided || t.odds >= paired && !one || t.odds >= parted && !(used[t.a] && used[t.b]) {
			used[t.a], used[t.b] = true, true
			out = append(out, t)
		}
	}
	slices.SortStableFunc(out, func(x, y twin) int { return cmp.Or(cmp.Compare(x.a.n, y.a.n), cmp.Compare(x.b.n, y.b.n)) })
	return out
}

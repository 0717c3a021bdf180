package dossier

import (
	"math"
	"slices"
	"strings"
)

// A scale tells how much each term counts, by how rare it is among the
// statements that are weighed.
type scale struct {
	n  float64
	in map[string]int
}

func newScale(all []*matter) *scale {
	s := &scale{n: float64(len(all)), in: map[string]int{}}
	for _, m := range all {
		for _, t := range m.terms {
			if t.own {
				s.in[t.key]++
			}
		}
	}
	return s
}

// of returns a number that is near 1 for a term of one statement and near 0
// for one that all have.
func (s *scale) of(key string) float64 {
	k := float64(max(s.in[key], 1))
	return math.Log(1+s.n/k) / math.Log(1+max(s.n, 2))
}

// A likeness is how much two statements have in common, and what.
type likeness struct {
	score   float64 // 0 to about 1
	own     float64 // the same, by the words of the quotations alone
	heavy   float64 // the weight of the words they share, and half that of the areas
	mine    float64 // the weight of the words that both quotations have
	terms   []term  // shared, the heaviest first
	counted bool    // both count the same thing: "two advisers"
}

// least is the weight below which a statement is too short to be measured by
// its own length: two words in common are no proof.
const least = 1.6

// shorter is how much the length of the shorter of two statements counts
// against that of the longer.
const shorter = 0.6

// most is the length beyond which a statement is a list, and its length tells
// nothing more.
const most = 8

// alike weighs two matters against each other: what both have, by what each
// has. It is 1 for the same words and 0 where nothing is shared.
func (s *scale) alike(a, b *matter) likeness {
	var l likeness
	shared := 0.0
	for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
		x, y := &a.terms[i], &b.terms[j]
		switch c := strings.Compare(x.key, y.key); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			if w := min(x.weight, y.weight) * s.of(x.key); w > 0 {
				shared += w
				switch {
				case x.key[0] == '#':
					l.heavy += w / 2
				case x.own && y.own:
					l.mine += w
					l.heavy += w
				default:
					l.heavy += w
				}
				l.terms = append(l.terms, term{x.key, w, y.shown, x.own && y.own})
			}
			i++
			j++
		}
	}
	if shared == 0 {
		return l
	}
	// The shorter one counts more: a statement of many things is judged by
	// the one that the other is about.
	lo, hi := max(s.length(a), least), max(s.length(b), least)
	if lo > hi {
		lo, hi = hi, lo
	}
	length := math.Pow(lo, shorter) * math.Pow(max(lo, min(hi, most)), 1-shorter)
	l.score, l.own = shared/length, l.mine/length
	slices.SortStableFunc(l.terms, func(x, y term) int {
		switch {
		case x.weight > y.weight:
			return -1
		case x.weight < y.weight:
			return 1
		}
		return strings.Compare(x.key, y.key)
	})
	return l
}

// evidence orders likenesses: of two that are near each other, the one that
// stands on more words is the better proof.
func (l likeness) evidence() float64 {
	if l.score >= 1 {
		return l.score * 100
	}
	return l.score * math.Sqrt(min(l.heavy, 4))
}

// words counts the different words that two statements share.
func (l likeness) words() int {
	seen := map[string]bool{}
	for _, t := range l.terms {
		if t.key[0] != '#' && t.weight > 0 {
			seen[strings.ToLower(t.shown)] = true
		}
	}
	return len(seen)
}

// counts tells whether two matters count the same thing, be it as many or not.
func counts(a, b *matter) bool {
	for k := range a.amounts {
		if _, ok := b.amounts[k]; ok {
			return true
		}
	}
	return false
}

// fresh is the weight of the shared words that are not among those used, 0
// where that is one word only.
func (l likeness) fresh(used map[string]bool) float64 {
	var heavy float64
	seen := map[string]bool{}
	for _, t := range l.terms {
		if t.key[0] != '#' && !used[t.key] && t.own {
			heavy += t.weight
			seen[strings.ToLower(t.shown)] = true
		}
	}
	if len(seen) < 2 {
		return 0
	}
	return heavy
}

// length is the weight of all that a statement is about.
func (s *scale) length(m *matter) float64 {
	var n float64
	for _, t := range m.terms {
		n += t.weight * s.of(t.key)
	}
	return n
}

// why says in plain words what two statements share.
func (l likeness) why() string {
	var words, areas []string
	for _, t := range l.terms {
		switch {
		case t.key[0] == '#':
			areas = append(areas, t.shown)
		case len(words) < 5 && !slices.Contains(words, t.shown):
			words = append(words, t.shown)
		}
	}
	var parts []string
	if len(words) > 0 {
		parts = append(parts, "words: "+strings.Join(words, ", "))
	}
	if len(areas) > 0 {
		parts = append(parts, "areas: "+strings.Join(areas, ", "))
	}
	return strings.Join(parts, "; ")
}

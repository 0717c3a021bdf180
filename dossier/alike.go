package dossier

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"
)

// weigh tells each term of some statements how much it counts, by how rare it
// is among them, and gives it a number by which two are compared: near 1 for a
// term of one statement, near 0 for one that all have. Only statements that
// were weighed together can be held against each other.
func weigh(all []*matter) {
	in := map[string]int{}
	for _, m := range all {
		for _, t := range m.terms {
			if t.own {
				in[t.key]++
			} else if _, ok := in[t.key]; !ok {
				in[t.key] = 0
			}
		}
	}
	rank := make(map[string]int, len(in))
	for i, key := range slices.Sorted(maps.Keys(in)) {
		rank[key] = i
	}
	n := float64(len(all))
	for _, m := range all {
		m.length = 0
		for i := range m.terms {
			t := &m.terms[i]
			t.rank = rank[t.key]
			t.rare = math.Log(1+n/float64(max(in[t.key], 1))) / math.Log(1+max(n, 2))
			m.length += t.weight * t.rare
		}
		m.length = max(m.length, least)
		m.asShorter, m.asLonger = math.Pow(m.length, shorter), math.Pow(m.length, 1-shorter)
	}
}

// A likeness is how much two statements have in common, and what.
type likeness struct {
	score   float64 // 0 to about 1
	own     float64 // the same, by the words of the quotations alone
	heavy   float64 // the weight of the words they share, and half that of the areas
	mine    float64 // the weight of the words that both quotations have
	names   float64 // that of the names among them
	areas   float64 // that of the areas
	shared  float64 // that of all they share
	counted bool    // both count the same thing: "two advisers"

	a, b *matter
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

var mostAsLonger = math.Pow(most, 1-shorter)

// alike weighs two matters against each other: what both have, by what each
// has. It is 1 for the same words and 0 where nothing is shared.
func alike(a, b *matter) likeness {
	l := likeness{a: a, b: b}
	for x, y := range common(a, b) {
		l.add(x, y)
	}
	l.settle()
	return l
}

// add counts a term that both matters have, as each has it.
func (l *likeness) add(x, y *term) {
	w := min(x.weight, y.weight) * x.rare
	if w <= 0 {
		return
	}
	l.shared += w
	switch {
	case x.key[0] == '#':
		l.heavy += w / 2
		l.areas += w
	case x.own && y.own:
		l.mine += w
		l.heavy += w
		if x.weight >= name*tail {
			l.names += w
		}
	default:
		l.heavy += w
	}
}

// settle works out the score when all terms are counted.
func (l *likeness) settle() {
	if l.shared == 0 {
		return
	}
	// The shorter one counts more: a statement of many things is judged by
	// the one that the other is about.
	lo, hi := l.a, l.b
	if lo.length > hi.length {
		lo, hi = hi, lo
	}
	length := lo.asShorter
	switch {
	case hi.length <= most:
		length *= hi.asLonger
	case lo.length <= most:
		length *= mostAsLonger
	default:
		length *= lo.asLonger
	}
	l.score, l.own = l.shared/length, l.mine/length
}

// common goes through the terms that two matters share, as each has them.
func common(a, b *matter) iter.Seq2[*term, *term] {
	return func(yield func(*term, *term) bool) {
		for i, j := 0, 0; i < len(a.terms) && j < len(b.terms); {
			x, y := &a.terms[i], &b.terms[j]
			switch {
			case x.rank < y.rank:
				i++
			case x.rank > y.rank:
				j++
			default:
				if !yield(x, y) {
					return
				}
				i++
				j++
			}
		}
	}
}

// terms returns what two statements share, the heaviest first.
func (l likeness) terms() []term {
	if l.a == nil {
		return nil
	}
	var out []term
	for x, y := range common(l.a, l.b) {
		if w := min(x.weight, y.weight) * x.rare; w > 0 {
			out = append(out, term{key: x.key, weight: w, shown: y.shown, own: x.own && y.own})
		}
	}
	slices.SortStableFunc(out, func(x, y term) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), strings.Compare(x.key, y.key))
	})
	return out
}

// evidence orders likenesses: of two that are near each other, the one that
// stands on more words is the better proof.
func (l likeness) evidence() float64 {
	if l.score >= 1 {
		return l.score * 100
	}
	return l.stands()
}

// stands tells how much two statements have in common: of two that are as
// alike, those that share more words have more.
func (l likeness) stands() float64 { return l.score * math.Sqrt(min(l.heavy, 4)) }

// words counts the different words that two statements share.
func (l likeness) words() int {
	if l.a == nil {
		return 0
	}
	var seen []string
	for x, y := range common(l.a, l.b) {
		low := strings.ToLower(y.shown)
		if x.key[0] != '#' && min(x.weight, y.weight)*x.rare > 0 && !slices.Contains(seen, low) {
			seen = append(seen, low)
		}
	}
	return len(seen)
}

// counts tells whether two matters count the same thing, be it as many or not.
func counts(a, b *matter) bool {
	for k := range a.amounts {
		if _, ok := b.amounts[k]; ok && k != persons {
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
	for _, t := range l.terms() {
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

// named tells whether a name is shared that is not among the terms used.
func (l likeness) named(used map[string]bool) bool {
	return slices.ContainsFunc(l.terms(), func(t term) bool { return t.own && t.weight >= full && !used[t.key] })
}

// why says in plain words what two statements share.
func (l likeness) why() string {
	var words, areas []string
	for _, t := range l.terms() {
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

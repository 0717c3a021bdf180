package lexicon

import (
	"fmt"
	"slices"
	"strings"

	"rapporteur/record"
)

// The lengths of the beginnings and endings of names, in bytes, and how long
// a name must be for them to tell anything.
const (
	affixLeast = 2
	affixMost  = 8
	affixed    = 5
)

// names holds what people are called where: of names.txt, the traditions in
// which a word of a person's name is usual, and their states.
type names struct {
	states              [][]record.Party
	whole, begins, ends map[string][]uint16
}

func newNames() names {
	return names{whole: make(map[string][]uint16, 1<<15), begins: map[string][]uint16{}, ends: map[string][]uint16{}}
}

func (l *Lexicon) addNames(_ *Line, f []string) error {
	if len(f) != 6 {
		return fmt.Errorf("a tradition of names has 6 fields, this line %d", len(f))
	}
	for i, m := range []map[string][]uint16{l.names.whole, l.names.begins, l.names.ends} {
		for _, w := range Phrases(f[2+i]) {
			if i > 0 && (len(w) < affixLeast || len(w) > affixMost) {
				return fmt.Errorf("%q is no beginning or ending of %d to %d letters", w, affixLeast, affixMost)
			}
			m[w] = append(m[w], uint16(len(l.names.states)))
		}
	}
	var states []record.Party
	for _, p := range Phrases(f[1]) {
		if l.PartyNames[record.Party(p)] == "" {
			return fmt.Errorf("no party %q", p)
		}
		states = append(states, record.Party(p))
	}
	l.names.states = append(l.names.states, states)
	return nil
}

// Borne tells how many of a person's names, words in small letters without
// marks, are usual in state a and not in b, less those that are usual in b and
// not in a. A beginning or an ending counts half. The unit is half a name.
func (l *Lexicon) Borne(words []string, a, b record.Party) int {
	n := 0
	for _, w := range words {
		n += l.names.usual(w, a) - l.names.usual(w, b)
	}
	return n
}

// usual returns 2 for a name that is usual in a state, 1 for one that only
// begins or ends as those do.
func (n *names) usual(w string, p record.Party) int {
	if n.in(n.whole[w], p) {
		return 2
	}
	if len(w) > affixed {
		for _, article := range [...]string{"al", "el"} {
			if rest, ok := strings.CutPrefix(w, article); ok && n.in(n.whole[rest], p) {
				return 2 // "Aldhaheri"
			}
		}
	}
	if len(w) < affixed || len(n.whole[w]) > 0 {
		return 0 // what is known whole tells no more by its parts
	}
	for k := affixLeast; k <= min(affixMost, len(w)-2); k++ {
		if n.in(n.begins[w[:k]], p) || n.in(n.ends[w[len(w)-k:]], p) {
			return 1
		}
	}
	return 0
}

// in tells whether a state is of one of some traditions.
func (n *names) in(traditions []uint16, p record.Party) bool {
	return slices.ContainsFunc(traditions, func(i uint16) bool { return slices.Contains(n.states[i], p) })
}

package lexicon

import (
	"fmt"
	"slices"

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
	first, last         [256]uint16 // by the first letter of beginnings and the last of endings: a bit for each length
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
			switch i {
			case 1:
				l.names.first[w[0]] |= 1 << len(w)
			case 2:
				l.names.last[w[len(w)-1]] |= 1 << len(w)
			}
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
		n += l.names.usual(w, a, b)
	}
	return n
}

// usual returns 2 for a name that is usual in state a and not in b, -2 for one of
// b and not of a, 1 or -1 where it only begins or ends as those do, and 0 for
// others.
func (n *names) usual(w string, a, b record.Party) int {
	traditions, known := n.whole[w]
	if !known && len(w) > affixed && (w[:2] == "al" || w[:2] == "el") {
		traditions, known = n.whole[w[2:]] // "Aldhaheri"
	}
	if known {
		return 2 * n.balance(traditions, a, b) // it tells no more by its parts
	}
	if len(w) < affixed {
		return 0
	}
	inA, inB := false, false
	for k := affixLeast; k <= min(affixMost, len(w)-2); k++ {
		if n.first[w[0]]&(1<<k) != 0 {
			t := n.begins[w[:k]]
			inA, inB = inA || n.in(t, a), inB || n.in(t, b)
		}
		if n.last[w[len(w)-1]]&(1<<k) != 0 {
			t := n.ends[w[len(w)-k:]]
			inA, inB = inA || n.in(t, a), inB || n.in(t, b)
		}
	}
	return balance(inA, inB)
}

func (n *names) balance(traditions []uint16, a, b record.Party) int {
	return balance(n.in(traditions, a), n.in(traditions, b))
}

// balance is 1 for what is so of the first alone, -1 of the second alone.
func balance(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// in tells whether a state is of one of some traditions.
func (n *names) in(traditions []uint16, p record.Party) bool {
	return slices.ContainsFunc(traditions, func(i uint16) bool { return slices.Contains(n.states[i], p) })
}

package dossier

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur/record"
)

// A tie is two statements, or a commitment and a statement, and what speaks
// for their being about the same matter.
type tie struct {
	a, b     *utterance
	row, col int // of those that are set beside each other
	likeness
	behind  float64 // how much less it stands on than the best of its row or column
	nearest float64 // of how many of the two it is the best
	odds    float64 // for being the same matter, as a logarithm
	decided bool    // by somebody

	away float64 // between two accounts: how far apart they stand in them, 0 to 1

	to     *thread // between editions: the commitment, of which a is one statement
	beside float64 // what the statement in front of b stands on, where it is the nearest to the commitment
}

// A sign is something that tells whether two statements are about the same
// matter, and by how much it changes the odds. The weights are learned from
// what people annotated; after a change of the signs, of how matters are
// weighed, or of the annotations, go test ./dossier -run TestSigns -learn
// prints them anew.
type sign struct {
	of     string
	weight float64
	value  func(t *tie) float64
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// compete holds every tie against the others of its row and its column.
func compete(ties []tie, rows, cols int) {
	row, col := make([]float64, rows), make([]float64, cols)
	for _, t := range ties {
		row[t.row], col[t.col] = max(row[t.row], t.stands()), max(col[t.col], t.stands())
	}
	for k := range ties {
		t := &ties[k]
		a, b, own := row[t.row], col[t.col], t.stands()
		t.behind = max(a, b) - own
		t.nearest = yes(own > 0 && own == a) + yes(own > 0 && own == b)
	}
}

// judge works out the odds of ties from what signs they have.
func judge(ties []tie, signs []sign) {
	for k := range ties {
		for _, s := range signs {
			ties[k].odds += s.weight * s.value(&ties[k])
		}
	}
}

// likeliest puts ties in order: those that somebody decided, then by their
// odds.
func likeliest(ties []tie) {
	slices.SortStableFunc(ties, func(x, y tie) int {
		return cmp.Or(cmp.Compare(yes(y.decided), yes(x.decided)), cmp.Compare(y.odds, x.odds))
	})
}

// why says what speaks for a tie: what its statements share, or the signs.
func (t *tie) why(signs []sign) string {
	if t.decided {
		return "decided"
	}
	if why := t.likeness.why(); why != "" {
		return why
	}
	var why []string
	for _, s := range signs[1:] {
		if s.weight*s.value(t) > 0 {
			why = append(why, s.of)
		}
	}
	return strings.Join(why, ", ")
}

// speaks tells whether two statements have a side in common: one side, or one
// and both.
func speaks(a, b *utterance) bool {
	return slices.ContainsFunc(a.st.By, func(p record.Party) bool { return slices.Contains(b.st.By, p) })
}

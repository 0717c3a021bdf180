package dossier

// An index holds which statements of commitments have which terms, so that a
// later statement is weighed against those alone with which it shares one. What
// it weighs was weighed together, see weigh.
type index struct {
	with  [][]entry  // by the rank of the term
	likes []likeness // by the number of the statement
	whose []int      // which commitment is the statement's, by its number
	near  []int      // those statements that share a term with the one looked at
}

// An entry is a term as a statement of a commitment has it.
type entry struct {
	n int // of the statement
	t *term
}

// put takes in a statement of a commitment, and returns its number.
func (x *index) put(m *matter, whose int) int {
	n := len(x.likes)
	x.likes, x.whose = append(x.likes, likeness{a: m}), append(x.whose, whose)
	for i := range m.terms {
		t := &m.terms[i]
		for len(x.with) <= t.rank {
			x.with = append(x.with, nil)
		}
		x.with[t.rank] = append(x.with[t.rank], entry{n, t})
	}
	return n
}

// look weighs a statement against all that are in the index; likes then holds
// how alike each is to it.
func (x *index) look(m *matter) {
	for _, n := range x.near {
		x.likes[n] = likeness{a: x.likes[n].a}
	}
	x.near = x.near[:0]
	for i := range m.terms {
		t := &m.terms[i]
		if t.rank >= len(x.with) {
			continue
		}
		for _, e := range x.with[t.rank] {
			l := &x.likes[e.n]
			if l.b == nil {
				l.b = m
				x.near = append(x.near, e.n)
			}
			l.add(e.t, t)
		}
	}
	for _, n := range x.near {
		x.likes[n].settle()
	}
}

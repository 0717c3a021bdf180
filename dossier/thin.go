package dossier

import "rapporteur/record"

// silence is what an edition that says nothing of a commitment adds to its
// course.
func silence(edition int) Step {
	return Step{Edition: edition, Standing: record.Silent, Why: "nothing is said of it"}
}

// A Thin commitment has a course without those silent steps that follow from
// the others. In a long series nearly all steps are such.
type Thin struct {
	Commitment
	Until int  // the edition that its course reaches to
	Whole bool // nothing is left out
}

// Thinned leaves silent steps out; Filled puts them in again.
func (c Commitment) Thinned() Thin {
	t := Thin{Commitment: c, Until: c.Course[0].Edition - 1}
	t.Course = nil
	for _, s := range c.Course {
		if t.Until++; s.Edition != t.Until {
			return Thin{Commitment: c, Whole: true}
		}
		if s.Standing != record.Silent || s.Quote != nil || s.Also != nil || s.More != nil || s.Due != "" || s.Decided != "" || s.Why != silence(0).Why {
			t.Course = append(t.Course, s)
		}
	}
	if len(t.Course) == 0 || t.Course[0].Edition != c.Course[0].Edition {
		return Thin{Commitment: c, Whole: true}
	}
	return t
}

// Filled returns the commitment with its whole course.
func (t Thin) Filled() Commitment {
	c := t.Commitment
	if t.Whole {
		return c
	}
	c.Course = make([]Step, 0, t.Until-t.Course[0].Edition+1)
	for i, s := range t.Course {
		c.Course = append(c.Course, s)
		next := t.Until + 1
		if i+1 < len(t.Course) {
			next = t.Course[i+1].Edition
		}
		for e := s.Edition + 1; e < next; e++ {
			c.Course = append(c.Course, silence(e))
		}
	}
	return c
}

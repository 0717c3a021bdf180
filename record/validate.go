package record

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"
)

// Validate reports everything in r that cannot be: a passage outside the
// text, an unknown kind, area or date, a statement without a side, a
// statement of a meeting that is not there. It returns nil for a sound
// reading, else all faults joined.
func (r *Reading) Validate() error {
	var errs []error
	fault := func(format string, args ...any) { errs = append(errs, fmt.Errorf(format, args...)) }
	n := utf8.RuneCountInString(r.Document.Text)
	passage := func(where string, p Passage) {
		if p.Start < 0 || p.End <= p.Start || p.End > n {
			fault("%s: passage %d-%d is not within the text's %d characters", where, p.Start, p.End, n)
		}
	}
	date := func(where string, d Date) {
		if !d.Valid() {
			fault("%s: %q is no date", where, d)
		}
	}
	date("document: published", r.Document.Published)
	ids := map[string]bool{"": true}
	for i, m := range r.Meetings {
		where := fmt.Sprintf("meeting %d", i+1)
		if ids[m.ID] {
			fault("%s: id %q stands twice", where, m.ID)
		}
		ids[m.ID] = true
		if m.Role != Subject && m.Role != Mentioned {
			fault("%s: role %q", where, m.Role)
		}
		date(where, m.Start)
		date(where, m.End)
		for _, p := range m.Evidence {
			passage(where, p)
		}
	}
	for i, s := range r.Statements {
		where := fmt.Sprintf("statement %d", i+1)
		if s.Kind.Class() == "" {
			fault("%s: kind %q", where, s.Kind)
		}
		if len(s.By) == 0 {
			fault("%s: nobody's", where)
		}
		for _, a := range s.Areas {
			if !a.Known() {
				fault("%s: area %q", where, a)
			}
		}
		if !ids[s.Meeting] {
			fault("%s: no meeting %q", where, s.Meeting)
		}
		date(where, s.Due)
		passage(where, s.Quote)
	}
	for i, in := range r.Instruments {
		where := fmt.Sprintf("instrument %d", i+1)
		date(where, in.Date)
		for _, p := range in.Evidence {
			passage(where, p)
		}
	}
	return errors.Join(errs...)
}

// Known tells whether a is one of Areas.
func (a Area) Known() bool {
	for _, g := range Areas {
		if slices.Contains(g.Areas, a) {
			return true
		}
	}
	return false
}

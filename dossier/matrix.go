package dossier

import (
	"slices"

	"rapporteur/record"
)

// A Row tells what was said about one area from edition to edition.
type Row struct {
	Area  record.Area
	Cells []Cell // one for each edition
}

// A Cell is what was said about an area at one edition.
type Cell struct {
	Strongest  record.Kind     // the most binding act, "" where nothing was said
	Change     record.Standing // against the last edition at which it was spoken of: New, Repeated, Stronger, Weaker, Silent, or ""
	Statements []Cite
}

// Matrix sets the areas of a dossier against its editions, in the order of
// record.Areas. The readings are those that the dossier was made of, with the
// decisions laid over them.
func Matrix(x Dossier, readings []record.Reading) []Row {
	edition := map[string]int{}
	for i, e := range x.Editions {
		for _, a := range e.Accounts {
			edition[a.Hash] = i
		}
	}
	rows := map[record.Area]*Row{}
	for i := range readings {
		r := &readings[i]
		hash := r.Document.Hash()
		e, ok := edition[hash]
		if !ok {
			continue
		}
		text := []rune(r.Document.Text)
		for _, st := range saidAt(x.Mechanism, i, r) {
			cite := citeOf(r.Document.Name, hash, text, st)
			for _, a := range st.Areas {
				if rows[a] == nil {
					rows[a] = &Row{Area: a, Cells: make([]Cell, len(x.Editions))}
				}
				c := &rows[a].Cells[e]
				c.Statements = append(c.Statements, cite)
				if c.Strongest == "" || binding(st.Kind) < binding(c.Strongest) {
					c.Strongest = st.Kind
				}
			}
		}
	}
	var out []Row
	for _, a := range record.AllAreas() {
		if row := rows[a]; row != nil {
			row.changes()
			out = append(out, *row)
		}
	}
	return out
}

// Said returns the statements that an account, the i-th of those that a
// dossier was made of, tells of the mechanism's meeting, and none that were
// made on a call beside it. Decisions are laid over the reading.
func Said(m Mechanism, i int, r record.Reading) []record.Statement { return saidAt(m, i, &r) }

func saidAt(m Mechanism, i int, r *record.Reading) []record.Statement {
	own := meetingOf(m, i, *r)
	var out []record.Statement
	for _, st := range r.Statements {
		if own == "" || r.MeetingOf(st) == own {
			out = append(out, st)
		}
	}
	return out
}

// meetingOf returns the id of the meeting of an account that a mechanism is
// about, "" where it is not known.
func meetingOf(m Mechanism, reading int, r record.Reading) string {
	for _, at := range m.At {
		if at.Reading == reading && at.Meeting < len(r.Meetings) {
			return r.Meetings[at.Meeting].ID
		}
	}
	return ""
}

// binding orders kinds, the most binding first.
func binding(k record.Kind) int { return slices.Index(record.Kinds, k) }

// changes tells of each cell how it stands to the one before. Kinds of one
// class count as equally firm: an offer is no weaker than a pledge.
func (r *Row) changes() {
	classes := []record.Class{record.Decide, record.Ask, record.Judge, record.Tell}
	last := -1
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Strongest == "" {
			if last >= 0 {
				c.Change = record.Silent
			}
			continue
		}
		now := slices.Index(classes, c.Strongest.Class())
		switch {
		case last < 0:
			c.Change = record.New
		case now < last:
			c.Change = record.Stronger
		case now > last:
			c.Change = record.Weaker
		default:
			c.Change = record.Repeated
		}
		last = now
	}
}

package dossier

import (
	"slices"
	"strings"

	"rapporteur/record"
)

// Follow makes the dossier of one mechanism: all readings are taken for
// accounts of it, in whatever order they come. The decisions are laid over
// the readings first; those that no longer fit come back as orphans.
func (d *Desk) Follow(readings []record.Reading, decisions []record.Decision) Dossier {
	laid, orphans := Lay(readings, decisions)
	return d.FollowLaid(laid, orphans, decisions)
}

// FollowLaid is Follow of readings over which the decisions were laid before,
// with those that did not fit.
func (d *Desk) FollowLaid(readings []record.Reading, orphans []Orphan, decisions []record.Decision) Dossier {
	mech, at := d.seat(readings, decisions)
	editions, of := d.editions(readings, at)
	sheets := make([]*sheet, len(readings))
	memo := map[string]word{}
	for i := range readings {
		sheets[i] = d.sheetOf(&readings[i], at[i], memo)
		sheets[i].edition = of[i]
	}
	slices.SortStableFunc(sheets, func(a, b *sheet) int {
		if a.edition != b.edition {
			return a.edition - b.edition
		}
		if c := strings.Compare(a.name, b.name); c != 0 {
			return c
		}
		return strings.Compare(a.hash, b.hash)
	})
	rule, more := d.rule(sheets, decisions)
	out := Dossier{Mechanism: mech, Editions: editions, Orphans: append(orphans, more...)}
	out.Named = d.mentioned(readings, mech, out.Editions)
	out.People = d.people(out.Editions, decisions)
	out.Commitments, out.Aside = d.courses(sheets, len(editions), rule)
	return out
}

// sheetOf lays out one account: its text, its sides, and what each of its
// statements is about. meeting is the index of the meeting that the dossier
// is about, -1 for none.
func (d *Desk) sheetOf(r *record.Reading, meeting int, memo map[string]word) *sheet {
	s := &sheet{
		r: r, name: r.Document.Name, hash: r.Document.Hash(), text: []rune(r.Document.Text), at: r.Document.Published,
		names: map[string]bool{}, own: map[string]bool{}, memo: memo,
	}
	id := ""
	if meeting >= 0 {
		m := r.Meetings[meeting]
		id, s.sides = m.ID, m.Parties
		if m.Start != "" {
			s.at = m.Start
		}
		if m.Ordinal != nil {
			s.number = *m.Ordinal
		}
		t := d.nameOf(m.Mechanism)
		for _, w := range slices.Concat(t.words, t.heads) {
			s.own[w] = true
		}
		for _, w := range t.short {
			s.own[stemOf(strings.ToLower(w))] = true
		}
		s.own[stemOf(strings.ToLower(t.initials()))] = len(t.spoken) > 2
	}
	for _, m := range r.Meetings {
		for _, h := range m.Heads {
			for _, p := range strings.FieldsFunc(strings.ToLower(h.Name), func(r rune) bool { return r == ' ' || r == '-' }) {
				s.names[p] = true
			}
		}
	}
	for _, st := range r.Statements {
		s.quotes = append(s.quotes, st.Quote)
	}
	var last *utterance
	for i := range r.Statements {
		st := &r.Statements[i]
		u := &utterance{sheet: s, st: st, n: i, m: d.matterOf(s, st, last)}
		last = u
		s.all = append(s.all, u)
		// What was said on a call beside the meeting is not its own.
		if id != "" && r.MeetingOf(*st) != id {
			continue
		}
		s.said = append(s.said, u)
	}
	return s
}

// A Balance counts where the commitments that one edition made stand at the
// last one.
type Balance struct {
	Edition int
	Made    int
	Now     map[record.Standing]int
}

// Balances counts for each edition what became of what it set going: general
// intentions apart, or alone.
func (x Dossier) Balances(general bool) []Balance {
	var out []Balance
	for e := range x.Editions {
		b := Balance{Edition: e, Now: map[record.Standing]int{}}
		for _, c := range x.Commitments {
			if c.General != general || len(c.Course) == 0 || c.Course[0].Edition != e {
				continue
			}
			b.Made++
			b.Now[c.Now()]++
		}
		out = append(out, b)
	}
	return out
}

// Now returns where a commitment stands at the last edition: its last step,
// but done or refused where it came and went at one meeting.
func (c Commitment) Now() record.Standing {
	last := c.Course[len(c.Course)-1]
	if last.Standing == record.New && last.Ended() {
		for _, s := range last.Also {
			if s == record.Done || s == record.Refused {
				return s
			}
		}
	}
	return last.Standing
}

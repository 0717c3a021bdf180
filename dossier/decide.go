package dossier

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"rapporteur/record"
)

// An Orphan is a decision that no longer fits what is read: its passage is
// gone, or nothing is read there any more.
type Orphan struct {
	Decision record.Decision
	Why      string
}

// inOrder returns decisions in the order in which they were made, so that a
// later one overrules an earlier, without those that were withdrawn.
func inOrder(all []record.Decision) []record.Decision {
	out := slices.Clone(all)
	slices.SortStableFunc(out, func(a, b record.Decision) int { return a.At.Compare(b.At) })
	for i := 0; i < len(out); i++ {
		if out[i].Act != record.Withdraw {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			if x := out[k]; x.On == out[i].On && x.Who == out[i].Who {
				out = slices.Delete(out, k, k+1)
				i--
				break
			}
		}
		out = slices.Delete(out, i, i+1)
		i--
	}
	return out
}

// Lay lays decisions over readings: what was rejected goes, what was added
// comes, what was amended has its new fields, and what was accepted stays as
// it was accepted. The readings themselves are not changed. What it returns
// besides are the decisions that no longer fit.
//
// A decision keeps to its passage: the same document, and a statement whose
// quotation overlaps it by half. A document with another hash is another
// text, and decisions about a text that is not among the readings are none of
// their business; they are passed over.
func Lay(readings []record.Reading, decisions []record.Decision) ([]record.Reading, []Orphan) {
	out := slices.Clone(readings)
	byHash := map[string]int{}
	if len(decisions) > 0 {
		for i, r := range readings {
			byHash[r.Document.Hash()] = i
		}
	}
	var orphans []Orphan
	original := map[int][]record.Statement{}
	for _, x := range inOrder(decisions) {
		i, ok := byHash[x.On.Document]
		if !ok || x.On.What != record.OnStatement && x.On.What != record.OnMeeting {
			continue
		}
		r := &out[i]
		if original[i] == nil {
			original[i] = r.Statements
			r.Statements, r.Meetings = slices.Clone(r.Statements), slices.Clone(r.Meetings)
		}
		var why string
		if p, fault := anchored(r.Document.Text, x.On); fault != "" {
			why = fault
		} else if x.On.Passage = p; x.On.What == record.OnStatement {
			why = layStatement(r, original[i], x)
		} else {
			why = layMeeting(r, x)
		}
		if why != "" {
			orphans = append(orphans, Orphan{x, why})
		}
	}
	for i := range original {
		slices.SortStableFunc(out[i].Statements, func(a, b record.Statement) int { return a.Quote.Start - b.Quote.Start })
	}
	return out, orphans
}

// anchored finds the passage that a decision stands on: where it says, else
// where its words stand, if they stand in one place only.
func anchored(text string, ref record.Ref) (p record.Passage, fault string) {
	runes := []rune(text)
	p = ref.Passage
	if p.Start >= 0 && p.End > p.Start && p.End <= len(runes) && (ref.Quote == "" || folded(string(runes[p.Start:p.End])) == folded(ref.Quote)) {
		return p, ""
	}
	if ref.Quote != "" && strings.Count(text, ref.Quote) == 1 {
		before, _, _ := strings.Cut(text, ref.Quote)
		start := len([]rune(before))
		return record.Passage{Start: start, End: start + len([]rune(ref.Quote))}, ""
	}
	return p, fmt.Sprintf("the words at %d–%d are no longer %q", p.Start, p.End, ref.Quote)
}

func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

// overlap is the part of the shorter of two passages that the other covers.
func overlap(a, b record.Passage) float64 {
	n := min(a.End, b.End) - max(a.Start, b.Start)
	if shorter := min(a.End-a.Start, b.End-b.Start); n > 0 && shorter > 0 {
		return float64(n) / float64(shorter)
	}
	return 0
}

// at returns the statement that a passage overlaps most and by half at least,
// -1 for none.
func at(all []record.Statement, p record.Passage) int {
	best, top := -1, 0.0
	for i, st := range all {
		// Of two that it covers, the one that covers it.
		if o := overlap(st.Quote, p); o >= 0.5 {
			length := max(st.Quote.End, p.End) - min(st.Quote.Start, p.Start)
			if o += 1 / float64(1+length); o > top {
				best, top = i, o
			}
		}
	}
	return best
}

// layStatement carries out one decision about a statement, and tells why it
// cannot. original is what the reader read.
func layStatement(r *record.Reading, original []record.Statement, x record.Decision) string {
	i := at(r.Statements, x.On.Passage)
	switch x.Act {
	case record.Reject:
		if i >= 0 {
			r.Statements = slices.Delete(r.Statements, i, i+1)
		}
		return "" // what is no longer read need not be taken away
	case record.Accept, record.Amend, record.Add:
		st := record.Statement{Quote: x.On.Passage}
		switch k := at(original, x.On.Passage); {
		case i >= 0:
			st = r.Statements[i]
		case x.Act != record.Add && k >= 0: // rejected before, and taken back
			st = original[k]
		case len(x.Set) == 0:
			return "nothing is read at this passage any more, and the decision does not hold the statement itself"
		}
		if len(x.Set) > 0 {
			st = fresh(st)
			if err := strict(x.Set, &st); err != nil {
				return "its fields are not those of a statement: " + err.Error()
			}
		}
		one := record.Reading{Document: r.Document, Meetings: r.Meetings, Statements: []record.Statement{st}}
		if err := one.Validate(); err != nil {
			return folded(err.Error())
		}
		if i >= 0 {
			r.Statements[i] = st
		} else {
			r.Statements = append(r.Statements, st)
		}
		return ""
	}
	return "" // same, not-same and standing are for later
}

// fresh copies a statement's lists, so that what is laid over it does not
// change the reading it is from.
func fresh(st record.Statement) record.Statement {
	st.By, st.To, st.Areas = slices.Clone(st.By), slices.Clone(st.To), slices.Clone(st.Areas)
	st.Instruments, st.Forums = slices.Clone(st.Instruments), slices.Clone(st.Forums)
	return st
}

func strict(b []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	return dec.Decode(into)
}

// layMeeting carries out one decision about a meeting, which is known by its
// evidence and, where that leaves several, its name.
func layMeeting(r *record.Reading, x record.Decision) string {
	i := -1
	for k, m := range r.Meetings {
		fits := slices.ContainsFunc(m.Evidence, func(p record.Passage) bool { return overlap(p, x.On.Passage) >= 0.5 })
		if fits && (i < 0 || x.On.Name != "" && m.Mechanism == x.On.Name) {
			i = k
		}
	}
	switch x.Act {
	case record.Reject:
		if i >= 0 {
			id := r.Meetings[i].ID
			r.Meetings = slices.Delete(r.Meetings, i, i+1)
			r.Statements = slices.DeleteFunc(r.Statements, func(s record.Statement) bool { return s.Meeting != "" && s.Meeting == id })
		}
	case record.Accept, record.Amend, record.Add:
		if i < 0 && len(x.Set) == 0 {
			return "no meeting is read at this passage any more"
		}
		m := record.Meeting{ID: freeID(r.Meetings), Role: record.Mentioned, Mechanism: x.On.Name, Evidence: []record.Passage{x.On.Passage}}
		if i >= 0 {
			m = freshMeeting(r.Meetings[i])
		}
		if len(x.Set) > 0 {
			id := m.ID // statements name it
			if err := strict(x.Set, &m); err != nil {
				return "its fields are not those of a meeting: " + err.Error()
			}
			m.ID = id
		}
		one := record.Reading{Document: r.Document, Meetings: []record.Meeting{m}}
		if err := one.Validate(); err != nil {
			return folded(err.Error())
		}
		if i >= 0 {
			r.Meetings[i] = m
		} else {
			r.Meetings = append(r.Meetings, m)
		}
	}
	return ""
}

// freshMeeting copies what a meeting points to, see fresh.
func freshMeeting(m record.Meeting) record.Meeting {
	m.Parties, m.Heads, m.Evidence = slices.Clone(m.Parties), slices.Clone(m.Heads), slices.Clone(m.Evidence)
	if m.Ordinal != nil {
		n := *m.Ordinal
		m.Ordinal = &n
	}
	return m
}

// freeID returns an id that none of the meetings has.
func freeID(all []record.Meeting) string {
	for n := len(all) + 1; ; n++ {
		if id := fmt.Sprintf("m%d", n); !slices.ContainsFunc(all, func(m record.Meeting) bool { return m.ID == id }) {
			return id
		}
	}
}

// A spot is a statement's place: its document and where it begins there.
type spot struct {
	hash  string
	start int
}

// A rulings is what people decided about commitments.
type rulings struct {
	pairs map[[2]spot]record.Decision // same and not-same, both ways round
	stand []ruling
}

// A ruling sets where a commitment stands at one edition.
type ruling struct {
	record.Decision
	opens   spot
	edition int
	cite    Cite
}

// rule sorts out the decisions about commitments and returns beside them
// those that no longer fit.
func (d *Desk) rule(sheets []*sheet, decisions []record.Decision) (rulings, []Orphan) {
	out := rulings{pairs: map[[2]spot]record.Decision{}}
	var orphans []Orphan
	byHash := map[string]*sheet{}
	if len(decisions) > 0 {
		for _, s := range sheets {
			byHash[s.hash] = s
		}
	}
	find := func(ref record.Ref) (*utterance, record.Passage, string) {
		s := byHash[ref.Document]
		p, fault := anchored(s.r.Document.Text, ref)
		if fault != "" {
			return nil, p, fault
		}
		if i := at(s.r.Statements, p); i >= 0 {
			for _, u := range s.said {
				if u.n == i {
					return u, p, ""
				}
			}
		}
		return nil, p, "nothing is read at this passage any more"
	}
	for _, x := range inOrder(decisions) {
		if x.On.What != record.OnCommitment && x.On.What != record.OnStatement || x.With == nil ||
			x.Act != record.Same && x.Act != record.NotSame && x.Act != record.SetStand {
			continue
		}
		if byHash[x.On.Document] == nil || byHash[x.With.Document] == nil {
			continue
		}
		on, _, fault := find(x.On)
		if fault != "" {
			orphans = append(orphans, Orphan{x, fault})
			continue
		}
		with, p, fault := find(*x.With)
		if x.Act == record.SetStand {
			if rank(x.Standing) < 0 && x.Standing != record.Silent {
				orphans = append(orphans, Orphan{x, fmt.Sprintf("no standing %q", x.Standing)})
				continue
			}
			s := byHash[x.With.Document]
			c := citeOf(s.name, s.hash, s.text, record.Statement{Quote: p})
			if with != nil {
				c = with.cite()
			}
			out.stand = append(out.stand, ruling{x, on.spot(), s.edition, c})
			continue
		}
		if fault != "" {
			orphans = append(orphans, Orphan{x, fault})
			continue
		}
		out.pairs[[2]spot{on.spot(), with.spot()}] = x
		out.pairs[[2]spot{with.spot(), on.spot()}] = x
	}
	return out, orphans
}

func (u *utterance) spot() spot { return spot{u.sheet.hash, u.st.Quote.Start} }

func (r rulings) between(a, b *utterance) record.Act {
	if len(r.pairs) == 0 {
		return ""
	}
	return r.pairs[[2]spot{a.spot(), b.spot()}].Act
}

func (r rulings) same(a, b *utterance) bool  { return r.between(a, b) == record.Same }
func (r rulings) apart(a, b *utterance) bool { return r.between(a, b) == record.NotSame }

// joins tells whether somebody decided that a statement is one with another:
// then it is no mere answer and stands nowhere aside.
func (r rulings) joins(u *utterance) bool {
	if len(r.pairs) == 0 {
		return false
	}
	for k, x := range r.pairs {
		if k[0] == u.spot() && x.Act == record.Same {
			return true
		}
	}
	return false
}

// standing returns what was decided about a commitment at an edition, the
// last word on it.
func (r rulings) standing(c *thread, e int) *ruling {
	for i := len(r.stand) - 1; i >= 0; i-- {
		x := &r.stand[i]
		if x.edition == e && slices.ContainsFunc(c.members, func(u *utterance) bool { return u.spot() == x.opens }) {
			return x
		}
	}
	return nil
}

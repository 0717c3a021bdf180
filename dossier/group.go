package dossier

import (
	"cmp"
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// A group is the statements of one edition that are about one commitment.
type group struct {
	said []*utterance
	to   []*thread
	why  map[*thread]string // what links it to each of them
}

// groupsOf gathers the statements of one edition into those that are about
// one thing: a proposal and its acceptance, a request and its answer, and
// what two accounts both tell.
func (d *Desk) groupsOf(sheets []*sheet, e int, rule rulings) ([]*group, []Aside) {
	var groups []*group
	var asides []Aside
	for _, s := range sheets {
		if s.edition != e {
			continue
		}
		for i, u := range s.said {
			if opens(u.st.Kind) && !rule.joins(u) {
				if u.aside = d.asideOf(s, u); u.aside != "" {
					asides = append(asides, Aside{e, u.cite(), u.aside})
					continue
				}
			}
			if asked := d.asked(s, i); len(asked) > 0 && !rule.joins(u) {
				u.answer = true
				for _, w := range asked {
					w.group.said = append(w.group.said, u)
				}
				u.group = asked[0].group
				continue
			}
			if g := cmp.Or(remainder(s, i), resumed(s, i)); g != nil && !rule.joins(u) {
				g.said = append(g.said, u)
				u.group = g
				continue
			}
			if g := d.partner(groups, u, rule); g != nil {
				g.said = append(g.said, u)
				u.group = g
				continue
			}
			u.group = &group{said: []*utterance{u}}
			groups = append(groups, u.group)
		}
	}
	return groups, asides
}

// asked returns the requests and offers before it that a statement answers,
// none where it is no answer.
func (d *Desk) asked(s *sheet, i int) []*utterance {
	u := s.said[i]
	if i > 0 && u.m.slight && u.m.front < full && u.m.has(lexicon.CuePointer) && u.st.Kind.Class() == record.Judge && s.said[i-1].acts() && s.said[i-1].group != nil {
		return s.said[i-1 : i] // thanks or praise for what was just said
	}
	reply := repliesTo(s, i)
	if !reply && !u.m.has(lexicon.CueAnswer|lexicon.CueAccept) && !(u.m.has(lexicon.CueRefused) && (u.m.slight || u.m.has(lexicon.CuePointer|lexicon.CueBoth)) && u.m.front < full) {
		return nil
	}
	if len(u.st.By) > 1 && !u.m.has(lexicon.CueAccept) {
		return nil
	}
	if u.st.Kind.Class() == record.Ask || u.m.heavy >= 3*full && !u.m.has(lexicon.CuePointer|lexicon.CueBoth|lexicon.CueAccept) {
		return nil
	}
	var out []*utterance
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		w := s.said[k]
		if u.m.front >= full && !topical(u.m, w.m) && w.st.Quote.End <= sentence(s.text, u.st.Quote).Start {
			continue // its sentence names another topic
		}
		if w.answer && len(out) == 0 && slices.Equal(w.st.By, u.st.By) && w.group != nil {
			return []*utterance{w}
		}
		one := len(u.st.By) == 1 && slices.Equal(w.st.By, u.st.By)
		if !reply && u.m.heavy >= 1.5*full && !u.m.has(lexicon.CuePointer|lexicon.CueBoth) && !shares(u.m, w.m) {
			continue // it takes up something else, from an earlier meeting
		}
		if w.group == nil || one || !opens(w.st.Kind) && !w.m.has(lexicon.CuePending) || w.st.Kind == record.Agree {
			if len(out) > 0 {
				break
			}
			continue
		}
		out = append(out, w)
		if !u.m.has(lexicon.CueBoth) || len(out) == 2 {
			break
		}
	}
	return out
}

// replies tells whether one side decides something right behind what the
// other side asked or offered.
func replies(st, before *record.Statement) bool {
	return st.Kind.Class() == record.Decide && st.Kind != record.Sign && (before.Kind.Class() == record.Ask || before.Kind == record.Offer || before.Kind == record.Invite) &&
		len(st.By) == 1 && len(before.By) == 1 && st.By[0] != before.By[0]
}

// repliesTo tells whether a statement that says little by itself, or promises
// something in the very same areas, stands right behind what the other side
// asked, whatever that side added: "promised to raise it with the members".
func repliesTo(s *sheet, i int) bool {
	u, k := s.said[i], i-1
	if k > 0 && s.said[k].st.Kind.Class() != record.Ask && !opens(s.said[k].st.Kind) && sameParties(s.said[k].st.By, s.said[k-1].st.By) {
		k--
	}
	if k < 0 || s.said[k].st.Kind.Class() != record.Ask || !replies(u.st, s.said[k].st) {
		return false
	}
	short := u.m.heavy <= 2*full || u.st.Kind == record.Pledge && len(u.st.Areas) > 0 && slices.Equal(u.st.Areas, s.said[k].st.Areas)
	return short && u.m.front < full && s.said[i-1].st.Quote.End > sentenceBefore(s.text, sentence(s.text, u.st.Quote)).Start
}

// shares tells whether two matters have a word in common.
func shares(a, b *matter) bool {
	return slices.ContainsFunc(a.terms, func(t term) bool { return t.own && t.key[0] != '#' && b.about(t.key) })
}

// topical tells whether what stands around one statement is what another says.
func topical(m, of *matter) bool {
	return slices.ContainsFunc(m.terms, func(t term) bool { return t.key[0] != '#' && of.about(t.key) })
}

// resumed returns the group of the statement in front where this one only
// points to it and goes on from there: what was reported is to be continued,
// what is to be drafted is to be signed.
func resumed(s *sheet, i int) *group {
	u := s.said[i]
	if i == 0 || !u.m.slight || !u.m.has(lexicon.CuePointer|lexicon.CueBoth|lexicon.CueOther) || u.st.Kind == record.Discuss {
		return nil
	}
	w := s.said[i-1]
	if w.group == nil || opens(w.st.Kind) && !(opens(u.st.Kind) && slices.Equal(w.st.By, u.st.By) && w.st.Quote.End > sentence(s.text, u.st.Quote).Start) {
		return nil
	}
	return w.group
}

// remainder returns the group of what was just told to be done in part, where
// a statement is about what is left of it: "the other pair will travel in May".
func remainder(s *sheet, i int) *group {
	u := s.said[i]
	if !u.m.has(lexicon.CueRest) || u.m.heavy >= 3*full {
		return nil
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if w := s.said[k]; w.group != nil && w.m.has(lexicon.CueAdvanced|lexicon.CuePending) {
			return w.group
		}
	}
	return nil
}

// partner returns the group of the edition that a statement belongs to, nil
// for none.
func (d *Desk) partner(groups []*group, u *utterance, rule rulings) *group {
	var best *group
	var top float64
	for _, g := range groups {
		if slices.ContainsFunc(g.said, func(w *utterance) bool { return rule.apart(u, w) }) {
			continue
		}
		for _, w := range g.said {
			l := alike(w.m, u.m)
			need := d.needed(w, u)
			if w.sheet == u.sheet && (need == twice || !u.m.leans()) {
				l.score = l.own // one sentence lends its words to all its statements
			}
			if rule.same(u, w) {
				l.score = 2
			} else if vague(w, u) {
				l.score = 1
			} else if l.heavy < proof || l.score < need {
				continue
			}
			if l.score > top {
				best, top = g, l.score
			}
		}
	}
	return best
}

// vague tells whether two statements are both about relations as a whole and
// nothing else.
func vague(a, b *utterance) bool {
	one := func(u *utterance) bool {
		return opens(u.st.Kind) && u.m.slight && u.m.when == "" && len(u.st.Areas) > 0 && !u.m.has(lexicon.CueSeen|lexicon.CueHedge|lexicon.CuePointer|lexicon.CueBoth)
	}
	return one(a) && one(b) && slices.Equal(a.st.Areas, b.st.Areas)
}

// needed is how alike two statements of one edition must be to be about one
// commitment.
func (d *Desk) needed(a, b *utterance) float64 {
	if !opens(a.st.Kind) || !opens(b.st.Kind) {
		if a.sheet != b.sheet {
			return retold
		}
		return 2
	}
	switch {
	case a.sheet != b.sheet:
		return retold
	case a.st.Kind.Class() == record.Ask && b.st.Kind.Class() == record.Decide && !slices.Equal(a.st.By, b.st.By):
		return agreedA
	}
	return twice
}

package dossier

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// opens tells whether a statement is of the classes that open commitments.
func opens(k record.Kind) bool { return k.Class() == record.Decide || k.Class() == record.Ask }

// acts tells whether a statement decides or asks something here and now.
func (u *utterance) acts() bool { return opens(u.st.Kind) && !u.answer && !u.report }

// asideOf tells why a statement that decides or asks is no commitment, ""
// where it is one.
func (d *Desk) asideOf(s *sheet, u *utterance) string {
	if d.ownMeeting(s, u) {
		return AsideMeeting
	}
	if u.st.Kind == record.Agree && u.m.when == "" && d.onlySo(s, u) {
		// Both may agree that a thing is done.
		if u.report = d.tellsCourse(u); !u.report {
			return AsideNoAction
		}
	}
	return ""
}

// ownMeeting tells whether a statement only arranges the mechanism's own
// meetings: it names one, or the minutes, and little else beside words of
// arranging.
func (d *Desk) ownMeeting(s *sheet, u *utterance) bool {
	if u.st.Kind == record.Sign && len(u.st.Instruments) > 1 {
		return false // "signed the minutes and a memorandum on visas"
	}
	words := d.wordsOf(s.text, u.st.Quote, s.memo)
	in, parties := asCues(words), asNames(words)
	named, rest, all := false, 0, 0
	inside := false // named only as the time of something else: "at the 13th dialogue"
	for i := 0; i < len(words); {
		w := words[i]
		k := d.lex.Word(w.low)
		if n := d.lex.Ordinal(w.low); n > 0 && (s.number == 0 || n >= s.number) && d.meetingFollows(words, i+1) {
			named = true
			inside = inside || d.timed(words, i)
		}
		if i == 0 && k.Is(lexicon.Mechanism|lexicon.Edition) || i > 0 && words[i-1].low == "next" && s.own[w.stem] {
			named = true // "meeting to be held in May", "the next FOC"
		}
		if _, n := d.lex.Parties.Longest(parties[i:]); n > 0 {
			i += n
			continue
		}
		set, n := d.cueAt(in, i)
		switch {
		case n > 0 && set.Is&(lexicon.CueOwn|lexicon.CueArrange) != 0:
			if set.Is&lexicon.CueOwn != 0 {
				named = true
				inside = inside || d.timed(words, i)
			}
			all++
			i += n
			continue
		case w.mark, w.number > 0, w.year > 0, d.empty[w.root], s.own[w.stem], s.names[w.low], k.Is(lexicon.Closed | lexicon.Adv),
			k != nil && (k.Month > 0 || k.Day > 0 || k.Ordinal > 0), d.lex.Ordinal(w.low) > 0, figured(w.low), i > 0 && capital(w.raw):
		default:
			rest++
			all++
		}
		i++
	}
	if inside && u.m.has(lexicon.CuePointer) {
		return false
	}
	return named && rest <= 2 && 3*rest <= all+1
}

// timed tells whether the meeting named at words[i] only tells when: "at the
// 13th dialogue", "before the next round".
func (d *Desk) timed(words []word, i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		switch k := d.lex.Word(words[j].low); {
		case words[j].low == "of" || words[j].low == "for" || words[j].low == "as":
			return false
		case k.Is(lexicon.Prep):
			return true
		}
	}
	return false
}

// figured tells whether a word begins with a figure: "10th", "2+2".
func figured(low string) bool { return low != "" && low[0] >= '0' && low[0] <= '9' }

// meetingFollows tells whether the ordinal before words[i] counts a meeting.
func (d *Desk) meetingFollows(words []word, i int) bool {
	for k := i; k < len(words) && k < i+5 && !words[k].mark; k++ {
		if d.lex.Word(words[k].low).Is(lexicon.Mechanism | lexicon.Edition) {
			return true
		}
		if d.lex.Word(words[k].low).Is(lexicon.Prep) {
			return false
		}
	}
	return false
}

// onlySo tells whether what is agreed is that something is so: a view or an
// assessment, or a that-clause in which nothing is to happen.
func (d *Desk) onlySo(s *sheet, u *utterance) bool {
	words := d.wordsOf(s.text, u.st.Quote, s.memo)
	that := slices.IndexFunc(words, func(w word) bool { return w.low == "that" })
	if that < 0 {
		return u.m.has(lexicon.CueOpinion)
	}
	if !u.m.has(lexicon.CueOpinion) && (that > 4 || slices.ContainsFunc(words[:that], func(w word) bool { return w.low == "to" })) {
		return false
	}
	for i, w := range words[that+1:] {
		k := d.lex.Word(w.low)
		next := that + 2 + i
		if k.Is(lexicon.Modal) || w.low == "be" || k.Is(lexicon.Be) && next < len(words) && words[next].low == "to" {
			return false
		}
	}
	return true
}

// general tells whether a commitment is an intention rather than an act that
// can be seen to have happened.
func (d *Desk) general(s *sheet, u *utterance) bool {
	m := u.m
	if len(m.amounts) > 0 || m.when != "" || u.st.Kind == record.Sign || u.st.Kind == record.Invite {
		return false
	}
	g, seen := m.has(lexicon.CueGeneral), m.has(lexicon.CueSeen)
	switch {
	case g && seen:
		return d.generalFirst(s, u)
	case seen:
		return false
	case g:
		return true
	}
	return u.st.Kind == record.Hope || m.slight
}

// generalFirst tells whether the first phrase that tells an intention from an
// act tells of an intention: what a statement begins with is its act.
func (d *Desk) generalFirst(s *sheet, u *utterance) bool {
	words := d.wordsOf(s.text, u.st.Quote, s.memo)
	in := asCues(words)
	for i := 0; i < len(words); {
		set, n := d.cueAt(in, i)
		switch {
		case n > 0 && set.Is&lexicon.CueSeen != 0:
			return false
		case n > 0 && set.Is&lexicon.CueGeneral != 0:
			return true
		}
		i += max(n, 1)
	}
	return false
}

// owners tells who is to act, where the statement tells.
func owners(st *record.Statement, sides []record.Party) []record.Party {
	switch st.Kind {
	case record.Request:
		if len(st.To) > 0 {
			return st.To
		}
		if len(st.By) == 1 && len(sides) == 2 {
			return others(sides, st.By)
		}
		return nil
	case record.Propose:
		return sides
	case record.Hope:
		return st.To
	case record.Invite:
		return st.To
	}
	return st.By
}

// others returns the sides that are not among some.
func others(sides, some []record.Party) []record.Party {
	var out []record.Party
	for _, p := range sides {
		if !slices.Contains(some, p) {
			out = append(out, p)
		}
	}
	return out
}

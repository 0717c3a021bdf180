package dossier

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// standingCues are the classes whose phrases say where a thing stands and
// nothing of what it is.
const standingCues = lexicon.CueRefused | lexicon.CuePostponed | lexicon.CuePending | lexicon.CueAnswer | lexicon.CueAccept | lexicon.CueAgain | lexicon.CueHedge | lexicon.CueOther | lexicon.CueRest

// groundOf tells for each word whether it only says what a thing builds on,
// from a phrase of that class to the next comma, and whether it only says
// where a thing stands.
func (d *Desk) groundOf(words []word) (grounds, hollow []bool) {
	grounds, hollow = make([]bool, len(words)), make([]bool, len(words))
	in := asCues(words)
	for i := 0; i < len(words); {
		set, n := d.cueAt(in, i)
		switch {
		case n == 0:
		case set.Is&lexicon.CueGround != 0:
			for k := i; k < len(words) && !words[k].mark; k++ {
				grounds[k] = true
			}
		case set.Is&standingCues != 0:
			for k := i; k < i+n; k++ {
				hollow[k] = true
			}
		}
		i += max(n, 1)
	}
	return grounds, hollow
}

// cueAt returns the phrase of a course that begins at in[i] and how long it
// is, 0 for none. One that a longer phrase begins within gives way to it: "was
// not in a position to" declines, and tells nothing of what was not.
func (d *Desk) cueAt(in []*lexicon.Form, i int) (*lexicon.CueSet, int) {
	set, n := d.lex.Courses.Cues.Longest(in[i:])
	for k := 1; k < n; k++ {
		if _, m := d.lex.Courses.Cues.Longest(in[i+k:]); m > n {
			return nil, 0
		}
	}
	return set, n
}

// shift tells what two numbers of one thing say: more ("two places instead of
// one", "from ten to fifteen"), less, or a part ("of the four, two are at
// work").
func shift(words []word) lexicon.Cue {
	last := 0 // the number before
	for i, w := range words {
		if w.mark || w.number == 0 {
			continue
		}
		n := w.number
		behind := func(phrase ...string) bool {
			if i < len(phrase) {
				return false
			}
			for k, low := range phrase {
				if words[i-len(phrase)+k].low != low {
					return false
				}
			}
			return true
		}
		switch {
		case last == 0:
		case behind("instead", "of") && n < last, behind("to") && n > last && i > 1 && words[i-2].number == last:
			return lexicon.CueRaise
		case behind("instead", "of") && n > last, behind("to") && n < last && i > 1 && words[i-2].number == last:
			return lexicon.CueDrop
		}
		if part := last > n && slices.ContainsFunc(words[:i], func(x word) bool { return x.mark }); part && len(words) > 3 && words[0].low == "of" && (words[1].number == last || words[2].number == last) {
			return lexicon.CueAdvanced
		}
		last = n
	}
	return 0
}

// cuesOf notes what the words of a statement tell of a course.
func (d *Desk) cuesOf(m *matter, words []word, kind record.Kind) {
	in := asCues(words)
	hollow := make([]bool, len(words)) // of a phrase that says by itself how things stand
	done := make([]bool, len(words))   // or that they are done
	for i := 0; i < len(words); {
		set, n := d.cueAt(in, i)
		if n > 0 {
			m.is |= set.Is
			for k := i; k < i+n; k++ {
				hollow[k] = set.Is&standingCues != 0
				done[k] = set.Is&lexicon.CueDone != 0
			}
		}
		i += max(n, 1)
	}
	m.is |= shift(words)
	if m.given = d.kept(words); m.given {
		m.past = kind == record.Report
	}
	if kind.Class() != record.Tell && kind.Class() != record.Judge {
		return
	}
	denied := false // by a word before it in the clause
	for i, w := range words {
		denied = !w.mark && (denied || d.lex.Courses.Negations[w.low])
		switch w.low {
		case "will", "shall", "would":
			m.will = m.will || !denied
		}
		switch {
		case i == 0 || hollow[i]:
		case d.happened(words, i) && (denied || d.none(words, i)):
			m.is |= lexicon.CuePending // "no pilots had come", "had sent no pilots"
		case denied && d.willNot(words, i):
			m.wont = true
		case d.happened(words, i):
			m.past = true
		case !denied && !done[i] && d.goesOn(words, i):
			m.going = true
		}
	}
}

// persons is the key under which people are counted, whoever they are.
const persons = "#persons"

// census counts people: of ten seats, six cadets took up a part.
func (d *Desk) census(m *matter, w word, number int) {
	if d.lex.Courses.Persons[w.root] {
		m.amounts[persons] = number
	}
}

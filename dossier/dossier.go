// Package dossier turns readings into what a desk officer keeps of a
// mechanism: which meetings it had, who led them, what was promised and what
// became of it, and what two accounts of one meeting tell differently. It is
// a pure function of readings, lexicon and people's decisions.
//
// It asks one question after the other, each in a file of its own:
//
//   - Which mechanism is it? (mechanism.go) Key folds a name so that the same
//     mechanism has the same key in every account; Mechanisms brings together
//     what a key cannot, such as an abbreviation.
//   - Which edition? (edition.go) Accounts of one meeting are joined, and
//     meetings that an account only mentions date those that have none.
//   - Who was it? (person.go) People across spellings, with their posts.
//   - What is a statement about? (words.go, matter.go) Words by their stem,
//     names, areas, numbers, and what a pronoun points to.
//   - By which phrases does it tell how things stand? (cue.go)
//   - Does it tell of what has happened, and by when is a thing to be done?
//     (tense.go, when.go)
//   - Do two statements mean the same thing? (alike.go) What both have,
//     weighed by how rare it is in the series.
//   - What opens a commitment, and what belongs to it? (open.go, group.go,
//     follow.go)
//   - Where does it stand? (standing.go)
//   - Which statements of two accounts are the same? (twin.go) What speaks for
//     it is weighed as annotated pairs of accounts have taught.
//   - What do two accounts tell differently? (compare.go)
//   - What did people decide? (decide.go)
//
// Every link says why, in words for people. Which words make a thing done or
// put off is data: lexicon/en/courses.txt and matter.txt.
package dossier

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// A Desk makes dossiers in one language. No dossier depends on the one
// before, and several goroutines may use the same desk.
type Desk struct {
	lex         *lexicon.Lexicon
	empty, thin map[string]bool    // base forms
	same        map[string]synonym // by stem
}

// A synonym is a word and the one it stands for.
type synonym struct{ word, name string }

// nameFor returns what a word stands for, "" for itself. A stem may be that of
// other words as well ("universal", "university"): one of the two has to
// begin the other.
func (d *Desk) nameFor(w word) string {
	s, ok := d.same[w.stem]
	a, b := strings.TrimRight(s.word, "ey"), strings.TrimRight(w.root, "ey")
	if !ok || !strings.HasPrefix(a, b) && !strings.HasPrefix(b, a) {
		return ""
	}
	return s.name
}

// New returns a desk for the lexicon's language.
func New(lex *lexicon.Lexicon) *Desk {
	d := &Desk{lex: lex, empty: map[string]bool{}, thin: map[string]bool{}, same: map[string]synonym{}}
	for w, canon := range lex.Courses.SameWord {
		d.same[stemOf(w)] = synonym{w, canon}
	}
	for _, w := range lex.Courses.Empty {
		d.empty[lexicon.Key(w)] = true
	}
	for _, w := range lex.Courses.Thin {
		d.thin[lexicon.Key(w)] = true
	}
	return d
}

// A Dossier is what is known of one mechanism.
type Dossier struct {
	Mechanism   Mechanism
	Editions    []Edition // those that have an account, in their order
	Named       []Edition // those that accounts only name
	People      []Person
	Commitments []Commitment // in the order in which they appear
	Aside       []Aside
	Orphans     []Orphan
}

// An Account is one document about one meeting.
type Account struct {
	Document  string // its name
	Hash      string // of its text
	Title     string
	Publisher string
	Published record.Date
}

// A Cite is a statement at its place.
type Cite struct {
	Document string
	Hash     string
	Passage  record.Passage
	Quote    string // the words of the passage
	Kind     record.Kind
	By       []record.Party
	Speaker  string
}

// A Commitment is something that somebody is to do, or that somebody wants
// done, with its course from the edition where it first appears.
type Commitment struct {
	Title   string
	General bool           // an intention rather than an act one could see
	By      []record.Party // who opens it
	Owner   []record.Party // who is to act, where the text tells
	Due     record.Date    // the date last set
	Areas   []record.Area
	Course  []Step
}

// A Step is where a commitment stands at one edition.
type Step struct {
	Edition  int // index of Dossier.Editions
	Standing record.Standing
	Also     []record.Standing // what else is said of it
	Quote    *Cite             // the decisive statement, nil where nothing is said
	More     []Cite            // the other statements on it
	Due      record.Date       // that this step sets
	Why      string            // which words link it, and which make it stand so
	Decided  string            // who decided that it is so, "" for the program
}

// Ended tells whether nothing more is expected after the step.
func (s Step) Ended() bool {
	if s.Standing == record.Done || s.Standing == record.Refused {
		return true
	}
	if s.Standing == record.New {
		for _, a := range s.Also {
			if a == record.Done || a == record.Refused {
				return true
			}
		}
	}
	return false
}

// An Aside is a statement that decides or asks something and is no
// commitment.
type Aside struct {
	Edition int
	Cite    Cite
	Why     string // AsideMeeting or AsideNoAction
}

// Why a statement stands aside.
const (
	AsideMeeting  = "meeting"   // it arranges the mechanism's own editions or its minutes
	AsideNoAction = "no action" // it agrees that something is so
)

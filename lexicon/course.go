package lexicon

import (
	"fmt"
	"strconv"
	"strings"
)

// A Cue is a class of courses.txt, which says what each means. A phrase may
// be of several.
type Cue uint32

// The classes of courses.txt.
const (
	CueDone Cue = 1 << iota
	CueAchieve
	CueAdvanced
	CuePending
	CueRefused
	CuePostponed
	CueHedge
	CueDrop
	CueRaise
	CueAgain
	CueAnswer
	CueAccept
	CueBoth
	CuePointer
	CueYearly
	CueGeneral
	CueSeen
	CueOwn
	CueArrange
	CueOpinion
	CueGround
	CueMute
	CueOther
	CueRest
	CueEnding
	CueNone
)

var cueNames = map[string]Cue{
	"done": CueDone, "achieve": CueAchieve, "advanced": CueAdvanced, "pending": CuePending, "refused": CueRefused,
	"postponed": CuePostponed, "hedge": CueHedge, "drop": CueDrop, "raise": CueRaise, "again": CueAgain,
	"answer": CueAnswer, "accept": CueAccept, "both": CueBoth, "pointer": CuePointer, "yearly": CueYearly,
	"general": CueGeneral, "seen": CueSeen, "own": CueOwn, "arrange": CueArrange, "opinion": CueOpinion,
	"ground": CueGround, "mute": CueMute, "other": CueOther, "rest": CueRest, "ending": CueEnding,
	"none": CueNone,
}

// A CueSet is what one phrase of courses.txt tells: its classes, and the
// lines that say so.
type CueSet struct {
	Is    Cue
	Lines []Line
}

// Courses is what courses.txt and matter.txt hold: the words by which what is
// said at one meeting is recognised at the next.
//
// It has a vocabulary of its own, so that a reader, which needs none of it,
// is not slowed by it.
type Courses struct {
	words *vocabulary
	cues  map[string]*CueSet // by phrase, while the tables are loaded
	Cues  *Trie[*CueSet]
	Past  map[string][]string // the past of the verbs of "achieve": by its form, the words that must follow

	Empty, Thin []string          // words that carry no matter, or little
	Same        *Trie[string]     // phrases, and the name of the thing
	SameWord    map[string]string // the same for single words, by base form: verbs have many
	Months      map[string]int    // how many months a part of a year has
	Seasons     map[string]int    // in which month each is over in the north
	Numbers     map[string]int    // numerals
	Negations   map[string]bool   // words that deny
	Persons     map[string]bool   // words for people, and for what one of them takes up, by base form
	Amounts     map[string]bool   // words behind which stands what is counted: "the number of"
}

func newCourses() *Courses {
	words := newVocabulary()
	return &Courses{
		words:     words,
		cues:      map[string]*CueSet{},
		Cues:      newTrie[*CueSet](words),
		Past:      map[string][]string{},
		Months:    map[string]int{},
		Seasons:   map[string]int{},
		Numbers:   map[string]int{},
		Negations: map[string]bool{},
		Amounts:   map[string]bool{},
		Persons:   map[string]bool{},
		Same:      newTrie[string](words),
		SameWord:  map[string]string{},
	}
}

// Find looks a form up once for both of c's tries.
func (c *Courses) Find(f *Form) { c.words.look(f) }

// addCourse reads a line of courses.txt. One phrase may stand in several
// lines, which are then told apart by nobody: it is of all their classes.
func (l *Lexicon) addCourse(line *Line, f []string) error {
	is := cueNames[f[0]]
	if is == 0 {
		return fmt.Errorf("no class %q", f[0])
	}
	if len(f) != 3 {
		return fmt.Errorf("a line of courses has 3 fields (class, phrases, example), this line %d", len(f))
	}
	for _, p := range Phrases(f[1]) {
		if is == CueAchieve {
			l.pastForms(p)
			continue
		}
		key := strings.Join(Split(p), " ")
		set := l.Courses.cues[key]
		if set == nil {
			set = &CueSet{}
			l.Courses.cues[key] = set
			l.Courses.Cues.Add(p, set)
		}
		set.Is |= is
		set.Lines = append(set.Lines, *line)
	}
	return nil
}

// pastForms enters the past and the participle of a verb's first word.
func (l *Lexicon) pastForms(verb string) {
	one := &Lexicon{words: map[string]*Word{}, irregular: l.irregular}
	base, rest, _ := strings.Cut(verb, " ")
	particle, _, _ := strings.Cut(rest, " ")
	one.inflect(base, nil, 0)
	for form, w := range one.words {
		if w.Class&(Past|Participle) != 0 {
			l.Courses.Past[form] = append(l.Courses.Past[form], particle)
		}
	}
}

// Achieved tells whether a form is the past of a verb of "achieve", given the
// word behind it: "carried" is one before "out" only. Both are in small
// letters.
func (c *Courses) Achieved(form, next string) bool {
	for _, particle := range c.Past[form] {
		if particle == "" || particle == next {
			return true
		}
	}
	return false
}

// addMatter reads a line of matter.txt.
func (l *Lexicon) addMatter(_ *Line, f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("a line of matter has 3 fields (class, words, example), this line %d", len(f))
	}
	words := Phrases(f[1])
	switch f[0] {
	case "empty":
		l.Courses.Empty = append(l.Courses.Empty, words...)
	case "thin":
		l.Courses.Thin = append(l.Courses.Thin, words...)
	case "denied", "amount", "person":
		into := map[string]map[string]bool{"denied": l.Courses.Negations, "amount": l.Courses.Amounts, "person": l.Courses.Persons}[f[0]]
		for _, w := range words {
			into[strings.ToLower(w)] = true
		}
	case "same":
		if len(words) < 2 {
			return fmt.Errorf("one word alone is the same as no other")
		}
		for _, w := range words {
			l.Courses.Same.Add(w, words[0])
			if key := Key(w); !strings.Contains(w, " ") && l.Courses.SameWord[key] == "" {
				l.Courses.SameWord[key] = words[0]
			}
		}
	default:
		class, figure, _ := strings.Cut(f[0], " ")
		n, err := strconv.Atoi(figure)
		into := map[string]map[string]int{"months": l.Courses.Months, "season": l.Courses.Seasons, "number": l.Courses.Numbers}[class]
		if into == nil || err != nil || n < 1 {
			return fmt.Errorf("no class %q", f[0])
		}
		for _, w := range words {
			into[strings.ToLower(w)] = n
		}
	}
	return nil
}

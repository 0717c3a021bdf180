// Package lexicon holds the words themselves: reporting verbs and what a
// side does by them, areas, parties and their names, what people are called
// where, posts, ranks, meetings, instruments, forums, months. They lie as plain tables in one folder a
// language (en/), a line each with a tested example, and are loaded once into
// maps and tries that any number of readers share.
//
// A line is fields apart by " | "; within a field, words are apart by ", ".
// Lines that begin with "#" are comments. The head of each file says what its
// fields are.
package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"rapporteur/record"
)

//go:embed en/*.txt
var files embed.FS

// Class says what a word form can be. A form has several.
type Class uint64

// The classes of word forms.
const (
	Det Class = 1 << iota
	PossPron
	Prep
	Conj
	Sub
	Wh
	Pron
	Be
	Have
	Do
	Modal
	Adv
	Base       // a verb's base form
	Third      // "supports"
	Past       // "supported", "gave"
	Participle // "supported", "given"
	Ing        // "supporting"
	NounToo    // a verb form that is a noun as well
	Give       // a verb of giving
	Happen     // a verb by which what is promised comes about: "will reach"
	Answer     // a verb of answering a request
	Person     // roles.txt: person
	Side
	Sides
	Body
	Talks
	Post
	Particle // of a name
	Mechanism
	Edition
	InstrumentHead
)

// Verb is any form of a verb.
const Verb = Base | Third | Past | Participle | Ing

// Closed is any closed class.
const Closed = Det | PossPron | Prep | Conj | Sub | Wh | Pron | Be | Have | Do | Modal

// A Word is what is known of one form, in lower case.
type Word struct {
	Key     string // see Key
	Class   Class
	Lemma   string // of the verb it is a form of
	Month   int    // 1 to 12
	Day     int    // 1 Monday to 7 Sunday
	Ordinal int    // of "third"
	Number  int    // of "three"

	lists  Lists
	listed bool // nothing but a list names it
}

// Is tells whether w can be of any of the classes. It may be called on nil.
func (w *Word) Is(c Class) bool { return w != nil && w.Class&c != 0 }

// A Line tells where in the lexicon something stands.
type Line struct {
	File    string
	Number  int
	Text    string // the line, as written
	Example string
}

func (l Line) String() string { return fmt.Sprintf("%s:%d", l.File, l.Number) }

// A Lexicon is all that is known of one language. It is not changed after it
// is loaded.
type Lexicon struct {
	Language string

	words  map[string]*Word
	romans map[string]int
	lines  []Line
	places []place

	phraseWords *vocabulary
	lists       Lists // those that lists.txt has

	irregular  map[string][]string   // past and participle, by base form
	acts       map[string][]*Act     // by lemma or first word
	candidates map[string]Candidates // of these, those that begin with no noun
	prefixes   map[string]bool       // the words of patterns of which any ending will do
	ActNouns   *Trie[ActNoun]

	Parties    *Trie[PartyName]
	PartyNames map[record.Party]string // the first name of each
	seats      map[record.Party]string

	organisations map[record.Party]bool
	towns         map[string]record.Party // towns that stand for an organisation: the states they lie in
	Groups        *Trie[[]record.Party]
	Outlets       *Trie[record.Party] // agencies: for whom they write
	Areas         *Trie[AreaSet]
	Ranks         *Trie[RankClass]
	Frames        *Trie[FrameClass]
	Cues          *Trie[record.Kind]
	Idioms        *Trie[Idiom]
	Visits        *Trie[bool]
	NoMeeting     *Trie[bool]
	Mechanisms    *Trie[bool]
	Instruments   *Trie[InstrumentClass]
	Forums        *Trie[ForumClass]
	Joint         []string // beginnings of titles of joint documents

	Captions, Meta, Preface []string
	HonorificOf             map[string]record.Party // honorifics that only one country has

	Abbreviations map[string]bool
	Starters      map[string]bool

	Courses *Courses
	names   names
}

// FrameClass says what a phrase around a clause does.
type FrameClass uint8

// The classes of frames.txt.
const (
	Topic FrameClass = iota + 1
	Aside
)

// RankClass says what stands before or after a name.
type RankClass uint8

// The classes of ranks.txt.
const (
	Rank RankClass = iota + 1
	Honorific
	Retired
	Suffix
)

// InstrumentClass says what a phrase of instruments.txt is.
type InstrumentClass uint8

// The classes of instruments.txt.
const (
	InstrHead InstrumentClass = iota + 1
	InstrName
	InstrNo
)

// ForumClass says what a phrase of forums.txt is.
type ForumClass uint8

// The classes of forums.txt.
const (
	ForumName ForumClass = iota + 1
	ForumHead
)

// PartyForm says which of a party's names a name is.
type PartyForm uint8

// The forms of parties.txt.
const (
	Name      PartyForm = iota + 1 // Vietnam
	Adjective                      // Vietnamese
	Seat                           // Hanoi, standing for the government
	PlaceIn                        // Da Nang
)

// A PartyName is one name that stands for a party.
type PartyName struct {
	Party record.Party
	Form  PartyForm
	Line  *Line
}

// An AreaSet is what one phrase of areas.txt carries; no area at all shows a
// phrase that misleads.
type AreaSet struct {
	Areas []NamedArea
	Loose bool // other words may stand within the phrase, and name areas of their own
	Line  *Line
}

// A NamedArea is an area as a phrase names it.
type NamedArea struct {
	Area record.Area
	Weak bool    // counts only where nothing else is named
	In   Account // the accounts in which it counts
}

// An Account is what an account of a meeting is about: the same "companies"
// make arms in one and cheese in another.
type Account uint8

// The kinds of account; a phrase of AnyAccount counts in both.
const (
	AnyAccount Account = iota
	Civil
	Military
)

// Load reads the lexicon of a language ("en").
func Load(language string) (*Lexicon, error) {
	sub, err := fs.Sub(files, language)
	if err != nil {
		return nil, fmt.Errorf("lexicon %s: %w", language, err)
	}
	return load(sub, language)
}

func load(dir fs.FS, language string) (*Lexicon, error) {
	words := newVocabulary()
	l := &Lexicon{
		Language:      language,
		phraseWords:   words,
		words:         map[string]*Word{},
		romans:        map[string]int{},
		irregular:     map[string][]string{},
		acts:          map[string][]*Act{},
		candidates:    map[string]Candidates{},
		prefixes:      map[string]bool{},
		PartyNames:    map[record.Party]string{},
		seats:         map[record.Party]string{},
		organisations: map[record.Party]bool{},
		towns:         map[string]record.Party{},
		HonorificOf:   map[string]record.Party{},
		Abbreviations: map[string]bool{},
		Starters:      map[string]bool{},
		ActNouns:      newTrie[ActNoun](words),
		Parties:       newTrie[PartyName](words),
		Groups:        newTrie[[]record.Party](words),
		Outlets:       newTrie[record.Party](words),
		Areas:         newTrie[AreaSet](words),
		Ranks:         newTrie[RankClass](words),
		Frames:        newTrie[FrameClass](words),
		Cues:          newTrie[record.Kind](words),
		Idioms:        newTrie[Idiom](words),
		Visits:        newTrie[bool](words),
		NoMeeting:     newTrie[bool](words),
		Mechanisms:    newTrie[bool](words),
		Instruments:   newTrie[InstrumentClass](words),
		Forums:        newTrie[ForumClass](words),
		Courses:       newCourses(),
		names:         newNames(),
	}
	for _, f := range []struct {
		name string
		add  func(line *Line, fields []string) error
	}{
		{"closed.txt", l.addClosed},
		{"spelling.txt", l.addSpelling},
		{"irregular.txt", l.addIrregular},
		{"verbs.txt", nil},
		{"roles.txt", l.addRole},
		{"time.txt", l.addTime},
		{"ranks.txt", l.addRank},
		{"meetings.txt", l.addMeeting},
		{"instruments.txt", l.addInstrument},
		{"forums.txt", l.addForum},
		{"frames.txt", l.addFrame},
		{"cues.txt", l.addCue},
		{"idioms.txt", l.addIdiom},
		{"layout.txt", l.addLayout},
		{"parties.txt", l.addParty},
		{"groups.txt", l.addGroup},
		{"outlets.txt", l.addOutlet},
		{"names.txt", l.addNames},
		{"areas.txt", l.addArea},
		{"nouns.txt", l.addActNoun},
		{"acts.txt", l.addAct},
		{"lists.txt", l.addList},
		{"courses.txt", l.addCourse},
		{"matter.txt", l.addMatter},
	} {
		b, err := fs.ReadFile(dir, f.name)
		if err != nil {
			return nil, fmt.Errorf("lexicon %s: %w", language, err)
		}
		if f.add == nil {
			if err := l.addVerbs(f.name, string(b)); err != nil {
				return nil, err
			}
			continue
		}
		rows := strings.Split(string(b), "\n")
		for i, text := range rows {
			text = strings.TrimSpace(text)
			if text == "" || text[0] == '#' {
				continue
			}
			fields := Fields(text)
			if len(fields) < 2 {
				return nil, fmt.Errorf("lexicon %s/%s:%d: a line needs fields apart by \" | \": %q", language, f.name, i+1, text)
			}
			line := &Line{File: f.name, Number: i + 1, Text: text, Example: fields[len(fields)-1]}
			if err := f.add(line, fields); err != nil {
				return nil, fmt.Errorf("lexicon %s/%s:%d: %w", language, f.name, i+1, err)
			}
			l.lines = append(l.lines, *line)
		}
		if f.name == "lists.txt" {
			if name := l.noList(); name != "" {
				return nil, fmt.Errorf("lexicon %s/%s:%d: no line for the list %q, which a rule of the reader asks for", language, f.name, len(rows), name)
			}
		}
	}
	// A name that is both a seat of government and a town is the seat.
	for _, p := range l.places {
		if of, ok := l.Parties.Exact(p.name); ok && l.organisations[of.Party] {
			l.towns[p.name] = p.of.Party
		}
		l.Parties.Add(p.name, p.of)
	}
	l.places = nil
	l.settleActs()
	for i, start := range []func(Starts){
		l.ActNouns.starts, l.Parties.starts, l.Groups.starts, l.Areas.starts, l.Ranks.starts, l.Frames.starts,
		l.Cues.starts, l.Visits.starts, l.NoMeeting.starts, l.Mechanisms.starts, l.Instruments.starts, l.Forums.starts,
		l.Idioms.starts,
	} {
		start(1 << i)
	}
	l.Courses.Cues.starts(1)
	l.Courses.Same.starts(2)
	for form, w := range l.words {
		w.Key = Key(form)
	}
	return l, nil
}

// A place is a name to be entered once all seats are.
type place struct {
	name string
	of   PartyName
}

// Word returns what is known of a form in lower case, nil for nothing.
func (l *Lexicon) Word(lower string) *Word {
	w, _ := l.Look(lower)
	return w
}

// Known tells whether a word is one of the language's closed classes or
// verbs, or one of those that acts, areas and posts are made of.
func (l *Lexicon) Known(word string) bool { return l.Word(word) != nil }

// Lines returns every line of the lexicon, in the order of files.
func (l *Lexicon) Lines() []Line { return l.lines }

func (l *Lexicon) word(form string) *Word {
	form = strings.ToLower(form)
	w := l.words[form]
	if w == nil {
		w = &Word{}
		l.words[form] = w
	}
	return w
}

// Fields divides a line into its fields.
func Fields(line string) []string {
	fields := strings.Split(line, "|")
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
	}
	return fields
}

// Phrases divides a field into its words or phrases.
func Phrases(field string) []string {
	var out []string
	for _, s := range strings.Split(field, ",") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// add adds the areas of a field.
func (s *AreaSet) add(field string) error {
	for _, name := range Phrases(field) {
		if name == "none" {
			continue
		}
		a, err := namedArea(name)
		if err != nil {
			return err
		}
		s.Areas = append(s.Areas, a)
	}
	return nil
}

// namedArea reads an area of areas.txt: "health", "health?", "health@civil".
func namedArea(s string) (NamedArea, error) {
	var a NamedArea
	name, in, _ := strings.Cut(s, "@")
	switch in {
	case "":
	case "civil":
		a.In = Civil
	case "military":
		a.In = Military
	default:
		return a, fmt.Errorf("%q: accounts are civil or military", s)
	}
	name, a.Weak = strings.CutSuffix(name, "?")
	if a.Area = record.Area(name); !a.Area.Known() {
		return a, fmt.Errorf("no area %q", name)
	}
	return a, nil
}

// Alternatives multiplies out a phrase written as combinations: "(situation in/war in)
// (Mali/Sudan)" gives four.
func Alternatives(phrase string) []string {
	before, rest, ok := strings.Cut(phrase, "(")
	if !ok {
		return []string{strings.TrimSpace(phrase)}
	}
	choice, after, _ := strings.Cut(rest, ")")
	var out []string
	for _, c := range strings.Split(choice, "/") {
		for _, tail := range Alternatives(after) {
			out = append(out, strings.TrimSpace(strings.TrimSpace(before+c)+" "+tail))
		}
	}
	return out
}

// Roman reads a Roman numeral of time.txt, 0 where it is none.
func (l *Lexicon) Roman(form string) int { return l.romans[strings.ToLower(form)] }

// Ordinal reads "10th" or "tenth" as a number, 0 where it is none.
func (l *Lexicon) Ordinal(form string) int {
	low := strings.ToLower(form)
	if w := l.words[low]; w != nil && w.Ordinal > 0 {
		return w.Ordinal
	}
	if n := len(low); n > 2 && low[0] >= '0' && low[0] <= '9' {
		switch low[n-2:] {
		case "st", "nd", "rd", "th":
			if k, err := strconv.Atoi(low[:n-2]); err == nil {
				return k
			}
		}
	}
	return 0
}

// StateOf returns the state in which a place lies that stands for a party:
// Belgium for Brussels, which stands for the European Union.
func (l *Lexicon) StateOf(place string, p record.Party) record.Party {
	if state, ok := l.towns[place]; ok {
		return state
	}
	return p
}

// Organisation tells whether a party is no state: one that has no adjective
// for its people.
func (l *Lexicon) Organisation(p record.Party) bool { return l.organisations[p] }

// Town tells whether a name is that of a seat of government or of another
// town that the lexicon knows.
func (l *Lexicon) Town(name string) bool {
	p, ok := l.Parties.Exact(name)
	return ok && p.Form >= Seat
}

// Seat returns the first seat of government of a party, "" where none is
// known.
func (l *Lexicon) Seat(p record.Party) string { return l.seats[p] }

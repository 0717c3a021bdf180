package main

import (
	"fmt"
	"slices"
	"strings"

	"rapporteur/internal/english"
	"rapporteur/lexicon"
	"rapporteur/library"
	"rapporteur/record"
)

// A table is what this command knows of the shape of one file of the
// lexicon: what it is for, and which field of a line holds what.
type table struct {
	name    string   // of the file, without its ending
	aliases []string // other words for it on the command line
	what    string
	fields  []string
	words   []int             // the fields whose words are looked up
	code    int               // the field whose codes are looked up whole, or -1
	classes map[string]string // what a class, the first field, means
}

// tables lists the tables, those that a person asks about most at the top.
var tables = []table{
	{
		name: "acts", aliases: []string{"act", "verb"}, what: "reporting verbs and what a side does by them",
		fields: []string{"patterns", "kind", "flags", "example"}, words: []int{0}, code: 1,
	},
	{
		name: "nouns", aliases: []string{"noun"}, what: "nouns that report (“expressed concern”, “a suggestion by”)",
		fields: []string{"nouns", "kind", "example"}, words: []int{0}, code: 1,
	},
	{
		name: "cues", aliases: []string{"cue"}, what: "what content says when the verb does not (“said that …”)",
		fields: []string{"kind", "phrases", "example"}, words: []int{1}, code: 0,
	},
	{
		name: "idioms", aliases: []string{"idiom"}, what: "turns of phrase that are an act whatever verb reports them",
		fields: []string{"kind", "flags", "phrases", "example"}, words: []int{2}, code: 0,
	},
	{
		name: "areas", aliases: []string{"area"}, what: "phrases and the areas that they name",
		fields: []string{"areas", "phrases", "example"}, words: []int{1}, code: 0,
	},
	{
		name: "parties", aliases: []string{"party"}, what: "states and organisations with their names",
		fields: []string{"code", "names", "adjectives and people", "seats of government", "other places", "example"}, words: []int{1, 2, 3, 4}, code: 0,
	},
	{
		name: "groups", aliases: []string{"group"}, what: "groups of states that meet under a name of their own",
		fields: []string{"names", "members", "example"}, words: []int{0}, code: 1,
	},
	{
		name: "outlets", aliases: []string{"outlet"}, what: "news agencies and for whom they write",
		fields: []string{"party", "names", "example"}, words: []int{1}, code: 0,
	},
	{
		name: "names", aliases: []string{"name"}, what: "what people are called where, for those of whom no account says it",
		fields: []string{"tradition", "states", "names", "beginnings", "endings", "example"}, words: []int{2, 3, 4}, code: 1,
	},
	{
		name: "roles", aliases: []string{"role"}, what: "words for those who act at a meeting",
		fields: []string{"class", "words", "example"}, words: []int{1}, code: -1,
		classes: map[string]string{
			"person": "a person who holds a post",
			"side":   "one side as a whole",
			"sides":  "all sides together",
			"body":   "the meeting as one voice",
			"talks":  "what can be “focused on” something",
			"post":   "a word of posts, by which the reader sees where a post ends and a name begins",
		},
	},
	{
		name: "ranks", aliases: []string{"rank"}, what: "ranks and honorifics before a name, letters after it",
		fields: []string{"class", "words", "example"}, words: []int{1}, code: -1,
		classes: map[string]string{
			"rank":      "a rank before a name",
			"honorific": "an honorific before a name",
			"retired":   "the mark of somebody retired",
			"suffix":    "letters after a name",
			"particle":  "a small word within a name",
		},
	},
	{
		name: "meetings", aliases: []string{"meeting"}, what: "words for meetings",
		fields: []string{"class", "words", "example"}, words: []int{1}, code: -1,
		classes: map[string]string{
			"mechanism": "the head noun of a recurring dialogue's name",
			"edition":   "a word that counts a dialogue's meetings (“the third round of”)",
			"visit":     "a meeting by itself and no recurring dialogue",
			"no":        "looks like a meeting and is none",
		},
	},
	{
		name: "instruments", aliases: []string{"instrument"}, what: "words for documents of states",
		fields: []string{"class", "words", "example"}, words: []int{1}, code: -1,
		classes: map[string]string{
			"head":    "a noun that makes a phrase an instrument",
			"name":    "an instrument known by this name",
			"no":      "looks like an instrument and is none",
			"generic": "a general word for a document",
		},
	},
	{
		name: "forums", aliases: []string{"forum"}, what: "bodies and gatherings other than the meeting itself",
		fields: []string{"class", "words", "example"}, words: []int{1}, code: -1,
		classes: map[string]string{
			"name": "a body or gathering known by this name",
			"head": "the head noun of a body's name",
		},
	},
	{
		name: "frames", aliases: []string{"frame"}, what: "phrases around a sentence's main clause",
		fields: []string{"class", "words", "example"}, words: []int{1}, code: -1,
		classes: map[string]string{
			"topic": "names the subject that the sentence is about",
			"aside": "says nothing about the subject",
			"after": "shows that the words are about another time",
		},
	},
	{
		name: "time", what: "months, days, ordinals and other words of time",
		fields: []string{"class", "words"}, words: []int{1}, code: -1,
		classes: map[string]string{"month": "a month", "day": "a day of the week", "ordinal": "an ordinal", "number": "a number", "roman": "a Roman numeral"},
	},
	{
		name: "layout", what: "how published pages are laid out",
		fields: []string{"class", "words", "example"}, words: []int{1}, code: -1,
		classes: map[string]string{
			"caption":      "shows a caption",
			"meta":         "shows a line about the page, not of the account",
			"abbreviation": "its full stop ends no sentence",
			"starter":      "begins a sentence",
			"joint":        "begins the title of a joint document",
		},
	},
	{
		name: "lists", aliases: []string{"list"}, what: "words that single rules of the reader ask for",
		fields: []string{"name", "words", "example"}, words: []int{1}, code: 0,
	},
	{
		name: "irregular", what: "verbs whose forms no rule makes",
		fields: []string{"base", "past", "participle", "example"}, words: []int{0, 1, 2}, code: -1,
	},
	{
		name: "spelling", what: "forms that phrases are compared by, where no rule reaches them",
		fields: []string{"form compared by", "words", "example"}, words: []int{1}, code: -1,
	},
	{
		name: "closed", what: "the closed classes of the language",
		fields: []string{"class", "words"}, words: []int{1}, code: -1,
		classes: map[string]string{
			"det": "a determiner", "poss": "a possessive pronoun", "prep": "a preposition", "conj": "a conjunction",
			"sub": "opens a clause", "wh": "opens a relative clause", "pron": "a pronoun", "be": "a form of “be”, or a verb like it",
			"have": "a form of “have”", "do": "a form of “do”", "modal": "a modal verb", "adv": "an adverb",
		},
	},
	{
		name: "courses", aliases: []string{"course"}, what: "what became of a commitment, and what sort it is",
		fields: []string{"class", "phrases", "example"}, words: []int{1}, code: -1,
		classes: map[string]string{
			"done": "it has come about", "achieve": "told in the past, it has come about", "advanced": "it is begun, or done in part",
			"pending": "it has not come about yet", "refused": "it is declined", "postponed": "it is put off",
			"hedge": "said with less force than a promise", "drop": "less than before, or no longer", "raise": "more than before",
			"again": "said once more", "answer": "an answer that settles nothing", "accept": "an answer that takes it up",
			"both": "all that was asked before it", "pointer": "stands for what was said before it", "yearly": "comes again",
			"general": "an intention rather than an act", "seen": "a thing that one can see happen", "own": "the mechanism’s own meetings",
			"arrange": "a word of arranging meetings", "opinion": "agreeing that something is so", "ground": "what a thing only builds on",
			"mute": "tells that nothing was said", "none": "looks like one of these and is none",
		},
	},
	{
		name: "matter", aliases: []string{"same"}, what: "which words carry matter, and which stand for one thing",
		fields: []string{"class", "words", "example"}, words: []int{1}, code: -1,
		classes: map[string]string{
			"empty": "says nothing of the matter", "thin": "so common that it tells little apart", "same": "stands for the same thing as the first",
			"denied": "denies what stands behind it", "amount": "what is counted stands behind it",
		},
	},
	{
		name: "verbs", what: "verbs that report nothing by themselves",
		fields: []string{"verbs"}, words: []int{0}, code: -1,
	},
}

// does says in plain words what each kind is.
var does = map[record.Kind]string{
	record.Sign:     "the side signs, adopts or launches an instrument",
	record.Agree:    "the side decides together with the other",
	record.Invite:   "the side invites to an event or a visit",
	record.Offer:    "the side declares itself ready to do something for the other",
	record.Pledge:   "the side binds itself to do something",
	record.Request:  "the side asks the other, or others, to do something",
	record.Propose:  "the side puts forward something to be done together",
	record.Hope:     "the side expresses a wish or an expectation",
	record.Support:  "the side backs another's position or role",
	record.Oppose:   "the side opposes, condemns or voices concern",
	record.Appraise: "the side values: praises, thanks, welcomes",
	record.Report:   "the side tells a fact",
	record.Discuss:  "the side talks about a subject, no position given",
	record.Affirm:   "the side states a policy, a principle or an importance",
}

// flags says in plain words what the flags of acts do.
var flags = map[string]string{
	"say":    "what is said decides; the kind here is for content that tells nothing more",
	"carry":  "it only carries a noun that is the act (“express concern”, see the table of nouns)",
	"joint":  "talks and meetings can be its subject",
	"topic":  "in front of a sentence it only names the subject",
	"object": "whoever stands after the verb is addressed",
	"other":  "addressed to the other side where nobody is named",
	"split":  "each verb phrase of its content is a statement of its own",
	"state":  "keeps its kind inside a that-clause",
	"aside":  "belongs to a visit's programme, so no statement",
	"noun":   "begins with a noun, in a clause whose subject is nobody",
	"chain":  "the infinitive behind it is the act (“went on to propose”)",
}

// tableNamed returns the tables that a word on the command line stands for.
func tableNamed(name string) []table {
	name = strings.TrimSuffix(strings.ToLower(name), ".txt")
	var out []table
	for _, t := range tables {
		// "verb" means the reporting verbs and the others.
		if t.name == name || slices.Contains(t.aliases, name) || name == "verb" && t.name == "verbs" {
			out = append(out, t)
		}
	}
	return out
}

// tableOf returns the table of a lexicon file. One that this command has not
// heard of is taken for class and words.
func tableOf(file string) table {
	name := strings.TrimSuffix(file, ".txt")
	for _, t := range tables {
		if t.name == name {
			return t
		}
	}
	return table{name: name, what: "a table of the lexicon", fields: []string{"class", "words", "example"}, words: []int{1}, code: -1}
}

// phrases returns the phrases of a line that can be looked up.
func (t table) phrases(text string) []string {
	var out []string
	fields := lexicon.Fields(text)
	for _, i := range t.words {
		if i < len(fields) {
			out = append(out, lexicon.Phrases(fields[i])...)
		}
	}
	if t.name == "areas" {
		all := out
		out = nil
		for _, p := range all {
			out = append(out, lexicon.Alternatives(p)...)
		}
	}
	if t.name == "verbs" {
		// "give gave given +give" is looked up by its first word; the
		// other forms are found by the lexicon itself.
		for i, p := range out {
			out[i], _, _ = strings.Cut(strings.ReplaceAll(p, "+", " +"), " ")
		}
	}
	return out
}

// example returns the example of a line, "" where its table has none.
func (t table) example(l lexicon.Line) string {
	n := len(t.fields)
	if fields := lexicon.Fields(l.Text); n > 0 && t.fields[n-1] == "example" && len(fields) == n {
		return fields[n-1]
	}
	return ""
}

// meaning says in words what a line does, for the phrase that was looked up
// or, without one, for all that stands there.
func (t table) meaning(l lexicon.Line, phrase string, names map[record.Party]string) []string {
	fields := append(lexicon.Fields(l.Text), make([]string, len(t.fields))...)
	it := "each of these"
	if phrase != "" {
		it = "“" + phrase + "”"
	}
	switch t.name {
	case "acts":
		return actMeaning(it, fields)
	case "nouns":
		return []string{fmt.Sprintf("%s, carried by a verb or reporting by itself, is: %s (%s)", it, fields[1], does[record.Kind(fields[1])])}
	case "cues", "idioms":
		return []string{fmt.Sprintf("what is said with %s is: %s (%s)", it, fields[0], does[record.Kind(fields[0])])}
	case "areas":
		return areaMeaning(it, fields[0])
	case "parties":
		return partyMeaning(phrase, fields, names)
	case "groups":
		return []string{fmt.Sprintf("%s stands for: %s", it, english.Listed(lexicon.Phrases(fields[1])))}
	case "outlets":
		return []string{it + " writes for " + library.NameOf(fields[0], names)}
	case "names":
		var in []string
		for _, p := range lexicon.Phrases(fields[1]) {
			in = append(in, library.NameOf(p, names))
		}
		return []string{it + " is usual in " + english.Listed(in)}
	case "lists":
		return []string{fmt.Sprintf("%s is of the list “%s”, which a rule of the reader asks for", it, fields[0])}
	case "irregular":
		return []string{fmt.Sprintf("%s is of the verb %s, %s, %s", it, fields[0], fields[1], fields[2])}
	case "spelling":
		return []string{fmt.Sprintf("%s is compared as “%s”", it, fields[0])}
	case "verbs":
		return []string{it + ": a verb that reports nothing by itself; it shows the reader where a verb phrase begins"}
	}
	what := t.classes[fields[0]]
	if party, ok := strings.CutPrefix(fields[0], "of "); ok {
		what = "an honorific or a post that only " + library.NameOf(party, names) + " has"
	}
	if what == "" {
		what = "of the class " + fields[0]
	}
	return []string{it + ": " + what}
}

func actMeaning(it string, fields []string) []string {
	out := []string{fmt.Sprintf("%s is: %s (%s)", it, fields[1], does[record.Kind(fields[1])])}
	for _, f := range strings.Fields(fields[2]) {
		name, kind, _ := strings.Cut(f, "=")
		switch {
		case name == "alone":
			out = append(out, "where one side alone does it: "+kind)
		case name == "bare":
			out = append(out, "where no instrument is named: "+kind)
		case flags[name] != "":
			out = append(out, flags[name])
		default:
			out = append(out, "mark: "+f)
		}
	}
	return out
}

func areaMeaning(it, codes string) []string {
	var strong, weak []string
	for _, a := range lexicon.Phrases(codes) {
		if name, ok := strings.CutSuffix(a, "?"); ok {
			weak = append(weak, name)
		} else {
			strong = append(strong, a)
		}
	}
	var out []string
	switch {
	case slices.Equal(strong, []string{"none"}):
		out = append(out, it+" names no area, though a part of it looks like one")
	case len(strong) > 0:
		out = append(out, it+" names: "+english.Listed(strong))
	}
	if len(weak) > 0 {
		out = append(out, it+" names, where nothing else is named: "+english.Listed(weak))
	}
	return out
}

func partyMeaning(phrase string, fields []string, names map[record.Party]string) []string {
	party := library.NameOf(fields[0], names)
	if phrase != "" {
		as := []string{"", "a name of %s", "an adjective or people of %s", "a seat of government of %s, and stands for its government", "a place in %s"}
		for i := 1; i <= 4; i++ {
			if slices.Contains(lexicon.Phrases(fields[i]), phrase) {
				return []string{fmt.Sprintf("“%s” is "+as[i]+" (%s)", phrase, party, fields[0])}
			}
		}
	}
	return []string{fmt.Sprintf("%s is the code of %s", fields[0], party)}
}

// fits tells how many of words the phrase takes up from their beginning, and
// whether it fits there. In a phrase "~" stands for up to gap words, "_" for
// one, "a/b" for either, and "word*" for any ending. Capital letters, British
// or American spelling and plural make no difference.
func fits(phrase, words []string) (int, bool) {
	const gap = 5
	if len(phrase) == 0 {
		return 0, true
	}
	if phrase[0] == "~" {
		for k := 0; k <= min(gap, len(words)); k++ {
			if n, ok := fits(phrase[1:], words[k:]); ok {
				return k + n, true
			}
		}
		return 0, false
	}
	if len(words) == 0 || !same(phrase[0], words[0]) {
		return 0, false
	}
	n, ok := fits(phrase[1:], words[1:])
	return n + 1, ok
}

// same tells whether one word of a phrase stands for a word.
func same(pattern, word string) bool {
	if pattern == "_" {
		return true
	}
	for _, p := range strings.Split(strings.ToLower(pattern), "/") {
		if stem, ok := strings.CutSuffix(p, "*"); ok && strings.HasPrefix(word, stem) {
			return true
		}
		if lexicon.Key(p) == lexicon.Key(word) {
			return true
		}
	}
	return false
}

// wordsOf divides a phrase of the lexicon into words; alternatives ("on/upon")
// stay together.
func wordsOf(phrase string) []string {
	var out []string
	for _, f := range strings.Fields(phrase) {
		if strings.Contains(f, "/") {
			out = append(out, f)
		} else {
			out = append(out, lexicon.Split(f)...)
		}
	}
	return out
}

// briefly says in one line what a lexicon line did for a statement with the
// given words, in small letters: the phrase that is found among them and what
// it stands for, else the beginning of the line itself.
func briefly(lex *lexicon.Lexicon, l lexicon.Line, words []string) string {
	const most = 48
	t := tableOf(l.File)
	fields := lexicon.Fields(l.Text)
	if t.code < 0 || t.code >= len(fields) || t.words[0] >= len(fields) {
		return cut(l.Text, most)
	}
	best, length := "", 0
	for _, p := range t.phrases(l.Text) {
		phrase := wordsOf(p)
		for i := range words {
			if n := begins(lex, phrase, words[i:]); n > length {
				best, length = strings.Join(words[i:i+n], " "), n
			}
		}
	}
	stands := strings.Join(lexicon.Phrases(fields[t.code]), ", ")
	if strings.Contains(stands, "?") {
		stands = strings.ReplaceAll(stands, "?", "") + " (where nothing else is named)"
	}
	if best != "" {
		return "“" + best + "”: " + stands
	}
	return cut(fields[t.words[0]], most) + ": " + stands
}

// begins returns how many of the words the phrase takes up from their
// beginning, 0 where it does not fit. The first may be any form of a verb.
func begins(lex *lexicon.Lexicon, phrase, words []string) int {
	if n, ok := fits(phrase, words); ok {
		return n
	}
	if w := lex.Word(words[0]); w.Is(lexicon.Verb) && w.Lemma != "" {
		if n, ok := fits(phrase, append([]string{w.Lemma}, words[1:]...)); ok {
			return n
		}
	}
	return 0
}

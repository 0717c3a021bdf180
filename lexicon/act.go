package lexicon

import (
	"fmt"
	"strings"

	"rapporteur/record"
)

// An Act is one pattern of acts.txt: a reporting verb with the words that
// belong to it, and what a side does by it.
type Act struct {
	Pattern []Element
	Kind    record.Kind
	Alone   record.Kind // the kind where one side alone does it, or ""
	Bare    record.Kind // the kind where no instrument is named, or ""

	Say    bool // the content decides the kind
	Carry  bool // it only carries an act's noun
	Joint  bool // talks can be its subject
	Topic  bool // in front of a sentence it only names the subject
	Object bool // whoever stands after the verb is addressed
	Other  bool // addressed to the other side where nobody is named
	Split  bool // each verb phrase of its content is a statement
	State  bool // keeps its kind inside a that-clause
	Aside  bool // no statement
	Noun   bool // begins with a noun, in a clause whose subject is nobody
	Chain  bool // the act is the infinitive behind it: "went on to propose"

	Line *Line
}

// An Element is one place of a pattern: words of which one must stand there,
// or a gap of up to five words.
type Element struct {
	Words []string // lower case; a last "*" is any ending
	Gap   bool
	bits  Bits
}

// Bits stand for words: what shares no bit with an element is none of its
// words, which is seen at once for most of a text.
type Bits uint64

// Anything is what a pattern that asks for no more words shares with any row
// of words, an empty one too.
const Anything Bits = 1 << 63

// bit is that of one word, by the hash FNV-1a.
func bit(w string) Bits {
	h := uint64(14695981039346656037)
	for i := range len(w) {
		h = (h ^ uint64(w[i])) * 1099511628211
	}
	return 1 << (h % 63)
}

// newElement returns the element of a pattern's word: "on/upon", "concern*".
func (l *Lexicon) newElement(word string) Element {
	e := Element{Words: strings.Split(strings.ToLower(word), "/")}
	for _, w := range e.Words {
		p, prefix := strings.CutSuffix(w, "*")
		if prefix {
			l.prefixes[p] = true
		}
		e.bits |= bit(p)
	}
	return e
}

// Bits returns the bits of a form in lower case: those of all the words of
// patterns that it may be.
func (l *Lexicon) Bits(form string) Bits {
	bits := bit(form)
	for n := range len(form) {
		if l.prefixes[form[:n]] {
			bits |= bit(form[:n])
		}
	}
	return bits
}

// Match tells whether e stands for the form, which has the given bits.
func (e *Element) Match(form string, bits Bits) bool {
	if form == "" || e.bits&bits == 0 {
		return false
	}
	for _, w := range e.Words {
		if p, ok := strings.CutSuffix(w, "*"); ok && strings.HasPrefix(form, p) || form == w {
			return true
		}
	}
	return false
}

// candidate returns an act with what can be told of the words behind its verb.
func (a *Act) candidate() Candidate {
	switch p := a.Pattern; {
	case len(p) > 1 && !p[1].Gap:
		return Candidate{Near: p[1].bits, Act: a}
	case len(p) > 2 && !p[2].Gap:
		return Candidate{Far: p[2].bits, Act: a}
	}
	return Candidate{Near: Anything, Act: a}
}

// ActNoun is one noun of nouns.txt.
type ActNoun struct {
	Kind record.Kind
	Line *Line
}

// An Idiom is one phrase of idioms.txt: what a side does that says it.
type Idiom struct {
	Kind  record.Kind
	Other bool // addressed to the other side where nobody is named
	Line  *Line
}

// A Candidate is an act with what is asked of it first: most of a verb's many
// are passed over without a look at the act itself.
type Candidate struct {
	Near Bits // of the word behind the verb, or Anything
	Far  Bits // of the word behind a gap behind the verb, or 0
	*Act
}

// Candidates are the acts of one verb, in the order of Acts, with the bits of
// any of them.
type Candidates struct {
	Near, Far Bits
	Acts      []Candidate
}

// Candidates returns the acts whose pattern begins with the verb lemma or the
// word and not with a noun.
func (l *Lexicon) Candidates(lemma string) Candidates { return l.candidates[lemma] }

// settleActs fills in the candidates once all acts are read.
func (l *Lexicon) settleActs() {
	for lemma, acts := range l.acts {
		var all Candidates
		for _, a := range acts {
			if a.Noun {
				continue
			}
			c := a.candidate()
			all.Near |= c.Near
			all.Far |= c.Far
			all.Acts = append(all.Acts, c)
		}
		l.candidates[lemma] = all
	}
}

// Acts returns the acts whose pattern begins with the verb lemma or the word,
// the longest pattern first.
func (l *Lexicon) Acts(lemma string) []*Act { return l.acts[lemma] }

func (l *Lexicon) addActNoun(line *Line, f []string) error {
	k := record.Kind(f[1])
	if k.Class() == "" {
		return fmt.Errorf("no kind %q", f[1])
	}
	for _, w := range Phrases(f[0]) {
		l.ActNouns.Add(w, ActNoun{k, line})
	}
	return nil
}

func (l *Lexicon) addAct(line *Line, f []string) error {
	if len(f) != 4 {
		return fmt.Errorf("an act has 4 fields (patterns, kind, flags, example), this line %d", len(f))
	}
	proto := Act{Kind: record.Kind(f[1]), Line: line}
	if proto.Kind.Class() == "" {
		return fmt.Errorf("no kind %q", f[1])
	}
	for _, flag := range strings.Fields(f[2]) {
		name, value, _ := strings.Cut(flag, "=")
		switch name {
		case "say":
			proto.Say = true
		case "carry":
			proto.Carry = true
		case "joint":
			proto.Joint = true
		case "topic":
			proto.Topic = true
		case "object":
			proto.Object = true
		case "other":
			proto.Other = true
		case "split":
			proto.Split = true
		case "state":
			proto.State = true
		case "aside":
			proto.Aside = true
		case "noun":
			proto.Noun = true
		case "chain":
			proto.Chain = true
		case "alone":
			proto.Alone = record.Kind(value)
		case "bare":
			proto.Bare = record.Kind(value)
		default:
			return fmt.Errorf("no flag %q", flag)
		}
	}
	for _, k := range []record.Kind{proto.Alone, proto.Bare} {
		if k != "" && k.Class() == "" {
			return fmt.Errorf("no kind %q", k)
		}
	}
	for _, pattern := range Phrases(f[0]) {
		act := proto
		for _, w := range strings.Fields(pattern) {
			if w == "~" {
				act.Pattern = append(act.Pattern, Element{Gap: true})
				continue
			}
			act.Pattern = append(act.Pattern, l.newElement(w))
		}
		if len(act.Pattern) == 0 || act.Pattern[0].Gap || act.Pattern[0].Words[0] == "" {
			return fmt.Errorf("pattern %q does not begin with a word", pattern)
		}
		for _, first := range act.Pattern[0].Words { // "view/regard ~ as" is two patterns
			one := act
			one.Pattern = append([]Element{l.newElement(first)}, act.Pattern[1:]...)
			l.enterAct(first, &one)
		}
	}
	return nil
}

// enterAct files an act under its first word, before those with fewer words.
func (l *Lexicon) enterAct(first string, act *Act) {
	if w := l.words[first]; !act.Noun && (w == nil || !w.Is(Be|Have|Do|Modal|Adv)) {
		l.inflect(first, nil, 0)
	}
	all := append(l.acts[first], act)
	for i := len(all) - 1; i > 0 && len(all[i].Pattern) > len(all[i-1].Pattern); i-- {
		all[i], all[i-1] = all[i-1], all[i]
	}
	l.acts[first] = all
}

// addVerbs reads verbs.txt: verbs apart by commas, each with its irregular
// forms and marks.
func (l *Lexicon) addVerbs(name, text string) error {
	for i, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, v := range Phrases(line) {
			f := strings.Fields(strings.ReplaceAll(v, "+", " +"))
			var class Class
			var irregular []string
			for _, x := range f[1:] {
				switch x {
				case "+n":
					class |= NounToo
				case "+give":
					class |= Give
				case "+happen":
					class |= Happen
				case "+answer":
					class |= Answer
				default:
					irregular = append(irregular, x)
				}
			}
			if len(irregular) != 0 && len(irregular) != 2 {
				return fmt.Errorf("lexicon %s/%s:%d: %q: an irregular verb needs past and participle", l.Language, name, i+1, v)
			}
			l.inflect(f[0], irregular, class)
		}
	}
	return nil
}

// addIrregular reads a line of irregular.txt, whose forms hold wherever the
// verb is named without forms of its own.
func (l *Lexicon) addIrregular(_ *Line, f []string) error {
	if len(f) != 4 || f[0] == "" || f[1] == "" || f[2] == "" {
		return fmt.Errorf("an irregular verb has 4 fields (base, past, participle, example)")
	}
	l.irregular[f[0]] = f[1:3]
	return nil
}

// inflect enters every form of a verb.
func (l *Lexicon) inflect(base string, forms []string, class Class) {
	if len(base) < 2 {
		l.word(base).Class |= Base | class
		return
	}
	if forms == nil {
		forms = l.irregular[base]
	}
	enter := func(form string, c Class) {
		w := l.word(form)
		w.Class |= c | class
		if w.Lemma == "" || c&Base != 0 {
			w.Lemma = base
		}
	}
	enter(base, Base)
	last := base[len(base)-1]
	switch {
	case strings.HasSuffix(base, "s"), strings.HasSuffix(base, "x"), strings.HasSuffix(base, "z"), strings.HasSuffix(base, "ch"), strings.HasSuffix(base, "sh"), strings.HasSuffix(base, "o"):
		enter(base+"es", Third)
	case last == 'y' && !vowel(base[len(base)-2]):
		enter(base[:len(base)-1]+"ies", Third)
	default:
		enter(base+"s", Third)
	}
	switch {
	case strings.HasSuffix(base, "ie"):
		enter(base[:len(base)-2]+"ying", Ing)
	case last == 'e' && !strings.HasSuffix(base, "ee") && len(base) > 2:
		enter(base[:len(base)-1]+"ing", Ing)
	default:
		enter(base+"ing", Ing)
	}
	if len(forms) == 2 {
		enter(forms[0], Past)
		enter(forms[1], Participle)
		if n := len(base); doubles(base) {
			enter(base+base[n-1:]+"ing", Ing)
		}
		return
	}
	switch {
	case last == 'e':
		enter(base+"d", Past|Participle)
	case last == 'y' && !vowel(base[len(base)-2]):
		enter(base[:len(base)-1]+"ied", Past|Participle)
	default:
		enter(base+"ed", Past|Participle)
		if n := len(base); doubles(base) {
			enter(base+base[n-1:]+"ed", Past|Participle)
			enter(base+base[n-1:]+"ing", Ing)
		}
	}
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// doubles tells whether a verb may double its last letter ("plan", "commit",
// British "travel" and "initial").
func doubles(base string) bool {
	n := len(base)
	return strings.HasSuffix(base, "ial") || n > 2 && !vowel(base[n-1]) && vowel(base[n-2]) && !vowel(base[n-3]) && strings.IndexByte("wxy", base[n-1]) < 0
}

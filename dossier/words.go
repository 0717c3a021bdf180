package dossier

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// A word is one word of a passage, or a mark at which phrases stop.
type word struct {
	raw, low string
	root     string // the base form: "send" of "sent", "officer" of "officers"
	stem     string // what related words share
	start    int    // in code points
	number   int    // 20 of "20" and "twenty", 0 for none
	year     int    // of "2024"
	mark     bool

	asName, asCue *lexicon.Form // as the tries of names and those of courses look at it
}

// marks are what phrases stop at.
const marks = ",;:.!?()"

// wordsOf divides a span of a text into words. Hyphens and strokes part
// words, as they do in the phrases of the lexicon. memo holds words that have
// been looked up before, by how they are written; it may be nil.
func (d *Desk) wordsOf(text []rune, p record.Passage, memo map[string]word) []word {
	start, end := clamp(p, len(text))
	out := make([]word, 0, (end-start)/6+2)
	for i := start; i < end; {
		r := text[i]
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			j := i + 1
			for j < end && inWord(text, j, end) {
				j++
			}
			raw := string(text[i:j])
			out = append(out, d.known(raw, i, memo))
			i = j
		case strings.ContainsRune(marks, r):
			out = append(out, d.known(string(r), i, memo))
			i++
		default:
			i++
		}
	}
	return out
}

// inWord tells whether the character at j goes on with the word before it: a
// letter or a digit, or a mark within "Vietnam's", "U.S.", "3,000" or "2.5".
func inWord(text []rune, j, end int) bool {
	r := text[j]
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
		return true
	}
	if j+1 >= end {
		return false
	}
	before, after := text[j-1], text[j+1]
	switch r {
	case '\'', '’':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case '.', ',':
		return unicode.IsDigit(before) && unicode.IsDigit(after) || r == '.' && unicode.IsUpper(before) && unicode.IsUpper(after)
	}
	return false
}

// known returns the word or mark that stands at a place.
func (d *Desk) known(raw string, start int, memo map[string]word) word {
	w, ok := memo[raw]
	if !ok {
		if w = d.wordOf(raw); memo != nil {
			memo[raw] = w
		}
	}
	w.start = start
	return w
}

func (d *Desk) wordOf(raw string) word {
	if strings.ContainsAny(raw[:1], marks) {
		w := word{raw: raw, mark: true}
		return d.looked(w, lexicon.Form{Raw: raw, Key: raw})
	}
	for _, s := range []string{"'s", "’s"} {
		raw = strings.TrimSuffix(raw, s)
	}
	w := word{raw: raw, low: strings.ReplaceAll(strings.ToLower(raw), "’", "'")}
	w.root = lexicon.Key(w.low)
	k := d.lex.Word(w.low)
	if k.Is(lexicon.Verb) && k.Lemma != "" && !k.Is(lexicon.Closed) {
		w.root = k.Lemma
	}
	w.stem = stemOf(w.root)
	if n, ok := figure(w.low); ok {
		if w.number = n; n >= 1900 && n < 2200 && len(w.low) == 4 {
			w.number, w.year = 0, n
		}
	} else if w.number = d.lex.Courses.Numbers[w.low]; w.number == 0 && k != nil {
		w.number = k.Number
	}
	return d.looked(w, lexicon.Form{Raw: w.raw, Key: lexicon.Key(w.low), Lower: w.low})
}

// looked completes a word with what it can be among phrases.
func (d *Desk) looked(w word, f lexicon.Form) word {
	name, cue := f, f
	d.lex.Find(&name)
	d.lex.Courses.Find(&cue)
	w.asName, w.asCue = &name, &cue
	return w
}

// stemOf returns what the forms of a word share, in British spelling.
func stemOf(low string) string { return english.Stem(lexicon.Key(low), false) }

// figure reads a number written in figures.
func figure(low string) (n int, ok bool) {
	for _, r := range low {
		switch {
		case r >= '0' && r <= '9' && n < 1e8:
			n, ok = n*10+int(r-'0'), true
		case r == ',':
		default:
			return 0, false
		}
	}
	return n, ok
}

func clamp(p record.Passage, n int) (start, end int) {
	start = min(max(p.Start, 0), n)
	return start, min(max(p.End, start), n)
}

// asNames and asCues return the words as the tries of the lexicon look at
// them: those of names, and those of the phrases that tell a course.
func asNames(words []word) []*lexicon.Form {
	out := make([]*lexicon.Form, len(words))
	for i := range words {
		out[i] = words[i].asName
	}
	return out
}

func asCues(words []word) []*lexicon.Form {
	out := make([]*lexicon.Form, len(words))
	for i := range words {
		out[i] = words[i].asCue
	}
	return out
}

// sentence returns the bounds of the sentence that a passage stands in: from
// the full stop or the line's end before it to the one behind it. A short
// heading in front of it on its line belongs to it.
func sentence(text []rune, p record.Passage) record.Passage {
	start, end := clamp(p, len(text))
	from := start
	for from > 0 && !ends(text, from-1) {
		from--
	}
	for line := from; line > 1 && from-line < 40; line-- {
		if text[line-1] == '\n' || line == 1 {
			from = line
			break
		}
	}
	for end < len(text) && !ends(text, end) {
		end++
	}
	return record.Passage{Start: from, End: end}
}

// sentenceBefore returns the sentence in front of one, an empty one where it
// is the first.
func sentenceBefore(text []rune, in record.Passage) record.Passage {
	front := in.Start
	for front > 0 && unicode.IsSpace(text[front-1]) {
		front--
	}
	if front == 0 {
		return record.Passage{}
	}
	return sentence(text, record.Passage{Start: front - 1, End: front})
}

// ends tells whether a sentence ends with the character at i.
func ends(text []rune, i int) bool {
	switch text[i] {
	case '\n':
		return true
	case '.', '!', '?':
		if i+1 >= len(text) {
			return true
		}
		if !unicode.IsSpace(text[i+1]) || i < 3 {
			return false
		}
		// "Lt. Gen." and "J. Smith" end none.
		return unicode.IsLower(text[i-1]) && unicode.IsLower(text[i-2]) && unicode.IsLower(text[i-3]) ||
			unicode.IsDigit(text[i-1]) || strings.ContainsRune(")”\"’", text[i-1])
	}
	return false
}

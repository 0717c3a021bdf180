package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// A Shape is what a token looks like.
type Shape uint8

// The shapes of tokens.
const (
	Punct  Shape = iota
	Word         // lower case, or of a script without case
	Cap          // begins with a capital
	Upper        // all capitals, two letters or more
	Number       // begins with a digit: 12, 3,000, 2+2, 10th
	Poss         // the 's or ' of a possessive
)

// A Token is a word, a number or a mark, with its place in bytes.
type Token struct {
	Start, End int
	Shape      Shape
	Space      bool // white space stands before it
}

// Language is what the text package must be told about a language.
type Language struct {
	Abbreviations map[string]bool        // with their full stop: "Lt.", "No."
	Captions      []string               // words that show a caption: "(Photo"
	Meta          []string               // beginnings of lines that are not of the account: "Posted On"
	Starters      map[string]bool        // words that begin sentences and no names
	Known         func(word string) bool // whether a word is one of the language; for words glued together
}

// Tokens appends the tokens of s[from:to] to dst. Word bounds are those of
// UAX #29, mended where published English needs it: possessives stand apart,
// abbreviations keep their full stop, glued words ("Meeting.The",
// "theEast") are parted.
func Tokens(dst []Token, s string, from, to int, lang *Language) []Token {
	it := words.FromString(s[from:to])
	space := true
	first := len(dst)
	for it.Next() {
		w := it.Value()
		start, end := from+it.Start(), from+it.End()
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b':
			space = true
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			dst = appendWord(dst, s, start, end, space, lang)
		default:
			if n := len(dst); n > first && !space && joinMark(dst, s, start, end, lang) {
				continue
			}
			shape := Punct
			if n := len(dst); n > first && !space && pluralPossessive(s, dst[n-1], start, end) {
				shape = Poss
			}
			dst = append(dst, Token{start, end, shape, space})
		}
		space = false
	}
	return dst
}

// pluralPossessive tells whether the mark at s[start:end] is the apostrophe
// of "Ministers' Meeting".
func pluralPossessive(s string, before Token, start, end int) bool {
	if m := s[start:end]; m != "'" && m != "’" {
		return false
	}
	return before.Shape != Punct && s[start-1] == 's' && end+1 < len(s) && s[end] == ' ' && unicode.IsLetter(rune(s[end+1]))
}

// joinMark adds a full stop to the token before it where it is that of an
// abbreviation ("Lt" + ".", "U.S" + "."), and reports whether it did.
func joinMark(dst []Token, s string, start, end int, lang *Language) bool {
	last := &dst[len(dst)-1]
	w := s[last.Start:last.End]
	switch s[start] {
	case '.':
		if last.Shape == Punct || last.Shape == Poss {
			return false
		}
		single := len(w) == 1 && last.Shape >= Cap && last.Shape != Number
		if lang.Abbreviations[s[last.Start:end]] || single || initials(w) {
			last.End = end
			return true
		}
	}
	return false
}

// initials tells whether w is like "U.S" or "U.K", a row of single letters.
func initials(w string) bool {
	if len(w) < 3 {
		return false
	}
	for i := 0; i < len(w); i++ {
		if (i%2 == 1) != (w[i] == '.') {
			return false
		}
	}
	return true
}

// appendWord appends the word at s[start:end], split where it is more than
// one.
func appendWord(dst []Token, s string, start, end int, space bool, lang *Language) []Token {
	w := s[start:end]
	// A full stop between a small and a capital letter is a sentence's end
	// with its space lost.
	for i := strings.IndexByte(w, '.'); i > 0 && i+1 < len(w); {
		r, _ := utf8.DecodeRuneInString(w[i+1:])
		p, n := utf8.DecodeLastRuneInString(w[:i])
		if unicode.IsUpper(r) && unicode.IsLower(p) && i > n+1 {
			dst = appendWord(dst, s, start, start+i, space, lang)
			dst = append(dst, Token{start + i, start + i + 1, Punct, false})
			return appendWord(dst, s, start+i+1, end, false, lang)
		}
		j := strings.IndexByte(w[i+1:], '.')
		if j < 0 {
			break
		}
		i += 1 + j
	}
	for _, p := range [...]string{"'s", "’s", "'S", "’S"} {
		if len(w) > len(p) && strings.HasSuffix(w, p) {
			cut := end - len(p)
			dst = appendWord(dst, s, start, cut, space, lang)
			return append(dst, Token{cut, end, Poss, false})
		}
	}
	shape := shapeOf(w)
	if shape == Word && lang.Known != nil {
		if i := glued(w, lang.Known); i > 0 {
			dst = append(dst, Token{start, start + i, Word, space})
			return append(dst, Token{start + i, end, shapeOf(w[i:]), true})
		}
	}
	return append(dst, Token{start, end, shape, space})
}

// glued returns where a word that is two words glued together is to be
// split ("theEast", "tocontinue"), 0 where it is one word.
func glued(w string, known func(string) bool) int {
	for i := 1; i < len(w); i++ {
		if w[i] >= 'A' && w[i] <= 'Z' && w[i-1] >= 'a' && w[i-1] <= 'z' {
			if known(w[:i]) {
				return i
			}
			return 0
		}
	}
	for _, p := range [...]string{"to", "the", "and", "of"} {
		if len(w) > len(p)+3 && strings.HasPrefix(w, p) && !known(w) && known(w[len(p):]) {
			return len(p)
		}
	}
	return 0
}

func shapeOf(w string) Shape {
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsDigit(r):
		return Number
	case !unicode.IsUpper(r):
		return Word
	}
	letters := 1
	for _, r := range w[n:] {
		if unicode.IsLower(r) {
			return Cap
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters == 1 {
		return Cap
	}
	return Upper
}

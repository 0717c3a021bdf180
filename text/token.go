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
	Meta          *Openings              // of lines that are not of the account: "Posted On"
	Preface       *Openings              // of what an editor puts before the account: "Following is the text"
	Starters      map[string]bool        // words that begin sentences and no names
	Known         func(word string) bool // whether a word is one of the language; for words glued together
	Town          func(name string) bool // whether a name is a town's, for datelines; may be nil
	Office        func(word string) bool // whether a word is that of an office, which no dateline ends in; may be nil
}

// narrow is the narrow no-break space.
const narrow = "\u202f"

// Tokens appends the tokens of s[from:to] to dst. Word bounds are those of
// UAX #29, mended where published English needs it: possessives stand apart,
// abbreviations keep their full stop, glued words ("Meeting.The",
// "theEast") are parted.
func Tokens(dst []Token, s string, from, to int, lang *Language) []Token {
	it := words.FromString("")
	space := true
	first := len(dst)
	var end int
	for start := from; start < to; start = end {
		if s[start] == ' ' && start+1 < to && s[start+1] < utf8.RuneSelf {
			end, space = start+1, true
			continue
		}
		var plain bool
		end, plain = segment(s, start, to, it)
		if plain && space {
			dst = appendPlain(dst, s, start, end, lang)
			space = false
			continue
		}
		// To UAX #29 the narrow no-break space joins words (ExtendNumLet); in
		// French manner it stands before marks, and it parts them.
		if i := strings.Index(s[start:end], narrow); i == 0 {
			end = start + len(narrow)
		} else if i > 0 {
			end = start + i
		}
		w := s[start:end]
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsSpace(r) || r == '\ufeff' || r == '\u200b':
			space = true
			continue
		case (w == "s" || w == "S") && !space && afterStop(s, dst[first:]):
			last := &dst[len(dst)-1]
			last.End, last.Shape = end, Poss
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if n := len(dst); n > first+1 && !space && plus(s, dst[n-2], dst[n-1]) {
				dst = dst[:n-1] // "2+2", "C5+UK"
				dst[n-2].End = end
				continue
			}
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

// segment returns where the word or the mark at s[start] ends, by UAX #29, and
// whether it is a word of ASCII letters with no capital but the first. Where
// nothing but ASCII stands around, a look at the next bytes does for the tables
// of the standard.
func segment(s string, start, to int, it *words.Iterator[string]) (end int, plain bool) {
	word := letter(s[start])
	plain = word
	end = start + 1
	if word {
		for end < to && s[end]-'a' < 26 {
			end++
		}
		for ; end < to && letter(s[end]); end++ {
			plain = false
		}
	}
	switch {
	case !word && (s[start] >= utf8.RuneSelf || wordMark(s[start]) || s[start] == '\r'):
	case end == to:
		return end, plain
	case s[end] >= utf8.RuneSelf || word && wordMark(s[end]):
	case word && end+1 < to && (letter(s[end+1]) || s[end+1] >= utf8.RuneSelf) && (s[end] == '.' || s[end] == '\'' || s[end] == ':'):
	default:
		return end, plain
	}
	it.SetText(s[start:to])
	it.Next()
	return start + it.End(), false
}

func letter(c byte) bool { return c|0x20-'a' < 26 }

// wordMark tells whether c, which is no letter, can be part of a word.
func wordMark(c byte) bool { return digit(c) || c == '_' }

func digit(c byte) bool { return c-'0' < 10 }

// afterStop tells whether toks end in an apostrophe after an abbreviation,
// so that an s goes on as in "the U.S.'s".
func afterStop(s string, toks []Token) bool {
	n := len(toks)
	if n < 2 || toks[n-1].Space || toks[n-2].Shape == Punct || s[toks[n-2].End-1] != '.' {
		return false
	}
	m := s[toks[n-1].Start:toks[n-1].End]
	return m == "'" || m == "’"
}

// plus tells whether b is a plus sign that joins a, which ends in a figure, to
// what follows.
func plus(s string, a, b Token) bool {
	return s[b.Start:b.End] == "+" && !b.Space && a.Shape != Punct && digit(s[a.End-1])
}

// pluralPossessive tells whether the mark at s[start:end] is the apostrophe
// of "Ministers' Meeting".
func pluralPossessive(s string, before Token, start, end int) bool {
	if m := s[start:end]; m != "'" && m != "’" {
		return false
	}
	return before.Shape != Punct && s[start-1]|0x20 == 's' && end+1 < len(s) && s[end] == ' ' && unicode.IsLetter(rune(s[end+1]))
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
	if len(w) < 3 || len(w)%2 == 0 {
		return false
	}
	for i := 0; i < len(w); i++ {
		if i%2 == 1 && w[i] != '.' || i%2 == 0 && (w[i]|0x20 < 'a' || w[i]|0x20 > 'z') {
			return false
		}
	}
	return true
}

// appendWord appends the word at s[start:end], split where it is more than
// one.
func appendWord(dst []Token, s string, start, end int, space bool, lang *Language) []Token {
	for part := start; ; {
		i := strings.IndexByte(s[part:end], '.')
		if i < 0 {
			break
		}
		i += part
		switch next := i + 1; {
		case part == start && lang.Abbreviations[s[start:next]]:
			// "Lt.Gen", "Mr.Smith"
			dst = append(dst, Token{start, next, shapeOf(s[start:i]), space})
			start, space = next, true
		case endsSentence(s[start:i], s[next:end]):
			dst = appendPart(dst, s, start, i, space, lang)
			dst = append(dst, Token{i, next, Punct, false})
			start, space = next, false
		}
		part = i + 1
	}
	return appendPart(dst, s, start, end, space, lang)
}

// endsSentence tells whether the full stop between before and after is a
// sentence's end with its space lost: it stands between a small and a
// capital letter.
func endsSentence(before, after string) bool {
	p, n := utf8.DecodeLastRuneInString(before)
	r, _ := utf8.DecodeRuneInString(after)
	return unicode.IsLower(p) && unicode.IsUpper(r) && len(before) > n+1
}

// appendPart appends the word at s[start:end] with its possessive ending
// apart.
func appendPart(dst []Token, s string, start, end int, space bool, lang *Language) []Token {
	w := s[start:end]
	if n := len(w) - 1; n > 0 && (w[n] == 's' || w[n] == 'S') {
		for _, mark := range [...]string{"'", "’"} {
			if before, ok := strings.CutSuffix(w[:n], mark); ok && before != "" {
				w = before
				break
			}
		}
	}
	cut := start + len(w)
	dst = appendBare(dst, s, start, cut, space, lang)
	if cut < end {
		dst = append(dst, Token{cut, end, Poss, false})
	}
	return dst
}

// appendPlain appends the word at s[start:end], which has a space before it and
// no capital but the first, split where two words are glued together.
func appendPlain(dst []Token, s string, start, end int, lang *Language) []Token {
	if s[start] <= 'Z' {
		if cut := end - len("of"); cut-start > 4 && s[cut:end] == "of" && lang.Known != nil && lang.Known(strings.ToLower(s[start:cut])) {
			return append(dst, Token{start, cut, Cap, true}, Token{cut, end, Word, true}) // "Ministerof"
		}
		return append(dst, Token{start, end, Cap, true})
	}
	if lang.Known != nil {
		if i := gluedBehind(s[start:end], lang.Known); i > 0 {
			dst = append(dst, Token{start, start + i, Word, true})
			start += i
		}
	}
	return append(dst, Token{start, end, Word, true})
}

// appendBare appends the word at s[start:end], split where two words are glued
// together.
func appendBare(dst []Token, s string, start, end int, space bool, lang *Language) []Token {
	w := s[start:end]
	shape := shapeOf(w)
	if shape == Word && lang.Known != nil {
		if i := glued(w, lang.Known); i > 0 {
			dst = append(dst, Token{start, start + i, Word, space})
			start, shape, space = start+i, shapeOf(w[i:]), true
		}
	}
	return append(dst, Token{start, end, shape, space})
}

// glued returns where a word that is two words glued together is to be
// split ("theEast", "tocontinue"), 0 where it is one word.
func glued(w string, known func(string) bool) int {
	for i := 2; i < len(w); i++ { // one letter before it is that of "eSwatini"
		if w[i]-'A' < 26 && w[i-1]-'a' < 26 {
			if known(w[:i]) {
				return i
			}
			return 0
		}
	}
	return gluedBehind(w, known)
}

// gluedBehind is glued for a word behind one of a few that stand before many.
func gluedBehind(w string, known func(string) bool) int {
	n := 0
	switch {
	case strings.HasPrefix(w, "to"), strings.HasPrefix(w, "of"):
		n = 2
	case strings.HasPrefix(w, "the"), strings.HasPrefix(w, "and"):
		n = 3
	}
	if n > 0 && len(w) > n+3 && !known(w) && known(w[n:]) {
		return n
	}
	return 0
}

func shapeOf(w string) Shape {
	// The ayn of "ʿAlī" is a letter of its own, without case.
	if w != "" && w[0] >= utf8.RuneSelf {
		if bare := strings.TrimLeftFunc(w, func(r rune) bool { return unicode.Is(unicode.Lm, r) }); bare != "" {
			w = bare
		}
	}
	if bare, ok := elided(w); ok {
		w = bare
	}
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case unicode.IsDigit(r):
		return Number
	case !unicode.IsUpper(r):
		return Word
	}
	if n < len(w) && w[n]-'a' < 26 {
		return Cap
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

// elided returns the name behind an article or a particle that has lost its
// vowel: "d'Affaires", "l’Aquila".
func elided(w string) (string, bool) {
	if len(w) < 4 || w[0] != 'd' && w[0] != 'l' {
		return "", false
	}
	bare, ok := strings.CutPrefix(w[1:], "'")
	if !ok {
		bare, ok = strings.CutPrefix(w[1:], "’")
	}
	r, _ := utf8.DecodeRuneInString(bare)
	return bare, ok && unicode.IsUpper(r)
}

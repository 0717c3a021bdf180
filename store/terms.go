package store

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
	"golang.org/x/text/unicode/norm"

	"rapporteur/record"
)

// A term is a word in the form that words are compared in, with its place in
// the text it was taken from.
type term struct {
	text string // what is looked for: folded and stemmed
	full string // folded alone, for beginnings of words
	at   record.Passage
}

// terms takes a text apart. Words lose case, marks and English endings, so
// that "doi thoai" is found in "đối thoại" and "exercises" under "exercise".
// Scripts without spaces give every two neighbouring characters, and the last
// one of a run by itself, so that a single character is the beginning of a
// term wherever it stands.
func terms(s string) []term { return stems(nil).terms(s) }

// stems remembers the stems of words, for stemming is most of the work and
// the accounts of a day use the same words. The nil one remembers nothing.
type stems map[string]string

func (m stems) terms(s string) []term {
	var out []term
	rs := []rune(s)
	for i := 0; i < len(rs); {
		switch {
		case spaceless(rs[i]):
			end := i + 1
			for end < len(rs) && (spaceless(rs[end]) || unicode.Is(unicode.M, rs[end])) {
				end++
			}
			out = appendPairs(out, rs, i, end)
			i = end
		case wordRune(rs[i]):
			end := wordEnd(rs, i)
			out = m.appendWord(out, rs, i, end)
			i = end
		default:
			i++
		}
	}
	return out
}

// spaceless tells whether r is of a script that puts no spaces between words,
// or whose words take endings that no English rule knows.
func spaceless(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) || r == 'ー' || r == '々'
}

func wordRune(r rune) bool {
	if r < 0x80 {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)) && !spaceless(r)
}

// wordEnd returns where the word that begins at i ends. An apostrophe within
// it does not end it, nor do the full stops of "U.S.".
func wordEnd(rs []rune, i int) int {
	end := i
	for end < len(rs) {
		switch {
		case wordRune(rs[end]):
		case apostrophe(rs[end]) && end+1 < len(rs) && wordRune(rs[end+1]):
		case rs[end] == '.' && initials(rs, i, end):
		default:
			return end
		}
		end++
	}
	return end
}

// initials tells whether the full stop at end stands between single letters
// that begin at i.
func initials(rs []rune, i, end int) bool {
	if end+2 < len(rs) && wordRune(rs[end+2]) || end+1 >= len(rs) || !unicode.IsUpper(rs[end+1]) {
		return false
	}
	for k := i; k < end; k++ {
		if (k-i)%2 == 0 != unicode.IsUpper(rs[k]) {
			return false
		}
	}
	return (end-i)%2 == 1
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' }

// longestTerm is how much of a word counts; what is longer is none.
const longestTerm = 100

// appendWord appends the word at rs[from:to].
func (m stems) appendWord(out []term, rs []rune, from, to int) []term {
	full := fold(string(rs[from:min(to, from+longestTerm)]))
	if full == "" || full == "s" && from > 0 && apostrophe(rs[from-1]) {
		return out
	}
	stemmed, ok := m[full]
	if !ok {
		stemmed = stem(full)
		if m != nil {
			m[full] = stemmed
		}
	}
	return append(out, term{stemmed, strings.ReplaceAll(full, "'", ""), record.Passage{Start: from, End: to}})
}

// stem takes the English ending off a folded word.
func stem(full string) string {
	plain := true
	for i := range len(full) {
		if c := full[i]; (c < 'a' || c > 'z') && c != '\'' {
			plain = false
			break
		}
	}
	if plain {
		if s := english.Stem(full, true); s != "" {
			full = s
		}
	}
	return strings.ReplaceAll(full, "'", "")
}

// appendPairs appends what the run rs[from:to] of a spaceless script gives.
func appendPairs(out []term, rs []rune, from, to int) []term {
	type mark struct {
		folded string
		at     int
		end    int
	}
	var marks []mark
	for i := from; i < to; {
		end := i + 1
		for end < to && unicode.Is(unicode.M, rs[end]) {
			end++
		}
		if f := fold(string(rs[i:end])); f != "" {
			marks = append(marks, mark{f, i, end})
		}
		i = end
	}
	for i, m := range marks {
		t := term{m.folded, m.folded, record.Passage{Start: m.at, End: m.end}}
		if i+1 < len(marks) {
			t.text += marks[i+1].folded
			t.full = t.text
			t.at.End = marks[i+1].end
		}
		out = append(out, t)
	}
	return out
}

// letters are those that have no mark to take off and are typed without one
// all the same.
var letters = strings.NewReplacer("đ", "d", "ð", "d", "ł", "l", "ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "ı", "i", "þ", "th", "ħ", "h", "’", "'")

// fold writes s in the form that words are compared in, without stemming:
// compatibility forms one, small letters, no marks; what is neither letter
// nor figure goes.
func fold(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	s = strings.ToLower(s)
	if !ascii {
		s = letters.Replace(strings.ToLower(norm.NFKD.String(s)))
	}
	clean := true
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	s = strings.Map(func(r rune) rune {
		if r == '\'' || r < 0x80 && wordRune(r) || r >= 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == 0x3099 || r == 0x309a {
			return r // the last two tell Japanese syllables apart
		}
		return -1
	}, s)
	return norm.NFC.String(s)
}

// join writes terms as the database's tokeniser takes them apart again.
func join(ts []term) string {
	var b strings.Builder
	for i, t := range ts {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t.text)
	}
	return b.String()
}

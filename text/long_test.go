package text

import (
	"strings"
	"testing"
	"time"
)

// TestLongInput holds the package to its promise that time grows with length:
// a megabyte of whatever shape is worked through in a moment.
func TestLongInput(t *testing.T) {
	size := 1 << 20
	if raced {
		size /= 8 // all is ten times slower there
	}
	for name, unit := range map[string]string{
		"one word":              "a",
		"one capital word":      "A",
		"glued sentences":       "aa.Bb",
		"glued abbreviations":   "Mr.",
		"initials":              "a.",
		"possessives":           "a's",
		"stops":                 ".",
		"apostrophes":           "'",
		"quotation marks":       "\"",
		"opening quotations":    "“a. ",
		"opening brackets":      "(",
		"captions":              "(Photo ",
		"markers":               "- ",
		"a marker":              "-",
		"numbers":               "1.",
		"combining marks":       "e\u0301\u0323",
		"unseen signs":          "\u200b",
		"spaces":                " ",
		"line feeds":            "\n",
		"lines that go on":      "a\n",
		"letters of its own":    "ʿ",
		"addresses":             "a@",
		"broken UTF-8":          "\xff",
		"one paragraph":         "The two sides agreed to hold talks. ",
		"one capital at a time": "aB",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := strings.Repeat(unit, size/len(unit))
			done := make(chan struct{})
			go func() {
				defer close(done)
				Blocks(s, english)
				toks := Tokens(nil, s, 0, len(s), english)
				Sentences(s, toks, english, func(int, int) {})
				NewRunes(s).At(len(s))
			}()
			select {
			case <-done:
			case <-time.After(8 * time.Second):
				t.Fatal("a megabyte takes longer than eight seconds")
			}
		})
	}
}

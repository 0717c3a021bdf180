package text

import (
	"strings"
	"testing"
	"time"
)

// shapes are units that make long inputs of one shape.
var shapes = map[string]string{
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
}

// work does all that the package does with a text.
func work(s string) {
	Blocks(nil, s, english)
	toks := Tokens(nil, s, 0, len(s), english)
	Sentences(s, toks, english, func(int, int) {})
	NewRunes(s).At(len(s))
}

// TestLongInput works through long texts of one shape.
func TestLongInput(t *testing.T) {
	for name, unit := range shapes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			work(strings.Repeat(unit, 1<<15/len(unit)))
		})
	}
}

// BenchmarkGrowth shows how many times as long four times as much takes: 4
// where time grows with length.
func BenchmarkGrowth(b *testing.B) {
	for name, unit := range shapes {
		short, long := strings.Repeat(unit, 1<<16/len(unit)), strings.Repeat(unit, 1<<18/len(unit))
		b.Run(name, func(b *testing.B) {
			var one, four time.Duration
			for b.Loop() {
				from := time.Now()
				work(short)
				middle := time.Now()
				work(long)
				one, four = one+middle.Sub(from), four+time.Since(middle)
			}
			b.ReportMetric(four.Seconds()/one.Seconds(), "times-for-4x")
		})
	}
}

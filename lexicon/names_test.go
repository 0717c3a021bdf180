package lexicon

import (
	"strings"
	"testing"

	"rapporteur/record"
)

// TestNamesExamples checks that the person in each line's example is one of its
// states, and that the lines have no word twice.
func TestNamesExamples(t *testing.T) {
	l := english(t)
	for _, line := range l.Lines() {
		if line.File != "names.txt" {
			continue
		}
		f := Fields(line.Text)
		name, ok := strings.CutPrefix(line.Example, "Minister ")
		name, verb := strings.CutSuffix(name, " spoke first.")
		if !ok || !verb {
			t.Errorf("%s: the example names no minister who spoke first: %q", line, line.Example)
			continue
		}
		for _, p := range Phrases(f[1]) {
			if n := l.Borne(strings.Fields(strings.ToLower(name)), record.Party(p), "ATA"); n < 4 {
				t.Errorf("%s: %q is %d halves of a name of %s, want 4", line, name, n, p)
			}
		}
		for _, field := range f[2:5] {
			seen := map[string]bool{}
			for _, w := range Phrases(field) {
				if seen[w] || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
					t.Errorf("%s: %q stands there twice, or is not in small letters without marks", line, w)
				}
				seen[w] = true
			}
		}
	}
}

func TestBorne(t *testing.T) {
	l := english(t)
	for _, c := range []struct {
		name string
		a, b record.Party
		want int // its sign
	}{
		{"kim min jae", "KOR", "KWT", 1},
		{"kim min jae", "KWT", "KOR", -1},
		{"aldhaheri", "ARE", "KOR", 1},
		{"giorgi beridzeshvili", "GEO", "POL", 1},
		{"nguyen van hung", "VNM", "FRA", 1},
		{"nguyen van hung", "VNM", "VNM", 0},
		{"qwxzk", "VNM", "FRA", 0},
		{"", "VNM", "FRA", 0},
		{"kim", "KOR", "NATO", 1},
	} {
		n := l.Borne(strings.Fields(c.name), c.a, c.b)
		if n > 0 != (c.want > 0) || n < 0 != (c.want < 0) {
			t.Errorf("%s of %s and not of %s: %d halves of a name, want the sign of %d", c.name, c.a, c.b, n, c.want)
		}
	}
}

package reader

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rapporteur/lexicon"
)

// TestListsAskedFor checks that a rule asks for every list of lists.txt, so
// that no line there is without effect.
func TestListsAskedFor(t *testing.T) {
	lex, err := lexicon.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range regexp.MustCompile(`lexicon\.List\w+`).FindAllString(string(b), -1) {
			asked[strings.ToLower(c)] = true
		}
	}
	for _, l := range lex.Lines() {
		name, _, _ := strings.Cut(l.Text, " | ")
		if l.File == "lists.txt" && !asked["lexicon.list"+strings.ReplaceAll(name, "-", "")] {
			t.Errorf("%s: no rule asks for %q", l, name)
		}
	}
}

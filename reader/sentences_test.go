package reader

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"rapporteur/record"
	"rapporteur/text"
)

// A single is a line of testdata/sentences: a sentence or two behind one of
// the openings in the file's first line, and what careful readers see in it:
// its statements with their quotes, or no more than its areas.
type single struct {
	Openings   []string
	Opening    int
	Text       string
	Areas      []record.Area
	Statements []struct {
		Kind  record.Kind
		By    []record.Party
		To    []record.Party
		Quote string
	}
}

// TestSentences reads what is put in other words than the plain verb's, and
// subjects named otherwise than by their own noun.
func TestSentences(t *testing.T) {
	files, err := filepath.Glob("testdata/sentences/*.jsonl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sentences (%v)", err)
	}
	r := reader(t)
	acts, areas := tally{}, tally{}
	for _, name := range files {
		var openings []string
		for _, s := range singles(t, name) {
			if s.Openings != nil {
				openings = s.Openings
				continue
			}
			opening := openings[s.Opening] + "\n\n"
			doc := record.Document{Text: text.Normalise(opening + s.Text + "\n")}
			got := r.Read(doc)
			sound(t, got)
			begin := utf8.RuneCountInString(opening)
			got.Statements = slices.DeleteFunc(got.Statements, func(st record.Statement) bool { return st.Quote.Start < begin })
			if s.Areas != nil {
				var named []record.Area
				for _, st := range got.Statements {
					named = append(named, st.Areas...)
				}
				slices.Sort(named)
				named = slices.Compact(named)
				areas.add("area", inBoth(s.Areas, named), len(s.Areas), len(named))
				continue
			}
			want := record.Reading{Document: doc}
			for _, st := range s.Statements {
				before, _, ok := strings.Cut(s.Text, st.Quote)
				if !ok {
					t.Fatalf("%s: %q is not in %q", name, st.Quote, s.Text)
				}
				start := begin + utf8.RuneCountInString(before)
				want.Statements = append(want.Statements, record.Statement{
					Kind: st.Kind, By: st.By, To: st.To, Quote: record.Passage{Start: start, End: start + utf8.RuneCountInString(st.Quote)},
				})
			}
			acts.compare(want, got)
		}
	}
	acts.hold(t, []floor{{"found", 0.887}, {"statement", 0.769}, {"kind", 0.743}, {"to", 0.873}})
	areas.hold(t, []floor{{"area", 0.816}})
}

// singles returns the lines of a file of sentences.
func singles(t *testing.T, name string) (out []single) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		var s single
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatalf("%s:%d: %v", name, n, err)
		}
		out = append(out, s)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

package dossier

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

var loaded = sync.OnceValues(func() (*lexicon.Lexicon, error) { return lexicon.Load("en") })

// desk returns a desk with the lexicon itself.
func desk(t testing.TB) *Desk {
	t.Helper()
	lex, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return New(lex)
}

// readings returns the readings of some samples. They are kept with these
// tests, so that a better reader does not change what is tested here.
func readings(t testing.TB, pattern string) []record.Reading {
	t.Helper()
	paths, err := filepath.Glob("testdata/readings/" + pattern + ".json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no readings %s: %v", pattern, err)
	}
	var out []record.Reading
	for _, p := range paths {
		name := strings.TrimSuffix(filepath.Base(p), ".json")
		out = append(out, readingOf(t, p, "../samples/"+name+".txt"))
	}
	return out
}

// readingOf returns the reading in a file, of the text in another.
func readingOf(t testing.TB, path, of string) record.Reading {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	txt, err := os.ReadFile(of)
	if err != nil {
		t.Fatal(err)
	}
	r, err := record.ParseReading(b, text.Normalise(string(txt)))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	r.Document.Name = strings.TrimSuffix(filepath.Base(path), ".json")
	return r
}

// said makes a reading of one meeting from lines "KIND BY: words", which are
// its text.
func said(name string, number int, date record.Date, lines ...string) record.Reading {
	n := number
	r := record.Reading{
		Document: record.Document{Name: name, Published: date},
		Meetings: []record.Meeting{{
			ID: "m1", Role: record.Subject, Mechanism: "Kenya–Finland Defence Policy Dialogue", Parties: []record.Party{"KEN", "FIN"},
			Ordinal: &n, Start: date, End: date,
		}},
	}
	at := 0
	var b strings.Builder
	for _, l := range lines {
		head, words, _ := strings.Cut(l, ": ")
		kind, by, _ := strings.Cut(head, " ")
		st := record.Statement{Kind: record.Kind(kind), Quote: record.Passage{Start: at, End: at + len([]rune(words))}}
		for _, p := range strings.Split(by, "+") {
			st.By = append(st.By, record.Party(p))
		}
		r.Statements = append(r.Statements, st)
		b.WriteString(words + ".\n\n")
		at += len([]rune(words)) + 3
	}
	r.Document.Text = b.String()
	return r
}

// standings writes the course of the commitment that the words open.
func standings(t testing.TB, x Dossier, words string) string {
	t.Helper()
	for _, c := range x.Commitments {
		if q := c.Course[0].Quote; q != nil && strings.Contains(q.Quote, words) {
			var out []string
			for _, s := range c.Course {
				word := string(s.Standing)
				for _, a := range s.Also {
					word += "+" + string(a)
				}
				out = append(out, word)
			}
			return strings.Join(out, " ")
		}
	}
	return "none"
}

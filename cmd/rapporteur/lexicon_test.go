package main

import (
	"slices"
	"strings"
	"testing"

	"rapporteur/lexicon"
	"rapporteur/record"
)

func testLexicon(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	lex, err := lexicon.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func TestFits(t *testing.T) {
	for _, c := range []struct {
		phrase, words string
		n             int
		ok            bool
	}{
		{"working group", "working groups on trade", 2, true},
		{"call on/upon", "call upon", 2, true},
		{"concern*", "concerned", 1, true},
		{"extend ~ invitation", "extend an official invitation", 4, true},
		{"extend ~ invitation", "extend thanks", 0, false},
		{"exchange of _ visits", "exchange of high visits", 4, true},
		{"defence center", "defense centre", 2, true},
		{"Da Nang", "da", 0, false},
	} {
		n, ok := fits(wordsOf(c.phrase), strings.Fields(c.words))
		if ok != c.ok || ok && n != c.n {
			t.Errorf("fits(%q, %q) = %d, %v", c.phrase, c.words, n, ok)
		}
	}
}

// Areas written as combinations are looked up by every one of them.
func TestPhrasesOfAreas(t *testing.T) {
	got := tableOf("areas.txt").phrases("middle-east | (syrian/iraqi) (transition/election*), gaza | spoke of Gaza")
	want := []string{"syrian transition", "syrian election*", "iraqi transition", "iraqi election*", "gaza"}
	if !slices.Equal(got, want) {
		t.Errorf("phrases = %q, want %q", got, want)
	}
}

func TestNearest(t *testing.T) {
	got := nearest("plegde", []string{"pledge", "plead", "hope", "pledge*"})
	if len(got) == 0 || got[0] != "pledge" || slices.Contains(got, "hope") {
		t.Errorf("%q", got)
	}
	if got := nearest("zzzzzzzz", []string{"pledge"}); got != nil {
		t.Errorf("%q", got)
	}
}

// TestTables asks that this command knows the shape of every table there is,
// so that nothing is shown under a wrong name. A class or flag that is new to
// it is shown as it stands, so it is only told here.
func TestTables(t *testing.T) {
	lex := testLexicon(t)
	for _, l := range lex.Lines() {
		tab := tableOf(l.File)
		fields := lexicon.Fields(l.Text)
		if !slices.ContainsFunc(tables, func(k table) bool { return k.name == tab.name }) {
			t.Errorf("%s: a table that is not known here", l)
			continue
		}
		if len(fields) > len(tab.fields) {
			t.Errorf("%s: %d fields, %d are known", l, len(fields), len(tab.fields))
		}
		if tab.classes != nil && tab.classes[fields[0]] == "" && !strings.HasPrefix(fields[0], "of ") {
			t.Logf("%s: class %q is not known here", l, fields[0])
		}
		if tab.name == "acts" {
			for _, f := range strings.Fields(fields[2]) {
				if name, _, has := strings.Cut(f, "="); !has && flags[name] == "" {
					t.Logf("%s: flag %q is not known here", l, f)
				}
			}
		}
		if len(tab.meaning(l, "", lex.PartyNames)) == 0 {
			t.Errorf("%s: no meaning", l)
		}
	}
	for _, k := range record.Kinds {
		if does[k] == "" {
			t.Errorf("kind %s is not told", k)
		}
	}
}

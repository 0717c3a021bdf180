package lexicon

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestKey(t *testing.T) {
	for _, row := range [][]string{ // words of one row have one key
		{"defence", "Defense", "DEFENCE"},
		{"centre", "center", "centers", "centres"},
		{"organisation", "organization", "organizations", "Organisations"},
		{"modernise", "modernize", "modernises", "modernizes"},
		{"modernising", "modernizing"},
		{"programme", "program", "programs", "programmes"},
		{"neighbour", "neighbor", "neighbors"},
		{"exercise", "exercises"},
		{"party", "parties"},
		{"ally", "allies"},
		{"class", "classes"},
		{"process", "processes"},
		{"approach", "approaches"},
		{"wish", "wishes"},
		{"tax", "taxes"},
		{"force", "forces", "Forces"},
		{"manoeuvre", "maneuver", "manoeuvres", "maneuvers"},
		{"labour", "labor"},
		{"lt", "Lt.", "LT"},
		{"gen", "Gen."},
		{"analyse", "analyze", "analyzes"},
		{"hà", "HÀ"},
		{"is"},
		{"us", "US"},
		{"crisis"},
		{"status"},
		{"business"},
		{"prize", "prizes"},
		{"size", "sizes"},
		{"series"},
		{"news"},
		{"new"},
		{"logistics"},
		{"headquarters"},
	} {
		for _, w := range row[1:] {
			if Key(w) != Key(row[0]) {
				t.Errorf("Key(%q) = %q, Key(%q) = %q", w, Key(w), row[0], Key(row[0]))
			}
		}
	}
	for _, c := range [][2]string{{"news", "new"}, {"us", "u"}, {"its", "it"}, {"police", "policy"}, {"mines", "mine's"}, {"status", "statu"}, {"crisis", "crisi"}, {"this", "thi"}} {
		if Key(c[0]) == Key(c[1]) {
			t.Errorf("%q and %q have one key, %q", c[0], c[1], Key(c[0]))
		}
	}
	for w, want := range map[string]string{"": "", ".": ".", "A.": "a", "U.S.": "u.s", "prize": "prize"} {
		if got := Key(w); got != want {
			t.Errorf("Key(%q) = %q, want %q", w, got, want)
		}
	}
}

func TestKeyFolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.StringMatching(`[a-zđàộé]{1,12}`).Draw(t, "word")
		k := Key(w)
		for _, same := range []string{strings.ToUpper(w), w + "."} {
			if Key(same) != k {
				t.Fatalf("Key(%q) = %q, Key(%q) = %q", same, Key(same), w, k)
			}
		}
		if !strings.Contains(k, "iz") && Key(k) != k {
			t.Fatalf("Key(%q) = %q, whose key is %q", w, k, Key(k))
		}
	})
}

func TestSplit(t *testing.T) {
	for in, want := range map[string][]string{
		"joint working group":         {"joint", "working", "group"},
		"ADMM-Plus":                   {"ADMM", "Plus"},
		"experts' working group":      {"experts", "working", "group"},
		"Women's (and men’s) and/or":  {"Women", "and", "men", "and", "or"},
		"Indo\u2011Pacific – outlook": {"Indo", "Pacific", "outlook"},
		"places for _ ~ officer*":     {"places", "for", "_", "~", "officer*"},
		"Lt. Gen.":                    {"Lt.", "Gen."},
		" - ":                         nil,
		"":                            nil,
	} {
		if diff := cmp.Diff(want, Split(in)); diff != "" {
			t.Errorf("Split(%q) (-want +got):\n%s", in, diff)
		}
	}
}

// plain makes forms of words apart by spaces; "," and "." are marks.
func plain(s string) []*Form {
	var out []*Form
	for _, w := range strings.Fields(s) {
		if w == "," || w == "." {
			out = append(out, &Form{Key: w, Raw: w})
			continue
		}
		out = append(out, &Form{Key: Key(w), Raw: w, Lower: strings.ToLower(w)})
	}
	return out
}

func TestTrieLongest(t *testing.T) {
	tr := NewTrie[string]()
	for _, p := range []string{
		"staff talks", "staff", "navy staff talks", "defence policy", "Quad", "quad bike", "AI", "DOC", "U.S. Army", "Lt.",
		"denuclear*", "terror* group", "seats for _ officers", "exchange ~ delegation", "exchange", "joint-exercise", "Women's network", "sea lane",
	} {
		tr.Add(p, p)
	}
	for _, c := range []struct {
		in, want string
		n        int
	}{
		{"staff talks went on", "staff talks", 2},
		{"staff officers", "staff", 1},
		{"Staff Talks", "staff talks", 2},
		{"navy staff", "", 0},
		{"talks", "", 0},
		{"", "", 0},

		{"defense policy", "defence policy", 2},
		{"defence policies", "defence policy", 2},
		{"sea lanes", "sea lane", 2},

		{"Quad", "Quad", 1},
		{"quad", "", 0},
		{"QUAD", "", 0},
		{"Quads", "", 0},
		{"Quad bike", "quad bike", 2},
		{"ai", "", 0},
		{"AI", "AI", 1},
		{"U.S. Army", "U.S. Army", 2},
		{"U.S Army", "U.S. Army", 2},
		{"Lt Tan", "Lt.", 1},
		{"Lt. Tan", "Lt.", 1},

		{"denuclearisation of", "denuclear*", 1},
		{"Denuclearized", "denuclear*", 1},
		{"denuclear", "denuclear*", 1},
		{"denucleic", "", 0},
		{"terrorist groups", "terror* group", 2},
		{"counterterror group", "", 0},

		{"seats for ten officers", "seats for _ officers", 4},
		{"seats for officers", "", 0},
		{"seats for ten young officers", "", 0},
		{"seats for , officers", "", 0},

		{"exchange delegation", "exchange ~ delegation", 2},
		{"exchange of delegations", "exchange ~ delegation", 3},
		{"exchange of more high delegations", "exchange ~ delegation", 5},
		{"exchange of many more high delegations", "exchange", 1},
		{"exchange of views , delegations", "exchange", 1},

		{"joint exercises", "joint-exercise", 2},
		{"Women network", "Women's network", 2},
		{"women network", "", 0},
	} {
		got, n := tr.Longest(plain(c.in))
		if got != c.want || n != c.n {
			t.Errorf("Longest(%q) = %q, %d, want %q, %d", c.in, got, n, c.want, c.n)
		}
	}
}

func TestTrieExact(t *testing.T) {
	tr := NewTrie[int]()
	tr.Add("staff talks", 1)
	tr.Add("staff talk", 2) // the same by its key: the first stays
	tr.Add("Viet Nam", 3)
	for p, want := range map[string]int{"staff talks": 1, "staff talk": 1, "Viet Nam": 3, "Viet-Nam": 3, "staff": 0, "viet nam": 0, "staff talks go": 0} {
		if got, ok := tr.Exact(p); got != want || ok != (want > 0) {
			t.Errorf("Exact(%q) = %d, %v, want %d", p, got, ok, want)
		}
	}
	if _, n := NewTrie[int]().Longest(plain("staff talks")); n != 0 {
		t.Errorf("an empty trie finds %d words", n)
	}
}

// Whatever phrases there are, the longest that begins a text is found.
func TestTrieFindsLongest(t *testing.T) {
	word := rapid.SampledFrom([]string{"navy", "staff", "talk", "Quad", "sea"})
	phrase := rapid.SliceOfN(word, 1, 4)
	rapid.Check(t, func(t *rapid.T) {
		phrases := rapid.SliceOfN(phrase, 1, 8).Draw(t, "phrases")
		forms := rapid.SliceOfN(word, 0, 6).Draw(t, "text")
		tr := NewTrie[string]()
		want := 0
		for _, p := range phrases {
			tr.Add(strings.Join(p, " "), strings.Join(p, " "))
			if len(p) > want && len(p) <= len(forms) && strings.Join(p, " ") == strings.Join(forms[:len(p)], " ") {
				want = len(p)
			}
		}
		v, n := tr.Longest(plain(strings.Join(forms, " ")))
		if n != want || v != strings.Join(forms[:want], " ") {
			t.Fatalf("Longest = %q, %d, want %q", v, n, strings.Join(forms[:want], " "))
		}
	})
}

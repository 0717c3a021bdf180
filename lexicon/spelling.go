package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// british gives the keys of words that no rule of Key reaches. They are those
// of English, whose spelling the rules of Key are about.
var british = spellings()

func spellings() map[string]string {
	b, err := files.ReadFile("en/spelling.txt")
	if err != nil {
		return nil // Load tells of it
	}
	out := map[string]string{}
	for row := range strings.Lines(string(b)) {
		f := strings.Split(row, "|")
		if len(f) < 2 || strings.HasPrefix(row, "#") {
			continue
		}
		for _, w := range Phrases(f[1]) {
			out[w] = strings.TrimSpace(f[0])
		}
	}
	return out
}

// addSpelling checks a line of spelling.txt.
func (l *Lexicon) addSpelling(_ *Line, f []string) error {
	if len(f) != 3 || f[0] == "" || len(Phrases(f[1])) == 0 {
		return fmt.Errorf("a spelling has 3 fields (British form, other forms, example)")
	}
	return nil
}

// pairs are the spellings of spelling.txt, each with those of the same word.
var pairs = paired()

func paired() map[string][]string {
	out := map[string][]string{}
	for american, british := range british {
		if american != british && american != british+"s" {
			out[american] = append(out[american], british)
			out[british] = append(out[british], american)
		}
	}
	for _, others := range out {
		slices.Sort(others)
	}
	return out
}

// A respelling is a rule by which British and American endings change places.
// It makes forms that nobody writes as well ("exercize"), which does no harm
// where they are looked for among words as they stand; the least length of a
// word keeps it from making other words ("hour", "filled").
type respelling struct {
	british, american string
	endings           []string // that follow
	least             int
}

var respellings = []respelling{
	{"is", "iz", []string{"e", "es", "ed", "er", "ers", "ing", "ation", "ations", "able", "ational"}, 6},
	{"ys", "yz", []string{"e", "es", "ed", "er", "ers", "ing"}, 6},
	{"our", "or", []string{"", "s", "ed", "er", "ers", "ing", "able", "ably", "al", "ally", "ful", "less", "ite", "ites", "hood", "hoods"}, 5},
	{"enc", "ens", []string{"e", "es"}, 6},
	{"ogu", "og", []string{"", "s"}, 5},
	{"ll", "l", []string{"ed", "er", "ers", "ing", "ings", "or", "ors"}, 8},
}

// Spellings returns the other spellings of a word in small letters: the British
// of American ones, and the other way round. Some of them may be nobody's.
func Spellings(word string) []string {
	var out []string
	add := func(w string) {
		if w != word && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	// A word of the table may have an ending.
	for n := len(word); n >= 4; n-- {
		begin, ending := word[:n], word[n:]
		for _, other := range pairs[begin] {
			add(joined(other, ending))
		}
		if before, ok := strings.CutSuffix(begin, "r"); ok && ending != "" { // "centr" of "centred"
			for _, other := range pairs[before+"re"] {
				add(other + ending)
			}
		}
	}
	for _, r := range respellings {
		for _, e := range r.endings {
			british, american := r.british+e, r.american+e
			if r.british == "ogu" {
				british = "ogue" + e
			}
			if before, ok := strings.CutSuffix(word, british); ok && len(word) >= r.least && before != "" {
				add(before + american)
			}
			if before, ok := strings.CutSuffix(word, american); ok && len(before)+len(british) >= r.least && before != "" {
				add(before + british)
			}
		}
	}
	return out
}

// joined puts an ending on a word: "centre" and "ed" are "centred".
func joined(word, ending string) string {
	if ending != "" && strings.ContainsAny(ending[:1], "aei") {
		word = strings.TrimSuffix(word, "e")
	}
	return word + ending
}

package lexicon

import (
	"fmt"
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

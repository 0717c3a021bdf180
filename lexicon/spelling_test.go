package lexicon

import (
	"slices"
	"testing"
)

// TestSpellings holds the spellings of a word to what a person would type for
// it, from either side.
func TestSpellings(t *testing.T) {
	for _, two := range [][2]string{
		{"defence", "defense"},
		{"centre", "center"},
		{"centres", "centers"},
		{"centred", "centered"},
		{"programme", "program"},
		{"programmes", "programs"},
		{"organise", "organize"},
		{"organisation", "organization"},
		{"modernising", "modernizing"},
		{"analysing", "analyzing"},
		{"analyse", "analyze"},
		{"harbour", "harbor"},
		{"neighbouring", "neighboring"},
		{"neighbourhood", "neighborhood"},
		{"favourable", "favorable"},
		{"labour", "labor"},
		{"vapour", "vapor"},
		{"coloured", "colored"},
		{"licence", "license"},
		{"pretence", "pretense"},
		{"dialogue", "dialog"},
		{"catalogues", "catalogs"},
		{"monologue", "monolog"},
		{"travelled", "traveled"},
		{"cancelling", "canceling"},
		{"labelled", "labeled"},
		{"manoeuvres", "maneuvers"},
		{"theatre", "theater"},
		{"aluminium", "aluminum"},
	} {
		for i, word := range two {
			if got := Spellings(word); !slices.Contains(got, two[1-i]) {
				t.Errorf("%s: got %q, want %q among them", word, got, two[1-i])
			}
		}
	}
	// Words that are others, and words without another spelling.
	for word, not := range map[string]string{
		"hour": "hor", "four": "for", "tour": "tor", "filled": "filed", "size": "sise", "wise": "wize", "forces": "force", "news": "new", "force": "forces", "us": "u", "policy": "", "patrol": "",
	} {
		if got := Spellings(word); not == "" && len(got) > 0 || slices.Contains(got, not) {
			t.Errorf("%s: got %q", word, got)
		}
	}
}

package reader

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/record"
	"rapporteur/text"
)

// TestShapes reads each shape in each place: the reading is sound, and the
// same a second time.
func TestShapes(t *testing.T) {
	size := 16 << 10
	if raced { // where all is ten times slower
		size /= 4
	}
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for place, shape := range places(shape) {
				s := text.Normalise(shape(size))
				got := read(t, s)
				if err := fault(got); err != nil {
					t.Errorf("%s: %v", place, err)
				}
				if diff := cmp.Diff(got, read(t, s)); diff != "" {
					t.Errorf("%s: the second reading differs (-first +second):\n%s", place, diff)
				}
			}
		})
	}
}

// TestHostileTexts reads what nobody would publish and looks at the reading
// as a whole.
func TestHostileTexts(t *testing.T) {
	for name, s := range map[string]string{
		"nothing":                   "",
		"only a headline":           headline,
		"only a headline and end":   headline + "\n",
		"only a lead":               lead,
		"only signs":                "... -- !? () [] “” , ; : –",
		"only white space":          " \n\t\n\u00a0\u2003\n ",
		"only numbers":              "1 2 3 2024 5 10th",
		"only names":                "Nguyen Van Minh, Tanaka Ken, Asif Rana",
		"only parties":              "Vietnam, Japan, Kenya",
		"a sentence without an end": opening + "The two sides agreed to",
		"a quotation without end":   opening + "“Japan is ready to host the talks, he said.",
		"brackets without end":      opening + "Japan (the host (of the talks agreed to open a hotline.",
		"signs between words":       opening + "Japan, , ; – agreed ( ) to “ ” open a hotline.",
		"one letter":                "a",
		"zero bytes":                opening + "Japan\x00agreed\x00to open a hotline.",
		"no spaces":                 strings.ReplaceAll(opening+"Japan agreed to open a hotline.", " ", ""),
		"spaces that do not break":  strings.ReplaceAll(opening+"Japan agreed to open a hotline.", " ", "\u00a0"),
		"a word on each line":       strings.ReplaceAll(opening+"Japan agreed to open a hotline.", " ", "\n"),
		"small letters":             strings.ToLower(opening + "Japan agreed to open a hotline."),
		"right to left":             opening + "\u202eاتفق الجانبان على فتح خط ساخن\u202c and Japan agreed to open a hotline.",
		"emoji":                     opening + "🇯🇵🤝🇻🇳 Japan 👍🏽 agreed to open a hotline 📞.",
		"dates that are none":       opening + "On 31 February 2024 and 99 March 20244 Japan agreed to meet by 45 May 0000.",
		"a large edition":           "Vietnam and Japan hold the 99999999999999999999th dialogue\n\n" + lead,
		"a possessive in front":     "sides’ third dialogue was held in Hanoi.",
		"edition nought":            "Vietnam and Japan hold the 0th dialogue\n\n" + lead,
	} {
		t.Run(name, func(t *testing.T) {
			got := read(t, s)
			if err := fault(got); err != nil {
				t.Error(err)
			}
			if strings.HasPrefix(name, "only") && len(got.Statements) > 0 {
				t.Errorf("a statement: %+v", got.Statements[0])
			}
		})
	}
}

// An account may be cut off behind any word.
func TestCutOff(t *testing.T) {
	for _, s := range []string{
		"Centre.\n\nAt the conclusion of the session, the two sides signed a Memorandum of Understanding on cooperation in",
		"2023.\n\nThe joint study is over, and to finalise the agreement on visa exemption for holders of",
		"2027.\n\nThe Waterway, shared by five countries, is governed by the Santa Cruz de la Sierra Agreement of",
		"tides IV Meeting of the Tidegauge.\nhad VI Meeting will take place in that the decided in the second half of to The",
	} {
		if err := fault(read(t, s)); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	}
}

// An account in capitals is read like any other.
func TestCapitals(t *testing.T) {
	s := opening + "Japan agreed to open a hotline. Vietnam asked Japan to train ten officers.\n"
	want, got := read(t, s), read(t, strings.ToUpper(s))
	kinds := func(r record.Reading) (out []record.Kind) {
		for _, s := range r.Statements {
			out = append(out, s.Kind)
		}
		return out
	}
	if diff := cmp.Diff(kinds(want), kinds(got)); diff != "" {
		t.Errorf("kinds of statement (-written +in capitals):\n%s", diff)
	}
}

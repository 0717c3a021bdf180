package page

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rapporteur/dossier"
	"rapporteur/record"
)

func TestDiffering(t *testing.T) {
	show := func(all []Run) string {
		var b strings.Builder
		for _, r := range all {
			if r.Own {
				b.WriteString("[" + r.Text + "]")
			} else {
				b.WriteString(r.Text)
			}
		}
		return b.String()
	}
	left, right := differing("agreed to open a hotline in May", "Agreed to discuss opening a hotline")
	if got := show(left); got != "agreed to[open]a hotline[in May]" {
		t.Errorf("left: %s", got)
	}
	if got := show(right); got != "Agreed to[discuss opening]a hotline" {
		t.Errorf("right: %s", got)
	}
}

// TestDifferingWhole loses no word, whatever is compared.
func TestDifferingWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([ab]{1,2}[.,]? ){0,12}`)
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		left, right := differing(a, b)
		whole := func(all []Run) string {
			return strings.Join(each(all, func(r Run) string { return r.Text }), " ")
		}
		if whole(left) != strings.Join(strings.Fields(a), " ") || whole(right) != strings.Join(strings.Fields(b), " ") {
			t.Fatalf("%q, %q became %v, %v", a, b, left, right)
		}
	})
}

// TestParagraphsWhole loses no character of a text, wherever statements stand.
func TestParagraphsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[aé\n ]{0,30}`).Draw(t, "text")
		n := len([]rune(text))
		var all []dossier.Review
		for range rapid.IntRange(0, 4).Draw(t, "statements") {
			from := rapid.IntRange(0, n).Draw(t, "from")
			to := rapid.IntRange(from, n).Draw(t, "to")
			all = append(all, dossier.Review{Statement: record.Statement{Kind: record.Agree, Quote: record.Passage{Start: from, End: to}}})
		}
		var got []string
		for _, p := range paragraphs(record.Reading{Document: record.Document{Text: text}}, all, record.Passage{Start: 1, End: 3}) {
			line := ""
			for _, s := range p {
				line += s.Text
			}
			got = append(got, line)
		}
		want := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Fatalf("%q became %q", text, got)
		}
	})
}

func TestTimeline(t *testing.T) {
	w := Words(func(key string, _ ...any) string { return key })
	if w.timeline([]EditionLine{{Label: "1st", Start: "2024-02-27"}}) != nil {
		t.Error("one edition makes a line")
	}
	line := w.timeline([]EditionLine{{Label: "1st", Start: "2024-02-27"}, {Label: "2nd", Start: "2025"}, {Label: "3rd", Start: "2026-03"}, {Label: "4th"}})
	if line == nil || len(line.Editions) != 3 {
		t.Fatalf("%+v", line)
	}
	day, year, month := line.Editions[0], line.Editions[1], line.Editions[2]
	if !day.Day || year.Day || month.Day || year.Width <= month.Width || month.Width < dot {
		t.Errorf("day %+v, year %+v, month %+v", day, year, month)
	}
}

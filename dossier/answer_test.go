package dossier

import (
	"strings"
	"testing"

	"rapporteur/record"
)

// What opens a course of its own at a meeting, and what only answers or goes
// on from what was said before it.
func TestOpened(t *testing.T) {
	d := desk(t)
	for _, c := range []struct {
		lines []string
		want  int
	}{
		{[]string{"request KEN: asked Finland to admit two pilots to the school in Kauhava", "pledge FIN: promised to raise it with the other members"}, 1},
		{[]string{"request KEN: asked Finland to admit two pilots to the school in Kauhava", "affirm KEN: recalled an old friendship", "pledge FIN: promised to raise it with the other members"}, 1},
		{[]string{"request KEN: asked Finland to admit two pilots to the school in Kauhava", "pledge FIN: announced that a frigate would call at Mombasa harbour in May"}, 2},
		{[]string{"offer FIN: offered to second two advisers to the computer centre", "pledge KEN: undertook to provide them with offices"}, 2},
		{[]string{"request KEN: asked Finland to sell it patrol boats", "report FIN: replied that none could be spared", "offer FIN: offered instead to train two crews in Hanko"}, 2},
	} {
		x := d.Follow([]record.Reading{said("one", 1, "2024-05-03", c.lines...)}, nil)
		if len(x.Commitments) != c.want {
			t.Errorf("%q: %d commitments, want %d: %+v", c.lines, len(x.Commitments), c.want, x.Commitments)
		}
	}
}

// What a later meeting says of a promise in several statements.
func TestToldTogether(t *testing.T) {
	d := desk(t)
	for _, c := range []struct {
		promise string
		next    []string
		want    string
	}{
		{
			"pledge FIN: promised to build four radio masts in Lamu",
			[]string{"report FIN: reported that two of the four radio masts had been built in Lamu", "pledge FIN: promised that the other two would be ready in May"},
			"new advanced",
		},
		{
			"offer KEN: offered to host a second regatta off Lamu in the autumn of 2024",
			[]string{"report KEN: said that the regatta off Lamu could not go ahead because of the rains", "propose KEN: proposed May 2025 instead"},
			"new postponed",
		},
		{
			// An answer promised for June is no date of the thing itself.
			"request FIN: asked Kenya to post a liaison officer to the Baltic Fusion Centre",
			[]string{"pledge KEN: had decided to post a liaison officer to the Baltic Fusion Centre from March 2026"},
			"new stronger",
		},
	} {
		first := []string{c.promise}
		if c.promise[:7] == "request" {
			first = append(first, "pledge KEN: replied that its navy would give an answer by June 2025")
		}
		x := d.Follow([]record.Reading{said("one", 1, "2024-05-03", first...), said("two", 2, "2025-01-10", c.next...)}, nil)
		_, words, _ := strings.Cut(c.promise, ": ")
		if got := standings(t, x, words); got != c.want {
			t.Errorf("%s\n %q\n got %s, want %s", c.promise, c.next, got, c.want)
		}
	}
}

// What one side asked for, the other does not repeat; a thing that has ended
// gives way to one that is open.
func TestWhichCourse(t *testing.T) {
	d := desk(t)
	x := d.Follow([]record.Reading{
		said("one", 1, "2024-05-03", "request KEN: asked Finland to treat the Turkana drought migrants with leniency", "request FIN: asked Kenya to speed up the repatriation of the Turkana families"),
		said("two", 2, "2025-01-10", "request FIN: repeated its request for the return home of the Turkana drought families"),
	}, nil)
	if a, b := standings(t, x, "leniency"), standings(t, x, "repatriation"); a != "new silent" || b != "new repeated" {
		t.Errorf("got %s and %s", a, b)
	}
	x = d.Follow([]record.Reading{
		said("one", 1, "2024-05-03", "agree FIN+KEN: agreed to organise a regatta of mountain troops off Lamu in 2024"),
		said("two", 2, "2025-01-10", "appraise FIN+KEN: welcomed the success of the regatta of mountain troops off Lamu", "offer FIN: offered to host a second edition of the regatta in the Åland archipelago in 2025"),
		said("three", 3, "2026-01-10", "appraise FIN+KEN: were satisfied with the regatta that mountain troops held in the Åland archipelago"),
	}, nil)
	if a, b := standings(t, x, "off Lamu"), standings(t, x, "second edition"); a != "new done" || b != "new done" {
		t.Errorf("got %s and %s", a, b)
	}
}

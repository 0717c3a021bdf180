package main

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"unicode/utf8"

	"rapporteur/record"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"nothing", "", 10, nil},
		{"white space only", " \n ", 10, nil},
		{"fits", "agreed to meet", 14, []string{"agreed to meet"}},
		{"one too many", "agreed to meet", 13, []string{"agreed to", "meet"}},
		{"white space is folded", "agreed\n  to\tmeet", 40, []string{"agreed to meet"}},
		{"a long word is cut", "see abcdefghij now", 4, []string{"see", "abcd", "efgh", "ij", "now"}},
		{"a long word that fills lines", "abcdefgh x", 4, []string{"abcd", "efgh", "x"}},
		{"cut behind a stroke", "share view/opinion/assessment", 15, []string{"share", "view/opinion/", "assessment"}},
		{"letters, not bytes", "Žemė ąžuolų", 6, []string{"Žemė", "ąžuolų"}},
		{"no width", "ab", 0, []string{"a", "b"}},
	} {
		if got := wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("The two sides agreed to meet", 10)
	f.Fuzz(func(t *testing.T, text string, width int) {
		if !utf8.ValidString(text) || width < 1 || width > 200 {
			return
		}
		lines := wrap(text, width)
		for _, l := range lines {
			if n := utf8.RuneCountInString(l); n == 0 || n > width {
				t.Errorf("line %q has %d characters of %d", l, n, width)
			}
		}
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if bare(strings.Join(lines, " ")) != bare(text) {
			t.Errorf("%q became %q", text, lines)
		}
	})
}

func TestHang(t *testing.T) {
	got := hang("  to: ", 6, "Vietnam and Japan", 16, nil)
	if want := "  to: Vietnam\n      and Japan\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestGroups(t *testing.T) {
	say := func(k record.Kind, start int, by ...record.Party) record.Statement {
		return record.Statement{Kind: k, By: by, Quote: record.Passage{Start: start, End: start + 1}}
	}
	got := groups([]record.Party{"VNM", "JPN"}, []record.Statement{
		say(record.Affirm, 1, "JPN"), say(record.Request, 2, "VNM"), say(record.Agree, 3, "JPN", "VNM"),
		say(record.Report, 4, "FRA"), say(record.Pledge, 5, "JPN"), say(record.Affirm, 6, "JPN"), say(record.Sign, 7, "VNM", "JPN"),
	})
	var order []string
	for _, g := range got {
		line := ""
		for _, p := range g.by {
			line += string(p) + " "
		}
		for _, st := range g.statements {
			line += string(st.Kind) + " "
		}
		order = append(order, strings.TrimSpace(line))
	}
	want := []string{"VNM JPN sign agree", "VNM request", "JPN pledge affirm affirm", "FRA report"}
	if !slices.Equal(order, want) {
		t.Errorf("%q, want %q", order, want)
	}
}

// TestUnknown reads a page on which nothing is known: it says so, and nothing
// is made up.
func TestUnknown(t *testing.T) {
	var b bytes.Buffer
	p := newPage(&b, testLexicon(t))
	r := record.Reading{
		Document: record.Document{Text: "One.\nThey\nagreed."},
		Meetings: []record.Meeting{{ID: "m1", Role: record.Subject}},
		Statements: []record.Statement{
			{Kind: record.Agree, By: []record.Party{"XYZ"}, Quote: record.Passage{Start: 5, End: 16}},
			{Kind: record.Agree, Quote: record.Passage{Start: 90, End: 99}},
		},
		Instruments: []record.Instrument{{Name: "Treaty"}},
	}
	if err := p.print("-", r); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"standard input", "title unknown", "publisher unknown", "published: date unknown", "a meeting without a name", "no number given",
		"Place     unknown", "Parties   unknown", "Heads     unknown", "SIDE UNKNOWN", "XYZ", "speaker not named", "none named", "“They agreed”", "line 2, characters 5–16",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in:\n%s", want, b.String())
		}
	}
}

func TestInOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var got []int
		// Later pieces are done sooner; the order stays.
		for i, v := range inOrder(t.Context(), 3, 20, func(i int) int {
			time.Sleep(time.Duration(20-i) * time.Second)
			return i * i
		}) {
			if v != i*i {
				t.Errorf("%d: %d", i, v)
			}
			got = append(got, i)
		}
		if len(got) != 20 || !slices.IsSorted(got) {
			t.Errorf("%v", got)
		}
	})
}

// TestInOrderEnds stops halfway in both ways; synctest fails where a
// goroutine stays behind a minute later.
func TestInOrderEnds(t *testing.T) {
	work := func(i int) int { time.Sleep(time.Second); return i }
	synctest.Test(t, func(t *testing.T) {
		for i := range inOrder(t.Context(), 4, 100, work) {
			if i == 5 {
				break
			}
		}
		time.Sleep(time.Minute)
	})
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		n := 0
		for i := range inOrder(ctx, 4, 100, work) {
			if n++; i == 5 {
				cancel()
			}
		}
		if n > 6+2*4 { // what the workers had in hand may still come
			t.Errorf("went on to %d", n)
		}
		cancel()
		time.Sleep(time.Minute)
	})
	synctest.Test(t, func(t *testing.T) {
		for range inOrder(t.Context(), 4, 0, work) {
			t.Error("something out of nothing")
		}
	})
}

package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"rapporteur/record"
)

// someLines are lines of two lists, the later the number the earlier the place.
func someLines(n int) []Line {
	var out []Line
	for i := range n {
		out = append(out,
			Line{Place: int64(100 - i), Marks: [][2]string{{"list", "promises"}, {"now", fmt.Sprint("s", i%2)}}, Words: "Harbour Talks", Body: []byte(fmt.Sprint("promise ", i))},
			Line{Place: int64(500 + i), Marks: [][2]string{{"list", "people"}}, Words: fmt.Sprint("Đặng Person", i), Body: []byte(fmt.Sprint("person ", i))})
	}
	return out
}

// asked joins the bodies of what is found, with how many there are.
func asked(t *testing.T, s *Store, q LineQuery) string {
	t.Helper()
	hits, total, err := s.Lines(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, h := range hits {
		all = append(all, string(h.Body))
	}
	return fmt.Sprint(total, ": ", strings.Join(all, ", "))
}

func TestLines(t *testing.T) {
	ctx := context.Background()
	s := testRecord(t)
	fill(t, s, 42, 0)
	promises := [][2]string{{"list", "promises"}}
	settle := func(key string, all []Line, others ...string) {
		t.Helper()
		m, err := s.Mechanism(ctx, key)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Settle(ctx, m, "summary", "v1", Settled{Body: []byte("{}"), Lines: all}, others...); err != nil {
			t.Fatal(err)
		}
	}
	expect := func(q LineQuery, want string) {
		t.Helper()
		if got := asked(t, s, q); got != want {
			t.Errorf("%+v: got %s, want %s", q, got, want)
		}
		healthy(t, s)
	}
	one, two := arrival(0).Keys[0], arrival(41).Keys[0]
	settle(one, someLines(3))
	expect(LineQuery{Marks: promises, Limit: 9}, "3: promise 2, promise 1, promise 0")
	expect(LineQuery{Marks: [][2]string{{"list", "promises"}, {"now", "s0"}}, Limit: 9}, "2: promise 2, promise 0")
	expect(LineQuery{Marks: promises, From: 99, Until: 100, Limit: 9}, "1: promise 1")
	expect(LineQuery{Marks: promises, Skip: 1, Limit: 1}, "3: promise 1")
	expect(LineQuery{Marks: promises, Words: "harb TALK", Limit: 1}, "3: promise 2")
	expect(LineQuery{Words: "dang person2", Limit: 9}, "1: person 2")
	// Another mechanism's lines come among them; what has not changed stays.
	changed := someLines(3)[:4]
	changed[0].Body = []byte("promise 0, changed")
	settle(two, someLines(1)) // at the same places
	settle(one, changed)
	expect(LineQuery{Marks: promises, Limit: 9}, "3: promise 1, promise 0, changed, promise 0")
	settle(one, someLines(2), two) // the two names are one mechanism's
	expect(LineQuery{Marks: promises, Limit: 9}, "2: promise 1, promise 0")
	if err := s.Unsettle(ctx, one); err != nil {
		t.Fatal(err)
	}
	expect(LineQuery{Marks: promises, Limit: 9}, "0: ")
	// What was worked out before a decision is not kept after it.
	m, err := s.Mechanism(ctx, one)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Decide(ctx, rejection(arrival(0), 1)); err != nil {
		t.Fatal(err)
	}
	if err := s.Settle(ctx, m, "summary", "v1", Settled{Lines: someLines(2)}); err != nil {
		t.Fatal(err)
	}
	expect(LineQuery{Marks: promises, Limit: 9}, "0: ")
	if _, _, err := s.Lines(ctx, LineQuery{}); !IsQuery(err) {
		t.Errorf("a query for nothing: %v", err)
	}
}

// TestRelisted follows the list of mechanisms by what it tells of its changes
// alone, through everything that changes it.
func TestRelisted(t *testing.T) {
	ctx := context.Background()
	s := testRecord(t)
	fill(t, s, 90, 0)
	mirror := map[string]Listed{}
	var since int64
	follow := func(what string) {
		t.Helper()
		keys, now, all, err := s.Relisted(ctx, since)
		if err != nil {
			t.Fatal(err)
		}
		since = now
		if all {
			clear(mirror)
			keys = nil
		}
		some, err := s.Mechanisms(ctx, keys...)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range keys {
			delete(mirror, k)
		}
		if all || len(keys) > 0 {
			for _, l := range some {
				mirror[l.Key] = l
			}
		}
		want, err := s.Mechanisms(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if len(want) != len(mirror) {
			t.Errorf("after %s: %d mechanisms, want %d", what, len(mirror), len(want))
		}
		for _, l := range want {
			if fmt.Sprint(mirror[l.Key]) != fmt.Sprint(l) {
				t.Errorf("after %s: %v, want %v", what, mirror[l.Key], l)
			}
		}
		faults, err := s.Check(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range faults {
			if !f.Mild {
				t.Errorf("after %s: %v", what, f)
			}
		}
	}
	follow("the beginning")
	if _, err := s.Add(ctx, arrivals(90, 140)...); err != nil {
		t.Fatal(err)
	}
	follow("new accounts")
	edited := arrival(200)
	edited.Address = arrival(85).Address
	if _, err := s.Add(ctx, edited); err != nil {
		t.Fatal(err)
	}
	follow("a page with another text")
	unread := arrival(86)
	unread.Document.Publisher, unread.Reading, unread.Keys = "another", nil, nil
	if _, err := s.Add(ctx, unread); err != nil {
		t.Fatal(err)
	}
	follow("a reading taken back")
	if _, err := s.Decide(ctx, decisionOn(arrival(0), 0)); err != nil {
		t.Fatal(err)
	}
	if keys, _, all, err := s.Relisted(ctx, since); err != nil || all || len(keys) > 0 {
		t.Errorf("a decision on a statement changes the list: %v, %v", keys, err)
	}
	if err := s.DropReadings(ctx); err != nil {
		t.Fatal(err)
	}
	follow("dropping everything")
	work, err := s.Unread(ctx, "test", nil, 3)
	if err != nil {
		t.Fatal(err)
	}
	a := arrival(0)
	if err := s.Reread(ctx, "test", []Done{{work[0], *a.Reading, nil, a.Keys}}); err != nil {
		t.Fatal(err)
	}
	follow("one account read again")
}

// TestDecideAfter has two people look at an account, and only the first of
// them decide unaware of the other.
func TestDecideAfter(t *testing.T) {
	ctx := t.Context()
	s := testRecord(t)
	fill(t, s, 4, 0)
	other, err := Open(ctx, s.Path()) // another program's
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	first, err := s.DecideAfter(ctx, decisionOn(arrival(1), 0), 0, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.DecideAfter(ctx, decisionOn(arrival(1), 1), 0, nil); !errors.Is(err, ErrOvertaken) {
		t.Errorf("got %v", err)
	}
	if _, err := other.DecideAfter(ctx, decisionOn(arrival(2), 1), 0, nil); err != nil {
		t.Errorf("a decision on another account: %v", err)
	}
	if _, err := other.DecideAfter(ctx, decisionOn(arrival(1), 1), first.Number, nil); err != nil {
		t.Errorf("with the first seen: %v", err)
	}
	if on, err := s.DecisionsOf(ctx, record.Hash(arrival(1).Document.Text)); err != nil || len(on) != 2 {
		t.Errorf("%d decisions, %v", len(on), err)
	}
	healthy(t, s)
}

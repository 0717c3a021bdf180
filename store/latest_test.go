package store

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/record"
)

func TestLatest(t *testing.T) {
	ctx := t.Context()
	s := testRecord(t)
	if _, err := s.Add(ctx, arrivals(0, 5)...); err != nil {
		t.Fatal(err)
	}
	// Another text in the place of account 1, and account 0 told again.
	changed := arrival(7)
	changed.Address = arrival(1).Address
	retold := arrival(0)
	retold.Document.Title = "Another title"
	if _, err := s.Add(ctx, changed, retold); err != nil {
		t.Fatal(err)
	}
	want := []string{arrival(0).Document.Hash(), changed.Document.Hash(), arrival(4).Document.Hash(), arrival(3).Document.Hash(), arrival(2).Document.Hash()}
	for skip := range want {
		got, err := s.Latest(ctx, skip, 10)
		if err != nil || len(got) != len(want)-skip {
			t.Fatalf("%d documents, %v", len(got), err)
		}
		for i, v := range got {
			if v.Hash != want[skip+i] {
				t.Errorf("after %d: document %d is %.8s, want %.8s", skip, i, v.Hash, want[skip+i])
			}
		}
	}
}

func TestLatestDecisions(t *testing.T) {
	ctx := t.Context()
	s := testRecord(t)
	if _, err := s.Add(ctx, arrivals(0, 3)...); err != nil {
		t.Fatal(err)
	}
	for i := range 5 {
		if _, err := s.Decide(ctx, decisionOn(arrival(i%3), i)); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.LatestDecisions(ctx, 1, 2)
	if err != nil || len(got) != 2 || got[0].Number != 4 || got[1].Number != 3 {
		t.Errorf("%v, %v", got, err)
	}
}

// TestStamp holds the stamp to what it promises: another one after every change.
func TestStamp(t *testing.T) {
	ctx := t.Context()
	s := testRecord(t)
	seen := map[string]bool{}
	changed := func(what string, keys ...string) {
		t.Helper()
		for range 2 {
			got, err := s.Stamp(ctx, keys...)
			if err != nil {
				t.Fatal(err)
			}
			if what != "" && seen[got] {
				t.Errorf("%s leaves the stamp at %s", what, got)
			}
			seen[got] = true
			what = ""
		}
	}
	changed("a new record")
	if _, err := s.Add(ctx, arrival(0)); err != nil {
		t.Fatal(err)
	}
	changed("an account")
	if _, err := s.Decide(ctx, decisionOn(arrival(0), 0)); err != nil {
		t.Fatal(err)
	}
	changed("a decision")
	work, err := s.Unread(ctx, "test 2", nil, 10)
	if err != nil || len(work) != 1 {
		t.Fatal(work, err)
	}
	a := arrival(0)
	if err := s.Reread(ctx, "test 2", []Done{{work[0], *a.Reading, nil, a.Keys}}); err != nil {
		t.Fatal(err)
	}
	changed("another reading")
	// To accept what is read as it is read changes nothing of the mechanism,
	// unless somebody has decided otherwise about the page.
	stamp := func() string {
		t.Helper()
		got, err := s.Stamp(ctx, a.Keys[0])
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	beside := decisionOn(a, 3)
	beside.On.Passage.End--
	beside.On.Quote = beside.On.Passage.In(a.Document.Text)
	for _, c := range []struct {
		what   string
		d      record.Decision
		leaves bool
	}{
		{"to accept a statement", decisionOn(a, 1), true},
		{"to accept another passage", beside, false},
		{"to reject one", rejection(a, 2), false},
		{"to accept one that was rejected", decisionOn(a, 2), false},
		{"to accept one beside it", decisionOn(a, 4), false},
	} {
		before := stamp()
		if _, err := s.Decide(ctx, c.d); err != nil {
			t.Fatal(err)
		}
		if after := stamp(); (before == after) != c.leaves {
			t.Errorf("%s: the mechanism's stamp was %s and is %s", c.what, before, after)
		}
	}
}

// TestFacets holds what is counted against what is found.
func TestFacets(t *testing.T) {
	ctx := t.Context()
	s := testRecord(t)
	if _, err := s.Add(ctx, arrivals(0, 20)...); err != nil {
		t.Fatal(err)
	}
	for _, q := range []Search{{Kind: record.Agree}, {By: arrival(0).Reading.Meetings[0].Parties[0]}, {Since: "1990"}} {
		wellCounted(t, s, q)
	}
	// A page that says something else is counted as it is now.
	a := arrival(30)
	a.Address = arrival(3).Address
	if _, err := s.Add(ctx, a); err != nil {
		t.Fatal(err)
	}
	wellCounted(t, s, Search{})
	if _, _, _, err := s.StatementsCounted(ctx, Search{Words: "-x"}); !IsQuery(err) {
		t.Errorf("a query for nothing: %v", err)
	}
	if _, err := s.write.Exec("delete from counted where first = (select min(first) from counted)"); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := s.StatementsCounted(ctx, Search{}); !errors.Is(err, ErrMismatch) {
		t.Errorf("what is found and not counted: %v", err)
	}
}

// wellCounted looks whether what a search counts is what it finds.
func wellCounted(t *testing.T, s *Store, q Search) {
	t.Helper()
	some, total, got, err := s.StatementsCounted(t.Context(), q)
	if err != nil || len(some) != min(20, total) || total == 0 {
		t.Fatal(len(some), total, err)
	}
	q.Limit = Most
	hits, n, err := s.Statements(t.Context(), q)
	if err != nil || n != total {
		t.Fatal(n, total, err)
	}
	want := Facets{map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]string{}}
	for _, h := range hits {
		want.Kind[string(h.Statement.Kind)]++
		for _, p := range h.Statement.By {
			want.By[string(p)]++
		}
		for _, a := range h.Statement.Areas {
			want.Area[string(a)]++
		}
		want.Year[yearOf(h.Date)]++
		want.Mechanism[h.Key]++
		want.Names[h.Key] = h.Mechanism
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%+v is counted otherwise than it is found:\n%s", q, diff)
	}
}

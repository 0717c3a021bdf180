package store

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestTidy has the index of words lie in one part after much was written, and
// as it was after little, or where somebody ends it; what is found is the same.
func TestTidy(t *testing.T) {
	s := testRecord(t)
	for i := range 30 {
		addText(t, s, fmt.Sprintf("agreed on patrols off the coast number %d", i), "2024-03-04")
	}
	parts := func() (n int) {
		t.Helper()
		if err := s.read.QueryRow("select count(distinct segid) from statement_terms_idx").Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	before, found := parts(), search(t, s, Search{Words: "patrol"})
	if before < 2 || len(found) != 30 {
		t.Fatalf("%d parts, %d hits: nothing to put in order", before, len(found))
	}
	steps := 0
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		ctx     context.Context
		written int
		want    int
	}{{t.Context(), 0, before}, {t.Context(), 2, before}, {ended, 30, before}, {t.Context(), 3, 1}, {t.Context(), 30, 1}} {
		if err := s.Tidy(c.ctx, c.written, func() { steps++ }); err != nil {
			t.Fatal(err)
		}
		if got := parts(); got != c.want {
			t.Errorf("after %d were written: %d parts, want %d", c.written, got, c.want)
		}
	}
	if steps < 4 {
		t.Errorf("it told of %d steps", steps)
	}
	if diff := cmp.Diff(found, search(t, s, Search{Words: "patrol"})); diff != "" {
		t.Errorf("found otherwise (-before +after):\n%s", diff)
	}
	healthy(t, s)
}

// TestWarm reads what it shall, in an empty record too.
func TestWarm(t *testing.T) {
	s := testRecord(t)
	for range 2 {
		if err := s.Warm(t.Context()); err != nil {
			t.Error(err)
		}
		addText(t, s, "agreed on patrols", "2024-03-04")
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Warm(ended); err == nil {
		t.Error("it reads on when it is ended")
	}
}

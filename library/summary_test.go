package library

import "testing"

// TestSummaryWithin works nothing out that takes longer than one waits, and
// gives what is kept whatever it took to make.
func TestSummaryWithin(t *testing.T) {
	l := empty(t)
	ctx := t.Context()
	take(t, l, "https://example.org/4", dialogue)
	all, err := l.Catalogue(ctx)
	if err != nil || len(all.All) != 1 {
		t.Fatal(all, err)
	}
	d := all.All[0]
	if _, through, ok, err := l.SummaryWithin(ctx, d, d.Documents-1); err != nil || ok || through != 0 {
		t.Errorf("with too little patience: %v, %d accounts gone through, %v", ok, through, err)
	}
	s, through, ok, err := l.SummaryWithin(ctx, d, d.Documents)
	if err != nil || !ok || through != d.Documents || s.Editions != 1 {
		t.Errorf("worked out: %+v, %d accounts, %v, %v", s, through, ok, err)
	}
	s, through, ok, err = l.SummaryWithin(ctx, d, 0)
	if err != nil || !ok || through != 0 || s.Editions != 1 {
		t.Errorf("kept: %+v, %d accounts, %v, %v", s, through, ok, err)
	}
}

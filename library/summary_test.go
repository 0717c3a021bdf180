package library

import (
	"errors"
	"slices"
	"testing"

	"rapporteur/samples"
)

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

// TestMissedFirst settles those mechanisms before the others that somebody had
// to do without.
func TestMissedFirst(t *testing.T) {
	l := empty(t)
	ctx := t.Context()
	all, err := samples.Documents()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.TakeAll(ctx, all, begin); err != nil {
		t.Fatal(err)
	}
	open, _, err := l.changed(ctx)
	if err != nil || len(open) < 3 {
		t.Fatal(len(open), err)
	}
	last := open[len(open)-1]
	if _, _, ok, err := l.SummaryWithin(ctx, last, 0); err != nil || ok {
		t.Fatal(ok, err)
	}
	enough := errors.New("enough")
	if err := l.settleAll(ctx, 1, func(done, _ int) error {
		if done == 1 {
			return enough
		}
		return nil
	}); !errors.Is(err, enough) {
		t.Fatal(err)
	}
	if left, _, err := l.changed(ctx); err != nil || len(left) != len(open)-2 || slices.ContainsFunc(left, func(d Dialogue) bool { return d.Keys[0] == last.Keys[0] }) {
		t.Errorf("of %d mechanisms %d are left, %v", len(open), len(left), err)
	}
}

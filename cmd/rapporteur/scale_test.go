package main

import (
	"context"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"rapporteur/internal/generate"
	"rapporteur/lexicon"
	"rapporteur/library"
	"rapporteur/store"
)

var (
	scaleTo = flag.Int("documents", 0, "how many documents TestScale makes a record of")
	scaleAt = flag.String("in", "", "a record that TestScale made before and takes again, or where it makes one that stays")
)

// TestScale tells how fast a dialogue is found by its words and its dossier
// made, as show and follow do it, in a record of many generated accounts:
//
//	go test ./cmd/rapporteur -run Scale -v -documents 100000 -timeout 3h
func TestScale(t *testing.T) {
	if *scaleTo == 0 {
		t.Skip("only with -documents")
	}
	ctx := context.Background()
	lex, err := lexicon.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	path := *scaleAt
	if path == "" {
		path = filepath.Join(t.TempDir(), "scale.db")
	}
	if _, err := os.Stat(path); err != nil {
		s, err := store.Create(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		l := library.New(s, lex)
		const batch = 500
		for n := 0; n < *scaleTo; n += batch {
			var all []store.Arrival
			for i := n; i < min(n+batch, *scaleTo); i++ {
				a := generate.New(1, i)
				all = append(all, store.Arrival{Document: a.Document, Address: a.Address, Got: time.Date(2026, 1, 1, 0, 0, i, 0, time.UTC), Reading: &a.Reading, Reader: "generated", Keys: l.MechanismKeys(a.Reading)})
			}
			if _, err := s.Add(ctx, all...); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Tidy(ctx, *scaleTo, func() {}); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	r := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // chance is not secret here
	s, err := store.Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	l := desk{library.New(s, lex)}
	var choosing, making []time.Duration
	readings := 0
	for range 60 {
		m := generate.New(1, r.IntN(*scaleTo)).Reading.Meetings[0]
		from := time.Now()
		d, err := l.choose(ctx, []string{m.Mechanism})
		if err != nil {
			t.Fatal(err)
		}
		choosing = append(choosing, time.Since(from))
		from = time.Now()
		x, err := l.Dossier(ctx, d)
		if err != nil {
			t.Fatal(err)
		}
		making = append(making, time.Since(from))
		readings += len(x.Hashes)
	}
	t.Logf("%d accounts a dialogue", readings/60)
	for name, all := range map[string][]time.Duration{"finding it": choosing, "its dossier": making} {
		slices.Sort(all)
		t.Logf("%-12s p50 %v, p95 %v", name, all[30], all[56])
	}
}

package library

import (
	"testing"

	"rapporteur/internal/generate"
	"rapporteur/store"
)

// BenchmarkDossier makes the dossier of a mechanism with 160 invented accounts,
// and fetches the one that is kept.
func BenchmarkDossier(b *testing.B) {
	l := empty(b)
	first := generate.New(1, 0).Reading.Meetings[0]
	var all []store.Arrival
	for i := range 160 {
		a := generate.New(1, i)
		a.Reading.Meetings[0].Mechanism, a.Reading.Meetings[0].Parties = first.Mechanism, first.Parties
		all = append(all, store.Arrival{Address: a.Address, Got: begin, Document: a.Document, Reader: l.Label, Reading: &a.Reading, Keys: l.MechanismKeys(a.Reading)})
	}
	if _, err := l.Add(b.Context(), all...); err != nil {
		b.Fatal(err)
	}
	c, err := l.Catalogue(b.Context())
	if err != nil || len(c.All) != 1 {
		b.Fatal(len(c.All), err)
	}
	b.Run("made", func(b *testing.B) {
		for b.Loop() {
			if _, err := l.dossier(b.Context(), c.All[0]); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("kept", func(b *testing.B) {
		at, err := l.Stamp(b.Context(), c.All[0].Keys...)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := l.keptDossier(b.Context(), c.All[0], at); err != nil {
				b.Fatal(err)
			}
		}
	})
}

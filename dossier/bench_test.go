package dossier

import (
	"fmt"
	"testing"

	"rapporteur/internal/generate"
	"rapporteur/record"
)

// BenchmarkFollow makes the dossier of a mechanism with so many editions.
func BenchmarkFollow(b *testing.B) {
	d := desk(b)
	for _, n := range []int{3, 10, 30} {
		b.Run(fmt.Sprintf("editions=%d", n), func(b *testing.B) {
			some := readings(b, "*-*")
			var all []record.Reading
			for i := range n {
				r := some[i%len(some)]
				m := r.Meetings[0]
				k := i + 1
				m.Ordinal, m.Start, m.End = &k, record.NewDate(1990+i, 5, 6), ""
				r.Meetings = append([]record.Meeting{m}, r.Meetings[1:]...)
				r.Document.Name = fmt.Sprint(i)
				r.Document.Text += fmt.Sprint(i)
				all = append(all, r)
			}
			b.ReportAllocs()
			for b.Loop() {
				d.Follow(all, nil)
			}
		})
	}
}

func BenchmarkCompare(b *testing.B) {
	d := desk(b)
	two := readings(b, "kenya-finland-3-*")
	b.ReportAllocs()
	for b.Loop() {
		d.Compare(two[0], two[1], nil)
	}
}

// BenchmarkKey finds the mechanism that a meeting belongs to.
func BenchmarkKey(b *testing.B) {
	d := desk(b)
	parties := []record.Party{"VNM", "JPN"}
	b.ReportAllocs()
	for b.Loop() {
		d.Key(parties, "10th Vietnam-Japan Defence Policy Dialogue (DPD)")
	}
}

// BenchmarkFollowLong makes the dossier of a mechanism with as many invented
// accounts.
func BenchmarkFollowLong(b *testing.B) {
	d := desk(b)
	for _, n := range []int{40, 160} {
		b.Run(fmt.Sprintf("accounts=%d", n), func(b *testing.B) {
			first := generate.New(1, 0).Reading.Meetings[0]
			var all []record.Reading
			for i := range n {
				r := generate.New(1, i).Reading
				r.Meetings[0].Mechanism, r.Meetings[0].Parties = first.Mechanism, first.Parties
				all = append(all, r)
			}
			b.ReportAllocs()
			for b.Loop() {
				d.Follow(all, nil)
			}
		})
	}
}

package dossier

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rapporteur/record"
)

// Pieces that statements of generated accounts are made of.
var (
	sayings = []struct {
		kind  record.Kind
		words string
	}{
		{"agree", "agreed to set up %s"},
		{"pledge", "pledged to complete %s by June 2026"},
		{"request", "asked the other side for %s"},
		{"propose", "proposed %s and suggested that it be funded"},
		{"hope", "hoped for %s in the near future"},
		{"offer", "offered to pay for %s"},
		{"report", "reported that %s had been completed"},
		{"report", "said that %s was under way"},
		{"report", "regretted that %s had been put off"},
		{"appraise", "expressed thanks for %s"},
		{"pledge", "replied that it would study the request"},
		{"agree", "agreed to continue it"},
		{"agree", "agreed to explore the possibility of %s"},
		{"agree", "agreed that %s is important"},
		{"discuss", "discussed %s"},
		{"sign", "signed a memorandum on %s"},
		{"pledge", "said that both would be considered"},
		{"report", "declined the request"},
		{"agree", "agreed to hold the next round in Helsinki"},
		{"support", "was receptive to the idea"},
		{"agree", "agreed to deepen cooperation in these areas"},
	}
	things = []string{
		"a joint radar station", "two patrol boats", "the harbour of Lamu", "a course for twenty nurses", "a hotline between the navies",
		"ten scholarships a year", "a workshop on mine clearance", "cooperation in trade", "the railway to Kisumu", "a working group on cyber security",
	}
	parties2 = []string{"KEN", "FIN", "KEN+FIN"}
)

// someReadings draws accounts of up to four editions, some told twice.
func someReadings(t *rapid.T) []record.Reading {
	var out []record.Reading
	for e := range rapid.IntRange(1, 4).Draw(t, "editions") {
		for a := range rapid.IntRange(1, 2).Draw(t, "accounts") {
			var lines []string
			for range rapid.IntRange(0, 7).Draw(t, "statements") {
				s := rapid.SampledFrom(sayings).Draw(t, "saying")
				words := s.words
				if slices.Contains([]byte(words), '%') {
					words = fmt.Sprintf(words, rapid.SampledFrom(things).Draw(t, "thing"))
				}
				lines = append(lines, string(s.kind)+" "+rapid.SampledFrom(parties2).Draw(t, "by")+": "+words)
			}
			r := said(fmt.Sprintf("doc-%d-%d", e+1, a), e+1, record.NewDate(2020+e, 3, 4), lines...)
			r.Document.Text += fmt.Sprintf("Account %d of edition %d.", a, e)
			out = append(out, r)
		}
	}
	return out
}

func dump(x any) string {
	b, err := json.MarshalIndent(x, "", " ")
	if err != nil {
		panic(err)
	}
	return string(b)
}

// Whatever is read: the order of the files does not matter, every statement
// that decides or asks has its place, and a course has one step an edition.
func TestFollowProperties(t *testing.T) {
	d := desk(t)
	rapid.Check(t, func(t *rapid.T) {
		all := someReadings(t)
		x := d.Follow(all, nil)
		x.Mechanism.At = nil // places among the readings as they came
		mixed := rapid.Permutation(all).Draw(t, "order")
		y := d.Follow(mixed, nil)
		y.Mechanism.At = nil
		if diff := cmp.Diff(dump(x), dump(y)); diff != "" {
			t.Fatalf("another order of files makes another dossier:\n%s", diff)
		}
		type spot struct {
			doc   string
			start int
		}
		placed, aside := map[spot]int{}, map[spot]int{}
		for _, c := range x.Commitments {
			if c.Title == "" || len(c.Course) == 0 || c.Course[0].Standing != record.New {
				t.Fatalf("a commitment that does not begin: %+v", c)
			}
			ended := false
			for i, s := range c.Course {
				if s.Edition != c.Course[0].Edition+i {
					t.Fatalf("%s: a step is missing or stands twice: %+v", c.Title, c.Course)
				}
				if s.Why == "" || (s.Quote == nil) != (s.Standing == record.Silent) || i > 0 && s.Standing == record.New {
					t.Fatalf("%s: a step that does not hold: %+v", c.Title, s)
				}
				for _, q := range append(slices.Clone(s.More), deref(s.Quote)...) {
					placed[spot{q.Document, q.Passage.Start}]++
				}
				ended = s.Ended()
			}
			if last := c.Course[len(c.Course)-1]; !ended && last.Edition != len(x.Editions)-1 {
				t.Fatalf("%s: stops at edition %d without an end", c.Title, last.Edition)
			}
		}
		for _, a := range x.Aside {
			aside[spot{a.Cite.Document, a.Cite.Passage.Start}]++
		}
		for _, r := range all {
			for _, st := range r.Statements {
				at := spot{r.Document.Name, st.Quote.Start}
				if !opens(st.Kind) {
					continue
				}
				if (placed[at] > 0) == (aside[at] > 0) || aside[at] > 1 {
					t.Fatalf("%s %d: %d places in courses, %d aside", at.doc, at.start, placed[at], aside[at])
				}
			}
		}
	})
}

func deref(c *Cite) []Cite {
	if c == nil {
		return nil
	}
	return []Cite{*c}
}

// Whatever somebody decides about two statements of different editions holds,
// and holds again when everything is read anew.
func TestDecisionsWin(t *testing.T) {
	d := desk(t)
	rapid.Check(t, func(t *rapid.T) {
		all := someReadings(t)
		x := d.Follow(all, nil)
		if len(x.Commitments) == 0 || len(x.Editions) < 2 {
			return
		}
		c := rapid.SampledFrom(x.Commitments).Draw(t, "commitment")
		quote := c.Course[0].Quote
		ref := record.Ref{What: record.OnCommitment, Document: quote.Hash, Passage: quote.Passage, Quote: quote.Quote}
		e := rapid.IntRange(c.Course[0].Edition, len(x.Editions)-1).Draw(t, "edition")
		hash := x.Editions[e].Accounts[0].Hash
		with := record.Ref{What: record.OnCommitment, Document: hash, Passage: record.Passage{Start: 0, End: 4}}
		want := rapid.SampledFrom([]record.Standing{record.Done, record.Refused, record.Weaker, record.Stronger}).Draw(t, "standing")
		if e == c.Course[0].Edition {
			return
		}
		decision := record.Decision{Who: "Ana", At: time.Unix(1, 0).UTC(), Act: record.SetStand, On: ref, With: &with, Standing: want}
		for range 2 {
			y := d.Follow(rapid.Permutation(all).Draw(t, "order"), []record.Decision{decision})
			i := slices.IndexFunc(y.Commitments, func(k Commitment) bool {
				return k.Course[0].Quote.Passage == quote.Passage && k.Course[0].Quote.Hash == quote.Hash
			})
			if i < 0 {
				t.Fatal("the commitment is gone")
			}
			k := slices.IndexFunc(y.Commitments[i].Course, func(s Step) bool { return s.Edition == e })
			if k < 0 || y.Commitments[i].Course[k].Standing != want || y.Commitments[i].Course[k].Decided != "Ana" {
				t.Fatalf("edition %d of %+v, want %s", e, y.Commitments[i], want)
			}
		}
	})
}

// Each statement of either account is in a pair or alone, and it does not
// matter which account is named first.
func TestCompareProperties(t *testing.T) {
	d := desk(t)
	rapid.Check(t, func(t *rapid.T) {
		all := someReadings(t)
		a, b := all[0], all[len(all)-1]
		if a.Document.Name == b.Document.Name {
			return
		}
		x, y := d.Compare(a, b, nil), d.Compare(b, a, nil)
		if len(x.Pairs) != len(y.Pairs) || len(x.OnlyA) != len(y.OnlyB) || len(x.OnlyB) != len(y.OnlyA) {
			t.Fatalf("%d pairs, %d and %d alone; the other way round %d, %d and %d",
				len(x.Pairs), len(x.OnlyA), len(x.OnlyB), len(y.Pairs), len(y.OnlyB), len(y.OnlyA))
		}
		seen := map[int]int{}
		for _, p := range x.Pairs {
			if p.Same != (p.How == "") || p.Why == "" {
				t.Fatalf("a pair that does not hold: %+v", p)
			}
			seen[p.A.Passage.Start] |= 1
		}
		for _, c := range x.OnlyA {
			seen[c.Passage.Start] |= 2
		}
		for _, st := range a.Statements {
			if k := seen[st.Quote.Start]; k != 1 && k != 2 {
				t.Fatalf("statement at %d is in a pair and alone, or in neither", st.Quote.Start)
			}
		}
	})
}

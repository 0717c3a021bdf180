package dossier

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rapporteur/record"
)

var learn = flag.Bool("learn", false, "print the weights of signs as the annotated pairs have them")

// annotatedPair is what people found two accounts to have in common.
type annotatedPair struct {
	A, B  string
	Pairs []struct {
		A, B     record.Passage
		Relation string
	}
	OnlyA []record.Passage `json:"only_a"`
	OnlyB []record.Passage `json:"only_b"`
}

// annotatedReading returns what people read in an account.
func annotatedReading(t testing.TB, name string) record.Reading {
	t.Helper()
	path := "testdata/annotated/accounts/" + name
	return readingOf(t, path+".json", path+".txt")
}

// annotatedIn reads the annotations in a folder, by name.
func annotatedIn[T any](t testing.TB, folder string) map[string]T {
	t.Helper()
	paths, err := filepath.Glob("testdata/annotated/" + folder + "/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("nothing is annotated in %s (%v)", folder, err)
	}
	all := map[string]T{}
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		var x T
		if err := json.Unmarshal(b, &x); err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		all[strings.TrimSuffix(filepath.Base(p), ".json")] = x
	}
	return all
}

// A score counts what is right, what was found and what was annotated.
type score struct{ right, found, annotated int }

func (s *score) add(right, found, annotated int) {
	s.right, s.found, s.annotated = s.right+right, s.found+found, s.annotated+annotated
}

func (s score) f1() float64 { return 2 * float64(s.right) / max(1, float64(s.found+s.annotated)) }

func (s score) floor(t *testing.T, what string, floor float64) {
	t.Helper()
	t.Logf("%-9s F1 %.3f of %d", what, s.f1(), s.annotated)
	if s.f1() < floor {
		t.Errorf("%s: F1 is %.3f, below its floor of %.3f", what, s.f1(), floor)
	}
}

// TestComparing compares the accounts in testdata/annotated as people read
// them. With -v it shows the figures.
func TestComparing(t *testing.T) {
	d := desk(t)
	var pair, relation, only score
	for name, g := range annotatedIn[annotatedPair](t, "pairs") {
		x := d.Compare(annotatedReading(t, g.A), annotatedReading(t, g.B), nil)
		var here score
		here.add(0, len(x.Pairs), len(g.Pairs))
		for _, p := range x.Pairs {
			for _, w := range g.Pairs {
				if p.A.Passage == w.A && p.B.Passage == w.B {
					here.right++
					relation.add(int(yes(p.Same == (w.Relation == "same"))), 1, 1)
				}
			}
		}
		t.Logf("%-24s %.2f", name, here.f1())
		pair.add(here.right, here.found, here.annotated)
		for _, side := range []struct {
			got  []Cite
			want []record.Passage
		}{{x.OnlyA, g.OnlyA}, {x.OnlyB, g.OnlyB}} {
			only.add(0, len(side.got), len(side.want))
			for _, c := range side.got {
				only.right += int(yes(slices.Contains(side.want, c.Passage)))
			}
		}
	}
	pair.floor(t, "pair", 0.845)
	relation.floor(t, "relation", 0.855)
	only.floor(t, "only", 0.89)
}

// annotatedSeries is what people found to have become of what was agreed.
type annotatedSeries struct {
	Documents   []string
	Commitments []struct {
		Title  string
		Course []struct {
			Document string
			Standing record.Standing
			Quote    *record.Passage
		}
	}
}

// TestFollowing follows the series in testdata/annotated as people read their
// accounts. With -v it shows the figures.
func TestFollowing(t *testing.T) {
	d := desk(t)
	var found, link, standing score
	for name, g := range annotatedIn[annotatedSeries](t, "series") {
		var readings []record.Reading
		for _, doc := range g.Documents {
			readings = append(readings, annotatedReading(t, doc))
		}
		x := d.Follow(readings, nil)
		found.add(0, len(x.Commitments), len(g.Commitments))
		right, all := 0, 0
		for _, want := range g.Commitments {
			for _, c := range x.Commitments {
				if q := c.Course[0].Quote; q == nil || q.Document != want.Course[0].Document || q.Passage != *want.Course[0].Quote {
					continue
				}
				found.right++
				steps := map[string]Step{}
				for _, s := range c.Course[1:] {
					if s.Quote != nil {
						steps[s.Quote.Document] = s
						link.found++
					}
				}
				told := map[string]bool{}
				for _, w := range want.Course[1:] {
					s, ok := steps[w.Document]
					silent := w.Standing == record.Silent
					all++
					if told[w.Document] = true; !silent {
						link.annotated++
						link.right += int(yes(ok))
					}
					right += int(yes(ok && s.Standing == w.Standing || !ok && silent))
				}
				for doc := range steps {
					all += int(yes(!told[doc]))
				}
				break
			}
		}
		t.Logf("%-24s %d of %d standings", name, right, all)
		standing.add(right, all, all)
	}
	found.floor(t, "found", 0.94)
	link.floor(t, "link", 0.93)
	standing.floor(t, "standing", 0.825)
}

// An example is two statements set beside each other.
type example struct {
	signs  []float64
	paired bool
}

// examples sets the statements of an annotated pair of accounts beside each
// other.
func examples(t *testing.T, d *Desk, g annotatedPair) (all []example) {
	t.Helper()
	readings := []record.Reading{annotatedReading(t, g.A), annotatedReading(t, g.B)}
	sheets := d.sheets(readings, nil)
	for _, tw := range twins(sheets[0].said, sheets[1].said) {
		e := example{}
		for _, s := range signs {
			e.signs = append(e.signs, s.value(&tw))
		}
		for _, p := range g.Pairs {
			e.paired = e.paired || p.A == tw.a.st.Quote && p.B == tw.b.st.Quote
		}
		all = append(all, e)
	}
	return all
}

// TestSigns learns the weights of signs anew, which shall be those that are
// used: logistic regression with a ridge of one, by Newton's steps along one
// weight after the other.
func TestSigns(t *testing.T) {
	d := desk(t)
	var all []example
	for _, g := range annotatedIn[annotatedPair](t, "pairs") {
		all = append(all, examples(t, d, g)...)
	}
	weights := learned(all)
	for i, s := range signs {
		if *learn {
			fmt.Printf("%-26s %5.1f\n", s.of, weights[i])
		} else if math.Abs(weights[i]-s.weight) > 0.3 {
			t.Errorf("%s weighs %.1f, where the annotated pairs have %.1f: see signs", s.of, s.weight, weights[i])
		}
	}
}

func learned(all []example) []float64 {
	weights := make([]float64, len(signs))
	odds := make([]float64, len(all))
	for range 40 {
		for k := range weights {
			slope, bend := 0.0, 1e-6
			if k > 0 {
				slope, bend = weights[k], 1
			}
			for i, e := range all {
				p := 1 / (1 + math.Exp(-odds[i]))
				slope += (p - yes(e.paired)) * e.signs[k]
				bend += p * (1 - p) * e.signs[k] * e.signs[k]
			}
			step := max(-1, min(1, -slope/bend))
			weights[k] += step
			for i, e := range all {
				odds[i] += step * e.signs[k]
			}
		}
	}
	return weights
}

package dossier

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/record"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden holds whole dossiers and comparisons of the samples. After a
// change that is meant to alter them, go test ./dossier -update writes them
// anew; read every changed line with the samples beside it.
func TestGolden(t *testing.T) {
	d := desk(t)
	for name, pattern := range map[string]string{
		"follow-vietnam-japan":  "vietnam-japan-*",
		"follow-estonia-kenya":  "estonia-kenya-*",
		"follow-peru-indonesia": "peru-indonesia-*",
	} {
		t.Run(name, func(t *testing.T) { golden(t, name, printed(d.Follow(readings(t, pattern), nil))) })
	}
	for name, pattern := range map[string]string{
		"compare-kenya-finland":  "kenya-finland-3-*",
		"compare-peru-indonesia": "peru-indonesia-5-*",
	} {
		t.Run(name, func(t *testing.T) {
			two := readings(t, pattern)
			golden(t, name, comparison(d.Compare(two[0], two[1], nil)))
		})
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := "testdata/golden/" + name + ".txt"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; go test ./dossier -update writes it", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func parties(all []record.Party) string {
	var out []string
	for _, p := range all {
		out = append(out, string(p))
	}
	return strings.Join(out, "+")
}

// printed writes a dossier as a text that one can read beside the samples.
func printed(x Dossier) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("%s\n  key %s", x.Mechanism.Name, x.Mechanism.Key)
	for _, n := range x.Mechanism.Names {
		say("  name %q: %s", n.Name, n.Why)
	}
	say("")
	for _, e := range x.Editions {
		say("edition %d, %s–%s, %s", e.Number, e.Start, e.End, e.Place.Name)
		for _, a := range e.Accounts {
			say("  %s", a.Document)
		}
		if e.Why != "" {
			say("  %s", e.Why)
		}
	}
	for _, e := range x.Named {
		say("named %d, %s, %s: %s", e.Number, e.Start, e.Place.Name, e.Why)
	}
	say("")
	for _, p := range x.People {
		say("person %s (%s)", p.Name, p.Party)
		for _, h := range p.Posts {
			say("  %s %s, %s–%s", h.Rank, h.Post, h.From, h.To)
		}
	}
	say("")
	for _, bal := range x.Balances(false) {
		say("balance %d: %d %v", x.Editions[bal.Edition].Number, bal.Made, bal.Now)
	}
	for _, c := range x.Commitments {
		say("\n%s\n  general %v, by %s, to act %s, due %s", c.Title, c.General, parties(c.By), parties(c.Owner), c.Due)
		for _, s := range c.Course {
			say("  %d %s %v", x.Editions[s.Edition].Number, s.Standing, s.Also)
			if s.Quote != nil {
				say("    %s %q", s.Quote.Kind, s.Quote.Quote)
			}
			for _, m := range s.More {
				say("    + %s %q", m.Kind, m.Quote)
			}
			say("    why: %s", s.Why)
		}
	}
	say("")
	for _, a := range x.Aside {
		say("aside, %s: %q", a.Why, a.Cite.Quote)
	}
	return b.String()
}

func comparison(x Comparison) string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("a %s\nb %s", x.A.Document, x.B.Document)
	for _, p := range x.Pairs {
		say("\nsame %v: %s", p.Same, p.How)
		say("  a %s %s %q", parties(p.A.By), p.A.Kind, p.A.Quote)
		say("  b %s %s %q", parties(p.B.By), p.B.Kind, p.B.Quote)
		say("  why: %s", p.Why)
	}
	say("")
	for _, c := range x.OnlyA {
		say("only a: %s %q", c.Kind, c.Quote)
	}
	for _, c := range x.OnlyB {
		say("only b: %s %q", c.Kind, c.Quote)
	}
	return b.String()
}

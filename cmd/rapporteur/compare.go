package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rapporteur/dossier"
	"rapporteur/record"
)

func compareCommand() *cobra.Command {
	var readings string
	var asJSON, explain bool
	c := &cobra.Command{
		Use:   "compare A B",
		Short: "Set two accounts of one meeting side by side",
		Long: `Read two accounts of one meeting and print what both tell, what they tell
differently, and what only one of them has: each with the words of both.

Two statements are the same where they tell the same act about the same matter
with about the same force. They differ where the act, its force, the side that
did it, a date or a number does; the page says which.

With --readings DIR the files are not read by the program: the reading of
NAME.txt is taken from DIR/NAME.json, in the form that "read --json" prints.`,
		Example: `  rapporteur compare samples/kenya-finland-3-by-kenya.txt samples/kenya-finland-3-by-finland.txt
  rapporteur compare --json ours.txt theirs.txt | jq .pairs[].how`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fmt.Errorf("two accounts are compared, and %s named (see rapporteur compare --help)", []string{"none is", "one is"}[min(len(args), 1)])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			all, err := accounts(args, readings, cmd.InOrStdin(), cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			if n := len(all.readings); n != 2 {
				return fmt.Errorf("two accounts are compared, and these are %s", count(n, "document"))
			}
			x := all.desk.Compare(all.readings[0], all.readings[1], nil)
			if asJSON {
				return quietly(printComparison(cmd.OutOrStdout(), x))
			}
			page := newDossierPage(cmd.OutOrStdout(), all.lex)
			page.explain = explain
			return quietly(page.compare(x))
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.Flags().BoolVar(&explain, "explain", false, "tell which words made each link")
	c.Flags().StringVar(&readings, "readings", "", "take readings from `DIR`/NAME.json")
	return c
}

// The JSON form of a comparison.
type comparisonJSON struct {
	A     string           `json:"a"`
	B     string           `json:"b"`
	Pairs []pairJSON       `json:"pairs"`
	OnlyA []record.Passage `json:"only_a"`
	OnlyB []record.Passage `json:"only_b"`
}

type pairJSON struct {
	A        record.Passage `json:"a"`
	B        record.Passage `json:"b"`
	Relation string         `json:"relation"`
	How      string         `json:"how,omitempty"`
	Why      string         `json:"why,omitempty"`
}

func printComparison(w io.Writer, x dossier.Comparison) error {
	out := comparisonJSON{A: x.A.Document, B: x.B.Document, Pairs: []pairJSON{}, OnlyA: []record.Passage{}, OnlyB: []record.Passage{}}
	for _, p := range x.Pairs {
		j := pairJSON{A: p.A.Passage, B: p.B.Passage, Relation: "same", How: p.How, Why: p.Why}
		if !p.Same {
			j.Relation = "differs"
		}
		out.Pairs = append(out.Pairs, j)
	}
	for _, c := range x.OnlyA {
		out.OnlyA = append(out.OnlyA, c.Passage)
	}
	for _, c := range x.OnlyB {
		out.OnlyB = append(out.OnlyB, c.Passage)
	}
	return writeJSON(w, out)
}

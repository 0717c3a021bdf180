package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/lexicon"
	"rapporteur/library"
	"rapporteur/record"
)

func compareCommand() *cobra.Command {
	var readings, path string
	var asJSON, explain bool
	c := &cobra.Command{
		Use:   "compare A B | MECHANISM EDITION",
		Short: "Set two accounts of one meeting side by side",
		Long: `Print what two accounts of one meeting both tell, what they tell differently, and
what only one of them has: each with the words of both.

The two are files, or accounts of the record by the first characters of their
hashes; or a mechanism of the record and one of its editions, which has two
accounts.

Two statements are the same where they tell the same act about the same matter
with about the same force. They differ where the act, its force, the side that
did it, a date or a number does; the page says which.

With --readings DIR the files are not read by the program: the reading of
NAME.txt is taken from DIR/NAME.json, in the form that "read --json" prints.` + recordHelp,
		Example: `  rapporteur compare Kenya Finland 3
  rapporteur compare samples/kenya-finland-3-by-kenya.txt samples/kenya-finland-3-by-finland.txt
  rapporteur compare --json ours.txt theirs.txt | jq .pairs[].how`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return fmt.Errorf("two accounts are compared, and %s named (see rapporteur compare --help)", []string{"none is", "one is"}[len(args)])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			show := func(x dossier.Comparison, lex *lexicon.Lexicon) error {
				if asJSON {
					return printComparison(cmd.OutOrStdout(), x)
				}
				page := newDossierPage(cmd.OutOrStdout(), lex)
				page.explain = explain
				return quietly(page.compare(x))
			}
			if !onDisk(args) && readings == "" {
				return inLibrary(cmd.Context(), path, func(l desk) error {
					x, err := l.compare(cmd.Context(), args)
					if err != nil {
						return err
					}
					return show(x, l.Lex)
				})
			}
			all, err := accounts(args, readings, cmd.InOrStdin(), cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			if n := len(all.readings); n != 2 {
				return fmt.Errorf("two accounts are compared, and these are %s", english.Count(n, "document"))
			}
			return show(all.desk.Compare(all.readings[0], all.readings[1], nil), all.lex)
		},
	}
	recordFlag(c, &path)
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.Flags().BoolVar(&explain, "explain", false, "tell which words made each link")
	c.Flags().StringVar(&readings, "readings", "", "take readings from `DIR`/NAME.json")
	return c
}

// compare compares two accounts of the record: two by their hashes, or those
// of an edition.
func (l desk) compare(ctx context.Context, args []string) (dossier.Comparison, error) {
	var hashes []string
	if len(args) == 2 && isHash(args[0]) && isHash(args[1]) {
		hashes = args
	} else {
		words, n := editionAsked(args)
		if n == 0 {
			return dossier.Comparison{}, errors.New("say which edition: its number or year behind the mechanism's name, as rapporteur compare Kenya Finland 3")
		}
		d, err := l.choose(ctx, words)
		if err != nil {
			return dossier.Comparison{}, err
		}
		x, err := l.Dossier(ctx, d)
		if err != nil {
			return dossier.Comparison{}, err
		}
		i, err := x.Edition(n)
		if err != nil {
			return dossier.Comparison{}, err
		}
		var lines []string
		for _, a := range x.Editions[i].Accounts {
			hashes = append(hashes, a.Hash)
			lines = append(lines, fmt.Sprintf("  %s  %s", library.Short(a.Hash), english.Fold(a.Document)))
		}
		if len(hashes) != 2 {
			return dossier.Comparison{}, fmt.Errorf("two accounts are compared, and the record has %d of this edition; name two by their hashes:\n%s", len(hashes), strings.Join(lines, "\n"))
		}
	}
	return l.Compare(ctx, hashes[0], hashes[1])
}

// isHash tells whether a word is the beginning of a hash.
func isHash(s string) bool { return len(s) >= 6 && strings.Trim(s, "0123456789abcdef") == "" }

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
	return printJSON(w, out)
}

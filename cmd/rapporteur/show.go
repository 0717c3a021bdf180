package main

import (
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

func showCommand() *cobra.Command {
	var path string
	var asJSON bool
	c := &cobra.Command{
		Use:   "show MECHANISM [EDITION]",
		Short: "Show a mechanism of the record, or one of its editions",
		Long: `Show what the record holds of a mechanism: its editions, who led, and what became
of what was agreed. A mechanism is named by words of its name and by its parties,
in any order, as many as it takes.

With the number of an edition, or a year in which there was one, show that
meeting: when, where and who, and what each account of it tells. The first
characters of an account's hash, before its name, are what "rapporteur decide"
and "rapporteur compare" take.` + recordHelp,
		Example: `  rapporteur show Vietnam Japan defence
  rapporteur show Vietnam Japan defence 11
  rapporteur show Kenya Finland 2025
  rapporteur show --json Kenya Finland | jq .editions`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name the mechanism to show, as rapporteur show Vietnam Japan defence (see rapporteur list)")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return inLibrary(cmd.Context(), path, func(l desk) error {
				return l.show(cmd.Context(), args, asJSON, cmd.OutOrStdout())
			})
		},
	}
	recordFlag(c, &path)
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

// editionAsked parts the number of an edition, or a year, from the words that
// name a mechanism; 0 where there is none.
func editionAsked(args []string) (words []string, n int) {
	last := args[len(args)-1]
	number := strings.TrimRight(last, "stndrh.")
	if n, err := strconv.Atoi(number); err == nil && n > 0 && len(args) > 1 {
		return args[:len(args)-1], n
	}
	return args, 0
}

func (l desk) show(ctx context.Context, args []string, asJSON bool, w io.Writer) error {
	words, n := editionAsked(args)
	d, err := l.choose(ctx, words)
	if err != nil {
		return err
	}
	x, err := l.Dossier(ctx, d)
	if err != nil {
		return err
	}
	if n > 0 {
		i, err := x.Edition(n)
		if err != nil {
			return err
		}
		return l.showEdition(ctx, x, i, asJSON, w)
	}
	if asJSON {
		return printJSON(w, mechanismOf(x.Dossier))
	}
	return quietly(newDossierPage(w, l.Lex).mechanism(x.Dossier))
}

// showEdition prints one meeting, then the reading of each of its accounts.
func (l desk) showEdition(ctx context.Context, x library.Told, i int, asJSON bool, w io.Writer) error {
	e := x.Editions[i]
	var hashes []string
	for _, a := range e.Accounts {
		hashes = append(hashes, a.Hash)
	}
	all, err := l.Accounts(ctx, hashes...)
	if err != nil {
		return err
	}
	if asJSON {
		out := editionOf(e)
		for _, a := range e.Accounts {
			out.Readings = append(out.Readings, all.Kept[a.Hash].Reading)
		}
		return printJSON(w, out)
	}
	p := newPage(w, l.Lex)
	for _, a := range e.Accounts {
		k := all.Kept[a.Hash]
		name := library.Short(a.Hash) + "  " + k.Version.Address
		if err := p.print(name, k.Reading); err != nil {
			return said(err)
		}
	}
	return nil
}

// mechanism prints what is known of a mechanism, without the courses of its
// commitments, which follow prints.
func (p *dossierPage) mechanism(x dossier.Dossier) error {
	p.opening(x)
	p.names(x.Mechanism)
	p.people(x)
	p.balance(x)
	p.orphans(x.Orphans)
	return p.flush()
}

// names lists what a mechanism is called, and why a name is taken for its.
func (p *dossierPage) names(m dossier.Mechanism) {
	if len(m.Names) < 2 {
		return
	}
	p.heading("ALSO CALLED")
	for _, n := range m.Names {
		if n.Name != m.Name {
			p.WriteString(hang("  ", 2, english.Fold(n.Name)+" ("+english.Fold(n.Why)+")", p.style.width, nil))
		}
	}
}

// The JSON form of a mechanism.
type mechanismJSON struct {
	Name     string                   `json:"name"`
	Parties  []record.Party           `json:"parties"`
	Names    []namingJSON             `json:"names"`
	Editions []editionJSON            `json:"editions"`
	Named    []editionJSON            `json:"named"`
	People   []personJSON             `json:"people"`
	Balances []library.BalanceSummary `json:"balances"`
	Orphans  []orphanedDecision       `json:"orphans,omitempty"`
}

type namingJSON struct {
	Name string `json:"name"`
	Why  string `json:"why"`
}

type editionJSON struct {
	Number   int              `json:"number,omitempty"`
	Start    record.Date      `json:"start"`
	End      record.Date      `json:"end"`
	Place    record.Place     `json:"place"`
	Heads    []record.Head    `json:"heads"`
	Accounts []accountJSON    `json:"accounts"`
	Why      string           `json:"why,omitempty"`
	Readings []record.Reading `json:"readings,omitempty"`
}

type accountJSON struct {
	Document  string      `json:"document"`
	Name      string      `json:"name"`
	Title     string      `json:"title"`
	Publisher string      `json:"publisher"`
	Published record.Date `json:"published"`
}

type personJSON struct {
	Name  string       `json:"name"`
	Party record.Party `json:"party"`
	Posts []postJSON   `json:"posts"`
}

type postJSON struct {
	Post string      `json:"post"`
	Rank string      `json:"rank,omitempty"`
	From record.Date `json:"from"`
	To   record.Date `json:"to"`
}

type orphanedDecision struct {
	Decision record.Decision `json:"decision"`
	Why      string          `json:"why"`
}

func mechanismOf(x dossier.Dossier) mechanismJSON {
	out := mechanismJSON{
		Name: x.Mechanism.Name, Parties: x.Mechanism.Parties, Names: []namingJSON{}, Editions: []editionJSON{}, Named: []editionJSON{},
		People: []personJSON{}, Balances: slices.Concat([]library.BalanceSummary{}, library.BalancesOf(x)),
	}
	for _, n := range x.Mechanism.Names {
		out.Names = append(out.Names, namingJSON(n))
	}
	for _, e := range x.Editions {
		out.Editions = append(out.Editions, editionOf(e))
	}
	for _, e := range x.Named {
		out.Named = append(out.Named, editionOf(e))
	}
	for _, who := range x.People {
		j := personJSON{Name: who.Name, Party: who.Party, Posts: []postJSON{}}
		for _, h := range who.Posts {
			j.Posts = append(j.Posts, postJSON{h.Post, h.Rank, h.From, h.To})
		}
		out.People = append(out.People, j)
	}
	for _, o := range x.Orphans {
		out.Orphans = append(out.Orphans, orphanedDecision{o.Decision, o.Why})
	}
	return out
}

func editionOf(e dossier.Edition) editionJSON {
	out := editionJSON{Number: e.Number, Start: e.Start, End: e.End, Place: e.Place, Heads: slices.Concat([]record.Head{}, e.Heads), Accounts: []accountJSON{}, Why: e.Why}
	for _, a := range e.Accounts {
		out.Accounts = append(out.Accounts, accountJSON{a.Hash, a.Document, a.Title, a.Publisher, a.Published})
	}
	return out
}

package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

func listCommand() *cobra.Command {
	var path string
	var asJSON, all bool
	c := &cobra.Command{
		Use:   "list [WORD...]",
		Short: "List the mechanisms of the record",
		Long: `List the mechanisms that the record has accounts of: how many editions, the last
one and the next that is named, and what became of what was agreed. Words narrow
the list to the mechanisms that have them, or those parties.

Single visits and calls are only counted; --all lists them too.` + recordHelp,
		Example: `  rapporteur list
  rapporteur list Vietnam
  rapporteur list --json | jq -r 'select(.next != null).name'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return inLibrary(cmd.Context(), path, func(l desk) error {
				return l.list(cmd.Context(), args, all, asJSON, cmd.OutOrStdout())
			})
		},
	}
	recordFlag(c, &path)
	c.Flags().BoolVar(&asJSON, "json", false, "print a JSON object for each mechanism")
	c.Flags().BoolVar(&all, "all", false, "list single visits and calls too")
	return c
}

// A listLine is a mechanism as "list --json" prints it.
type listLine struct {
	Key       string         `json:"key"`
	Name      string         `json:"name"`
	Names     []string       `json:"names"`
	Parties   []record.Party `json:"parties"`
	Documents int            `json:"documents"`
	First     record.Date    `json:"first"`
	LastDay   record.Date    `json:"last_day"`
	library.Summary
}

func (l desk) list(ctx context.Context, words []string, all, asJSON bool, w io.Writer) error {
	catalogue, err := l.Catalogue(ctx)
	if err != nil {
		return err
	}
	parties, rest := l.PartiesIn(words)
	p := listPage{style: styleFor(w)}
	single, shown := 0, 0
	for _, d := range catalogue.All {
		if !d.AnswersTo(parties, rest) {
			continue
		}
		if !all && !d.Lasting {
			single++
			continue
		}
		s, err := l.Summary(ctx, d)
		if err != nil {
			return err
		}
		shown++
		if asJSON {
			line := listLine{Key: d.Keys[0], Name: d.Name, Names: []string{}, Parties: d.Parties, Documents: d.Documents, First: d.First, LastDay: d.Last, Summary: s}
			for _, n := range d.Names {
				line.Names = append(line.Names, n.Name)
			}
			if err := printObject(w, line); err != nil {
				return err
			}
			continue
		}
		p.mechanism(d, s, l.PartyList(d.Parties))
	}
	if asJSON {
		return nil
	}
	p.total(shown, single)
	_, err = w.Write(p.Bytes())
	return said(err)
}

// A listPage is a list of mechanisms while it is set.
type listPage struct {
	bytes.Buffer
	style style
}

func (p *listPage) mechanism(d library.Dialogue, s library.Summary, parties string) {
	p.WriteString(hang("", 0, english.Fold(d.Name), p.style.width, p.style.bold))
	line := fmt.Sprintf("%s: %s, %s", parties, english.Count(s.Editions, "edition"), english.Count(d.Documents, "account"))
	p.WriteString(hang("  ", 2, line, p.style.width, nil))
	if s.Last != nil {
		p.WriteString(hang("  ", 2, "last: "+editionLine(*s.Last), p.style.width, nil))
	}
	if s.Next != nil {
		p.WriteString(hang("  ", 2, "next: "+editionLine(*s.Next), p.style.width, nil))
	}
	const most = 4 // show has them all
	for _, b := range s.Balances[max(0, len(s.Balances)-most):] {
		p.WriteString(hang("  ", 2, b.Edition+": "+balanceLine(b.Made, b.Now), p.style.width, nil))
	}
	p.WriteByte('\n')
}

// editionLine says which edition it is: "12th, 3 March 2026, Tokyo".
func editionLine(e library.EditionSummary) string {
	var parts []string
	if e.Number > 0 {
		parts = append(parts, english.Ordinal(e.Number))
	}
	for _, s := range []string{english.Date(e.Start), e.Place} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		return "date and place unknown"
	}
	return strings.Join(parts, ", ")
}

func (p *listPage) total(shown, single int) {
	line := english.Count(shown, "mechanism")
	if single > 0 {
		line += "; " + english.Count(single, "name") + " of single visits and calls not listed (--all)"
	}
	p.WriteString(hang("", 0, line, p.style.width, p.style.faint))
}

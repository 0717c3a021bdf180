package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
)

func logCommand() *cobra.Command {
	var path, who, document string
	var asJSON bool
	c := &cobra.Command{
		Use:   "log",
		Short: "Show who decided what",
		Long: `Show the decisions in the order they were made, with the words they are about.
Their chain is followed on the way: each decision's hash is made of the one
before and of its own words, so none can be changed or taken out unseen.` + recordHelp,
		Example: `  rapporteur log
  rapporteur log --who anna --document 3f2a9c1b
  rapporteur log --json | jq -r .hash | tail -n 1`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w := cmd.OutOrStdout()
			return inRecord(cmd.Context(), path, func(s *store.Store) error {
				n := 0
				for e, err := range s.Decisions(cmd.Context()) {
					if err != nil {
						return err
					}
					d, err := e.Decision()
					if err != nil {
						return err
					}
					if who != "" && d.Who != who || document != "" && !about(d, document) {
						continue
					}
					n++
					if err := sayEntry(w, asJSON, e); err != nil {
						return err
					}
				}
				if n == 0 && !asJSON {
					_, err := fmt.Fprintln(w, "No decisions.")
					return said(err)
				}
				return nil
			})
		},
	}
	recordFlag(c, &path)
	c.Flags().StringVar(&who, "who", "", "only those of `NAME`")
	c.Flags().StringVar(&document, "document", "", "only those about the document whose `HASH` begins so")
	c.Flags().BoolVar(&asJSON, "json", false, "print a JSON object for each")
	return c
}

// about tells whether a decision is about a document.
func about(d record.Decision, beginning string) bool {
	return strings.HasPrefix(d.On.Document, beginning) || d.With != nil && strings.HasPrefix(d.With.Document, beginning)
}

// sayEntry prints one decision.
func sayEntry(w io.Writer, asJSON bool, e store.Entry) error {
	if asJSON {
		return printObject(w, e)
	}
	d, err := e.Decision()
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d  %s  %s  %s %s", e.Number, library.Short(e.Hash), d.At.Format("2006-01-02 15:04:05Z"), english.Fold(d.Who), act(d))
	fmt.Fprintf(&b, "\n   %s\n", where(d.On))
	if d.With != nil {
		fmt.Fprintf(&b, "   %s\n", where(*d.With))
	}
	if d.Set != nil {
		fmt.Fprintf(&b, "   set %s\n", english.Fold(string(d.Set)))
	}
	if d.Note != "" {
		fmt.Fprintf(&b, "   note: %s\n", english.Fold(d.Note))
	}
	_, err = io.WriteString(w, b.String())
	return said(err)
}

// act says in words what was decided.
func act(d record.Decision) string {
	what := string(d.On.What)
	switch d.Act {
	case record.Accept:
		return "accepts the " + what
	case record.Reject:
		return "rejects the " + what
	case record.Amend:
		return "amends the " + what
	case record.Add:
		return "adds a " + what
	case record.Same:
		return "holds two to be the same " + what
	case record.NotSame:
		return "holds two to be different: " + what
	case record.SetStand:
		return "says the commitment stands as " + string(d.Standing)
	case record.Withdraw:
		return "withdraws what was said of the " + what
	}
	return string(d.Act) + " " + what
}

// where says what a decision is about: its place and its words.
func where(r record.Ref) string {
	s := fmt.Sprintf("%s:%d-%d “%s”", library.Short(r.Document), r.Passage.Start, r.Passage.End, cut(english.Fold(r.Quote), 200))
	if r.Name != "" {
		s += " (" + english.Fold(r.Name) + ")"
	}
	return s
}

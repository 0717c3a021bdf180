package main

import (
	"context"
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
)

func rereadCommand() *cobra.Command {
	var path string
	var all, asJSON bool
	jobs := runtime.GOMAXPROCS(0)
	c := &cobra.Command{
		Use:   "reread",
		Short: "Read the whole record again with this reader",
		Long: `Read the documents of the record again, and put the new readings in the place of
the old ones: those that another version of the reader has read, or none; with
--all, every one. Documents and decisions stay as they are. A run that was broken
off goes on where it was.` + recordHelp,
		Example: `  rapporteur reread
  rapporteur reread --all`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return inLibrary(ctx, path, func(l desk) error {
				if all {
					if err := l.DropReadings(ctx); err != nil {
						return err
					}
				}
				n, err := reread(ctx, l.Library, jobs, cmd.ErrOrStderr())
				if err != nil {
					return err
				}
				if asJSON {
					return printObject(cmd.OutOrStdout(), map[string]int{"read": n})
				}
				_, err = fmt.Fprintln(cmd.OutOrStdout(), english.Count(n, "document"), "read again")
				return said(err)
			})
		},
	}
	recordFlag(c, &path)
	c.Flags().BoolVar(&all, "all", false, "also what this very reader has read")
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.Flags().IntVarP(&jobs, "jobs", "j", jobs, "how many documents are read at once")
	return c
}

// reread reads what this reader has not read yet, and returns how many
// documents that were.
func reread(ctx context.Context, l *library.Library, jobs int, stderr io.Writer) (int, error) {
	n, err := l.CountUnread(ctx, l.Label)
	if err != nil {
		return 0, err
	}
	bar := progress(stderr, n, true)
	defer func() { _ = bar.Clear() }()
	var last *store.Work
	done := 0
	for {
		works, err := l.Unread(ctx, l.Label, last, keepCount)
		if err != nil {
			return done, err
		}
		if len(works) == 0 {
			return done, tidy(ctx, l, done, stderr)
		}
		var read []store.Done
		for i, reading := range inOrder(ctx, jobs, len(works), func(i int) record.Reading { return l.Reader.Read(works[i].Document) }) {
			d := store.Done{Work: works[i], Reading: reading}
			if d.Corrected, d.Keys, err = l.Seat(ctx, d.Address, reading); err != nil && ctx.Err() == nil {
				return done, err
			}
			read = append(read, d)
			_ = bar.Add(1)
		}
		if ctx.Err() != nil {
			return done, fmt.Errorf("%w; the same command goes on from there", errInterrupted)
		}
		if err := l.Reread(ctx, l.Label, read); err != nil {
			return done, err
		}
		done += len(read)
		last = &works[len(works)-1]
	}
}

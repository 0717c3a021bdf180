package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/store"
)

type addOptions struct {
	inputOptions
	record string
	json   bool
}

func addCommand() *cobra.Command {
	var o addOptions
	c := &cobra.Command{
		Use:   "add FILE|DIR|-...",
		Short: "Add accounts to the record",
		Long: `Read published accounts and keep them in the record, with what they tell. The
record is begun where there is none.

A text is known by its words: added again, it changes nothing. Another text at a
known address (the URL in NAME.meta.json, or else the path) is kept as a new
version, and the earlier one stays. One line is printed for each account that
brought something new, once it is on disk; what has a line is kept, whatever
happens then. A run that was broken off is simply done again: what is known is
not read twice.

The files and what may stand beside them are those of "rapporteur read".` + recordHelp,
		Example: `  rapporteur add samples
  rapporteur add --publisher VNA accounts/2024 note.txt
  pbpaste | rapporteur add --published 2024-02-28 -
  rapporteur add --json accounts | jq -r 'select(.news == "new version").address'`,
		RunE: func(cmd *cobra.Command, args []string) error {
			args, err := inputs(cmd, args)
			if err != nil {
				return err
			}
			return add(cmd.Context(), o, args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	f := c.Flags()
	recordFlag(c, &o.record)
	f.BoolVar(&o.json, "json", false, "print a JSON object for every account, the known ones too")
	o.flags(f)
	return c
}

func add(ctx context.Context, o addOptions, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	if err := o.check(); err != nil {
		return err
	}
	faults := &faults{w: stderr}
	files, err := source.Files(args)
	faults.add(err)
	files = documents(files)
	if len(files) == 0 {
		return faults.err()
	}
	lib, err := beginLibrary(ctx, o.record)
	if err != nil {
		return err
	}
	bar := progress(stderr, len(files), true)
	faults.before = func() { _ = bar.Clear() }
	a := &adding{o: o, lib: lib, faults: faults, stdout: stdout, bar: bar, news: map[store.News]int{}}
	err = a.all(ctx, files, stdin)
	if err == nil {
		err = a.total(ctx, stderr)
	}
	if err == nil {
		err = tidy(ctx, lib, len(files)-a.news[store.Known], stderr)
	}
	if err := errors.Join(err, lib.Close()); err != nil {
		return err
	}
	return faults.err()
}

// tidy puts the index of words in order after so many documents were written.
// With a million that takes a minute, so it shows that it is at work.
func tidy(ctx context.Context, l *library.Library, written int, stderr io.Writer) error {
	turning := spinner(stderr, written >= keepCount, "putting the index of words in order")
	defer func() { _ = turning.Clear() }()
	return l.Tidy(ctx, written, func() { _ = turning.Add(1) })
}

// An adding is one run of add.
type adding struct {
	o      addOptions
	lib    *library.Library
	faults *faults
	stdout io.Writer
	bar    *progressbar.ProgressBar

	waiting []store.Arrival // read, and not yet kept
	since   time.Time       // when the first of them was
	news    map[store.News]int
}

// What is kept at once: so many accounts, or what came in so long a time.
const (
	keepCount = 100
	keepTime  = 250 * time.Millisecond
)

// An added is a file that was looked at.
type added struct {
	arrival store.Arrival
	err     error
}

// all reads all files, several at once, and keeps them in their order.
func (a *adding) all(ctx context.Context, files []string, stdin io.Reader) error {
	for _, f := range inOrder(ctx, a.o.jobs, len(files), func(i int) added { return a.one(ctx, files[i], stdin) }) {
		_ = a.bar.Add(1)
		if f.err != nil {
			a.faults.add(f.err)
			continue
		}
		if len(a.waiting) == 0 {
			a.since = time.Now()
		}
		a.waiting = append(a.waiting, f.arrival)
		if len(a.waiting) >= keepCount || time.Since(a.since) > keepTime {
			if err := a.keep(ctx); err != nil {
				return err
			}
		}
	}
	// What was read is kept, also where somebody ended the run.
	if err := a.keep(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	_ = a.bar.Clear()
	if ctx.Err() != nil {
		return fmt.Errorf("%w; what has a line is kept, and the same command goes on from there", errInterrupted)
	}
	return nil
}

// one reads one file, unless the record knows it.
func (a *adding) one(ctx context.Context, file string, stdin io.Reader) (out added) {
	defer ourFault(file, &out.err)
	doc, err := a.o.document(file, stdin)
	if err != nil {
		return added{err: err}
	}
	arrival := store.Arrival{Got: time.Now(), Document: doc}
	if arrival.Address, err = address(file, doc); err != nil {
		return added{err: err}
	}
	news, err := a.lib.Look(ctx, arrival)
	if err != nil {
		return added{err: fmt.Errorf("%s: %w", file, err)}
	}
	if news == store.Known {
		return added{arrival: arrival}
	}
	reading := a.lib.Reader.Read(doc)
	// What the reader found out about the document stays in the reading.
	arrival.Reader, arrival.Reading = a.lib.Label, &reading
	if arrival.Corrected, arrival.Keys, err = a.lib.Seat(ctx, arrival.Address, reading); err != nil {
		return added{err: fmt.Errorf("%s: %w", file, err)}
	}
	return added{arrival: arrival}
}

// address tells where a document was got: its page where that is known, else
// its file. What comes through standard input has no place but its words.
func address(file string, doc record.Document) (string, error) {
	switch {
	case doc.URL != "":
		return doc.URL, nil
	case file == source.Stdin:
		return "stdin:" + record.Hash(doc.Text)[:16], nil
	}
	abs, err := filepath.Abs(file)
	if err != nil {
		return "", fmt.Errorf("%s: %w", file, err)
	}
	return strings.ToValidUTF8(abs, "�"), nil
}

// keep keeps what waits and then, when it is on disk, says so.
func (a *adding) keep(ctx context.Context) error {
	if len(a.waiting) == 0 {
		return nil
	}
	outcomes, err := a.lib.Add(ctx, a.waiting...)
	if err != nil {
		return err
	}
	_ = a.bar.Clear()
	for i, o := range outcomes {
		a.news[o.News]++
		if err := a.say(a.waiting[i], o); err != nil {
			return err
		}
	}
	a.waiting = a.waiting[:0]
	return nil
}

// say prints the line of one account.
func (a *adding) say(arrival store.Arrival, o store.Outcome) error {
	if a.o.json {
		line := library.Added{News: o.News, Document: o.Hash, Before: o.Before, Address: arrival.Address, Title: arrival.Document.Title}
		if arrival.Reading != nil {
			line.Title = arrival.Reading.Document.Title
		}
		return printObject(a.stdout, line)
	}
	if o.News == store.Known {
		return nil
	}
	behind := ""
	if o.Before != "" {
		behind = " (before: " + library.Short(o.Before) + ")"
	}
	_, err := fmt.Fprintf(a.stdout, "%-11s %s  %s%s\n", o.News, library.Short(o.Hash), english.Fold(arrival.Address), behind)
	return said(err)
}

// total says what the run came to.
func (a *adding) total(ctx context.Context, stderr io.Writer) error {
	if !a.o.json {
		var parts []string
		for _, n := range []store.News{store.New, store.NewVersion, store.Elsewhere, store.Retold, store.Known} {
			if k := a.news[n]; k > 0 || n == store.New {
				parts = append(parts, fmt.Sprintf("%d %s", k, n))
			}
		}
		line := strings.Join(parts, ", ")
		if a.faults.n > 0 {
			line += fmt.Sprintf("; %d could not be read", a.faults.n)
		}
		if _, err := fmt.Fprintln(a.stdout, line); err != nil {
			return said(err)
		}
	}
	return hint(ctx, a.lib, stderr)
}

// hint says where readings are out of date.
func hint(ctx context.Context, lib *library.Library, stderr io.Writer) error {
	old, err := lib.Outdated(ctx, lib.Label)
	if err == nil && old {
		fmt.Fprintln(stderr, "rapporteur: some accounts have been read by another reader or not at all; rapporteur reread brings them up to date")
	}
	return err
}

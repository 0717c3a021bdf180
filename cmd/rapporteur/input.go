package main

import (
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"rapporteur/record"
	"rapporteur/source"
)

// inputOptions tell how accounts are taken from files, and what is known of
// them from outside.
type inputOptions struct {
	published, publisher string
	jobs                 int
}

func (o *inputOptions) flags(f *pflag.FlagSet) {
	f.StringVar(&o.published, "published", "", "the `DATE` of publication, like 2024-02-27")
	f.StringVar(&o.publisher, "publisher", "", "the publisher's `NAME`")
	f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "how many files are read at once")
}

func (o inputOptions) check() error {
	if !record.Date(o.published).Valid() {
		return fmt.Errorf("--published: %q is no date like 2024-02-27, 2024-02 or 2024", o.published)
	}
	if o.jobs < 1 {
		return fmt.Errorf("--jobs: %d is too few; 1 reads one file after the other", o.jobs)
	}
	return nil
}

// document takes the document from a file; what the flags tell of it goes
// before what stands beside the file.
func (o inputOptions) document(file string, stdin io.Reader) (record.Document, error) {
	doc, err := source.Read(file, stdin)
	if err != nil {
		return doc, err
	}
	if o.published != "" {
		doc.Published = record.Date(o.published)
	}
	if o.publisher != "" {
		doc.Publisher = o.publisher
	}
	return doc, nil
}

// inputs returns the files that a command was given: standard input where none
// was named and something comes in there.
func inputs(cmd *cobra.Command, args []string) ([]string, error) {
	if len(args) > 0 {
		return args, nil
	}
	if f, ok := cmd.InOrStdin().(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return nil, fmt.Errorf("name a file or a folder to %s, or \"-\" for standard input (see %s --help)", cmd.Name(), cmd.CommandPath())
	}
	return []string{source.Stdin}, nil
}

// ourFault makes an error of a panic over one file, so that it does not cost
// the others. It is to be deferred.
func ourFault(file string, err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%s: a fault of rapporteur, not of the file; please report it with the file: %v", file, p)
	}
}

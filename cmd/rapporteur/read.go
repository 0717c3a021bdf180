package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rapporteur/lexicon"
	"rapporteur/reader"
	"rapporteur/record"
	"rapporteur/source"
)

type readOptions struct {
	json, explain        bool
	out                  string
	published, publisher string
	jobs                 int
}

func readCommand() *cobra.Command {
	var o readOptions
	c := &cobra.Command{
		Use:   "read [FILE|DIR|-]...",
		Short: "Read accounts and print what they tell",
		Long: `Read published accounts of meetings and print for each which meeting it was, who
led each side, and what each side said, decided, asked, offered and promised,
with the quoted words and where they stand.

Plain text (.txt), Markdown (.md) and simple HTML (.html) are read; a folder
stands for all documents in it, "-" for standard input. What is known from
outside the text stands beside NAME.txt in NAME.meta.json:

  {"publisher": "VNA", "published": "2024-02-27", "url": "https://…"}

--json prints readings as JSON, one object a line where there are several
inputs. Offsets count Unicode code points of the text (UTF-8, NFC, LF).`,
		Example: `  rapporteur read samples
  rapporteur read --explain samples/us-poland-readout.txt
  rapporteur read --json samples | jq .statements[].kind
  pbpaste | rapporteur read --published 2024-02-28 -
  rapporteur read --out readings/ accounts/`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				if term.IsTerminal(int(os.Stdin.Fd())) {
					return errors.New("name a file or a folder to read, or \"-\" for standard input (see rapporteur read --help)")
				}
				args = []string{source.Stdin}
			}
			return read(cmd.Context(), o, args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	f := c.Flags()
	f.BoolVar(&o.json, "json", false, "print JSON")
	f.BoolVar(&o.explain, "explain", false, "tell which rule and which lexicon lines made each statement")
	f.StringVar(&o.out, "out", "", "write each reading to `DIR`/NAME.json")
	f.StringVar(&o.published, "published", "", "the `DATE` of publication, like 2024-02-27")
	f.StringVar(&o.publisher, "publisher", "", "the publisher's `NAME`")
	f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "how many files are read at once")
	return c
}

// read reads all inputs, several at once, and puts the readings out in the
// order of the inputs.
func read(ctx context.Context, o readOptions, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	if !record.Date(o.published).Valid() {
		return fmt.Errorf("--published: %q is no date like 2024-02-27, 2024-02 or 2024", o.published)
	}
	lex, err := lexicon.Load("en")
	if err != nil {
		return fmt.Errorf("loading the lexicon: %w", err)
	}
	r := reader.New(lex)
	r.Explain = o.explain
	failed := false
	fault := func(err error) {
		failed = true
		for _, line := range strings.Split(err.Error(), "\n") {
			fmt.Fprintln(stderr, "rapporteur:", line)
		}
	}
	files, err := source.Files(args)
	if err != nil {
		fault(err)
	}
	if o.out != "" {
		if err := os.MkdirAll(o.out, 0o755); err != nil {
			return fmt.Errorf("--out: %w", err)
		}
	}
	names, err := outNames(files)
	if err != nil && o.out != "" {
		return err
	}
	bar := progress(stderr, len(files), o.out != "" || !isTerminal(stdout))
	page := newPage(stdout)
	put := func(i int, doc record.Document, reading record.Reading) error {
		switch {
		case o.out != "":
			return writeReading(filepath.Join(o.out, names[i]+".json"), reading)
		case o.json:
			return printJSON(stdout, reading, len(files) == 1)
		default:
			return page.print(files[i], doc, reading)
		}
	}
	type result struct {
		doc     record.Document
		reading record.Reading
		err     error
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	// One channel an input keeps the order; the slots keep memory flat.
	slots := make(chan struct{}, max(1, o.jobs))
	results := make(chan chan result, max(1, o.jobs))
	go func() {
		defer close(results)
		for _, f := range files {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			c := make(chan result, 1)
			results <- c
			go func() {
				defer func() { <-slots }()
				doc, err := source.Read(f, stdin)
				if err != nil {
					c <- result{err: err}
					return
				}
				if o.published != "" {
					doc.Published = record.Date(o.published)
				}
				if o.publisher != "" {
					doc.Publisher = o.publisher
				}
				c <- result{doc, r.Read(doc), nil}
			}()
		}
	}()
	i := 0
	for c := range results {
		res := <-c
		if res.err != nil {
			fault(res.err)
		} else if err := put(i, res.doc, res.reading); err != nil {
			return fmt.Errorf("%s: writing the reading: %w", files[i], err)
		}
		i++
		_ = bar.Add(1)
	}
	_ = bar.Finish()
	if ctx.Err() != nil {
		return fmt.Errorf("interrupted after %d of %d documents", i, len(files))
	}
	if failed {
		return errSaid
	}
	return nil
}

// outNames returns the name of each file without its ending. Two inputs of
// one name would overwrite each other's reading.
func outNames(files []string) ([]string, error) {
	seen := map[string]string{}
	names := make([]string, len(files))
	for i, f := range files {
		base := filepath.Base(f)
		name := strings.TrimSuffix(base, filepath.Ext(base))
		if f == source.Stdin {
			name = "stdin"
		}
		if other, ok := seen[name]; ok {
			return nil, fmt.Errorf("--out: %s and %s would both be written to %s.json; read them into two folders", other, f, name)
		}
		seen[name] = f
		names[i] = name
	}
	return names, nil
}

func writeReading(path string, r record.Reading) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".reading-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := printJSON(f, r, true); err != nil {
		f.Close()
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		f.Close()
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

func printJSON(w io.Writer, r record.Reading, indent bool) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if indent {
		e.SetIndent("", " ")
	}
	return e.Encode(r)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// progress shows how far a long run is, on a terminal only.
func progress(w io.Writer, n int, show bool) *progressbar.ProgressBar {
	if !show || n < 20 || !isTerminal(w) {
		return progressbar.DefaultSilent(int64(n))
	}
	return progressbar.NewOptions(n, progressbar.OptionSetWriter(w), progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("documents"), progressbar.OptionClearOnFinish())
}

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/schollz/progressbar/v3"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"rapporteur/internal/english"
	"rapporteur/lexicon"
	"rapporteur/reader"
	"rapporteur/record"
	"rapporteur/source"
)

type readOptions struct {
	inputOptions
	json, explain bool
	out           string
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

Lines and characters are counted in the text: in code points after UTF-8, NFC
and LF, without the marks of Markdown and HTML.

--json prints the readings as JSON, indented for one document; for several
inputs or a folder, one object a line, with the file's name in front.

The exit status is 0 when all was read, and 1 when something was not; each
document that was not has one line on standard error, the others are read all
the same.`,
		Example: `  rapporteur read samples
  rapporteur read --explain samples/us-poland-readout.txt
  rapporteur read --json samples | jq .statements[].kind
  pbpaste | rapporteur read --published 2024-02-28 -
  rapporteur read --out readings/ accounts/`,
		RunE: func(cmd *cobra.Command, args []string) error {
			args, err := inputs(cmd, args)
			if err != nil {
				return err
			}
			return read(cmd.Context(), o, args, cmd.InOrStdin(), cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	f := c.Flags()
	f.BoolVar(&o.json, "json", false, "print JSON")
	f.BoolVar(&o.explain, "explain", false, "tell which rule and which lexicon lines made each statement")
	f.StringVar(&o.out, "out", "", "write each reading to `DIR`/NAME.json")
	o.flags(f)
	return c
}

// read reads all inputs, several at once, and puts the readings out in the
// order of the inputs.
func read(ctx context.Context, o readOptions, args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	if err := o.check(); err != nil {
		return err
	}
	lex, err := loadLexicon()
	if err != nil {
		return err
	}
	faults := &faults{w: stderr}
	files, err := source.Files(args)
	faults.add(err)
	files = documents(files)
	if len(files) == 0 && faults.n == 0 {
		return errors.New("a .meta.json file tells about a document beside it; name the document itself")
	}
	if len(files) == 0 {
		return faults.err()
	}
	put, err := outlet(o, args, files, lex, stdout)
	if err != nil {
		return err
	}
	bar := progress(stderr, len(files), o.out != "" || !isTerminal(stdout))
	faults.before = func() { _ = bar.Clear() }
	r := reader.New(lex)
	r.Explain = o.explain
	done := 0
	for i, res := range inOrder(ctx, o.jobs, len(files), func(i int) result { return readOne(r, o.inputOptions, files[i], stdin) }) {
		done++
		if res.err != nil {
			faults.add(res.err)
		} else if err := put.reading(i, res.reading); err != nil {
			_ = bar.Clear()
			return quietly(err)
		}
		_ = bar.Add(1)
	}
	_ = bar.Clear()
	if ctx.Err() != nil {
		return fmt.Errorf("%w after %d of %d documents", errInterrupted, done, len(files))
	}
	if err := put.end(faults.n); err != nil {
		return quietly(err)
	}
	return faults.err()
}

// errInterrupted is the error of a run that somebody ended.
var errInterrupted = errors.New("interrupted")

// faults tells what could not be read, a line each.
type faults struct {
	w      io.Writer
	before func() // clears the way, when set
	n      int
}

func (f *faults) add(err error) {
	if err == nil {
		return
	}
	if f.before != nil {
		f.before()
	}
	for _, e := range each(err) {
		f.n++
		fmt.Fprintln(f.w, "rapporteur:", english.Fold(e.Error()))
	}
}

func (f *faults) err() error {
	if f.n > 0 {
		return errSaid
	}
	return nil
}

// each takes joined errors apart.
func each(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

// documents leaves out files that were named before, and what stands beside
// documents (NAME.meta.json), which "folder/*" brings along.
func documents(files []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, f := range files {
		if clean := filepath.Clean(f); !seen[clean] && !strings.HasSuffix(f, ".meta.json") {
			seen[clean] = true
			out = append(out, f)
		}
	}
	return out
}

// A result is what became of one file.
type result struct {
	reading record.Reading
	err     error
}

// readOne reads one file. A fault of the reader in one document is told like
// a bad file, so that it does not cost the others.
func readOne(r *reader.Reader, o inputOptions, file string, stdin io.Reader) (res result) {
	defer ourFault(file, &res.err)
	doc, err := o.document(file, stdin)
	if err != nil {
		return result{err: err}
	}
	reading := r.Read(doc)
	reading.Document.Text = doc.Text
	return result{reading: reading}
}

// inOrder does a piece of work for each number below n, up to jobs at once,
// and yields what comes of it in the order of the numbers. It runs a little
// ahead of a slow piece, and no further, so that memory stays flat. It ends
// early when ctx does or nobody wants more; no piece is begun after that, and
// one under way ends by itself, for its channel has room for what it brings.
// (One that waits for standard input cannot be called off; it ends with the
// program.)
func inOrder[T any](ctx context.Context, jobs, n int, work func(int) T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		slots := make(chan struct{}, jobs)
		begin := func(i int) chan T {
			c := make(chan T, 1)
			go func() {
				select {
				case slots <- struct{}{}:
					defer func() { <-slots }()
				case <-ctx.Done():
					return
				}
				if ctx.Err() == nil {
					c <- work(i)
				}
			}()
			return c
		}
		ahead := make([]chan T, min(4*jobs, n))
		for i := range ahead {
			ahead[i] = begin(i)
		}
		for i := range n {
			at := i % len(ahead)
			var v T
			select {
			case v = <-ahead[at]:
			case <-ctx.Done():
				return
			}
			if next := i + len(ahead); next < n {
				ahead[at] = begin(next)
			}
			if !yield(i, v) {
				return
			}
		}
	}
}

// An out is where readings go.
type out struct {
	reading func(i int, r record.Reading) error
	end     func(failed int) error
}

// outlet returns where the readings of the files go: a file each, JSON, or
// pages for people.
func outlet(o readOptions, args, files []string, lex *lexicon.Lexicon, stdout io.Writer) (out, error) {
	// One write a reading: buffered within it, flushed after it.
	w := bufio.NewWriterSize(stdout, 1<<16)
	flushed := func(err error) error {
		if err == nil {
			err = w.Flush()
		}
		if err != nil {
			return fmt.Errorf("writing to standard output: %w", reason(err))
		}
		return nil
	}
	switch {
	case o.out != "":
		names, err := outNames(files)
		if err != nil {
			return out{}, err
		}
		if err := os.MkdirAll(o.out, 0o755); err != nil {
			return out{}, fmt.Errorf("--out %s: %w", o.out, reason(err))
		}
		written := 0
		return out{
			reading: func(i int, r record.Reading) error {
				path := filepath.Join(o.out, names[i]+".json")
				if err := writeReading(path, r); err != nil {
					return fmt.Errorf("writing %s: %w", path, reason(err))
				}
				written++
				return nil
			},
			end: func(failed int) error {
				if o.json {
					return nil
				}
				line := english.Count(written, "reading") + " written to " + o.out
				if failed > 0 {
					line += fmt.Sprintf("; %d could not be read", failed)
				}
				_, err := fmt.Fprintln(w, line)
				return flushed(err)
			},
		}, nil
	case o.json:
		indent := len(files) == 1 && len(args) == 1
		return out{
			reading: func(i int, r record.Reading) error {
				if indent {
					return flushed(encode(w, r, " "))
				}
				return flushed(encode(w, struct {
					File string `json:"file"`
					record.Reading
				}{files[i], r}, ""))
			},
			end: func(int) error { return nil },
		}, nil
	}
	page := newPage(w, lex)
	page.style = styleFor(stdout)
	return out{
		reading: func(i int, r record.Reading) error { return flushed(page.print(files[i], r)) },
		end: func(failed int) error {
			if len(files) < 2 && failed == 0 || page.documents == 0 {
				return nil
			}
			return flushed(page.total(failed))
		},
	}, nil
}

// quietly turns the error of a reader of our output who has gone away, such
// as head or less, into one that nothing is said about.
func quietly(err error) error {
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return errSaid
	}
	return err
}

// reason takes the path out of an error of the file system where the message
// around it has it already.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
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
		key := name
		if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
			key = strings.ToLower(name) // one file to the file system
		}
		if other, ok := seen[key]; ok {
			return nil, fmt.Errorf("--out: %s and %s would both be written to %s.json; read them into two folders", other, f, name)
		}
		seen[key] = f
		names[i] = name
	}
	return names, nil
}

// writeReading writes a reading beside its place and then moves it there, so
// that nobody ever sees half of one. The file is made with the mode that the
// person's umask gives. A reading can be made again, so the disk is not
// waited for.
func writeReading(path string, r record.Reading) (err error) {
	temp := filepath.Join(filepath.Dir(path), fmt.Sprintf(".reading-%d-%016x", os.Getpid(), rand.Uint64()))
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(temp)
		}
	}()
	w := bufio.NewWriter(f)
	if err := encode(w, r, " "); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(temp, path)
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// spinner shows that something is at work whose end is not known, on a terminal
// only. It turns with what is added to it and not by itself: a goroutine of the
// bar's own would still write while it is cleared.
func spinner(w io.Writer, show bool, what string) *progressbar.ProgressBar {
	return progressbar.NewOptions(-1, progressbar.OptionSetWriter(w), progressbar.OptionSetVisibility(show && isTerminal(w)), progressbar.OptionSetSpinnerChangeInterval(0),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionSetDescription(what), progressbar.OptionClearOnFinish())
}

// progress shows how far a long run is, on a terminal only.
func progress(w io.Writer, n int, show bool) *progressbar.ProgressBar {
	if !show || n < 20 || !isTerminal(w) {
		return progressbar.DefaultSilent(int64(n))
	}
	return progressbar.NewOptions(n, progressbar.OptionSetWriter(w), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("documents"), progressbar.OptionClearOnFinish())
}

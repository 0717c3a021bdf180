package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/lexicon"
	"rapporteur/reader"
	"rapporteur/record"
	"rapporteur/source"
)

func followCommand() *cobra.Command {
	var readings, path string
	var asJSON, explain bool
	c := &cobra.Command{
		Use:   "follow MECHANISM | FILE|DIR...",
		Short: "Follow what was promised from one meeting to the next",
		Long: `Print what was promised at the meetings of a mechanism and what became of it:
each commitment with where it stands at each meeting since, and the words that
say so. Silence is shown too.

A mechanism of the record is named by words of its name and by its parties, as
for "rapporteur show"; what people decided counts. Files are read as they are,
without the record: they are taken for accounts of one mechanism, in whatever
order they are named; the program finds out which meeting each is about and joins
accounts of the same one. A folder stands for all documents in it.

Where a commitment stands at a meeting:

  new         it appears for the first time
  repeated    it is said again, about as firmly
  stronger    more firmly or more exactly: proposed and now agreed, a date set
  weaker      less firmly or less exactly: agreed, and now "to be explored"
  postponed   it is given a later date
  advanced    it is begun, or done in part
  done        it is done
  refused     it is declined by the side that was to do it
  silent      nothing is said of it, though the mechanism met

General intentions ("to deepen cooperation") are counted apart.

With --readings DIR the files are not read by the program: the reading of
NAME.txt is taken from DIR/NAME.json, in the form that "read --json" prints.` + recordHelp,
		Example: `  rapporteur follow Vietnam Japan defence
  rapporteur follow samples/vietnam-japan-1*.txt
  rapporteur follow --json samples/vietnam-japan-1*.txt | jq .commitments[].title
  rapporteur read --out readings samples
  rapporteur follow --readings readings samples/vietnam-japan-1*.txt`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name a mechanism of the record, or the accounts to follow, one file for each (see rapporteur follow --help)")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			show := func(x dossier.Dossier, lex *lexicon.Lexicon) error {
				if asJSON {
					return printFollowing(cmd.OutOrStdout(), x)
				}
				page := newDossierPage(cmd.OutOrStdout(), lex)
				page.explain = explain
				return quietly(page.follow(x))
			}
			if !onDisk(args) && readings == "" {
				return inLibrary(cmd.Context(), path, func(l desk) error {
					d, err := l.choose(cmd.Context(), args)
					if err != nil {
						return fmt.Errorf("%w; and no file is called so", err)
					}
					x, err := l.Dossier(cmd.Context(), d)
					if err != nil {
						return err
					}
					return show(x.Dossier, l.Lex)
				})
			}
			all, err := accounts(args, readings, cmd.InOrStdin(), cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			x := all.desk.Follow(all.readings, nil)
			for _, s := range x.Mechanism.Strays {
				fmt.Fprintf(cmd.ErrOrStderr(), "rapporteur: %s is about “%s”, which may be another mechanism than “%s”; leave it out if so\n", english.Fold(s.Document), english.Fold(s.Name), english.Fold(x.Mechanism.Name))
			}
			return show(x, all.lex)
		},
	}
	recordFlag(c, &path)
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.Flags().BoolVar(&explain, "explain", false, "tell which words made each link")
	c.Flags().StringVar(&readings, "readings", "", "take readings from `DIR`/NAME.json")
	return c
}

// onDisk tells whether any of the arguments is a file or a folder, or looks
// like one, rather than a word.
func onDisk(args []string) bool {
	return slices.ContainsFunc(args, func(a string) bool {
		_, err := os.Stat(a)
		return err == nil || a == source.Stdin || strings.ContainsAny(a, `/\`) || filepath.Ext(a) != ""
	})
}

// A desk's work: the readings of the accounts that were named.
type accountsRead struct {
	lex      *lexicon.Lexicon
	desk     *dossier.Desk
	readings []record.Reading
}

// accounts reads the files, or takes their readings from a folder. Unlike
// with read, one that cannot be read is the end of it: what is missing would
// look like silence.
func accounts(args []string, readings string, stdin io.Reader, stderr io.Writer) (accountsRead, error) {
	lex, err := loadLexicon()
	if err != nil {
		return accountsRead{}, err
	}
	out := accountsRead{lex: lex, desk: dossier.New(lex)}
	faults := &faults{w: stderr}
	files, err := source.Files(args)
	faults.add(err)
	r := reader.New(lex)
	seen := map[string]string{}
	for _, file := range documents(files) {
		var res result
		if readings == "" {
			res = readOne(r, inputOptions{}, file, stdin)
		} else {
			res = readingFrom(readings, file, stdin)
		}
		if res.err != nil {
			faults.add(res.err)
			continue
		}
		hash := res.reading.Document.Hash()
		if was, ok := seen[hash]; ok {
			faults.add(fmt.Errorf("%s has the same text as %s; name it once", file, was))
			continue
		}
		seen[hash] = file
		out.readings = append(out.readings, res.reading)
	}
	return out, faults.err()
}

// readingFrom takes the reading of a file from DIR/NAME.json.
func readingFrom(dir, file string, stdin io.Reader) result {
	doc, err := source.Read(file, stdin)
	if err != nil {
		return result{err: err}
	}
	path := filepath.Join(dir, doc.Name+".json")
	b, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return result{err: fmt.Errorf("%s: there is no reading %s; \"rapporteur read --out %s %s\" makes one", file, path, dir, file)}
	}
	if err != nil {
		return result{err: fmt.Errorf("%s: %w", path, reason(err))}
	}
	reading, err := record.ParseReading(b, doc.Text)
	if err != nil {
		return result{err: fmt.Errorf("%s: %w", path, err)}
	}
	reading.Document.Name = doc.Name
	return result{reading: reading}
}

// The JSON form of a dossier: courses, and what stands aside.
type followingJSON struct {
	Documents   []string         `json:"documents"`
	Commitments []commitmentJSON `json:"commitments"`
	Aside       []asideJSON      `json:"aside"`
}

type commitmentJSON struct {
	Title   string         `json:"title"`
	General bool           `json:"general"`
	By      []record.Party `json:"by"`
	Owner   []record.Party `json:"owner,omitempty"`
	Due     record.Date    `json:"due,omitempty"`
	Course  []stepJSON     `json:"course"`
}

type stepJSON struct {
	Document string            `json:"document"`
	Standing record.Standing   `json:"standing"`
	Also     []record.Standing `json:"also,omitempty"`
	Quote    *record.Passage   `json:"quote,omitempty"`
	More     []citeJSON        `json:"more,omitempty"`
	Why      string            `json:"why,omitempty"`
	Decided  string            `json:"decided,omitempty"`
}

type citeJSON struct {
	Document string         `json:"document"`
	Quote    record.Passage `json:"quote"`
}

type asideJSON struct {
	Document string         `json:"document"`
	Quote    record.Passage `json:"quote"`
	Why      string         `json:"why"`
}

func printFollowing(w io.Writer, x dossier.Dossier) error {
	out := followingJSON{Documents: []string{}, Commitments: []commitmentJSON{}, Aside: []asideJSON{}}
	for _, e := range x.Editions {
		for _, a := range e.Accounts {
			out.Documents = append(out.Documents, a.Document)
		}
	}
	for _, c := range x.Commitments {
		j := commitmentJSON{Title: english.Fold(c.Title), General: c.General, By: c.By, Owner: c.Owner, Due: c.Due}
		for _, s := range c.Course {
			// A silent step stands at an edition, of which the first account
			// is named.
			step := stepJSON{Document: x.Editions[s.Edition].Accounts[0].Document, Standing: s.Standing, Also: s.Also, Why: s.Why, Decided: s.Decided}
			if s.Quote != nil {
				step.Document, step.Quote = s.Quote.Document, &s.Quote.Passage
			}
			for _, m := range s.More {
				step.More = append(step.More, citeJSON{m.Document, m.Passage})
			}
			j.Course = append(j.Course, step)
		}
		out.Commitments = append(out.Commitments, j)
	}
	for _, a := range x.Aside {
		out.Aside = append(out.Aside, asideJSON{a.Cite.Document, a.Cite.Passage, a.Why})
	}
	return printJSON(w, out)
}

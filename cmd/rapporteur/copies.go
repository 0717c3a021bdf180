package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/internal/english"
	"rapporteur/source"
	"rapporteur/store"
)

func dumpCommand() *cobra.Command {
	var path, out string
	c := &cobra.Command{
		Use:   "dump",
		Short: "Write everything in the record as lines of JSON",
		Long: `Write everything that the record holds and that cannot be worked out again, as
lines of JSON: the documents with their texts, their versions, and the decisions
with their chain. It is what the record was at one moment, also while others
write to it. "rapporteur load" makes a record of it again.` + recordHelp,
		Example: `  rapporteur dump > record.jsonl
  rapporteur dump --out record.jsonl
  rapporteur dump | jq -r 'select(.version).version.address'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return inRecord(ctx, path, func(s *store.Store) error {
				if out == "" {
					_, err := s.Dump(ctx, cmd.OutOrStdout())
					return quietly(err)
				}
				return dumpTo(ctx, s, out)
			})
		},
	}
	recordFlag(c, &path)
	c.Flags().StringVar(&out, "out", "", "write to a new `FILE` instead of standard output")
	c.Flags().Bool("json", true, "a dump is JSON in any case")
	return c
}

// dumpTo writes a dump into a new file; a file that has its name is whole.
func dumpTo(ctx context.Context, s *store.Store, path string) (err error) {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("there is a file already at %s, and it is not overwritten; name another", path)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".dump-*")
	if err != nil {
		return fmt.Errorf("writing the dump: %w", reason(err))
	}
	defer func() {
		if err != nil {
			_ = f.Close()
			_ = os.Remove(f.Name())
		}
	}()
	if _, err := s.Dump(ctx, f); err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("writing the dump: %w", err)
	}
	return os.Rename(f.Name(), path)
}

func loadCommand() *cobra.Command {
	var path string
	var asJSON bool
	c := &cobra.Command{
		Use:   "load FILE|-",
		Short: "Make a record of what dump wrote",
		Long: `Make a new record of the lines that "rapporteur dump" wrote. Every text is held
against its hash and every decision against the chain; where anything is missing
or changed, no record is made. A record that is there is never overwritten. The
accounts are then read by this version of the reader.` + recordHelp,
		Example: `  rapporteur load record.jsonl
  rapporteur dump --record old.db | rapporteur load --record new.db -`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			to, err := recordPath(path)
			if err != nil {
				return err
			}
			if err := makeFolder(to); err != nil {
				return err
			}
			in := cmd.InOrStdin()
			if args[0] != source.Stdin {
				f, err := os.Open(args[0])
				if err != nil {
					return fmt.Errorf("%s: %w", args[0], reason(err))
				}
				defer f.Close()
				in = f
			}
			truth, err := store.Load(ctx, to, in)
			if err != nil {
				return err
			}
			if err := inLibrary(ctx, to, func(l desk) error {
				_, err := reread(ctx, l.Library, 2, cmd.ErrOrStderr())
				return err
			}); err != nil {
				return fmt.Errorf("the record is loaded, and its accounts are yet to be read (rapporteur reread): %w", err)
			}
			return sayTruth(cmd.OutOrStdout(), asJSON, "loaded", truth)
		},
	}
	recordFlag(c, &path)
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

// sayTruth tells how much was copied.
func sayTruth(w io.Writer, asJSON bool, what string, t store.Truth) error {
	if asJSON {
		return printObject(w, t)
	}
	_, err := fmt.Fprintf(w, "%s: %s\n", what, t)
	return said(err)
}

func backupCommand() *cobra.Command {
	var path string
	var asJSON bool
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the record, also while it is in use",
		Long: `Copy the record as it is at this moment into a new file, while others may go on
writing to it. The copy is read again and held against the record before it gets
its name. FILE.json beside it says what it holds; keep the two together, for
"rapporteur restore" goes by it.` + recordHelp,
		Example: `  rapporteur backup /media/stick/record-2026-11-22.db`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return inRecord(cmd.Context(), path, func(s *store.Store) error {
				note, err := s.Backup(cmd.Context(), args[0], time.Now())
				if err != nil {
					return err
				}
				return sayTruth(cmd.OutOrStdout(), asJSON, "backed up to "+args[0], note.Truth)
			})
		},
	}
	recordFlag(c, &path)
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

func restoreCommand() *cobra.Command {
	var path string
	var asJSON, replace bool
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in the place of the record",
		Long: `Put a backup in the place of the record. It is copied and read from beginning to
end first, and held against the FILE.json beside it; where anything does not
match, it says so and changes nothing. A record that is there stays, unless
--replace is given, and then is put aside under another name; it is never
deleted.` + recordHelp,
		Example: `  rapporteur restore /media/stick/record-2026-11-22.db
  rapporteur restore --replace /media/stick/record-2026-11-22.db`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			to, err := recordPath(path)
			if err != nil {
				return err
			}
			if err := makeFolder(to); err != nil {
				return err
			}
			r, err := store.Restore(cmd.Context(), to, args[0], replace, time.Now())
			if err != nil {
				return err
			}
			if !r.Noted {
				fmt.Fprintf(cmd.ErrOrStderr(), "rapporteur: %s.json is not there, so the backup could be held against itself only\n", args[0])
			}
			if asJSON {
				return printObject(cmd.OutOrStdout(), struct {
					store.Truth
					Aside string `json:"aside,omitempty"`
				}{r.Truth, r.Aside})
			}
			if r.Aside != "" {
				if _, err := fmt.Fprintln(cmd.OutOrStdout(), "the record from before is now", r.Aside); err != nil {
					return said(err)
				}
			}
			return sayTruth(cmd.OutOrStdout(), false, "restored to "+to, r.Truth)
		},
	}
	recordFlag(c, &path)
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	c.Flags().BoolVar(&replace, "replace", false, "put a record that is there aside")
	return c
}

func doctorCommand() *cobra.Command {
	var path string
	var asJSON bool
	c := &cobra.Command{
		Use:   "doctor",
		Short: "Look the whole record over",
		Long: `Look the whole record over, down to the last bit that matters: the file itself,
every text against its hash, what is told of every document, the chain of
decisions, every reading against its text, and all by which things are found
against the readings. Each finding says what to do. The exit status is 1 where
something is wrong. It changes nothing.` + recordHelp,
		Example: `  rapporteur doctor
  rapporteur doctor --record copy.db --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return inRecord(ctx, path, func(s *store.Store) error {
				faults, err := s.Check(ctx)
				if err != nil {
					return err
				}
				return sayFaults(cmd.OutOrStdout(), asJSON, faults)
			})
		},
	}
	recordFlag(c, &path)
	c.Flags().BoolVar(&asJSON, "json", false, "print a JSON object for each finding")
	return c
}

// sayFaults prints what the doctor found.
func sayFaults(w io.Writer, asJSON bool, faults []store.Fault) error {
	bad := 0
	for _, f := range faults {
		if !f.Mild {
			bad++
		}
		if asJSON {
			if err := printObject(w, f); err != nil {
				return err
			}
			continue
		}
		if _, err := fmt.Fprintf(w, "%s: %s\n  → %s\n", f.Where, english.Fold(f.What), f.Do); err != nil {
			return said(err)
		}
	}
	if bad > 0 {
		return errSaid
	}
	if asJSON {
		return nil
	}
	_, err := fmt.Fprintln(w, "The record is sound.")
	return said(err)
}

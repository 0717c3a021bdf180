package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
)

type decideOptions struct {
	record, who, note, of, name, at string
	set                             []string
	json                            bool
}

func decideCommand() *cobra.Command {
	var o decideOptions
	c := &cobra.Command{
		Use:   "decide ACT PLACE [STANDING|PLACE]",
		Short: "Say what is so",
		Long: `Say of something that was read whether it is so. A decision is added to the
record for ever; a later one on the same thing overrules it. It holds for every
later reading of the account, because it is tied to the words.

  accept PLACE              it is so
  reject PLACE              the text does not say that
  amend PLACE --set …       it is so, but for these fields
  add PLACE --set …         the reader missed it: the fields of the statement
  same PLACE OTHER          the two are one
  not-same PLACE OTHER      the two are two
  standing PLACE STANDING --at PLACE
                            the commitment that the first place opens stands so
                            at the meeting that the other place tells of
  withdraw PLACE            what you last said of it no longer holds

A PLACE is in a document, of which the first eight characters of its hash are
enough:

  3f2a9c1b:4                its fourth statement, as search numbers them
  3f2a9c1b:m1               a meeting of its reading
  3f2a9c1b:964-1058         characters 964 to 1058 of its text

--set takes NAME=VALUE, once for each field, or one JSON object; lists are
written with commas. --of says what the decision is about where that is not
plain: statement, meeting, mechanism, person, commitment or document; a mechanism or a
person is named with --name.

Once the line is printed, the decision is on disk.` + recordHelp,
		Example: `  rapporteur decide accept 3f2a9c1b:4
  rapporteur decide amend 3f2a9c1b:4 --set kind=offer --set to=JPN
  rapporteur decide add 3f2a9c1b:964-1058 --set kind=request --set by=POL
  rapporteur decide amend 3f2a9c1b:m1 --set ordinal=11 --set start=2024-02-27
  rapporteur decide same --of mechanism 3f2a9c1b:m1 77e01d3a:m1
  rapporteur decide standing 3f2a9c1b:4 done --at 77e01d3a:2 --note "eighteen were trained"`,
		Args: cobra.RangeArgs(2, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			return decide(cmd.Context(), o, args, cmd.OutOrStdout())
		},
	}
	f := c.Flags()
	recordFlag(c, &o.record)
	f.StringVar(&o.who, "who", "", "`NAME` of who decides (or RAPPORTEUR_WHO; else the name one is signed in by)")
	f.StringVar(&o.note, "note", "", "why, in a `TEXT`")
	f.StringVar(&o.of, "of", "", "`WHAT` it is about: statement, meeting, mechanism, person, commitment, document")
	f.StringVar(&o.name, "name", "", "the `NAME` of the mechanism or person, as the account has it")
	f.StringVar(&o.at, "at", "", "the `PLACE` where a commitment stands so")
	f.StringArrayVar(&o.set, "set", nil, "a field, as `NAME=VALUE` or a JSON object")
	f.BoolVar(&o.json, "json", false, "print JSON")
	return c
}

func decide(ctx context.Context, o decideOptions, args []string, w io.Writer) error {
	act := record.Act(args[0])
	two := act == record.Same || act == record.NotSame || act == record.SetStand
	switch {
	case two && len(args) < 3:
		return fmt.Errorf("%s takes two: see rapporteur decide --help", act)
	case !two && len(args) > 2:
		return fmt.Errorf("%s takes one place, and %q is another", act, args[2])
	case act == record.SetStand && o.at == "":
		return errors.New("standing: say with --at where the commitment stands so")
	}
	d := record.Decision{Who: o.decider(), At: time.Now().UTC(), Act: act, Note: o.note}
	var err error
	if d.Set, err = setFields(o.set); err != nil {
		return err
	}
	return inLibrary(ctx, o.record, func(s desk) error {
		if d.On, err = o.place(ctx, s.Store, act, args[1]); err != nil {
			return err
		}
		other := o.at
		switch act {
		case record.Same, record.NotSame:
			other = args[2]
		case record.SetStand:
			d.Standing = record.Standing(args[2])
		}
		if two {
			with, err := o.place(ctx, s.Store, act, other)
			if err != nil {
				return err
			}
			d.With = &with
		}
		if err := library.CheckSet(d.On.What, d.Set); err != nil {
			return fmt.Errorf("--set: %w", err)
		}
		e, err := s.Decide(ctx, d)
		if err != nil {
			return err
		}
		return sayEntry(w, o.json, e)
	})
}

// decider returns who decides.
func (o decideOptions) decider() string {
	if o.who != "" {
		return o.who
	}
	if who := os.Getenv("RAPPORTEUR_WHO"); who != "" {
		return who
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return ""
}

// place finds what a place on the command line stands for.
func (o decideOptions) place(ctx context.Context, s *store.Store, act record.Act, arg string) (record.Ref, error) {
	hash, at, ok := strings.Cut(arg, ":")
	if !ok || at == "" {
		return record.Ref{}, fmt.Errorf("%q is no place; write document:number as search shows it, document:m1 or document:start-end", arg)
	}
	doc, v, err := s.Document(ctx, hash)
	if err != nil {
		return record.Ref{}, err
	}
	ref := record.Ref{What: record.OnStatement, Document: v.Hash, Name: o.name}
	if from, to, ok := strings.Cut(at, "-"); ok {
		a, errA := strconv.Atoi(from)
		b, errB := strconv.Atoi(to)
		if errA != nil || errB != nil {
			return ref, fmt.Errorf("%q: characters are written like 964-1058", arg)
		}
		ref.Passage = record.Passage{Start: a, End: b}
	} else if ref.What, ref.Passage, ref.Name, err = o.read(ctx, s, v.Hash, at); err != nil {
		return ref, fmt.Errorf("%s: %w", arg, err)
	}
	if act == record.SetStand {
		ref.What = record.OnCommitment
	}
	if o.of != "" {
		ref.What = record.What(o.of)
	}
	if ref.Quote = ref.Passage.In(doc.Text); ref.Quote == "" {
		return ref, fmt.Errorf("%s: the text has %d characters", arg, utf8.RuneCountInString(doc.Text))
	}
	return ref, nil
}

// read finds a statement or a meeting by its number in the reading.
func (o decideOptions) read(ctx context.Context, s *store.Store, hash, at string) (record.What, record.Passage, string, error) {
	k, err := s.Reading(ctx, hash)
	if err != nil {
		return "", record.Passage{}, "", err
	}
	for _, m := range k.Reading.Meetings {
		if m.ID != at || len(m.Evidence) == 0 {
			continue
		}
		name := o.name
		if name == "" {
			name = m.Mechanism
		}
		return record.OnMeeting, m.Evidence[0], name, nil
	}
	n, err := strconv.Atoi(at)
	if err != nil || n < 1 || n > len(k.Reading.Statements) {
		return "", record.Passage{}, "", fmt.Errorf("the reading has statements 1 to %d and %s", len(k.Reading.Statements), english.Count(len(k.Reading.Meetings), "meeting"))
	}
	return record.OnStatement, k.Reading.Statements[n-1].Quote, o.name, nil
}

// listFields are the fields of statements and meetings that hold several values.
var listFields = map[string]bool{"by": true, "to": true, "areas": true, "instruments": true, "forums": true, "parties": true}

// setFields makes the fields that are set of NAME=VALUE, or of JSON.
func setFields(all []string) (json.RawMessage, error) {
	if len(all) == 0 {
		return nil, nil
	}
	fields := map[string]any{}
	for _, s := range all {
		if strings.HasPrefix(s, "{") {
			if err := json.Unmarshal([]byte(s), &fields); err != nil {
				return nil, fmt.Errorf("--set %s: this is no JSON object: %w", s, err)
			}
			continue
		}
		name, value, ok := strings.Cut(s, "=")
		switch {
		case !ok || name == "":
			return nil, fmt.Errorf("--set %s: write NAME=VALUE, as kind=offer", s)
		case listFields[name]:
			values := []string{}
			for _, v := range strings.Split(value, ",") {
				if v = strings.TrimSpace(v); v != "" {
					values = append(values, v)
				}
			}
			fields[name] = values
		case name == "ordinal":
			n, err := strconv.Atoi(value)
			if err != nil {
				return nil, fmt.Errorf("--set %s: %q is no number", s, value)
			}
			fields[name] = n
		default:
			fields[name] = value
		}
	}
	return json.Marshal(fields)
}

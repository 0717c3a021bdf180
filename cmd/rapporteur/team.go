package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/store"
	"rapporteur/store/team"
	"rapporteur/web"
)

// teamOptions are the flags that all commands about a team share.
type teamOptions struct {
	record, team string
	json         bool
}

func teamCommand() *cobra.Command {
	var o teamOptions
	c := &cobra.Command{
		Use:   "team",
		Short: "Say who may do what, for several people on one server",
		Long: `Say who works on a record that "rapporteur serve" shows to several people.

Everybody has an account, and in each record one role:

  reader          sees it
  rapporteur      adds accounts, and decides what nobody else has decided
  head            the office of a head of delegation: overrules what others decided
  administrator   lets people in and gives them roles

A rapporteur or head may be limited to one mechanism, and reads the rest.

A record that not everybody may know of is a file of its own, see "team record
add": to whoever has no role in it, its pages are pages that do not exist.

The team is one file beside the record; --team names another. Whoever may write
to it may let anybody in, so keep it as the record itself is kept.`,
		Example: `  rapporteur team init anna --name "Anna Berg" --origin https://dialogues.example
  rapporteur team add ben --role rapporteur --name "Ben Okoro"
  rapporteur serve --listen :443 --team team.db --origin https://dialogues.example --cert c.pem --key k.pem`,
	}
	c.PersistentFlags().StringVar(&o.team, "team", "", "the team's `FILE` (or RAPPORTEUR_TEAM; else team.db beside the record)")
	c.PersistentFlags().StringVar(&o.record, "record", "", "the main record's `FILE` (or RAPPORTEUR_RECORD)")
	c.PersistentFlags().BoolVar(&o.json, "json", false, "print JSON")
	c.AddCommand(
		teamInitCommand(&o), teamAddCommand(&o), teamInviteCommand(&o), teamGrantCommand(&o), teamRevokeCommand(&o), teamRemoveCommand(&o),
		teamListCommand(&o), teamLogCommand(&o), teamTokenCommand(&o), teamRecordCommand(&o), teamBackupCommand(&o),
	)
	return c
}

// teamPath returns where the team is.
func teamPath(flag, record string) (string, error) {
	if flag != "" {
		return flag, nil
	}
	if path := os.Getenv("RAPPORTEUR_TEAM"); path != "" {
		return path, nil
	}
	path, err := recordPath(record)
	if err != nil {
		return "", err
	}
	return filepath.Join(filepath.Dir(path), "team.db"), nil
}

// openTeam opens the team, or says how one is begun.
func openTeam(ctx context.Context, flag, record string) (*team.Team, error) {
	path, err := teamPath(flag, record)
	if err != nil {
		return nil, err
	}
	t, err := team.Open(ctx, path)
	if errors.Is(err, team.ErrNone) {
		return nil, fmt.Errorf("there is no team at %s yet; rapporteur team init begins one", path)
	}
	return t, err
}

// in opens the team, does some work with it and closes it.
func (o *teamOptions) in(ctx context.Context, work func(*team.Team) error) error {
	t, err := openTeam(ctx, o.team, o.record)
	if err != nil {
		return err
	}
	return errors.Join(work(t), t.Close())
}

// onMachine is whoever works on the file itself, as the log of the team names
// him.
func onMachine() team.By {
	if u, err := user.Current(); err == nil {
		return team.By{Name: u.Username + " (on the machine)"}
	}
	return team.By{Name: "(on the machine)"}
}

// originFlag adds the flag for where people reach the server.
func originFlag(c *cobra.Command, origin *string) {
	c.Flags().StringVar(origin, "origin", os.Getenv("RAPPORTEUR_ORIGIN"), "the `URL` at which people reach the server (or RAPPORTEUR_ORIGIN)")
}

// An invited person is one for whom a link was made.
type invited struct {
	Account string    `json:"account"`
	Link    string    `json:"link"`
	Until   time.Time `json:"until"`
}

// invite makes a link for somebody, and prints it.
func (o *teamOptions) invite(ctx context.Context, t *team.Team, name, origin string, w io.Writer) error {
	now := time.Now().UTC().Truncate(time.Second)
	token, err := t.Invite(ctx, onMachine(), name, now)
	if err != nil {
		return err
	}
	i := invited{name, web.InvitationLink(origin, token), now.Add(team.Invited)}
	if o.json {
		return printObject(w, i)
	}
	where := ""
	if origin == "" {
		where = ", behind the address of the server"
	}
	_, err = fmt.Fprintf(w, "The link by which %s sets a password, good once and until %s%s:\n  %s\n", name, i.Until.Format("2 January 2006, 15:04 MST"), where, i.Link)
	return said(err)
}

func teamInitCommand(o *teamOptions) *cobra.Command {
	var display, origin string
	c := &cobra.Command{
		Use:   "init ACCOUNT",
		Short: "Begin a team, of one administrator",
		Long: `Begin a team. ACCOUNT is the name by which its first administrator signs in; the
link that is printed is the way to set a password.`,
		Example: `  rapporteur team init anna --name "Anna Berg" --origin https://dialogues.example`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			path, err := teamPath(o.team, o.record)
			if err != nil {
				return err
			}
			if err := makeFolder(path); err != nil {
				return err
			}
			t, err := team.Create(ctx, path)
			if err != nil {
				return err
			}
			work := func() error {
				a, err := t.Add(ctx, onMachine(), team.Account{Name: args[0], Display: display}, time.Now())
				if err != nil {
					return err
				}
				if err := t.Grant(ctx, onMachine(), team.Grant{Name: a.Name, Role: team.Administrator}, time.Now()); err != nil {
					return err
				}
				return o.invite(ctx, t, a.Name, origin, cmd.OutOrStdout())
			}
			if err := work(); err != nil {
				// A team that nobody can enter would only be in the way.
				return errors.Join(err, t.Close(), os.Remove(path))
			}
			return t.Close()
		},
	}
	c.Flags().StringVar(&display, "name", "", "the `NAME` by which the log of the record knows the person")
	originFlag(c, &origin)
	return c
}

func teamAddCommand(o *teamOptions) *cobra.Command {
	var display, origin, role, in, issuer, subject string
	c := &cobra.Command{
		Use:   "add ACCOUNT",
		Short: "Add somebody, and print the link to come in by",
		Long: `Add an account, with a role where one is given. The link that is printed lets
whoever has it first set the password, or tie the account to the sign-in of the
house where the server has one; so send it to that person alone.

The name in the record's log cannot be changed later, and nobody else can ever
have it.`,
		Example: `  rapporteur team add ben --role rapporteur --name "Ben Okoro"
  rapporteur team add cleo --name "Cleo Lind" --role head --in talks
  rapporteur team add mia --name "Mia Sato" --oidc-issuer https://id.example --oidc-subject 00u1a2b3`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.in(cmd.Context(), func(t *team.Team) error {
				g, err := grantOf(args[0], role, in)
				if err != nil {
					return err
				}
				a, err := t.Add(cmd.Context(), onMachine(), team.Account{Name: args[0], Display: display, Issuer: issuer, Subject: subject}, time.Now())
				if err != nil {
					return err
				}
				if role != "" {
					if err := t.Grant(cmd.Context(), onMachine(), g, time.Now()); err != nil {
						return fmt.Errorf("%s was added, without a role: %w", a.Name, err)
					}
				}
				if subject != "" {
					return o.done(cmd.OutOrStdout(), a, "%s was added, and signs in at %s.\n", a.Name, issuer)
				}
				return o.invite(cmd.Context(), t, a.Name, origin, cmd.OutOrStdout())
			})
		},
	}
	c.Flags().StringVar(&display, "name", "", "the `NAME` by which the log of a record knows the person")
	c.Flags().StringVar(&role, "role", "", "the first `ROLE`: reader, rapporteur, head or administrator")
	c.Flags().StringVar(&in, "in", "", "the `RECORD` it holds in; the main one if none is named")
	c.Flags().StringVar(&issuer, "oidc-issuer", "", "the `URL` of the OpenID Connect issuer that knows the person")
	c.Flags().StringVar(&subject, "oidc-subject", "", "the `SUBJECT` by which it does")
	originFlag(c, &origin)
	return c
}

// done prints what was done, or an object about it.
func (o *teamOptions) done(w io.Writer, object any, format string, args ...any) error {
	if o.json {
		return printObject(w, object)
	}
	_, err := fmt.Fprintf(w, format, args...)
	return said(err)
}

// grantOf reads a role from the command line, none where it is not given.
func grantOf(name, role, in string) (team.Grant, error) {
	g := team.Grant{Name: name, Record: in}
	if role == "" {
		return g, nil
	}
	var err error
	g.Role, err = team.ParseRole(role)
	return g, err
}

func teamInviteCommand(o *teamOptions) *cobra.Command {
	var origin string
	c := &cobra.Command{
		Use:   "invite ACCOUNT",
		Short: "Print a new link, for a password forgotten or a person who comes back",
		Long: `Make a new link by which somebody sets a password. Until it is used, the old
password holds. An account that was removed is opened again, without roles.`,
		Example: `  rapporteur team invite ben`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.in(cmd.Context(), func(t *team.Team) error {
				return o.invite(cmd.Context(), t, args[0], origin, cmd.OutOrStdout())
			})
		},
	}
	originFlag(c, &origin)
	return c
}

func teamGrantCommand(o *teamOptions) *cobra.Command {
	var in, mechanism string
	c := &cobra.Command{
		Use:   "grant ACCOUNT ROLE",
		Short: "Give somebody a role",
		Long: `Give an account a role in a record, in place of the one it had there. With
--mechanism, as "rapporteur show" takes it, the role holds in that one alone, and
the rest of the record may be read.`,
		Example: `  rapporteur team grant ben reader
  rapporteur team grant ben rapporteur --mechanism "Vietnam Japan defence"
  rapporteur team grant cleo head --in talks`,
		Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.in(cmd.Context(), func(t *team.Team) error {
				g, err := grantOf(args[0], args[1], in)
				if err != nil {
					return err
				}
				if g.Mechanism, err = o.mechanism(cmd.Context(), t, in, mechanism); err != nil {
					return err
				}
				if err := t.Grant(cmd.Context(), onMachine(), g, time.Now()); err != nil {
					return err
				}
				return o.done(cmd.OutOrStdout(), g, "%s is %s now.\n", g.Name, grantWords(g))
			})
		},
	}
	c.Flags().StringVar(&in, "in", "", "the `RECORD` it holds in; the main one if none is named")
	c.Flags().StringVar(&mechanism, "mechanism", "", "`WORDS` for the one mechanism it is limited to")
	return c
}

func teamRevokeCommand(o *teamOptions) *cobra.Command {
	var in, mechanism string
	c := &cobra.Command{
		Use:   "revoke ACCOUNT",
		Short: "Take somebody's role away",
		Long:  `Take away the role that an account has in a record or, with --mechanism, in one mechanism of it.`,
		Example: `  rapporteur team revoke ben --mechanism "Vietnam Japan defence"
  rapporteur team revoke cleo --in talks`,
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.in(cmd.Context(), func(t *team.Team) error {
				key, err := o.mechanism(cmd.Context(), t, in, mechanism)
				if err != nil {
					return err
				}
				g := team.Grant{Name: args[0], Record: in, Mechanism: key}
				if err := t.Revoke(cmd.Context(), onMachine(), g, time.Now()); err != nil {
					return err
				}
				return o.done(cmd.OutOrStdout(), map[string]string{"account": g.Name, "record": g.Record, "mechanism": g.Mechanism}, "%s has no role there any more.\n", g.Name)
			})
		},
	}
	c.Flags().StringVar(&in, "in", "", "the `RECORD`; the main one if none is named")
	c.Flags().StringVar(&mechanism, "mechanism", "", "`WORDS` for the mechanism the role is limited to, or its key as list shows it")
	return c
}

// createPrivate opens the record in a file, and begins one where there is none,
// which nobody but its owner may read.
func createPrivate(ctx context.Context, path string) (*store.Store, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err == nil {
		err = f.Close()
	}
	if err != nil && !errors.Is(err, os.ErrExist) {
		return nil, fmt.Errorf("beginning the record: %w", err)
	}
	return store.Create(ctx, path)
}

// mechanism returns the key of the mechanism of a record that words stand for,
// "" for none.
func (o *teamOptions) mechanism(ctx context.Context, t *team.Team, in, words string) (key string, err error) {
	if words == "" {
		return "", nil
	}
	all, err := t.Grants(ctx)
	if err != nil {
		return "", err
	}
	for _, g := range all {
		if g.Record == in && g.Mechanism == words {
			return words, nil
		}
	}
	file := o.record
	if in != "" {
		r, err := t.Record(ctx, in)
		if err != nil {
			return "", err
		}
		file = r.File
	}
	err = inLibrary(ctx, file, func(l desk) error {
		d, err := l.choose(ctx, strings.Fields(words))
		if err == nil {
			key = d.Keys[0]
		}
		return err
	})
	return key, err
}

func teamRemoveCommand(o *teamOptions) *cobra.Command {
	return &cobra.Command{
		Use:   "remove ACCOUNT",
		Short: "Close somebody's account",
		Long: `Close an account: the person is signed out everywhere at once, tokens and roles
are gone. What was decided in that name stays, and the name stays taken.`,
		Example: `  rapporteur team remove ben`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.in(cmd.Context(), func(t *team.Team) error {
				if err := t.Shut(cmd.Context(), onMachine(), args[0], time.Now()); err != nil {
					return err
				}
				return o.done(cmd.OutOrStdout(), map[string]string{"removed": args[0]}, "The account of %s is closed.\n", args[0])
			})
		},
	}
}

func teamRecordCommand(o *teamOptions) *cobra.Command {
	c := &cobra.Command{
		Use:   "record",
		Short: "Serve a record that not everybody may know of",
		Long: `Have one more record served beside the main one. Only who has a role in it sees
that it is there. It holds what "rapporteur add --record" and its own pages put
into it, and nothing of it goes into the main record.`,
		Example: `  rapporteur team record add talks --title "Border talks"
  rapporteur team grant cleo administrator --in talks
  rapporteur team record remove talks`,
	}
	var title, file string
	add := &cobra.Command{
		Use:   "add NAME",
		Short: "Serve a record below /r/NAME/",
		Long: `Serve a record below /r/NAME/. It is begun where its file is not there yet, in
NAME.db beside the team unless --file names another.`,
		Example: `  rapporteur team record add talks --title "Border talks"`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.in(cmd.Context(), func(t *team.Team) (err error) {
				r := team.Record{Name: args[0], File: file, Title: title}
				if r.Title == "" {
					r.Title = r.Name
				}
				if r.File == "" {
					r.File = r.Name + ".db"
				} else if r.File, err = filepath.Abs(r.File); err != nil {
					return err
				}
				if err := t.AddRecord(cmd.Context(), onMachine(), r, time.Now()); err != nil {
					return err
				}
				if r, err = t.Record(cmd.Context(), r.Name); err != nil {
					return err
				}
				s, err := createPrivate(cmd.Context(), r.File)
				if err != nil {
					return errors.Join(err, t.RemoveRecord(cmd.Context(), onMachine(), r.Name, time.Now()))
				}
				if err := s.Close(); err != nil {
					return err
				}
				return o.done(cmd.OutOrStdout(), r, "The record %s is served at /r/%s/, from %s. Nobody has a role in it yet; see team grant --in %s.\n", r.Title, r.Name, r.File, r.Name)
			})
		},
	}
	add.Flags().StringVar(&title, "title", "", "what people call it, a `TEXT`")
	add.Flags().StringVar(&file, "file", "", "the record's `FILE`")
	remove := &cobra.Command{
		Use:     "remove NAME",
		Short:   "Serve a record no longer",
		Long:    `Serve a record no longer. Its file stays; the roles in it are gone.`,
		Example: `  rapporteur team record remove talks`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.in(cmd.Context(), func(t *team.Team) error {
				if err := t.RemoveRecord(cmd.Context(), onMachine(), args[0], time.Now()); err != nil {
					return err
				}
				return o.done(cmd.OutOrStdout(), map[string]string{"removed": args[0]}, "The record %s is served no longer.\n", args[0])
			})
		},
	}
	c.AddCommand(add, remove)
	return c
}

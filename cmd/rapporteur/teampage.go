package main

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/internal/english"
	"rapporteur/store/team"
)

// A teamList is all that "team list" tells.
type teamList struct {
	People  []person      `json:"people"`
	Records []team.Record `json:"records"`
	Tokens  []team.Token  `json:"tokens"`
}

// A person is an account with its roles.
type person struct {
	team.Account
	Roles []team.Grant `json:"roles"`
}

func teamListCommand(o *teamOptions) *cobra.Command {
	return &cobra.Command{
		Use:     "list",
		Short:   "List people, roles, records and tokens",
		Long:    `List who is in the team, with roles, the records that are served beside the main one, and the tokens that hold.`,
		Example: `  rapporteur team list`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return o.in(cmd.Context(), func(t *team.Team) error {
				l := teamList{People: []person{}, Records: []team.Record{}, Tokens: []team.Token{}}
				accounts, err := t.Accounts(cmd.Context())
				if err != nil {
					return err
				}
				grants, err := t.Grants(cmd.Context())
				if err != nil {
					return err
				}
				for _, a := range accounts {
					p := person{a, []team.Grant{}}
					for _, g := range grants {
						if g.Account == a.Number {
							p.Roles = append(p.Roles, g)
						}
					}
					l.People = append(l.People, p)
				}
				records, err := t.Records(cmd.Context())
				if err != nil {
					return err
				}
				l.Records = append(l.Records, records...)
				tokens, err := t.Tokens(cmd.Context(), 0, time.Now())
				if err != nil {
					return err
				}
				l.Tokens = append(l.Tokens, tokens...)
				return o.done(cmd.OutOrStdout(), l, "%s", l)
			})
		},
	}
}

// String writes the list for people.
func (l teamList) String() string {
	var b strings.Builder
	for _, p := range l.People {
		fmt.Fprintf(&b, "%s  %s%s\n", p.Name, english.Fold(p.Display), standing(p.Account))
		for _, g := range p.Roles {
			fmt.Fprintf(&b, "  %s\n", grantWords(g))
		}
		for _, t := range l.Tokens {
			if t.Owner == p.Name {
				fmt.Fprintf(&b, "  token %d, %s, until %s: %s\n", t.Number, t.Scope, t.Until.Format(time.DateOnly), english.Fold(t.Label))
			}
		}
	}
	for _, r := range l.Records {
		fmt.Fprintf(&b, "/r/%s/  %s: %s\n", r.Name, english.Fold(r.Title), r.File)
	}
	return b.String()
}

// standing says of an account what keeps somebody from signing in.
func standing(a team.Account) string {
	switch {
	case !a.Closed.IsZero():
		return ", closed " + a.Closed.Format(time.DateOnly)
	case a.Subject != "":
		return ", signs in at " + english.Fold(a.Issuer)
	case !a.Password:
		return ", has not come in yet"
	}
	return ""
}

// grantWords says which role somebody has where.
func grantWords(g team.Grant) string {
	s := g.Role.String()
	if g.Mechanism != "" {
		s += " in " + english.Fold(g.Mechanism)
	}
	if g.Record != "" {
		s += ", record " + g.Record
	}
	return s
}

func teamLogCommand(o *teamOptions) *cobra.Command {
	var limit int
	c := &cobra.Command{
		Use:     "log",
		Short:   "Show who let whom do what",
		Long:    `Show what was changed about the team, the latest first. What was decided in a record is in that record's own log.`,
		Example: `  rapporteur team log --limit 20`,
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return o.in(cmd.Context(), func(t *team.Team) error {
				all, err := t.Changes(cmd.Context(), limit)
				if err != nil {
					return err
				}
				for _, c := range all {
					words := []string{c.At.Format("2006-01-02 15:04:05Z"), english.Fold(c.Who) + ":", c.What, c.Whom}
					if c.Record != "" {
						words = append(words, "record "+c.Record)
					}
					line := strings.Join(strings.Fields(strings.Join(append(words, english.Fold(c.Detail)), " ")), " ")
					if err := o.done(cmd.OutOrStdout(), c, "%d  %s\n", c.Number, line); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	c.Flags().IntVar(&limit, "limit", 100, "how many at the most, a `NUMBER`")
	return c
}

func teamTokenCommand(o *teamOptions) *cobra.Command {
	var scope, label string
	var days int
	var end int64
	c := &cobra.Command{
		Use:   "token [ACCOUNT]",
		Short: "Make a token for a program, or end one",
		Long: `Make a token by which a program acts for an account, as the HTTP header

  Authorization: Bearer TOKEN

It is shown this once. It never lets a program do more than its owner may, and
with --scope read or write less: reading alone, or all but letting people in.`,
		Example: `  rapporteur team token ben --scope read --days 90 --label "nightly copy"
  rapporteur team token --end 3`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.in(cmd.Context(), func(t *team.Team) error {
				switch {
				case end != 0 && len(args) == 0:
					if err := t.EndToken(cmd.Context(), onMachine(), 0, end, time.Now()); err != nil {
						return err
					}
					return o.done(cmd.OutOrStdout(), map[string]int64{"ended": end}, "Token %d no longer holds.\n", end)
				case end != 0 || len(args) == 0:
					return fmt.Errorf("name the account the token is for, or with --end the number of the token that is to end")
				}
				secret, x, err := t.Issue(cmd.Context(), onMachine(), args[0], label, team.Scope(scope), days, time.Now())
				if err != nil {
					return err
				}
				made := struct {
					team.Token
					Secret string `json:"token"`
				}{x, secret}
				return o.done(cmd.OutOrStdout(), made, "Token %d of %s, until %s, shown this once:\n  %s\n", x.Number, x.Owner, x.Until.Format(time.DateOnly), secret)
			})
		},
	}
	f := c.Flags()
	f.StringVar(&scope, "scope", "read", "what it is for, a `SCOPE`: read, write or admin")
	f.StringVar(&label, "label", "made on the machine", "what it is for, in a `TEXT`")
	f.IntVar(&days, "days", 90, "how many `DAYS` it holds")
	f.Int64Var(&end, "end", 0, "end the token with this `NUMBER`")
	return c
}

func teamBackupCommand(o *teamOptions) *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy the team into another file",
		Long: `Copy the team into a new file, while the server goes on. To go back to it, stop
the server and put the copy in the place of the team's file. The records have
copies of their own, see "rapporteur backup".`,
		Example: `  rapporteur team backup /media/stick/team-2026-11-22.db`,
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return o.in(cmd.Context(), func(t *team.Team) error {
				if err := t.Backup(cmd.Context(), args[0]); err != nil {
					return err
				}
				return o.done(cmd.OutOrStdout(), map[string]string{"copy": args[0]}, "The team is copied to %s.\n", args[0])
			})
		},
	}
}

package page

import (
	"cmp"
	"context"
	"slices"

	"rapporteur/internal/english"
	"rapporteur/store/team"
)

// A Team is who may do what in a record.
type Team struct {
	Members []MemberLine `json:"members"`
	People  []Colleague  `json:"people,omitempty"` // all of the team, for the main record
}

// A MemberLine is one role of one person.
type MemberLine struct {
	Account   string    `json:"account"`
	Name      string    `json:"name"`
	Role      team.Role `json:"role"`
	Key       string    `json:"key,omitempty"`
	Mechanism string    `json:"mechanism,omitempty"`
}

// A Colleague is an account of the team.
type Colleague struct {
	Account string `json:"account"`
	Name    string `json:"name"`
	State   string `json:"state"` // in, out: has not come in yet, closed
	House   bool   `json:"house"` // signs in at the house
}

// A RecordLink leads to a record in which somebody has a role.
type RecordLink struct {
	Title string `json:"title"`
	To    string `json:"href"`
}

// Members makes the page of who may do what in a record that a team knows by a
// name, "" for the main one.
func (v View) Members(ctx context.Context, t *team.Team, record string) (Team, error) {
	p := Team{Members: []MemberLine{}}
	grants, err := t.GrantsIn(ctx, record)
	if err != nil {
		return p, err
	}
	mechanisms, err := v.Mechanisms(ctx)
	if err != nil {
		return p, err
	}
	for _, g := range grants {
		p.Members = append(p.Members, MemberLine{Account: g.Name, Name: english.Fold(g.Display), Role: g.Role, Key: g.Mechanism, Mechanism: NameOf(mechanisms, g.Mechanism)})
	}
	if record != "" {
		return p, nil
	}
	accounts, err := t.Accounts(ctx)
	if err != nil {
		return p, err
	}
	for _, x := range accounts {
		line := Colleague{Account: x.Name, Name: english.Fold(x.Display), State: "in", House: x.Subject != ""}
		switch {
		case !x.Closed.IsZero():
			line.State = "closed"
		case !x.Password && x.Subject == "":
			line.State = "out"
		}
		p.People = append(p.People, line)
	}
	slices.SortStableFunc(p.People, func(a, b Colleague) int { return cmp.Compare(closed(a), closed(b)) })
	return p, nil
}

// closed sorts those who are gone behind the others.
func closed(c Colleague) int {
	if c.State == "closed" {
		return 1
	}
	return 0
}

// Meets tells whether a key is of a mechanism that meets again and again, in
// which roles can be granted.
func (v View) Meets(ctx context.Context, key string) (bool, error) {
	all, err := v.Mechanisms(ctx)
	return slices.ContainsFunc(all, func(c Choice) bool { return slices.Contains(c.Keys, key) }), err
}

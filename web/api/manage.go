package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"rapporteur/store/team"
	"rapporteur/web/page"
)

// errAlone says that nobody works on the record but one person.
var errAlone = huma.NewError(http.StatusNotFound, "This server serves one person alone; a team is begun with rapporteur team init.")

// errBeside says that people are let in at the main record alone.
var errBeside = huma.NewError(http.StatusNotFound, "People come into the team and leave it at the main record; here they are given roles.")

// manages is an operation for whoever administers the whole record.
func manages(method, id, path, summary, description string) huma.Operation {
	op := huma.Operation{
		OperationID: id, Method: method, Path: path, Tags: []string{people}, Summary: summary, Description: description, MaxBodyBytes: largestDecision, BodyReadTimeout: patience,
		Security: []map[string][]string{{token: {admin}}}, Errors: []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusUnprocessableEntity},
	}
	if method == http.MethodPost || method == http.MethodPut {
		op.Errors = append(op.Errors, http.StatusBadRequest, http.StatusRequestEntityTooLarge)
	}
	return op
}

// OfPerson names an account of the team.
type OfPerson struct {
	Account string `path:"account" maxLength:"64" example:"ben" doc:"The name by which somebody signs in."`
}

type grantInput struct {
	OfPerson
	Body Granted
}

// Granted is a role.
type Granted struct {
	Role      team.Role `json:"role"`
	Mechanism string    `json:"mechanism,omitempty" maxLength:"500" doc:"Key of the mechanism to which the role is limited; without it, the role holds in the whole record. Rapporteur and head can be limited."`
}

type revokeInput struct {
	OfPerson
	Mechanism string `query:"mechanism" maxLength:"500" doc:"Key of the mechanism to which the role is limited."`
}

// Newcomer is a person who is to come into the team.
type Newcomer struct {
	Account string     `json:"account" maxLength:"64" example:"ben" doc:"The name to sign in by."`
	Name    string     `json:"name" maxLength:"100" example:"Ben Okoro" doc:"The name that stands in the log."`
	Role    *team.Role `json:"role,omitempty" doc:"In the whole main record; without it, none."`
}

// Invited is a link by which somebody comes in. It is shown this once.
type Invited struct {
	Account string `json:"account"`
	Link    string `json:"link" doc:"Lets whoever opens it first set a password. It holds for seven days."`
}

type addPersonInput struct{ Body Newcomer }

// managing registers the operations of a record's administrators.
func (a *API) managing() {
	huma.Register(a.huma, manages(http.MethodGet, "list-members", "/team", "Who may do what in the record",
		"Roles in the record or in one mechanism of it; for the main record, all people of the team too."),
		func(ctx context.Context, _ *struct{}) (*answered[page.Team], error) {
			c, err := administrator(ctx)
			if err != nil {
				return nil, a.problem(ctx, err)
			}
			body, err := c.View.Members(ctx, c.Team, c.Record)
			if err != nil {
				return nil, a.problem(ctx, err)
			}
			return &answered[page.Team]{body}, nil
		})
	huma.Register(a.huma, manages(http.MethodPut, "grant-role", "/team/members/{account}", "Give somebody a role",
		"In place of the one that he had in the record, or in the mechanism."),
		func(ctx context.Context, in *grantInput) (*struct{}, error) {
			return nil, a.orProblem(ctx, grant(ctx, in))
		})
	huma.Register(a.huma, manages(http.MethodDelete, "revoke-role", "/team/members/{account}", "Take a role from somebody",
		"The one in the whole record, or that in a mechanism. The last administrator of the main record stays."),
		func(ctx context.Context, in *revokeInput) (*struct{}, error) {
			c, err := administrator(ctx)
			if err == nil {
				err = c.Team.Revoke(ctx, c.By, team.Grant{Name: in.Account, Record: c.Record, Mechanism: in.Mechanism}, c.View.Now())
			}
			return nil, a.orProblem(ctx, err)
		})

	add := manages(http.MethodPost, "add-person", "/team/people", "Add a person to the team",
		"Opens an account and answers with the link that lets its owner in.")
	add.DefaultStatus = http.StatusCreated
	add.Errors = append(add.Errors, http.StatusConflict)
	huma.Register(a.huma, add, func(ctx context.Context, in *addPersonInput) (*answered[Invited], error) {
		body, err := addPerson(ctx, in.Body)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return &answered[Invited]{body}, nil
	})
	invited := manages(http.MethodPost, "invite-person", "/team/people/{account}/invitations", "Send somebody a new link",
		"For whoever has not come in yet, or has lost his password. A link that was made before no longer holds.")
	invited.DefaultStatus = http.StatusCreated
	huma.Register(a.huma, invited, func(ctx context.Context, in *OfPerson) (*answered[Invited], error) {
		body, err := invite(ctx, in.Account)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return &answered[Invited]{body}, nil
	})
	huma.Register(a.huma, manages(http.MethodDelete, "close-account", "/team/people/{account}", "Close an account",
		"The person is signed out everywhere, and his roles and tokens end. What he decided stays in the log under his name."),
		func(ctx context.Context, in *OfPerson) (*struct{}, error) {
			c, err := leader(ctx)
			if err == nil {
				err = c.Team.Shut(ctx, c.By, in.Account, c.View.Now())
			}
			return nil, a.orProblem(ctx, err)
		})
}

// orProblem is problem, and nil for nil.
func (a *API) orProblem(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	return a.problem(ctx, err)
}

// administrator returns who asks, where he administers a record of a team.
func administrator(ctx context.Context) (Caller, error) {
	c := caller(ctx)
	switch {
	case c.Team == nil:
		return c, errAlone
	case c.View.Rights.Whole < team.Administrator:
		return c, mayNot
	}
	return c, nil
}

// leader returns who asks, where he administers the main record.
func leader(ctx context.Context) (Caller, error) {
	c, err := administrator(ctx)
	if err == nil && c.Record != "" {
		err = errBeside
	}
	return c, err
}

func grant(ctx context.Context, in *grantInput) error {
	c, err := administrator(ctx)
	if err != nil {
		return err
	}
	if in.Body.Mechanism != "" {
		meets, err := c.View.Meets(ctx, in.Body.Mechanism)
		if err != nil {
			return err
		}
		if !meets {
			return at("body.mechanism", "expected a key of a mechanism of the record", in.Body.Mechanism)
		}
	}
	return c.Team.Grant(ctx, c.By, team.Grant{Name: in.Account, Record: c.Record, Mechanism: in.Body.Mechanism, Role: in.Body.Role}, c.View.Now())
}

func addPerson(ctx context.Context, in Newcomer) (Invited, error) {
	c, err := leader(ctx)
	if err != nil {
		return Invited{}, err
	}
	who, err := c.Team.Add(ctx, c.By, team.Account{Name: in.Account, Display: in.Name}, c.View.Now())
	if err != nil {
		return Invited{}, err
	}
	if in.Role != nil {
		if err := c.Team.Grant(ctx, c.By, team.Grant{Name: who.Name, Role: *in.Role}, c.View.Now()); err != nil {
			return Invited{}, err
		}
	}
	return invite(ctx, who.Name)
}

func invite(ctx context.Context, account string) (Invited, error) {
	c, err := leader(ctx)
	if err != nil {
		return Invited{}, err
	}
	secret, err := c.Team.Invite(ctx, c.By, account, c.View.Now())
	if err != nil {
		return Invited{}, err
	}
	return Invited{account, c.Invitation(secret)}, nil
}

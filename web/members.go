package web

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strings"

	"rapporteur/internal/english"
	"rapporteur/store/team"
	"rapporteur/web/page"
)

// teamRoutes are the addresses at which a record's administrators say who may
// do what in it.
var teamRoutes = []route{
	{"GET", "/team", Administrator, members, nil},
	{"POST", "/team/grant", Administrator, grant, nil},
	{"POST", "/team/revoke", Administrator, revoke, nil},
}

// mainRoutes are those at which the main record's administrators let people in
// at all.
var mainRoutes = []route{
	{"POST", "/team/add", Administrator, addPerson, nil},
	{"POST", "/team/invite", Administrator, invite, nil},
	{"POST", "/team/remove", Administrator, removePerson, nil},
}

// A membersPage is who may do what in a record.
type membersPage struct {
	Members    []memberLine      `json:"members"`
	People     []personLine      `json:"people,omitempty"` // all of the team, for the main record
	Roles      []Role            `json:"-"`
	Mechanisms []page.Choice     `json:"-"`
	Main       bool              `json:"-"`
	Base       string            `json:"-"`
	Fault      string            `json:"-"`
	Link       *invitationLink   `json:"-"`
	Sent       map[string]string `json:"-"` // what a form that was not taken had in it
}

// A memberLine is one role of one person.
type memberLine struct {
	Account   string `json:"account"`
	Name      string `json:"name"`
	Role      Role   `json:"role"`
	Key       string `json:"key,omitempty"`
	Mechanism string `json:"mechanism,omitempty"`
}

// A personLine is an account of the team.
type personLine struct {
	Account string `json:"account"`
	Name    string `json:"name"`
	State   string `json:"state"` // in, out: has not come in yet, closed
	House   bool   `json:"house"` // signs in at the house
}

// An invitationLink is shown once.
type invitationLink struct{ Name, To string }

func members(v *visit) (answer, error) {
	return v.membersAgain(nil, nil)
}

// membersAgain shows the page once more, with what was wrong or what was made.
func (v *visit) membersAgain(bad error, link *invitationLink) (answer, error) {
	p := membersPage{Members: []memberLine{}, Roles: team.Roles, Main: v.view.Base == "", Base: v.view.Base, Link: link, Sent: map[string]string{}}
	a := answer{page: "members", title: v.s.words.say("members.title")}
	if bad != nil {
		key := faultOf(bad)
		if key == "" {
			return answer{}, bad
		}
		p.Fault, a.status = v.s.words.say(key), http.StatusUnprocessableEntity
		for _, name := range []string{"account", "name", "role"} {
			p.Sent[name] = strings.TrimSpace(v.PostFormValue(name))
		}
	}
	grants, err := v.s.Team.GrantsIn(v.Context(), v.recordName())
	if err != nil {
		return answer{}, err
	}
	if p.Mechanisms, err = v.view.Mechanisms(v.Context()); err != nil {
		return answer{}, err
	}
	for _, g := range grants {
		p.Members = append(p.Members, memberLine{Account: g.Name, Name: english.Fold(g.Display), Role: g.Role, Key: g.Mechanism, Mechanism: nameOf(p.Mechanisms, g.Mechanism)})
	}
	if p.Main {
		accounts, err := v.s.Team.Accounts(v.Context())
		if err != nil {
			return answer{}, err
		}
		for _, x := range accounts {
			line := personLine{Account: x.Name, Name: english.Fold(x.Display), State: "in", House: x.Subject != ""}
			switch {
			case !x.Closed.IsZero():
				line.State = "closed"
			case !x.Password && x.Subject == "":
				line.State = "out"
			}
			p.People = append(p.People, line)
		}
		slices.SortStableFunc(p.People, func(a, b personLine) int {
			return cmp.Compare(btoi(a.State == "closed"), btoi(b.State == "closed"))
		})
	}
	a.data = p
	return a, nil
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// recordName is the name by which the team knows the record.
func (v *visit) recordName() string { return strings.TrimPrefix(v.view.Base, "/r/") }

// by is who changes the team.
func (v *visit) by() team.By { return team.By{Account: v.who.Account.Number, Name: v.who.Name} }

// faultOf returns the words for what the team does not take, "" for what is the
// machine's fault.
func faultOf(err error) string {
	for _, x := range []struct {
		err error
		key string
	}{
		{team.ErrUnknown, "error.member"},
		{team.ErrTaken, "error.taken"},
		{team.ErrName, "error.account"},
		{team.ErrDisplay, "error.display"},
		{team.ErrLast, "error.last"},
		{team.ErrRole, "error.role"},
	} {
		if errors.Is(err, x.err) {
			return x.key
		}
	}
	return ""
}

// grantSent reads a role from a form.
func (v *visit) grantSent() team.Grant {
	g := team.Grant{Name: v.PostFormValue("account"), Record: v.recordName(), Mechanism: v.PostFormValue("mechanism")}
	g.Role, _ = team.ParseRole(v.PostFormValue("role")) // Nobody, which is not granted
	return g
}

func grant(v *visit) (answer, error) {
	g := v.grantSent()
	if g.Mechanism != "" {
		all, err := v.view.Mechanisms(v.Context())
		if err != nil {
			return answer{}, err
		}
		if !slices.ContainsFunc(all, func(c page.Choice) bool { return slices.Contains(c.Keys, g.Mechanism) }) {
			return answer{}, wrong("error.form", "")
		}
	}
	if err := v.s.Team.Grant(v.Context(), v.by(), g, v.s.Now()); err != nil {
		return v.membersAgain(err, nil)
	}
	return answer{to: v.view.Base + "/team"}, nil
}

func revoke(v *visit) (answer, error) {
	if err := v.s.Team.Revoke(v.Context(), v.by(), v.grantSent(), v.s.Now()); err != nil {
		return v.membersAgain(err, nil)
	}
	return answer{to: v.view.Base + "/team"}, nil
}

// addPerson adds an account, with its first role where one is chosen.
func addPerson(v *visit) (answer, error) {
	a, err := v.s.Team.Add(v.Context(), v.by(), team.Account{Name: v.PostFormValue("account"), Display: v.PostFormValue("name")}, v.s.Now())
	if err != nil {
		return v.membersAgain(err, nil)
	}
	if g := v.grantSent(); g.Role != Nobody {
		g.Name, g.Mechanism = a.Name, ""
		if err := v.s.Team.Grant(v.Context(), v.by(), g, v.s.Now()); err != nil {
			return answer{}, err
		}
	}
	return v.invite(a.Name)
}

func invite(v *visit) (answer, error) { return v.invite(v.PostFormValue("account")) }

// invite makes a link, and shows it.
func (v *visit) invite(name string) (answer, error) {
	token, err := v.s.Team.Invite(v.Context(), v.by(), name, v.s.Now())
	if err != nil {
		return v.membersAgain(err, nil)
	}
	return v.membersAgain(nil, &invitationLink{name, strings.TrimRight(v.s.Origin, "/") + "/invitation/" + token})
}

func removePerson(v *visit) (answer, error) {
	if err := v.s.Team.Shut(v.Context(), v.by(), v.PostFormValue("account"), v.s.Now()); err != nil {
		return v.membersAgain(err, nil)
	}
	return answer{to: v.view.Base + "/team"}, nil
}

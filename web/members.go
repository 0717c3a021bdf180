package web

import (
	"errors"
	"net/http"
	"strings"

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
	page.Team
	Roles      []Role            `json:"-"`
	Mechanisms []page.Choice     `json:"-"`
	Main       bool              `json:"-"`
	Base       string            `json:"-"`
	Fault      string            `json:"-"`
	Link       *invitationLink   `json:"-"`
	Sent       map[string]string `json:"-"` // what a form that was not taken had in it
}

// An invitationLink is shown once.
type invitationLink struct{ Name, To string }

func members(v *visit) (answer, error) {
	return v.membersAgain(nil, nil)
}

// membersAgain shows the page once more, with what was wrong or what was made.
func (v *visit) membersAgain(bad error, link *invitationLink) (answer, error) {
	p := membersPage{Roles: team.Roles, Main: v.view.Base == "", Base: v.view.Base, Link: link, Sent: map[string]string{}}
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
	var err error
	if p.Team, err = v.view.Members(v.Context(), v.s.Team, v.recordName()); err != nil {
		return answer{}, err
	}
	if p.Mechanisms, err = v.view.Mechanisms(v.Context()); err != nil {
		return answer{}, err
	}
	a.data = p
	return a, nil
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
		meets, err := v.view.Meets(v.Context(), g.Mechanism)
		if err != nil {
			return answer{}, err
		}
		if !meets {
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
	return v.membersAgain(nil, &invitationLink{name, InvitationLink(v.s.Origin, token)})
}

// InvitationLink is the address that an invitation leads to, at the team's
// address origin.
func InvitationLink(origin, token string) string {
	return strings.TrimRight(origin, "/") + "/invitation/" + token
}

func removePerson(v *visit) (answer, error) {
	if err := v.s.Team.Shut(v.Context(), v.by(), v.PostFormValue("account"), v.s.Now()); err != nil {
		return v.membersAgain(err, nil)
	}
	return answer{to: v.view.Base + "/team"}, nil
}

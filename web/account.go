package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"rapporteur/internal/english"
	"rapporteur/store/team"
	"rapporteur/web/page"
)

// An accountPage is what somebody sees of his own account.
type accountPage struct {
	Account  string        `json:"account"`
	Name     string        `json:"name"`
	Password bool          `json:"password"`
	Issuer   string        `json:"issuer,omitempty"`
	Roles    []roleLine    `json:"roles"`
	Sessions []sessionLine `json:"sessions"`
	Tokens   []team.Token  `json:"tokens"`
	Scopes   []team.Scope  `json:"-"`
	Fault    string        `json:"-"`
	Note     string        `json:"-"`
	Made     *tokenMade    `json:"-"`
}

// A roleLine is a role that somebody has.
type roleLine struct {
	Record    string    `json:"record"`
	To        string    `json:"href"`
	Role      team.Role `json:"role"`
	Mechanism string    `json:"mechanism,omitempty"`
}

type sessionLine struct {
	team.Session
	Here bool `json:"this"`
}

// A tokenMade is shown once.
type tokenMade struct {
	Label, Secret string
	Until         time.Time
}

func account(v *visit) (answer, error) {
	p, err := v.accountPage()
	return answer{page: "account", title: v.s.words.say("account.title"), data: p}, err
}

func (v *visit) accountPage() (accountPage, error) {
	a := v.who.Account
	p := accountPage{Account: a.Name, Name: a.Display, Password: a.Password, Issuer: a.Issuer, Roles: []roleLine{}, Sessions: []sessionLine{}, Tokens: []team.Token{}}
	records, err := v.s.Team.RecordsOf(v.Context(), a.Number)
	if err != nil {
		return p, err
	}
	highest := Nobody
	for _, r := range records {
		all, err := v.s.Team.GrantsIn(v.Context(), r.Name)
		if err != nil {
			return p, err
		}
		for _, g := range all {
			if g.Account != a.Number {
				continue
			}
			line := roleLine{v.s.recordTitle(r), roomBase(r.Name) + "/", g.Role, ""}
			if g.Mechanism != "" {
				if line.Mechanism, err = v.mechanismIn(r.Name, g.Mechanism); err != nil {
					return p, err
				}
			}
			p.Roles = append(p.Roles, line)
			highest = max(highest, g.Role)
		}
	}
	for _, s := range team.Scopes {
		// What a scope has room for is of use where the one before has less.
		if s == team.Read || s == team.Write && highest >= Rapporteur || s == team.Admin && highest >= Administrator {
			p.Scopes = append(p.Scopes, s)
		}
	}
	sessions, err := v.s.Team.Sessions(v.Context(), a.Number, v.s.Now())
	if err != nil {
		return p, err
	}
	for _, s := range sessions {
		s.Agent = english.Fold(s.Agent)
		p.Sessions = append(p.Sessions, sessionLine{s, s.ID == v.who.Session})
	}
	tokens, err := v.s.Team.Tokens(v.Context(), a.Number, v.s.Now())
	p.Tokens = append(p.Tokens, tokens...)
	return p, err
}

// mechanismIn names the mechanism of a record that goes by a key, which it does
// for want of a name.
func (v *visit) mechanismIn(record, key string) (string, error) {
	view := v.view
	if record != "" {
		x, err := v.s.roomOf(v.Context(), record)
		if err != nil {
			return "", err
		}
		view.Library = x.lib
	}
	all, err := view.Mechanisms(v.Context())
	return page.NameOf(all, key), err
}

// accountAgain shows the page once more, with what was wrong or what was done.
func (v *visit) accountAgain(fault string, change func(*accountPage)) (answer, error) {
	p, err := v.accountPage()
	a := answer{page: "account", title: v.s.words.say("account.title")}
	if fault != "" {
		p.Fault, a.status = v.s.words.say(fault), http.StatusUnprocessableEntity
	}
	if change != nil {
		change(&p)
	}
	a.data = p
	return a, err
}

func changePassword(v *visit) (answer, error) {
	if err := v.ParseForm(); err != nil {
		return answer{}, badForm(err)
	}
	password := v.PostFormValue("password")
	if password != v.PostFormValue("again") {
		return v.accountAgain("error.again", nil)
	}
	counted := v.s.signingIn(v.Request, v.who.Account.Name)
	if wait := v.s.limits.take(v.s.Now(), counted...); wait > 0 {
		return v.accountAgain("error.patience", nil)
	}
	err := v.s.Team.SetPassword(v.Context(), v.who.Account, v.PostFormValue("old"), password, v.who.Session, v.s.Now())
	switch {
	case errors.Is(err, team.ErrRefused):
		return v.accountAgain("error.oldpassword", nil)
	case errors.Is(err, team.ErrPassword):
		return v.accountAgain("error.password", nil)
	case err != nil:
		return answer{}, err
	}
	v.s.limits.give(v.s.Now(), counted...)
	v.s.Log.Info("password changed", "account", v.who.Account.Name)
	return v.accountAgain("", func(p *accountPage) { p.Note = v.s.words.say("account.changed") })
}

func endSession(v *visit) (answer, error) {
	id := v.PostFormValue("session")
	if id == "" {
		return answer{}, wrong("error.form", "")
	}
	switch err := v.s.Team.End(v.Context(), v.who.Account.Number, id); {
	case errors.Is(err, team.ErrUnknown):
		return answer{}, wrong("error.form", "")
	case err != nil:
		return answer{}, err
	}
	return answer{to: "/account#sessions"}, nil
}

func makeToken(v *visit) (answer, error) {
	days, _ := strconv.Atoi(v.PostFormValue("days"))
	secret, x, err := v.s.Team.Issue(v.Context(), v.by(), v.who.Account.Name, strings.TrimSpace(v.PostFormValue("label")), team.Scope(v.PostFormValue("scope")), days, v.s.Now())
	switch {
	case errors.Is(err, team.ErrLabel):
		return v.accountAgain("error.label", nil)
	case errors.Is(err, team.ErrRole), errors.Is(err, team.ErrTime):
		return answer{}, wrong("error.form", "")
	case err != nil:
		return answer{}, err
	}
	return v.accountAgain("", func(p *accountPage) { p.Made = &tokenMade{x.Label, secret, x.Until} })
}

func endToken(v *visit) (answer, error) {
	number, err := strconv.ParseInt(v.PostFormValue("token"), 10, 64)
	if err != nil {
		return answer{}, wrong("error.form", "")
	}
	switch err := v.s.Team.EndToken(v.Context(), v.by(), v.who.Account.Number, number, v.s.Now()); {
	case errors.Is(err, team.ErrUnknown):
		return answer{}, wrong("error.form", "")
	case err != nil:
		return answer{}, err
	}
	return answer{to: "/account#tokens"}, nil
}

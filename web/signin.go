package web

import (
	"errors"
	"math"
	"net/http"
	"strings"
	"time"

	"rapporteur/store/team"
	"rapporteur/web/page"
)

// doors are the addresses of the whole server of a team: how one comes in and
// goes out, and one's own account. They ask for no role in a record.
func doors() []route {
	return []route{
		{"GET", "/sign-in", Nobody, signInForm, nil},
		{"POST", "/sign-in", Nobody, signIn, nil},
		{"POST", "/sign-out", Nobody, own(signOut), nil},
		{"GET", "/invitation/{token}", Nobody, invitation, nil},
		{"POST", "/invitation/{token}", Nobody, accept, nil},
		{"GET", "/account", Nobody, own(account), nil},
		{"POST", "/account/password", Nobody, own(changePassword), nil},
		{"POST", "/account/session", Nobody, own(endSession), nil},
		{"POST", "/account/token", Nobody, own(makeToken), nil},
		{"POST", "/account/token/end", Nobody, own(endToken), nil},
	}
}

// own is for what belongs to the person who is signed in, and to no program
// that acts for him.
func own(f func(*visit) (answer, error)) func(*visit) (answer, error) {
	return func(v *visit) (answer, error) {
		if v.who.Session == "" {
			return answer{}, errNobody
		}
		return f(v)
	}
}

// A signInPage is where one comes in.
type signInPage struct {
	Name  string `json:"-"`
	Back  string `json:"-"`
	Fault string `json:"error,omitempty"`
	Left  bool   `json:"-"` // one has just gone out
	House bool   `json:"-"` // the house's own sign-in is to be had
}

func (v *visit) signInPage(p signInPage, status int) answer {
	p.House = v.s.OIDC != nil
	return answer{page: "signin", title: v.s.words.say("signin.title"), data: p, status: status}
}

func signInForm(v *visit) (answer, error) {
	if v.who.Session != "" {
		return v.landing("")
	}
	return v.signInPage(signInPage{Left: v.FormValue("left") != "", Back: v.back("")}, http.StatusOK), nil
}

func signIn(v *visit) (answer, error) {
	if err := v.ParseForm(); err != nil {
		return answer{}, badForm(err)
	}
	name := strings.ToLower(strings.TrimSpace(v.PostFormValue("name")))
	name = name[:min(len(name), 200)]
	now := v.s.Now()
	p := signInPage{Name: name, Back: v.back("")}
	counted := v.s.signingIn(v.Request, name)
	if wait := v.s.limits.take(now, counted...); wait > 0 {
		v.s.Log.Warn("too many tries to sign in", "from", v.s.address(v.Request))
		return v.tooMany(p, wait), nil
	}
	a, err := v.s.Team.SignIn(v.Context(), name, v.PostFormValue("password"))
	if errors.Is(err, team.ErrRefused) {
		// A name may be a password typed in the wrong place; it is not logged.
		v.s.Log.Info("sign-in refused", "from", v.s.address(v.Request))
		p.Fault = v.s.words.say("error.signin")
		return v.signInPage(p, http.StatusUnauthorized), nil
	}
	if err != nil {
		return answer{}, err
	}
	v.s.limits.give(now, counted...)
	return v.enter(a, p.Back)
}

// tooMany asks for patience.
func (v *visit) tooMany(p signInPage, wait time.Duration) answer {
	p.Fault = v.s.words.say("error.patience")
	a := v.signInPage(p, http.StatusTooManyRequests)
	a.wait = int(math.Ceil(wait.Seconds()))
	return a
}

// enter begins a session, always a new one, in place of what the browser had.
func (v *visit) enter(a team.Account, back string) (answer, error) {
	if v.who.Session != "" {
		if err := v.s.Team.End(v.Context(), v.who.Account.Number, v.who.Session); err != nil {
			return answer{}, err
		}
	}
	secret, err := v.s.Team.Begin(v.Context(), a.Number, v.UserAgent(), v.s.Now())
	if err != nil {
		return answer{}, err
	}
	v.s.Log.Info("signed in", "account", a.Name, "from", v.s.address(v.Request))
	v.who.Account = a
	out, err := v.landing(back)
	out.cookies = append(out.cookies, v.s.cookie(v.s.sessionCookie(), secret, team.Life))
	return out, err
}

// landing leads to a page, else to the first record in which one has a role.
func (v *visit) landing(back string) (answer, error) {
	if back != "" && back != "/" {
		return answer{to: back}, nil
	}
	all, err := v.s.Team.RecordsOf(v.Context(), v.who.Account.Number)
	if err != nil {
		return answer{}, err
	}
	if len(all) > 0 {
		return answer{to: roomBase(all[0].Name) + "/"}, nil
	}
	return answer{to: "/account"}, nil
}

func signOut(v *visit) (answer, error) {
	if err := v.s.Team.End(v.Context(), v.who.Account.Number, v.who.Session); err != nil {
		return answer{}, err
	}
	v.s.Log.Info("signed out", "account", v.who.Account.Name)
	return answer{to: "/sign-in?left=1", cookies: []*http.Cookie{v.s.cookie(v.s.sessionCookie(), "", -1)}}, nil
}

// cookie makes a cookie that no script reads and no other page's form sends.
func (s *Server) cookie(name, value string, life time.Duration) *http.Cookie {
	c := &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: s.secure(), MaxAge: int(life.Seconds())}
	if life < 0 {
		c.MaxAge = -1
	}
	return c
}

// An invitationPage is where somebody sets the first password, or a new one.
type invitationPage struct {
	Account string `json:"account"`
	Name    string `json:"name"`
	Fault   string `json:"error,omitempty"`
	House   string `json:"-"` // where the house's own sign-in takes the account
}

// invited finds whom a link invites. Looking at the page does not use it up, for
// programs that look after mail open links too.
func (v *visit) invited() (team.Account, error) {
	guess := v.s.guessing(v.Request)
	now := v.s.Now()
	if wait := v.s.limits.take(now, guess); wait > 0 {
		return team.Account{}, errPatience
	}
	a, err := v.s.Team.Invitation(v.Context(), v.PathValue("token"), now)
	if errors.Is(err, team.ErrRefused) {
		return a, errNoInvitation
	}
	if err == nil {
		v.s.limits.give(now, guess)
	}
	return a, err
}

func (v *visit) invitationPage(a team.Account, fault string) answer {
	p := invitationPage{Account: a.Name, Name: a.Display, Fault: fault}
	if v.s.OIDC != nil {
		p.House = "/invitation/" + v.PathValue("token") + "/house"
	}
	status := http.StatusOK
	if fault != "" {
		status = http.StatusUnprocessableEntity
	}
	return answer{page: "invitation", title: v.s.words.say("invitation.title"), data: p, status: status}
}

func invitation(v *visit) (answer, error) {
	a, err := v.invited()
	if err != nil {
		return answer{}, err
	}
	return v.invitationPage(a, ""), nil
}

func accept(v *visit) (answer, error) {
	if err := v.ParseForm(); err != nil {
		return answer{}, badForm(err)
	}
	a, err := v.invited()
	if err != nil {
		return answer{}, err
	}
	password := v.PostFormValue("password")
	if password != v.PostFormValue("again") {
		return v.invitationPage(a, v.s.words.say("error.again")), nil
	}
	a, err = v.s.Team.Accept(v.Context(), v.PathValue("token"), password, v.s.Now())
	switch {
	case errors.Is(err, team.ErrPassword):
		return v.invitationPage(a, v.s.words.say("error.password")), nil
	case errors.Is(err, team.ErrRefused): // somebody else was quicker
		return answer{}, errNoInvitation
	case err != nil:
		return answer{}, err
	}
	return v.enter(a, "")
}

// entrance shows a person who is not signed in where one comes in, at whatever
// address he asked for, be there a page or not. It leaves programs alone.
func (s *Server) entrance(w http.ResponseWriter, req *http.Request, who Visitor) bool {
	if req.Header.Get("Authorization") != "" {
		w.Header().Set("WWW-Authenticate", "Bearer")
		return false
	}
	if req.Context().Value(twinKey{}) != nil {
		return false
	}
	v := &visit{req, s, who, page.View{}}
	p := signInPage{}
	if req.Method == http.MethodGet {
		p.Back = req.URL.RequestURI()
	}
	s.write(w, req, "", who, v.signInPage(p, http.StatusUnauthorized))
	return true
}

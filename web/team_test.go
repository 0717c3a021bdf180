package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur/library"
	"rapporteur/samples"
	"rapporteur/store/team"
	"rapporteur/web/page"
)

const teamPassword = "a long enough secret"

// operator is whoever has the machine.
var operator = team.By{Name: "the machine"}

// A crew is a team under test with its server, reached without a network.
type crew struct {
	*Server
	handler http.Handler
	now     time.Time
}

// crewOf returns a team that works on a library, of anna who administers it and
// of one person for each other role, by whose name each is called.
func crewOf(t testing.TB, l *library.Library, change ...func(*Options)) *crew {
	t.Helper()
	people, err := team.Create(t.Context(), filepath.Join(t.TempDir(), "team.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := people.Close(); err != nil {
			t.Error(err)
		}
	})
	people.Cost = team.Cost{Memory: 64, Time: 1, Threads: 1}
	c := &crew{now: today}
	o := Options{Library: l, Team: people, Origin: "https://example.com", Now: func() time.Time { return c.now }}
	for _, f := range change {
		f(&o)
	}
	if c.Server, err = New(o); err != nil {
		t.Fatal(err)
	}
	c.handler = c.Handler("example.com")
	c.joins(t, "anna", "Anna Berg", team.Grant{Role: Administrator})
	for _, r := range []Role{Head, Rapporteur, Reader} {
		c.joins(t, r.String(), "A "+r.String(), team.Grant{Role: r})
	}
	return c
}

// joins adds somebody with a password and roles.
func (c *crew) joins(t testing.TB, name, display string, grants ...team.Grant) {
	t.Helper()
	if _, err := c.Team.Add(t.Context(), operator, team.Account{Name: name, Display: display}, c.now); err != nil {
		t.Fatal(err)
	}
	for _, g := range grants {
		c.grant(t, name, g)
	}
	link, err := c.Team.Invite(t.Context(), operator, name, c.now)
	if err == nil {
		_, err = c.Team.Accept(t.Context(), link, teamPassword, c.now)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (c *crew) grant(t testing.TB, name string, g team.Grant) {
	t.Helper()
	g.Name = name
	if err := c.Team.Grant(t.Context(), operator, g, c.now); err != nil {
		t.Fatal(err)
	}
}

// A client asks the server in somebody's name.
type client struct {
	testing.TB
	*crew
	cookies map[string]string
	bearer  string
	header  http.Header
}

// as returns a client that is signed in, as nobody for "".
func (c *crew) as(t testing.TB, name string) *client {
	t.Helper()
	x := &client{t, c, map[string]string{}, "", http.Header{}}
	if name == "" {
		return x
	}
	a, err := c.Team.Account(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := c.Team.Begin(t.Context(), a.Number, "a test", c.now)
	if err != nil {
		t.Fatal(err)
	}
	x.cookies[c.sessionCookie()] = secret
	return x
}

// token returns a client that sends a token.
func (c *crew) token(t testing.TB, name string, scope team.Scope) *client {
	t.Helper()
	secret, _, err := c.Team.Issue(t.Context(), operator, name, "a test", scope, 30, c.now)
	if err != nil {
		t.Fatal(err)
	}
	x := c.as(t, "")
	x.bearer = "Bearer " + secret
	return x
}

// ask sends a request, a form where there is one, and keeps the cookies of the
// answer as a browser does.
func (x *client) ask(method, path string, form url.Values) *httptest.ResponseRecorder {
	x.Helper()
	req := httptest.NewRequest(method, "https://example.com"+path, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for name, values := range x.header {
		req.Header[name] = values
	}
	if x.bearer != "" {
		req.Header.Set("Authorization", x.bearer)
	}
	for name, value := range x.cookies {
		req.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	x.handler.ServeHTTP(w, req)
	for _, c := range w.Result().Cookies() {
		if c.MaxAge < 0 {
			delete(x.cookies, c.Name)
		} else {
			x.cookies[c.Name] = c.Value
		}
	}
	return w
}

func (x *client) get(path string) *httptest.ResponseRecorder {
	x.Helper()
	return x.ask(http.MethodGet, path, nil)
}

// status asks, and fails where the answer has another status.
func (x *client) status(want int, method, path string, form url.Values) {
	x.Helper()
	if w := x.ask(method, path, form); w.Code != want {
		x.Errorf("%s %s: %d, want %d", method, path, w.Code, want)
	}
}

// TestTokenScopes gives a program no more than its owner has, and no more than
// its token is for.
func TestTokenScopes(t *testing.T) {
	c := crewOf(t, filled(t))
	at := "/d/" + hashOf(t, "vietnam-japan-12")[:16]
	reads := func(x *client) int { return x.get("/log.json").Code }
	writes := func(x *client) int {
		return x.ask(http.MethodPost, at, url.Values{"what": {"document"}, "act": {"accept"}, "seen": {"99"}}).Code
	}
	for _, owner := range []string{"reader", "rapporteur", "head", "anna"} {
		for _, scope := range team.Scopes {
			x := c.token(t, owner, scope)
			if got := reads(x); got != http.StatusOK {
				t.Errorf("%s, %s: reading gives %d", owner, scope, got)
			}
			x.status(200, "GET", "/api/v1/documents", nil)
			want := http.StatusSeeOther
			if owner == "reader" || scope == team.Read {
				want = http.StatusForbidden
			}
			if got := writes(x); got != want {
				t.Errorf("%s, %s: writing gives %d, want %d", owner, scope, got, want)
			}
		}
	}
	x := c.token(t, "anna", team.Admin)
	for name, bearer := range map[string]string{"made up": "Bearer rapporteur_AAAA", "another scheme": "Basic YTpi", "empty": "Bearer ", "nothing": " "} {
		y := c.as(t, "anna") // whose cookie does not help
		y.bearer = bearer
		if w := y.get("/log.json"); w.Code != http.StatusUnauthorized || w.Header().Get("WWW-Authenticate") == "" {
			t.Errorf("%s: %d", name, w.Code)
		}
		y.status(401, "GET", "/api/v1/documents", nil)
	}
	c.now = c.now.Add(31 * 24 * time.Hour)
	if got := reads(x); got != http.StatusUnauthorized {
		t.Errorf("late: %d", got)
	}
}

// TestLimitedRole lets somebody read all of a record, and write about one
// mechanism of it.
func TestLimitedRole(t *testing.T) {
	l := filled(t)
	c := crewOf(t, l)
	key := func(sample string) (hash, key string) {
		k, err := l.Reading(t.Context(), hashOf(t, sample))
		if err != nil {
			t.Fatal(err)
		}
		return k.Hash, l.MechanismKeys(k.Reading)[0]
	}
	finland, mine := key("kenya-finland-3-by-finland")
	kenya, same := key("kenya-finland-3-by-kenya")
	vietnam, others := key("vietnam-japan-12")
	if mine != same || mine == others {
		t.Fatalf("the mechanisms are %q, %q, %q", mine, same, others)
	}
	c.joins(t, "ben", "Ben Okoro", team.Grant{Mechanism: mine, Role: Rapporteur})
	for name, x := range map[string]*client{"by session": c.as(t, "ben"), "by token": c.token(t, "ben", team.Write)} {
		whole := url.Values{"what": {"document"}, "act": {"accept"}, "seen": {"99"}}
		with := func(hash string) url.Values {
			return url.Values{"act": {"same"}, "at": {"1-5"}, "seen": {"99"}, "with": {hash + " 1 5"}}
		}
		x.status(200, "GET", "/d/"+vietnam[:16], nil)
		x.status(200, "GET", "/add", nil)
		x.status(303, "POST", "/d/"+finland[:16], whole)
		x.status(303, "POST", "/d/"+finland[:16]+"/all", nil)
		x.status(303, "POST", "/d/"+finland[:16], with(kenya))
		x.status(403, "POST", "/d/"+vietnam[:16], whole)
		x.status(403, "POST", "/d/"+vietnam[:16]+"/all", nil)
		x.status(403, "POST", "/d/"+finland[:16], with(vietnam))

		// An account of another mechanism, also in the guise of a later version.
		all, err := samples.Documents()
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		for _, d := range all {
			texts[d.Hash()] = d.Text
		}
		const page = "https://example.org/account"
		add := func(text, address string) url.Values {
			return url.Values{"text": {text + "\n\n" + name}, "url": {address}}
		}
		x.status(303, "POST", "/add", add(texts[finland], ""))
		if w := x.ask("POST", "/add", add(texts[vietnam], "")); !strings.Contains(w.Body.String(), "another mechanism") {
			t.Errorf("%s: an account of another mechanism gives %d", name, w.Code)
		}
		c.as(t, "rapporteur").status(303, "POST", "/add", add(texts[vietnam]+name, page))
		if w := x.ask("POST", "/add", add(texts[finland], page)); !strings.Contains(w.Body.String(), "another mechanism") {
			t.Errorf("%s: an account in the place of another mechanism's gives %d", name, w.Code)
		}
	}
	if w := c.as(t, "ben").get("/d/" + vietnam[:16]); strings.Contains(w.Body.String(), `value="accept"`) {
		t.Error("the page offers what will be refused")
	}
	if w := c.as(t, "ben").get("/d/" + finland[:16]); !strings.Contains(w.Body.String(), `value="accept"`) {
		t.Error("the page does not offer what is his to do")
	}
}

// TestOverrule shows a rapporteur what another has decided, and has a head's
// office decide otherwise.
func TestOverrule(t *testing.T) {
	c := crewOf(t, filled(t))
	c.joins(t, "ben", "Ben Okoro", team.Grant{Role: Rapporteur})
	at := "/d/" + hashOf(t, "vietnam-japan-12")[:16]
	form := func(act string) url.Values { return url.Values{"what": {"document"}, "act": {act}, "seen": {"99"}} }
	c.as(t, "ben").status(303, "POST", at, form("accept"))
	w := c.as(t, "rapporteur").ask("POST", at, form("reject"))
	if w.Code != 409 || !strings.Contains(w.Body.String(), "Somebody else has decided") || strings.Contains(w.Body.String(), "Decide mine all the same") {
		t.Errorf("a rapporteur overrules: %d", w.Code)
	}
	c.as(t, "head").status(303, "POST", at, form("reject"))
	c.as(t, "ben").status(409, "POST", at, form("accept"))

	meeting := func(number string) url.Values {
		var f page.MeetingForm
		doc := c.as(t, "ben").get(at + ".json")
		var d page.Document
		if err := json.Unmarshal(doc.Body.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		w := c.as(t, "ben").get(at + "/meeting.json?at=" + page.Span(d.Meetings[0].Evidence[0]))
		if err := json.Unmarshal(w.Body.Bytes(), &f); err != nil {
			t.Fatal(err)
		}
		return meetingFields(f, "amend", url.Values{"edition": {number}})
	}
	c.as(t, "ben").status(303, "POST", at+"/meeting", meeting("13"))
	if w := c.as(t, "rapporteur").ask("POST", at+"/meeting", meeting("14")); w.Code != 409 || !strings.Contains(w.Body.String(), "Only a head") {
		t.Errorf("a rapporteur overrules which meeting it is: %d", w.Code)
	}
	c.as(t, "head").status(303, "POST", at+"/meeting", meeting("14"))
}

// TestMove lets nobody bring an account to a mechanism that is not his.
func TestMove(t *testing.T) {
	c := crewOf(t, filled(t))
	c.joins(t, "ben", "Ben Okoro", team.Grant{Role: Reader}, team.Grant{Role: Rapporteur, Mechanism: "JPN+VNM:defenc dialogu polici"})
	at := "/d/" + hashOf(t, "vietnam-japan-12")[:16]
	var d page.Document
	if err := json.Unmarshal(c.as(t, "ben").get(at+".json").Body.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	evidence := page.Span(d.Meetings[0].Evidence[0])
	form := func(changed url.Values) url.Values {
		var f page.MeetingForm
		if err := json.Unmarshal(c.as(t, "ben").get(at+"/meeting.json?at="+evidence).Body.Bytes(), &f); err != nil {
			t.Fatal(err)
		}
		return meetingFields(f, "amend", changed)
	}
	c.as(t, "ben").status(403, "POST", at+"/meeting", form(url.Values{"mechanism": {"Political Consultations"}}))
	c.as(t, "ben").status(303, "POST", at+"/meeting", form(url.Values{"edition": {"13"}}))
	c.as(t, "rapporteur").status(409, "POST", at+"/meeting", form(url.Values{"mechanism": {"Political Consultations"}}))
}

package web

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"rapporteur/store/team"
)

func withPassword(name, password string) url.Values {
	return url.Values{"name": {name}, "password": {password}}
}

// signs signs somebody in by the form.
func (x *client) signs(name string) {
	x.Helper()
	x.status(303, "POST", "/sign-in", withPassword(name, teamPassword))
}

func TestSignIn(t *testing.T) {
	c := crewOf(t, filled(t))
	x := c.as(t, "")
	w := x.get("/d/" + hashOf(t, "vietnam-japan-12")[:16] + "?show=waiting")
	if w.Code != 401 || !strings.Contains(w.Body.String(), `name="back" value="/d/`) {
		t.Fatalf("%d\n%s", w.Code, w.Body)
	}
	if w := x.get("/log.json"); w.Code != 401 || !strings.Contains(w.Body.String(), "You are not signed in") {
		t.Errorf("%d\n%s", w.Code, w.Body)
	}
	x.status(401, "POST", "/add", url.Values{"text": {"x"}})
	x.status(401, "POST", "/sign-in", withPassword("rapporteur", "wrong"))

	form := withPassword(" RAPPORTEUR ", teamPassword)
	form.Set("back", "/people?of=x")
	w = x.ask("POST", "/sign-in", form)
	if to := w.Header().Get("Location"); w.Code != 303 || to != "/people?of=x" {
		t.Errorf("%d, to %s", w.Code, to)
	}
	cookie := w.Result().Cookies()[0]
	if cookie.Name != "__Host-rapporteur" || !cookie.HttpOnly || !cookie.Secure || cookie.SameSite != http.SameSiteLaxMode || cookie.Path != "/" || cookie.Domain != "" {
		t.Errorf("the cookie is %v", cookie)
	}
	x.status(200, "GET", "/people", nil)
	x.status(303, "POST", "/d/"+hashOf(t, "vietnam-japan-12")[:16], url.Values{"what": {"document"}, "act": {"accept"}, "seen": {"0"}})
	if log := x.get("/log").Body.String(); !strings.Contains(log, "<b><bdi>A rapporteur</bdi></b>") {
		t.Error("the log does not name who has signed in")
	}
	for _, back := range []string{"https://evil.example/", "//evil.example", `/\evil.example`, "/\tevil", "evil", "javascript:alert(1)"} {
		form.Set("back", back)
		if to := c.as(t, "").ask("POST", "/sign-in", form).Header().Get("Location"); to != "/" {
			t.Errorf("%q leads to %s", back, to)
		}
	}

	// Out again, and the cookie is worth nothing, wherever it was copied to.
	copied := c.as(t, "")
	copied.cookies = map[string]string{cookie.Name: cookie.Value}
	copied.status(200, "GET", "/people", nil)
	if w := x.ask("POST", "/sign-out", nil); w.Code != 303 || len(x.cookies) != 0 {
		t.Errorf("signing out: %d, and the cookies are %v", w.Code, x.cookies)
	}
	copied.status(401, "GET", "/people", nil)
}

// TestFixation never goes on with a session that was there before.
func TestFixation(t *testing.T) {
	c := crewOf(t, empty(t))
	mallory := c.as(t, "reader")
	planted := mallory.cookies[c.sessionCookie()]
	x := c.as(t, "")
	x.cookies[c.sessionCookie()] = planted
	x.signs("anna")
	if got := x.cookies[c.sessionCookie()]; got == planted || got == "" {
		t.Errorf("the session is still the planted one: %q", got)
	}
	mallory.status(401, "GET", "/", nil)

	y := c.as(t, "")
	y.cookies[c.sessionCookie()] = "AAAAAAAAAAAAAAAAAAAAAAAAAA"
	y.signs("anna")
	if got := y.cookies[c.sessionCookie()]; strings.HasPrefix(got, "AAAA") {
		t.Error("a made-up session is taken on")
	}
	before := y.cookies[c.sessionCookie()]
	y.signs("anna")
	if y.cookies[c.sessionCookie()] == before {
		t.Error("signing in again goes on with the session")
	}
}

func TestSessionRunsOut(t *testing.T) {
	c := crewOf(t, empty(t))
	x := c.as(t, "reader")
	x.status(200, "GET", "/", nil)
	for range 3 {
		c.now = c.now.Add(team.Idle - time.Minute)
		x.status(200, "GET", "/", nil)
	}
	c.now = c.now.Add(team.Idle)
	x.status(401, "GET", "/", nil)
	y := c.as(t, "reader")
	until := c.now.Add(team.Life)
	for c.now.Before(until.Add(-team.Idle)) {
		c.now = c.now.Add(team.Idle - time.Minute)
		y.status(200, "GET", "/", nil)
	}
	c.now = until
	y.status(401, "GET", "/", nil)
}

// TestSameAnswer tells nobody whether there is an account of a name, by what it
// says or by the work it takes.
func TestSameAnswer(t *testing.T) {
	var log bytes.Buffer
	c := crewOf(t, empty(t), func(o *Options) { o.Log = slog.New(slog.NewTextHandler(&log, nil)) })
	c.joins(t, "gone", "Gone Away")
	if err := c.Team.Shut(t.Context(), operator, "gone", c.now); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Team.Add(t.Context(), operator, team.Account{Name: "invited"}, c.now); err != nil {
		t.Fatal(err)
	}
	var first string
	for _, name := range []string{"anna", "nobody", "gone", "invited"} {
		w := c.as(t, "").ask("POST", "/sign-in", withPassword(name, "not the password"))
		body := strings.ReplaceAll(w.Body.String(), `value="`+name+`"`, "NAME")
		if first == "" {
			first = body
		}
		if w.Code != 401 || body != first {
			t.Errorf("%s is answered otherwise: %d", name, w.Code)
		}
	}
	if strings.Contains(log.String(), "nobody") || strings.Contains(log.String(), "not the password") {
		t.Errorf("the log has what was typed:\n%s", log.String())
	}
	// As many tries, for a name that there is and one that there is not.
	tries := func(name string) int {
		for n := 1; n < 100; n++ {
			w := c.as(t, "").ask("POST", "/sign-in", withPassword(name, "not the password"))
			if w.Code == 429 {
				if w.Header().Get("Retry-After") == "" {
					t.Error("it does not say how long to wait")
				}
				return n
			}
		}
		return 0
	}
	c.now = c.now.Add(time.Hour)
	known := tries("anna")
	c.now = c.now.Add(time.Hour)
	if other := tries("nobody"); known != other || known == 0 {
		t.Errorf("%d tries for a name that there is, %d for one that there is not", known, other)
	}
	// The right password does not help who has tried too often, until he waits.
	c.now = c.now.Add(time.Hour)
	tries("anna")
	c.as(t, "").status(429, "POST", "/sign-in", withPassword("anna", teamPassword))
	c.now = c.now.Add(time.Minute)
	c.as(t, "").signs("anna")
}

func TestLimits(t *testing.T) {
	l := newLimits()
	at := today
	x := limit{"x", 3, time.Second}
	for i := range 3 {
		if wait := l.take(at, x); wait != 0 {
			t.Errorf("try %d waits %s", i, wait)
		}
	}
	if wait := l.take(at, x, limit{"y", 3, time.Second}); wait != time.Second {
		t.Errorf("the fourth waits %s", wait)
	}
	if l.spent(limit{"y", 3, time.Second}, at) != 0 {
		t.Error("a try that was refused is counted")
	}
	if wait := l.take(at.Add(1500*time.Millisecond), x); wait != 0 {
		t.Errorf("after a while it waits %s", wait)
	}
	l.give(at.Add(1500*time.Millisecond), x)
	if wait := l.take(at.Add(1500*time.Millisecond), x); wait != 0 {
		t.Errorf("what was given back is gone: %s", wait)
	}
	// Very many names do not drive out the one that is tried again and again.
	for i := range mostBuckets + 10 {
		l.take(at, limit{"other " + time.Duration(i).String(), 3, time.Hour})
	}
	if len(l.buckets) > mostBuckets || l.take(at, x) == 0 {
		t.Errorf("%d are counted", len(l.buckets))
	}
}

func TestAddress(t *testing.T) {
	for name, c := range map[string]struct {
		remote, forwarded string
		proxy             bool
		want              string
	}{
		"plain":         {"192.0.2.7:1234", "", false, "192.0.2.7"},
		"a house":       {"[2001:db8:1:2:3:4:5:6]:1234", "", false, "2001:db8:1:2::/64"},
		"mapped":        {"[::ffff:192.0.2.7]:1234", "", false, "192.0.2.7"},
		"not believed":  {"192.0.2.7:1234", "198.51.100.1", false, "192.0.2.7"},
		"by a proxy":    {"127.0.0.1:1234", "10.0.0.1, 198.51.100.1", true, "198.51.100.1"},
		"with a port":   {"127.0.0.1:1234", "198.51.100.1:99", true, "198.51.100.1"},
		"a silent one":  {"127.0.0.1:1234", "", true, "unknown"},
		"a strange one": {"127.0.0.1:1234", "<script>", true, "unknown"},
	} {
		s := &Server{Options: Options{BehindProxy: c.proxy}}
		req := httptest.NewRequest(http.MethodGet, "/", http.NoBody)
		req.RemoteAddr = c.remote
		if c.forwarded != "" {
			req.Header.Set("X-Forwarded-For", c.forwarded)
		}
		if got := s.address(req); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestOtherPages takes no form that another page sends.
func TestOtherPages(t *testing.T) {
	c := crewOf(t, filled(t), besides(t))
	if err := c.Team.AddRecord(t.Context(), operator, team.Record{Name: "talks", File: "talks.db", Title: "Talks"}, c.now); err != nil {
		t.Fatal(err)
	}
	c.grant(t, "anna", team.Grant{Record: "talks", Role: Administrator})
	for _, base := range []string{"", "/r/talks"} {
		for _, r := range c.routesOf(base) {
			if r.Method == http.MethodGet {
				continue
			}
			for name, header := range map[string]http.Header{
				"fetched":      {"Sec-Fetch-Site": {"cross-site"}, "Origin": {"https://evil.example"}},
				"a sister's":   {"Sec-Fetch-Site": {"same-site"}},
				"an old one's": {"Origin": {"https://evil.example"}},
				"from nowhere": {"Origin": {"null"}, "Sec-Fetch-Site": {"cross-site"}},
			} {
				x := c.as(t, "anna")
				x.header = header
				w := x.ask(r.Method, base+filledIn(t, r.Pattern), withPassword("anna", teamPassword))
				if w.Code != 403 || len(w.Result().Cookies()) > 0 {
					t.Errorf("%s%s takes a form that is %s: %d", base, r.Pattern, name, w.Code)
				}
			}
		}
	}
	x := c.as(t, "")
	x.header = http.Header{"Sec-Fetch-Site": {"same-origin"}, "Origin": {"https://example.com"}}
	x.signs("anna")
}

// TestGetChangesNothing asks for every page in everybody's name, and holds the
// team and its records to what they were.
func TestGetChangesNothing(t *testing.T) {
	l := filled(t)
	c := crewOf(t, l)
	state := func() any {
		truth, err := l.Truth(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		changes, err := c.Team.Changes(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		return []any{truth, changes[0].Number}
	}
	link, err := c.Team.Invite(t.Context(), operator, "reader", c.now)
	if err != nil {
		t.Fatal(err)
	}
	x := c.as(t, "anna")
	before := state()
	for _, r := range c.routesOf("") {
		if r.Method == http.MethodGet {
			x.get(strings.ReplaceAll(filledIn(t, r.Pattern), "{token}", link) + "?account=reader&role=head&name=x&act=accept&what=document&session=x&password=" + url.QueryEscape(teamPassword))
		}
	}
	if after := state(); before.([]any)[0] != after.([]any)[0] || before.([]any)[1] != after.([]any)[1] {
		t.Errorf("looking has changed something: %v, %v", before, after)
	}
	x.status(200, "GET", "/invitation/"+link, nil)
}

func TestInvited(t *testing.T) {
	c := crewOf(t, empty(t))
	anna := c.as(t, "anna")
	w := anna.ask("POST", "/team/add", url.Values{"account": {"Ben"}, "name": {"Ben Okoro"}, "role": {"rapporteur"}})
	m := regexp.MustCompile(`https://example\.com(/invitation/[A-Z0-9]+)`).FindStringSubmatch(w.Body.String())
	if w.Code != 200 || m == nil {
		t.Fatalf("%d\n%s", w.Code, w.Body)
	}
	if strings.Contains(anna.get("/team").Body.String(), m[1]) {
		t.Error("the link is shown again")
	}
	x := c.as(t, "")
	x.status(200, "GET", m[1], nil)
	both := func(a, b string) url.Values { return url.Values{"password": {a}, "again": {b}} }
	x.status(422, "POST", m[1], both(teamPassword, "another"))
	x.status(422, "POST", m[1], both("short", "short"))
	x.status(422, "POST", m[1], both("", ""))
	x.status(303, "POST", m[1], both(teamPassword, teamPassword))
	x.status(200, "GET", "/add", nil)
	c.as(t, "").status(403, "GET", m[1], nil)
	c.as(t, "").status(403, "POST", m[1], both(teamPassword, teamPassword))
	for range 40 { // guessing
		w = c.as(t, "").get("/invitation/AAAAAAAAAAAAAAAAAAAAAAAAAA")
	}
	if w.Code != 429 {
		t.Errorf("links can be guessed at without end: %d", w.Code)
	}
}

func TestAccount(t *testing.T) {
	c := crewOf(t, filled(t))
	x, other := c.as(t, "rapporteur"), c.as(t, "rapporteur")
	page := func(y *client) string { return y.get("/account").Body.String() }
	// A new password ends the other session, and the old password.
	change := func(old, a, b string) url.Values { return url.Values{"old": {old}, "password": {a}, "again": {b}} }
	x.status(422, "POST", "/account/password", change("wrong", "quite another secret", "quite another secret"))
	x.status(422, "POST", "/account/password", change(teamPassword, "quite another secret", "with a slip of it"))
	x.status(422, "POST", "/account/password", change(teamPassword, "short", "short"))
	x.status(200, "POST", "/account/password", change(teamPassword, "quite another secret", "quite another secret"))
	other.status(401, "GET", "/", nil)
	c.as(t, "").status(401, "POST", "/sign-in", withPassword("rapporteur", teamPassword))
	c.as(t, "").status(303, "POST", "/sign-in", withPassword("rapporteur", "quite another secret"))

	// Sessions: one's own can be ended, no others.
	anna := c.as(t, "anna")
	ids := func(y *client) []string {
		var out []string
		for _, m := range regexp.MustCompile(`name="session" value="([0-9a-f]+)"`).FindAllStringSubmatch(page(y), -1) {
			out = append(out, m[1])
		}
		return out
	}
	if n := len(ids(x)); n != 2 {
		t.Errorf("%d sessions are shown, and there are 2", n)
	}
	x.status(303, "POST", "/account/session", url.Values{"session": {ids(anna)[0]}})
	anna.status(200, "GET", "/", nil)
	x.status(422, "POST", "/account/session", url.Values{"session": {"%"}})
	for _, id := range ids(x) {
		x.status(303, "POST", "/account/session", url.Values{"session": {id}})
		x.ask("GET", "/", nil)
		if x.get("/").Code == 401 {
			break
		}
	}

	// Tokens: shown once, with no more than one's own rights, ended at will.
	x = c.as(t, "rapporteur")
	if strings.Contains(page(x), `value="admin"`) {
		t.Error("a rapporteur is offered what he has not")
	}
	x.status(422, "POST", "/account/token", url.Values{"label": {""}, "scope": {"read"}, "days": {"30"}})
	x.status(422, "POST", "/account/token", url.Values{"label": {"x"}, "scope": {"all"}, "days": {"30"}})
	x.status(422, "POST", "/account/token", url.Values{"label": {"x"}, "scope": {"read"}, "days": {"9999"}})
	w := x.ask("POST", "/account/token", url.Values{"label": {"nightly"}, "scope": {"admin"}, "days": {"30"}})
	secret := regexp.MustCompile(`rapporteur_[A-Z0-9]+`).FindString(w.Body.String())
	if w.Code != 200 || secret == "" || strings.Contains(page(x), secret) {
		t.Fatalf("%d, the token is %q", w.Code, secret)
	}
	program := c.as(t, "")
	program.bearer = "Bearer " + secret
	program.status(200, "GET", "/log.json", nil)
	program.status(200, "GET", "/add", nil)
	program.status(403, "GET", "/team", nil)
	program.status(401, "GET", "/account", nil) // which is for people
	program.status(401, "POST", "/account/token", url.Values{"label": {"more"}, "scope": {"admin"}, "days": {"366"}})
	number := regexp.MustCompile(`name="token" value="(\d+)"`).FindStringSubmatch(page(x))[1]
	anna.status(422, "POST", "/account/token/end", url.Values{"token": {number}})
	program.status(200, "GET", "/log.json", nil)
	x.status(303, "POST", "/account/token/end", url.Values{"token": {number}})
	program.status(401, "GET", "/log.json", nil)
}

func TestMembers(t *testing.T) {
	c := crewOf(t, filled(t))
	anna := c.as(t, "anna")
	person := func(name string, more ...string) url.Values {
		form := url.Values{"account": {name}}
		for i := 0; i < len(more); i += 2 {
			form.Set(more[i], more[i+1])
		}
		return form
	}
	reader := c.as(t, "reader")
	reader.status(403, "GET", "/add", nil)
	anna.status(303, "POST", "/team/grant", person("reader", "role", "rapporteur"))
	reader.status(200, "GET", "/add", nil)
	anna.status(303, "POST", "/team/revoke", person("reader"))
	reader.status(403, "GET", "/", nil)
	key := "JPN+VNM:defenc dialogu polici"
	anna.status(303, "POST", "/team/grant", person("reader", "role", "head", "mechanism", key))
	reader.status(200, "GET", "/add", nil)
	if page := anna.get("/team").Body.String(); !strings.Contains(page, "<bdi>Vietnam-Japan Defence Policy Dialogue") {
		t.Error("the mechanism is not named")
	}
	for name, c := range map[string]struct {
		to   string
		form url.Values
	}{
		"an unknown role":      {"grant", person("reader", "role", "chief")},
		"no role":              {"grant", person("reader")},
		"an unknown mechanism": {"grant", person("reader", "role", "head", "mechanism", "x")},
		"a reader of one":      {"grant", person("reader", "role", "reader", "mechanism", key)},
		"nobody":               {"grant", person("nobody", "role", "reader")},
		"the last one":         {"grant", person("anna", "role", "head")},
		"the last one's role":  {"revoke", person("anna")},
		"the last one's place": {"remove", person("anna")},
		"a name twice":         {"add", person("anna", "name", "Another")},
		"a name alike":         {"add", person("anna2", "name", "ANNA BERG")},
		"a bad name":           {"add", person("a b", "name", "A B")},
		"a bad display":        {"add", person("mia", "name", "M\u202e")},
		"no link for nobody":   {"invite", person("nobody")},
	} {
		if w := anna.ask("POST", "/team/"+c.to, c.form); w.Code != 422 || !strings.Contains(w.Body.String(), "</h1>") {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	head := c.as(t, "head")
	anna.status(303, "POST", "/team/remove", person("head"))
	head.status(401, "GET", "/", nil)
	if all, err := c.Team.Changes(t.Context(), 1); err != nil || all[0].Who != "Anna Berg" || all[0].What != "remove" {
		t.Errorf("who removed somebody is not kept: %v %v", all, err)
	}
}

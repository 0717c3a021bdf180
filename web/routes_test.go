package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"rapporteur/store/team"
)

// example addresses for the wildcards of routes.
func filledIn(t testing.TB, pattern string) string {
	return strings.NewReplacer(
		"{$}", "", "{mechanism}", "jpn-vnm.defenc-dialogu-polici", "{edition}", "11", "{commitment}", "00000000-1-2", "{document}", hashOf(t, "vietnam-japan-12")[:16],
	).Replace(pattern)
}

// may says of every route who may ask for it, at the least.
var may = map[string]string{
	"GET /{$}":                          "reader",
	"GET /accounts":                     "reader",
	"GET /m/{mechanism}":                "reader",
	"GET /m/{mechanism}/{edition}":      "reader",
	"GET /m/{mechanism}/c/{commitment}": "reader",
	"GET /d/{document}":                 "reader",
	"GET /d/{document}/meeting":         "rapporteur",
	"GET /compare":                      "reader",
	"GET /commitments":                  "reader",
	"GET /people":                       "reader",
	"GET /search":                       "reader",
	"GET /log":                          "reader",
	"GET /add":                          "rapporteur",
	"GET /help":                         "reader",
	"GET /api/{$}":                      "reader",
	"POST /add":                         "rapporteur",
	"POST /d/{document}":                "rapporteur",
	"POST /d/{document}/meeting":        "rapporteur",
	"POST /d/{document}/all":            "rapporteur",
	"POST /m/{mechanism}/names":         "rapporteur",
	"POST /m/{mechanism}/people":        "rapporteur",
	"POST /theme":                       "anybody",
	"GET /team":                         "administrator",
	"POST /team/grant":                  "administrator",
	"POST /team/revoke":                 "administrator",
	"POST /team/add":                    "administrator",
	"POST /team/invite":                 "administrator",
	"POST /team/remove":                 "administrator",
	"GET /sign-in":                      "anybody",
	"POST /sign-in":                     "anybody",
	"POST /sign-out":                    "member",
	"GET /invitation/{token}":           "anybody",
	"POST /invitation/{token}":          "anybody",
	"GET /sign-in/house":                "anybody",
	"GET /sign-in/callback":             "anybody",
	"GET /invitation/{token}/house":     "anybody",
	"GET /account":                      "member",
	"POST /account/password":            "member",
	"POST /account/session":             "member",
	"POST /account/token":               "member",
	"POST /account/token/end":           "member",
}

// ladder are people by how much they may do: each may do all that those before
// him may.
var ladder = []string{"anybody", "member", "reader", "rapporteur", "head", "administrator"}

// TestRoles asks for every route of the router in the name of everybody, in the
// main record and in one beside it, and lets in those only whom the table names.
func TestRoles(t *testing.T) {
	h := houseOf(t, func() time.Time { return today })
	c := crewOf(t, filled(t), besides(t), func(o *Options) { o.OIDC = &OIDC{Issuer: h.URL, Client: "rapporteur"} })
	if err := c.Team.AddRecord(t.Context(), operator, team.Record{Name: "talks", File: "talks.db", Title: "Border talks"}, c.now); err != nil {
		t.Fatal(err)
	}
	c.joins(t, "member", "A member")
	c.joins(t, "administrator", "An administrator", team.Grant{Role: Administrator})
	for _, r := range team.Roles {
		c.grant(t, r.String(), team.Grant{Record: "talks", Role: r})
	}
	if _, err := c.Team.Add(t.Context(), operator, team.Account{Name: "invited"}, c.now); err != nil {
		t.Fatal(err)
	}
	link, err := c.Team.Invite(t.Context(), operator, "invited", c.now)
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, base := range []string{"", "/r/talks"} {
		for _, r := range c.routesOf(base) {
			name := r.Method + " " + r.Pattern
			least := slices.Index(ladder, may[name])
			if asked[name] = true; least < 0 {
				t.Errorf("nobody says who may ask for %s", name)
			}
			for i, who := range ladder {
				x := c.as(t, strings.ReplaceAll(who, "anybody", ""))
				form := url.Values{"theme": {"dark"}, "name": {"reader"}, "password": {teamPassword}, "session": {"0123456789abcdef"}}
				w := x.ask(r.Method, base+strings.ReplaceAll(filledIn(t, r.Pattern), "{token}", link), form)
				refused := w.Code == http.StatusUnauthorized || w.Code == http.StatusForbidden || base != "" && i < 2
				if refused != (i < least) && !(base != "" && i < 2) {
					t.Errorf("%s%s gives %s the status %d", base, name, who, w.Code)
				}
				if w.Code >= 500 {
					t.Errorf("%s%s: %d", base, name, w.Code)
				}
				// A program that may only read changes nothing, whoever it acts for.
				if i == 0 && r.Method == http.MethodPost && may[name] != "anybody" {
					y := c.token(t, "administrator", team.Read)
					if w := y.ask(r.Method, base+filledIn(t, r.Pattern), form); w.Code != http.StatusForbidden && w.Code != http.StatusUnauthorized {
						t.Errorf("%s%s gives a program that may read the status %d", base, name, w.Code)
					}
				}
			}
		}
	}
	for name := range may {
		if !asked[name] {
			t.Errorf("there is no route %s", name)
		}
	}
	for _, r := range routes { // which a person alone has too
		if r.Method == http.MethodPost && r.Least < Rapporteur && r.Pattern != "/theme" {
			t.Errorf("%s changes the record and is open to readers", r.Pattern)
		}
	}
}

func TestOthersKeptOut(t *testing.T) {
	s := serving(t, empty(t), "Anna")
	for name, c := range map[string]struct {
		method, path, host, origin string
		want                       int
	}{
		"another host":     {"GET", "/", "evil.example", "", http.StatusMisdirectedRequest},
		"another's form":   {"POST", "/theme", "", "https://evil.example", http.StatusForbidden},
		"nobody":           {"GET", "/log", "", "", http.StatusUnauthorized},
		"nobody's twin":    {"GET", "/log.json", "", "", http.StatusUnauthorized},
		"a made-up link":   {"GET", "/start/AAAA", "", "", http.StatusForbidden},
		"a method unknown": {"DELETE", "/log", "", "", http.StatusNotFound},
	} {
		req, err := http.NewRequest(c.method, s.url+c.path, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = c.host
		if c.origin != "" {
			req.Header.Set("Origin", c.origin)
			req.Header.Set("Sec-Fetch-Site", "cross-site")
		}
		resp, err := http.DefaultTransport.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		if status, _ := answered(t, resp); status != c.want {
			t.Errorf("%s: %d, want %d", name, status, c.want)
		}
		if c.want != http.StatusMisdirectedRequest && !strings.Contains(resp.Header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: no policy", name)
		}
	}
}

func TestSessionEnds(t *testing.T) {
	now := today
	x := newSessions(func() time.Time { return now }, "Anna")
	s := &Server{sessions: x}
	cookie, ok := x.exchange(strings.TrimPrefix(s.NewLink(), "/start/"))
	req := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:7477/", http.NoBody)
	req.AddCookie(&http.Cookie{Name: cookieName(req), Value: cookie})
	if _, err := x.gate(req, ""); !ok || err != nil {
		t.Fatal("not known")
	}
	now = now.Add(sessionLife + time.Minute)
	if _, err := x.gate(req, ""); err == nil {
		t.Error("known for ever")
	}
}

// TestTwins holds every page to its twin, and to a title of its own.
func TestTwins(t *testing.T) {
	s := serving(t, filled(t), "Anna")
	for name, path := range pagesToSee(t) {
		status, page := s.get(t, path)
		if status != http.StatusOK && name != "nowhere" {
			t.Errorf("%s: %d", name, status)
		}
		if strings.Contains(page, "⟦") || strings.Contains(page, "ZgotmplZ") || strings.Contains(page, "%!") {
			t.Errorf("%s says what is no word", name)
		}
		at, query, _ := strings.Cut(path, "?")
		if at == "/" {
			at = "/index"
		}
		_, body := s.get(t, at+".json?"+query)
		if !json.Valid([]byte(body)) {
			t.Errorf("%s: the twin is no JSON: %.100s", name, body)
		}
	}
}

// TestNothingChanges asks for every page, and holds the record to what it was.
func TestNothingChanges(t *testing.T) {
	l := filled(t)
	before, err := l.Truth(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := serving(t, l, "Anna")
	for _, r := range routes {
		if r.Method == http.MethodGet {
			s.get(t, filledIn(t, r.Pattern))
		}
	}
	after, err := l.Truth(t.Context())
	if err != nil || before != after {
		t.Errorf("looking has changed the record: %v, %v, %v", before, after, err)
	}
}

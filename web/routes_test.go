package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

// example addresses for the wildcards of routes.
func filledIn(t testing.TB, pattern string) string {
	return strings.NewReplacer(
		"{$}", "", "{mechanism}", "jpn-vnm.defenc-dialogu-polici", "{edition}", "11", "{commitment}", "00000000-1-2", "{document}", hashOf(t, "vietnam-japan-12")[:16],
	).Replace(pattern)
}

// TestRoles asks every route in every role, and lets in those only whom the
// table names.
func TestRoles(t *testing.T) {
	l := filled(t)
	for _, role := range []Role{Nobody, Reader, Rapporteur, Head, Administrator} {
		s, err := New(Options{Library: l, Who: "Anna", Now: func() time.Time { return today }, Gate: func(*http.Request, string) (Visitor, error) {
			if role == Nobody {
				return Visitor{}, errNobody
			}
			return Visitor{Name: "Anna", Role: role}, nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		h := s.Handler("example.com")
		for _, r := range routes {
			if r.Least < Nobody || r.Least > Administrator || r.Method != http.MethodGet && r.Method != http.MethodPost || r.page == nil {
				t.Errorf("the route %s %s is not complete", r.Method, r.Pattern)
			}
			if r.Method == http.MethodPost && r.Least < Rapporteur && r.Pattern != "/theme" {
				t.Errorf("%s changes the record and is open to readers", r.Pattern)
			}
			req := httptest.NewRequest(r.Method, filledIn(t, r.Pattern), strings.NewReader(url.Values{"theme": {"dark"}}.Encode()))
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			w := httptest.NewRecorder()
			h.ServeHTTP(w, req)
			refused := w.Code == http.StatusUnauthorized || w.Code == http.StatusForbidden
			if refused != (role < r.Least) {
				t.Errorf("%s %s gives role %d the status %d", r.Method, r.Pattern, role, w.Code)
			}
			if w.Code >= 500 {
				t.Errorf("%s %s: %d", r.Method, r.Pattern, w.Code)
			}
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

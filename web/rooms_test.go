package web

import (
	"context"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/store/team"
)

// besides lets a server open records beside the main one, which are begun where
// they are not there.
func besides(t testing.TB) func(*Options) {
	return func(o *Options) {
		lex := o.Library.Lex
		o.Open = func(ctx context.Context, file string) (*library.Library, error) {
			s, err := store.Create(ctx, file)
			if err != nil {
				return nil, err
			}
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Error(err)
				}
			})
			return library.New(s, lex), nil
		}
	}
}

const secretAccount = `Uruguay and Bhutan hold talks

Thimphu – Uruguay and Bhutan held the second round of the Quetzalcoatl Border Dialogue on 3 March 2026, co-chaired by Ambassador Zebulon Quasimodo. The two sides agreed to open a xylophone factory by June 2026. Bhutan asked Uruguay to send two okapis.
`

// confidential adds a record of which nobody knows but two people, with an
// account in it.
func (c *crew) confidential(t testing.TB) (hash string) {
	t.Helper()
	if err := c.Team.AddRecord(t.Context(), operator, team.Record{Name: "talks", File: "talks.db", Title: "Border talks"}, c.now); err != nil {
		t.Fatal(err)
	}
	c.joins(t, "cleo", "Cleo Lind", team.Grant{Role: Reader}, team.Grant{Record: "talks", Role: Administrator})
	c.joins(t, "dora", "Dora Abe", team.Grant{Record: "talks", Role: Rapporteur})
	x := c.as(t, "dora")
	w := x.ask(http.MethodPost, "/r/talks/add", url.Values{"text": {secretAccount}})
	if w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/r/talks/d/") {
		t.Fatalf("adding gives %d, and leads to %s", w.Code, w.Header().Get("Location"))
	}
	at := w.Header().Get("Location")
	x.status(303, "POST", at, url.Values{"what": {"document"}, "act": {"accept"}, "seen": {"0"}})
	return record.Hash(secretAccount)
}

// TestBeside shows a record to those who have a role in it.
func TestBeside(t *testing.T) {
	c := crewOf(t, filled(t), besides(t))
	hash := c.confidential(t)
	cleo := c.as(t, "cleo")
	home := cleo.get("/")
	if !strings.Contains(home.Body.String(), `<a href="/r/talks/"><bdi>Border talks</bdi></a>`) {
		t.Error("home does not lead to the other record")
	}
	there := cleo.get("/r/talks/")
	for _, want := range []string{"You are in the record “Border talks”", "Quetzalcoatl", `<a href="/"><bdi>Main record</bdi></a>`, `href="/r/talks/team"`} {
		if there.Code != 200 || !strings.Contains(there.Body.String(), want) {
			t.Errorf("%d: the record does not say %s", there.Code, want)
		}
	}
	if strings.Contains(home.Body.String(), "Quetzalcoatl") || strings.Contains(there.Body.String(), "Vietnam") {
		t.Error("one record tells of another")
	}
	if log := cleo.get("/r/talks/log").Body.String(); !strings.Contains(log, "Dora Abe") {
		t.Error("the log does not name who decided")
	}
	cleo.status(200, "GET", "/r/talks/api/v1/documents/"+hash[:16], nil)
	cleo.status(404, "GET", "/api/v1/documents/"+hash[:16], nil)
	c.as(t, "reader").status(404, "GET", "/r/talks/api/v1/documents", nil)
	cleo.status(403, "GET", "/team", nil) // she administers there, and reads here
	cleo.status(200, "GET", "/r/talks/team", nil)
	cleo.status(404, "POST", "/r/talks/team/add", nil)
	cleo.status(404, "POST", "/r/talks/team/invite", url.Values{"account": {"anna"}})

	// Numbers of one record mean nothing in another.
	mine := hashOf(t, "vietnam-japan-12")
	for _, path := range []string{"/d/" + hash[:16], "/d/" + hash[:8], "/compare?a=" + hash[:16] + "&b=" + mine[:16], "/r/talks/d/" + mine[:16], "/r/talks/compare?a=" + hash[:16] + "&b=" + mine[:16], "/r/talks/m/jpn-vnm.defenc-dialogu-polici"} {
		cleo.status(404, "GET", path, nil)
	}
	dora := c.as(t, "dora")
	c.grant(t, "dora", team.Grant{Record: "talks", Mechanism: "BTN+URY:border dialogu quetzalcoatl", Role: Head})
	if page := dora.get("/account").Body.String(); !strings.Contains(page, "in Quetzalcoatl Border Dialogue (Uruguay and Bhutan) alone") {
		t.Error("the account does not name the mechanism")
	}
	with := url.Values{"act": {"same"}, "at": {"1-5"}, "seen": {"99"}, "with": {mine + " 1 5"}}
	dora.status(404, "POST", "/r/talks/d/"+hash[:16], with)
	dora.status(404, "POST", "/r/talks/d/"+mine[:16], url.Values{"what": {"document"}, "act": {"accept"}})

	// Who has no role in the main record is led to the one he has.
	dora.status(403, "GET", "/", nil)
	if page := dora.get("/").Body.String(); !strings.Contains(page, `href="/r/talks/"`) || strings.Contains(page, "/accounts") {
		t.Error("who has no role in the main record does not find his way")
	}
	if w := dora.get("/sign-in"); w.Header().Get("Location") != "/r/talks/" {
		t.Errorf("signing in leads to %s", w.Header().Get("Location"))
	}

	// A role that is taken away is gone at once.
	for _, key := range []string{"", "BTN+URY:border dialogu quetzalcoatl"} {
		if err := c.Team.Revoke(t.Context(), operator, team.Grant{Name: "dora", Record: "talks", Mechanism: key}, c.now); err != nil {
			t.Fatal(err)
		}
	}
	dora.status(404, "GET", "/r/talks/", nil)
}

var (
	hrefs     = regexp.MustCompile(`(?:href|action)="([^"]*)"`)
	sessionID = regexp.MustCompile(`"[0-9a-f]{16}"`)
	names     = regexp.MustCompile(`(?i)talks/|border talks|quetzal|uruguay|bhutan|quasimodo|xylophone|okapi|cleo|dora`)
)

// TestNothingLeaks asks two servers for the same addresses, all that the pages
// lead to and some that are guessed. One has a record besides that the asker has
// no role in, the other has none; their answers are the same to the last byte.
func TestNothingLeaks(t *testing.T) {
	l := filled(t)
	with, without := crewOf(t, l, besides(t)), crewOf(t, l, besides(t))
	hash := with.confidential(t)
	guesses := []string{
		"/r/", "/r/talks", "/r/talks/", "/r/talks//", "/r/Talks/", "/r/%74alks/", "/r/talks/index.json", "/r/talks.json", "/r/talks/../talks/", "/r/talks/team", "/r/nothing/",
		"/r/talks/log", "/r/talks/log.json", "/r/talks/search?q=okapis", "/r/talks/accounts", "/r/talks/api/v1/documents", "/r/talks/api/v1/documents/" + hash, "/r/talks/api/openapi.json", "/r/talks/help", "/r/talks/theme",
		"/r/talks/d/" + hash[:16], "/r/talks/d/" + hash[:16] + ".json", "/r/talks/d/" + hash + "/meeting", "/r/talks/m/bhu-ury.border-dialogu-quetzalcoatl",
		"/d/" + hash[:16], "/d/" + hash, "/d/" + hash[:16] + ".json", "/compare?a=" + hash[:16] + "&b=" + hashOf(t, "vietnam-japan-12")[:16],
		"/m/btn-ury.border-dialogu-quetzalcoatl", "/people?of=Quasimodo", "/commitments?of=Bhutan", "/commitments?whose=BTN", "/search?q=xylophone", "/search?q=xylophone&in=texts",
		"/search.json?by=BTN", "/search?person=Quasimodo", "/?of=Uruguay", "/log?page=2", "/accounts?page=2", "/accounts.json", "/team", "/api/v1/documents", "/api/v1/decisions", "/api/v1/mechanisms", "/api/v1/commitments", "/api/v1/people", "/api/v1/search?q=okapis", "/api/v1/documents/" + hash, "/api/v1/documents/" + hash[:16] + "/text", "/api/v1/nothing",
	}
	forms := map[string]url.Values{
		"/r/talks/add": {"text": {"x"}}, "/r/talks/d/" + hash[:16]: {"what": {"document"}, "act": {"accept"}}, "/r/talks/theme": {"theme": {"dark"}},
		"/d/" + hash[:16]: {"what": {"document"}, "act": {"accept"}}, "/r/talks/team/grant": {"account": {"reader"}, "role": {"reader"}}, "/r/nothing/add": {"text": {"x"}},
		"/api/v1/documents/" + hash + "/decisions": {}, "/r/talks/api/v1/documents/" + hash + "/decisions": {}, "/r/talks/api/v1/documents": {},
		"/d/" + hashOf(t, "vietnam-japan-12")[:16]: {"act": {"same"}, "at": {"1-5"}, "seen": {"99"}, "with": {hash + " 1 5"}},
	}
	for _, who := range []string{"", "reader", "rapporteur", "head"} {
		a, b := with.as(t, who), without.as(t, who)
		same := func(method, path string, form url.Values) string {
			t.Helper()
			x, y := a.ask(method, path, form), b.ask(method, path, form)
			one, other := x.Body.String(), y.Body.String()
			if strings.HasPrefix(path, "/account") { // whose sessions are named at random
				one, other = sessionID.ReplaceAllString(one, "ID"), sessionID.ReplaceAllString(other, "ID")
			}
			if x.Code != y.Code || fmt.Sprint(x.Header()) != fmt.Sprint(y.Header()) || one != other {
				t.Errorf("%q is told more by %s %s: %d and %d\n%v\n%v", who, method, path, x.Code, y.Code, x.Header(), y.Header())
			}
			return x.Body.String()
		}
		todo, seen := slices.Concat([]string{"/", "/account", "/sign-in"}, guesses), map[string]bool{}
		for n := 0; len(todo) > 0 && n < 400; n++ {
			path := todo[0]
			todo = todo[1:]
			if seen[path] {
				continue
			}
			seen[path] = true
			body := same(http.MethodGet, path, nil)
			guessed := slices.Contains(guesses, path)
			if found := names.FindString(body); found != "" && !guessed && who != "" {
				t.Errorf("%q reads of %s at %s", who, found, path)
			}
			if guessed {
				continue
			}
			for _, m := range hrefs.FindAllStringSubmatch(body, -1) {
				to, _, _ := strings.Cut(html.UnescapeString(m[1]), "#")
				u, err := url.Parse(to)
				if err != nil || u.IsAbs() || to == "" {
					continue
				}
				at, _ := url.Parse(path)
				todo = append(todo, at.ResolveReference(u).String())
			}
		}
		t.Logf("%q: %d addresses", who, len(seen))
		for path, form := range forms {
			same(http.MethodPost, path, form)
		}
	}
	// The addresses do tell those apart who may know.
	if cleo := with.as(t, "cleo"); cleo.get("/r/talks/d/"+hash[:16]).Code != 200 || cleo.get("/r/nothing/").Code != 404 {
		t.Error("the record is not there at all")
	}
	// What is kept about people tells no more to who administers the main record.
	page := with.as(t, "anna").get("/team").Body.String()
	if found := regexp.MustCompile(`(?i)talks/|border talks`).FindString(page); found != "" {
		t.Errorf("an administrator of another record reads of %s", found)
	}
}

func TestRoomFileGone(t *testing.T) {
	c := crewOf(t, empty(t), func(o *Options) {
		o.Open = func(context.Context, string) (*library.Library, error) {
			return nil, fmt.Errorf("opening %s: no", filepath.Join("a", "b"))
		}
	})
	if err := c.Team.AddRecord(t.Context(), operator, team.Record{Name: "talks", File: "talks.db", Title: "Border talks"}, c.now); err != nil {
		t.Fatal(err)
	}
	c.grant(t, "head", team.Grant{Record: "talks", Role: Head})
	c.as(t, "head").status(500, "GET", "/r/talks/", nil)
	c.as(t, "reader").status(404, "GET", "/r/talks/", nil)
	c.as(t, "").status(401, "GET", "/r/talks/", nil)
}

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

	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/store/team"
	"rapporteur/web/api"
	"rapporteur/web/page"
)

// asRole returns the handler of a library's server for somebody in a role.
func asRole(t testing.TB, o Options, role Role) http.Handler {
	t.Helper()
	o.Who, o.Now = "Anna", func() time.Time { return today }
	o.Gate = func(*http.Request, string) (Visitor, error) {
		if role == Nobody {
			return Visitor{}, errNobody
		}
		return Visitor{Name: "Anna", Role: role}, nil
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s.Handler("example.com")
}

func send(h http.Handler, method, path, body string, header ...string) *httptest.ResponseRecorder {
	req := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, req)
	return w
}

// TestAPIRoles asks every operation in every role, and holds the scope that the
// description gives it to who is let in.
func TestAPIRoles(t *testing.T) {
	l := filled(t)
	d, _ := description(t, serving(t, l, "Anna"))
	least := map[string]Role{"read": Reader, "write": Rapporteur, "admin": Administrator}
	for _, role := range []Role{Nobody, Reader, Rapporteur, Head, Administrator} {
		h := asRole(t, Options{Library: l}, role)
		for path, ops := range d.Paths {
			for method, op := range ops {
				from := Nobody
				for _, s := range op.Security {
					from = least[s["token"][0]]
				}
				if method != "get" && from < Rapporteur {
					t.Errorf("%s changes the record and is open to readers", op.OperationID)
				}
				w := send(h, strings.ToUpper(method), api.Base+filledIn(t, path), "")
				refused := w.Code == http.StatusUnauthorized || w.Code == http.StatusForbidden
				if refused != (role < from) || w.Code >= 500 {
					t.Errorf("%s gives role %v the status %d", op.OperationID, role, w.Code)
				}
				if (w.Code == http.StatusUnauthorized) != (w.Header().Get("WWW-Authenticate") == "Bearer") || (w.Code == http.StatusUnauthorized) != (refused && role == Nobody) {
					t.Errorf("%s to role %v: %d, %v", op.OperationID, role, w.Code, w.Header())
				}
			}
		}
	}
}

// TestAPITokens lets programs in by tokens, as far as their scope and the role
// of their owner go.
func TestAPITokens(t *testing.T) {
	l := filled(t)
	c := crewOf(t, l)
	k, err := l.Reading(t.Context(), hashOf(t, "vietnam-japan-12"))
	if err != nil {
		t.Fatal(err)
	}
	c.joins(t, "minh", "Minh", team.Grant{Role: Rapporteur, Mechanism: l.MechanismKeys(k.Reading)[0]})
	here, there := hashOf(t, "vietnam-japan-12"), hashOf(t, "kenya-finland-3-by-kenya")
	const accept = `{"act": "accept", "on": {"what": "document"}, "seen": 0}`
	for _, x := range []struct {
		who          string
		scope        team.Scope
		method, path string
		body         string
		want         int
	}{
		{"reader", team.Read, "GET", "/mechanisms", "", 200},
		{"reader", team.Write, "POST", "/documents/" + here + "/decisions", accept, 403},
		{"head", team.Read, "GET", "/mechanisms", "", 200},
		{"head", team.Read, "POST", "/documents/" + here + "/decisions", accept, 403},
		{"minh", team.Write, "POST", "/documents/" + there + "/decisions", accept, 403},
		{"minh", team.Write, "POST", "/documents/" + there + "/acceptances", `{"statements": ["1-2"]}`, 403},
		{"minh", team.Write, "POST", "/documents", `{"text": "Lima – Peru and Chile held the 2nd Political Consultations on 3 March 2026. Peru proposed a hotline."}`, 403},
		{"minh", team.Write, "POST", "/documents/" + here + "/decisions", accept, 201},
		{"head", team.Write, "POST", "/documents/" + there + "/decisions", accept, 201},
		{"rapporteur", team.Write, "POST", "/documents/" + there + "/decisions", `{"act": "reject", "on": {"what": "document"}, "seen": 99}`, 409},
	} {
		w := send(c.handler, x.method, "https://example.com"+api.Base+x.path, x.body, "Authorization", c.token(t, x.who, x.scope).bearer)
		if w.Code != x.want {
			t.Errorf("%s with the scope %s: %s %s: %d, want %d\n%s", x.who, x.scope, x.method, x.path, w.Code, x.want, w.Body)
		}
		if w.Code == http.StatusConflict && !strings.Contains(w.Body.String(), `"final":true`) {
			t.Errorf("a rapporteur is told that he may overrule: %s", w.Body)
		}
	}
	if w := send(c.handler, "GET", "https://example.com"+api.Base+"/mechanisms", "", "Authorization", "Bearer rapporteur_made_up"); w.Code != http.StatusUnauthorized {
		t.Errorf("a made-up token: %d", w.Code)
	}
	entries, err := l.LatestDecisions(t.Context(), 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	if last, err := entries[0].Decision(); err != nil || last.Who != "A head" || !last.At.Equal(today) {
		t.Errorf("the decision is %+v, %v", last, err)
	}
}

// TestAPITeam has a program of an administrator do all that his page does.
func TestAPITeam(t *testing.T) {
	l := filled(t)
	c := crewOf(t, l, besides(t))
	if err := c.Team.AddRecord(t.Context(), operator, team.Record{Name: "talks", File: "talks.db", Title: "Border talks"}, c.now); err != nil {
		t.Fatal(err)
	}
	c.grant(t, "anna", team.Grant{Record: "talks", Role: Administrator})
	c.grant(t, "head", team.Grant{Record: "talks", Role: Administrator})
	k, err := l.Reading(t.Context(), hashOf(t, "vietnam-japan-12"))
	if err != nil {
		t.Fatal(err)
	}
	key := l.MechanismKeys(k.Reading)[0]
	d, schemas := description(t, serving(t, l, "Anna"))
	admin, writer := c.token(t, "anna", team.Admin).bearer, c.token(t, "anna", team.Write).bearer
	beside := c.token(t, "head", team.Admin).bearer
	ask := func(bearer, base, id, path, body string, want int) string {
		t.Helper()
		for pattern, ops := range d.Paths {
			for method, op := range ops {
				if op.OperationID != id {
					continue
				}
				w := send(c.handler, strings.ToUpper(method), "https://example.com"+base+api.Base+path, body, "Authorization", bearer)
				if w.Code != want {
					t.Errorf("%s %s: %d, want %d\n%s", id, base+path, w.Code, want, w.Body)
				} else if strings.Contains(w.Header().Get("Content-Type"), "json") || w.Code == http.StatusNoContent {
					fits(t, schemas, pattern, method, op, w.Result(), w.Body.String(), id)
				}
				return w.Body.String()
			}
		}
		t.Fatalf("there is no operation %s", id)
		return ""
	}
	ask(writer, "", "list-members", "/team", "", 403)
	ask(beside, "", "list-members", "/team", "", 403)
	ask(admin, "", "add-person", "/team/people", `{"account": "ben", "name": "Ben Okoro", "role": "reader"}`, 201)
	ask(admin, "", "add-person", "/team/people", `{"account": "ben", "name": "Ben Okoro"}`, 409)
	ask(admin, "", "add-person", "/team/people", `{"account": "no name", "name": "Ben"}`, 422)
	var in api.Invited
	if err := json.Unmarshal([]byte(ask(admin, "", "invite-person", "/team/people/ben/invitations", "", 201)), &in); err != nil || !strings.HasPrefix(in.Link, "https://example.com/invitation/") {
		t.Error(in, err)
	}
	if w := send(c.handler, "GET", in.Link, ""); w.Code != http.StatusOK {
		t.Errorf("the link leads to %d", w.Code)
	}
	ask(admin, "", "invite-person", "/team/people/nobody/invitations", "", 404)
	ask(admin, "", "grant-role", "/team/members/ben", `{"role": "head", "mechanism": "`+key+`"}`, 204)
	ask(admin, "", "grant-role", "/team/members/ben", `{"role": "head", "mechanism": "nowhere"}`, 422)
	ask(admin, "", "grant-role", "/team/members/ben", `{"role": "reader", "mechanism": "`+key+`"}`, 422)
	ask(admin, "", "grant-role", "/team/members/nobody", `{"role": "reader"}`, 404)
	ask(beside, "/r/talks", "grant-role", "/team/members/ben", `{"role": "rapporteur"}`, 204)
	ask(beside, "/r/talks", "add-person", "/team/people", `{"account": "eve", "name": "Eve"}`, 404)
	ask(beside, "/r/talks", "close-account", "/team/people/anna", "", 404)
	ask(beside, "/r/talks", "list-members", "/team", "", 200)
	ask(c.token(t, "reader", team.Read).bearer, "/r/talks", "list-mechanisms", "/mechanisms", "", 404) // he knows of no such record

	var me api.Me
	if err := json.Unmarshal([]byte(ask(c.token(t, "anna", team.Read).bearer, "", "get-caller", "/me", "", 200)), &me); err != nil || me.Name != "Anna Berg" || me.Role != Reader || len(me.Records) != 2 || me.Records[1].To != "/r/talks/" {
		t.Errorf("%+v, %v", me, err)
	}
	page := ask(admin, "", "list-members", "/team", "", 200)
	same(t, "list-members", page, c.as(t, "anna").ask("GET", "/team.json", nil).Body.String())
	if !strings.Contains(page, key) || strings.Contains(page, "talks") {
		t.Error(page)
	}
	ask(admin, "", "revoke-role", "/team/members/ben?mechanism="+url.QueryEscape(key), "", 204)
	ask(admin, "", "revoke-role", "/team/members/ben?mechanism="+url.QueryEscape(key), "", 404)
	ask(admin, "", "revoke-role", "/team/members/anna", "", 422) // the last one
	ask(admin, "", "close-account", "/team/people/ben", "", 204)
	ask(admin, "", "close-account", "/team/people/anna", "", 422)
	if page := ask(admin, "", "list-members", "/team", "", 200); !strings.Contains(page, `"state":"closed"`) || strings.Contains(page, key) {
		t.Error(page)
	}
}

// TestAPIParts walks through lists by their Link, and comes past everything
// once.
func TestAPIParts(t *testing.T) {
	s := serving(t, filled(t), "Anna")
	walk := func(path string, ids func(body string) []string) (all []string) {
		for at := path; at != ""; {
			resp, body := s.ask(t, "GET", at, "")
			if resp.StatusCode != http.StatusOK {
				t.Fatal(at, resp.StatusCode, body)
			}
			got := ids(body)
			if len(all) > 0 && len(got) == 0 || len(got) > 7 {
				t.Fatalf("%s has %d", at, len(got))
			}
			all = append(all, got...)
			at = ""
			for _, link := range strings.Split(resp.Header.Get("Link"), ", ") {
				to, rel, _ := strings.Cut(link, ">; ")
				if rel == `rel="next"` {
					to, err := resp.Request.URL.Parse(strings.TrimPrefix(to, "<"))
					if err != nil {
						t.Fatal(err)
					}
					at = to.RequestURI()
				}
			}
		}
		return all
	}
	documents := func(body string) (out []string) {
		var p page.Accounts
		if err := json.Unmarshal([]byte(body), &p); err != nil {
			t.Fatal(err)
		}
		for _, a := range p.Accounts {
			out = append(out, a.Hash)
		}
		return out
	}
	hits := func(body string) (out []string) {
		var p page.Search
		if err := json.Unmarshal([]byte(body), &p); err != nil {
			t.Fatal(err)
		}
		for _, h := range p.Hits {
			out = append(out, h.To)
		}
		return out
	}
	commitments := func(body string) (out []string) {
		var p page.Commitments
		if err := json.Unmarshal([]byte(body), &p); err != nil {
			t.Fatal(err)
		}
		for _, c := range p.Lines {
			out = append(out, c.To)
		}
		return out
	}
	for _, x := range []struct {
		path string
		ids  func(string) []string
		many int
	}{
		{"/documents?limit=7", documents, len(twin[page.Accounts](t, s, "/accounts.json").Accounts)},
		{"/search?limit=7&by=JPN", hits, twin[page.Search](t, s, "/search.json?by=JPN").Total},
		{"/commitments?limit=7", commitments, twin[page.Commitments](t, s, "/commitments.json").Total},
	} {
		all := walk(api.Base+x.path, x.ids)
		once := slices.Compact(slices.Sorted(slices.Values(all)))
		if len(all) != x.many || len(once) != x.many || x.many < 8 {
			t.Errorf("%s: %d, %d different, of %d", x.path, len(all), len(once), x.many)
		}
	}
}

// TestAPIUnchanged answers nothing new with nothing, and a change in full.
func TestAPIUnchanged(t *testing.T) {
	s := serving(t, filled(t), "Anna")
	path := api.Base + "/documents/" + hashOf(t, "vietnam-japan-12")
	resp, body := s.ask(t, "GET", path, "")
	tag := resp.Header.Get("ETag")
	if tag == "" || body == "" {
		t.Fatal(resp.Header)
	}
	for _, have := range []string{tag, `"x", W/` + tag} {
		if resp, body := s.ask(t, "GET", path, "", "If-None-Match", have); resp.StatusCode != http.StatusNotModified || body != "" {
			t.Errorf("%s: %d %q", have, resp.StatusCode, body)
		}
	}
	if resp, _ := s.ask(t, "GET", path+"?show=ask", "", "If-None-Match", tag); resp.StatusCode != http.StatusOK {
		t.Errorf("another filter: %d", resp.StatusCode)
	}
	if resp, body := s.ask(t, "POST", path+"/decisions", `{"act": "accept", "on": {"what": "document"}, "seen": 0}`); resp.StatusCode != http.StatusCreated {
		t.Fatal(resp.StatusCode, body)
	}
	if resp, _ := s.ask(t, "GET", path, "", "If-None-Match", tag); resp.StatusCode != http.StatusOK || resp.Header.Get("ETag") == tag {
		t.Errorf("after a decision: %d", resp.StatusCode)
	}
}

// TestAPIConflict answers with both decisions, and keeps neither twice.
func TestAPIConflict(t *testing.T) {
	s := serving(t, filled(t), "Anna")
	hash := hashOf(t, "vietnam-japan-12")
	path := api.Base + "/documents/" + hash + "/decisions"
	d := twin[page.Document](t, s, "/d/"+hash[:16]+".json")
	body := func(act record.Act, seen int64) string {
		q := d.Statements[0].Statement.Quote
		b, err := json.Marshal(api.DecisionMade{Act: act, On: api.Place{Passage: q, Quote: q.In(d.Text)}, Seen: seen})
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	_, first := s.ask(t, "POST", path, body(record.Accept, 0))
	resp, second := s.ask(t, "POST", path, body(record.Reject, 0))
	var c api.Conflict
	if err := json.Unmarshal([]byte(second), &c); err != nil || resp.StatusCode != http.StatusConflict {
		t.Fatal(resp.StatusCode, second, err)
	}
	var made store.Entry
	if err := json.Unmarshal([]byte(first), &made); err != nil || c.Theirs.Hash != made.Hash || c.Yours.Act != record.Reject {
		t.Errorf("%s\nagainst\n%s", first, second)
	}
	if resp, body := s.ask(t, "POST", path, body(record.Reject, c.Theirs.Number)); resp.StatusCode != http.StatusCreated {
		t.Error(resp.StatusCode, body)
	}
	if head, err := s.Library.LatestDecisions(t.Context(), 0, 9); err != nil || len(head) != 2 {
		t.Errorf("%d decisions, %v", len(head), err)
	}
}

// TestAPIUnread says what is the matter with an account that nobody has read.
func TestAPIUnread(t *testing.T) {
	l := empty(t)
	out, err := l.Add(t.Context(), store.Arrival{Address: "note.txt", Got: today, Document: record.Document{Text: "Kenya asked Finland to open a port."}})
	if err != nil {
		t.Fatal(err)
	}
	w := send(asRole(t, Options{Library: l}, Reader), "GET", api.Base+"/documents/"+out[0].Hash, "")
	if w.Code != http.StatusNotFound || !strings.Contains(w.Body.String(), "has not been read yet") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

// TestAPIKeptOut refuses what another page sends in somebody's name, and what
// is no operation.
func TestAPIKeptOut(t *testing.T) {
	l := filled(t)
	h := asRole(t, Options{Library: l}, Administrator)
	decide := api.Base + "/documents/" + hashOf(t, "vietnam-japan-12") + "/decisions"
	const accept = `{"act": "accept", "on": {"what": "document"}, "seen": 0}`
	for name, header := range map[string][]string{
		"another site":          {"Sec-Fetch-Site", "cross-site"},
		"another origin":        {"Origin", "https://evil.example"},
		"a form of another":     {"Origin", "https://evil.example", "Content-Type", "text/plain"},
		"a form that is passed": {"Content-Type", "text/plain"},
	} {
		if w := send(h, "POST", decide, accept, header...); w.Code < 400 || w.Code >= 500 {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	if entries, err := l.LatestDecisions(t.Context(), 0, 1); err != nil || len(entries) > 0 {
		t.Errorf("%d decisions, %v", len(entries), err)
	}
	for _, x := range []string{"GET /nothing", "DELETE /documents", "POST /search", "GET /", "GET /documents/../../log"} {
		method, path, _ := strings.Cut(x, " ")
		w := send(h, method, api.Base+path, "")
		if w.Code != http.StatusNotFound && w.Code != http.StatusTemporaryRedirect && w.Code != http.StatusMovedPermanently {
			t.Errorf("%s: %d", x, w.Code)
		}
	}
	if w := send(h, "GET", "/api/v2/health", ""); w.Code != http.StatusNotFound {
		t.Errorf("another version: %d", w.Code)
	}
}

// TestAPIHostile gives back what is hostile as JSON, which no browser takes for
// a page.
func TestAPIHostile(t *testing.T) {
	l := empty(t)
	h := asRole(t, Options{Library: l}, Administrator)
	for _, x := range hostile {
		b, err := json.Marshal(api.Account{Text: hostileAccount(x), Title: x, Publisher: x, Published: "2026-03-04"})
		if err != nil {
			t.Fatal(err)
		}
		if w := send(h, "POST", api.Base+"/documents", string(b)); w.Code != http.StatusCreated {
			t.Errorf("%q as an account: %d %s", x, w.Code, w.Body)
		}
		b, err = json.Marshal(x)
		if err != nil {
			t.Fatal(err)
		}
		for _, field := range []string{"text", "name", "published", "url", "language"} {
			if w := send(h, "POST", api.Base+"/documents", `{"text": "x", "`+field+`": `+string(b)+`}`); w.Code >= 500 {
				t.Errorf("%q as %s: %d", x, field, w.Code)
			}
		}
		for _, path := range []string{"/search?q=", "/search?by=", "/search?person=", "/search?mechanism=", "/commitments?of=", "/commitments?whose=", "/people?of=", "/mechanisms?of=", "/mechanisms/", "/documents/"} {
			w := send(h, "GET", api.Base+path+url.PathEscape(x), "")
			if w.Code >= 500 || !strings.Contains(w.Header().Get("Content-Type"), "json") && w.Code < 300 || w.Header().Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%s with %q: %d %v", path, x, w.Code, w.Header())
			}
		}
	}
	for _, path := range []string{"/documents", "/mechanisms", "/people", "/commitments", "/decisions"} {
		if w := send(h, "GET", api.Base+path, ""); w.Code != http.StatusOK || !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

// FuzzDecision sends whatever comes as a decision: it is refused or kept, and
// the page of the account is there after it.
func FuzzDecision(f *testing.F) {
	l := filled(f)
	h := asRole(f, Options{Library: l}, Administrator)
	hash := hashOf(f, "vietnam-japan-12")
	for _, body := range []string{
		`{"act": "accept", "on": {"what": "document"}, "seen": 0}`,
		`{"act": "reject", "on": {"passage": {"start": 0, "end": 7}, "quote": "Vietnam"}, "seen": 3}`,
		`{"act": "amend", "on": {"passage": {"start": 0, "end": 7}, "quote": "Vietnam"}, "set": {"kind": "agree", "by": ["JPN"], "quote": {"start": 2, "end": 1}}, "seen": 3}`,
		`{"act": "add", "on": {"what": "meeting", "passage": {"start": 0, "end": 7}, "quote": "Vietnam"}, "set": {"ordinal": 3, "parties": ["JPN"]}, "seen": 3}`,
		`{"act": "same", "on": {"what": "mechanism", "passage": {"start": -1, "end": 7}}, "with": {"document": "` + hash + `", "name": "\u0000"}, "seen": 3}`,
		`{"act": "standing", "standing": "done", "on": {}, "with": {"document": "00000000"}, "seen": -1}`,
		`[1e99]`, `{"act": null}`, `{"act": "accept", "on": {"passage": {"start": 1e30}}}`, "\xff",
	} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		if w := send(h, "POST", api.Base+"/documents/"+hash+"/decisions", body); w.Code >= 500 {
			t.Fatalf("%q: %d %s", body, w.Code, w.Body)
		}
		if w := send(h, "GET", "/d/"+hash[:16], ""); w.Code != http.StatusOK {
			t.Fatalf("after %q the account is %d", body, w.Code)
		}
	})
}

// BenchmarkAPI times operations beside the twins of pages that answer the same.
func BenchmarkAPI(b *testing.B) {
	h := asRole(b, Options{Library: filled(b)}, Reader)
	hash := hashOf(b, "vietnam-japan-12")
	for name, paths := range map[string][2]string{
		"document":  {"/documents/" + hash, "/d/" + hash[:16] + ".json"},
		"mechanism": {"/mechanisms/jpn-vnm.defenc-dialogu-polici", "/m/jpn-vnm.defenc-dialogu-polici.json"},
		"search":    {"/search?q=training", "/search.json?q=training"},
	} {
		for kind, path := range map[string]string{"operation": api.Base + paths[0], "twin": paths[1]} {
			b.Run(name+"/"+kind, func(b *testing.B) {
				for b.Loop() {
					if w := send(h, "GET", path, ""); w.Code != http.StatusOK {
						b.Fatal(w.Code)
					}
				}
			})
		}
	}
}

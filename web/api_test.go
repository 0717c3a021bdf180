package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"rapporteur/record"
	"rapporteur/web/api"
	"rapporteur/web/page"
)

// described is what the tests need of the API's own description.
type described struct {
	Paths map[string]map[string]describedOp
}

type describedOp struct {
	OperationID, Summary, Description string
	Security                          []map[string][]string
	Parameters                        []struct {
		Name, In, Description string
		Required              bool
		Schema                struct{ Description string }
	}
	RequestBody struct {
		Content map[string]struct{ Example json.RawMessage }
	}
	Responses map[string]struct {
		Content map[string]struct {
			Schema json.RawMessage
		}
	}
}

// description fetches the description, and what holds answers to it.
func description(t testing.TB, s *site) (described, *jsonschema.Compiler) {
	t.Helper()
	status, body := s.get(t, "/api/openapi.json")
	if status != http.StatusOK {
		t.Fatal(status, body)
	}
	var d described
	if err := json.Unmarshal([]byte(body), &d); err != nil {
		t.Fatal(err)
	}
	whole, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("openapi.json", whole); err != nil {
		t.Fatal(err)
	}
	return d, c
}

// A call is one request of an operation, and the status it is to get.
type call struct {
	path, body string
	status     int
	twin       string // the page that says the same
}

// calls are requests for every operation, in a record of the samples.
func calls(t testing.TB, s *site) map[string][]call {
	t.Helper()
	const mechanism, edition = "jpn-vnm.defenc-dialogu-polici", "11"
	finland, kenya, vietnam := hashOf(t, "kenya-finland-3-by-finland"), hashOf(t, "kenya-finland-3-by-kenya"), hashOf(t, "vietnam-japan-12")
	m := twin[page.Mechanism](t, s, "/m/"+mechanism+".json")
	d := twin[page.Document](t, s, "/d/"+vietnam[:16]+".json")
	c := "/mechanisms/" + mechanism + "/commitments/" + m.Commitments[0].ID
	st := d.Statements[0]
	on := func(i int) api.Place {
		st := d.Statements[i].Statement
		return api.Place{What: record.OnStatement, Passage: st.Quote, Quote: st.Quote.In(d.Text)}
	}
	send := func(v any) string {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	decide := "/documents/" + vietnam + "/decisions"
	return map[string][]call{
		"list-mechanisms": {
			{"/mechanisms", "", 200, "/index.json"},
			{"/mechanisms?of=Vietnam", "", 200, "/index.json?of=Vietnam"},
			{"/mechanisms?limit=2&page=2", "", 200, ""},
			{"/mechanisms?page=none", "", 422, ""},
			{"/mechanisms?pages=1", "", 422, ""},
		},
		"get-mechanism": {
			{"/mechanisms/" + mechanism, "", 200, "/m/" + mechanism + ".json"},
			{"/mechanisms/nothing", "", 404, ""},
		},
		"get-meeting": {
			{"/mechanisms/" + mechanism + "/meetings/" + edition, "", 200, "/m/" + mechanism + "/" + edition + ".json"},
			{"/mechanisms/fin-ken.consult-polit/meetings/3?kind=agree", "", 200, "/m/fin-ken.consult-polit/3.json?kind=agree"},
			{"/mechanisms/" + mechanism + "/meetings/99", "", 404, ""},
			{"/mechanisms/" + mechanism + "/meetings/11?kind=agreed", "", 422, ""},
		},
		"compare-meeting": {
			{"/mechanisms/fin-ken.consult-polit/meetings/3/comparisons", "", 200, ""},
			{"/mechanisms/" + mechanism + "/meetings/" + edition + "/comparisons", "", 200, ""},
		},
		"get-commitment": {
			{c, "", 200, m.Commitments[0].To + ".json"},
			{c + "9", "", 404, ""},
		},
		"list-documents": {
			{"/documents", "", 200, "/accounts.json"},
			{"/documents?only=waiting", "", 200, "/accounts.json?only=waiting"},
			{"/documents?only=all", "", 422, ""},
		},
		"get-document": {
			{"/documents/" + vietnam[:16], "", 200, "/d/" + vietnam[:16] + ".json"},
			{"/documents/" + vietnam + "?show=ask", "", 200, "/d/" + vietnam[:16] + ".json?show=ask"},
			{"/documents/ffffffffffff", "", 404, ""},
			{"/documents/xyz", "", 422, ""},
		},
		"get-reading":   {{"/documents/" + vietnam + "/reading", "", 200, ""}, {"/documents/" + vietnam + "/reading?decided=true", "", 200, ""}},
		"list-versions": {{"/documents/" + vietnam + "/versions", "", 200, ""}},
		"get-text":      {{"/documents/" + vietnam + "/text", "", 200, ""}},
		"search": {
			{"/search", "", 200, "/search.json"},
			{"/search?q=training&kind=offer", "", 200, "/search.json?q=training&kind=offer"},
			{"/search?in=texts&q=hotline", "", 200, "/search.json?in=texts&q=hotline"},
			{"/search?standing=done&by=JPN", "", 200, "/search.json?standing=done&by=JPN"},
			{"/search?q=training&limit=3&page=2", "", 200, ""},
			{"/search?by=Atlantis", "", 422, ""},
			{"/search?since=2026-13", "", 422, ""},
			{"/search?area=peace", "", 422, ""},
		},
		"list-commitments": {
			{"/commitments", "", 200, "/commitments.json"},
			{"/commitments?whose=JPN&standing=open", "", 200, "/commitments.json?whose=JPN&standing=open"},
			{"/commitments?general=true", "", 200, "/commitments.json?general=yes"},
			{"/commitments?limit=5&page=2", "", 200, ""},
			{"/commitments?whose=Atlantis", "", 422, ""},
		},
		"list-people": {
			{"/people", "", 200, "/people.json"},
			{"/people?of=Japan", "", 200, "/people.json?of=Japan"},
		},
		"compare-documents": {
			{"/comparison?a=" + kenya[:16] + "&b=" + finland[:16], "", 200, "/compare.json?a=" + kenya[:16] + "&b=" + finland[:16]},
			{"/comparison?show=differs&a=" + kenya + "&b=" + finland, "", 200, "/compare.json?show=differs&a=" + kenya + "&b=" + finland},
			{"/comparison?a=" + kenya, "", 422, ""},
		},
		"list-decisions": {{"/decisions", "", 200, "/log.json"}, {"/decisions?limit=1", "", 200, ""}},
		"get-lexicon":    {{"/lexicon", "", 200, ""}},
		"get-health":     {{"/health", "", 200, ""}},
		"get-caller":     {{"/me", "", 200, ""}},
		"list-members":   {{"/team", "", 404, ""}},
		"grant-role":     {{"/team/members/ben", `{"role": "reader"}`, 404, ""}, {"/team/members/ben", `{"role": "owner"}`, 422, ""}},
		"revoke-role":    {{"/team/members/ben", "", 404, ""}},
		"add-person":     {{"/team/people", `{"account": "ben", "name": "Ben Okoro"}`, 404, ""}, {"/team/people", `{"account": "ben"}`, 422, ""}},
		"invite-person":  {{"/team/people/ben/invitations", "", 404, ""}},
		"close-account":  {{"/team/people/ben", "", 404, ""}},
		"add-document": {
			{"/documents", `{"text": "Lima – Peru and Chile held the 2nd Political Consultations on 3 March 2026. Peru proposed a hotline.", "publisher": "Andean Bulletin", "published": "2026-03-04"}`, 201, ""},
			{"/documents", `{"text": "Lima – Peru and Chile held the 2nd Political Consultations on 3 March 2026. Peru proposed a hotline."}`, 200, ""},
			{"/documents", `{"text": "<h1>Peru and Chile</h1><p>Peru asked Chile to open a port.</p>", "name": "note.html", "url": "https://peru.example/1"}`, 201, ""},
			{"/documents", `{"text": ""}`, 422, ""},
			{"/documents", `{"text": "x", "published": "2026-02-31"}`, 422, ""},
			{"/documents", `{"text": "x", "url": "javascript:1"}`, 422, ""},
			{"/documents", `{"text": "x", "author": "y"}`, 422, ""},
			{"/documents", `{"text": "a\u0000b"}`, 422, ""},
			{"/documents", `{"text": `, 400, ""},
			{"/documents", `{"text": "` + strings.Repeat("x", 17<<20) + `"}`, 413, ""},
		},
		"decide": {
			{decide, send(api.DecisionMade{Act: record.Accept, On: on(0)}), 201, ""},
			{decide, send(api.DecisionMade{Act: record.Reject, On: on(0)}), 409, ""},
			{decide, send(api.DecisionMade{Act: record.Accept, On: on(0)}), 200, ""},
			{decide, send(api.DecisionMade{Act: record.Amend, On: on(0), Set: map[string]any{"kind": "hope", "areas": []string{"cyber"}}, Note: "clearer", Seen: 99}), 201, ""},
			{decide, send(api.DecisionMade{Act: record.Withdraw, On: on(0), Seen: 99}), 201, ""},
			{decide, send(api.DecisionMade{Act: record.Withdraw, On: on(5), Seen: 99}), 422, ""},
			{decide, send(api.DecisionMade{Act: record.Accept, On: api.Place{What: record.OnDocument}}), 201, ""},
			{decide, send(api.DecisionMade{Act: record.Add, On: api.Place{Passage: record.Passage{Start: 0, End: 10}, Quote: record.Passage{Start: 0, End: 10}.In(d.Text)}, Set: map[string]any{"kind": "hope", "by": []string{"JPN"}}}), 201, ""},
			{decide, send(api.DecisionMade{Act: record.Same, On: on(1), With: &api.PlaceThere{Document: vietnam[:8], Place: on(2)}}), 201, ""},
			{decide, send(api.DecisionMade{Act: record.NotSame, On: on(1), With: &api.PlaceThere{Document: vietnam[:8], Place: on(3)}}), 201, ""},
			{decide, send(api.DecisionMade{Act: record.SetStand, Standing: record.Done, On: on(1), With: &api.PlaceThere{Document: vietnam, Place: on(2)}, Seen: 99}), 201, ""},
			{decide, send(api.DecisionMade{Act: record.SetStand, On: on(1), With: &api.PlaceThere{Document: vietnam, Place: on(2)}, Seen: 99}), 422, ""},
			{decide, send(api.DecisionMade{Act: record.Accept, On: api.Place{Passage: st.Statement.Quote, Quote: "other words"}}), 422, ""},
			{decide, send(api.DecisionMade{Act: record.Accept, On: api.Place{Passage: record.Passage{Start: 4, End: 999999}, Quote: "x"}}), 422, ""},
			{decide, send(api.DecisionMade{Act: record.Amend, On: on(1), Set: map[string]any{"kinds": "hope"}}), 422, ""},
			{decide, send(api.DecisionMade{Act: record.Amend, On: on(1), Set: map[string]any{"by": []string{"ATLANTIS"}}}), 422, ""},
			{decide, send(api.DecisionMade{Act: record.Amend, On: on(1), Set: map[string]any{"by": []string{}}}), 422, ""},
			{decide, `{"act": "sing", "on": {}, "seen": 0}`, 422, ""},
			{decide, `{"act": "accept", "seen": 0}`, 422, ""},
			{decide, `{"act": "accept", "on": {}}`, 422, ""},
			{decide, `[]`, 422, ""},
			{decide, `{"act": "accept", "note": "` + strings.Repeat("x", 70<<10) + `"}`, 413, ""},
			{"/documents/ffffffffffff/decisions", `{"act": "accept", "on": {"what": "document"}, "seen": 0}`, 404, ""},
		},
		"accept-statements": {
			{"/documents/" + kenya + "/acceptances", send(api.Acceptances{Statements: idsOf(t, s, kenya)}), 200, ""},
			{"/documents/" + kenya + "/acceptances", `{"statements": ["first"]}`, 422, ""},
			{"/documents/" + kenya + "/acceptances", `{"statements": []}`, 422, ""},
			{"/documents/" + kenya + "/acceptances", `{"statements": null}`, 422, ""},
		},
	}
}

func idsOf(t testing.TB, s *site, hash string) (ids []string) {
	for _, st := range twin[page.Document](t, s, "/d/"+hash[:16]+".json").Statements {
		ids = append(ids, st.ID)
	}
	return ids
}

// ask sends a request to the API.
func (s *site) ask(t testing.TB, method, path, body string, header ...string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := s.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	_, got := answered(t, resp)
	return resp, got
}

// TestAPI calls every operation of the description, holds each answer to the
// schema that the description has for it, and to the twin of the page that
// shows the same.
func TestAPI(t *testing.T) {
	s := serving(t, filled(t), "Anna")
	d, schemas := description(t, s)
	all := calls(t, s)
	called := map[string]bool{}
	// First in a record that nobody has decided about, then after all that is
	// added: twins and answers are to be of one state.
	for _, method := range []string{"get", "post", "put", "delete", "get"} {
		for path, ops := range d.Paths {
			op, ok := ops[method]
			if !ok {
				continue
			}
			called[op.OperationID] = true
			if op.OperationID == "" || op.Summary == "" || op.Description == "" {
				t.Errorf("%s %s is not described", method, path)
			}
			for _, p := range op.Parameters {
				if p.Description == "" && p.Schema.Description == "" {
					t.Errorf("%s: what is %s?", op.OperationID, p.Name)
				}
			}
			if len(all[op.OperationID]) == 0 {
				t.Errorf("no test calls %s", op.OperationID)
			}
			for i, c := range all[op.OperationID] {
				name := fmt.Sprintf("%s %d (%.100s)", op.OperationID, i+1, c.path)
				resp, body := s.ask(t, strings.ToUpper(method), api.Base+c.path, c.body)
				if resp.StatusCode != c.status {
					t.Errorf("%s: %d, want %d\n%.400s", name, resp.StatusCode, c.status, body)
					continue
				}
				fits(t, schemas, path, method, op, resp, body, name)
				if c.twin != "" {
					_, want := s.get(t, c.twin)
					same(t, name, body, want)
				}
				if resp.StatusCode >= 400 && (!strings.Contains(body, `"detail"`) || resp.Header.Get("Content-Type") != "application/problem+json") {
					t.Errorf("%s does not say what is wrong: %s", name, body)
				}
			}
		}
	}
	for id := range all {
		if !called[id] {
			t.Errorf("the description has no %s", id)
		}
	}
}

// fits holds an answer to the schema that the description has for its status.
func fits(t *testing.T, schemas *jsonschema.Compiler, path, method string, op describedOp, resp *http.Response, body, name string) {
	t.Helper()
	status := fmt.Sprint(resp.StatusCode)
	kind, _, _ := strings.Cut(resp.Header.Get("Content-Type"), ";")
	if _, ok := op.Responses["204"]; ok && resp.StatusCode == http.StatusNoContent && body == "" {
		return
	}
	if _, ok := op.Responses[status]; !ok {
		status = "default"
	}
	if _, ok := op.Responses[status].Content[kind]; !ok {
		t.Errorf("%s: the description has no %s for the status %d", name, kind, resp.StatusCode)
		return
	}
	if kind == "text/plain" {
		return
	}
	escaped := func(s string) string { return strings.NewReplacer("~", "~0", "/", "~1").Replace(s) }
	at := "openapi.json#/paths/" + url.PathEscape(escaped(path)) + "/" + method + "/responses/" + status + "/content/" + url.PathEscape(escaped(kind)) + "/schema"
	schema, err := schemas.Compile(at)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
	if err != nil {
		t.Fatalf("%s: %v\n%.300s", name, err, body)
	}
	if err := schema.Validate(v); err != nil {
		t.Errorf("%s: %v", name, err)
	}
}

// same holds two pieces of JSON to be the same.
func same(t *testing.T, name, a, b string) {
	t.Helper()
	var x, y bytes.Buffer
	if json.Compact(&x, []byte(a)) != nil || json.Compact(&y, []byte(b)) != nil {
		t.Errorf("%s: no JSON", name)
		return
	}
	unescaped := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&")
	if one, two := x.String(), unescaped.Replace(y.String()); one != two {
		i := 0
		for i < min(len(one), len(two)) && one[i] == two[i] {
			i++
		}
		t.Errorf("%s is not what the page has: …%.120s…\nagainst …%.120s…", name, one[max(0, i-20):], two[max(0, i-20):])
	}
}

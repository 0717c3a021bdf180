package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/web/page"
)

// TestSame has a person say that two names are one mechanism's or one
// person's, and that they are not.
func TestSame(t *testing.T) {
	l := empty(t)
	for i, text := range []string{
		"The 4th Kenya-Finland Defence Policy Dialogue was held in Nairobi on 11 June 2025, led by Permanent Secretary Patrick Mwangi and Under-Secretary Aino Lahti. Kenya and Finland agreed to hold a joint exercise in 2026.\n",
		"The 3rd Kenya-Finland Working Group on Peacekeeping was held in Helsinki on 3 March 2024, led by Permanent Secretary Peter Mwangi and Under-Secretary Aino Lahti. Finland offered to train twelve Kenyan officers.\n",
	} {
		if _, err := l.Take(t.Context(), record.Document{Text: text, Language: "en", Published: "2025-06-12", URL: "https://example.org/" + strconv.Itoa(i)}, today); err != nil {
			t.Fatal(err)
		}
	}
	s := serving(t, l, "Anna")
	names := func() map[string]string {
		out := map[string]string{}
		for _, m := range twin[page.Home](t, s, "/.json").Mechanisms {
			out[m.Name] = m.To
		}
		return out
	}
	before := names()
	if len(before) != 2 {
		t.Fatalf("the mechanisms are %v", before)
	}
	var ids []string
	for _, to := range before {
		ids = append(ids, strings.TrimPrefix(to, "/m/"))
	}
	send := func(path string, form url.Values) int {
		t.Helper()
		status, _ := s.post(t, path, form)
		return status
	}
	if got := send("/m/"+ids[0]+"/names", url.Values{"act": {"same"}, "mechanism": {ids[1]}}); got != http.StatusOK || len(names()) != 1 {
		t.Fatalf("joined: %d, %v", got, names())
	}
	at := "/m/" + ids[1] // either address lasts
	m := twin[page.Mechanism](t, s, at+".json")
	if len(m.Editions) != 2 || len(m.Names) != 1 {
		t.Fatalf("the joined mechanism has editions %v and names %v", m.Editions, m.Names)
	}
	people := func() int { return len(twin[page.Mechanism](t, s, at+".json").People) }
	if people() != 3 {
		t.Fatalf("%d people, want three", people())
	}
	if got := send(at+"/people", url.Values{"act": {"same"}, "name": {"Patrick Mwangi"}, "other": {"Peter Mwangi"}}); got != http.StatusOK || people() != 2 {
		t.Errorf("two people joined: %d, %d", got, people())
	}
	if _, body := s.get(t, at); !strings.Contains(body, "It is another person") || !strings.Contains(body, "It is another mechanism") {
		t.Error("what was joined cannot be parted")
	}
	if got := send(at+"/people", url.Values{"act": {"not-same"}, "name": {"Patrick Mwangi"}, "other": {"Peter Mwangi"}}); got != http.StatusOK || people() != 3 {
		t.Errorf("two people parted: %d, %d", got, people())
	}
	if got := send(at+"/names", url.Values{"act": {"not-same"}, "name": {m.Names[0].Name}}); got != http.StatusOK || len(names()) != 2 {
		t.Errorf("parted: %d, %v", got, names())
	}
	for name, c := range map[string]struct {
		path string
		form url.Values
		want int
	}{
		"a name that nobody has":  {at + "/names", url.Values{"act": {"same"}, "name": {"Board"}}, http.StatusUnprocessableEntity},
		"no such mechanism":       {at + "/names", url.Values{"act": {"same"}, "mechanism": {"nobody"}}, http.StatusNotFound},
		"another act":             {at + "/people", url.Values{"act": {"reject"}, "name": {"Aino Lahti"}, "other": {"Peter Mwangi"}}, http.StatusUnprocessableEntity},
		"one who was not there":   {at + "/people", url.Values{"act": {"same"}, "name": {"Aino Lahti"}, "other": {"Nobody"}}, http.StatusUnprocessableEntity},
		"a person and himself":    {at + "/people", url.Values{"act": {"same"}, "name": {"Aino Lahti"}, "other": {"Aino Lahti"}}, http.StatusUnprocessableEntity},
		"at a mechanism not here": {"/m/nobody/people", url.Values{"act": {"same"}, "name": {"Aino Lahti"}, "other": {"Peter Mwangi"}}, http.StatusNotFound},
	} {
		if got := send(c.path, c.form); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

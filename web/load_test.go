package web

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rapporteur/internal/generate"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/web/page"
)

var (
	documents = flag.Int("documents", 400, "how many accounts the record of TestPageTimes has")
	persons   = flag.Int("people", 20, "how many review at once in TestManyAtOnce")
)

// invented returns a library of n invented accounts.
func invented(t testing.TB, n int) *library.Library {
	t.Helper()
	l := empty(t)
	for from := 0; from < n; from += 500 {
		var all []store.Arrival
		for i := from; i < min(from+500, n); i++ {
			a := generate.New(1, i)
			all = append(all, store.Arrival{Address: a.Address, Got: today, Document: a.Document, Reader: l.Label, Reading: &a.Reading, Keys: l.MechanismKeys(a.Reading)})
		}
		if _, err := l.Add(t.Context(), all...); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

// TestPageTimes measures how long pages take on a record of invented accounts.
func TestPageTimes(t *testing.T) {
	l := invented(t, *documents)
	s := serving(t, l, "Anna")
	home := twin[page.Home](t, s, "/index.json")
	m := twin[page.Mechanism](t, s, home.Mechanisms[0].To+".json")
	a, b := firstTwo(m)
	pages := map[string]string{
		"home": "/", "accounts": "/accounts", "mechanism": home.Mechanisms[0].To, "meeting": m.Editions[0].To, "document": home.Accounts[0].To,
		"compare": "/compare?a=" + a + "&b=" + b, "commitments": "/commitments", "people": "/people", "search": "/search?q=training", "log": "/log",
	}
	for name, path := range pages {
		var took []time.Duration
		for range 21 {
			from := time.Now()
			if status, body := s.get(t, path); status != http.StatusOK {
				t.Fatalf("%s: %d %s", name, status, body)
			}
			took = append(took, time.Since(from))
		}
		first := took[0]
		slices.Sort(took)
		t.Logf("%-12s first %8v, median %8v, 95th percentile %8v", name, first.Round(10*time.Microsecond), took[10].Round(10*time.Microsecond), took[19].Round(10*time.Microsecond))
	}
}

// firstTwo are two accounts of a mechanism's page.
func firstTwo(p page.Mechanism) (a, b string) {
	all := p.Editions[0].Accounts
	if len(all) < 2 {
		all = append(all, p.Editions[1].Accounts...)
	}
	return all[0].Hash[:16], all[1].Hash[:16]
}

// TestManyAtOnce has many people review the same accounts at once, and loses
// nothing that anybody was told was kept.
func TestManyAtOnce(t *testing.T) {
	l := invented(t, 8)
	server, err := New(Options{Library: l, Now: func() time.Time { return today }, Gate: func(req *http.Request, _ string) (Visitor, error) {
		return Visitor{Name: req.Header.Get("Who"), Role: Rapporteur}, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	h := server.Handler("example.com")
	ask := func(who, method, path string, form url.Values) *httptest.ResponseRecorder {
		req := httptest.NewRequest(method, path, strings.NewReader(form.Encode()))
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Who", who)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, req)
		return w
	}
	var docs []page.Document
	for i := range 8 {
		a := generate.New(1, i)
		var d page.Document
		if err := json.Unmarshal(ask("", http.MethodGet, "/d/"+a.Document.Hash()[:16]+".json", nil).Body.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	var group sync.WaitGroup
	var mu sync.Mutex
	kept, refused := 0, 0
	for i := range *persons {
		group.Go(func() {
			for _, d := range docs {
				for k, st := range d.Statements {
					act := record.Accept
					if (i+k)%2 == 1 {
						act = record.Reject
					}
					w := ask(fmt.Sprintf("Person %d", i), http.MethodPost, "/d/"+d.Hash[:16], url.Values{"act": {string(act)}, "at": {st.ID}, "seen": {fmt.Sprint(d.Seen)}})
					mu.Lock()
					switch w.Code {
					case http.StatusSeeOther:
						kept++
					case http.StatusConflict:
						refused++
					default:
						t.Errorf("%d: %s", w.Code, w.Body)
					}
					mu.Unlock()
				}
			}
		})
	}
	group.Wait()
	n := 0
	for e, err := range l.Decisions(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Decision(); err != nil {
			t.Fatal(err)
		}
		n++
	}
	statements := 8 * generate.Statements
	t.Logf("%d decisions on %d statements, %d answers that they are kept, %d conflicts shown", n, statements, kept, refused)
	if n != statements || kept+refused != *persons*statements {
		t.Errorf("%d decisions on %d statements, %d answers that they are kept, %d conflicts shown", n, statements, kept, refused)
	}
}

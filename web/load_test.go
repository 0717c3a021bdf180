package web

import (
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
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

var persons = flag.Int("people", 20, "how many review at once in TestManyAtOnce")

// invented returns a library of n invented accounts.
func invented(t testing.TB, n int) *library.Library {
	t.Helper()
	l := empty(t)
	invent(t, l, n)
	return l
}

// invent adds n invented accounts.
func invent(t testing.TB, l *library.Library, n int) {
	t.Helper()
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
	if err := l.Tidy(t.Context(), n, func() {}); err != nil {
		t.Fatal(err)
	}
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

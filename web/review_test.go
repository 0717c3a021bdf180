package web

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
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

var reviewing = flag.Duration("for", 2*time.Second, "how long people review in TestReviewing")

// A turn is a decision that somebody sent, and what he was told.
type turn struct {
	who, document, at, speaker string
	act                        record.Act
	seen                       int64 // the last decision that he saw
	status                     int
	took                       time.Duration
	body                       string // of a conflict
}

// TestReviewing has people review accounts at once, shared ones and each his
// own, on two servers of one record, as two machines might run them. What
// anybody was told was kept is in the chain, what met with another's decision
// is shown beside it and is not, and the chain is whole:
//
//	go test ./web -run Reviewing -v -people 100 -for 1m
func TestReviewing(t *testing.T) {
	const shared = 3
	path := filepath.Join(t.TempDir(), "record.db")
	l := libraryAt(t, path)
	invent(t, l, shared+*persons)
	var servers []*httptest.Server
	for _, l := range []*library.Library{l, libraryAt(t, path)} {
		server, err := New(Options{Library: l, Now: time.Now, Gate: func(req *http.Request, _ string) (Visitor, error) {
			return Visitor{Name: req.Header.Get("Who"), Role: Rapporteur}, nil
		}})
		if err != nil {
			t.Fatal(err)
		}
		s := httptest.NewUnstartedServer(nil)
		s.Config.Handler = server.Handler(s.Listener.Addr().String())
		s.Start()
		t.Cleanup(s.Close)
		servers = append(servers, s)
	}
	turns := make([][]turn, *persons)
	looks := make([][]time.Duration, *persons)
	var group sync.WaitGroup
	began := time.Now()
	for i := range *persons {
		group.Go(func() {
			r := rand.New(rand.NewPCG(5, uint64(i))) //nolint:gosec // chance is not secret here
			p := person{fmt.Sprintf("Person %d", i), servers[i%2].URL, servers[i%2].Client()}
			for n := 0; time.Since(began) < *reviewing; n++ {
				account := shared + i
				if r.IntN(2) == 0 {
					account = r.IntN(shared)
				}
				some, looked, err := p.review(r, generate.New(1, account).Document.Hash()[:16], n)
				if err != nil {
					t.Error(err)
					return
				}
				turns[i], looks[i] = append(turns[i], some...), append(looks[i], looked)
			}
		})
	}
	group.Wait()
	took := time.Since(began)
	all := slices.Concat(turns...)
	kept, conflicts := weighed(t, l.Store, all)
	if kept == 0 {
		t.Error("nothing was kept")
	}
	times := make([]time.Duration, len(all))
	for i, x := range all {
		times[i] = x.took
	}
	looked := slices.Concat(looks...)
	t.Logf("%d people in %v: %d decisions kept, %.0f a second, %d conflicts shown", *persons, took.Round(time.Second), kept, float64(kept)/took.Seconds(), conflicts)
	for what, some := range map[string][]time.Duration{"to open an account": looked, "to decide": times} {
		slices.Sort(some)
		t.Logf("%-18s p50 %v, p95 %v", what, some[len(some)/2].Round(time.Millisecond), some[len(some)*95/100].Round(time.Millisecond))
	}
	if faults, err := l.Check(t.Context()); err != nil || len(faults) > 0 {
		t.Errorf("the doctor finds %v, %v", faults, err)
	}
}

// libraryAt returns a library of the record in a file.
func libraryAt(t *testing.T, path string) *library.Library {
	t.Helper()
	s, err := store.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return library.New(s, empty(t).Lex)
}

// A person asks a server, by the name that he has there.
type person struct {
	who, server string
	client      *http.Client
}

func (p person) ask(method, path string, form url.Values) (status int, body string, err error) {
	req, err := http.NewRequest(method, p.server+path, strings.NewReader(form.Encode())) //nolint:noctx // it ends with the test
	if err != nil {
		return 0, "", err
	}
	req.Header.Set("Who", p.who)
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	client := *p.client
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	resp, err := client.Do(req)
	if err != nil {
		return 0, "", err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return resp.StatusCode, string(b), err
}

// review opens an account and decides about some of its statements, as they
// were when it was opened.
func (p person) review(r *rand.Rand, hash string, n int) (turns []turn, looked time.Duration, err error) {
	from := time.Now()
	status, body, err := p.ask(http.MethodGet, "/d/"+hash+".json", nil)
	looked = time.Since(from)
	if err != nil || status != http.StatusOK {
		return nil, looked, fmt.Errorf("opening %s: %d %w", hash, status, err)
	}
	var d page.Document
	if err := json.Unmarshal([]byte(body), &d); err != nil {
		return nil, looked, err
	}
	for k := range 3 {
		st := d.Statements[r.IntN(min(4, len(d.Statements)))] // few, for people to meet
		x := turn{who: p.who, document: d.Hash, at: st.ID, seen: d.Seen, act: []record.Act{record.Accept, record.Reject, record.Amend}[r.IntN(3)]}
		form := url.Values{"act": {string(x.act)}, "at": {st.ID}, "seen": {fmt.Sprint(d.Seen)}}
		if x.act == record.Amend {
			// Words that nobody else says, to find them again.
			x.speaker = fmt.Sprintf("%s, turn %d.%d", p.who, n, k)
			form.Set("speaker", x.speaker)
			form.Set("kind", string(st.Statement.Kind))
			for name, parties := range map[string][]record.Party{"by": st.Statement.By, "to": st.Statement.To} {
				form.Set(name, strings.ReplaceAll(strings.Trim(fmt.Sprint(parties), "[]"), " ", ", "))
			}
		}
		from := time.Now()
		x.status, x.body, err = p.ask(http.MethodPost, "/d/"+hash, form)
		x.took = time.Since(from)
		if err != nil {
			return turns, looked, err
		}
		turns = append(turns, x)
	}
	return turns, looked, nil
}

// weighed holds what people were told against the chain, which it reads through.
func weighed(t *testing.T, s *store.Store, turns []turn) (kept, conflicts int) {
	t.Helper()
	said := map[string]int64{}    // numbers of decisions
	about := map[string][]int64{} // about one statement
	for e, err := range s.Decisions(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		d, err := e.Decision()
		if err != nil {
			t.Fatal(err)
		}
		var set record.Statement
		if d.Act == record.Amend {
			if err := json.Unmarshal(d.Set, &set); err != nil {
				t.Fatal(err)
			}
		}
		said[fmt.Sprint(d.On.Document, page.Span(d.On.Passage), d.Act, set.Speaker)] = e.Number
		place := d.On.Document + page.Span(d.On.Passage)
		about[place] = append(about[place], e.Number)
		kept++
	}
	for _, x := range turns {
		number, there := said[fmt.Sprint(x.document, x.at, x.act, x.speaker)]
		overlooked := func(n int64) bool { return n > x.seen && n < number }
		switch {
		case x.status == http.StatusSeeOther && x.act == record.Amend && slices.ContainsFunc(about[x.document+x.at], overlooked):
			t.Errorf("%s amends %s in decision %d and has not seen %v", x.who, x.at, number, about[x.document+x.at])
		case x.status == http.StatusSeeOther && !there:
			t.Errorf("%s was told that %s of %s in %.8s was kept, and it is not in the chain", x.who, x.act, x.at, x.document)
		case x.status == http.StatusConflict && x.act == record.Amend && there:
			t.Errorf("%s was shown a conflict about %s, and what he said was kept", x.who, x.at)
		case x.status == http.StatusConflict:
			conflicts++
			if x.act == record.Amend && !strings.Contains(x.body, x.speaker) {
				t.Errorf("%s does not see his own words beside the other's", x.who)
			}
		case x.status != http.StatusSeeOther:
			t.Errorf("%s: %d %s", x.who, x.status, x.body)
		}
	}
	return kept, conflicts
}

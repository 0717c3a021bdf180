//go:build linux

package web

import (
	"context"
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"rapporteur/internal/generate"
	"rapporteur/lexicon"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
)

var (
	documents = flag.Int("documents", 400, "how many accounts the record of TestPageTimes has")
	kept      = flag.String("in", "", "a record of so many accounts, that TestScale of cmd/rapporteur made or this test makes, and that stays")
	settled   = flag.Int("settled", 0, "how many mechanisms are worked out for the lists before; 0 is all")
	only      = flag.String("only", "", "the pages that TestPageTimes asks for, by a word of their names")
	visits    = flag.Int("visits", 20, "how often TestPageTimes asks for each page")
)

// stocked returns the library of a record of invented accounts, which is taken
// from a file where that is there.
func stocked(t *testing.T) *library.Library {
	t.Helper()
	if *kept == "" {
		return invented(t, *documents)
	}
	lex, err := lexicon.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	_, missing := os.Stat(*kept)
	s, err := store.Create(t.Context(), *kept)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	l := library.New(s, lex)
	if missing != nil {
		invent(t, l, *documents)
	}
	return l
}

// TestPageTimes measures how long it takes until the first byte of each page
// comes, on a record of invented accounts, each time of another mechanism:
//
//	go test ./web -run PageTimes -v -documents 1000000 -in /somewhere/million.db -visits 200 -timeout 9h
func TestPageTimes(t *testing.T) {
	l := stocked(t)
	from := time.Now()
	enough := errors.New("enough")
	n := 0
	if err := l.Settle(t.Context(), func(done, _ int) error {
		if n = done + 1; n == *settled {
			return enough
		}
		return t.Context().Err()
	}); err != nil && !errors.Is(err, enough) {
		t.Fatal(err)
	}
	if err := l.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	all, err := l.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d accounts, %d mechanisms; %d were worked out for the lists in %v", *documents, len(all.All), n, time.Since(from).Round(time.Second))
	s := serving(t, l, "Anna")
	r := rand.New(rand.NewPCG(1, 9)) //nolint:gosec // chance is not secret here
	slugOf := func(a generate.Account) string { return library.Slug(l.MechanismKeys(a.Reading)[0]) }
	account := func() generate.Account { return generate.New(1, r.IntN(*documents)) }
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	word := func() string {
		return pick("training", "patrol boats", "cyber", "hotline", "nurses", "navigation", "piracy", "fund", "treaty", "vaccines")
	}
	promised, _, _, err := l.Promises(t.Context(), library.PromiseQuery{Today: today, Limit: 900})
	if err != nil || len(promised) == 0 {
		t.Fatal(len(promised), err)
	}
	// Mechanisms whose dossiers are kept, and not at hand.
	var some []generate.Account
	for range min(*visits, 100) {
		a := account()
		d, ok := all.At(slugOf(a))
		if !ok {
			t.Fatal(slugOf(a))
		}
		if _, err := library.New(l.Store, l.Lex).Dossier(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		some = append(some, a)
	}
	one := func() generate.Account { return some[r.IntN(len(some))] }
	// Somebody decides about a statement; that is not measured.
	decided := func(a generate.Account, act record.Act) string {
		st := a.Reading.Statements[r.IntN(generate.Statements)]
		d := record.Decision{Who: "Anna", At: today, Act: act, On: record.Ref{What: record.OnStatement, Document: a.Document.Hash(), Passage: st.Quote, Quote: st.Quote.In(a.Document.Text)}}
		if _, err := l.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
		return "/m/" + slugOf(a)
	}
	for _, p := range []struct {
		name string
		path func() string
	}{
		{"home", func() string { return "/" }},
		{"home, one party's", func() string { return "/?of=" + pick("Japan", "Kenya", "Finland", "policy", "navy+talks") }},
		{"accounts", func() string { return "/accounts" }},
		{"mechanism", func() string { return "/m/" + slugOf(one()) }},
		{"meeting", func() string {
			a := one()
			return "/m/" + slugOf(a) + "/" + library.AccountSlug(a.Document.Hash())
		}},
		{"commitment", func() string {
			p := promised[r.IntN(len(promised))]
			return "/m/" + library.Slug(p.Key) + "/c/" + p.Opens
		}},
		{"document", func() string { return "/d/" + account().Document.Hash()[:16] }},
		{"compare", func() string {
			n := r.IntN(*documents) / 2 * 2 // two accounts of one meeting
			return "/compare?a=" + generate.New(1, n).Document.Hash()[:16] + "&b=" + generate.New(1, n+1).Document.Hash()[:16]
		}},
		{"commitments", func() string {
			q := url.Values{"standing": {pick("", "open", "overdue", "done", "silent")}, "whose": {pick("", "JPN", "KEN")}, "of": {pick("", "", "Japan", "policy dialogue")}, "page": {pick("1", "2", "9")}}
			return "/commitments?" + q.Encode()
		}},
		{"people", func() string { return "/people?of=" + pick("", "Vietnam", "Nguy", "navy") + "&page=" + pick("1", "3") }},
		{"search", func() string {
			q := url.Values{"q": {word()}, "by": {pick("", "", "Japan", "KEN")}, "kind": {pick("", "", "offer", "request")}}
			return "/search?" + q.Encode()
		}},
		{"search, standing", func() string { return "/search?q=" + url.QueryEscape(word()) + "&standing=" + pick("done", "silent") }},
		{"search, texts", func() string { return "/search?in=texts&q=" + url.QueryEscape(word()) }},
		{"log", func() string { return "/log" }},
		{"mechanism accepted in", func() string { return decided(one(), record.Accept) }},
		{"mechanism decided on", func() string { return decided(account(), record.Reject) }},
		{"commitments decided on", func() string { return "/commitments" }},
	} {
		if !strings.Contains(p.name, *only) {
			continue
		}
		var took, worked []time.Duration
		slowest := ""
		for range *visits {
			path := p.path()
			before := working(t)
			d := firstByte(t, s, path)
			worked = append(worked, working(t)-before)
			if took = append(took, d); d == slices.Max(took) {
				slowest = path
			}
		}
		slices.Sort(took)
		slices.Sort(worked)
		at := func(all []time.Duration, percent int) time.Duration {
			return all[(len(all)-1)*percent/100].Round(100 * time.Microsecond)
		}
		t.Logf("%-22s p50 %8v, p95 %8v, longest %8v; of one core %8v, %8v (%s)", p.name, at(took, 50), at(took, 95), at(took, 100), at(worked, 50), at(worked, 95), strings.TrimSuffix(slowest, "?"))
	}
}

// working tells how long this process has worked on all cores, which does not
// depend on what else the machine does. Whoever asks and the collector of what
// is no longer used are in it.
func working(t *testing.T) time.Duration {
	t.Helper()
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// firstByte tells how long an answer takes to begin.
func firstByte(t *testing.T, s *site, path string) time.Duration {
	t.Helper()
	req, err := http.NewRequestWithContext(context.WithoutCancel(t.Context()), http.MethodGet, s.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	from := time.Now()
	resp, err := s.client.Do(req)
	took := time.Since(from)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if body, err := io.ReadAll(resp.Body); err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %d %v %s", path, resp.StatusCode, err, body)
	}
	return took
}

package web

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur/lexicon"
	"rapporteur/library"
	"rapporteur/samples"
	"rapporteur/store"
)

// today is the day on which the tests take place.
var today = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)

// empty returns the library of a new record.
func empty(t testing.TB) *library.Library {
	t.Helper()
	lex, err := lexicon.Load("en")
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "record.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return library.New(s, lex)
}

// filled returns a library of all samples.
func filled(t testing.TB) *library.Library {
	t.Helper()
	l := empty(t)
	all, err := samples.Documents()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.TakeAll(t.Context(), all, today); err != nil {
		t.Fatal(err)
	}
	return l
}

// A site is a server under test, with somebody who is let in.
type site struct {
	*Server
	url    string
	client *http.Client
}

// serving starts a server of a library, in which somebody decides.
func serving(t testing.TB, l *library.Library, who string) *site {
	t.Helper()
	at := today
	s, err := New(Options{
		Library: l, Who: who,
		Now:     func() time.Time { at = at.Add(time.Second); return at },
		Example: func(context.Context) (*library.Library, error) { return filled(t), nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(nil)
	server.Config.Handler = s.Handler(server.Listener.Addr().String())
	server.Start()
	t.Cleanup(server.Close)
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	x := &site{s, server.URL, &http.Client{Jar: jar}}
	x.get(t, s.NewLink())
	return x
}

// get fetches a page.
func (s *site) get(t testing.TB, path string) (status int, body string) {
	t.Helper()
	resp, err := s.client.Get(s.url + path)
	if err != nil {
		t.Fatal(err)
	}
	return answered(t, resp)
}

// post sends a form.
func (s *site) post(t testing.TB, path string, form url.Values) (status int, body string) {
	t.Helper()
	resp, err := s.client.PostForm(s.url+path, form)
	if err != nil {
		t.Fatal(err)
	}
	return answered(t, resp)
}

func answered(t testing.TB, resp *http.Response) (int, string) {
	t.Helper()
	b, err := io.ReadAll(resp.Body)
	if err := errors.Join(err, resp.Body.Close()); err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

// twin fetches the JSON of a page.
func twin[T any](t testing.TB, s *site, path string) (v T) {
	t.Helper()
	status, body := s.get(t, path)
	if err := json.Unmarshal([]byte(body), &v); err != nil || status != http.StatusOK {
		t.Fatalf("%s: %d %v\n%s", path, status, err, body)
	}
	return v
}

// hashOf returns the hash of the sample whose name begins so.
func hashOf(t testing.TB, name string) string {
	t.Helper()
	all, err := samples.Documents()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		if strings.HasPrefix(d.Name, name) {
			return d.Hash()
		}
	}
	t.Fatalf("no sample %q", name)
	return ""
}

package library

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/store"
)

var today = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)

// empty returns the library of a new record.
func empty(t testing.TB) *Library {
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
	return New(s, lex)
}

// take keeps an account that stands on a page, and returns its hash.
func take(t *testing.T, l *Library, url, text string) string {
	t.Helper()
	out, err := l.Take(t.Context(), record.Document{Text: text, Language: "en", Publisher: "Ministry of Defence", Published: "2025-06-12", URL: url}, today)
	if err != nil {
		t.Fatal(err)
	}
	return out.Hash
}

// found tells in how many accounts the record has each mechanism.
func found(t *testing.T, l *Library) map[string]int {
	t.Helper()
	all, err := l.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int{}
	for _, d := range all.All {
		x, err := l.Dossier(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		out[d.Name] = 0
		for _, e := range x.Editions {
			out[d.Name] += len(e.Accounts)
		}
	}
	return out
}

const (
	dialogue = "The 4th Kenya-Finland Defence Policy Dialogue was held in Nairobi on 11 June 2025. " +
		"Kenya and Finland agreed to hold a joint exercise on crisis management in 2026.\n"
	unnamed = "Officials of Kenya and Finland met in Helsinki on 3 March 2024 for a Working Group on Peacekeeping Matters. " +
		"Finland offered to train twelve Kenyan officers in crisis management.\n"
)

// TestSeat has an account go to the mechanism to which a person says that its
// meeting belongs, stay there whatever is read again, and come back.
func TestSeat(t *testing.T) {
	l := empty(t)
	ctx := t.Context()
	take(t, l, "https://example.org/4", dialogue)
	hash := take(t, l, "https://example.org/3", unnamed)
	before := found(t, l)
	if len(before) != 2 {
		t.Fatalf("the accounts are of %v, want two mechanisms", before)
	}
	k, err := l.Reading(ctx, hash)
	if err != nil {
		t.Fatal(err)
	}
	m := k.Reading.Meetings[k.Reading.Subject()]
	on := record.Ref{What: record.OnMeeting, Document: hash, Passage: m.Evidence[0], Quote: m.Evidence[0].In(unnamed), Name: m.Mechanism}
	decide := func(d record.Decision) error {
		t.Helper()
		today = today.Add(time.Second)
		d.Who, d.At = "Anna", today
		_, err := l.Decide(ctx, d)
		return err
	}
	want := func(when string, name string, n int) {
		t.Helper()
		if got := found(t, l); got[name] != n {
			t.Errorf("%s: %v, want %d of %q", when, got, n, name)
		}
		faults, err := l.Check(ctx)
		if err != nil || len(faults) > 0 {
			t.Errorf("%s: the doctor finds %v, %v", when, faults, err)
		}
	}
	const name = "Kenya-Finland Defence Policy Dialogue"
	set := json.RawMessage(`{"mechanism":"` + name + `","ordinal":3,"start":"2024-03-02"}`)
	if err := decide(record.Decision{Act: record.Amend, On: on, Set: set}); err != nil {
		t.Fatal(err)
	}
	want("amended", name, 2)
	hits, _, err := l.Statements(ctx, store.Search{Words: "officers", Mechanism: "policy dialogue", Limit: 5})
	if err != nil || len(hits) != 1 || hits[0].Date != "2024-03-02" {
		t.Errorf("search by the mechanism finds %v, %v", hits, err)
	}
	again := func() {
		t.Helper()
		if err := l.DropReadings(ctx); err != nil {
			t.Fatal(err)
		}
		works, err := l.Unread(ctx, l.Label, nil, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range works {
			d := store.Done{Work: w, Reading: l.Reader.Read(w.Document)}
			if d.Corrected, d.Keys, err = l.Seat(ctx, w.Address, d.Reading); err != nil {
				t.Fatal(err)
			}
			if err := l.Reread(ctx, l.Label, []store.Done{d}); err != nil {
				t.Fatal(err)
			}
		}
	}
	again()
	want("read again", name, 2)
	newer := take(t, l, "https://example.org/3", strings.Replace(unnamed, "twelve", "fourteen", 1))
	want("a new version of the page", name, 2)
	if err := decide(record.Decision{Act: record.Withdraw, On: on}); err != nil {
		t.Fatal(err)
	}
	want("withdrawn", name, 1)
	if got := found(t, l); len(got) != 2 {
		t.Errorf("withdrawn: %v, want two mechanisms", got)
	}

	// What cannot be is refused, and nothing of it is kept.
	on.Document = newer
	for _, set := range []string{`{"start":"yesterday"}`, `{"role":"guest"}`, `{"colour":"red"}`} {
		if err := decide(record.Decision{Act: record.Amend, On: on, Set: json.RawMessage(set)}); !errors.Is(err, store.ErrRefused) {
			t.Errorf("%s: %v, want it refused", set, err)
		}
	}
	if on, err := l.LatestDecisions(ctx, 0, 10); err != nil || len(on) != 2 {
		t.Errorf("%d decisions are kept, %v; want the two that could be", len(on), err)
	}

	// A meeting that the reader did not see.
	text := "A note on cooperation.\nKenya thanked Finland for the training of its officers.\n"
	lone := take(t, l, "https://example.org/note", text)
	p := record.Passage{Start: 0, End: 22}
	add := record.Decision{
		Act: record.Add, On: record.Ref{What: record.OnMeeting, Document: lone, Passage: p, Quote: p.In(text), Name: name},
		Set: json.RawMessage(`{"role":"subject","mechanism":"` + name + `","parties":["KEN","FIN"],"ordinal":2}`),
	}
	if err := decide(add); err != nil {
		t.Fatal(err)
	}
	want("added", name, 2)
	all, err := l.Catalogue(ctx)
	if err != nil || !slices.ContainsFunc(all.All, func(d Dialogue) bool { return d.Name == name && d.Documents == 2 }) {
		t.Errorf("the dialogues are %v, %v", all, err)
	}
}

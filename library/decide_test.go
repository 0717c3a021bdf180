package library_test

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur/lexicon"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/samples"
	"rapporteur/store"
)

var today = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)

// filled returns a library of one sample, and that filed.
func filled(t *testing.T) (*library.Library, library.Filing) {
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
	all, err := samples.Documents()
	if err != nil {
		t.Fatal(err)
	}
	l := library.New(s, lex)
	out, err := l.Take(t.Context(), all[0], today)
	if err != nil {
		t.Fatal(err)
	}
	f, err := l.File(t.Context(), out.Hash[:8])
	if err != nil {
		t.Fatal(err)
	}
	return l, f
}

// on names the first statement of an account.
func on(f library.Filing) record.Ref {
	st := f.All[0].Statement
	return record.Ref{What: record.OnStatement, Document: f.Hash, Passage: st.Quote, Quote: st.Quote.In(f.Reading.Document.Text)}
}

func TestDecideSeen(t *testing.T) {
	l, f := filled(t)
	if f.Seen != 0 || f.Waiting() != len(f.All) {
		t.Fatalf("decision %d is seen, and %d of %d wait", f.Seen, f.Waiting(), len(f.All))
	}
	decide := func(who string, act record.Act, set string, seen int64) (store.Entry, error) {
		d := record.Decision{Who: who, At: today, Act: act, On: on(f)}
		if set != "" {
			d.Set = json.RawMessage(set)
		}
		return l.DecideSeen(t.Context(), d, seen)
	}
	first, err := decide("Anna", record.Accept, "", 0)
	if err != nil || first.Number != 1 {
		t.Fatal(first, err)
	}
	same, err := decide("Ben", record.Accept, "", 0)
	if err != nil || same.Hash != first.Hash {
		t.Errorf("the same again is %v, %v", same, err)
	}
	var other *library.Conflict
	if _, err := decide("Ben", record.Reject, "", 0); !errors.As(err, &other) || other.Theirs.Number != 1 || other.Yours.Who != "Ben" {
		t.Errorf("a conflict is not seen: %v", err)
	}
	if e, err := decide("Ben", record.Amend, `{"due": "2027"}`, 1); err != nil || e.Number != 2 {
		t.Error(e, err)
	}
	if e, err := decide("Anna", record.Amend, `{"due":"2027"}`, 1); err != nil || e.Number != 2 {
		t.Errorf("the same fields in other spacing: %v, %v", e, err)
	}
	if e, err := decide("Ben", record.Withdraw, "", 2); err != nil || e.Number != 3 {
		t.Error(e, err)
	}
	if e, err := decide("Anna", record.Withdraw, "", 2); err != nil || e.Number != 4 {
		t.Errorf("each withdraws his own word: %v, %v", e, err)
	}
	if f, err = l.File(t.Context(), f.Hash); err != nil || f.Seen != 4 || f.All[0].Act() != "" {
		t.Error(f.Seen, f.All[0].Act(), err)
	}
}

func TestCheckSet(t *testing.T) {
	for _, c := range []struct {
		what      record.What
		set, want string
	}{
		{record.OnStatement, ``, ""},
		{record.OnStatement, `{"kind": "offer", "areas": ["cyber"], "due": "2027-06"}`, ""},
		{record.OnStatement, `{"kinds": "offer"}`, "unknown field"},
		{record.OnStatement, `{"kind": "offering"}`, "none of"},
		{record.OnStatement, `{"due": "June"}`, "no date"},
		{record.OnStatement, `{"areas": ["peace"]}`, "not known"},
		{record.OnStatement, `{"start": "2027"}`, "unknown field"},
		{record.OnMeeting, `{"start": "2027", "ordinal": 3}`, ""},
		{record.OnMeeting, `{"start": "soon"}`, "no date"},
		{record.OnMeeting, `{"kind": "offer"}`, "unknown field"},
	} {
		err := library.CheckSet(c.what, json.RawMessage(c.set))
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %s: %v, want %q", c.what, c.set, err, c.want)
		}
	}
	l, f := filled(t)
	_, err := l.DecideSeen(t.Context(), record.Decision{Who: "Anna", At: today, Act: record.Amend, On: on(f), Set: json.RawMessage(`{"kinds": 1}`)}, 0)
	if !errors.Is(err, store.ErrRefused) {
		t.Errorf("fields that there are not: %v", err)
	}
}

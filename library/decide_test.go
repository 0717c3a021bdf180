package library

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/samples"
	"rapporteur/store"
	"rapporteur/store/team"
)

// filled returns a library of one sample, and that filed.
func filled(t *testing.T) (*Library, Filing) {
	t.Helper()
	all, err := samples.Documents()
	if err != nil {
		t.Fatal(err)
	}
	l := empty(t)
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
func on(f Filing) record.Ref {
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
		return l.DecideSeen(t.Context(), d, seen, team.Head)
	}
	first, err := decide("Anna", record.Accept, "", 0)
	if err != nil || first.Number != 1 {
		t.Fatal(first, err)
	}
	same, err := decide("Ben", record.Accept, "", 0)
	if err != nil || same.Hash != first.Hash {
		t.Errorf("the same again is %v, %v", same, err)
	}
	var other *Conflict
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

// TestOverrule lets a rapporteur decide what nobody else has decided, and a
// head's office decide all the same.
func TestOverrule(t *testing.T) {
	l, f := filled(t)
	seen := int64(99)
	for i, c := range []struct {
		who   string
		role  team.Role
		act   record.Act
		final bool
	}{
		{"Anna", team.Rapporteur, record.Accept, false},
		{"Anna", team.Rapporteur, record.Reject, false}, // her own word
		{"Ben", team.Rapporteur, record.Reject, false},  // which says the same
		{"Ben", team.Rapporteur, record.Accept, true},
		{"Cleo", team.Head, record.Accept, false},
		{"Anna", team.Rapporteur, record.Reject, true}, // hers no longer stands
		{"Anna", team.Rapporteur, record.Withdraw, false},
		{"Cleo", team.Head, record.Withdraw, false},
		{"Ben", team.Rapporteur, record.Withdraw, false},
		{"Dora", team.Rapporteur, record.Reject, false}, // nobody's stands any more
		{"Ben", team.Administrator, record.Accept, false},
	} {
		_, err := l.DecideSeen(t.Context(), record.Decision{Who: c.who, At: today, Act: c.act, On: on(f)}, seen, c.role)
		var other *Conflict
		if errors.As(err, &other) != c.final || other != nil && !other.Final || err != nil && other == nil {
			t.Errorf("%d: %s as %s: %v", i, c.act, c.who, err)
		}
	}
	// What stands beside it is another thing.
	st := f.All[1].Statement
	beside := record.Ref{What: record.OnStatement, Document: f.Hash, Passage: st.Quote, Quote: st.Quote.In(f.Reading.Document.Text)}
	if _, err := l.DecideSeen(t.Context(), record.Decision{Who: "Dora", At: today, Act: record.Reject, On: beside}, seen, team.Rapporteur); err != nil {
		t.Error(err)
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
		err := CheckSet(c.what, json.RawMessage(c.set))
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %s: %v, want %q", c.what, c.set, err, c.want)
		}
	}
	l, f := filled(t)
	_, err := l.DecideSeen(t.Context(), record.Decision{Who: "Anna", At: today, Act: record.Amend, On: on(f), Set: json.RawMessage(`{"kinds": 1}`)}, 0, team.Head)
	if !errors.Is(err, store.ErrRefused) {
		t.Errorf("fields that there are not: %v", err)
	}
}

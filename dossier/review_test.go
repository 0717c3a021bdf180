package dossier

import (
	"testing"
	"time"

	"rapporteur/record"
)

// reviewed is an account of three statements, with their references.
func reviewed() (record.Reading, []record.Ref) {
	text := "Kenya agreed. Finland asked. Both thanked. Nothing else was said."
	r := record.Reading{Document: record.Document{Text: text}}
	var refs []record.Ref
	for _, q := range []struct {
		from, to int
		kind     record.Kind
	}{{0, 12, record.Agree}, {14, 27, record.Request}, {29, 41, record.Appraise}} {
		p := record.Passage{Start: q.from, End: q.to}
		r.Statements = append(r.Statements, record.Statement{Kind: q.kind, By: []record.Party{"KEN"}, Quote: p})
		refs = append(refs, record.Ref{What: record.OnStatement, Document: r.Document.Hash(), Passage: p, Quote: text[q.from:q.to]})
	}
	return r, refs
}

func decided(all ...record.Decision) []record.Decision {
	for i := range all {
		all[i].At = time.Date(2026, 1, 1, 0, 0, i, 0, time.UTC)
		if all[i].Who == "" {
			all[i].Who = "Anna"
		}
	}
	return all
}

func TestReviewed(t *testing.T) {
	r, refs := reviewed()
	missed := record.Ref{What: record.OnStatement, Document: refs[0].Document, Passage: record.Passage{Start: 43, End: 65}, Quote: "Nothing else was said."}
	all, whole := Reviewed(r, decided(
		record.Decision{Act: record.Accept, On: refs[0]},
		record.Decision{Act: record.Amend, On: refs[1], Set: []byte(`{"kind":"propose"}`)},
		record.Decision{Act: record.Reject, On: refs[2]},
		record.Decision{Act: record.Add, On: missed, Set: []byte(`{"kind":"report","by":["FIN"]}`)},
		record.Decision{Act: record.Accept, On: record.Ref{What: record.OnDocument, Document: refs[0].Document, Passage: record.Passage{End: 5}, Quote: "Kenya"}},
	))
	want := []struct {
		act  record.Act
		kind record.Kind
		read bool
	}{{record.Accept, record.Agree, true}, {record.Amend, record.Propose, true}, {record.Reject, record.Appraise, true}, {record.Add, record.Report, false}}
	if len(all) != len(want) || whole == nil {
		t.Fatalf("%d statements, gone through: %v", len(all), whole)
	}
	for i, w := range want {
		if x := all[i]; x.Act() != w.act || x.Statement.Kind != w.kind || (x.Read != nil) != w.read {
			t.Errorf("%d: %s %s %v, want %v", i, x.Act(), x.Statement.Kind, x.Read, w)
		}
	}
}

func TestWithdraw(t *testing.T) {
	r, refs := reviewed()
	act := func(all ...record.Decision) record.Act {
		got, _ := Reviewed(r, decided(all...))
		return got[0].Act()
	}
	accept, reject := record.Decision{Act: record.Accept, On: refs[0]}, record.Decision{Act: record.Reject, On: refs[0]}
	withdraw := record.Decision{Act: record.Withdraw, On: refs[0]}
	by := func(who string, d record.Decision) record.Decision { d.Who = who; return d }
	for name, c := range map[string]struct {
		all  []record.Decision
		want record.Act
	}{
		"the only one":           {[]record.Decision{accept, withdraw}, ""},
		"the last of two":        {[]record.Decision{accept, reject, withdraw}, record.Accept},
		"both":                   {[]record.Decision{accept, reject, withdraw, withdraw}, ""},
		"nothing":                {[]record.Decision{withdraw, accept}, record.Accept},
		"another's stays":        {[]record.Decision{by("Ben", accept), withdraw}, record.Accept},
		"one's own, not another": {[]record.Decision{accept, by("Ben", reject), withdraw}, record.Reject},
	} {
		if got := act(c.all...); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	laid, _ := Lay([]record.Reading{r}, decided(reject, withdraw))
	if len(laid[0].Statements) != 3 {
		t.Error("what was taken back still takes a statement away")
	}
}

func TestMatrixChanges(t *testing.T) {
	row := Row{Cells: []Cell{{}, {Strongest: record.Propose}, {}, {Strongest: record.Agree}, {Strongest: record.Offer}, {Strongest: record.Affirm}}}
	row.changes()
	for i, want := range []record.Standing{"", record.New, record.Silent, record.Stronger, record.Repeated, record.Weaker} {
		if got := row.Cells[i].Change; got != want {
			t.Errorf("%d: %q, want %q", i, got, want)
		}
	}
}

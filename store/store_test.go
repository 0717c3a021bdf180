package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"rapporteur/internal/generate"
	"rapporteur/record"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == crashChild {
		childMain()
	}
	goleak.VerifyTestMain(m)
}

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// testRecord opens a new record that is closed with the test.
func testRecord(t testing.TB) *Store {
	t.Helper()
	return openRecord(t, filepath.Join(t.TempDir(), "record.db"))
}

func openRecord(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Create(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// keysOf is how the tests tell which mechanism a meeting belongs to.
func keysOf(r record.Reading) []string {
	keys := make([]string, len(r.Meetings))
	for i, m := range r.Meetings {
		keys[i] = strings.ToLower(m.Mechanism)
	}
	return keys
}

// arrival makes an arrival of generated account n.
func arrival(n int) Arrival {
	a := generate.New(1, n)
	return Arrival{Address: a.Address, Got: noon, Document: a.Document, Reader: "test 1", Reading: &a.Reading, Keys: keysOf(a.Reading)}
}

func arrivals(from, to int) []Arrival {
	var out []Arrival
	for n := from; n < to; n++ {
		out = append(out, arrival(n))
	}
	return out
}

// fill adds accounts and some decisions.
func fill(t testing.TB, s *Store, documents, decisions int) {
	t.Helper()
	ctx := context.Background()
	if _, err := s.Add(ctx, arrivals(0, documents)...); err != nil {
		t.Fatal(err)
	}
	for i := range decisions {
		if _, err := s.Decide(ctx, decisionOn(arrival(i%documents), i)); err != nil {
			t.Fatal(err)
		}
	}
}

// decisionOn makes a decision about a statement of an arrival.
func decisionOn(a Arrival, n int) record.Decision {
	st := a.Reading.Statements[n%len(a.Reading.Statements)]
	return record.Decision{
		Who: "tester", At: noon.Add(time.Duration(n) * time.Second), Act: record.Accept, Note: "so it is – “yes” <&>\u2028",
		On: record.Ref{What: record.OnStatement, Document: record.Hash(a.Document.Text), Passage: st.Quote, Quote: st.Quote.In(a.Document.Text)},
	}
}

// rejection rejects a statement.
func rejection(a Arrival, n int) record.Decision {
	d := decisionOn(a, n)
	d.Act = record.Reject
	return d
}

// healthy fails the test where the doctor finds anything.
func healthy(t testing.TB, s *Store) {
	t.Helper()
	faults, err := s.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range faults {
		t.Errorf("the doctor found: %s", f)
	}
}

func TestAdd(t *testing.T) {
	ctx := context.Background()
	s := testRecord(t)
	a := arrival(1)
	add := func(want News, a Arrival) Outcome {
		t.Helper()
		if news, err := s.Look(ctx, a); err != nil || news != want {
			t.Errorf("Look: %s, %v; want %s", news, err, want)
		}
		out, err := s.Add(ctx, a)
		if err != nil {
			t.Fatal(err)
		}
		if out[0].News != want {
			t.Errorf("%s, want %s", out[0].News, want)
		}
		healthy(t, s)
		return out[0]
	}
	first := add(New, a)
	add(Known, a)
	later := a
	later.Got = noon.Add(time.Hour)
	add(Known, later)

	copied := a
	copied.Address = "/elsewhere.txt"
	add(Elsewhere, copied)

	retold := a
	retold.Document.Publisher = "Another Courier"
	add(Retold, retold)
	add(Known, retold)

	edited := arrival(2)
	edited.Address = a.Address
	out := add(NewVersion, edited)
	if out.Before != first.Hash {
		t.Errorf("the version before is %s, want %s", out.Before, first.Hash)
	}
	// The first text is still shown elsewhere, and still found.
	if n := len(search(t, s, Search{})); n != 2*generate.Statements {
		t.Errorf("%d statements are found", n)
	}
	moved := arrival(3)
	moved.Address = copied.Address
	add(NewVersion, moved)
	if n := len(search(t, s, Search{})); n != 2*generate.Statements {
		t.Errorf("%d statements are found after the first text is shown nowhere", n)
	}
	back := a
	back.Address = moved.Address
	add(NewVersion, back)
	vs, err := s.Versions(ctx, copied.Address)
	if err != nil || len(vs) != 3 || vs[0].Hash != first.Hash || vs[2].Hash != first.Hash {
		t.Errorf("versions at %s: %v, %v", copied.Address, vs, err)
	}
	vs, err = s.VersionsOf(ctx, first.Hash)
	if err != nil || len(vs) != 4 {
		t.Errorf("%d versions show the first text, %v", len(vs), err)
	}
	doc, _, err := s.Document(ctx, first.Hash[:8])
	if err != nil || doc.Text != a.Document.Text || doc.Title != a.Document.Title {
		t.Errorf("the first document came back as %v, %v", doc, err)
	}
	if _, _, err := s.Document(ctx, "00000000"); !errors.Is(err, ErrUnknown) {
		t.Errorf("an unknown document: %v", err)
	}
}

// Several arrivals of one text and one address in one transaction.
func TestAddTogether(t *testing.T) {
	ctx := context.Background()
	s := testRecord(t)
	a, b := arrival(1), arrival(2)
	copied := a
	copied.Address = "/copy.txt"
	b.Address = a.Address
	out, err := s.Add(ctx, a, copied, b, a)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []News{New, Elsewhere, NewVersion, NewVersion} {
		if out[i].News != want {
			t.Errorf("arrival %d is %s, want %s", i, out[i].News, want)
		}
	}
	healthy(t, s)
	if n := len(search(t, s, Search{})); n != generate.Statements {
		t.Errorf("%d statements are found", n)
	}
}

func TestAddRefuses(t *testing.T) {
	ctx := context.Background()
	s := testRecord(t)
	for name, harm := range map[string]func(*Arrival){
		"no address": func(a *Arrival) { a.Address = "" },
		"no text":    func(a *Arrival) { a.Document.Text = "" },
		"zero":       func(a *Arrival) { a.Document.Title = "a\x00" },
		"not UTF-8":  func(a *Arrival) { a.Address = "/\xff" },
		"date":       func(a *Arrival) { a.Document.Published = "yesterday" },
		"meta":       func(a *Arrival) { a.Meta = []byte("{") },
		"keys":       func(a *Arrival) { a.Keys = nil },
		"reading": func(a *Arrival) {
			r := *a.Reading
			r.Statements = append(r.Statements, record.Statement{})
			a.Reading = &r
		},
		"no time given": func(a *Arrival) { a.Got = time.Time{} },
	} {
		a := arrival(1)
		harm(&a)
		if _, err := s.Add(ctx, arrival(0), a); err == nil {
			t.Errorf("%s: kept", name)
		}
	}
	if truth, err := s.Truth(ctx); err != nil || truth.Documents != 0 {
		t.Errorf("%v, %v is kept all the same", truth, err)
	}
}

func TestReread(t *testing.T) {
	ctx := context.Background()
	s := testRecord(t)
	fill(t, s, 30, 5)
	// One document without a reading.
	bare := arrival(40)
	bare.Reading, bare.Keys = nil, nil
	if _, err := s.Add(ctx, bare); err != nil {
		t.Fatal(err)
	}
	if out, err := s.Outdated(ctx, "test 1"); err != nil || !out {
		t.Errorf("Outdated: %v, %v", out, err)
	}
	before, err := s.Truth(ctx)
	if err != nil {
		t.Fatal(err)
	}
	all := search(t, s, Search{Limit: 1000})
	for _, drop := range []bool{false, true} {
		if drop {
			if err := s.DropReadings(ctx); err != nil {
				t.Fatal(err)
			}
			if n := len(search(t, s, Search{})); n != 0 {
				t.Errorf("%d statements are found without readings", n)
			}
		}
		var last *Work
		n := 0
		for {
			works, err := s.Unread(ctx, "test 2", last, 7)
			if err != nil {
				t.Fatal(err)
			}
			if len(works) == 0 {
				break
			}
			var done []Done
			for _, w := range works {
				var number int
				if _, err := sscan(w.Document.Name, &number); err != nil {
					t.Fatal(err)
				}
				a := arrival(number)
				done = append(done, Done{w, *a.Reading, nil, a.Keys})
			}
			n += len(done)
			last = &works[len(works)-1]
			if err := s.Reread(ctx, "test 2", done); err != nil {
				t.Fatal(err)
			}
		}
		if n != 31 {
			t.Errorf("%d documents were read again", n)
		}
		healthy(t, s)
		if now := search(t, s, Search{Limit: 1000}); len(now) != len(all)+generate.Statements {
			t.Errorf("%d statements are found, were %d", len(now), len(all))
		}
		if out, err := s.Outdated(ctx, "test 2"); err != nil || out {
			t.Errorf("Outdated: %v, %v", out, err)
		}
	}
	if after, err := s.Truth(ctx); err != nil || after != before {
		t.Errorf("what is true was %v and is %v, %v", before, after, err)
	}
}

func TestMechanism(t *testing.T) {
	ctx := context.Background()
	s := testRecord(t)
	fill(t, s, 60, 3)
	a := arrival(3)
	key := a.Keys[0]
	m, err := s.Mechanism(ctx, key)
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Readings) != 40 || len(m.Decisions) != 3 || m.Stamp == 0 {
		t.Errorf("%d readings, %d decisions, stamp %d", len(m.Readings), len(m.Decisions), m.Stamp)
	}
	for _, k := range m.Readings {
		if k.Reading.Document.Text == "" || k.Reading.Validate() != nil {
			t.Errorf("reading of %.8s: %v", k.Hash, k.Reading.Validate())
		}
	}
	worked := []byte(`{"done":3}`)
	if err := s.Keep(ctx, m, "balance", "v1", worked); err != nil {
		t.Fatal(err)
	}
	if b, ok, err := s.Kept(ctx, key, "balance", "v1"); err != nil || !ok || string(b) != string(worked) {
		t.Errorf("kept %s, %v, %v", b, ok, err)
	}
	if _, ok, err := s.Kept(ctx, key, "balance", "v2"); err != nil || ok {
		t.Errorf("kept for another version of the program: %v, %v", ok, err)
	}
	if _, err := s.Add(ctx, arrival(70)); err != nil { // of another mechanism
		t.Fatal(err)
	}
	if _, ok, err := s.Kept(ctx, key, "balance", "v1"); err != nil || !ok {
		t.Errorf("lost by another mechanism's document: %v, %v", ok, err)
	}
	if _, err := s.Decide(ctx, rejection(a, 1)); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := s.Kept(ctx, key, "balance", "v1"); err != nil || ok {
		t.Errorf("kept in spite of a decision: %v, %v", ok, err)
	}
	// Worked out of what was fetched before the decision: never given back.
	if err := s.Keep(ctx, m, "balance", "v1", worked); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := s.Kept(ctx, key, "balance", "v1"); err != nil || ok {
		t.Errorf("outdated and given back: %v, %v", ok, err)
	}
	listed, err := s.Mechanisms(ctx)
	if err != nil || len(listed) != 2 || listed[0].Documents+listed[1].Documents != 61 {
		t.Errorf("%v, %v", listed, err)
	}
	if one, err := s.Mechanisms(ctx, key, "none"); err != nil || len(one) != 1 || one[0].Key != key || one[0].Documents != 40 {
		t.Errorf("%v, %v", one, err)
	}
	first, rest, _ := strings.Cut(key, " ")
	if names, err := s.Names(ctx, first, rest); err != nil || len(names) != 1 || names[0] != (Named{key, a.Reading.Meetings[0].Mechanism}) {
		t.Errorf("%v, %v", names, err)
	}
	if names, err := s.Names(ctx, "", ""); err != nil || len(names) != 2 {
		t.Errorf("%v, %v", names, err)
	}
	m, err = s.Mechanism(ctx, key)
	if err != nil {
		t.Fatal(err)
	}
	stands := []Stands{{record.Hash(a.Document.Text), 2, record.Done}, {record.Hash(a.Document.Text), 3, record.Silent}}
	if err := s.Settle(ctx, m, "summary", "v1", Settled{Body: worked, Standings: stands}); err != nil {
		t.Fatal(err)
	}
	if hits := search(t, s, Search{Standing: record.Done}); len(hits) != 1 || hits[0].Number != 2 || hits[0].Standing != record.Done {
		t.Errorf("%v", hits)
	}
	if hits := search(t, s, Search{Standing: record.Silent, Mechanism: a.Reading.Meetings[0].Mechanism}); len(hits) != 1 || hits[0].Number != 3 {
		t.Errorf("%v", hits)
	}
	healthy(t, s)
}

func TestOpenRefuses(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	if _, err := Open(ctx, filepath.Join(dir, "none.db")); !errors.Is(err, ErrNone) {
		t.Errorf("none: %v", err)
	}
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("not a record at all\n", 500)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, text); !errors.Is(err, ErrForeign) {
		t.Errorf("text: %v", err)
	}
	if _, err := Open(ctx, dir); err == nil {
		t.Error("a folder was opened")
	}
	other := filepath.Join(dir, "other.db")
	db, err := connect(other, "", true)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("create table bookmarks (url text)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, other); !errors.Is(err, ErrForeign) {
		t.Errorf("somebody else's database: %v", err)
	}
	s := testRecord(t)
	if _, err := s.write.Exec("pragma user_version = 99"); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, s.Path()); !errors.Is(err, ErrNewer) || !strings.Contains(err.Error(), "99") {
		t.Errorf("a newer record: %v", err)
	}
}

// Nothing that is true can be changed, even by who has the file's own tool.
func TestOnlyAdded(t *testing.T) {
	s := testRecord(t)
	fill(t, s, 2, 2)
	for _, table := range []string{"documents", "versions", "decisions"} {
		for _, query := range []string{"delete from " + table, "update " + table + " set number = number + 100"} {
			if _, err := s.write.Exec(query); err == nil || !strings.Contains(err.Error(), "never") {
				t.Errorf("%s: %v", query, err)
			}
		}
	}
}

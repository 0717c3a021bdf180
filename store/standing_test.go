package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rapporteur/record"
)

// A saying is a statement as somebody would look at it who goes through all of
// them without an index.
type saying struct {
	ref                  string // hash:number
	key, mechanism, text string
	record.Statement
	date     record.Date
	standing record.Standing
}

// sayings lists the statements of accounts.
func sayings(all []Arrival, stands map[string]record.Standing) []saying {
	var out []saying
	for _, a := range all {
		m := a.Reading.Meetings[0]
		for i, s := range a.Reading.Statements {
			ref := fmt.Sprintf("%s:%d", record.Hash(a.Document.Text), i+1)
			out = append(out, saying{ref, a.Keys[0], m.Mechanism, s.Quote.In(a.Document.Text), s, m.Start, stands[ref]})
		}
	}
	return out
}

// has tells whether all words of a text are among those of another.
func has(text, words string) bool {
	ts := terms(text)
	for _, w := range terms(words) {
		if !slices.ContainsFunc(ts, func(t term) bool { return t.text == w.text }) {
			return false
		}
	}
	return true
}

// fits tells whether a statement is what is looked for.
func (p saying) fits(q Search, query []wanted) bool {
	ts := terms(p.text)
	for _, w := range query {
		there := false
		for i := range ts {
			there = there || w.at(ts[i:])
		}
		if there == w.not {
			return false
		}
	}
	return (q.By == "" || slices.Contains(p.By, q.By)) && (q.To == "" || slices.Contains(p.To, q.To)) &&
		(q.Kind == "" || p.Kind == q.Kind) && (q.Area == "" || slices.Contains(p.Areas, q.Area)) &&
		(q.Key == "" || p.key == q.Key) && has(p.mechanism, q.Mechanism) && has(p.Speaker, q.Person) &&
		(q.Standing == "" || p.standing == q.Standing) &&
		(q.Since == "" || p.date >= q.Since) && (q.Until == "" || p.date[:len(q.Until)] <= q.Until)
}

// lookingFor makes up a search that finds a certain statement, and perhaps others;
// now and then it finds nothing.
func lookingFor(r *rand.Rand, p, other saying) Search {
	var q Search
	some := func(of int, set func()) {
		if r.IntN(of) == 0 {
			set()
		}
	}
	fields := strings.Fields(p.text)
	at := r.IntN(len(fields))
	switch r.IntN(8) {
	case 0, 1, 2:
		q.Words = fields[at]
	case 3:
		q.Words = fields[at] + " " + fields[r.IntN(len(fields))]
	case 4:
		q.Words = `"` + strings.Join(fields[at:min(at+1+r.IntN(3), len(fields))], " ") + `"`
	case 5:
		q.Words = fields[at][:1] + "* " + fields[r.IntN(len(fields))]
	case 6:
		q.Words = fields[at] + " -" + strings.Fields(other.text)[0]
	}
	some(4, func() { q.By = p.By[r.IntN(len(p.By))] })
	if len(p.To) > 0 {
		some(5, func() { q.To = p.To[0] })
	}
	some(5, func() { q.Kind = p.Kind })
	some(5, func() { q.Area = p.Areas[r.IntN(len(p.Areas))] })
	some(8, func() { q.Key = p.key })
	some(8, func() { q.Mechanism = strings.Fields(p.mechanism)[1] })
	some(8, func() { q.Person = p.Speaker })
	some(8, func() { q.Since = p.date })
	some(8, func() { q.Until = other.date[:4] })
	q.Standing = other.standing
	some(4, func() { q.Standing = p.standing })
	return q
}

// stand settles mechanisms with standings for some of their statements, and
// returns them all by what they are of.
func stand(t *testing.T, s *Store, r *rand.Rand, all []Arrival, had map[string]record.Standing) map[string]record.Standing {
	t.Helper()
	out := map[string]record.Standing{}
	by := map[string][]Stands{}
	for _, a := range all {
		hash := record.Hash(a.Document.Text)
		for i := range a.Reading.Statements {
			ref := fmt.Sprintf("%s:%d", hash, i+1)
			switch now := had[ref]; {
			case now != "" && r.IntN(4) > 0: // most stay as they were
				out[ref] = now
			case r.IntN(3) == 0:
				out[ref] = record.Standings[r.IntN(len(record.Standings))]
			default:
				continue
			}
			by[a.Keys[0]] = append(by[a.Keys[0]], Stands{hash, i + 1, out[ref]})
		}
	}
	for key, stands := range by {
		m, err := s.Mechanism(t.Context(), key)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Settle(t.Context(), m, "summary", "v1", Settled{Body: []byte("{}"), Standings: stands}); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

// Whatever is looked for, the record finds and counts what one finds who goes
// through all statements one by one, also after standings and accounts have
// changed.
func TestSearchPlainly(t *testing.T) {
	s := testRecord(t)
	r := rand.New(rand.NewPCG(*seed, 5)) //nolint:gosec // chance is not secret here
	accounts := arrivals(0, 80)
	if _, err := s.Add(t.Context(), accounts...); err != nil {
		t.Fatal(err)
	}
	standing := 0
	for round := range 3 {
		stands := stand(t, s, r, accounts, nil)
		stands = stand(t, s, r, accounts, stands)
		if round == 2 { // a page that changes, and a reading that is made anew
			next := arrival(400)
			next.Address = accounts[7].Address
			if _, err := s.Add(t.Context(), next); err != nil {
				t.Fatal(err)
			}
			accounts[7] = next
			again(t, s, accounts[9])
			for ref := range stands {
				if hash, _, _ := strings.Cut(ref, ":"); hash == record.Hash(accounts[9].Document.Text) {
					delete(stands, ref)
				}
			}
		}
		all := sayings(accounts, stands)
		for range 120 {
			q := lookingFor(r, all[r.IntN(len(all))], all[r.IntN(len(all))])
			if len(holds(t, s, q, all)) > 0 && q.Standing != "" {
				standing++
			}
		}
		healthy(t, s)
	}
	if standing < 40 {
		t.Errorf("only %d searches by standing found anything", standing)
	}
}

// again has a document read again.
func again(t *testing.T, s *Store, a Arrival) {
	t.Helper()
	work, err := s.Unread(t.Context(), "test 2", nil, 1000)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(work, func(w Work) bool { return w.Hash == record.Hash(a.Document.Text) })
	if err := s.Reread(t.Context(), "test 2", []Done{{work[i], *a.Reading, nil, a.Keys}}); err != nil {
		t.Fatal(err)
	}
}

// holds compares what the record finds with what is found plainly.
func holds(t *testing.T, s *Store, q Search, all []saying) []string {
	t.Helper()
	query, err := q.query()
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	kinds := map[string]int{}
	for _, p := range all {
		if p.fits(q, query) {
			want = append(want, p.ref+" "+string(p.standing))
			kinds[string(p.Kind)]++
		}
	}
	q.Limit = len(all)
	hits, total, f, err := s.StatementsCounted(t.Context(), q)
	if err != nil {
		t.Fatalf("%+v: %v", q, err)
	}
	for i, h := range hits {
		got = append(got, fmt.Sprintf("%s:%d %s", h.Hash, h.Number, h.Standing))
		if i > 0 && h.Date > hits[i-1].Date {
			t.Errorf("%+v: %s comes after %s", q, h.Date, hits[i-1].Date)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) || total != len(want) {
		t.Errorf("%+v: %d found of %d, %d there are", q, len(got), total, len(want))
	}
	for k, n := range kinds {
		if len(want) <= Most && f.Kind[k] != n {
			t.Errorf("%+v: %d of %s are counted, %d there are", q, f.Kind[k], k, n)
		}
	}
	return got
}

// Who settles with what is no standing, or of no statement, is told so.
func TestStandsNowhere(t *testing.T) {
	s := testRecord(t)
	fill(t, s, 2, 0)
	hash := record.Hash(arrival(0).Document.Text)
	m, err := s.Mechanism(t.Context(), arrival(0).Keys[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, st := range []Stands{{hash, 0, record.Done}, {hash, 13, record.Done}, {hash[1:], 1, record.Done}, {hash, 1, `do"ne`}, {hash, 1, ""}} {
		if err := s.Settle(t.Context(), m, "summary", "v1", Settled{Standings: []Stands{st}}); err == nil {
			t.Errorf("%+v was kept", st)
		}
	}
	if hits := search(t, s, Search{Standing: `do"ne`}); len(hits) > 0 {
		t.Errorf("found %v", hits)
	}
}

// asVersion3 make tables as version 3 of the record had them, with a standing
// that somebody had settled.
var asVersion3 = []string{
	`drop table standing_terms`,
	`drop table standings`,
	`create table standings (
	document  integer not null references documents (number),
	number    integer not null,
	mechanism text    not null,
	standing  text    not null,
	primary key (document, number)
) strict`,
	`create index standings_mechanism on standings (mechanism)`,
	`insert into standings (document, number, mechanism, standing) values (1, 2, 'k', 'done')`,
	`drop table counted`,
	`drop table letters`,
	`alter table statements drop column named`,
	`alter table statements drop column year`,
	`delete from goose_db_version where version_id > 3`,
	`pragma user_version = 3`,
}

// A record of version 3 opens; its standings are to be worked out anew, and
// what else was worked out stays.
func TestVersion3(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "three.db")
	s := openRecord(t, path)
	fill(t, s, 2, 1)
	m, err := s.Mechanism(ctx, arrival(0).Keys[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, what := range []string{"summary", "dossier"} {
		if err := s.Keep(ctx, m, what, "v1", []byte("{}")); err != nil {
			t.Fatal(err)
		}
	}
	for _, query := range asVersion3 {
		if _, err := s.write.Exec(query); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	s = openRecord(t, path)
	healthy(t, s) // with what is counted filled in
	for what, want := range map[string]bool{"summary": false, "dossier": true} {
		if _, ok, err := s.Kept(ctx, m.Key, what, "v1"); err != nil || ok != want {
			t.Errorf("%s: %v, %v", what, ok, err)
		}
	}
	if hits := search(t, s, Search{Standing: record.Done}); len(hits) > 0 {
		t.Errorf("%d statements stand", len(hits))
	}
	st := Stands{m.Readings[0].Hash, 2, record.Done}
	if err := s.Settle(ctx, m, "summary", "v1", Settled{Body: []byte("{}"), Standings: []Stands{st}}); err != nil {
		t.Fatal(err)
	}
	if hits := search(t, s, Search{Standing: record.Done}); len(hits) != 1 {
		t.Errorf("%d statements stand", len(hits))
	}
	healthy(t, s)
}

//go:build linux

package store

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"rapporteur/internal/generate"
	"rapporteur/record"
)

var (
	scaleTo  = flag.Int("documents", 0, "how many documents TestScale makes a record of")
	scaleDir = flag.String("dir", "", "where TestScale makes its record, which it removes again")
	scaleAt  = flag.String("in", "", "a record of so many documents that was made before, and that stays")
	linesTo  = flag.Int("lines", 0, "how many lines TestScaleLines makes lists of")
)

// TestScale makes a record of many generated accounts, given with their
// readings so that the record is measured and not the reader, and tells how
// fast that went and how fast things are found in it:
//
//	go test ./store -run Scale -v -documents 100000 -timeout 3h
func TestScale(t *testing.T) {
	if *scaleTo == 0 {
		t.Skip("only with -documents")
	}
	path := *scaleAt
	if path == "" {
		dir := *scaleDir
		if dir == "" {
			dir = t.TempDir()
		}
		path = filepath.Join(dir, "scale.db")
		if err := vacant(path); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = discard(path) })
	}
	s, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if *scaleAt == "" {
		growing(t, s, path)
	}
	standingAll(t, s)
	asking(t, s, path)
}

// standingAll gives one statement of most accounts a standing, unless many have
// one; so many have in records of invented accounts that were worked out.
func standingAll(t *testing.T, s *Store) {
	t.Helper()
	ctx := t.Context()
	var n int
	if err := s.read.QueryRow("select count(*) from standings").Scan(&n); err != nil {
		t.Fatal(err)
	}
	if n > *scaleTo/2 {
		t.Logf("%d statements have a standing", n)
		return
	}
	listed, err := s.Mechanisms(ctx)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(*seed, 6)) //nolint:gosec // chance is not secret here
	n = 0
	before, from := size(s.Path()), time.Now()
	for _, m := range listed {
		if err := s.writes(ctx, "standing", func(w writing) error {
			hashes, err := list(ctx, w.tx, scanText, "select hash from documents where number in (select document from meetings where key = $1 and role = 'subject')", m.Key)
			if err != nil {
				return err
			}
			var all []Stands
			for _, hash := range hashes {
				if r.IntN(5) > 0 {
					all = append(all, Stands{hash, 1 + r.IntN(generate.Statements), someStanding(r)})
				}
			}
			n += len(all)
			return w.setStandings(ctx, m.Key, all)
		}); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d statements were given a standing in %.0f s, file %d MB more", n, time.Since(from).Seconds(), (size(s.Path())-before)>>20)
}

// someStanding makes up where a commitment stands; many are silent, few are
// refused.
func someStanding(r *rand.Rand) record.Standing {
	for _, s := range []record.Standing{record.Silent, record.Repeated, record.Stronger, record.Done, record.Weaker, record.Postponed, record.Advanced, record.New} {
		if r.IntN(2) == 0 {
			return s
		}
	}
	return record.Refused
}

// growing adds the documents, and tells how fast that goes.
func growing(t *testing.T, s *Store, path string) {
	t.Helper()
	ctx := t.Context()
	const batch = 500
	began := time.Now()
	var adding time.Duration
	step := max(*scaleTo/10, batch)
	last, lastAdding := 0, time.Duration(0)
	for n := 0; n < *scaleTo; n += batch {
		all := arrivals(n, min(n+batch, *scaleTo))
		from := time.Now()
		if _, err := s.Add(ctx, all...); err != nil {
			t.Fatal(err)
		}
		adding += time.Since(from)
		if done := n + len(all); done-last >= step {
			t.Logf("%9d documents: %6.0f a second now, resident %d MB, at most %d MB, file %d MB", done,
				float64(done-last)/(adding-lastAdding).Seconds(), status("VmRSS"), status("VmHWM"), size(path)>>20)
			last, lastAdding = done, adding
		}
	}
	t.Logf("%d documents, %d statements in %.0f s (%.0f s of it in the record): %.0f documents a second", *scaleTo, *scaleTo*generate.Statements,
		time.Since(began).Seconds(), adding.Seconds(), float64(*scaleTo)/adding.Seconds())
	from := time.Now()
	if err := s.Tidy(ctx, *scaleTo, func() {}); err != nil {
		t.Fatal(err)
	}
	t.Logf("the index of words was put in order in %.0f s", time.Since(from).Seconds())
	t.Logf("file %d MB, %d bytes a document; log %d MB", size(path)>>20, size(path)/int64(*scaleTo), size(path+"-wal")>>20)
}

// asking asks the record what people ask, and tells how fast the answers come.
// It closes the record.
func asking(t *testing.T, s *Store, path string) {
	t.Helper()
	ctx := t.Context()
	r := rand.New(rand.NewPCG(*seed, 2)) //nolint:gosec // chance is not secret here
	listed, err := s.Mechanisms(ctx)
	if err != nil {
		t.Fatal(err)
	}
	asks := make([]Search, 400)
	for i := range asks {
		asks[i] = ask(r)
	}
	standing := slices.Clone(asks)
	for i := range standing {
		standing[i].Standing = someStanding(r)
	}
	keys := make([]string, 100)
	for i := range keys {
		keys[i] = listed[r.IntN(len(listed))].Key
	}
	for range 2 { // the second time is warm
		report(t, "search, warm", asks, func(q Search) string {
			hits, total, err := s.Statements(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprintf("%d of %d: %+v", len(hits), total, q)
		})
		report(t, "by standing, warm", standing, func(q Search) string {
			hits, total, err := s.Statements(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprintf("%d of %d: %+v", len(hits), total, q)
		})
		report(t, "counted, warm", asks, func(q Search) string {
			_, total, _, err := s.StatementsCounted(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprintf("%d: %+v", total, q)
		})
		report(t, "documents, warm", asks[:100], func(q Search) string {
			q.Words = "joint " + q.Words
			if _, _, err := s.Documents(ctx, q); err != nil {
				t.Fatal(err)
			}
			return q.Words
		})
		report(t, "one mechanism, warm", keys, func(key string) string {
			m, err := s.Mechanism(ctx, key)
			if err != nil || len(m.Readings) == 0 {
				t.Fatal(len(m.Readings), err)
			}
			return fmt.Sprintf("%d readings", len(m.Readings))
		})
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	report(t, "search, cold", asks[:60], func(q Search) string {
		return coldly(t, path, func(s *Store) string {
			hits, total, err := s.Statements(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprintf("%d of %d: %+v", len(hits), total, q)
		})
	})
	report(t, "by standing, cold", standing[:60], func(q Search) string {
		return coldly(t, path, func(s *Store) string {
			hits, total, err := s.Statements(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprintf("%d of %d: %+v", len(hits), total, q)
		})
	})
	report(t, "one mechanism, cold", keys[:30], func(key string) string {
		return coldly(t, path, func(s *Store) string {
			m, err := s.Mechanism(ctx, key)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprintf("%d readings", len(m.Readings))
		})
	})
}

// ask makes up a question as people ask them: mostly a word or two, often
// with a side, a kind, a dialogue or a span of time, sometimes a rare word.
func ask(r *rand.Rand) Search {
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	words := func() string {
		return pick("mines", "patrols", "patrol boats", "hotline", "cyber", "peacekeeping", "navigation", "scholarships", "exercises", "helicopter", "joint patrols sea",
			`"search and rescue"`, `"young officers"`, "artillery", "wind farms", "extradition", "nurses", "cadets", "vaccines", "piracy", "treaty taxation", "memorandum", "offered boats", "asked patrols")
	}
	party := func() record.Party {
		return record.Party(pick("VNM", "JPN", "IND", "KEN", "FIN", "POL", "CHL", "ZMB", "KOR", "FRA"))
	}
	kind := func() record.Kind { return record.Kinds[r.IntN(len(record.Kinds))] }
	some := generate.New(1, r.IntN(*scaleTo)).Reading
	switch r.IntN(10) {
	case 0, 1:
		return Search{Words: words()}
	case 2:
		return Search{Words: words(), By: party()}
	case 3:
		return Search{Words: words(), By: party(), Kind: kind()}
	case 4:
		return Search{By: party(), To: party(), Kind: record.Request}
	case 5:
		return Search{Words: words(), Mechanism: some.Meetings[0].Mechanism}
	case 6:
		return Search{Words: words(), Person: some.Meetings[0].Heads[r.IntN(2)].Name}
	case 7:
		year := 1990 + r.IntN(30)
		return Search{Words: words(), Since: record.Date(fmt.Sprint(year)), Until: record.Date(fmt.Sprint(year + r.IntN(3)))}
	case 8: // a rare name, as programmes have
		fields := strings.Fields(some.Document.Title)
		text := generate.New(1, r.IntN(*scaleTo)).Document.Text
		if _, behind, ok := strings.Cut(text, "under the "); ok {
			name, _, _ := strings.Cut(behind, " ")
			return Search{Words: name}
		}
		return Search{Words: fields[0]}
	}
	return Search{Words: pick("fund", "training", "interpreters", "ceasefires"), Area: record.Area(pick("training-education", "naval", "trade-investment", "peacekeeping")), Kind: kind()}
}

// report does a piece of work for each of all and tells how long it took.
func report[T any](t *testing.T, name string, all []T, work func(T) string) {
	t.Helper()
	type took struct {
		time time.Duration
		what string
	}
	times := make([]took, 0, len(all))
	for _, v := range all {
		coldTime = 0
		from := time.Now()
		what := work(v)
		d := time.Since(from)
		if coldTime > 0 {
			d = coldTime
		}
		times = append(times, took{d, what})
	}
	slices.SortFunc(times, func(a, b took) int { return int(a.time - b.time) })
	at := func(p int) float64 { return float64(times[(len(times)-1)*p/100].time.Microseconds()) / 1000 }
	t.Logf("%-22s p50 %8.2f ms, p95 %8.2f ms, max %8.2f ms (%s)", name, at(50), at(95), at(100), times[len(times)-1].what)
}

// coldTime is what the work of the last call of coldly took by itself.
var coldTime time.Duration

// coldly opens a record of which nothing is in memory, neither SQLite's nor
// the system's, and does a piece of work.
func coldly(t *testing.T, path string, work func(*Store) string) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := unix.Fdatasync(int(f.Fd())); err != nil {
		t.Fatal(err)
	}
	if err := unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED); err != nil {
		t.Fatal(err)
	}
	s, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	from := time.Now()
	what := work(s)
	coldTime = time.Since(from)
	return what
}

func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// status reads a line of /proc/self/status, in megabytes.
func status(name string) int {
	runtime.GC()
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(b)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			var kb int
			_, _ = fmt.Sscan(rest, &kb)
			return kb >> 10
		}
	}
	return 0
}

// TestScaleLines tells how fast a page of a list over all mechanisms is there,
// of lists of so many lines:
//
//	go test ./store -run TestScaleLines -v -lines 5000000 -timeout 3h
func TestScaleLines(t *testing.T) {
	if *linesTo == 0 {
		t.Skip("only with -lines")
	}
	ctx := t.Context()
	s := testRecord(t)
	r := rand.New(rand.NewPCG(*seed, 4)) //nolint:gosec // chance is not secret here
	parties := []string{"VNM", "JPN", "IND", "KEN", "FIN", "POL", "CHL", "ZMB", "KOR", "FRA", "NZL", "CAN"}
	stands := []string{"done", "silent", "new", "refused", "stronger"}
	party := func() string { return parties[r.IntN(len(parties))] }
	const each = 500
	from := time.Now()
	for n := 0; n < *linesTo; n += each {
		a, b := party(), party()
		lines := make([]Line, each)
		for i := range lines {
			lines[i] = Line{
				Place: int64(r.IntN(1<<22))<<40 | int64(n+i), Words: a + " " + b + " Policy Dialogue", Body: []byte(strings.Repeat("a commitment ", 20)),
			}
			now := stands[r.IntN(len(stands))]
			lines[i].Marks = [][2]string{{"all", ""}, {"now", now}, {"doer", a}, {"doer-now", a + now}, {"party", a}, {"party", b}}
		}
		err := s.writes(ctx, "keeping lines", func(w writing) error { return w.setLines(ctx, fmt.Sprint(n), lines) })
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d lines in %v; file %d MB", *linesTo, time.Since(from).Round(time.Second), size(s.Path())>>20)
	asks := make([]LineQuery, 300)
	for i := range asks {
		marks := [][2]string{{"all", ""}, {"now", stands[r.IntN(len(stands))]}, {"doer", party()}, {"doer-now", party() + stands[0]}}
		q := LineQuery{Marks: marks[r.IntN(4):][:1], Skip: 60 * r.IntN(4), Limit: 60}
		switch r.IntN(4) {
		case 0:
			q.Marks = append(slices.Clone(q.Marks), [2]string{"party", party()})
		case 1:
			q.Words = "policies"
		}
		asks[i] = q
	}
	for range 2 { // the second time is warm
		report(t, "a page of a list", asks, func(q LineQuery) string {
			hits, total, err := s.Lines(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			return fmt.Sprintf("%d of %d: %v", len(hits), total, q.Marks)
		})
	}
}

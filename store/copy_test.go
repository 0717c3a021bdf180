package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"rapporteur/record"
)

func dump(t testing.TB, s *Store) (string, Truth) {
	t.Helper()
	var b bytes.Buffer
	truth, err := s.Dump(context.Background(), &b)
	if err != nil {
		t.Fatal(err)
	}
	return b.String(), truth
}

func TestDumpAndLoad(t *testing.T) {
	ctx := context.Background()
	s := testRecord(t)
	fill(t, s, 20, 15)
	edited := arrival(30)
	edited.Address = arrival(1).Address
	edited.Meta = []byte(`{"b": 1.50, "a": "<&>"}`)
	if _, err := s.Add(ctx, edited); err != nil {
		t.Fatal(err)
	}
	lines, truth := dump(t, s)
	if truth.Documents != 21 || truth.Versions != 21 || truth.Decisions != 15 {
		t.Errorf("dumped %s", truth)
	}
	path := filepath.Join(t.TempDir(), "loaded.db")
	loaded, err := Load(ctx, path, strings.NewReader(lines))
	if err != nil {
		t.Fatal(err)
	}
	if loaded != truth {
		t.Errorf("loaded %s, dumped %s", loaded, truth)
	}
	again, _ := dump(t, openRecord(t, path))
	if again != lines {
		t.Error("a dump of what was loaded is another dump")
	}
	if _, err := Load(ctx, path, strings.NewReader(lines)); err == nil || !strings.Contains(err.Error(), "not overwritten") {
		t.Errorf("loading over a record: %v", err)
	}
}

// Whatever is missing, doubled or changed in a dump, nothing is loaded.
func TestLoadRefuses(t *testing.T) {
	ctx := context.Background()
	s := testRecord(t)
	fill(t, s, 4, 4)
	text, _ := dump(t, s)
	lines := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
	dir := t.TempDir()
	try := func(name string, changed []string) {
		path := filepath.Join(dir, "loaded.db")
		if _, err := Load(ctx, path, strings.NewReader(strings.Join(changed, ""))); err == nil {
			t.Errorf("%s: loaded", name)
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Fatalf("%s leaves %v, %v", name, left, err)
		}
	}
	for i := range lines {
		without := append(append([]string{}, lines[:i]...), lines[i+1:]...)
		try(fmt.Sprintf("line %d missing", i+1), without)
		try(fmt.Sprintf("line %d broken off", i+1), append(append([]string{}, lines[:i]...), lines[i][:len(lines[i])/2]))
		if i > 0 {
			try(fmt.Sprintf("line %d twice", i+1), append(append([]string{}, lines[:i+1]...), lines[i:]...))
		}
	}
	for old, young := range map[string]string{"Dialogue": "Dialog", "tester": "taster", `"format":1`: `"format":2`, "account-0000001": "account-0000009", `"versions":4`: `"versions":5`} {
		changed := strings.Replace(text, old, young, 1)
		if changed == text {
			t.Fatalf("%s is not in the dump", old)
		}
		try(old+" changed", []string{changed})
	}
}

func TestBackupAndRestore(t *testing.T) {
	ctx := context.Background()
	s := testRecord(t)
	fill(t, s, 30, 10)
	want, truth := dump(t, s)
	dir := t.TempDir()
	backup := filepath.Join(dir, "backup.db")
	note, err := s.Backup(ctx, backup, noon)
	if err != nil {
		t.Fatal(err)
	}
	if note.Truth != truth {
		t.Errorf("the note says %s, the record is %s", note.Truth, truth)
	}
	if _, err := s.Backup(ctx, backup, noon); err == nil || !strings.Contains(err.Error(), "not overwritten") {
		t.Errorf("a second backup to the same file: %v", err)
	}
	to := filepath.Join(dir, "record.db")
	r, err := Restore(ctx, to, backup, false, noon)
	if err != nil || r.Truth != truth || !r.Noted {
		t.Fatalf("%+v, %v", r, err)
	}
	restored := openRecord(t, to)
	if got, _ := dump(t, restored); got != want {
		t.Error("what was restored is another record")
	}
	healthy(t, restored)
	if len(search(t, restored, Search{Words: "the"})) != len(search(t, s, Search{Words: "the"})) {
		t.Error("what was restored finds other statements")
	}
	if _, err := Restore(ctx, to, backup, false, noon); err == nil || !strings.Contains(err.Error(), "not overwritten") {
		t.Errorf("restoring over a record: %v", err)
	}
	if _, err := Restore(ctx, to, backup, true, noon); !errors.Is(err, errInUse) {
		t.Errorf("restoring over a record in use: %v", err)
	}
	if err := restored.Close(); err != nil {
		t.Fatal(err)
	}
	r, err = Restore(ctx, to, backup, true, noon)
	if err != nil || r.Aside == "" {
		t.Fatalf("%+v, %v", r, err)
	}
	if got, _ := dump(t, openRecord(t, r.Aside)); got != want {
		t.Error("what was put aside is another record")
	}

	b, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	if err := os.WriteFile(backup, b, 0o600); err != nil {
		t.Fatal(err)
	}
	third := filepath.Join(dir, "third.db")
	if _, err := Restore(ctx, third, backup, false, noon); !errors.Is(err, ErrMismatch) {
		t.Errorf("restoring a damaged backup: %v", err)
	}
	if err := vacant(third); err != nil {
		t.Error(err)
	}
}

// A backup of an earlier state, with the note of a later one.
func TestRestoreMismatch(t *testing.T) {
	ctx := context.Background()
	s := testRecord(t)
	fill(t, s, 3, 3)
	dir := t.TempDir()
	early, late := filepath.Join(dir, "early.db"), filepath.Join(dir, "late.db")
	if _, err := s.Backup(ctx, early, noon); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Decide(ctx, decisionOn(arrival(1), 9)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Backup(ctx, late, noon); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(notePath(late), notePath(early)); err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(dir, "record.db")
	if _, err := Restore(ctx, to, early, false, noon); !errors.Is(err, ErrMismatch) {
		t.Errorf("%v", err)
	}
	if err := vacant(to); err != nil {
		t.Error(err)
	}
	if r, err := Restore(ctx, to, late, false, noon); err != nil || r.Noted {
		t.Errorf("without a note: %+v, %v", r, err)
	}
}

// Backups while documents and decisions come are each a record of one
// moment, and the chain of each is the beginning of the record's.
func TestBackupUnderLoad(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := testRecord(t)
	fill(t, s, 20, 5)
	var wg sync.WaitGroup
	wg.Go(func() {
		for n := 20; ctx.Err() == nil; n++ {
			time.Sleep(time.Millisecond)
			if _, err := s.Add(ctx, arrival(n)); err != nil && ctx.Err() == nil {
				t.Error(err)
			}
		}
	})
	wg.Go(func() {
		for n := 5; ctx.Err() == nil; n++ {
			time.Sleep(time.Millisecond)
			if _, err := s.Decide(ctx, decisionOn(arrival(n%20), n)); err != nil && ctx.Err() == nil {
				t.Error(err)
			}
		}
	})
	dir := t.TempDir()
	var last Truth
	for i := range 3 {
		backup := filepath.Join(dir, fmt.Sprint("backup", i))
		note, err := s.Backup(ctx, backup, noon)
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(dir, fmt.Sprint("record", i))
		r, err := Restore(ctx, to, backup, false, noon)
		if err != nil || r.Truth != note.Truth {
			t.Fatalf("%+v, %v", r, err)
		}
		if r.Truth.Documents < last.Documents || r.Truth.Decisions < last.Decisions {
			t.Errorf("backup %d holds less than the one before", i)
		}
		last = r.Truth
		healthy(t, openRecord(t, to))
	}
	cancel()
	wg.Wait()
	healthy(t, s)
	t.Logf("the last of three backups under load holds %s", last)
}

// A record of version 1 opens and is brought up to date; nothing is lost.
func TestOlderRecord(t *testing.T) {
	ctx := context.Background()
	b, err := os.ReadFile("testdata/version1.db")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/version1.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.db")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	s := openRecord(t, path)
	if got, _ := dump(t, s); got != string(want) {
		t.Error("the record is not what it was")
	}
	faults, err := s.Check(ctx)
	if err != nil || len(grave(faults)) > 0 || len(faults) != 1 {
		t.Errorf("the doctor found %v, %v", faults, err)
	}
	if out, err := s.Outdated(ctx, "test 1"); err != nil || !out {
		t.Errorf("Outdated: %v, %v", out, err)
	}
}

// Any sequence of arrivals and decisions is given back by dump and load.
func TestRoundTrip(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "roundtrip") //nolint:usetesting // rapid runs it many times within one test
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		s, err := Create(ctx, filepath.Join(dir, "a.db"))
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		word := rapid.StringOf(rapid.SampledFrom([]rune("ab đối\n\"\\<防\u2028\u0301🕊")))
		var texts []string
		for i := range rapid.IntRange(0, 8).Draw(t, "steps") {
			if len(texts) > 0 && rapid.Bool().Draw(t, "decide") {
				text := rapid.SampledFrom(texts).Draw(t, "on")
				n := len([]rune(text))
				from := rapid.IntRange(0, n-1).Draw(t, "from")
				p := record.Passage{Start: from, End: rapid.IntRange(from+1, n).Draw(t, "to")}
				_, err := s.Decide(ctx, record.Decision{
					Who: "w" + word.Draw(t, "who"), At: noon.Add(time.Duration(i)), Act: record.Amend, Note: word.Draw(t, "note"),
					On:  record.Ref{What: record.OnStatement, Document: record.Hash(text), Passage: p, Quote: p.In(text)},
					Set: []byte(`{"z": 1e2, "a": ["<", null], "due": "2024"}`),
				})
				if err != nil {
					t.Fatal(err)
				}
				continue
			}
			text := "x" + word.Draw(t, "text")
			texts = append(texts, text)
			_, err := s.Add(ctx, Arrival{
				Address: "/" + rapid.SampledFrom([]string{"a", "b"}).Draw(t, "address"), Got: noon.Add(time.Duration(i)),
				Document: record.Document{Text: text, Title: word.Draw(t, "title"), Published: "2024-02"}, Meta: []byte(`{"b":2, "a":1}`),
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		var a, b bytes.Buffer
		truth, err := s.Dump(ctx, &a)
		if err != nil {
			t.Fatal(err)
		}
		first := a.String()
		path := filepath.Join(dir, "b.db")
		loaded, err := Load(ctx, path, &a)
		if err != nil || loaded != truth {
			t.Fatalf("loaded %s, dumped %s, %v", loaded, truth, err)
		}
		l, err := Open(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		if _, err := l.Dump(ctx, &b); err != nil || b.String() != first {
			t.Fatalf("another dump, %v", err)
		}
	})
}

func FuzzLoad(f *testing.F) {
	ctx := context.Background()
	s := testRecord(f)
	fill(f, s, 1, 1)
	text, _ := dump(f, s)
	f.Add(text)
	f.Add(`{"record":{"format":1}}` + "\n" + `{"end":{"documents":0,"versions":0,"decisions":0,"head":"","sum":""}}`)
	f.Add("{}\n")
	f.Add(`{"record":null,"decision":{"number":1,"decision":null}}`)
	f.Fuzz(func(t *testing.T, lines string) {
		dir := t.TempDir()
		path := filepath.Join(dir, "loaded.db")
		// Whatever comes is refused in words, or is a record that can be
		// dumped; half a record is never left.
		if _, err := readDump(strings.NewReader(lines), look()); err != nil {
			return
		}
		if _, err := Load(ctx, path, strings.NewReader(lines)); err != nil {
			if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
				t.Fatalf("leaves %v, %v", left, err)
			}
			return
		}
		l, err := Open(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		if _, err := l.Dump(ctx, &bytes.Buffer{}); err != nil {
			t.Fatal(err)
		}
	})
}

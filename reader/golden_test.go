package reader

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/record"
)

var update = flag.Bool("update", false, "write the golden readings anew")

const goldenDir = "testdata/golden"

// TestGolden compares the reading of every sample with the one that stands in
// testdata/golden. "go test ./reader -update" writes these anew; look at what
// changed before you keep it.
func TestGolden(t *testing.T) {
	r := reader(t)
	kept := map[string]bool{}
	for _, doc := range samples(t) {
		kept[doc.Name+".json"] = true
		t.Run(doc.Name, func(t *testing.T) {
			reading := r.Read(doc)
			sound(t, reading)
			got := golden(t, reading)
			path := filepath.Join(goldenDir, doc.Name+".json")
			if *update {
				if err := os.MkdirAll(goldenDir, 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v; go test ./reader -update writes it", err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
				t.Errorf("the reading differs from %s (-golden +read):\n%s", path, diff)
			}
		})
	}
	files, err := filepath.Glob(filepath.Join(goldenDir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if kept[filepath.Base(f)] {
			continue
		}
		if !*update {
			t.Errorf("%s is the reading of no sample", f)
		} else if err := os.Remove(f); err != nil {
			t.Error(err)
		}
	}
}

// golden writes a reading as indented JSON in which every statement and all
// evidence shows its words.
func golden(t *testing.T, r record.Reading) []byte {
	t.Helper()
	words := runes(r.Document.Text)
	type evidence struct {
		record.Passage
		Text string `json:"text"`
	}
	show := func(passages []record.Passage) []evidence {
		out := []evidence{}
		for _, p := range passages {
			out = append(out, evidence{p, words.quote(p)})
		}
		return out
	}
	type statement struct {
		Text string `json:"text"`
		record.Statement
	}
	type meeting struct {
		record.Meeting
		Evidence []evidence `json:"evidence"`
	}
	type instrument struct {
		record.Instrument
		Evidence []evidence `json:"evidence"`
	}
	page := struct {
		Document    record.Document `json:"document"`
		Meetings    []meeting       `json:"meetings"`
		Statements  []statement     `json:"statements"`
		Instruments []instrument    `json:"instruments"`
	}{Document: r.Document}
	for _, m := range r.Meetings {
		page.Meetings = append(page.Meetings, meeting{m, show(m.Evidence)})
	}
	for _, s := range r.Statements {
		page.Statements = append(page.Statements, statement{words.quote(s.Quote), s})
	}
	for _, in := range r.Instruments {
		page.Instruments = append(page.Instruments, instrument{in, show(in.Evidence)})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(page); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

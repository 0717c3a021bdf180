package record

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseReading(t *testing.T) {
	want := sound()
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ParseReading(b, want.Document.Text)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(*want, got); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
	for name, c := range map[string]struct{ json, want string }{
		"no JSON":       {"{\n\n,}", "line 3: this is not JSON"},
		"cut off":       {`{"statements": [`, "this is not JSON"},
		"another kind":  {"{\n\"statements\": [{\"kind\": 7}]}", "line 2: statements.kind cannot be a number"},
		"another thing": {`[1]`, "no reading"},
		"another text":  {`{"statements": [{"kind": "agree", "by": ["VNM"], "quote": {"start": 3, "end": 300}}]}`, "does not go with its text: statement 1: passage 3-300"},
		"unknown kind":  {`{"statements": [{"kind": "sing", "by": ["VNM"], "quote": {"start": 3, "end": 8}}]}`, `kind "sing"`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseReading([]byte(c.json), want.Document.Text)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

func FuzzParseReading(f *testing.F) {
	b, err := json.Marshal(sound())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b, sound().Document.Text)
	f.Add([]byte(`{"meetings": null}`), "")
	f.Add([]byte(`{"statements": [{"kind": "agree", "by": ["VNM"], "quote": {"start": -1, "end": 2147483647}}]}`), "Hà Nội")
	f.Fuzz(func(t *testing.T, b []byte, text string) {
		r, err := ParseReading(b, text)
		if err != nil {
			return
		}
		if err := r.Validate(); err != nil {
			t.Fatalf("what was read is not sound: %v", err)
		}
		again, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ParseReading(again, text); err != nil {
			t.Fatalf("what was read cannot be written and read again: %v", err)
		}
	})
}

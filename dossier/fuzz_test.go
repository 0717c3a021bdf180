package dossier

import (
	"testing"

	"rapporteur/record"
)

// Any sound reading has a dossier, whatever it says.
func FuzzFollow(f *testing.F) {
	f.Add([]byte(`{"meetings": [{"id": "m1", "role": "subject", "mechanism": "talks", "parties": ["VNM"]}],
 "statements": [{"kind": "agree", "by": ["VNM"], "quote": {"start": 0, "end": 9}}]}`), "agreed to it. They")
	f.Add([]byte(`{"statements": [{"kind": "sign", "by": [""], "meeting": "", "quote": {"start": 1, "end": 2}}]}`), "a\u0300\n.")
	d := desk(f)
	f.Fuzz(func(t *testing.T, b []byte, text string) {
		r, err := record.ParseReading(b, text)
		if err != nil {
			return
		}
		r.Document.Name = "a"
		x := d.Follow([]record.Reading{r, r}, nil)
		if len(x.Editions) == 0 {
			t.Fatal("no edition")
		}
		d.Compare(r, r, nil)
	})
}

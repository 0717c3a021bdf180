package generate

import (
	"reflect"
	"strings"
	"testing"
)

func TestNew(t *testing.T) {
	seen := map[string]bool{}
	for n := range 500 {
		a := New(7, n)
		if err := a.Reading.Validate(); err != nil {
			t.Fatalf("account %d: %v\n%s", n, err, a.Document.Text)
		}
		if len(a.Reading.Statements) != Statements {
			t.Fatalf("account %d has %d statements", n, len(a.Reading.Statements))
		}
		if seen[a.Document.Text] {
			t.Fatalf("account %d was there before", n)
		}
		seen[a.Document.Text] = true
		rs := []rune(a.Document.Text)
		for _, s := range a.Reading.Statements {
			if q := string(rs[s.Quote.Start:s.Quote.End]); strings.ContainsAny(q, "\n.") {
				t.Fatalf("account %d: quote %q", n, q)
			}
		}
		if !reflect.DeepEqual(a, New(7, n)) {
			t.Fatalf("account %d is not always the same", n)
		}
	}
}

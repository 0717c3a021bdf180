package packed

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"
)

type word string

type leaf struct {
	Name word
	At   int
	Set  json.RawMessage
}

type tree struct {
	Words    []string
	Leaves   []leaf
	One      *leaf
	Number   *int
	Counts   map[word]int
	Yes      bool
	Moment   time.Time
	Branches []tree
}

// TestBack has whatever was packed come back as it was, empty and missing
// things told apart.
func TestBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.MakeCustom[tree](rapid.MakeConfig{
			Types: map[reflect.Type]*rapid.Generator[any]{
				reflect.TypeFor[time.Time](): rapid.Map(rapid.Int64Range(-6e10, 6e10), func(n int64) any { return time.Unix(n, n&0xffff).UTC() }).AsAny(),
				reflect.TypeFor[[]tree]():    rapid.Just(any([]tree{{Words: []string{"in"}}, {}})),
			},
		}).Draw(t, "tree")
		b, err := Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got tree
		if err := Unmarshal(b, &got); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v\nwant %+v", got, want)
		}
		// Cut short, it is an error and no panic.
		n := rapid.IntRange(0, len(b)-1).Draw(t, "cut")
		var short tree
		if err := Unmarshal(b[:n], &short); err == nil {
			t.Errorf("the first %d of %d bytes are taken", n, len(b))
		}
	})
}

// TestRefused lists what cannot be packed.
func TestRefused(t *testing.T) {
	for _, v := range []any{1.5, struct{ X any }{1}, []any{1}, func() {}} {
		if b, err := Marshal(v); err == nil {
			t.Errorf("%T is packed into %v", v, b)
		}
	}
}

// TestShape has types that are written differently differ.
func TestShape(t *testing.T) {
	type other struct {
		Name word
		At   int
		Due  json.RawMessage
	}
	if Shape[leaf]() == Shape[other]() || Shape[leaf]() == Shape[tree]() {
		t.Error("two types have one shape")
	}
	if Shape[tree]() != Shape[tree]() { //nolint:staticcheck // the same twice, that is the point
		t.Error("a type has two shapes")
	}
}

func FuzzUnmarshal(f *testing.F) {
	b, err := Marshal(tree{Words: []string{"a", "b"}, Leaves: []leaf{{"x", 3, nil}}, Counts: map[word]int{"n": 1}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(_ *testing.T, b []byte) {
		var v tree
		_ = Unmarshal(b, &v) // whatever comes, no panic
	})
}

package reader

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"rapporteur/record"
	"rapporteur/source"
)

// A floor is what the F1 of a measure must not fall below. Floors only ever go
// up while the texts stay the same.
type floor struct {
	measure string
	f1      float64
}

// floors are those of all annotated accounts together.
var floors = []floor{
	{"found", 0.968},     // the quote is there
	{"statement", 0.917}, // and its class and by are right
	{"kind", 0.889},      // and its kind and by are right
	{"area", 0.814},      // areas of matched statements; those of others count against
	{"to", 0.912},        // parties addressed by matched statements
	{"speaker", 0.985},   // share of matched statements with the annotated speaker
	{"meeting", 0.968},   // subject meetings with their parties, edition and first day
	{"head", 0.988},      // heads of subject meetings
	{"place", 0.886},     // places of subject meetings, by half of their words
	{"mentioned", 0.838}, // other meetings, by parties and first day, or by their edition
}

// TestAccuracy reads the accounts in testdata/annotated, and those that the
// dossier is tested on, and compares every reading with the annotation beside
// it. With -v it shows the figures.
func TestAccuracy(t *testing.T) {
	counted(t, annotated(t, "testdata/annotated", "../dossier/testdata/annotated/accounts")).hold(t, floors)
}

// TestOpenings reads the headlines and first paragraphs of 240 accounts, full of
// what makes it hard to tell who met, who led, when and where.
func TestOpenings(t *testing.T) {
	counted(t, annotated(t, "testdata/openings")).hold(t, []floor{
		{"meeting", 0.791},
		{"head", 0.900},
		{"place", 0.810},
		{"mentioned", 0.653},
	})
}

// TestShort reads short items of news, the ordinary kind, of which each tells
// in another way whose those are who speak.
func TestShort(t *testing.T) {
	counted(t, annotated(t, "testdata/short")).hold(t, []floor{
		{"found", 0.980},
		{"statement", 0.919},
		{"kind", 0.894},
		{"area", 0.792},
		{"to", 0.907},
		{"speaker", 0.980},
		{"meeting", 0.949},
		{"head", 0.978},
		{"place", 0.866},
		{"mentioned", 0.811},
	})
}

// counted compares the readings of annotated texts with their annotations.
func counted(t *testing.T, texts []record.Reading) tally {
	t.Helper()
	r := reader(t)
	all := tally{}
	for _, want := range texts {
		got := r.Read(want.Document)
		sound(t, got)
		all.compare(want, got)
	}
	return all
}

// hold fails where a measure is below its floor, and shows all of them.
func (all tally) hold(t *testing.T, floors []floor) {
	t.Helper()
	t.Logf("%-10s %9s %9s %9s %9s", "", "precision", "recall", "F1", "annotated")
	for _, f := range floors {
		c := all[f.measure]
		f1 := share(2*c.right, c.annotated+c.read)
		t.Logf("%-10s %9.3f %9.3f %9.3f %9d", f.measure, share(c.right, c.read), share(c.right, c.annotated), f1, c.annotated)
		if f1 < f.f1 {
			t.Errorf("%s: F1 is %.3f, below its floor of %.3f", f.measure, f1, f.f1)
		}
	}
}

// annotated returns the annotations, each with its account as the reader gets
// it: text and what is known from outside. A title that is the text's own
// opening is not given.
func annotated(t *testing.T, folders ...string) (out []record.Reading) {
	t.Helper()
	var names []string
	for _, folder := range folders {
		some, err := filepath.Glob(folder + "/*")
		if err != nil || len(some) == 0 {
			t.Fatalf("no annotated accounts in %s (%v)", folder, err)
		}
		names = append(names, some...)
	}
	for i, name := range names {
		names[i] = strings.TrimSuffix(name, filepath.Ext(name))
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		doc, textErr := source.Read(name+".txt", nil)
		b, err := os.ReadFile(name + ".json")
		if err := errors.Join(textErr, err); err != nil {
			t.Fatal(err)
		}
		dec := json.NewDecoder(bytes.NewReader(b))
		dec.DisallowUnknownFields()
		var a record.Reading
		err = dec.Decode(&a)
		a.Document.Name, a.Document.Text = doc.Name, doc.Text
		if strings.HasPrefix(doc.Text, a.Document.Title) {
			a.Document.Title = ""
		}
		if err := errors.Join(err, a.Validate()); err != nil {
			t.Fatalf("%s.json: %v", name, err)
		}
		out = append(out, a)
	}
	return out
}

// A count holds how many things were annotated, how many read, and how many
// of these are right.
type count struct{ right, annotated, read int }

func share(part, of int) float64 { return float64(part) / float64(max(of, 1)) }

// A tally holds the count of every measure.
type tally map[string]count

func (all tally) add(measure string, right, annotated, read int) {
	c := all[measure]
	all[measure] = count{c.right + right, c.annotated + annotated, c.read + read}
}

func (all tally) compare(want, got record.Reading) {
	for _, m := range []string{"found", "statement", "kind"} {
		all.add(m, 0, len(want.Statements), len(got.Statements))
	}
	for _, s := range want.Statements {
		all.add("area", 0, len(s.Areas), 0)
	}
	for _, s := range got.Statements {
		all.add("area", 0, 0, len(s.Areas))
	}
	for _, p := range match(want, got) {
		w, g := p.want, p.got
		by := sameParties(w.By, g.By)
		all.add("found", 1, 0, 0)
		all.add("statement", one[by && w.Kind.Class() == g.Kind.Class()], 0, 0)
		all.add("kind", one[by && w.Kind == g.Kind], 0, 0)
		all.add("area", inBoth(w.Areas, g.Areas), 0, 0)
		all.add("to", inBoth(w.To, g.To), len(w.To), len(g.To))
		if w.Speaker != "" {
			all.add("speaker", one[samePerson(w.Speaker, g.Speaker)], 1, 1)
		}
	}
	subjects := meetingsAs(want, record.Subject)
	read := meetingsAs(got, record.Subject)
	paired(all, "place", placesOf(subjects), placesOf(read), samePlace)
	paired(all, "mentioned", meetingsAs(want, record.Mentioned), meetingsAs(got, record.Mentioned), nearMeeting)
	paired(all, "meeting", subjects, read, sameMeeting)
	paired(all, "head", heads(want), heads(got), func(a, b record.Head) bool { return a.Party == b.Party && samePerson(a.Name, b.Name) })
}

var one = map[bool]int{true: 1}

// paired counts what of one list has a like in the other, one to one.
func paired[T any](all tally, measure string, want, got []T, like func(a, b T) bool) {
	all.add(measure, 0, len(want), len(got))
	got = slices.Clone(got)
	for _, w := range want {
		if i := slices.IndexFunc(got, func(g T) bool { return like(w, g) }); i >= 0 {
			all.add(measure, 1, 0, 0)
			got = slices.Delete(got, i, i+1)
		}
	}
}

func placesOf(meetings []record.Meeting) (out []string) {
	for _, m := range meetings {
		if m.Place.Name != "" {
			out = append(out, m.Place.Name)
		}
	}
	return out
}

// samePlace tells whether two names share half of the words of the longer.
func samePlace(a, b string) bool {
	x, y := fold(a), fold(b)
	return 2*inBoth(x, y) >= max(len(x), len(y))
}

// nearMeeting tells whether parties and first day agree, or the edition.
func nearMeeting(a, b record.Meeting) bool {
	edition := a.Ordinal != nil && b.Ordinal != nil && *a.Ordinal == *b.Ordinal
	return edition || a.Start == b.Start && sameParties(a.Parties, b.Parties)
}

// wordsOf gives every code point of a text the number of the word it is in,
// and 0 to those between words.
func wordsOf(s string) (out []int) {
	n, inWord := 0, false
	for _, r := range s {
		is := unicode.IsLetter(r) || unicode.IsNumber(r)
		n += one[is && !inWord]
		inWord = is
		out = append(out, n*one[is])
	}
	return out
}

func touched(words []int, p record.Passage) []int {
	list := slices.Compact(slices.Clone(words[p.Start:p.End]))
	return slices.DeleteFunc(list, func(n int) bool { return n == 0 })
}

// overlap returns the Jaccard index of the words of two passages, and 0 where
// they share less than half of the shorter one's or a quarter of the longer
// one's.
func overlap(a, b []int) float64 {
	both := inBoth(a, b)
	if 2*both < min(len(a), len(b)) || 4*both < max(len(a), len(b)) {
		return 0
	}
	return share(both, len(a)+len(b)-both)
}

// A pair is an annotated statement and the one read for it.
type pair struct {
	want, got *record.Statement
	overlap   float64
}

// match pairs statements one to one, those that overlap most first.
func match(want, got record.Reading) []pair {
	words := wordsOf(want.Document.Text)
	var all, out []pair
	for i := range want.Statements {
		for j := range got.Statements {
			p := pair{want: &want.Statements[i], got: &got.Statements[j]}
			if p.overlap = overlap(touched(words, p.want.Quote), touched(words, p.got.Quote)); p.overlap > 0 {
				all = append(all, p)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(b.overlap, a.overlap) })
	for _, p := range all {
		if !slices.ContainsFunc(out, func(q pair) bool { return p.want == q.want || p.got == q.got }) {
			out = append(out, p)
		}
	}
	return out
}

func meetingsAs(r record.Reading, role record.Role) (out []record.Meeting) {
	for _, m := range r.Meetings {
		if m.Role == role {
			out = append(out, m)
		}
	}
	return out
}

// sameMeeting tells whether parties, edition and first day agree.
func sameMeeting(a, b record.Meeting) bool {
	edition := a.Ordinal == nil && b.Ordinal == nil || a.Ordinal != nil && b.Ordinal != nil && *a.Ordinal == *b.Ordinal
	return edition && a.Start == b.Start && sameParties(a.Parties, b.Parties)
}

func heads(r record.Reading) (out []record.Head) {
	for _, m := range meetingsAs(r, record.Subject) {
		out = append(out, m.Heads...)
	}
	return out
}

// samePerson tells whether all words of one name are in the other, in any
// order, whatever their capitals and marks.
func samePerson(a, b string) bool {
	x, y := fold(a), fold(b)
	n := inBoth(x, y)
	return n > 0 && n == min(len(x), len(y))
}

// inBoth counts what stands in both lists.
func inBoth[T comparable](a, b []T) (n int) {
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

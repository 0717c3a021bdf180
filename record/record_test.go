package record

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestNewDate(t *testing.T) {
	for _, c := range []struct {
		year, month, day int
		want             Date
	}{
		{2024, 2, 27, "2024-02-27"},
		{2024, 2, 0, "2024-02"},
		{2024, 0, 0, "2024"},
		{2024, 0, 27, "2024"}, // a day without its month
		{0, 2, 27, ""},        // a month without its year
		{0, 0, 0, ""},
		{987, 6, 5, "0987-06-05"},
	} {
		if got := NewDate(c.year, c.month, c.day); got != c.want {
			t.Errorf("NewDate(%d, %d, %d) = %q, want %q", c.year, c.month, c.day, got, c.want)
		}
	}
}

func TestDateParts(t *testing.T) {
	for d, want := range map[Date][3]int{
		"2024-02-27": {2024, 2, 27},
		"2024-02":    {2024, 2, 0},
		"2024":       {2024, 0, 0},
		"":           {},
		"soon":       {},
		"2024-2":     {},
	} {
		y, m, day := d.Parts()
		if got := [3]int{y, m, day}; got != want {
			t.Errorf("%q.Parts() = %v, want %v", d, got, want)
		}
	}
}

func TestDateValid(t *testing.T) {
	for _, d := range []Date{"", "2024", "2024-02", "2024-02-29", "1999-12-31"} {
		if !d.Valid() {
			t.Errorf("%q is not valid", d)
		}
	}
	for _, d := range []Date{
		"2023-02-29", "2024-13", "2024-00", "2024-04-31", "2024-2-3", "24", "2024-02-27T00:00:00Z",
		"27 February", "2024/02/27", "2024-", "abcd", "abcd-ef", "20240227", " 2024", "2024-02-2a",
	} {
		if d.Valid() {
			t.Errorf("%q is valid", d)
		}
	}
}

func TestDateTime(t *testing.T) {
	got, ok := Date("2024-02-27").Time()
	if want := time.Date(2024, 2, 27, 0, 0, 0, 0, time.UTC); !ok || !got.Equal(want) {
		t.Errorf("Time() = %v, %v, want %v", got, ok, want)
	}
	for _, d := range []Date{"", "2024", "2024-02", "2024-02-30"} {
		if _, ok := d.Time(); ok {
			t.Errorf("%q has a time", d)
		}
	}
}

func TestDateAdd(t *testing.T) {
	for _, c := range []struct {
		from Date
		days int
		want Date
	}{
		{"2024-02-27", 3, "2024-03-01"},
		{"2024-01-01", -1, "2023-12-31"},
		{"2024-02-27", 0, "2024-02-27"},
		{"2024-02", 1, ""},
		{"2024-02-30", 1, ""},
		{"", 1, ""},
	} {
		if got := c.from.Add(c.days); got != c.want {
			t.Errorf("%q.Add(%d) = %q, want %q", c.from, c.days, got, c.want)
		}
	}
}

func TestDateRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(rapid.IntRange(1, 9999).Draw(t, "year"), 1, 1, 0, 0, 0, 0, time.UTC).
			AddDate(0, 0, rapid.IntRange(0, 364).Draw(t, "day of year"))
		want := [3]int{day.Year(), int(day.Month()), day.Day()}
		for i := rapid.IntRange(1, 3).Draw(t, "parts known"); i < 3; i++ {
			want[i] = 0
		}
		d := NewDate(want[0], want[1], want[2])
		if !d.Valid() {
			t.Fatalf("%q is not valid", d)
		}
		y, m, dd := d.Parts()
		if got := [3]int{y, m, dd}; got != want {
			t.Fatalf("%q.Parts() = %v, want %v", d, got, want)
		}
		if at, ok := d.Time(); ok != (want[2] > 0) || ok && !at.Equal(day) {
			t.Fatalf("%q.Time() = %v, %v", d, at, ok)
		}
	})
}

// A string of any sort that is called valid is one that NewDate writes.
func TestDateValidMeansWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Date(rapid.OneOf(
			rapid.StringMatching(`[12][0-9]{3}(-[0-9]{2}(-[0-9]{2})?)?`),
			rapid.StringMatching(`[-+0-9 ]{0,10}`),
			rapid.String(),
		).Draw(t, "date"))
		if y, m, day := d.Parts(); d.Valid() && y > 0 && NewDate(y, m, day) != d {
			t.Fatalf("%q is valid but is written %q", d, NewDate(y, m, day))
		}
	})
}

func TestKindClass(t *testing.T) {
	want := map[Kind]Class{
		"sign": Decide, "agree": Decide, "invite": Decide, "offer": Decide, "pledge": Decide,
		"request": Ask, "propose": Ask, "hope": Ask,
		"support": Judge, "oppose": Judge, "appraise": Judge,
		"report": Tell, "discuss": Tell, "affirm": Tell,
	}
	got := map[Kind]Class{}
	for _, k := range Kinds {
		got[k] = k.Class()
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("classes of Kinds (-want +got):\n%s", diff)
	}
	if len(Kinds) != len(got) {
		t.Errorf("Kinds holds %d kinds, %d of them different", len(Kinds), len(got))
	}
	for _, k := range []Kind{"", "Sign", "signs", "decide"} {
		if c := k.Class(); c != "" {
			t.Errorf("%q is of class %q", k, c)
		}
	}
}

func TestAreas(t *testing.T) {
	group := map[Area]string{}
	for _, g := range Areas {
		if g.Group == "" || len(g.Areas) == 0 {
			t.Errorf("group %q holds %v", g.Group, g.Areas)
		}
		for _, a := range g.Areas {
			if was, ok := group[a]; ok {
				t.Errorf("%s stands under %q and %q", a, was, g.Group)
			}
			group[a] = g.Group
			if !a.Known() {
				t.Errorf("%s is not known", a)
			}
			if s := string(a); s != strings.ToLower(s) || strings.Trim(s, "-") != s || strings.ContainsAny(s, " _,?") {
				t.Errorf("%q is not written like the others", a)
			}
		}
	}
	for _, a := range []Area{"", "none", "Naval", "relations", "naval "} {
		if a.Known() {
			t.Errorf("%q is known", a)
		}
	}
}

// sound is a reading with nothing wrong.
func sound() *Reading {
	ten := 10
	return &Reading{
		Document: Document{Title: "Hà Nội", Published: "2024-02-28", Text: "Hà Nội hosted the dialogue."},
		Meetings: []Meeting{
			{
				ID: "m1", Role: Subject, Mechanism: "dialogue", Parties: []Party{"VNM", "JPN"}, Ordinal: &ten,
				Start: "2024-02-27", End: "2024-02-27", Evidence: []Passage{{0, 27}},
			},
			{ID: "m2", Role: Mentioned, Start: "2023"},
		},
		Statements: []Statement{{
			Kind: Agree, By: []Party{"VNM"}, Areas: []Area{"naval", "partnership"}, Meeting: "m1", Due: "2024-12", Quote: Passage{7, 26},
		}},
		Instruments: []Instrument{{Name: "Statement", Date: "2018-04", Evidence: []Passage{{18, 26}}}},
	}
}

func TestValidate(t *testing.T) {
	if err := sound().Validate(); err != nil {
		t.Fatalf("a sound reading: %v", err)
	}
	if err := new(Reading).Validate(); err != nil {
		t.Fatalf("an empty reading: %v", err)
	}
	for name, c := range map[string]struct {
		harm func(*Reading)
		want string
	}{
		"published":             {func(r *Reading) { r.Document.Published = "28/02/2024" }, `document: published: "28/02/2024" is no date`},
		"same id":               {func(r *Reading) { r.Meetings[1].ID = "m1" }, `meeting 2: id "m1" stands twice`},
		"no id":                 {func(r *Reading) { r.Meetings[1].ID = "" }, `meeting 2: id ""`},
		"role":                  {func(r *Reading) { r.Meetings[0].Role = "object" }, `meeting 1: role "object"`},
		"start":                 {func(r *Reading) { r.Meetings[1].Start = "2023-13" }, `meeting 2: "2023-13" is no date`},
		"end":                   {func(r *Reading) { r.Meetings[0].End = "2024-02-30" }, `meeting 1: "2024-02-30" is no date`},
		"evidence past the end": {func(r *Reading) { r.Meetings[0].Evidence[0].End = 28 }, "meeting 1: passage 0-28 is not within the text's 27 characters"},
		"kind":                  {func(r *Reading) { r.Statements[0].Kind = "assent" }, `statement 1: kind "assent"`},
		"nobody":                {func(r *Reading) { r.Statements[0].By = nil }, "statement 1: nobody's"},
		"area":                  {func(r *Reading) { r.Statements[0].Areas[1] = "navy" }, `statement 1: area "navy"`},
		"meeting":               {func(r *Reading) { r.Statements[0].Meeting = "m3" }, `statement 1: no meeting "m3"`},
		"due":                   {func(r *Reading) { r.Statements[0].Due = "next year" }, `statement 1: "next year" is no date`},
		"empty quote":           {func(r *Reading) { r.Statements[0].Quote = Passage{7, 7} }, "statement 1: passage 7-7"},
		"quote backwards":       {func(r *Reading) { r.Statements[0].Quote = Passage{9, 7} }, "statement 1: passage 9-7"},
		"quote before the text": {func(r *Reading) { r.Statements[0].Quote = Passage{-1, 7} }, "statement 1: passage -1-7"},
		"instrument's date":     {func(r *Reading) { r.Instruments[0].Date = "2018-4" }, `instrument 1: "2018-4" is no date`},
		"instrument's evidence": {func(r *Reading) { r.Instruments[0].Evidence[0].Start = 26 }, "instrument 1: passage 26-26"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sound()
			c.harm(r)
			err := r.Validate()
			if err == nil {
				t.Fatal("no fault found")
			}
			if got := err.Error(); !strings.Contains(got, c.want) || strings.Contains(got, "\n") {
				t.Errorf("faults: %s\nwant one: %s", got, c.want)
			}
		})
	}
}

func TestValidateReportsEveryFault(t *testing.T) {
	r := sound()
	r.Document.Published = "x"
	r.Statements[0].Kind = "y"
	r.Statements[0].By = nil
	r.Instruments[0].Date = "z"
	err := r.Validate()
	if err == nil || strings.Count(err.Error(), "\n") != 3 {
		t.Errorf("want four faults, one a line, got:\n%v", err)
	}
}

func TestReadingJSON(t *testing.T) {
	want := sound()
	b, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got Reading
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	want.Document.Text = "" // the text is not part of a reading
	if diff := cmp.Diff(want, &got); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
	var form map[string]any
	if err := json.Unmarshal(b, &form); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for k := range form {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	if diff := cmp.Diff([]string{"document", "instruments", "meetings", "statements"}, keys); diff != "" {
		t.Errorf("keys of a reading (-want +got):\n%s", diff)
	}
	second := form["meetings"].([]any)[1].(map[string]any)
	if v, ok := second["ordinal"]; !ok || v != nil {
		t.Errorf("an ordinal not given is %v, want null", v)
	}
}

package store

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rapporteur/record"
)

func sscan(name string, n *int) (int, error) { return fmt.Sscanf(name, "account-%d", n) }

func search(t testing.TB, s *Store, q Search) []Hit {
	t.Helper()
	if q.Limit == 0 {
		q.Limit = 100
	}
	hits, total, err := s.Statements(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	if q.Skip == 0 && total < len(hits) {
		t.Errorf("%d hits of %d", len(hits), total)
	}
	return hits
}

func words(s string) []string {
	out := []string{}
	for _, t := range terms(s) {
		out = append(out, t.text)
	}
	return out
}

func TestTerms(t *testing.T) {
	for in, want := range map[string]string{
		"đối thoại Quốc phòng":        "doi thoai quoc phong",
		"Exercises, exercised":        "exercis exercis",
		"the U.S. and the U.S.'s":     "the us and the us",
		"Japan's state-owned company": "japan state own compani",
		"防衛大臣":                        "防衛 衛大 大臣 臣",
		"ガイド が か":                     "ガイ イド ド が か",
		"Ｆｕｌｌ　ｗｉｄｔｈ":                  "full width",
		"Łódź Malmö Ærø":              "lodz malmo aero",
		"한국 국방":                       "한국 국 국방 방",
		"2+2, 3,000":                  "2 2 3 000",
		"…–“”":                        "",
	} {
		if got := strings.Join(words(in), " "); got != want {
			t.Errorf("terms of %q: %q, want %q", in, got, want)
		}
	}
}

// addText keeps a document with one statement that is the whole text.
func addText(t *testing.T, s *Store, text string, date record.Date) {
	t.Helper()
	n := len([]rune(text))
	r := record.Reading{
		Meetings:   []record.Meeting{{ID: "m1", Role: record.Subject, Mechanism: "Talks", Start: date}},
		Statements: []record.Statement{{Kind: record.Agree, By: []record.Party{"VNM", "JPN"}, To: []record.Party{"IND"}, Speaker: "Đỗ Văn Minh", Areas: []record.Area{"naval"}, Quote: record.Passage{Start: 0, End: n}}},
	}
	r.Document = record.Document{Text: text, Published: "2024"}
	a := Arrival{Address: "/" + text, Got: noon, Document: r.Document, Reader: "test", Reading: &r, Keys: []string{"talks"}}
	if _, err := s.Add(context.Background(), a); err != nil {
		t.Fatal(err)
	}
}

func TestSearchWords(t *testing.T) {
	s := testRecord(t)
	texts := []string{
		"Vietnam opened the đối thoại with Japan", "防衛大臣会合を開催した", "agreed on joint exercises at sea", "agreed on joint patrols, no exercises",
	}
	for i, text := range texts {
		addText(t, s, text, record.Date(fmt.Sprintf("202%d-03-04", i)))
	}
	healthy(t, s)
	for query, want := range map[string]string{
		"doi thoai": "0", "đối THOẠI": "0", "doi": "0", "大臣": "1", "防衛": "1", "会合": "1", "催": "1", "た": "1", "衛大臣": "1", "大衛": "",
		"exercise": "3 2", `"joint exercise"`: "2", "joint -patrol": "2", "exerc*": "3 2", "exercises*": "3 2", "-patrol sea": "2",
		"joint nothing": "", "patrols,": "3", `"patrols no exercises"`: "3",
	} {
		var got []string
		for _, h := range search(t, s, Search{Words: query}) {
			for i, text := range texts {
				if h.Quote == text {
					got = append(got, fmt.Sprint(i))
				}
			}
			if len(h.Marks) == 0 {
				t.Errorf("%s: nothing is marked in %q", query, h.Quote)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s found %v, want %s", query, got, want)
		}
		docs, _, err := s.Documents(context.Background(), Search{Words: query})
		if err != nil || len(docs) != len(got) {
			t.Errorf("%s found %d documents, %v, want %d", query, len(docs), err, len(got))
		}
	}
	for _, query := range []string{"-sea", "…", `""`, "*", "- -"} {
		if _, _, err := s.Statements(context.Background(), Search{Words: query}); err == nil {
			t.Errorf("%q can be looked for", query)
		}
	}
}

func TestSearchFilters(t *testing.T) {
	s := testRecord(t)
	addText(t, s, "first thing agreed", "2023-05-06")
	addText(t, s, "second thing agreed", "2024")
	addText(t, s, "third thing agreed", "")
	for _, c := range []struct {
		q    Search
		want int
	}{
		{Search{}, 3},
		{Search{Words: "thing", By: "VNM", To: "IND", Kind: record.Agree, Area: "naval", Key: "talks", Person: "do van", Mechanism: "TALKS"}, 3},
		{Search{By: "IND"}, 0},
		{Search{To: "JPN"}, 0},
		{Search{Kind: record.Sign}, 0},
		{Search{Area: "army"}, 0},
		{Search{Key: "talk"}, 0},
		{Search{Person: "Nguyễn"}, 0},
		{Search{Since: "2024"}, 2},
		{Search{Since: "2023-05-06", Until: "2023"}, 1},
		{Search{Since: "2023-05-07", Until: "2023"}, 0},
		{Search{Until: "2023-05"}, 1},
		{Search{Until: "2023-05-05"}, 0},
		{Search{Words: "thing", Until: "2023-12-31"}, 1},
		{Search{Words: "thing", Since: "2025"}, 0},
		{Search{Standing: record.Done}, 0},
	} {
		if got := len(search(t, s, c.q)); got != c.want {
			t.Errorf("%+v: %d, want %d", c.q, got, c.want)
		}
	}
	if _, _, err := s.Statements(context.Background(), Search{Since: "May"}); err == nil {
		t.Error("since May")
	}
}

func TestSearchPages(t *testing.T) {
	s := testRecord(t)
	fill(t, s, 50, 0)
	all := search(t, s, Search{Words: "the", Limit: 1000})
	var paged []Hit
	for skip := 0; ; skip += 7 {
		hits, total, err := s.Statements(context.Background(), Search{Words: "the", Skip: skip, Limit: 7})
		if err != nil || total != len(all) {
			t.Fatalf("total %d, %v, want %d", total, err, len(all))
		}
		if len(hits) == 0 {
			break
		}
		paged = append(paged, hits...)
	}
	if diff := cmp.Diff(all, paged); diff != "" {
		t.Errorf("all at once, and by pages:\n%s", diff)
	}
	for i := 1; i < len(all); i++ {
		if all[i].Date > all[i-1].Date {
			t.Errorf("%s comes after %s", all[i].Date, all[i-1].Date)
		}
	}
}

func TestFound(t *testing.T) {
	for _, c := range []struct{ text, query, want string }{
		{"The đối thoại was a dialogue.", "doi-thoai dialogues", "The [đối thoại] was a [dialogue]."},
		{"joint exercises, joint patrols", `"joint patrol"`, "joint exercises, [joint patrols]"},
		{"防衛大臣会合", "大臣", "防衛[大臣]会合"},
		{"防衛大臣会合", "臣会合", "防衛大[臣会合]"},
		{"peacekeepers and peace", "peace*", "[peacekeepers] and [peace]"},
		{"nothing", "-nothing else", "nothing"},
	} {
		q, err := parseQuery(c.query, nil)
		if err != nil {
			t.Fatal(err)
		}
		rs := []rune(c.text)
		var b strings.Builder
		at := 0
		for _, p := range stems(nil).found(c.text, q) {
			b.WriteString(string(rs[at:p.Start]) + "[" + string(rs[p.Start:p.End]) + "]")
			at = p.End
		}
		b.WriteString(string(rs[at:]))
		if b.String() != c.want {
			t.Errorf("%s in %q: %q, want %q", c.query, c.text, b.String(), c.want)
		}
	}
}

// Whatever passage is taken of whatever text, its terms are the same whether
// taken from it alone or out of those of the text, unless its edge goes
// through a word.
func TestWordsOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab c.'U.S-đ防衛ガ\u0301 "))).Draw(t, "text")
		n := len([]rune(text))
		from := rapid.IntRange(0, n).Draw(t, "from")
		to := rapid.IntRange(from, n).Draw(t, "to")
		p := record.Passage{Start: from, End: to}
		cut := p.In(text)
		if want := string([]rune(text)[from:to]); cut != want {
			t.Fatalf("cut %q, want %q", cut, want)
		}
		for _, w := range strings.Fields(wordsOf(terms(text), text, p)) {
			if strings.ContainsAny(w, `":-. `) {
				t.Fatalf("term %q", w)
			}
		}
		for _, term := range terms(text) {
			if term.at.Start < 0 || term.at.End > n || term.at.Start >= term.at.End || term.text == "" {
				t.Fatalf("term %+v of %q", term, text)
			}
		}
	})
}

func FuzzQuery(f *testing.F) {
	for _, s := range []string{"doi thoai", `"joint statement" -draft peace*`, "大臣", "“so” -", `""""`, "a\x00b", "NEAR(a b)", "a:b ^c {d} (e", "-\"", "*", "’s", "”", "-”*”"} {
		f.Add(s)
	}
	s, err := Create(context.Background(), f.TempDir()+"/record.db")
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = s.Close() })
	if _, err := s.Add(context.Background(), arrivals(0, 3)...); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, query string) {
		q := Search{Words: query, Person: query, Mechanism: query, By: record.Party(query), Key: query}
		parsed, err := parseQuery(query, nil)
		if err != nil {
			return
		}
		stems(nil).found(query, parsed)
		for _, q := range []Search{q, {Words: query}} {
			if _, _, err := s.Statements(context.Background(), q); err != nil {
				t.Fatalf("%q: %v", query, err)
			}
		}
		hits, _, err := s.Documents(context.Background(), q)
		if err != nil {
			t.Fatalf("%q: %v", query, err)
		}
		for _, h := range hits {
			if len(h.Marks) == 0 {
				t.Fatalf("%q is found, and marked nowhere in %q", query, h.Document.Text)
			}
		}
	})
}

// TestOtherSpellings finds words in another spelling than they are typed in,
// alone, in phrases and in names of mechanisms, and marks them.
func TestOtherSpellings(t *testing.T) {
	s := testRecord(t)
	a := arrival(0)
	text := a.Document.Text + "\nA defence policy, and a defense of the harbour.\n"
	a.Document.Text, a.Reading.Document.Text = text, text
	a.Reading.Meetings[0].Mechanism = "Kenya–Finland Defence Policy Dialogue"
	if _, err := s.Add(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	spell := func(word string) []string {
		return map[string][]string{"defense": {"defence"}, "defence": {"defense"}, "harbor": {"harbour"}, "polici": {"x"}}[word]
	}
	for query, want := range map[string]int{
		"defense": 2, "defence": 2, `"defense policy"`: 1, `"a defence"`: 2, "harbor -defense": 0, `"defense of the harbor"`: 1, "harbor*": 1,
	} {
		hits, _, err := s.Documents(t.Context(), Search{Words: query, Spell: spell})
		if err != nil {
			t.Fatal(err)
		}
		marks := 0
		for _, h := range hits {
			marks += len(h.Marks)
		}
		if marks != want {
			t.Errorf("%s: %d places, want %d", query, marks, want)
		}
	}
	for _, name := range []string{"defense policy", "defence policy"} {
		if hits := search(t, s, Search{Mechanism: name, Spell: spell}); len(hits) == 0 {
			t.Errorf("nothing of the mechanism %q", name)
		}
	}
	if hits := search(t, s, Search{Mechanism: "defense policy"}); len(hits) > 0 {
		t.Error("without other spellings it is found all the same")
	}
	if err := s.Settle(t.Context(), Mechanism{Key: "k"}, "summary", "v", Settled{Body: []byte("{}"), Lines: []Line{{Marks: [][2]string{{"list", "x"}}, Words: "Defence Talks", Body: []byte("b")}}}); err != nil {
		t.Fatal(err)
	}
	if got := asked(t, s, LineQuery{Words: "defense", Spell: spell, Limit: 1}); got != "1: b" {
		t.Errorf("lines: %s", got)
	}
}

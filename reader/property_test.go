package reader

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rapporteur/record"
	"rapporteur/text"
)

// fault tells what in a reading cannot be, whatever the text says.
func fault(got record.Reading) error {
	if err := got.Validate(); err != nil {
		return err
	}
	words := runes(got.Document.Text)
	for i, s := range got.Statements {
		q := words.quote(s.Quote)
		if strings.TrimFunc(q, unicode.IsSpace) != q || q == "" {
			return fmt.Errorf("statement %d: the quote %q begins or ends with a space", i+1, q)
		}
		if slices.Contains(s.By, "") || slices.Contains(s.To, "") {
			return fmt.Errorf("statement %d: a side without a name: by %q to %q", i+1, s.By, s.To)
		}
		if s.Speaker != "" && len(s.By) != 1 {
			return fmt.Errorf("statement %d: %q speaks for %v", i+1, s.Speaker, s.By)
		}
		if err := standsIn("speaker", s.Speaker, words); err != nil {
			return fmt.Errorf("statement %d: %w", i+1, err)
		}
		for _, n := range slices.Concat(s.Instruments, s.Forums) {
			if n == "" {
				return fmt.Errorf("statement %d: a name that is empty: %q %q", i+1, s.Instruments, s.Forums)
			}
		}
	}
	for i, m := range got.Meetings {
		for _, h := range m.Heads {
			if err := standsIn("head", h.Name, words); err != nil {
				return fmt.Errorf("meeting %d: %w", i+1, err)
			}
		}
		if m.Start != "" && m.End != "" && m.End < m.Start {
			return fmt.Errorf("meeting %d ends on %s and begins on %s", i+1, m.End, m.Start)
		}
	}
	for i, in := range got.Instruments {
		if in.Name == "" {
			return fmt.Errorf("instrument %d has no name", i+1)
		}
	}
	return nil
}

// standsIn tells whether every word of a person's name stands in the text.
func standsIn(what, name string, words runes) error {
	if name == "" {
		return nil
	}
	s := strings.ToLower(string(words))
	for _, w := range strings.Fields(name) {
		if !strings.Contains(s, strings.ToLower(w)) {
			return fmt.Errorf("%s %q: %q does not stand in the text", what, name, w)
		}
	}
	return nil
}

func TestSamplesAreSound(t *testing.T) {
	r := reader(t)
	for _, doc := range samples(t) {
		t.Run(doc.Name, func(t *testing.T) {
			got := r.Read(doc)
			if err := fault(got); err != nil {
				t.Error(err)
			}
			if len(got.Statements) == 0 || len(got.Meetings) == 0 {
				t.Errorf("%d statements, %d meetings", len(got.Statements), len(got.Meetings))
			}
			if doc.Title == "" {
				if title := got.Document.Title; title == "" || !strings.Contains(doc.Text, title) {
					t.Errorf("the title %q does not stand in the text", title)
				}
				got.Document.Title = "" // the text's own
			}
			if diff := cmp.Diff(doc, got.Document); diff != "" {
				t.Errorf("the document has changed (-given +read):\n%s", diff)
			}
		})
	}
}

// jumble makes a document of the sentences and paragraphs of others.
func jumble(docs []record.Document) func(*rapid.T) record.Document {
	var paragraphs, sentences []string
	for _, d := range docs {
		for _, p := range strings.Split(d.Text, "\n") {
			if p = strings.TrimSpace(p); p == "" {
				continue
			}
			paragraphs = append(paragraphs, p)
			sentences = append(sentences, strings.SplitAfter(p, ". ")...)
		}
	}
	return func(t *rapid.T) record.Document {
		doc := rapid.SampledFrom(docs).Draw(t, "account")
		own := strings.Split(doc.Text, "\n")
		piece := rapid.OneOf(rapid.SampledFrom(own), rapid.SampledFrom(paragraphs), rapid.SampledFrom(sentences))
		parts := rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces")
		switch rapid.SampledFrom([]string{"shuffle", "delete", "insert", "pieces", "cut"}).Draw(t, "change") {
		case "shuffle":
			parts = rapid.Permutation(own).Draw(t, "order")
		case "delete":
			keep := rapid.SliceOfN(rapid.Bool(), len(own), len(own)).Draw(t, "keep")
			parts = nil
			for i, p := range own {
				if keep[i] {
					parts = append(parts, p)
				}
			}
		case "insert":
			at := rapid.IntRange(0, len(own)).Draw(t, "at")
			parts = slices.Concat(own[:at], parts, own[at:])
		case "cut":
			r := []rune(doc.Text)
			from := rapid.IntRange(0, len(r)).Draw(t, "from")
			to := rapid.IntRange(from, len(r)).Draw(t, "to")
			parts = []string{string(r[:from]) + string(r[to:])}
		}
		doc.Text = text.Normalise(strings.Join(parts, rapid.SampledFrom([]string{"\n", "\n\n", " ", ""}).Draw(t, "between")))
		if rapid.Bool().Draw(t, "undated") {
			doc.Published = ""
		}
		return doc
	}
}

// What holds of every reading holds of accounts in any disorder, and a second
// reading is the first.
func TestJumbledAccounts(t *testing.T) {
	r := reader(t)
	draw := jumble(samples(t))
	rapid.Check(t, func(t *rapid.T) {
		doc := draw(t)
		got := r.Read(doc)
		if err := fault(got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(got, r.Read(doc)); diff != "" {
			t.Fatalf("read twice (-first +second):\n%s", diff)
		}
	})
}

// One reader serves many goroutines.
func TestManyGoroutines(t *testing.T) {
	r := reader(t)
	docs := samples(t)
	want := make([]record.Reading, len(docs))
	for i, d := range docs {
		want[i] = r.Read(d)
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for k := range docs {
				i := (g*5 + k) % len(docs)
				if diff := cmp.Diff(want[i], r.Read(docs[i])); diff != "" {
					t.Errorf("%s, goroutine %d (-alone +together):\n%s", docs[i].Name, g, diff)
				}
			}
		})
	}
	wg.Wait()
}

// A reader keeps nothing of what it read before: neither the order of
// accounts nor a reader of its own changes a reading.
func TestOrderOfAccounts(t *testing.T) {
	r := reader(t)
	docs := samples(t)
	want := map[string]record.Reading{}
	for _, d := range docs {
		want[d.Name] = New(r.lex).Read(d)
	}
	rapid.Check(t, func(t *rapid.T) {
		order := rapid.Permutation(docs).Draw(t, "order")
		for _, d := range order[:rapid.IntRange(1, 4).Draw(t, "how many")] {
			if diff := cmp.Diff(want[d.Name], r.Read(d)); diff != "" {
				t.Fatalf("%s (-alone +in order):\n%s", d.Name, diff)
			}
		}
	})
}

// Why is filled in where asked for, and nothing else changes by it.
func TestExplain(t *testing.T) {
	r := reader(t)
	e := New(r.lex)
	e.Explain = true
	for _, d := range samples(t) {
		got := e.Read(d)
		for i := range got.Statements {
			s := &got.Statements[i]
			if s.Why == nil || s.Why.Rule == "" {
				t.Errorf("%s: statement %d has no reason", d.Name, i+1)
			}
			s.Why = nil
		}
		if diff := cmp.Diff(r.Read(d), got); diff != "" {
			t.Errorf("%s (-plain +explained):\n%s", d.Name, diff)
		}
	}
}

// shift moves all passages of a reading.
func shift(r record.Reading, by int) record.Reading {
	move := func(in []record.Passage) []record.Passage {
		out := slices.Clone(in)
		for i := range out {
			out[i].Start += by
			out[i].End += by
		}
		return out
	}
	r.Meetings = slices.Clone(r.Meetings)
	for i := range r.Meetings {
		r.Meetings[i].Evidence = move(r.Meetings[i].Evidence)
	}
	r.Statements = slices.Clone(r.Statements)
	for i := range r.Statements {
		r.Statements[i].Quote.Start += by
		r.Statements[i].Quote.End += by
	}
	r.Instruments = slices.Clone(r.Instruments)
	for i := range r.Instruments {
		r.Instruments[i].Evidence = move(r.Instruments[i].Evidence)
	}
	return r
}

// Passages count code points: n of them before the text, of whatever length
// in bytes, move them all by n.
func TestPassagesCountCodePoints(t *testing.T) {
	r := reader(t)
	docs := samples(t)
	rapid.Check(t, func(t *rapid.T) {
		doc := rapid.SampledFrom(docs).Draw(t, "account")
		want := r.Read(doc)
		n := rapid.IntRange(1, 200).Draw(t, "how many")
		// White space of one, two and three bytes stands before the headline
		// and is no part of it.
		signs := rapid.SliceOfN(rapid.SampledFrom([]rune{' ', '\n', '\u00a0', '\u2003', '\u3000'}), n, n).Draw(t, "signs")
		doc.Text = string(signs) + doc.Text
		got := r.Read(doc)
		got.Document.Text = want.Document.Text
		if diff := cmp.Diff(shift(want, n), got); diff != "" {
			t.Fatalf("after %q (-moved +read):\n%s", string(signs), diff)
		}
	})
}

// The same account with names of many bytes and of few: all passages but for
// these names quote the same words.
func TestNamesOfManyBytes(t *testing.T) {
	plain := opening + "Deputy Minister Minh asked Japan to train ten officers. Japan agreed to open a hotline with Mr Minh.\n"
	accents := strings.NewReplacer("Nguyen Van Minh", "Nguyễn Văn Mịnh", "Minh", "Mịnh", "Hanoi", "Hanoi").Replace(plain)
	want, got := read(t, plain), read(t, accents)
	if length(plain) != length(accents) || len(plain) == len(accents) {
		t.Fatal("the texts should differ in bytes and not in letters")
	}
	passages := func(r record.Reading) (out []record.Passage) {
		for _, s := range r.Statements {
			out = append(out, s.Quote)
		}
		for _, m := range r.Meetings {
			out = append(out, m.Evidence...)
		}
		return out
	}
	if diff := cmp.Diff(passages(want), passages(got)); diff != "" || len(want.Statements) != 2 {
		t.Errorf("%d statements (-plain +accents):\n%s", len(want.Statements), diff)
	}
}

// nasty texts begin the fuzzing.
var nasty = []string{
	"", " ", "\n", "\n\n\n", "\x00", "\xff", "\ufeff", "\u200b", "\u202e", "e\u0301", ".", "...", "- ", "–", ":", ",", "“", "”", "\"", "'", "(", ")", "[", "•",
	"a", "A", "He said.", "he said", "said he", "said", "“”, he said.", "He said: “", "It was agreed that", "to", "of", "and", "and and", "by", "by the", "On",
	"On the East Sea", "On the East Sea,", ", and Japan", "Japan", "Japan's", "The Japanese", "Minister", "Minister of", "Lt. Gen.", "H.E.", "Mr.", "the two sides",
	"Vietnam and Japan", "Vietnam-Japan", "Vietnam - Japan 10th", "10th", "the tenth", "Hanoi, 5 March 2024 –", "Hanoi, –", "(Photo", "Q:", "A:", "By", "31 February 2024",
	"on 99 March 0000", "99999999999999999999th dialogue", "the 0th dialogue", "from 5 to 3 March 2024", "by the end of 99999",
	"Joint Statement", "JOINT STATEMENT\n\nWe, the Ministers,", "They have cooperated in:\n- A\n- B", "1. 2. 3.", "agreed", "agreed to", "agreed to and to", "was", "was agreed", "be", "reach",
	"reach agreement", "not", "no", "took note", "expressed", "expressed its", "Japan and", "and Japan agreed", "Japan, Vietnam, and", "his counterpart", "her Japanese counterpart",
	"Japan (JPN) agreed", "the Kenya Navy (KN) agreed", "Japan;agreed", "theEast Sea", "asked Japan tocontinue", "İstanbul ǅ ß ſ K", "ΣΊΣΥΦΟΣ", "İİİ said İ",
	headline, lead, opening,
}

// FuzzRead reads anything: it does not panic, the reading is sound, and a
// second one is the same.
func FuzzRead(f *testing.F) {
	for _, s := range nasty {
		f.Add(s, "2024-03-06")
		f.Add(opening+s, "")
		f.Add(opening+"Japan agreed that "+s+" and Vietnam "+s+"\n"+s, "2024")
	}
	for _, doc := range samples(f) {
		f.Add(doc.Text, string(doc.Published))
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, s, published string) {
		doc := record.Document{Text: text.Normalise(s), Published: record.Date(published)}
		if !doc.Published.Valid() {
			doc.Published = ""
		}
		got := r.Read(doc)
		check := fault
		if !utf8.ValidString(doc.Text) {
			check = func(got record.Reading) error { return got.Validate() } // its quotes are nobody's words
		}
		if err := check(got); err != nil {
			t.Fatalf("%v\nin %q", err, doc.Text)
		}
		if diff := cmp.Diff(got, r.Read(doc)); diff != "" {
			t.Fatalf("read twice (-first +second):\n%s", diff)
		}
	})
}

package reader

import (
	"sync"
	"testing"
	"unicode/utf8"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

var english = sync.OnceValues(func() (*Reader, error) {
	lex, err := lexicon.Load("en")
	if err != nil {
		return nil, err
	}
	return New(lex), nil
})

// reader returns the one reader that all tests share.
func reader(tb testing.TB) *Reader {
	tb.Helper()
	r, err := english()
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// read reads a text that need not be normalised and checks what holds of
// every reading.
func read(tb testing.TB, s string) record.Reading {
	tb.Helper()
	doc := record.Document{Text: text.Normalise(s)}
	got := reader(tb).Read(doc)
	sound(tb, got)
	return got
}

// consultations opens an account for the tests that read what stands behind it.
const consultations = "Kenya and Finland hold talks\n\nHelsinki – Kenya and Finland held the third round of defence policy consultations in Helsinki on 8 October 2025. " +
	"The guests were led by Cabinet Secretary Salome Achieng. Permanent Under-Secretary Jukka Lahti headed the home team.\n\n"

// readBehind reads what stands behind the opening of consultations, and returns
// its statements.
func readBehind(tb testing.TB, said string) (r record.Reading, behind []record.Statement) {
	tb.Helper()
	r = read(tb, consultations+said)
	for _, s := range r.Statements {
		if s.Quote.Start >= length(consultations) {
			behind = append(behind, s)
		}
	}
	return r, behind
}

// sound fails the test where a reading could not be one of any text.
func sound(tb testing.TB, got record.Reading) {
	tb.Helper()
	if err := got.Validate(); err != nil {
		tb.Errorf("a reading that cannot be: %v", err)
	}
}

// runes gives the words of passages of one text.
type runes []rune

func (r runes) quote(p record.Passage) string {
	if p.Start < 0 || p.End > len(r) || p.Start > p.End {
		return "(no such passage)"
	}
	return string(r[p.Start:p.End])
}

// length counts as passages do.
func length(s string) int { return utf8.RuneCountInString(s) }

// The account around every example: a headline and a lead that settle the
// mechanism, the sides, the place, the date and the heads.
const (
	headline = "Vietnam and Japan hold tenth defence policy dialogue"
	lead     = "Hanoi, 5 March 2024 – The tenth Vietnam-Japan defence policy dialogue was held in Hanoi on 5 March 2024, " +
		"co-chaired by Deputy Minister Nguyen Van Minh of Vietnam and Vice Minister Tanaka Ken of Japan."
	opening = headline + "\n\n" + lead + "\n\n"
)

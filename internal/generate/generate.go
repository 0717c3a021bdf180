// Package generate invents accounts of meetings, for tests and measurements:
// any number of them, always the same ones for the same seed, each with the
// reading that a perfect reader would make of it. The persons, their words
// and the programmes are invented; states and capitals have their names.
//
// The accounts go by dialogues: account number n is of one of the editions of
// one dialogue, told by one of its two sides or by an agency, so that a big
// record has many editions of many dialogues, as a real one would.
package generate

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"rapporteur/record"
)

// editions is how many accounts there are of one dialogue.
const editions = 40

// Statements is how many statements every account reports.
const Statements = 12

// An Account is an invented document with its reading.
type Account struct {
	Document record.Document
	Reading  record.Reading
	Address  string
}

// A writer sets an account, and counts code points on the way.
type writer struct {
	b  strings.Builder
	at int
}

func (w *writer) put(s string) record.Passage {
	from := w.at
	w.b.WriteString(s)
	w.at += utf8.RuneCountInString(s)
	return record.Passage{Start: from, End: w.at}
}

// New returns account number n of those that belong to a seed.
func New(seed uint64, n int) Account {
	dialogue := rand.New(rand.NewPCG(seed, uint64(n/editions)))        //nolint:gosec // chance is not secret here
	account := rand.New(rand.NewPCG(seed+1, uint64(n)*0x9e3779b97f4a)) //nolint:gosec // nor here
	a, b := two(dialogue)
	title := pick(dialogue, dialogues)
	name := fmt.Sprintf("%s–%s %s", a.name, b.name, title)
	edition := n%editions/2 + 1
	year, month, day := 1985+dialogue.IntN(20)+edition, 1+dialogue.IntN(12), 1+dialogue.IntN(28)
	date := record.NewDate(year, month, day)
	host, guest := a, b
	if edition%2 == 0 {
		host, guest = b, a
	}
	heads := []record.Head{
		{Name: person(dialogue, host), Party: host.code, Post: pick(dialogue, posts) + " of " + host.name},
		{Name: person(dialogue, guest), Party: guest.code, Post: pick(dialogue, posts) + " of " + guest.name},
	}

	w := &writer{}
	headline := fmt.Sprintf("%s and %s hold %s %s", host.name, guest.name, ordinal(edition), title)
	w.put(headline + "\n\n" + host.capital + " – ")
	opening := w.put(fmt.Sprintf("%s, %s, and %s, %s, chaired the %s %s in %s on %d %s %d", heads[0].Name, heads[0].Post, heads[1].Name, heads[1].Post, ordinal(edition), name, host.capital, day, months[month-1], year))
	w.put(".\n\n")
	statements := make([]record.Statement, 0, Statements)
	for i := range Statements {
		s := say(account, w, [2]party{host, guest}, heads)
		statements = append(statements, s)
		if i%3 == 2 {
			w.put("\n\n")
		} else {
			w.put(" ")
		}
	}
	w.put("The next meeting will be in " + guest.capital + ".\n")

	doc := record.Document{
		Name: fmt.Sprintf("account-%07d", n), Title: headline, Language: "en", Publisher: pick(account, publishers),
		Published: date, Text: w.b.String(),
	}
	return Account{
		Document: doc,
		Address:  fmt.Sprintf("https://example.org/%s/%d", doc.Name, n),
		Reading: record.Reading{
			Document: doc,
			Meetings: []record.Meeting{{
				ID: "m1", Role: record.Subject, Mechanism: name, Parties: []record.Party{host.code, guest.code}, Ordinal: &edition,
				Start: date, End: date, Place: record.Place{Name: host.capital, Country: host.code}, Heads: heads, Evidence: []record.Passage{opening},
			}},
			Statements: statements, Instruments: []record.Instrument{},
		},
	}
}

// say writes a sentence with a statement in it.
func say(r *rand.Rand, w *writer, sides [2]party, heads []record.Head) record.Statement {
	side := r.IntN(2)
	v := pick(r, verbs)
	t := pick(r, topics)
	object := t.words
	switch r.IntN(4) {
	case 0:
		object += " under the " + programme(r) + " programme"
	case 1:
		object += fmt.Sprintf(" with %d places for %s", 2+r.IntN(200), pick(r, groups))
	case 2:
		object += fmt.Sprintf(" before the end of %d", 2026+r.IntN(9))
	}
	st := record.Statement{Kind: v.kind, To: []record.Party{}, Areas: t.areas, Instruments: []string{}, Forums: []string{}}
	if v.joint {
		w.put("The two sides ")
		st.By = []record.Party{sides[0].code, sides[1].code}
	} else {
		st.By = []record.Party{sides[side].code}
		if r.IntN(2) == 0 {
			st.Speaker = heads[side].Name
			w.put(heads[side].Name + " ")
		} else {
			w.put(sides[side].name + " ")
		}
		if v.other {
			st.To = []record.Party{sides[1-side].code}
		}
	}
	words := strings.ReplaceAll(v.words, "%other", sides[1-side].name)
	st.Quote = w.put(words + " " + object)
	w.put(".")
	return st
}

func pick[T any](r *rand.Rand, all []T) T { return all[r.IntN(len(all))] }

// two picks two parties that are not the same.
func two(r *rand.Rand) (party, party) {
	i := r.IntN(len(parties))
	k := r.IntN(len(parties) - 1)
	if k >= i {
		k++
	}
	return parties[i], parties[k]
}

func ordinal(n int) string {
	end := "th"
	switch {
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		end = "st"
	case n%10 == 2:
		end = "nd"
	case n%10 == 3:
		end = "rd"
	}
	return fmt.Sprint(n) + end
}

// person invents a name; Vietnamese ones have their marks.
func person(r *rand.Rand, p party) string {
	if p.code == "VNM" {
		return pick(r, vietnamese) + " " + pick(r, vietnamese) + " " + pick(r, vietnamese)
	}
	return capital(syllables(r, 2)) + " " + capital(syllables(r, 3))
}

// programme invents the name of a programme; there are many, so that some
// words of a big record are rare.
func programme(r *rand.Rand) string { return capital(syllables(r, 3)) }

func syllables(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pick(r, onsets) + pick(r, vowels))
	}
	return b.String() + pick(r, codas)
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

package store

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"rapporteur/record"
)

// errNothing is the error of a query in which nothing can be looked for.
var errNothing = errors.New("no word to look for; give one at least, such as peacekeeping or \"joint statement\"")

// A wanted is one part of a query: words that stand one behind the other.
type wanted struct {
	phrase []string
	also   [][]string // for each word of the phrase, what other spellings of it are found under
	prefix string     // the last word as typed, when only its beginning is given
	not    bool
}

// parseQuery reads what a person types: words that must all be there,
// "words in quotation marks" that must stand together, -word for one that
// must not, and begin* for a beginning. Whatever is typed, it is a query or
// errNothing. spell gives other spellings of a word, if any; it may be nil.
func parseQuery(s string, spell Speller) ([]wanted, error) {
	var out []wanted
	some := false
	for _, p := range pieces(s) {
		w := wanted{not: p.not}
		ts := terms(p.text)
		for _, t := range ts {
			w.phrase, w.also = append(w.phrase, t.text), append(w.also, spell.others(t))
		}
		if len(ts) == 0 {
			continue
		}
		last := ts[len(ts)-1]
		single := len(ts) > 1 && spaceless(firstRune(last.text))
		switch {
		case p.begins:
			w.prefix = last.full
		case single:
			// The last character of a run is the end of the pair
			// before it; by itself it would look for the run's end.
			w.phrase, w.also = w.phrase[:len(w.phrase)-1], w.also[:len(w.also)-1]
		case len(ts) == 1 && spaceless(firstRune(last.text)):
			w.prefix = last.full
		}
		some = some || !w.not
		out = append(out, w)
	}
	if !some {
		return nil, errNothing
	}
	return out, nil
}

// A Speller gives the other spellings of a word in small letters, such as the
// British of American ones.
type Speller func(word string) []string

// others returns under what a word is found in other spellings than its own.
func (spell Speller) others(t term) []string {
	if spell == nil {
		return nil
	}
	var out []string
	for _, o := range spell(t.full) {
		if s := stem(fold(o)); s != t.text && s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// mostSpellings is in how many spellings a phrase is looked for; in one of more
// words that have several, only as it was typed.
const mostSpellings = 16

// spellings returns a phrase in all its spellings.
func (w wanted) spellings() [][]string {
	out := [][]string{w.phrase}
	for i, also := range w.also {
		if len(out)*(1+len(also)) > mostSpellings {
			return out[:1]
		}
		for _, p := range out {
			for _, o := range also {
				q := slices.Clone(p)
				q[i] = o
				out = append(out, q)
			}
		}
	}
	return out
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// A piece is a word or a quoted phrase as it was typed.
type piece struct {
	text        string
	not, begins bool
}

// pieces divides a query at its spaces and quotation marks. A mark that is
// not closed holds to the end.
func pieces(s string) []piece {
	var out []piece
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		var p piece
		if rest, ok := strings.CutPrefix(s, "-"); ok {
			p.not, s = true, rest
		}
		if open, rest, ok := quotation(s); ok {
			p.text, s, _ = strings.Cut(rest, open)
		} else {
			end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"“”`, r) })
			if end < 0 {
				end = len(s)
			}
			p.text, s = s[:end], s[end:]
			p.text, p.begins = strings.CutSuffix(p.text, "*")
		}
		if p.text != "" {
			out = append(out, p)
		} else if s != "" {
			s = strings.TrimLeft(s, "”*")
		}
	}
	return out
}

// quotation tells whether s opens a quotation, with the mark that closes it.
func quotation(s string) (closing, rest string, ok bool) {
	if rest, ok := strings.CutPrefix(s, `"`); ok {
		return `"`, rest, true
	}
	rest, ok = strings.CutPrefix(s, "“")
	return "”", rest, ok
}

// matchExpr writes the query, and marks and other expressions that must be
// there, in the language of FTS5; "" where nothing must. With a standing, all
// terms but those of the other expressions are written as they are under it.
// Terms hold letters and figures only, marks no quotation mark.
func matchExpr(query []wanted, marks []string, s record.Standing, more ...string) string {
	var all, none []string
	for _, w := range query {
		e := w.expr(s)
		if w.not {
			none = append(none, e)
		} else {
			all = append(all, e)
		}
	}
	for _, m := range marks {
		all = append(all, `"`+under(s, m)+`"`)
	}
	for _, m := range more {
		if m != "" {
			all = append(all, m)
		}
	}
	e := strings.Join(all, " AND ")
	if len(none) > 0 {
		e = "(" + e + ") NOT (" + strings.Join(none, " OR ") + ")"
	}
	return e
}

func (w wanted) expr(s record.Standing) string {
	var either []string
	for _, p := range w.spellings() {
		p = slices.Clone(p)
		for i := range p {
			p[i] = under(s, p[i])
		}
		either = append(either, `"`+strings.Join(p, " ")+`"`)
		if w.prefix != "" {
			p[len(p)-1] = under(s, w.prefix)
			either = append(either, `"`+strings.Join(p, " ")+`" *`)
		}
	}
	if len(either) == 1 {
		return either[0]
	}
	return "(" + strings.Join(either, " OR ") + ")"
}

// found returns where the words of a query stand in a text, in code points
// of it, each place once and in order.
func (m stems) found(s string, query []wanted) []record.Passage {
	var out []record.Passage
	ts := m.terms(s)
	for i := range ts {
		end := 0
		for _, w := range query {
			if n := len(w.phrase); !w.not && w.at(ts[i:]) {
				end = max(end, ts[i+n-1].at.End)
			}
		}
		if end == 0 {
			continue
		}
		if n := len(out); n > 0 && ts[i].at.Start < out[n-1].End {
			out[n-1].End = max(end, out[n-1].End)
			continue
		}
		out = append(out, record.Passage{Start: ts[i].at.Start, End: end})
	}
	return out
}

// at tells whether the terms begin with w.
func (w wanted) at(ts []term) bool {
	n := len(w.phrase)
	if len(ts) < n {
		return false
	}
	for i, p := range w.phrase {
		if ts[i].text == p || slices.Contains(w.also[i], ts[i].text) {
			continue
		}
		// The database knows stems alone, so beginnings are sought in them.
		if i < n-1 || w.prefix == "" || !strings.HasPrefix(ts[i].text, w.prefix) {
			return false
		}
	}
	return true
}

// IsQuery tells whether an error says that in what was typed there is nothing
// to look for.
func IsQuery(err error) bool { return errors.Is(err, errNothing) }

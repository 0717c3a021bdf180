package store

import (
	"errors"
	"strings"
	"unicode"

	"rapporteur/record"
)

// errNothing is the error of a query in which nothing can be looked for.
var errNothing = errors.New("no word to look for; give one at least, such as peacekeeping or \"joint statement\"")

// A wanted is one part of a query: words that stand one behind the other.
type wanted struct {
	phrase []string
	prefix string // the last word as typed, when only its beginning is given
	not    bool
}

// parseQuery reads what a person types: words that must all be there,
// "words in quotation marks" that must stand together, -word for one that
// must not, and begin* for a beginning. Whatever is typed, it is a query or
// errNothing.
func parseQuery(s string) ([]wanted, error) {
	var out []wanted
	some := false
	for _, p := range pieces(s) {
		w := wanted{not: p.not}
		ts := terms(p.text)
		for _, t := range ts {
			w.phrase = append(w.phrase, t.text)
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
			w.phrase = w.phrase[:len(w.phrase)-1]
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
// there, in the language of FTS5; "" where nothing must. Terms hold letters
// and figures only, marks no quotation mark.
func matchExpr(query []wanted, marks []string, more ...string) string {
	var all, none []string
	for _, w := range query {
		e := w.expr()
		if w.not {
			none = append(none, e)
		} else {
			all = append(all, e)
		}
	}
	for _, m := range marks {
		all = append(all, `"`+m+`"`)
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

func (w wanted) expr() string {
	e := `"` + strings.Join(w.phrase, " ") + `"`
	if w.prefix == "" {
		return e
	}
	before := append(append([]string{}, w.phrase[:len(w.phrase)-1]...), w.prefix)
	return "(" + e + ` OR "` + strings.Join(before, " ") + `" *)`
}

// found returns where the words of a query stand in a text, in code points
// of it, each place once and in order.
func found(s string, query []wanted) []record.Passage {
	var out []record.Passage
	ts := terms(s)
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
		if ts[i].text == p {
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

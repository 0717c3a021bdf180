package dossier

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// An utterance is one statement while courses are worked out.
type utterance struct {
	sheet  *sheet
	st     *record.Statement
	n      int // of the statement in its reading
	m      *matter
	aside  string
	own    bool // only arranges the mechanism's own meetings, see Compare
	report bool // decides nothing, though its verb says so: agrees that a thing is done
	answer bool // answers what was asked before it
	group  *group
}

// cite returns the statement at its place.
func (u *utterance) cite() Cite { return citeOf(u.sheet.name, u.sheet.hash, u.sheet.text, *u.st) }

// citeOf returns a statement of a document at its place.
func citeOf(name, hash string, text []rune, st record.Statement) Cite {
	start, end := clamp(st.Quote, len(text))
	return Cite{Document: name, Hash: hash, Passage: st.Quote, Quote: string(text[start:end]), Kind: st.Kind, By: st.By, Speaker: st.Speaker}
}

// title shortens a statement to what it is about: the words behind its
// reporting verb, as many as a line holds.
func (d *Desk) title(u *utterance) string {
	start, end := clamp(u.st.Quote, len(u.sheet.text))
	words := strings.Fields(string(u.sheet.text[start:end]))
	if len(words) < 4 {
		return strings.Join(words, " ")
	}
	know := func(i int) *lexicon.Word { return d.lex.Word(strings.ToLower(strings.Trim(words[i], ".,;:“”\""))) }
	from := 0
	for i := 0; i+3 < len(words) && i < 9; i++ {
		// "agreed to build", "proposed that a road be built", "affirmed the
		// readiness of the Republic of Chile to build"
		low := strings.ToLower(words[i])
		if low == "that" || low == "to" && know(i+1).Is(lexicon.Base) && !know(i+1).Is(lexicon.Det) {
			from = i + 1
			break
		}
	}
	if k := know(0); from == 0 && k.Is(lexicon.Past|lexicon.Participle|lexicon.Ing) && !k.Is(lexicon.Base) && len(d.lex.Acts(k.Lemma)) > 0 {
		from = 1 // "offered ten places"
		if know(1).Is(lexicon.Prep) || words[1] == "up" {
			from = 2 // "called for a truce", "setting up a fund"
		}
	}
	if know(from).Is(lexicon.Modal) {
		from++ // "will host a drill"
	}
	words = words[from:]
	const most = 72
	n := 0
	for i, w := range words {
		if n += len([]rune(w)) + 1; n > most && i > 3 {
			words = append(slices.Clone(words[:i]), "…")
			break
		}
	}
	return strings.Join(words, " ")
}

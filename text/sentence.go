package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentences divides the tokens of one block into sentences and calls yield
// with the bounds of each, as indices into toks. A quotation that holds
// several sentences stays in one piece with what introduces it.
func Sentences(s string, toks []Token, lang *Language, yield func(from, to int)) {
	from := 0
	quoted := 0 // tokens since a quotation opened, 0 outside
	for i := 0; i < len(toks); i++ {
		t := &toks[i]
		if quoted > 0 {
			quoted++
		}
		if t.Shape != Punct && s[t.End-1] != '.' {
			continue
		}
		w := s[t.Start:t.End]
		switch {
		case w == "“" || (w == `"` && quoted == 0 && (t.Space || i == 0)):
			if closes(s, toks[i+1:]) {
				quoted = 1
			}
			continue
		case w == "”" || (w == `"` && quoted > 0):
			quoted = 0
			// fall through to see whether the sentence ends before the mark
			if i == 0 || !stop(s, toks[i-1]) {
				continue
			}
		case !stop(s, *t):
			if !abbreviationEnds(s, toks, i, lang) {
				continue
			}
		case quoted > 0:
			continue
		}
		j := i + 1
		for j < len(toks) && !toks[j].Space && strings.Contains("”\")]’'", s[toks[j].Start:toks[j].End]) {
			j++
		}
		if j < len(toks) && !begins(s, toks[j]) {
			continue
		}
		if w == "." && i > 0 && j < len(toks) && toks[i-1].Shape == Number && toks[j].Shape == Number && t.Start-toks[i-1].Start <= 2 && !t.Space {
			continue // "28. 5. 2025"
		}
		if j < len(toks) && w == "." && toks[i].Shape == Punct && !toks[j].Space && toks[j].Shape != Cap && toks[j].Shape != Upper {
			continue
		}
		yield(from, j)
		from, quoted = j, 0
		i = j - 1
	}
	if from < len(toks) {
		yield(from, len(toks))
	}
}

func stop(s string, t Token) bool {
	if t.Shape != Punct {
		return false
	}
	switch s[t.Start] {
	case '.', '!', '?':
		return true
	}
	return false
}

// begins tells whether a sentence can begin with t.
func begins(s string, t Token) bool {
	switch t.Shape {
	case Cap, Upper, Number:
		return true
	case Punct:
		return strings.Contains("“\"‘'([–—-•", s[t.Start:t.End])
	case Word:
		r, _ := utf8.DecodeRuneInString(s[t.Start:])
		return !unicode.IsLower(r)
	}
	return false
}

// closes tells whether a quotation is closed within a paragraph's length.
func closes(s string, toks []Token) bool {
	for i, t := range toks {
		if i > 150 {
			return false
		}
		if w := s[t.Start:t.End]; w == "”" || w == `"` {
			return true
		}
	}
	return false
}

// abbreviationEnds tells whether the abbreviation at toks[i] also ends its
// sentence: the next word is one that begins sentences and is no name.
func abbreviationEnds(s string, toks []Token, i int, lang *Language) bool {
	t := toks[i]
	if t.Shape == Punct || s[t.End-1] != '.' || i+1 >= len(toks) {
		return false
	}
	n := toks[i+1]
	return n.Shape == Cap && n.Space && lang.Starters[s[n.Start:n.End]]
}

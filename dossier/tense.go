package dossier

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
)

// listed tells whether the word at i is the past of a verb that tells of a
// promise kept.
func (d *Desk) listed(words []word, i int) bool {
	next := ""
	if i+1 < len(words) {
		next = words[i+1].low
	}
	return d.lex.Courses.Achieved(words[i].low, next)
}

// kept tells whether a statement begins with such a verb: "handed over two
// boats", but not "resolved to complete it".
func (d *Desk) kept(words []word) bool {
	if len(words) == 0 || !d.listed(words, 0) {
		return false
	}
	if len(words) > 2 {
		switch words[1].low {
		case "to":
			return !d.lex.Word(words[2].low).Is(lexicon.Base)
		case "on", "upon", "that":
			return false
		}
	}
	return true
}

// tells is true where the past form at i is about an act: it has "had",
// "has", "was" or the like before it, or is a past that is no participle
// behind a noun ("the arrangement signed in 2014").
func (d *Desk) tells(words []word, i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if words[j].mark {
			break
		}
		k := d.lex.Word(words[j].low)
		if words[j].low == "be" || k.Is(lexicon.Modal) || words[j].low == "to" {
			return false
		}
		if k.Is(lexicon.Have) || k.Is(lexicon.Be) {
			return true
		}
	}
	k := d.lex.Word(words[i].low)
	return k.Is(lexicon.Past) && !k.Is(lexicon.Participle) && i > 0
}

// happened tells whether the word at i is the past of any verb, behind "had"
// or "was" or by its form alone: "had been vetted", "went". What somebody said
// or wished has not happened thereby.
func (d *Desk) happened(words []word, i int) bool {
	k := d.lex.Word(words[i].low)
	switch {
	case i > 0 && (words[i-1].low == "being" || words[i-1].low == "still"):
		return false // "was being drawn up", "were still held"
	case d.listed(words, i):
		return d.tells(words, i) || d.dated(words, i)
	case i > 1 && words[i-1].low == "been" && (words[i-2].low == "has" || words[i-2].low == "have") && k.Is(lexicon.Participle):
		return true // "have been recognised", whatever else the verb may report
	case k.Is(lexicon.Closed|lexicon.Adv) || k != nil && d.reports(k.Lemma):
		return false
	case k.Is(lexicon.Past) && !k.Is(lexicon.Participle):
		return d.tells(words, i)
	case !k.Is(lexicon.Past|lexicon.Participle) && !(len(words[i].low) > 4 && strings.HasSuffix(words[i].low, "ed")):
		return false
	case d.dated(words, i):
		return true
	}
	for j := i - 1; j >= 0 && j >= i-3 && !words[j].mark; j-- {
		k := d.lex.Word(words[j].low)
		switch {
		case k.Is(lexicon.Have), words[j].low == "was", words[j].low == "were":
			return j == 0 || !d.lex.Word(words[j-1].low).Is(lexicon.Modal)
		case !k.Is(lexicon.Be | lexicon.Adv):
			return false
		}
	}
	return false
}

// reports tells whether a verb by itself is one by which accounts report.
func (d *Desk) reports(lemma string) bool {
	return slices.ContainsFunc(d.lex.Acts(lemma), func(a *lexicon.Act) bool { return len(a.Pattern) == 1 })
}

// dated tells whether the past form at i is the first verb of its clause and
// the only one, with a time behind it: "the office opened on 3 May".
func (d *Desk) dated(words []word, i int) bool {
	j := i - 1
	for ; j >= 0 && !words[j].mark; j-- {
		k := d.lex.Word(words[j].low)
		if words[j].low == "that" || k.Is(lexicon.Wh) {
			break
		}
		if words[j].low == "to" || k.Is(lexicon.Have|lexicon.Be|lexicon.Modal|lexicon.Past|lexicon.Participle) {
			return false
		}
	}
	if j == i-1 {
		return false
	}
	time := false
	for _, w := range words[i+1:] {
		k := d.lex.Word(w.low)
		if w.mark || k.Is(lexicon.Conj) {
			break
		}
		if k.Is(lexicon.Have|lexicon.Be|lexicon.Modal) && !capital(w.raw) { // May is a month
			return false
		}
		time = time || w.year > 0 || w.low == "last" || w.low == "ago" || k != nil && k.Month > 0 && capital(w.raw)
	}
	return time
}

// goesOn tells whether the word at i is of an act that is going on: "were now
// learning".
func (d *Desk) goesOn(words []word, i int) bool {
	k := d.lex.Word(words[i].low)
	if !strings.HasSuffix(words[i].low, "ing") || k.Is(lexicon.Closed) && words[i].low != "being" {
		return false
	}
	for j := i - 1; j > 0 && j >= i-3 && !words[j].mark; j-- {
		switch k := d.lex.Word(words[j].low); {
		case words[j].low == "be":
			return false
		case k.Is(lexicon.Be):
			return true
		case !k.Is(lexicon.Adv) && !strings.HasSuffix(words[j].low, "ly"):
			return false
		}
	}
	return false
}

// none tells whether what the verb at i is done to is denied: "had sent no
// officers".
func (d *Desk) none(words []word, i int) bool {
	for j := i + 1; j < len(words) && j <= i+3 && !words[j].mark; j++ {
		if d.lex.Courses.Negations[words[j].low] && words[j].low != "without" {
			return true
		}
	}
	return false
}

// willNot tells whether the word at i is the verb of what is not to come:
// "would not sign", "does not intend".
func (d *Desk) willNot(words []word, i int) bool {
	if i < 2 || words[i-1].low != "not" || !d.lex.Word(words[i].low).Is(lexicon.Base) {
		return false
	}
	switch words[i-2].low {
	case "will", "would", "shall", "does", "do":
		return true
	}
	return false
}

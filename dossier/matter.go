package dossier

import (
	"slices"
	"strings"
	"unicode"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// How much the words of a statement count for what it is about.
const (
	full      = 1.0
	thin      = 0.3  // words that very many statements have
	name      = 1.4  // a name tells more than a noun
	alias     = 0.7  // a word that stands for the same thing as others do
	underArea = 0.45 // an area of the reading
	tail      = 0.8  // words behind the first few: what a thing is for, with or between
	ground    = 0.3  // words about what a thing only builds on
	around    = 0.35 // words of the sentence outside the quotation
	beside    = 0.2  // words of another statement of the sentence, in front of it
	meant     = 0.6  // what a pointer ("the request") stands for
)

// heads is how many terms of a statement are near its head.
const heads = 6

// A term is one thing that a statement is about: the stem of a word, a name
// that several words have in common ("=ship"), a third party ("@UKR") or an
// area ("#naval").
type term struct {
	key    string
	weight float64
	shown  string // as the text has it
	own    bool   // stands in the quotation itself

	rank int     // its place among all terms, see weigh
	rare float64 // how rare it is, from near 0 to 1
}

// A matter is what a statement is about and how it is said, as far as words
// show it.
type matter struct {
	terms    []term // by key
	heavy    float64
	length   float64        // the weight of all terms by how rare they are, least at least, see weigh
	front    float64        // the weight of what its sentence says in front of it
	slight   bool           // says next to nothing by itself
	when     record.Date    // the last date that it sets or tells, from the meeting on
	amounts  map[string]int // how many of what, by the stem of what
	figures  []int          // numbers and years, whatever they are of
	is       lexicon.Cue
	relative bool // stands in a relative clause: what it is about stands in front
	given    bool // begins with such an act: "handed over two boats"
	past     bool // tells of an act in the past
	going    bool // tells of one that is going on: "were now learning"
	wont     bool // tells that one is not to come: "would not sign"
	will     bool // tells of one that is to come: "shall admit four"

	asShorter, asLonger float64 // how length counts where it is the shorter of two, and the longer
}

func (m *matter) has(c lexicon.Cue) bool { return m.is&c != 0 }

// leans tells whether a statement points to what was said before it and says
// little by itself.
func (m *matter) leans() bool { return m.has(lexicon.CuePointer) && m.heavy < 2*full }

// A sheet is one account while its dossier is made.
type sheet struct {
	r       *record.Reading
	name    string
	hash    string
	text    []rune
	at      record.Date // of the meeting
	sides   []record.Party
	names   map[string]bool // words of the names of persons, in small letters
	own     map[string]bool // stems of the mechanism's own name
	quotes  []record.Passage
	said    []*utterance // of the meeting
	all     []*utterance // with those of others that the account tells of
	edition int
	number  int             // of the meeting, 0 where it is not known
	memo    map[string]word // words looked up
}

// matterOf works out what a statement is about. last is the statement in
// front of it, for words that point back.
func (d *Desk) matterOf(s *sheet, st *record.Statement, last *utterance) *matter {
	m := &matter{amounts: map[string]int{}}
	words := d.wordsOf(s.text, st.Quote, s.memo)
	for _, w := range words {
		if n := max(w.number, w.year); n > 2 {
			m.figures = append(m.figures, n)
		}
	}
	d.cuesOf(m, words, st.Kind)
	quoted := d.termsOf(s, words, full, m)
	for _, a := range st.Areas {
		quoted = append(quoted, term{key: "#" + string(a), weight: underArea, shown: string(a), own: true})
	}
	class := st.Kind.Class()
	m.when = d.whenOf(s, words, (class == record.Tell || class == record.Judge) && !m.will && !m.has(lexicon.CuePostponed))
	if m.when == "" && st.Due > s.at || strings.HasPrefix(string(st.Due), string(m.when)) {
		m.when = st.Due
	}
	for _, t := range quoted {
		if t.weight >= alias && t.key[0] != '#' && t.key[0] != '@' {
			m.heavy += t.weight
		}
	}
	m.terms = quoted
	m.slight = m.heavy < alias
	points := m.has(lexicon.CuePointer | lexicon.CueBoth)
	in := sentence(s.text, st.Quote)
	m.relative = d.relative(s, record.Passage{Start: in.Start, End: st.Quote.Start})
	points = points || m.relative
	topic := d.topicOf(s, in, st.Quote)
	near := d.aroundOf(s, st.Quote, in, points || m.heavy < full)
	near = append(near, topic...)
	m.terms = append(m.terms, near...)
	for _, t := range near {
		if t.weight >= meant*alias {
			m.front += t.weight
		}
	}
	// What a pointer stands for is looked for in its own sentence first. "He
	// agreed to ten" points without a word for it.
	switch {
	case m.front >= full:
	case (points || m.slight && last != nil && replies(st, last.st)) && m.heavy < 2*full:
		m.terms = append(m.terms, d.beforeOf(s, in, last)...)
	case points && m.heavy < 4*full && s.silent(sentenceBefore(s.text, in)):
		// A sentence in which nothing is said only names what the next is about.
		for _, t := range d.beforeOf(s, in, nil) {
			m.terms = append(m.terms, t)
			m.front += t.weight
		}
	}
	m.terms = gather(m.terms)
	return m
}

// topicOf returns what a sentence says it is about before it begins: "On the
// direct line, the two sides stated …", "3. Direct line: The two sides …".
func (d *Desk) topicOf(s *sheet, in, quote record.Passage) []term {
	if quote.Start <= in.Start {
		return nil
	}
	words := d.wordsOf(s.text, record.Passage{Start: in.Start, End: quote.Start}, s.memo)
	colon := slices.IndexFunc(words, func(w word) bool { return w.raw == ":" })
	if colon > 0 && colon <= mostHeading {
		return lent(d.termsOf(s, words[:colon], meant, nil))
	}
	comma := slices.IndexFunc(words, func(w word) bool { return w.raw == "," })
	if comma < 2 || !d.lex.Word(words[0].low).Is(lexicon.Prep) {
		return nil
	}
	return lent(d.termsOf(s, words[:comma], meant, nil))
}

// mostHeading is how many words may stand in a heading within its paragraph.
const mostHeading = 9

// relative tells whether what stands in front of a statement ends in a
// relative clause that it belongs to: "a fair, to which she invited".
func (d *Desk) relative(s *sheet, front record.Passage) bool {
	words := d.wordsOf(s.text, front, s.memo)
	for i := len(words) - 1; i > 0 && i >= len(words)-4 && !words[i].mark; i-- {
		if d.lex.Word(words[i].low).Is(lexicon.Wh) {
			return true
		}
	}
	return false
}

// aroundOf returns the terms of the sentence that a quotation stands in. What
// other statements of the sentence say is left to them, unless words of this
// one point to it.
func (d *Desk) aroundOf(s *sheet, quote, in record.Passage, points bool) []term {
	var out []term
	for _, gap := range []record.Passage{{Start: in.Start, End: quote.Start}, {Start: quote.End, End: in.End}} {
		if gap.End <= gap.Start {
			continue
		}
		words := d.wordsOf(s.text, gap, s.memo)
		back := gap.Start < quote.Start
		weight := around
		if points && back {
			weight = meant
		} else {
			said := func(w word) bool {
				return slices.ContainsFunc(s.quotes, func(q record.Passage) bool { return q != quote && w.start >= q.Start && w.start < q.End })
			}
			if back {
				other := slices.DeleteFunc(slices.Clone(words), func(w word) bool { return !said(w) })
				out = append(out, lent(d.termsOf(s, other, beside, nil))...)
			}
			words = slices.DeleteFunc(words, said)
		}
		out = append(out, lent(d.termsOf(s, words, weight, nil))...)
	}
	return out
}

// lent marks terms that do not stand in the quotation itself.
func lent(terms []term) []term {
	for i := range terms {
		terms[i].own = false
	}
	return terms
}

// beforeOf returns what the sentence in front of one is about: its last
// statement, or its words where nothing was read in it.
func (d *Desk) beforeOf(s *sheet, in record.Passage, last *utterance) []term {
	var out []term
	prev := sentenceBefore(s.text, in)
	if prev.End == 0 {
		return nil
	}
	if last != nil && last.st.Quote.End > prev.Start {
		for _, t := range last.m.terms {
			if t.own || t.weight >= meant*meant {
				out = append(out, term{key: t.key, weight: t.weight * meant, shown: t.shown})
			}
		}
		return out
	}
	return lent(d.termsOf(s, d.wordsOf(s.text, prev, s.memo), meant, nil))
}

// silent tells whether there is a sentence and no statement in it.
func (s *sheet) silent(in record.Passage) bool {
	return in.End > in.Start && !slices.ContainsFunc(s.quotes, func(q record.Passage) bool { return q.Start < in.End && in.Start < q.End })
}

// gather makes one term of those that have one key, with the greatest weight.
func gather(terms []term) []term {
	slices.SortStableFunc(terms, func(a, b term) int { return strings.Compare(a.key, b.key) })
	out := terms[:0]
	for _, t := range terms {
		if n := len(out); n > 0 && out[n-1].key == t.key {
			last := &out[n-1]
			last.own = last.own || t.own
			if t.weight > last.weight {
				last.weight, last.shown = t.weight, t.shown
			}
			continue
		}
		out = append(out, t)
	}
	return out
}

// termsOf returns what words are about, each counting as much as it does and
// that times weight. Numbers of things go into m, where it is given.
func (d *Desk) termsOf(s *sheet, words []word, weight float64, m *matter) []term {
	var out []term
	parties, same := asNames(words), asCues(words)
	grounds, hollow := d.groundOf(words)
	number, count := 0, 0
	counted, amount := "", false // what "the number of" is of
	add := func(key string, w float64, i, n int) {
		if grounds[i] {
			w *= ground
		}
		if count++; count > heads && w < name {
			w *= tail
		}
		out = append(out, term{key: key, weight: w * weight, shown: shown(words[i : i+n]), own: weight == full})
		if amount {
			counted, amount = key, false
		}
	}
	for i := 0; i < len(words); {
		w := words[i]
		amount = amount || d.lex.Courses.Amounts[w.low]
		if w.mark || hollow[i] {
			number = 0
			i++
			continue
		}
		if p, n := d.lex.Parties.Longest(parties[i:]); n > 0 && capital(w.raw) {
			switch {
			case p.Form == lexicon.PlaceIn:
				add(strings.ToLower(shown(words[i:i+n])), name, i, n)
			case !slices.Contains(s.sides, p.Party):
				add("@"+string(p.Party), full, i, n)
			}
			// "the Doha Forum": a town makes a name of a common noun.
			if k := i + n; p.Form >= lexicon.Seat && k < len(words) && capital(words[k].raw) && d.weightOf(s, words, k) == thin {
				add(words[k-1].stem+" "+words[k].stem, name, i, n+1)
			}
			i += n
			continue
		}
		canon, n := d.lex.Courses.Same.Longest(same[i:])
		if canon == "" {
			if canon = d.nameFor(w); canon != "" {
				n = 1
			}
		}
		if n > 0 {
			add("="+stemOf(canon), alias, i, n)
			if number > 0 && m != nil {
				m.amounts["="+stemOf(canon)] = number
				d.census(m, w, number)
			}
			for k := i; k < i+n; k++ {
				if d.weightOf(s, words, k) >= full {
					add(words[k].stem, alias, k, 1)
				}
			}
			i += n
			continue
		}
		switch weight := d.weightOf(s, words, i); {
		case w.number > 1 && counted != "" && m != nil:
			m.amounts[counted] = w.number
		case w.number > 1:
			if number > 0 && number < 100 && (w.number == 100 || w.number == 1000) {
				number *= w.number // "two hundred"
			} else if number >= 20 && number%10 == 0 && w.number < 10 {
				number += w.number // "twenty-six"
			} else {
				number = w.number
			}
		case w.number == 1:
		case weight > 0:
			add(w.stem, weight, i, 1)
			if number > 0 && m != nil {
				m.amounts[w.stem] = number // of "two ambulance helicopters" both
				d.census(m, w, number)
			}
		case slices.Contains([]string{"of", "the", "its", "their", "these", "those"}, w.low):
			// "two of its officers"
		default:
			if number > 0 && m != nil {
				d.census(m, w, number) // "six officials"
			}
			number = 0
		}
		i++
	}
	return out
}

// weightOf returns how much a word counts by itself.
func (d *Desk) weightOf(s *sheet, words []word, i int) float64 {
	w := words[i]
	k := d.lex.Word(w.low)
	switch {
	case w.mark, w.year > 0, w.number > 0, len(w.low) < 2, s.names[w.low], d.empty[w.root]:
		return 0
	case i == 0 && k.Is(lexicon.Past|lexicon.Ing) && len(d.lex.Acts(k.Lemma)) > 0:
		return 0 // what it reports is its matter
	case k.Is(lexicon.Closed | lexicon.Adv), k != nil && (k.Month > 0 || k.Day > 0 || k.Ordinal > 0), d.lex.Ordinal(w.low) > 0:
		return 0
	case d.thin[w.root]:
		return thin
	case i > 0 && capital(w.raw):
		return name
	}
	return full
}

func capital(raw string) bool {
	for _, r := range raw {
		return unicode.IsUpper(r)
	}
	return false
}

func shown(words []word) string {
	var out []string
	for _, w := range words {
		if !w.mark {
			out = append(out, w.raw)
		}
	}
	return strings.Join(out, " ")
}

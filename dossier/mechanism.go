package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// A Mechanism is a recurring dialogue of some parties.
type Mechanism struct {
	Key     string // of its name
	Name    string // the fullest that an account uses
	Parties []record.Party
	Names   []Naming
	At      []Place // the meetings that bear one of its names
	Strays  []Stray // accounts that seem to be of another one
}

// A Stray is an account that is followed with the others, though the meeting
// it is about bears a name that is none of the mechanism's.
type Stray struct {
	Document, Name string
}

// A Naming is one name of a mechanism, and why it is taken for one.
type Naming struct {
	Name, Why string
}

// A Place is a meeting in a reading: the indices of both.
type Place struct {
	Reading, Meeting int
}

// Key folds the parties and the name of a mechanism into one string that is
// the same however an account spells them: the parties in alphabetical order,
// then the words of the name that are neither parties nor ordinals nor small
// words, by their stem and in alphabetical order. Names that Key folds alike
// are one mechanism's; others may still be one, which Mechanisms finds out.
func (d *Desk) Key(parties []record.Party, name string) string {
	return partyKey(parties) + ":" + strings.Join(d.nameOf(name).all(), " ")
}

// PartiesOf returns the part of a key that stands for the parties.
func PartiesOf(key string) string {
	parties, _, _ := strings.Cut(key, ":")
	return parties
}

func partyKey(parties []record.Party) string {
	codes := make([]string, len(parties))
	for i, p := range parties {
		codes[i] = string(p)
	}
	slices.Sort(codes)
	return strings.Join(slices.Compact(codes), "+")
}

// A title is a mechanism's name taken apart.
type title struct {
	words  []string // that tell mechanisms apart, by stem, sorted
	heads  []string // "dialogue", "committee", by stem, sorted
	short  []string // abbreviations in it, in capitals
	spoken []string // its words in their order, for abbreviations
}

func (t title) all() []string {
	out := slices.Concat(t.words, t.heads)
	slices.Sort(out)
	return slices.Compact(out)
}

// nameOf takes a name apart. What stands in brackets behind a name is its
// abbreviation.
func (d *Desk) nameOf(name string) title {
	var t title
	text := []rune(name)
	words := d.wordsOf(text, record.Passage{End: len(text)}, nil)
	parties := asNames(words)
	for i := 0; i < len(words); {
		w := words[i]
		k := d.lex.Word(w.low)
		_, n := d.lex.Parties.Longest(parties[i:])
		switch {
		case n > 0 && capital(w.raw):
			i += n
			continue
		case w.mark, k.Is(lexicon.Closed), k != nil && k.Ordinal > 0, d.lex.Ordinal(w.low) > 0, w.year > 0:
		case abbreviation(w.raw):
			t.short = append(t.short, strings.ToUpper(w.raw))
		case k.Is(lexicon.Mechanism | lexicon.Edition):
			t.heads = append(t.heads, w.stem)
			t.spoken = append(t.spoken, w.low)
		default:
			t.words = append(t.words, w.stem)
			t.spoken = append(t.spoken, w.low)
		}
		i++
	}
	if len(t.words) == 0 && len(t.heads) == 0 { // an abbreviation is all there is
		for _, s := range t.short {
			t.words = append(t.words, strings.ToLower(s))
		}
	}
	slices.Sort(t.words)
	slices.Sort(t.heads)
	t.words, t.heads = slices.Compact(t.words), slices.Compact(t.heads)
	return t
}

// abbreviation tells whether a word is one: capitals and figures, three or
// more.
func abbreviation(raw string) bool {
	return utf8.RuneCountInString(raw) >= 3 && strings.ToUpper(raw) == raw && strings.ToLower(raw) != raw
}

// initials returns the first letters of a name's words, in capitals.
func (t title) initials() string {
	var b strings.Builder
	for _, w := range t.spoken {
		r, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(r)
	}
	return strings.ToUpper(b.String())
}

// A named is the meetings that share a key.
type named struct {
	title
	name string
	at   []Place
	why  []Naming
}

// Mechanisms finds the mechanisms that the subject meetings of readings
// belong to, the one with the most meetings first. Names with one key are one
// mechanism's; names of the same parties are brought together where one is
// the abbreviation of the other, is but a shorter form of it, or says no more
// than "talks"; two that have different words of their own stay apart, and so
// do two that met under one number at different times.
func (d *Desk) Mechanisms(readings []record.Reading, decisions []record.Decision) []Mechanism {
	byParties := map[string]map[string]*named{}
	var order []string
	for r := range readings {
		for m := range readings[r].Meetings {
			meeting := &readings[r].Meetings[m]
			if meeting.Role != record.Subject {
				continue
			}
			parties := partyKey(meeting.Parties)
			if byParties[parties] == nil {
				byParties[parties] = map[string]*named{}
				order = append(order, parties)
			}
			t := d.nameOf(meeting.Mechanism)
			key := strings.Join(t.all(), " ")
			n := byParties[parties][key]
			if n == nil {
				n = &named{title: t, name: meeting.Mechanism}
				byParties[parties][key] = n
			}
			n.at = append(n.at, Place{r, m})
			n.short = append(n.short, t.short...)
			if len(meeting.Mechanism) > len(n.name) {
				n.name = meeting.Mechanism
			}
			n.add(meeting.Mechanism, "the same words")
		}
	}
	ruled := newNameRulings(d, decisions)
	var out []Mechanism
	for _, parties := range order {
		for _, n := range d.cluster(readings, byParties[parties], ruled) {
			first := readings[n.at[0].Reading].Meetings[n.at[0].Meeting]
			out = append(out, Mechanism{
				Key: parties + ":" + strings.Join(n.all(), " "), Name: n.name, Parties: first.Parties, Names: n.why, At: n.at,
			})
		}
	}
	slices.SortStableFunc(out, func(a, b Mechanism) int {
		if c := cmp.Compare(len(b.At), len(a.At)); c != 0 {
			return c
		}
		return strings.Compare(a.Key, b.Key)
	})
	return out
}

func (n *named) add(name, why string) {
	if name != "" && !slices.ContainsFunc(n.why, func(x Naming) bool { return x.Name == name }) {
		n.why = append(n.why, Naming{name, why})
	}
}

// cluster brings together the names of one set of parties. The fullest names
// come first, so that a shorter one finds what it may be short for.
func (d *Desk) cluster(readings []record.Reading, byKey map[string]*named, ruled nameRulings) []*named {
	names := make([]*named, 0, len(byKey))
	for _, n := range byKey {
		names = append(names, n)
	}
	slices.SortFunc(names, func(a, b *named) int {
		if c := cmp.Compare(len(b.words), len(a.words)); c != 0 {
			return c
		}
		if c := cmp.Compare(len(b.at), len(a.at)); c != 0 {
			return c
		}
		return strings.Compare(strings.Join(a.all(), " "), strings.Join(b.all(), " "))
	})
	var out []*named
	for _, n := range names {
		var to *named
		var why string
		found := 0
		for _, c := range out {
			w := d.oneMechanism(n, c)
			switch who := ruled.who(n, c); {
			case who.apart:
				continue
			case who.same != "":
				w, found = "decided by "+who.same, -1000
			case w == "" || clash(readings, n.at, c.at):
				continue
			}
			found++
			to, why = c, w
		}
		// A short name that fits two mechanisms is left by itself.
		if to == nil || found > 1 {
			out = append(out, n)
			continue
		}
		to.at = append(to.at, n.at...)
		to.short = append(to.short, n.short...)
		for _, x := range n.why {
			to.add(x.Name, why)
		}
	}
	return out
}

// oneMechanism tells why n may be another name of c, "" where it is none.
func (d *Desk) oneMechanism(n, c *named) string {
	for _, s := range n.short {
		if s == c.initials() || slices.Contains(c.short, s) {
			return "its abbreviation " + s
		}
	}
	for _, s := range c.short {
		if s == n.initials() {
			return "its abbreviation " + s
		}
	}
	if len(n.words) == 0 {
		return "a general name, and the parties have no other mechanism here"
	}
	for _, w := range n.words {
		if !slices.Contains(c.words, w) {
			return ""
		}
	}
	if len(n.words) == len(c.words) {
		return "the same words but for " + strings.Join(n.heads, ", ") + " and " + strings.Join(c.heads, ", ")
	}
	return "a shorter form: it has no word of its own"
}

// clash tells whether two names stand for meetings that cannot be one
// mechanism's: the same number, months apart.
func clash(readings []record.Reading, a, b []Place) bool {
	for _, x := range a {
		for _, y := range b {
			m, n := readings[x.Reading].Meetings[x.Meeting], readings[y.Reading].Meetings[y.Meeting]
			if m.Ordinal != nil && n.Ordinal != nil && *m.Ordinal == *n.Ordinal && daysApart(m.Start, n.Start) > 45 {
				return true
			}
		}
	}
	return false
}

// daysApart returns how many days lie between two dates, 0 where that is not
// known.
func daysApart(a, b record.Date) int {
	x, ok := a.Time()
	y, ok2 := b.Time()
	if !ok || !ok2 {
		return 0
	}
	days := int(x.Sub(y).Hours() / 24)
	return max(days, -days)
}

// A nameRulings is what people decided about names of mechanisms.
type nameRulings struct {
	pairs map[[2]string]nameRuling
}

type nameRuling struct {
	same  string // who decided that they are one
	apart bool
}

func newNameRulings(d *Desk, decisions []record.Decision) nameRulings {
	r := nameRulings{map[[2]string]nameRuling{}}
	for _, x := range inOrder(decisions) {
		if x.On.What != record.OnMechanism || x.With == nil || x.Act != record.Same && x.Act != record.NotSame {
			continue
		}
		a, b := strings.Join(d.nameOf(x.On.Name).all(), " "), strings.Join(d.nameOf(x.With.Name).all(), " ")
		ruling := nameRuling{same: x.Who}
		if x.Act == record.NotSame {
			ruling = nameRuling{apart: true}
		} else if x.Who == "" {
			ruling.same = "somebody"
		}
		r.pairs[[2]string{a, b}], r.pairs[[2]string{b, a}] = ruling, ruling
	}
	return r
}

func (r nameRulings) who(n, c *named) nameRuling {
	return r.pairs[[2]string{strings.Join(n.all(), " "), strings.Join(c.all(), " ")}]
}

// String names a mechanism with its parties.
func (m Mechanism) String() string { return fmt.Sprintf("%s (%s)", m.Name, partyKey(m.Parties)) }

// Recurring tells whether a name is a mechanism's, and not that of a single
// visit, call or meeting.
func (d *Desk) Recurring(name string) bool {
	_, once := d.lex.Visits.Exact(strings.ToLower(strings.TrimSpace(name)))
	return !once && name != ""
}

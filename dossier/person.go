package dossier

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// A Person led a side at one or more editions.
type Person struct {
	Name  string // the fullest spelling
	Names []Naming
	Party record.Party
	Posts []Held
}

// A Held is a post that a person had, as far as the editions tell.
type Held struct {
	Post, Rank string
	From, To   record.Date
	Editions   []int
}

// nameParts folds a name: small letters, marks off, đ to d, its parts in
// alphabetical order.
func nameParts(s string) []string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ' || r == 'Đ':
			return 'd'
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFD.String(s))
	parts := strings.Fields(s)
	slices.Sort(parts)
	return slices.Compact(parts)
}

// sameName tells whether two spellings are one name: the same parts in any
// order, or all parts of the one among those of the other.
func sameName(a, b string) bool { return likeName(a, b) != "" }

// likeName tells why two spellings are one name, "" where they are not.
func likeName(a, b string) string {
	x, y := nameParts(a), nameParts(b)
	if len(x) == 0 || len(y) == 0 {
		return ""
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, p := range x {
		if !slices.ContainsFunc(y, func(q string) bool { return samePart(p, q) }) {
			return ""
		}
	}
	switch {
	case a == b:
		return "the same spelling"
	case len(x) < len(y):
		return "a shorter form"
	case strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " ")):
		return "the same spelling"
	case slices.Equal(strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))):
		return "the same spelling"
	}
	return "the same names in another order or with other marks"
}

// samePart tells whether two parts of names are one, or one is the other's
// initial.
func samePart(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || len(a) == 1 && strings.HasPrefix(b, a)
}

// people gathers those who led the sides.
func (d *Desk) people(editions []Edition, decisions []record.Decision) []Person {
	ruled := map[[2]string]record.Act{}
	for _, x := range inOrder(decisions) {
		if x.On.What == record.OnPerson && x.With != nil && (x.Act == record.Same || x.Act == record.NotSame) {
			a, b := strings.Join(nameParts(x.On.Name), " "), strings.Join(nameParts(x.With.Name), " ")
			ruled[[2]string{a, b}], ruled[[2]string{b, a}] = x.Act, x.Act
		}
	}
	one := func(p Person, h record.Head) string {
		why := ""
		for _, n := range p.Names {
			switch ruled[[2]string{strings.Join(nameParts(n.Name), " "), strings.Join(nameParts(h.Name), " ")}] {
			case record.Same:
				return "decided by a person"
			case record.NotSame:
				return ""
			}
			if w := likeName(n.Name, h.Name); w != "" && p.Party == h.Party && why == "" {
				why = w
			}
		}
		return why
	}
	var out []Person
	for e, ed := range editions {
		for _, h := range ed.Heads {
			if h.Name == "" {
				continue
			}
			i, why, fits := -1, "", 0
			for k := range out {
				if w := one(out[k], h); w != "" {
					i, why, fits = k, w, fits+1
				}
			}
			if i < 0 || fits > 1 && why == "a shorter form" {
				out = append(out, Person{Name: h.Name, Party: h.Party})
				i, why = len(out)-1, "the first spelling"
			}
			p := &out[i]
			if !slices.ContainsFunc(p.Names, func(n Naming) bool { return n.Name == h.Name }) {
				p.Names = append(p.Names, Naming{h.Name, why})
			}
			if len(nameParts(h.Name)) > len(nameParts(p.Name)) {
				p.Name = h.Name
			}
			p.hold(h, e, ed)
		}
	}
	slices.SortStableFunc(out, func(a, b Person) int { return cmp.Compare(a.Party, b.Party) })
	return out
}

// hold notes a post held at an edition.
func (p *Person) hold(h record.Head, e int, ed Edition) {
	// "Deputy Minister" and "Deputy Minister of Defence of Vietnam" are one.
	i := slices.IndexFunc(p.Posts, func(x Held) bool { return within(h.Post, x.Post) || within(x.Post, h.Post) })
	if i < 0 {
		p.Posts = append(p.Posts, Held{Post: h.Post, Rank: h.Rank, From: ed.Start, To: ed.Start, Editions: []int{e}})
		return
	}
	x := &p.Posts[i]
	if len(h.Post) > len(x.Post) {
		x.Post = h.Post
	}
	if x.Rank == "" {
		x.Rank = h.Rank
	}
	if ed.Start != "" {
		x.To = ed.Start
		if x.From == "" {
			x.From = ed.Start
		}
	}
	if !slices.Contains(x.Editions, e) {
		x.Editions = append(x.Editions, e)
	}
}

// within tells whether all words of one post are among those of another,
// but for small ones and however they are spelt.
func within(post, other string) bool {
	var have []string
	for _, w := range nameParts(other) {
		have = append(have, lexicon.Key(w))
	}
	for _, w := range nameParts(post) {
		if len(w) > 3 && !slices.Contains(have, lexicon.Key(w)) {
			return false
		}
	}
	return true
}

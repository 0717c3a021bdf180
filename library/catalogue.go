package library

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"rapporteur/dossier"
	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/store"
)

// A Catalogue is the list of all mechanisms of the record, as it was at one
// moment. It is never changed.
type Catalogue struct {
	All     []Dialogue     // by their parties and names
	Latest  []Dialogue     // those that meet again and again, the latest first
	Parties []record.Party // of those, in alphabetical order
	Single  int            // how many others there are: names of single visits and calls
	byKey   map[string]int
	bySlug  map[string]int
}

// Of finds the mechanism that has a key among its own.
func (c *Catalogue) Of(key string) (Dialogue, bool) { return c.find(c.byKey, key) }

// At finds the mechanism of one of whose keys a slug was made.
func (c *Catalogue) At(slug string) (Dialogue, bool) { return c.find(c.bySlug, slug) }

func (c *Catalogue) find(in map[string]int, name string) (Dialogue, bool) {
	i, ok := in[name]
	if !ok {
		return Dialogue{}, false
	}
	return c.All[i], true
}

var slugs = strings.NewReplacer(" ", "-", "+", "-", ":", ".", "/", "_")

// Slug writes the key of a mechanism so that it stands well in an address.
func Slug(key string) string { return slugs.Replace(strings.ToLower(key)) }

// Catalogue lists the mechanisms of the record. After a change only those of
// the same parties are looked at again.
func (l *Library) Catalogue(ctx context.Context) (*Catalogue, error) {
	l.listing.Lock()
	defer l.listing.Unlock()
	keys, now, all, err := l.Relisted(ctx, l.listed)
	if err != nil {
		return nil, err
	}
	if l.catalogue != nil && !all && len(keys) == 0 {
		return l.catalogue, nil
	}
	// What was decided is asked for after the moment is known: it can only
	// be newer, and then it is asked for again.
	ruled, err := l.DecisionsOnMechanisms(ctx)
	if err != nil {
		return nil, err
	}
	groups := map[string][]store.Listed{} // by parties
	if all {
		named, err := l.Mechanisms(ctx)
		if err != nil {
			return nil, err
		}
		for _, m := range named {
			of := dossier.PartiesOf(m.Key)
			groups[of] = append(groups[of], m)
		}
		l.groups = map[string][]Dialogue{}
	} else {
		for _, key := range keys {
			of := dossier.PartiesOf(key)
			if _, ok := groups[of]; ok {
				continue
			}
			if groups[of], err = l.MechanismsWith(ctx, of+":"); err != nil {
				return nil, err
			}
		}
	}
	for of, named := range groups {
		if l.groups[of] = l.brought(named, ruled); len(named) == 0 {
			delete(l.groups, of)
		}
	}
	l.catalogue, l.listed = catalogued(l.groups), now
	return l.catalogue, nil
}

// catalogued puts the dialogues of all parties in order.
func catalogued(groups map[string][]Dialogue) *Catalogue {
	c := &Catalogue{All: slices.Concat(slices.Collect(maps.Values(groups))...)}
	slices.SortFunc(c.All, func(a, b Dialogue) int {
		return cmp.Or(strings.Compare(a.order, b.order), strings.Compare(a.Keys[0], b.Keys[0]))
	})
	parties := map[record.Party]bool{}
	c.byKey, c.bySlug = make(map[string]int, len(c.All)), make(map[string]int, len(c.All))
	for i, d := range c.All {
		for _, k := range d.Keys {
			c.byKey[k] = i
			if _, ok := c.bySlug[Slug(k)]; !ok {
				c.bySlug[Slug(k)] = i
			}
		}
		if d.Lasting {
			c.Latest = append(c.Latest, d)
			for _, p := range d.Parties {
				parties[p] = true
			}
		}
	}
	c.Parties = slices.Sorted(maps.Keys(parties))
	c.Single = len(c.All) - len(c.Latest)
	slices.SortStableFunc(c.Latest, latestFirst)
	return c
}

func latestFirst(a, b Dialogue) int {
	return cmp.Or(strings.Compare(string(b.Last), string(a.Last)), strings.Compare(a.order, b.order), strings.Compare(a.Keys[0], b.Keys[0]))
}

// brought brings the names of mechanisms together that are one mechanism's, by
// what they say and what was decided. They are to be all names of their
// parties.
func (l *Library) brought(all []store.Listed, ruled []record.Decision) []Dialogue {
	// Each name stands as the one meeting of a reading, for the dossier to
	// bring those together that are one mechanism's.
	var out []Dialogue
	named := make([]record.Reading, len(all))
	for i, m := range all {
		if l.Desk.Recurring(m.Name) {
			named[i].Meetings = []record.Meeting{{ID: "m1", Role: record.Subject, Mechanism: m.Name, Parties: m.Parties}}
		} else {
			out = append(out, Dialogue{Mechanism: dossier.Mechanism{Name: m.Name, Parties: m.Parties}, Keys: []string{m.Key}, Documents: m.Documents, First: m.First, Last: m.Last})
		}
	}
	for _, m := range l.Desk.Mechanisms(named, ruled) {
		d := Dialogue{Mechanism: m, Lasting: l.Desk.Recurring(m.Name)}
		for _, at := range m.At {
			x := all[at.Reading]
			d.Keys = append(d.Keys, x.Key)
			d.Documents += x.Documents
			if d.First == "" || x.First != "" && x.First < d.First {
				d.First = x.First
			}
			d.Last = max(d.Last, x.Last)
		}
		out = append(out, d)
	}
	for i := range out {
		d := &out[i]
		d.order = l.PartyList(d.Parties) + "\x00" + d.Name
		d.words = append(d.words, nameWords(d.Name))
		for _, n := range d.Names {
			d.words = append(d.words, nameWords(n.Name))
		}
	}
	return out
}

// nameWords are the words of a name, as they are compared.
func nameWords(name string) []string {
	out := lexicon.Split(name)
	for i := range out {
		out[i] = lexicon.Key(out[i])
	}
	return out
}

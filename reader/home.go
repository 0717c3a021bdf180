package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// partyIn returns the first party that a name names, "" where it names none.
func (d *doc) partyIn(name string) record.Party {
	v, _ := firstIn(d.lex.Parties, name)
	return v.Party
}

// firstIn returns the value of the first phrase of a trie in a name.
func firstIn[V any](t *lexicon.Trie[V], name string) (v V, ok bool) {
	words := lexicon.Split(name)
	forms := make([]*lexicon.Form, len(words))
	for i, w := range words {
		forms[i] = &lexicon.Form{Raw: w, Lower: strings.ToLower(w), Key: lexicon.Key(w)}
	}
	for i := range forms {
		if v, n := t.Longest(forms[i:]); n > 0 {
			return v, true
		}
	}
	return v, false
}

// A house is a publisher as its name tells.
type house struct {
	publisher record.Party // the party in its name, "" where there is none
	outlet    record.Party // for whom it writes as an agency
	release   bool         // it is a ministry or its like
}

// houseOf reads a publisher's name, of which there are few.
func (d *doc) houseOf(name string) house {
	sc := d.scratch
	h, ok := sc.houses[name]
	if !ok {
		h.publisher = d.partyIn(name)
		h.outlet, _ = firstIn(d.lex.Outlets, name)
		if h.outlet != "" && d.lex.Organisation(h.publisher) {
			h.publisher = "" // "PNA" is an agency, and an organisation of islands
		}
		for _, w := range lexicon.Split(name) {
			_, in := d.lex.Look(strings.ToLower(w))
			h.release = h.release || in.Has(lexicon.ListMinistry)
		}
		if len(sc.houses) >= manyWords {
			clear(sc.houses)
		}
		sc.houses[strings.Clone(name)] = h
	}
	return h
}

// publisherParty returns the party in the publisher's name, or that of a
// spokesperson, "" where there is neither.
func (d *doc) publisherParty() record.Party {
	if d.publisher != "" {
		return d.publisher
	}
	for _, p := range d.personsNear(0) {
		if p.spokesperson() {
			return p.party
		}
	}
	return ""
}

// whoseHome returns the side at whose home an account was written: its
// publisher's, that of an agency, or the one from whose capital it is dated
// while they met elsewhere; "" where nothing tells.
func (d *doc) whoseHome() record.Party {
	place, _ := d.firstDateline()
	from := d.countryOf(place)
	if from == d.meetings[0].place.Country || d.lex.Organisation(from) {
		from = ""
	}
	for _, p := range [...]record.Party{d.publisherParty(), d.outlet, from} {
		if p != "" && slices.Contains(d.sides, p) {
			return p
		}
	}
	return ""
}

// settleOutlet finds the agency that a dateline names: "SEOUL, Jan. 16 (Yonhap)".
func (d *doc) settleOutlet() {
	if d.outlet == "" {
		d.outlet, _ = firstIn(d.lex.Outlets, d.dateline())
	}
}

// spokesperson tells whether somebody only passes on what others said.
func (p *person) spokesperson() bool {
	if p.asked != p.post {
		post := strings.ToLower(p.post)
		p.asked, p.spokes = p.post, strings.Contains(post, "spokes") || strings.Contains(post, "press secretary")
	}
	return p.spokes
}

// letterhead returns the party in whose capital a ministry has written, by the
// short lines above an account, "" where they name none or several.
func (d *doc) letterhead() record.Party {
	var found record.Party
	for _, s := range d.sents[:min(d.body, len(d.sents))] {
		if d.blocks[s.block].Kind == text.Headline || s.to-s.from > 10 {
			continue
		}
		for i := s.from; i < s.to; i++ {
			if t := &d.toks[i]; t.name != "" && t.form == lexicon.Seat {
				if found != "" && found != t.name {
					return ""
				}
				found = t.name
			}
		}
	}
	return found
}

package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

func (d *doc) firstDateline() (place string, when record.Date) {
	for _, b := range d.blocks {
		if b.Kind == text.Paragraph && b.Dateline.End > b.Dateline.Start {
			line := d.s[b.Dateline.Start:b.Dateline.End]
			place, when := d.inDateline(line)
			if word, _, _ := strings.Cut(line, " "); when == "" && len(word) < 6 && word == strings.ToUpper(word) && d.countryOf(place) == "" {
				place = "" // "PANO –": an agency
			}
			return place, when
		}
	}
	return "", ""
}

// placeIn finds a meeting's place in a sentence: "in Hanoi", "at the
// Pentagon", "hosted by Ottawa", "here".
func (d *doc) placeIn(s sentence, m *meeting, dateline string) record.Place {
	after := s.from
	for _, e := range m.evidence {
		if e[0] >= s.from && e[1] <= s.to {
			after = e[1]
		}
	}
	best := record.Place{}
	try := func(from, to int) bool {
		for i := from; i < to; i++ {
			if dateline != "" && (d.is(i, "here") || d.is(i, "this") && d.among(i+1, lexicon.ListTownNoun)) {
				best = record.Place{Name: dateline, Country: d.countryOf(dateline)}
				return true
			}
			if !d.is(i, "in", "at") || i+1 >= to {
				continue
			}
			k := i + 1
			the := d.is(k, "the")
			if the {
				k++
			}
			if d.is(i+1, "the") && d.toks[k].name != "" && d.is(k+int(d.toks[k].span), "capital", "city") { // "in the Australian capital"
				if seat := d.capitalOf(d.toks[k].name); seat != "" {
					best = record.Place{Name: seat, Country: d.toks[k].name}
					return true
				}
			}
			if d.toks[i+1].ment != nil && d.toks[i+1].ment.kind == mPerson && d.toks[i+1].ment.from <= i {
				continue
			}
			if d.among(i-1, lexicon.ListTrouble) || d.behindSince(i, s.from) {
				continue
			}
			town := false
			for j := k; j < min(to, k+6); j++ { // "in the river port of Leticia", "in the Kenyan capital Nairobi"
				town = town || d.among(j, lexicon.ListTownNoun) && !d.is(j, "of")
				if town && d.among(j, lexicon.ListTownNoun) && d.capital(j+1) && d.month(j+1) == 0 && j+1 < to && !d.capital(k) {
					k = j + 1
					break
				}
				if d.capital(j) && j > k || !d.toks[j].w.Is(lexicon.Post) && d.toks[j].w != nil && d.toks[j].w.Is(lexicon.Closed) && !d.is(j, "of") {
					break
				}
			}
			if k >= to || !d.capital(k) || d.month(k) > 0 || d.toks[k].w != nil && d.toks[k].w.Day > 0 {
				continue
			}
			n := k
			for n < to && (d.capital(n) || d.hyphen(n) && !d.toks[n].Space && d.capital(n+1) || d.among(n, lexicon.ListPlaceParticle) && d.capital(n+1) && n > k || d.toks[n].Shape == text.Poss && d.capital(n+1)) && d.month(n) == 0 && (d.toks[n].w == nil || d.toks[n].w.Day == 0) {
				n++
			}
			for j := k + 1; j < n && d.toks[k].name == ""; j++ {
				if t := &d.toks[j]; t.name != "" && t.form >= lexicon.Seat { // "Central Jakarta"
					k = j
					n = min(n, j+int(t.span))
				}
			}
			t := &d.toks[k]
			// A ministry or a house is a place only where no town follows.
			if t.name != "" && t.form != lexicon.Adjective {
				if t.form == lexicon.Name && d.is(k+int(t.span), "ministry", "department", "embassy") {
					continue // "Director General at the UK Ministry of Defence"
				}
				name := spaced(d.quote(k, k+int(t.span)))
				if n > k+int(t.span) && d.toks[k+int(t.span)].Shape != text.Poss {
					name = spaced(d.quote(k, n))
				} else if n > k+int(t.span) {
					if best.Name == "" {
						best = record.Place{Name: spaced(d.quote(k, n)), Country: t.name}
					}
					continue
				}
				if t.form == lexicon.Name && t.span <= 4 && best.Name != "" {
					continue
				}
				p := record.Place{Name: name, Country: t.name}
				if j := n + 1; d.is(n, "in", ",") && j < to && d.toks[j].name == t.name && d.toks[j].form >= lexicon.Seat && t.form >= lexicon.Seat && d.is(i, "at") {
					p.Name = d.quote(j, j+int(d.toks[j].span)) // "at the Farnesina in Rome"
				}
				if t.form != lexicon.Name {
					best = p
					return true
				}
				if best.Name == "" {
					best = p
				}
				continue
			}
			if d.is(n, ",") && n+1 < to && d.toks[n+1].name != "" && d.toks[n+1].form >= lexicon.Seat && t.w.Is(lexicon.Post) {
				// "at Naval Headquarters, Colombo"
				best = record.Place{Name: d.quote(n+1, n+1+int(d.toks[n+1].span)), Country: d.toks[n+1].name}
				return true
			}
			if t.w.Is(lexicon.Post|lexicon.Mechanism|lexicon.Person) || t.name != "" || d.lex.Word(t.low).Is(lexicon.Closed) {
				continue
			}
			if d.among(n, lexicon.ListHouse) { // "at the PA headquarters in Taguig"
				continue
			}
			if d.class(n, lexicon.Mechanism) || d.mechanismIn(k, n) >= 0 || d.among(n-1, lexicon.ListNoPlace) {
				continue
			}
			if best = d.townIn(s); best.Name != "" {
				return true // "in Blantyre ... at Mount Soche Hotel"
			}
			if best.Name == "" {
				best = record.Place{Name: spaced(d.quote(k, n)), Country: ""}
				for j := n; j < min(n+4, s.to); j++ {
					if d.toks[j].name != "" && d.toks[j].form == lexicon.Name {
						best.Country = d.toks[j].name
					}
				}
				if n < to && (d.is(n, ",") || d.is(n, "in", "near")) {
					return true
				}
				return true
			}
		}
		return best.Name != ""
	}
	if try(after, s.to) {
		return best
	}
	try(s.from, after)
	return best
}

// townIn returns the town in which a sentence places something, of one of the
// sides where these are known: "in Montevideo".
func (d *doc) townIn(s sentence) record.Place {
	for i := s.from; i+1 < s.to; i++ {
		if t := &d.toks[i+1]; d.is(i, "in") && t.form >= lexicon.Seat && (len(d.sides) == 0 || slices.Contains(d.sides, t.name)) {
			return record.Place{Name: d.quote(i+1, i+1+int(t.span)), Country: t.name}
		}
	}
	return record.Place{}
}

func (d *doc) countryOf(place string) record.Party {
	if v, ok := d.lex.Parties.Exact(place); ok {
		return v.Party
	}
	if i := strings.IndexByte(place, ','); i > 0 {
		return d.countryOf(place[:i])
	}
	return ""
}

// capitalOf returns the first seat of government of a party.
func (d *doc) capitalOf(p record.Party) string { return d.lex.Seat(p) }

// behindSince tells whether token i is in a clause of other times: "since the
// two sides last met in Seoul".
func (d *doc) behindSince(i, from int) bool {
	for k := i - 1; k >= from && k > i-10 && !d.is(k, ","); k-- {
		if d.is(k, "since") {
			return true
		}
	}
	return false
}

// atDateline returns the dateline's town where it is one of the parties'.
func (d *doc) atDateline(m *meeting, dateline string) record.Place {
	if p := d.countryOf(dateline); p != "" && (len(m.parties) < 2 || slices.Contains(m.parties, p)) {
		return record.Place{Name: dateline, Country: p}
	}
	return record.Place{}
}

// remote tells whether a sentence says that the meeting had no place: "held
// via videoconference".
func (d *doc) remote(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if d.among(i, lexicon.ListRemote) || d.is(i, "phone", "telephone", "video") && (d.is(i-1, "by", "via", "over", "through") || d.is(i-2, "by", "via", "over", "through")) {
			return true // "held virtually", "by secure video"
		}
	}
	return false
}

// placeNear finds the place that belongs to a naming: "in Hanoi" or "(Lima,
// 2023)" behind it.
func (d *doc) placeNear(nm naming, s sentence) record.Place {
	for i := nm.head; i < min(s.to, nm.to+14); i++ {
		if (d.is(i, "in", "at", "to", "visited") || d.is(i, "(")) && i+1 < s.to {
			k := i + 1
			if d.is(k, "the") {
				k++
			}
			t := &d.toks[k]
			if t.name != "" && t.form != lexicon.Adjective {
				return record.Place{Name: spaced(d.quote(k, min(k+int(t.span), s.to))), Country: t.name}
			}
		}
	}
	return record.Place{}
}

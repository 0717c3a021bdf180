package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// A dateline is the town and the day from which an account is dated.
type dateline struct {
	place string
	when  record.Date
}

// firstDateline returns the town and the day of the first dateline, or the
// town of the line that says where the reporter is.
func (d *doc) firstDateline() (place string, when record.Date) {
	if d.from == nil {
		place, when := d.findDateline()
		d.from = &dateline{place, when}
	}
	return d.from.place, d.from.when
}

func (d *doc) findDateline() (place string, when record.Date) {
	line := d.dateline()
	if line == "" {
		if place = d.bylineTown(); place == "" {
			place = d.townLine()
		}
		return place, ""
	}
	place, when = d.inDateline(line)
	if word, _, _ := strings.Cut(line, " "); when == "" && len(word) < 6 && word == strings.ToUpper(word) && d.countryOf(place) == "" {
		place = "" // "PANO –": an agency
	}
	return place, when
}

// dateline returns the words of the first dateline, "" where there is none.
func (d *doc) dateline() string {
	for _, b := range d.blocks {
		if b.Kind == text.Paragraph && b.Dateline.End > b.Dateline.Start {
			return d.s[b.Dateline.Start:b.Dateline.End]
		}
	}
	return ""
}

// bylineTown returns the town of "Tom Abara in HARARE" or "From our
// correspondent in Algiers" above an account.
func (d *doc) bylineTown() string {
	for i := 1; i < d.body; i++ {
		s := d.sents[i]
		if n := s.to - s.from; n < 3 || n > 8 || d.anyAmong(s, lexicon.ListHeld) {
			continue
		}
		for k := s.to - 1; k > s.from+1; k-- {
			if !d.is(k-1, "in") || !d.capital(k) {
				continue
			}
			n := d.placeEnd(k, s.to)
			if n == s.to || d.is(n, ",") && n+1 < s.to && d.toks[n+1].name != "" && d.toks[n+1].form == lexicon.Name && n+1+int(d.toks[n+1].span) == s.to {
				return titleWords(strings.Fields(d.quote(k, n))) // "in MINSK, Belarus"
			}
		}
	}
	return ""
}

// townLine returns the town of a line with nothing but town and day above an
// account: "Montevideo, 4 May 2025", or with these between strokes: "4 May 2025
// – Montevideo – Ministry of Defence".
func (d *doc) townLine() string {
	for _, s := range d.sents[:min(d.body, len(d.sents))] {
		b := d.blocks[s.block]
		if b.End-b.Start < 120 {
			if place := d.townAmong(d.s[b.Start:b.End]); place != "" {
				return place
			}
		}
		if s.to-s.from > 6 {
			continue
		}
		if t := &d.toks[s.from]; t.name == "" || t.form < lexicon.Seat || !d.is(s.from+int(t.span), ",") {
			continue
		}
		if place, when := d.inDateline(d.s[b.Start:b.End]); len(when) == 10 && d.countryOf(place) != "" {
			return place
		}
	}
	return ""
}

// townAmong returns the town among the parts of a line that strokes divide, where
// one of them has a day.
func (d *doc) townAmong(line string) (town string) {
	parts := strings.FieldsFunc(line, func(r rune) bool { return r == '–' || r == '—' || r == '|' })
	if len(parts) < 2 {
		return ""
	}
	dated := false
	for _, p := range parts {
		place, when := d.inDateline(strings.TrimSpace(p))
		dated = dated || len(when) == 10
		if place, _, _ = strings.Cut(place, ","); town == "" && d.countryOf(place) != "" {
			town = place
		}
	}
	if !dated {
		return ""
	}
	return town
}

// A site is a place as a sentence names it, with what kind of place that is.
type site struct {
	record.Place
	kind siteKind
}

type siteKind uint8

const (
	noSite siteKind = iota
	countrySite
	townSite
	hereSite    // "here", for the dateline's town
	houseSite   // a building with a name of its own
	unknownSite // a name the lexicon does not know
)

// placeIn finds a meeting's place in a sentence: "in Hanoi", "at the
// Pentagon", "here". The first one behind the meeting's name counts, a country only
// where nothing narrower is named; a house goes before "here".
func (d *doc) placeIn(s sentence, m *meeting, dateline string) site {
	after := s.from
	for _, e := range m.evidence {
		if e[0] >= s.from && e[1] <= s.to {
			after = e[1]
		}
	}
	if at := d.hostTown(s); at.kind != noSite {
		return at
	}
	if at := d.talksIn(s, dateline); at.kind != noSite {
		return at
	}
	var country site
	for _, part := range [][2]int{{after, s.to}, {s.from, after}} {
		for i := part[0]; i < part[1]; i++ {
			at := d.siteAt(i, part[1], s, dateline)
			if at.kind != noSite && d.yetToBe(i, s.from, after) {
				continue
			}
			switch at.kind {
			case countrySite:
				if country.kind == noSite {
					country = at
				}
			case hereSite:
				for k := part[0]; k < part[1]; k++ {
					if house := d.siteAt(k, part[1], s, dateline); house.kind == houseSite {
						return house // "held at Wisma Perdana here today"
					}
				}
				return at
			case unknownSite, houseSite:
				if town := d.townIn(s); town.Name != "" && !d.camp(at.Name) {
					return site{town, townSite} // "in Blantyre … at Mount Soche Hotel"
				}
				return at
			case townSite:
				if told := d.capitalTold(i, s); told.Name != "" {
					return site{told, townSite}
				}
				return at
			}
		}
	}
	return country
}

// capitalTold returns the capital in which somebody is said to have spoken or met,
// behind a town at token i of which nothing of the kind is said: "A berth at
// Kobanawa is planned, a minister said in Hanoi".
func (d *doc) capitalTold(i int, s sentence) record.Place {
	if d.formOf(i+1) != lexicon.PlaceIn || d.toldAt(i-1) {
		return record.Place{}
	}
	for k := i + 2; k+1 < s.to; k++ {
		if t := &d.toks[k+1]; d.is(k, "in") && t.name != "" && t.form == lexicon.Seat && d.toldAt(k-1) && !d.elsewhere(k, s.from) {
			return record.Place{Name: d.quote(k+1, k+1+int(t.span)), Country: t.name}
		}
	}
	return record.Place{}
}

// toldAt tells whether token i is a verb of holding, meeting or saying, or what was held.
func (d *doc) toldAt(i int) bool {
	return d.among(i, lexicon.ListHeld) || d.among(i, lexicon.ListMet) || d.among(i, lexicon.ListTellVerb) || d.among(i, lexicon.ListSayVerb) || d.class(i, lexicon.Talks|lexicon.Mechanism|lexicon.Edition)
}

// talksIn returns the town that a sentence names right behind the talks
// themselves, or from which somebody came back: "agreed to open a port in Hue, Lam
// said after talks in Hanoi", "on his return from Hanoi".
func (d *doc) talksIn(s sentence, dateline string) site {
	for i := s.from + 1; i+1 < s.to; i++ {
		talks := d.is(i, "in", "at") && d.is(i-1, "talks", "meeting", "consultations", "discussions") && (d.class(i-2, lexicon.Prep|lexicon.Det) || d.is(i-2, "bilateral") || d.among(i-2, lexicon.ListHeld)) &&
			(!d.backward(i-1, s.from) || d.saidAfter(i-1, s.from))
		if !talks && !(d.is(i, "from") && d.is(i-1, "return", "returning", "returned")) {
			continue
		}
		if t := &d.toks[i+1]; t.name != "" && t.form >= lexicon.Seat && (len(d.sides) == 0 || slices.Contains(d.sides, t.name)) && !d.elsewhere(i, s.from) {
			if talks {
				return d.siteAt(i, s.to, s, dateline)
			}
			return site{record.Place{Name: d.quote(i+1, i+1+int(t.span)), Country: t.name}, townSite}
		}
	}
	return site{}
}

// saidAfter tells whether somebody spoke after the talks at token i: "said
// after bilateral talks".
func (d *doc) saidAfter(i, from int) bool {
	for k := i - 1; k > from && k > i-4; k-- {
		if d.is(k, "after", "following") {
			return d.among(k-1, lexicon.ListTellVerb) || d.among(k-1, lexicon.ListSayVerb) || d.among(k-2, lexicon.ListTellVerb)
		}
	}
	return false
}

// hostTown returns the town that opens a sentence as what hosted the meeting:
// "Osh city hosted the second consultations".
func (d *doc) hostTown(s sentence) site {
	from, land := s.from, record.Party("")
	for c := s.from + 2; c < min(s.to, s.from+8) && d.is(s.from, "on"); c++ {
		if d.is(c, ",") && d.dateWord(c-1) {
			from = c + 1 // "On 11 June 2024, the Kenyan town of Kisumu hosted"
		}
	}
	if d.is(from, "the") {
		from++
		if t := &d.toks[from]; t.form == lexicon.Adjective {
			land = t.name
			from += int(t.span)
		}
		if from = d.behindTownNoun(from, s.to); !d.is(from-1, "of") {
			return site{}
		}
	}
	t := &d.toks[from]
	k := from + max(1, int(t.span))
	city := d.among(k, lexicon.ListTownNoun)
	if city {
		k++
	}
	switch {
	case !d.among(k, lexicon.ListHosted) && !(d.is(k, "played") && d.is(k+1, "host") && d.is(k+2, "to")) || !d.capital(from):
	case t.name != "" && t.form >= lexicon.Seat:
		return site{record.Place{Name: d.quote(from, from+int(t.span)), Country: t.name}, townSite}
	case t.name == "" && (city || from > s.from):
		return site{record.Place{Name: d.raw(from), Country: land}, unknownSite}
	}
	return site{}
}

// camp tells whether a place's name is that of a camp or a base.
func (d *doc) camp(name string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(name)), func(w string) bool {
		_, in := d.lex.Look(w)
		return in.Has(lexicon.ListCamp)
	})
}

// siteAt reads the place that begins with the preposition at token i.
func (d *doc) siteAt(i, to int, s sentence, dateline string) site {
	if dateline != "" && (d.is(i, "here") || d.is(i, "this") && d.among(i+1, lexicon.ListTownNoun)) {
		return site{record.Place{Name: dateline, Country: d.countryOf(dateline)}, hereSite}
	}
	visit := d.is(i, "visiting", "visited") && d.toks[min(i+1, to-1)].name != "" || d.is(i, "to") && (d.among(i-1, lexicon.ListGoTo) || d.onTrip(i-1) || d.is(i-1, "delegation", "team") && !d.capital(i-1)) || d.is(i, "to") && d.among(d.clauseVerb(i, s.from), lexicon.ListReceive)
	island := d.is(i, "on") && d.is(i+1, "the") && d.is(i+3, "of") && d.among(i+2, lexicon.ListTownNoun) && d.among(i+2, lexicon.ListGeography)
	if !d.is(i, "in", "at") && !visit && !island || i+1 >= to {
		return site{}
	}
	if who := d.toks[i+1].ment; who != nil && who.kind == mPerson && who.from <= i || d.elsewhere(i, s.from) {
		return site{}
	}
	k := i + 1
	if d.class(k, lexicon.Det|lexicon.PossPron) {
		k++
	}
	if k > i+1 && k < to { // "in the Australian capital", "in the capital of Latvia"
		t := &d.toks[k]
		of := t.name
		if e := k + int(t.span); of == "" || t.form >= lexicon.Seat || !d.is(e, "capital", "city") || d.capital(e+1) {
			of = ""
		}
		if d.is(k, "capital") && d.is(k+1, "of") && k+2 < to {
			e := k + 2
			if d.is(e, "the") {
				e++
			}
			of = d.toks[e].name
		}
		if seat := d.capitalOf(of); of != "" && seat != "" {
			if d.countryOf(dateline) == of {
				seat = dateline
			}
			return site{record.Place{Name: seat, Country: of}, townSite}
		}
	}
	if e := k + max(1, int(d.toks[k].span)); k+1 < to && d.toks[k].name != "" && d.toks[min(e, to-1)].Shape == text.Poss && d.among(e+1, lexicon.ListTownNoun) {
		if !d.capital(e+2) && d.is(e+1, "capital") && d.capitalOf(d.toks[k].name) != "" {
			return site{record.Place{Name: d.capitalOf(d.toks[k].name), Country: d.toks[k].name}, townSite}
		}
		k = e + 1 // "in Fiji's capital Suva"
	}
	k = d.behindTownNoun(k, to)
	if k >= to || !d.capital(k) || d.month(k) > 0 || d.toks[k].w != nil && d.toks[k].w.Day > 0 {
		return site{}
	}
	n := d.placeEnd(k, to)
	for j := k + 1; j < n && d.toks[k].name == ""; j++ {
		if t := &d.toks[j]; t.name != "" && (t.form == lexicon.Seat || t.form == lexicon.PlaceIn && j == k+1) && !d.among(j-1, lexicon.ListCamp) && !d.is(k, "fort") { // "Central Jakarta", but "Camp Jakarta"
			k = j
			n = min(n, j+int(t.span))
		}
	}
	if h := d.houseNoun(n, to); h > 0 && d.is(i, "at") && d.toks[k].name != "" && d.toks[k].form >= lexicon.Seat && n == k+int(d.toks[k].span) && d.among(h-1, lexicon.ListCamp) {
		return site{record.Place{Name: spaced(d.quote(k, h)), Country: d.toks[k].name}, houseSite} // "at Yokosuka naval base"
	}
	if h := d.houseNoun(n, to); h > 0 && !visit && d.toks[k].name == "" && !d.class(k, lexicon.Post) {
		if d.is(h, "in") && d.capital(h+1) {
			if at := d.siteAt(h, to, s, dateline); at.kind != noSite {
				return at // "at the Redstone barracks in Hai Phong"
			}
		}
		return site{record.Place{Name: spaced(d.quote(k, h)), Country: d.countryOf(dateline)}, houseSite}
	}
	if house := d.houseAt(k, n, to, dateline); house.kind != noSite && (!visit || d.camp(house.Name)) {
		return house
	}
	if t := &d.toks[k]; t.name != "" && t.form != lexicon.Adjective {
		return d.knownPlace(i, k, n, to)
	}
	if visit {
		return site{}
	}
	return d.unknownPlace(k, n, to, s)
}

// onTrip tells whether token i is the trip during which they met: "during an
// official trip to Tbilisi".
func (d *doc) onTrip(i int) bool {
	if !d.is(i, "trip", "visit") {
		return false
	}
	for k := i - 1; k > max(0, i-4); k-- {
		if d.is(k, "during", "on") {
			return true
		}
	}
	return false
}

// houseNoun returns the token after the noun, in small letters, for what a name
// that ends at token n is the name of: "Redstone barracks", "Lotus conference
// centre"; 0 where there is none.
func (d *doc) houseNoun(n, to int) int {
	for k := n; k < min(n+2, to) && !d.capital(k) && d.toks[k].Shape == text.Word; k++ {
		if d.among(k, lexicon.ListCamp) || d.among(k, lexicon.ListHall) {
			return k + 1
		}
		if d.class(k, lexicon.Closed|lexicon.Verb) {
			break
		}
	}
	return 0
}

// clauseVerb returns the last verb before token i.
func (d *doc) clauseVerb(i, from int) int {
	for from = max(from, i-far); i > from; {
		i--
		if d.class(i, lexicon.Past) && !d.class(i, lexicon.Base) {
			return i
		}
	}
	return -1
}

// behindTownNoun returns the first word of a place's name behind what kind of
// place it is: "the river port of Leticia", "the Kenyan capital Nairobi".
func (d *doc) behindTownNoun(k, to int) int {
	if e := d.placeEnd(k, to); e > k && d.among(e, lexicon.ListTownNoun) && d.is(e+1, "of") && e+2 < to && d.capital(e+2) && d.toks[k].name == "" {
		return e + 2 // "the Black Sea port of Varna"
	}
	town := false
	for j := k; j < min(to, k+6); j++ {
		town = town || d.among(j, lexicon.ListTownNoun) && !d.is(j, "of")
		if town && d.among(j, lexicon.ListTownNoun) && d.capital(j+1) && d.month(j+1) == 0 && j+1 < to && !d.capital(k) {
			return j + 1
		}
		if d.capital(j) && j > k || !d.toks[j].w.Is(lexicon.Post) && d.toks[j].w != nil && d.toks[j].w.Is(lexicon.Closed) && !d.is(j, "of") {
			break
		}
	}
	return k
}

// placeEnd returns the token after the capitalised words of a place's name
// that begins at k.
func (d *doc) placeEnd(k, to int) int {
	n := k
	for n < to && (d.capital(n) || d.hyphen(n) && !d.toks[n].Space && d.capital(n+1) || d.among(n, lexicon.ListPlaceParticle) && d.capital(n+1) && n > k || d.toks[n].Shape == text.Poss && d.capital(n+1)) && d.month(n) == 0 && (d.toks[n].w == nil || d.toks[n].w.Day == 0) {
		n++
	}
	return n
}

// houseAt reads a building with a name of its own, "the Adwa Memorial", and
// the town that may stand behind it. A camp is a place as a town is; of other
// buildings that stand with their town, the town is named.
func (d *doc) houseAt(k, n, to int, dateline string) site {
	house, camp := false, false
	for j := k; j < n; j++ {
		town := d.toks[j].name != "" && d.toks[j].form >= lexicon.Seat
		if town && j > k && (d.among(j-1, lexicon.ListCamp) || d.is(k, "fort")) {
			return site{record.Place{Name: spaced(d.quote(k, n)), Country: d.toks[j].name}, houseSite} // "Camp Osaka", "Fort Sam Houston"
		}
		if town || d.class(j, lexicon.Post) && d.among(j, lexicon.ListMinistry) {
			return site{}
		}
		camp = camp || d.among(j, lexicon.ListCamp)
		house = house || d.among(j, lexicon.ListHall)
	}
	if n-k < 2 || !house && !camp {
		return site{}
	}
	j := n
	for j < to && j < n+6 && (d.is(j, ",", "in", "near") || j > n && (d.class(j, lexicon.Det) || d.among(j, lexicon.ListTownNoun) && !d.capital(j))) {
		j++ // "in the capital, Hanoi"
	}
	if j > n && j < to && d.capital(j) && d.month(j) == 0 && !camp {
		e := d.placeEnd(j, to)
		for i := j; i < e; i++ {
			if d.among(i, lexicon.ListCamp) {
				return site{record.Place{Name: spaced(d.quote(k, e)), Country: d.countryOf(dateline)}, houseSite} // "the Officers' Mess, Nord Garrison"
			}
		}
		switch t := &d.toks[j]; {
		case t.name != "" && t.form >= lexicon.Seat:
			return site{record.Place{Name: d.quote(j, j+int(t.span)), Country: t.name}, townSite} // "at Farm House, Dublin"
		case t.name == "" && t.ment == nil && !d.class(j, lexicon.Post|lexicon.Closed) && d.mechanismIn(j, e) < 0 && !d.class(j+1, lexicon.Edition):
			if u := &d.toks[min(e+1, to-1)]; d.is(e, ",") && u.form >= lexicon.Seat {
				return site{record.Place{Name: d.quote(e+1, e+1+int(u.span)), Country: u.name}, townSite} // "at Guard House, Agargaon, Dhaka"
			}
			return site{record.Place{Name: spaced(d.quote(j, e)), Country: d.countryOf(dateline)}, townSite}
		}
	}
	return site{record.Place{Name: spaced(d.quote(k, n)), Country: d.countryOf(dateline)}, houseSite}
}

// knownPlace reads a place that the lexicon knows, in tokens [k, n) behind the
// preposition at i. A ministry or a house is one only where no town follows.
func (d *doc) knownPlace(i, k, n, to int) site {
	t := &d.toks[k]
	end := k + int(t.span)
	if t.form == lexicon.Name && d.is(end, "ministry", "department", "embassy") {
		return site{} // "Director General at the UK Ministry of Defence"
	}
	if t.form >= lexicon.Seat && n > end && d.toks[end].ment != nil && d.toks[end].ment.kind == mPerson {
		n = end // "received in Abu Dhabi Andreas Papadakis"
	}
	if d.lex.Organisation(t.name) && t.form == lexicon.Name && end == n && end < to && d.toks[end].Shape == text.Word && !d.class(end, lexicon.Closed|lexicon.Verb) {
		return site{} // "their part in United Nations peacekeeping"
	}
	if n > end && d.toks[end].Shape == text.Poss {
		return site{record.Place{Name: spaced(d.quote(k, n)), Country: t.name}, countrySite}
	}
	name := spaced(d.quote(k, max(end, n)))
	if j := n + 1; d.is(n, "in", ",") && j < to && d.toks[j].name == t.name && d.toks[j].form >= lexicon.Seat && (t.form == lexicon.Seat || d.anyAmong(sentence{from: k, to: n}, lexicon.ListHall)) && d.is(i, "at") && !d.camp(name) {
		name = d.quote(j, j+int(d.toks[j].span)) // "at the Farnesina in Rome"
	}
	if j := n + 1; t.form == lexicon.Name && (n > end || d.lex.Organisation(t.name)) && d.is(n, ",") && j < to && d.toks[j].name != "" && d.toks[j].form >= lexicon.Seat {
		return site{record.Place{Name: d.quote(j, j+int(d.toks[j].span)), Country: d.toks[j].name}, townSite} // "at ASEAN Headquarters, Jakarta"
	}
	if t.form == lexicon.Name {
		return site{record.Place{Name: name, Country: t.name}, countrySite}
	}
	if j := n + 1; d.is(n, ",") && j < to && d.toks[j].Shape == text.Upper && d.toks[j].name == "" && strings.HasSuffix(d.raw(j), ".") {
		name = spaced(d.quote(k, j+1)) // "Washington, D.C."
	}
	return site{record.Place{Name: name, Country: t.name}, townSite}
}

// unknownPlace reads a place that the lexicon does not know in tokens [k, n),
// or the town that stands behind a ministry.
func (d *doc) unknownPlace(k, n, to int, s sentence) site {
	t := &d.toks[k]
	e := n
	if d.is(e, "(") && d.bracketed(e, to) > 0 {
		e = d.bracketed(e, to)
	}
	if t.w.Is(lexicon.Post) {
		if j := e + 1; d.is(e, ",") && j < to && d.capital(j) {
			if u := &d.toks[j]; u.name != "" && u.form >= lexicon.Seat {
				return site{record.Place{Name: d.quote(j, j+int(u.span)), Country: u.name}, townSite} // "at Naval Headquarters, Colombo"
			}
			if f := d.placeEnd(j, to); d.toks[j].ment == nil && d.toks[j].name == "" && !d.class(j, lexicon.Post|lexicon.Closed) && (f >= to || d.is(f, "on", ".", ",", "this") || d.among(f, lexicon.ListDayWord)) {
				return site{record.Place{Name: spaced(d.quote(j, f))}, townSite} // "at the Department of Foreign Affairs (DFA), Pasay City on"
			}
		}
	}
	switch {
	case t.w.Is(lexicon.Post | lexicon.Mechanism | lexicon.Person), t.name != "", t.w.Is(lexicon.Closed), d.among(k, lexicon.ListMinistry),
		d.among(n, lexicon.ListHouse), // "at the PA headquarters in Taguig"
		d.class(e, lexicon.Mechanism), d.mechanismIn(k, n) >= 0, d.among(n-1, lexicon.ListNoPlace):
		return site{}
	}
	if _, words := d.lex.Mechanisms.Longest(d.formsFrom(k, to)); words > 1 {
		return site{} // "at Binational Cabinet"
	}
	p := record.Place{Name: spaced(d.quote(k, n))}
	for j := n; j < min(n+4, s.to); j++ {
		if d.toks[j].name != "" && d.toks[j].form == lexicon.Name {
			p.Country = d.toks[j].name
		}
	}
	return site{p, unknownSite}
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

// atDateline returns the dateline's town where it is one of the parties', or
// one that the lexicon does not know, in an account with a day.
func (d *doc) atDateline(m *meeting, dateline string) record.Place {
	if p := d.countryOf(dateline); p != "" && (len(m.parties) < 2 || slices.Contains(m.parties, p)) {
		return record.Place{Name: dateline, Country: p}
	}
	if _, when := d.firstDateline(); when != "" && dateline != "" && d.countryOf(dateline) == "" {
		return record.Place{Name: dateline}
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

// linked tells whether a sentence says of those who led that they did so from
// afar: "led the consultations via video conference".
func (d *doc) linked(s sentence) bool {
	if !d.has.Has(lexicon.ListLine) && !d.has.Has(lexicon.ListRemote) {
		return false
	}
	lead := false
	for i := s.from; i < s.to; i++ {
		if d.among(i, lexicon.ListRemote) && d.class(i+1, lexicon.Edition|lexicon.Mechanism|lexicon.Talks) && d.is(i-1, "the") && i-1 == s.from {
			return true // "The virtual session was chaired by"
		}
		lead = lead || d.leadWord(i) || d.among(i, lexicon.ListHeld)
		if lead && d.is(i, "via", "over", "through", "by") && (d.among(i+1, lexicon.ListLine) || d.among(i+1, lexicon.ListRemote)) {
			return true
		}
	}
	return false
}

// placeNear finds the place that belongs to a naming: "in Hanoi" or "(Lima,
// 2023)" behind it, or what stands with its day before it: "had met in Hanoi in
// May, at the third session".
func (d *doc) placeNear(nm naming, s sentence, w when) record.Place {
	for i := nm.head; i < min(s.to, nm.to+14) && !d.is(i, "before"); i++ {
		if d.is(i, "in", "at", "to", "visited", "(") || i == nm.head && d.is(i, "visit") || d.is(i, "for") && d.among(i-1, lexicon.ListPlanned) { // "is slated for Hanoi in May"
			if p := d.placeBehind(i, s.to); p.Name != "" {
				return p
			}
		}
	}
	for i := max(s.from, w.from-5); i < w.from-1 && w.to <= nm.from; i++ {
		if k := i + 1 + int(d.toks[i+1].span); d.is(i, "in", "to") && (k == w.from || k == w.from-1 && d.class(k, lexicon.Prep)) {
			return d.placeBehind(i, w.from)
		}
	}
	return record.Place{}
}

// placeBehind returns the place that the lexicon knows behind the preposition
// at token i.
func (d *doc) placeBehind(i, end int) record.Place {
	k := i + 1
	if d.is(k, "the") {
		k++
	}
	if t := &d.toks[k]; k < end && t.name != "" && t.form != lexicon.Adjective && (t.form >= lexicon.Seat || !d.lex.Organisation(t.name)) {
		return record.Place{Name: spaced(d.quote(k, min(k+int(t.span), end))), Country: t.name}
	}
	return record.Place{}
}

package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// datePlace finds when and where the subject meeting took place, in the first
// sentences that tell of its being held.
func (d *doc) datePlace(m *meeting, all []naming, first int) {
	dateline, _ := d.firstDateline()
	order := []int{}
	if m.sent > first && m.sent < len(d.sents) && (m.visit || !d.anyAmong(d.sents[m.sent], lexicon.ListHeld)) && d.anyAmong(d.sents[first], lexicon.ListHeld) {
		order = append(order, first) // "X received Y in Brno. The topics of the meeting were ..."
	}
	if m.sent >= first && m.sent < len(d.sents) {
		order = append(order, m.sent)
	} else if i := d.namedAgain(m, all, first); i > first {
		order = append(order, i) // a headline has no day
	}
	for i := first; i < min(first+6, len(d.sents)); i++ {
		if !slices.Contains(order, i) && (d.anyAmong(d.sents[i], lexicon.ListHeld) || i <= first+1 || d.dated(d.sents[i])) {
			order = append(order, i)
		}
	}
	var country record.Place // where no narrower place is named
	var told when            // when somebody spoke of it, where no other day is named
	remote := slices.ContainsFunc([]string{"phone", "video"}, func(w string) bool { return strings.Contains(strings.ToLower(m.mechanism), w) })
	if first < len(d.sents) && strings.EqualFold(m.mechanism, "call") && d.anyIs(d.sents[first], "spoke") {
		remote = true // "Minister A spoke with B. During their call"
	}
	for _, i := range order {
		s := d.sents[i]
		remote = remote || (i == m.sent || i == first || i <= first+3 && strings.EqualFold(m.mechanism, "call")) && d.remote(s) || i <= first+2 && d.linked(s) && !d.otherEdition(all, m, i)
		if m.when.start == "" && m.when.md[0] == 0 {
			dates := d.dates(s.from, s.to, false)
			for k, w := range dates {
				if d.announced(w, s) {
					w = d.dates(w.from, w.to, true)[0]
				}
				if !d.heldThen(w) && slices.ContainsFunc(dates[k+1:], d.heldThen) {
					continue // "on the instruction given on 4 May, the two countries held today the third meeting"
				}
				if d.spelled(dates, k) || d.bounds(w) || d.tooLong(w) || d.otherMeetingNear(w, all, m, i) {
					continue
				}
				if len(w.start) >= 7 || w.md[1] > 0 {
					if i != m.sent && i != first && d.anyAmong(sentence{from: max(s.from, w.from-5), to: w.from}, lexicon.ListToldOn) {
						if told.start == "" { // "said in a statement received here on Friday"
							told = w
						}
						continue
					}
					if d.toldThen(w, dates[k+1:]) {
						told = w
						continue
					}
					m.when = w
					if len(w.start) == 7 && d.today != "" {
						m.when = when{}
						continue
					}
					break
				}
			}
			d.sinceWhen(m, i)
			if n, last := d.length(m, i, first); n > 1 {
				if last {
					m.when.start = m.when.start.Add(1 - n)
				} else {
					m.when.end = m.when.start.Add(n - 1)
				}
			}
			if _, ok := m.when.start.Time(); ok && m.when.to > s.from && m.when.to < s.to {
				if n := d.dayFrom(m.when.to, s.to); n != 0 {
					m.when.start = m.when.start.Add(n)
					m.when.end = m.when.start
				}
			}
		}
		if m.place.Name != "" || remote || d.otherEdition(all, m, i) || i != m.sent && d.toCome(s) {
			continue
		}
		at := d.placeIn(s, m, dateline)
		if i != m.sent && i != first && at.kind != houseSite && !d.heldIn(s) && (country.Name == "" || d.countryOf(dateline) == country.Country) {
			m.place = d.atDateline(m, dateline) // before what sentences further down name
		}
		switch {
		case m.place.Name != "" || d.aside(at, m, i, first):
		case at.kind == countrySite && country.Name == "":
			country = at.Place
		case at.kind > countrySite && (country.Name == "" || at.kind != unknownSite && (at.Country == "" || at.Country == country.Country)):
			m.place = at.Place
		}
	}
	if m.when.start == "" && m.when.md[0] == 0 {
		m.when = told
	}
	if m.when.start == "" && m.when.md[0] > 0 {
		d.yearFromText(m)
	}
	if m.when.start == "" {
		// A joint document's own date line is the meeting's.
		for _, s := range d.sents {
			if k := d.blocks[s.block].Kind; k != text.Headline && k != text.Heading {
				continue
			}
			if s.from > d.sents[first].from {
				break
			}
			for _, w := range d.dates(s.from, s.to, false) {
				if len(w.start) == 10 && (d.joint || m.when.start == "") {
					m.when = w
				}
			}
		}
	}
	if m.when.start == "" {
		for i := first; i < min(first+10, len(d.sents)) && m.when.start == ""; i++ {
			s := d.sents[i]
			for _, w := range d.dates(s.from, s.to, false) {
				if len(w.start) == 10 && d.is(w.from, "today", "yesterday") {
					m.when = w
				}
			}
		}
	}
	if remote {
		return
	}
	if m.place.Name == "" {
		if at := d.inTitle(first); country.Name == "" || at.Country == "" || at.Country == country.Country {
			m.place = at
		}
	}
	if m.place.Name == "" && (country.Name == "" || d.countryOf(dateline) == country.Country) {
		m.place = d.atDateline(m, dateline)
	}
	for i := first; i < min(first+5, len(d.sents)) && m.place.Name == ""; i++ {
		if !d.otherEdition(all, m, i) && !d.toCome(d.sents[i]) {
			at := d.placeIn(d.sents[i], m, dateline)
			switch {
			case d.aside(at, m, i, first):
			case at.kind == countrySite && country.Name == "":
				country = at.Place
			case at.kind > countrySite && (country.Name == "" || at.Country == country.Country):
				m.place = at.Place
			}
		}
	}
	if m.place.Name == "" {
		m.place = country
	}
	if m.place.Name == "" && dateline != "" {
		m.place = record.Place{Name: dateline, Country: d.countryOf(dateline)}
	}
	for i := 0; i < first && m.place.Name == ""; i++ {
		if d.blocks[d.sents[i].block].Kind == text.Headline {
			m.place = d.placeIn(d.sents[i], m, "").Place
		}
	}
}

// anyIs tells whether a sentence has a word.
func (d *doc) anyIs(s sentence, w string) bool {
	for i := s.from; i < s.to; i++ {
		if d.is(i, w) {
			return true
		}
	}
	return false
}

// announced tells whether a weekday is one that lies ahead: "will hold talks on
// Tuesday", "slated to be held in Hanoi on Saturday".
func (d *doc) announced(w when, s sentence) bool {
	if t := d.toks[w.from].w; t == nil || t.Day == 0 || w.to > w.from+1 {
		return false
	}
	for k := w.from - 1; k >= max(s.from, w.from-2*far); k-- {
		switch {
		case d.is(k, "will") || d.is(k, "to") && d.class(k+1, lexicon.Base|lexicon.Be) && (d.among(k-1, lexicon.ListPlanned) || d.among(k-1, lexicon.ListAhead)):
			return true
		case d.class(k, lexicon.Past|lexicon.Be) && !d.class(k, lexicon.Base) && !d.is(k, "be") && !d.is(k-1, "be") && !d.among(k, lexicon.ListPlanned):
			return false
		}
	}
	return false
}

// heldIn tells whether a sentence says of the meeting where it was: "The ministers
// met at", "The talks took place on Monday in".
func (d *doc) heldIn(s sentence) bool {
	for i := s.from; i+2 < s.to; i++ {
		if (d.among(i, lexicon.ListMet) || d.is(i, "held", "place")) && (d.is(i+1, "in", "at") && (d.capital(i+2) || d.class(i+2, lexicon.Det)) || d.is(i+1, "on") && d.among(i+3, lexicon.ListAroundMeeting)) {
			return d.is(i, "met") || d.class(i-1, lexicon.Be) || d.is(i-1, "took")
		}
	}
	return false
}

// dated tells whether a sentence gives the days of the talks in brackets: "During
// the two-day talks (March 4-5)".
func (d *doc) dated(s sentence) bool {
	for i := s.from + 1; i+2 < s.to && i < s.from+far; i++ {
		if d.is(i, "(") && d.class(i-1, lexicon.Talks) {
			w := d.dates(i+1, min(s.to, i+7), false)
			return len(w) > 0 && w[0].from == i+1
		}
	}
	return false
}

// bounds tells whether what stands before a day makes it one before or behind
// which something is, or that of a text: "since 5 May", "by 1 June", "with effect
// from Monday", "a statement Tuesday".
func (d *doc) bounds(w when) bool {
	switch i := w.from - 1; {
	case d.is(i, "since", "until", "than", "before"), d.is(i-1, "since"), d.among(i, lexicon.ListSourceNoun):
		return true
	case d.is(i, "from"):
		return d.is(i-1, "effect", "as")
	case d.is(i, "by"): // "by Tuesday" in an account of that month may be when they met
		return len(w.start) == 10 && d.today != "" && !strings.HasPrefix(string(d.today), string(w.start)[:7])
	}
	return false
}

// heldThen tells whether a day stands right behind a word of holding: "held today",
// "chaired on Tuesday".
func (d *doc) heldThen(w when) bool {
	for k := w.from - 1; k > max(0, w.from-9) && (d.class(k, lexicon.Prep|lexicon.Det) || d.is(k, ",") || d.capital(k)); k-- {
		if d.is(k-1, "held") && !d.is(k-2, "be") {
			return true // "held in Pattaya, Thailand, on 5 May"
		}
	}
	return d.among(w.from-1, lexicon.ListHeld) || d.is(w.from-1, "on") && d.among(w.from-2, lexicon.ListLead)
}

// toldThen tells whether a day is only that on which somebody told of the
// meeting: "it was reported today", "today confirmed that the dialogue was held
// on 14 August".
func (d *doc) toldThen(w when, rest []when) bool {
	if d.is(w.from, "today", "yesterday") && d.is(w.from-1, "reported", "announced") && d.class(w.from-2, lexicon.Be) {
		return true
	}
	if !d.sayVerb(w.to) {
		return false
	}
	return slices.ContainsFunc(rest, func(o when) bool { return len(o.start) == 10 && d.is(o.from-1, "on", "from") })
}

// aside tells whether a place stands in a sentence further down that tells of no
// meeting: "the training in Oberlausitz", "shared interests in Somalia".
func (d *doc) aside(at site, m *meeting, i, first int) bool {
	return (at.kind == unknownSite || at.kind == countrySite || at.kind == townSite) && i > first && i != m.sent && !d.anyAmong(d.sents[i], lexicon.ListHeld) && !d.anyIs(d.sents[i], "visit")
}

// namedAgain returns the sentence in which a meeting that a headline names is
// named with its number and a day, -1 for none.
func (d *doc) namedAgain(m *meeting, all []naming, first int) int {
	for _, nm := range all {
		if m.ordinal == 0 || nm.sent < first || nm.sent > first+3 || nm.ordinal != m.ordinal || nm.relation != "" {
			continue
		}
		if s := d.sents[nm.sent]; d.saysLed(s) || d.anyAmong(s, lexicon.ListHeld) {
			for _, w := range d.dates(s.from, s.to, false) {
				if len(w.start) == 10 {
					return nm.sent
				}
			}
		}
	}
	return -1
}

// inTitle returns the place that stands with a day above a joint document:
// "London, 16 July 2025", "Joint Statement on Trade, London, 16 July 2025".
func (d *doc) inTitle(first int) record.Place {
	for i, s := range d.sents[:first] {
		b := d.blocks[d.sents[i].block]
		if b.Kind != text.Heading && b.Kind != text.Headline {
			continue
		}
		place := ""
		if s.to-s.from <= 10 {
			name, when := d.inDateline(d.s[b.Start:b.End])
			if len(when) == 10 && (d.countryOf(name) != "" || d.joint) {
				place = name
			}
		}
		for _, w := range d.dates(s.from, s.to, false) {
			k := w.from - 2
			for k > s.from && d.capital(k) {
				k--
			}
			if len(w.start) == 10 && w.to >= s.to-1 && d.is(w.from-1, ",") && d.is(k, ",") && k+1 < w.from-1 {
				place = d.quote(k+1, w.from-1)
			}
		}
		if place != "" {
			return record.Place{Name: place, Country: d.countryOf(place)}
		}
	}
	return record.Place{}
}

// spelled tells whether a day's date follows it in full: "today, October 23",
// in an account that is published later.
func (d *doc) spelled(dates []when, k int) bool {
	return d.among(dates[k].from, lexicon.ListDayWord) && k+1 < len(dates) && dates[k+1].from-dates[k].to <= 1 && len(dates[k+1].start) == 10
}

// otherEdition tells whether a sentence is about another edition.
func (d *doc) otherEdition(all []naming, m *meeting, sent int) bool {
	for _, nm := range all {
		if nm.sent == sent && (nm.relation != "" || nm.ordinal > 0 && m.ordinal > 0 && nm.ordinal != m.ordinal && (nm.plain || d.sameMechanism(d.name(nm), m.mechanism))) {
			return !(m.sent == sent)
		}
	}
	return false
}

// otherMeetingNear tells whether a date belongs to another meeting that is
// named just before it.
func (d *doc) otherMeetingNear(w when, all []naming, m *meeting, sent int) bool {
	var last *naming
	for k := range all {
		if nm := &all[k]; nm.sent == sent {
			if nm.from <= w.to && w.from < nm.to && d.class(w.from-1, lexicon.Det) && !slices.Contains(m.evidence, [2]int{nm.from, nm.to}) {
				return true // "the March 24, 2010 session"
			}
			if nm.from < w.from {
				last = nm
			}
		}
	}
	if last == nil {
		// a date in a relative clause about something else: "signed in July 2024"
		return false
	}
	if last.relation != "" {
		return true
	}
	if sent != m.sent && sent != d.body && m.mechanism != "" && (d.is(last.from-1, "a", "an") || !last.plain && !last.visit && !d.is(last.from-1, "the") && w.from-last.to < 4 && !d.sameMechanism(d.name(*last), m.mechanism)) {
		return true // "assessed the consular consultations held on", "during a meeting in Berlin on"
	}
	if last.ordinal > 0 && m.ordinal > 0 && last.ordinal != m.ordinal {
		return true
	}
	if last.visit && !m.visit && w.from-last.to < 5 && !d.is(last.from-1, "by", "via", "through") { // "consultations by video conference on Wednesday"
		return true
	}
	for k := last.to; k < w.from; k++ {
		if d.among(k, lexicon.ListOtherTime) {
			return true
		}
	}
	return false
}

// toCome tells whether a sentence's main verb is about what is to come, or was
// another time: "will be held", "is to have its first meeting", "last met".
func (d *doc) toCome(s sentence) bool {
	for i := s.from; i < s.to; i++ {
		if d.is(i, "last") && d.is(i+1, "met") {
			return true // of another time, anyway
		}
	}
	will := false
	for _, g := range d.verbGroups(s.from, s.to) {
		switch {
		case g.form != finite:
		case g.past && !g.passive:
			return false
		case g.modal >= 0 || d.class(g.head, lexicon.Be) && (d.is(g.to, "to") || d.among(g.to, lexicon.ListPlanned)):
			will = true
		}
	}
	return will
}

package reader

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// elliptic reads "the next one", "meet again", "COP30".
func (d *doc) elliptic(i int, s sentence) *naming {
	low := d.toks[i].low
	switch low {
	case "one":
		if i == s.from || !d.among(i-1, lexicon.ListWhichOne) {
			if i == s.from+2 && d.is(i-2, "the") && d.toks[i-1].ordinal > 1 && d.class(i+1, lexicon.Be|lexicon.Modal) {
				// "The second one will be held in Suva"
				return &naming{from: i - 1, to: i + 1, name: [2]int{i, i}, head: i, plain: true, ordinal: d.toks[i-1].ordinal}
			}
			break
		}
		nm := &naming{from: i - 1, to: i + 1, name: [2]int{i, i}, head: i, plain: true, relation: "previous"}
		if d.is(i-1, "next") {
			nm.relation = "next"
		}
		if d.is(i-1, "first") {
			nm.relation, nm.ordinal = "", 1
		}
		return nm
	case "next", "previous":
		if d.is(i-1, "the") && d.class(i+1, lexicon.Be|lexicon.Modal) {
			// "The next will be held in Oslo"
			return &naming{from: i, to: i + 1, name: [2]int{i, i}, head: i, plain: true, relation: low}
		}
	case "last", "previously", "first":
		if d.class(i-1, lexicon.Be) && d.class(i-2, lexicon.Mechanism|lexicon.Edition|lexicon.Talks) && d.is(i+1, "held", "convened") {
			// "The dialogue was last held in Kampala in 2019"
			nm := &naming{from: i, to: i + 2, name: [2]int{i, i}, head: i + 1, plain: true, relation: "previous"}
			if low == "first" {
				nm.ordinal = 1
			}
			return nm
		}
		if low != "last" {
			break
		}
		if d.is(i+1, "met", "sat") || d.is(i+1, "saw") && d.is(i+2, "each") {
			// "which last met in Kampala in 2019"
			return &naming{from: i, to: i + 2, name: [2]int{i, i}, head: i + 1, plain: true, relation: "previous"}
		}
	case "visited":
		if i+1 < s.to && d.toks[i+1].name != "" && d.toks[i+1].form != lexicon.Adjective && d.pastVisit(i, s) {
			// "The minister visited Lebanon in March"
			return &naming{from: i, to: i + 1, name: [2]int{i, i + 1}, head: i, visit: true, parties: []record.Party{d.toks[i+1].name}}
		}
	}
	switch {
	case d.toMeet(i, s) || d.toMeetIn(i, s):
		// "Mr Lam is to meet the president on Friday"
		nm := &naming{from: i, to: i + 1, name: [2]int{i, i + 1}, head: i, visit: true, toCome: true}
		if m := d.lastMention(i, s); m != nil && m.kind == mSides && len(m.parties) > 1 {
			nm.parties = m.parties // "the ministers of Oman, Iraq and Qatar will meet in Muscat in May"
		}
		return nm
	case d.welcomeTo(i, s) > 0:
		// "looks forward to welcoming the minister to London in April"
		return &naming{from: i, to: d.welcomeTo(i, s), name: [2]int{i, i + 1}, head: i, visit: true, guest: true}
	case (i == s.from+1 || d.is(i-2, "and") && d.is(i-3, ",")) && d.is(i-1, "the") && d.toks[i].ordinal > 0 && d.class(i+1, lexicon.Be|lexicon.Modal) && !d.is(i+1, "to"):
		// "The tenth will be held in San Ignacio"
		return &naming{from: i, to: i + 1, name: [2]int{i, i}, head: i, plain: true, ordinal: d.toks[i].ordinal}
	case d.toks[i].ordinal > 0 && d.is(i-1, "the") && d.is(i+1, "of") && d.is(i+2, "which") && d.class(i+3, lexicon.Be|lexicon.Modal):
		// "for the third dialogue, the first of which was held in Oslo in 2021"
		return &naming{from: i, to: i + 3, name: [2]int{i, i}, head: i, plain: true, ordinal: d.toks[i].ordinal}
	case d.among(i, lexicon.ListMeetAgain) && d.is(i+1, "again", "next") && !d.is(i, "see"):
		return &naming{from: i, to: i + 2, name: [2]int{i, i}, head: i, plain: true, relation: "next"}
	case d.is(i, "see") && d.is(i+1, "each") && d.is(i+3, "again"):
		return &naming{from: i, to: i + 4, name: [2]int{i, i}, head: i, plain: true, relation: "next"}
	case d.toks[i].Shape == text.Upper && strings.HasPrefix(low, "cop") && len(low) == 5 && low[3] >= '0' && low[3] <= '9':
		n := int(low[3]-'0')*10 + int(low[4]-'0')
		return &naming{from: i, to: i + 1, name: [2]int{i, i + 1}, head: i, ordinal: n}
	}
	return nil
}

// toMeet tells whether somebody is to meet or to call on somebody at token i,
// on a day that the sentence names behind it.
func (d *doc) toMeet(i int, s sentence) bool {
	k := i + 1
	switch {
	case d.is(i, "meet") && d.is(k, "with"):
		k++
	case d.is(i, "call") && d.is(k, "on"):
		k++
	case !d.is(i, "meet"):
		return false
	}
	if k >= s.to || d.toks[k].ment == nil || !d.personal(d.toks[k].ment) && d.toks[k].ment.kind != mRole || !d.ahead(i, max(s.from, i-8)) {
		return false
	}
	if p := d.lastMention(i, s); p == nil || !d.personal(p) && p.kind != mHe {
		return false
	}
	for _, w := range d.dates(k, min(s.to, k+16), true) {
		return len(w.start) == 10
	}
	for _, w := range d.dates(s.from, s.from+1, true) {
		return len(w.start) == 10 // "Tomorrow she will visit a port and meet the mayor"
	}
	return false
}

// toMeetIn tells whether those who act, or their experts, are to meet at token i
// in a place and in a month that the sentence names: "agreed to meet in Oslo in May",
// "The ministers will next meet in Oslo in May".
func (d *doc) toMeetIn(i int, s sentence) bool {
	k := i + 1
	if !d.is(i, "meet") || !d.is(k, "in", "at") || !d.capital(k+1) || d.month(k+1) > 0 {
		return false
	}
	v := i - 1
	if d.is(v, "next") {
		v--
	}
	if !d.is(v, "will", "would") && !(d.is(v, "to") && (d.among(v-1, lexicon.ListSettleVerb) || d.among(v-1, lexicon.ListPlanned))) {
		return false
	}
	for _, w := range d.dates(k, min(s.to, k+9), true) {
		return len(w.start) >= 7 && d.is(w.from-1, "in", "on")
	}
	return false
}

// welcomeTo returns the token behind the guest whom somebody is to welcome at
// token i to a place: "welcoming the minister to London"; 0 where none is.
func (d *doc) welcomeTo(i int, s sentence) int {
	if !d.is(i, "welcoming", "welcome") || !d.is(i-1, "to") || i+1 >= s.to {
		return 0
	}
	to := i + 2
	if m := d.toks[i+1].ment; m != nil && (m.person != nil || m.kind == mRole) {
		to = m.to
	} else if !d.is(i+1, "him", "her") {
		return 0
	}
	for k := i + 2; k <= to && k+1 < s.to; k++ { // "the secretary to London" may be read as one
		if t := &d.toks[k+1]; d.is(k, "to") && t.name != "" && t.form != lexicon.Adjective {
			return k
		}
	}
	return 0
}

// lastMention returns the mention that stands last before the verb at i, nil
// for none.
func (d *doc) lastMention(i int, s sentence) *mention {
	for k := i - 1; k >= s.from; k-- {
		if m := d.toks[k].ment; m != nil {
			return m
		}
	}
	return nil
}

// pastVisit tells whether a person or a role is the one who visited at token i.
func (d *doc) pastVisit(i int, s sentence) bool {
	if d.is(i-1, "last") {
		i--
	}
	if d.is(i-1, "had") {
		i--
	}
	if i <= s.from || d.toks[i-1].ment == nil {
		return false
	}
	return d.personal(d.toks[i-1].ment)
}

// counted tells whether somebody counts how often they have met, and not the
// editions of what they hold: "the fourth meeting between the two ministers",
// "their third talks this year", "the first dialogue since the election".
func (d *doc) counted(nm naming, end int) bool {
	k := nm.to
	if k >= end {
		return false
	}
	if nm.ordinal == 1 && d.is(k, "since") || d.is(k, "since") && d.is(nm.from-1, "our", "their") && d.finiteIn(k+1, end) || d.is(k, "this") && d.is(k+1, "year", "month") || d.is(k, "in") && d.is(k+1, "as") && d.is(k+2, "many") {
		return true
	}
	if !d.is(k, "between") || d.capital(nm.head) || !d.is(nm.to-1, "meeting", "call", "conversation", "encounter") {
		return false
	}
	if d.is(k+1, "a", "an") {
		return true // "the first meeting between a minister of Vietnam and"
	}
	if d.is(k+1, "them", "both") && (k+2 >= end || !d.class(k+2, lexicon.Side|lexicon.Sides)) {
		return true
	}
	if !d.is(k+1, "the") || !d.among(k+2, lexicon.ListHowMany) {
		return false
	}
	n := k + 3
	return n >= end || d.punct(n) || d.class(n, lexicon.Closed|lexicon.Adv) || d.lex.Word(strings.TrimSuffix(d.low(n), "s")).Is(lexicon.Person)
}

// finiteIn tells whether a clause begins at token i: "since he took office".
func (d *doc) finiteIn(i, end int) bool {
	for k := i + 1; k < min(end, i+8) && !d.punct(k); k++ {
		if d.class(k, lexicon.Past|lexicon.Have|lexicon.Be) {
			return true
		}
	}
	return false
}

// acronymNaming reads "the 6th JDCC", "the next GBC".
func (d *doc) acronymNaming(i int, s sentence) (naming, bool) {
	n := d.toks[i].ordinal
	rel := ""
	if n == 0 {
		switch d.toks[i].low {
		case "next":
			rel = "next"
		case "previous":
			rel = "previous"
		case "last":
			if !d.abbreviates(i+1) && !(d.is(i+1, "annual", "bilateral") && d.abbreviates(i+2)) {
				return naming{}, false
			}
			rel = "previous"
		default:
			return naming{}, false
		}
	}
	j := i + 1
	if d.is(j, "annual", "bilateral") {
		j++ // "the last annual FOC"
	}
	if j < s.to && (d.toks[j].Shape == text.Upper && (len(d.toks[j].low) > 2 || d.abbreviates(j)) && d.toks[j].name == "" && d.month(j) == 0 || d.acronyms(j) && d.abbreviates(j) || d.is(j, "2+2") || d.number(j) > 0 && d.is(j+1, "+")) {
		to := j + 1
		if d.is(to, "+") {
			to += 2
		}
		if d.class(to, lexicon.Mechanism) && d.toks[j].Shape == text.Number {
			return naming{}, false // "the inaugural 2+2 dialogue"
		}
		return naming{from: i, to: to, name: [2]int{j, to}, head: j, ordinal: n, relation: rel, acronym: d.raw(j)}, true
	}
	return naming{}, false
}

// acronyms tells whether the word at i is an acronym in the plural: "FOCs".
func (d *doc) acronyms(i int) bool {
	raw := d.raw(i)
	n := len(raw) - 1
	return n > 1 && raw[n] == 's' && strings.ToUpper(raw[:n]) == raw[:n] && strings.ToLower(raw[:n]) != raw[:n]
}

// abbreviates tells whether the word at i stands in brackets above: "Political
// Consultations (PC)".
func (d *doc) abbreviates(i int) bool {
	for k := 1; k+1 < min(i, 10*far); k++ { // they are explained early
		if d.toks[k].low == d.toks[i].low && d.is(k-1, "(") && d.is(k+1, ")") {
			return true
		}
	}
	return false
}

package reader

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/text"
)

// postFollows tells whether a post in apposition begins at token i: ", deputy
// chief of the staff" or "(Foreign Affairs)".
func (d *doc) postFollows(i, end int) bool {
	if i+1 >= end {
		return false
	}
	if d.is(i, "(") {
		return d.class(i+1, lexicon.Post|lexicon.Person) && d.capital(i+1)
	}
	if !d.is(i, ",") {
		return false
	}
	j := i + 1
	for j < end && d.class(j, lexicon.Det|lexicon.PossPron) {
		j++
	}
	for k := 0; k < 8 && j < end; k++ {
		t := &d.toks[j]
		switch {
		case t.w.Is(lexicon.Person):
			return true
		case t.name != "":
			j += int(t.span)
			continue
		case t.Shape == text.Poss || d.hyphen(j) || t.w.Is(lexicon.Post) && !t.w.Is(lexicon.Conj) || d.is(j, "and"):
		case t.w == nil && t.Shape == text.Word && k > 0:
		case d.capital(j) && !t.w.Is(lexicon.Closed) && d.class(j+1, lexicon.Person|lexicon.Post) && d.capital(j+1): // ", Diplomatic Adviser"
		default:
			return false
		}
		j++
	}
	return false
}

// portfolios returns the token behind further subjects of a ministry that
// begin with the comma at j, where a name follows: ", Rural Affairs
// and Local Development, Tanaka Ken"; j where none do.
func (d *doc) portfolios(j, end int) int {
	if !d.is(j, ",") {
		return j
	}
	several := false
	k := j + 1
	for ; k < min(end, j+12) && (d.capital(k) && d.toks[k].name == "" || d.is(k, "and", "&", "of", "the")); k++ {
		if d.honoured(k) {
			return j
		}
		several = several || d.is(k, "and", "&") && k > j+1
	}
	if !several || !d.is(k, ",") || !d.capital(k-1) {
		return j
	}
	r := d.skipRanks(k+1, end)
	if n := d.nameEnd(r, end); n-r < 2 || !d.is(n, ",", ".", ";") && !d.finiteAt(n) && n < end {
		return j
	}
	return k
}

// postModifiers reads what follows a head noun with "of", "for", "at": "of
// National Defence of Vietnam", "(Policy)", "of the two countries".
func (d *doc) postModifiers(m *mention, end int) {
	j := m.to
	for j < end {
		if d.is(j, "(") {
			k := d.bracketed(j, end)
			if k < 0 || k-j > 6 && (k-j > 10 || d.nameEnd(k, end)-k < 2) || !d.class(j+1, lexicon.Post) && d.toks[j+1].Shape != text.Upper && d.toks[j+1].name == "" && !d.titleIn(j, k) {
				return
			}
			if d.toks[j+1].name != "" && d.toks[j+1].form == lexicon.Name && m.kind != mSides && !d.lex.Organisation(d.toks[j+1].name) { // not "Secretary (UN)"
				m.parties = d.addParty(m.parties, d.toks[j+1].name)
			}
			j = k
			m.to, m.post[1] = j, j
			continue
		}
		if k := d.onIssues(j, end); k > j && m.kind == mRole && d.capital(m.head) {
			j = k
			m.to, m.post[1] = j, j
			return
		}
		if d.is(j, "of") && d.is(j+1, "state") && m.kind == mRole && !d.capital(m.head) && d.is(m.head, "minister", "secretary") {
			j += 2 // "secretary of state"
			m.to, m.post[1] = j, j
			continue
		}
		if d.is(j, "to") && d.is(j+1, "the", "this", "our") && d.is(j+2, "country") && m.kind == mRole && d.capital(m.head) {
			j += 3 // "the Ambassador of Japan to the country, Tanaka Ken"
			m.to, m.post[1] = j, j
			continue
		}
		if d.is(j, "responsible") && d.is(j+1, "for") && m.kind == mRole && d.capital(m.head) {
			j++ // "Minister Responsible for Fisheries"
		}
		if k := d.servingIn(m, j, end); k > j {
			j = k
			m.to, m.post[1] = j, j
			continue
		}
		if d.is(j, "in") && d.is(j+1, "charge") && d.is(j+2, "of") && j+2 < end {
			j += 2 // "Minister of State in charge of Foreign Affairs"
		}
		if d.is(m.head, "commander") && d.capital(m.head) && m.kind == mRole && d.toks[j].name != "" && d.headWithin(j+int(d.toks[j].span), end, 4) {
			j = d.postPhrase(j, end, m)
			m.to, m.post[1] = j, j
			continue
		}
		if d.toks[j].Shape == text.Poss && m.kind == mRole && j > m.head+1 && d.capital(j+1) && d.class(j+1, lexicon.Body|lexicon.Mechanism|lexicon.Side) {
			j += 2 // "Chair of the National Assembly's Committee on Foreign Policy"
			m.to, m.post[1] = j, j
			continue
		}
		if k := d.portfolios(j, end); k > j && m.kind == mRole && d.capital(m.head) {
			j = k // "Minister of Interior, Rural Affairs and Local Development, X"
			m.to, m.post[1] = j, j
			return
		}
		if !d.is(j, ",") && !d.among(j, lexicon.ListPostLink) {
			return
		}
		if d.is(j, ",") && m.kind == mRole && d.capital(m.head) {
			// "Additional Secretary, Ministry of Defence,"
			if d.capital(j+1) && d.class(j+1, lexicon.Post) && !d.class(j+1, lexicon.Person) && d.among(j+2, lexicon.ListPostMore) {
				k := d.postPhrase(j+1, end, m)
				if k > j+1 {
					j = k
					m.to, m.post[1] = j, j
					continue
				}
			}
			return
		}
		if d.is(j, ",") {
			return
		}
		if d.is(j, "and") && d.is(j+1, "the") && d.capital(j+2) && d.is(j+3, "of") && j+4 < end && d.toks[j+4].name != "" {
			j += 3 // "Minister for Foreign Affairs and the Pacific of Australia"
		}
		if d.is(j, "and") && d.class(j+1, lexicon.Side) && d.is(j+2, "of") && m.kind == mSide {
			j += 2 // "the Government and people of Belize"
			m.to = j
			continue
		}
		if k := d.secondPost(j, end); k > j && m.kind == mRole && d.is(m.head-1, "prime") && (m.det == "" || d.is(m.head-2, "deputy")) {
			j = k
			m.to, m.post[1] = j, j
			continue
		}
		if d.is(j, "and") && d.is(j+1, "of", "for") && m.kind == mRole && d.capital(m.head) && d.capital(j+2) && d.class(j+2, lexicon.Post) {
			j++ // "Minister of State and of Defence"
		}
		if d.is(j, "and") {
			// "Deputy Prime Minister and Minister of National Defence"
			if m.kind == mRole && d.capital(m.head) && d.capital(j+1) && d.class(j+1, lexicon.Post|lexicon.Person) && !d.namedAhead(j+1, end) && d.toks[j+1].name == "" && d.headWithin(j+1, end, 4) {
				k := j + 1
				for k < end && d.class(k, lexicon.Post|lexicon.Person) && d.capital(k) {
					k++
				}
				j = k
				m.to, m.post[1] = j, j
				continue
			}
			return
		}
		k := j + 1
		for k < end && d.class(k, lexicon.Det|lexicon.PossPron) || k < end && d.toks[k].w != nil && d.toks[k].w.Number > 0 || d.among(k, lexicon.ListKindred) && k+1 < end && d.toks[k+1].name != "" {
			k++
		}
		if k >= end {
			return
		}
		t := &d.toks[k]
		if t.form == lexicon.Adjective && d.among(k+int(t.span), lexicon.ListNoPlace) && d.capital(k+int(t.span)) {
			return // "littoral States of the Indian Ocean"
		}
		if t.name != "" && d.among(m.head, lexicon.ListOther) && d.possessive(k+int(t.span)) {
			return // "told her counterpart of France's plan"
		}
		switch {
		case t.name != "" && t.form != lexicon.PlaceIn && d.is(j, "of", "from", "for", "to"):
			for k < end && d.toks[k].name != "" {
				if d.is(j, "of", "from") || m.kind != mRole && !d.is(j, "to") { // "leads a delegation to Oman"
					m.parties = d.addParty(m.parties, d.toks[k].name)
				}
				k += int(d.toks[k].span)
				if d.is(k, "people") && d.capital(k) {
					k++ // "of the Vietnam People's Army"
				}
				if k < end && d.toks[k].Shape == text.Poss {
					k++
				}
				for k < end && !d.ranked(k, end) && (d.class(k, lexicon.Post) && !d.class(k, lexicon.Closed) || d.hyphen(k) && !d.toks[k].Space && d.class(k-1, lexicon.Post) && d.class(k+1, lexicon.Post) || d.is(k, "member") || d.is(k, "states") && d.is(k-1, "member")) {
					k++
				}
				if k < end && d.is(k, ",", "and") && k+1 < end {
					n := k + 1
					if d.is(n, "and") {
						n++
					}
					if d.is(n, "the") {
						n++
					}
					if n < end && d.toks[n].name != "" && d.toks[n].form != lexicon.PlaceIn && (m.plural || m.kind == mSides || d.is(j, "for")) && !d.headWithin(n+int(d.toks[n].span), end, 4) {
						k = n
						continue
					}
				}
				break
			}
			j = k
			if d.is(j, "(") {
				if b := d.bracketed(j, end); b > 0 && b-j <= 4 && d.nameEnd(j+1, end)-j-1 < 2 {
					j = b
				}
			}
		case d.is(j, "of") && t.w.Is(lexicon.Sides) && !(d.capital(k) && m.kind == mRole) && (d.is(j+1, "the", "both") || d.toks[k-1].w != nil && d.toks[k-1].w.Number > 0):
			if m.kind == mRole && !m.plural {
				return
			}
			m.kind, m.plural = mSides, true
			j = k + 1
		case t.w.Is(lexicon.Post|lexicon.Person|lexicon.Side) && (m.kind == mRole || m.kind == mSide || m.kind == mSides && !d.is(j, "at", "in") && (d.capital(k) || d.is(j, "of") && d.portfolioOf(k, end))) && (d.is(j, "of", "for", "at") || d.capital(k)),
			d.is(j, "of", "for") && d.capital(k) && (d.capital(m.head) || len(m.parties) > 0 && d.is(j, "for")) && m.kind == mRole,
			d.is(j, "at", "in") && t.form == lexicon.Adjective && t.name != "" && d.class(k+int(t.span), lexicon.Post) && d.capital(k+int(t.span)) && m.kind == mRole,
			d.is(j, "at", "in") && m.kind == mRole && d.ministryOf(k, end):
			n := d.postPhrase(k, end, m)
			if n == k {
				return
			}
			j = n
		default:
			return
		}
		m.to, m.post[1] = j, j
	}
}

// servingIn returns the token behind the place at which an envoy serves, j where
// none stands there: "German Ambassador in Accra Klaus Weber".
func (d *doc) servingIn(m *mention, j, end int) int {
	if !d.is(j, "in") || j+1 >= end || m.kind != mRole || !d.among(m.head, lexicon.ListEnvoyPost) {
		return j
	}
	k := j + 1
	if d.is(k, "the") {
		k++
	}
	if t := &d.toks[k]; t.name == "" || t.form == lexicon.Adjective {
		return j
	}
	k += int(d.toks[k].span)
	if n := k; k < end && (d.ranked(k, end) || d.nameEnd(n, end)-n >= 2) {
		return k
	}
	return j
}

// onIssues returns the token behind "on border issues" at j where a name follows,
// j where it does not.
func (d *doc) onIssues(j, end int) int {
	if !d.is(j, "on", "for") {
		return j
	}
	for k := j + 1; k < min(end, j+6) && d.toks[k].Shape == text.Word; k++ {
		if k > j+1 && d.among(k, lexicon.ListIssues) && d.nameEnd(k+1, end)-k-1 >= 2 {
			return k + 1
		}
	}
	return j
}

// portfolioOf tells whether a portfolio and whose it is stand at token k: "defence of
// Hungary and Serbia".
func (d *doc) portfolioOf(k, end int) bool {
	for i := k; i < min(k+4, end); i++ {
		if d.is(i, "of") && i > k {
			if d.is(i+1, "the") {
				i++
			}
			return i+1 < end && d.toks[i+1].name != ""
		}
		if !d.class(i, lexicon.Post) {
			return false
		}
	}
	return false
}

// ministryOf tells whether a party's ministry is named from token k on: "the
// Finnish foreign ministry", "Finland's Ministry of Defence".
func (d *doc) ministryOf(k, end int) bool {
	t := &d.toks[k]
	if t.name == "" || t.form == lexicon.PlaceIn {
		return false
	}
	n := k + int(t.span)
	if t.form != lexicon.Adjective {
		if n >= end || d.toks[n].Shape != text.Poss {
			return false
		}
		n++
	}
	for i := n; i < min(n+3, end); i++ {
		if d.among(i, lexicon.ListMinistry) || d.among(i, lexicon.ListAgency) {
			return true
		}
		if !d.class(i, lexicon.Post) {
			return false
		}
	}
	return false
}

// secondPost returns the token after the second post of one person, "and
// Foreign Minister" or "and Minister" of "Prime Minister and Minister
// of Defence Tanaka Ken", j where none stands there.
func (d *doc) secondPost(j, end int) int {
	if !d.is(j, "and") {
		return j
	}
	for k := j + 1; k < min(j+4, end) && d.capital(k); k++ {
		if d.class(k, lexicon.Person) {
			return k + 1
		}
		if !d.class(k, lexicon.Post) {
			break
		}
	}
	return j
}

// postPhrase reads the words of a ministry or an office from token k on, and
// returns the token after them.
func (d *doc) postPhrase(k, end int, m *mention) int {
	first := true
	for k < end {
		t := &d.toks[k]
		if rc, n := d.lex.Ranks.Longest(d.formsFrom(k, min(end, k+6))); !first && n > 0 && d.capital(k) && !d.is(k, "staff") && d.rankHere(k, rc, end) {
			return k
		}
		switch {
		case t.name != "" && (first || t.form == lexicon.Adjective || d.is(k-1, "of", "the")) && t.form != lexicon.PlaceIn:
			if d.nameEnd(k+int(t.span), end)-k-int(t.span) >= 2 && !d.class(k+int(t.span), lexicon.Post) && !first {
				return k
			}
			m.parties = d.addParty(m.parties, t.name)
			k += int(t.span)
			if k < end && d.toks[k].Shape == text.Poss {
				k++
			}
		case t.name != "" && t.form == lexicon.Name && d.class(k-1, lexicon.Side|lexicon.Sides|lexicon.Post) && d.ranked(k+int(t.span), end):
			m.parties = d.addParty(m.parties, t.name) // "Chief of Defence Forces Australia General X"
			k += int(t.span)
		case !first && d.beforeParticle(k):
			return k
		case t.w.Is(lexicon.Post|lexicon.Person|lexicon.Side) && !t.w.Is(lexicon.Closed) && (d.capital(k) || !t.w.Is(lexicon.Verb)):
			if t.w.Is(lexicon.Side|lexicon.Sides) && !d.capital(k) && !first && t.w.Is(lexicon.Verb) {
				return k
			}
			k++
		case t.Shape == text.Poss && !first && d.capital(k+1) && d.class(k+1, lexicon.Post):
			k++ // "Defence and Veterans' Affairs"
		case !first && d.capital(k) && d.is(k, "change") && d.is(k-1, "climate"):
			k++
		case first && d.capital(k), d.capital(k) && (strings.HasSuffix(t.low, "ism") || abstract(t.low) && !t.w.Is(lexicon.InstrumentHead)): // "Counter Terrorism", "Tourism", "Resource Mobilisation"
			k++
		case d.capital(k) && t.name == "" && d.affairsAhead(k+1, end):
			k++ // "East Asian and Pacific Affairs"
		case (d.is(k, "and", "&") || d.is(k, ",")) && k+1 < end && d.capital(k+1) && d.class(k+1, lexicon.Post) && !d.class(k+1, lexicon.Closed) && !d.namedAhead(k+1, end) && d.toks[k+1].name == "":
			if d.is(k, ",") && !d.listEnds(k+1, end) {
				return k
			}
			k++
		case d.is(k, "and") && d.is(k+1, "the") && k+2 < end && d.capital(k+2) && d.toks[k+2].name == "" && d.among(k+2, lexicon.ListRegion):
			k += 3 // "Asia and the Pacific"
		case d.is(k, "and", "&") && k+1 < end && d.capital(k+1) && d.toks[k+1].name == "" && d.affairsAhead(k+2, end):
			k += 2 // "Regional and Hemispheric Affairs"
		case d.is(k, ",") && k+1 < end && d.lex.Organisation(d.toks[k+1].name) && d.is(k+1+int(d.toks[k+1].span), "and") && d.class(k+2+int(d.toks[k+1].span), lexicon.Post):
			k += 1 + int(d.toks[k+1].span) // "Foreign Affairs, European Union and Cooperation"
		case d.is(k, "and", "&") && k+1 < end && d.lex.Organisation(d.toks[k+1].name) && d.affairsAhead(k+1+int(d.toks[k+1].span), end):
			k += 1 + int(d.toks[k+1].span) // "Foreign and CARICOM Affairs"
		case d.is(k, "and", "&") && d.is(k+2, "abroad") && d.capital(k+1):
			k += 3 // "African Cooperation and Mauritanians Abroad"
		case d.is(k, "and", "&") && !first && k+2 < end && d.capital(k+1) && d.toks[k+1].w == nil && d.toks[k+1].name == "" && d.capital(k+2) && d.class(k+2, lexicon.Post) && !d.class(k+2, lexicon.Person) && !d.ranked(k+1, end):
			k += 3 // "Security and Citizen Protection"
		case d.is(k, "and", "&") && !first && k+1 < end && d.capital(k+1) && abstract(d.toks[k+1].low):
			k += 2 // "Territorial Administration and Decentralisation"
		case d.is(k, "and", "&") && !first && k+2 < end && d.toks[k+1].form == lexicon.Adjective && d.toks[k+1].name != "" && d.capital(k+2) && d.among(k+2, lexicon.ListAbroad):
			k += 3 // "African Cooperation and Moroccan Expatriates"
		case d.is(k, "and", "&") && !first && k+2 < end && d.capital(k+1) && d.toks[k+1].w == nil && d.toks[k+1].name == "" && !d.ranked(k+1, end) && d.nameEnd(k+2, end)-k-2 >= 2 && !d.behindName(m.from):
			k += 2 // "Mining Industry and Geology Otabek Yuldashev"
		case d.is(k, "of", "for") && k+1 < end && (d.capital(k+1) && d.toks[k+1].name == "" || d.class(k+1, lexicon.Post) && !d.class(k+1, lexicon.Closed)):
			return k
		case d.hyphen(k) && !t.Space && k+1 < end:
			k++
			if k < end && d.toks[k].Shape != text.Punct {
				k++
			}
		case d.is(k, "(") && d.bracketed(k, end) > 0 && d.bracketed(k, end)-k <= 4:
			if t := &d.toks[k+1]; t.name != "" && t.form == lexicon.Name {
				m.parties = d.addParty(m.parties, t.name)
			}
			k = d.bracketed(k, end)
		default:
			return k
		}
		first = false
	}
	return k
}

// behindName tells whether a phrase that begins at i stands in apposition to a
// person, so that a name behind it is another's: "Juha Salo, Finnish Minister
// for Energy and Jane Otieno, Kenya's Minister for Trade".
func (d *doc) behindName(i int) bool {
	return i > 1 && d.is(i-1, ",") && d.toks[i-2].ment != nil && d.toks[i-2].ment.kind == mPerson
}

// affairsAhead tells whether "Affairs" follows within a few capitalised words.
func (d *doc) affairsAhead(k, end int) bool {
	for n := 0; n < 4 && k < end; n, k = n+1, k+1 {
		switch {
		case d.is(k, "affairs"):
			return d.capital(k)
		case !d.capital(k) && !d.is(k, "and", "&"):
			return false
		}
	}
	return false
}

// listEnds tells whether "A, B and C" of a ministry's name goes on from k.
func (d *doc) listEnds(k, end int) bool {
	for n := 0; k < end && n < 6; n++ {
		if d.is(k, "and", "&") {
			return d.class(k+1, lexicon.Post) || d.capital(k+1) && d.class(k+2, lexicon.Post) && d.capital(k+2) // "Agriculture and Light Industry"
		}
		if !d.class(k, lexicon.Post) && !d.is(k, ",") && !(d.capital(k) && d.class(k+1, lexicon.Post)) {
			return false
		}
		k++
	}
	return false
}

// postAhead tells whether words of a post go on from token j.
func (d *doc) postAhead(j, end int) bool {
	for j < end && d.class(j, lexicon.Det) {
		j++
	}
	if j >= end {
		return false
	}
	if t := &d.toks[j]; t.name != "" {
		return d.headWithin(j+int(t.span), end, 5)
	}
	return d.class(j, lexicon.Post|lexicon.Person|lexicon.Side|lexicon.Sides)
}

// headWithin tells whether a head noun stands among the next n tokens, with
// nothing but words of posts before it.
func (d *doc) headWithin(j, end, n int) bool {
	for k := 0; k < n && j < end; k++ {
		if d.class(j, lexicon.Person|lexicon.Side|lexicon.Sides) {
			return true
		}
		if !d.class(j, lexicon.Post) && d.toks[j].Shape != text.Poss && !d.hyphen(j) {
			return false
		}
		j++
	}
	return false
}

// namedAhead tells whether a post with a name begins at token j, so that an
// "and" before it joins two persons.
func (d *doc) namedAhead(j, end int) bool {
	k := j
	role, post := false, false
	for k < end && k < j+14 {
		t := &d.toks[k]
		if rc, n := d.lex.Ranks.Longest(d.formsFrom(k, min(end, k+6))); n > 0 && d.capital(k) && d.rankHere(k, rc, end) {
			return role || !post // not "and Pacific Affairs Mr. X"
		}
		role = role || t.w.Is(lexicon.Person)
		post = post || t.w.Is(lexicon.Post)
		if t.w.Is(lexicon.Post|lexicon.Person) || t.name != "" || t.Shape == text.Poss || d.hyphen(k) {
			k++
			continue
		}
		break
	}
	return role && k > j && d.class(k-1, lexicon.Person|lexicon.Post) && d.nameEnd(k, end)-k >= 2
}

package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// areasIn returns the areas that tokens [from, to) name, strong and weak. The
// posts and names of persons name none.
func (d *doc) areasIn(from, to int, strong, weak *[]record.Area, st *statement) {
	for i := from; i < to; {
		if m := d.toks[i].ment; m != nil && (m.kind == mPerson || m.kind == mRole && !d.force(m)) && m.to > i && m.from <= i {
			i = m.to
			continue
		}
		if d.formAt[i] == d.formAt[i+1] || !begins(d, d.lex.Areas, i) {
			i++
			continue
		}
		v, n := d.lex.Areas.Longest(d.formsFrom(i, to))
		if n == 0 {
			i++
			continue
		}
		for _, a := range v.Areas {
			to := strong
			if a.Weak {
				to = weak
			}
			if (a.In == lexicon.AnyAccount || a.In == d.account) && !slices.Contains(*to, a.Area) {
				if *to == nil {
					*to = make([]record.Area, 0, 4) // few statements have more
				}
				*to = append(*to, a.Area)
			}
		}
		if st != nil {
			d.because(st, v.Line)
		}
		if v.Loose {
			i++
		} else {
			i = d.tokensOf(i, n)
		}
	}
}

// force tells whether a role is people that are themselves a matter of the
// talks: "two Police liaison officers".
func (d *doc) force(m *mention) bool {
	for i := m.from; i < m.to; i++ {
		if d.among(i, lexicon.ListForce) {
			return true
		}
	}
	return false
}

// areasOf returns the areas of a statement: those its content and its topic
// name, or those of what "this" or "the proposal" stands for, which is the
// statement before, or those of the heading above.
func (d *doc) areasOf(st, before *statement) []record.Area {
	areas := d.areasNamed(st, before)
	if crisis := d.crisisGoesOn(st, before, areas); len(crisis) > 0 {
		areas = crisis
	}
	if before != nil && len(areas) == 1 && len(before.areas) <= 2 && before.sent == st.sent && d.objectIt(st) {
		both := lent(before.areas)
		areas = append(leaveOut(areas, both...), both...)
	}
	if d.foundsTalks(st) && !slices.Contains(areas, "dialogue-consultation") {
		areas = append(slices.Clone(areas), "dialogue-consultation")
	}
	return d.schooling(d.aid(st, beside(withoutPlace(st, areas))))
}

// beside leaves out of a few areas those that are mostly a circumstance of
// another one: "terrorists who cross the border" are no matter of the border,
// "smugglers on fishing boats" none of fisheries, "jets over the strait" none
// of the air forces.
func beside(areas []record.Area) []record.Area {
	if len(areas) < 2 || len(areas) > 3 {
		return areas
	}
	out := areas
	for _, a := range areas {
		for _, b := range circumstances[a] {
			if slices.Contains(out, b) {
				out = leaveOut(out, b)
			}
		}
	}
	return out
}

// circumstances are the areas that are mostly named beside another one without
// being a matter of their own.
var circumstances = map[record.Area][]record.Area{
	"coast-guard":             {"naval"},
	"counter-terrorism":       {"border"},
	"defence-industry":        {"partnership", "trade-investment"},
	"east-china-sea":          {"air", "joint-exercises", "naval"},
	"hadr":                    {"border"},
	"human-rights":            {"justice-law-enforcement", "labour-migration"},
	"joint-exercises":         {"dialogue-consultation", "partnership"},
	"justice-law-enforcement": {"trade-investment"},
	"korean-peninsula":        {"border", "labour-migration", "partnership", "trade-investment"},
	"myanmar":                 {"air", "border", "justice-law-enforcement", "naval"},
	"search-and-rescue":       {"transport-connectivity"},
	"south-china-sea":         {"coast-guard"},
	"taiwan-strait":           {"air", "joint-exercises", "naval"},
	"transnational-crime":     {"agriculture-fisheries", "indo-pacific", "transport-connectivity"},
	"ukraine":                 {"air", "capacity-building"},
	"war-legacy":              {"development-assistance"},
}

// withoutPlace leaves out the crisis of a place where something is to be done
// there: "agreed to fight piracy in the Red Sea" is no matter of the Middle
// East, "condemned terrorism in the Sahel" is one of the region.
func withoutPlace(st *statement, areas []record.Area) []record.Area {
	switch st.kind {
	case record.Agree, record.Request, record.Propose, record.Offer, record.Pledge, record.Hope, record.Invite, record.Sign, record.Support:
	default:
		return areas
	}
	task := func(a record.Area) bool { return slices.Contains(tasks, a) }
	if !slices.ContainsFunc(areas, task) {
		return areas
	}
	return leaveOut(areas, "regional-security", "middle-east")
}

// leaveOut returns the areas without some of them.
func leaveOut(areas []record.Area, some ...record.Area) []record.Area {
	return slices.DeleteFunc(slices.Clone(areas), func(a record.Area) bool { return slices.Contains(some, a) })
}

// allAmong tells whether all areas are among some.
func allAmong(areas, some []record.Area) bool {
	return !slices.ContainsFunc(areas, func(a record.Area) bool { return !slices.Contains(some, a) })
}

// tasks are the areas of what is done in some place.
var tasks = []record.Area{"counter-terrorism", "information-sharing", "maritime-security"}

// schooling leaves of two areas of schools the one that belongs to those who
// meet: "training" and "a university" are one matter.
func (d *doc) schooling(areas []record.Area) []record.Area {
	forces, civil := slices.Index(areas, "training-education"), slices.Index(areas, "education-civil")
	if forces < 0 || civil < 0 {
		return areas
	}
	if d.account == lexicon.Civil {
		civil = forces
	}
	return slices.Delete(slices.Clone(areas), civil, civil+1)
}

// crisisGoesOn adds to areas the crisis that the statement before was about,
// where a statement asks for a truce, a settlement or relief and names no
// place; nil where none goes on: "they condemned the attacks on Gaza and called
// for an immediate ceasefire".
func (d *doc) crisisGoesOn(st, before *statement, areas []record.Area) []record.Area {
	if before == nil || d.sents[st.sent].block != d.sents[before.sent].block || !d.anyAmong(sentence{from: st.contentFrom, to: st.to}, lexicon.ListCrisis) {
		return nil
	}
	rest := leaveOut(areas, "regional-security")
	if !allAmong(rest, appeals) {
		return nil
	}
	if d.stateIn([2]int{st.contentFrom, st.to}) {
		return nil
	}
	var out []record.Area
	for _, a := range before.areas {
		if slices.Contains(crises, a) {
			out = append(out, a)
		}
	}
	switch {
	case len(out) > 0:
		// the place says more than the region does
	case slices.Contains(before.areas, "regional-security"):
		out = append(out, "regional-security")
	default:
		return nil
	}
	return append(out, rest...)
}

// thirdState tells whether a state that does not meet is named at token i.
func (d *doc) thirdState(i int) bool {
	p := d.toks[i].name
	return len(p) == 3 && !slices.Contains(d.sides, p)
}

// stateIn tells whether a state that does not meet is named in a part of the
// text.
func (d *doc) stateIn(part [2]int) bool {
	for i := part[0]; i < part[1]; i++ {
		if d.thirdState(i) {
			return true
		}
	}
	return false
}

// crises are the areas of crises that have one of their own, and appeals what
// may be asked for in one.
var (
	crises  = []record.Area{"middle-east", "ukraine", "myanmar", "korean-peninsula", "south-asia"}
	appeals = []record.Area{"hadr", "international-law", "development-assistance", "multilateral-coordination", "human-rights"}
)

// aid adds to a statement's areas what its giving makes of them: equipment
// that is given away builds capacity and is no business of the industry, nor
// is what comes as a grant, and money for a civil work is development
// assistance.
func (d *doc) aid(st *statement, areas []record.Area) []record.Area {
	if !d.has.Has(lexicon.ListGear) && !d.has.Has(lexicon.ListMoney) {
		return areas
	}
	var gives, gear, hands, money, granted bool
	for i := st.from; i < st.to; i++ {
		gives = gives || d.among(i, lexicon.ListDonate)
		gear = gear || d.among(i, lexicon.ListGear)
		hands = hands || d.is(i, "over") && d.among(i-1, lexicon.ListHand)
		money = money || d.among(i, lexicon.ListMoney) && !d.amount(i)
		granted = granted || d.among(i, lexicon.ListAid)
	}
	binds := st.kind == record.Offer || st.kind == record.Pledge
	granted = granted && (binds || st.kind == record.Appraise)
	if gear && (gives || hands && binds || granted || d.supplies(st, areas)) && !slices.Contains(areas, "capacity-building") {
		// Nor is the force that gets it the subject.
		return append([]record.Area{"capacity-building"}, leaveOut(areas, "defence-industry", "army")...)
	}
	if money && binds && (d.civilWork(areas) || len(areas) == 0 && d.account == lexicon.Civil) {
		return append(slices.Clone(areas), "development-assistance")
	}
	return areas
}

// amount tells whether the millions at token i are of things and no money: "four
// million tons".
func (d *doc) amount(i int) bool {
	if !d.is(i, "million", "billion") || d.among(i-2, lexicon.ListMoney) {
		return false
	}
	t := &d.toks[min(i+1, len(d.toks)-1)]
	return t.Shape == text.Word && !t.w.Is(lexicon.Closed|lexicon.Adv) && !d.among(i+1, lexicon.ListMoney)
}

// supplies tells whether a statement promises, asks or thanks for gear that one
// side gives the other: "will supply Fiji with ten boats", "thanked Japan for
// the radars provided". What comes after a disaster is relief, and among many
// each brings its share.
func (d *doc) supplies(st *statement, areas []record.Area) bool {
	switch st.kind {
	case record.Offer, record.Pledge, record.Request, record.Appraise:
	default:
		return false
	}
	if slices.Contains(areas, "hadr") || len(d.sides) > 2 {
		return false
	}
	gives, gear := -far, -far // where the last of each stood
	for i := st.from; i < st.to; i++ {
		switch {
		case d.among(i, lexicon.ListGear):
			gear = i
			if i-gives <= 8 {
				return true
			}
		case d.among(i, lexicon.ListGive) && !d.is(i-1, "be") && !d.is(i+1, "of"):
			gives = i
			if i-gear <= 2 && d.class(i, lexicon.Participle) && st.kind == record.Appraise {
				return true
			}
		}
	}
	return false
}

// negotiates tells whether a statement speaks of negotiations, whose rounds
// are about what is negotiated.
func (d *doc) negotiates(st *statement) bool {
	return d.anyAmong(sentence{from: st.from, to: st.to}, lexicon.ListNegotiations)
}

// foundsTalks tells whether a statement sets up a body that meets or settles
// when it does: "agreed to establish a working group", "that the council would
// meet in May".
func (d *doc) foundsTalks(st *statement) bool {
	if st.kind != record.Agree && st.kind != record.Propose && st.kind != record.Hope {
		return false
	}
	if !d.has.Has(lexicon.ListFound) || !d.has.Has(lexicon.ListTalks) {
		return false
	}
	if d.negotiates(st) {
		return false
	}
	last, founds := -far, false // the last word of the two lists, and which it was
	for i := st.from; i < st.to; i++ {
		switch found := d.among(i, lexicon.ListFound); {
		case d.is(i, ",", ";", ":"):
			last = -far
		case found || d.among(i, lexicon.ListTalks):
			if i-last <= 9 && found != founds {
				return true
			}
			last, founds = i, found
		}
	}
	return false
}

// civilWork tells whether areas are of civil works and nothing else: neither
// trade, nor training, nor a country at war.
func (d *doc) civilWork(areas []record.Area) bool {
	return len(areas) > 0 && allAmong(areas, works)
}

// works are the areas of civil works.
var works = []record.Area{
	"energy", "climate-environment", "health", "transport-connectivity", "agriculture-fisheries", "digital-economy", "education-civil", "non-traditional-security",
	"human-rights", "culture-tourism", "people-to-people",
}

// areasNamed is areasOf for what the words name.
func (d *doc) areasNamed(st, before *statement) []record.Area {
	var strong, weak []record.Area
	from := st.from
	if st.act != nil && st.contentFrom > st.from && st.contentFrom <= st.to && !st.attributed && st.rule != "passive" && st.rule != "impersonal passive" {
		if st.verb.to >= st.from && st.verb.to <= st.to {
			from = st.verb.to
		}
	}
	d.areasIn(from, st.to, &strong, &weak, st)
	region := len(strong) == 0 || slices.Contains(strong, "regional-security")
	d.areasIn(st.frame[0], st.frame[1], &strong, &weak, nil)
	if !region && !d.stateIn(st.frame) { // "on regional issues, they discussed Gaza", but not "on Haiti"
		strong = leaveOut(strong, "regional-security")
	}
	if d.anyAmong(sentence{from: st.from, to: st.to}, lexicon.ListMourning) {
		return nil // whatever it was that they died of
	}
	if d.negotiates(st) {
		strong = leaveOut(strong, "dialogue-consultation")
	}
	if len(strong) > 0 {
		return d.furtherPlaces(st, strong)
	}
	if len(weak) == 0 && d.toMeetAgain(st, before) {
		return []record.Area{"dialogue-consultation"}
	}
	if len(weak) == 0 {
		if d.courtesy(st) {
			return nil
		}
		if told := d.areasTold(st, before); len(told) > 0 {
			return told
		}
		if before != nil && st.kind != record.Sign && d.anaphor(st) {
			if lent := lent(before.areas); len(lent) > 0 {
				return lent
			}
		}
	}
	if len(weak) > 0 {
		return weak
	}
	d.areasIn(st.heading[0], st.heading[1], &strong, &weak, nil)
	if len(strong) == 0 && before != nil && d.goesOn(st, before) {
		return lent(before.areas)
	}
	return strong
}

// toMeetAgain tells whether a statement that names no area says when those who
// meet will do so again: "agreed that the next one would be held in Oslo". The
// next one of exercises is an exercise.
func (d *doc) toMeetAgain(st, before *statement) bool {
	switch st.kind {
	case record.Agree, record.Hope, record.Propose, record.Pledge, record.Offer:
	default:
		return false
	}
	for _, nm := range d.scratch.namings {
		if nm.to < st.from || nm.to > st.to || nm.from < d.sents[st.sent].from || !d.yetToCome(nm) || d.negotiates(st) {
			continue
		}
		b := nm.from - 1
		if d.is(b, "the") {
			b--
		}
		if d.is(b, "at", "by", "before", "of", "during", "until") || d.is(b, "to") && !nm.toCome && st.kind != record.Hope {
			continue // "promised to reply at the next meeting" is about something else
		}
		if !nm.plain || before == nil || !slices.Contains(before.areas, "joint-exercises") {
			return true
		}
	}
	return false
}

// yetToCome tells whether a meeting is named as one that follows the one told of.
func (d *doc) yetToCome(nm naming) bool {
	if nm.relation == "next" || nm.toCome {
		return true
	}
	return nm.ordinal > 0 && len(d.meetings) > 0 && d.meetings[0].ordinal > 0 && nm.ordinal == d.meetings[0].ordinal+1
}

// lent returns what a statement takes over of the areas of the one before:
// none of a long list, and of several not those that name no matter.
func lent(areas []record.Area) []record.Area {
	if len(areas) > 4 {
		return nil
	}
	if len(areas) < 2 {
		return areas
	}
	return leaveOut(areas, "partnership", "regional-security")
}

// furtherPlaces adds to the crises that are discussed those of states whose
// crises have no area of their own: "exchanged views on Gaza, Ukraine and Sudan".
func (d *doc) furtherPlaces(st *statement, areas []record.Area) []record.Area {
	if st.kind != record.Discuss || !allAmong(areas, crises) {
		return areas
	}
	for i := st.from; i < st.to; {
		v, n := d.lex.Areas.Longest(d.formsFrom(i, st.to))
		if d.thirdState(i) && slices.ContainsFunc(v.Areas, func(a lexicon.NamedArea) bool { return a.Area == "regional-security" }) {
			return append(areas, "regional-security")
		}
		if n == 0 {
			i++
		} else {
			i = d.tokensOf(i, n) // in "the war unleashed by Russia" Russia is no further place
		}
	}
	return areas
}

// areasTold returns the areas of what is told right before a statement, by
// nobody of the meeting: earlier in its sentence, or in the sentence before.
// "The text on cyber defence is with the lawyers; Japan asked for an answer."
func (d *doc) areasTold(st, before *statement) []record.Area {
	var strong, weak []record.Area
	s := d.sents[st.sent]
	from := s.from
	if before != nil && before.sent == st.sent {
		from = before.to
	}
	d.areasIn(from, st.from, &strong, &weak, nil)
	if len(strong) > 0 || st.sent == 0 || before != nil && before.sent >= st.sent-1 {
		return strong
	}
	last := d.sents[st.sent-1]
	if last.block != s.block {
		return nil
	}
	d.areasIn(last.from, last.to, &strong, &weak, nil)
	if len(strong) == 0 {
		return weak
	}
	return strong
}

// goesOn tells whether a statement that names no area speaks of what the one
// before it in the paragraph was about. Praise, talks and signatures have a
// matter of their own; of the others three in five go on.
func (d *doc) goesOn(st, before *statement) bool {
	if d.courtesy(st) {
		return false
	}
	if d.sents[st.sent].block != d.sents[before.sent].block {
		return d.answers(st, before)
	}
	switch st.kind {
	case record.Appraise, record.Sign, record.Discuss, record.Support, record.Invite:
		return false
	case record.Pledge, record.Request, record.Offer:
		// go on with whatever it is
	default:
		if len(before.areas) > 2 {
			return false
		}
	}
	switch before.kind {
	case record.Sign, record.Invite, record.Support:
		return false
	}
	return true
}

// answers tells whether a statement of another paragraph answers what the other
// side has asked or proposed: "Kenya asked for more visas. / Finland promised to
// reply by May."
func (d *doc) answers(st, before *statement) bool {
	if st.kind != record.Pledge || before.kind != record.Request && before.kind != record.Propose || len(before.areas) > 2 {
		return false
	}
	return st.sent <= before.sent+1 && !slices.Equal(st.who.by, before.who.by)
}

// courtesy tells whether a statement's content is a courtesy, which names no
// area: "thanked Fiji for its warm hospitality".
func (d *doc) courtesy(st *statement) bool {
	return d.anyAmong(sentence{from: st.contentFrom, to: st.to}, lexicon.ListHospitality)
}

// anaphor tells whether a statement's content points back: "this", "the
// request", "it".
func (d *doc) anaphor(st *statement) bool {
	if st.to-st.contentFrom <= 2 {
		return true
	}
	for i := st.contentFrom; i < min(st.to, st.contentFrom+14); i++ {
		if d.is(i, "this", "it", "them", "these", "both", "its", "those", "either") {
			return true
		}
		if d.is(i, "the", "such", "that") && d.among(i+1, lexicon.ListPointed) {
			return true
		}
		if d.is(i, "so") && d.is(i-1, "do", "doing", "done", "did") {
			return true
		}
	}
	return d.relative(st)
}

// relative tells whether a statement is a clause that hangs on what was said
// before: "..., which the minister welcomed", "..., an offer the other side took up".
func (d *doc) relative(st *statement) bool {
	for i := st.from; i < min(st.to, st.from+4); i++ {
		if d.is(i, "which") {
			return true
		}
	}
	return d.is(st.from, "a", "an") && d.among(st.from+1, lexicon.ListPointed)
}

// objectIt tells whether a statement asks or decides something of "it", which
// the sentence has named before: "agreed to extend it to nurses", "asked that
// it be repeated".
func (d *doc) objectIt(st *statement) bool {
	if st.kind == record.Appraise { // "thanked it" is a party
		return false
	}
	for i := st.contentFrom; i < min(st.to-1, st.contentFrom+8); i++ {
		if d.is(i, "it") && (d.is(i+1, "be") || !d.finiteAt(i+1) && !d.is(i-1, "that", ",", "and", "but", "if", "as")) {
			return true
		}
	}
	return false
}

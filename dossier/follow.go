package dossier

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// An utterance is one statement while courses are worked out.
type utterance struct {
	sheet  *sheet
	st     *record.Statement
	n      int // of the statement in its reading
	m      *matter
	aside  string
	report bool // decides nothing, though its verb says so: agrees that a thing is done
	answer bool // answers what was asked before it
	group  *group
}

// A group is the statements of one edition that are about one commitment.
type group struct {
	said []*utterance
	to   []*thread
	why  string
}

// A thread is a commitment while its course is worked out.
type thread struct {
	Commitment
	first, last *utterance
	said        []*utterance // those that later ones are weighed against
	members     []*utterance // every one
	due         record.Date
	general     bool
	yearly      bool
	ended       bool
}

// How alike two statements must be, on the scale of likeness.score.
const (
	linked  = 0.26 // a statement and a commitment of an earlier edition
	taken   = 0.42 // one that has ended, to be taken up again
	retold  = 0.34 // a statement and another account's of the same meeting
	agreedA = 0.45 // a proposal and its acceptance at one meeting
	twice   = 0.75 // what one side says twice in one account
	proof   = 0.75 // the weight that shared words must have
)

// courses works out what was promised and what became of it. The sheets are
// in the order of their editions.
func (d *Desk) courses(sheets []*sheet, n int, rule rulings) ([]Commitment, []Aside) {
	var all []*matter
	for _, s := range sheets {
		for _, u := range s.said {
			all = append(all, u.m)
		}
	}
	sc := newScale(all)
	var threads []*thread
	var asides []Aside
	for e := range n {
		groups, aside := d.groupsOf(sc, sheets, e, rule)
		asides = append(asides, aside...)
		d.link(sc, groups, threads, rule)
		for _, c := range threads {
			d.step(c, groups, e, rule)
		}
		for _, g := range groups {
			if c := d.open(g, e); c != nil {
				threads = append(threads, c)
			}
		}
	}
	var out []Commitment
	for _, c := range threads {
		out = append(out, c.finish())
	}
	return out, asides
}

// groupsOf gathers the statements of one edition into those that are about
// one thing: a proposal and its acceptance, a request and its answer, and
// what two accounts both tell.
func (d *Desk) groupsOf(sc *scale, sheets []*sheet, e int, rule rulings) ([]*group, []Aside) {
	var groups []*group
	var asides []Aside
	for _, s := range sheets {
		if s.edition != e {
			continue
		}
		for i, u := range s.said {
			if opens(u.st.Kind) && !rule.joins(u) {
				if u.aside = d.asideOf(s, u); u.aside != "" {
					asides = append(asides, Aside{e, u.cite(), u.aside})
					continue
				}
			}
			if asked := d.asked(s, i); len(asked) > 0 && !rule.joins(u) {
				u.answer = true
				for _, w := range asked {
					w.group.said = append(w.group.said, u)
				}
				u.group = asked[0].group
				continue
			}
			if g := resumed(s, i); g != nil && !rule.joins(u) {
				g.said = append(g.said, u)
				u.group = g
				continue
			}
			if g := d.partner(sc, groups, u, rule); g != nil {
				g.said = append(g.said, u)
				u.group = g
				continue
			}
			u.group = &group{said: []*utterance{u}}
			groups = append(groups, u.group)
		}
	}
	return groups, asides
}

// asked returns the requests and offers before it that a statement answers,
// none where it is no answer.
func (d *Desk) asked(s *sheet, i int) []*utterance {
	u := s.said[i]
	if i > 0 && u.m.slight && u.m.front < full && u.m.has(lexicon.CuePointer) && u.st.Kind.Class() == record.Judge && s.said[i-1].acts() && s.said[i-1].group != nil {
		return s.said[i-1 : i] // thanks or praise for what was just said
	}
	if !u.m.has(lexicon.CueAnswer|lexicon.CueAccept) && !(u.m.has(lexicon.CueRefused) && (u.m.slight || u.m.has(lexicon.CuePointer|lexicon.CueBoth)) && u.m.front < full) {
		return nil
	}
	if len(u.st.By) > 1 && !u.m.has(lexicon.CueAccept) {
		return nil
	}
	if u.st.Kind.Class() == record.Ask || u.m.heavy >= 3*full && !u.m.has(lexicon.CuePointer|lexicon.CueBoth|lexicon.CueAccept) {
		return nil
	}
	var out []*utterance
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		w := s.said[k]
		if w.answer && len(out) == 0 && slices.Equal(w.st.By, u.st.By) && w.group != nil {
			return []*utterance{w}
		}
		one := len(u.st.By) == 1 && slices.Equal(w.st.By, u.st.By)
		if w.group == nil || one || !opens(w.st.Kind) && !w.m.has(lexicon.CuePending) || w.st.Kind == record.Agree {
			if len(out) > 0 {
				break
			}
			continue
		}
		out = append(out, w)
		if !u.m.has(lexicon.CueBoth) || len(out) == 2 {
			break
		}
	}
	return out
}

// resumed returns the group of the statement in front where this one only
// points to it and goes on from there: what was reported is to be continued,
// what is to be drafted is to be signed.
func resumed(s *sheet, i int) *group {
	u := s.said[i]
	if i == 0 || !u.m.slight || !u.m.has(lexicon.CuePointer|lexicon.CueBoth) || u.st.Kind == record.Discuss {
		return nil
	}
	w := s.said[i-1]
	if w.group == nil || opens(w.st.Kind) && !(opens(u.st.Kind) && slices.Equal(w.st.By, u.st.By) && w.st.Quote.End > sentence(s.text, u.st.Quote).Start) {
		return nil
	}
	return w.group
}

// partner returns the group of the edition that a statement belongs to, nil
// for none.
func (d *Desk) partner(sc *scale, groups []*group, u *utterance, rule rulings) *group {
	var best *group
	var top float64
	for _, g := range groups {
		if slices.ContainsFunc(g.said, func(w *utterance) bool { return rule.apart(u, w) }) {
			continue
		}
		for _, w := range g.said {
			l := sc.alike(w.m, u.m)
			need := d.needed(w, u)
			if w.sheet == u.sheet && (need == twice || !u.m.leans()) {
				l.score = l.own // one sentence lends its words to all its statements
			}
			if rule.same(u, w) {
				l.score = 2
			} else if vague(w, u) {
				l.score = 1
			} else if l.heavy < proof || l.score < need {
				continue
			}
			if l.score > top {
				best, top = g, l.score
			}
		}
	}
	return best
}

// vague tells whether two statements are both about relations as a whole and
// nothing else.
func vague(a, b *utterance) bool {
	one := func(u *utterance) bool {
		return opens(u.st.Kind) && u.m.slight && u.m.when == "" && len(u.st.Areas) > 0 && !u.m.has(lexicon.CueSeen|lexicon.CueHedge|lexicon.CuePointer|lexicon.CueBoth)
	}
	return one(a) && one(b) && slices.Equal(a.st.Areas, b.st.Areas)
}

// needed is how alike two statements of one edition must be to be about one
// commitment.
func (d *Desk) needed(a, b *utterance) float64 {
	if !opens(a.st.Kind) || !opens(b.st.Kind) {
		if a.sheet != b.sheet {
			return retold
		}
		return 2
	}
	switch {
	case a.sheet != b.sheet:
		return retold
	case a.st.Kind.Class() == record.Ask && b.st.Kind.Class() == record.Decide && !slices.Equal(a.st.By, b.st.By):
		return agreedA
	}
	return twice
}

// link ties the groups of an edition to the commitments of earlier ones, the
// most alike first. A group goes to one commitment, but for one that answers
// or renews several at once.
func (d *Desk) link(sc *scale, groups []*group, threads []*thread, rule rulings) {
	type tie struct {
		g *group
		c *thread
		l likeness
	}
	var ties []tie
	for _, g := range groups {
		for _, c := range threads {
			best := likeness{}
			for _, u := range g.said {
				l := d.tie(sc, c, u, rule)
				if l.score < 0 {
					best = l
					break
				}
				// An answer goes where the question goes.
				if (!u.answer || rule.joins(u)) && l.score > best.score {
					best = l
				}
			}
			if best.score > 0 {
				ties = append(ties, tie{g, c, best})
			}
		}
	}
	slices.SortStableFunc(ties, func(a, b tie) int { return cmp.Compare(b.l.evidence(), a.l.evidence()) })
	used := map[*group]map[string]bool{}
	for _, t := range ties {
		if len(t.g.to) > 0 && !t.g.several() && !t.g.more(t.l, used[t.g]) {
			continue
		}
		if used[t.g] == nil {
			used[t.g] = map[string]bool{}
		}
		for _, x := range t.l.terms {
			used[t.g][x.key] = true
		}
		t.g.to = append(t.g.to, t.c)
		if t.g.why == "" {
			t.g.why = t.l.why()
		}
	}
}

// more tells whether a group that only reports has words for a further
// commitment, which none before it has taken: one report may tell of the
// course and of the ship.
func (g *group) more(l likeness, used map[string]bool) bool {
	return l.fresh(used) >= 1.3*proof && !slices.ContainsFunc(g.said, func(u *utterance) bool { return u.acts() })
}

// several tells whether a group speaks of all that was said before it.
func (g *group) several() bool {
	return slices.ContainsFunc(g.said, func(u *utterance) bool { return !u.answer && u.m.has(lexicon.CueBoth) })
}

// tie weighs a statement against a commitment; its score is 0 where they have
// nothing to do with each other.
func (d *Desk) tie(sc *scale, c *thread, u *utterance, rule rulings) likeness {
	var best likeness
	front := u.m.front
	for _, w := range c.members {
		if rule.apart(u, w) {
			return likeness{score: -1}
		}
		if rule.same(u, w) {
			l := sc.alike(w.m, u.m)
			l.score = 2
			return l
		}
	}
	for _, w := range c.said {
		l := sc.alike(w.m, u.m)
		if l.score > best.score {
			best = l
			if w.m.relative {
				front = max(u.m.front, w.m.front)
			}
			if best.counted = counts(w.m, u.m); best.counted {
				best.score *= 1.2
			}
		}
	}
	if vague(c.last, u) {
		best.score, best.heavy = max(best.score, linked), proof
	}
	need := linked
	switch {
	case u.m.has(lexicon.CueMute):
		return likeness{}
	case c.ended:
		need = taken
	case opens(u.st.Kind) && !u.report:
	case !d.tellsCourse(u):
		return likeness{}
	}
	if u.acts() && !u.m.slight && !vague(c.last, u) && best.mine < proof/2 && !(u.m.leans() && !u.m.has(lexicon.CueSeen)) {
		return likeness{} // it has an act of its own, and only points to this one
	}
	if c.general && !d.general(u.sheet, u) && opens(u.st.Kind) {
		need = max(need, 0.5) // a measure in a field is no step of an intention
	} else if c.general {
		need = max(need, 0.3)
	}
	if best.mine < proof/3 && !u.m.leans() && front < full && best.score < 1 {
		return likeness{} // only what stands around them is alike
	}
	if best.words() < 2 && !best.counted {
		need *= 1.3 // one word in common may be chance
	}
	if best.score < need || best.heavy < proof && !(best.counted && best.heavy >= proof*0.8) {
		return likeness{}
	}
	return best
}

// tellsCourse tells whether a statement that neither decides nor asks tells
// what became of something.
func (d *Desk) tellsCourse(u *utterance) bool {
	switch {
	case u.st.Kind == record.Discuss:
		return u.m.has(lexicon.CueRaise) && u.m.when != ""
	case u.st.Kind == record.Support:
		return u.m.has(lexicon.CueRefused | lexicon.CuePending | lexicon.CuePostponed)
	}
	return u.m.past || u.m.has(lexicon.CueDone|lexicon.CueAgain|lexicon.CueRaise|lexicon.CueAdvanced|lexicon.CuePending|lexicon.CuePostponed|lexicon.CueRefused)
}

// step adds to a commitment what an edition says of it.
func (d *Desk) step(c *thread, groups []*group, e int, rule rulings) {
	var said []*utterance
	why := ""
	for _, g := range groups {
		if slices.Contains(g.to, c) {
			for _, u := range g.said {
				if !slices.Contains(said, u) {
					said = append(said, u)
				}
			}
			if why == "" {
				why = g.why
			}
		}
	}
	ruled := rule.standing(c, e)
	if len(said) == 0 && ruled != nil {
		c.decided(ruled, e)
		return
	}
	if len(said) == 0 {
		if !c.ended {
			c.Course = append(c.Course, Step{Edition: e, Standing: record.Silent, Why: "nothing is said of it"})
		}
		return
	}
	if c.ended {
		// Taken up again: the editions since are silent.
		for k := c.Course[len(c.Course)-1].Edition + 1; k < e; k++ {
			c.Course = append(c.Course, Step{Edition: k, Standing: record.Silent, Why: "nothing is said of it"})
		}
	}
	at, v, also := d.stand(c, said)
	u := said[at]
	st := Step{Edition: e, Standing: v.standing, Also: also, Due: u.m.when, Why: v.why + "; " + why}
	st.fill(said, at)
	c.Course = append(c.Course, st)
	c.last = u
	for _, w := range said {
		if !w.answer && len(c.said) < 8 {
			c.said = append(c.said, w)
		}
	}
	if u.m.when != "" && (u.acts() || v.standing == record.Postponed) {
		c.due, c.Due = u.m.when, u.m.when
	}
	c.yearly = c.yearly || opens(u.st.Kind) && u.m.has(lexicon.CueYearly)
	c.members = append(c.members, said...)
	if ruled != nil {
		c.decided(ruled, e)
		return
	}
	c.ended = st.Ended()
}

// decided puts a person's word in the place of the program's.
func (c *thread) decided(r *ruling, e int) {
	for k := c.Course[len(c.Course)-1].Edition + 1; k <= e; k++ {
		c.Course = append(c.Course, Step{Edition: k, Standing: record.Silent, Why: "nothing is said of it"})
	}
	st := &c.Course[len(c.Course)-1]
	st.Standing, st.Also, st.Decided, st.Why = r.Standing, nil, r.Who, "decided"
	if st.Decided == "" {
		st.Decided = "somebody"
	}
	if r.Note != "" {
		st.Why += ": " + r.Note
	}
	if st.Quote == nil && r.Standing != record.Silent {
		st.Quote = &r.cite
	}
	c.ended = st.Ended()
}

// fill sets the decisive quotation and the others.
func (st *Step) fill(said []*utterance, at int) {
	q := said[at].cite()
	st.Quote = &q
	for i, u := range said {
		if i != at {
			st.More = append(st.More, u.cite())
		}
	}
}

// open makes a commitment of a group that belongs to none, nil where nothing
// in it decides or asks.
func (d *Desk) open(g *group, e int) *thread {
	if len(g.to) > 0 {
		return nil
	}
	at := -1
	for i, u := range g.said {
		if u.acts() && (at < 0 || firmness(u) > firmness(g.said[at])) {
			at = i
		}
	}
	if at < 0 {
		return nil
	}
	u := g.said[at]
	by := u
	for _, w := range g.said {
		if opens(w.st.Kind) {
			by = w
			break
		}
	}
	c := &thread{first: u, last: u, said: []*utterance{u}, members: g.said, due: u.m.when, yearly: u.m.has(lexicon.CueYearly)}
	c.general = d.general(u.sheet, u)
	c.Commitment = Commitment{
		Title: d.title(u), General: c.general, By: by.st.By, Owner: owners(u.st, u.sheet.sides), Due: u.m.when, Areas: u.st.Areas,
	}
	st := Step{Edition: e, Standing: record.New, Due: u.m.when, Why: "said for the first time"}
	if u.st.Kind == record.Sign || u.st.Kind == record.Offer && u.m.given {
		st.Also = []record.Standing{record.Done}
	}
	for _, w := range g.said {
		if w.answer && w.m.has(lexicon.CueRefused) && !w.m.has(lexicon.CueAccept) {
			st.Also = []record.Standing{record.Refused}
		}
	}
	st.fill(g.said, at)
	for _, w := range g.said {
		if c.due == "" && w.answer {
			c.due = w.m.when // when an answer is promised for
		}
	}
	c.Course = []Step{st}
	c.ended = st.Ended()
	return c
}

func (c *thread) finish() Commitment {
	c.General = c.general
	return c.Commitment
}

// cite returns the statement at its place.
func (u *utterance) cite() Cite {
	start, end := clamp(u.st.Quote, len(u.sheet.text))
	return Cite{
		Document: u.sheet.name, Hash: u.sheet.hash, Passage: u.st.Quote, Quote: string(u.sheet.text[start:end]),
		Kind: u.st.Kind, By: u.st.By, Speaker: u.st.Speaker,
	}
}

// title shortens a statement to what it is about: the words behind its
// reporting verb, as many as a line holds.
func (d *Desk) title(u *utterance) string {
	start, end := clamp(u.st.Quote, len(u.sheet.text))
	words := strings.Fields(string(u.sheet.text[start:end]))
	know := func(i int) *lexicon.Word { return d.lex.Word(strings.ToLower(strings.Trim(words[i], ".,;:“”\""))) }
	from := 0
	for i := 0; i+3 < len(words) && i < 7; i++ {
		// "agreed to build", "proposed that a road be built"
		low := strings.ToLower(words[i])
		if low == "that" || low == "to" && know(i+1).Is(lexicon.Base) && !know(i+1).Is(lexicon.Det) {
			from = i + 1
			break
		}
	}
	if k := know(0); from == 0 && len(words) > 3 && k.Is(lexicon.Past|lexicon.Participle|lexicon.Ing) && len(d.lex.Acts(k.Lemma)) > 0 {
		from = 1 // "offered ten places"
	}
	words = words[from:]
	const most = 72
	n := 0
	for i, w := range words {
		if n += len([]rune(w)) + 1; n > most && i > 3 {
			words = append(slices.Clone(words[:i]), "…")
			break
		}
	}
	return strings.Join(words, " ")
}

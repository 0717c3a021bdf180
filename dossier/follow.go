package dossier

import (
	"cmp"
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// A thread is a commitment while its course is worked out.
type thread struct {
	Commitment
	first, last *utterance
	said        []*utterance // those that later ones are weighed against
	indexed     []int        // the numbers of the first of these in the index
	members     []*utterance // every one
	due         record.Date
	reply       record.Date // when an answer is promised for
	general     bool
	yearly      bool
	ended       bool
}

// How alike two statements must be, on the scale of likeness.score. linked and
// proof lie in ranges in which none of the annotated series gets worse; for the
// others a little more or less costs some series a link.
const (
	linked  = 0.26 // a statement and a commitment of an earlier edition
	spoken  = 0.36 // the same, where its verb neither decides nor tells what became of a thing
	taken   = 0.42 // one that has ended, to be taken up again
	past    = 0.8  // what likeness to one that has ended counts beside that to one that has not
	retold  = 0.34 // a statement and another account's of the same meeting
	agreedA = 0.45 // a proposal and its acceptance at one meeting
	twice   = 0.75 // what one side says twice in one account
	alone   = 1.25 // more than that, where one word is all that is shared
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
	weigh(all)
	var threads []*thread
	var asides []Aside
	in := &index{}
	for e := range n {
		groups, aside := d.groupsOf(sheets, e, rule)
		asides = append(asides, aside...)
		d.link(groups, threads, in, rule)
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

// link ties the groups of an edition to the commitments of earlier ones, the
// most alike first. A group goes to one commitment, but for one that answers
// or renews several at once.
func (d *Desk) link(groups []*group, threads []*thread, in *index, rule rulings) {
	type tie struct {
		g *group
		c *thread
		u *utterance // of the group, the one that is most alike
		l likeness
	}
	for k, c := range threads {
		for _, u := range c.said[len(c.indexed):] {
			c.indexed = append(c.indexed, in.put(u.m, k))
		}
	}
	var ties []tie
	best, near := make([]tie, len(threads)), make([]bool, len(threads))
	for _, g := range groups {
		clear(best)
		for _, u := range g.said {
			in.look(u.m)
			clear(near)
			for _, n := range in.near {
				near[in.whose[n]] = true
			}
			all := vague(u, u) || len(rule.pairs) > 0 // no word need be shared
			for k, c := range threads {
				if !near[k] && !all || best[k].l.score < 0 {
					continue // nothing in common, or somebody keeps them apart
				}
				l := d.tie(c, u, in, rule)
				// An answer goes where the question goes.
				if l.score < 0 || (!u.answer || rule.joins(u)) && l.score > best[k].l.score {
					best[k] = tie{g, c, u, l}
				}
			}
		}
		for _, t := range best {
			if t.l.score > 0 {
				ties = append(ties, t)
			}
		}
	}
	evidence := func(t tie) float64 {
		if t.c.ended && t.l.score < 1 {
			return t.l.evidence() * past // one that is still open is sooner meant
		}
		return t.l.evidence()
	}
	slices.SortStableFunc(ties, func(a, b tie) int { return cmp.Compare(evidence(b), evidence(a)) })
	used := map[*group]map[string]bool{}
	taker := map[*thread]bool{} // has a statement that is nearer
	for _, t := range ties {
		if taker[t.c] && t.l.score < taken && t.g.acts() && t.u.m.heavy-t.l.mine >= 2*full {
			continue // a promise of its own in the same field
		}
		if len(t.g.to) > 0 && !t.g.several() && (t.c.ended || !t.g.more(t.l, used[t.g])) {
			continue
		}
		taker[t.c] = true
		if used[t.g] == nil {
			used[t.g] = map[string]bool{}
		}
		for _, x := range t.l.terms() {
			used[t.g][x.key] = true
		}
		t.g.to = append(t.g.to, t.c)
		if t.g.why == nil {
			t.g.why = map[*thread]string{}
		}
		t.g.why[t.c] = t.l.why()
	}
}

// more tells whether a group that only reports has words for a further
// commitment, which none before it has taken: one report may tell of the
// course and of the ship.
func (g *group) more(l likeness, used map[string]bool) bool {
	return (l.fresh(used) >= 1.3*proof || l.named(used)) && !g.acts()
}

// acts tells whether a group decides or asks something here and now.
func (g *group) acts() bool {
	return slices.ContainsFunc(g.said, func(u *utterance) bool { return u.acts() })
}

// several tells whether a group speaks of all that was said before it.
func (g *group) several() bool {
	return slices.ContainsFunc(g.said, func(u *utterance) bool { return !u.answer && u.m.has(lexicon.CueBoth) })
}

// tie weighs a statement, which the index has looked at, against a commitment;
// its score is 0 where they have nothing to do with each other.
func (d *Desk) tie(c *thread, u *utterance, in *index, rule rulings) likeness {
	var best likeness
	front := u.m.front
	for _, w := range c.members {
		if rule.apart(u, w) {
			return likeness{score: -1}
		}
		if rule.same(u, w) {
			l := alike(w.m, u.m)
			l.score = 2
			return l
		}
	}
	if u.m.has(lexicon.CueAgain) && u.st.Kind.Class() == record.Ask && c.first.st.Kind.Class() == record.Ask && len(u.st.By) == 1 && len(c.first.st.By) == 1 && u.st.By[0] != c.first.st.By[0] {
		return likeness{} // nobody repeats what the other side asked for
	}
	need := linked
	switch {
	case u.m.has(lexicon.CueMute):
		return likeness{}
	case c.ended:
		need = taken
	case opens(u.st.Kind) && !u.report:
	case d.tellsCourse(u):
	case u.st.Kind == record.Discuss:
		return likeness{}
	default:
		need = spoken // its verb promises nothing
	}
	for k, w := range c.said {
		l := in.likes[c.indexed[k]]
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
	if u.acts() && u.m.has(lexicon.CueOther) && u.m.heavy >= full {
		return likeness{} // another thing in its place
	}
	if u.acts() && !u.m.slight && (u.m.has(lexicon.CueSeen) || u.m.heavy >= 2*full) && !vague(c.last, u) && best.mine < proof/2 && !(u.m.leans() && u.m.has(lexicon.CueHedge)) {
		return likeness{} // it has an act of its own, and only points to this one
	}
	if step := u.acts() && (u.m.has(lexicon.CueAgain) || d.general(u.sheet, u)) || !u.acts() && d.tellsCourse(u); c.general && !step {
		need = max(need, 0.5) // a measure or a view in a field is no step of an intention
	} else if c.general {
		need = max(need, 0.3)
	}
	if best.mine < proof/3 && !u.m.leans() && front < full && best.score < 1 {
		return likeness{} // only what stands around them is alike
	}
	if best.words() < 2 && !best.counted {
		need *= alone // one word in common may be chance
		if u.acts() && !u.m.has(lexicon.CuePointer) && !(c.general && sameParties(c.first.st.By, u.st.By)) {
			need *= alone
		}
	}
	if best.score < need || best.heavy < proof && !(best.counted && best.heavy >= proof*0.8) {
		return likeness{}
	}
	return best
}

// tellsCourse tells whether a statement that neither decides nor asks tells
// what became of something.
func (d *Desk) tellsCourse(u *utterance) bool {
	switch u.st.Kind {
	case record.Discuss:
		return u.m.has(lexicon.CueRaise) && u.m.when != ""
	case record.Support:
		return u.m.has(lexicon.CueRefused | lexicon.CuePending | lexicon.CuePostponed)
	}
	return u.m.past || u.m.going || u.m.has(lexicon.CueDone|lexicon.CueAgain|lexicon.CueRaise|lexicon.CueAdvanced|lexicon.CuePending|lexicon.CuePostponed|lexicon.CueRefused|lexicon.CueAnswer|lexicon.CueAccept)
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
				why = g.why[c]
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
			c.Course = append(c.Course, silence(e))
		}
		return
	}
	if c.ended {
		// Taken up again: the editions since are silent.
		for k := c.Course[len(c.Course)-1].Edition + 1; k < e; k++ {
			c.Course = append(c.Course, silence(k))
		}
	}
	at, v, also := d.stand(c, said)
	u := said[at]
	st := Step{Edition: e, Standing: v.standing, Also: also, Due: u.m.when, Why: v.why + "; " + why}
	st.fill(said, at)
	c.Course = append(c.Course, st)
	if u.acts() {
		c.last = u // a report leaves it as firm as it was
	}
	for _, w := range said {
		if !w.answer && len(c.said) < 8 {
			c.said = append(c.said, w)
		}
	}
	if u.m.when != "" && (u.acts() || v.standing == record.Postponed) && v.standing != record.Refused {
		c.due, c.Due = u.m.when, u.m.when
	}
	if u.acts() && u.m.when == "" && v.standing == record.Weaker {
		c.due, c.Due = "", "" // no date holds any more
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
		c.Course = append(c.Course, silence(k))
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
func (s *Step) fill(said []*utterance, at int) {
	q := said[at].cite()
	s.Quote = &q
	for i, u := range said {
		if i != at {
			s.More = append(s.More, u.cite())
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
		if u.acts() && (at < 0 || decides(u) > decides(g.said[at])) {
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
		if w.answer {
			c.reply = cmp.Or(c.reply, w.m.when)
		}
	}
	c.Course = []Step{st}
	c.ended = st.Ended()
	return c
}

// decides is how well a statement stands for its group: by how much it binds,
// but one that only points to another never before it.
func decides(u *utterance) float64 {
	if u.m.slight && u.m.has(lexicon.CuePointer) {
		return firmness(u) / 10
	}
	return firmness(u)
}

func (c *thread) finish() Commitment {
	c.General = c.general
	return c.Commitment
}

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
	members     []*utterance // every one
	due         record.Date
	reply       record.Date // when an answer is promised for
	yearly      bool
	ended       bool
}

// courses works out what was promised and what became of it. The sheets are
// in the order of their editions; link ties what each edition says to the
// commitments of earlier ones.
func (d *Desk) courses(sheets []*sheet, n int, rule rulings, link func([]*group, []*thread)) ([]Commitment, []Aside) {
	var all []*matter
	for _, s := range sheets {
		for _, u := range s.said {
			all = append(all, u.m)
		}
	}
	weigh(all)
	var threads []*thread
	var asides []Aside
	for e := range n {
		groups, aside := d.groupsOf(sheets, e, rule)
		asides = append(asides, aside...)
		link(groups, threads)
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
		out = append(out, c.Commitment)
	}
	return out, asides
}

// tellsCourse tells whether a statement that neither decides nor asks tells
// what became of something.
func tellsCourse(u *utterance) bool {
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
	c.Commitment = Commitment{
		Title: d.title(u), General: u.general, By: by.st.By, Owner: owners(u.st, u.sheet.sides), Due: u.m.when, Areas: u.st.Areas,
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

package dossier

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// The odds from which what an edition says takes up a commitment of an earlier
// one: where nothing likelier has, and where something has.
const (
	linked = 0.1
	joined = 1.0
)

// alone is how alike two statements must be that share one word and no area:
// less may be chance.
const alone = 0.4

// linkSigns are what tells whether a statement is about a commitment of an
// earlier edition.
var linkSigns = []sign{
	{"any statement and commitment", -0.8, func(*tie) float64 { return 1 }},
	{"by what they have", 3.0, func(t *tie) float64 { return min(t.score, 1) }},
	{"no more than one word", -0.4, func(t *tie) float64 { return yes(t.words() < 2) }},
	{"areas shared", 2.3, func(t *tie) float64 { return t.areas }},
	{"the date that it was due", 0.8, func(t *tie) float64 { return yes(t.b.m.when != "" && t.b.m.when == t.to.due) }},
	{"behind a better one", -1.7, func(t *tie) float64 { return t.behind }},
	{"the best of", 1.6, func(t *tie) float64 { return t.nearest }},
	{"right behind the best of both", 2.4, func(t *tie) float64 { return t.beside }},
	{"a count of the same", 0.6, func(t *tie) float64 { return yes(t.counted()) }},
	{"only talks", -0.6, func(t *tie) float64 { return yes(talks(t.b)) }},
	{"words of its own", -0.8, func(t *tie) float64 { return min(2.5, t.b.m.body-t.mine) }},
	{"decides or asks", -1.7, func(t *tie) float64 { return yes(t.b.acts()) }},
	{"said once more", 1.0, func(t *tie) float64 { return yes(t.b.m.has(lexicon.CueAgain)) }},
	{"nothing in its own words", -0.5, func(t *tie) float64 { return yes(t.mine < proof/3 && !t.b.m.leans() && t.b.m.front < full) }},
	{"has ended", -2.6, func(t *tie) float64 { return yes(t.to.ended) }},
	{"a view of an intention", -0.7, func(t *tie) float64 { return yes(t.to.General && !t.b.acts() && !tellsCourse(t.b)) }},
	{"an intention after an intention", 0.5, func(t *tie) float64 { return yes(t.to.General && intends(t.b)) }},
	{"an intention after an act", -0.5, func(t *tie) float64 { return yes(!t.to.General && intends(t.b)) }},
	{"both on documents", 1.4, func(t *tie) float64 { return yes(papers(t.to.first) && papers(t.b)) }},
	{"one on documents", -0.8, func(t *tie) float64 { return yes(papers(t.to.first) != papers(t.b)) }},
}

// talks tells whether a statement only names what was talked about or says how
// things are, and nothing of what became of them.
func talks(u *utterance) bool {
	return (talk(u) || u.st.Kind == record.Affirm) && !tellsCourse(u)
}

// counted tells whether both count the same thing: "two advisers".
func (t *tie) counted() bool { return t.score > 0 && counts(t.a.m, t.b.m) }

func intends(u *utterance) bool { return u.acts() && u.general }

func papers(u *utterance) bool { return len(u.st.Instruments) > 0 }

// A telling is what one account says of a commitment: what another says of the
// same is no rival to it.
type telling struct {
	*thread
	*sheet
}

// ties sets what an edition says beside every commitment of earlier ones that
// it shares something with, or that somebody decided it is about.
func ties(groups []*group, threads []*thread, rule rulings) []tie {
	var out []tie
	cols := map[telling]int{}
	for i, g := range groups {
		for _, c := range threads {
			if g.apart(c, rule) {
				continue
			}
			for _, u := range g.said {
				// An answer goes where the question goes, and what only names a
				// talk nowhere.
				if u.answer && !rule.joins(u) || u.m.has(lexicon.CueMute) || talks(u) && u.m.slight {
					continue
				}
				col, ok := cols[telling{c, u.sheet}]
				if !ok {
					col = len(cols)
					cols[telling{c, u.sheet}] = col
				}
				t := tie{a: c.first, b: u, row: i, col: col, to: c}
				t.decided = slices.ContainsFunc(c.members, func(w *utterance) bool { return rule.same(u, w) })
				for _, w := range c.said {
					if l := alike(w.m, u.m); l.stands() > t.stands() {
						t.a, t.likeness = w, l
					}
				}
				if t.areas > 0 || t.words() > 1 || t.score >= alone || t.counted() || t.decided {
					out = append(out, t)
				}
			}
		}
	}
	compete(out, len(groups), len(cols))
	goesOn(out)
	judge(out, linkSigns)
	return out
}

// goesOn notes which statements stand right behind the one that is nearest to a
// commitment: "… ten seats, adding that there would be twelve".
func goesOn(ties []tie) {
	type place struct {
		*utterance
		*thread
	}
	best := map[place]float64{}
	for _, t := range ties {
		if t.nearest == 2 {
			best[place{t.b, t.to}] = min(1, t.stands())
		}
	}
	for k := range ties {
		t := &ties[k]
		if i := slices.Index(t.b.sheet.said, t.b); i > 0 {
			t.beside = best[place{t.b.sheet.said[i-1], t.to}]
		}
	}
}

// link ties the groups of an edition to the commitments of earlier ones, the
// likeliest first. A group goes to one commitment, but for one that answers
// or renews several at once.
func link(groups []*group, threads []*thread, rule rulings) {
	all := ties(groups, threads, rule)
	likeliest(all)
	used := map[*group]map[string]bool{}
	taken := map[telling]bool{}
	for _, t := range all {
		g, need := groups[t.row], linked
		if taken[telling{t.to, t.b.sheet}] {
			need = joined
		}
		switch {
		case slices.Contains(g.to, t.to):
			continue
		case t.decided:
		case t.odds < need:
			continue
		case len(g.to) > 0 && !g.several() && (t.to.ended || !g.more(t.likeness, used[g])):
			continue
		}
		taken[telling{t.to, t.b.sheet}] = true
		if g.to = append(g.to, t.to); g.why == nil {
			g.why, used[g] = map[*thread]string{}, map[string]bool{}
		}
		g.why[t.to] = t.why(linkSigns)
		for _, x := range t.terms() {
			used[g][x.key] = true
		}
	}
}

// apart tells whether somebody decided that a group is about something else
// than a commitment.
func (g *group) apart(c *thread, rule rulings) bool {
	return slices.ContainsFunc(g.said, func(u *utterance) bool {
		return slices.ContainsFunc(c.members, func(w *utterance) bool { return rule.apart(u, w) })
	})
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

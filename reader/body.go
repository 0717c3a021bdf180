package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
)

// settleStateBodies takes the name of an organisation from those of some bodies
// that are a state's: "the Security Council of Tajikistan". Where an account
// tells of one, it means no other by the bare name.
func (d *doc) settleStateBodies(bodies []int) {
	if !slices.ContainsFunc(bodies, d.ofState) {
		return
	}
	for _, i := range bodies {
		if d.toks[i].span == 2 || d.ofState(i) { // not "the UN Security Council"
			d.unname(i)
		}
	}
}

// ofState tells whether the body named at token i is a state's: one of
// several, one that a state stands with, or one that has a secretary.
func (d *doc) ofState(i int) bool {
	to := i + int(d.toks[i].span)
	k := to
	if d.is(k, "of") {
		k++
		if d.is(k, "the") {
			k++
		}
		if p := d.toks[k].name; p != "" && !d.lex.Organisation(p) {
			return true
		}
	}
	k = i - 1
	if d.is(k, "the") && d.is(k-1, "of") && d.among(k-2, lexicon.ListBodySecretary) {
		return true
	}
	if d.possessive(k) {
		k--
	}
	if k >= 0 && d.toks[k].back > 0 {
		k -= int(d.toks[k].back)
	}
	if k < 0 {
		return false
	}
	p := d.toks[k].name
	return p != "" && !d.lex.Organisation(p) || d.among(k, lexicon.ListNational) || strings.HasSuffix(d.toks[to-1].low, "s")
}

// unname takes off the name of a party at token i.
func (d *doc) unname(i int) {
	t := &d.toks[i]
	for k := i + 1; k < i+int(t.span); k++ {
		d.toks[k].back = 0
	}
	t.name, t.form, t.span = "", 0, 0
}

// stateBody tells whether tokens up to k end with the name of a body that an
// organisation has too, and that is a state's here: no meeting.
func (d *doc) stateBody(k int) bool {
	if k < 2 || !d.among(k-1, lexicon.ListStateBody) || d.toks[k-2].name != "" || d.toks[k-2].back > 0 {
		return false
	}
	v, n := d.lex.Parties.Longest(d.formsFrom(k-2, k))
	return n == 2 && d.lex.Organisation(v.Party)
}

package reader

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/text"
)

// findStateBodies takes the name of an organisation's body from what is a
// state's: "the Security Council of Tajikistan". Where an account tells of
// one, it means no other by the bare name.
func (d *doc) findStateBodies() {
	if !d.has.Has(lexicon.ListStateBody) {
		return
	}
	var bare []int
	found := false
	for i := range d.toks {
		t := &d.toks[i]
		if t.name == "" || !d.lex.Organisation(t.name) || t.Shape != text.Cap || !d.among(i+int(t.span)-1, lexicon.ListStateBody) {
			continue
		}
		switch {
		case d.ofState(i):
			found = true
			d.unname(i)
		case t.span == 2: // not "the UN Security Council"
			bare = append(bare, i)
		}
	}
	if found {
		for _, i := range bare {
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

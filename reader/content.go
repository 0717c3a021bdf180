package reader

import (
	"rapporteur/lexicon"
	"rapporteur/record"
)

// cue finds what tokens [from, to) say when the verb does not. What only
// shows that a fact is told counts where nothing else does.
func (d *doc) cue(from, to int) record.Kind {
	fact := record.Kind("")
	for i := from; i < to; i++ {
		if d.formAt[i] == d.formAt[i+1] || !begins(d, d.lex.Cues, i) {
			continue
		}
		if k, n := d.lex.Cues.Longest(d.formsFrom(i, to)); n > 0 {
			if d.is(i-1, "not", "no") {
				continue
			}
			if j := d.tokensOf(i, n); k == record.Appraise && d.is(j, "by", "from", "to") && j+1 < to && d.number(j+1) > 0 {
				continue // "had grown from 18 to 41"
			} else if k == record.Offer && d.is(j-1, "in") && d.year(j) > 0 {
				continue // "trade reached two billion in 2025"
			} else if k == record.Report {
				fact = k
				continue
			}
			return k
		}
	}
	return fact
}

// idiom tells what a side does by a turn of phrase in what it says, "" where
// none stands there.
func (d *doc) idiom(st *statement) record.Kind {
	from := st.contentFrom
	switch act := st.act; {
	case act == nil && (st.attributed || st.own || st.rule == directive):
		from = st.from
	case act == nil || !act.Say && (!act.Carry || act.Kind != record.Affirm || !d.viewIn(st)) || st.base != nil && !st.own:
		return ""
	}
	for i := from; i < st.to; i++ {
		if d.formAt[i] == d.formAt[i+1] || !begins(d, d.lex.Idioms, i) || d.is(i-1, "not", "no", "never") {
			continue
		}
		if in, n := d.lex.Idioms.Longest(d.formsFrom(i, st.to)); n > 0 {
			d.because(st, in.Line)
			st.other = in.Other
			st.thanks = in.Other && in.Kind == record.Appraise
			return in.Kind
		}
	}
	return ""
}

// expletive tells whether the "it" of a clause whose verb ends at token i stands
// for what follows: "it would be better to wait".
func (d *doc) expletive(i, end int) bool {
	for k := i; k < min(end, i+6) && !d.punct(k); k++ {
		if d.is(k, "if", "that") || d.is(k, "to") && d.class(k+1, lexicon.Base|lexicon.Be|lexicon.Have) {
			return true
		}
	}
	return false
}

// tenet tells whether the verb g says of peace, security or the like what they
// are or need, which is a principle and no news.
func (d *doc) tenet(st *statement, from int, g verbGroup) bool {
	if g.past || g.perfect || g.passive || d.class(g.head, lexicon.Ing) {
		return false
	}
	for i := from; i < st.to; i++ {
		if d.number(i) > 0 || d.year(i) > 0 {
			return false
		}
	}
	for i := from; i < g.from; i++ {
		if d.among(i, lexicon.ListTenet) && !d.is(i+1, "council", "forces", "force", "conference", "treaty") {
			return true
		}
	}
	return false
}

// viewIn tells whether what a verb carries is a view, with what is thought
// behind it: "expressed the opinion that".
func (d *doc) viewIn(st *statement) bool {
	for i := st.contentFrom; i < min(st.to, st.contentFrom+5); i++ {
		if d.among(i, lexicon.ListViewNoun) {
			return d.is(i+1, "that")
		}
	}
	return false
}

// calls tells whether something is called something, with much between: "described
// the fee that is taken on the river as".
func (d *doc) calls(st *statement) bool {
	if _, in := d.lex.Look(st.act.Pattern[0].Words[0]); !in.Has(lexicon.ListJudge) {
		return false
	}
	for i := st.contentFrom + 1; i+1 < st.to; i++ {
		if d.is(i, "as") && d.class(i+1, lexicon.Det) {
			return true
		}
	}
	return false
}

// considersIt tells whether something is considered to be something: "considered
// the vote “a good sign”".
func (d *doc) considersIt(st *statement) bool {
	for i := st.contentFrom + 1; i+1 < st.to; i++ {
		k := i
		if d.quoteMark(k) {
			k++
		}
		if d.is(k, "a", "an") && !d.punct(i-1) && !d.class(i-1, lexicon.Prep|lexicon.Conj|lexicon.Verb|lexicon.Adv) {
			return true
		}
	}
	return false
}

// meritOfOther tells whether the content names what the other side does or
// gives: "highlighted the Finnish contribution to".
func (d *doc) meritOfOther(st *statement) bool {
	if len(st.who.by) != 1 || d.other(st.who.by[0]) == "" {
		return false
	}
	named, merit := false, false
	for i := st.verb.to; i < min(st.to, st.verb.to+9) && !d.punct(i) && !d.class(i, lexicon.Sub); i++ {
		named = named || d.toks[i].name == d.other(st.who.by[0])
		merit = merit || d.among(i, lexicon.ListMerit)
	}
	return named && merit
}

// eventIn tells whether the content names a visit or an event to come to.
func (d *doc) eventIn(st *statement) bool {
	limit := min(st.to, st.contentFrom+26)
	for i := st.contentFrom; i < limit; i++ {
		if d.among(i, lexicon.ListEvent) {
			if d.is(i, "take") && !d.is(i+1, "part") {
				continue
			}
			return true
		}
		if d.is(i, "to") && (d.toks[min(i+1, limit-1)].name != "" || d.capital(i+1) || d.is(i+1, "the") && d.capital(i+2)) {
			return true // "to Japan", "to Aero Sydney", "to the Oslo Boat Show"
		}
		if d.is(i, "to") && d.class(i+1, lexicon.Base) && i-st.contentFrom > 1 {
			return d.among(i+1, lexicon.ListEventVerb)
		}
	}
	return false
}

// invites tells whether what is handed over invites: "a letter in which the
// President asks him to visit Lima".
func (d *doc) invites(st *statement) bool {
	for _, g := range d.verbGroups(st.contentFrom, st.to) {
		if a, _ := d.actOf(g, st.to); a != nil && a.Kind == record.Invite {
			return true
		}
	}
	return false
}

// otherActs tells whether the content wants the other side to do something:
// "proposed that Japan provide", "suggested that you give".
func (d *doc) otherActs(st *statement) bool {
	if st.embed == nil || len(st.who.by) != 1 {
		return false
	}
	i := st.contentFrom
	if d.is(i, "that") {
		i++
	}
	if i >= st.to {
		return false
	}
	m := d.toks[i].ment
	return m != nil && m.from == i && d.isOther(m, st)
}

package reader

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/text"
)

// rankHere tells whether ranks or honorifics that begin at token j stand
// before a name, and are not part of a post ("General Staff").
func (d *doc) rankHere(j int, rc lexicon.RankClass, end int) bool {
	if rc == lexicon.Suffix || rc == lexicon.Retired {
		return false
	}
	k := d.skipRanks(j, end)
	if k >= end {
		return false
	}
	if d.class(k, lexicon.Post|lexicon.Person) && d.nameEnd(k, end) <= k+1 && d.toks[k].Shape != text.Upper {
		return false
	}
	return d.nameEnd(k, end) > k
}

// skipRanks returns the token after all ranks and honorifics from j on.
func (d *doc) skipRanks(j, end int) int {
	end = min(end, j+far)
	ranked := false // a rank stands right before j
	for j < end {
		if d.is(j, "retired") && d.capital(j+1) {
			j++
			continue
		}
		if !d.capital(j) && !d.is(j, "the", "(") || d.toks[j].span > 1 { // "Sri Lanka"
			break
		}
		c, n := d.lex.Ranks.Longest(d.formsFrom(j, min(end, j+8)))
		if d.is(j, "(") && j+3 < end && d.is(j+2, ".") && d.is(j+3, ")") && d.among(j+1, lexicon.ListRankRetired) {
			j += 4
			continue
		}
		if d.is(j, "(") && j+2 < end && d.is(j+2, ")") {
			if c, n := d.lex.Ranks.Longest([]*lexicon.Form{{Raw: "(" + d.raw(j+1) + ")", Key: lexicon.Key(d.toks[j+1].low), Lower: d.toks[j+1].low}}); n > 0 && c == lexicon.Retired || strings.HasPrefix(strings.ToLower(d.raw(j+1)), "ret") || strings.HasPrefix(d.toks[j+1].low, "res.") || strings.HasPrefix(strings.ToLower(d.raw(j+1)), "rtd") {
				j += 3
				continue
			}
			if c, n := d.lex.Ranks.Longest(d.formsFrom(j+1, j+2)); n > 0 && c != lexicon.Suffix && d.capital(j+3) {
				j += 3 // "Hon. (Dr.) Esther Barasa"
				continue
			}
		}
		if k := d.rankAgain(j, end); ranked && k > 0 && d.capital(k) {
			j = k
			continue
		}
		if k := d.branch(j); k > j && ranked && d.capital(k) {
			j = k
			continue
		}
		if n == 0 || c == lexicon.Suffix {
			break
		}
		ranked = c == lexicon.Rank
		if n == 1 && c != lexicon.Rank && d.beforeParticle(j) {
			break // "Sultan bin Khalid": a name
		}
		j = d.tokensOf(j, n)
		if d.is(j, "'", "’") && j+1 < end && !d.toks[j].Space {
			j++
		}
	}
	return j
}

// rankAgain returns the token behind brackets at j that hold a rank and nothing
// else, 0 where there are none: "Brigadier General (Brig Gen) Tanaka Ken".
func (d *doc) rankAgain(j, end int) int {
	if !d.is(j, "(") {
		return 0
	}
	k := d.bracketed(j, end)
	if k < 0 || k-j > 5 {
		return 0
	}
	if c, n := d.lex.Ranks.Longest(d.formsFrom(j+1, k-1)); n == 0 || c != lexicon.Rank || d.tokensOf(j+1, n) != k-1 {
		return 0
	}
	return k
}

// branch returns the token behind brackets with a short form of a branch or a
// status, as they follow a rank: "RAdm (LH)", "Commodore (ret.)"; j where there
// are none.
func (d *doc) branch(j int) int {
	if !d.is(j, "(") || len(d.toks[min(j+1, len(d.toks)-1)].low) > 5 {
		return j
	}
	k := j + 2
	if d.is(k, ".") {
		k++
	}
	if !d.is(k, ")") {
		return j
	}
	return k + 1
}

// styled tells whether a style of several words begins at token j, with a name
// behind it: "His Excellency", "Her Majesty".
func (d *doc) styled(j, end int) bool {
	c, n := d.lex.Ranks.Longest(d.formsFrom(j, min(end, j+6)))
	return n > 1 && d.rankHere(j, c, end)
}

// honoured tells whether the word at i is a rank or an honorific: "Dr. Sunday
// Attah" was not born on one.
func (d *doc) honoured(i int) bool {
	_, n := d.lex.Ranks.Longest(d.formsFrom(i, i+1))
	return n > 0 && d.capital(i)
}

// ranked tells whether ranks with a name stand at token j.
func (d *doc) ranked(j, end int) bool {
	rc, n := d.lex.Ranks.Longest(d.formsFrom(j, min(end, j+6)))
	return n > 0 && d.capital(j) && d.rankHere(j, rc, end)
}

// rankText returns the military ranks among a mention's ranks and
// honorifics.
func (d *doc) rankText(m *mention) string {
	var out []string
	for j := m.rank[0]; j < m.rank[1]; {
		c, n := d.lex.Ranks.Longest(d.formsFrom(j, m.rank[1]))
		if n == 0 {
			if k := d.rankAgain(j, m.rank[1]); k > 0 {
				j = k
				continue
			}
			if len(out) > 0 && d.is(j, "(") {
				out = append(out, d.quote(j, min(j+3, m.rank[1])))
				j += 3
				continue
			}
			j++
			continue
		}
		k := d.tokensOf(j, n)
		if c == lexicon.Rank || c == lexicon.Retired && len(out) > 0 {
			out = append(out, d.quote(j, k))
		}
		j = k
	}
	return strings.Join(out, " ")
}

package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// groupAt returns the mention of a group of states that begins at token i:
// "the NB8".
func (d *doc) groupAt(i, end int) *mention {
	j := i
	if d.is(j, "the") {
		j++
	}
	if j >= end || !d.capital(j) && !d.is(j, "three") {
		return nil
	}
	g, n := d.lex.Groups.Longest(d.formsFrom(j, end))
	if n == 0 {
		return nil
	}
	to := d.tokensOf(j, n)
	if slices.Equal(g, d.group) {
		for k := to; k < min(to+3, end) && d.class(k, lexicon.Post|lexicon.Sides) && !d.class(k, lexicon.Mechanism); k++ {
			if d.class(k, lexicon.Sides) {
				to = k + 1 // "the MIKTA countries"
				break
			}
		}
	} else if d.toks[j].Shape != text.Upper || d.toks[j].name != "" {
		return nil // the organisation, where others meet
	}
	if to < end && !d.punct(to) && !d.class(to, lexicon.Closed|lexicon.Adv) && !d.finiteAt(to) {
		return nil // "NB8 ministers"
	}
	return &mention{kind: mSides, from: i, to: to, head: j, plural: true, parties: g, det: "the"}
}

// partyRow tells whether a row of parties goes on at token j that "and" closes
// and a noun takes up: "Estonian and Lithuanian ministers".
func (d *doc) partyRow(j, end int) bool {
	for closed := false; j < end; {
		t := &d.toks[j]
		if t.name == "" || t.form != lexicon.Adjective {
			return false
		}
		j += int(t.span)
		switch {
		case closed:
			return d.headWithin(j, end, 4)
		case d.is(j, ","):
			j++
			if d.is(j, "and") {
				closed = true
				j++
			}
		case d.is(j, "and"):
			closed = true
			j++
		default:
			return false
		}
	}
	return false
}

// groupParties returns the members of the group that meets, with a partner
// that the name joins to it ("C5+1", "NB8–Ukraine"), nil where no group does.
func (d *doc) groupParties(m *meeting) []record.Party {
	if len(m.parties) >= 2 || d.group == nil {
		return nil
	}
	others := slices.DeleteFunc(slices.Clone(m.parties), func(p record.Party) bool { return slices.Contains(d.groupAs, p) })
	return unionParties(d.group, others)
}

// findGroup finds the group of states whose meeting the account tells of.
func (d *doc) findGroup() {
	first := d.body
	for i := 0; i <= min(first, len(d.sents)-1); i++ {
		s := d.sents[i]
		if d.blocks[s.block].Kind == text.Heading && i > 1 {
			continue
		}
		for j := s.from; j < s.to; j++ {
			if !d.capital(j) && !d.is(j, "three") {
				continue
			}
			g, n := d.lex.Groups.Longest(d.formsFrom(j, s.to))
			if n == 0 {
				continue
			}
			k := d.tokensOf(j, n)
			if d.is(j-1, "the") && d.is(j-2, "of") && d.visitAhead(j-3) {
				continue // "began her tour of the Nordic countries"
			}
			// The group meets: it stands in the meeting's name or before
			// ministers and their like.
			for e := k; e < min(k+6, s.to); e++ {
				if d.class(e, lexicon.Mechanism|lexicon.Sides|lexicon.Edition) {
					d.group = g
					for ; j < k; j++ {
						if p := d.toks[j].name; p != "" {
							d.groupAs = append(d.groupAs, p)
						}
					}
					return
				}
				if d.class(e, lexicon.Verb) && !d.class(e, lexicon.NounToo|lexicon.Post) {
					break
				}
			}
		}
	}
}

package reader

import (
	"strings"

	"rapporteur/text"
)

// doubleMarks has pairs of single quotation marks read as double ones, so that
// no rule need know both: 'We agree,' said X.
func (d *doc) doubleMarks() {
	if !strings.Contains(d.s, "‘") && !strings.Contains(d.s, " '") && !strings.Contains(d.s, "\n'") && !strings.HasPrefix(d.s, "'") {
		return
	}
	for b := range d.blocks {
		from, to := d.opens[b], d.opens[b+1]
		if from == to {
			continue
		}
		d.doubleMarksIn(d.sents[from].from, d.sents[to-1].to)
	}
}

// doubleMarksIn does so among the tokens [from, to) of a block.
func (d *doc) doubleMarksIn(from, to int) {
	sc := d.scratch
	within := false // double marks
	for i := from; i < to; i++ {
		switch d.toks[i].low {
		case "“":
			within = true
		case "”":
			within = false
		case "\"":
			within = !within
		}
		if within || !d.opensSingle(i, from, to) {
			continue
		}
		end := d.closesSingle(i, to)
		if end < 0 {
			if d.raw(i) == "'" || i > from {
				continue
			}
			end = to // a paragraph of several that are quoted
		}
		d.toks[i].become(sc.word(d.r, "“", text.Punct))
		d.doubled = true
		if end < to {
			d.toks[end].become(sc.word(d.r, "”", text.Punct))
		}
		i = end
	}
}

// opensSingle tells whether the token at i is a single mark that opens a
// quotation, and no apostrophe.
func (d *doc) opensSingle(i, from, to int) bool {
	if raw := d.raw(i); raw != "'" && raw != "‘" || i+1 >= to || i > from && !d.toks[i].Space && !d.is(i-1, "(", "–", "—") {
		return false
	}
	return !d.toks[i+1].Space && (d.toks[i+1].Shape == text.Word || d.capital(i+1))
}

// closesSingle returns where the quotation that opens at i is closed, -1 where
// it is not. A mark behind an s closes it only before a stop: it may belong to
// "the ministers' meeting".
func (d *doc) closesSingle(i, to int) int {
	for k := i + 2; k < min(to, i+many); k++ {
		if raw := d.raw(k); raw != "'" && raw != "’" || d.toks[k].Space || k+1 < to && !d.toks[k+1].Space && d.toks[k+1].Shape != text.Punct {
			continue
		}
		if d.toks[k].Shape == text.Punct {
			return k
		}
	}
	return -1
}

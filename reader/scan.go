package reader

import (
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// scan divides the text into blocks, sentences and tokens, and looks every
// word up.
func (r *Reader) scan(in record.Document) *doc {
	d := &doc{r: r, lex: r.lex, in: in, s: in.Text, today: in.Published}
	d.blocks = text.Blocks(d.s, r.lang)
	raw := make([]text.Token, 0, len(d.s)/5)
	type bound struct{ block, from, to int }
	var bounds []bound
	for i, b := range d.blocks {
		from := len(raw)
		start := max(b.Start, b.Dateline.End)
		raw = text.Tokens(raw, d.s, start, b.End, r.lang)
		bounds = append(bounds, bound{i, from, len(raw)})
	}
	d.toks = make([]token, len(raw))
	d.formAt = make([]int32, len(raw)+1)
	d.forms = make([]lexicon.Form, 0, len(raw))
	d.tokOf = make([]int32, 0, len(raw))
	for i, t := range raw {
		w := d.s[t.Start:t.End]
		low := strings.ToLower(w)
		if t.Shape >= text.Cap && t.Shape != text.Number || t.Shape == text.Word {
			low = strings.ReplaceAll(low, "’", "'")
		}
		switch low {
		case "«":
			low = "“"
		case "»":
			low = "”"
		}
		known, in := r.lex.Look(low)
		d.toks[i] = token{Token: t, low: low, w: known, in: in}
		if low == "under" && t.Shape == text.Cap && i+2 < len(raw) && raw[i+2].Shape == text.Cap && !raw[i+1].Space && !raw[i+2].Space {
			d.toks[i].w, _ = r.lex.Look("deputy") // "Under-Secretary"
		}
		if d.toks[i].w == nil && t.Shape == text.Word {
			d.toks[i].w = guess(low)
		}
		d.formAt[i] = int32(len(d.forms))
		f := lexicon.Form{Raw: w, Lower: low}
		switch {
		case t.Shape == text.Poss, t.Shape == text.Punct && strings.Contains("-–‑—/'\"“”‘’«»", w):
			continue
		case t.Shape == text.Punct:
			f = lexicon.Form{Raw: w, Key: w}
		default:
			if w := d.toks[i].w; w != nil && w.Key != "" {
				f.Key = w.Key
			} else {
				f.Key = lexicon.Key(low)
			}
		}
		f.Starts = r.lex.Starts(&f)
		d.forms = append(d.forms, f)
		d.tokOf = append(d.tokOf, int32(i))
	}
	d.formAt[len(raw)] = int32(len(d.forms))
	for _, b := range bounds {
		text.Sentences(d.s, raw[b.from:b.to], r.lang, func(from, to int) {
			for ; to-from > longest; from += longest {
				d.sents = append(d.sents, sentence{b.block, b.from + from, b.from + from + longest})
			}
			d.sents = append(d.sents, sentence{b.block, b.from + from, b.from + to})
		})
	}
	for _, s := range d.sents {
		d.findParties(s)
	}
	d.findAliases()
	return d
}

// longest is how many tokens a sentence may have. No sentence that anybody
// wrote has so many; a page gone wrong must not take time that grows with the
// square of its length.
const longest = 700

// titled returns the next forms from token i on with words in capitals
// written as names, for headlines in capitals.
func (d *doc) titled(i, end int) []lexicon.Form {
	forms := d.formsFrom(i, end)
	out := make([]lexicon.Form, min(len(forms), 6))
	for k := range out {
		out[k] = forms[k]
		out[k].Raw, out[k].Starts = title(out[k].Raw), 0
	}
	return out
}

// title writes a word in capitals as a name ("VIETNAM" as "Vietnam").
func title(w string) string {
	for i := range w {
		if i > 0 {
			return w[:i] + strings.ToLower(w[i:])
		}
	}
	return w
}

// Words that the lexicon lacks, as their ending shows them.
var (
	unknownPast = &lexicon.Word{Class: lexicon.Past | lexicon.Participle}
	unknownIng  = &lexicon.Word{Class: lexicon.Ing | lexicon.NounToo}
	unknownBase = &lexicon.Word{Class: lexicon.Base}
)

// guess tells what an unknown word in small letters looks like, nil for a
// noun or an adjective.
func guess(low string) *lexicon.Word {
	n := len(low)
	if n < 6 {
		return nil
	}
	switch {
	case strings.HasSuffix(low, "ised"), strings.HasSuffix(low, "ized"), strings.HasSuffix(low, "ated"), strings.HasSuffix(low, "ified"):
		return unknownPast
	case strings.HasSuffix(low, "ising"), strings.HasSuffix(low, "izing"), strings.HasSuffix(low, "ating"), strings.HasSuffix(low, "ifying"):
		return unknownIng
	case strings.HasSuffix(low, "ise") && !strings.HasSuffix(low, "wise"), strings.HasSuffix(low, "ize"), strings.HasSuffix(low, "ify"):
		return unknownBase
	}
	return nil
}

// findAliases marks short names that the document itself gives to a side:
// "the Sri Lanka Navy (SLN)".
func (d *doc) findAliases() {
	alias := map[string]record.Party{}
	for i := 0; i+2 < len(d.toks); i++ {
		if !d.is(i, "(") || !d.is(i+2, ")") || d.toks[i+1].Shape != text.Upper || d.toks[i+1].name != "" {
			continue
		}
		for k := i - 1; k >= 0 && k > i-5; k-- {
			t := &d.toks[k]
			if t.Shape == text.Punct || t.w.Is(lexicon.Closed) {
				break
			}
			if t.back > 0 {
				continue
			}
			if t.name != "" && t.form <= lexicon.Adjective && (k+int(t.span) == i || d.class(i-1, lexicon.Side|lexicon.Post)) && !d.class(i-1, lexicon.Mechanism) {
				alias[d.raw(i+1)] = t.name
				break
			}
		}
	}
	if len(alias) == 0 {
		return
	}
	for i := range d.toks {
		if t := &d.toks[i]; t.Shape == text.Upper && t.name == "" && t.back == 0 {
			if p := alias[d.raw(i)]; p != "" {
				t.name, t.form, t.span = p, lexicon.Name, 1
			}
		}
	}
}

// findParties marks the names of parties in a sentence.
func (d *doc) findParties(s sentence) {
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if t.Shape != text.Cap && t.Shape != text.Upper && t.Shape != text.Word || t.Shape == text.Word && t.low != "the" && (len(t.low) == 0 || t.low[0] < 0x80) {
			continue
		}
		if t.Shape == text.Word {
			continue
		}
		v, n := d.lex.Parties.Longest(d.formsFrom(i, s.to))
		if n == 0 && t.Shape == text.Upper && len(t.low) > 3 {
			v, n = d.lex.Parties.Longest(d.titled(i, s.to))
		}
		if n == 0 {
			continue
		}
		to := d.tokensOf(i, n)
		if v.Form == lexicon.Seat && d.capital(to) && d.class(to, lexicon.InstrumentHead|lexicon.Mechanism) && !d.class(to, lexicon.Closed) {
			continue // "the Paris Agreement"
		}
		t.name, t.form, t.span = v.Party, v.Form, int32(to-i)
		for k := i + 1; k < to; k++ {
			d.toks[k].back = int32(k - i)
		}
		i = to - 1
	}
}

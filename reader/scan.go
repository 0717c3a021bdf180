package reader

import (
	"slices"
	"strings"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// A scratch is what one reading leaves to the next: rows to write tokens in,
// and what was looked up of words.
type scratch struct {
	blocks []text.Block
	opens  []int
	sents  []sentence
	raw    []text.Token
	toks   []token
	forms  []*lexicon.Form
	formAt []int32
	tokOf  []int32
	words  map[string]*word
	houses map[string]house // publishers by name
	recent [1 << 12]*word   // of words, by their place
	none   word             // that of the tokens behind the last
	split  []string
	keys   []string // of names, one name's behind the other's
	line   []token  // of a dateline

	groups     []verbGroup
	namings    []naming
	mentions   store[mention]
	statements store[statement]
}

// A store hands out places for values that are needed for one reading.
type store[T any] struct {
	shelves [][]T
	used    int // the shelves before the one that is being filled
}

// put keeps a value until the reading's end.
func (s *store[T]) put(v T) *T {
	if s.used == len(s.shelves) {
		s.shelves = append(s.shelves, make([]T, 0, 64))
	}
	shelf := &s.shelves[s.used]
	*shelf = append(*shelf, v)
	if len(*shelf) == cap(*shelf) {
		s.used++
	}
	return &(*shelf)[len(*shelf)-1]
}

// empty forgets all values.
func (s *store[T]) empty() {
	for i, shelf := range s.shelves[:min(s.used+1, len(s.shelves))] {
		clear(shelf)
		s.shelves[i] = shelf[:0]
	}
	s.used = 0
}

// manyWords is how many words a scratch remembers.
const manyWords = 1 << 14

// longest is how many tokens a sentence may have. No sentence that anybody
// wrote has so many; a page gone wrong must not take time that grows with the
// square of its length.
const longest = 700

// far is how many tokens a walk looks ahead or back where nothing else stops
// it, and many how many persons or names are compared with a new one. What
// people write has fewer.
const (
	far  = 40
	many = 200
)

// ahead is how many empty tokens stand behind the last, so that rules may look
// ahead of a word without asking where the text ends.
const ahead = 8

// noShape is the shape of these.
const noShape text.Shape = 0xff

// A word is what can be told of a token by its letters alone. What rules ask
// for most stands first, close together.
type word struct {
	shape   text.Shape
	mute    bool          // tries do not see it
	dated   bool          // a date may begin with it
	meets   bool          // the naming of a meeting may have it for its head
	acts    bool          // a mention may begin with it
	calls   bool          // the words for a call or a reception may have it
	ly      bool          // it looks like an adverb
	adverb  bool          // it is one between the words of a verb group
	stops   bool          // no gap of a pattern goes over it
	low     string        // in small letters
	w       *lexicon.Word // nil where the lexicon does not know it
	in      lexicon.Lists // the lists that it stands in
	bits    lexicon.Bits  // what it may be in patterns of acts
	phrase  lexicon.Form  // as tries look at it
	folded  []string      // as a name: see fold
	ordinal int           // 3 of "third" and "3rd", 0 of others
}

// scan divides the text into blocks, sentences and tokens, and looks every
// word up.
func (r *Reader) scan(in record.Document) *doc {
	sc, _ := r.scratch.Get().(*scratch) // New makes nothing else
	d := &doc{r: r, lex: r.lex, in: in, s: in.Text, today: in.Published, keys: map[string][]string{}, titles: map[string]*person{}, scratch: sc}
	d.blocks = text.Blocks(sc.blocks, d.s, r.lang)
	d.opens, d.sents = sc.opens[:0], sc.sents[:0]
	raw := sc.raw[:0]
	for i, b := range d.blocks {
		first := len(raw)
		d.opens = append(d.opens, len(d.sents))
		raw = text.Tokens(raw, d.s, max(b.Start, b.Dateline.End), b.End, r.lang)
		text.Sentences(d.s, raw[first:], r.lang, func(from, to int) {
			for ; to-from > longest; from += longest {
				d.sents = append(d.sents, sentence{i, first + from, first + from + longest})
			}
			d.sents = append(d.sents, sentence{i, first + from, first + to})
		})
	}
	d.opens = append(d.opens, len(d.sents))
	d.body = d.firstBody()
	d.toks, d.formAt = slices.Grow(sc.toks[:0], len(raw)+ahead)[:len(raw)], slices.Grow(sc.formAt[:0], len(raw)+1)[:len(raw)]
	d.forms, d.tokOf = sc.forms[:0], sc.tokOf[:0]
	military := 0
	for i, t := range raw {
		w := d.s[t.Start:t.End]
		recent := &sc.recent[place(w)]
		if k := *recent; k == nil || k.shape != t.Shape || k.phrase.Raw != w {
			*recent = sc.word(r, w, t.Shape)
		}
		known := *recent
		d.has.AddAll(&known.in)
		if known.in.Has(lexicon.ListMilitary) {
			military++
		}
		d.toks[i].set(known, t)
		if known.low == "under" && t.Shape == text.Cap && i+2 < len(raw) && raw[i+2].Shape == text.Cap && !raw[i+1].Space && !raw[i+2].Space {
			under := *known
			under.w, _ = r.lex.Look("deputy") // "Under-Secretary"
			under.begin(r.lex)
			d.toks[i].set(&under, t)
		}
		if i > 0 && d.toks[i-1].low == "opposite" && (known.low == "number" || known.low == "numbers") {
			known = sc.word(r, strings.Replace(known.low, "number", "counterpart", 1), t.Shape)
			d.has.AddAll(&known.in)
			d.toks[i].set(known, t)
		}
		d.formAt[i] = int32(len(d.forms))
		if !known.mute && !(known.low == "," && i+1 < len(raw) && d.oneAgenda(i-1, raw[i+1])) {
			for k := i - 1; k >= 0 && d.toks[k].mute; k-- {
				d.toks[k].starts = known.phrase.Starts
			}
			if n := len(d.tokOf); known.phrase.Second != 0 && n > 0 {
				k := d.tokOf[n-1]
				d.toks[k].starts |= known.phrase.Second
				for k--; k >= 0 && d.toks[k].mute; k-- {
					d.toks[k].starts |= known.phrase.Second
				}
			}
			d.forms = append(d.forms, &known.phrase)
			d.tokOf = append(d.tokOf, int32(i))
		}
	}
	d.formAt = append(d.formAt, int32(len(d.forms)))
	sc.raw = raw
	d.doubleMarks()
	var bodies []int
	for _, s := range d.sents {
		bodies = d.findParties(s, bodies)
	}
	d.settleStateBodies(bodies)
	d.findAliases()
	d.account = lexicon.Civil
	if 100*military >= len(d.toks) {
		d.account = lexicon.Military // it has a word for forces in every hundred
	}
	d.house = d.houseOf(in.Publisher)
	d.toks = d.pad(d.toks)
	return d
}

// oneAgenda tells whether the comma behind token i stands within the name of one
// agenda: "women, peace and security".
func (d *doc) oneAgenda(i int, next text.Token) bool {
	return d.among(i, lexicon.ListAgendaOf) && strings.EqualFold(d.s[next.Start:next.End], "peace")
}

// pad puts the empty tokens behind the last.
func (d *doc) pad(toks []token) []token {
	for range ahead {
		toks = append(toks, token{Start: int32(len(d.s)), End: int32(len(d.s)), Shape: noShape, word: &d.scratch.none})
	}
	return toks
}

// leave gives the rows of a document that has been read to the next.
func (d *doc) leave() {
	sc := d.scratch
	sc.blocks, sc.opens, sc.sents = d.blocks, d.opens, d.sents
	sc.toks, sc.forms, sc.formAt, sc.tokOf = d.toks, d.forms, d.formAt, d.tokOf
	// Nothing of the document is kept.
	clear(sc.blocks)
	clear(sc.toks)
	clear(sc.split[:cap(sc.split)])
	clear(sc.keys)
	sc.keys = sc.keys[:0]
	clear(sc.namings)
	clear(sc.groups)
	sc.groups = sc.groups[:0]
	sc.mentions.empty()
	sc.statements.empty()
	d.r.scratch.Put(sc)
}

// place returns where among the recent words a word stands, which is quicker
// found there than in the map of all.
func place(w string) int {
	n := len(w)
	return (7*n + int(w[0]) + 31*int(w[n/2]) + 101*int(w[n-1])) & (1<<12 - 1)
}

// word returns what is to be known of a word as written, from the words that
// were looked up before.
func (sc *scratch) word(r *Reader, raw string, shape text.Shape) *word {
	k, ok := sc.words[raw]
	if !ok || k.shape != shape {
		k = r.lookUp(strings.Clone(raw), shape)
		if len(sc.words) >= manyWords {
			clear(sc.words)
		}
		sc.words[k.phrase.Raw] = k
	}
	return k
}

// key returns the key of a word, which is known already of most words.
func (sc *scratch) key(w string) string {
	if k := sc.recent[place(w)]; k != nil && k.phrase.Raw == w && len(k.low) == len(w) && (k.shape == text.Word || k.shape == text.Cap || k.shape == text.Upper) {
		return k.phrase.Key
	}
	return lexicon.Key(w)
}

// lookUp returns what is to be known of a word as written.
func (r *Reader) lookUp(raw string, shape text.Shape) *word {
	low := strings.ToLower(raw)
	if shape != text.Punct && shape != text.Number {
		low = strings.ReplaceAll(low, "’", "'")
	}
	switch low {
	case "«":
		low = "“"
	case "»":
		low = "”"
	}
	k := &word{shape: shape, low: low, bits: r.lex.Bits(low), phrase: lexicon.Form{Raw: raw, Lower: low}, ordinal: r.lex.Ordinal(low)}
	if shape == text.Cap || shape == text.Upper {
		k.folded = fold(raw)
	}
	w, in := r.lex.Look(low)
	k.w = w
	if in != nil {
		k.in = *in
	}
	if k.w == nil && shape == text.Word {
		k.w = guess(low)
	}
	switch {
	case shape == text.Poss, shape == text.Punct && strings.Contains("-–‑—/'\"“”‘’«»", raw):
		k.mute = true
	case shape == text.Punct:
		k.phrase.Key, k.phrase.Lower = raw, ""
	case k.w != nil && k.w.Key != "":
		k.phrase.Key = k.w.Key
	default:
		k.phrase.Key = lexicon.Key(low)
	}
	r.lex.Find(&k.phrase)
	k.begin(r.lex)
	return k
}

// begin fills in what may begin with a word.
func (k *word) begin(lex *lexicon.Lexicon) {
	var w lexicon.Word
	if k.w != nil {
		w = *k.w
	}
	k.dated = k.shape == text.Number || w.Month > 0 || w.Day > 0 || k.in.Has(lexicon.ListDayWord)
	k.meets = k.shape == text.Number || w.Ordinal > 0 || w.Is(lexicon.Edition) || k.in.Has(lexicon.ListMeetAgain) || k.shape == text.Upper && strings.HasPrefix(k.low, "cop") ||
		lex.NoMeeting.MayBegin(&k.phrase) || lex.Visits.MayBegin(&k.phrase) || lex.Mechanisms.MayBegin(&k.phrase)
	k.calls = k.in.Has(lexicon.ListCall)
	k.acts = k.shape != text.Punct && k.shape != text.Poss && (k.shape != text.Number || k.w != nil) && (k.shape != text.Word || k.w == nil || w.Is(phraseBegins|lexicon.Pron) || w.Number > 0)
	k.ly = k.shape == text.Word && lyAdverb(k.low)
	k.adverb = k.ly || w.Is(lexicon.Adv) && !w.Is(lexicon.Verb|lexicon.Be|lexicon.Have|lexicon.Modal|lexicon.Det) && k.low != "as"
	k.stops = k.shape == text.Punct
	switch k.low {
	case "not", "also", "n't":
		k.adverb = true
	case "that", "which", "who":
		k.stops = true
	case "-", "–", "‑", "—", "“", "\"", "‘", "’":
		k.stops = false
	case "last", "next":
		k.dated, k.meets = true, true
	case "this", "year":
		k.dated = true
	case "one", "previous", "previously", "visited", "welcome", "welcoming":
		k.meets = true
	case "retired", "i":
		k.acts = true
	case "will", "is", "to", "courtesy", "had", "held", "received", "met", "paid", "hosted", "call", "conferred", "audience", "meeting", "talks", "with":
		k.calls = true
	}
}

// lyAdverb tells whether a word looks like an adverb.
func lyAdverb(w string) bool {
	return len(w) > 4 && w[len(w)-2:] == "ly" && w != "supply" && w != "reply" && w != "apply" && w != "family" && w != "assembly" && w != "comply" && w != "multiply" && w != "rely"
}

// ofWaters tells whether a state's name in tokens [i, to) is part of that of a
// sea or the like, which is no state's: "the Indian Ocean", "the Gulf of Guinea".
func (d *doc) ofWaters(i, to int) bool {
	if to < len(d.toks) && d.among(to, lexicon.ListWaters) && d.capital(to) {
		return true
	}
	k := i - 1
	if d.is(k, "the") {
		k--
	}
	if d.is(k, "of") {
		k--
	}
	return k >= 0 && d.among(k, lexicon.ListWaters) && d.capital(k)
}

// titled returns the next forms from token i on with words in capitals
// written as names, for headlines in capitals.
func (d *doc) titled(i, end int) []*lexicon.Form {
	forms := d.formsFrom(i, end)
	forms = forms[:min(len(forms), 6)]
	all, out := make([]lexicon.Form, len(forms)), make([]*lexicon.Form, len(forms))
	for k, f := range forms {
		all[k] = *f
		all[k].Raw, all[k].Starts = title(f.Raw), 0
		out[k] = &all[k]
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
	if n < 6 || strings.HasPrefix(low, "un") && !strings.HasPrefix(low, "uni") {
		return nil // "unregulated" is no verb
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
	for i, end := 0, len(d.toks)-2; i < end; i++ {
		if t := &d.toks[i]; t.Shape != text.Punct || t.low != "(" || !d.is(i+2, ")") || d.toks[i+1].Shape != text.Upper || d.toks[i+1].name != "" {
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

// findParties marks the names of parties in a sentence, and appends where
// bodies are named that a state may have too.
func (d *doc) findParties(s sentence, bodies []int) []int {
	for i := s.from; i < s.to; i++ {
		t := &d.toks[i]
		if t.Shape != text.Cap && t.Shape != text.Upper {
			continue
		}
		v, n := d.lex.Parties.Longest(d.formsFrom(i, s.to))
		if n == 0 && t.Shape == text.Upper && (len(t.low) > 3 || i+1 < s.to && d.toks[i+1].Shape == text.Cap) { // "JAPAN", "NEW Zealand"
			v, n = d.lex.Parties.Longest(d.titled(i, s.to))
		}
		if n == 0 {
			continue
		}
		to := d.tokensOf(i, n)
		if v.Form == lexicon.Seat && d.capital(to) && d.class(to, lexicon.InstrumentHead|lexicon.Mechanism) && !d.class(to, lexicon.Closed) {
			continue // "the Paris Agreement"
		}
		if v.Form == lexicon.Seat && d.is(to-1, "department") && d.is(to, "for") {
			continue // Kenya's "State Department for Trade"
		}
		if d.ofWaters(i, to) && !d.lex.Organisation(v.Party) {
			i = to - 1
			continue
		}
		t.name, t.form, t.span = v.Party, v.Form, int16(to-i)
		for k := i + 1; k < to; k++ {
			d.toks[k].back = int16(k - i)
		}
		if t.Shape == text.Cap && d.among(to-1, lexicon.ListStateBody) && d.lex.Organisation(v.Party) {
			bodies = append(bodies, i)
		}
		i = to - 1
	}
	return bodies
}

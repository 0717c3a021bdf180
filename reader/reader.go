// Package reader turns one published account into a reading: a pure function
// of text and lexicon, the same on every machine.
//
// It asks one question after the other, each in a file of its own: which words stand
// there (scan.go, mark.go), who is named (mention.go, group.go, names.go, post.go,
// rank.go, apposition.go, title.go, person.go, body.go), when (date.go), which meeting
// (naming.go, elliptic.go, meeting.go, score.go), when and where it was held (held.go,
// days.go, place.go, elsewhere.go), who led (head.go) and for which side (settle.go,
// side.go, host.go, home.go), which other meetings there are (other.go, mentioned.go,
// othertime.go), who says something by which verb (statement.go, clause.go and the
// files of their parts: verb, act, subject, frame, further, passive, carried, nominal,
// second, attribution, voice, quote, item), what only sounds like it (courtesy.go), who
// that is (speaker.go, role.go), what he
// does by it (kind.go, content.go, undertaking.go), to whom (addressee.go), about what
// (area.go), naming which documents and bodies (name.go).
//
// Within the package, places are indices of tokens; what leaves it counts in
// code points.
package reader

import (
	"sync"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// A Reader reads accounts in one language. No reading depends on the one
// before, and several goroutines may use the same reader.
type Reader struct {
	lex     *lexicon.Lexicon
	lang    *text.Language
	scratch sync.Pool
	Explain bool // fill in each statement's Why
}

// New returns a reader for the lexicon's language.
func New(lex *lexicon.Lexicon) *Reader {
	r := &Reader{lex: lex, lang: &text.Language{
		Abbreviations: lex.Abbreviations,
		Captions:      lex.Captions,
		Meta:          text.NewOpenings(lex.Meta),
		Preface:       text.NewOpenings(lex.Preface),
		Starters:      lex.Starters,
		Known:         lex.Known,
		Town:          lex.Town,
		Office:        func(word string) bool { return lex.Word(word).Is(lexicon.Person) },
	}}
	r.scratch.New = func() any { return &scratch{words: map[string]*word{}, houses: map[string]house{}} }
	return r
}

// Read returns the reading of a document whose text is normalised. It never
// fails: what it cannot tell is left out.
func (r *Reader) Read(in record.Document) record.Reading {
	d := r.scan(in)
	defer d.leave()
	d.findMentions()
	d.findMeetings()
	d.findStatements()
	return d.reading()
}

// A doc is the work on one document.
type doc struct {
	r   *Reader
	lex *lexicon.Lexicon
	in  record.Document
	s   string

	scratch *scratch

	blocks []text.Block
	toks   []token
	sents  []sentence
	opens  []int           // block -> its first sentence, or the next
	body   int             // the first sentence of running text
	forms  []*lexicon.Form // what tries look at: the tokens without hyphens, quotation marks and possessives
	formAt []int32         // token -> its form, or the next
	tokOf  []int32         // form -> its token

	persons  []*person
	titles   map[string]*person // short forms of posts: "CDF"
	meetings []*meeting
	sides    []record.Party      // of the first subject meeting
	joint    bool                // the document speaks for all sides
	group    []record.Party      // the members of the group that meets, nil where none does
	groupAs  []record.Party      // what that group is as an organisation
	keys     map[string][]string // what nameKeys has found
	today    record.Date         // of publication
	account  lexicon.Account     // whether forces or civilians meet
	has      lexicon.Lists       // the lists that any of its words stands in
	ones     [][]record.Party    // see alone
	from     *dateline           // see firstDateline; nil before it is asked for

	house              // the publisher
	home  record.Party // the side at whose home it was written, or ""

	stmts []*statement
	instr []*instrument

	doubled bool // single quotation marks are read as double ones

	vague bool // the last attribution named nobody: "he said"

	ctx context // of discourse, while statements are read
}

// A token is one of the text's tokens with what the lexicon says of it. It is
// as small as it can be, since the rules walk over the tokens again and again.
type token struct {
	Start, End int32          // in bytes
	starts     lexicon.Starts // the tries of which a phrase can begin here
	Shape      text.Shape
	Space      bool // white space stands before it
	*word
	low   string        // of the word; here it is one step nearer
	class lexicon.Class // what the lexicon says that it can be
	ment  *mention      // the actor named here, or nil
	name  record.Party  // the party whose name begins here, or ""
	form  lexicon.PartyForm
	span  int16 // how many tokens that name has
	back  int16 // how far back the name of a party begins that this token is part of
}

// set makes t the token of a place in the text where a word stands.
func (t *token) set(k *word, at text.Token) {
	*t = token{Start: int32(at.Start), End: int32(at.End), Shape: at.Shape, Space: at.Space, word: k, low: k.low, starts: k.phrase.Starts}
	if k.w != nil {
		t.class = k.w.Class
	}
}

// become makes t the token of another word, in the same place.
func (t *token) become(k *word) { t.word, t.low = k, k.low }

// A sentence is a run of tokens within one block.
type sentence struct {
	block    int
	from, to int
}

func (d *doc) raw(i int) string { return d.s[d.toks[i].Start:d.toks[i].End] }

// is tells whether token i is one of the given small-letter words. Most calls
// name one, which costs next to nothing.
func (d *doc) is(i int, w string, others ...string) bool {
	low := d.low(i)
	return low == w || len(others) > 0 && oneOf(others, low)
}

// oneOf tells whether a word is one of several: few begin with its letter.
func oneOf(words []string, w string) bool {
	for _, x := range words {
		if len(x) == len(w) && x[0] == w[0] && x == w {
			return true
		}
	}
	return false
}

// low returns token i in small letters, "" where there is none.
func (d *doc) low(i int) string {
	if uint(i) < uint(len(d.toks)) {
		return d.toks[i].low
	}
	return ""
}

// among tells whether token i stands in a list of the lexicon.
func (d *doc) among(i int, x lexicon.List) bool {
	return uint(i) < uint(len(d.toks)) && d.toks[i].in.Has(x)
}

// anyAmong tells whether a sentence has a word of a list of the lexicon.
func (d *doc) anyAmong(s sentence, x lexicon.List) bool {
	if !d.has.Has(x) {
		return false
	}
	for i := s.from; i < s.to; i++ {
		if d.among(i, x) {
			return true
		}
	}
	return false
}

func (d *doc) class(i int, c lexicon.Class) bool {
	return uint(i) < uint(len(d.toks)) && d.toks[i].class&c != 0
}

func (d *doc) capital(i int) bool {
	return i >= 0 && i < len(d.toks) && (d.toks[i].Shape == text.Cap || d.toks[i].Shape == text.Upper)
}

func (d *doc) punct(i int) bool {
	return i >= 0 && i < len(d.toks) && d.toks[i].Shape == text.Punct
}

func (d *doc) possessive(i int) bool {
	return i >= 0 && i < len(d.toks) && d.toks[i].Shape == text.Poss
}

// quote returns the text of tokens [from, to).
func (d *doc) quote(from, to int) string {
	if from >= to {
		return ""
	}
	return d.s[d.toks[from].Start:d.toks[to-1].End]
}

// formsFrom returns the forms from token i on, up to token end.
func (d *doc) formsFrom(i, end int) []*lexicon.Form {
	return d.forms[d.formAt[i]:d.formAt[end]]
}

// begins tells whether a phrase of a trie can begin at token i.
func begins[V any](d *doc, t *lexicon.Trie[V], i int) bool {
	return t.Begins(d.toks[i].starts)
}

// tokensOf returns the token after the n-th form from token i on.
func (d *doc) tokensOf(i, n int) int {
	return int(d.tokOf[int(d.formAt[i])+n-1]) + 1
}

func (d *doc) passage(runes *text.Runes, from, to int) record.Passage {
	return record.Passage{Start: runes.At(int(d.toks[from].Start)), End: runes.At(int(d.toks[to-1].End))}
}

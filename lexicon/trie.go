package lexicon

import "strings"

// A Trie finds the longest of many phrases at a place in a row of words.
//
// Words of phrases are compared by their Key, so British and American
// spelling, singular and plural, and letters with and without marks are one.
// A phrase word that has a capital is compared as it stands; "word*" stands
// for any ending, "_" for one word, "~" for up to three.
type Trie[V any] struct {
	nodes  []node         // the first is the root
	values []V            // the values of phrases, behind one for none
	next   map[step]int32 // while phrases are entered
	first  []int32        // once all are: where the words lead that phrases begin with, by number
	table  []edge         // and other steps that no node has room for: see close
	words  *vocabulary
	bit    Starts // set by the lexicon: which tries a word can begin a phrase of
}

// Starts tells which of a lexicon's tries have phrases that a word can begin,
// a bit a trie; 0 where it has not been asked for.
type Starts uint32

// asked marks a Starts that holds an answer.
const asked Starts = 1 << 31

// A step is one word of a phrase, by its number, behind the words that lead
// to a node. All steps of a trie lie in one map: small maps, one a node, are
// strewn over the memory, which costs more than to compare.
type step struct{ node, word int32 }

// An edge is a step and where it leads, in a table that is looked up by open
// addressing; free where to is 0.
type edge struct {
	step
	to int32
}

// slot returns where in a table of n edges, a power of two, a step is first
// looked for.
func (s step) slot(n int) int {
	h := (uint64(uint32(s.node))<<32 | uint64(uint32(s.word))) * 0x9e3779b97f4a7c15 // the golden ratio, as Knuth has it
	return int(h>>33) & (n - 1)
}

// close lays the steps where they are soon found: those from the root, which
// are looked for most, close together, one of each other node with it, and the
// rest into the table. Half of that stays free, so that most steps that are not
// there are found missing at once. No phrase can be added then.
func (t *Trie[V]) close() {
	var rest []edge
	for s, to := range t.next {
		switch at := &t.nodes[s.node]; {
		case s.node == 0:
			for len(t.first) <= int(s.word) {
				t.first = append(t.first, 0)
			}
			t.first[s.word] = to
		case at.to == 0:
			at.word, at.to = s.word, to
		default:
			rest = append(rest, edge{s, to})
		}
	}
	n := 8
	for n < 2*len(rest) {
		n *= 2
	}
	t.table = make([]edge, n)
	for _, e := range rest {
		i := e.slot(n)
		for t.table[i].to != 0 {
			i = (i + 1) & (n - 1)
		}
		t.table[i] = e
	}
	t.next = nil
}

// leads returns the node that a step leads to, 0 for none.
func (t *Trie[V]) leads(s step) int32 {
	if t.table == nil {
		return t.next[s]
	}
	if s.node == 0 {
		if int(s.word) < len(t.first) {
			return t.first[s.word]
		}
		return 0
	}
	if at := &t.nodes[s.node]; at.word == s.word && at.to > 0 {
		return at.to
	}
	for i := s.slot(len(t.table)); ; i = (i + 1) & (len(t.table) - 1) {
		if e := &t.table[i]; e.step == s || e.to == 0 {
			return e.to
		}
	}
}

// A node is small, so that many lie close together.
type node struct {
	value    int32 // of the phrase that ends here, as its place among all, 0 for none
	any, gap int32 // the nodes behind "_" and "~", 0 for none
	next     few   // the words that lead on
	word, to int32 // one of these, and where it leads: most have no other
}

// few is a set of numbers, in which one may seem to be that is not.
type few uint32

func (f few) with(n int32) few { return f | 1<<(n&31) }
func (f few) may(n int32) bool { return f&(1<<(n&31)) != 0 }

// A vocabulary numbers the words of phrases, so that tries compare numbers.
type vocabulary struct {
	key    map[string]int32 // by Key
	exact  map[string]int32 // as written
	prefix map[string]int32 // without their "*"
	long   int              // the length of the longest of these
	starts []Starts         // by number: the tries with phrases that begin so
	second []Starts         // by number: the tries with phrases that begin with "_" and it
	every  Starts           // the tries with phrases that any word begins
}

func newVocabulary() *vocabulary {
	return &vocabulary{key: map[string]int32{}, exact: map[string]int32{}, prefix: map[string]int32{}}
}

// number returns the number that a word of a phrase has in one of v's maps,
// and gives it one where it has none.
func (v *vocabulary) number(in map[string]int32, w string) int32 {
	n, ok := in[w]
	if !ok {
		n = int32(len(v.starts))
		in[w] = n
		v.starts, v.second = append(v.starts, 0), append(v.second, 0)
	}
	return n
}

// enter returns the number of a word as phrases have it.
func (v *vocabulary) enter(w string) int32 {
	switch p, prefix := strings.CutSuffix(w, "*"); {
	case prefix && p != "":
		v.long = max(v.long, len(p))
		return v.number(v.prefix, strings.ToLower(p))
	case hasCapital(w):
		return v.number(v.exact, strings.TrimSuffix(w, "."))
	}
	return v.number(v.key, Key(w))
}

// find returns the numbers of the words of phrases that a form can be.
func (v *vocabulary) find(f *Form) []int32 {
	var out []int32
	if n, ok := v.exact[undot(f.Raw)]; ok {
		out = append(out, n)
	} else if one, several := strings.CutSuffix(f.Raw, "s"); several {
		if n, ok := v.exact[one]; ok && len(one) > 1 && strings.ToUpper(one) == one {
			out = append(out, n) // "SMEs"
		}
	}
	if n, ok := v.key[f.Key]; ok {
		out = append(out, n)
	}
	for i := 1; i <= min(len(f.Lower), v.long); i++ {
		if n, ok := v.prefix[f.Lower[:i]]; ok {
			out = append(out, n)
		}
	}
	return out
}

// undot takes off the full stop of an abbreviation.
func undot(w string) string {
	if len(w) > 1 {
		return strings.TrimSuffix(w, ".")
	}
	return w
}

// A Form is one word of text, or a mark that phrases stop at, as tries look
// at it.
type Form struct {
	Key   string // see Key
	Raw   string // as written
	Lower string // "" for a mark

	Starts Starts  // see Lexicon.Find
	Second Starts  // the tries with phrases that any word begins and it goes on
	words  []int32 // the words of phrases it can be
}

// NewTrie returns an empty trie.
func NewTrie[V any]() *Trie[V] { return newTrie[V](newVocabulary()) }

func newTrie[V any](words *vocabulary) *Trie[V] {
	return &Trie[V]{nodes: make([]node, 1), values: make([]V, 1), next: map[step]int32{}, words: words}
}

// Add enters a phrase; the first value entered for a phrase stays.
func (t *Trie[V]) Add(phrase string, v V) {
	at := int32(0)
	for _, w := range Split(phrase) {
		at = t.step(at, w)
	}
	if n := &t.nodes[at]; n.value == 0 {
		n.value = int32(len(t.values))
		t.values = append(t.values, v)
	}
}

// Split divides a phrase into words as the tries count them: hyphens part
// words, possessive endings and other marks are left out.
func Split(phrase string) []string { return AppendSplit(nil, phrase) }

// AppendSplit appends the words of a phrase to out.
func AppendSplit(out []string, phrase string) []string {
	for at := 0; at < len(phrase); {
		end := at
		n := 0 // the length of the mark that parts the word from the next
		for ; end < len(phrase); end++ {
			if n = parts(phrase[end:]); n > 0 {
				break
			}
		}
		if w := withoutPossessive(phrase[at:end]); w != "" {
			if out == nil {
				out = make([]string, 0, 4)
			}
			out = append(out, w)
		}
		at = end + n
	}
	return out
}

// parts returns the length of the mark that s begins with, where it is one
// that parts words, and 0 where it is none.
func parts(s string) int {
	switch s[0] {
	case ' ', '-', '/', '(', ')':
		return 1
	case "–"[0]:
		if strings.HasPrefix(s, "–") || strings.HasPrefix(s, "‑") {
			return len("–")
		}
	}
	return 0
}

// withoutPossessive returns a word without a possessive ending.
func withoutPossessive(w string) string {
	if w == "" {
		return w
	}
	switch w[len(w)-1] {
	case 's', '\'', "’"[len("’")-1]:
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		return strings.TrimRight(w, "'’")
	}
	return w
}

// step returns the node that a word leads to from another, and makes it where
// there is none.
func (t *Trie[V]) step(from int32, w string) int32 {
	last := int32(len(t.nodes))
	var to int32
	switch n := &t.nodes[from]; w {
	case "_":
		if n.any == 0 {
			n.any = last
		}
		to = n.any
	case "~":
		if n.gap == 0 {
			n.gap = last
		}
		to = n.gap
	default:
		s := step{from, t.words.enter(w)}
		if t.next[s] == 0 {
			t.next[s], n.next = last, n.next.with(s.word)
		}
		to = t.next[s]
	}
	if to == last {
		t.nodes = append(t.nodes, node{})
	}
	return to
}

func hasCapital(w string) bool {
	return strings.ToLower(w) != w
}

// Exact returns the value entered for the phrase itself.
func (t *Trie[V]) Exact(phrase string) (V, bool) {
	at := int32(0)
	for _, w := range Split(phrase) {
		number, ok := t.words.key[Key(w)]
		if hasCapital(w) {
			number, ok = t.words.exact[strings.TrimSuffix(w, ".")]
		}
		if at = t.leads(step{at, number}); !ok || at == 0 {
			var zero V
			return zero, false
		}
	}
	n := t.nodes[at].value
	return t.values[n], n > 0
}

// Begins tells whether a phrase can begin with a form whose Starts these are,
// with the Second of the form behind it, at less cost than to look for one.
func (t *Trie[V]) Begins(s Starts) bool { return s&t.bit != 0 || t.bit == 0 || s&asked == 0 }

// goesOn tells whether a phrase with any first word can go on with a form.
func (t *Trie[V]) goesOn(f *Form) bool {
	return t.bit == 0 || f.Starts&asked == 0 || f.Second&t.bit != 0
}

// MayBegin tells so of a form by itself, whatever stands behind it.
func (t *Trie[V]) MayBegin(f *Form) bool { return t.Begins(f.Starts) || t.nodes[0].any > 0 }

// Longest returns the value of the longest phrase that begins forms, and how
// many forms it covers, 0 where none does.
func (t *Trie[V]) Longest(forms []*Form) (v V, length int) {
	if len(forms) == 0 || !t.Begins(forms[0].Starts) && (len(forms) == 1 || !t.goesOn(forms[1])) {
		return v, 0
	}
	end, length := t.longest(0, forms, 0)
	if length == 0 {
		return v, 0
	}
	return t.values[t.nodes[end].value], length
}

// found tells whether a form's words have been found in the trie's lexicon.
func (t *Trie[V]) found(f *Form) bool { return t.bit != 0 && f.Starts&asked != 0 }

// longest returns the node where the longest phrase ends that goes on from
// node at with the forms from depth on, and its length, 0 where none does.
func (t *Trie[V]) longest(at int32, forms []*Form, depth int) (end int32, length int) {
	n := &t.nodes[at]
	if n.value > 0 {
		end, length = at, depth
	}
	if depth >= len(forms) {
		return
	}
	f := forms[depth]
	if n.next != 0 {
		words := f.words
		if !t.found(f) {
			words = t.words.find(f)
		}
		for _, w := range words {
			if !n.next.may(w) {
				continue
			}
			if to := t.leads(step{at, w}); to > 0 {
				if e, k := t.longest(to, forms, depth+1); k > length {
					end, length = e, k
				}
			}
		}
	}
	if n.any > 0 && f.Lower != "" && (at > 0 || depth+1 < len(forms) && t.goesOn(forms[depth+1])) {
		if e, k := t.longest(n.any, forms, depth+1); k > length {
			end, length = e, k
		}
	}
	if n.gap > 0 {
		for k := 0; k <= 3 && depth+k < len(forms) && (k == 0 || forms[depth+k-1].Lower != ""); k++ {
			if e, got := t.longest(n.gap, forms, depth+k); got > depth+k && got > length {
				end, length = e, got
			}
		}
	}
	return
}

// starts enters the words that phrases of the trie begin with, once all are
// entered.
func (t *Trie[V]) starts(bit Starts) {
	t.bit = bit
	root := t.nodes[0]
	for s := range t.next {
		switch s.node {
		case 0:
			t.words.starts[s.word] |= bit
		case root.any:
			t.words.second[s.word] |= bit
		}
	}
	if behind := t.nodes[root.any]; root.gap > 0 || root.any > 0 && (behind.any > 0 || behind.gap > 0 || behind.value > 0) {
		t.words.every |= bit
	}
	t.close()
}

// Find looks a form up once for all of the lexicon's tries: which words of
// phrases it can be, and which tries' phrases it can begin.
func (l *Lexicon) Find(f *Form) { l.phraseWords.look(f) }

// look fills in what a form can be among v's words.
func (v *vocabulary) look(f *Form) {
	f.words, f.Starts, f.Second = v.find(f), asked, 0
	for _, n := range f.words {
		f.Second |= v.second[n]
	}
	if f.Lower == "" {
		return
	}
	f.Starts |= v.every
	for _, n := range f.words {
		f.Starts |= v.starts[n]
	}
}

// Key folds a word so that forms that mean the same compare equal: small
// letters, British spelling, singular, no full stop.
func Key(w string) string {
	w = strings.ToLower(w)
	n := len(w)
	if n > 1 && w[n-1] == '.' {
		w = w[:n-1]
		n--
	}
	if n < 4 {
		return w
	}
	if b, ok := british[w]; ok {
		return b
	}
	if w[n-1] == 's' && w[n-2] != 's' && w[n-2] != 'u' && w[n-2] != 'i' {
		switch {
		case strings.HasSuffix(w, "ies") && n > 4:
			w = w[:n-3] + "y"
		case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "xes"):
			w = w[:n-2]
		default:
			w = w[:n-1]
		}
		n = len(w)
	}
	if b, ok := british[w]; ok {
		return b
	}
	if i := strings.Index(w, "iz"); i > 2 && i+2 < n && (strings.HasPrefix(w[i:], "ize") || strings.HasPrefix(w[i:], "iza") || strings.HasPrefix(w[i:], "izi")) {
		w = w[:i] + "is" + w[i+2:]
	}
	return w
}

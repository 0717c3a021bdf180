package lexicon

import "strings"

// A Trie finds the longest of many phrases at a place in a row of words.
//
// Words of phrases are compared by their Key, so British and American
// spelling, singular and plural, and letters with and without marks are one.
// A phrase word that has a capital is compared as it stands; "word*" stands
// for any ending, "_" for one word, "~" for up to three.
type Trie[V any] struct {
	root node[V]
	bit  Starts // set by the lexicon: which tries a word can begin a phrase of
}

// Starts tells which of a lexicon's tries have phrases that a word can begin,
// a bit a trie; 0 where it has not been asked for.
type Starts uint32

// asked marks a Starts that holds an answer.
const asked Starts = 1 << 31

type node[V any] struct {
	key    map[string]*node[V] // by Key
	exact  map[string]*node[V] // by the word as written
	prefix []prefixEdge[V]
	first  map[byte][]prefixEdge[V] // the root's prefixes, by first letter
	any    *node[V]
	gap    *node[V]
	value  V
	set    bool
}

type prefixEdge[V any] struct {
	prefix string
	next   *node[V]
}

// A Form is one word of text, or a mark that phrases stop at, as tries look
// at it.
type Form struct {
	Key   string // see Key
	Raw   string // as written
	Lower string // "" for a mark

	Starts Starts // see Lexicon.Starts
}

// NewTrie returns an empty trie.
func NewTrie[V any]() *Trie[V] { return &Trie[V]{} }

// Add enters a phrase; the first value entered for a phrase stays.
func (t *Trie[V]) Add(phrase string, v V) {
	n := &t.root
	for _, w := range Split(phrase) {
		n = n.step(w)
	}
	if !n.set {
		n.value, n.set = v, true
	}
}

// Split divides a phrase into words as the tries count them: hyphens part
// words, possessive endings and other marks are left out.
func Split(phrase string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(phrase, func(r rune) bool {
		return r == ' ' || r == '-' || r == '‑' || r == '–' || r == '/' || r == '(' || r == ')'
	}) {
		for _, p := range []string{"'s", "’s"} {
			w = strings.TrimSuffix(w, p)
		}
		w = strings.TrimRight(w, "'’")
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

func (n *node[V]) step(w string) *node[V] {
	child := func(m *map[string]*node[V], k string) *node[V] {
		if *m == nil {
			*m = map[string]*node[V]{}
		}
		c := (*m)[k]
		if c == nil {
			c = &node[V]{}
			(*m)[k] = c
		}
		return c
	}
	switch {
	case w == "_":
		if n.any == nil {
			n.any = &node[V]{}
		}
		return n.any
	case w == "~":
		if n.gap == nil {
			n.gap = &node[V]{}
		}
		return n.gap
	case strings.HasSuffix(w, "*") && len(w) > 1:
		p := strings.ToLower(strings.TrimSuffix(w, "*"))
		for _, e := range n.prefix {
			if e.prefix == p {
				return e.next
			}
		}
		e := prefixEdge[V]{p, &node[V]{}}
		n.prefix = append(n.prefix, e)
		if n.first == nil {
			n.first = map[byte][]prefixEdge[V]{}
		}
		n.first[p[0]] = append(n.first[p[0]], e)
		return e.next
	case hasCapital(w):
		return child(&n.exact, strings.TrimSuffix(w, "."))
	}
	return child(&n.key, Key(w))
}

func hasCapital(w string) bool {
	return strings.ToLower(w) != w
}

// Exact returns the value entered for the phrase itself.
func (t *Trie[V]) Exact(phrase string) (V, bool) {
	n := &t.root
	for _, w := range Split(phrase) {
		var next *node[V]
		if hasCapital(w) {
			next = n.exact[strings.TrimSuffix(w, ".")]
		} else {
			next = n.key[Key(w)]
		}
		if next == nil {
			var zero V
			return zero, false
		}
		n = next
	}
	return n.value, n.set
}

// Longest returns the value of the longest phrase that begins forms, and how
// many forms it covers, 0 where none does.
func (t *Trie[V]) Longest(forms []Form) (V, int) {
	if len(forms) == 0 || forms[0].Starts&asked != 0 && forms[0].Starts&t.bit == 0 && t.bit != 0 {
		var zero V
		return zero, 0
	}
	return t.root.longest(forms, 0)
}

func (n *node[V]) longest(forms []Form, depth int) (best V, length int) {
	if n.set {
		best, length = n.value, depth
	}
	if depth >= len(forms) {
		return
	}
	try := func(c *node[V], at int) {
		if c == nil {
			return
		}
		if v, k := c.longest(forms, at); k > length {
			best, length = v, k
		}
	}
	f := &forms[depth]
	if n.exact != nil {
		raw := f.Raw
		if k := len(raw); k > 1 && raw[k-1] == '.' {
			raw = raw[:k-1]
		}
		try(n.exact[raw], depth+1)
	}
	if n.key != nil {
		try(n.key[f.Key], depth+1)
	}
	if n.first != nil && f.Lower != "" {
		for _, e := range n.first[f.Lower[0]] {
			if strings.HasPrefix(f.Lower, e.prefix) {
				try(e.next, depth+1)
			}
		}
	}
	if f.Lower != "" {
		try(n.any, depth+1)
	}
	if n.gap != nil {
		for k := 0; k <= 3 && depth+k < len(forms) && (k == 0 || forms[depth+k-1].Lower != ""); k++ {
			if v, got := n.gap.longest(forms, depth+k); got > depth+k && got > length {
				best, length = v, got
			}
		}
	}
	return
}

// starts enters the words that phrases of the trie begin with.
func (t *Trie[V]) starts(bit Starts, all *starters) {
	t.bit = bit
	for k := range t.root.key {
		all.key[k] |= bit
	}
	for w := range t.root.exact {
		all.exact[w] |= bit
	}
	for _, e := range t.root.prefix {
		all.prefix[e.prefix[0]] = append(all.prefix[e.prefix[0]], prefixStart{e.prefix, bit})
	}
	if t.root.any != nil || t.root.gap != nil {
		all.every |= bit
	}
}

// starters knows for every word which tries have phrases that begin with it.
type starters struct {
	key, exact map[string]Starts
	prefix     [256][]prefixStart
	every      Starts
}

type prefixStart struct {
	prefix string
	bit    Starts
}

// Starts tells which tries' phrases can begin with a form.
func (l *Lexicon) Starts(f *Form) Starts {
	if f.Lower == "" {
		return asked
	}
	s := &l.starters
	raw := f.Raw
	if k := len(raw); k > 1 && raw[k-1] == '.' {
		raw = raw[:k-1]
	}
	bits := asked | s.every | s.key[f.Key] | s.exact[raw]
	for _, p := range s.prefix[f.Lower[0]] {
		if strings.HasPrefix(f.Lower, p.prefix) {
			bits |= p.bit
		}
	}
	return bits
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

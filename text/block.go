package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A BlockKind is what a block of text is in the layout of its page.
type BlockKind uint8

// The kinds of block.
const (
	Paragraph BlockKind = iota
	Headline            // the first line, where it is a title
	Heading             // a title further down
	Item                // a list item
	Caption             // what stands under a picture
	Rubbish             // lines of the page that are not of the account
)

// A Block is a run of lines that belong together, with offsets in bytes.
type Block struct {
	Kind       BlockKind
	Start, End int    // without marker and outer white space
	Marker     string // a list item's "-", "1." or "(a)"; ";" where its end alone tells
	Dateline   Span   // "HANOI, May 5 (VNA) –" before a paragraph's first word
	Gap        bool   // an empty line stands before it
}

// A Span is a run of bytes.
type Span struct{ Start, End int }

// Blocks divides s and writes its blocks over dst, which may be nil. Lines that
// a narrow column has broken are joined, list markers are taken off, captions
// glued to the text after them are parted.
func Blocks(dst []Block, s string, lang *Language) []Block {
	out := dst[:0]
	gap := true
	wrapped := 0 // up to here the lines are of a narrow column
	for at := 0; at < len(s); {
		end := strings.IndexByte(s[at:], '\n')
		if end < 0 {
			end = len(s)
		} else {
			end += at
		}
		if gap {
			wrapped = column(s, at)
		}
		a, b := trim(s, at, end)
		at = end + 1
		if a >= b {
			gap = true
			continue
		}
		marker, body := listMarker(s[a:b])
		if n := len(out); n > 0 && !gap && marker == "" && (a < wrapped || continues(s, out[n-1], a)) {
			out[n-1].End = b
			continue
		}
		blk := Block{Start: a + body, End: b, Marker: marker, Gap: gap}
		gap = false
		if i := captionEnd(s[blk.Start:b], lang); i > 0 && blk.Start+i < b {
			c := blk
			c.Kind, c.End = Caption, blk.Start+i
			out = append(out, c)
			blk.Start, _ = trim(s, blk.Start+i, b)
			blk.Marker = ""
		}
		if blk.Start < blk.End {
			out = append(out, blk)
		} else {
			gap = true
		}
	}
	markListed(out, s)
	body := false
	for i := range out {
		next := Block{}
		if i+1 < len(out) {
			next = out[i+1]
		}
		out[i].classify(s, i == 0, body, next, lang)
		if out[i].Kind == Paragraph {
			body = true
			out[i].dateline(s, lang)
		}
	}
	return out
}

// markListed marks the items of a list that no marks set off: behind a line
// that ends in a colon every item but the last ends in a semicolon.
func markListed(all []Block, s string) {
	for i := 0; i+2 < len(all); i++ {
		if all[i].Kind == Caption || !strings.HasSuffix(s[all[i].Start:all[i].End], ":") {
			continue
		}
		plain := func(k int) bool { return k < len(all) && all[k].Kind != Caption && all[k].Marker == "" }
		last := i + 1
		for plain(last) && semicolon(s[all[last].Start:all[last].End]) {
			last++
		}
		if last == i+1 || !plain(last) {
			continue
		}
		for k := i + 1; k <= last; k++ {
			all[k].Marker = ";"
		}
		i = last
	}
}

// semicolon tells whether a line ends in one, or in "; and".
func semicolon(line string) bool {
	for _, w := range []string{"and", "or"} {
		if rest, ok := strings.CutSuffix(line, w); ok {
			line = strings.TrimRightFunc(rest, unicode.IsSpace)
			break
		}
	}
	return strings.HasSuffix(line, ";")
}

// column returns the end of the lines from at on, up to an empty one, if they
// are a paragraph broken to the width of a column, and 0 if not: every line
// but the last is nearly as full as it can be, the next word would not fit.
func column(s string, at int) int {
	end := strings.Index(s[at:], "\n\n")
	if end < 0 {
		end = len(s) - at
	}
	rows := strings.TrimRight(s[at:at+end], "\n")
	if strings.Count(rows, "\n") < 2 {
		return 0
	}
	lines := strings.Split(rows, "\n")
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l))
	}
	if width < 35 || width > 100 {
		return 0
	}
	loose := 0 // proportional letters make some lines longer than they look
	for i, l := range lines[1:] {
		word, _, _ := strings.Cut(l, " ")
		n := utf8.RuneCountInString(lines[i])
		if m, _ := listMarker(l + " "); m != "" || n < width*3/5 {
			return 0
		}
		if n+1+utf8.RuneCountInString(word) <= width-3 {
			loose++
		}
	}
	if loose*3 > len(lines)-1 {
		return 0
	}
	return at + end
}

func trim(s string, a, b int) (int, int) {
	for a < b {
		r, n := utf8.DecodeRuneInString(s[a:b])
		if !unicode.IsSpace(r) && r != '\ufeff' && r != '\u200b' {
			break
		}
		a += n
	}
	for a < b {
		r, n := utf8.DecodeLastRuneInString(s[a:b])
		if !unicode.IsSpace(r) && r != '\u200b' {
			break
		}
		b -= n
	}
	return a, b
}

// continues tells whether the line at offset a goes on with block b: b has
// stopped in the middle of a sentence, and the line begins in small letters.
func continues(s string, b Block, a int) bool {
	last, _ := utf8.DecodeLastRuneInString(s[b.Start:b.End])
	if strings.ContainsRune(".!?:;”\"", last) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[a:])
	return unicode.IsLower(r) || (b.End-b.Start > 60 && (last == ',' || unicode.IsDigit(r)))
}

// listMarker returns the marker that a list item or a numbered paragraph
// begins with, and where its text begins.
func listMarker(line string) (string, int) {
	r, n := utf8.DecodeRuneInString(line)
	if r == '>' {
		rest := strings.TrimLeftFunc(line[n:], func(r rune) bool { return r == '>' || unicode.IsSpace(r) })
		return ">", len(line) - len(rest)
	}
	if strings.ContainsRune("-–—•·*▪●◦■‣+#ㅇ○▶►➢➤➡→✅☑✓✔❖∙⁃🔹🔸🔷🔶📌📍👉🟢🔵🔴🟡⚪⚫", r) {
		i := n
		for strings.HasPrefix(line[i:], line[:n]) {
			i += n
		}
		i += len(line[i:]) - len(strings.TrimLeft(line[i:], "\ufe0f")) // "➡️" is "➡", shown in colours
		rest := strings.TrimLeftFunc(line[i:], unicode.IsSpace)
		if rest == "" || (len(rest) == len(line[i:]) && r != '•' && r != '▪' && r != '●' && r != '–' && r != '—') {
			return "", 0
		}
		return line[:n], len(line) - len(rest)
	}
	i := 0
	open := line[0] == '('
	if open {
		i++
	}
	j := i
	for j < len(line) && j-i < 4 && digit(line[j]) {
		j++
	}
	if k := j; j > i && k+1 < len(line) && line[k] == '.' && digit(line[k+1]) {
		for k < len(line) && (line[k] == '.' || digit(line[k])) {
			k++
		}
		if rest := strings.TrimLeftFunc(line[k:], unicode.IsSpace); k-i <= 6 && rest != "" && len(rest) < len(line[k:]) && !digit(rest[0]) && !unicode.IsLower(rune(line[k-1])) && numbered(rest) {
			return line[:k], len(line) - len(rest)
		}
	}
	if j == i {
		for j < len(line) && j-i < 5 && strings.IndexByte("ivxIVX", line[j]) >= 0 {
			j++
		}
	}
	if j == i && j < len(line) && unicode.IsLetter(rune(line[j])) && (open || unicode.IsLower(rune(line[j]))) {
		j++
	}
	if j == i || j >= len(line) || (line[j] != '.' && line[j] != ')') || (open && line[j] != ')') {
		return "", 0
	}
	rest := strings.TrimLeftFunc(line[j+1:], unicode.IsSpace)
	if rest == "" || len(rest) == len(line[j+1:]) || dottedDate(line) {
		return "", 0
	}
	return line[:j+1], len(line) - len(rest)
}

// dottedDate tells whether a line begins with a date such as "28. 5. 2025".
func dottedDate(line string) bool {
	var f []string
	for w := range strings.FieldsSeq(line) {
		if f = append(f, w); len(f) == 3 {
			break
		}
	}
	if len(f) < 3 || len(f[2]) < 4 {
		return false
	}
	day, month := strings.TrimSuffix(f[0], "."), strings.TrimSuffix(f[1], ".")
	number := func(s string) bool { return s != "" && len(s) <= 4 && strings.Trim(s, "0123456789") == "" }
	return len(day) < len(f[0]) && len(month) < len(f[1]) && number(day) && number(month) && number(f[2][:4])
}

// numbered tells whether what follows "6.1" is text and not a unit of measure.
func numbered(rest string) bool {
	f := strings.Fields(rest)
	return len(f) > 3 && f[0] != "million" && f[0] != "billion" && f[0] != "per" && f[0] != "percent"
}

// captionEnd returns where a caption that begins line ends, 0 where there
// is none.
func captionEnd(line string, lang *Language) int {
	if line == "" {
		return 0
	}
	open := strings.IndexByte(line, '(')
	for _, c := range lang.Captions {
		if c[0] != '(' {
			if c[0] == line[0] && strings.HasPrefix(line, c) {
				return len(line)
			}
			continue
		}
		if open < 0 || open > 300 {
			continue
		}
		i := strings.Index(line[:min(len(line), 300+len(c))], c)
		if i < 0 {
			continue
		}
		if j := strings.IndexByte(line[i:], ')'); j > 0 && !strings.Contains(line[:i], ". The") {
			end := i + j + 1
			if strings.HasPrefix(line[end:], ".") {
				end++
			}
			return end
		}
	}
	return 0
}

func (b *Block) classify(s string, first, body bool, next Block, lang *Language) {
	line := s[b.Start:b.End]
	if b.Kind == Caption {
		return
	}
	if captionEnd(line, lang) == len(line) {
		b.Kind = Caption
		return
	}
	letters := strings.IndexFunc(line, unicode.IsLetter) >= 0
	if lang.Meta.open(line) && (b.Marker == "" && atMost(14, line) || atMost(3, line)) || !body && lang.Preface.open(line) && atMost(60, line) {
		b.Kind = Rubbish
		return
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	stop := strings.ContainsRune(".!?;”\"’,", last) || strings.Contains(line[max(0, len(line)-len("; and")):], ";")
	intro := last == ':' && (next.Marker != "" || !atMost(8, line))
	switch {
	case !letters:
		b.Kind = Rubbish
	case address(line):
		b.Kind = Rubbish
	case b.bullet(), b.Marker != "" && b.Marker != "#" && startsLower(line):
		b.Kind = Item
	case first && b.Marker == "" && !stop && !intro && atMost(40, line):
		b.Kind = Headline
	case !stop && !intro && (len(line) < 130 && atMost(16, line) || !body && last != ':' && next.Gap && atMost(30, line)) && !sentenceInside(line):
		b.Kind = Heading
	case first && (last == '’' || last == '”' || last == '"') && next.Gap && atMost(24, line):
		b.Kind = Headline
	}
}

// Openings are words that lines may begin with, in letters of either case, by
// the first byte of a line that may begin so.
type Openings [256][]string

// NewOpenings returns the openings that words are.
func NewOpenings(words []string) *Openings {
	var o Openings
	for c := range o {
		for _, w := range words {
			if mayFold(byte(c), w[0]) {
				o[c] = append(o[c], w)
			}
		}
	}
	return &o
}

// open tells whether a line that is not empty begins with one of o.
func (o *Openings) open(line string) bool {
	if o == nil {
		return false
	}
	for _, w := range o[line[0]] {
		if len(line) >= len(w) && strings.EqualFold(line[:len(w)], w) {
			return true
		}
	}
	return false
}

// mayFold tells whether what begins with a may be the same as what begins
// with b but for the case of letters, which is seen at once in ASCII.
func mayFold(a, b byte) bool {
	return a|0x20 == b|0x20 || a >= utf8.RuneSelf || b >= utf8.RuneSelf
}

// atMost tells whether a line has no more than n words.
func atMost(n int, line string) bool {
	inside := false
	for _, r := range line {
		switch space := unicode.IsSpace(r); {
		case space:
			inside = false
		case !inside:
			if n--; n < 0 {
				return false
			}
			inside = true
		}
	}
	return true
}

// address tells whether a line is nothing but an e-mail or web address.
func address(line string) bool {
	if strings.IndexFunc(line, unicode.IsSpace) >= 0 {
		return false
	}
	at := strings.IndexByte(line, '@')
	return at > 0 && strings.IndexByte(line[at:], '.') > 0 || strings.HasPrefix(line, "www.") || strings.Contains(line, "://")
}

// bullet tells whether b is marked as a list item by a sign or "(a)", not a
// number, which paragraphs have too.
func (b *Block) bullet() bool {
	return b.Marker != "" && b.Marker != "#" && b.Marker != ">" && (!strings.ContainsAny(b.Marker, ".)") || b.Marker[0] == '(' && b.Marker[1] > '9')
}

func startsLower(line string) bool {
	r, _ := utf8.DecodeRuneInString(line)
	return unicode.IsLower(r)
}

func sentenceInside(line string) bool {
	i := strings.Index(line, ". ")
	if i <= 12 || i+3 >= len(line) {
		return false
	}
	_, n := utf8.DecodeLastRuneInString(line[:i])
	r, _ := utf8.DecodeLastRuneInString(line[:i-n])
	return unicode.IsLower(r) && len(strings.Fields(line[i:])) > 3
}

// dateline finds the "HANOI, May 5 (VNA) –" that begins a paragraph.
func (b *Block) dateline(s string, lang *Language) {
	line := s[b.Start:b.End]
	if len(line) > 90 {
		line = line[:90]
		for !utf8.ValidString(line) {
			line = line[:len(line)-1]
		}
	}
	reach := line[:min(len(line), datelineReach(line)+len(" – "))] // no separator is longer
	if !mayPart(reach) {
		return
	}
	isTown := func(s string) bool { return lang.Town != nil && lang.Town(s) }
	best := -1
	for _, sep := range []string{".- ", ".– ", ".— ", " – ", " — ", " -- ", " - ", "—", "/. ", "): ", "):", ") -", "– ", ": ", ". ", ") "} {
		i := strings.Index(reach, sep)
		for sep == ". " && i > 0 && !digit(reach[i-1]) { // "Rome, Oct. 22. Italy"
			n := strings.Index(reach[i+1:], sep)
			if n < 0 {
				break
			}
			i += 1 + n
		}
		if i <= 0 {
			continue
		}
		head := line[:i]
		r, _ := utf8.DecodeRuneInString(head)
		f := strings.Fields(head)
		town := leadingTown(head, isTown)
		if !unicode.IsUpper(r) || len(f) > 9 || strings.Contains(head, ". ") && !strings.Contains(head, "(") && sep != " -- " && !upperWord(f[0]) && !(sep == "/. " && isTown(town)) {
			continue
		}
		whole := head
		if strings.ContainsAny(head, "0123456789") {
			whole = town // "Male, April 17: The minister"
		}
		if sep == ": " && !strings.Contains(head, "(") && !upperWord(f[0]) && !isTown(whole) {
			continue
		}
		if sep == ". " && (!upperWord(f[0]) && !isTown(town) || strings.Trim(f[len(f)-1], "0123456789") != "") {
			continue // "TASHKENT, Uzbekistan, April 17. Another round"
		}
		if sep == ") " && (!isTown(town) || !strings.ContainsAny(head, "0123456789") || !strings.Contains(head, "(")) {
			continue // "Taipei, July 15 (FNA) Foreign Minister"
		}
		if !datelineWords(f) || lang.Office != nil && lang.Office(strings.ToLower(f[len(f)-1])) {
			continue // "Deputy Prime Minister – Minister of Trade"
		}
		best = i + len(sep)
		break
	}
	if best > 0 {
		// "Georgetown, Guyana – July 9, 2025: The Ministry"
		if i := strings.Index(line[best:], ": "); i > 0 && i < 25 && datelineWords(strings.Fields(line[best:best+i])) {
			best += i + 2
		}
	}
	if best > 0 && best < b.End-b.Start {
		b.Dateline = Span{b.Start, b.Start + best}
	}
}

// leadingTown returns what stands before the first comma of a dateline, or the
// known town with which that begins: "Hue May 12/2025 (VNA)".
func leadingTown(head string, isTown func(string) bool) string {
	town, _, _ := strings.Cut(head, ",")
	if isTown(town) {
		return town
	}
	end := 0
	for range 3 {
		n := strings.IndexByte(head[end:], ' ')
		if n < 0 {
			break
		}
		if isTown(head[:end+n]) {
			return head[:end+n]
		}
		end += n + 1
	}
	return town
}

// mayPart tells whether a text has a mark that is part of a separator between
// a dateline and what follows.
func mayPart(s string) bool {
	for i := range len(s) {
		if c := s[i]; c == '.' || c == '-' || c == ':' || c == ')' || c >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

func upperWord(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		n++
	}
	return n > 2
}

// datelineReach returns how far the words of a line could stand in a dateline,
// or farther: most lines stop at their second word.
func datelineReach(line string) int {
	in := false
	for at := 0; at < len(line); {
		r, _ := utf8.DecodeRuneInString(line[at:])
		if unicode.IsSpace(r) {
			at += utf8.RuneLen(r)
			continue
		}
		w := line[at:]
		if end := strings.IndexFunc(w, unicode.IsSpace); end > 0 {
			w = w[:end]
		}
		if in = in || r == '(' || r == '/'; !in && !datelineLetter(r) && !strings.HasPrefix(w, "de") && !strings.HasPrefix(w, "of") && !strings.HasPrefix(w, "al-") {
			return at
		}
		in = in && !strings.HasSuffix(w, ")")
		at += len(w)
	}
	return len(line)
}

// datelineLetter tells whether a word that so begins could stand in a dateline.
func datelineLetter(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) }

// datelineWords tells whether all words of f could stand in a dateline:
// capitalised, numbers or in brackets.
func datelineWords(f []string) bool {
	in := false
	for _, w := range f {
		r, _ := utf8.DecodeRuneInString(w)
		if r == '(' || r == '/' {
			in = true
		}
		if !in && !unicode.IsUpper(r) && !unicode.IsDigit(r) && w != "de" && w != "of" && !strings.HasPrefix(w, "al-") { // "Rabi' al-Thani 13"
			return false
		}
		if strings.HasSuffix(w, ")") {
			in = false
		}
	}
	return true
}

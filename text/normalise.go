// Package text turns a document's text into what a reader walks over:
// normalised text, blocks (headline, dateline, paragraph, heading, list item,
// caption), sentences and tokens. It knows how published English is laid out
// and nothing of what it means.
//
// Offsets within this package are bytes of the normalised text; Runes turns
// them into the code points that the record counts in.
package text

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normalise returns s in NFC with CRLF turned into line feeds. It changes
// nothing else, so that quotes stay what was published.
func Normalise(s string) string {
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(s, "\r\n", "\n")
	}
	return norm.NFC.String(s)
}

// Runes converts byte offsets into code point offsets. It holds the offset
// of every 64th byte, so that one conversion looks at 64 bytes at most.
type Runes struct {
	s     string
	ascii bool
	every []int
}

const runeStep = 64

// NewRunes makes the table for s.
func NewRunes(s string) *Runes {
	r := &Runes{s: s, ascii: true}
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			r.ascii = false
			break
		}
	}
	if r.ascii {
		return r
	}
	r.every = make([]int, 0, len(s)/runeStep+2)
	n := 0
	for i := 0; i < len(s); i += runeStep {
		r.every = append(r.every, n)
		n += starts(s[i:min(i+runeStep, len(s))])
	}
	return r
}

// At returns how many code points begin before the given byte offset.
func (r *Runes) At(offset int) int {
	if r.ascii || offset <= 0 {
		return max(offset, 0)
	}
	k := min(offset/runeStep, len(r.every)-1)
	return r.every[k] + starts(r.s[k*runeStep:min(offset, len(r.s))])
}

// starts returns how many code points begin in s: as many as it has bytes, less
// those that go on with one, which begin with the bits 10.
func starts(s string) int {
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		n -= bits.OnesCount64(x >> 7 &^ (x >> 6) & 0x0101010101010101)
	}
	for i := range len(s) {
		if !utf8.RuneStart(s[i]) {
			n--
		}
	}
	return n
}

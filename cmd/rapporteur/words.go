package main

import (
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"golang.org/x/term"

	"rapporteur/record"
)

// The width of a page: that of the terminal within these bounds, and plain
// where there is no terminal. Longer lines than widest are hard to read.
const (
	plain    = 80
	narrow   = 40
	widest   = 110
	escReset = "\x1b[0m"
)

// A style says how wide a page is and whether it may have colour.
type style struct {
	width  int
	colour bool
}

// styleFor returns the style for what is written to w: colour on a terminal
// only, and there only where the person has not asked for none.
func styleFor(w io.Writer) style {
	s := style{width: plain}
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return s
	}
	if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
		s.width = max(narrow, min(n, widest))
	}
	s.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return s
}

func (s style) paint(code, text string) string {
	if !s.colour || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + escReset
}

func (s style) bold(text string) string  { return s.paint("1", text) }
func (s style) faint(text string) string { return s.paint("2", text) }

// kind paints a kind by its class, so that decisions and requests catch the
// eye before what was merely told.
func (s style) kind(k record.Kind, text string) string {
	switch k.Class() {
	case record.Decide:
		return s.paint("1;32", text)
	case record.Ask:
		return s.paint("1;33", text)
	case record.Judge:
		return s.paint("35", text)
	}
	return s.paint("36", text)
}

// wrap breaks a text into lines of at most width characters, between words
// where it can. It returns no line for an empty text.
func wrap(text string, width int) []string {
	width = max(width, 1)
	var lines []string
	line, n := "", 0
	for _, word := range strings.Fields(text) {
		k := utf8.RuneCountInString(word)
		if n > 0 && n+1+k <= width {
			line, n = line+" "+word, n+1+k
			continue
		}
		if n > 0 {
			lines = append(lines, line)
		}
		// A word longer than the line, such as an address, is cut, behind a
		// stroke where it has one.
		if k > width {
			r := []rune(word)
			for len(r) > width {
				at := width
				for i := width; i > width/2; i-- {
					if r[i-1] == '/' {
						at = i
						break
					}
				}
				lines = append(lines, string(r[:at]))
				r = r[at:]
			}
			word, k = string(r), len(r)
		}
		line, n = word, k
	}
	if n > 0 {
		lines = append(lines, line)
	}
	return lines
}

// hang sets a text with its first line after label and the others under it.
// The label's width on the screen is given, for it may be painted.
func hang(label string, labelWidth int, text string, width int, paint func(string) string) string {
	var b strings.Builder
	for i, line := range wrap(text, width-labelWidth) {
		if i == 0 {
			b.WriteString(label)
		} else {
			b.WriteString(strings.Repeat(" ", labelWidth))
		}
		if paint != nil {
			line = paint(line)
		}
		b.WriteString(line)
		b.WriteByte('\n')
	}
	return b.String()
}

// pad fills a text with spaces to a width.
func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
}

// cut shortens a text to a width.
func cut(text string, width int) string {
	if r := []rune(text); len(r) > width {
		return string(r[:max(width-1, 0)]) + "…"
	}
	return text
}

package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"
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

// fold makes one line of a text: white space becomes single spaces, and
// control characters go, so that no document can send the terminal commands.
func fold(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
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

// count writes a number with its noun: "1 statement", "3 statements".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// listed writes a list as one says it: "A, B and C".
func listed(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// ordinal writes 10 as "10th".
func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return fmt.Sprintf("%d%s", n, suffix)
}

// date writes a date, whole or in part, "" for none: "27 February 2024",
// "February 2024", "2024".
func date(d record.Date) string {
	year, month, day := d.Parts()
	var parts []string
	if day > 0 {
		parts = append(parts, fmt.Sprint(day))
	}
	if month > 0 {
		parts = append(parts, time.Month(month).String())
	}
	if year > 0 {
		parts = append(parts, fmt.Sprint(year))
	}
	return strings.Join(parts, " ")
}

// dates writes a period without saying twice what both its ends share:
// "25–27 March 2026", "30 April – 2 May 2026".
func dates(start, end record.Date) string {
	switch {
	case start == "" && end == "":
		return "date unknown"
	case start == end, end == "":
		return date(start)
	case start == "":
		return "until " + date(end)
	}
	y1, m1, d1 := start.Parts()
	y2, m2, d2 := end.Parts()
	switch {
	case y1 != y2 || m1 == 0 || m2 == 0 || (d1 == 0) != (d2 == 0):
		return date(start) + " – " + date(end)
	case m1 == m2 && d1 > 0:
		return fmt.Sprintf("%d–%s", d1, date(end))
	case d1 > 0:
		return fmt.Sprintf("%d %s – %s", d1, time.Month(m1), date(end))
	}
	return fmt.Sprintf("%s – %s", time.Month(m1), date(end))
}

// Package english writes numbers, dates and lists as one says them in English,
// for every place where rapporteur speaks to people.
package english

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"rapporteur/record"
)

// Fold makes one line of a text: white space becomes single spaces, and
// control characters go, so that no document can send the terminal commands.
func Fold(text string) string {
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

// Count writes a number with its noun: "1 statement", "3 statements".
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Listed writes a list as one says it: "A, B and C".
func Listed(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// Ordinal writes 10 as "10th".
func Ordinal(n int) string {
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

// Date writes a date, whole or in part, "" for none: "27 February 2024",
// "February 2024", "2024".
func Date(d record.Date) string {
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

// Dates writes a period without saying twice what both its ends share:
// "25–27 March 2026", "30 April – 2 May 2026".
func Dates(start, end record.Date) string {
	switch {
	case start == "" && end == "":
		return "date unknown"
	case start == end, end == "":
		return Date(start)
	case start == "":
		return "until " + Date(end)
	}
	y1, m1, d1 := start.Parts()
	y2, m2, d2 := end.Parts()
	switch {
	case y1 != y2 || m1 == 0 || m2 == 0 || (d1 == 0) != (d2 == 0):
		return Date(start) + " – " + Date(end)
	case m1 == m2 && d1 > 0:
		return fmt.Sprintf("%d–%s", d1, Date(end))
	case d1 > 0:
		return fmt.Sprintf("%d %s – %s", d1, time.Month(m1), Date(end))
	}
	return fmt.Sprintf("%s – %s", time.Month(m1), Date(end))
}

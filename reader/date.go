package reader

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// A when is a date or a period in a sentence, with the tokens that tell it.
type when struct {
	start, end record.Date
	from, to   int
	md         [2]int // month and day of a date without year, while no year is known
}

// dates finds the dates in tokens [from, to). future tells that dates without
// a year lie ahead of the day of publication.
func (d *doc) dates(from, to int, future bool) []when {
	var out []when
	for i := from; i < to; {
		if !d.toks[i].dated {
			i++
			continue
		}
		w, n := d.dateAt(i, to, future)
		if n == 0 {
			i++
			continue
		}
		w.from, w.to = i, i+n
		out = append(out, w)
		i += n
	}
	return out
}

func (d *doc) number(i int) int {
	if i < 0 || i >= len(d.toks) || d.toks[i].Shape != text.Number {
		return 0
	}
	s := d.toks[i].low
	if len(s) > 2 {
		switch s[len(s)-2:] {
		case "st", "nd", "rd", "th":
			s = s[:len(s)-2]
		}
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func (d *doc) day(i int) int {
	if n := d.number(i); n >= 1 && n <= 31 && len(d.toks[i].low) <= 4 {
		return n
	}
	return 0
}

func (d *doc) year(i int) int {
	if n := d.number(i); n >= 1900 && n < 2100 && len(d.toks[i].low) == 4 {
		return n
	}
	return 0
}

// decade tells whether token i names a decade: "the 1960s".
func (d *doc) decade(i int) bool {
	return uint(i) < uint(len(d.toks)) && len(d.toks[i].low) == 5 && strings.HasPrefix(d.toks[i].low, "19") && strings.HasSuffix(d.toks[i].low, "0s")
}

func (d *doc) month(i int) int {
	if i < 0 || i >= len(d.toks) || d.toks[i].w == nil || !d.capital(i) || d.toks[i].w.Month == 0 || d.firstName(i) {
		return 0
	}
	return d.toks[i].w.Month
}

// through tells whether token i joins the ends of a range.
func (d *doc) through(i int) bool {
	return d.hyphen(i) || d.is(i, "to", "and", "until", "till", "through", "&")
}

// dateAt reads the date that begins at token i and returns how many tokens it
// takes, 0 where none begins there.
func (d *doc) dateAt(i, end int, future bool) (when, int) {
	t := &d.toks[i]
	if !t.dated {
		return when{}, 0
	}
	var j int
	switch {
	case d.day(i) > 0:
		// 27 February 2024; 17 and 18 October 2023; 30 September - 1 October
		d1 := d.day(i)
		var d2, m1, m2 int
		j = i + 1
		if d.is(j, "of") {
			j++
		}
		if m := d.month(j); m > 0 && j < end {
			m1 = m
			j++
			if d.through(j) && d.day(j+1) > 0 && d.month(j+2) > 0 && j+2 < end {
				d2, m2 = d.day(j+1), d.month(j+2)
				j += 3
			}
		} else if d.through(j) && d.day(j+1) > 0 && d.month(j+2) > 0 && j+2 < end {
			d2, m1 = d.day(j+1), d.month(j+2)
			j += 3
		} else if dt, ok := d.figures(i); ok {
			return when{start: dt, end: dt}, 1
		} else if dt, n := d.dotted(i, end); n > 0 {
			return when{start: dt, end: dt}, n
		} else {
			return when{}, 0
		}
		y, k := d.yearAfter(j, end)
		return d.dayDate(y, m1, d1, m2, d2, future), k - i
	case d.month(i) > 0 && (t.low != "may" && t.low != "march" || i > 0 || d.day(i+1) > 0):
		m1 := d.month(i)
		j = i + 1
		if d.is(j, ".") && d.day(j+1) > 0 {
			j++
		}
		if d1 := d.day(j); d1 > 0 && j < end && !(d.year(j) > 0) {
			j++
			d2, m2 := 0, 0
			if d.through(j) && d.month(j+1) > 0 && d.day(j+2) > 0 && j+2 < end {
				m2, d2 = d.month(j+1), d.day(j+2)
				j += 3
			} else if d.through(j) && d.day(j+1) > 0 && j+1 < end && d.month(j+2) == 0 {
				d2 = d.day(j + 1)
				j += 2
			}
			y, k := d.yearAfter(j, end)
			return d.dayDate(y, m1, d1, m2, d2, future), k - i
		}
		if y := d.year(j); y > 0 && j < end {
			dt := record.NewDate(y, m1, 0)
			return when{start: dt, end: dt}, j + 1 - i
		}
		if d.is(j, ",") && d.year(j+1) > 0 {
			dt := record.NewDate(d.year(j+1), m1, 0)
			return when{start: dt, end: dt}, j + 2 - i
		}
		if d.is(j, "this", "last", "next") && d.is(j+1, "year") {
			dt := record.NewDate(d.yearOf(d.toks[j].low), m1, 0)
			return when{start: dt, end: dt}, j + 2 - i
		}
		if d.is(j, "of") && d.is(j+1, "this", "last", "next") && d.is(j+2, "year") {
			dt := record.NewDate(d.yearOf(d.toks[j+1].low), m1, 0)
			return when{start: dt, end: dt}, j + 3 - i
		}
		if !d.is(i-1, ",", "(") && !d.among(i-1, lexicon.ListBeforeYear) {
			return when{}, 0
		}
		ahead := future
		if d.is(i-1, "last", "since") {
			ahead = false
		}
		if d.is(i-1, "next", "this") {
			ahead = d.is(i-1, "next") || future
			if d.is(i-1, "this") {
				if y, _, _ := d.today.Parts(); y > 0 {
					dt := record.NewDate(y, m1, 0)
					return when{start: dt, end: dt}, 1
				}
			}
		}
		dt := d.fill(m1, 0, ahead)
		w := when{start: dt, end: dt}
		if dt == "" {
			w.md = [2]int{m1, 0}
		}
		return w, 1
	case t.w != nil && t.w.Day > 0 && d.capital(i):
		// Thursday, July 11; on Tuesday; Tuesday (12/11)
		j = i + 1
		if d.is(j, ",") {
			j++
		}
		if j < end && (d.month(j) > 0 || d.day(j) > 0) {
			if w, n := d.dateAt(j, end, future); n > 0 {
				return w, j + n - i
			}
		}
		if j = i + 2; d.through(i+1) && j < end && d.toks[j].w != nil && d.toks[j].w.Day > 0 && d.capital(j) {
			if w := d.weekdays(t.w.Day, d.toks[j].w.Day, future); w.start != "" {
				return w, 3 // "from Tuesday to Thursday"
			}
		}
		if d.is(i+1, "(") && i+4 < end {
			if w, n := d.slashed(i+2, end); n > 0 && d.is(i+2+n, ")") {
				return w, n + 3
			}
		}
		dt := d.weekday(t.w.Day, future, d.is(i-1, "next"), d.is(i-1, "last"))
		if dt == "" {
			return when{}, 0
		}
		return when{start: dt, end: dt}, 1
	case d.among(i, lexicon.ListDayWord):
		if _, ok := d.today.Time(); !ok {
			return when{}, 0
		}
		dt := d.today
		switch t.low {
		case "yesterday":
			dt = dt.Add(-1)
		case "tomorrow":
			dt = dt.Add(1)
		}
		if j := i + 2; d.is(i+1, "and") && j < end && (t.low == "yesterday" && d.is(j, "today") || t.low == "today" && d.is(j, "tomorrow")) {
			return when{start: dt, end: dt.Add(1)}, 3
		}
		return when{start: dt, end: dt}, 1
	case d.is(i, "this") && d.is(i+1, "morning", "afternoon", "evening"):
		if _, ok := d.today.Time(); !ok {
			return when{}, 0
		}
		return when{start: d.today, end: d.today}, 2
	case d.is(i, "year") && d.is(i-1, "the") && d.is(i-2, "of") && d.among(i-3, lexicon.ListPartOfYear), d.is(i, "last", "this", "next") && d.among(i+1, lexicon.ListSeason):
		// "in the second half of the year", "this autumn"
		y := d.yearOf(t.low)
		if y == 0 {
			return when{}, 0
		}
		dt := record.NewDate(y, 0, 0)
		if t.low == "year" {
			return when{start: dt, end: dt}, 1
		}
		return when{start: dt, end: dt}, 2
	case d.is(i, "last", "this", "next") && d.among(i+1, lexicon.ListTimeSpan):
		y, m, _ := d.today.Parts()
		if y == 0 {
			return when{}, 0
		}
		step := map[string]int{"last": -1, "this": 0, "next": 1}[t.low]
		var dt record.Date
		switch d.toks[i+1].low {
		case "year":
			dt = record.NewDate(y+step, 0, 0)
		case "month":
			if m == 0 {
				return when{}, 0
			}
			n := time.Date(y, time.Month(m+step), 1, 0, 0, 0, 0, time.UTC)
			dt = record.NewDate(n.Year(), int(n.Month()), 0)
		default:
			return when{}, 0
		}
		return when{start: dt, end: dt}, 2
	case d.year(i) > 0:
		if i+4 < end && d.hyphen(i+1) && d.hyphen(i+3) && !d.toks[i+4].Space {
			if dt := record.NewDate(d.year(i), d.number(i+2), d.number(i+4)); dt.Valid() && len(dt) == 10 {
				return when{start: dt, end: dt}, 5 // "2024-03-05"
			}
		}
		dt := record.NewDate(d.year(i), 0, 0)
		return when{start: dt, end: dt}, 1
	case t.Shape == text.Number:
		if dt, ok := d.figures(i); ok {
			return when{start: dt, end: dt}, 1
		}
	}
	return when{}, 0
}

// dotted reads "28. 5. 2025" and tells how many tokens it has, 0 for none.
func (d *doc) dotted(i, end int) (record.Date, int) {
	var n [3]int
	j := i
	for k := range n {
		if j >= end {
			return "", 0
		}
		n[k] = d.number(j)
		if k == 2 {
			n[k] = d.year(j)
		}
		j++
		if k < 2 {
			if !d.is(j, ".") {
				return "", 0
			}
			j++
		}
	}
	if dt := record.NewDate(n[2], n[1], n[0]); n[2] > 0 && len(dt) == 10 && dt.Valid() {
		return dt, j - i
	}
	return "", 0
}

// figures reads "2024-02-27" and "27.02.2024" as the tokeniser leaves them.
func (d *doc) figures(i int) (record.Date, bool) {
	f := strings.Split(d.toks[i].low, ".")
	if len(f) == 3 && len(f[2]) == 4 {
		day, e1 := strconv.Atoi(f[0])
		m, e2 := strconv.Atoi(f[1])
		y, e3 := strconv.Atoi(f[2])
		if dt := record.NewDate(y, m, day); e1 == nil && e2 == nil && e3 == nil && dt.Valid() {
			return dt, true
		}
	}
	return "", false
}

// slashed reads "12/11" or "12/11/2024", day first.
func (d *doc) slashed(i, end int) (when, int) {
	if i+2 >= end || !d.is(i+1, "/") {
		return when{}, 0
	}
	day, m := d.day(i), d.number(i+2)
	if day == 0 || m == 0 || m > 12 {
		return when{}, 0
	}
	if d.is(i+3, "/") && d.year(i+4) > 0 {
		return d.dayDate(d.year(i+4), m, day, 0, 0, false), 5
	}
	return d.dayDate(0, m, day, 0, 0, false), 3
}

// yearAfter reads the year that may follow a day at token j: "2024", ", 2024",
// "last year", "of this year".
func (d *doc) yearAfter(j, end int) (year, next int) {
	if y := d.year(j); y > 0 && j < end {
		return y, j + 1
	}
	if d.is(j, ",") && d.year(j+1) > 0 && j+1 < end {
		return d.year(j + 1), j + 2
	}
	k := j
	if d.is(k, "of") {
		k++
	}
	if d.is(k, "this", "last", "next") && d.is(k+1, "year") {
		return d.yearOf(d.toks[k].low), k + 2
	}
	return 0, j
}

func (d *doc) yearOf(word string) int {
	y, _, _ := d.today.Parts()
	if y == 0 {
		return 0
	}
	switch word {
	case "last":
		return y - 1
	case "next":
		return y + 1
	}
	return y
}

// dayDate makes a date, or a period where a second day is given, and works
// out a year that is left out.
func (d *doc) dayDate(y, m1, d1, m2, d2 int, future bool) when {
	if m2 == 0 {
		m2 = m1
	}
	var w when
	if y > 0 {
		w.start = record.NewDate(y, m1, d1)
	} else {
		w.start = d.fill(m1, d1, future)
		if w.start == "" {
			w.md = [2]int{m1, d1}
		}
		y, _, _ = w.start.Parts()
	}
	w.end = w.start
	if d2 > 0 && y > 0 {
		w.end = record.NewDate(y, m2, d2)
		if m2 < m1 {
			w.end = record.NewDate(y+1, m2, d2)
		}
	}
	if !w.start.Valid() || !w.end.Valid() {
		return when{}
	}
	return w
}

// fill works out the year of a month and a day: the last such day before
// publication, or the next where future is set.
func (d *doc) fill(m, day int, future bool) record.Date {
	y, pm, pd := d.today.Parts()
	if y == 0 {
		return ""
	}
	later := pm > 0 && (m > pm || m == pm && day > 0 && pd > 0 && day > pd+1)
	earlier := pm > 0 && (m < pm || m == pm && day > 0 && pd > 0 && day < pd)
	switch {
	case future && earlier:
		y++
	case !future && later:
		y--
	}
	return record.NewDate(y, m, day)
}

// weekday returns the last such day up to publication, or the next.
func (d *doc) weekday(day int, future, next, last bool) record.Date {
	t, ok := d.today.Time()
	if !ok {
		return ""
	}
	diff := (int(t.Weekday())+6)%7 + 1 - day // days since
	if diff < 0 {
		diff += 7
	}
	if last && diff == 0 {
		diff = 7
	}
	if (future || next) && diff > 0 || next {
		diff -= 7
	}
	return d.today.Add(-diff)
}

// weekdays returns the days from one weekday to another.
func (d *doc) weekdays(from, to int, future bool) when {
	w := when{start: d.weekday(from, future, false, false), end: d.weekday(to, future, false, false)}
	switch {
	case w.start == "":
		return when{}
	case w.start > w.end && !future:
		w.start = w.start.Add(-7)
	case w.start > w.end:
		return when{}
	}
	return w
}

// inDateline reads place and date out of a dateline's words.
func (d *doc) inDateline(s string) (place string, when record.Date) {
	sc := d.scratch
	sc.raw = text.Tokens(sc.raw[:0], s, 0, len(s), d.r.lang)
	toks, text0 := d.toks, d.s
	defer func() { d.toks, d.s = toks, text0 }()
	sub := slices.Grow(sc.line[:0], len(sc.raw)+ahead)[:len(sc.raw)]
	for i, t := range sc.raw {
		sub[i].set(sc.word(d.r, s[t.Start:t.End], t.Shape), t)
	}
	d.s = s
	sc.line = d.pad(sub)
	d.toks = sc.line
	for _, w := range d.dates(0, len(sub), false) {
		when = w.start
		break
	}
	var words []string
	for i := 0; i < len(sub); i++ {
		if len(words) == 0 && sub[i].in.Has(lexicon.ListMinistry) { // "MINISTRY OF DEFENCE, NORD GARRISON, 3 May"
			for i < len(sub) && sub[i].low != "," {
				i++
			}
			continue
		}
		if sub[i].Shape != text.Cap && sub[i].Shape != text.Upper || sub[i].w != nil && (sub[i].w.Month > 0 || sub[i].w.Day > 0) || sub[i].w.Is(lexicon.Closed) {
			break
		}
		w := s[sub[i].Start:sub[i].End]
		if sub[i].Shape == text.Upper && len(w) > 3 {
			w = title(w)
		}
		words = append(words, w)
	}
	if n := len(words); n > 1 && words[0] == strings.ToUpper(words[0]) && d.countryOf(strings.Join(words, " ")) == "" && d.countryOf(strings.Join(words[1:], " ")) != "" {
		words = words[1:] // "AKP Phnom Penh, 3 May": an agency before the town
	}
	place = strings.Join(words, " ")
	if all := titleWords(words); d.countryOf(place) == "" && d.countryOf(all) != "" {
		place = all // "HAT YAI"
	}
	return place, when
}

// titleWords joins words in capitals as a name.
func titleWords(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = title(w)
	}
	return strings.Join(out, " ")
}

// firstName tells whether what may be a month at token i is the name of a
// person, with another name behind it: "Minister Jan Kowalski".
func (d *doc) firstName(i int) bool {
	if i+1 >= len(d.toks) || d.toks[i+1].w != nil || !d.capital(i+1) || d.toks[i+1].Shape != text.Cap || d.toks[i+1].name != "" {
		return false
	}
	return i == 0 || d.punct(i-1) || d.capital(i-1) && !d.class(i-1, lexicon.Prep)
}

package dossier

import "rapporteur/record"

// whenOf returns the last date that the words name and that is not before the
// meeting. Where they only tell of what has been, a bare month is over.
func (d *Desk) whenOf(s *sheet, words []word, told bool) record.Date {
	year, _, _ := s.at.Parts()
	var last record.Date
	take := func(date record.Date) {
		if !before(date, s.at) && (last == "" || before(last, date)) {
			last = date
		}
	}
	for i, w := range words {
		switch k := d.lex.Word(w.low); {
		case w.year > 0:
			take(record.NewDate(w.year, d.monthBefore(words, i), 0))
		case year > 0 && w.stem == "year" && i > 0:
			switch words[i-1].low {
			case "next":
				take(record.NewDate(year+1, 0, 0))
			case "this", "current":
				take(record.NewDate(year, 0, 0))
			case "the":
				if i > 1 && words[i-2].low == "of" { // "the first half of the year"
					take(record.NewDate(year, d.monthBefore(words, i-1), 0))
				}
			}
		case year > 0 && d.lex.Courses.Seasons[w.low] > 0 && i > 0 && (words[i-1].low == "the" || words[i-1].low == "this" || coming(words[i-1].low)):
			// By the year alone, for south of the line the months are others.
			if _, month, _ := s.at.Parts(); d.lex.Courses.Seasons[w.low] < month || words[i-1].low == "next" {
				take(record.NewDate(year+1, 0, 0))
			} else {
				take(record.NewDate(year, 0, 0))
			}
		case i > 0 && words[i-1].low == "last":
		case k != nil && k.Month > 0 && capital(w.raw) && (i+1 >= len(words) || words[i+1].year == 0) && year > 0 && i > 0:
			date := record.NewDate(year, k.Month, 0)
			switch ahead := coming(words[i-1].low); {
			case ahead && before(date, s.at):
				date = record.NewDate(year+1, k.Month, 0)
			case told && !ahead && words[i-1].low != "for":
				continue
			}
			take(date)
		}
	}
	return last
}

// coming tells whether a month behind the word is one to come.
func coming(low string) bool {
	switch low {
	case "by", "before", "until", "from", "next":
		return true
	}
	return false
}

// monthBefore returns the month that the words before a year name, the last
// one of a period ("the first quarter of"), 0 for none.
func (d *Desk) monthBefore(words []word, i int) int {
	for j := i - 1; j >= 0 && j >= i-4 && !words[j].mark; j-- {
		w := words[j]
		if k := d.lex.Word(w.low); k != nil && k.Month > 0 && capital(w.raw) {
			return k.Month
		}
		n := d.lex.Courses.Months[w.low]
		switch {
		case n == 12:
			return n
		case n > 0 && j > 0:
			if o := d.lex.Ordinal(words[j-1].low); o > 0 && o*n <= 12 {
				return o * n
			}
		}
	}
	return 0
}

// before tells whether a is earlier than b, as far as both are known.
func before(a, b record.Date) bool {
	n := min(len(a), len(b))
	return n > 0 && a[:n] < b[:n]
}

package record

import (
	"slices"
	"strconv"
	"time"
)

// A Date is an ISO 8601 calendar date in as many parts as are known:
// "2024-02-27", "2024-02", "2024" or "".
type Date string

// NewDate makes a Date of the parts that are not 0. A day without month, or
// a month without year, is not kept.
func NewDate(year, month, day int) Date {
	b := make([]byte, 0, len("2006-01-02"))
	switch {
	case year == 0:
		return ""
	case month == 0:
		return Date(padded(b, 4, year))
	case day == 0:
		return Date(padded(padded(b, 4, year), 2, month))
	}
	return Date(padded(padded(padded(b, 4, year), 2, month), 2, day))
}

// padded appends a number of so many digits, and a hyphen before it where it
// is not the first.
func padded(b []byte, digits, n int) []byte {
	if len(b) > 0 {
		b = append(b, '-')
	}
	at := len(b)
	b = strconv.AppendInt(b, int64(n), 10)
	for len(b) < at+digits {
		b = slices.Insert(b, at, '0')
	}
	return b
}

// Parts returns year, month and day, 0 for those that are not known, as all
// are where d is no date.
func (d Date) Parts() (year, month, day int) {
	if len(d) != 4 && len(d) != 7 && len(d) != 10 {
		return
	}
	year, _ = strconv.Atoi(string(d[:4]))
	if len(d) >= 7 {
		month, _ = strconv.Atoi(string(d[5:7]))
	}
	if len(d) == 10 {
		day, _ = strconv.Atoi(string(d[8:]))
	}
	return
}

// Valid tells whether d is empty or a real date written in the form above.
func (d Date) Valid() bool {
	const day = "2006-01-02"
	switch len(d) {
	case 0:
		return true
	case len("2006"), len("2006-01"), len(day):
		_, err := time.Parse(day[:len(d)], string(d))
		return err == nil
	}
	return false
}

// Span returns the first day that a date may mean and the day after the last,
// at midnight UTC; false for the empty date.
func (d Date) Span() (from, to time.Time, ok bool) {
	y, m, day := d.Parts()
	switch {
	case y == 0:
		return from, to, false
	case m == 0:
		from = time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)
		return from, from.AddDate(1, 0, 0), true
	case day == 0:
		from = time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
		return from, from.AddDate(0, 1, 0), true
	}
	from = time.Date(y, time.Month(m), day, 0, 0, 0, 0, time.UTC)
	return from, from.AddDate(0, 0, 1), true
}

// Days counts the first and the last day that a date may mean as DayNumber
// does, both 0 for the empty date.
func (d Date) Days() (first, last int) {
	from, to, ok := d.Span()
	if !ok {
		return 0, 0
	}
	return DayNumber(from), DayNumber(to) - 1
}

// DayNumber counts the days, in UTC, from the first of the year 0, which is
// day 1.
func DayNumber(t time.Time) int {
	return 1 + int((t.Unix()-time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC).Unix())/86400)
}

// Add returns the day so many days after a day-exact date, "" where d is none.
func (d Date) Add(days int) Date {
	t, ok := d.Time()
	if !ok {
		return ""
	}
	return Date(t.AddDate(0, 0, days).Format("2006-01-02"))
}

// Time returns a day-exact date as a time, and whether d is one.
func (d Date) Time() (time.Time, bool) {
	t, err := time.Parse("2006-01-02", string(d))
	return t, err == nil
}

package record

import (
	"fmt"
	"strconv"
	"time"
)

// A Date is an ISO 8601 calendar date in as many parts as are known:
// "2024-02-27", "2024-02", "2024" or "".
type Date string

// NewDate makes a Date of the parts that are not 0. A day without month, or
// a month without year, is not kept.
func NewDate(year, month, day int) Date {
	switch {
	case year == 0:
		return ""
	case month == 0:
		return Date(fmt.Sprintf("%04d", year))
	case day == 0:
		return Date(fmt.Sprintf("%04d-%02d", year, month))
	}
	return Date(fmt.Sprintf("%04d-%02d-%02d", year, month, day))
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
	layout := map[int]string{0: "", 4: "2006", 7: "2006-01", 10: "2006-01-02"}
	l, ok := layout[len(d)]
	if !ok {
		return false
	}
	_, err := time.Parse(l, string(d))
	return err == nil
}

// Time returns a day-exact date as a time, and whether d is one.
func (d Date) Time() (time.Time, bool) {
	t, err := time.Parse("2006-01-02", string(d))
	return t, err == nil
}

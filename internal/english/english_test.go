package english

import (
	"testing"

	"rapporteur/record"
)

func TestFold(t *testing.T) {
	if got := Fold(" a\u00a0b\n\nc\x1b[31m\u202ed "); got != "a b c[31md" {
		t.Errorf("%q", got)
	}
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		start, end record.Date
		want       string
	}{
		{"", "", "date unknown"},
		{"2024-02-27", "2024-02-27", "27 February 2024"},
		{"2024-02-27", "", "27 February 2024"},
		{"", "2024-02-27", "until 27 February 2024"},
		{"2026-03-25", "2026-03-27", "25–27 March 2026"},
		{"2026-04-30", "2026-05-02", "30 April – 2 May 2026"},
		{"2025-12-30", "2026-01-02", "30 December 2025 – 2 January 2026"},
		{"2018-04", "2018-04", "April 2018"},
		{"2018-04", "2018-06", "April – June 2018"},
		{"2018", "2018", "2018"},
		{"2018", "2019", "2018 – 2019"},
		{"2018", "2018-06", "2018 – June 2018"},
		{"2018-04", "2018-04-09", "April 2018 – 9 April 2018"},
		{"2018-04-01", "2018-05", "1 April 2018 – May 2018"},
	} {
		if got := Dates(c.start, c.end); got != c.want {
			t.Errorf("dates(%q, %q) = %q, want %q", c.start, c.end, got, c.want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 10: "10th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 22: "22nd", 101: "101st", 111: "111th"} {
		if got := Ordinal(n); got != want {
			t.Errorf("ordinal(%d) = %q", n, got)
		}
	}
}

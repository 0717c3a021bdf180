package record

import "testing"

func TestDays(t *testing.T) {
	for d, want := range map[Date][2]int{
		"":           {0, 0},
		"0001":       {367, 731}, // the year 0 was a leap year
		"2024":       {739252, 739617},
		"2024-02":    {739283, 739311},
		"2024-02-29": {739311, 739311},
		"2023-12":    {739221, 739251},
		"9999-12-31": {3652425, 3652425},
	} {
		if first, last := d.Days(); [2]int{first, last} != want {
			t.Errorf("%q: days %d to %d, want %v", d, first, last, want)
		}
	}
	if from, to, ok := Date("2024-02").Span(); !ok || from.Format("2006-01-02") != "2024-02-01" || to.Format("2006-01-02") != "2024-03-01" {
		t.Errorf("February 2024 is from %v to %v", from, to)
	}
}

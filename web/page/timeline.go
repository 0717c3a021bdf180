package page

import (
	"time"

	"rapporteur/record"
)

// A Timeline draws the editions along the years. A day is a dot; a date that is
// known in part is the span in which the meeting was.
type Timeline struct {
	Width, Height, Base int
	Years               []Tick
	Editions            []Stretch
}

// A Tick is a year on the line.
type Tick struct {
	X     int
	Label string
}

// A Stretch is an edition on the line.
type Stretch struct {
	X, Width, Middle, LabelY int
	Label, Said, To          string
	Day, Next                bool
}

// Measures of the drawing, in its own units.
const (
	edge      = 30
	baseLine  = 58
	dot       = 12
	labelStep = 17
	labelRoom = 40 // between two labels on one line
)

// timeline draws the editions that have a date, nil where that makes no line.
func (w Words) timeline(all []EditionLine) *Timeline {
	var first, last time.Time
	dated := 0
	for _, e := range all {
		from, to, ok := extent(e.Start, e.End)
		if !ok {
			continue
		}
		dated++
		if first.IsZero() || from.Before(first) {
			first = from
		}
		if to.After(last) {
			last = to
		}
	}
	if dated < 2 {
		return nil
	}
	first = time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	last = time.Date(last.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
	years := last.Year() - first.Year()
	t := &Timeline{Width: max(900, years*70, dated*56) + 2*edge, Height: baseLine + 30, Base: baseLine}
	x := func(at time.Time) int {
		return edge + int(float64(t.Width-2*edge)*float64(at.Sub(first))/float64(last.Sub(first)))
	}
	every := max(1, years/12)
	for y := first.Year(); y <= last.Year(); y += every {
		t.Years = append(t.Years, Tick{x(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)), itoa(y)})
	}
	ends := [2]int{-labelRoom, -labelRoom} // of the labels on the two lines
	for _, e := range all {
		from, to, ok := extent(e.Start, e.End)
		if !ok {
			continue
		}
		s := Stretch{X: x(from), Width: x(to) - x(from), Label: e.Label, Said: w.Period(e.Start, e.End), To: e.To, Next: e.Next}
		if s.Day = len(e.Start) == len("2006-01-02"); s.Day || s.Width < dot {
			s.X, s.Width = s.X+s.Width/2-dot/2, dot
		}
		s.Middle = s.X + s.Width/2
		line := 0
		if s.Middle-ends[0] < labelRoom && ends[1] < ends[0] {
			line = 1
		}
		ends[line] = s.Middle
		s.LabelY = baseLine - 14 - line*labelStep
		t.Editions = append(t.Editions, s)
	}
	return t
}

// extent returns the days between which a meeting was, as far as its dates tell.
func extent(start, end record.Date) (from, to time.Time, ok bool) {
	if start == "" {
		return from, to, false
	}
	if end == "" || len(end) < len(start) {
		end = start
	}
	from, _, _ = start.Span()
	_, to, _ = end.Span()
	return from, to, !to.Before(from)
}

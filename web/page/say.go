package page

import (
	"encoding/json"
	"slices"
	"time"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

// Words returns the text of the interface for a key, filled in.
type Words func(key string, fill ...any) string

// Area names an area.
func (w Words) Area(a record.Area) string { return w("area." + string(a)) }

// Kind names a kind.
func (w Words) Kind(k record.Kind) string { return w("kind." + string(k)) }

// Period writes the time of a meeting.
func (w Words) Period(start, end record.Date) string {
	if start == "" && end == "" {
		return w("date.unknown")
	}
	return english.Dates(start, end)
}

// Moment writes when something was decided or got.
func Moment(t time.Time) string { return t.UTC().Format("2 January 2006, 15:04 UTC") }

// A Said is a decision in words.
type Said struct {
	Who     string   `json:"who"`
	When    string   `json:"when,omitempty"`
	Act     string   `json:"act"`
	Changes []string `json:"changes,omitempty"`
	Note    string   `json:"note,omitempty"`
}

// SaidOf writes a decision about an account in words.
func (v View) SaidOf(f library.Filing, d record.Decision) Said {
	s := Said{Who: english.Fold(d.Who), When: Moment(d.At), Act: v.Say("act." + string(d.Act)), Note: english.Fold(d.Note)}
	if d.Standing != "" {
		s.Act += " – " + v.Say("standing."+string(d.Standing))
	}
	if d.On.What == record.OnMeeting {
		s.Changes = v.meetingChanges(d.Set)
	} else if len(d.Set) > 0 {
		was := record.Statement{}
		for _, r := range f.All {
			if r.Statement.Quote == d.On.Passage && r.Read != nil {
				was = *r.Read
			}
		}
		is := was
		is.By, is.To, is.Areas = slices.Clone(was.By), slices.Clone(was.To), slices.Clone(was.Areas)
		if json.Unmarshal(d.Set, &is) == nil {
			s.Changes = v.changes(was, is)
		}
	}
	return s
}

// changes tells in words what differs between two forms of a statement.
func (v View) changes(a, b record.Statement) []string {
	x, y := v.FormOf(a), v.FormOf(b)
	var out []string
	for _, f := range []struct{ key, was, is string }{
		{"kind", v.Say.Kind(a.Kind), v.Say.Kind(b.Kind)},
		{"by", x.By, y.By},
		{"speaker", x.Speaker, y.Speaker},
		{"to", x.Towards, y.Towards},
		{"areas", english.Listed(each(a.Areas, v.Say.Area)), english.Listed(each(b.Areas, v.Say.Area))},
		{"due", x.Due, y.Due},
	} {
		if f.was == f.is {
			continue
		}
		nothing := v.Say("field.none")
		if f.was == "" {
			f.was = nothing
		}
		if f.is == "" {
			f.is = nothing
		}
		out = append(out, v.Say("field."+f.key)+": "+english.Fold(f.was)+" → "+english.Fold(f.is))
	}
	return out
}

package dossier

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rapporteur/record"
)

// An Edition is one meeting of a mechanism.
type Edition struct {
	Number     int // 0 where no account gives it
	Start, End record.Date
	Place      record.Place
	Heads      []record.Head
	Accounts   []Account
	Why        string // why its accounts are taken for one meeting's, or where it is known from
}

// seat chooses for each reading the meeting that belongs to the series: one
// of the mechanism that most of them are about, else the first that the
// document is about.
func (d *Desk) seat(readings []record.Reading, decisions []record.Decision) (Mechanism, []int) {
	at := make([]int, len(readings))
	for i, r := range readings {
		at[i] = r.Subject()
	}
	all := d.Mechanisms(readings, decisions)
	if len(all) == 0 {
		return Mechanism{}, at
	}
	// A mechanism counts once for each document, and for what each is about
	// first.
	weight := func(m Mechanism) int {
		n := 0
		seen := map[int]bool{}
		for _, p := range m.At {
			if !seen[p.Reading] {
				n += 2
			}
			if at[p.Reading] == p.Meeting {
				n++
			}
			seen[p.Reading] = true
		}
		return n
	}
	best := all[0]
	for _, m := range all[1:] {
		if weight(m) > weight(best) {
			best = m
		}
	}
	seated := map[int]bool{}
	for _, p := range best.At {
		if !seated[p.Reading] {
			at[p.Reading], seated[p.Reading] = p.Meeting, true
		}
	}
	slices.SortFunc(best.At, func(a, b Place) int { return cmp.Or(a.Reading-b.Reading, a.Meeting-b.Meeting) })
	for i, r := range readings {
		if at[i] >= 0 && !seated[i] {
			best.Strays = append(best.Strays, Stray{r.Document.Name, r.Meetings[at[i]].Mechanism})
		}
	}
	slices.SortFunc(best.Strays, func(a, b Stray) int { return strings.Compare(a.Document, b.Document) })
	return best, at
}

// editions joins the accounts of one meeting and puts the meetings in order.
// at holds, for each reading, the meeting that belongs to the series, -1 for
// none. It returns beside the editions that of each reading.
func (d *Desk) editions(readings []record.Reading, at []int) ([]Edition, []int) {
	type told struct {
		reading int
		number  int
		date    record.Date // of the meeting, else of publication
		sure    bool        // the date is the meeting's
	}
	all := make([]told, len(readings))
	for i, r := range readings {
		t := told{reading: i, date: r.Document.Published}
		if at[i] >= 0 {
			m := r.Meetings[at[i]]
			if m.Ordinal != nil {
				t.number = *m.Ordinal
			}
			if m.Start != "" {
				t.date, t.sure = m.Start, true
			}
		}
		all[i] = t
	}
	// One order whatever order the readings come in.
	slices.SortFunc(all, func(a, b told) int {
		return cmp.Or(strings.Compare(string(a.date), string(b.date)), cmp.Compare(a.number, b.number),
			strings.Compare(readings[a.reading].Document.Name, readings[b.reading].Document.Name),
			strings.Compare(readings[a.reading].Document.Text, readings[b.reading].Document.Text))
	})
	var out []Edition
	of := make([]int, len(readings))
	dates := []record.Date{}
	for _, t := range all {
		r := readings[t.reading]
		var m record.Meeting
		if at[t.reading] >= 0 {
			m = r.Meetings[at[t.reading]]
		}
		i, why := -1, ""
		for k := range out {
			if why = oneMeeting(out[k], dates[k], t.number, t.date); why != "" {
				i = k
				break
			}
		}
		if i < 0 {
			out = append(out, Edition{Number: t.number, Start: m.Start, End: m.End, Place: m.Place})
			dates = append(dates, t.date)
			i = len(out) - 1
		} else {
			out[i].Why = why
		}
		e := &out[i]
		e.join(m)
		e.Accounts = append(e.Accounts, Account{
			Document: r.Document.Name, Hash: r.Document.Hash(), Title: r.Document.Title, Publisher: r.Document.Publisher, Published: r.Document.Published,
		})
		of[t.reading] = i
	}
	return sorted(out, dates, of)
}

// oneMeeting tells why an account is of a meeting that others tell of, ""
// where it is not.
func oneMeeting(e Edition, date record.Date, number int, at record.Date) string {
	switch {
	case number > 0 && e.Number > 0 && number != e.Number:
		return ""
	case number > 0 && number == e.Number && daysApart(date, at) > 60:
		return "" // one of the numbers is wrong
	case number > 0 && number == e.Number:
		return fmt.Sprintf("the same number, %d", number)
	case date != "" && at != "" && len(date) == 10 && len(at) == 10 && daysApart(date, at) <= 3:
		return "the same days"
	}
	return ""
}

// join takes over what one more account tells of a meeting.
func (e *Edition) join(m record.Meeting) {
	if e.Number == 0 && m.Ordinal != nil {
		e.Number = *m.Ordinal
	}
	if len(m.Start) > len(e.Start) {
		e.Start, e.End = m.Start, m.End
	}
	if len(m.End) > len(e.End) || e.Start == m.Start && m.End > e.End {
		e.End = m.End
	}
	if e.Place.Name == "" {
		e.Place = m.Place
	}
	for _, h := range m.Heads {
		i := slices.IndexFunc(e.Heads, func(x record.Head) bool { return x.Party == h.Party && sameName(x.Name, h.Name) })
		if i < 0 {
			e.Heads = append(e.Heads, h)
		} else if len(h.Post) > len(e.Heads[i].Post) {
			e.Heads[i].Post = h.Post
		}
	}
}

// sorted puts editions in order, by number where the dates do not say
// otherwise.
func sorted(in []Edition, dates []record.Date, of []int) ([]Edition, []int) {
	// An edition without a date stands behind the last one with a smaller
	// number.
	key := slices.Clone(dates)
	for i, e := range in {
		if key[i] != "" || e.Number == 0 {
			continue
		}
		for k, o := range in {
			if o.Number > 0 && o.Number < e.Number && dates[k] > key[i] {
				key[i] = dates[k]
			}
		}
	}
	order := make([]int, len(in))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(strings.Compare(string(key[a]), string(key[b])), cmp.Compare(in[a].Number, in[b].Number))
	})
	out := make([]Edition, len(in))
	place := make([]int, len(in))
	for to, from := range order {
		out[to], place[from] = in[from], to
	}
	for i := range of {
		of[i] = place[of[i]]
	}
	return out, of
}

// mentioned returns the editions that accounts name and that have no account
// here, and dates those that have one and lack a date.
func (d *Desk) mentioned(readings []record.Reading, mech Mechanism, editions []Edition) []Edition {
	var out []Edition
	known := d.nameOf(mech.Name)
	for _, r := range readings {
		for _, m := range r.Meetings {
			if m.Role != record.Mentioned || m.Ordinal == nil || partyKey(m.Parties) != partyKey(mech.Parties) || !fits(editions, *m.Ordinal, m.Start) {
				continue
			}
			n := &named{title: d.nameOf(m.Mechanism)}
			if slices.Compare(n.all(), known.all()) != 0 && d.oneMechanism(n, &named{title: known}) == "" {
				continue
			}
			why := "named in " + r.Document.Name
			if i := slices.IndexFunc(editions, func(e Edition) bool { return e.Number == *m.Ordinal }); i >= 0 {
				if e := &editions[i]; e.Start == "" && m.Start != "" {
					e.Start, e.End = m.Start, m.End
					e.Why = strings.TrimPrefix(e.Why+"; date "+why, "; ")
				}
				continue
			}
			i := slices.IndexFunc(out, func(e Edition) bool { return e.Number == *m.Ordinal })
			if i < 0 {
				out = append(out, Edition{Number: *m.Ordinal, Why: why})
				i = len(out) - 1
			}
			out[i].join(m)
		}
	}
	slices.SortStableFunc(out, func(a, b Edition) int { return cmp.Compare(a.Number, b.Number) })
	return out
}

// fits tells whether a number and a date go with those of the editions: a
// later one has a greater number.
func fits(editions []Edition, number int, date record.Date) bool {
	for _, e := range editions {
		if e.Number > number && before(e.Start, date) || e.Number > 0 && e.Number < number && before(date, e.Start) {
			return false
		}
	}
	return true
}

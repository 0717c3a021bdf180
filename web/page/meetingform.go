package page

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

// A MeetingForm is the page on which a person corrects which meeting an
// account is about, or says it where the reader saw none.
type MeetingForm struct {
	Title   string         `json:"title"`
	To      string         `json:"href"`
	At      string         `json:"passage,omitempty"` // of the meeting's evidence; "" for a meeting that was not seen
	Quote   string         `json:"quote,omitempty"`
	Fields  MeetingFields  `json:"fields"`
	Decided []Said         `json:"decided,omitempty"`
	Mine    bool           `json:"-"` // whoever asks decided last
	Seen    int64          `json:"seen"`
	Names   []string       `json:"-"` // of mechanisms that it may belong to
	Parties []record.Party `json:"-"`
	Here    string         `json:"-"`
	Fault   string         `json:"-"`
}

// MeetingFields are a meeting as a person writes it.
type MeetingFields struct {
	Mechanism string       `json:"mechanism"`
	Number    string       `json:"edition"`
	Parties   string       `json:"parties"`
	Start     string       `json:"start"`
	End       string       `json:"end"`
	Place     string       `json:"place"`
	Country   string       `json:"country"`
	Heads     []HeadFields `json:"heads"`
	Note      string       `json:"note,omitempty"`
}

// HeadFields are a head of delegation as a person writes it.
type HeadFields struct {
	Party string `json:"party"`
	Rank  string `json:"rank"`
	Name  string `json:"name"`
	Post  string `json:"post"`
}

// MeetingForm makes the page for the meeting whose evidence is at a passage;
// without one, for a meeting that the reader did not see.
func (v View) MeetingForm(ctx context.Context, f library.Filing, at string) (MeetingForm, error) {
	p := MeetingForm{Title: v.documentTitle(f.Reading.Document.Title), To: v.DocumentLink(f.Hash), At: at, Seen: f.Seen, Here: v.Link([]string{"d", inAddress(f.Hash), "meeting"})}
	m, ok := MeetingAt(f, at)
	if !ok {
		return p, ErrNone
	}
	if at != "" {
		p.Quote = PassageWords(f.Reading.Document.Text, m.Evidence[0])
	}
	p.Fields = v.meetingFields(m)
	for _, d := range f.OnMeeting(m) {
		p.Decided = append(p.Decided, v.SaidOf(f, d))
		p.Mine = d.Who == v.Who && d.Act != record.Withdraw
	}
	all, err := v.Library.Catalogue(ctx)
	if err != nil {
		return p, err
	}
	for _, d := range all.All {
		shared := 0
		for _, x := range m.Parties {
			if slices.Contains(d.Parties, x) {
				shared++
			}
		}
		if shared == len(m.Parties) && d.Lasting && len(p.Names) < 200 {
			p.Names = append(p.Names, english.Fold(d.Name))
		}
	}
	p.Parties = m.Parties
	return p, nil
}

// MeetingAt returns the meeting that an account is about, as people corrected
// it, whose evidence begins at a passage; without one, a meeting of which
// nothing is known.
func MeetingAt(f library.Filing, at string) (record.Meeting, bool) {
	if at == "" {
		return record.Meeting{Role: record.Subject}, true
	}
	laid := f.Laid()
	i := slices.IndexFunc(laid.Meetings, func(m record.Meeting) bool { return len(m.Evidence) > 0 && Span(m.Evidence[0]) == at })
	if i < 0 {
		return record.Meeting{}, false
	}
	return laid.Meetings[i], true
}

// meetingFields writes a meeting's fields as a person does.
func (v View) meetingFields(m record.Meeting) MeetingFields {
	name := func(p record.Party) string { return library.NameOf(string(p), v.Library.Lex.PartyNames) }
	out := MeetingFields{
		Mechanism: english.Fold(m.Mechanism), Parties: strings.Join(each(m.Parties, name), ", "), Start: string(m.Start), End: string(m.End),
		Place: english.Fold(m.Place.Name), Country: name(m.Place.Country), Heads: []HeadFields{},
	}
	if m.Ordinal != nil {
		out.Number = itoa(*m.Ordinal)
	}
	for _, h := range m.Heads {
		out.Heads = append(out.Heads, HeadFields{name(h.Party), english.Fold(h.Rank), english.Fold(h.Name), english.Fold(h.Post)})
	}
	return out
}

// SetMeeting makes the fields that differ from a meeting as it stands, nil for
// none.
func (v View) SetMeeting(form MeetingFields, m record.Meeting) (json.RawMessage, error) {
	was := v.meetingFields(m)
	set := map[string]any{}
	if form.Mechanism != was.Mechanism {
		set["mechanism"] = form.Mechanism
	}
	if form.Number != was.Number {
		n, err := strconv.Atoi(cmp.Or(form.Number, "0"))
		switch {
		case err != nil || n < 0 || n > 9999:
			return nil, Wrong("error.number", form.Number)
		case n == 0:
			set["ordinal"] = nil
		default:
			set["ordinal"] = n
		}
	}
	if form.Parties != was.Parties {
		all, err := v.PartiesNamed(form.Parties)
		if err != nil {
			return nil, err
		}
		set["parties"] = all
	}
	for field, x := range map[string][2]string{"start": {form.Start, was.Start}, "end": {form.End, was.End}} {
		if !record.Date(x[0]).Valid() {
			return nil, Wrong("error.date", x[0])
		}
		if x[0] != x[1] {
			set[field] = x[0]
		}
	}
	if form.Place != was.Place || form.Country != was.Country {
		country, err := v.PartiesNamed(form.Country)
		if err != nil {
			return nil, err
		}
		if len(country) > 1 {
			return nil, Wrong("error.party", form.Country)
		}
		set["place"] = record.Place{Name: form.Place, Country: record.Party(strings.Join(each(country, func(p record.Party) string { return string(p) }), ""))}
	}
	if !slices.Equal(form.Heads, was.Heads) {
		heads := []record.Head{}
		for _, h := range form.Heads {
			party, err := v.PartiesNamed(h.Party)
			if err != nil {
				return nil, err
			}
			if len(party) != 1 {
				return nil, Wrong("error.head", h.Name)
			}
			heads = append(heads, record.Head{Name: h.Name, Party: party[0], Post: h.Post, Rank: h.Rank})
		}
		set["heads"] = heads
	}
	if len(set) == 0 {
		return nil, nil
	}
	if len(m.Evidence) == 0 { // one that the reader did not see
		set["role"] = m.Role
	}
	return json.Marshal(set)
}

// meetingChanges tells in words what a decision makes of a meeting.
func (v View) meetingChanges(set json.RawMessage) []string {
	var m record.Meeting
	var given map[string]json.RawMessage
	if json.Unmarshal(set, &m) != nil || json.Unmarshal(set, &given) != nil {
		return nil
	}
	x := v.meetingFields(m)
	var heads []string
	for _, h := range x.Heads {
		heads = append(heads, strings.Join(strings.Fields(h.Rank+" "+h.Name), " ")+" ("+h.Party+")")
	}
	var out []string
	for _, f := range []struct{ field, key, is string }{
		{"mechanism", "mechanism", x.Mechanism},
		{"ordinal", "edition", x.Number},
		{"parties", "meeting.parties", x.Parties},
		{"start", "meeting.start", x.Start},
		{"end", "meeting.end", x.End},
		{"place", "where", strings.Join(slices.DeleteFunc([]string{x.Place, x.Country}, func(s string) bool { return s == "" }), ", ")},
		{"heads", "meeting.heads", strings.Join(heads, "; ")},
	} {
		if _, ok := given[f.field]; ok {
			out = append(out, v.Say(f.key)+": "+cmp.Or(f.is, v.Say("field.none")))
		}
	}
	return out
}

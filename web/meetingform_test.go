package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"rapporteur/web/page"
)

// meetingFields sends the form as it stands, with some fields changed.
func meetingFields(f page.MeetingForm, act string, changed url.Values) url.Values {
	form := url.Values{
		"act": {act}, "at": {f.At}, "seen": {strconv.FormatInt(f.Seen, 10)}, "mechanism": {f.Fields.Mechanism}, "edition": {f.Fields.Number}, "parties": {f.Fields.Parties},
		"start": {f.Fields.Start}, "end": {f.Fields.End}, "place": {f.Fields.Place}, "country": {f.Fields.Country},
	}
	for _, h := range f.Fields.Heads {
		for name, value := range map[string]string{"side": h.Party, "rank": h.Rank, "head": h.Name, "post": h.Post} {
			form[name] = append(form[name], value)
		}
	}
	for name, values := range changed {
		form[name] = values
	}
	return form
}

// TestCorrectMeeting corrects the meeting of an account in the browser's way.
func TestCorrectMeeting(t *testing.T) {
	s := serving(t, filled(t), "Anna")
	to := "/d/" + hashOf(t, "vietnam-japan-12")[:16]
	doc := twin[page.Document](t, s, to+".json")
	at := page.Span(doc.Meetings[0].Evidence[0])
	form := func() page.MeetingForm {
		return twin[page.MeetingForm](t, s, to+"/meeting.json?at="+at)
	}
	was := form()
	if was.Fields.Number != "12" || was.Quote == "" || len(was.Fields.Heads) != 2 {
		t.Fatalf("the form is %+v", was)
	}

	// As it stands, it decides nothing.
	if status, _ := s.post(t, to+"/meeting", meetingFields(was, "amend", nil)); status != http.StatusOK || form().Seen != was.Seen {
		t.Errorf("an unchanged form: %d, and decision %d", status, form().Seen)
	}
	for name, c := range map[string]struct {
		changed url.Values
		says    string
	}{
		"no number":     {url.Values{"edition": {"twelfth"}}, "is no number of an edition"},
		"no date":       {url.Values{"start": {"yesterday"}}, "is no date"},
		"no party":      {url.Values{"parties": {"Ruritania"}}, "No party is called"},
		"head of both":  {url.Values{"side": {"Japan, Vietnam", "Japan"}}, "Say which one side"},
		"no such act":   {url.Values{"act": {"explode"}}, "was not understood"},
		"two countries": {url.Values{"country": {"Japan, Vietnam"}}, "No party is called"},
	} {
		status, body := s.post(t, to+"/meeting", meetingFields(was, "amend", c.changed))
		if status != http.StatusUnprocessableEntity || !strings.Contains(body, c.says) {
			t.Errorf("%s: %d, and not %q", name, status, c.says)
		}
	}
	if form().Seen != was.Seen {
		t.Error("what could not be taken was decided")
	}

	status, body := s.post(t, to+"/meeting", meetingFields(was, "amend", url.Values{
		"edition": {"13"}, "start": {"2026-01-05"}, "end": {"2026-01-06"}, "place": {"Da Nang"}, "country": {"Vietnam"}, "note": {"by the note verbale"},
		"side": {"Vietnam", "Japan", ""}, "rank": {"General", "", ""}, "head": {"Le Van Thu", "Sato Kenji", ""}, "post": {"Deputy Minister", "Vice-Minister", ""},
	}))
	if status != http.StatusOK || !strings.Contains(body, "13th") || !strings.Contains(body, "Da Nang") {
		t.Errorf("corrected: %d\n%s", status, body)
	}
	m := twin[page.Meeting](t, s, "/m/jpn-vnm.defenc-dialogu-polici/13.json")
	if m.Start != "2026-01-05" || m.Place.Name != "Da Nang" || len(m.Heads) != 2 || m.Heads[0].Name != "Le Van Thu" {
		t.Errorf("the meeting is now %+v", m)
	}
	if _, body := s.get(t, "/log"); !strings.Contains(body, "Le Van Thu") || !strings.Contains(body, "13") {
		t.Error("the log does not say what was corrected")
	}

	// Who has not seen that is told of it, and nothing is lost.
	status, body = s.post(t, to+"/meeting", meetingFields(was, "amend", url.Values{"edition": {"14"}}))
	if status != http.StatusConflict || !strings.Contains(body, "Somebody decided") || !strings.Contains(body, `value="14"`) {
		t.Errorf("a conflict: %d", status)
	}

	if now := form(); !strings.Contains(strings.Join(now.Decided[0].Changes, "\n"), "Da Nang") {
		t.Errorf("decided: %+v", now.Decided)
	}
	if status, _ := s.post(t, to+"/meeting", meetingFields(form(), "withdraw", nil)); status != http.StatusOK || form().Fields.Number != "12" {
		t.Errorf("taken back: %d, edition %s", status, form().Fields.Number)
	}
	if status, _ := s.post(t, to+"/meeting", meetingFields(form(), "reject", nil)); status != http.StatusOK {
		t.Errorf("rejected: %d", status)
	}
	if _, body := s.get(t, to); !strings.Contains(body, "No meeting was read in it") {
		t.Error("the rejected meeting still stands")
	}

	// A meeting that was not seen.
	unseen := twin[page.MeetingForm](t, s, to+"/meeting.json")
	status, body = s.post(t, to+"/meeting", meetingFields(unseen, "amend", url.Values{"mechanism": {"Vietnam-Japan Defence Policy Dialogue"}, "parties": {"Vietnam, Japan"}, "edition": {"12"}}))
	if status != http.StatusOK || !strings.Contains(body, "12th") {
		t.Errorf("said which meeting it is: %d", status)
	}
	if n := len(twin[page.Meeting](t, s, "/m/jpn-vnm.defenc-dialogu-polici/12.json").Accounts); n != 1 {
		t.Errorf("the 12th has %d accounts", n)
	}
	if status, _ := s.get(t, to+"/meeting?at=1-2"); status != http.StatusNotFound {
		t.Errorf("a meeting that is not there: %d", status)
	}
}

package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/web/page"
)

// meetingForm shows the form by which a person corrects which meeting an
// account is about.
func meetingForm(v *visit) (answer, error) {
	f, err := v.view.File(v.Context(), v.PathValue("document"))
	if err != nil {
		return answer{}, err
	}
	p, err := v.view.MeetingForm(v.Context(), f, v.FormValue("at"))
	return v.made("meetingform", v.s.words.say("meetingform.title"), p, nil, err)
}

// correctMeeting takes that form.
func correctMeeting(v *visit) (answer, error) {
	if err := v.ParseForm(); err != nil {
		return answer{}, badForm(err)
	}
	f, err := v.view.File(v.Context(), v.PathValue("document"))
	if err != nil {
		return answer{}, err
	}
	at := v.PostFormValue("at")
	m, ok := page.MeetingAt(f, at)
	if !ok {
		return answer{}, errNoPage
	}
	form := v.sentMeeting()
	d, err := v.onMeeting(f, m, form)
	if err == nil && d != nil {
		seen, _ := strconv.ParseInt(v.PostFormValue("seen"), 10, 64)
		if err = v.mayMove(f, *d); err == nil {
			var role Role
			if role, err = onAccounts(v); err == nil {
				_, err = v.view.Library.DecideSeen(v.Context(), *d, seen, role)
			}
		}
	}
	var other *library.Conflict
	var bad fault
	switch {
	case err == nil:
		return answer{to: v.view.DocumentLink(f.Hash)}, nil
	case errors.As(err, &other):
		bad = fault{Status: http.StatusConflict, Key: "error.meetingconflict"}
		if other.Final {
			bad.Key = "error.meetingfinal"
		}
		if theirs, err := other.Theirs.Decision(); err == nil {
			bad.Detail = strings.Join(append([]string{theirs.Who}, v.view.SaidOf(f, theirs).Changes...), "; ")
		}
		if f, err = v.view.File(v.Context(), f.Hash); err != nil {
			return answer{}, err
		}
	case errors.Is(err, store.ErrRefused):
		bad = fault{Status: http.StatusUnprocessableEntity, Key: "error.form"}
	case !errors.As(err, &bad):
		return answer{}, err
	}
	p, err := v.view.MeetingForm(v.Context(), f, at)
	if err != nil {
		return answer{}, err
	}
	p.Fields, p.Fault = form, v.s.words.say(bad.Key, bad.Detail)
	return answer{page: "meetingform", title: v.s.words.say("meetingform.title"), data: p, status: bad.Status}, nil
}

// onMeeting makes the decision that the form asks for, nil where it would
// change nothing.
func (v *visit) onMeeting(f library.Filing, m record.Meeting, form page.MeetingFields) (*record.Decision, error) {
	text := f.Reading.Document.Text
	d := &record.Decision{Who: v.who.Name, At: v.s.Now().UTC(), Act: record.Act(v.PostFormValue("act")), Note: form.Note}
	d.On = record.Ref{What: record.OnMeeting, Document: f.Hash, Passage: f.Opening(), Name: m.Mechanism}
	if len(m.Evidence) > 0 {
		d.On.Passage = m.Evidence[0]
	}
	d.On.Quote = d.On.Passage.In(text)
	switch d.Act {
	case record.Reject:
		return d, nil
	case record.Withdraw:
		var err error
		if d.On, err = f.Withdrawn(d.Who, d.On); err != nil {
			return nil, wrong("error.notyours", "")
		}
		return d, nil
	case record.Amend, record.Add:
		d.Act = record.Amend
		if len(m.Evidence) == 0 {
			d.Act = record.Add
		}
		var err error
		if d.Set, err = v.view.SetMeeting(form, m); err != nil || d.Set == nil {
			return nil, err
		}
		return d, nil
	}
	return nil, wrong("error.form", string(d.Act))
}

// mayMove tells whether a visitor may bring an account to the mechanism to which
// a decision moves it.
func (v *visit) mayMove(f library.Filing, d record.Decision) error {
	role, err := v.view.Library.RoleAbout(v.Context(), v.view.Rights, f.Laid(d))
	if err == nil && role < Rapporteur {
		err = errMayNot
	}
	return err
}

// sentMeeting reads the form that was sent.
func (v *visit) sentMeeting() page.MeetingFields {
	field := func(name string) string { return strings.TrimSpace(v.PostFormValue(name)) }
	out := page.MeetingFields{
		Mechanism: field("mechanism"), Number: field("edition"), Parties: field("parties"), Start: field("start"), End: field("end"),
		Place: field("place"), Country: field("country"), Heads: []page.HeadFields{}, Note: field("note"),
	}
	of := func(name string, i int) string {
		if all := v.PostForm[name]; i < len(all) {
			return strings.TrimSpace(all[i])
		}
		return ""
	}
	for i := range v.PostForm["head"] {
		h := page.HeadFields{Party: of("side", i), Rank: of("rank", i), Name: of("head", i), Post: of("post", i)}
		if h != (page.HeadFields{}) {
			out.Heads = append(out.Heads, h)
		}
	}
	return out
}

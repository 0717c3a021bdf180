package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"

	"rapporteur/record"
	"rapporteur/web/page"
)

// part returns which part of a list is asked for.
func (v *visit) part() page.Part {
	n, err := strconv.Atoi(v.URL.Query().Get("page"))
	if err != nil {
		n = 1
	}
	return page.Part{Page: n}
}

// made answers with a page. Where what was asked for is at fault, the page
// goes with what was wrong about it, in note.
func (v *visit) made(name, title string, data any, note *string, err error) (answer, error) {
	a := answer{page: name, title: title, data: data}
	var bad fault
	if note != nil && errors.As(err, &bad) {
		*note, a.status = v.s.words.say(bad.Key, bad.Detail), bad.Status
		return a, nil
	}
	return a, err
}

// A homePage is the first page of a record, with the ways to others.
type homePage struct {
	page.Home
	Records []page.RecordLink `json:"records,omitempty"`
	Example bool              `json:"-"`
	Writes  bool              `json:"-"`
}

func home(v *visit) (answer, error) {
	p, err := v.view.Home(v.Context(), v.FormValue("of"), v.part())
	all := homePage{Home: p, Example: v.s.Team == nil, Writes: v.who.rights().Highest() >= Rapporteur}
	if records := v.s.recordsOf(v.Context(), v.who); len(records) > 1 {
		all.Records = slices.DeleteFunc(records, func(r page.RecordLink) bool { return r.To == v.view.Base+"/" })
	}
	return v.made("home", v.s.words.say("home.title"), all, nil, err)
}

func accounts(v *visit) (answer, error) {
	p, err := v.view.Accounts(v.Context(), v.FormValue("only") == "waiting", v.part())
	return v.made("accounts", v.s.words.say("accounts.title"), p, nil, err)
}

func mechanism(v *visit) (answer, error) {
	p, err := v.view.Mechanism(v.Context(), v.PathValue("mechanism"), v.part())
	return v.made("mechanism", p.Name, p, nil, err)
}

func meeting(v *visit) (answer, error) {
	p, err := v.view.Meeting(v.Context(), v.PathValue("mechanism"), v.PathValue("edition"), record.Area(v.FormValue("area")), record.Kind(v.FormValue("kind")))
	return v.made("meeting", p.Label+" "+p.Mechanism, p, nil, err)
}

func commitment(v *visit) (answer, error) {
	p, err := v.view.Commitment(v.Context(), v.PathValue("mechanism"), v.PathValue("commitment"))
	return v.made("commitment", p.Title, p, nil, err)
}

func document(v *visit) (answer, error) {
	f, err := v.view.File(v.Context(), v.PathValue("document"))
	if err != nil {
		return answer{}, err
	}
	here, err := page.Passage(v.URL.Query().Get("at"))
	if err != nil {
		here = record.Passage{}
	}
	p, err := v.view.DocumentOf(v.Context(), f, v.FormValue("show"), here)
	if at := v.URL.Query().Get("edit"); at != "" && p.Writes {
		p.Edit = v.view.StatementForm(f, at)
	}
	return v.made("document", p.Title, p, nil, err)
}

func compare(v *visit) (answer, error) {
	p, err := v.view.Comparison(v.Context(), v.FormValue("a"), v.FormValue("b"), v.FormValue("show"))
	return v.made("compare", v.s.words.say("compare.title"), p, nil, err)
}

func commitments(v *visit) (answer, error) {
	p, err := v.view.Commitments(v.Context(), page.CommitmentsQuery{
		Of: v.FormValue("of"), Whose: v.FormValue("whose"), Standing: v.FormValue("standing"), General: v.FormValue("general") != "", Part: v.part(),
	})
	return v.made("commitments", v.s.words.say("commitments.title"), &p, &p.Fault, err)
}

func people(v *visit) (answer, error) {
	p, err := v.view.People(v.Context(), v.FormValue("of"), v.part())
	return v.made("people", v.s.words.say("people.title"), p, nil, err)
}

func search(v *visit) (answer, error) {
	p, err := v.view.Search(v.Context(), page.SearchQuery{
		Words: v.FormValue("q"), By: v.FormValue("by"), To: v.FormValue("to"), Kind: record.Kind(v.FormValue("kind")), Area: record.Area(v.FormValue("area")),
		Person: v.FormValue("person"), Since: v.FormValue("since"), Until: v.FormValue("until"), Standing: record.Standing(v.FormValue("standing")),
		In: v.FormValue("in"), Key: v.FormValue("mechanism"), Part: v.part(),
	})
	return v.made("search", v.s.words.say("search.title"), &p, &p.Fault, err)
}

func decisionLog(v *visit) (answer, error) {
	p, err := v.view.Log(v.Context(), v.part())
	return v.made("log", v.s.words.say("log.title"), p, nil, err)
}

func help(v *visit) (answer, error) {
	return answer{page: "help", title: v.s.words.say("help.title"), data: struct{}{}}, nil
}

// theme keeps in the browser whether one wants it dark or light.
func theme(v *visit) (answer, error) {
	want := v.FormValue("theme")
	if want != "dark" && want != "light" && want != "auto" {
		return answer{}, page.Wrong("error.form", "theme")
	}
	cookie := &http.Cookie{Name: "theme", Value: want, Path: "/", SameSite: http.SameSiteLaxMode, HttpOnly: true, MaxAge: 400 * 24 * 3600}
	return answer{to: v.back(v.view.Base + "/"), cookies: []*http.Cookie{cookie}}, nil
}

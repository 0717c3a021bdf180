package web

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

func itoa(n int) string { return strconv.Itoa(n) }

// A homePage shows where one is: the mechanisms, and what waits.
type homePage struct {
	Mechanisms []mechanismLine `json:"mechanisms"`
	Single     int             `json:"single"` // names of single visits and calls
	More       string          `json:"more,omitempty"`
	Less       string          `json:"less,omitempty"`
	Of         int             `json:"of"`
	Accounts   []accountLine   `json:"accounts"`
	Waiting    int             `json:"waiting"` // statements, in the latest accounts
	Narrow     string          `json:"narrow,omitempty"`
	Empty      bool            `json:"empty"`
}

type mechanismLine struct {
	Name    string         `json:"name"`
	Parties []record.Party `json:"parties"`
	To      string         `json:"href"`
	library.Summary
	Documents int                      `json:"documents"`
	Latest    []library.BalanceSummary `json:"-"`
}

// perPage is how many mechanisms or accounts stand on a page.
const perPage = 30

func home(v *visit) (answer, error) {
	p := homePage{Narrow: v.FormValue("of"), Mechanisms: []mechanismLine{}}
	all, single, err := v.lasting(p.Narrow)
	if err != nil {
		return answer{}, err
	}
	p.Single, p.Of = single, len(all)
	all, p.Less, p.More = part(v, all, perPage)
	for _, d := range all {
		s, err := v.lib.Summary(v.Context(), d)
		if err != nil {
			return answer{}, err
		}
		line := mechanismLine{Name: english.Fold(d.Name), Parties: d.Parties, To: v.mechanismLink(d), Summary: s, Documents: d.Documents}
		// What the last edition made is all new; the one before tells most.
		line.Latest = s.Balances[max(0, len(s.Balances)-2):]
		p.Mechanisms = append(p.Mechanisms, line)
	}
	if p.Accounts, _, err = v.accountLines(0, perPage); err != nil {
		return answer{}, err
	}
	for _, a := range p.Accounts {
		p.Waiting += a.Waiting
	}
	p.Accounts = p.Accounts[:min(6, len(p.Accounts))]
	p.Empty = len(p.Accounts) == 0
	return answer{page: "home", title: v.s.words.say("home.title"), data: p}, nil
}

// page returns which page of a list is asked for, from 0.
func (v *visit) page() int {
	n, err := strconv.Atoi(v.URL.Query().Get("page"))
	if err != nil || n < 2 || n > 1e6 {
		return 0
	}
	return n - 1
}

// part returns the part of a list that stands on the page asked for, with the
// addresses of the pages before and behind.
func part[T any](v *visit, all []T, perPage int) (shown []T, before, next string) {
	from := min(v.page()*perPage, len(all))
	to := min(from+perPage, len(all))
	before, next = v.pages(to < len(all))
	return all[from:to], before, next
}

// pages returns the addresses of the page before and of the next, where there
// are any.
func (v *visit) pages(more bool) (before, next string) {
	n := v.page() + 1
	if n == 2 {
		before = v.with("page", "")
	} else if n > 2 {
		before = v.with("page", itoa(n-1))
	}
	if more {
		next = v.with("page", itoa(n+1))
	}
	return before, next
}

// An accountLine is an account in a list, with how far its review has come.
type accountLine struct {
	Title      string      `json:"title"`
	Publisher  string      `json:"publisher"`
	Published  record.Date `json:"published"`
	Got        time.Time   `json:"got"`
	To         string      `json:"href"`
	Statements int         `json:"statements"`
	Waiting    int         `json:"waiting"`
	Whole      bool        `json:"gone_through"`
	Unread     bool        `json:"unread,omitempty"`
}

// accountLines returns the accounts that came last.
func (v *visit) accountLines(skip, limit int) ([]accountLine, bool, error) {
	versions, err := v.lib.Latest(v.Context(), skip, limit+1)
	if err != nil {
		return nil, false, err
	}
	more := len(versions) > limit
	var out []accountLine
	for _, x := range versions[:min(limit, len(versions))] {
		line := accountLine{Title: x.Title, Publisher: english.Fold(x.Publisher), Published: x.Published, Got: x.Got, To: v.documentLink(x.Hash)}
		k, err := v.lib.Reading(v.Context(), x.Hash)
		if err != nil {
			line.Unread = true
		} else {
			if line.Title == "" {
				line.Title = k.Reading.Document.Title
			}
			decisions, err := v.lib.Decided(v.Context(), k)
			if err != nil {
				return nil, false, err
			}
			all, whole := dossier.Reviewed(k.Reading, decisions)
			line.Whole = whole != nil
			line.Statements, line.Waiting = len(all), waiting(all, whole)
		}
		line.Title = v.documentTitle(line.Title)
		out = append(out, line)
	}
	return out, more, nil
}

// waiting counts the statements that nobody has decided about.
func waiting(all []dossier.Review, whole *record.Decision) int {
	n := 0
	for _, r := range all {
		if r.Act() == "" {
			n++
		}
	}
	if whole != nil {
		return 0
	}
	return n
}

// An accountsPage lists all accounts, the latest first.
type accountsPage struct {
	Accounts []accountLine `json:"accounts"`
	Less     string        `json:"less,omitempty"`
	More     string        `json:"more,omitempty"`
}

func accounts(v *visit) (answer, error) {
	lines, more, err := v.accountLines(v.page()*perPage, perPage)
	if err != nil {
		return answer{}, err
	}
	p := accountsPage{Accounts: lines}
	if only := v.FormValue("only"); only == "waiting" {
		p.Accounts = slices.DeleteFunc(p.Accounts, func(a accountLine) bool { return a.Waiting == 0 })
	}
	p.Less, p.More = v.pages(more)
	return answer{page: "accounts", title: v.s.words.say("accounts.title"), data: p}, nil
}

func help(v *visit) (answer, error) {
	return answer{page: "help", title: v.s.words.say("help.title"), data: struct{}{}}, nil
}

// theme keeps in the browser whether one wants it dark or light.
func theme(v *visit) (answer, error) {
	want := v.FormValue("theme")
	if want != "dark" && want != "light" && want != "auto" {
		return answer{}, wrong("error.form", "theme")
	}
	cookie := &http.Cookie{Name: "theme", Value: want, Path: "/", SameSite: http.SameSiteLaxMode, HttpOnly: true, MaxAge: 400 * 24 * 3600}
	return answer{to: v.back(v.base + "/"), cookie: cookie}, nil
}

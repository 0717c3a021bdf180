package page

import (
	"cmp"
	"context"
	"slices"
	"time"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

// A Home shows where one is: the mechanisms, and what waits.
type Home struct {
	Mechanisms []MechanismLine `json:"mechanisms"`
	Single     int             `json:"single"` // names of single visits and calls
	More       string          `json:"more,omitempty"`
	Less       string          `json:"less,omitempty"`
	Of         int             `json:"of"`
	Accounts   []AccountLine   `json:"accounts"`
	Waiting    int             `json:"waiting"` // statements, in the latest accounts
	Narrow     string          `json:"narrow,omitempty"`
	Empty      bool            `json:"empty"`
}

// A MechanismLine is a mechanism in a list, with what its last editions came to.
type MechanismLine struct {
	ID      string         `json:"id"` // by which addresses name it
	Name    string         `json:"name"`
	Parties []record.Party `json:"parties"`
	To      string         `json:"href"`
	library.Summary
	Documents int                      `json:"documents"`
	Later     bool                     `json:"not_worked_out_yet,omitempty"` // its summary
	Latest    []library.BalanceSummary `json:"-"`
}

// perPage is how many mechanisms or accounts stand on a page.
const perPage = 30

// soon is about how many accounts the first page has worked out anew before it
// comes; of what is more it says that this is under way.
const soon = 25

// Home makes the first page: of the mechanisms those that have some words in
// their names, or those parties.
func (v View) Home(ctx context.Context, words string, part Part) (Home, error) {
	p := Home{Narrow: words, Mechanisms: []MechanismLine{}}
	all, single, err := v.lasting(ctx, p.Narrow)
	if err != nil {
		return p, err
	}
	p.Single, p.Of = single, len(all)
	from, to := part.span(len(all), perPage)
	worth := soon
	for _, d := range all[from:to] {
		s, through, ok, err := v.Library.SummaryWithin(ctx, d, worth)
		if err != nil {
			return p, err
		}
		worth -= through
		line := MechanismLine{ID: mechanismID(d), Name: english.Fold(d.Name), Parties: d.Parties, To: v.mechanismLink(d), Summary: s, Documents: d.Documents, Later: !ok}
		// What the last edition made is all new; the one before tells most.
		line.Latest = s.Balances[max(0, len(s.Balances)-2):]
		p.Mechanisms = append(p.Mechanisms, line)
	}
	p.Less, p.More = varied{v.Link(nil), []string{"of", words}}.parts(part, to < len(all))
	if p.Accounts, _, err = v.accountLines(ctx, Part{}); err != nil {
		return p, err
	}
	for _, a := range p.Accounts {
		p.Waiting += a.Waiting
	}
	p.Accounts = p.Accounts[:min(6, len(p.Accounts))]
	p.Empty = len(p.Accounts) == 0
	return p, nil
}

// An AccountLine is an account in a list, with how far its review has come.
type AccountLine struct {
	Hash       string      `json:"document"`
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

// accountLines returns the accounts that came last, and whether there are more.
func (v View) accountLines(ctx context.Context, part Part) ([]AccountLine, bool, error) {
	skip, limit := part.skip(perPage)
	versions, err := v.Library.Latest(ctx, skip, limit+1)
	if err != nil {
		return nil, false, err
	}
	more := len(versions) > limit
	out := []AccountLine{}
	for _, x := range versions[:min(limit, len(versions))] {
		line := AccountLine{Hash: x.Hash, Title: x.Title, Publisher: english.Fold(x.Publisher), Published: x.Published, Got: x.Got, To: v.DocumentLink(x.Hash)}
		if f, err := v.Library.File(ctx, x.Hash); err != nil {
			line.Unread = true
		} else {
			line.Title = cmp.Or(line.Title, f.Reading.Document.Title)
			line.Whole, line.Statements, line.Waiting = f.Whole != nil, len(f.All), f.Waiting()
		}
		line.Title = v.documentTitle(line.Title)
		out = append(out, line)
	}
	return out, more, nil
}

// Accounts are all accounts, the latest first.
type Accounts struct {
	Accounts []AccountLine `json:"accounts"`
	Less     string        `json:"less,omitempty"`
	More     string        `json:"more,omitempty"`
}

// Accounts lists the accounts; waiting leaves out those that have nothing to
// decide about.
func (v View) Accounts(ctx context.Context, waiting bool, part Part) (Accounts, error) {
	lines, more, err := v.accountLines(ctx, part)
	if err != nil {
		return Accounts{}, err
	}
	p, only := Accounts{Accounts: lines}, ""
	if waiting {
		p.Accounts, only = slices.DeleteFunc(p.Accounts, func(a AccountLine) bool { return a.Waiting == 0 }), "waiting"
	}
	p.Less, p.More = varied{v.Link([]string{"accounts"}), []string{"only", only}}.parts(part, more)
	return p, nil
}

// A Choice is a mechanism that may be chosen, by any of its keys.
type Choice struct {
	Name string
	Keys []string
}

// NameOf returns the name of the mechanism with a key, else the key.
func NameOf(all []Choice, key string) string {
	for _, c := range all {
		if slices.Contains(c.Keys, key) {
			return c.Name
		}
	}
	return english.Fold(key)
}

// Mechanisms lists the mechanisms that meet again and again, by name.
func (v View) Mechanisms(ctx context.Context) ([]Choice, error) {
	all, _, err := v.lasting(ctx, "")
	if err != nil {
		return nil, err
	}
	var out []Choice
	for _, d := range all {
		out = append(out, Choice{v.mechanismTitle(d.Name) + " (" + v.Library.PartyList(d.Parties) + ")", d.Keys})
	}
	slices.SortFunc(out, func(a, b Choice) int { return cmp.Compare(a.Name, b.Name) })
	return out, nil
}

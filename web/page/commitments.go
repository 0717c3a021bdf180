package page

import (
	"context"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
)

// A CommitmentsQuery says which commitments are asked for.
type CommitmentsQuery struct {
	Of       string `json:"of,omitempty"`       // words of a mechanism's name, and parties
	Whose    string `json:"whose,omitempty"`    // parties that are to act
	Standing string `json:"standing,omitempty"` // or "open", "overdue"
	General  bool   `json:"general,omitempty"`  // intentions, rather than acts one could see
	Part     Part   `json:"-"`
}

// Commitments are what was promised over all mechanisms.
type Commitments struct {
	Lines []CommitmentLine `json:"commitments"`
	CommitmentsQuery
	Standings []record.Standing `json:"-"`
	Parties   []record.Party    `json:"-"`
	Left      int               `json:"mechanisms_left_out,omitempty"` // they have changed, and are listed as they were
	Fault     string            `json:"fault,omitempty"`
	Less      string            `json:"less,omitempty"`
	More      string            `json:"more,omitempty"`
	Total     int               `json:"total"`
	Most      bool              `json:"at_least,omitempty"`
	Overdue   int               `json:"overdue"`
}

// linesPerPage is how many commitments or people stand on a page.
const linesPerPage = 60

// worthWaiting is about how many accounts a page over all mechanisms has worked
// out anew before it comes, where they have changed; what is more is left to
// who looks after the record.
const worthWaiting = 200

// Commitments makes the page of commitments. Where what was asked for is at
// fault, the page goes with the Fault.
func (v View) Commitments(ctx context.Context, q CommitmentsQuery) (Commitments, error) {
	p := Commitments{CommitmentsQuery: q, Standings: record.Standings, Lines: []CommitmentLine{}}
	whose, fault := v.PartiesNamed(q.Whose)
	all, err := v.Library.Catalogue(ctx)
	if err != nil {
		return p, err
	}
	p.Parties = all.Parties
	if p.Left, err = v.Library.CatchUp(ctx, worthWaiting); err != nil {
		return p, err
	}
	ask := library.PromiseQuery{Words: q.Of, Doers: whose, Intentions: q.General, Today: v.Now()}
	switch q.Standing {
	case "open":
		ask.Open = true
	case "overdue":
		ask.Overdue = true
	default:
		ask.Standing = record.Standing(q.Standing)
	}
	ask.Skip, ask.Limit = q.Part.skip(linesPerPage)
	found, total, late, err := v.Library.Promises(ctx, ask)
	if err != nil {
		return p, err
	}
	for _, x := range found {
		p.Lines = append(p.Lines, v.promiseLine(x))
	}
	p.Total, p.Overdue, p.Most = total, late, total >= store.MostLines
	general := ""
	if q.General {
		general = "yes"
	}
	more := ask.Skip+len(found) < total
	p.Less, p.More = varied{v.Link([]string{"commitments"}), []string{"of", q.Of, "whose", q.Whose, "standing", q.Standing, "general", general}}.parts(q.Part, more)
	return p, fault
}

// promiseLine sets a commitment of any mechanism for a list.
func (v View) promiseLine(x library.Promise) CommitmentLine {
	line := v.lineOf(x)
	line.Mechanism, line.There = v.mechanismTitle(x.Mechanism), v.promiseLink(x.Key, "")
	for _, m := range x.Course {
		line.step(m.Edition, m.Label, m.Standing)
	}
	return line
}

// People are who led the sides, over all mechanisms.
type People struct {
	People []PersonOf `json:"people"`
	Words  string     `json:"of,omitempty"`
	Left   int        `json:"mechanisms_left_out,omitempty"` // see Commitments
	Total  int        `json:"total"`
	Most   bool       `json:"at_least,omitempty"`
	Less   string     `json:"less,omitempty"`
	More   string     `json:"more,omitempty"`
}

// A PersonOf is a person with the mechanism where he led a side.
type PersonOf struct {
	PersonLine
	Mechanism string `json:"mechanism"`
	There     string `json:"mechanism_href"`
	Said      string `json:"said_href"`
}

// People makes the page of people, of those in whose names, mechanism or party
// there are words that begin so; by their parties, and of each who led it last.
func (v View) People(ctx context.Context, words string, part Part) (People, error) {
	p := People{Words: words, People: []PersonOf{}}
	var err error
	if p.Left, err = v.Library.CatchUp(ctx, worthWaiting); err != nil {
		return p, err
	}
	skip, limit := part.skip(linesPerPage)
	found, total, err := v.Library.People(ctx, words, skip, limit)
	if err != nil {
		return p, err
	}
	for _, x := range found {
		p.People = append(p.People, v.personOf(x))
	}
	p.Total, p.Most = total, total >= store.MostLines
	p.Less, p.More = varied{v.Link([]string{"people"}), []string{"of", words}}.parts(part, skip+len(found) < total)
	return p, nil
}

// personOf sets one who led a side for a list over all mechanisms.
func (v View) personOf(x library.PersonOf) PersonOf {
	return PersonOf{v.personLine(x), v.mechanismTitle(x.Mechanism), v.promiseLink(x.Key, ""), v.Link([]string{"search"}, "person", x.Name)}
}

// personLine sets one who led a side for a list.
func (v View) personLine(x library.PersonOf) PersonLine {
	line := PersonLine{Name: x.Name, Names: x.Names, Party: x.Party}
	for _, h := range x.Posts {
		post := PostLine{Rank: h.Rank, Post: h.Post, From: h.From, To: h.To}
		for _, e := range h.Editions {
			post.Editions = append(post.Editions, EditionLine{ID: e.Slug, Label: e.Label, Start: e.Start, To: v.Link([]string{"m", library.Slug(x.Key), e.Slug})})
		}
		line.Posts = append(line.Posts, post)
	}
	return line
}

// PartyName names a party on one line.
func (v View) PartyName(p record.Party) string {
	return english.Fold(library.NameOf(string(p), v.Library.Lex.PartyNames))
}

package page

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
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
	Cut       bool              `json:"only_the_latest,omitempty"`
	Looked    int               `json:"mechanisms"`
	Fault     string            `json:"fault,omitempty"`
	Less      string            `json:"less,omitempty"`
	More      string            `json:"more,omitempty"`
	Total     int               `json:"total"`
	Overdue   int               `json:"overdue"`
}

// linesPerPage is how many commitments or people stand on a page.
const linesPerPage = 60

// Commitments makes the page of commitments. Where what was asked for is at
// fault, the page goes with the Fault.
func (v View) Commitments(ctx context.Context, q CommitmentsQuery) (Commitments, error) {
	p := Commitments{CommitmentsQuery: q, Standings: record.Standings, Lines: []CommitmentLine{}}
	whose, fault := v.PartiesNamed(q.Whose)
	all, _, err := v.lasting(ctx, p.Of)
	if err != nil {
		return p, err
	}
	p.Looked, p.Cut = min(len(all), most), len(all) > most
	for _, d := range all[:p.Looked] {
		x, err := v.Library.Dossier(ctx, d)
		if err != nil {
			return p, err
		}
		for _, m := range d.Parties {
			if !slices.Contains(p.Parties, m) {
				p.Parties = append(p.Parties, m)
			}
		}
		for _, c := range x.Commitments {
			line := v.commitmentLine(d, x, c)
			line.Mechanism, line.There = v.mechanismTitle(x.Mechanism.Name), v.mechanismLink(d)
			if c.General == p.General && p.has(line, whose) {
				p.Lines = append(p.Lines, line)
			}
		}
	}
	slices.Sort(p.Parties)
	// What is overdue first, then by the day that is set; what has none last.
	late := func(l CommitmentLine) int {
		switch {
		case l.Overdue:
			return 0
		case l.Due != "" && l.Now != record.Done && l.Now != record.Refused:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(p.Lines, func(a, b CommitmentLine) int {
		if late(a) != late(b) || late(a) == 2 {
			return late(a) - late(b)
		}
		return cmp.Compare(a.Due, b.Due)
	})
	for _, l := range p.Lines {
		if l.Overdue {
			p.Overdue++
		}
	}
	p.Total = len(p.Lines)
	from, to := q.Part.span(p.Total, linesPerPage)
	general := ""
	if q.General {
		general = "yes"
	}
	p.Less, p.More = varied{v.Link([]string{"commitments"}), []string{"of", q.Of, "whose", q.Whose, "standing", q.Standing, "general", general}}.parts(q.Part, to < p.Total)
	p.Lines = p.Lines[from:to]
	return p, fault
}

// has tells whether a commitment is one that was asked for.
func (p *Commitments) has(l CommitmentLine, whose []record.Party) bool {
	doer := l.Owner
	if len(doer) == 0 {
		doer = l.By
	}
	for _, w := range whose {
		if !slices.Contains(doer, w) {
			return false
		}
	}
	switch p.Standing {
	case "":
		return true
	case "overdue":
		return l.Overdue
	case "open":
		return l.Now != record.Done && l.Now != record.Refused
	}
	return string(l.Now) == p.Standing
}

// People are who led the sides, over all mechanisms.
type People struct {
	People []PersonOf `json:"people"`
	Words  string     `json:"of,omitempty"`
	Cut    bool       `json:"only_the_latest,omitempty"`
	Looked int        `json:"mechanisms"`
	Total  int        `json:"total"`
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
// some words stand.
func (v View) People(ctx context.Context, words string, part Part) (People, error) {
	p := People{Words: words, People: []PersonOf{}}
	all, _, err := v.lasting(ctx, "")
	if err != nil {
		return p, err
	}
	p.Looked, p.Cut = min(len(all), most), len(all) > most
	want := strings.ToLower(strings.TrimSpace(p.Words))
	for _, d := range all[:p.Looked] {
		x, err := v.Library.Dossier(ctx, d)
		if err != nil {
			return p, err
		}
		for _, line := range v.personLines(d, x) {
			who := PersonOf{line, v.mechanismTitle(x.Mechanism.Name), v.mechanismLink(d), v.Link([]string{"search"}, "person", line.Name)}
			hay := strings.ToLower(strings.Join(append(line.Names, who.Mechanism, v.PartyName(line.Party)), " "))
			if strings.Contains(hay, want) {
				p.People = append(p.People, who)
			}
		}
	}
	slices.SortStableFunc(p.People, func(a, b PersonOf) int {
		return cmp.Or(strings.Compare(v.PartyName(a.Party), v.PartyName(b.Party)), strings.Compare(a.Name, b.Name))
	})
	p.Total = len(p.People)
	from, to := part.span(p.Total, linesPerPage)
	p.Less, p.More = varied{v.Link([]string{"people"}), []string{"of", words}}.parts(part, to < p.Total)
	p.People = p.People[from:to]
	return p, nil
}

// PartyName names a party on one line.
func (v View) PartyName(p record.Party) string {
	return english.Fold(library.NameOf(string(p), v.Library.Lex.PartyNames))
}

package web

import (
	"cmp"
	"slices"
	"strings"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

// A commitmentsPage lists what was promised over all mechanisms.
type commitmentsPage struct {
	Lines     []commitmentLine  `json:"commitments"`
	Of        string            `json:"of,omitempty"`
	Whose     string            `json:"whose,omitempty"`
	Standing  string            `json:"standing,omitempty"`
	General   bool              `json:"general,omitempty"`
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

func commitments(v *visit) (answer, error) {
	p := commitmentsPage{
		Of: v.FormValue("of"), Whose: v.FormValue("whose"), Standing: v.FormValue("standing"), General: v.FormValue("general") != "",
		Standings: record.Standings, Lines: []commitmentLine{},
	}
	a := answer{page: "commitments", title: v.s.words.say("commitments.title")}
	whose, err := v.partiesNamed(p.Whose)
	if bad, ok := err.(fault); ok { //nolint:errorlint // faults of forms are not wrapped
		p.Fault, a.status = v.s.words.say(bad.key, bad.detail), bad.status
	}
	all, _, err := v.lasting(p.Of)
	if err != nil {
		return answer{}, err
	}
	p.Looked, p.Cut = min(len(all), most), len(all) > most
	for _, d := range all[:p.Looked] {
		x, err := v.lib.Dossier(v.Context(), d)
		if err != nil {
			return answer{}, err
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
	late := func(l commitmentLine) int {
		switch {
		case l.Overdue:
			return 0
		case l.Due != "" && l.Now != record.Done && l.Now != record.Refused:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(p.Lines, func(a, b commitmentLine) int {
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
	p.Lines, p.Less, p.More = part(v, p.Lines, linesPerPage)
	a.data = p
	return a, nil
}

// has tells whether a commitment is one that was asked for.
func (p *commitmentsPage) has(l commitmentLine, whose []record.Party) bool {
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

// A peoplePage lists who led the sides, over all mechanisms.
type peoplePage struct {
	People []personOf `json:"people"`
	Words  string     `json:"of,omitempty"`
	Cut    bool       `json:"only_the_latest,omitempty"`
	Looked int        `json:"mechanisms"`
	Total  int        `json:"total"`
	Less   string     `json:"less,omitempty"`
	More   string     `json:"more,omitempty"`
}

type personOf struct {
	personLine
	Mechanism string `json:"mechanism"`
	There     string `json:"mechanism_href"`
	Said      string `json:"said_href"`
}

func people(v *visit) (answer, error) {
	p := peoplePage{Words: v.FormValue("of"), People: []personOf{}}
	all, _, err := v.lasting("")
	if err != nil {
		return answer{}, err
	}
	p.Looked, p.Cut = min(len(all), most), len(all) > most
	want := strings.ToLower(strings.TrimSpace(p.Words))
	for _, d := range all[:p.Looked] {
		x, err := v.lib.Dossier(v.Context(), d)
		if err != nil {
			return answer{}, err
		}
		for _, line := range v.personLines(d, x) {
			who := personOf{line, v.mechanismTitle(x.Mechanism.Name), v.mechanismLink(d), v.link([]string{"search"}, "person", line.Name)}
			hay := strings.ToLower(strings.Join(append(line.Names, who.Mechanism, v.s.partyName(line.Party)), " "))
			if strings.Contains(hay, want) {
				p.People = append(p.People, who)
			}
		}
	}
	slices.SortStableFunc(p.People, func(a, b personOf) int {
		return cmp.Or(strings.Compare(v.s.partyName(a.Party), v.s.partyName(b.Party)), strings.Compare(a.Name, b.Name))
	})
	p.Total = len(p.People)
	p.People, p.Less, p.More = part(v, p.People, linesPerPage)
	return answer{page: "people", title: v.s.words.say("people.title"), data: p}, nil
}

// partyName names a party on one line.
func (s *Server) partyName(p record.Party) string {
	return english.Fold(library.NameOf(string(p), s.Library.Lex.PartyNames))
}

package web

import (
	"cmp"
	"slices"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

// A mechanismPage is one dialogue as a whole.
type mechanismPage struct {
	Name        string                   `json:"name"`
	Parties     []record.Party           `json:"parties"`
	Names       []dossier.Naming         `json:"names"`
	Editions    []editionLine            `json:"editions"`
	Timeline    *timeline                `json:"-"`
	Areas       []areaRow                `json:"areas"`
	Balances    []library.BalanceSummary `json:"balances"`
	Commitments []commitmentLine         `json:"commitments"`
	General     []commitmentLine         `json:"general"`
	People      []personLine             `json:"people"`
	Instruments []instrumentLine         `json:"instruments"`
	Strays      []dossier.Stray          `json:"strays,omitempty"`
	Orphans     []orphanLine             `json:"orphans,omitempty"`
	Accounts    []accountChoice          `json:"-"` // to compare
	Compare     string                   `json:"-"`
}

// An editionLine is one meeting in a list.
type editionLine struct {
	Label    string          `json:"label"`
	Start    record.Date     `json:"start"`
	End      record.Date     `json:"end"`
	Place    record.Place    `json:"place"`
	Accounts []accountChoice `json:"accounts"`
	To       string          `json:"href,omitempty"`
	Why      string          `json:"why,omitempty"`
	Next     bool            `json:"named_only,omitempty"`
}

// An accountChoice is an account as one picks it.
type accountChoice struct {
	Hash  string `json:"document"`
	Title string `json:"title"`
	By    string `json:"publisher,omitempty"`
	To    string `json:"href"`
}

// An areaRow tells what was said of an area from edition to edition.
type areaRow struct {
	Area  record.Area `json:"area"`
	Cells []areaCell  `json:"cells"`
}

type areaCell struct {
	Kind    record.Kind     `json:"kind,omitempty"`
	Change  record.Standing `json:"change,omitempty"`
	Count   int             `json:"count,omitempty"`
	Edition string          `json:"edition"`
	To      string          `json:"href,omitempty"`
}

// A personLine is one who led a side.
type personLine struct {
	Name  string       `json:"name"`
	Names []string     `json:"names"`
	Party record.Party `json:"party"`
	Posts []postLine   `json:"posts"`
}

type postLine struct {
	Rank     string        `json:"rank,omitempty"`
	Post     string        `json:"post"`
	From     record.Date   `json:"from"`
	To       record.Date   `json:"to"`
	Editions []editionLine `json:"editions"`
}

// An instrumentLine is a document of the two sides that accounts name.
type instrumentLine struct {
	Name  string      `json:"name"`
	Date  record.Date `json:"date"`
	Cites []citeLine  `json:"cites"`
}

// A citeLine is a place in an account.
type citeLine struct {
	Label string `json:"label"`
	Quote string `json:"quote,omitempty"`
	To    string `json:"href"`
}

type orphanLine struct {
	Decision record.Decision `json:"decision"`
	Why      string          `json:"why"`
}

func mechanism(v *visit) (answer, error) {
	d, x, err := v.dialogue()
	if err != nil {
		return answer{}, err
	}
	p := mechanismPage{
		Name: v.mechanismTitle(x.Mechanism.Name), Parties: x.Mechanism.Parties, Editions: v.editionLines(d, x), Strays: x.Mechanism.Strays,
		Names: slices.DeleteFunc(slices.Clone(x.Mechanism.Names), func(n dossier.Naming) bool { return n.Name == x.Mechanism.Name }),
		Areas: v.areaRows(d, x), Commitments: []commitmentLine{}, General: []commitmentLine{}, People: v.personLines(d, x), Instruments: v.instrumentLines(x),
		Balances: library.BalancesOf(x.Dossier), Compare: v.link([]string{"compare"}),
	}
	p.Timeline = v.s.words.timeline(p.Editions)
	for _, c := range x.Commitments {
		line := v.commitmentLine(d, x, c)
		line.Pads = make([]struct{}, c.Course[0].Edition)
		if c.General {
			p.General = append(p.General, line)
		} else {
			p.Commitments = append(p.Commitments, line)
		}
	}
	for _, o := range x.Orphans {
		p.Orphans = append(p.Orphans, orphanLine{o.Decision, o.Why})
	}
	for _, e := range p.Editions {
		for _, a := range e.Accounts {
			a.Title = e.Label + " – " + a.Title
			p.Accounts = append(p.Accounts, a)
		}
	}
	return answer{page: "mechanism", title: p.Name, data: p}, nil
}

// editionLines lists the editions, with those that accounts only name.
func (v *visit) editionLines(d library.Dialogue, x library.Told) []editionLine {
	out := []editionLine{}
	for i, e := range x.Editions {
		line := editionLine{Label: library.Label(e), Start: e.Start, End: e.End, Place: e.Place, To: v.editionLink(d, x.Editions, i), Why: e.Why, Accounts: []accountChoice{}}
		for _, a := range e.Accounts {
			line.Accounts = append(line.Accounts, v.accountChoice(a))
		}
		out = append(out, line)
	}
	for _, e := range x.Named {
		line := editionLine{Label: library.Label(e), Start: e.Start, End: e.End, Place: e.Place, Why: e.Why, Next: true, Accounts: []accountChoice{}}
		at := len(out)
		for at > 0 && out[at-1].Start != "" && e.Start != "" && out[at-1].Start > e.Start {
			at--
		}
		out = slices.Insert(out, at, line)
	}
	return out
}

func (v *visit) accountChoice(a dossier.Account) accountChoice {
	return accountChoice{a.Hash, v.documentTitle(cmp.Or(a.Title, a.Document)), english.Fold(a.Publisher), v.documentLink(a.Hash)}
}

// areaRows sets the matrix of areas and editions.
func (v *visit) areaRows(d library.Dialogue, x library.Told) []areaRow {
	out := []areaRow{}
	for _, row := range dossier.Matrix(x.Dossier, x.Readings) {
		line := areaRow{Area: row.Area}
		for i, c := range row.Cells {
			cell := areaCell{Kind: c.Strongest, Change: c.Change, Count: len(c.Statements), Edition: library.Label(x.Editions[i])}
			if cell.Count > 0 {
				cell.To = v.editionLink(d, x.Editions, i, "area", string(row.Area)) + "#statements"
			}
			line.Cells = append(line.Cells, cell)
		}
		out = append(out, line)
	}
	return out
}

func (v *visit) personLines(d library.Dialogue, x library.Told) []personLine {
	out := []personLine{}
	for _, who := range x.People {
		line := personLine{Name: english.Fold(who.Name), Party: who.Party}
		for _, n := range who.Names {
			line.Names = append(line.Names, english.Fold(n.Name))
		}
		for _, h := range who.Posts {
			post := postLine{Rank: english.Fold(h.Rank), Post: english.Fold(h.Post), From: h.From, To: h.To}
			for _, e := range h.Editions {
				post.Editions = append(post.Editions, editionLine{Label: library.Label(x.Editions[e]), Start: x.Editions[e].Start, To: v.editionLink(d, x.Editions, e)})
			}
			line.Posts = append(line.Posts, post)
		}
		out = append(out, line)
	}
	return out
}

// instrumentLines gathers the documents of the two sides that accounts name.
func (v *visit) instrumentLines(x library.Told) []instrumentLine {
	out := []instrumentLine{}
	for _, e := range x.Editions {
		for _, a := range e.Accounts {
			k, ok := x.Kept[a.Hash]
			if !ok {
				continue
			}
			for _, in := range k.Reading.Instruments {
				i := slices.IndexFunc(out, func(o instrumentLine) bool { return o.Name == english.Fold(in.Name) })
				if i < 0 {
					i = len(out)
					out = append(out, instrumentLine{Name: english.Fold(in.Name)})
				}
				if out[i].Date == "" {
					out[i].Date = in.Date
				}
				if len(in.Evidence) > 0 {
					out[i].Cites = append(out[i].Cites, citeLine{Label: library.Label(e), To: v.documentLink(a.Hash, in.Evidence[0])})
				}
			}
		}
	}
	return out
}

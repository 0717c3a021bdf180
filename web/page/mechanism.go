package page

import (
	"cmp"
	"context"
	"slices"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store/team"
)

// A Mechanism is one dialogue as a whole.
type Mechanism struct {
	ID          string                   `json:"id"`
	Name        string                   `json:"name"`
	Parties     []record.Party           `json:"parties"`
	Names       []dossier.Naming         `json:"names"`
	Editions    []EditionLine            `json:"editions"`
	Timeline    *Timeline                `json:"-"`
	Areas       []AreaRow                `json:"areas"`
	Matrix      []AreaRow                `json:"-"` // the areas as far as the page has columns
	From        string                   `json:"-"` // the first of the columns, "" where all editions have one
	Balances    []library.BalanceSummary `json:"balances"`
	Commitments []CommitmentLine         `json:"commitments"`
	General     []CommitmentLine         `json:"general"`
	Made        int                      `json:"made"`  // commitments in all parts
	Meant       int                      `json:"meant"` // general ones
	Less        string                   `json:"less,omitempty"`
	More        string                   `json:"more,omitempty"`
	People      []PersonLine             `json:"people"`
	Instruments []InstrumentLine         `json:"instruments"`
	Strays      []dossier.Stray          `json:"strays,omitempty"`
	Orphans     []OrphanLine             `json:"orphans,omitempty"`
	Accounts    []AccountChoice          `json:"-"` // to compare
	Compare     string                   `json:"-"`
	Others      []MechanismChoice        `json:"-"` // that it may be one with
	Here        string                   `json:"-"`
	Writes      bool                     `json:"-"`
}

// An EditionLine is one meeting in a list.
type EditionLine struct {
	ID       string          `json:"id,omitempty"` // by which addresses name it
	Label    string          `json:"label"`
	Start    record.Date     `json:"start"`
	End      record.Date     `json:"end"`
	Place    record.Place    `json:"place"`
	Accounts []AccountChoice `json:"accounts"`
	To       string          `json:"href,omitempty"`
	Why      string          `json:"why,omitempty"`
	Next     bool            `json:"named_only,omitempty"`
}

// An AccountChoice is an account as one picks it.
type AccountChoice struct {
	Hash  string `json:"document"`
	Title string `json:"title"`
	By    string `json:"publisher,omitempty"`
	To    string `json:"href"`
}

// An AreaRow tells what was said of an area from edition to edition.
type AreaRow struct {
	Area  record.Area `json:"area"`
	Cells []AreaCell  `json:"cells"`
}

// An AreaCell tells what was said of an area at one edition.
type AreaCell struct {
	Kind    record.Kind     `json:"kind,omitempty"`
	Change  record.Standing `json:"change,omitempty"`
	Count   int             `json:"count,omitempty"`
	Edition string          `json:"edition"`
	To      string          `json:"href,omitempty"`
}

// A PersonLine is one who led a side.
type PersonLine struct {
	Name  string       `json:"name"`
	Names []string     `json:"names"`
	Party record.Party `json:"party"`
	Posts []PostLine   `json:"posts"`
}

// A PostLine is a post that somebody held.
type PostLine struct {
	Rank     string        `json:"rank,omitempty"`
	Post     string        `json:"post"`
	From     record.Date   `json:"from"`
	To       record.Date   `json:"to"`
	Editions []EditionLine `json:"editions"`
}

// An InstrumentLine is a document of the two sides that accounts name.
type InstrumentLine struct {
	Name  string      `json:"name"`
	Date  record.Date `json:"date"`
	Cites []CiteLine  `json:"cites"`
}

// A CiteLine is a place in an account.
type CiteLine struct {
	Label string `json:"label"`
	Quote string `json:"quote,omitempty"`
	To    string `json:"href"`
}

// An OrphanLine is a decision that no longer fits what is read.
type OrphanLine struct {
	Decision record.Decision `json:"decision"`
	Why      string          `json:"why"`
}

// Mechanism makes the page of the mechanism that an address names, with a part
// of its commitments.
func (v View) Mechanism(ctx context.Context, id string, part Part) (Mechanism, error) {
	d, x, err := v.dialogue(ctx, id)
	if err != nil {
		return Mechanism{}, err
	}
	p := Mechanism{
		ID: mechanismID(d), Name: v.mechanismTitle(x.Mechanism.Name), Parties: x.Mechanism.Parties, Editions: v.editionLines(d, x), Strays: x.Mechanism.Strays,
		Names: slices.DeleteFunc(slices.Clone(x.Mechanism.Names), func(n dossier.Naming) bool { return n.Name == x.Mechanism.Name }),
		Areas: v.areaRows(d, x), Commitments: []CommitmentLine{}, General: []CommitmentLine{}, People: v.personLines(d, x), Instruments: v.instrumentLines(x),
		Balances: library.BalancesOf(x.Dossier), Compare: v.Link([]string{"compare"}),
	}
	p.Timeline = v.Say.timeline(p.Editions)
	p.Here = v.mechanismLink(d)
	role, err := v.Library.RoleIn(ctx, v.Rights, d.Keys...)
	if err != nil {
		return p, err
	}
	if p.Writes = role >= team.Rapporteur; p.Writes {
		if p.Others, err = v.mechanismChoices(ctx, d); err != nil {
			return p, err
		}
	}
	first := max(0, len(x.Editions)-columns)
	if first > 0 {
		p.From = library.Label(x.Editions[first])
	}
	p.Matrix = lately(p.Areas, first)
	v.commitmentsOf(&p, d, x, part, first)
	for _, o := range x.Orphans {
		p.Orphans = append(p.Orphans, OrphanLine{o.Decision, o.Why})
	}
	for _, e := range p.Editions {
		for _, a := range e.Accounts {
			a.Title = e.Label + " – " + a.Title
			p.Accounts = append(p.Accounts, a)
		}
	}
	return p, nil
}

// columns is how many editions a page sets side by side, the latest ones; a
// list of all stands above.
const columns = 24

// lately cuts the matrix down to the editions from one on, and leaves out the
// areas of which nothing was said since.
func lately(rows []AreaRow, first int) []AreaRow {
	var out []AreaRow
	for _, r := range rows {
		r.Cells = r.Cells[min(first, len(r.Cells)):]
		if first == 0 || slices.ContainsFunc(r.Cells, func(c AreaCell) bool { return c.Count > 0 }) {
			out = append(out, r)
		}
	}
	return out
}

// commitmentsOf sets a part of the commitments, and of the general ones, with
// the marks of their course from an edition on.
func (v View) commitmentsOf(p *Mechanism, d library.Dialogue, x library.Told, part Part, first int) {
	skip, limit := part.skip(linesPerPage)
	for _, c := range x.Commitments {
		into, n := &p.Commitments, &p.Made
		if c.General {
			into, n = &p.General, &p.Meant
		}
		if *n++; *n > skip && *n <= skip+limit {
			line := v.commitmentLine(d, x, c)
			before := 0
			for before < len(c.Course) && c.Course[before].Edition < first {
				before++
			}
			line.Pads, line.Marks = max(0, c.Course[0].Edition-first), line.Course[before:]
			*into = append(*into, line)
		}
	}
	p.Less, p.More = varied{path: p.Here}.parts(part, skip+limit < max(p.Made, p.Meant))
}

// editionLines lists the editions, with those that accounts only name.
func (v View) editionLines(d library.Dialogue, x library.Told) []EditionLine {
	out := []EditionLine{}
	slugs := library.EditionSlugs(x.Editions)
	for i, e := range x.Editions {
		line := EditionLine{ID: slugs[i], Label: library.Label(e), Start: e.Start, End: e.End, Place: e.Place, To: v.editionLink(d, slugs[i]), Why: e.Why, Accounts: []AccountChoice{}}
		for _, a := range e.Accounts {
			line.Accounts = append(line.Accounts, v.accountChoice(a))
		}
		out = append(out, line)
	}
	for _, e := range x.Named {
		line := EditionLine{Label: library.Label(e), Start: e.Start, End: e.End, Place: e.Place, Why: e.Why, Next: true, Accounts: []AccountChoice{}}
		at := len(out)
		for at > 0 && out[at-1].Start != "" && e.Start != "" && out[at-1].Start > e.Start {
			at--
		}
		out = slices.Insert(out, at, line)
	}
	return out
}

func (v View) accountChoice(a dossier.Account) AccountChoice {
	return AccountChoice{a.Hash, v.documentTitle(cmp.Or(a.Title, a.Document)), english.Fold(a.Publisher), v.DocumentLink(a.Hash)}
}

// areaRows sets the matrix of areas and editions.
func (v View) areaRows(d library.Dialogue, x library.Told) []AreaRow {
	out := []AreaRow{}
	slugs := library.EditionSlugs(x.Editions)
	for _, row := range x.Areas {
		line := AreaRow{Area: row.Area}
		for i, c := range row.Cells {
			cell := AreaCell{Kind: c.Kind, Change: c.Change, Count: c.Count, Edition: library.Label(x.Editions[i])}
			if cell.Count > 0 {
				cell.To = v.editionLink(d, slugs[i], "area", string(row.Area)) + "#statements"
			}
			line.Cells = append(line.Cells, cell)
		}
		out = append(out, line)
	}
	return out
}

func (v View) personLines(d library.Dialogue, x library.Told) []PersonLine {
	out := []PersonLine{}
	for _, who := range library.PersonsOf(d, x) {
		out = append(out, v.personLine(who))
	}
	return out
}

// instrumentLines lists the documents of the two sides that accounts name.
func (v View) instrumentLines(x library.Told) []InstrumentLine {
	out := []InstrumentLine{}
	for _, in := range x.Instruments {
		line := InstrumentLine{Name: in.Name, Date: in.Date}
		for _, c := range in.Cites {
			line.Cites = append(line.Cites, CiteLine{Label: library.Label(x.Editions[c.Edition]), To: v.DocumentLink(c.Hash, c.Passage)})
		}
		out = append(out, line)
	}
	return out
}

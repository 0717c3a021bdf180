package page

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store/team"
)

// A CommitmentLine is a commitment in a list, with its course as a row of
// marks.
type CommitmentLine struct {
	ID        string          `json:"id"` // by which addresses name it
	Title     string          `json:"title"`
	General   bool            `json:"general"`
	By        []record.Party  `json:"by"`
	Owner     []record.Party  `json:"owner,omitempty"`
	Due       record.Date     `json:"due,omitempty"`
	Overdue   bool            `json:"overdue,omitempty"`
	Now       record.Standing `json:"now"`
	Since     string          `json:"silent_since,omitempty"` // the edition that spoke of it last
	To        string          `json:"href"`
	Course    []StepMark      `json:"course"`
	Marks     []StepMark      `json:"-"` // the last steps, as far as a line has room
	Pads      int             `json:"-"` // editions before it appeared, to set the marks in columns
	Mechanism string          `json:"mechanism,omitempty"`
	There     string          `json:"mechanism_href,omitempty"`
}

// A StepMark is a step of a course as a mark.
type StepMark struct {
	Edition  string          `json:"edition"`
	Standing record.Standing `json:"standing"`
	To       string          `json:"href"`
}

// commitmentLine sets a commitment for a list.
func (v View) commitmentLine(d library.Dialogue, x library.Told, c dossier.Commitment) CommitmentLine {
	line := v.lineOf(library.PromiseOf(d, x, c))
	for _, s := range c.Course {
		line.step(s.Edition, library.Label(x.Editions[s.Edition]), s.Standing)
	}
	return line
}

// lineOf sets what a list says of a commitment, but for its course and its
// mechanism.
func (v View) lineOf(x library.Promise) CommitmentLine {
	return CommitmentLine{
		ID: x.Opens, Title: x.Title, General: x.Intention, By: x.By, Owner: x.Owner, Due: x.Due, Overdue: x.Overdue(v.Now()), Now: x.Now, Since: x.Since,
		To: v.promiseLink(x.Key, x.Opens),
	}
}

// step sets the next step of the course.
func (c *CommitmentLine) step(edition int, label string, stands record.Standing) {
	c.Course = append(c.Course, StepMark{label, stands, c.To + "#e" + itoa(edition+1)})
	c.Marks = c.Course[max(0, len(c.Course)-columns):]
}

// commitmentLink returns the address of a commitment's page.
func (v View) commitmentLink(d library.Dialogue, c dossier.Commitment) string {
	return v.promiseLink(d.Keys[0], commitmentID(c))
}

// promiseLink returns the address of a commitment of the mechanism with a key;
// one that no statement opens has no page.
func (v View) promiseLink(key, id string) string {
	if id == "" {
		return v.Link([]string{"m", library.Slug(key)})
	}
	return v.Link([]string{"m", library.Slug(key), "c", id})
}

// commitmentID names a commitment by the statement that opens it, "" where
// there is none.
func commitmentID(c dossier.Commitment) string { return library.OpensAt(c) }

// A Commitment is one commitment with its whole course.
type Commitment struct {
	CommitmentLine
	Steps     []Step             `json:"steps"`
	Standings []record.Standing  `json:"-"`
	Others    []CommitmentChoice `json:"-"` // that it may be one with
	Here      string             `json:"-"`
	Writes    bool               `json:"-"`
	Seen      int64              `json:"-"` // number of the last decision on the account that opens it
}

// A Step is where a commitment stood at one edition, and what says so.
type Step struct {
	Number   int               `json:"-"`
	Edition  string            `json:"edition"`
	Period   string            `json:"period"`
	There    string            `json:"edition_href"`
	Standing record.Standing   `json:"standing"`
	Also     []record.Standing `json:"also,omitempty"`
	Quote    *Quoted           `json:"quote,omitempty"`
	More     []Quoted          `json:"more,omitempty"`
	Due      record.Date       `json:"due,omitempty"`
	Why      string            `json:"why,omitempty"`
	Decided  string            `json:"decided_by,omitempty"`
	At       *Quoted           `json:"-"` // a passage of the edition on which a standing can be set
	Opens    bool              `json:"-"`
}

// A Quoted passage is what somebody said, with its place.
type Quoted struct {
	Hash    string         `json:"document"`
	Passage record.Passage `json:"passage"`
	Quote   string         `json:"quote"`
	Kind    record.Kind    `json:"kind,omitempty"`
	By      []record.Party `json:"by,omitempty"`
	Speaker string         `json:"speaker,omitempty"`
	To      string         `json:"href"`
}

// A CommitmentChoice is a commitment that another may be one with.
type CommitmentChoice struct {
	Title string
	Ref   string // hash, start and end
}

func (v View) quoted(c dossier.Cite) Quoted {
	return Quoted{c.Hash, c.Passage, english.Fold(c.Quote), c.Kind, c.By, english.Fold(c.Speaker), v.DocumentLink(c.Hash, c.Passage)}
}

// Commitment makes the page of one commitment of a mechanism.
func (v View) Commitment(ctx context.Context, mechanism, id string) (Commitment, error) {
	d, x, err := v.dialogue(ctx, mechanism)
	if err != nil {
		return Commitment{}, err
	}
	i := slices.IndexFunc(x.Commitments, func(c dossier.Commitment) bool { return id != "" && commitmentID(c) == id })
	if i < 0 {
		return Commitment{}, ErrNone
	}
	c := x.Commitments[i]
	p := Commitment{CommitmentLine: v.commitmentLine(d, x, c), Standings: record.Standings, Here: v.commitmentLink(d, c)}
	p.Mechanism, p.There = v.mechanismTitle(x.Mechanism.Name), v.mechanismLink(d)
	role, err := v.Library.RoleIn(ctx, v.Rights, d.Keys...)
	if err != nil {
		return p, err
	}
	p.Writes = role >= team.Rapporteur
	if q := c.Course[0].Quote; q != nil {
		if p.Seen, err = v.Library.LastDecision(ctx, q.Hash); err != nil {
			return p, err
		}
	}
	slugs := library.EditionSlugs(x.Editions)
	for n, s := range c.Course {
		e := x.Editions[s.Edition]
		line := Step{
			Number: s.Edition + 1, Edition: library.Label(e), Period: v.Say.Period(e.Start, e.End), There: v.editionLink(d, slugs[s.Edition]),
			Standing: s.Standing, Also: s.Also, Due: s.Due, Why: english.Fold(s.Why), Decided: english.Fold(s.Decided), Opens: n == 0,
		}
		if s.Quote != nil {
			q := v.quoted(*s.Quote)
			line.Quote, line.At = &q, &q
		} else if len(e.Accounts) > 0 {
			if opening, ok := x.Opening(e.Accounts[0].Hash); ok {
				line.At = &Quoted{Hash: e.Accounts[0].Hash, Passage: opening}
			}
		}
		for _, m := range s.More {
			line.More = append(line.More, v.quoted(m))
		}
		p.Steps = append(p.Steps, line)
	}
	for k, o := range x.Commitments {
		if q := o.Course[0].Quote; k != i && q != nil {
			p.Others = append(p.Others, CommitmentChoice{library.Label(x.Editions[o.Course[0].Edition]) + " – " + english.Fold(o.Title), q.Hash + " " + itoa(q.Passage.Start) + " " + itoa(q.Passage.End)})
		}
	}
	return p, nil
}

// Passage reads a passage as addresses have it.
func Passage(s string) (record.Passage, error) {
	from, to, _ := strings.Cut(s, "-")
	a, err := strconv.Atoi(from)
	if err != nil {
		return record.Passage{}, Wrong("error.form", s)
	}
	b, err := strconv.Atoi(to)
	if err != nil {
		return record.Passage{}, Wrong("error.form", s)
	}
	return record.Passage{Start: a, End: b}, nil
}

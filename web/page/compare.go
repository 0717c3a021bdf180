package page

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rapporteur/dossier"
	"rapporteur/internal/english"
)

// A Comparison sets two accounts side by side.
type Comparison struct {
	A       AccountChoice `json:"a"`
	B       AccountChoice `json:"b"`
	Rows    []CompareRow  `json:"rows"`
	Filters []Filter      `json:"-"`
	Show    string        `json:"show,omitempty"`
	Swap    string        `json:"-"`
	Here    string        `json:"-"`
}

// A CompareRow is a matter that both tell, or only one.
type CompareRow struct {
	Relation string    `json:"relation"` // same, differs, a, b
	A        *Compared `json:"a,omitempty"`
	B        *Compared `json:"b,omitempty"`
	How      string    `json:"how,omitempty"`
	Why      string    `json:"why,omitempty"`
}

// A Compared statement has its words parted into those that the other has too
// and those that it has not.
type Compared struct {
	Quoted
	Words []Run `json:"-"`
}

// Relations are the filters of a comparison.
var Relations = []string{"", "differs", "same", "a", "b"}

// Comparison makes the page of two accounts side by side, each named by the
// beginning of its hash. show is one of Relations.
func (v View) Comparison(ctx context.Context, a, b, show string) (Comparison, error) {
	if a == "" || b == "" {
		return Comparison{}, Wrong("error.two", "")
	}
	x, err := v.Library.Compare(ctx, a, b)
	if err != nil {
		return Comparison{}, err
	}
	return v.comparison(x, show), nil
}

// Comparisons compares the first account of a meeting with each of the others.
func (v View) Comparisons(ctx context.Context, mechanism, edition string) ([]Comparison, error) {
	_, x, i, err := v.edition(ctx, mechanism, edition)
	if err != nil {
		return nil, err
	}
	hashes := each(x.Editions[i].Accounts, func(a dossier.Account) string { return a.Hash })
	all, err := v.Library.Accounts(ctx, hashes...)
	if err != nil {
		return nil, err
	}
	out := []Comparison{}
	for _, b := range hashes[min(1, len(hashes)):] {
		out = append(out, v.comparison(v.Library.Desk.Compare(all.Kept[hashes[0]].Reading, all.Kept[b].Reading, all.Decisions), ""))
	}
	return out, nil
}

func (v View) comparison(x dossier.Comparison, show string) Comparison {
	p := Comparison{A: v.accountChoice(x.A), B: v.accountChoice(x.B), Show: show, Rows: []CompareRow{}}
	if !slices.Contains(Relations, p.Show) {
		p.Show = ""
	}
	link := func(show string) string {
		return v.Link([]string{"compare"}, "a", inAddress(p.A.Hash), "b", inAddress(p.B.Hash), "show", show)
	}
	p.Swap, p.Here = v.Link([]string{"compare"}, "a", inAddress(p.B.Hash), "b", inAddress(p.A.Hash)), link(p.Show)
	rows := v.aligned(x)
	for _, r := range Relations {
		n := 0
		for _, row := range rows {
			if r == "" || row.Relation == r {
				n++
			}
		}
		p.Filters = append(p.Filters, Filter{"relation." + r, n, r == p.Show, link(r)})
	}
	for _, row := range rows {
		if p.Show == "" || row.Relation == p.Show {
			p.Rows = append(p.Rows, row)
		}
	}
	return p
}

// aligned sets the rows in the order of the first account; what only the second
// has follows what it stands behind there.
func (v View) aligned(x dossier.Comparison) []CompareRow {
	type placed struct {
		CompareRow
		a, b int
	}
	var rows []placed
	for _, t := range x.Pairs {
		row := CompareRow{Relation: "differs", How: english.Fold(t.How), Why: english.Fold(t.Why)}
		if t.Same {
			row.Relation = "same"
		}
		qa, qb := v.quoted(t.A), v.quoted(t.B)
		wa, wb := differing(qa.Quote, qb.Quote)
		row.A, row.B = &Compared{qa, wa}, &Compared{qb, wb}
		rows = append(rows, placed{row, t.A.Passage.Start, t.B.Passage.Start})
	}
	for _, c := range x.OnlyA {
		q := v.quoted(c)
		rows = append(rows, placed{CompareRow{Relation: "a", A: &Compared{q, []Run{{q.Quote, false}}}}, c.Passage.Start, -1})
	}
	slices.SortStableFunc(rows, func(x, y placed) int { return cmp.Compare(x.a, y.a) })
	for _, c := range x.OnlyB {
		q := v.quoted(c)
		row := placed{CompareRow{Relation: "b", B: &Compared{q, []Run{{q.Quote, false}}}}, -1, c.Passage.Start}
		at, behind := 0, -1
		for i, r := range rows {
			if r.b >= 0 && r.b < row.b && r.b > behind {
				at, behind = i+1, r.b
			}
		}
		rows = slices.Insert(rows, at, row)
	}
	out := make([]CompareRow, len(rows))
	for i, r := range rows {
		out[i] = r.CompareRow
	}
	return out
}

// A Run is a stretch of words, which the other text has too or has not.
type Run struct {
	Text string
	Own  bool
}

// longest is how many words of two texts are compared; beyond that too much
// would differ to be of use.
const longest = 400

// differing parts the words of two texts into those that both have in the same
// order, and those that are each one's own.
func differing(a, b string) (left, right []Run) {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) > longest || len(y) > longest {
		return []Run{{a, false}}, []Run{{b, false}}
	}
	bare := func(s string) string {
		return strings.ToLower(strings.Trim(s, ".,;:!?\"'“”‘’()"))
	}
	// common[i][j] is how many words x[i:] and y[j:] have in common.
	common := make([][]int, len(x)+1)
	for i := range common {
		common[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if bare(x[i]) == bare(y[j]) {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(x) || j < len(y) {
		switch {
		case i < len(x) && j < len(y) && bare(x[i]) == bare(y[j]):
			left, right = joined(left, x[i], false), joined(right, y[j], false)
			i++
			j++
		case j == len(y) || i < len(x) && common[i+1][j] >= common[i][j+1]:
			left = joined(left, x[i], true)
			i++
		default:
			right = joined(right, y[j], true)
			j++
		}
	}
	return left, right
}

// joined adds a word to the last run, or begins another.
func joined(all []Run, word string, own bool) []Run {
	if n := len(all); n > 0 && all[n-1].Own == own {
		all[n-1].Text += " " + word
		return all
	}
	return append(all, Run{word, own})
}

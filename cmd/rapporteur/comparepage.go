package main

import (
	"fmt"
	"strings"

	"rapporteur/dossier"
	"rapporteur/internal/english"
)

// compare prints two accounts side by side: what they tell differently first,
// then what both tell, then what only one has.
func (p *dossierPage) compare(x dossier.Comparison) error {
	same, differ := 0, 0
	for _, pair := range x.Pairs {
		if pair.Same {
			same++
		} else {
			differ++
		}
	}
	p.WriteString(hang("A  ", 3, accountLine(x.A), p.style.width, p.style.bold))
	p.WriteString(hang("B  ", 3, accountLine(x.B), p.style.width, p.style.bold))
	p.WriteByte('\n')
	p.para(fmt.Sprintf("%d told differently, %d told the same, %d only in A, %d only in B", differ, same, len(x.OnlyA), len(x.OnlyB)))
	if differ > 0 {
		p.heading("TOLD DIFFERENTLY")
		for _, pair := range x.Pairs {
			if !pair.Same {
				p.pair(pair)
			}
		}
	}
	if same > 0 {
		p.heading("TOLD THE SAME")
		for _, pair := range x.Pairs {
			if pair.Same {
				p.pair(pair)
			}
		}
	}
	p.only("ONLY IN A", x.OnlyA)
	p.only("ONLY IN B", x.OnlyB)
	p.orphans(x.Orphans)
	return p.flush()
}

func accountLine(a dossier.Account) string {
	parts := []string{english.Fold(a.Document)}
	if a.Publisher != "" {
		parts = append(parts, english.Fold(a.Publisher))
	}
	if a.Published != "" {
		parts = append(parts, english.Date(a.Published))
	}
	return strings.Join(parts, ", ")
}

// gap is the space between the two columns.
const gap = 3

// pair sets two statements beside each other, and what differs under them.
func (p *dossierPage) pair(x dossier.Pair) {
	column := (p.style.width - 2 - gap) / 2
	left, right := p.column(x.A, column), p.column(x.B, column)
	for i := 0; i < max(len(left), len(right)); i++ {
		var a, b string
		if i < len(left) {
			a = left[i]
		}
		if i < len(right) {
			b = right[i]
		}
		p.WriteString(strings.TrimRight("  "+pad(a, column+gap)+b, " ") + "\n")
	}
	if x.How != "" {
		paint := func(s string) string { return p.style.paint("1;33", s) }
		p.WriteString(hang("  ≠ ", 4, english.Fold(x.How), p.style.width, paint))
	}
	if p.explain {
		p.WriteString(hang("    ", 4, english.Fold(x.Why), p.style.width, p.style.faint))
	}
	p.WriteByte('\n')
}

// column sets one statement in lines of a column: who does what, then the
// words.
func (p *dossierPage) column(c dossier.Cite, width int) []string {
	return append(wrap(p.parties(c.By)+": "+string(c.Kind), width), wrap("“"+english.Fold(c.Quote)+"”", width)...)
}

func (p *dossierPage) only(title string, all []dossier.Cite) {
	if len(all) == 0 {
		return
	}
	p.heading(title)
	for _, c := range all {
		lead := "  " + p.style.kind(c.Kind, pad(string(c.Kind), kinds-2))
		p.WriteString(hang(lead, kinds, "“"+english.Fold(c.Quote)+"” ("+p.parties(c.By)+")", p.style.width, nil))
	}
}

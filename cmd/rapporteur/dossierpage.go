package main

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/lexicon"
	"rapporteur/library"
	"rapporteur/record"
)

// A dossierPage sets what became of commitments, and comparisons, for people.
// It takes what the dossier package made, from wherever the readings came.
type dossierPage struct {
	bytes.Buffer
	out     io.Writer
	style   style
	lex     *lexicon.Lexicon
	explain bool // tell which words made each link
}

func newDossierPage(w io.Writer, lex *lexicon.Lexicon) *dossierPage {
	return &dossierPage{out: w, style: styleFor(w), lex: lex}
}

// flush writes the page in one go.
func (p *dossierPage) flush() error {
	p.Truncate(len(bytes.TrimRight(p.Bytes(), "\n")))
	p.WriteByte('\n')
	if _, err := p.out.Write(p.Bytes()); err != nil {
		return fmt.Errorf("writing to standard output: %w", reason(err))
	}
	return nil
}

func (p *dossierPage) para(text string) { p.WriteString(hang("", 0, text, p.style.width, nil)) }

func (p *dossierPage) heading(text string) {
	p.WriteString("\n" + hang("", 0, text, p.style.width, p.style.bold) + "\n")
}

func (p *dossierPage) parties(all []record.Party) string {
	var names []string
	for _, x := range all {
		if name := p.lex.PartyNames[x]; name != "" {
			names = append(names, name)
		} else {
			names = append(names, english.Fold(string(x)))
		}
	}
	return english.Listed(names)
}

// marks shows standings at a glance.
var marks = map[record.Standing]string{
	record.New: "○", record.Repeated: "=", record.Stronger: "▲", record.Weaker: "▼", record.Postponed: "→",
	record.Advanced: "◐", record.Done: "✓", record.Refused: "✗", record.Silent: "·",
}

// standing paints a standing, so that what is done, and what is slipping,
// catches the eye.
func (s style) standing(x record.Standing, text string) string {
	switch x {
	case record.Done:
		return s.paint("1;32", text)
	case record.Stronger, record.Advanced:
		return s.paint("32", text)
	case record.Weaker, record.Postponed:
		return s.paint("1;33", text)
	case record.Refused:
		return s.paint("1;31", text)
	case record.Silent:
		return s.paint("2", text)
	}
	return text
}

// follow prints the course of a mechanism's commitments.
func (p *dossierPage) follow(x dossier.Dossier) error {
	p.opening(x)
	p.people(x)
	p.balance(x)
	p.commitments(x, false, "COMMITMENTS")
	p.commitments(x, true, "GENERAL INTENTIONS")
	p.aside(x)
	p.orphans(x.Orphans)
	return p.flush()
}

// opening says which mechanism it is and lists its editions.
func (p *dossierPage) opening(x dossier.Dossier) {
	name := english.Fold(x.Mechanism.Name)
	if name == "" {
		name = "A mechanism without a name"
	}
	p.WriteString(hang("", 0, name, p.style.width, p.style.bold))
	accounts := 0
	for _, e := range x.Editions {
		accounts += len(e.Accounts)
	}
	line := english.Count(len(x.Editions), "edition") + ", " + english.Count(accounts, "account")
	if len(x.Mechanism.Parties) > 0 {
		line = p.parties(x.Mechanism.Parties) + ": " + line
	}
	p.para(line)
	p.WriteByte('\n')
	p.editions(x)
}

func (p *dossierPage) editions(x dossier.Dossier) {
	var rows [][]string
	row := func(e dossier.Edition, from string) {
		rows = append(rows, []string{library.Label(e), english.Dates(e.Start, e.End), library.PlaceOf(p.lex, e.Place), from})
	}
	for _, e := range x.Editions {
		var names []string
		for _, a := range e.Accounts {
			names = append(names, english.Fold(a.Document))
		}
		row(e, strings.Join(names, ", "))
	}
	for _, e := range x.Named {
		row(e, "no account; "+english.Fold(e.Why))
	}
	p.table(rows)
}

// table sets rows in columns, the last of which wraps.
func (p *dossierPage) table(rows [][]string) {
	if len(rows) == 0 {
		return
	}
	widths := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, c := range r {
			widths[i] = max(widths[i], min(utf8.RuneCountInString(c), 28))
		}
	}
	for _, r := range rows {
		lead, n := "  ", 2
		for i, c := range r[:len(r)-1] {
			lead += pad(cut(c, widths[i]), widths[i]+2)
			n += widths[i] + 2
		}
		if last := r[len(r)-1]; last != "" && n < p.style.width-8 {
			p.WriteString(hang(lead, n, last, p.style.width, p.style.faint))
		} else {
			p.WriteString(strings.TrimRight(lead, " ") + "\n")
			p.WriteString(hang("        ", 8, last, p.style.width, p.style.faint))
		}
	}
}

func (p *dossierPage) people(x dossier.Dossier) {
	if len(x.People) == 0 {
		return
	}
	p.heading("WHO LED")
	for _, who := range x.People {
		for i, h := range who.Posts {
			name := english.Fold(who.Name)
			if h.Rank != "" {
				name = english.Fold(h.Rank) + " " + name
			}
			if i > 0 {
				name = "later"
			}
			var at []string
			for _, e := range h.Editions {
				at = append(at, library.Label(x.Editions[e]))
			}
			text := name
			if h.Post != "" {
				text += ", " + english.Fold(h.Post)
			}
			text += " (" + strings.Join(at, ", ") + ")"
			side := ""
			if i == 0 {
				side = p.parties([]record.Party{who.Party})
			}
			p.WriteString(hang("  "+pad(cut(side, 14), 16), 18, text, p.style.width, nil))
		}
	}
}

// balanceLine says what became of what one edition set going: "7 in 2023: 3
// done, 2 repeated, 1 weaker, 1 not mentioned".
func balanceLine(made int, now map[record.Standing]int) string {
	var parts []string
	for _, s := range record.Standings {
		if n := now[s]; n > 0 {
			word := string(s)
			if s == record.Silent {
				word = "not mentioned"
			}
			parts = append(parts, fmt.Sprintf("%d %s", n, word))
		}
	}
	return english.Count(made, "commitment") + ": " + strings.Join(parts, ", ")
}

func (p *dossierPage) balance(x dossier.Dossier) {
	var rows [][]string
	for _, b := range x.Balances(false) {
		if b.Made > 0 {
			rows = append(rows, []string{library.Label(x.Editions[b.Edition]), balanceLine(b.Made, b.Now)})
		}
	}
	if len(rows) == 0 {
		p.heading("BALANCE")
		p.para("No commitment was found.")
		return
	}
	p.heading("BALANCE")
	for _, r := range rows {
		p.WriteString(hang("  "+pad(r[0], 6), 8, r[1], p.style.width, nil))
	}
	if n := p.generals(x); n > 0 {
		p.WriteString(hang("  ", 2, english.Count(n, "general intention")+" counted apart", p.style.width, p.style.faint))
	}
}

func (p *dossierPage) generals(x dossier.Dossier) int {
	n := 0
	for _, c := range x.Commitments {
		if c.General {
			n++
		}
	}
	return n
}

func (p *dossierPage) commitments(x dossier.Dossier, general bool, title string) {
	n := 0
	for _, c := range x.Commitments {
		if c.General != general {
			continue
		}
		if n++; n == 1 {
			p.heading(title)
		}
		number := fmt.Sprintf("%3d  ", n)
		p.WriteString(hang(number, 5, english.Fold(c.Title), p.style.width, p.style.bold))
		p.WriteString(hang("     ", 5, p.about(c), p.style.width, p.style.faint))
		for _, s := range c.Course {
			p.step(x, s)
		}
		p.WriteByte('\n')
	}
}

// about says whose a commitment is, who is to act and by when.
func (p *dossierPage) about(c dossier.Commitment) string {
	parts := []string{"by " + p.parties(c.By)}
	if len(c.Owner) > 0 && !slices.Equal(c.Owner, c.By) {
		parts = append(parts, "to act: "+p.parties(c.Owner))
	}
	if c.Due != "" {
		parts = append(parts, "date set: "+english.Date(c.Due))
	}
	return strings.Join(parts, "; ")
}

// Where the columns of a step begin.
const (
	stepEdition  = 5
	stepStanding = 11
	stepQuote    = 24
)

func (p *dossierPage) step(x dossier.Dossier, s dossier.Step) {
	lead := strings.Repeat(" ", stepEdition) + pad(library.Label(x.Editions[s.Edition]), stepStanding-stepEdition) +
		p.style.standing(s.Standing, pad(marks[s.Standing]+" "+string(s.Standing), stepQuote-stepStanding))
	margin := strings.Repeat(" ", stepQuote)
	if s.Quote == nil {
		p.WriteString(hang(lead, stepQuote, "–", p.style.width, p.style.faint))
	} else {
		p.WriteString(hang(lead, stepQuote, "“"+english.Fold(s.Quote.Quote)+"”", p.style.width, nil))
	}
	under := func(text string) { p.WriteString(hang(margin, stepQuote, text, p.style.width, p.style.faint)) }
	if len(s.Also) > 0 {
		var also []string
		for _, a := range s.Also {
			also = append(also, string(a))
		}
		under("also " + english.Listed(also))
	}
	for _, m := range s.More {
		under("+ “" + english.Fold(m.Quote) + "”")
	}
	if s.Decided != "" {
		under("decided by " + english.Fold(s.Decided))
	}
	if p.explain {
		if s.Quote != nil {
			under(fmt.Sprintf("%s, characters %d–%d", english.Fold(s.Quote.Document), s.Quote.Passage.Start, s.Quote.Passage.End))
		}
		under(english.Fold(s.Why))
	}
}

func (p *dossierPage) aside(x dossier.Dossier) {
	if len(x.Aside) == 0 {
		return
	}
	p.heading("NO COMMITMENTS")
	for _, a := range x.Aside {
		why := "arranges the meetings"
		if a.Why == dossier.AsideNoAction {
			why = "agrees that it is so"
		}
		p.WriteString(hang("  "+pad(library.Label(x.Editions[a.Edition]), 6), 8, "“"+english.Fold(a.Cite.Quote)+"” ("+why+")", p.style.width, nil))
	}
}

// orphans lists the decisions that no longer fit.
func (p *dossierPage) orphans(all []dossier.Orphan) {
	if len(all) == 0 {
		return
	}
	p.heading("DECISIONS THAT NO LONGER FIT")
	for _, o := range all {
		p.WriteString(hang("  ", 2, fmt.Sprintf("%s by %s on “%s”: %s", o.Decision.Act, english.Fold(o.Decision.Who), english.Fold(o.Decision.On.Quote), english.Fold(o.Why)), p.style.width, nil))
	}
}

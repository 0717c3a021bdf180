package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/lexicon"
	"rapporteur/record"
)

func lexiconCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "lexicon [TABLE] [WORD...]",
		Short: "Look up the words that the reader goes by",
		Long: `Look up the words that the reader goes by: which verbs report and what a side
does by them, which phrases name an area, which names stand for a party.

Without arguments the tables are listed; with the name of a table, its lines.
With a word, or several, every line that has it is shown: where it stands, what
it does, and its example. A table before the word looks there only. FILE:NUMBER,
as "rapporteur read --explain" gives it, shows that line in full.

In a line "~" stands for some words in between, "_" for one word, "a/b" for
either word and "word*" for any ending. An area with "?" counts only where
nothing else is named.`,
		Example: `  rapporteur lexicon                    the tables
  rapporteur lexicon nouns              the lines of one table
  rapporteur lexicon verb pledge        what a side does that pledges
  rapporteur lexicon area cyber         what names the area, and phrases with the word
  rapporteur lexicon party Hanoi        whom a name stands for
  rapporteur lexicon noun concern
  rapporteur lexicon working group      look everywhere
  rapporteur lexicon areas.txt:24       one line in full
  rapporteur lexicon --json verb pledge`,
		RunE: func(cmd *cobra.Command, args []string) error {
			lex, err := loadLexicon()
			if err != nil {
				return err
			}
			return lookUp(lex, args, asJSON, cmd.OutOrStdout())
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

// lookUp answers one question to the lexicon.
func lookUp(lex *lexicon.Lexicon, args []string, asJSON bool, w io.Writer) error {
	if len(args) == 0 {
		return printTables(w, lex, asJSON)
	}
	if len(args) == 1 {
		if file, number, ok := lineNamed(args[0]); ok {
			return printLine(w, lex, file, number, asJSON)
		}
	}
	in := tables
	word := args
	if t := tableNamed(args[0]); t != nil {
		if len(args) == 1 {
			return printTable(w, lex, args[0], t, asJSON)
		}
		in, word = t, args[1:]
	}
	query := strings.Join(strings.Fields(strings.Join(word, " ")), " ")
	if query == "" {
		return fmt.Errorf("which word? Give one, like: rapporteur lexicon verb pledge")
	}
	found := find(lex, in, query)
	if all := strings.Join(args, " "); len(found) == 0 && all != query {
		// "meeting room" is a phrase too, not only the word "room" among
		// the meetings.
		if found = find(lex, tables, all); len(found) > 0 {
			query = all
		}
	}
	if len(found) == 0 {
		return notFound(lex, in, query)
	}
	if asJSON {
		return printEntries(w, found)
	}
	p := lexiconPage{style: styleFor(w)}
	p.found(found, query)
	_, err := w.Write(p.Bytes())
	return err
}

// An entry is one line of the lexicon as it answers a question.
type entry struct {
	Table   string   `json:"table"`
	File    string   `json:"file"`
	Line    int      `json:"line,omitempty"` // 0 where it is not known
	Text    string   `json:"text,omitempty"`
	Matches []string `json:"matches,omitempty"` // the phrases with the word
	Match   match    `json:"match,omitempty"`
	Means   []string `json:"means"`
	Example string   `json:"example,omitempty"`
}

// A match says how a line has a word.
type match string

// The ways in which a line has a word, the closest first.
const (
	whole  match = "whole"  // as a phrase of its own, or as a party's code
	code   match = "code"   // as the kind or area that the line stands for
	within match = "within" // within a longer phrase
)

func (e entry) where() string {
	if e.Line == 0 {
		return e.File
	}
	return fmt.Sprintf("%s:%d", e.File, e.Line)
}

// find returns every line of the tables that has the words of query, those
// that have it most closely first.
func find(lex *lexicon.Lexicon, in []table, query string) []entry {
	forms := formsOf(lex, query)
	var found []entry
	for _, t := range in {
		for _, l := range lex.Lines() {
			if l.File != t.name+".txt" {
				continue
			}
			e := lineEntry(l, lex.PartyNames)
			exact, part := t.match(l, forms)
			switch {
			case len(exact) > 0:
				e.Match, e.Matches, e.Means = whole, exact, nil
				for _, phrase := range exact {
					for _, m := range t.meaning(l, phrase, lex.PartyNames) {
						if !slices.Contains(e.Means, m) {
							e.Means = append(e.Means, m)
						}
					}
				}
			case t.hasCode(l, query) && t.name == "parties":
				e.Match = whole
			case t.hasCode(l, query):
				e.Match, e.Matches = code, part
			case len(part) > 0:
				e.Match, e.Matches = within, part
			default:
				continue
			}
			found = append(found, e)
		}
	}
	if e, ok := plainVerb(lex, in, query, found); ok {
		found = append(found, e)
	}
	order := []match{whole, code, within}
	slices.SortStableFunc(found, func(a, b entry) int { return slices.Index(order, a.Match) - slices.Index(order, b.Match) })
	return found
}

// formsOf returns the words of a query in small letters and, where it begins
// with a form of a verb ("pledged"), the same with the verb's base form.
func formsOf(lex *lexicon.Lexicon, query string) [][]string {
	words := lexicon.Split(strings.ToLower(query))
	forms := [][]string{words}
	if len(words) == 0 {
		return nil
	}
	if w := lex.Word(words[0]); w.Is(lexicon.Verb) && w.Lemma != "" && w.Lemma != words[0] {
		forms = append(forms, append([]string{w.Lemma}, words[1:]...))
	}
	return forms
}

// match returns the phrases of a line that are the words of a query, and
// those that have them within.
func (t table) match(l lexicon.Line, forms [][]string) (exact, within []string) {
	for _, p := range t.phrases(l.Text) {
		words := wordsOf(p)
		for _, f := range forms {
			if n, ok := fits(words, f); ok && n == len(f) {
				exact = append(exact, p)
				break
			}
			if contains(words, f) {
				within = append(within, p)
				break
			}
		}
	}
	return exact, within
}

// contains tells whether a row of words stands somewhere within a phrase.
func contains(phrase, words []string) bool {
	for i := range phrase {
		if i+len(words) > len(phrase) {
			return false
		}
		if slices.EqualFunc(phrase[i:i+len(words)], words, func(p, w string) bool {
			return p != "_" && p != "~" && same(p, w)
		}) {
			return true
		}
	}
	return false
}

// hasCode tells whether the query is the code of a line: an area, a kind, a
// party's code.
func (t table) hasCode(l lexicon.Line, query string) bool {
	fields := lexicon.Fields(l.Text)
	if t.code < 0 || t.code >= len(fields) {
		return false
	}
	for _, c := range lexicon.Phrases(fields[t.code]) {
		if strings.EqualFold(strings.TrimSuffix(c, "?"), strings.ReplaceAll(query, " ", "-")) {
			return true
		}
	}
	return false
}

// plainVerb tells of a verb that no line reports by, whose line the lexicon
// does not give.
func plainVerb(lex *lexicon.Lexicon, in []table, query string, found []entry) (entry, bool) {
	w := lex.Word(strings.ToLower(query))
	if !w.Is(lexicon.Verb) || w.Lemma == "" || !slices.ContainsFunc(in, func(t table) bool { return t.name == "verbs" }) {
		return entry{}, false
	}
	if slices.ContainsFunc(found, func(e entry) bool { return e.Match == whole && (e.Table == "acts" || e.Table == "verbs") }) {
		return entry{}, false
	}
	t := tableOf("verbs.txt")
	e := entry{Table: t.name, File: "verbs.txt", Matches: []string{w.Lemma}, Match: whole, Means: t.meaning(lexicon.Line{}, w.Lemma, nil)}
	if w.Is(lexicon.NounToo) {
		e.Means = append(e.Means, "it is a noun as well")
	}
	if w.Is(lexicon.Give) {
		e.Means = append(e.Means, "a verb of giving, by which “will” is an offer")
	}
	if w.Is(lexicon.Happen) {
		e.Means = append(e.Means, "a verb by which what is promised comes about (“will reach”)")
	}
	if w.Is(lexicon.Answer) {
		e.Means = append(e.Means, "a verb of answering a request")
	}
	return e, true
}

// notFound says so, with what comes near.
func notFound(lex *lexicon.Lexicon, in []table, query string) error {
	where := "the lexicon"
	if len(in) == 1 {
		where = "the table of " + in[0].name
	}
	var phrases []string
	for _, l := range lex.Lines() {
		for _, t := range in {
			if l.File != t.name+".txt" || t.name == "names" && len(in) > 1 {
				continue // some name comes near any word
			}
			phrases = append(phrases, t.phrases(l.Text)...)
			if t.code >= 0 {
				for _, c := range lexicon.Phrases(lexicon.Fields(l.Text)[t.code]) {
					phrases = append(phrases, strings.TrimSuffix(c, "?"))
				}
			}
		}
	}
	near := nearest(query, phrases)
	if len(in) < len(tables) {
		if all := find(lex, tables, query); len(all) > 0 {
			return fmt.Errorf("nothing in %s has %q, but %s has; see: rapporteur lexicon %s", where, query, all[0].where(), query)
		}
	}
	if len(near) == 0 {
		return fmt.Errorf("nothing in %s has %q", where, query)
	}
	return fmt.Errorf("nothing in %s has %q; near it: %s", where, query, strings.Join(near, ", "))
}

// nearest returns the phrases that come closest to a word, a few at most.
func nearest(word string, phrases []string) []string {
	const most = 6
	word = strings.ToLower(word)
	far := max(1, min(3, len([]rune(word))/3))
	type near struct {
		phrase string
		d      int
	}
	var found []near
	seen := map[string]bool{}
	for _, p := range phrases {
		p = strings.TrimSuffix(p, "*")
		low := strings.ToLower(p)
		if seen[low] || low == "" {
			continue
		}
		seen[low] = true
		if d := distance(word, low, far); d <= far {
			found = append(found, near{p, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return a.d - b.d })
	var out []string
	for _, n := range found[:min(len(found), most)] {
		out = append(out, n.phrase)
	}
	return out
}

// distance counts the letters that must be changed, added or taken away to
// make a of b; more than far comes back as far+1.
func distance(a, b string, far int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > far || -d > far {
		return far + 1
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		last := row[0]
		row[0] = i + 1
		for j := range y {
			change := last
			if x[i] != y[j] {
				change++
			}
			last = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return min(row[len(y)], far+1)
}

// lineNamed reads "areas.txt:24" or "areas:24".
func lineNamed(arg string) (file string, number int, ok bool) {
	name, n, found := strings.Cut(arg, ":")
	number, err := strconv.Atoi(n)
	if !found || err != nil || name == "" {
		return "", 0, false
	}
	return strings.TrimSuffix(name, ".txt") + ".txt", number, true
}

func printLine(w io.Writer, lex *lexicon.Lexicon, file string, number int, asJSON bool) error {
	known := false
	for _, l := range lex.Lines() {
		if l.File != file {
			continue
		}
		known = true
		if l.Number != number {
			continue
		}
		e := lineEntry(l, lex.PartyNames)
		if asJSON {
			return printEntries(w, []entry{e})
		}
		p := lexiconPage{style: styleFor(w)}
		p.line(e)
		_, err := w.Write(p.Bytes())
		return err
	}
	if !known {
		return fmt.Errorf("there is no table %s whose lines can be shown; see: rapporteur lexicon", strings.TrimSuffix(file, ".txt"))
	}
	return fmt.Errorf("%s has nothing on line %d (it may be a comment)", file, number)
}

func lineEntry(l lexicon.Line, names map[record.Party]string) entry {
	t := tableOf(l.File)
	return entry{Table: t.name, File: l.File, Line: l.Number, Text: l.Text, Means: t.meaning(l, "", names), Example: t.example(l)}
}

func printEntries(w io.Writer, entries []entry) error {
	if entries == nil {
		entries = []entry{}
	}
	return printJSON(w, entries)
}

func printTable(w io.Writer, lex *lexicon.Lexicon, name string, in []table, asJSON bool) error {
	var all []entry
	for _, t := range in {
		for _, l := range lex.Lines() {
			if l.File == t.name+".txt" {
				all = append(all, lineEntry(l, lex.PartyNames))
			}
		}
	}
	if len(all) == 0 {
		return fmt.Errorf("the lines of the table %s cannot be listed; look up a word: rapporteur lexicon %s give", name, name)
	}
	if asJSON {
		return printEntries(w, all)
	}
	p := lexiconPage{style: styleFor(w)}
	for i, e := range all {
		if i == 0 || all[i-1].Table != e.Table {
			p.WriteString(hang("", 0, e.Table+": "+tableOf(e.File).what, p.style.width, p.style.bold))
			p.WriteString(hang("", 0, "Fields: "+strings.Join(tableOf(e.File).fields, " | "), p.style.width, p.style.faint))
			p.WriteByte('\n')
		}
		p.WriteString(hang(p.style.faint(pad(e.where(), 18)), 18, e.Text, p.style.width, nil))
	}
	_, err := w.Write(p.Bytes())
	return err
}

func printTables(w io.Writer, lex *lexicon.Lexicon, asJSON bool) error {
	type row struct {
		Table string `json:"table"`
		File  string `json:"file"`
		Lines int    `json:"lines"`
		Words int    `json:"words"` // and phrases
		What  string `json:"what"`
	}
	var rows []row
	at := map[string]int{}
	add := func(t table) int {
		at[t.name+".txt"] = len(rows)
		rows = append(rows, row{Table: t.name, File: t.name + ".txt", What: t.what})
		return len(rows) - 1
	}
	for _, t := range tables {
		add(t)
	}
	for _, l := range lex.Lines() {
		t := tableOf(l.File)
		i, ok := at[l.File]
		if !ok {
			i = add(t)
		}
		rows[i].Lines++
		rows[i].Words += len(t.phrases(l.Text))
	}
	// A table whose lines the lexicon does not give can be looked up by word
	// only, so its counts would mislead.
	rows = slices.DeleteFunc(rows, func(r row) bool { return r.Lines == 0 })
	if asJSON {
		e := json.NewEncoder(w)
		e.SetIndent("", " ")
		return e.Encode(rows)
	}
	p := lexiconPage{style: styleFor(w)}
	fmt.Fprintln(&p, p.style.bold(fmt.Sprintf("%-12s %5s %6s  %s", "TABLE", "LINES", "WORDS", "WHAT IT IS")))
	for _, r := range rows {
		p.WriteString(hang(fmt.Sprintf("%-12s %5d %6d  ", r.Table, r.Lines, r.Words), 27, r.What, p.style.width, nil))
	}
	p.WriteByte('\n')
	p.WriteString(hang("", 0, "rapporteur lexicon TABLE lists one; rapporteur lexicon WORD looks a word up everywhere.", p.style.width, p.style.faint))
	_, err := w.Write(p.Bytes())
	return err
}

// A lexiconPage is what is shown of the lexicon while it is set.
type lexiconPage struct {
	bytes.Buffer
	style style
}

// found sets the lines that have a word: in full where the word is a phrase
// of its own, else in one line each.
func (p *lexiconPage) found(entries []entry, query string) {
	headings := map[match]string{
		code:   fmt.Sprintf("Lines that stand for “%s”:", query),
		within: fmt.Sprintf("Within longer phrases, “%s” stands in:", query),
	}
	for i, e := range entries {
		first := i == 0 || entries[i-1].Match != e.Match
		if i > 0 && (first || e.Match == whole) {
			p.WriteByte('\n')
		}
		if e.Match == whole {
			p.entry(e)
			continue
		}
		if first {
			p.WriteString(hang("", 0, headings[e.Match], p.style.width, p.style.bold))
		}
		p.WriteString("  " + p.style.faint(pad(e.where(), 18)) + cut(e.brief(), p.style.width-20) + "\n")
	}
}

// brief gives what a line stands for and some of its phrases, those with the
// word that was looked up if there are any.
func (e entry) brief() string {
	t := tableOf(e.File)
	phrases := e.Matches
	if len(phrases) == 0 {
		phrases = t.phrases(e.Text)
	}
	text := strings.Join(phrases, ", ")
	if fields := lexicon.Fields(e.Text); t.code >= 0 && t.code < len(fields) {
		text = strings.Join(lexicon.Phrases(fields[t.code]), ", ") + ": " + text
	}
	return text
}

// entry sets one line: where it stands, the phrases with the word, what they
// do, the example.
func (p *lexiconPage) entry(e entry) {
	p.WriteString(p.style.bold(e.where()) + "\n")
	for _, m := range e.Means {
		p.WriteString(hang("  ", 2, m, p.style.width, nil))
	}
	if e.Text != "" {
		p.WriteString(hang("  "+p.style.faint("line: "), 8, briefText(e, p.style.width), p.style.width, nil))
	}
	if e.Example != "" {
		p.WriteString(hang("  "+p.style.faint("example: "), 11, e.Example, p.style.width, nil))
	}
}

// briefText returns a line of the lexicon without its example. Of a long one
// it gives the first lines and says how to see the rest.
func briefText(e entry, width int) string {
	text := e.Text
	if e.Example != "" {
		text = strings.TrimRight(strings.TrimSuffix(text, e.Example), " |")
	}
	if most := 3 * (width - 8); len([]rune(text)) > most {
		return cut(text, most) + " (in full: rapporteur lexicon " + e.where() + ")"
	}
	return text
}

// line sets one line in full, a field a row.
func (p *lexiconPage) line(e entry) {
	p.WriteString(p.style.bold(e.where()) + "\n")
	names := tableOf(e.File).fields
	for i, f := range lexicon.Fields(e.Text) {
		label := "field: "
		if i < len(names) {
			label = names[i] + ": "
		}
		if f != "" {
			p.WriteString(hang("  "+p.style.faint(label), 2+len(label), f, p.style.width, nil))
		}
	}
	for _, m := range e.Means {
		p.WriteString(hang("  ", 2, m, p.style.width, nil))
	}
}

package reader

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// TestLexiconExamples reads the example of every line of the lexicon's tables
// as a paragraph of one fixed account and asks whether the line did there
// what it is for.
func TestLexiconExamples(t *testing.T) {
	r := reader(t)
	for _, line := range r.lex.Lines() {
		check := examples[line.File]
		if check == nil {
			continue
		}
		t.Run(line.String(), func(t *testing.T) {
			e := newExample(t, r, line)
			if fault := check(e); fault != "" {
				t.Errorf("%s\nthe example: %s\nthe line: %s\nread: %s", fault, line.Example, cut(line.Text, 200), e)
			}
		})
	}
}

// examples says for each table what its example must show; "" is no fault.
var examples = map[string]func(e *example) string{
	"acts.txt":        (*example).act,
	"nouns.txt":       (*example).noun,
	"cues.txt":        (*example).cue,
	"idioms.txt":      (*example).cue,
	"ranks.txt":       (*example).rank,
	"roles.txt":       (*example).role,
	"meetings.txt":    (*example).meeting,
	"instruments.txt": (*example).instrument,
	"forums.txt":      (*example).forum,
	"frames.txt":      (*example).frame,
	"parties.txt":     (*example).party,
	"groups.txt":      (*example).group,
}

// An example is one line's example as it was read.
type example struct {
	line    lexicon.Line
	fields  []string
	reading record.Reading
	words   runes
	at      record.Passage     // of the example
	own     []record.Statement // those that overlap it
}

func newExample(t *testing.T, r *Reader, line lexicon.Line) *example {
	t.Helper()
	e := &example{line: line}
	for _, f := range strings.Split(line.Text, "|") {
		e.fields = append(e.fields, strings.TrimSpace(f))
	}
	before := opening
	if line.File == "groups.txt" {
		before = e.groupOpening()
	}
	doc := record.Document{Text: text.Normalise(before + line.Example + "\n"), Published: "2024-03-06"}
	e.reading = r.Read(doc)
	sound(t, e.reading)
	e.words = runes(doc.Text)
	e.at = record.Passage{Start: length(before), End: len(e.words)}
	for _, s := range e.reading.Statements {
		if s.Quote.Start < e.at.End && e.at.Start < s.Quote.End {
			e.own = append(e.own, s)
		}
	}
	return e
}

// String shows what was read in the example.
func (e *example) String() string {
	var b strings.Builder
	for _, s := range e.own {
		fmt.Fprintf(&b, "\n  %s by %v %q: %s", s.Kind, s.By, s.Speaker, e.words.quote(s.Quote))
		if len(s.Instruments)+len(s.Forums) > 0 {
			fmt.Fprintf(&b, " %q %q", s.Instruments, s.Forums)
		}
	}
	if len(e.own) == 0 {
		b.WriteString("\n  no statement")
	}
	for _, m := range e.reading.Meetings {
		fmt.Fprintf(&b, "\n  meeting (%s): %s %v", m.Role, m.Mechanism, m.Parties)
	}
	return b.String()
}

// kinds asks for a statement of one of the kinds.
func (e *example) kinds(want ...record.Kind) string {
	for _, s := range e.own {
		if slices.Contains(want, s.Kind) {
			return ""
		}
	}
	return fmt.Sprintf("no statement of kind %v", slices.DeleteFunc(want, func(k record.Kind) bool { return k == "" }))
}

// some asks for any statement.
func (e *example) some() string {
	if len(e.own) == 0 {
		return "no statement"
	}
	return ""
}

// tenth is the name of the account's own mechanism.
const tenth = "defence policy dialogue"

// act: the kind given, or that of one side alone, or that without an
// instrument; where the content decides or another verb follows, any kind.
func (e *example) act() string {
	kinds := []record.Kind{record.Kind(e.fields[1])}
	for _, flag := range strings.Fields(e.fields[2]) {
		name, value, _ := strings.Cut(flag, "=")
		switch name {
		case "aside":
			if len(e.own) > 0 {
				return "a statement, where the line says there is none"
			}
			return ""
		case "say", "carry", "chain":
			return e.some()
		case "alone", "bare":
			kinds = append(kinds, record.Kind(value))
		}
	}
	return e.kinds(kinds...)
}

func (e *example) noun() string { return e.kinds(record.Kind(e.fields[1])) }
func (e *example) cue() string  { return e.kinds(record.Kind(e.fields[0])) }

// rank: who is named behind it, or before it, is the speaker by his name
// alone.
func (e *example) rank() string {
	if fault := e.some(); fault != "" {
		return fault
	}
	speaker := e.own[0].Speaker
	if speaker == "" {
		return "nobody speaks"
	}
	if !strings.Contains(e.line.Example, speaker) {
		return fmt.Sprintf("%q speaks, who does not stand there", speaker)
	}
	words := strings.Fields(speaker)
	class := e.fields[0]
	if p, ok := strings.CutPrefix(class, "of "); ok {
		if got := e.own[0].By; !slices.Equal(got, []record.Party{record.Party(p)}) {
			return fmt.Sprintf("the statement is by %v", got)
		}
	}
	if class == "particle" {
		for _, form := range words[1 : len(words)-1] {
			if slices.Contains(forms(e.fields[1]), form) {
				return ""
			}
		}
		return fmt.Sprintf("%q speaks, without a particle", speaker)
	}
	for _, form := range forms(e.fields[1]) {
		if speaker == form || strings.HasPrefix(speaker, form+" ") || strings.HasSuffix(speaker, " "+form) {
			return fmt.Sprintf("%q speaks, with the word that is no part of the name", speaker)
		}
	}
	return ""
}

// forms are the words of a field.
func forms(field string) []string {
	var out []string
	for _, f := range strings.Split(field, ",") {
		if f = strings.TrimSpace(f); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// role: one of the class's words acts in the example.
func (e *example) role() string {
	if fault := e.some(); fault != "" {
		return fault
	}
	first := e.own[0]
	both := []record.Party{"VNM", "JPN"}
	switch e.fields[0] {
	case "person", "side":
		if len(first.By) != 1 || !slices.Contains(both, first.By[0]) {
			return fmt.Sprintf("the statement is by %v, not by one side", first.By)
		}
	case "sides", "body", "talks":
		if !sameParties(first.By, both) {
			return fmt.Sprintf("the statement is by %v, not by both sides", first.By)
		}
	case "post":
		for _, w := range forms(e.fields[1]) {
			if containsWord(first.Speaker, w) {
				return fmt.Sprintf("%q speaks, with a word of the post", first.Speaker)
			}
		}
		if first.Speaker == "" {
			return "nobody speaks"
		}
	}
	return ""
}

// meeting: the words make a name, or are seen to make none.
func (e *example) meeting() string {
	switch e.fields[0] {
	case "mechanism", "edition":
		for _, m := range e.reading.Meetings {
			if m.Ordinal != nil && *m.Ordinal == 3 && strings.HasSuffix(m.Mechanism, tenth) {
				return ""
			}
		}
		return "no third dialogue"
	case "visit":
		for _, m := range e.reading.Meetings {
			if slices.Contains(forms(e.fields[1]), strings.ToLower(m.Mechanism)) {
				return ""
			}
		}
		return "no such meeting"
	}
	for _, m := range e.reading.Meetings {
		if !strings.HasSuffix(m.Mechanism, tenth) {
			return fmt.Sprintf("%q is taken for a meeting", m.Mechanism)
		}
	}
	return ""
}

// instrument: one is named, or none.
func (e *example) instrument() string {
	if fault := e.some(); fault != "" {
		return fault
	}
	var named []string
	for _, s := range e.own {
		named = append(named, s.Instruments...)
	}
	for _, in := range e.reading.Instruments {
		named = append(named, in.Name)
	}
	if none := e.fields[0] == "no"; none != (len(named) == 0) {
		return fmt.Sprintf("the instruments are %q", named)
	}
	for _, n := range named {
		if !strings.Contains(e.line.Example, n) {
			return fmt.Sprintf("the instrument %q does not stand there", n)
		}
	}
	return ""
}

func (e *example) forum() string {
	for _, s := range e.own {
		for _, name := range s.Forums {
			for _, w := range forms(e.fields[1]) {
				if strings.Contains(name, w) && strings.Contains(e.line.Example, name) {
					return ""
				}
			}
		}
	}
	return "no forum of these"
}

// frame: what stands in front stays outside the quote; a topic gives areas.
func (e *example) frame() string {
	if fault := e.some(); fault != "" {
		return fault
	}
	front := e.at.Start + length(e.line.Example[:strings.Index(e.line.Example, ",")])
	if s := e.own[0]; s.Quote.Start <= front {
		return fmt.Sprintf("the quote %q holds what stands in front", e.words.quote(s.Quote))
	} else if e.fields[0] == "topic" && len(s.Areas) == 0 {
		return "the topic gives no area"
	}
	return ""
}

// by asks for a statement of just these parties.
func (e *example) by(want []record.Party) string {
	for _, s := range e.own {
		if sameParties(s.By, want) {
			return ""
		}
	}
	return fmt.Sprintf("no statement by %v", want)
}

func (e *example) party() string { return e.by([]record.Party{record.Party(e.fields[0])}) }

// groupOpening is an account's beginning in which the group that the example
// names is the one that meets.
func (e *example) groupOpening() string {
	name := ""
	for _, n := range forms(e.fields[0]) {
		if strings.Contains(e.line.Example, n) && len(n) > len(name) {
			name = n
		}
	}
	return fmt.Sprintf("Tenth %[1]s meeting held in Hanoi\n\nHanoi, 5 March 2024 – The tenth %[1]s meeting was held in Hanoi on 5 March 2024.\n\n", name)
}

// group: the members are the meeting's parties, and the words are theirs.
func (e *example) group() string {
	var want []record.Party
	for _, p := range forms(e.fields[1]) {
		want = append(want, record.Party(p))
	}
	if len(e.reading.Meetings) == 0 || !sameParties(e.reading.Meetings[0].Parties, want) {
		return fmt.Sprintf("the meeting is not one of %v", want)
	}
	return e.by(want)
}

func sameParties(a, b []record.Party) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

func containsWord(s, word string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(s, unicode.IsSpace), func(w string) bool { return strings.EqualFold(w, word) })
}

// cut shortens a long line.
func cut(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n]) + " …"
	}
	return s
}

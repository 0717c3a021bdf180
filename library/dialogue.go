package library

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/lexicon"
	"rapporteur/record"
)

// A Dialogue is one mechanism of the record, under all the names that its
// accounts use.
type Dialogue struct {
	dossier.Mechanism
	Keys        []string // of its names, in the record
	Documents   int
	First, Last record.Date
}

// Dialogues lists the mechanisms of the record. What it returns belongs to the
// library and is not to be changed.
func (l *Library) Dialogues(ctx context.Context) ([]Dialogue, error) {
	at, err := l.Stamp(ctx)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if at != l.at {
		if l.all, err = l.DialoguesOf(ctx); err != nil {
			l.at = ""
			return nil, err
		}
		l.at = at
	}
	return l.all, nil
}

// DialoguesOf lists the mechanisms that the accounts under some keys make up,
// which are to be all keys of the same parties; without keys, all of the record.
func (l *Library) DialoguesOf(ctx context.Context, keys ...string) ([]Dialogue, error) {
	all, err := l.Mechanisms(ctx, keys...)
	if err != nil {
		return nil, err
	}
	ruled, err := l.DecisionsOn(ctx, record.OnMechanism)
	if err != nil {
		return nil, err
	}
	// Each name stands as the one meeting of a reading, for the dossier to
	// bring those together that are one mechanism's.
	var out []Dialogue
	named := make([]record.Reading, len(all))
	for i, m := range all {
		if l.Desk.Recurring(m.Name) {
			named[i].Meetings = []record.Meeting{{ID: "m1", Role: record.Subject, Mechanism: m.Name, Parties: m.Parties}}
		} else {
			out = append(out, Dialogue{dossier.Mechanism{Name: m.Name, Parties: m.Parties}, []string{m.Key}, m.Documents, m.First, m.Last})
		}
	}
	for _, m := range l.Desk.Mechanisms(named, ruled) {
		d := Dialogue{Mechanism: m}
		for _, at := range m.At {
			x := all[at.Reading]
			d.Keys = append(d.Keys, x.Key)
			d.Documents += x.Documents
			if d.First == "" || x.First != "" && x.First < d.First {
				d.First = x.First
			}
			d.Last = max(d.Last, x.Last)
		}
		out = append(out, d)
	}
	slices.SortStableFunc(out, func(a, b Dialogue) int {
		return cmp.Or(strings.Compare(l.PartyList(a.Parties), l.PartyList(b.Parties)), strings.Compare(a.Name, b.Name))
	})
	return out, nil
}

// PartiesIn parts the names of parties from other words.
func (l *Library) PartiesIn(words []string) (parties []record.Party, rest []string) {
	words = strings.FieldsFunc(strings.Join(words, " "), func(r rune) bool { return r == ' ' || r == '-' || r == '–' || r == ',' })
	for i := 0; i < len(words); {
		found := 0
		for n := min(4, len(words)-i); n > 0 && found == 0; n-- {
			name := strings.Join(words[i:i+n], " ")
			if p, err := PartyNamed(l.Lex, "", name); err == nil {
				parties, found = append(parties, p), n
			} else if p, ok := l.Lex.Parties.Exact(name); ok && p.Form != lexicon.PlaceIn {
				parties, found = append(parties, p.Party), n
			}
		}
		if found == 0 {
			rest = append(rest, words[i])
			found = 1
		}
		i += found
	}
	return parties, rest
}

// PartyNamed returns the party that a code or a name stands for.
func PartyNamed(lex *lexicon.Lexicon, flag, name string) (record.Party, error) {
	if name == "" {
		return "", nil
	}
	if p := record.Party(strings.ToUpper(name)); lex.PartyNames[p] != "" {
		return p, nil
	}
	for p, n := range lex.PartyNames {
		if strings.EqualFold(n, name) {
			return p, nil
		}
	}
	return "", fmt.Errorf("%s: no party is called %q; rapporteur lexicon party %s may show the code", flag, name, name)
}

// Candidates returns the keys of all mechanisms of those parties of whom one
// goes by the key or the words. Which names are one mechanism's only all the
// names of its parties tell.
func (l *Library) Candidates(ctx context.Context, key string, parties []record.Party, words []string) ([]string, error) {
	var codes [2]string
	for i := range min(2, len(parties)) {
		codes[i] = string(parties[i])
	}
	names, err := l.Names(ctx, codes[0], codes[1])
	if err == nil && len(names) == 0 {
		names, err = l.Names(ctx, key, "")
	}
	if err != nil {
		return nil, err
	}
	meant := map[string]bool{} // parties, as keys begin with them
	for _, n := range names {
		of := dossier.PartiesOf(n.Key)
		if !meant[of] && (n.Key == key || hasWords(n.Name, words)) {
			meant[of] = true
		}
	}
	var keys []string
	for _, n := range names {
		if meant[dossier.PartiesOf(n.Key)] && (len(keys) == 0 || keys[len(keys)-1] != n.Key) {
			keys = append(keys, n.Key)
		}
	}
	return keys, nil
}

// AnswersTo tells whether a mechanism has these parties and one of its names
// all these words.
func (d Dialogue) AnswersTo(parties []record.Party, words []string) bool {
	for _, p := range parties {
		if !slices.Contains(d.Parties, p) {
			return false
		}
	}
	return hasWords(d.Name, words) || slices.ContainsFunc(d.Names, func(n dossier.Naming) bool { return hasWords(n.Name, words) })
}

// hasWords tells whether a name has these words or longer ones that begin so.
func hasWords(name string, words []string) bool {
	have := lexicon.Split(name)
	for i := range have {
		have[i] = lexicon.Key(have[i])
	}
	for _, w := range words {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, lexicon.Key(w)) }) {
			return false
		}
	}
	return true
}

// PartyList names parties as one lists them.
func (l *Library) PartyList(all []record.Party) string {
	var names []string
	for _, p := range all {
		names = append(names, NameOf(string(p), l.Lex.PartyNames))
	}
	return english.Listed(names)
}

// NameOf returns the name of the party with a code, else the code.
func NameOf(code string, names map[record.Party]string) string {
	if name := names[record.Party(code)]; name != "" {
		return name
	}
	return code
}

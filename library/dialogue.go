package library

import (
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
	Lasting     bool // it meets again and again

	order string     // by which it stands in lists
	words [][]string // of its names, as they are compared
}

// DialoguesOf lists the mechanisms that the accounts under some keys make up,
// which are to be all keys of the same parties.
func (l *Library) DialoguesOf(ctx context.Context, keys ...string) ([]Dialogue, error) {
	all, err := l.Mechanisms(ctx, keys...)
	if err != nil {
		return nil, err
	}
	ruled, err := l.DecisionsOnMechanisms(ctx)
	if err != nil {
		return nil, err
	}
	groups := map[string][]Dialogue{}
	for _, d := range l.brought(all, ruled) {
		of := dossier.PartiesOf(d.Keys[0])
		groups[of] = append(groups[of], d)
	}
	return catalogued(groups).All, nil
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
	words = slices.Clone(words)
	for i := range words {
		words[i] = lexicon.Key(words[i])
	}
	return slices.ContainsFunc(d.words, func(have []string) bool { return begun(have, words) })
}

// hasWords tells whether a name has these words or longer ones that begin so.
func hasWords(name string, words []string) bool {
	words = slices.Clone(words)
	for i := range words {
		words[i] = lexicon.Key(words[i])
	}
	return begun(nameWords(name), words)
}

// begun tells whether for each word there is one that begins so.
func begun(have, words []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) }) {
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

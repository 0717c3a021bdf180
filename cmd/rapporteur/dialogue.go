package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rapporteur/internal/english"
	"rapporteur/lexicon"
	"rapporteur/library"
	"rapporteur/store"
)

// A desk is where a command works with the library.
type desk struct {
	*library.Library
}

// inLibrary opens the record for work on its mechanisms.
func inLibrary(ctx context.Context, flag string, work func(desk) error) error {
	lex, err := loadLexicon()
	if err != nil {
		return err
	}
	return inRecord(ctx, flag, func(s *store.Store) error { return work(desk{library.New(s, lex)}) })
}

// beginLibrary opens the record, and begins it where there is none.
func beginLibrary(ctx context.Context, flag string) (*library.Library, error) {
	lex, err := loadLexicon()
	if err != nil {
		return nil, err
	}
	path, err := recordPath(flag)
	if err != nil {
		return nil, err
	}
	if err := makeFolder(path); err != nil {
		return nil, err
	}
	s, err := store.Create(ctx, path)
	if err != nil {
		return nil, err
	}
	return library.New(s, lex), nil
}

func loadLexicon() (*lexicon.Lexicon, error) {
	lex, err := lexicon.Load("en")
	if err != nil {
		return nil, fmt.Errorf("loading the lexicon: %w", err)
	}
	return lex, nil
}

// choose finds the one mechanism that words stand for: names of parties and
// words of its name, in any order.
func (l desk) choose(ctx context.Context, words []string) (library.Dialogue, error) {
	parties, rest := l.PartiesIn(words)
	keys, err := l.Candidates(ctx, strings.Join(words, " "), parties, rest)
	if err != nil {
		return library.Dialogue{}, err
	}
	var all []library.Dialogue
	if len(keys) > 0 {
		if all, err = l.DialoguesOf(ctx, keys...); err != nil {
			return library.Dialogue{}, err
		}
	}
	var fit []library.Dialogue
	for _, d := range all {
		if slices.Contains(d.Keys, strings.Join(words, " ")) {
			return d, nil
		}
		if d.AnswersTo(parties, rest) {
			fit = append(fit, d)
		}
	}
	// A dialogue goes before calls and visits of the same parties.
	if lasting := slices.DeleteFunc(slices.Clone(fit), func(d library.Dialogue) bool { return !l.Desk.Recurring(d.Name) }); len(lasting) > 0 {
		fit = lasting
	}
	said := strings.Join(words, " ")
	switch len(fit) {
	case 1:
		return fit[0], nil
	case 0:
		return library.Dialogue{}, fmt.Errorf("the record has no mechanism that answers to %q; rapporteur list shows those it has", said)
	}
	var names []string
	for i, d := range fit {
		if i == 6 {
			names = append(names, fmt.Sprintf("and %d more", len(fit)-i))
			break
		}
		names = append(names, fmt.Sprintf("  %s (%s)", english.Fold(d.Name), l.PartyList(d.Parties)))
	}
	return library.Dialogue{}, fmt.Errorf("%d mechanisms answer to %q; add a word that only one of them has:\n%s", len(fit), said, strings.Join(names, "\n"))
}

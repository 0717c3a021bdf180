package library

import (
	"context"

	"rapporteur/lexicon"
	"rapporteur/store"
)

// What is asked for is found in British and in American spelling, whichever is
// typed. The record holds words as they stand; it is the question that is
// asked in both ways.

// Statements finds statements, see store.Statements.
func (l *Library) Statements(ctx context.Context, q store.Search) ([]store.Hit, int, error) {
	q.Spell = lexicon.Spellings
	return l.Store.Statements(ctx, q)
}

// StatementsCounted finds and counts statements, see store.StatementsCounted.
func (l *Library) StatementsCounted(ctx context.Context, q store.Search) ([]store.Hit, int, store.Facets, error) {
	q.Spell = lexicon.Spellings
	return l.Store.StatementsCounted(ctx, q)
}

// Documents finds documents, see store.Documents.
func (l *Library) Documents(ctx context.Context, q store.Search) ([]store.DocumentHit, int, error) {
	q.Spell = lexicon.Spellings
	return l.Store.Documents(ctx, q)
}

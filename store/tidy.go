package store

import (
	"context"
	"database/sql"
	"fmt"
)

// tidied is the share of a record's documents, one in so many, that must have
// been written before its indexes are worth putting in order.
const tidied = 10

// tidyPages is how many pages of an index are merged at once: others may write
// in between, and little is lost where somebody ends it.
const tidyPages = 1000

// Tidy puts the indexes of words in order after so many documents were written:
// what was written at different times lies in parts, and a search goes through
// each. It does nothing after a few, tells after each step, and ends without an
// error where the context does, for nothing is lost but time. See "The 'merge'
// Command" in the documentation of SQLite's FTS5.
func (s *Store) Tidy(ctx context.Context, written int, tell func()) error {
	if written < 1 {
		return nil
	}
	const what = "putting the index of words in order"
	var documents int
	err := s.reads(ctx, what, func(tx *sql.Tx) error { return tx.QueryRowContext(ctx, lastDocument).Scan(&documents) })
	if err == nil && written < documents/tidied {
		return nil
	}
	for _, merge := range []string{mergeStatementTerms, mergeDocumentTerms} {
		pages := -tidyPages // the first step takes all parts together
		for more := true; more && err == nil; pages = tidyPages {
			err = s.writes(ctx, what, func(w writing) error {
				var before, after int
				if _, err := w.one(ctx, countChanges, nil, &before); err != nil {
					return err
				}
				if _, err := w.exec(ctx, merge, pages); err != nil {
					return err
				}
				_, err := w.one(ctx, countChanges, nil, &after)
				more = after-before > 1 // the command itself counts as one
				return err
			})
			tell()
		}
	}
	if err != nil && ctx.Err() == nil {
		return fmt.Errorf("%w; nothing is lost by it", err)
	}
	return nil
}

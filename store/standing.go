package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rapporteur/record"
)

// A Stands tells where the commitment that a statement opened stands.
type Stands struct {
	Hash     string
	Number   int
	Standing record.Standing
}

// The statements that have a standing, few of many, are in an index of their
// own, with each of their terms under the standing: what is "done" and has the
// word "patrol" is found by the one term "done:patrol". Where standing and word
// were two terms of the one index of all statements, two long lists would have
// to be compared that may have little in common.

// under writes a term as it stands in the index of what stands so; with no
// standing, as in that of all statements.
func under(s record.Standing, term string) string {
	if s == "" {
		return term
	}
	return string(s) + ":" + term
}

// standingTerms writes the terms of a statement under its standing, and the
// standing alone.
func standingTerms(s record.Standing, words string) string {
	all := append(strings.Fields(words), "")
	for i, t := range all {
		all[i] = under(s, t)
	}
	return strings.Join(all, " ")
}

// setStandings puts standings in the place of those that a mechanism had. What
// has not changed stays. A statement has one standing: where two mechanisms
// speak of it, that of the one which was settled last.
func (w writing) setStandings(ctx context.Context, key string, all []Stands) error {
	selected, err := w.statement(ctx, selectStands)
	if err != nil {
		return err
	}
	gone := map[int64]record.Standing{}
	if _, err := listOf(ctx, selected, func(r *sql.Rows) (id int64, err error) {
		var s record.Standing
		err = r.Scan(&id, &s)
		gone[id] = s
		return id, err
	}, key); err != nil {
		return err
	}
	ids := map[string][]int64{} // of the statements of documents, by hash
	fresh := map[int64]Stands{}
	for _, st := range all {
		if ids[st.Hash] == nil {
			if ids[st.Hash], err = w.numbers(ctx, selectStatementsOf, st.Hash); err != nil {
				return err
			}
		}
		if !slices.Contains(record.Standings, st.Standing) {
			return fmt.Errorf("statement %.8s:%d: %q is no standing", st.Hash, st.Number, st.Standing)
		}
		if st.Number < 1 || st.Number > len(ids[st.Hash]) {
			return fmt.Errorf("statement %.8s:%d: %w", st.Hash, st.Number, ErrUnknown)
		}
		fresh[ids[st.Hash][st.Number-1]] = st
	}
	for id, st := range fresh {
		if gone[id] == st.Standing {
			delete(gone, id)
			delete(fresh, id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(gone)) {
		if err := w.dropStanding(ctx, id); err != nil {
			return err
		}
	}
	return w.insertStandings(ctx, key, fresh)
}

// insertStandings inserts standings by the statements' numbers, in their order,
// which is how FTS5 writes them fast.
func (w writing) insertStandings(ctx context.Context, key string, all map[int64]Stands) error {
	known := stems{}
	words := map[string][]statementRow{}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		st := all[id]
		rows, ok := words[st.Hash]
		if !ok {
			var err error
			if rows, err = w.rowsAgain(ctx, st.Hash, known); err != nil {
				return err
			}
			words[st.Hash] = rows
		}
		if st.Number > len(rows) {
			return fmt.Errorf("statement %.8s:%d is found and not read: %w; run rapporteur reread --all", st.Hash, st.Number, ErrMismatch)
		}
		if err := w.dropStanding(ctx, id); err != nil { // another mechanism's
			return err
		}
		if _, err := w.exec(ctx, insertStanding, id, key, string(st.Standing)); err != nil {
			return err
		}
		if _, err := w.exec(ctx, insertStandingTerms, id, standingTerms(st.Standing, rows[st.Number-1].words)); err != nil {
			return err
		}
	}
	return nil
}

// rowsAgain makes the rows of a document's statements once more, for the words
// in them, which the index does not give back.
func (w writing) rowsAgain(ctx context.Context, hash string, known stems) ([]statementRow, error) {
	var number int64
	var text, body string
	if ok, err := w.one(ctx, selectRead, []any{hash}, &number, &text, &body); err != nil || !ok {
		return nil, err
	}
	var r keptBody
	if err := json.Unmarshal([]byte(body), &r); err != nil {
		return nil, fmt.Errorf("the reading of document %.8s: %w; run rapporteur reread --all", hash, err)
	}
	r.Document.Text = text
	r.Meetings = r.meetings()
	selected, err := w.statement(ctx, selectKeys)
	if err != nil {
		return nil, err
	}
	keys, err := listOf(ctx, selected, scanText, number)
	if err != nil || len(keys) != len(r.Meetings) {
		return nil, err
	}
	return statementRows(known.terms(text), r.Reading, keys)
}

// unstand takes the standings of a document's statements away.
func (w writing) unstand(ctx context.Context, document int64) error {
	ids, err := w.numbers(ctx, selectStood, document)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := w.dropStanding(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// dropStanding takes the standing of one statement away, if it has any.
func (w writing) dropStanding(ctx context.Context, id int64) error {
	for _, query := range []string{deleteStanding, deleteStandingTerms} {
		if _, err := w.exec(ctx, query, id); err != nil {
			return err
		}
	}
	return nil
}

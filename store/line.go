package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
)

// A Line is one line of a list over all mechanisms, as some mechanism gives it.
type Line struct {
	Place int64       // where it stands, the smallest first; none is negative
	Marks [][2]string // what it is found by, such as {"list", "people"}
	Words string      // by which it is found besides
	Body  []byte
}

// A LineQuery is which lines are wanted. Limit 0 only counts.
type LineQuery struct {
	Marks       [][2]string // all of them
	Words       string      // all of them; where none has them all, beginnings of words
	From, Until int64       // places; Until 0 is the end
	Skip, Limit int

	Spell Speller // see Search
}

// MostLines is how far lines are counted, if the page does not go further: a
// total of so many means that or more.
const MostLines = 250

// A LineHit is a line that was found.
type LineHit struct {
	Key  string // of the mechanism
	Body []byte
}

// terms returns what a line is found by.
func (l Line) terms() string {
	var all []string
	for _, m := range l.Marks {
		all = append(all, mark(m[0], m[1]))
	}
	for _, t := range terms(l.Words) {
		all = append(all, t.text)
		if t.full != t.text {
			all = append(all, t.full) // for its beginnings
		}
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " ")
}

// A lineRow is a line as it stands in the table.
type lineRow struct {
	id          int64
	terms, body string
}

// rowsOf gives lines their numbers: their places, or the next that is free.
func rowsOf(all []Line) []lineRow {
	rows := make([]lineRow, len(all))
	for i, l := range all {
		rows[i] = lineRow{l.Place, l.terms(), string(l.Body)}
	}
	slices.SortStableFunc(rows, func(a, b lineRow) int { return cmp.Compare(a.id, b.id) })
	for i := 1; i < len(rows); i++ {
		rows[i].id = max(rows[i].id, rows[i-1].id+1)
	}
	return rows
}

// setLines puts lines in the place of those that a mechanism had. What has not
// changed stays: most decisions touch few lines of very many. FTS5 is fast
// where lines come and go in the order of their numbers.
func (w writing) setLines(ctx context.Context, key string, all []Line) error {
	selected, err := w.statement(ctx, linesOf)
	if err != nil {
		return err
	}
	had, err := listOf(ctx, selected, func(r *sql.Rows) (l lineRow, err error) { return l, r.Scan(&l.id, &l.terms, &l.body) }, key)
	if err != nil {
		return err
	}
	rows := rowsOf(all)
	stays := map[lineRow]bool{}
	for _, l := range rows {
		stays[l] = true
	}
	there := map[lineRow]bool{}
	for _, l := range had {
		if stays[l] {
			there[l] = true
			continue
		}
		for _, query := range []string{deleteLine, deleteLineTerms} {
			if _, err := w.exec(ctx, query, l.id); err != nil {
				return err
			}
		}
	}
	for _, l := range rows {
		if there[l] {
			continue
		}
		if err := w.insertLine(ctx, key, l); err != nil {
			return err
		}
	}
	return nil
}

// insertLine inserts a line where it belongs, or behind lines of other
// mechanisms that happen to stand there.
func (w writing) insertLine(ctx context.Context, key string, l lineRow) error {
	for ; ; l.id++ {
		r, err := w.exec(ctx, insertLine, l.id, key, l.terms, []byte(l.body))
		if err != nil {
			return err
		}
		if n, err := r.RowsAffected(); err != nil {
			return err
		} else if n > 0 {
			break
		}
	}
	_, err := w.exec(ctx, insertLineTerms, l.id, l.terms)
	return err
}

// exprs writes the query in the language of FTS5: by whole words, and by their
// beginnings, which is slow where very many lines have them.
func (q LineQuery) exprs() (words, begun string) {
	var whole, beginnings []string
	for _, m := range q.Marks {
		whole = append(whole, `"`+mark(m[0], m[1])+`"`)
	}
	beginnings = slices.Clone(whole)
	for _, t := range terms(q.Words) {
		either := append([]string{t.text}, q.Spell.others(t)...)
		whole = append(whole, `("`+strings.Join(either, `" OR "`)+`")`)
		beginnings = append(beginnings, `"`+t.full+`"*`)
	}
	return strings.Join(whole, " AND "), strings.Join(beginnings, " AND ")
}

// Lines returns one page of the lines that are found, in the order of their
// places, and how many there are, counted up to MostLines, or to one behind
// the page.
func (s *Store) Lines(ctx context.Context, q LineQuery) (hits []LineHit, total int, err error) {
	words, begun := q.exprs()
	if words == "" {
		return nil, 0, errNothing
	}
	first, last := max(q.Skip, 0), max(q.Skip, 0)+q.Limit
	if q.Until == 0 {
		q.Until = 1<<63 - 1
	}
	err = s.reads(ctx, "asking for a list", func(tx *sql.Tx) error {
		ids, err := list(ctx, tx, scanNumber, linesByWords, words, q.From, q.Until, max(MostLines, last+1))
		if err == nil && len(ids) == 0 && begun != words {
			ids, err = list(ctx, tx, scanNumber, linesByWords, begun, q.From, q.Until, max(MostLines, last+1))
		}
		if err != nil {
			return err
		}
		total = len(ids)
		one, err := tx.PrepareContext(ctx, selectLine)
		if err != nil {
			return err
		}
		for _, id := range ids[min(first, total):min(last, total)] {
			var h LineHit
			if err := one.QueryRowContext(ctx, id).Scan(&id, &h.Key, &h.Body); err != nil {
				return err
			}
			hits = append(hits, h)
		}
		return nil
	})
	return hits, total, err
}

package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"unicode/utf8"
)

// What searches count of statements stands in rows of its own: those of one
// account that follow one another, and are of one mechanism and year, in one
// row, a strip. All strips together are so few bytes that a thousand statements
// are soon looked up in them, however many there are.
//
// In a strip each statement is a line, and each word in it one character: its
// kind, its sides, a space, its areas.

// A countedRow is what is counted of one statement.
type countedRow struct {
	id, document, named     int64
	kind, side, areas, year string
}

// followed tells whether another statement stands in the strip of this one.
func (r countedRow) followed(next countedRow) bool {
	return next.id == r.id+1 && next.document == r.document && next.named == r.named && next.year == r.year
}

// insertCounted writes what is counted of statements, in the order of their
// numbers.
func (w writing) insertCounted(ctx context.Context, rows []countedRow) error {
	var body strings.Builder
	first := 0
	for i, r := range rows {
		if err := w.line(ctx, &body, r); err != nil {
			return err
		}
		if i+1 < len(rows) && r.followed(rows[i+1]) {
			body.WriteByte('\n')
			continue
		}
		if _, err := w.exec(ctx, insertStrip, rows[first].id, r.named, r.year, body.String()); err != nil {
			return err
		}
		body.Reset()
		first = i + 1
	}
	return nil
}

// line writes the line of a statement.
func (w writing) line(ctx context.Context, body *strings.Builder, r countedRow) error {
	write := func(words ...string) error {
		for _, word := range words {
			c, err := w.letter(ctx, word)
			if err != nil {
				return err
			}
			body.WriteRune(c)
		}
		return nil
	}
	if err := write(append([]string{r.kind}, strings.Fields(r.side)...)...); err != nil {
		return err
	}
	body.WriteByte(' ')
	return write(strings.Fields(r.areas)...)
}

// lineOf parts a line into the letters of kind, sides and areas.
func lineOf(line string) (kind, sides, areas string) {
	_, size := utf8.DecodeRuneInString(line)
	sides, areas, _ = strings.Cut(line[size:], " ")
	return line[:size], sides, areas
}

// letter returns the character that stands for a word; a new one is noted.
func (w writing) letter(ctx context.Context, word string) (rune, error) {
	if len(w.letters) == 0 {
		known, err := lettered(ctx, w.tx)
		if err != nil {
			return 0, err
		}
		for c, word := range known {
			w.letters[word] = c
		}
	}
	if c, ok := w.letters[word]; ok {
		return c, nil
	}
	var c rune
	if _, err := w.one(ctx, insertLetter, []any{word}, &c); err != nil {
		return 0, err
	}
	if !utf8.ValidRune(c) {
		return 0, errors.New("there are too many different kinds, sides and areas to count them")
	}
	w.letters[word] = c
	return c, nil
}

// lettered returns the words that characters stand for.
func lettered(ctx context.Context, tx *sql.Tx) (map[rune]string, error) {
	out := map[rune]string{}
	_, err := list(ctx, tx, func(r *sql.Rows) (c rune, err error) {
		var word string
		err = r.Scan(&c, &word)
		out[c] = word
		return c, err
	}, allLetters)
	return out, err
}

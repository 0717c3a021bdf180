package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"rapporteur/record"
)

// A Search is what to look for. Empty fields ask for nothing.
type Search struct {
	Words     string // see parseQuery: words, "phrases", -word, begin*
	By, To    record.Party
	Kind      record.Kind
	Area      record.Area
	Key       string // of a mechanism
	Mechanism string // words of a mechanism's name
	Person    string // words of the speaker's name
	Standing  record.Standing
	Since     record.Date // of the meeting, or else of the publication
	Until     record.Date

	Skip, Limit int // Limit 0 is 20

	Spell Speller // under which other spellings words are looked for too; nil for none
}

// Most is how far hits are counted: a total of Most means that or more.
const Most = 1000

// A Hit is a statement that was found.
type Hit struct {
	Document  record.Document
	Hash      string
	Number    int // place among the reading's statements, from 1
	Statement record.Statement
	Quote     string
	Marks     []record.Passage // where the words stand in the quote

	Mechanism, Key string
	Ordinal        *int
	Date           record.Date
	Standing       record.Standing

	Decisions []record.Decision // about its document, see Decided
}

// A DocumentHit is a document that was found.
type DocumentHit struct {
	Document record.Document
	Hash     string
	Marks    []record.Passage // where the words stand in the text
}

// marks returns the terms that hits must have besides words: of the marks
// that say the same, those that the fewest have.
func (q Search) marks() []string {
	var out []string
	add := func(what string, values ...string) {
		if !slices.Contains(values, "") {
			out = append(out, mark(what, strings.Join(values, "-")))
		}
	}
	by, to, kind, area := string(q.By), string(q.To), string(q.Kind), string(q.Area)
	add("by-kind", by, kind)
	add("by-to", by, to)
	add("area-kind", area, kind)
	if by == "" || kind == "" && to == "" {
		add("by", by)
	}
	if by == "" {
		add("to", to)
	}
	if by == "" && area == "" {
		add("kind", kind)
	}
	if kind == "" {
		add("area", area)
	}
	if q.Key != "" {
		out = append(out, keyMark(q.Key))
	}
	for _, t := range terms(q.Person) {
		out = append(out, mark("who", t.text))
	}
	return out
}

// mostKeys is how many mechanisms are looked up one by one. Where more have
// the words in their names, hits are so many that some are found at once.
const mostKeys = 300

// named returns what hits must have to be of a mechanism whose name has
// certain words, and whether there is any such mechanism.
func (q Search) named(ctx context.Context, tx *sql.Tx) (expr string, ok bool, err error) {
	ts := terms(q.Mechanism)
	if len(ts) == 0 {
		return "", true, nil
	}
	words := make([]wanted, len(ts))
	ins := make([]wanted, len(ts))
	for i, t := range ts {
		words[i] = wanted{phrase: []string{t.text}, also: [][]string{q.Spell.others(t)}}
		ins[i] = wanted{phrase: []string{mark("in", t.text)}, also: [][]string{nil}}
		for _, o := range words[i].also[0] {
			ins[i].also[0] = append(ins[i].also[0], mark("in", o))
		}
	}
	keys, err := list(ctx, tx, scanText, keysByWords, matchExpr(words, nil, ""), mostKeys)
	if err != nil || len(keys) == 0 {
		return "", false, err
	}
	if len(keys) == mostKeys {
		return matchExpr(ins, nil, q.Standing), true, nil
	}
	var either []string
	for _, k := range keys {
		either = append(either, `"`+under(q.Standing, keyMark(k))+`"`)
	}
	return "(" + strings.Join(either, " OR ") + ")", true, nil
}

// span returns the numbers between which the hits lie.
func (q Search) span() (from, to int64, err error) {
	from, to = 0, int64(lastOfDays+1)<<sequenceBits
	for _, d := range []record.Date{q.Since, q.Until} {
		if !d.Valid() {
			return 0, 0, fmt.Errorf("%q is no date like 2024-02-27, 2024-02 or 2024", d)
		}
	}
	if q.Until != "" {
		_, last := q.Until.Days()
		from = backwards(last, 0)
		to = backwards(0, 0) // what has no date is not known to be before
	}
	if q.Since != "" {
		to = backwards(days(q.Since)-1, 0)
	}
	return from, to, nil
}

func (q Search) page() (from, to int) {
	limit := q.Limit
	if limit <= 0 {
		limit = 20
	}
	return max(q.Skip, 0), max(q.Skip, 0) + limit
}

// query returns the parsed words, none where there are none.
func (q Search) query() ([]wanted, error) {
	if strings.TrimSpace(q.Words) == "" {
		return nil, nil
	}
	return parseQuery(q.Words, q.Spell)
}

// Statements finds statements, those of the latest meetings first. It
// returns one page of them and how many there are, counted up to Most or to
// the end of the page.
func (s *Store) Statements(ctx context.Context, q Search) (hits []Hit, total int, err error) {
	err = s.find(ctx, q, func(_ *sql.Tx, found []Hit, ids []int64) error {
		hits, total = found, len(ids)
		return nil
	})
	return hits, total, err
}

// find looks for statements once, and hands over those of a page and the numbers
// of all that are found.
func (s *Store) find(ctx context.Context, q Search, show func(*sql.Tx, []Hit, []int64) error) error {
	query, err := q.query()
	if err != nil {
		return err
	}
	first, last := q.page()
	return s.reads(ctx, "searching", func(tx *sql.Tx) error {
		ids, err := q.ids(ctx, tx, query, max(Most, last))
		if err != nil {
			return err
		}
		one, told, err := prepareTwo(ctx, tx, selectStatement, selectTold)
		if err != nil {
			return err
		}
		versions, decisions, err := prepareTwo(ctx, tx, selectVersions, decisionsOf)
		if err != nil {
			return err
		}
		var hits []Hit
		for _, id := range ids[min(first, len(ids)):min(last, len(ids))] {
			h, v, err := hit(ctx, one, told, id, query)
			if err != nil {
				return err
			}
			if h.Decisions, err = decided(ctx, versions, decisions, v); err != nil {
				return err
			}
			hits = append(hits, h)
		}
		return show(tx, hits, ids)
	})
}

// ids returns the numbers of the statements that are found, up to a limit.
func (q Search) ids(ctx context.Context, tx *sql.Tx, query []wanted, limit int) ([]int64, error) {
	from, to, err := q.span()
	if err != nil {
		return nil, err
	}
	mechanism, ok, err := q.named(ctx, tx)
	if err != nil || !ok {
		return nil, err
	}
	if q.Standing != "" && !slices.Contains(record.Standings, q.Standing) {
		return nil, nil // nothing stands so
	}
	expr := matchExpr(query, q.marks(), q.Standing, mechanism)
	switch {
	case q.Standing != "":
		return list(ctx, tx, scanNumber, hitsStanding, cmp.Or(expr, `"`+under(q.Standing, "")+`"`), from, to, limit)
	case expr == "":
		return list(ctx, tx, scanNumber, hitsByDate, from, to, limit)
	}
	return list(ctx, tx, scanNumber, hitsByWords, expr, from, to, limit)
}

// prepareTwo prepares two queries that are asked for every hit; they are
// closed with the transaction.
func prepareTwo(ctx context.Context, tx *sql.Tx, a, b string) (*sql.Stmt, *sql.Stmt, error) {
	one, err := tx.PrepareContext(ctx, a)
	if err != nil {
		return nil, nil, err
	}
	two, err := tx.PrepareContext(ctx, b)
	return one, two, err
}

// hit fetches a statement with all that is shown of it, and the version that was
// last told of its document.
func hit(ctx context.Context, one, told *sql.Stmt, id int64, query []wanted) (h Hit, v Version, err error) {
	var document, ordinal sql.NullInt64
	var meeting int
	var text, toldBy, side, to, areas, instruments, forums string
	st := &h.Statement
	err = one.QueryRowContext(ctx, id).Scan(&document, &h.Hash, &text, &h.Number, &meeting, &st.Kind, &side, &to, &st.Speaker, &areas, &instruments, &forums, &st.Due, &st.Quote.Start, &st.Quote.End,
		&h.Mechanism, &h.Key, &h.Date, &ordinal, &h.Standing, &toldBy)
	if errors.Is(err, sql.ErrNoRows) {
		return h, v, fmt.Errorf("the index names a statement that is not there: %w; run rapporteur reread --all", ErrMismatch)
	}
	if err != nil {
		return h, v, err
	}
	st.By, st.To, st.Areas = unspaced[record.Party](side), unspaced[record.Party](to), unspaced[record.Area](areas)
	for into, from := range map[*[]string]string{&st.Instruments: instruments, &st.Forums: forums} {
		if *into, err = unlisted(from); err != nil {
			return h, v, fmt.Errorf("statement %.8s:%d: %w; run rapporteur reread --all", h.Hash, h.Number, err)
		}
	}
	if ordinal.Valid {
		n := int(ordinal.Int64)
		h.Ordinal = &n
	}
	if v, _, err = scanVersion(told.QueryRowContext(ctx, document.Int64)); err != nil {
		return h, v, err
	}
	if h.Document, err = v.completed(text, toldBy); err != nil {
		return h, v, err
	}
	h.Date = dated(h.Date, h.Document.Published)
	h.Quote = st.Quote.In(text)
	h.Marks = stems(nil).found(h.Quote, query)
	return h, v, nil
}

// Documents finds documents by words in their whole text, and by Since and
// Until; the latest come first. What else q asks for is about statements and
// is not asked here.
func (s *Store) Documents(ctx context.Context, q Search) (hits []DocumentHit, total int, err error) {
	query, err := parseQuery(q.Words, q.Spell)
	if err != nil {
		return nil, 0, err
	}
	from, to, err := q.span()
	if err != nil {
		return nil, 0, err
	}
	first, last := q.page()
	err = s.reads(ctx, "searching", func(tx *sql.Tx) error {
		ids, err := list(ctx, tx, scanNumber, documentHits, matchExpr(query, nil, ""), from, to, max(Most, last))
		if err != nil {
			return err
		}
		total = len(ids)
		known := stems{}
		one, told, err := prepareTwo(ctx, tx, selectWhole, selectTold)
		if err != nil {
			return err
		}
		for _, id := range ids[min(first, total):min(last, total)] {
			number := id & (1<<sequenceBits - 1)
			var h DocumentHit
			var text, toldBy string
			if err := one.QueryRowContext(ctx, number).Scan(&h.Hash, &text, &toldBy); err != nil {
				return err
			}
			v, _, err := scanVersion(told.QueryRowContext(ctx, number))
			if err != nil {
				return err
			}
			if h.Document, err = v.completed(text, toldBy); err != nil {
				return err
			}
			h.Marks = known.found(text, query)
			hits = append(hits, h)
		}
		return nil
	})
	return hits, total, err
}

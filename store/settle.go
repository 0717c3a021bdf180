package store

import (
	"cmp"
	"context"
	"maps"
	"slices"
)

// changes are the documents that a transaction has touched, each with its
// new rows or, where only versions changed, nil.
type changes map[int64]*derived

// look has settle look whether the document is still shown anywhere.
func (c changes) look(document int64) { c.put(document, nil) }

func (c changes) put(document int64, d *derived) {
	if d != nil || c[document] == nil {
		c[document] = d
	}
}

// A line is one row of a full-text table.
type line struct {
	id    int64
	words string
}

// settle brings the rows by which things are found in line with the changed
// documents: the old rows go, the new ones come where some address still
// shows the document. The full-text tables get theirs in the order of their
// numbers, which is how FTS5 writes them fast.
func (w writing) settle(ctx context.Context, changed changes) error {
	var statements, documents []line
	total := 0
	shown := map[int64]bool{}
	for _, number := range slices.Sorted(maps.Keys(changed)) {
		d := changed[number]
		var n int
		if _, err := w.one(ctx, isCurrent, []any{number}, &n); err != nil {
			return err
		}
		shown[number] = n > 0
		if d == nil && n > 0 {
			// Another address shows it; the one that no longer does may
			// be the one that was told of last.
			if err := w.touch(ctx, number); err != nil {
				return err
			}
			continue
		}
		if err := w.clear(ctx, number); err != nil {
			return err
		}
		if d != nil && n > 0 {
			total += len(d.statements)
		}
	}
	var sequence int64
	if total > 0 {
		if _, err := w.one(ctx, takeNumbers, []any{total}, &sequence); err != nil {
			return err
		}
		sequence -= int64(total)
	}
	for _, number := range slices.Sorted(maps.Keys(changed)) {
		d := changed[number]
		if d == nil {
			continue
		}
		found := int64(0)
		if shown[number] {
			found = backwards(d.day, number)
			documents = append(documents, line{found, d.words})
			lines, err := w.insert(ctx, number, d, sequence)
			if err != nil {
				return err
			}
			sequence += int64(len(lines))
			statements = append(statements, lines...)
			for _, m := range d.meetings {
				w.touched[m.Key] = true
			}
		}
		if _, err := w.exec(ctx, upsertReading, number, d.reader, d.told, d.body, d.sum(), found); err != nil {
			return err
		}
	}
	if err := w.index(ctx, insertDocumentTerms, documents); err != nil {
		return err
	}
	if err := w.index(ctx, insertStatementTerms, statements); err != nil {
		return err
	}
	if err := w.raise(ctx, w.touched); err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(w.touched)) {
		if _, err := w.exec(ctx, upsertListed, key); err != nil {
			return err
		}
	}
	return nil
}

// touch notes the mechanisms that a document is about.
func (w writing) touch(ctx context.Context, number int64) error {
	selected, err := w.statement(ctx, selectKeys)
	if err != nil {
		return err
	}
	keys, err := listOf(ctx, selected, scanText, number)
	for _, k := range keys {
		w.touched[k] = true
	}
	return err
}

// insert writes the rows of one document and returns those for the words of
// its statements.
func (w writing) insert(ctx context.Context, number int64, d *derived, sequence int64) ([]line, error) {
	named := map[[2]string]int64{}
	for _, m := range d.meetings {
		if _, err := w.exec(ctx, insertMeeting, number, m.Number, m.Role, m.Mechanism, m.Key, m.Parties, m.Ordinal, m.Starts, m.Ends, m.Place, m.Country); err != nil {
			return nil, err
		}
		id, err := w.name(ctx, m.Key, m.Mechanism)
		if err != nil {
			return nil, err
		}
		named[[2]string{m.Key, m.Mechanism}] = id
	}
	for _, p := range d.people {
		if _, err := w.exec(ctx, insertPerson, number, p.Meeting, p.Name, p.Folded, p.Party, p.Post, p.Rank, p.Date); err != nil {
			return nil, err
		}
	}
	lines := make([]line, len(d.statements))
	counts := make([]countedRow, len(d.statements))
	for i, s := range d.statements {
		sequence++
		id := backwards(s.day, sequence)
		if _, err := w.exec(ctx, insertStatement, id, number, s.Number, s.Meeting, s.Kind, s.Side, s.Addressee, s.Speaker, s.Areas, s.Instruments, s.Forums, s.Due, s.Opens, s.Closes); err != nil {
			return nil, err
		}
		lines[i] = line{id, s.words}
		counts[i] = countedRow{id, number, named[[2]string{s.Key, s.Mechanism}], s.Kind, s.Side, s.Areas, s.Year}
	}
	return lines, w.insertCounted(ctx, counts)
}

// name returns the number of a name that a mechanism goes by; a new one is
// noted.
func (w writing) name(ctx context.Context, key, name string) (id int64, err error) {
	if ok, err := w.one(ctx, selectName, []any{key, name}, &id); ok || err != nil {
		return id, err
	}
	if _, err := w.one(ctx, insertName, []any{key, name}, &id); err != nil {
		return 0, err
	}
	_, err = w.exec(ctx, insertNameTerms, id, join(terms(name)))
	return id, err
}

func (w writing) index(ctx context.Context, query string, lines []line) error {
	slices.SortFunc(lines, func(a, b line) int { return cmp.Compare(a.id, b.id) })
	for _, l := range lines {
		if _, err := w.exec(ctx, query, l.id, l.words); err != nil {
			return err
		}
	}
	return nil
}

// clear takes away the rows by which a document was found, if any.
func (w writing) clear(ctx context.Context, number int64) error {
	var found int64
	if ok, err := w.one(ctx, selectFound, []any{number}, &found); err != nil || !ok || found == 0 {
		return err
	}
	if err := w.touch(ctx, number); err != nil {
		return err
	}
	ids, err := w.numbers(ctx, selectStatementIDs, number)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if _, err := w.exec(ctx, deleteStatementTerms, id); err != nil {
			return err
		}
	}
	if _, err := w.exec(ctx, deleteDocumentTerms, found); err != nil {
		return err
	}
	if err := w.unstand(ctx, number); err != nil {
		return err
	}
	for _, query := range []string{deleteMeetings, deletePeople, deleteStrips, deleteStatements} {
		if _, err := w.exec(ctx, query, number); err != nil {
			return err
		}
	}
	_, err = w.exec(ctx, updateFound, 0, number)
	return err
}

// raise notes that something of these mechanisms changed.
func (w writing) raise(ctx context.Context, mechanisms map[string]bool) error {
	for _, key := range slices.Sorted(maps.Keys(mechanisms)) {
		if _, err := w.exec(ctx, raiseStamp, key); err != nil {
			return err
		}
	}
	return nil
}

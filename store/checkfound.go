package store

import (
	"context"
	"database/sql"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"

	"rapporteur/record"
)

// A tally sums up words with their places, in whatever order they come. Two
// tallies that agree have, but for a chance in 2⁶⁴, counted the same words.
type tally struct {
	seed maphash.Seed
	n    int64
	sum  uint64
}

type instance struct {
	word string
	row  int64
	at   int64
}

func (t *tally) add(i instance) {
	t.n++
	t.sum += maphash.Comparable(t.seed, i)
}

func (t *tally) line(row int64, words string) {
	for i, w := range strings.Fields(words) {
		t.add(instance{w, row, int64(i)})
	}
}

// readings holds every text against its hash, every reading against its sum
// and its text, and what makes things findable against the readings: it is
// worked out anew and compared.
func (d *doctor) readings(ctx context.Context) error {
	seed := maphash.MakeSeed()
	c := &foundCheck{doctor: d, statements: tally{seed: seed}, standings: tally{seed: seed}, documents: tally{seed: seed}, stems: stems{}, letters: map[rune]string{}}
	if err := d.rows(ctx, "letters", doReread, func(r *sql.Rows) error {
		var l rune
		var word string
		err := r.Scan(&l, &word)
		c.letters[l] = word
		return err
	}, allLetters); err != nil {
		return err
	}
	var last int64
	for {
		var all []keptReading
		err := d.rows(ctx, "documents", doRestore, func(r *sql.Rows) error {
			var k keptReading
			err := r.Scan(&k.number, &k.hash, &k.text, &k.reader, &k.told, &k.body, &k.sum, &k.found)
			all = append(all, k)
			return err
		}, allReadings, last, page)
		if err != nil {
			return err
		}
		for _, k := range all {
			if k.number != last+1 {
				d.fault(fmt.Sprintf("documents %d", last+1), doRestore, "after document %d comes %d", last, k.number)
			}
			last = max(k.number, last+1)
			if err := c.one(ctx, k); err != nil {
				return err
			}
		}
		if len(all) < page {
			break
		}
	}
	if c.unread > 0 {
		d.add(Fault{Where: "readings", What: fmt.Sprintf("%d documents have not been read", c.unread), Do: doRead, Mild: true})
	}
	if err := c.counts(ctx); err != nil {
		return err
	}
	names := tally{seed: seed}
	if err := d.rows(ctx, "index of names", doReread, func(r *sql.Rows) error {
		var id int64
		var name string
		err := r.Scan(&id, &name)
		names.line(id, join(terms(name)))
		return err
	}, allNames); err != nil {
		return err
	}
	lines := tally{seed: seed}
	if err := d.rows(ctx, "index of lists", doReread, func(r *sql.Rows) error {
		var id int64
		var words string
		err := r.Scan(&id, &words)
		for w := range strings.FieldsSeq(words) {
			lines.add(instance{w, id, 0})
		}
		return err
	}, allLines); err != nil {
		return err
	}
	for _, w := range []struct {
		name, query string
		want        tally
	}{{"statements", statementWords, c.statements}, {"standings", standingWords, c.standings}, {"documents", documentWords, c.documents}, {"names", nameWords, names}, {"lists", lineWords, lines}} {
		got := tally{seed: seed}
		before := len(d.faults)
		err := d.rows(ctx, "index of "+w.name, doReread, func(r *sql.Rows) error {
			var i instance
			err := r.Scan(&i.word, &i.row, &i.at)
			got.add(i)
			return err
		}, w.query)
		if err != nil {
			return err
		}
		if got != w.want && len(d.faults) == before {
			d.fault("index of "+w.name, doReread, "its words (%d) are not those of the texts (%d)", got.n, w.want.n)
		}
	}
	return nil
}

// A foundCheck is the check of all readings under way.
type foundCheck struct {
	*doctor
	statements, documents  tally
	standings              tally // of the index of what stands
	meetings, people, told int64
	unread                 int
	stems                  stems
	lastSequence           int64
	letters                map[rune]string
	strips                 int64
}

// one checks one document.
func (c *foundCheck) one(ctx context.Context, k keptReading) error {
	if record.Hash(k.text) != k.hash {
		c.fault(fmt.Sprintf("documents %d", k.number), doRestore, "the text of document %.8s is not as it was kept", k.hash)
		return nil
	}
	if k.found < 0 {
		c.unread++
		return nil
	}
	where := fmt.Sprintf("readings %.8s", k.hash)
	v, _, err := scanVersion(c.conn.QueryRowContext(ctx, selectTold, k.number))
	if err != nil {
		return c.tried(ctx, where, doRestore, err)
	}
	doc := v.Document(k.text)
	r, whole := k.parse()
	if !whole {
		c.fault(where, doReread, "the reading is not as it was kept")
		return nil
	}
	var current int
	if err := c.conn.QueryRowContext(ctx, isCurrent, k.number).Scan(&current); err != nil {
		return c.tried(ctx, where, doRestore, err)
	}
	if current == 0 {
		if k.found != 0 {
			c.fault(where, doReread, "a version that no address shows any more is still found")
		}
		return nil
	}
	var keys []string
	if err := c.rows(ctx, where, doReread, func(r *sql.Rows) error {
		key, err := scanText(r)
		keys = append(keys, key)
		return err
	}, foundKeys, k.number); err != nil {
		return err
	}
	if n := len(r.meetings()); len(keys) != n {
		c.fault(where, doReread, "%d meetings are found, the reading has %d", len(keys), n)
		return nil
	}
	want, err := c.stems.derive(doc, k.reader, r, keys)
	if err != nil {
		c.fault(where, doReread, "%v", err)
		return nil
	}
	if k.found != backwards(want.day, k.number) {
		c.fault(where, doReread, "it is found under another date than its own")
	}
	c.documents.line(k.found, want.words)
	return c.compare(ctx, where, k.number, want)
}

// compare holds the rows of a document against what they should be.
func (c *foundCheck) compare(ctx context.Context, where string, number int64, want *derived) error {
	var meetings []meetingRow
	var people []personRow
	var statements []statementRow
	var ids []int64
	var stand []record.Standing
	for query, scan := range map[string]func(r *sql.Rows) error{
		foundMeetings: func(r *sql.Rows) error {
			var m meetingRow
			err := r.Scan(&m.Number, &m.Role, &m.Mechanism, &m.Key, &m.Parties, &m.Ordinal, &m.Starts, &m.Ends, &m.Place, &m.Country)
			meetings = append(meetings, m)
			return err
		},
		foundPeople: func(r *sql.Rows) error {
			var p personRow
			err := r.Scan(&p.Meeting, &p.Name, &p.Folded, &p.Party, &p.Post, &p.Rank, &p.Date)
			people = append(people, p)
			return err
		},
		foundStatements: func(r *sql.Rows) error {
			var s statementRow
			var id int64
			var standing record.Standing
			err := r.Scan(&id, &s.Number, &s.Meeting, &s.Kind, &s.Side, &s.Addressee, &s.Speaker, &s.Areas, &s.Instruments, &s.Forums, &s.Due, &s.Opens, &s.Closes, &standing)
			statements, ids, stand = append(statements, s), append(ids, id), append(stand, standing)
			return err
		},
	} {
		if err := c.rows(ctx, where, doReread, scan, query, number); err != nil {
			return err
		}
	}
	c.meetings += int64(len(meetings))
	c.people += int64(len(people))
	c.told += int64(len(statements))
	if !slices.EqualFunc(meetings, want.meetings, sameMeeting) {
		c.fault(where, doReread, "the meetings by which it is found are not those of its reading")
	}
	if !slices.Equal(people, want.people) {
		c.fault(where, doReread, "the people by whom it is found are not those of its reading")
	}
	counted, err := c.counted(ctx, where, number)
	if err != nil {
		return err
	}
	same := len(statements) == len(want.statements) && len(counted) == len(statements)
	for i := range statements {
		if !same {
			break
		}
		w := want.statements[i]
		sequence := ids[i] & (1<<sequenceBits - 1)
		same = ids[i] == backwards(w.day, sequence)
		c.statements.line(ids[i], w.words)
		if stand[i] != "" {
			c.standings.line(ids[i], standingTerms(stand[i], w.words))
		}
		c.lastSequence = max(c.lastSequence, sequence)
		w.day, w.words = 0, ""
		same = same && counted[ids[i]] == counts{w.Kind, w.Side, w.Areas, w.Mechanism, w.Key, w.Year}
		w.Mechanism, w.Key, w.Year = "", "", ""
		same = same && statements[i] == w
	}
	if !same {
		c.fault(where, doReread, "the statements that are found are not those of its reading, or not so counted")
	}
	return nil
}

// counts are what is counted of a statement, in words.
type counts struct{ kind, side, areas, mechanism, key, year string }

// counted returns what is counted of a document's statements, by their numbers.
func (c *foundCheck) counted(ctx context.Context, where string, number int64) (map[int64]counts, error) {
	out := map[int64]counts{}
	written := func(letters string) string {
		var words []string
		for _, l := range letters {
			words = append(words, c.letters[l])
		}
		return strings.Join(words, " ")
	}
	return out, c.rows(ctx, where, doReread, func(r *sql.Rows) error {
		c.strips++
		var first int64
		var body string
		var of counts
		err := r.Scan(&first, &of.year, &body, &of.mechanism, &of.key)
		for i, line := range strings.Split(body, "\n") {
			kind, sides, areas := lineOf(line)
			of.kind, of.side, of.areas = written(kind), written(sides), written(areas)
			id := first + int64(i)
			if _, twice := out[id]; twice {
				of = counts{} // the one hides the other
			}
			out[id] = of
		}
		return err
	}, foundStrips, number)
}

func sameMeeting(a, b meetingRow) bool {
	if (a.Ordinal == nil) != (b.Ordinal == nil) || a.Ordinal != nil && *a.Ordinal != *b.Ordinal {
		return false
	}
	a.Ordinal, b.Ordinal = nil, nil
	return a == b
}

// counts makes sure that there are no rows but those that were compared.
func (c *foundCheck) counts(ctx context.Context) error {
	err := c.rows(ctx, "readings", doReread, func(r *sql.Rows) error {
		var meetings, people, statements, strips int64
		err := r.Scan(&meetings, &people, &statements, &strips)
		if err == nil && (meetings != c.meetings || people != c.people || statements != c.told || strips != c.strips) {
			c.fault("readings", doReread, "rows are found that belong to no reading")
		}
		return err
	}, countFound)
	if err != nil {
		return err
	}
	return c.rows(ctx, "readings", doReread, func(r *sql.Rows) error {
		var counter int64
		err := r.Scan(&counter)
		if err == nil && counter < c.lastSequence {
			c.fault("readings", doReread, "the count of statements lags behind them")
		}
		return err
	}, selectCounter)
}

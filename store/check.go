package store

import (
	"context"
	"database/sql"
	_ "embed" // for what a sound record looks like
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A Fault is something in the record that is not as it should be.
type Fault struct {
	Where string `json:"where"`
	What  string `json:"what"`
	Do    string `json:"do"`
	Mild  bool   `json:"mild,omitempty"` // nothing is wrong with what was kept
}

func (f Fault) String() string { return f.Where + ": " + f.What + "; " + f.Do }

// What to do about faults.
const (
	doRestore = "restore a backup (rapporteur restore); until then, keep a copy of the file as it is"
	doReread  = "run rapporteur reread --all, which makes it anew from the documents"
	doRead    = "run rapporteur reread"
)

// grave leaves the mild faults out.
func grave(faults []Fault) []Fault {
	return slices.DeleteFunc(slices.Clone(faults), func(f Fault) bool { return f.Mild })
}

// A doctor looks a record over on one connection, in one unchanging view.
type doctor struct {
	conn   *sql.Conn
	faults []Fault
}

// mostFaults is how many faults of one sort are told one by one.
const mostFaults = 20

// add notes a fault; of many at one sort of place the first are enough.
func (d *doctor) add(f Fault) {
	n := 0
	sort, _, _ := strings.Cut(f.Where, " ")
	for _, g := range d.faults {
		if s, _, _ := strings.Cut(g.Where, " "); s == sort {
			n++
		}
	}
	if n < mostFaults {
		d.faults = append(d.faults, f)
	}
}

func (d *doctor) fault(where, do, format string, args ...any) {
	d.add(Fault{Where: where, What: fmt.Sprintf(format, args...), Do: do})
}

// tried notes an error of reading as a fault, unless the caller ended the
// check.
func (d *doctor) tried(ctx context.Context, where, do string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		d.fault(where, do, "it cannot be read: %v", err)
	}
	return nil
}

// Check looks the whole record over: the file itself, every text against its
// hash, every version against its sum, the chain of decisions, every reading
// against its sum and its text, every row by which things are found against
// the reading it was made of, and the index of words against those rows. It
// returns an error only where it could not be done.
func (s *Store) Check(ctx context.Context) ([]Fault, error) {
	d, done, err := s.doctor(ctx)
	if err != nil {
		return nil, fmt.Errorf("checking the record: %w", plainly(err))
	}
	defer done()
	for _, step := range []func(context.Context) error{d.schema, d.file} {
		if err := step(ctx); err != nil {
			return d.faults, err
		}
	}
	vocabularies := true
	for _, query := range []string{writable, statementVocabulary, standingVocabulary, documentVocabulary, nameVocabulary, lineVocabulary, unwritable, begin} {
		if _, err := d.conn.ExecContext(ctx, query); err != nil {
			vocabularies = false
			if err := d.tried(ctx, "index", doReread, err); err != nil {
				return d.faults, err
			}
		}
	}
	steps := []func(context.Context) error{d.versions, d.decisions, d.worked}
	if vocabularies {
		steps = append(steps, d.readings)
	}
	for _, step := range steps {
		if err := step(ctx); err != nil {
			return d.faults, err
		}
	}
	return d.faults, nil
}

// integrity asks SQLite alone, which is quicker than Check and enough for a
// copy that is then compared.
func (s *Store) integrity(ctx context.Context) ([]Fault, error) {
	d, done, err := s.doctor(ctx)
	if err != nil {
		return nil, plainly(err)
	}
	defer done()
	err = d.file(ctx)
	return d.faults, err
}

// doctor opens a connection of the doctor's own. One that has searched would
// hold pieces of the index in memory, and the check would take those that
// another connection has since replaced for missing.
func (s *Store) doctor(ctx context.Context) (d *doctor, done func(), err error) {
	db, err := connect(s.path, s.vfs, false)
	if err != nil {
		return nil, nil, err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	return &doctor{conn: conn}, func() {
		_ = conn.Close() // it has only read
		_ = db.Close()
	}, nil
}

// rows shows each row of a query, and notes where that fails.
func (d *doctor) rows(ctx context.Context, where, do string, show func(*sql.Rows) error, query string, args ...any) error {
	rows, err := d.conn.QueryContext(ctx, query, args...)
	if err == nil {
		defer rows.Close()
		for rows.Next() {
			if err = show(rows); err != nil {
				break
			}
		}
		err = errors.Join(err, rows.Err())
	}
	return d.tried(ctx, where, do, err)
}

// file asks SQLite whether the file is whole.
func (d *doctor) file(ctx context.Context) error {
	if err := d.rows(ctx, "file", doRestore, func(r *sql.Rows) error {
		var say string
		if err := r.Scan(&say); err != nil {
			return err
		}
		if say != "ok" {
			do := doRestore
			if derivedTable(say) {
				do = doReread + "; if it is still there then, " + doRestore
			}
			d.fault("file", do, "%s", strings.TrimPrefix(strings.TrimPrefix(say, "*** in database main ***"), "\n"))
		}
		return nil
	}, checkIntegrity); err != nil {
		return err
	}
	return d.rows(ctx, "file", doRestore, func(r *sql.Rows) error {
		var table, parent string
		var row int64
		if err := r.Scan(&table, &row, &parent); err != nil {
			return err
		}
		do := doRestore
		if derivedTable(table) {
			do = doReread
		}
		d.fault("file", do, "row %d of %s belongs to no row of %s", row, table, parent)
		return nil
	}, checkForeignKeys)
}

// derivedTable tells whether a complaint is about what can be made anew.
func derivedTable(say string) bool {
	for _, t := range []string{"readings", "meetings", "people", "name", "statement", "document_terms", "standing", "stamps", "worked", "listed", "line", "count", "letters"} {
		if strings.Contains(say, t) {
			return true
		}
	}
	return false
}

// asMade is what tables and migrations of a sound record look like, see
// describe; a test keeps it up to date.
//
//go:embed migrations/described.txt
var asMade string

// schema compares the tables with those of a new record.
func (d *doctor) schema(ctx context.Context) error {
	got, err := d.describe(ctx)
	if err != nil {
		return err
	}
	want := strings.Split(asMade, described)
	for _, t := range want {
		if !slices.Contains(got, t) {
			d.fault("tables", doRestore, "%q is not there as it should be", cutLine(t))
		}
	}
	for _, t := range got {
		if !slices.Contains(want, t) {
			d.fault("tables", doRestore, "%q is not of a record of this version", cutLine(t))
		}
	}
	return nil
}

// described stands between the descriptions in asMade.
const described = "\n----\n"

func cutLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// describe describes all tables, and which migrations made them.
func (d *doctor) describe(ctx context.Context) ([]string, error) {
	var out []string
	err := d.rows(ctx, "tables", doRestore, func(r *sql.Rows) error {
		var kind, name, table, sql string
		if err := r.Scan(&kind, &name, &table, &sql); err != nil {
			return err
		}
		out = append(out, kind+" "+name+" "+table+" "+sql)
		return nil
	}, selectSchema)
	if err != nil {
		return nil, err
	}
	err = d.rows(ctx, "tables", doRestore, func(r *sql.Rows) error {
		var made string
		err := r.Scan(&made)
		out = append(out, "migrations "+made)
		return err
	}, selectGoose)
	return out, err
}

// versions holds every version against its sum. (Texts are held against
// their hashes where they are needed anyway, see readings.)
func (d *doctor) versions(ctx context.Context) error {
	var last int64
	for {
		n := 0
		err := d.rows(ctx, "versions", doRestore, func(r *sql.Rows) error {
			n++
			v, sum, err := scanVersion(r)
			if v.Number != last+1 {
				d.fault(fmt.Sprintf("versions %d", last+1), doRestore, "after version %d comes %d", last, v.Number)
			}
			last = max(v.Number, last+1)
			if err != nil {
				d.fault(fmt.Sprintf("versions %d", last), doRestore, "%v", err)
				return nil
			}
			if now, err := v.sum(); err != nil || now != sum {
				d.fault(fmt.Sprintf("versions %d", v.Number), doRestore, "what is told of %s is not as it was kept", v.Address)
			}
			return nil
		}, allVersions, last, page)
		if err != nil || n < page {
			return err
		}
	}
}

// decisions follows the chain.
func (d *doctor) decisions(ctx context.Context) error {
	var head Head
	for {
		n := 0
		err := d.rows(ctx, "decisions", doRestore, func(r *sql.Rows) error {
			e, on, with, err := scanDecision(r)
			if err != nil {
				return err
			}
			n++
			where := fmt.Sprintf("decisions %d", e.Number)
			if err := head.next(e); err != nil {
				d.fault(where, doRestore, "%v", err)
				head = Head{e.Number, e.Hash}
			}
			dec, err := e.Decision()
			if err != nil {
				d.fault(where, doRestore, "%v", err)
				return nil
			}
			other := ""
			if dec.With != nil {
				other = dec.With.Document
			}
			if dec.On.Document != on || other != with {
				d.fault(where, doRestore, "the row names other documents than the decision")
			}
			return nil
		}, allDecisions, head.Number, page)
		if err != nil || n < page {
			return err
		}
	}
}

// worked holds what others worked out against its sum, and standings and
// stamps against what they are about.
func (d *doctor) worked(ctx context.Context) error {
	err := d.rows(ctx, "worked", doReread, func(r *sql.Rows) error {
		var mechanism, what, maker, sum string
		var body []byte
		var stamp int64
		if err := r.Scan(&mechanism, &what, &maker, &stamp, &body, &sum); err != nil {
			return err
		}
		if hexSum(body) != sum {
			d.fault("worked "+mechanism, doReread, "the %s that is kept is damaged", what)
		}
		return nil
	}, allWorked)
	if err != nil {
		return err
	}
	for query, say := range map[string]string{lostStandings: "%d standings are of statements that are not there", lostWorked: "%d things worked out belong to no mechanism", lostNames: "%d names of mechanisms are not found", wrongListed: "%d mechanisms are listed otherwise than their meetings are"} {
		if err := d.rows(ctx, "worked", doReread, func(r *sql.Rows) error {
			var n int
			err := r.Scan(&n)
			if n > 0 {
				d.fault("worked", doReread, say, n)
			}
			return err
		}, query); err != nil {
			return err
		}
	}
	return nil
}

// keptReading is a document with its reading, as the doctor sees them.
type keptReading struct {
	number                              int64
	hash, text, reader, told, body, sum string
	found                               int64 // -1 where there is no reading
}

// parse reads the reading, and tells whether it is as it was kept.
func (k keptReading) parse() (r keptBody, whole bool) {
	err := json.Unmarshal([]byte(k.body), &r)
	return r, err == nil && readingSum(k.reader, k.told, k.body) == k.sum
}

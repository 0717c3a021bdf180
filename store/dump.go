package store

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"rapporteur/record"
)

// A dump is lines of JSON, one of these fields each: an opening, every
// document, every version, every decision, and an end that says how many
// there were. Readings are not in it; they can be made again.
type dumpLine struct {
	Record   *opening      `json:"record,omitempty"`
	Document *dumpDocument `json:"document,omitempty"`
	Version  *Version      `json:"version,omitempty"`
	Decision *Entry        `json:"decision,omitempty"`
	End      *Truth        `json:"end,omitempty"`
}

type opening struct {
	Format int `json:"format"`
}

type dumpDocument struct {
	Hash string `json:"hash"`
	Text string `json:"text"`
}

// dumpFormat is raised when an older program could not read the lines.
const dumpFormat = 1

// A Truth says how much a record holds that cannot be worked out again, and
// sums it up: two records with one Sum hold the same.
type Truth struct {
	Documents int64  `json:"documents"`
	Versions  int64  `json:"versions"`
	Decisions int64  `json:"decisions"`
	Head      string `json:"head"` // hash of the last decision
	Sum       string `json:"sum"`
}

func (t Truth) String() string {
	return fmt.Sprintf("%s in %s, %s, sum %.12s", many(t.Documents, "document"), many(t.Versions, "version"), many(t.Decisions, "decision"), t.Sum)
}

func many(n int64, what string) string {
	if n != 1 {
		what += "s"
	}
	return fmt.Sprintf("%d %s", n, what)
}

// A walker is shown everything a record holds, in order.
type walker struct {
	document func(dumpDocument) error
	version  func(Version) error
	decision func(Entry) error
}

// walk shows everything up to the given numbers, checks it on the way, and
// returns what it came to.
func walk(ctx context.Context, tx *sql.Tx, upTo Truth, w walker) (Truth, error) {
	t := Truth{}
	h := sha256.New()
	add := func(s string) { io.WriteString(h, s+"\n") } //nolint:errcheck // a hash takes everything
	for t.Documents < upTo.Documents {
		docs, err := list(ctx, tx, func(r *sql.Rows) (d dumpDocument, err error) {
			var number int64
			return d, r.Scan(&number, &d.Hash, &d.Text)
		}, allDocuments, t.Documents, min(page, upTo.Documents-t.Documents))
		if err != nil {
			return t, err
		}
		if len(docs) == 0 {
			return t, fmt.Errorf("documents end at %d of %d: %w", t.Documents, upTo.Documents, ErrMismatch)
		}
		for _, d := range docs {
			if record.Hash(d.Text) != d.Hash {
				return t, fmt.Errorf("the text of document %.8s is not as it was kept: it %w", d.Hash, ErrMismatch)
			}
			add(d.Hash)
			t.Documents++
			if err := w.document(d); err != nil {
				return t, err
			}
		}
	}
	for t.Versions < upTo.Versions {
		versions, err := list(ctx, tx, scanChecked, allVersions, t.Versions, min(page, upTo.Versions-t.Versions))
		if err != nil {
			return t, err
		}
		if len(versions) == 0 {
			return t, fmt.Errorf("versions end at %d of %d: %w", t.Versions, upTo.Versions, ErrMismatch)
		}
		for _, v := range versions {
			sum, err := v.sum()
			if err != nil {
				return t, err
			}
			add(sum)
			t.Versions++
			if err := w.version(v); err != nil {
				return t, err
			}
		}
	}
	var head Head
	for t.Decisions < upTo.Decisions {
		entries, err := list(ctx, tx, scanEntry, allDecisions, t.Decisions, min(page, upTo.Decisions-t.Decisions))
		if err != nil {
			return t, err
		}
		if len(entries) == 0 {
			return t, fmt.Errorf("decisions end at %d of %d: %w", t.Decisions, upTo.Decisions, ErrMismatch)
		}
		for _, e := range entries {
			if err := head.next(e); err != nil {
				return t, err
			}
			t.Decisions++
			if err := w.decision(e); err != nil {
				return t, err
			}
		}
	}
	t.Head = head.Hash
	add(t.Head)
	t.Sum = hex.EncodeToString(h.Sum(nil))
	return t, nil
}

// scanChecked reads a version and makes sure that it is as it was written.
func scanChecked(r *sql.Rows) (Version, error) {
	v, sum, err := scanVersion(r)
	if err != nil {
		return v, err
	}
	now, err := v.sum()
	if err == nil && now != sum {
		err = fmt.Errorf("version %d (%s) is not as it was kept: it %w", v.Number, v.Address, ErrMismatch)
	}
	return v, err
}

// look is the walker that only looks.
func look() walker {
	return walker{func(dumpDocument) error { return nil }, func(Version) error { return nil }, func(Entry) error { return nil }}
}

// Truth reads all documents, versions and decisions, checks them and sums
// them up.
func (s *Store) Truth(ctx context.Context) (t Truth, err error) {
	err = s.reads(ctx, "reading the whole record", func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, countTruth).Scan(&t.Documents, &t.Versions, &t.Decisions); err != nil {
			return err
		}
		t, err = walk(ctx, tx, t, look())
		return err
	})
	return t, err
}

// truthUpTo sums up the beginning of the record, as far as another goes.
func (s *Store) truthUpTo(ctx context.Context, upTo Truth) (t Truth, err error) {
	err = s.reads(ctx, "reading the whole record", func(tx *sql.Tx) error {
		t, err = walk(ctx, tx, upTo, look())
		return err
	})
	return t, err
}

// Dump writes everything as it is at one moment, see Load.
func (s *Store) Dump(ctx context.Context, w io.Writer) (t Truth, err error) {
	b := bufio.NewWriterSize(w, 1<<16)
	put := func(l dumpLine) error {
		j, err := canonical(l)
		if err != nil {
			return err
		}
		if _, err := b.Write(append(j, '\n')); err != nil {
			return fmt.Errorf("writing the dump: %w", err)
		}
		return nil
	}
	err = s.reads(ctx, "dumping the record", func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, countTruth).Scan(&t.Documents, &t.Versions, &t.Decisions); err != nil {
			return err
		}
		if err := put(dumpLine{Record: &opening{dumpFormat}}); err != nil {
			return err
		}
		t, err = walk(ctx, tx, t, walker{
			func(d dumpDocument) error { return put(dumpLine{Document: &d}) },
			func(v Version) error { return put(dumpLine{Version: &v}) },
			func(e Entry) error { return put(dumpLine{Decision: &e}) },
		})
		if err != nil {
			return err
		}
		return put(dumpLine{End: &t})
	})
	if err != nil {
		return t, err
	}
	if err := b.Flush(); err != nil {
		return t, fmt.Errorf("writing the dump: %w", err)
	}
	return t, nil
}

// longestLine is the longest line of a dump that is read: the longest text,
// with every character of it escaped.
const longestLine = 2 << 30

// readDump reads the lines of a dump one by one, and makes sure that they
// are in order and whole. It knows nothing of the record they go to.
func readDump(r io.Reader, w walker) (t Truth, err error) {
	b := bufio.NewReaderSize(r, 1<<16)
	number := 0
	fault := func(format string, args ...any) error {
		return fmt.Errorf("line %d of the dump: %w", number, fmt.Errorf(format, args...))
	}
	ended := false
	for {
		line, err := readLine(b)
		if errors.Is(err, io.EOF) && len(line) == 0 {
			break
		}
		number++
		if err != nil && !errors.Is(err, io.EOF) {
			return t, fault("%w", err)
		}
		var l dumpLine
		if err := strict(line, &l); err != nil {
			return t, fault("%w", err)
		}
		switch {
		case ended:
			return t, fault("something stands behind its end")
		case (number == 1) != (l.Record != nil):
			return t, fault("a dump begins with one line {\"record\":…}; this is none, or two of them")
		}
		if err := l.take(&t, w); err != nil {
			return t, fault("%w", err)
		}
		ended = l.End != nil
	}
	if !ended {
		return t, fmt.Errorf("the dump breaks off after line %d; make it again", number)
	}
	return t, nil
}

// take shows the walker what a line holds, and counts it.
func (l dumpLine) take(t *Truth, w walker) error {
	switch {
	case l.Record != nil && l == (dumpLine{Record: l.Record}):
		if l.Record.Format != dumpFormat {
			return fmt.Errorf("the dump is of format %d, this program knows %d; use a newer rapporteur", l.Record.Format, dumpFormat)
		}
	case l.Document != nil && l == (dumpLine{Document: l.Document}):
		if t.Versions+t.Decisions > 0 {
			return errors.New("documents come before versions and decisions")
		}
		t.Documents++
		return w.document(*l.Document)
	case l.Version != nil && l == (dumpLine{Version: l.Version}):
		t.Versions++
		if t.Decisions > 0 || l.Version.Number != t.Versions {
			return fmt.Errorf("version %d is out of order", l.Version.Number)
		}
		return w.version(*l.Version)
	case l.Decision != nil && l == (dumpLine{Decision: l.Decision}):
		head := Head{t.Decisions, t.Head}
		if err := head.next(*l.Decision); err != nil {
			return err
		}
		t.Decisions, t.Head = head.Number, head.Hash
		return w.decision(*l.Decision)
	case l.End != nil && l == (dumpLine{End: l.End}):
		t.Sum = l.End.Sum
		if *l.End != *t {
			return fmt.Errorf("the dump says it holds %s, and holds %s", *l.End, *t)
		}
	default:
		return errors.New("it is to hold one of record, document, version, decision, end")
	}
	return nil
}

// strict decodes JSON that may hold nothing unknown.
func strict(line []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind the object")
	}
	return nil
}

// readLine reads a line without its end, however long within longestLine.
func readLine(b *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := b.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > longestLine {
			return nil, errors.New("the line is too long to be of a dump")
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"rapporteur/record"
)

// An Arrival is a document that was got somewhere. Its text is normalised.
type Arrival struct {
	Address  string // where it was got: a path or a URL
	Got      time.Time
	Document record.Document
	Meta     json.RawMessage // whatever else is known from outside, or nil

	// What a reader made of it, with the mechanism key of each meeting in
	// turn. Without it the document is kept, and read by the next Reread.
	Reader    string
	Reading   *record.Reading
	Corrected []record.Meeting // as people corrected them, nil where nobody did
	Keys      []string
}

// News tells what an arrival was to the record.
type News string

// What an arrival may be.
const (
	New        News = "new"         // a text not seen before
	NewVersion News = "new version" // another text at a known address
	Elsewhere  News = "elsewhere"   // a known text at a new address
	Retold     News = "retold"      // known, but more or other is told about it
	Known      News = "known"       // nothing new
)

// An Outcome is what became of an arrival.
type Outcome struct {
	News   News
	Hash   string
	Before string // hash of the version before, for NewVersion
}

// A Version is one document as it was got at an address at a time.
type Version struct {
	Number    int64           `json:"number"`
	Address   string          `json:"address"`
	Hash      string          `json:"document"`
	Got       time.Time       `json:"got"`
	Name      string          `json:"name"`
	Title     string          `json:"title"`
	Publisher string          `json:"publisher"`
	Published record.Date     `json:"published"`
	Language  string          `json:"language"`
	URL       string          `json:"url"`
	Meta      json.RawMessage `json:"meta"`
}

// Document returns the document of a version, given its text.
func (v Version) Document(text string) record.Document {
	return record.Document{Name: v.Name, Title: v.Title, Language: v.Language, Publisher: v.Publisher, Published: v.Published, URL: v.URL, Text: text}
}

// completed returns the document of a version with what a reader told of it.
func (v Version) completed(text, told string) (record.Document, error) {
	doc := v.Document(text)
	if err := json.Unmarshal([]byte(told), &doc); err != nil {
		return doc, fmt.Errorf("what was read of document %.8s: %w; run rapporteur reread --all", v.Hash, err)
	}
	doc.URL = v.URL
	return doc, nil
}

// sum returns the SHA-256 of all that a version says.
func (v Version) sum() (string, error) {
	b, err := canonical(v)
	return hexSum(b), err
}

func hexSum(b []byte) string { return record.Hash(string(b)) }

// version returns what an arrival says, without a number.
func (a Arrival) version(hash string) (Version, error) {
	d := a.Document
	meta := a.Meta
	if len(meta) == 0 {
		meta = json.RawMessage("{}")
	}
	meta, err := sorted(meta)
	if err != nil {
		return Version{}, fmt.Errorf("%s: what is known of it from outside is no JSON: %w", a.Address, err)
	}
	return Version{
		Address: a.Address, Hash: hash, Got: a.Got.UTC(), Name: d.Name, Title: d.Title, Publisher: d.Publisher,
		Published: d.Published, Language: d.Language, URL: d.URL, Meta: meta,
	}, nil
}

// news compares a version with the latest at its address.
func (v Version) news(latest Version, at, textKnown bool) News {
	switch {
	case at && latest.Hash != v.Hash:
		return NewVersion
	case at:
		latest.Number, latest.Got = v.Number, v.Got
		a, errA := latest.sum()
		b, errB := v.sum()
		if errA == nil && errB == nil && a == b {
			return Known
		}
		return Retold
	case textKnown:
		return Elsewhere
	}
	return New
}

// Add keeps arrivals, all or none of them. When it returns without error
// they are on disk.
func (s *Store) Add(ctx context.Context, arrivals ...Arrival) ([]Outcome, error) {
	for _, a := range arrivals {
		if err := a.sound(); err != nil {
			return nil, fmt.Errorf("%s: %w", a.Address, err)
		}
	}
	rows, err := deriveAll(arrivals)
	if err != nil {
		return nil, err
	}
	out := make([]Outcome, len(arrivals))
	err = s.writes(ctx, "keeping documents", func(w writing) error {
		changed := changes{}
		for i, a := range arrivals {
			if out[i], err = w.add(ctx, a, rows[i], changed); err != nil {
				return fmt.Errorf("%s: %w", a.Address, err)
			}
		}
		return w.settle(ctx, changed)
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// sound refuses what the record could not give back as it was.
func (a Arrival) sound() error {
	switch {
	case a.Address == "":
		return errors.New("a document without an address; say where it was got")
	case a.Document.Text == "":
		return errors.New("the document has no text")
	case !plain(a.Address, a.Document.Text, a.Document.Name, a.Document.Title, a.Document.Publisher, a.Document.Language, a.Document.URL):
		return errors.New("its text or what is told of it holds a zero or is not UTF-8; mend that first")
	case !a.Document.Published.Valid():
		return fmt.Errorf("published: %q is no date", a.Document.Published)
	case a.Got.IsZero():
		return errors.New("not said when it was got")
	case a.Reading != nil:
		return seated(keptBody{*a.Reading, a.Corrected}, a.Keys)
	}
	return nil
}

// seated makes sure that each meeting has its key, and that every statement's
// meeting is among them.
func seated(b keptBody, keys []string) error {
	all := b.meetings()
	if len(keys) != len(all) {
		return fmt.Errorf("%d mechanism keys for %d meetings", len(keys), len(all))
	}
	return nil
}

// plain tells whether all strings are UTF-8 without zeroes.
func plain(all ...string) bool {
	for _, s := range all {
		if !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0 {
			return false
		}
	}
	return true
}

func (w writing) add(ctx context.Context, a Arrival, r *derived, changed changes) (Outcome, error) {
	hash := record.Hash(a.Document.Text)
	out := Outcome{Hash: hash}
	v, err := a.version(hash)
	if err != nil {
		return out, err
	}
	var document int64
	textKnown, err := w.one(ctx, selectDocumentNumber, []any{hash}, &document)
	if err != nil {
		return out, err
	}
	latest, at, err := w.latest(ctx, a.Address)
	if err != nil {
		return out, err
	}
	out.News = v.news(latest, at, textKnown)
	if out.News == Known {
		return out, nil
	}
	if !textKnown {
		if _, err := w.one(ctx, insertDocument, []any{hash, a.Document.Text}, &document); err != nil {
			return out, err
		}
	}
	if _, err := w.one(ctx, nextVersion, nil, &v.Number); err != nil {
		return out, err
	}
	if err := w.insertVersion(ctx, v, document); err != nil {
		return out, err
	}
	if out.News == NewVersion {
		out.Before = latest.Hash
		var before int64
		if _, err := w.one(ctx, selectDocumentNumber, []any{latest.Hash}, &before); err != nil {
			return out, err
		}
		changed.look(before)
	}
	if r == nil && textKnown {
		// Its reading was made of what was told before; Reread makes one anew.
		if err := w.clear(ctx, document); err != nil {
			return out, err
		}
		if _, err := w.exec(ctx, deleteReading, document); err != nil {
			return out, err
		}
	}
	changed.put(document, r)
	return out, nil
}

func (w writing) insertVersion(ctx context.Context, v Version, document int64) error {
	sum, err := v.sum()
	if err != nil {
		return err
	}
	_, err = w.exec(ctx, insertVersion, v.Number, v.Address, document, v.Got.Format(time.RFC3339Nano), v.Name, v.Title, v.Publisher, string(v.Published), v.Language, v.URL, string(v.Meta), sum)
	return err
}

func (w writing) latest(ctx context.Context, address string) (Version, bool, error) {
	p, err := w.statement(ctx, selectLatest)
	if err != nil {
		return Version{}, false, err
	}
	v, _, err := scanVersion(p.QueryRowContext(ctx, address))
	ok, err := some(err)
	return v, ok, err
}

// scanVersion reads versionColumns. It returns the row's sum unchecked.
func scanVersion(row interface{ Scan(...any) error }) (Version, string, error) {
	var v Version
	var got, published, meta, sum string
	err := row.Scan(&v.Number, &v.Address, &v.Hash, &got, &v.Name, &v.Title, &v.Publisher, &published, &v.Language, &v.URL, &meta, &sum)
	if err != nil {
		return v, "", err
	}
	v.Published, v.Meta = record.Date(published), json.RawMessage(meta)
	v.Got, err = time.Parse(time.RFC3339Nano, got)
	if err != nil {
		return v, "", fmt.Errorf("version %d: when it was got: %w; run rapporteur doctor", v.Number, err)
	}
	return v, sum, nil
}

// Look tells what an arrival would be to the record, so that nobody need
// read what is known.
func (s *Store) Look(ctx context.Context, a Arrival) (News, error) {
	var news News
	err := s.reads(ctx, "looking up "+a.Address, func(tx *sql.Tx) error {
		v, err := a.version(record.Hash(a.Document.Text))
		if err != nil {
			return err
		}
		var document int64
		textKnown, err := some(tx.QueryRowContext(ctx, selectDocumentNumber, v.Hash).Scan(&document))
		if err != nil {
			return err
		}
		latest, _, err := scanVersion(tx.QueryRowContext(ctx, selectLatest, v.Address))
		at, err := some(err)
		news = v.news(latest, at, textKnown)
		return err
	})
	return news, err
}

// Document returns the document with a hash, or with a beginning of a hash
// that no other has, and what was last told about it.
func (s *Store) Document(ctx context.Context, hash string) (record.Document, Version, error) {
	var doc record.Document
	var v Version
	err := s.reads(ctx, "fetching document "+hash, func(tx *sql.Tx) (err error) {
		if hash, err = whole(ctx, tx, hash); err != nil {
			return err
		}
		var number int64
		var text string
		if err := tx.QueryRowContext(ctx, selectText, hash).Scan(&number, &text); err != nil {
			return err
		}
		v, _, err = scanVersion(tx.QueryRowContext(ctx, selectTold, number))
		doc = v.Document(text)
		return err
	})
	return doc, v, err
}

// whole completes the beginning of a hash.
func whole(ctx context.Context, tx *sql.Tx, beginning string) (string, error) {
	beginning = strings.ToLower(beginning)
	if len(beginning) < 4 || strings.Trim(beginning, "0123456789abcdef") != "" {
		return "", fmt.Errorf("%q names no document; give the first eight characters of its hash, as search shows them", beginning)
	}
	all, err := list(ctx, tx, func(r *sql.Rows) (h string, err error) { return h, r.Scan(&h) }, selectHashes, beginning, beginning+"g")
	switch {
	case err != nil:
		return "", err
	case len(all) == 0:
		return "", fmt.Errorf("document %s: %w", beginning, ErrUnknown)
	case len(all) > 1:
		return "", fmt.Errorf("%w %s; give more of the hash", ErrSeveral, beginning)
	}
	return all[0], nil
}

// Versions returns all that was got at an address, the oldest first.
func (s *Store) Versions(ctx context.Context, address string) ([]Version, error) {
	return s.versions(ctx, selectVersions, address)
}

// VersionsOf returns where and when a document was got, the oldest first.
func (s *Store) VersionsOf(ctx context.Context, hash string) ([]Version, error) {
	return s.versions(ctx, selectVersionsOf, hash)
}

func (s *Store) versions(ctx context.Context, query string, arg any) (out []Version, err error) {
	err = s.reads(ctx, "listing versions", func(tx *sql.Tx) error {
		out, err = list(ctx, tx, func(r *sql.Rows) (Version, error) {
			v, _, err := scanVersion(r)
			return v, err
		}, query, arg)
		return err
	})
	return out, err
}

// list reads all rows of a query.
func list[T any](ctx context.Context, tx *sql.Tx, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return all(rows, scan)
}

// listOf reads all rows of a prepared query.
func listOf[T any](ctx context.Context, query *sql.Stmt, scan func(*sql.Rows) (T, error), args ...any) ([]T, error) {
	rows, err := query.QueryContext(ctx, args...)
	if err != nil {
		return nil, err
	}
	return all(rows, scan)
}

func all[T any](rows *sql.Rows, scan func(*sql.Rows) (T, error)) ([]T, error) {
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

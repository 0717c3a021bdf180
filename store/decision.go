package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"

	"rapporteur/record"
)

// An Entry is a decision in the chain: Hash is the SHA-256, in hex, of
// Previous followed by Body, so that nothing before it can change unseen.
//
//	printf %s%s "$previous" "$body" | sha256sum
type Entry struct {
	Number   int64           `json:"number"`
	Previous string          `json:"previous"` // "" for the first
	Hash     string          `json:"hash"`
	Body     json.RawMessage `json:"decision"` // canonical JSON of a record.Decision
}

// Decision returns what was decided.
func (e Entry) Decision() (record.Decision, error) {
	var d record.Decision
	if err := json.Unmarshal(e.Body, &d); err != nil {
		return d, fmt.Errorf("decision %d: %w", e.Number, err)
	}
	return d, nil
}

func (e Entry) sum() string { return hexSum([]byte(e.Previous + string(e.Body))) }

// A Head is how far a chain goes: the number and hash of its last entry.
type Head struct {
	Number int64  `json:"number"`
	Hash   string `json:"hash"`
}

// Decide appends a decision to the chain. When it returns without error the
// decision is on disk. The passages must be in documents of the record, and
// say what their quotes say.
func (s *Store) Decide(ctx context.Context, d record.Decision) (Entry, error) {
	return s.decide(ctx, d, -1, nil)
}

// DecideAfter decides as DecideSeated does, unless the document has decisions behind the one with a
// number, 0 for none: the error is then ErrOvertaken, and nothing is kept. So
// of several who look and then decide, in whatever programs, none overlooks
// another.
func (s *Store) DecideAfter(ctx context.Context, d record.Decision, last int64, seat Seating) (Entry, error) {
	return s.decide(ctx, d, max(last, 0), seat)
}

// decide appends a decision and does what follows from it, or neither. last is
// negative where it does not matter, seat nil where nothing follows.
func (s *Store) decide(ctx context.Context, d record.Decision, last int64, seat Seating) (Entry, error) {
	if err := soundDecision(d); err != nil {
		return Entry{}, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	d.At = d.At.UTC()
	if d.Set != nil {
		var err error
		if d.Set, err = sorted(d.Set); err != nil {
			return Entry{}, fmt.Errorf("%w: what is set is no JSON: %w", ErrRefused, err)
		}
	}
	body, err := canonical(d)
	if err != nil {
		return Entry{}, err
	}
	e := Entry{Body: body}
	err = s.writes(ctx, "keeping the decision", func(w writing) error {
		refs := []record.Ref{d.On}
		if d.With != nil {
			refs = append(refs, *d.With)
		}
		var behind int64
		if _, err := w.one(ctx, lastDecisionOn, []any{d.On.Document}, &behind); err != nil {
			return err
		}
		if last >= 0 && behind > last {
			return ErrOvertaken
		}
		stamps := map[string]bool{}
		for _, r := range refs {
			if err := w.fits(ctx, r); err != nil {
				return err
			}
			keys, err := list(ctx, w.tx, scanText, keysOfDocument, r.Document)
			if err != nil {
				return err
			}
			for _, k := range keys {
				stamps[k] = true
			}
		}
		if same, err := w.leaves(ctx, d); err != nil {
			return err
		} else if same {
			clear(stamps)
		}
		if err := w.append(ctx, &e, d); err != nil {
			return err
		}
		if err := w.raise(ctx, stamps); err != nil {
			return err
		}
		if d.On.What == record.OnMechanism { // it may bring names together, or part them
			for key := range stamps {
				if _, err := w.exec(ctx, touchListed, key); err != nil {
					return err
				}
			}
		}
		if seat == nil {
			return nil
		}
		return w.seat(ctx, d.On.Document, seat)
	})
	return e, err
}

// leaves tells whether all that is worked out stays as it is: somebody accepts a
// statement as it was read, and nobody decided anything else about its page. So
// whoever goes through accounts and finds them well read makes no work.
func (w writing) leaves(ctx context.Context, d record.Decision) (same bool, err error) {
	if d.Act == record.Accept && d.On.What == record.OnStatement {
		_, err = w.one(ctx, isAsRead, []any{d.On.Document, d.On.Passage.Start, d.On.Passage.End}, &same)
	}
	return same, err
}

// append gives an entry its place at the end of the chain.
func (w writing) append(ctx context.Context, e *Entry, d record.Decision) error {
	var head Head
	if _, err := w.one(ctx, selectHead, nil, &head.Number, &head.Hash); err != nil {
		return err
	}
	e.Number, e.Previous = head.Number+1, head.Hash
	e.Hash = e.sum()
	var with any
	if d.With != nil {
		with = d.With.Document
	}
	_, err := w.exec(ctx, insertDecision, e.Number, e.Previous, e.Hash, string(e.Body), d.On.Document, with)
	return err
}

// fits makes sure that a passage is there and says what its quote says.
func (w writing) fits(ctx context.Context, r record.Ref) error {
	var number int64
	var text string
	ok, err := w.one(ctx, selectText, []any{r.Document}, &number, &text)
	switch {
	case err != nil:
		return err
	case !ok:
		return fmt.Errorf("document %s: %w; add it first", r.Document, ErrUnknown)
	}
	words := r.Passage.In(text)
	if words == "" {
		return fmt.Errorf("%w: characters %d–%d are not within the text of document %.8s", ErrRefused, r.Passage.Start, r.Passage.End, r.Document)
	}
	if words != r.Quote {
		return fmt.Errorf("%w: characters %d–%d of document %.8s read %q, not %q", ErrRefused, r.Passage.Start, r.Passage.End, r.Document, words, r.Quote)
	}
	return nil
}

// soundDecision refuses a decision that says too little or too much.
func soundDecision(d record.Decision) error {
	two := d.Act == record.Same || d.Act == record.NotSame || d.Act == record.SetStand
	sets := d.Act == record.Amend || d.Act == record.Add
	switch {
	case d.Who == "":
		return errors.New("not said who decides")
	case d.At.IsZero():
		return errors.New("not said when")
	case !slices.Contains(record.Acts, d.Act):
		return fmt.Errorf("%q is no act; there are %v", d.Act, record.Acts)
	case !slices.Contains(record.Whats, d.On.What) || d.With != nil && !slices.Contains(record.Whats, d.With.What):
		return fmt.Errorf("one decides about %v", record.Whats)
	case two != (d.With != nil):
		return fmt.Errorf("%s: two things are to be named for same, not-same and standing, and one for the others", d.Act)
	case sets != (len(d.Set) > 0):
		return fmt.Errorf("%s: amend and add set fields, the others none", d.Act)
	case (d.Act == record.SetStand) != (d.Standing != ""):
		return fmt.Errorf("%s: a standing is set by standing, and by nothing else", d.Act)
	case d.Standing != "" && !slices.Contains(record.Standings, d.Standing):
		return fmt.Errorf("%q is no standing; there are %v", d.Standing, record.Standings)
	case !plain(d.Who, d.Note, d.On.Name):
		return errors.New("what is written holds a zero or is not UTF-8")
	}
	if len(d.Set) > 0 {
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(d.Set, &fields); err != nil {
			return fmt.Errorf("what is set is to be a JSON object of fields: %w", err)
		}
	}
	if d.At.Year() < 1 || d.At.Year() > 9999 {
		return fmt.Errorf("the year %d", d.At.Year())
	}
	return nil
}

// page is how many rows are read at a time, so that memory stays flat and no
// reader keeps the log from being cleared for long.
const page = 500

// Decisions yields the chain from its beginning, as far as it went when the
// last page was read. Its links are checked on the way; a broken one ends it.
func (s *Store) Decisions(ctx context.Context) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		var head Head
		for {
			var entries []Entry
			err := s.reads(ctx, "reading the decisions", func(tx *sql.Tx) (err error) {
				entries, err = list(ctx, tx, scanEntry, allDecisions, head.Number, page)
				return err
			})
			if err != nil {
				yield(Entry{}, err)
				return
			}
			for _, e := range entries {
				if err := head.next(e); err != nil {
					yield(e, err)
					return
				}
				if !yield(e, nil) {
					return
				}
			}
			if len(entries) < page {
				return
			}
		}
	}
}

// next goes on to an entry, which must be the one that follows.
func (h *Head) next(e Entry) error {
	switch {
	case e.Number != h.Number+1:
		return fmt.Errorf("decision %d: after it comes %d; the chain %w, restore a backup", h.Number, e.Number, ErrMismatch)
	case e.Previous != h.Hash, e.Hash != e.sum():
		return fmt.Errorf("decision %d is not as it was written; the chain %w, restore a backup", e.Number, ErrMismatch)
	}
	*h = Head{e.Number, e.Hash}
	return nil
}

func scanEntry(r *sql.Rows) (Entry, error) {
	e, _, _, err := scanDecision(r)
	return e, err
}

// scanDecision reads an entry and the documents that its row names.
func scanDecision(r *sql.Rows) (e Entry, on, with string, err error) {
	var body string
	err = r.Scan(&e.Number, &e.Previous, &e.Hash, &body, &on, &with)
	e.Body = json.RawMessage(body)
	return e, on, with, err
}

func scanText(r *sql.Rows) (s string, err error) { return s, r.Scan(&s) }

func sortEntries(all []Entry) {
	slices.SortFunc(all, func(a, b Entry) int { return cmp.Compare(a.Number, b.Number) })
}

func scanNumber(r *sql.Rows) (n int64, err error) { return n, r.Scan(&n) }

package library

import (
	"context"
	"fmt"
	"time"

	"rapporteur/record"
	"rapporteur/store"
)

// An Added tells what became of an account that was given to be kept.
type Added struct {
	News     store.News `json:"news"`
	Document string     `json:"document"`
	Before   string     `json:"before,omitempty"` // the version before
	Address  string     `json:"address"`
	Title    string     `json:"title"`
}

// Take reads an account and keeps it, see TakeAll.
func (l *Library) Take(ctx context.Context, doc record.Document, now time.Time) (store.Outcome, error) {
	out, err := l.TakeAll(ctx, []record.Document{doc}, now)
	if err != nil {
		return store.Outcome{}, err
	}
	return out[0], nil
}

// TakeAll reads accounts and keeps all or none of them. The place of one is its
// page on the web where that is known; one without has no place but its words,
// so that it never passes for a new version of another.
func (l *Library) TakeAll(ctx context.Context, docs []record.Document, now time.Time) ([]store.Outcome, error) {
	var all []store.Arrival
	for _, doc := range docs {
		reading, err := l.Read(doc)
		if err != nil {
			return nil, err
		}
		address := doc.URL
		if address == "" {
			address = "pasted:" + record.Hash(doc.Text)[:16]
		}
		a := store.Arrival{Address: address, Got: now, Document: doc, Reader: l.Label, Reading: &reading}
		if a.Corrected, a.Keys, err = l.Seat(ctx, address, reading); err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return l.Add(ctx, all...)
}

// Read reads an account and keeps nothing of it.
func (l *Library) Read(doc record.Document) (r record.Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a fault of rapporteur, not of the text; please report it with the text: %v", p)
		}
	}()
	return l.Reader.Read(doc), nil
}

package library

import (
	"context"
	"fmt"
	"time"

	"rapporteur/record"
	"rapporteur/store"
)

// Take reads an account and keeps it. Where it was got is its page if that is
// known, else the address given, else the account has no place but its words.
func (l *Library) Take(ctx context.Context, doc record.Document, address string, now time.Time) (store.Outcome, error) {
	switch {
	case doc.URL != "":
		address = doc.URL
	case address == "":
		address = "pasted:" + store.Hash(doc.Text)[:16]
	}
	a := store.Arrival{Address: address, Got: now, Document: doc}
	reading, err := l.read(doc)
	if err != nil {
		return store.Outcome{}, err
	}
	a.Reader, a.Reading, a.Keys = l.Label, &reading, MechanismKeys(l.Desk, reading)
	out, err := l.Add(ctx, a)
	if err != nil {
		return store.Outcome{}, err
	}
	return out[0], nil
}

func (l *Library) read(doc record.Document) (r record.Reading, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a fault of rapporteur, not of the text; please report it with the text: %v", p)
		}
	}()
	return l.Reader.Read(doc), nil
}

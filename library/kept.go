package library

import (
	"bytes"
	"compress/flate"
	"context"
	"fmt"
	"io"
	"strings"

	"rapporteur/dossier"
	"rapporteur/internal/packed"
	"rapporteur/store"
)

// What is worked out of a mechanism is kept in the record under what it was
// worked out of: the stamps of all its names, the reader and its lexicon, and
// the form it is written in. Where any of these is another, it is as if
// nothing were kept.

// A keptTold is a Told as the record keeps it.
type keptTold struct {
	Told        Told // without commitments
	Commitments []dossier.Thin
}

// worthKeeping is how many accounts a dossier stands on that takes longer to
// make than to fetch and to keep.
const worthKeeping = 6

// maker tells by what something was worked out of a mechanism, but for the
// first of its stamps, which the store looks after.
func (l *Library) maker(d Dialogue, at string) string {
	_, others, _ := strings.Cut(at, ".")
	return strings.Join(append([]string{l.Label, l.form, others}, d.Keys[1:]...), "\n")
}

// first returns the mechanism as the store knows it by the first of its keys.
func (d Dialogue) first(at string) store.Mechanism {
	m := store.Mechanism{Key: d.Keys[0]}
	_, _ = fmt.Sscan(at, &m.Stamp) // 0 where there is none, which no stamp is
	return m
}

// keptDossier returns the dossier of a mechanism as it is kept, else it makes
// and keeps it. at are the stamps.
func (l *Library) keptDossier(ctx context.Context, d Dialogue, at string) (Told, error) {
	const what = "dossier"
	maker := l.maker(d, at)
	if d.Documents >= worthKeeping {
		body, ok, err := l.Kept(ctx, d.Keys[0], what, maker)
		if err != nil {
			return Told{}, err
		}
		if ok {
			if x, err := toldIn(body); err == nil {
				return x, nil
			}
		}
	}
	x, err := l.dossier(ctx, d)
	if err != nil || d.Documents < worthKeeping {
		return x, err
	}
	body, err := packTold(x)
	if err != nil {
		return x, err
	}
	return x, l.Keep(ctx, d.first(at), what, maker, body)
}

// packTold writes a dossier in few bytes.
func packTold(x Told) ([]byte, error) {
	k := keptTold{Told: x}
	k.Told.Commitments, k.Told.at = nil, ""
	for _, c := range x.Commitments {
		k.Commitments = append(k.Commitments, c.Thinned())
	}
	plain, err := packed.Marshal(k)
	if err != nil {
		return nil, fmt.Errorf("writing a dossier: %w", err)
	}
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestSpeed)
	if err == nil {
		_, err = w.Write(plain)
	}
	if err == nil {
		err = w.Close()
	}
	return out.Bytes(), err
}

// toldIn reads what packTold wrote.
func toldIn(body []byte) (Told, error) {
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(body)))
	if err != nil {
		return Told{}, fmt.Errorf("reading a dossier: %w", err)
	}
	var k keptTold
	if err := packed.Unmarshal(plain, &k); err != nil {
		return Told{}, fmt.Errorf("reading a dossier: %w", err)
	}
	for _, t := range k.Commitments {
		k.Told.Commitments = append(k.Told.Commitments, t.Filled())
	}
	return k.Told, nil
}

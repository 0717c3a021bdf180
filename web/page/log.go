package page

import (
	"cmp"
	"context"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
)

// A Log shows who decided what, the latest first.
type Log struct {
	Entries []LogLine `json:"entries"`
	Less    string    `json:"less,omitempty"`
	More    string    `json:"more,omitempty"`
}

// A LogLine is a decision in the log, with the places that it is about.
type LogLine struct {
	Number   int64           `json:"number"`
	Hash     string          `json:"hash"`
	Decision record.Decision `json:"decision"`
	Said     Said            `json:"-"`
	On       CiteLine        `json:"on"`
	With     *CiteLine       `json:"with,omitempty"`
}

// Log makes the page of decisions.
func (v View) Log(ctx context.Context, part Part) (Log, error) {
	skip, limit := part.skip(perPage)
	entries, err := v.Library.LatestDecisions(ctx, skip, limit+1)
	if err != nil {
		return Log{}, err
	}
	p := Log{Entries: []LogLine{}}
	p.Less, p.More = varied{v.Link([]string{"log"}), nil}.parts(part, len(entries) > limit)
	for _, e := range entries[:min(limit, len(entries))] {
		line, err := v.LogLine(ctx, e)
		if err != nil {
			return p, err
		}
		p.Entries = append(p.Entries, line)
	}
	return p, nil
}

// LogLine sets a decision for the log.
func (v View) LogLine(ctx context.Context, e store.Entry) (LogLine, error) {
	d, err := e.Decision()
	if err != nil {
		return LogLine{}, err
	}
	var f library.Filing
	if k, err := v.Library.Reading(ctx, d.On.Document); err == nil {
		f.Kept = k
		f.All, _ = dossier.Reviewed(k.Reading, nil)
	}
	cite := func(r record.Ref, of record.Document) CiteLine {
		c := CiteLine{Quote: english.Fold(r.Quote), To: v.DocumentLink(r.Document, r.Passage), Label: cmp.Or(english.Fold(of.Title), library.Short(r.Document))}
		if r.What == record.OnDocument {
			c.Quote, c.To = "", v.DocumentLink(r.Document)
		}
		if len(c.Quote) > 300 {
			c.Quote = string([]rune(c.Quote)[:min(250, len([]rune(c.Quote)))]) + "…"
		}
		return c
	}
	line := LogLine{Number: e.Number, Hash: e.Hash, Decision: d, Said: v.SaidOf(f, d), On: cite(d.On, f.Reading.Document)}
	if d.With != nil {
		other := f.Kept
		if d.With.Document != d.On.Document {
			if other, err = v.Library.Reading(ctx, d.With.Document); err != nil {
				other = store.Kept{} // named by its hash
			}
		}
		c := cite(*d.With, other.Reading.Document)
		line.With = &c
	}
	return line, nil
}

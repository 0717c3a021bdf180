package web

import (
	"cmp"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
)

// A logPage shows who decided what, the latest first.
type logPage struct {
	Entries []logLine `json:"entries"`
	Less    string    `json:"less,omitempty"`
	More    string    `json:"more,omitempty"`
}

type logLine struct {
	Number   int64           `json:"number"`
	Hash     string          `json:"hash"`
	Decision record.Decision `json:"decision"`
	Said     decisionSaid    `json:"-"`
	On       citeLine        `json:"on"`
	With     *citeLine       `json:"with,omitempty"`
}

func decisionLog(v *visit) (answer, error) {
	entries, err := v.lib.LatestDecisions(v.Context(), v.page()*perPage, perPage+1)
	if err != nil {
		return answer{}, err
	}
	p := logPage{Entries: []logLine{}}
	p.Less, p.More = v.pages(len(entries) > perPage)
	for _, e := range entries[:min(perPage, len(entries))] {
		line, err := v.logLine(e)
		if err != nil {
			return answer{}, err
		}
		p.Entries = append(p.Entries, line)
	}
	return answer{page: "log", title: v.s.words.say("log.title"), data: p}, nil
}

func (v *visit) logLine(e store.Entry) (logLine, error) {
	d, err := e.Decision()
	if err != nil {
		return logLine{}, err
	}
	var f filing
	if k, err := v.lib.Reading(v.Context(), d.On.Document); err == nil {
		f.Kept = k
		f.all, _ = dossier.Reviewed(k.Reading, nil)
	}
	cite := func(r record.Ref, of record.Document) citeLine {
		c := citeLine{Quote: english.Fold(r.Quote), To: v.documentLink(r.Document, r.Passage), Label: cmp.Or(english.Fold(of.Title), library.Short(r.Document))}
		if r.What == record.OnDocument {
			c.Quote, c.To = "", v.documentLink(r.Document)
		}
		if len(c.Quote) > 300 {
			c.Quote = string([]rune(c.Quote)[:min(250, len([]rune(c.Quote)))]) + "…"
		}
		return c
	}
	line := logLine{Number: e.Number, Hash: e.Hash, Decision: d, Said: v.saidOf(f, d), On: cite(d.On, f.Reading.Document)}
	if d.With != nil {
		other := f.Kept
		if d.With.Document != d.On.Document {
			if other, err = v.lib.Reading(v.Context(), d.With.Document); err != nil {
				other = store.Kept{} // named by its hash
			}
		}
		c := cite(*d.With, other.Reading.Document)
		line.With = &c
	}
	return line, nil
}

package library

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"rapporteur/dossier"
	"rapporteur/record"
	"rapporteur/store"
)

// A Filing is an account with its reading and what people said of it.
type Filing struct {
	store.Kept
	Decisions []record.Decision
	All       []dossier.Review // its statements
	Whole     *record.Decision // by which somebody said that it was gone through
	Seen      int64            // number of the last decision about it
}

// Waiting counts the statements that nobody has decided about, none where the
// account was gone through.
func (f Filing) Waiting() int {
	if f.Whole != nil {
		return 0
	}
	n := 0
	for _, r := range f.All {
		if r.Act() == "" {
			n++
		}
	}
	return n
}

// OnMeeting returns what was decided about one of the meetings that the account
// is about, in the order of the chain.
func (f Filing) OnMeeting(m record.Meeting) []record.Decision {
	var out []record.Decision
	for _, d := range f.Decisions {
		if d.On.What == record.OnMeeting && slices.ContainsFunc(m.Evidence, func(p record.Passage) bool { return p == d.On.Passage }) {
			out = append(out, d)
		}
	}
	return out
}

// File fetches the account whose hash begins so.
func (l *Library) File(ctx context.Context, hash string) (f Filing, err error) {
	if f.Kept, err = l.Reading(ctx, hash); err != nil {
		return f, err
	}
	if f.Decisions, err = l.Decided(ctx, f.Version); err != nil {
		return f, err
	}
	if f.Seen, err = l.LastDecision(ctx, f.Hash); err != nil {
		return f, err
	}
	f.All, f.Whole = dossier.Reviewed(f.Reading, f.Decisions)
	return f, nil
}

// Laid returns the reading with what was decided laid over it, and whatever else
// is decided by the way.
func (f Filing) Laid(more ...record.Decision) record.Reading {
	laid, _ := dossier.Lay([]record.Reading{f.Reading}, slices.Concat(f.Decisions, more))
	return laid[0]
}

// Opening returns the passage by which a decision means an account as a whole:
// its first line.
func (f Filing) Opening() record.Passage {
	text := f.Reading.Document.Text
	line := strings.TrimLeft(text, "\n ")
	from := utf8.RuneCountInString(text[:len(text)-len(line)])
	line, _, _ = strings.Cut(line, "\n")
	return record.Passage{Start: from, End: from + utf8.RuneCountInString(line)}
}

// Withdrawn returns what somebody means who takes back his last word on a
// thing: the very words which that word is on.
func (f Filing) Withdrawn(who string, on record.Ref) (record.Ref, error) {
	var last *record.Decision
	switch on.What {
	case record.OnDocument:
		last = f.Whole
	case record.OnStatement:
		if i := slices.IndexFunc(f.All, func(r dossier.Review) bool { return r.Statement.Quote == on.Passage }); i >= 0 {
			last = f.All[i].Last()
		}
	case record.OnMeeting:
		if all := f.OnMeeting(record.Meeting{Evidence: []record.Passage{on.Passage}}); len(all) > 0 {
			last = &all[len(all)-1]
		}
	}
	if last != nil && last.Who == who && last.Act != record.Withdraw {
		return last.On, nil
	}
	if slices.ContainsFunc(f.Decisions, func(d record.Decision) bool { return d.Who == who && d.On == on && d.Act != record.Withdraw }) {
		return on, nil
	}
	return on, ErrNotYours
}

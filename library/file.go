package library

import (
	"context"
	"slices"

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

// LastDecision returns the number of the last decision about an account, 0 for
// none.
func (l *Library) LastDecision(ctx context.Context, hash string) (int64, error) {
	entries, err := l.DecisionsOf(ctx, hash)
	if err != nil || len(entries) == 0 {
		return 0, err
	}
	return entries[len(entries)-1].Number, nil
}

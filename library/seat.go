package library

import (
	"context"
	"fmt"
	"slices"

	"rapporteur/dossier"
	"rapporteur/record"
	"rapporteur/store"
)

// Decide appends a decision. One about a meeting may bring its account to
// another mechanism or another edition, under which it is found from then on.
func (l *Library) Decide(ctx context.Context, d record.Decision) (store.Entry, error) {
	return l.DecideSeated(ctx, d, l.seating(d))
}

// seating seats the account that a decision about a meeting is about; it is nil
// for others, which leave their account where it is.
func (l *Library) seating(d record.Decision) store.Seating {
	if d.On.What != record.OnMeeting {
		return nil
	}
	return func(r record.Reading, decisions []record.Decision) ([]record.Meeting, []string, error) {
		corrected, keys, orphans := l.seated(r, decisions)
		for _, o := range orphans {
			if o.Decision.Who == d.Who && o.Decision.At.Equal(d.At) && o.Decision.On.Passage == d.On.Passage {
				return nil, nil, fmt.Errorf("%w: %s", store.ErrRefused, o.Why)
			}
		}
		return corrected, keys, nil
	}
}

// Seat works out under which meetings and mechanisms the reading of what was
// got at an address is to be found. Where the page had another text before,
// what was decided about that one's meetings goes with it.
func (l *Library) Seat(ctx context.Context, address string, r record.Reading) ([]record.Meeting, []string, error) {
	decisions, err := l.Decided(ctx, store.Version{Address: address, Hash: r.Document.Hash()})
	if err != nil {
		return nil, nil, err
	}
	corrected, keys, _ := l.seated(r, decisions)
	return corrected, keys, nil
}

// seated lays what was decided about meetings over a reading: the meetings as
// they are corrected, nil where nobody did, and their mechanism keys.
func (l *Library) seated(r record.Reading, decisions []record.Decision) ([]record.Meeting, []string, []dossier.Orphan) {
	if !slices.ContainsFunc(decisions, func(d record.Decision) bool { return d.On.What == record.OnMeeting }) {
		return nil, l.MechanismKeys(r), nil
	}
	laid, orphans := dossier.Lay([]record.Reading{r}, decisions)
	return slices.Concat([]record.Meeting{}, laid[0].Meetings), l.MechanismKeys(laid[0]), orphans
}

package library

import (
	"context"

	"rapporteur/dossier"
	"rapporteur/record"
	"rapporteur/store/team"
)

// A role may be limited to mechanisms. Reading is by record, so that this is
// about what is written alone.

// RoleOn returns what somebody may do about an account: what his role in the
// whole record lets him, or the one that he has in every mechanism that it is
// about.
func (l *Library) RoleOn(ctx context.Context, rights team.Rights, hash string) (team.Role, error) {
	if len(rights.In) == 0 {
		return rights.Whole, nil
	}
	k, err := l.Reading(ctx, hash)
	if err != nil {
		return team.Nobody, err
	}
	decisions, err := l.Decided(ctx, k.Version)
	if err != nil {
		return team.Nobody, err
	}
	laid, _ := dossier.Lay([]record.Reading{k.Reading}, decisions)
	return l.RoleAbout(ctx, rights, laid[0])
}

// RoleAbout is RoleOn of a reading. Calls and visits beside a dialogue belong to
// whoever has the dialogue.
func (l *Library) RoleAbout(ctx context.Context, rights team.Rights, r record.Reading) (team.Role, error) {
	var lasting, single []string
	for i, key := range l.MechanismKeys(r) {
		switch m := r.Meetings[i]; {
		case m.Role != record.Subject:
		case l.Desk.Recurring(m.Mechanism):
			lasting = append(lasting, key)
		default:
			single = append(single, key)
		}
	}
	if len(lasting) > 0 {
		return l.RoleIn(ctx, rights, lasting...)
	}
	return l.RoleIn(ctx, rights, single...)
}

// RoleIn returns what somebody may do in all of some mechanisms, each named by
// any of its keys.
func (l *Library) RoleIn(ctx context.Context, rights team.Rights, keys ...string) (team.Role, error) {
	if len(rights.In) == 0 || len(keys) == 0 {
		return rights.Whole, nil
	}
	all, err := l.Catalogue(ctx)
	if err != nil {
		return team.Nobody, err
	}
	least := team.Administrator
	for _, key := range keys {
		names := []string{key}
		if d, ok := all.Of(key); ok {
			names = d.Keys
		}
		role := rights.Whole
		for _, name := range names {
			role = max(role, rights.In[name])
		}
		least = min(least, role)
	}
	return least, nil
}

// RoleToDecide returns the role that counts where somebody decides. To which
// mechanism an account belongs, and which mechanisms are one, touches more than
// a single one.
func (l *Library) RoleToDecide(ctx context.Context, rights team.Rights, d record.Decision) (team.Role, error) {
	switch d.On.What {
	case record.OnMeeting, record.OnMechanism, record.OnPerson:
		return rights.Whole, nil
	}
	role, err := l.RoleOn(ctx, rights, d.On.Document)
	if err != nil || d.With == nil {
		return role, err
	}
	with, err := l.RoleOn(ctx, rights, d.With.Document)
	return min(role, with), err
}

// RoleToAdd returns the role that counts where somebody adds an account. Whose
// role is limited adds accounts of his mechanisms alone, and puts them in the
// place of no others.
func (l *Library) RoleToAdd(ctx context.Context, rights team.Rights, doc record.Document) (team.Role, error) {
	if len(rights.In) == 0 {
		return rights.Whole, nil
	}
	reading, err := l.Read(doc)
	if err != nil {
		return team.Nobody, err
	}
	role, err := l.RoleAbout(ctx, rights, reading)
	if err != nil || doc.URL == "" {
		return role, err
	}
	versions, err := l.Versions(ctx, doc.URL)
	if err != nil || len(versions) == 0 {
		return role, err
	}
	before, err := l.RoleOn(ctx, rights, versions[len(versions)-1].Hash)
	return min(role, before), err
}

package page

import (
	"context"
	"slices"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

// A MechanismChoice is a mechanism that another may be one with.
type MechanismChoice struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// mechanismChoices lists the other mechanisms of the same parties; a single visit
// is none.
func (v View) mechanismChoices(ctx context.Context, d library.Dialogue) ([]MechanismChoice, error) {
	all, err := v.Library.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	var out []MechanismChoice
	for _, o := range all.All {
		if o.Keys[0] != d.Keys[0] && o.Lasting && len(o.Parties) == len(d.Parties) && !slices.ContainsFunc(o.Parties, func(p record.Party) bool { return !slices.Contains(d.Parties, p) }) {
			out = append(out, MechanismChoice{mechanismID(o), english.Fold(v.mechanismTitle(o.Name))})
		}
	}
	return out, nil
}

// SameMechanism names what is decided where a person says that a mechanism is,
// or is not, what goes by another name: one of its own names, or the mechanism
// that an address names.
func (v View) SameMechanism(ctx context.Context, id, name, other string) (on, with record.Ref, err error) {
	_, x, err := v.dialogue(ctx, id)
	if err != nil {
		return on, with, err
	}
	y := x
	if other != "" {
		if _, y, err = v.dialogue(ctx, other); err != nil {
			return on, with, err
		}
		name = y.Mechanism.Name
	}
	these, err := v.Library.Accounts(ctx, x.Hashes...)
	if err != nil {
		return on, with, err
	}
	those, err := v.Library.Accounts(ctx, y.Hashes...)
	if err != nil {
		return on, with, err
	}
	on, known := namedIn(x, these, x.Mechanism.Name)
	with, also := namedIn(y, those, name)
	if !known || !also {
		return on, with, Wrong("error.form", name)
	}
	return on, with, nil
}

// namedIn names a mechanism by the first passage of its accounts that calls it
// so.
func namedIn(x library.Told, all library.Accounts, name string) (record.Ref, bool) {
	for _, hash := range x.Hashes {
		r := all.Laid[hash]
		for _, m := range r.Meetings {
			if m.Mechanism == name && len(m.Evidence) > 0 {
				return refTo(record.OnMechanism, r.Document, m.Evidence[0], name), true
			}
		}
	}
	return record.Ref{}, false
}

// SamePerson names what is decided where a person says that two who led a side
// are one, or are two, each by a name that accounts have.
func (v View) SamePerson(ctx context.Context, id, one, other string) (on, with record.Ref, err error) {
	_, x, err := v.dialogue(ctx, id)
	if err != nil {
		return on, with, err
	}
	all, err := v.Library.Accounts(ctx, x.Hashes...)
	if err != nil {
		return on, with, err
	}
	on, known := ledIn(x, all, one)
	with, also := ledIn(x, all, other)
	if !known || !also || one == other {
		return on, with, Wrong("error.form", other)
	}
	return on, with, nil
}

// ledIn names a person by the meeting at which he goes by a name.
func ledIn(x library.Told, all library.Accounts, name string) (record.Ref, bool) {
	for _, hash := range x.Hashes {
		r := all.Laid[hash]
		for _, m := range r.Meetings {
			if len(m.Evidence) > 0 && slices.ContainsFunc(m.Heads, func(h record.Head) bool { return english.Fold(h.Name) == name }) {
				return refTo(record.OnPerson, r.Document, m.Evidence[0], name), true
			}
		}
	}
	return record.Ref{}, false
}

func refTo(what record.What, d record.Document, p record.Passage, name string) record.Ref {
	return record.Ref{What: what, Document: d.Hash(), Passage: p, Quote: p.In(d.Text), Name: name}
}

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
	if on, err = v.named(ctx, x, x.Mechanism.Name); err != nil {
		return on, with, err
	}
	with, err = v.named(ctx, y, name)
	return on, with, err
}

// SamePerson names what is decided where a person says that two who led a side
// are one, or are two, each by a name that accounts have.
func (v View) SamePerson(ctx context.Context, id, one, other string) (on, with record.Ref, err error) {
	_, x, err := v.dialogue(ctx, id)
	if err != nil {
		return on, with, err
	}
	if one == other {
		return on, with, Wrong("error.form", other)
	}
	if on, err = v.led(ctx, x, one); err != nil {
		return on, with, err
	}
	with, err = v.led(ctx, x, other)
	return on, with, err
}

// named names a mechanism by the first meeting that an account calls so.
func (v View) named(ctx context.Context, x library.Told, name string) (record.Ref, error) {
	return v.refTo(ctx, x, record.OnMechanism, name, func(m record.Meeting) bool { return m.Mechanism == name })
}

// led names a person by the first meeting at which he goes by a name.
func (v View) led(ctx context.Context, x library.Told, name string) (record.Ref, error) {
	return v.refTo(ctx, x, record.OnPerson, name, func(m record.Meeting) bool {
		return slices.ContainsFunc(m.Heads, func(h record.Head) bool { return english.Fold(h.Name) == name })
	})
}

// refTo names a thing by the passage of the first meeting that has it.
func (v View) refTo(ctx context.Context, x library.Told, what record.What, name string, has func(record.Meeting) bool) (record.Ref, error) {
	for _, hash := range x.Hashes {
		all, err := v.Library.Accounts(ctx, hash)
		if err != nil {
			return record.Ref{}, err
		}
		for _, m := range all.Laid[hash].Meetings {
			if len(m.Evidence) > 0 && has(m) {
				p := m.Evidence[0]
				return record.Ref{What: what, Document: hash, Passage: p, Quote: p.In(all.Laid[hash].Document.Text), Name: name}, nil
			}
		}
	}
	return record.Ref{}, Wrong("error.form", name)
}

package web

import (
	"rapporteur/record"
)

// decideNames takes a person's word that two names are one mechanism's, or are
// not.
func decideNames(v *visit) (answer, error) {
	id := v.PathValue("mechanism")
	on, with, err := v.view.SameMechanism(v.Context(), id, v.PostFormValue("name"), v.PostFormValue("mechanism"))
	return v.decideSame(id, on, with, err)
}

// decidePeople takes a person's word that two names are one person's, or are
// not.
func decidePeople(v *visit) (answer, error) {
	id := v.PathValue("mechanism")
	on, with, err := v.view.SamePerson(v.Context(), id, v.PostFormValue("name"), v.PostFormValue("other"))
	return v.decideSame(id, on, with, err)
}

func (v *visit) decideSame(id string, on, with record.Ref, err error) (answer, error) {
	if err != nil {
		return answer{}, err
	}
	d := record.Decision{Who: v.who.Name, At: v.s.Now().UTC(), Act: record.Act(v.PostFormValue("act")), On: on, With: &with, Note: v.PostFormValue("note")}
	if d.Act != record.Same && d.Act != record.NotSame {
		return answer{}, wrong("error.form", string(d.Act))
	}
	if _, err := v.view.Library.Decide(v.Context(), d); err != nil {
		return answer{}, err
	}
	return answer{to: v.view.Link([]string{"m", id})}, nil
}

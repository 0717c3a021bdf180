package web

import "strings"

// Each route that writes has a function which tells the role of who asks about
// what he writes about, for roles that are limited to mechanisms.

// within tells whether a visitor who was admitted may do what he asks where he
// asks it.
func (v *visit) within(r route) error {
	if v.who.Role >= r.Least {
		return nil
	}
	if r.role == nil {
		return errMayNot
	}
	role, err := r.role(v)
	if err == nil && role < r.Least {
		err = errMayNot
	}
	return err
}

// anywhere is for routes that find out themselves what is written about.
func anywhere(v *visit) (Role, error) { return v.view.Rights.Highest(), nil }

// onMechanisms is for routes about a mechanism, and about another that the form
// names beside it.
func onMechanisms(v *visit) (Role, error) {
	if err := v.ParseForm(); err != nil {
		return Nobody, badForm(err)
	}
	var keys []string
	for _, id := range append([]string{v.PathValue("mechanism")}, v.PostForm["mechanism"]...) {
		if id == "" {
			continue
		}
		of, err := v.view.Keys(v.Context(), id)
		if err != nil {
			return Nobody, err
		}
		keys = append(keys, of...)
	}
	return v.view.Library.RoleIn(v.Context(), v.view.Rights, keys...)
}

// onAccounts is for routes about an account, and about another that the form
// names beside it.
func onAccounts(v *visit) (Role, error) {
	role, err := v.view.Library.RoleOn(v.Context(), v.view.Rights, v.PathValue("document"))
	if err != nil {
		return Nobody, err
	}
	if err := v.ParseForm(); err != nil {
		return Nobody, badForm(err)
	}
	for _, with := range v.PostForm["with"] {
		hash, _, _ := strings.Cut(strings.TrimSpace(with), " ")
		other, err := v.view.Library.RoleOn(v.Context(), v.view.Rights, hash)
		if err != nil {
			return Nobody, err
		}
		role = min(role, other)
	}
	return role, nil
}

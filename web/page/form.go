package page

import (
	"slices"
	"strings"

	"rapporteur/dossier"
	"rapporteur/library"
	"rapporteur/record"
)

// A StatementForm is a statement as a person writes it.
type StatementForm struct {
	At, Quote      string
	Kind           record.Kind
	By, Towards    string
	Speaker, Areas string
	Due, Note      string
}

// FormOf writes a statement's fields as a person does.
func (v View) FormOf(st record.Statement) StatementForm {
	names := func(all []record.Party) string {
		return strings.Join(each(all, func(p record.Party) string { return library.NameOf(string(p), v.Library.Lex.PartyNames) }), ", ")
	}
	return StatementForm{
		At: Span(st.Quote), Kind: st.Kind, By: names(st.By), Towards: names(st.To), Speaker: st.Speaker, Due: string(st.Due),
		Areas: strings.Join(each(st.Areas, func(a record.Area) string { return string(a) }), ", "),
	}
}

// StatementForm opens the form for the statement at a passage, nil where there
// is none.
func (v View) StatementForm(f library.Filing, at string) *StatementForm {
	i := slices.IndexFunc(f.All, func(r dossier.Review) bool { return Span(r.Statement.Quote) == at })
	if i < 0 {
		return nil
	}
	form := v.FormOf(f.All[i].Statement)
	form.Quote = PassageWords(f.Reading.Document.Text, f.All[i].Statement.Quote)
	return &form
}

// Listed divides what was typed at its commas.
func Listed(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ",") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// PartiesNamed returns the parties that were typed.
func (v View) PartiesNamed(typed string) ([]record.Party, error) {
	out := []record.Party{}
	for _, name := range Listed(typed) {
		p, err := library.PartyNamed(v.Library.Lex, "", name)
		if err != nil {
			return nil, Wrong("error.party", name)
		}
		out = append(out, p)
	}
	return out, nil
}

// AreaNamed finds an area by its code or by what the pages call it.
func (v View) AreaNamed(s string) (record.Area, bool) {
	if a := record.Area(strings.ToLower(s)); a.Known() {
		return a, true
	}
	for _, a := range record.AllAreas() {
		if strings.EqualFold(v.Say.Area(a), s) {
			return a, true
		}
	}
	return "", false
}

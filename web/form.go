package web

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

// A statementForm is a statement as a person writes it.
type statementForm struct {
	At, Quote      string
	Kind           record.Kind
	By, Towards    string
	Speaker, Areas string
	Due, Note      string
}

// formFields are a form as the template sets it.
type formFields struct {
	Form  statementForm
	Kinds []record.Kind
}

// formOf writes a statement's fields as a person does.
func (v *visit) formOf(st record.Statement) statementForm {
	names := func(all []record.Party) string {
		return strings.Join(each(all, func(p record.Party) string { return library.NameOf(string(p), v.lib.Lex.PartyNames) }), ", ")
	}
	return statementForm{
		At: span(st.Quote), Kind: st.Kind, By: names(st.By), Towards: names(st.To), Speaker: st.Speaker, Due: string(st.Due),
		Areas: strings.Join(each(st.Areas, func(a record.Area) string { return string(a) }), ", "),
	}
}

// statementForm opens the form for the statement at a passage, nil where there
// is none.
func (v *visit) statementForm(f filing, at string) *statementForm {
	i := slices.IndexFunc(f.all, func(r dossier.Review) bool { return span(r.Statement.Quote) == at })
	if i < 0 {
		return nil
	}
	form := v.formOf(f.all[i].Statement)
	form.Quote = passageWords(f.Reading.Document.Text, f.all[i].Statement.Quote)
	return &form
}

// sent reads the form that was sent.
func (v *visit) sent() statementForm {
	field := func(name string) string { return strings.TrimSpace(v.FormValue(name)) }
	return statementForm{
		At: field("at"), Quote: v.FormValue("words"), Kind: record.Kind(field("kind")), By: field("by"), Towards: field("to"),
		Speaker: field("speaker"), Areas: field("areas"), Due: field("due"), Note: field("note"),
	}
}

// fields makes the fields that differ from a statement as it stands, nil for
// none.
func (v *visit) fields(form statementForm, st record.Statement) (json.RawMessage, error) {
	set := map[string]any{}
	if form.Kind.Class() == "" {
		return nil, wrong("error.kind", string(form.Kind))
	}
	if form.Kind != st.Kind {
		set["kind"] = form.Kind
	}
	for name, x := range map[string]struct {
		typed string
		have  []record.Party
	}{"by": {form.By, st.By}, "to": {form.Towards, st.To}} {
		all, err := v.partiesNamed(x.typed)
		if err != nil {
			return nil, err
		}
		if !slices.Equal(all, x.have) {
			set[name] = all
		}
		if name == "by" && len(all) == 0 {
			return nil, wrong("error.nobodys", "")
		}
	}
	areas := []record.Area{}
	for _, a := range listed(form.Areas) {
		area, ok := v.areaNamed(a)
		if !ok {
			return nil, wrong("error.area", a)
		}
		areas = append(areas, area)
	}
	if !slices.Equal(areas, st.Areas) {
		set["areas"] = areas
	}
	if form.Speaker != st.Speaker {
		set["speaker"] = form.Speaker
	}
	due := record.Date(form.Due)
	if !due.Valid() {
		return nil, wrong("error.date", form.Due)
	}
	if due != st.Due {
		set["due"] = due
	}
	if len(set) == 0 {
		return nil, nil
	}
	return json.Marshal(set)
}

// listed divides what was typed at its commas.
func listed(s string) []string {
	var out []string
	for _, p := range strings.Split(s, ",") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func (v *visit) partiesNamed(typed string) ([]record.Party, error) {
	out := []record.Party{}
	for _, name := range listed(typed) {
		p, err := library.PartyNamed(v.lib.Lex, "", name)
		if err != nil {
			return nil, wrong("error.party", name)
		}
		out = append(out, p)
	}
	return out, nil
}

// areaNamed finds an area by its code or by what the pages call it.
func (v *visit) areaNamed(s string) (record.Area, bool) {
	if a := record.Area(strings.ToLower(s)); a.Known() {
		return a, true
	}
	for _, a := range record.AllAreas() {
		if strings.EqualFold(v.s.words.area(a), s) {
			return a, true
		}
	}
	return "", false
}

// selected finds the passage that somebody selected or typed: by its place
// where the script tells it, else by its words, which must stand there once.
func selected(text, at, typed string) (record.Passage, error) {
	if at != "" {
		p, err := passage(at)
		if n := utf8.RuneCountInString(text); err == nil && p.Start >= 0 && p.Start < p.End && p.End <= n {
			return p, nil
		}
		return record.Passage{}, wrong("error.form", at)
	}
	typed = strings.TrimSpace(strings.ReplaceAll(typed, "\r\n", "\n"))
	if typed == "" {
		return record.Passage{}, wrong("error.nowords", "")
	}
	switch strings.Count(text, typed) {
	case 0:
		return record.Passage{}, wrong("error.wordsnotthere", english.Fold(typed))
	case 1:
	default:
		return record.Passage{}, wrong("error.wordsoften", english.Fold(typed))
	}
	before, _, _ := strings.Cut(text, typed)
	start := utf8.RuneCountInString(before)
	return record.Passage{Start: start, End: start + utf8.RuneCountInString(typed)}, nil
}

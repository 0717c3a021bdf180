package web

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode/utf8"

	"rapporteur/internal/english"
	"rapporteur/record"
	"rapporteur/web/page"
)

// formFields are a form as the template sets it.
type formFields struct {
	Form  page.StatementForm
	Kinds []record.Kind
}

// sent reads the form that was sent.
func (v *visit) sent() page.StatementForm {
	field := func(name string) string { return strings.TrimSpace(v.FormValue(name)) }
	return page.StatementForm{
		At: field("at"), Quote: v.FormValue("words"), Kind: record.Kind(field("kind")), By: field("by"), Towards: field("to"),
		Speaker: field("speaker"), Areas: field("areas"), Due: field("due"), Note: field("note"),
	}
}

// fields makes the fields that differ from a statement as it stands, nil for
// none.
func (v *visit) fields(form page.StatementForm, st record.Statement) (json.RawMessage, error) {
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
		all, err := v.view.PartiesNamed(x.typed)
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
	for _, a := range page.Listed(form.Areas) {
		area, ok := v.view.AreaNamed(a)
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

// selected finds the passage that somebody selected or typed: by its place
// where the script tells it, else by its words, which must stand there once.
func selected(text, at, typed string) (record.Passage, error) {
	if at != "" {
		p, err := page.Passage(at)
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

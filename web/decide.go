package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"rapporteur/dossier"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/web/page"
)

// A conflict is a decision that somebody else made about the same thing in the
// meantime, beside the one that was not made because of it.
type conflict struct {
	Quote  string      `json:"quote"`
	Theirs page.Said   `json:"theirs"`
	Yours  page.Said   `json:"yours"`
	Fields [][2]string `json:"-"` // the form that was sent, to send it again
	Seen   int64       `json:"-"`
	Final  bool        `json:"-"` // only a head's office may decide otherwise
	To     string      `json:"-"` // where the form goes
	Back   string      `json:"href"`
}

// decide takes one decision about an account, or about a commitment that one
// of its statements opens.
func decide(v *visit) (answer, error) {
	if err := v.ParseForm(); err != nil {
		return answer{}, badForm(err)
	}
	f, err := v.view.File(v.Context(), v.PathValue("document"))
	if err != nil {
		return answer{}, err
	}
	d, err := v.decision(f)
	if err != nil {
		return v.again(f, err)
	}
	here := v.view.DocumentAt(f.Hash, "show", v.PostFormValue("show"))
	if d == nil { // nothing was changed
		return answer{to: v.back(here + "#s" + v.PostFormValue("at"))}, nil
	}
	seen, _ := strconv.ParseInt(v.PostFormValue("seen"), 10, 64)
	role, err := onAccounts(v)
	if err != nil {
		return answer{}, err
	}
	var other *library.Conflict
	switch _, err := v.view.Library.DecideSeen(v.Context(), *d, seen, role); {
	case errors.As(err, &other):
		return v.conflicting(other)
	case err != nil:
		return answer{}, err
	}
	return answer{to: v.back(v.next(f, *d, here))}, nil
}

// decision makes the decision that a form asks for, nil where it would change
// nothing.
func (v *visit) decision(f library.Filing) (*record.Decision, error) {
	text := f.Reading.Document.Text
	form := v.sent()
	d := &record.Decision{Who: v.who.Name, At: v.s.Now().UTC(), Act: record.Act(v.PostFormValue("act")), Note: form.Note}
	d.On = record.Ref{What: record.OnStatement, Document: f.Hash}
	if v.PostFormValue("what") == string(record.OnDocument) {
		d.On.What, d.On.Passage = record.OnDocument, f.Opening()
	} else {
		var err error
		if d.On.Passage, err = selected(text, form.At, form.Quote); err != nil {
			return nil, err
		}
	}
	d.On.Quote = d.On.Passage.In(text)
	i := slices.IndexFunc(f.All, func(r dossier.Review) bool { return r.Statement.Quote == d.On.Passage })
	var err error
	switch d.Act {
	case record.Accept, record.Reject:
		if i >= 0 && d.On.What == record.OnStatement && f.All[i].Act() == d.Act {
			return nil, nil
		}
	case record.Withdraw:
		if d.On, err = f.Withdrawn(d.Who, d.On); err != nil {
			return nil, wrong("error.notyours", "")
		}
	case record.Amend:
		if i < 0 {
			return nil, wrong("error.nostatement", form.At)
		}
		if d.Set, err = v.fields(form, f.All[i].Statement); err != nil || d.Set == nil {
			return nil, err
		}
	case record.Add:
		if d.Set, err = v.fields(form, record.Statement{}); err != nil {
			return nil, err
		}
	case record.Same, record.NotSame, record.SetStand:
		return d, v.pair(d)
	default:
		return nil, wrong("error.form", string(d.Act))
	}
	return d, nil
}

// pair completes a decision about a commitment: the other statement that it
// names, and the standing.
func (v *visit) pair(d *record.Decision) error {
	parts := strings.Fields(v.PostFormValue("with"))
	if len(parts) != 3 {
		return wrong("error.form", "with")
	}
	p, err := page.Passage(parts[1] + "-" + parts[2])
	if err != nil {
		return err
	}
	doc, version, err := v.view.Library.Document(v.Context(), parts[0])
	if err != nil {
		return err
	}
	quote := p.In(doc.Text)
	if quote == "" {
		return wrong("error.form", "with")
	}
	d.With = &record.Ref{What: record.OnStatement, Document: version.Hash, Passage: p, Quote: quote}
	if d.Act == record.SetStand {
		d.On.What, d.Standing = record.OnCommitment, record.Standing(v.PostFormValue("standing"))
		if !slices.Contains(record.Standings, d.Standing) {
			return wrong("error.form", "standing")
		}
	}
	return nil
}

// conflicting shows both decisions, and lets the visitor choose.
func (v *visit) conflicting(other *library.Conflict) (answer, error) {
	yours := other.Yours
	theirs, err := other.Theirs.Decision()
	if err != nil {
		return answer{}, err
	}
	f, err := v.view.File(v.Context(), yours.On.Document) // as it is by now
	if err != nil {
		return answer{}, err
	}
	c := conflict{
		Final: other.Final,
		Quote: page.PassageWords(f.Reading.Document.Text, yours.On.Passage), Theirs: v.view.SaidOf(f, theirs), Yours: v.view.SaidOf(f, yours), Seen: f.Seen,
		To: v.view.DocumentAt(f.Hash), Back: v.view.DocumentAt(f.Hash) + "#s" + page.Span(yours.On.Passage),
	}
	for name, values := range v.PostForm {
		if name != "seen" {
			for _, value := range values {
				c.Fields = append(c.Fields, [2]string{name, value})
			}
		}
	}
	slices.SortFunc(c.Fields, func(a, b [2]string) int { return strings.Compare(a[0], b[0]) })
	return answer{page: "conflict", title: v.s.words.say("conflict.title"), data: c, status: http.StatusConflict}, nil
}

// again shows the page once more with what was wrong in a form.
func (v *visit) again(f library.Filing, err error) (answer, error) {
	bad, ok := err.(fault) //nolint:errorlint // faults of forms are not wrapped
	if !ok || v.PostFormValue("with") != "" {
		return answer{}, err
	}
	p, err := v.view.DocumentOf(v.Context(), f, v.FormValue("show"), record.Passage{})
	if err != nil {
		return answer{}, err
	}
	p.Fault = v.s.words.say(bad.Key, bad.Detail)
	form := v.sent()
	if form.At != "" && v.PostFormValue("act") == string(record.Amend) {
		form.Quote = ""
		if pass, err := page.Passage(form.At); err == nil {
			form.Quote = page.PassageWords(f.Reading.Document.Text, pass)
		}
		p.Edit = &form
	} else {
		p.Adding = &form
	}
	return answer{page: "document", title: p.Title, data: p, status: bad.Status}, nil
}

// next returns where to go on after a decision: to the same statement, or to
// the next one where the filter no longer shows it.
func (v *visit) next(f library.Filing, d record.Decision, here string) string {
	filter := v.PostFormValue("show")
	after, _ := dossier.Reviewed(f.Reading, append(slices.Clone(f.Decisions), d))
	to := ""
	for _, r := range after {
		if !page.Shown(r, filter) {
			continue
		}
		if to = "#s" + page.Span(r.Statement.Quote); r.Statement.Quote.Start >= d.On.Passage.Start {
			break
		}
	}
	if d.On.What == record.OnDocument || to == "" {
		to = "#reading"
	}
	return here + to
}

// decideAll accepts all statements that wait in the filter that was shown, but
// for those about which somebody else decided meanwhile.
func decideAll(v *visit) (answer, error) {
	if err := v.ParseForm(); err != nil {
		return answer{}, badForm(err)
	}
	f, err := v.view.File(v.Context(), v.PathValue("document"))
	if err != nil {
		return answer{}, err
	}
	var shown []record.Passage
	for _, at := range v.PostForm["at"] {
		p, err := page.Passage(at)
		if err != nil {
			return answer{}, err
		}
		shown = append(shown, p)
	}
	if _, err := v.view.Library.AcceptAll(v.Context(), f, shown, v.who.Name, v.s.Now().UTC()); err != nil {
		return answer{}, err
	}
	return answer{to: v.view.DocumentAt(f.Hash, "show", v.PostFormValue("show")) + "#reading"}, nil
}

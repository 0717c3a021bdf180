package web

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/record"
)

// A conflict is a decision that somebody else made about the same thing in the
// meantime, beside the one that was not made because of it.
type conflict struct {
	Quote  string       `json:"quote"`
	Theirs decisionSaid `json:"theirs"`
	Yours  decisionSaid `json:"yours"`
	Fields [][2]string  `json:"-"` // the form that was sent, to send it again
	Seen   int64        `json:"-"`
	To     string       `json:"-"` // where the form goes
	Back   string       `json:"href"`
}

// A decisionSaid is a decision in words.
type decisionSaid struct {
	Who     string   `json:"who"`
	When    string   `json:"when,omitempty"`
	Act     string   `json:"act"`
	Changes []string `json:"changes,omitempty"`
	Note    string   `json:"note,omitempty"`
}

// decide takes one decision about an account, or about a commitment that one
// of its statements opens.
func decide(v *visit) (answer, error) {
	if err := v.ParseForm(); err != nil {
		return answer{}, badForm(err)
	}
	v.s.deciding.Lock()
	defer v.s.deciding.Unlock()
	f, err := v.filed()
	if err != nil {
		return answer{}, err
	}
	d, err := v.decision(f)
	if err != nil {
		return v.again(f, err)
	}
	here := v.documentAt(f.Hash, "show", v.PostFormValue("show"))
	if d == nil { // nothing was changed
		return answer{to: v.back(here + "#s" + v.PostFormValue("at"))}, nil
	}
	seen, _ := strconv.ParseInt(v.PostFormValue("seen"), 10, 64)
	other, err := v.since(f.Hash, seen, *d)
	if err != nil {
		return answer{}, err
	}
	if other != nil {
		return v.conflicting(f, *other, *d)
	}
	if _, err := v.lib.Decide(v.Context(), *d); err != nil {
		return answer{}, err
	}
	return answer{to: v.back(v.next(f, *d, here))}, nil
}

// decision makes the decision that a form asks for, nil where it would change
// nothing.
func (v *visit) decision(f filing) (*record.Decision, error) {
	text := f.Reading.Document.Text
	form := v.sent()
	d := &record.Decision{Who: v.who.Name, At: v.s.Now().UTC(), Act: record.Act(v.PostFormValue("act")), Note: form.Note}
	d.On = record.Ref{What: record.OnStatement, Document: f.Hash}
	if v.PostFormValue("what") == string(record.OnDocument) {
		d.On.What, d.On.Passage = record.OnDocument, opening(text)
		if d.Act == record.Withdraw && f.whole != nil && f.whole.Who != v.who.Name {
			return nil, wrong("error.notyours", "")
		}
	} else {
		var err error
		if d.On.Passage, err = selected(text, form.At, form.Quote); err != nil {
			return nil, err
		}
	}
	d.On.Quote = d.On.Passage.In(text)
	i := slices.IndexFunc(f.all, func(r dossier.Review) bool { return r.Statement.Quote == d.On.Passage })
	var err error
	switch d.Act {
	case record.Accept, record.Reject:
		if i >= 0 && d.On.What == record.OnStatement && f.all[i].Act() == d.Act {
			return nil, nil
		}
	case record.Withdraw:
		if i >= 0 && d.On.What == record.OnStatement {
			if last := f.all[i].Last(); last == nil || last.Who != d.Who {
				return nil, wrong("error.notyours", "")
			}
			d.On = f.all[i].Last().On // its very words
		}
	case record.Amend:
		if i < 0 {
			return nil, wrong("error.nostatement", form.At)
		}
		if d.Set, err = v.fields(form, f.all[i].Statement); err != nil || d.Set == nil {
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
	p, err := passage(parts[1] + "-" + parts[2])
	if err != nil {
		return err
	}
	doc, version, err := v.lib.Document(v.Context(), parts[0])
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

// opening is the passage by which a decision means a document as a whole: its
// first line.
func opening(text string) record.Passage {
	line := strings.TrimLeft(text, "\n ")
	from := len(text) - len(line)
	line, _, _ = strings.Cut(line, "\n")
	return record.Passage{Start: utf8.RuneCountInString(text[:from]), End: utf8.RuneCountInString(text[:from]) + utf8.RuneCountInString(line)}
}

// since returns what was decided about the same thing after what the visitor
// had seen, nil for nothing.
func (v *visit) since(hash string, seen int64, d record.Decision) (*record.Decision, error) {
	entries, err := v.lib.DecisionsOf(v.Context(), hash)
	if err != nil {
		return nil, err
	}
	var last *record.Decision
	for _, e := range entries {
		if e.Number <= seen {
			continue
		}
		x, err := e.Decision()
		if err != nil {
			return nil, err
		}
		if x.On.Document == d.On.Document && sort(x) == sort(d) && x.On.Passage.Start < d.On.Passage.End && d.On.Passage.Start < x.On.Passage.End {
			last = &x
		}
	}
	if last != nil && last.Act == d.Act && string(last.Set) == string(d.Set) && last.Standing == d.Standing {
		return nil, nil // both say the same
	}
	return last, nil
}

// sort tells decisions apart that do not touch each other: about a statement,
// about what belongs to its commitment, about the whole account.
func sort(d record.Decision) string {
	if d.With != nil {
		return "with " + d.With.Document + span(d.With.Passage)
	}
	return string(d.On.What)
}

// conflicting shows both decisions, and lets the visitor choose.
func (v *visit) conflicting(f filing, theirs, yours record.Decision) (answer, error) {
	c := conflict{
		Quote: passageWords(f.Reading.Document.Text, yours.On.Passage), Theirs: v.saidOf(f, theirs), Yours: v.saidOf(f, yours), Seen: f.seen,
		To: v.documentAt(f.Hash), Back: v.documentAt(f.Hash) + "#s" + span(yours.On.Passage),
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

// saidOf writes a decision in words.
func (v *visit) saidOf(f filing, d record.Decision) decisionSaid {
	s := decisionSaid{Who: english.Fold(d.Who), When: moment(d.At), Act: v.s.words.say("act." + string(d.Act)), Note: english.Fold(d.Note)}
	if d.Standing != "" {
		s.Act += " – " + v.s.words.say("standing."+string(d.Standing))
	}
	if len(d.Set) > 0 {
		was := record.Statement{}
		for _, r := range f.all {
			if r.Statement.Quote == d.On.Passage && r.Read != nil {
				was = *r.Read
			}
		}
		is := was
		is.By, is.To, is.Areas = slices.Clone(was.By), slices.Clone(was.To), slices.Clone(was.Areas)
		if json.Unmarshal(d.Set, &is) == nil {
			s.Changes = v.changes(was, is)
		}
	}
	return s
}

// again shows the page once more with what was wrong in a form.
func (v *visit) again(f filing, err error) (answer, error) {
	bad, ok := err.(fault) //nolint:errorlint // faults of forms are not wrapped
	if !ok || v.PostFormValue("with") != "" {
		return answer{}, err
	}
	p, err := v.documentPage(f)
	if err != nil {
		return answer{}, err
	}
	p.Fault = v.s.words.say(bad.key, bad.detail)
	form := v.sent()
	if form.At != "" && v.PostFormValue("act") == string(record.Amend) {
		form.Quote = ""
		if pass, err := passage(form.At); err == nil {
			form.Quote = passageWords(f.Reading.Document.Text, pass)
		}
		p.Edit = &form
	} else {
		p.Adding = &form
	}
	return answer{page: "document", title: p.Title, data: p, status: bad.status}, nil
}

// next returns where to go on after a decision: to the same statement, or to
// the next one where the filter no longer shows it.
func (v *visit) next(f filing, d record.Decision, here string) string {
	filter := v.PostFormValue("show")
	after, _ := dossier.Reviewed(f.Reading, append(slices.Clone(f.decisions), d))
	to := ""
	for _, r := range after {
		if !shows(r, filter) {
			continue
		}
		if to = "#s" + span(r.Statement.Quote); r.Statement.Quote.Start >= d.On.Passage.Start {
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
	v.s.deciding.Lock()
	defer v.s.deciding.Unlock()
	f, err := v.filed()
	if err != nil {
		return answer{}, err
	}
	shown := v.PostForm["at"]
	for _, r := range f.all {
		if r.Act() != "" || !slices.Contains(shown, span(r.Statement.Quote)) {
			continue
		}
		d := record.Decision{Who: v.who.Name, At: v.s.Now().UTC(), Act: record.Accept}
		d.On = record.Ref{What: record.OnStatement, Document: f.Hash, Passage: r.Statement.Quote, Quote: r.Statement.Quote.In(f.Reading.Document.Text)}
		if _, err := v.lib.Decide(v.Context(), d); err != nil {
			return answer{}, err
		}
	}
	return answer{to: v.documentAt(f.Hash, "show", v.PostFormValue("show")) + "#reading"}, nil
}

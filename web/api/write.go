package api

import (
	"context"
	"encoding/json"
	"net/http"
	"path"
	"reflect"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/store"
	"rapporteur/store/team"
	"rapporteur/web/page"
)

// The most that a body may have, in bytes.
const (
	largestAccount  = 16 << 20
	largestDecision = 64 << 10
)

// patience is how long a body may take to come.
const patience = 5 * time.Minute

// writes is an operation that adds something to the record. Its example is a
// body that it takes.
func writes(tag, id, path, summary, description string, largest int64, example any) huma.Operation {
	return huma.Operation{
		OperationID: id, Method: http.MethodPost, Path: path, Tags: []string{tag}, Summary: summary, Description: description, MaxBodyBytes: largest, BodyReadTimeout: patience,
		Security: []map[string][]string{{token: {write}}}, Errors: []int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusRequestEntityTooLarge, http.StatusUnprocessableEntity},
		RequestBody: &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Example: example}}},
	}
}

// An Account is an account that is given to be kept.
type Account struct {
	Text      string      `json:"text" minLength:"1" doc:"The account as it was published, in plain text, or in the format that the ending of its name tells."`
	Name      string      `json:"name,omitempty" maxLength:"200" example:"note.html" doc:"Name of the file. The ending tells the format: .txt, .md or .html; without it, plain text."`
	Title     string      `json:"title,omitempty" maxLength:"1000" doc:"Its headline; without it, the reader looks for one."`
	Publisher string      `json:"publisher,omitempty" maxLength:"500" doc:"Who published it."`
	Published record.Date `json:"published,omitempty" doc:"When; “on Tuesday” is dated by it."`
	Language  string      `json:"language,omitempty" enum:"en" doc:"The one language that is read."`
	URL       string      `json:"url,omitempty" maxLength:"2000" pattern:"^https?://" patternDescription:"web address that begins with https:// or http://" doc:"Its page on the web. Another text from the same page is kept as a new version."`
}

// A DecisionMade is what is said to be so. Who says it, and when, the server
// knows.
type DecisionMade struct {
	Act      record.Act      `json:"act"`
	On       Place           `json:"on"`
	With     *PlaceThere     `json:"with,omitempty" doc:"The other one, for same and not-same; for standing, a passage of an account of the meeting at which it stands so."`
	Set      map[string]any  `json:"set,omitempty" doc:"For amend and add: fields of a statement (or meeting), in the form of a reading."`
	Standing record.Standing `json:"standing,omitempty" doc:"For standing alone."`
	Note     string          `json:"note,omitempty" maxLength:"5000" doc:"Why."`
	Seen     int64           `json:"seen" minimum:"0" doc:"Number of the last decision about the account that you know of, which get-document gives as “seen”. Where somebody decided otherwise about the same since, the answer is 409 with both decisions, and nothing is kept."`
}

// A Place is a thing by the words it stands on.
type Place struct {
	What    record.What    `json:"what,omitempty" doc:"Without it, a statement; a commitment where a standing is set."`
	Passage record.Passage `json:"passage,omitzero" doc:"Where the words are, in code points of the text. An account as a whole needs none, nor does a meeting that is named nowhere."`
	Quote   string         `json:"quote,omitempty" doc:"The words themselves. They must stand there."`
	Name    string         `json:"name,omitempty" maxLength:"500" doc:"The name of a mechanism or a person, as the account has it."`
}

// A PlaceThere is a place in an account that is named beside.
type PlaceThere struct {
	Document string `json:"document" minLength:"8" maxLength:"64" pattern:"^[0-9a-f]+$" patternDescription:"hexadecimal digits" doc:"The hash of the account, or its beginning."`
	Place
}

// Acceptances are the statements that are accepted in one go.
type Acceptances struct {
	Statements []string `json:"statements" nullable:"false" minItems:"1" maxItems:"10000" doc:"Ids of statements, as get-document has them."`
}

// Accepted are the decisions that were made.
type Accepted struct {
	Accepted []store.Entry `json:"accepted" doc:"None for a statement that somebody had decided about."`
}

type addInput struct{ Body Account }

type addOutput struct {
	Status int
	Body   library.Added
}

type decideInput struct {
	OfDocument
	Body DecisionMade
}

type decideOutput struct {
	Status int
	Body   store.Entry
}

type acceptInput struct {
	OfDocument
	Body Acceptances
}

// writing registers the operations that add to the record.
func (a *API) writing() {
	add := writes(documents, "add-document", "/documents", "Add an account",
		"Reads an account and keeps it with what it tells. A text is known by its words: sent again, it changes nothing, and the answer is 200 with the news “known” in place of 201; what is newly told of it from outside is “retold”. When the answer comes, it is on disk.", largestAccount,
		Account{Text: "Helsinki – Kenya and Finland held the fourth round of political consultations on 3 March 2026. The two sides agreed to open a hotline.", Title: "Kenya and Finland hold talks", Publisher: "Kenya Diplomatic Bulletin", Published: "2026-03-04"})
	add.DefaultStatus = http.StatusCreated
	add.Responses = map[string]*huma.Response{"200": {Description: "The text was known already", Content: a.described(library.Added{})}}
	huma.Register(a.huma, add, func(ctx context.Context, in *addInput) (*addOutput, error) {
		out, err := a.add(ctx, in.Body)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return out, nil
	})

	decide := writes(decisions, "decide", "/documents/{document}/decisions", "Say what is so",
		"Appends one decision about the account to the log, for ever; a later one on the same thing overrules it. It is tied to words: the passage must say what the quote says. A decision that was made already by somebody else in the same way is answered with 200, and not kept twice. Taking back (withdraw) is about one's own last word alone. When the answer comes, it is on disk.", largestDecision,
		DecisionMade{Act: record.Amend, On: Place{What: record.OnStatement, Passage: record.Passage{Start: 964, End: 978}, Quote: "suggested a visit"}, Set: map[string]any{"kind": "propose", "to": []string{"JPN"}}, Note: "“Suggested” to both.", Seen: 12})
	decide.DefaultStatus = http.StatusCreated
	decide.Errors = append(decide.Errors, http.StatusNotFound)
	decide.Responses = map[string]*huma.Response{
		"200": {Description: "It was decided so already", Content: a.described(store.Entry{})},
		"409": {Description: "Somebody decided otherwise in the meantime", Content: map[string]*huma.MediaType{"application/problem+json": a.described(Conflict{})["application/json"]}},
	}
	huma.Register(a.huma, decide, func(ctx context.Context, in *decideInput) (*decideOutput, error) {
		out, err := decideOn(ctx, in)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return out, nil
	})

	accept := writes(decisions, "accept-statements", "/documents/{document}/acceptances", "Accept several statements",
		"Accepts those of the statements that nobody has decided about; others stay as they are.", largestAccount, Acceptances{[]string{"964-978", "1012-1070"}})
	accept.Errors = append(accept.Errors, http.StatusNotFound)
	huma.Register(a.huma, accept, func(ctx context.Context, in *acceptInput) (*answered[Accepted], error) {
		all, err := acceptAll(ctx, in)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return &answered[Accepted]{Accepted{all}}, nil
	})
}

// described is the content of an answer of a type.
func (a *API) described(of any) map[string]*huma.MediaType {
	t := reflect.TypeOf(of)
	return map[string]*huma.MediaType{"application/json": {Schema: a.huma.OpenAPI().Components.Schemas.Schema(t, true, t.Name())}}
}

func (a *API) add(ctx context.Context, in Account) (*addOutput, error) {
	v := view(ctx)
	name := in.Name
	if path.Ext(name) == "" {
		name += ".txt"
	}
	doc, err := source.Parse(name, []byte(in.Text))
	if err != nil {
		return nil, at("body.text", err.Error(), nil)
	}
	if !in.Published.Valid() {
		return nil, at("body.published", "expected a date like 2026-03-12, 2026-03 or 2026", in.Published)
	}
	doc.Name = strings.TrimSuffix(path.Base(name), path.Ext(name))
	for to, from := range map[*string]string{&doc.Title: in.Title, &doc.Publisher: in.Publisher, &doc.URL: in.URL, &doc.Language: in.Language} {
		if from != "" {
			*to = from
		}
	}
	doc.Published = in.Published
	switch role, err := v.Library.RoleToAdd(ctx, v.Rights, doc); {
	case err != nil:
		return nil, err
	case role < team.Rapporteur:
		return nil, mayNot
	}
	out, err := v.Library.Take(ctx, doc, v.Now())
	if err != nil {
		return nil, err
	}
	k, err := v.Library.Reading(ctx, out.Hash)
	if err != nil {
		return nil, err
	}
	added := &addOutput{http.StatusOK, library.Added{News: out.News, Document: out.Hash, Before: out.Before, Address: k.Version.Address, Title: k.Reading.Document.Title}}
	if out.News == store.New || out.News == store.NewVersion {
		added.Status = http.StatusCreated
	}
	return added, nil
}

func decideOn(ctx context.Context, in *decideInput) (*decideOutput, error) {
	v := view(ctx)
	f, err := v.File(ctx, in.Document)
	if err != nil {
		return nil, err
	}
	d, err := in.Body.decision(ctx, v, f)
	if err != nil {
		return nil, err
	}
	role, err := may(ctx, v, d)
	if err != nil {
		return nil, err
	}
	e, err := v.Library.DecideSeen(ctx, d, in.Body.Seen, role)
	if err != nil {
		return nil, err
	}
	out := &decideOutput{http.StatusCreated, e}
	if made, err := e.Decision(); err != nil || made.Who != d.Who || !made.At.Equal(d.At) {
		out.Status = http.StatusOK // it stands for the same one
	}
	return out, nil
}

// decision makes a decision of what was sent about an account.
func (m DecisionMade) decision(ctx context.Context, v page.View, f library.Filing) (record.Decision, error) {
	d := record.Decision{Who: v.Who, At: v.Now().UTC(), Act: m.Act, Standing: m.Standing, Note: m.Note}
	usual := record.OnStatement
	if m.Act == record.SetStand {
		usual = record.OnCommitment
	}
	d.On = m.On.ref(f.Hash, usual)
	if (d.On.What == record.OnDocument || d.On.What == record.OnMeeting) && d.On.Passage == (record.Passage{}) {
		d.On.Passage = f.Opening()
		d.On.Quote = d.On.Passage.In(f.Reading.Document.Text)
	}
	var err error
	if m.Set != nil {
		if d.Set, err = json.Marshal(m.Set); err != nil {
			return d, err
		}
	}
	if m.With != nil {
		other, err := v.File(ctx, m.With.Document)
		if err != nil {
			return d, at("body.with.document", "expected the hash of an account of this record", m.With.Document)
		}
		with := m.With.ref(other.Hash, usual)
		d.With = &with
	}
	if d.Act == record.Withdraw {
		d.On, err = f.Withdrawn(d.Who, d.On)
	}
	return d, err
}

func (p Place) ref(document string, usual record.What) record.Ref {
	ref := record.Ref{What: p.What, Document: document, Passage: p.Passage, Quote: p.Quote, Name: p.Name}
	if ref.What == "" {
		ref.What = usual
	}
	return ref
}

func acceptAll(ctx context.Context, in *acceptInput) ([]store.Entry, error) {
	v := view(ctx)
	f, err := v.File(ctx, in.Document)
	if err != nil {
		return nil, err
	}
	var all []record.Passage
	for _, id := range in.Body.Statements {
		p, err := page.Passage(id)
		if err != nil {
			return nil, at("body.statements", "expected ids like 964-978", id)
		}
		all = append(all, p)
	}
	if _, err := may(ctx, v, record.Decision{On: record.Ref{Document: f.Hash}}); err != nil {
		return nil, err
	}
	return v.Library.AcceptAll(ctx, f, all, v.Who, v.Now().UTC())
}

// may tells in which role who asks decides so, which may be limited to
// mechanisms, and fails where he may not.
func may(ctx context.Context, v page.View, d record.Decision) (team.Role, error) {
	role, err := v.Library.RoleToDecide(ctx, v.Rights, d)
	if err == nil && role < team.Rapporteur {
		err = mayNot
	}
	return role, err
}

// at is the problem of one field.
func at(where, message string, value any) error {
	return huma.NewError(http.StatusUnprocessableEntity, "validation failed", &huma.ErrorDetail{Location: where, Message: message, Value: value})
}

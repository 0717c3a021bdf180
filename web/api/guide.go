package api

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// The tags that operations are gathered under.
const (
	mechanisms = "Mechanisms"
	documents  = "Documents"
	finding    = "Finding"
	decisions  = "Decisions"
	people     = "Team"
	about      = "About"
)

var tags = []*huma.Tag{
	{Name: mechanisms, Description: "Dialogues, their meetings, and what was promised at them."},
	{Name: documents, Description: "Published accounts, in all their versions, and what was read in them."},
	{Name: finding, Description: "What was said, over all mechanisms."},
	{Name: decisions, Description: "What people said about what was read."},
	{Name: people, Description: "Who may do what. Where “rapporteur serve” serves one person alone, there is no team, and the answer is 404."},
	{Name: about, Description: "The server and its reader."},
}

const description = `All that the pages do with a record, for programs. Answers are what the page of the same matter shows: its address, given as “href”, with .json behind it answers the same.

Ids are those that lists give. Dates are known as far as they are written: 2026-03-12, 2026-03 or 2026. Offsets count Unicode code points of a document's text from 0, the end not included.

Lists come in parts; the header Link has the address of the next. Lists over all mechanisms count those of which they could not yet take in the latest as “mechanisms_left_out”; asked again, they have them. An ETag, on whatever is no list, tells one state of the record from another: sent back as If-None-Match, the answer is 304 where nothing has changed. What is wrong is answered as application/problem+json (RFC 9457), which says where.

Nothing is ever changed or deleted. An account that is added again is known, and a decision that is sent again is not kept twice; both may be repeated safely.`

// A Guide is the description of the API as a page has it.
type Guide struct {
	Base        string   `json:"base"`
	Description []string `json:"description"` // paragraphs
	Groups      []Group  `json:"groups"`
	Types       []Type   `json:"types"` // of what is sent and answered
}

// A Group is the operations under one tag.
type Group struct {
	Name        string      `json:"name"`
	Description string      `json:"description"`
	Operations  []Operation `json:"operations"`
}

// An Operation is what a program can ask for.
type Operation struct {
	ID          string   `json:"id"`
	Method      string   `json:"method"`
	Path        string   `json:"path"`
	Summary     string   `json:"summary"`
	Description string   `json:"description"`
	Scope       string   `json:"scope,omitempty"`
	Fields      []Field  `json:"fields,omitempty"`  // of path, query and body
	Answers     []Answer `json:"answers"`           // but for problems that every operation has
	Example     string   `json:"example,omitempty"` // of a body
}

// A Type is an object of an answer or of a body.
type Type struct {
	Name   string  `json:"name"`
	Fields []Field `json:"fields"`
}

// A Field is something that an operation is given, or that a type has.
type Field struct {
	Name        string `json:"name"`
	In          string `json:"in,omitempty"` // path, query or body
	Required    bool   `json:"required,omitempty"`
	Type        string `json:"type"`
	Of          string `json:"of,omitempty"` // the type that it is of, where that is one of ours
	Description string `json:"description,omitempty"`
	Values      string `json:"values,omitempty"`
	Example     string `json:"example,omitempty"`
}

// An Answer is a status with the name of what comes with it.
type Answer struct {
	Status      string `json:"status"`
	Description string `json:"description"`
	Type        string `json:"type,omitempty"`
	Of          string `json:"of,omitempty"`
}

// Guide describes the API that answers for a record whose pages are below base.
func (a *API) Guide(base string) Guide {
	g := Guide{Base: base + Base, Description: strings.Split(description, "\n\n")}
	for _, tag := range tags {
		group := Group{Name: tag.Name, Description: tag.Description}
		for _, op := range a.operations {
			if slices.Contains(op.Tags, tag.Name) {
				group.Operations = append(group.Operations, a.operation(op))
			}
		}
		g.Groups = append(g.Groups, group)
	}
	all := a.huma.OpenAPI().Components.Schemas.Map()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		g.Types = append(g.Types, Type{name, a.fields("", "", all[name])})
	}
	return g
}

func (a *API) operation(op *huma.Operation) Operation {
	out := Operation{ID: op.OperationID, Method: op.Method, Path: op.Path, Summary: op.Summary, Description: op.Description, Scope: needs(op)}
	for _, p := range op.Parameters {
		out.Fields = append(out.Fields, a.field(p.Name, p.In, p.Required, p.Description, p.Schema))
	}
	if op.RequestBody != nil {
		body := op.RequestBody.Content["application/json"]
		out.Fields = append(out.Fields, a.bodyFields("", body.Schema)...)
		if b, err := json.MarshalIndent(body.Example, "", "  "); err == nil && body.Example != nil {
			out.Example = string(b)
		}
	}
	for _, status := range slices.Sorted(maps.Keys(op.Responses)) {
		answer := Answer{Status: status, Description: op.Responses[status].Description}
		for _, content := range op.Responses[status].Content {
			if content.Schema != nil {
				answer.Type, answer.Of = typeName(content.Schema)
			}
		}
		if answer.Of != problemName {
			out.Answers = append(out.Answers, answer)
		}
	}
	return out
}

// bodyFields lists the fields of a body, those of a field's own fields after
// it.
func (a *API) bodyFields(before string, s *huma.Schema) (out []Field) {
	for _, f := range a.fields(before, "body", s) {
		out = append(out, f)
		if of := a.huma.OpenAPI().Components.Schemas.Map()[f.Of]; of != nil {
			out = append(out, a.bodyFields(f.Name+".", of)...)
		}
	}
	return out
}

// fields lists the fields of an object.
func (a *API) fields(before, in string, s *huma.Schema) []Field {
	out := []Field{}
	if s.Ref != "" {
		s = a.huma.OpenAPI().Components.Schemas.SchemaFromRef(s.Ref)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		p := s.Properties[name]
		out = append(out, a.field(before+name, in, slices.Contains(s.Required, name), p.Description, p))
	}
	return out
}

func (a *API) field(name, in string, required bool, description string, s *huma.Schema) Field {
	f := Field{Name: name, In: in, Required: required, Description: cmp.Or(description, s.Description)}
	f.Type, f.Of = typeName(s)
	if s.Type == huma.TypeArray && s.Items != nil {
		s = s.Items
	}
	for _, v := range s.Enum {
		if f.Values != "" {
			f.Values += ", "
		}
		f.Values += fmt.Sprint(v)
	}
	if len(s.Examples) > 0 {
		f.Example = fmt.Sprint(s.Examples[0])
	}
	return f
}

// typeName names what a schema describes, and the type of ours that it is of.
func typeName(s *huma.Schema) (name, of string) {
	switch {
	case s.Ref != "":
		of = path.Base(s.Ref)
		return of, of
	case s.Type == huma.TypeArray && s.Items != nil:
		name, of = typeName(s.Items)
		return name + "[]", of
	}
	return s.Type, ""
}

// Described answers with the description in OpenAPI 3.1, of the API for a
// record whose pages are below base.
func (a *API) Described(base string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		doc := *a.huma.OpenAPI()
		doc.Servers = []*huma.Server{{URL: base + Base}}
		write, kind := doc.MarshalJSON, "application/openapi+json"
		if strings.HasSuffix(req.URL.Path, ".yaml") {
			write, kind = doc.YAML, "application/openapi+yaml"
		}
		b, err := write()
		if err != nil {
			a.log.Error("describing the API", "error", err)
			http.Error(w, "the description cannot be written", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", kind)
		if _, err := w.Write(b); err != nil {
			a.log.Debug("whoever asked has gone", "error", err)
		}
	})
}

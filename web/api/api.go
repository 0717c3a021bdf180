// Package api is all that the pages do, for programs: over HTTP, in JSON, with
// a description in OpenAPI 3.1. What a reading operation answers is what the
// page of the same matter shows, see package page.
//
//   - api.go: the API, and how a request comes to its operation
//   - read.go, write.go: the operations, and what they take
//   - manage.go: the operations of a record's administrators
//   - schema.go: how types of the record are described
//   - problem.go: what is answered where something is wrong
//   - guide.go: the description as a page has it
//
// It lets nobody in: whoever serves it says who asks, in which record, and what
// he may do there.
package api

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"rapporteur/store/team"
	"rapporteur/web/page"
)

// Version is that of the API. What one version answers is only ever added to.
const Version = "1"

// Base is where the API is, below the pages of a record.
const Base = "/api/v" + Version

// A Caller is who asks, with the record that he asks about as he sees it, and
// what he may do there.
type Caller struct {
	View page.View

	// The team that works on the record, nil for a person alone.
	Team       *team.Team
	By         team.By                                 // who asks
	Record     string                                  // by which the team knows it, "" for the main one
	Invitation func(token string) string               // the address of an invitation
	Records    func(context.Context) []page.RecordLink // in which who asks has a role
}

// An Ask finds out who asks. Of whom nothing is known, the error is a page.Fault
// of status 401.
type Ask func(*http.Request) (Caller, error)

// An API answers programs.
type API struct {
	huma       huma.API
	mux        *http.ServeMux
	log        *slog.Logger
	operations []*huma.Operation // in their order
}

// New makes the API.
func New(log *slog.Logger) *API {
	a := &API{mux: http.NewServeMux(), log: log}
	c := config()
	c.OnAddOperation = append(c.OnAddOperation, func(_ *huma.OpenAPI, op *huma.Operation) { a.operations = append(a.operations, op) })
	a.huma = humago.New(a.mux, c)
	a.huma.UseMiddleware(a.admit)
	a.reading()
	a.writing()
	a.managing()
	a.mux.HandleFunc("/", a.nowhere)
	return a
}

func config() huma.Config {
	c := huma.DefaultConfig("Rapporteur", Version)
	c.Info.Description = description
	c.Info.License = &huma.License{Name: "Apache License 2.0", Identifier: "Apache-2.0"}
	c.Tags = tags
	c.Components.Schemas = schemas()
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		token: {Type: "http", Scheme: "bearer", Description: "A token with the scope read, write or admin. Browsers, and programs of a person alone, send the cookie of their session instead."},
	}
	c.OpenAPIPath, c.DocsPath, c.SchemasPath = "", "", "" // see Document
	c.CreateHooks = nil                                   // which would put a link to its schema into every answer
	c.RejectUnknownQueryParameters = true
	return c
}

// For answers the requests for a record whose pages are below base. ask tells
// who they are from.
func (a *API) For(base string, ask Ask) http.Handler {
	return http.StripPrefix(base+Base, http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("Cache-Control", "private, no-cache")
		a.mux.ServeHTTP(w, req.WithContext(context.WithValue(req.Context(), askKey{}, ask)))
	}))
}

type (
	askKey    struct{}
	callerKey struct{}
)

// caller returns who was admitted.
func caller(ctx context.Context) Caller {
	c, _ := ctx.Value(callerKey{}).(Caller)
	return c
}

// view returns the record as he sees it.
func view(ctx context.Context) page.View { return caller(ctx).View }

// The name of the security scheme, and its scopes.
const (
	token = "token"
	read  = "read"
	write = "write"
	admin = "admin"
)

// least is the role that a scope takes, in the record or in some mechanism of
// it. Which mechanism it is in, operations that write look at themselves.
var least = map[string]team.Role{read: team.Reader, write: team.Rapporteur, admin: team.Administrator}

// needs names the scope that an operation needs, "" for none.
func needs(op *huma.Operation) string {
	for _, s := range op.Security {
		if scopes := s[token]; len(scopes) > 0 {
			return scopes[0]
		}
	}
	return ""
}

// admit lets in whom the operation is open to.
func (a *API) admit(ctx huma.Context, next func(huma.Context)) {
	scope := needs(ctx.Operation())
	if scope == "" {
		next(ctx)
		return
	}
	req, _ := humago.Unwrap(ctx)
	ask, ok := req.Context().Value(askKey{}).(Ask)
	if !ok {
		a.fail(ctx, errors.New("nobody said who may ask"))
		return
	}
	who, err := ask(req)
	if may := who.View.Rights.Highest(); err == nil && may < least[scope] {
		err = mayNot
	}
	if err != nil {
		a.fail(ctx, err)
		return
	}
	next(huma.WithValue(ctx, callerKey{}, who))
}

// unchanged marks answers with the state of the record that they are of, and
// answers whoever has that already with no more than that. It is not for lists
// over all mechanisms, which may leave out what is still being worked out.
func (a *API) unchanged(ctx huma.Context, next func(huma.Context)) {
	v := view(ctx.Context())
	stamp, err := v.Library.Stamp(ctx.Context())
	if err != nil {
		a.fail(ctx, err)
		return
	}
	// What is overdue changes with the day, what is read with the reader.
	u := ctx.URL()
	sum := sha256.Sum256([]byte(strings.Join([]string{v.Base, u.RequestURI(), stamp, v.Library.Label, v.Now().UTC().Format("2006-01-02")}, "\n")))
	tag := `"` + hex.EncodeToString(sum[:12]) + `"`
	ctx.SetHeader("ETag", tag)
	for _, have := range strings.Split(ctx.Header("If-None-Match"), ",") {
		if strings.TrimPrefix(strings.TrimSpace(have), "W/") == tag {
			ctx.SetStatus(http.StatusNotModified)
			return
		}
	}
	next(ctx)
}

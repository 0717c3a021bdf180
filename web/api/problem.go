package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/store/team"
	"rapporteur/web/page"
)

// mayNot says that a role, or a token's scope, does not reach.
var mayNot = page.Fault{Status: http.StatusForbidden, Key: "error.maynot"}

// A Conflict is the problem that somebody decided about the same thing in the
// meantime.
type Conflict struct {
	huma.ErrorModel
	Theirs store.Entry     `json:"theirs" doc:"The decision that was made in the meantime."`
	Yours  record.Decision `json:"yours" doc:"The decision that was not made because of it."`
	Final  bool            `json:"final,omitempty" doc:"Whoever asks may not overrule it."`
}

// problem is what is answered to an error: the problem of whoever asks, else
// one of the program or the machine, which does not go out.
func (a *API) problem(ctx context.Context, err error) huma.StatusError {
	say := func(key string, detail string) string {
		if v := view(ctx); v.Say != nil {
			return v.Say(key, detail)
		}
		return ""
	}
	var fault page.Fault
	var other *library.Conflict
	var ours huma.StatusError
	switch {
	case errors.As(err, &ours):
		return ours
	case errors.As(err, &fault):
		if text, ok := plainly[fault.Status]; ok {
			return huma.NewError(fault.Status, text)
		}
		return huma.NewError(fault.Status, say(fault.Key, fault.Detail))
	case errors.Is(err, store.ErrUnknown):
		return huma.NewError(http.StatusNotFound, plainly[http.StatusNotFound])
	case errors.As(err, &other):
		c := &Conflict{Theirs: other.Theirs, Yours: other.Yours, Final: other.Final}
		c.Status, c.Title, c.Detail = http.StatusConflict, http.StatusText(http.StatusConflict), fmt.Sprintf("Somebody decided otherwise about the same in the meantime. Look at it, and send yours again with seen = %d where it is still to hold.", other.Theirs.Number)
		if other.Final {
			c.Detail = "Somebody else decided otherwise about the same. Only the role of head overrules that."
		}
		return c
	case errors.Is(err, team.ErrUnknown), errors.Is(err, store.ErrUnread):
		return huma.NewError(http.StatusNotFound, err.Error())
	case errors.Is(err, team.ErrTaken):
		return huma.NewError(http.StatusConflict, err.Error())
	case errors.Is(err, store.ErrRefused), errors.Is(err, store.ErrSeveral), errors.Is(err, library.ErrNotYours),
		errors.Is(err, team.ErrName), errors.Is(err, team.ErrDisplay), errors.Is(err, team.ErrRole), errors.Is(err, team.ErrLast):
		return huma.NewError(http.StatusUnprocessableEntity, err.Error())
	}
	if ctx.Err() == nil {
		a.log.Error("answering a program", "error", err)
	}
	return huma.NewError(http.StatusInternalServerError, "It is a fault of the program or of the machine, and nothing you did. Where rapporteur serve runs, its log tells more.")
}

// plainly are the texts of faults that are the same for every operation.
var plainly = map[int]string{
	http.StatusUnauthorized: "Nobody is known by this request. Send a token, as Authorization: Bearer TOKEN, or the cookie of a session.",
	http.StatusForbidden:    "Your role, or the scope of your token, does not reach so far.",
	http.StatusNotFound:     "There is nothing under this address in the record. Ids are those that lists give; a document is named by the first 8 or more characters of its hash.",
}

// fail answers with a problem before an operation is come to.
func (a *API) fail(ctx huma.Context, err error) {
	p := a.problem(ctx.Context(), err)
	_, w := humago.Unwrap(ctx)
	a.send(w, p)
}

// send writes a problem.
func (a *API) send(w http.ResponseWriter, p huma.StatusError) {
	if p.GetStatus() == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", "Bearer")
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.GetStatus())
	if err := json.NewEncoder(w).Encode(p); err != nil {
		a.log.Debug("whoever asked has gone", "error", err)
	}
}

// nowhere answers what is no operation.
func (a *API) nowhere(w http.ResponseWriter, req *http.Request) {
	a.send(w, huma.NewError(http.StatusNotFound, fmt.Sprintf("There is no operation %s %s%s; /api/openapi.json lists those there are.", req.Method, Base, req.URL.Path)))
}

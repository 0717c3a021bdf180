package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"rapporteur/library"
	"rapporteur/store"
	"rapporteur/web/page"
)

// A visit is one request: who asks, and in which record.
type visit struct {
	*http.Request
	s    *Server
	who  Visitor
	view page.View
}

// An answer is what a visit comes to: a page with its data, or another address
// to go to.
type answer struct {
	page    string // name of the template
	title   string
	data    any // of the page and of its twin
	status  int // 0 is 200
	to      string
	cookies []*http.Cookie // to be set besides
	wait    int            // how many seconds to wait before the next try
}

// A fault is an error that is the visitor's to mend.
type fault = page.Fault

var (
	errNoPage       = page.ErrNone
	errNobody       = fault{Status: http.StatusUnauthorized, Key: "error.nobody"}
	errMayNot       = fault{Status: http.StatusForbidden, Key: "error.maynot"}
	errNotSignedIn  = fault{Status: http.StatusUnauthorized, Key: "error.notsignedin"}
	errNoRole       = fault{Status: http.StatusForbidden, Key: "error.norole"}
	errNoInvitation = fault{Status: http.StatusForbidden, Key: "error.noinvitation"}
	errHouse        = fault{Status: http.StatusBadGateway, Key: "error.house"}
	errPassing      = fault{Status: http.StatusBadRequest, Key: "error.passing"}
	errPatience     = fault{Status: http.StatusTooManyRequests, Key: "error.patience"}
	errUsedLink     = fault{Status: http.StatusForbidden, Key: "error.usedlink"}
)

// wrong says that what a visitor sent cannot be taken.
func wrong(key, detail string) fault { return page.Wrong(key, detail) }

// badForm makes the fault of a form that cannot be read; one that is too large
// stays what it is.
func badForm(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return err
	}
	return wrong("error.form", "")
}

// back returns where a form wants to go when it is done: a page of this
// record, else the one given.
func (v *visit) back(otherwise string) string {
	to := v.FormValue("back")
	if !strings.HasPrefix(to, v.view.Base+"/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t") {
		return otherwise
	}
	return to
}

// serve answers one request.
func (s *Server) serve(w http.ResponseWriter, req *http.Request, r route, base, record string, lib *library.Library) {
	who, err := s.admit(req, record, r.Least)
	if err != nil {
		s.fail(w, req, base, who, err)
		return
	}
	most := int64(largestForm)
	if who.Name == "" {
		most = smallForm
	}
	req.Body = http.MaxBytesReader(w, req.Body, most)
	v := &visit{req, s, who, s.view(lib, base, who)}
	if err := v.within(r); err != nil {
		s.fail(w, req, base, who, err)
		return
	}
	a, err := r.page(v)
	if err != nil {
		s.fail(w, req, base, who, err)
		return
	}
	s.write(w, req, base, who, a)
}

// write sends an answer, as a page or as its twin.
func (s *Server) write(w http.ResponseWriter, req *http.Request, base string, who Visitor, a answer) {
	for _, c := range a.cookies {
		http.SetCookie(w, c)
	}
	if a.wait > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(a.wait))
	}
	if a.to != "" {
		http.Redirect(w, req, a.to, http.StatusSeeOther)
		return
	}
	if a.status == 0 {
		a.status = http.StatusOK
	}
	if req.Context().Value(twinKey{}) != nil {
		b, err := json.MarshalIndent(a.data, "", " ")
		if err != nil {
			s.Log.Error("writing JSON", "path", req.URL.Path, "error", err)
			http.Error(w, "{}", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(a.status)
		_, _ = w.Write(append(b, '\n')) // whoever went away does not miss it
		return
	}
	b, err := s.views.set(a, s.frame(req, base, who, a.title))
	if err != nil {
		s.Log.Error("setting a page", "path", req.URL.Path, "error", err)
		http.Error(w, s.words.say("error.ours"), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(a.status)
	_, _ = w.Write(b)
}

// A faultPage says what went wrong, and what to do.
type faultPage struct {
	Status  int               `json:"status"`
	What    string            `json:"error"`
	Do      string            `json:"do,omitempty"`
	Detail  string            `json:"detail,omitempty"`
	Records []page.RecordLink `json:"records,omitempty"` // in which one has a role
}

// fail answers with a fault.
func (s *Server) fail(w http.ResponseWriter, req *http.Request, base string, who Visitor, err error) {
	f := fault{Status: http.StatusInternalServerError, Key: "error.ours"}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &f):
	case errors.Is(err, store.ErrUnknown), errors.Is(err, store.ErrUnread), errors.Is(err, store.ErrSeveral):
		f = errNoPage
	case errors.Is(err, store.ErrRefused):
		f = wrong("error.form", "")
	case errors.As(err, &large):
		f = fault{Status: http.StatusRequestEntityTooLarge, Key: "error.large"}
	case req.Context().Err() != nil:
		return // nobody waits for an answer any more
	default:
		s.Log.Error("answering", "path", req.URL.Path, "error", err)
	}
	if s.Team != nil && f == errNobody {
		if s.entrance(w, req, who) {
			return
		}
		f = errNotSignedIn
	}
	p := faultPage{f.Status, s.words.say(f.Key), s.words.maybe(f.Key + ".do"), f.Detail, nil}
	if f == errNoRole {
		p.Records = s.recordsOf(req.Context(), who)
	}
	s.write(w, req, base, who, answer{page: "fault", title: p.What, data: p, status: f.Status})
}

func unescaped(path string) (string, error) { return url.PathUnescape(path) }

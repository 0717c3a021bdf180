package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"rapporteur/library"
	"rapporteur/store"
)

// A visit is one request: who asks, and in which record.
type visit struct {
	*http.Request
	s    *Server
	who  Visitor
	base string // what stands before the path of every page of this record
	lib  *library.Library
}

// An answer is what a visit comes to: a page with its data, or another address
// to go to.
type answer struct {
	page   string // name of the template
	title  string
	data   any // of the page and of its twin
	status int // 0 is 200
	to     string
	cookie *http.Cookie // to be set besides
}

// A fault is an error that is the visitor's to mend, with the status that says
// so. What is no fault is the program's, or the machine's.
type fault struct {
	status int
	key    string // of the words
	detail string
}

func (f fault) Error() string {
	if f.detail != "" {
		return f.key + ": " + f.detail
	}
	return f.key
}

var (
	errNoPage   = fault{http.StatusNotFound, "error.nopage", ""}
	errNobody   = fault{http.StatusUnauthorized, "error.nobody", ""}
	errMayNot   = fault{http.StatusForbidden, "error.maynot", ""}
	errUsedLink = fault{http.StatusForbidden, "error.usedlink", ""}
)

// wrong says that what a visitor sent cannot be taken.
func wrong(key, detail string) fault { return fault{http.StatusUnprocessableEntity, key, detail} }

// badForm makes the fault of a form that cannot be read; one that is too large
// stays what it is.
func badForm(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return err
	}
	return wrong("error.form", "")
}

// link returns the address of a page of the same record, from the parts of its
// path and name, value pairs of a query.
func (v *visit) link(parts []string, query ...string) string {
	p := v.base
	for _, part := range parts {
		p += "/" + url.PathEscape(part)
	}
	if p == v.base {
		p += "/"
	}
	q := url.Values{}
	for i := 0; i+1 < len(query); i += 2 {
		if query[i+1] != "" {
			q.Set(query[i], query[i+1])
		}
	}
	if len(q) > 0 {
		p += "?" + q.Encode()
	}
	return p
}

// with returns the address of this very page with some values of its query
// changed; empty ones are left out.
func (v *visit) with(query ...string) string {
	q := v.URL.Query()
	for i := 0; i+1 < len(query); i += 2 {
		q.Del(query[i])
		if query[i+1] != "" {
			q.Set(query[i], query[i+1])
		}
	}
	path := v.URL.EscapedPath()
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	return path
}

// back returns where a form wants to go when it is done: a page of this
// record, else the one given.
func (v *visit) back(otherwise string) string {
	to := v.FormValue("back")
	if !strings.HasPrefix(to, v.base+"/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t") {
		return otherwise
	}
	return to
}

// serve answers one request.
func (s *Server) serve(w http.ResponseWriter, req *http.Request, r route, base string, lib *library.Library) {
	who, err := s.admit(req, r.Least)
	if err != nil {
		s.fail(w, req, base, who, err)
		return
	}
	req.Body = http.MaxBytesReader(w, req.Body, largestForm)
	a, err := r.page(&visit{req, s, who, base, lib})
	if err != nil {
		s.fail(w, req, base, who, err)
		return
	}
	s.write(w, req, base, who, a)
}

// write sends an answer, as a page or as its twin.
func (s *Server) write(w http.ResponseWriter, req *http.Request, base string, who Visitor, a answer) {
	if a.cookie != nil {
		http.SetCookie(w, a.cookie)
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
	Status int    `json:"status"`
	What   string `json:"error"`
	Do     string `json:"do,omitempty"`
	Detail string `json:"detail,omitempty"`
}

// fail answers with a fault.
func (s *Server) fail(w http.ResponseWriter, req *http.Request, base string, who Visitor, err error) {
	f := fault{http.StatusInternalServerError, "error.ours", ""}
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &f):
	case errors.Is(err, store.ErrUnknown):
		f = errNoPage
	case errors.As(err, &large):
		f = fault{http.StatusRequestEntityTooLarge, "error.large", ""}
	case req.Context().Err() != nil:
		return // nobody waits for an answer any more
	default:
		s.Log.Error("answering", "path", req.URL.Path, "error", err)
	}
	page := faultPage{f.status, s.words.say(f.key), s.words.maybe(f.key + ".do"), f.detail}
	s.write(w, req, base, who, answer{page: "fault", title: page.What, data: page, status: f.status})
}

func unescaped(path string) (string, error) { return url.PathUnescape(path) }

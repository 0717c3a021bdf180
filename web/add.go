package web

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"strings"

	"rapporteur/internal/english"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/store"
	"rapporteur/web/page"
)

// largestForm is how much one form may send, and smallForm one of somebody who
// is not known.
const (
	largestForm = 64 << 20
	smallForm   = 64 << 10
)

// An addPage takes new accounts.
type addPage struct {
	Text      string      `json:"-"`
	Title     string      `json:"-"`
	Publisher string      `json:"-"`
	Published string      `json:"-"`
	URL       string      `json:"-"`
	Fault     string      `json:"fault,omitempty"`
	Results   []addResult `json:"results,omitempty"`
}

// An addResult is what became of one text or file.
type addResult struct {
	Name  string     `json:"name"`
	News  store.News `json:"news,omitempty"`
	To    string     `json:"href,omitempty"`
	Fault string     `json:"fault,omitempty"`
}

func addForm(v *visit) (answer, error) {
	return answer{page: "add", title: v.s.words.say("add.title"), data: addPage{}}, nil
}

// add reads what was pasted and what was dropped, and keeps it. A single
// account is shown for review at once.
func add(v *visit) (answer, error) {
	if err := v.ParseMultipartForm(8 << 20); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return answer{}, badForm(err)
	}
	defer func() {
		if v.MultipartForm != nil {
			_ = v.MultipartForm.RemoveAll() // what is left in the temporary folder the system clears away
		}
	}()
	p := addPage{
		Text: v.PostFormValue("text"), Title: strings.TrimSpace(v.PostFormValue("title")), Publisher: strings.TrimSpace(v.PostFormValue("publisher")),
		Published: strings.TrimSpace(v.PostFormValue("published")), URL: strings.TrimSpace(v.PostFormValue("url")),
	}
	a := answer{page: "add", title: v.s.words.say("add.title")}
	refuse := func(key, detail string) (answer, error) {
		p.Fault = v.s.words.say(key, detail)
		a.data, a.status = p, http.StatusUnprocessableEntity
		return a, nil
	}
	if !record.Date(p.Published).Valid() {
		return refuse("error.date", p.Published)
	}
	if p.URL != "" && page.WebAddress(p.URL) == "" {
		return refuse("error.url", p.URL)
	}
	if strings.TrimSpace(p.Text) != "" {
		doc, err := source.Parse("pasted.txt", []byte(strings.ToValidUTF8(p.Text, "�")))
		doc.Name, doc.Title = "pasted", p.Title
		doc.URL = p.URL
		p.Results = append(p.Results, v.take(v.s.words.say("add.pasted"), doc, err, p))
	}
	var files []*multipart.FileHeader
	if v.MultipartForm != nil {
		files = v.MultipartForm.File["files"]
	}
	for _, h := range files {
		doc, err := dropped(h)
		if len(files) == 1 && strings.TrimSpace(p.Text) == "" {
			doc.URL = p.URL
			if p.Title != "" {
				doc.Title = p.Title
			}
		}
		p.Results = append(p.Results, v.take(english.Fold(h.Filename), doc, err, p))
	}
	switch {
	case len(p.Results) == 0:
		return refuse("error.nothing", "")
	case len(p.Results) == 1 && p.Results[0].Fault == "":
		return answer{to: p.Results[0].To}, nil
	}
	a.data = p
	return a, nil
}

// dropped reads a file that was dropped on the page.
func dropped(h *multipart.FileHeader) (record.Document, error) {
	f, err := h.Open()
	if err != nil {
		return record.Document{}, fmt.Errorf("opening it: %w", err)
	}
	defer func() { _ = f.Close() }()
	b, err := io.ReadAll(f)
	if err != nil {
		return record.Document{}, fmt.Errorf("reading it: %w", err)
	}
	return source.Parse(h.Filename, b)
}

// take keeps one account.
func (v *visit) take(name string, doc record.Document, err error, p addPage) addResult {
	r := addResult{Name: name}
	if err != nil {
		r.Fault = english.Fold(err.Error())
		return r
	}
	if p.Publisher != "" {
		doc.Publisher = p.Publisher
	}
	if p.Published != "" {
		doc.Published = record.Date(p.Published)
	}
	role, err := v.view.Library.RoleToAdd(v.Context(), v.view.Rights, doc)
	if err == nil && role < Rapporteur {
		r.Fault = v.s.words.say("error.othermechanism")
		return r
	}
	var out store.Outcome
	if err == nil {
		out, err = v.view.Library.Take(v.Context(), doc, v.s.Now())
	}
	if err != nil {
		v.s.Log.Error("keeping an account", "error", err)
		r.Fault = english.Fold(err.Error())
		return r
	}
	r.News, r.To = out.News, v.view.DocumentLink(out.Hash)
	return r
}

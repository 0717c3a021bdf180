package page

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

// Link returns the address of a page of the same record, from the parts of its
// path and name, value pairs of a query.
func (v View) Link(parts []string, query ...string) string {
	p := v.Base
	for _, part := range parts {
		p += "/" + url.PathEscape(part)
	}
	if p == v.Base {
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

// A varied address is that of a page with a query, of which one changes values.
type varied struct {
	path  string
	query []string // name, value pairs
}

// with returns the address with some values of its query changed; empty ones
// are left out.
func (a varied) with(query ...string) string {
	q := url.Values{}
	all := append(slices.Clone(a.query), query...)
	for i := 0; i+1 < len(all); i += 2 {
		q.Del(all[i])
		if all[i+1] != "" {
			q.Set(all[i], all[i+1])
		}
	}
	if len(q) == 0 {
		return a.path
	}
	return a.path + "?" + q.Encode()
}

// A Part says which part of a list is asked for.
type Part struct {
	Page  int // from 1; 0 is the first too
	Limit int // how many are on a page, 0 for as many as the page for people has
}

// span returns what of a list is in the part.
func (p Part) span(total, usual int) (from, to int) {
	skip, limit := p.skip(usual)
	from = min(skip, total)
	return from, min(from+limit, total)
}

// skip returns how much of a list stands before the part, and how much is in
// it.
func (p Part) skip(usual int) (skip, limit int) {
	limit = cmp.Or(p.Limit, usual)
	return (min(max(p.Page, 1), 1e6) - 1) * limit, limit
}

// parts returns the addresses of the part before and of the next, where there
// are any.
func (a varied) parts(p Part, more bool) (before, next string) {
	if p.Limit > 0 {
		a.query = append(a.query, "limit", itoa(p.Limit))
	}
	switch n := max(p.Page, 1); {
	case n == 2:
		before = a.with("page", "")
	case n > 2:
		before = a.with("page", itoa(n-1))
	}
	if more {
		next = a.with("page", itoa(max(p.Page, 1)+1))
	}
	return before, next
}

// mechanismLink returns the address of a mechanism's page.
func (v View) mechanismLink(d library.Dialogue) string {
	return v.Link([]string{"m", mechanismID(d)})
}

// mechanismID names a mechanism in addresses.
func mechanismID(d library.Dialogue) string { return library.Slug(d.Keys[0]) }

func itoa(n int) string { return strconv.Itoa(n) }

// DocumentLink returns the address of a passage in a document, or of the
// document.
func (v View) DocumentLink(hash string, at ...record.Passage) string {
	to := v.DocumentAt(hash)
	if len(at) > 0 {
		to += "#p" + Span(at[0])
	}
	return to
}

// DocumentAt returns the address of a document with a query.
func (v View) DocumentAt(hash string, query ...string) string {
	return v.Link([]string{"d", inAddress(hash)}, query...)
}

// inAddress is as much of a hash as stands in addresses.
func inAddress(hash string) string { return hash[:min(16, len(hash))] }

// Span writes a passage as addresses do.
func Span(p record.Passage) string { return itoa(p.Start) + "-" + itoa(p.End) }

// dialogue finds the mechanism that an address names. Any of its names does,
// so that an address lasts when another name comes first.
func (v View) dialogue(ctx context.Context, want string) (library.Dialogue, library.Told, error) {
	all, err := v.Library.Catalogue(ctx)
	if err != nil {
		return library.Dialogue{}, library.Told{}, err
	}
	d, ok := all.At(want)
	if !ok {
		return library.Dialogue{}, library.Told{}, ErrNone
	}
	x, err := v.Library.Dossier(ctx, d)
	return d, x, err
}

// Keys returns the keys of the mechanism that an address names.
func (v View) Keys(ctx context.Context, id string) ([]string, error) {
	d, _, err := v.dialogue(ctx, id)
	return d.Keys, err
}

// editionLink returns the address of an edition by its slug.
func (v View) editionLink(d library.Dialogue, slug string, query ...string) string {
	return v.Link([]string{"m", mechanismID(d), slug}, query...)
}

// mechanismTitle names a mechanism, also one that has no name.
func (v View) mechanismTitle(name string) string {
	if name = english.Fold(name); name == "" {
		return v.Say("mechanism.noname")
	}
	return name
}

// documentTitle heads an account, also one that has no title.
func (v View) documentTitle(title string) string {
	if title = english.Fold(title); title == "" {
		return v.Say("document.notitle")
	}
	return title
}

// lasting returns the mechanisms of the record that meet again and again, whose
// parties and names fit the words asked for, the latest first; and how many
// names of single visits and calls fit them.
func (v View) lasting(ctx context.Context, words string) (out []library.Dialogue, single int, err error) {
	all, err := v.Library.Catalogue(ctx)
	if err != nil {
		return nil, 0, err
	}
	parties, rest := v.Library.PartiesIn(strings.Fields(words))
	if len(parties)+len(rest) == 0 {
		return all.Latest, all.Single, nil
	}
	for _, d := range all.All {
		if d.AnswersTo(parties, rest) && !d.Lasting {
			single++
		}
	}
	for _, d := range all.Latest {
		if d.AnswersTo(parties, rest) {
			out = append(out, d)
		}
	}
	return out, single, nil
}

// Package page makes what the pages show, as plain data: the mechanisms of a
// record, one meeting, one account beside what was read in it, what was found.
// A page sets it with a template, its twin and the API write it as JSON, so
// that all three say the same.
//
//   - page.go: the View, one record as one visitor sees it
//   - link.go: the addresses of pages, and what an address names
//   - say.go: dates, areas and decisions in words
//   - a file for each page
//
// It holds no rule of the field: what there is to show comes from the library
// and the dossier.
package page

import (
	"net/http"
	"time"

	"rapporteur/library"
	"rapporteur/store/team"
)

// A View is one record as one visitor sees it.
type View struct {
	Library *library.Library
	Say     Words
	Now     func() time.Time // the clock
	Base    string           // what stands before the path of every page of this record
	Who     string           // who looks
	Rights  team.Rights      // and what he may do
}

// A Fault is an error that is the visitor's to mend, with the status that says
// so. What is no fault is the program's, or the machine's.
type Fault struct {
	Status int
	Key    string // of the words
	Detail string
}

func (f Fault) Error() string {
	if f.Detail != "" {
		return f.Key + ": " + f.Detail
	}
	return f.Key
}

// ErrNone says that there is no such page.
var ErrNone = Fault{http.StatusNotFound, "error.nopage", ""}

// Wrong says that what a visitor sent cannot be taken.
func Wrong(key, detail string) Fault { return Fault{http.StatusUnprocessableEntity, key, detail} }

func each[T any](all []T, f func(T) string) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = f(x)
	}
	return out
}

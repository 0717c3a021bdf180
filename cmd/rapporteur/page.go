package main

import (
	"fmt"
	"io"

	"rapporteur/record"
)

type page struct{ w io.Writer }

func newPage(w io.Writer) *page { return &page{w} }

func (p *page) print(name string, doc record.Document, r record.Reading) error {
	_, err := fmt.Fprintln(p.w, name, len(r.Statements))
	return err
}

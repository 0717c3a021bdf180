package main

import (
	"encoding/json"
	"io"
)

// printObject prints one object as a line of JSON.
func printObject(w io.Writer, v any) error { return said(encode(w, v, "")) }

// printJSON prints a value as JSON over several lines.
func printJSON(w io.Writer, v any) error { return said(encode(w, v, " ")) }

// encode writes a value as JSON, with text as it is: a program's output is not
// a page of the web.
func encode(w io.Writer, v any, indent string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(v)
}

package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
)

// canonical writes v as the one form that sums are taken of: fields in the
// order of the type, nothing escaped that need not be, no white space, and
// raw JSON within it with its keys sorted (see sorted).
func canonical(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// sorted rewrites JSON with the keys of its objects in order and without
// white space; numbers stay as they are written.
func sorted(raw json.RawMessage) (json.RawMessage, error) {
	if string(raw) == "{}" {
		return raw, nil
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something stands behind its end")
	}
	return canonical(v)
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rapporteur/record"
)

// TestInterrupted calls off a reading that waits for its input.
func TestInterrupted(t *testing.T) {
	stdin, writer := io.Pipe()
	defer writer.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var stdout, stderr bytes.Buffer
	err := read(ctx, readOptions{inputOptions: inputOptions{jobs: 2}}, []string{"-"}, stdin, &stdout, &stderr)
	if !errors.Is(err, errInterrupted) || !strings.Contains(err.Error(), "after 0 of 1 documents") {
		t.Errorf("error %v", err)
	}
	if stdout.Len() > 0 {
		t.Errorf("printed %q", stdout.String())
	}
}

// failing is an output that takes nothing.
type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestOutputErrors(t *testing.T) {
	for _, c := range []struct {
		err   error
		quiet bool
	}{
		{&os.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.EPIPE}, true},
		{io.ErrClosedPipe, true},
		{&os.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.ENOSPC}, false},
	} {
		for _, asJSON := range []bool{false, true} {
			var stderr bytes.Buffer
			in := strings.NewReader("The two sides agreed to meet.")
			err := read(t.Context(), readOptions{inputOptions: inputOptions{jobs: 1}, json: asJSON}, []string{"-"}, in, failing{c.err}, &stderr)
			if err == nil || errors.Is(err, errSaid) != c.quiet {
				t.Errorf("%v: error %v", c.err, err)
			}
			if stderr.Len() > 0 {
				t.Errorf("%v: told %q", c.err, stderr.String())
			}
		}
	}
}

// TestOrder reads many files, several at once, and expects them in the order
// in which they were named.
func TestOrder(t *testing.T) {
	dir := t.TempDir()
	var args []string
	for i := range 40 {
		name := filepath.Join(dir, fmt.Sprintf("%02d.txt", 40-i))
		text := fmt.Sprintf("Talks number %d\n\n%s", i, strings.Repeat("The two sides agreed to meet. ", (40-i)*5))
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, name)
	}
	var stdout, stderr bytes.Buffer
	if err := read(t.Context(), readOptions{inputOptions: inputOptions{jobs: 8}, json: true}, args, nil, &stdout, &stderr); err != nil {
		t.Fatal(err, stderr.String())
	}
	d := json.NewDecoder(&stdout)
	for i := range 40 {
		var r record.Reading
		if err := d.Decode(&r); err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("Talks number %d", i); r.Document.Title != want {
			t.Errorf("place %d: %q", i, r.Document.Title)
		}
	}
}

// TestWriteReading leaves what was there where the new reading cannot be put
// in its place, and no half files.
func TestWriteReading(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	if err := os.MkdirAll(filepath.Join(path, "in the way"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := writeReading(path, record.Reading{}); err == nil {
		t.Error("wrote over a folder")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
}

func TestOutNames(t *testing.T) {
	if _, err := outNames([]string{"a/x.txt", "b/x.html"}); err == nil {
		t.Error("two inputs of one name")
	}
	got, err := outNames([]string{"a/x.txt", "b/y.v2.md", "-"})
	if err != nil || strings.Join(got, " ") != "x y.v2 stdin" {
		t.Errorf("%q, %v", got, err)
	}
}

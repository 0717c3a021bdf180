package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestFromAProgram does what the README tells programs to do, word for word.
func TestFromAProgram(t *testing.T) {
	for _, needed := range []string{"curl", "sh"} {
		if _, err := exec.LookPath(needed); err != nil {
			t.Skip(needed, "is not here")
		}
	}
	b, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(b), "### From a program")
	section, _, _ = strings.Cut(section, "\n### ")
	blocks := regexp.MustCompile("(?s)```\n(.*?)```").FindAllStringSubmatch(section, -1)
	if len(blocks) != 2 {
		t.Fatalf("the README has %d examples for programs", len(blocks))
	}
	path := filepath.Join(t.TempDir(), "record.db")
	if err := add(t.Context(), addOptions{inputOptions: inputOptions{jobs: 1}, record: path}, []string{filepath.Join("..", "..", "samples")}, strings.NewReader(""), io.Discard, io.Discard); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- serve(ctx, serveOptions{record: path, who: "anna", noBrowser: true}, in, io.Discard)
	}()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()
	said := make([]byte, 4096)
	n, err := out.Read(said)
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`http://\S+`).FindString(string(said[:n]))
	server, _, _ := strings.Cut(link, "/start/")
	dir := t.TempDir()
	for i, want := range []string{`"commitments":[{`, `"decision":{"who":"anna"`} {
		c := exec.CommandContext(ctx, "sh", "-e", "-c", blocks[i][1])
		c.Dir, c.Env = dir, append(os.Environ(), "LINK="+link, "SERVER="+server)
		var faults bytes.Buffer
		c.Stderr = &faults
		got, err := c.Output()
		if err != nil || !strings.Contains(string(got), want) {
			t.Errorf("%s\ngives %.300s %s %v", blocks[i][1], got, &faults, errors.Unwrap(err))
		}
	}
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rapporteur/internal/generate"
	"rapporteur/store"
)

var commandKills = flag.Int("kills", 40, "how many times TestKillCommands kills add or decide")

// killed runs the program and kills it after a while, unless it has ended. It
// returns the whole lines that it had printed.
func killed(t *testing.T, after time.Duration, args ...string) []string {
	t.Helper()
	cmd := exec.Command("rapporteur", args...) //nolint:noctx,gosec // it is killed on purpose, and is this very program
	var out bytes.Buffer
	cmd.Stdout = &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	err := cmd.Wait()
	timer.Stop()
	var exit *exec.ExitError
	if err != nil && (!errors.As(err, &exit) || exit.Exited()) {
		t.Fatalf("rapporteur %v: %v", args, err)
	}
	s := out.String()
	return strings.Split(strings.TrimSuffix(s[:strings.LastIndex(s, "\n")+1], "\n"), "\n")
}

// The commands themselves are killed with -9 at random moments: what they
// had printed a line for is in the record, and the record is sound.
func TestKillCommands(t *testing.T) {
	ctx := context.Background()
	n := *commandKills
	if testing.Short() {
		n = min(n, 6)
	}
	folder := t.TempDir()
	for i := range 400 {
		a := generate.New(3, i)
		if err := os.WriteFile(filepath.Join(folder, a.Document.Name+".txt"), []byte(a.Document.Text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := rand.New(rand.NewPCG(1, 1)) //nolint:gosec // chance is not secret here
	var documents, decisions int
	for round := 0; round < n; {
		path := filepath.Join(t.TempDir(), "record.db")
		t.Setenv("RAPPORTEUR_RECORD", path)
		kept := map[string]bool{}
		chain := map[string]bool{}
		for range min(20, n-round) {
			round++
			var decide []string
			for hash := range kept {
				decide = []string{"decide", "--json", "accept", hash + ":1"}
				break
			}
			if decide != nil && round%2 == 0 {
				note(t, chain, "hash", killed(t, time.Duration(r.IntN(60))*time.Millisecond, decide...))
			} else {
				note(t, kept, "document", killed(t, time.Duration(100+r.IntN(700))*time.Millisecond, "add", "--json", "-j", "1", folder))
			}
			holds(ctx, t, path, kept, chain)
		}
		documents += len(kept)
		decisions += len(chain)
	}
	t.Logf("%d kills; %d documents and %d decisions had their line, and none is lost", n, documents, decisions)
}

// note takes up what lines of JSON confirm.
func note(t *testing.T, into map[string]bool, field string, lines []string) {
	t.Helper()
	for _, l := range lines {
		if l == "" {
			continue
		}
		var object map[string]any
		if err := json.Unmarshal([]byte(l), &object); err != nil {
			t.Fatalf("%q: %v", l, err)
		}
		s, ok := object[field].(string)
		if !ok {
			t.Fatalf("%q has no %s", l, field)
		}
		into[s] = true
	}
}

// holds fails the test unless the record is sound and has all of it.
func holds(ctx context.Context, t *testing.T, path string, documents, decisions map[string]bool) {
	t.Helper()
	s, err := store.Open(ctx, path)
	if errors.Is(err, store.ErrNone) && len(documents) == 0 {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	faults, err := s.Check(ctx)
	if err != nil || len(faults) > 0 {
		t.Fatalf("the doctor found %v, %v", faults, err)
	}
	for hash := range documents {
		if _, _, err := s.Document(ctx, hash); err != nil {
			t.Errorf("a document that had its line is lost: %v", err)
		}
	}
	found := 0
	for e, err := range s.Decisions(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if decisions[e.Hash] {
			found++
		}
	}
	if found != len(decisions) {
		t.Errorf("%d of %d decisions that had their line are there", found, len(decisions))
	}
}

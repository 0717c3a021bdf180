package store

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

var kills = flag.Int("kills", 200, "how many times TestKill kills a process")

// crashChild is the argument that makes the test's program a writer to be
// killed.
const crashChild = "write-until-killed"

// childMain adds and decides without end, and prints a line for each that
// was confirmed.
func childMain() {
	ctx := context.Background()
	from, err := strconv.Atoi(os.Args[3])
	if err != nil {
		panic(err)
	}
	s, err := Create(ctx, os.Args[2])
	if err != nil {
		fmt.Println("fault", err)
		os.Exit(1)
	}
	for n := from; ; n += 2 {
		out, err := s.Add(ctx, arrival(n), arrival(n+1))
		if err != nil {
			fmt.Println("fault", err)
			os.Exit(1)
		}
		fmt.Printf("document %s\ndocument %s\n", out[0].Hash, out[1].Hash)
		for i := range 3 {
			e, err := s.Decide(ctx, decisionOn(arrival(n), i))
			if err != nil {
				fmt.Println("fault", err)
				os.Exit(1)
			}
			fmt.Println("decision", e.Hash)
		}
	}
}

// child starts a writer and kills it after a while; it returns what the
// writer was told to have been kept.
func child(t *testing.T, path string, from int, after time.Duration) kept {
	t.Helper()
	cmd := exec.Command(os.Args[0], crashChild, path, strconv.Itoa(from)) //nolint:noctx,gosec // it is killed on purpose, and is this very program
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	b, err := io.ReadAll(out)
	if err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return confirmed(t, string(b))
}

// confirmed reads the lines of a writer. The last may be broken off, and
// then confirms nothing.
func confirmed(t *testing.T, lines string) (k kept) {
	t.Helper()
	in := bufio.NewScanner(strings.NewReader(lines[:strings.LastIndex(lines, "\n")+1]))
	for in.Scan() {
		what, hash, _ := strings.Cut(in.Text(), " ")
		switch what {
		case "document":
			k.documents = append(k.documents, hash)
		case "decision":
			k.decisions = append(k.decisions, hash)
		default:
			t.Errorf("the writer says: %s", in.Text())
		}
	}
	return k
}

func (k *kept) add(other kept) {
	k.documents = append(k.documents, other.documents...)
	k.decisions = append(k.decisions, other.decisions...)
}

// A writer is killed with -9 at random moments, from before it has made the
// record to deep within its work. All that was confirmed is there, the chain
// is whole, and the doctor finds nothing. (It shows that no crash of the
// program loses anything; that a commit waits for the disk, which matters
// when the power fails, is TestBadDisk's part.)
func TestKill(t *testing.T) {
	n := *kills
	if testing.Short() || raced {
		n = min(n, 20)
	}
	r := rand.New(rand.NewPCG(*seed, 1)) //nolint:gosec // chance is not secret here
	const perRecord = 20
	documents, decisions := 0, 0
	for done := 0; done < n; {
		path := filepath.Join(t.TempDir(), "record.db")
		var all kept
		for range min(perRecord, n-done) {
			all.add(child(t, path, done*10000, time.Duration(r.IntN(120))*time.Millisecond))
			done++
			if _, err := os.Stat(path); err == nil {
				all.holds(t, path)
			} else if len(all.documents) > 0 {
				t.Fatal("the whole record is gone")
			}
			if t.Failed() {
				t.Fatalf("after %d kills", done)
			}
		}
		documents += len(all.documents)
		decisions += len(all.decisions)
		if err := discard(path); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d kills; %d documents and %d decisions were confirmed, and none is lost", n, documents, decisions)
}

// Two processes write to one record at the same time, while this one reads.
func TestTwoProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "record.db")
	var wg sync.WaitGroup
	results := make([]kept, 2)
	for i := range results {
		wg.Go(func() { results[i] = child(t, path, i*1000000, 1500*time.Millisecond) })
	}
	s := openRecord(t, path)
	for range 20 {
		if _, _, err := s.Statements(context.Background(), Search{Words: "the"}); err != nil {
			t.Error(err)
		}
		time.Sleep(50 * time.Millisecond)
	}
	wg.Wait()
	for i, k := range results {
		if len(k.documents) == 0 {
			t.Errorf("writer %d kept nothing", i)
		}
		k.holds(t, path)
	}
	t.Logf("%d and %d documents", len(results[0].documents), len(results[1].documents))
}

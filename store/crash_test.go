package store

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
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

// child starts a writer and kills it with -9 when the context ends; it
// returns what the writer was told to have been kept. For each line that the
// writer prints, heard is called.
func child(ctx context.Context, t *testing.T, path string, from int, heard func()) kept {
	t.Helper()
	cmd := exec.CommandContext(ctx, os.Args[0], crashChild, path, strconv.Itoa(from)) //nolint:gosec // it is this very program
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		if ctx.Err() != nil {
			return kept{} // killed before it lived
		}
		t.Fatal(err)
	}
	var said strings.Builder
	for in := bufio.NewReader(out); ; {
		line, err := in.ReadString('\n')
		said.WriteString(line)
		if err != nil {
			break
		}
		heard()
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); err != nil && !errors.As(err, &exit) && ctx.Err() == nil {
		t.Fatal(err)
	}
	return confirmed(t, said.String())
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
			ctx, cancel := context.WithTimeout(context.Background(), time.Duration(r.IntN(120))*time.Millisecond)
			all.add(child(ctx, t, path, done*10000, func() {}))
			cancel()
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

// Two processes write to one record at the same time, while this one reads,
// until both have got some way: neither keeps the other from writing.
func TestTwoProcesses(t *testing.T) {
	const far = 100 // lines of a writer
	path := filepath.Join(t.TempDir(), "record.db")
	ctx, stop := context.WithTimeout(context.Background(), 3*time.Minute)
	defer stop()
	var wg, getting sync.WaitGroup
	results := make([]kept, 2)
	for i := range results {
		getting.Add(1)
		lines := 0
		wg.Go(func() {
			results[i] = child(ctx, t, path, i*1000000, func() {
				if lines++; lines == far {
					getting.Done()
				}
			})
			if lines < far { // it came to its end before
				getting.Done()
			}
		})
	}
	wg.Go(func() {
		getting.Wait()
		stop()
	})
	s := openRecord(t, path)
	for ctx.Err() == nil {
		if _, _, err := s.Statements(context.Background(), Search{Words: "the"}); err != nil {
			t.Error(err)
		}
		time.Sleep(50 * time.Millisecond)
	}
	wg.Wait()
	for i, k := range results {
		if n := len(k.documents) + len(k.decisions); n < far-1 {
			t.Errorf("writer %d kept %d within three minutes", i, n)
		}
		k.holds(t, path)
	}
	t.Logf("%d and %d documents", len(results[0].documents), len(results[1].documents))
}

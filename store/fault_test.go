package store

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// A disk that fails is simulated between SQLite and the operating system: a
// file system of SQLite's that hands everything on to the usual one, until it
// is told to refuse writing or syncing. So each single write and sync of a
// commit can be the one that fails, which no real disk does on demand.

// bad says what the disk refuses: after so many more calls of one sort (0 is
// the next one), all of that sort.
type bad struct {
	write, sync atomic.Int64
}

var disk bad // what SQLite calls are plain functions, which have no receiver

func (b *bad) heal() {
	b.write.Store(1 << 60)
	b.sync.Store(1 << 60)
}

// address makes a pointer of a place in SQLite's memory, which Go's collector
// does not look after.
func address[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// function returns what SQLite can call.
func function(f any) uintptr { return (*[2]uintptr)(unsafe.Pointer(&f))[1] }

type (
	openFunc  = func(tls *libc.TLS, vfs, name, file uintptr, flags int32, out uintptr) int32
	writeFunc = func(tls *libc.TLS, file, from uintptr, n int32, at int64) int32
	syncFunc  = func(tls *libc.TLS, file uintptr, flags int32) int32
)

// call makes a Go function of one of SQLite's.
func call[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&struct{ uintptr }{p})) }

var usual struct {
	open    openFunc
	write   writeFunc
	sync    syncFunc
	methods map[uintptr]uintptr // SQLite's for a file -> ours
	mu      sync.Mutex
	once    sync.Once
}

// badDisk registers the file system and returns its name.
func badDisk(t *testing.T) string {
	t.Helper()
	const name = "bad"
	disk.heal()
	t.Cleanup(disk.heal)
	usual.once.Do(func() {
		tls := libc.NewTLS()
		size := unsafe.Sizeof(sqlite3.Tsqlite3_vfs{})
		ours := libc.Xmalloc(tls, libc.Tsize_t(size))
		v := address[sqlite3.Tsqlite3_vfs](ours)
		*v = *address[sqlite3.Tsqlite3_vfs](sqlite3.Xsqlite3_vfs_find(tls, 0))
		usual.open = call[openFunc](v.FxOpen)
		usual.methods = map[uintptr]uintptr{}
		cname, err := libc.CString(name)
		if err != nil {
			panic(err)
		}
		v.FpNext, v.FzName, v.FxOpen = 0, cname, function(badOpen)
		if rc := sqlite3.Xsqlite3_vfs_register(tls, ours, 0); rc != 0 {
			panic(rc)
		}
	})
	return name
}

func badOpen(tls *libc.TLS, vfs, name, file uintptr, flags int32, out uintptr) int32 {
	rc := usual.open(tls, vfs, name, file, flags, out)
	f := address[sqlite3.Tsqlite3_file](file)
	if rc != 0 || f.FpMethods == 0 {
		return rc
	}
	usual.mu.Lock()
	defer usual.mu.Unlock()
	if usual.methods[f.FpMethods] == 0 {
		m := libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(sqlite3.Tsqlite3_io_methods{})))
		*address[sqlite3.Tsqlite3_io_methods](m) = *address[sqlite3.Tsqlite3_io_methods](f.FpMethods)
		ours := address[sqlite3.Tsqlite3_io_methods](m)
		// All files of the usual file system are written in one way.
		usual.write, usual.sync = call[writeFunc](ours.FxWrite), call[syncFunc](ours.FxSync)
		ours.FxWrite, ours.FxSync = function(badWrite), function(badSync)
		usual.methods[f.FpMethods] = m
	}
	f.FpMethods = usual.methods[f.FpMethods]
	return rc
}

func badWrite(tls *libc.TLS, file, from uintptr, n int32, at int64) int32 {
	if disk.write.Add(-1) < 0 {
		return sqlite3.SQLITE_FULL
	}
	return usual.write(tls, file, from, n, at)
}

func badSync(tls *libc.TLS, file uintptr, flags int32) int32 {
	if disk.sync.Add(-1) < 0 {
		return sqlite3.SQLITE_IOERR | 4<<8 // of fsync
	}
	return usual.sync(tls, file, flags)
}

// kept is what a record was heard to have kept.
type kept struct {
	documents, decisions []string
}

// work adds and decides until something fails, and returns why.
func work(ctx context.Context, s *Store, from, steps int) (k kept, err error) {
	for n := from; n < from+steps; n++ {
		out, err := s.Add(ctx, arrival(n))
		if err != nil {
			return k, err
		}
		k.documents = append(k.documents, out[0].Hash)
		e, err := s.Decide(ctx, decisionOn(arrival(n), n))
		if err != nil {
			return k, err
		}
		k.decisions = append(k.decisions, e.Hash)
	}
	return k, nil
}

// holds fails the test unless a record is sound and has all that was kept.
func (k kept) holds(t *testing.T, path string) {
	t.Helper()
	ctx := context.Background()
	s, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	healthy(t, s)
	for _, hash := range k.documents {
		if _, _, err := s.Document(ctx, hash); err != nil {
			t.Errorf("a document that was confirmed is lost: %v", err)
		}
	}
	chain := map[string]bool{}
	for e, err := range s.Decisions(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		chain[e.Hash] = true
	}
	for _, hash := range k.decisions {
		if !chain[hash] {
			t.Errorf("decision %s was confirmed and is lost", hash)
		}
	}
}

// Whichever write or sync is the first to fail: the error says what is wrong
// and what to do, the record can still be read, all that was confirmed is
// there, and when the disk is well again work goes on.
func TestBadDisk(t *testing.T) {
	ctx := context.Background()
	vfs := badDisk(t)
	for _, c := range []struct {
		name string
		what *atomic.Int64
		last int64
		say  string
	}{
		{"full", &disk.write, 60, "the disk is full; make room"},
		{"fsync", &disk.sync, 12, "the disk did not do what it was told"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for after := range c.last {
				disk.heal()
				path := filepath.Join(t.TempDir(), "record.db")
				s, err := open(ctx, path, vfs)
				if err != nil {
					t.Fatal(err)
				}
				before, err := work(ctx, s, 0, 3)
				if err != nil {
					t.Fatal(err)
				}
				c.what.Store(after)
				during, err := work(ctx, s, 100, 1000)
				if err == nil || !strings.Contains(err.Error(), c.say) {
					t.Errorf("after %d: the error is %v", after, err)
				}
				if n := len(search(t, s, Search{Words: "the"})); n == 0 {
					t.Errorf("after %d: nothing is found any more", after)
				}
				before.documents = append(before.documents, during.documents...)
				before.decisions = append(before.decisions, during.decisions...)
				_ = s.Close() // it may fail on such a disk
				disk.heal()
				before.holds(t, path)
				again, err := Open(ctx, path)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := work(ctx, again, 5000, 2); err != nil {
					t.Errorf("after %d: the disk is well again, and: %v", after, err)
				}
				if err := again.Close(); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// A disk that is full indeed: a file system of two megabytes in memory. It
// takes root to make one.
func TestFullDisk(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can mount a small disk; TestBadDisk simulates it")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", dir).CombinedOutput(); err != nil { //nolint:noctx // it is over at once
		t.Skipf("no small disk can be mounted here: %s", out)
	}
	t.Cleanup(func() { _ = exec.Command("umount", "-l", dir).Run() }) //nolint:noctx // it is over at once
	ctx := context.Background()
	path := filepath.Join(dir, "record.db")
	s, err := Create(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	k, err := work(ctx, s, 0, 10000)
	if err == nil || !strings.Contains(err.Error(), "full") {
		t.Fatalf("%v", err)
	}
	if len(k.documents) < 5 || len(search(t, s, Search{Words: "the"})) == 0 {
		t.Errorf("%d documents were kept, and can they be read?", len(k.documents))
	}
	_ = s.Close()
	k.holds(t, path)
	t.Logf("%d documents and %d decisions fitted on the disk; then: %v", len(k.documents), len(k.decisions), err)
}

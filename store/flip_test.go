package store

import (
	"bytes"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rapporteur/record"
)

var (
	flips = flag.Int("flips", 1000, "how many bits TestFlippedBits flips, one at a time")
	seed  = flag.Uint64("seed", 1, "of what tests do at random")
)

// plainTables are the tables that hold anything, but for those that are the
// inside of the index of words, which the doctor compares word by word.
var plainTables = []string{"documents", "versions", "decisions", "readings", "meetings", "names", "people", "statements", "standings", "stamps", "worked", "counters"}

// content reads back all that a record holds: every row of every table.
func content(path string) (string, error) {
	db, err := connect(path, "", false)
	if err != nil {
		return "", err
	}
	defer db.Close()
	var b strings.Builder
	for _, table := range plainTables {
		if err := appendTable(&b, db, table); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

func appendTable(b *strings.Builder, db *sql.DB, table string) error {
	rows, err := db.Query("select * from " + table + " order by 1, 2")
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	fmt.Fprintln(b, table, columns)
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(sql.RawBytes)
		}
		if err := rows.Scan(values...); err != nil {
			return err
		}
		for _, v := range values {
			if raw, ok := v.(*sql.RawBytes); ok {
				fmt.Fprintf(b, "%q ", []byte(*raw))
			}
		}
		b.WriteByte('\n')
	}
	return rows.Err()
}

// One bit of the file is turned, anywhere. Either the doctor finds it, or
// all content read back is what it was.
func TestFlippedBits(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "record.db")
	s := openRecord(t, path)
	fill(t, s, 18, 12)
	// What was there once and is gone leaves its traces too.
	edited := arrival(30)
	edited.Address = arrival(2).Address
	if _, err := s.Add(ctx, edited); err != nil {
		t.Fatal(err)
	}
	m, err := s.Mechanism(ctx, arrival(1).Keys[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Keep(ctx, m, "dossier", "v1", []byte(`{"commitments":[]}`)); err != nil {
		t.Fatal(err)
	}
	if err := s.Settle(ctx, m, "summary", "v1", Settled{Body: []byte("{}"), Standings: []Stands{{m.Readings[1].Hash, 3, "done"}}, Lines: someLines(3)}); err != nil {
		t.Fatal(err)
	}
	wantDump, _ := dump(t, s)
	hits := shown(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	want, err := content(path)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	n := *flips
	if testing.Short() || raced {
		n = min(n, 40)
	}
	r := rand.New(rand.NewPCG(*seed, 0)) //nolint:gosec // chance is not secret here
	found, idle := 0, 0
	copied := filepath.Join(t.TempDir(), "flipped.db")
	for range n {
		bit := r.IntN(len(whole) * 8)
		b := bytes.Clone(whole)
		b[bit/8] ^= 1 << (bit % 8)
		if err := discard(copied); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(copied, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if looked(ctx, copied) {
			found++
			continue
		}
		idle++
		got, err := content(copied)
		if err != nil || got != want {
			t.Errorf("bit %d of byte %d changes what is kept (%v), and the doctor found nothing", bit%8, bit/8, err)
			continue
		}
		s, err := Open(ctx, copied)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := dump(t, s); got != wantDump {
			t.Errorf("bit %d of byte %d changes the dump, and the doctor found nothing", bit%8, bit/8)
		}
		if !slices.Equal(shown(t, s), hits) {
			t.Errorf("bit %d of byte %d changes what is found, and the doctor found nothing", bit%8, bit/8)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("of %d bits the doctor found %d; %d were without matter", n, found, idle)
	if found < n/4 {
		t.Errorf("only %d of %d bits were found, which the free space in the file cannot explain", found, n)
	}
}

// shown returns what is found without words, and by a standing.
func shown(t *testing.T, s *Store) (out []string) {
	for _, q := range []Search{{Limit: 1000}, {Standing: record.Done}} {
		for _, h := range search(t, s, q) {
			b, err := canonical(h)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, string(b))
		}
	}
	return out
}

// looked tells whether opening or checking a record shows that something is
// wrong.
func looked(ctx context.Context, path string) bool {
	s, err := Open(ctx, path)
	if err != nil {
		return true
	}
	faults, err := s.Check(ctx)
	_ = s.Close()
	return err != nil || len(faults) > 0
}

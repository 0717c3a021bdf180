package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Facets count what is found by who said it, what he did by it, about what, at
// which mechanism and in which year. Each counts up to Most statements, the
// latest.
type Facets struct {
	By, Kind, Area, Year map[string]int
	Mechanism            map[string]int    // by key
	Names                map[string]string // of the mechanisms, by key
}

// StatementsCounted finds statements, as Statements does, and counts what is
// found besides.
func (s *Store) StatementsCounted(ctx context.Context, q Search) (hits []Hit, total int, f Facets, err error) {
	err = s.find(ctx, q, func(tx *sql.Tx, found []Hit, ids []int64) error {
		hits, total = found, len(ids)
		f, err = facets(ctx, tx, ids[:min(Most, total)])
		return err
	})
	return hits, total, f, err
}

// Warm reads through what searches look up here and there, what is counted and
// the index of words, so that the disk has been asked for it before somebody
// waits.
func (s *Store) Warm(ctx context.Context) error {
	for _, query := range []string{weighStrips, weighIndex} {
		if err := s.reads(ctx, "reading what searches look up", func(tx *sql.Tx) error {
			var size int64
			return tx.QueryRowContext(ctx, query).Scan(&size)
		}); err != nil {
			return err
		}
	}
	return nil
}

// facets counts statements.
func facets(ctx context.Context, tx *sql.Tx, ids []int64) (Facets, error) {
	f := Facets{map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]string{}}
	if len(ids) == 0 {
		return f, nil
	}
	which, err := json.Marshal(ids)
	if err != nil {
		return f, err
	}
	var strips string
	if err := tx.QueryRowContext(ctx, selectStrips, string(which)).Scan(&strips); err != nil {
		return f, err
	}
	words, err := lettered(ctx, tx)
	if err != nil {
		return f, err
	}
	known := true
	count := func(of map[string]int, all string) {
		for _, c := range all {
			word, ok := words[c]
			of[word]++
			known = known && ok
		}
	}
	named := map[int64]int{}
	n := 0
	for strip := range strings.SplitSeq(strips, "\n\n") {
		name, year, line, err := counted(strip)
		if err != nil {
			return f, err
		}
		kind, sides, areas := lineOf(line)
		count(f.Kind, kind)
		count(f.By, sides)
		count(f.Area, areas)
		if year != "" {
			f.Year[year]++
		}
		if name > 0 {
			named[name]++
		}
		n++
	}
	if n < len(ids) || !known {
		return f, errNotCounted
	}
	return f, f.name(ctx, tx, named)
}

var errNotCounted = fmt.Errorf("what searches count of statements %w; run rapporteur reread --all", ErrMismatch)

// counted reads a strip of which one statement is asked for: its place, the
// number of the mechanism's name, the year, and from the next line on the strip.
func counted(strip string) (name int64, year, line string, err error) {
	head, lines, _ := strings.Cut(strip, "\n")
	place, head, _ := strings.Cut(head, " ")
	number, year, _ := strings.Cut(head, " ")
	skip, errPlace := strconv.Atoi(place)
	name, errName := strconv.ParseInt(number, 10, 64)
	for range skip {
		_, lines, _ = strings.Cut(lines, "\n")
	}
	if line, _, _ = strings.Cut(lines, "\n"); line == "" || errPlace != nil || errName != nil {
		return 0, "", "", errNotCounted
	}
	return name, year, line, nil
}

// name adds the mechanisms, by the numbers of their names.
func (f Facets) name(ctx context.Context, tx *sql.Tx, named map[int64]int) error {
	which, err := json.Marshal(slices.Sorted(maps.Keys(named)))
	if err != nil {
		return err
	}
	_, err = list(ctx, tx, func(r *sql.Rows) (id int64, err error) {
		var key, name string
		err = r.Scan(&id, &key, &name)
		f.Mechanism[key] += named[id]
		f.Names[key] = name
		return id, err
	}, selectNames, string(which))
	return err
}

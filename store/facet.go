package store

import (
	"context"
	"database/sql"
	"encoding/json"
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
	f = Facets{map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]string{}}
	err = s.find(ctx, q, func(tx *sql.Tx, found []Hit, ids []int64) error {
		hits, total = found, len(ids)
		return f.count(ctx, tx, ids[:min(Most, total)])
	})
	return hits, total, f, err
}

// count counts statements.
func (f Facets) count(ctx context.Context, tx *sql.Tx, ids []int64) error {
	which, err := json.Marshal(ids)
	if err != nil || len(ids) == 0 {
		return err
	}
	_, err = list(ctx, tx, func(r *sql.Rows) (none struct{}, err error) {
		var kind, side, areas, mechanism, key, year string
		if err := r.Scan(&kind, &side, &areas, &mechanism, &key, &year); err != nil {
			return none, err
		}
		f.Kind[kind]++
		for _, p := range strings.Fields(side) {
			f.By[p]++
		}
		for _, a := range strings.Fields(areas) {
			f.Area[a]++
		}
		if year != "" {
			f.Year[year]++
		}
		if key != "" {
			f.Mechanism[key]++
			f.Names[key] = mechanism
		}
		return none, nil
	}, selectFacet, string(which))
	return err
}

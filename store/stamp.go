package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"
)

// Stamp tells one state of the record from another: as long as it is the same,
// so is all that the record holds. With keys it is about those mechanisms
// alone.
func (s *Store) Stamp(ctx context.Context, keys ...string) (stamp string, err error) {
	err = s.reads(ctx, "asking for changes", func(tx *sql.Tx) error {
		if len(keys) == 0 {
			var versions, decisions, stamps int64
			err := tx.QueryRowContext(ctx, selectState).Scan(&versions, &decisions, &stamps)
			stamp = fmt.Sprintf("%d.%d.%d", versions, decisions, stamps)
			return err
		}
		stamps := map[string]int64{}
		for _, key := range keys {
			var n int64
			if _, err := some(tx.QueryRowContext(ctx, selectStamp, key).Scan(&n)); err != nil {
				return err
			}
			stamps[key] = n
		}
		stamp = StampOf(stamps, keys)
		return nil
	})
	return stamp, err
}

// StampOf writes the stamps of some mechanisms as Stamp does.
func StampOf(stamps map[string]int64, keys []string) string {
	all := make([]string, len(keys))
	for i, key := range keys {
		all[i] = strconv.FormatInt(stamps[key], 10)
	}
	return strings.Join(all, ".")
}

package store

import (
	"context"
	"database/sql"
)

// Latest returns the documents that came last, each as it was last told of,
// and none whose page shows another text by now.
func (s *Store) Latest(ctx context.Context, skip, limit int) (out []Version, err error) {
	err = s.reads(ctx, "listing the latest documents", func(tx *sql.Tx) error {
		out, err = list(ctx, tx, func(r *sql.Rows) (Version, error) {
			v, _, err := scanVersion(r)
			return v, err
		}, latestVersions, limit, skip)
		return err
	})
	return out, err
}

// LatestDecisions returns the decisions that were made last, the latest first.
// Their chain is not checked; Decisions does that.
func (s *Store) LatestDecisions(ctx context.Context, skip, limit int) (out []Entry, err error) {
	err = s.reads(ctx, "listing the latest decisions", func(tx *sql.Tx) error {
		out, err = list(ctx, tx, scanEntry, latestDecisions, limit, skip)
		return err
	})
	return out, err
}

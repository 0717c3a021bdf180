package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/sqlite/*.sql
var migrations embed.FS

// migrate runs the migrations that a record lacks: those of migrations/sqlite,
// and those that take more than SQL.
func migrate(ctx context.Context, db *sql.DB) error {
	dir, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, dir, goose.WithDisableGlobalRegistry(true),
		goose.WithGoMigrations(
			goose.NewGoMigration(6, &goose.GoFunc{RunTx: fillStatements}, nil),
			goose.NewGoMigration(8, &goose.GoFunc{RunTx: fillCounted}, nil)))
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

// fillStatements fills in mechanism and year of statements, some thousands at a
// time: SQLite holds in memory what one update of all of them would replace.
func fillStatements(ctx context.Context, tx *sql.Tx) error {
	for last := int64(-1); ; {
		var next sql.NullInt64
		if err := tx.QueryRowContext(ctx, someStatements, last).Scan(&next); err != nil {
			return fmt.Errorf("looking for statements: %w", err)
		}
		if !next.Valid {
			break
		}
		if _, err := tx.ExecContext(ctx, updateStatements, last, next.Int64); err != nil {
			return fmt.Errorf("filling in mechanism and year of statements: %w", err)
		}
		last = next.Int64
	}
	_, err := tx.ExecContext(ctx, endMigration6)
	return err
}

// fillCounted packs what searches count of statements, see counted.go.
func fillCounted(ctx context.Context, tx *sql.Tx) error {
	w := newWriting(&Store{}, tx)
	for last := int64(-1); ; {
		rows, err := list(ctx, tx, func(r *sql.Rows) (c countedRow, err error) {
			return c, r.Scan(&c.id, &c.document, &c.named, &c.kind, &c.side, &c.areas, &c.year)
		}, someCounted, last)
		if err != nil {
			return fmt.Errorf("looking for statements: %w", err)
		}
		if len(rows) == 0 {
			break
		}
		if err := w.insertCounted(ctx, rows); err != nil {
			return fmt.Errorf("filling in what is counted of statements: %w", err)
		}
		last = rows[len(rows)-1].id
	}
	_, err := tx.ExecContext(ctx, endMigration8)
	return err
}

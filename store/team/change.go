package team

import (
	"context"
	"database/sql"
	"time"
)

// A Change is what somebody did to the team.
type Change struct {
	Number int64     `json:"number"`
	At     time.Time `json:"at"`
	Who    string    `json:"who"`
	What   string    `json:"what"`
	Whom   string    `json:"account,omitempty"`
	Record string    `json:"record,omitempty"`
	Detail string    `json:"detail,omitempty"`
}

// note keeps who did what, in the transaction in which it is done.
func note(ctx context.Context, tx *sql.Tx, by By, now time.Time, what, whom, record, detail string) error {
	_, err := tx.ExecContext(ctx, insertChange, now.Unix(), by.Name, what, whom, record, detail)
	return err
}

// Changes lists the latest changes, the last first.
func (t *Team) Changes(ctx context.Context, limit int) ([]Change, error) {
	return rows(ctx, t.db, "the changes of the team", func(scan func(...any) error) (c Change, err error) {
		var at int64
		err = scan(&c.Number, &at, &c.Who, &c.What, &c.Whom, &c.Record, &c.Detail)
		c.At = when(at)
		return c, err
	}, selectChanges, limit)
}

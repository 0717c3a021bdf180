package team

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Scope is what a token is good for, whatever role its owner has.
type Scope string

// The scopes.
const (
	Read  Scope = "read"
	Write Scope = "write"
	Admin Scope = "admin"
)

// Scopes are all scopes.
var Scopes = []Scope{Read, Write, Admin}

// Most returns the highest role that a scope has room for, Nobody for what is
// no scope.
func (s Scope) Most() Role {
	switch s {
	case Read:
		return Reader
	case Write:
		return Head
	case Admin:
		return Administrator
	}
	return Nobody
}

// A Token lets a program act for its owner.
type Token struct {
	Number  int64     `json:"number"`
	Account Account   `json:"-"`
	Owner   string    `json:"account"`
	Label   string    `json:"label"`
	Scope   Scope     `json:"scope"`
	Made    time.Time `json:"made"`
	Used    time.Time `json:"used,omitzero"`
	Until   time.Time `json:"until"`
}

// tokenPrefix shows what a string is that is found where it should not be.
const tokenPrefix = "rapporteur_"

// Issue makes a token for an account. The secret is shown this once.
func (t *Team) Issue(ctx context.Context, by By, name, label string, scope Scope, days int, now time.Time) (string, Token, error) {
	token, hash := secret(tokenPrefix)
	x := Token{Label: label, Scope: scope, Made: now.UTC().Truncate(time.Second)}
	x.Until = x.Made.Add(time.Duration(days) * 24 * time.Hour)
	switch {
	case scope.Most() == Nobody:
		return "", x, fmt.Errorf("%q is no scope; there are read, write and admin: %w", scope, ErrRole)
	case !plain(label):
		return "", x, ErrLabel
	case days < 1 || days > 366:
		return "", x, ErrTime
	}
	err := t.writes(ctx, "making a token", func(tx *sql.Tx) error {
		var err error
		if x.Account, err = openAccount(ctx, tx, name); err != nil {
			return err
		}
		x.Owner = x.Account.Name
		if err := tx.QueryRowContext(ctx, insertToken, hash, x.Account.Number, label, scope, x.Made.Unix(), x.Until.Unix()).Scan(&x.Number); err != nil {
			return err
		}
		return note(ctx, tx, by, now, "token", x.Owner, "", string(scope)+": "+label)
	})
	if err != nil {
		return "", x, err
	}
	return token, x, nil
}

// Token returns the token of a secret, while it holds.
func (t *Team) Token(ctx context.Context, token string, now time.Time) (Token, error) {
	x, err := one("a token", ErrRefused, scanToken, t.db.QueryRowContext(ctx, selectToken, hashed(token), now.Unix()))
	if err != nil {
		return x, err
	}
	if now.Sub(x.Used) >= time.Minute {
		if _, err := t.db.ExecContext(ctx, updateUsed, now.Unix(), x.Number); err != nil {
			return x, fmt.Errorf("a token: %w", err)
		}
	}
	return x, nil
}

// Tokens lists the tokens of an account, all of the team's for account 0.
func (t *Team) Tokens(ctx context.Context, account int64, now time.Time) ([]Token, error) {
	return rows(ctx, t.db, "the tokens", scanToken, selectTokens, account, now.Unix())
}

// EndToken ends a token of an account, of any for account 0.
func (t *Team) EndToken(ctx context.Context, by By, account, number int64, now time.Time) error {
	return t.writes(ctx, "ending a token", func(tx *sql.Tx) error {
		x, err := one("a token", ErrUnknown, scanToken, tx.QueryRowContext(ctx, selectTokenNumber, number, account))
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, deleteToken, number); err != nil {
			return err
		}
		return note(ctx, tx, by, now, "end", x.Owner, "", x.Label)
	})
}

func scanToken(scan func(...any) error) (x Token, err error) {
	var made, used, until int64
	x.Account, err = scanAccount(func(into ...any) error {
		return scan(append([]any{&x.Number, &x.Label, &x.Scope, &made, &used, &until}, into...)...)
	})
	x.Owner, x.Made, x.Used, x.Until = x.Account.Name, when(made), when(used), when(until)
	return x, err
}

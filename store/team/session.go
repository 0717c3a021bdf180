package team

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"
)

// How long a session lasts without being used, and at the most.
const (
	Idle = 12 * time.Hour
	Life = 7 * 24 * time.Hour
)

// A Session is a browser in which somebody is signed in.
type Session struct {
	ID      string    `json:"id"`
	Account Account   `json:"-"`
	Agent   string    `json:"browser"`
	Made    time.Time `json:"made"`
	Seen    time.Time `json:"seen"`
	Until   time.Time `json:"until"`
}

// idLength is how much of a session's hash names it.
const idLength = 16

// Begin signs an account in, and returns the secret that its browser keeps.
func (t *Team) Begin(ctx context.Context, account int64, agent string, now time.Time) (string, error) {
	token, hash := secret("")
	agent = strings.ToValidUTF8(agent, "�")
	agent = agent[:min(len(agent), 200)]
	err := t.writes(ctx, "beginning a session", func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, deleteEnded, now.Unix(), now.Add(-Idle).Unix()); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, insertSession, hash, account, strings.ToValidUTF8(agent, ""), now.Unix(), now.Add(Life).Unix())
		return err
	})
	return token, err
}

// Session returns the session of a secret, while it lasts.
func (t *Team) Session(ctx context.Context, token string, now time.Time) (Session, error) {
	s, err := one("a session", ErrRefused, scanSession, t.db.QueryRowContext(ctx, selectSession, hashed(token), now.Unix(), now.Add(-Idle).Unix()))
	if err != nil {
		return s, err
	}
	if now.Sub(s.Seen) >= time.Minute { // not at every look
		if _, err := t.db.ExecContext(ctx, updateSeen, now.Unix(), hashed(token)); err != nil {
			return s, fmt.Errorf("a session: %w", err)
		}
	}
	return s, nil
}

// Sessions lists where an account is signed in.
func (t *Team) Sessions(ctx context.Context, account int64, now time.Time) ([]Session, error) {
	return rows(ctx, t.db, "the sessions", scanSession, selectSessions, account, now.Unix(), now.Add(-Idle).Unix())
}

// End ends a session of an account; with no session named, all of them.
func (t *Team) End(ctx context.Context, account int64, id string) error {
	query, args := deleteSessions, []any{account}
	if id != "" {
		if len(id) != idLength || strings.Trim(id, "0123456789abcdef") != "" {
			return ErrUnknown
		}
		query, args = deleteSession, []any{account, id}
	}
	if _, err := t.db.ExecContext(ctx, query, args...); err != nil {
		return fmt.Errorf("ending a session: %w", err)
	}
	return nil
}

func scanSession(scan func(...any) error) (s Session, err error) {
	var made, seen, until int64
	s.Account, err = scanAccount(func(into ...any) error {
		return scan(append([]any{&s.ID, &s.Agent, &made, &seen, &until}, into...)...)
	})
	s.ID = s.ID[:min(len(s.ID), idLength)]
	s.Made, s.Seen, s.Until = when(made), when(seen), when(until)
	return s, err
}

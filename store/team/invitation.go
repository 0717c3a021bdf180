package team

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Invited is how long an invitation holds.
const Invited = 7 * 24 * time.Hour

// Invite makes the token of a link by which an account sets its password. It
// takes the place of an earlier one, and opens an account that was closed.
func (t *Team) Invite(ctx context.Context, by By, name string, now time.Time) (token string, err error) {
	token, hash := secret("")
	err = t.writes(ctx, "inviting", func(tx *sql.Tx) error {
		a, err := accountNamed(ctx, tx, name)
		if err != nil {
			return err
		}
		if !a.Closed.IsZero() {
			// Whoever comes back begins anew.
			if _, err := tx.ExecContext(ctx, reopen, a.Number); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, upsertInvitation, hash, a.Number, by.Account, now.Add(Invited).Unix()); err != nil {
			return err
		}
		return note(ctx, tx, by, now, "invite", a.Name, "", "")
	})
	return token, err
}

// Invitation returns the account that a link invites. Looking does not use it up.
func (t *Team) Invitation(ctx context.Context, token string, now time.Time) (Account, error) {
	a, _, err := invitation(ctx, t.db, token, now)
	return a, err
}

func invitation(ctx context.Context, db asks, token string, now time.Time) (Account, int64, error) {
	var inviter int64
	a, err := one("an invitation", ErrRefused, func(scan func(...any) error) (Account, error) {
		return scanAccount(func(into ...any) error { return scan(append(into, &inviter)...) })
	}, db.QueryRowContext(ctx, selectInvitation, hashed(token), now.Unix()))
	return a, inviter, err
}

// Accept sets the password of who was invited, and uses the invitation up. An
// issuer's subject by which the account was known no longer holds.
func (t *Team) Accept(ctx context.Context, token, password string, now time.Time) (Account, error) {
	a, err := t.Invitation(ctx, token, now)
	if err != nil {
		return a, err
	}
	if err := PasswordFits(password, a); err != nil {
		return a, err
	}
	done, err := t.work(ctx)
	if err != nil {
		return a, err
	}
	kept := t.Cost.hash(password)
	done()
	return a, t.accept(ctx, token, now, func(tx *sql.Tx, a Account) error {
		_, err := tx.ExecContext(ctx, acceptPassword, kept, a.Number)
		return err
	})
}

// AcceptSubject ties who was invited to a subject of an issuer, and uses the
// invitation up. A password that the account had no longer holds.
func (t *Team) AcceptSubject(ctx context.Context, token, issuer, subject string, now time.Time) (Account, error) {
	a, err := t.Invitation(ctx, token, now)
	if err != nil {
		return a, err
	}
	if issuer == "" || subject == "" {
		return a, ErrRefused
	}
	return a, t.accept(ctx, token, now, func(tx *sql.Tx, a Account) error {
		var other int
		if err := tx.QueryRowContext(ctx, countSubject, issuer, subject, a.Number).Scan(&other); err != nil {
			return err
		}
		if other > 0 {
			return ErrTaken
		}
		_, err := tx.ExecContext(ctx, updateSubject, issuer, subject, a.Number)
		return err
	})
}

// accept uses an invitation up: of two who come with it, one is let in. All
// that could have been in other hands ends, and roles lapse that the inviter
// could not have granted.
func (t *Team) accept(ctx context.Context, token string, now time.Time, set func(*sql.Tx, Account) error) error {
	return t.writes(ctx, "accepting an invitation", func(tx *sql.Tx) error {
		a, inviter, err := invitation(ctx, tx, token, now)
		if err != nil {
			return err
		}
		if err := set(tx, a); err != nil {
			return err
		}
		for _, query := range []string{deleteInvitation, deleteSessions, deleteTokens} {
			if _, err := tx.ExecContext(ctx, query, a.Number); err != nil {
				return err
			}
		}
		by := By{a.Number, a.Display}
		if inviter != 0 && inviter != a.Number {
			lapsed, err := rows(ctx, tx, "roles that lapse", scanGrant, selectBeyond, a.Number, inviter, Administrator)
			if err != nil {
				return err
			}
			for _, g := range lapsed {
				if _, err := tx.ExecContext(ctx, deleteGrant, a.Number, g.Record, g.Mechanism); err != nil {
					return err
				}
				if err := note(ctx, tx, by, now, "lapse", a.Name, g.Record, detail(g.Role.String(), g.Mechanism)); err != nil {
					return err
				}
			}
		}
		if err := administered(ctx, tx); err != nil {
			return fmt.Errorf("its roles would lapse: %w", err)
		}
		return note(ctx, tx, by, now, "accept", a.Name, "", "")
	})
}

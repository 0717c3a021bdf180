package team

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// An Account is a person of the team.
type Account struct {
	Number   int64     `json:"-"`
	Name     string    `json:"account"` // to sign in by
	Display  string    `json:"name"`    // in the log of a record
	Password bool      `json:"password"`
	Issuer   string    `json:"issuer,omitempty"` // of OpenID Connect
	Subject  string    `json:"subject,omitempty"`
	Made     time.Time `json:"made"`
	Closed   time.Time `json:"closed,omitzero"`
}

// By is who changes something: an account, or whoever has the machine.
type By struct {
	Account int64 // 0 for whoever has the machine
	Name    string
}

var signInName = regexp.MustCompile(`^[a-z0-9]([a-z0-9._@-]{0,62}[a-z0-9])?$`)

// folded writes a name to sign in by as it is kept.
func folded(name string) string { return strings.ToLower(strings.TrimSpace(norm.NFKC.String(name))) }

// plain tells whether a text is one line that says what it seems to.
func plain(s string) bool {
	n := utf8.RuneCountInString(s)
	return utf8.ValidString(s) && n > 0 && n <= 100 && s == strings.TrimSpace(s) && !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == utf8.RuneError ||
			unicode.Is(unicode.Bidi_Control, r) || unicode.Is(unicode.Co, r)
	})
}

// alike writes a name so that two which look alike are the same.
func alike(display string) string {
	s := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) {
			return -1
		}
		return r
	}, norm.NFKC.String(display))
	return strings.Join(strings.Fields(cases.Fold().String(s)), " ")
}

// Add adds an account, which has no role yet and no way to sign in but an
// invitation, or the issuer and subject that it is given.
func (t *Team) Add(ctx context.Context, by By, a Account, now time.Time) (Account, error) {
	a.Name, a.Made = folded(a.Name), now.UTC().Truncate(time.Second)
	if a.Display = norm.NFC.String(strings.TrimSpace(a.Display)); a.Display == "" {
		a.Display = a.Name
	}
	key := alike(a.Display)
	switch {
	case !signInName.MatchString(a.Name):
		return a, fmt.Errorf("%q: %w", a.Name, ErrName)
	case !plain(a.Display) || key == "":
		return a, fmt.Errorf("%q: %w", a.Display, ErrDisplay)
	case (a.Issuer == "") != (a.Subject == ""):
		return a, fmt.Errorf("an issuer and a subject belong together: %w", ErrRefused)
	}
	err := t.writes(ctx, "adding an account", func(tx *sql.Tx) error {
		var n int
		if err := tx.QueryRowContext(ctx, countAlike, a.Name, key, a.Issuer, a.Subject).Scan(&n); err != nil {
			return err
		}
		if n > 0 {
			return ErrTaken
		}
		if err := tx.QueryRowContext(ctx, insertAccount, a.Name, a.Display, key, a.Issuer, a.Subject, a.Made.Unix()).Scan(&a.Number); err != nil {
			return err
		}
		return note(ctx, tx, by, now, "add", a.Name, "", a.Display)
	})
	return a, err
}

// Accounts lists all accounts, those that are closed too.
func (t *Team) Accounts(ctx context.Context) ([]Account, error) {
	return rows(ctx, t.db, "the accounts", scanAccount, selectAccounts)
}

// Account returns the account with a name.
func (t *Team) Account(ctx context.Context, name string) (Account, error) {
	return accountNamed(ctx, t.db, name)
}

// BySubject returns the open account that an issuer knows by a subject.
func (t *Team) BySubject(ctx context.Context, issuer, subject string) (Account, error) {
	if subject == "" {
		return Account{}, ErrRefused
	}
	return one("finding who signs in", ErrRefused, scanAccount, t.db.QueryRowContext(ctx, selectSubject, issuer, subject))
}

func accountNamed(ctx context.Context, db asks, name string) (Account, error) {
	return one(fmt.Sprintf("the account %q", folded(name)), ErrUnknown, scanAccount, db.QueryRowContext(ctx, selectAccount, folded(name)))
}

// openAccount returns the account with a name, unless it is closed.
func openAccount(ctx context.Context, db asks, name string) (Account, error) {
	a, err := accountNamed(ctx, db, name)
	if err == nil && !a.Closed.IsZero() {
		err = fmt.Errorf("the account %q is closed; invite it to open it again: %w", a.Name, ErrUnknown)
	}
	return a, err
}

func scanAccount(scan func(...any) error) (a Account, err error) {
	var password string
	var made, closed int64
	err = scan(&a.Number, &a.Name, &a.Display, &password, &a.Issuer, &a.Subject, &made, &closed)
	a.Password, a.Made, a.Closed = password != "", when(made), when(closed)
	return a, err
}

// Shut closes an account: it is signed out everywhere, its tokens and links
// no longer hold, and its roles are gone. Its name stays, for the records have
// it.
func (t *Team) Shut(ctx context.Context, by By, name string, now time.Time) error {
	return t.writes(ctx, "closing an account", func(tx *sql.Tx) error {
		a, err := openAccount(ctx, tx, name)
		if err != nil {
			return err
		}
		for _, query := range []string{deleteSessions, deleteTokens, deleteInvitation, deleteGrants} {
			if _, err := tx.ExecContext(ctx, query, a.Number); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, updateClosed, now.Unix(), a.Number); err != nil {
			return err
		}
		if err := administered(ctx, tx); err != nil {
			return err
		}
		return note(ctx, tx, by, now, "remove", a.Name, "", "")
	})
}

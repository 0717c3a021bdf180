package team

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
)

// A Cost is how much work and memory one password takes.
type Cost struct {
	Memory  uint32 // KiB
	Time    uint32
	Threads uint8
}

// Usual is the second choice of RFC 9106.
var Usual = Cost{Memory: 64 << 10, Time: 3, Threads: 4}

const (
	saltLength = 16
	keyLength  = 32
)

// hash makes what is kept of a password, in PHC form.
func (c Cost) hash(password string) string {
	salt := make([]byte, saltLength)
	_, _ = rand.Read(salt) // it never fails, see its documentation
	key := argon2.IDKey([]byte(norm.NFKC.String(password)), salt, c.Time, c.Memory, c.Threads, keyLength)
	e := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.Memory, c.Time, c.Threads, e.EncodeToString(salt), e.EncodeToString(key))
}

// verify tells whether a password is the one of which a hash was kept, and what
// that hash cost. Where none was kept the work is done all the same, so that
// the time does not tell.
func (c Cost) verify(password, kept string) (ok bool, cost Cost, err error) {
	if kept == "" {
		argon2.IDKey([]byte(norm.NFKC.String(password)), make([]byte, saltLength), c.Time, c.Memory, c.Threads, keyLength)
		return false, c, nil
	}
	cost, salt, key, err := parsePHC(kept)
	if err != nil {
		return false, cost, err
	}
	got := argon2.IDKey([]byte(norm.NFKC.String(password)), salt, cost.Time, cost.Memory, cost.Threads, uint32(len(key))) //nolint:gosec // a key has few bytes
	return subtle.ConstantTimeCompare(got, key) == 1, cost, nil
}

// parsePHC reads $argon2id$v=19$m=65536,t=3,p=4$salt$key.
func parsePHC(s string) (c Cost, salt, key []byte, err error) {
	bad := errors.New("a kept password is not in the form of argon2id")
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return c, nil, nil, bad
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.Memory, &c.Time, &c.Threads); err != nil {
		return c, nil, nil, bad
	}
	e := base64.RawStdEncoding.Strict()
	salt, err1 := e.DecodeString(parts[4])
	key, err2 := e.DecodeString(parts[5])
	if errors.Join(err1, err2) != nil || len(salt) < 8 || len(key) < 16 || len(key) > 64 || c.Time < 1 || c.Threads < 1 || c.Memory < 8 || c.Memory > 1<<20 {
		return c, nil, nil, bad
	}
	return c, salt, key, nil
}

// PasswordFits tells whether a password may be taken by an account.
func PasswordFits(password string, a Account) error {
	n := utf8.RuneCountInString(password)
	lower := strings.ToLower(strings.TrimSpace(password))
	if !utf8.ValidString(password) || n < 12 || n > 200 || lower == a.Name || alike(password) == alike(a.Display) || strings.Count(password, password[:1]) == len(password) {
		return ErrPassword
	}
	return nil
}

// work waits until few enough passwords are under way; each takes much memory.
func (t *Team) work(ctx context.Context) (done func(), err error) {
	select {
	case t.hashing <- struct{}{}:
		return func() { <-t.hashing }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// SignIn returns the account that a name and a password open, else ErrRefused.
// It takes as long for a name that nobody has.
func (t *Team) SignIn(ctx context.Context, name, password string) (Account, error) {
	done, err := t.work(ctx)
	if err != nil {
		return Account{}, err
	}
	defer done()
	// For nobody's name the account is that with the number 0, which has no
	// password, as an account has none that is closed.
	a, err := one("signing in", ErrRefused, scanAccount, t.db.QueryRowContext(ctx, selectAccount, folded(name)))
	if err != nil && !errors.Is(err, ErrRefused) {
		return Account{}, err
	}
	var kept string
	if err := t.db.QueryRowContext(ctx, selectPassword, a.Number).Scan(&kept); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return Account{}, fmt.Errorf("signing in: %w", err)
	}
	if len(password) > 2000 {
		password = "" // nobody's; norm and argon2 need not see it
	}
	ok, cost, err := t.Cost.verify(password, kept)
	if err != nil {
		return Account{}, fmt.Errorf("signing in: %w", err)
	}
	if !ok {
		return Account{}, ErrRefused
	}
	if cost != t.Cost {
		// Kept at another cost than passwords are today.
		if _, err := t.db.ExecContext(ctx, updatePassword, t.Cost.hash(password), a.Number); err != nil {
			return Account{}, fmt.Errorf("signing in: %w", err)
		}
	}
	return a, nil
}

// SetPassword changes a password for who knows the old one. All other sessions
// of the account end. Whoever signs in at an issuer has none, so that nobody
// comes in any more whom the issuer does not know any more.
func (t *Team) SetPassword(ctx context.Context, a Account, old, password, session string, now time.Time) error {
	if err := PasswordFits(password, a); err != nil {
		return err
	}
	if _, err := t.SignIn(ctx, a.Name, old); err != nil {
		return err
	}
	done, err := t.work(ctx)
	if err != nil {
		return err
	}
	kept := t.Cost.hash(password)
	done()
	return t.writes(ctx, "changing a password", func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, updatePassword, kept, a.Number); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, deleteOtherSessions, a.Number, session); err != nil {
			return err
		}
		return note(ctx, tx, By{a.Number, a.Display}, now, "password", a.Name, "", "")
	})
}

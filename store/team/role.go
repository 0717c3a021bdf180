package team

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Role is what somebody may do in a record. Each may do all that those before
// it may.
type Role int

// The roles.
const (
	Nobody        Role = iota // may do nothing
	Reader                    // sees
	Rapporteur                // adds accounts, and decides what nobody else has decided
	Head                      // overrules what others have decided
	Administrator             // lets people in
)

var roleNames = []string{"nobody", "reader", "rapporteur", "head", "administrator"}

// Roles are the roles that can be granted.
var Roles = []Role{Reader, Rapporteur, Head, Administrator}

func (r Role) String() string {
	if r < 0 || int(r) >= len(roleNames) {
		return "nobody"
	}
	return roleNames[r]
}

// MarshalText writes a role by its name.
func (r Role) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads the name of a role.
func (r *Role) UnmarshalText(b []byte) (err error) {
	*r, err = ParseRole(string(b))
	return err
}

// ParseRole returns the role with a name.
func ParseRole(name string) (Role, error) {
	for _, r := range Roles {
		if r.String() == name {
			return r, nil
		}
	}
	return Nobody, fmt.Errorf("%q: %w; there are reader, rapporteur, head and administrator", name, ErrRole)
}

// A Grant is a role that an account has in a record. With a mechanism, by a key
// of it, the role holds there alone; the rest of the record may be read.
type Grant struct {
	Account   int64  `json:"-"`
	Name      string `json:"account"`
	Display   string `json:"name"`
	Record    string `json:"record"` // "" is the main one
	Mechanism string `json:"mechanism,omitempty"`
	Role      Role   `json:"role"`
}

// Rights are all that somebody may do in one record.
type Rights struct {
	Whole Role
	In    map[string]Role // what more in single mechanisms, by a key of each
}

// Highest returns the highest role, wherever it holds.
func (r Rights) Highest() Role {
	top := r.Whole
	for _, in := range r.In {
		top = max(top, in)
	}
	return top
}

// Under returns the rights of which nothing goes beyond a role.
func (r Rights) Under(most Role) Rights {
	out := Rights{Whole: min(r.Whole, most)}
	for key, in := range r.In {
		if in = min(in, most); in > out.Whole {
			if out.In == nil {
				out.In = map[string]Role{}
			}
			out.In[key] = in
		}
	}
	return out
}

// Rights returns what an account may do in a record.
func (t *Team) Rights(ctx context.Context, account int64, record string) (Rights, error) {
	all, err := rows(ctx, t.db, "what an account may do", scanGrant, selectGrants, account, record)
	if err != nil {
		return Rights{}, err
	}
	var r Rights
	for _, g := range all {
		if g.Mechanism == "" {
			r.Whole = max(r.Whole, g.Role)
			continue
		}
		r.Whole = max(r.Whole, Reader)
		if r.In == nil {
			r.In = map[string]Role{}
		}
		r.In[g.Mechanism] = g.Role
	}
	return r, nil
}

// GrantsIn lists who has which role in a record.
func (t *Team) GrantsIn(ctx context.Context, record string) ([]Grant, error) {
	return rows(ctx, t.db, "the roles of a record", scanGrant, selectGrantsIn, record)
}

// Grants lists all roles of all people.
func (t *Team) Grants(ctx context.Context) ([]Grant, error) {
	return rows(ctx, t.db, "all roles", scanGrant, selectAllGrants)
}

func scanGrant(scan func(...any) error) (g Grant, err error) {
	err = scan(&g.Account, &g.Name, &g.Display, &g.Record, &g.Mechanism, &g.Role)
	return g, err
}

// Grant gives an account a role, in place of the one that it had there.
func (t *Team) Grant(ctx context.Context, by By, g Grant, now time.Time) error {
	return t.writes(ctx, "granting a role", func(tx *sql.Tx) error {
		a, err := openAccount(ctx, tx, g.Name)
		if err != nil {
			return err
		}
		switch {
		case g.Role < Reader || g.Role > Administrator:
			return ErrRole
		case g.Mechanism != "" && g.Role != Rapporteur && g.Role != Head:
			return fmt.Errorf("only rapporteur and head can be limited to a mechanism: %w", ErrRole)
		}
		if err := knownRecord(ctx, tx, g.Record); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, upsertGrant, a.Number, g.Record, g.Mechanism, g.Role); err != nil {
			return err
		}
		if err := administered(ctx, tx); err != nil {
			return err
		}
		return note(ctx, tx, by, now, "grant", a.Name, g.Record, detail(g.Role.String(), g.Mechanism))
	})
}

// Revoke takes the role away that an account has in a record, or in one
// mechanism of it.
func (t *Team) Revoke(ctx context.Context, by By, g Grant, now time.Time) error {
	return t.writes(ctx, "taking a role away", func(tx *sql.Tx) error {
		a, err := accountNamed(ctx, tx, g.Name)
		if err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, deleteGrant, a.Number, g.Record, g.Mechanism)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return fmt.Errorf("%s has no such role: %w", a.Name, ErrUnknown)
		}
		if err := administered(ctx, tx); err != nil {
			return err
		}
		return note(ctx, tx, by, now, "revoke", a.Name, g.Record, g.Mechanism)
	})
}

// administered fails where nobody administers the main record any more. Of
// other records it says nothing, since whoever asks may not know of them.
func administered(ctx context.Context, tx *sql.Tx) error {
	var n int
	if err := tx.QueryRowContext(ctx, countAdministrators, Administrator).Scan(&n); err != nil {
		return err
	}
	if n == 0 {
		return ErrLast
	}
	return nil
}

func detail(role, mechanism string) string {
	if mechanism == "" {
		return role
	}
	return role + " in " + mechanism
}

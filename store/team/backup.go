package team

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// Backup writes a copy of the team into a new file that nobody but its owner
// may read, while others go on working. Opening it as a team shows that it is
// sound.
func (t *Team) Backup(ctx context.Context, path string) (err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("copying the team: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("copying the team: %w", err), os.Remove(path))
		}
	}()
	if err := f.Close(); err != nil {
		return err
	}
	if _, err := t.db.ExecContext(ctx, vacuumInto, path); err != nil {
		return err
	}
	c, err := open(ctx, path)
	if err != nil {
		return err
	}
	here, err := t.Accounts(ctx)
	if err != nil {
		return errors.Join(err, c.Close())
	}
	there, err := c.Accounts(ctx)
	if err == nil && len(there) < len(here) {
		err = fmt.Errorf("the copy has %d of %d accounts; make another", len(there), len(here))
	}
	return errors.Join(err, c.Close())
}

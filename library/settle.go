package library

import (
	"context"
	"encoding/json"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"rapporteur/store"
)

// Lists over all mechanisms stand on what each of them has in the record:
// a summary, the standings of its commitments, and its lines (see list.go). A
// mechanism is settled when these are as its dossier says. The library
// remembers which have changed since it looked last, by the stamps, so that
// after a decision one is settled and not all are looked at.

const summaryKept = "summary"

// Summary returns what a list says of a mechanism, worked out anew only where
// something of it has changed.
func (l *Library) Summary(ctx context.Context, d Dialogue) (Summary, error) {
	at, err := l.Stamp(ctx, d.Keys...)
	if err != nil {
		return Summary{}, err
	}
	if s, ok, err := l.summary(ctx, d, at); ok || err != nil {
		return s, err
	}
	return l.settle(ctx, d, at)
}

// SummaryWithin is Summary where nothing has changed, or what is to be worked
// out anew is about no more accounts than so many; else it has none, and the
// mechanism is the next that is settled. It returns how many accounts it went
// through.
func (l *Library) SummaryWithin(ctx context.Context, d Dialogue, accounts int) (s Summary, through int, ok bool, err error) {
	at, err := l.Stamp(ctx, d.Keys...)
	if err != nil {
		return s, 0, false, err
	}
	s, ok, err = l.summary(ctx, d, at)
	if ok || err != nil {
		return s, 0, ok, err
	}
	if d.Documents > accounts {
		l.noting.Lock()
		l.missed[d.Keys[0]] = true
		l.noting.Unlock()
		return s, 0, false, nil
	}
	s, err = l.settle(ctx, d, at)
	return s, d.Documents, err == nil, err
}

// summary returns what is kept of a mechanism, where that is as it is now.
func (l *Library) summary(ctx context.Context, d Dialogue, at string) (s Summary, ok bool, err error) {
	body, ok, err := l.Kept(ctx, d.Keys[0], summaryKept, l.maker(d, at))
	if err != nil || !ok {
		return s, false, err
	}
	return s, json.Unmarshal(body, &s) == nil, nil
}

// settle works out what lists have of a mechanism, and keeps it.
func (l *Library) settle(ctx context.Context, d Dialogue, at string) (Summary, error) {
	x, err := l.Dossier(ctx, d)
	if err != nil {
		return Summary{}, err
	}
	s := SummaryOf(x.Dossier, l.Lex)
	body, err := json.Marshal(s)
	if err != nil {
		return s, err
	}
	lines, err := l.lines(d, x)
	if err != nil {
		return s, err
	}
	return s, l.Store.Settle(ctx, d.first(at), summaryKept, l.maker(d, at), store.Settled{Body: body, Standings: x.Stands, Lines: lines}, d.Keys[1:]...)
}

// changed returns what is unsettled: mechanisms, the latest first, and keys
// under which something is kept though they are no mechanism's first any more.
func (l *Library) changed(ctx context.Context) (open []Dialogue, gone []string, err error) {
	l.noting.Lock()
	defer l.noting.Unlock()
	c, err := l.note(ctx)
	if err != nil {
		return nil, nil, err
	}
	for key := range l.unsettled {
		if d, ok := c.Of(key); ok && d.Keys[0] == key {
			open = append(open, d)
		} else {
			gone = append(gone, key)
		}
	}
	slices.Sort(gone)
	slices.SortFunc(open, latestFirst)
	return open, gone, nil
}

// behind returns how many mechanisms and keys are unsettled, and whether that
// is about no more accounts than so many.
func (l *Library) behind(ctx context.Context, accounts int) (n int, ok bool, err error) {
	l.noting.Lock()
	defer l.noting.Unlock()
	c, err := l.note(ctx)
	if err != nil {
		return 0, false, err
	}
	for key := range l.unsettled {
		if d, ok := c.Of(key); ok {
			accounts -= d.Documents
		}
		if accounts < 0 {
			break
		}
	}
	return len(l.unsettled), accounts >= 0, nil
}

// note brings what the library remembers of unsettled mechanisms up to date.
func (l *Library) note(ctx context.Context) (*Catalogue, error) {
	c, err := l.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	since := l.seen
	if c != l.noted { // names may have come together or have parted
		since = 0
	}
	stamps, now, err := l.Stamps(ctx, since)
	if err != nil {
		return nil, err
	}
	l.seen = max(l.seen, now)
	if since == 0 {
		if err := l.compare(ctx, c, stamps); err != nil {
			return nil, err
		}
	} else {
		for key := range stamps {
			if d, ok := c.Of(key); ok {
				l.unsettled[d.Keys[0]] = l.seen
			}
		}
	}
	l.noted = c
	return c, nil
}

// compare holds what is kept against all mechanisms.
func (l *Library) compare(ctx context.Context, c *Catalogue, stamps map[string]int64) error {
	holds, all, err := l.Holding(ctx, summaryKept)
	if err != nil {
		return err
	}
	maker := map[string]string{}
	for _, h := range holds {
		maker[h.Key] = h.Maker
	}
	clear(l.unsettled)
	for _, d := range c.All {
		if maker[d.Keys[0]] != l.maker(d, store.StampOf(stamps, d.Keys)) {
			l.unsettled[d.Keys[0]] = l.seen
		}
	}
	for _, key := range all {
		if d, ok := c.Of(key); !ok || d.Keys[0] != key {
			l.unsettled[key] = l.seen
		}
	}
	return nil
}

// CatchUp settles what has changed if that takes going through no more accounts
// than so many, and returns how many mechanisms are left; where it takes more,
// that is for LookAfter.
func (l *Library) CatchUp(ctx context.Context, accounts int) (left int, err error) {
	left, ok, err := l.behind(ctx, accounts)
	if err != nil || left == 0 {
		return 0, err
	}
	if !ok || !l.working.TryLock() { // or somebody is at it
		return left, nil
	}
	defer l.working.Unlock()
	open, gone, err := l.changed(ctx)
	if err != nil {
		return 0, err
	}
	for _, key := range gone {
		if err := l.forget(ctx, key); err != nil {
			return 0, err
		}
	}
	for _, d := range open {
		if err := l.settleOne(ctx, d); err != nil {
			return 0, err
		}
	}
	return 0, nil
}

func (l *Library) settleOne(ctx context.Context, d Dialogue) error {
	return l.done(d.Keys[0], func() error {
		_, err := l.Summary(ctx, d)
		return err
	})
}

func (l *Library) forget(ctx context.Context, key string) error {
	return l.done(key, func() error { return l.Unsettle(ctx, key) })
}

// done does what a mechanism was waiting for, and takes the note of it away
// unless it was made again meanwhile.
func (l *Library) done(key string, work func() error) error {
	l.noting.Lock()
	noted := l.unsettled[key]
	l.noting.Unlock()
	if err := work(); err != nil {
		return err
	}
	l.noting.Lock()
	defer l.noting.Unlock()
	if l.unsettled[key] == noted {
		delete(l.unsettled, key)
	}
	return nil
}

// Settle settles all mechanisms that have changed, on all processors. It tells
// how far it is before each, and ends where the teller says so.
func (l *Library) Settle(ctx context.Context, tell func(n, of int) error) error {
	return l.settleAll(ctx, runtime.GOMAXPROCS(0), tell)
}

// LookAfter settles what changes, from time to time and without haste, until
// the context ends or something fails.
func (l *Library) LookAfter(ctx context.Context, pause time.Duration) error {
	for ctx.Err() == nil {
		if err := l.settleAll(ctx, 1, func(int, int) error { return ctx.Err() }); err != nil && ctx.Err() == nil {
			return err
		}
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
	}
	return nil
}

// takeMissed returns those mechanisms that somebody did without since it was
// asked last.
func (l *Library) takeMissed() (out []Dialogue) {
	l.noting.Lock()
	defer l.noting.Unlock()
	for _, key := range slices.Sorted(maps.Keys(l.missed)) {
		if d, ok := l.noted.Of(key); ok {
			out = append(out, d)
		}
	}
	clear(l.missed)
	return out
}

func (l *Library) settleAll(ctx context.Context, hands int, tell func(n, of int) error) error {
	l.working.Lock()
	defer l.working.Unlock()
	open, gone, err := l.changed(ctx)
	if err != nil {
		return err
	}
	for _, key := range gone {
		if err := l.forget(ctx, key); err != nil {
			return err
		}
	}
	var workers sync.WaitGroup
	var failed atomic.Pointer[error]
	next := make(chan Dialogue)
	for range hands {
		workers.Go(func() {
			for d := range next {
				if failed.Load() != nil {
					continue
				}
				if err := l.settleOne(ctx, d); err != nil {
					failed.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	for i, d := range open {
		if err = tell(i, len(open)); err != nil || failed.Load() != nil {
			break
		}
		for _, d := range l.takeMissed() {
			next <- d // it is kept when its turn comes
		}
		next <- d
	}
	close(next)
	workers.Wait()
	if bad := failed.Load(); bad != nil {
		return *bad
	}
	return err
}

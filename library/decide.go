package library

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"rapporteur/dossier"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/store/team"
)

// A Conflict is a decision that somebody made about the same thing in the
// meantime, beside the one that was not made because of it.
type Conflict struct {
	Theirs store.Entry
	Yours  record.Decision
	Final  bool // whoever decides may not overrule it
}

func (c *Conflict) Error() string {
	if c.Final {
		return fmt.Sprintf("decision %d says otherwise about the same; only the role of head overrules what another has decided", c.Theirs.Number)
	}
	return fmt.Sprintf("decision %d was made about the same in the meantime; look at it and decide again with it seen", c.Theirs.Number)
}

// ErrNotYours says that only the last word of one's own can be withdrawn.
var ErrNotYours = errors.New("what another decided cannot be withdrawn; decide otherwise instead")

// DecideSeen appends a decision of somebody who has seen what was decided up
// to a number. Where another decision about the same thing was made since that
// says something else, it is not appended, and the error is a *Conflict; one
// that says the same is returned in its place.
//
// By his role he may be one who decides only what nobody else has decided: then
// the word of another that stands is such a conflict too, seen or not.
func (l *Library) DecideSeen(ctx context.Context, d record.Decision, seen int64, role team.Role) (store.Entry, error) {
	if err := l.sound(ctx, d); err != nil {
		return store.Entry{}, err
	}
	// In this program one comes after the other; where another program was
	// faster, one looks again.
	l.deciding.Lock()
	defer l.deciding.Unlock()
	for {
		e, err := l.decideSeen(ctx, d, seen, role >= team.Head)
		if !errors.Is(err, store.ErrOvertaken) {
			return e, err
		}
	}
}

func (l *Library) decideSeen(ctx context.Context, d record.Decision, seen int64, overrules bool) (store.Entry, error) {
	entries, err := l.DecisionsOf(ctx, d.On.Document)
	if err != nil {
		return store.Entry{}, err
	}
	if !overrules && d.Act != record.Withdraw { // which is about one's own word
		theirs, err := standing(entries, d)
		if err != nil {
			return store.Entry{}, err
		}
		if theirs != nil {
			return store.Entry{}, &Conflict{*theirs, d, true}
		}
	}
	var last *store.Entry
	says := false // the same
	for _, e := range entries {
		if e.Number <= seen {
			continue
		}
		x, err := e.Decision()
		if err != nil {
			return store.Entry{}, err
		}
		if x.On.Document == d.On.Document && sort(x) == sort(d) && x.On.Passage.Start < d.On.Passage.End && d.On.Passage.Start < x.On.Passage.End {
			last, says = &e, same(x, d)
		}
	}
	switch {
	case last != nil && !says:
		return store.Entry{}, &Conflict{*last, d, false}
	case last != nil && d.Act != record.Withdraw: // which is about one's own word
		return *last, nil
	}
	behind := int64(0)
	if n := len(entries); n > 0 {
		behind = entries[n-1].Number
	}
	return l.DecideAfter(ctx, d, behind, l.seating(d))
}

// AcceptAll accepts those statements of an account that stand at some passages
// and wait, but for those about which somebody else decided meanwhile.
func (l *Library) AcceptAll(ctx context.Context, f Filing, passages []record.Passage, who string, at time.Time) ([]store.Entry, error) {
	out := []store.Entry{}
	for _, r := range f.All {
		if r.Act() != "" || !slices.Contains(passages, r.Statement.Quote) {
			continue
		}
		d := record.Decision{Who: who, At: at, Act: record.Accept}
		d.On = record.Ref{What: record.OnStatement, Document: f.Hash, Passage: r.Statement.Quote, Quote: r.Statement.Quote.In(f.Reading.Document.Text)}
		e, err := l.DecideSeen(ctx, d, f.Seen, team.Rapporteur)
		var other *Conflict
		if errors.As(err, &other) {
			continue
		}
		if err != nil {
			return out, err
		}
		out = append(out, e)
	}
	return out, nil
}

// standing returns the last decision of anybody else about the very same thing,
// where it says otherwise; nil where there is none. What somebody took back does
// not stand.
func standing(entries []store.Entry, d record.Decision) (*store.Entry, error) {
	last := map[string]int{} // by who decided
	for i, e := range entries {
		x, err := e.Decision()
		if err != nil {
			return nil, err
		}
		switch {
		case x.Who == d.Who || x.On.Document != d.On.Document || x.On.Passage != d.On.Passage || x.On.Name != d.On.Name || sort(x) != sort(d):
		case x.Act == record.Withdraw:
			delete(last, x.Who)
		default:
			last[x.Who] = i
		}
	}
	at := -1
	for _, i := range last {
		at = max(at, i)
	}
	if at < 0 {
		return nil, nil
	}
	x, err := entries[at].Decision()
	if err != nil || same(x, d) {
		return nil, err
	}
	return &entries[at], nil
}

// same tells whether two decisions about one thing say the same of it.
func same(a, b record.Decision) bool {
	return a.Act == b.Act && sameJSON(a.Set, b.Set) && a.Standing == b.Standing
}

// sort tells decisions apart that do not touch each other: about a statement,
// about what belongs to its commitment, about the whole account.
func sort(d record.Decision) string {
	if d.With != nil {
		return fmt.Sprintf("with %s %v", d.With.Document, d.With.Passage)
	}
	return string(d.On.What)
}

// sound refuses a decision that would be an orphan from the beginning.
func (l *Library) sound(ctx context.Context, d record.Decision) error {
	refused := func(err error) error { return fmt.Errorf("%w: %w", store.ErrRefused, err) }
	if err := CheckSet(d.On.What, d.Set); err != nil {
		return refused(fmt.Errorf("set: %w", err))
	}
	var named struct{ By, To, Parties []record.Party }
	if len(d.Set) > 0 && json.Unmarshal(d.Set, &named) == nil {
		for _, p := range slices.Concat(named.By, named.To, named.Parties) {
			if l.Lex.PartyNames[p] == "" {
				return refused(fmt.Errorf("set: no party has the code %q; rapporteur lexicon party %s may show which is meant", p, p))
			}
		}
	}
	k, err := l.Reading(ctx, d.On.Document)
	if err != nil {
		return err
	}
	before, err := l.Decided(ctx, k.Version)
	if err != nil {
		return err
	}
	_, orphans := dossier.Lay([]record.Reading{k.Reading}, append(before, d))
	for _, o := range orphans {
		if reflect.DeepEqual(o.Decision, d) {
			return refused(errors.New(o.Why))
		}
	}
	return nil
}

// CheckSet makes sure that what a decision sets are fields of the thing it is
// about, and have values that there are.
func CheckSet(what record.What, set json.RawMessage) error {
	if len(set) == 0 {
		return nil
	}
	if what == record.OnMeeting {
		var m record.Meeting
		if err := strictly(set, &m); err != nil {
			return fmt.Errorf("these are no fields of a meeting: %w", err)
		}
		for _, d := range []record.Date{m.Start, m.End} {
			if !d.Valid() {
				return fmt.Errorf("%q is no date like 2024-02-27, 2024-02 or 2024", d)
			}
		}
		return nil
	}
	var st record.Statement
	if err := strictly(set, &st); err != nil {
		return fmt.Errorf("these are no fields of a statement: %w", err)
	}
	switch {
	case st.Kind != "" && st.Kind.Class() == "":
		return fmt.Errorf("kind %q is none of %v", st.Kind, record.Kinds)
	case !st.Due.Valid():
		return fmt.Errorf("due: %q is no date like 2024-02-27, 2024-02 or 2024", st.Due)
	}
	for _, a := range st.Areas {
		if !a.Known() {
			return fmt.Errorf("area %q is not known; rapporteur lexicon area %s may show which is meant", a, a)
		}
	}
	return nil
}

func strictly(b []byte, into any) error {
	d := json.NewDecoder(strings.NewReader(string(b)))
	d.DisallowUnknownFields()
	return d.Decode(into)
}

func sameJSON(a, b json.RawMessage) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}

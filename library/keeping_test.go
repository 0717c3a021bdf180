package library

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapporteur/dossier"
	"rapporteur/internal/generate"
	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/samples"
	"rapporteur/store"
)

// begin is when a trial begins.
var begin = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)

// A trial does whatever comes to a record, and holds what the library gives
// back after it against what it works out without anything kept.
type trial struct {
	*testing.T
	*rand.Rand
	s    *store.Store
	lex  *lexicon.Lexicon
	l    *Library // that stays, and remembers
	docs []record.Document
	at   time.Time
}

// TestKeeping has no sequence of accounts, decisions and readings make any
// difference between what is kept and what is worked out anew.
func TestKeeping(t *testing.T) {
	accounts, err := samples.Documents()
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			l := empty(t)
			x := trial{t, rand.New(rand.NewPCG(seed, 3)), l.Store, l.Lex, l, accounts, begin} //nolint:gosec // chance is not secret here
			for range 14 {
				what := x.step()
				x.hold(what)
				if t.Failed() {
					return
				}
			}
		})
	}
}

// step does one thing to the record, and tells what.
func (x *trial) step() string {
	x.at = x.at.Add(time.Minute)
	n := x.IntN(10)
	if x.at.Sub(begin) <= 4*time.Minute { // there is to be something first
		n = 2 + n%2
	}
	switch {
	case n < 3:
		var all []record.Document
		for range 1 + x.IntN(4) {
			all = append(all, x.docs[x.IntN(len(x.docs))])
		}
		_, err := x.l.TakeAll(x.Context(), all, x.at)
		x.must(err)
		return fmt.Sprintf("%d samples", len(all))
	case n < 5:
		from := x.IntN(3) * 40
		var all []store.Arrival
		for i := range 10 {
			a := generate.New(7, from+x.IntN(40))
			// All are of the same parties, so that names may be one mechanism's.
			a.Reading.Meetings[0].Parties = generate.New(7, 0).Reading.Meetings[0].Parties
			if i == 0 { // a page that is edited, perhaps into another mechanism's
				a.Address = generate.New(7, x.IntN(120)).Address
			}
			all = append(all, store.Arrival{Address: a.Address, Got: x.at, Document: a.Document, Reader: x.l.Label, Reading: &a.Reading, Keys: x.l.MechanismKeys(a.Reading)})
		}
		_, err := x.l.Add(x.Context(), all...)
		x.must(err)
		return "ten accounts"
	case n == 5:
		return x.reread()
	}
	return x.decide()
}

// reread has another reader read some accounts, who passes over the last
// statement of each.
func (x *trial) reread() string {
	reader := fmt.Sprint("reader ", x.at.Unix())
	work, err := x.s.Unread(x.Context(), reader, nil, 1000)
	x.must(err)
	var done []store.Done
	for _, w := range work {
		if x.IntN(4) > 0 {
			continue
		}
		k, err := x.s.Reading(x.Context(), w.Hash)
		x.must(err)
		if n := len(k.Reading.Statements); n > 1 {
			k.Reading.Statements = k.Reading.Statements[:n-1]
		}
		done = append(done, store.Done{Work: w, Reading: k.Reading, Keys: x.l.MechanismKeys(k.Reading)})
	}
	x.must(x.s.Reread(x.Context(), reader, done))
	return fmt.Sprintf("%d readings", len(done))
}

// decide decides something about a statement or a mechanism.
func (x *trial) decide() string {
	versions, err := x.s.Latest(x.Context(), x.IntN(20), 1)
	x.must(err)
	if len(versions) == 0 {
		return "nothing"
	}
	k, err := x.s.Reading(x.Context(), versions[0].Hash)
	x.must(err)
	if len(k.Texts) > 1 && x.IntN(2) == 0 { // an earlier text of the page
		if k, err = x.s.Reading(x.Context(), k.Texts[0]); err != nil {
			return "nothing"
		}
	}
	if len(k.Reading.Statements) == 0 {
		return "nothing"
	}
	st := k.Reading.Statements[x.IntN(len(k.Reading.Statements))]
	d := record.Decision{Who: "Anna", At: x.at, Act: record.Accept, On: record.Ref{What: record.OnStatement, Document: k.Hash, Passage: st.Quote, Quote: st.Quote.In(k.Reading.Document.Text)}}
	switch x.IntN(5) {
	case 0:
		d.Act = record.Reject
	case 1:
		d.Act, d.Set = record.Amend, json.RawMessage(`{"kind":"pledge","due":"2020-01"}`)
	case 2, 3:
		other, ok := x.namesake(k)
		if !ok {
			return "nothing"
		}
		m, n := subject(k.Reading), subject(other.Reading)
		d.Act = []record.Act{record.Same, record.NotSame}[x.IntN(2)]
		d.On = nameAt(k, *m)
		with := nameAt(other, *n)
		d.With = &with
	}
	_, err = x.l.Decide(x.Context(), d)
	x.must(err)
	return string(d.Act) + " on a " + string(d.On.What)
}

// namesake returns an account of the same parties under another name.
func (x *trial) namesake(k store.Kept) (store.Kept, bool) {
	m := subject(k.Reading)
	versions, err := x.s.Latest(x.Context(), 0, 100)
	x.must(err)
	for _, i := range x.Perm(len(versions)) {
		other, err := x.s.Reading(x.Context(), versions[i].Hash)
		x.must(err)
		n := subject(other.Reading)
		if m != nil && n != nil && n.Mechanism != m.Mechanism && slices.Equal(slices.Sorted(slices.Values(m.Parties)), slices.Sorted(slices.Values(n.Parties))) {
			return other, true
		}
	}
	return k, false
}

func subject(r record.Reading) *record.Meeting {
	for i, m := range r.Meetings {
		if m.Role == record.Subject && len(m.Evidence) > 0 {
			return &r.Meetings[i]
		}
	}
	return nil
}

func nameAt(k store.Kept, m record.Meeting) record.Ref {
	return record.Ref{What: record.OnMechanism, Document: k.Hash, Passage: m.Evidence[0], Quote: m.Evidence[0].In(k.Reading.Document.Text), Name: m.Mechanism}
}

// hold compares what is kept with what is worked out anew.
func (x *trial) hold(what string) {
	fresh := New(x.s, x.lex) // has nothing at hand
	want, err := fresh.Catalogue(x.Context())
	x.must(err)
	got, err := x.l.Catalogue(x.Context())
	x.must(err)
	x.same(what+": the catalogue", got.All, want.All)
	var lines []store.Line
	told := make([]Told, len(want.All))
	for i, d := range want.All {
		told[i], err = fresh.dossier(x.Context(), d)
		x.must(err)
		some, err := fresh.lines(d, told[i])
		x.must(err)
		lines = append(lines, some...)
	}
	for name, l := range map[string]*Library{"the library": x.l, "another": New(x.s, x.lex)} {
		if left, err := l.CatchUp(x.Context(), 1e6); err != nil || left > 0 {
			x.Fatal(left, err)
		}
		x.lists(what+", listed by "+name, l, lines)
	}
	for i, d := range want.All {
		anew := told[i]
		for name, l := range map[string]*Library{"the library": x.l, "the record": fresh} {
			kept, err := l.Dossier(x.Context(), d)
			x.must(err)
			kept.at = ""
			x.same(fmt.Sprintf("%s: the dossier of %s, kept by %s", what, d.Name, name), kept, anew)
			s, err := l.Summary(x.Context(), d)
			x.must(err)
			x.same(what+": the summary of "+d.Name, s, SummaryOf(anew.Dossier, x.lex))
		}
	}
	faults, err := x.s.Check(x.Context())
	x.must(err)
	for _, f := range faults {
		if !f.Mild {
			x.Errorf("after %s: %v", what, f)
		}
	}
}

// lists holds the lists over all mechanisms against the lines they should have.
func (x *trial) lists(what string, l *Library, lines []store.Line) {
	slices.SortStableFunc(lines, func(a, b store.Line) int { return int(max(-1, min(1, a.Place-b.Place))) })
	pick := func(marks ...[2]string) (out []string) {
		for _, line := range lines {
			if !slices.ContainsFunc(marks, func(m [2]string) bool { return !slices.Contains(line.Marks, m) }) {
				out = append(out, string(line.Body))
			}
		}
		return out
	}
	packed := func(q store.LineQuery) (out []string) {
		q.Limit = 1e6
		hits, _, err := l.Lines(x.Context(), q)
		x.must(err)
		for _, h := range hits {
			out = append(out, string(h.Body))
		}
		return out
	}
	for _, marks := range [][][2]string{{allOf(promises)}, {allOf(intentions)}, {allOf(persons)}, {byStanding(promises, unfinished)}, {byDoer(promises, "", "JPN")}} {
		got, want := packed(store.LineQuery{Marks: marks}), pick(marks...)
		slices.Sort(got) // lines of two mechanisms may stand at one place
		slices.Sort(want)
		x.same(fmt.Sprint(what, ": ", marks), got, want)
	}
}

func (x *trial) same(what string, got, want any) {
	if !reflect.DeepEqual(got, want) {
		x.Errorf("%s: %s", what, cmp.Diff(want, got, cmp.AllowUnexported(Told{}, Dialogue{})))
	}
}

func (x *trial) must(err error) {
	x.Helper()
	if err != nil {
		x.Fatal(err)
	}
}

// TestEarlierText has what was decided about a text go with the one that takes
// its place.
func TestEarlierText(t *testing.T) {
	l := empty(t)
	a := generate.New(1, 0)
	edited := a
	edited.Document.Text += "Correction: the meeting was held on a Monday.\n"
	edited.Reading.Document = edited.Document
	for _, x := range []generate.Account{a, edited} {
		_, err := l.Add(t.Context(), store.Arrival{Address: a.Address, Got: begin, Document: x.Document, Reader: l.Label, Reading: &x.Reading, Keys: l.MechanismKeys(x.Reading)})
		if err != nil {
			t.Fatal(err)
		}
	}
	all, err := l.Catalogue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	said := func() int {
		t.Helper()
		x, err := l.Dossier(t.Context(), all.All[0])
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, row := range x.Areas {
			for _, c := range row.Cells {
				n += c.Count
			}
		}
		return n
	}
	before := said()
	st := a.Reading.Statements[slices.IndexFunc(a.Reading.Statements, func(s record.Statement) bool { return len(s.Areas) > 0 })]
	_, err = l.Decide(t.Context(), record.Decision{Who: "Anna", At: begin, Act: record.Reject, On: record.Ref{What: record.OnStatement, Document: a.Document.Hash(), Passage: st.Quote, Quote: st.Quote.In(a.Document.Text)}})
	if err != nil {
		t.Fatal(err)
	}
	if after := said(); after != before-len(st.Areas) {
		t.Errorf("a statement of %d areas was rejected, and of %d counts %d are left", len(st.Areas), before, after)
	}
}

// TestPromises asks for commitments as the page does.
func TestPromises(t *testing.T) {
	l := empty(t)
	all, err := samples.Documents()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.TakeAll(t.Context(), all, begin); err != nil {
		t.Fatal(err)
	}
	if left, err := l.CatchUp(t.Context(), 1); err != nil || left == 0 {
		t.Errorf("with hardly any patience %d mechanisms are left, %v", left, err)
	}
	if err := l.Settle(t.Context(), func(int, int) error { return nil }); err != nil {
		t.Fatal(err)
	}
	ask := func(q PromiseQuery) ([]Promise, int, int) {
		t.Helper()
		q.Today, q.Limit = begin, 500
		found, total, late, err := l.Promises(t.Context(), q)
		if err != nil || total != min(len(found), store.MostLines) {
			t.Fatal(total, len(found), err)
		}
		return found, total, late
	}
	everything, total, late := ask(PromiseQuery{})
	if total == 0 || late == 0 {
		t.Fatal(total, late)
	}
	count := func(has func(p Promise) bool) (n int) {
		for _, p := range everything {
			if has(p) {
				n++
			}
		}
		return n
	}
	for i := range late {
		if !everything[i].Overdue(begin) {
			t.Errorf("%q is not overdue, and stands among the first %d", everything[i].Title, late)
		}
	}
	for name, c := range map[string]struct {
		q   PromiseQuery
		has func(p Promise) bool
	}{
		"overdue": {PromiseQuery{Overdue: true}, func(p Promise) bool { return p.Overdue(begin) }},
		"open":    {PromiseQuery{Open: true}, func(p Promise) bool { return p.Now != record.Done && p.Now != record.Refused }},
		"silent":  {PromiseQuery{Standing: record.Silent}, func(p Promise) bool { return p.Now == record.Silent }},
		"Japan's": {PromiseQuery{Doers: []record.Party{"JPN"}}, func(p Promise) bool { return slices.Contains(doers(p), "JPN") }},
		"Kenya":   {PromiseQuery{Words: "Kenya"}, func(p Promise) bool { return strings.Contains(dossier.PartiesOf(p.Key), "KEN") }},
		"words":   {PromiseQuery{Words: "polic dialog"}, func(p Promise) bool { return strings.Contains(p.Mechanism, "Policy Dialogue") }},
	} {
		_, n, _ := ask(c.q)
		if want := count(c.has); n != want || n == 0 {
			t.Errorf("%s: %d found, want %d", name, n, want)
		}
	}
	people, total, err := l.People(t.Context(), "viet", 0, 100)
	if err != nil || total == 0 || len(people) != total {
		t.Errorf("%d people, %v", total, err)
	}
}

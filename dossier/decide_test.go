package dossier

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapporteur/record"
)

// on names the statement of a reading that has the words.
func on(t *testing.T, r record.Reading, what record.What, words string) record.Ref {
	t.Helper()
	for _, st := range r.Statements {
		if q := string([]rune(r.Document.Text)[st.Quote.Start:st.Quote.End]); strings.Contains(q, words) {
			return record.Ref{What: what, Document: r.Document.Hash(), Passage: st.Quote, Quote: q}
		}
	}
	t.Fatalf("no statement has %q", words)
	return record.Ref{}
}

func two() (record.Reading, record.Reading) {
	return said("one", 1, "2024-05-03", "pledge FIN: pledged to repair the lighthouse of Lamu", "offer KEN: offered land for a school in Kisumu"),
		said("two", 2, "2025-05-03", "report FIN: reported that the lighthouse of Lamu had been repaired", "agree FIN+KEN: agreed to build a jetty in Kisumu")
}

var noon = time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)

func TestLayStatement(t *testing.T) {
	one, _ := two()
	ref := on(t, one, record.OnStatement, "lighthouse")
	set := func(v any) json.RawMessage { b, _ := json.Marshal(v); return b }
	decide := func(act record.Act, minute int, set json.RawMessage) record.Decision {
		return record.Decision{Who: "Ana", At: noon.Add(time.Duration(minute) * time.Minute), Act: act, On: ref, Set: set}
	}
	kinds := func(r record.Reading) (out []record.Kind) {
		for _, s := range r.Statements {
			out = append(out, s.Kind)
		}
		return out
	}
	for _, c := range []struct {
		name      string
		decisions []record.Decision
		want      []record.Kind
		orphans   int
	}{
		{"nothing", nil, []record.Kind{"pledge", "offer"}, 0},
		{"rejected", []record.Decision{decide(record.Reject, 0, nil)}, []record.Kind{"offer"}, 0},
		{"rejected and taken back", []record.Decision{decide(record.Reject, 0, nil), decide(record.Accept, 1, nil)}, []record.Kind{"pledge", "offer"}, 0},
		{"taken back before", []record.Decision{decide(record.Reject, 1, nil), decide(record.Accept, 0, nil)}, []record.Kind{"offer"}, 0},
		{"amended", []record.Decision{decide(record.Amend, 0, set(map[string]any{"kind": "offer"}))}, []record.Kind{"offer", "offer"}, 0},
		{"amended to nonsense", []record.Decision{decide(record.Amend, 0, set(map[string]any{"kind": "sing"}))}, []record.Kind{"pledge", "offer"}, 1},
		{"an unknown field", []record.Decision{decide(record.Amend, 0, set(map[string]any{"colour": "red"}))}, []record.Kind{"pledge", "offer"}, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, _ := json.Marshal(one)
			got, orphans := Lay([]record.Reading{one}, c.decisions)
			if diff := cmp.Diff(c.want, kinds(got[0])); diff != "" {
				t.Error(diff)
			}
			if len(orphans) != c.orphans {
				t.Errorf("orphans: %+v", orphans)
			}
			if after, _ := json.Marshal(one); string(before) != string(after) {
				t.Error("the reading itself was changed")
			}
		})
	}
}

// A reader that no longer finds a statement takes nothing from a person who
// added or accepted it whole.
func TestAddedStays(t *testing.T) {
	one, _ := two()
	ref := on(t, one, record.OnStatement, "lighthouse")
	whole, _ := json.Marshal(one.Statements[0])
	less := one
	less.Statements = one.Statements[1:]
	for _, act := range []record.Act{record.Add, record.Accept} {
		got, orphans := Lay([]record.Reading{less}, []record.Decision{{Who: "Ana", Act: act, On: ref, Set: whole}})
		if len(got[0].Statements) != 2 || len(orphans) != 0 || got[0].Statements[0].Kind != record.Pledge {
			t.Errorf("%s: %+v, %+v", act, got[0].Statements, orphans)
		}
	}
	_, orphans := Lay([]record.Reading{less}, []record.Decision{{Who: "Ana", Act: record.Accept, On: ref}})
	if len(orphans) != 1 {
		t.Errorf("an acceptance that does not hold the statement: %+v", orphans)
	}
}

func TestOrphan(t *testing.T) {
	one, _ := two()
	ref := on(t, one, record.OnStatement, "lighthouse")
	ref.Quote = "pledged to paint the lighthouse"
	_, orphans := Lay([]record.Reading{one}, []record.Decision{{Who: "Ana", Act: record.Reject, On: ref}})
	if len(orphans) != 1 || !strings.Contains(orphans[0].Why, "no longer") {
		t.Errorf("orphans: %+v", orphans)
	}
	// The words stand elsewhere, in one place only: they are found.
	ref = on(t, one, record.OnStatement, "lighthouse")
	ref.Passage = record.Passage{Start: 70, End: 80}
	got, orphans := Lay([]record.Reading{one}, []record.Decision{{Who: "Ana", Act: record.Reject, On: ref}})
	if len(orphans) != 0 || len(got[0].Statements) != 1 {
		t.Errorf("%+v, %+v", got[0].Statements, orphans)
	}
}

func TestDecidedCourses(t *testing.T) {
	d := desk(t)
	one, other := two()
	opens := on(t, one, record.OnCommitment, "lighthouse")
	school := on(t, one, record.OnCommitment, "school")
	done := on(t, other, record.OnCommitment, "lighthouse")
	jetty := on(t, other, record.OnCommitment, "jetty")
	for _, c := range []struct {
		name     string
		decision record.Decision
		words    string
		want     string
	}{
		{"as read", record.Decision{}, "lighthouse", "new done"},
		{"not the same", record.Decision{Act: record.NotSame, On: opens, With: &done}, "lighthouse", "new silent"},
		{"the same", record.Decision{Act: record.Same, On: school, With: &jetty}, "school", "new stronger"},
		{"the same, the other way round", record.Decision{Act: record.Same, On: jetty, With: &school}, "school", "new stronger"},
		{"a standing", record.Decision{Act: record.SetStand, On: opens, With: &done, Standing: record.Advanced}, "lighthouse", "new advanced"},
		{"a standing where it is silent", record.Decision{Act: record.SetStand, On: school, With: &jetty, Standing: record.Refused}, "school", "new refused"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var all []record.Decision
			if c.decision.Act != "" {
				c.decision.Who = "Ana"
				all = append(all, c.decision)
			}
			x := d.Follow([]record.Reading{other, one}, all)
			got := standings(t, x, c.words)
			if got != c.want && !(c.want == "new stronger" && (got == "new repeated" || got == "new weaker")) {
				t.Errorf("got %s, want %s", got, c.want)
			}
			if len(x.Orphans) != 0 {
				t.Errorf("orphans: %+v", x.Orphans)
			}
		})
	}
}

func TestDecidedPairs(t *testing.T) {
	d := desk(t)
	a := said("a", 1, "2024-05-03", "agree FIN+KEN: agreed to repair the lighthouse of Lamu", "offer KEN: offered land for a school")
	b := said("b", 1, "2024-05-03", "agree FIN+KEN: agreed to repair the lighthouse of Lamu in 2026", "report KEN: spoke of a plot by the lake")
	x := d.Compare(a, b, nil)
	if len(x.Pairs) != 1 || x.Pairs[0].Same || !strings.Contains(x.Pairs[0].How, "2026") {
		t.Fatalf("pairs: %+v", x.Pairs)
	}
	land, plot := on(t, a, record.OnStatement, "land"), on(t, b, record.OnStatement, "plot")
	x = d.Compare(a, b, []record.Decision{{Who: "Ana", Act: record.Same, On: land, With: &plot}})
	if len(x.Pairs) != 2 || x.Pairs[1].Why != "decided" || len(x.OnlyA)+len(x.OnlyB) != 0 {
		t.Errorf("pairs: %+v", x.Pairs)
	}
	house, too := on(t, a, record.OnStatement, "lighthouse"), on(t, b, record.OnStatement, "lighthouse")
	x = d.Compare(a, b, []record.Decision{{Who: "Ana", Act: record.NotSame, On: house, With: &too}})
	if len(x.Pairs) != 0 || len(x.OnlyA) != 2 || len(x.OnlyB) != 2 {
		t.Errorf("pairs: %+v", x.Pairs)
	}
}

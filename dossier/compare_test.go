package dossier

import (
	"testing"

	"rapporteur/record"
)

// What two accounts have in common, by how each tells it.
func TestPairs(t *testing.T) {
	d := desk(t)
	for _, c := range []struct {
		a, b []string
		want int  // pairs
		same bool // the last of them
	}{
		{[]string{"agree KEN+FIN: agreed to open a lighthouse in Lamu in 2025"}, []string{"agree KEN+FIN: agreed to open the lighthouse in Lamu in March 2025"}, 1, false},
		{[]string{"agree KEN+FIN: agreed to open a lighthouse in Lamu by the end of 2025"}, []string{"agree KEN+FIN: agreed to open the lighthouse in Lamu by December 2025"}, 1, true},
		// The talk with its outcome, and without.
		{[]string{"agree KEN+FIN: agreed to conclude a contract on the purchase of roasted coffee"}, []string{"discuss KEN+FIN: discussed the purchase of roasted coffee and the port"}, 1, false},
		// A gift and the thanks for it, but not for another.
		{[]string{"offer FIN: offered six berths on the training ship of the Turku Academy"}, []string{"appraise KEN: thanked Finland for the berths on the training ship of the Turku Academy"}, 1, false},
		{[]string{"offer FIN: offered six berths on the training ship of the Turku Academy"}, []string{"appraise KEN: thanked Finland for the bridges"}, 0, false},
		// Of one side and kind, with a name in common and nothing nearer left.
		{
			[]string{"discuss KEN+FIN: discussed the drought", "report FIN: briefed Kenya on its accession to NATO"},
			[]string{"offer KEN: offered ten ponies", "report FIN: gave an account of Finland's NATO membership"},
			1, true,
		},
		{[]string{"request KEN: asked Finland for two patrol boats"}, []string{"report FIN: noted the state of the patrol boats"}, 0, false},
	} {
		x := d.Compare(said("a", 3, "2024-05-03", c.a...), said("b", 3, "2024-05-03", c.b...), nil)
		if len(x.Pairs) != c.want {
			t.Errorf("%s / %s: %d pairs, want %d", c.a, c.b, len(x.Pairs), c.want)
		} else if c.want > 0 && x.Pairs[c.want-1].Same != c.same {
			t.Errorf("%s / %s: %+v, want same %v", c.a, c.b, x.Pairs, c.same)
		}
	}
}

// What is left over pairs by side, kind and area, or where each account lays
// one act to another side; what only shares a field does not.
func TestPairsLeft(t *testing.T) {
	d := desk(t)
	for _, c := range []struct {
		a, b string
		area record.Area
		want int
	}{
		{"agree KEN+FIN: agreed to hold the next round in Turku in 2025", "agree KEN+FIN: the following round is to take place in Turku in 2025", "", 1},
		{"invite KEN: invited her to the parade of the cadets in July", "invite KEN: extended an invitation to visit Nairobi", "delegation-exchange", 1},
		{"invite KEN: invited her to the parade of the cadets in July", "invite FIN: extended an invitation to visit Turku", "delegation-exchange", 0},
		{"offer FIN: offered to advise Kenya on the digitalisation of its customs", "propose KEN: proposed that the two services work together in digital customs", "trade-investment", 1},
		{"agree KEN+FIN: agreed to hold the next round in Turku in 2025", "agree KEN+FIN: agreed to found a council of foresters", "", 0},
		{"agree FIN: accepted an invitation to the Mombasa Coffee Forum", "invite KEN: invited Finland to the Mombasa Coffee Forum", "", 1},
	} {
		a, b := said("a", 3, "2024-05-03", c.a), said("b", 3, "2024-05-03", c.b)
		if c.area != "" {
			a.Statements[0].Areas, b.Statements[0].Areas = []record.Area{c.area}, []record.Area{c.area}
		}
		if x := d.Compare(a, b, nil); len(x.Pairs) != c.want {
			t.Errorf("%s / %s: %d pairs, want %d", c.a, c.b, len(x.Pairs), c.want)
		}
	}
}

// A heading within a paragraph tells what its statement is about.
func TestPairsHeaded(t *testing.T) {
	d := desk(t)
	b := said("b", 3, "2024-05-03", "agree KEN+FIN: consented to begin demining beside the lake")
	for front, want := range map[string]int{"Humanitarian demining: ": 1, "Coffee and tea: ": 0} {
		a := said("a", 3, "2024-05-03", "agree KEN+FIN: five areas will be cleared together within 60 days")
		a.Document.Text = front + a.Document.Text
		q := &a.Statements[0].Quote
		q.Start, q.End = q.Start+len(front), q.End+len(front)
		if x := d.Compare(a, b, nil); len(x.Pairs) != want {
			t.Errorf("%q: %d pairs, want %d: %+v", front, len(x.Pairs), want, x.Pairs)
		}
	}
}

// The meeting that both accounts are about is compared, and what was said on
// a call beside it stands with the rest.
func TestCompareBeside(t *testing.T) {
	a := said("a", 3, "2024-05-03", "agree KEN+FIN: agreed to open a lighthouse in Lamu")
	b := said("b", 3, "2024-05-03", "agree KEN+FIN: agreed to open a lighthouse in Lamu", "hope KEN: hoped for more visits to the lakes")
	call := record.Meeting{ID: "m0", Role: record.Subject, Mechanism: "courtesy call", Parties: []record.Party{"KEN", "FIN"}, Start: "2024-05-03", End: "2024-05-03"}
	b.Meetings = append([]record.Meeting{call}, b.Meetings...)
	b.Statements[0].Meeting, b.Statements[1].Meeting = "m1", "m0"
	for _, readings := range [][2]record.Reading{{a, b}, {b, a}} {
		x := desk(t).Compare(readings[0], readings[1], nil)
		if len(x.Pairs) != 1 || len(x.OnlyA)+len(x.OnlyB) != 1 {
			t.Errorf("%d pairs, only a %v, only b %v", len(x.Pairs), x.OnlyA, x.OnlyB)
		}
	}
}

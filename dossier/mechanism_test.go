package dossier

import (
	"testing"

	"rapporteur/record"
)

func TestKey(t *testing.T) {
	d := desk(t)
	vj := []record.Party{"VNM", "JPN"}
	jv := []record.Party{"JPN", "VNM"}
	want := d.Key(vj, "Vietnam-Japan defence policy dialogue")
	for _, name := range []string{
		"Vietnam-Japan Defense Policy Dialogue", "10th Japan–Vietnam Defence Policy Dialog", "the Defence Policy Dialogue",
		"tenth Vietnam - Japan Defence Policy Dialogue (DPD)", "Defence Policy Dialogue between Japan and Vietnam",
	} {
		if got := d.Key(jv, name); got != want {
			t.Errorf("%q has the key %q, want %q", name, got, want)
		}
	}
	for _, name := range []string{
		"Vietnam-Japan Strategic Dialogue", "Vietnam-Japan Joint Committee", "Vietnam-Japan Defence Policy Dialogue on Cyber", "",
	} {
		if got := d.Key(vj, name); got == want {
			t.Errorf("%q has the key of the defence policy dialogue", name)
		}
	}
	if d.Key([]record.Party{"VNM", "LAO"}, "Defence Policy Dialogue") == want {
		t.Error("other parties have the same key")
	}
}

// meeting makes a reading of nothing but a meeting's name.
func meeting(doc, name string, number int, date record.Date) record.Reading {
	m := record.Meeting{ID: "m1", Role: record.Subject, Mechanism: name, Parties: []record.Party{"IDN", "NZL"}, Start: date, End: date}
	if number > 0 {
		m.Ordinal = &number
	}
	return record.Reading{Document: record.Document{Name: doc, Text: doc + " " + name}, Meetings: []record.Meeting{m}}
}

func TestMechanisms(t *testing.T) {
	d := desk(t)
	all := []record.Reading{
		meeting("a", "Indonesia–New Zealand Joint Defence Coordination Committee (JDCC)", 4, "2023-10-17"),
		meeting("b", "JDCC", 5, "2024-11-12"),
		meeting("c", "Joint Defense Coordination Committee", 6, "2025-09-02"),
		meeting("d", "Strategic Dialogue", 2, "2024-03-01"),
		meeting("e", "Indonesia-New Zealand Strategic Dialogue", 3, "2025-03-01"),
		meeting("f", "Joint Trade Committee", 4, "2025-05-01"),
	}
	got := d.Mechanisms(all, nil)
	want := []int{3, 2, 1}
	if len(got) != len(want) {
		t.Fatalf("%d mechanisms, want %d: %v", len(got), len(want), got)
	}
	for i, m := range got {
		if len(m.At) != want[i] {
			t.Errorf("%s has %d meetings, want %d", m, len(m.At), want[i])
		}
		for _, n := range m.Names {
			if n.Why == "" {
				t.Errorf("%s: the name %q does not say why", m, n.Name)
			}
		}
	}
	ref := func(name string) record.Ref { return record.Ref{What: record.OnMechanism, Name: name} }
	one, other := ref("Joint Trade Committee"), ref("Strategic Dialogue")
	same := []record.Decision{{Who: "Ana", Act: record.Same, On: one, With: &other}}
	if got := d.Mechanisms(all, same); len(got) != 2 {
		t.Errorf("two that somebody made one: %v", got)
	}
	short, long := ref("JDCC"), ref("Joint Defence Coordination Committee")
	apart := []record.Decision{{Who: "Ana", Act: record.NotSame, On: short, With: &long}}
	if got := d.Mechanisms(all, apart); len(got) != 4 {
		t.Errorf("one that somebody made two: %v", got)
	}
}

// A name that says no more than "talks" goes with the only mechanism there
// is, and with none where there are two.
func TestMechanismsByAGeneralName(t *testing.T) {
	d := desk(t)
	two := []record.Reading{meeting("a", "Defence Dialogue", 1, "2023-01-01"), meeting("b", "talks", 2, "2024-01-01")}
	if got := d.Mechanisms(two, nil); len(got) != 1 {
		t.Errorf("%v, want one", got)
	}
	three := append(two, meeting("c", "Trade Committee", 1, "2023-02-01"))
	if got := d.Mechanisms(three, nil); len(got) != 3 {
		t.Errorf("%v, want three", got)
	}
	clash := []record.Reading{meeting("a", "Defence Dialogue", 2, "2023-01-01"), meeting("b", "Dialogue", 2, "2024-01-01")}
	if got := d.Mechanisms(clash, nil); len(got) != 2 {
		t.Errorf("the same number a year apart: %v, want two", got)
	}
}

func TestEditionsJoined(t *testing.T) {
	d := desk(t)
	three, four := 3, 4
	a := meeting("a", "Joint Committee", 3, "2024-05-02")
	b := meeting("b", "Joint Committee", 3, "2024-05-03")
	c := meeting("c", "Joint Committee", 0, "2025-05-06")
	e := meeting("e", "Joint Committee", 4, "2025-05-05")
	e.Meetings = append(e.Meetings,
		record.Meeting{ID: "m2", Role: record.Mentioned, Mechanism: "Joint Committee", Parties: e.Meetings[0].Parties, Ordinal: ptr(5), Start: "2026"},
		record.Meeting{ID: "m3", Role: record.Mentioned, Mechanism: "Joint Committee", Parties: e.Meetings[0].Parties, Ordinal: ptr(2), Start: "2023-04"},
		record.Meeting{ID: "m4", Role: record.Mentioned, Mechanism: "Joint Committee", Parties: e.Meetings[0].Parties, Ordinal: ptr(1), Start: "2027"}, // cannot be
	)
	x := d.Follow([]record.Reading{e, c, b, a}, nil)
	if len(x.Editions) != 2 || x.Editions[0].Number != three || x.Editions[1].Number != four ||
		len(x.Editions[0].Accounts) != 2 || len(x.Editions[1].Accounts) != 2 {
		t.Fatalf("editions: %+v", x.Editions)
	}
	if len(x.Named) != 2 || x.Named[0].Number != 2 || x.Named[1].Number != 5 {
		t.Errorf("named: %+v", x.Named)
	}
}

func ptr(n int) *int { return &n }

func TestLikeName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Hoang Xuan Chien", "Hoàng Xuân Chiến", true},
		{"Đặng Hữu Thành", "Dang Huu Thanh", true},
		{"Serizawa Kiyoshi", "Kiyoshi Serizawa", true},
		{"Chien", "Hoang Xuan Chien", true},
		{"J. Rotich", "Josphat Rotich", true},
		{"Luis Caro", "Luis Alberto Caro Mendívil", true},
		{"Nguyen Van An", "Nguyen Van Binh", false},
		{"", "Rotich", false},
		{"Rotich", "Rotichi", false},
	} {
		if got := likeName(c.a, c.b); got != "" != c.want {
			t.Errorf("%q and %q: %q", c.a, c.b, got)
		}
		if likeName(c.a, c.b) != "" != (likeName(c.b, c.a) != "") {
			t.Errorf("%q and %q depend on their order", c.a, c.b)
		}
	}
}

package dossier

import (
	"testing"

	"rapporteur/record"
)

// What becomes of one promise at the next meeting, by how it is told there.
func TestStandings(t *testing.T) {
	d := desk(t)
	const promise = "pledge FIN: pledged to send six radar technicians to Mombasa by June 2025"
	for _, c := range []struct{ next, want string }{
		{"report KEN: noted that the six radar technicians had arrived in Mombasa in May", "new done"},
		{"appraise KEN: thanked Finland for the radar technicians sent to Mombasa", "new done"},
		{"report KEN: said that four radar technicians had so far come to Mombasa", "new advanced"},
		{"report FIN: told the meeting that the selection of the radar technicians for Mombasa was under way", "new advanced"},
		{"pledge FIN: pledged to send the radar technicians to Mombasa by December 2025", "new postponed"},
		{"report FIN: explained that the departure of the radar technicians for Mombasa had been put off", "new postponed"},
		{"pledge FIN: pledged to send ten radar technicians to Mombasa by June 2025", "new stronger"},
		{"pledge FIN: pledged to send the radar technicians to Mombasa by March 2025", "new stronger"},
		{"agree FIN+KEN: agreed to explore the possibility of sending radar technicians to Mombasa", "new weaker"},
		{"pledge FIN: renewed its pledge to send six radar technicians to Mombasa by June 2025", "new repeated"},
		{"report FIN: said that it was unable to send radar technicians to Mombasa", "new refused"},
		{"report KEN: told the meeting that the radar technicians had been housed in Mombasa", "new done"},
		{"report KEN: said that the radar technicians flew to Mombasa last March", "new done"},
		{"report KEN: said that the radar technicians reached Mombasa in March 2024, a month later than planned", "new done"},
		{"report KEN: said that four radar technicians had come to Mombasa while two had not been granted a visa", "new advanced"},
		{"report FIN: explained that the radar technicians for Mombasa had not been found and would leave in the second half of 2025", "new postponed"},
		{"report KEN: noted that the radar technicians were now repairing masts in Mombasa", "new advanced"},
		{"report FIN: told the meeting that it was not in a position to send radar technicians to Mombasa", "new refused"},
		{"report FIN: regretted that it could not spare the radar technicians for Mombasa", "new refused"},
		{"report FIN: spoke of up to six radar technicians for Mombasa, if funds permit", "new weaker"},
		{"discuss FIN+KEN: discussed the situation on the Horn of Africa", "new silent"},
		{"agree FIN+KEN: agreed to build a school for nurses in Kisumu", "new silent"},
	} {
		x := d.Follow([]record.Reading{said("one", 1, "2024-05-03", promise), said("two", 2, "2025-01-10", c.next)}, nil)
		if got := standings(t, x, "radar technicians"); got != c.want {
			t.Errorf("%s\n got %s, want %s", c.next, got, c.want)
		}
	}
}

func TestRequests(t *testing.T) {
	d := desk(t)
	const request = "request KEN: asked Finland to open a visa office in Kisumu"
	for _, c := range []struct {
		same, next string
		want       string
	}{
		{"pledge FIN: replied that it would study the request", "discuss FIN+KEN: discussed the drought", "new silent"},
		{"", "offer FIN: announced that Finland would open a visa office in Kisumu in 2026", "new stronger"},
		{"", "report FIN: informed Kenya that the visa office in Kisumu had been opened", "new done"},
		{"", "request KEN: once more asked Finland to open a visa office in Kisumu", "new repeated"},
		{"agree FIN+KEN: agreed to open the visa office in Kisumu in 2026", "discuss FIN+KEN: discussed the drought", "new silent"},
		{"report FIN: declined the request", "discuss FIN+KEN: discussed the drought", "new+refused"},
	} {
		first := []string{request}
		if c.same != "" {
			first = append(first, c.same)
		}
		x := d.Follow([]record.Reading{said("one", 1, "2024-05-03", first...), said("two", 2, "2025-01-10", c.next)}, nil)
		if got := standings(t, x, "Kisumu"); got != c.want {
			t.Errorf("%s; %s\n got %s, want %s", c.same, c.next, got, c.want)
		}
		if n := len(x.Commitments); n != 1 {
			t.Errorf("%s; %s\n makes %d commitments", c.same, c.next, n)
		}
	}
}

// What is only reported between leaves a promise as firm as it was.
func TestFirmness(t *testing.T) {
	x := desk(t).Follow([]record.Reading{
		said("one", 1, "2023-05-03", "agree FIN+KEN: agreed to hold annual lighthouse talks in Turku and Lamu"),
		said("two", 2, "2024-05-03", "report FIN: reported that the first lighthouse talks had been held in Turku in March"),
		said("three", 3, "2025-05-03", "agree FIN+KEN: agreed to hold the lighthouse talks in Turku and Lamu as and when required"),
	}, nil)
	if got, want := standings(t, x, "lighthouse"), "new advanced weaker"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Seasons and parts of the year are dates by the meeting's own.
func TestWhen(t *testing.T) {
	d := desk(t)
	for words, want := range map[string]record.Date{
		"pledge FIN: pledged to repair the pier in the autumn":                 "2024",
		"pledge FIN: pledged to repair the pier next spring":                   "2025",
		"pledge FIN: pledged to repair the pier in the winter":                 "2025",
		"pledge FIN: pledged to repair the pier before the end of the year":    "2024-12",
		"pledge FIN: pledged to repair the pier in the first half of the year": "2024-06",
		"pledge FIN: pledged to repair the pier within the current year":       "2024",
		"pledge FIN: pledged to repair the pier at any time of year":           "",
	} {
		x := d.Follow([]record.Reading{said("one", 1, "2024-05-03", words)}, nil)
		if got := x.Commitments[0].Due; got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}

// Another promise in the field of one that is told of beside it is another
// promise; a name is known by the town in it; and a request that the text says
// somebody will bring forward is answered.
func TestApart(t *testing.T) {
	x := desk(t).Follow([]record.Reading{
		said("one", 1, "2023-05-03",
			"agree FIN+KEN: agreed to exchange three trainers between the rescue training centres in 2023",
			"invite FIN: invited Kenya to the Helsinki Forum in December",
			"request KEN: asked Finland to open a museum of tea",
			"pledge FIN: indicated that the request would be put before the city council"),
		said("two", 2, "2024-05-03",
			"report FIN: said that the exchange of trainers between the rescue centres had been shifted to 2025",
			"offer KEN: offered to send a team of divers to train Finnish rescuers on the lakes in 2025",
			"report KEN: said that nine Kenyans had taken part in the Helsinki Forum"),
	}, nil)
	for title, want := range map[string]string{"three trainers": "new postponed", "divers": "new", "Forum": "new done", "tea": "new silent"} {
		if got := standings(t, x, title); got != want {
			t.Errorf("%s: got %s, want %s", title, got, want)
		}
	}
	if n := len(x.Commitments); n != 4 {
		t.Errorf("%d commitments", n)
	}
}

// A course that has ended is taken up again, and what lies between is silent.
func TestTakenUpAgain(t *testing.T) {
	x := desk(t).Follow([]record.Reading{
		said("one", 1, "2023-05-03", "pledge FIN: pledged to repair the lighthouse of Lamu in 2023"),
		said("two", 2, "2024-05-03", "report FIN: reported that the lighthouse of Lamu had been repaired"),
		said("three", 3, "2025-05-03", "discuss FIN+KEN: discussed the drought"),
		said("four", 4, "2026-05-03", "request KEN: asked Finland to repair the lighthouse of Lamu"),
	}, nil)
	if got, want := standings(t, x, "lighthouse"), "new done silent repeated"; got != want && got != "new done silent weaker" {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAside(t *testing.T) {
	d := desk(t)
	for words, want := range map[string]string{
		"agree KEN+FIN: agreed to hold the second dialogue in Helsinki in 2025":                            AsideMeeting,
		"invite FIN: invited the Kenyan side to the next round in Helsinki":                                AsideMeeting,
		"sign KEN+FIN: signed the minutes of the dialogue":                                                 AsideMeeting,
		"agree KEN+FIN: meeting will be held in Nairobi at a mutually convenient date":                     AsideMeeting,
		"agree KEN+FIN: agreed that the region needs more rain":                                            AsideNoAction,
		"agree KEN+FIN: shared the view that piracy is a threat to trade":                                  AsideNoAction,
		"agree KEN+FIN: agreed that a joint team should inspect the harbour":                               "",
		"agree KEN+FIN: agreed to submit a draft treaty on fishing to the second dialogue":                 "",
		"pledge FIN: pledged to repair the lighthouse before the next dialogue":                            "",
		"agree KEN+FIN: agreed to establish a committee of harbour masters, which will meet in March 2025": "",
	} {
		x := d.Follow([]record.Reading{said("one", 1, "2024-05-03", words)}, nil)
		got := ""
		if len(x.Aside) > 0 {
			got = x.Aside[0].Why
		}
		if got != want || len(x.Aside)+len(x.Commitments) != 1 {
			t.Errorf("%s: aside %q, want %q; %d commitments", words, got, want, len(x.Commitments))
		}
	}
}

// Who signs the minutes and something else has not only arranged his meetings.
func TestSignedBesideMinutes(t *testing.T) {
	r := said("one", 1, "2024-05-03", "sign KEN+FIN: signed the Agreed Minutes and a Memorandum of Understanding on Forests")
	r.Statements[0].Instruments = []string{"Agreed Minutes", "Memorandum of Understanding on Forests"}
	if x := desk(t).Follow([]record.Reading{r}, nil); len(x.Commitments) != 1 {
		t.Errorf("%d commitments, %d aside", len(x.Commitments), len(x.Aside))
	}
}

func TestGeneral(t *testing.T) {
	d := desk(t)
	for words, want := range map[string]bool{
		"agree KEN+FIN: agreed to deepen cooperation in education":                     true,
		"pledge FIN: pledged to strengthen mutual trust":                               true,
		"request KEN: urged all parties to respect the law of the sea":                 true,
		"agree KEN+FIN: agreed to sign a memorandum on forestry":                       false,
		"offer FIN: offered ten scholarships":                                          false,
		"agree KEN+FIN: agreed to set up a working group on forests":                   false,
		"agree KEN+FIN: agreed to increase cooperation in forestry by the end of 2026": false,
	} {
		x := d.Follow([]record.Reading{said("one", 1, "2024-05-03", words)}, nil)
		if len(x.Commitments) != 1 || x.Commitments[0].General != want {
			t.Errorf("%s: %+v, want general %v", words, x.Commitments, want)
		}
	}
}

// A title is what a statement is about, without the verb that reports it.
func TestTitle(t *testing.T) {
	for words, want := range map[string]string{
		"agree KEN+FIN: agreed to build a bridge at Kisumu":                                                         "build a bridge at Kisumu",
		"offer FIN: affirmed the readiness of the Republic of Finland to build a bridge at Kisumu":                  "build a bridge at Kisumu",
		"offer FIN: will build a bridge at Kisumu":                                                                  "build a bridge at Kisumu",
		"request KEN: called for a bridge at Kisumu":                                                                "a bridge at Kisumu",
		"offer FIN: offered ten berths on its ship":                                                                 "ten berths on its ship",
		"agree KEN+FIN: agreed to build a bridge of wood, iron and granite over the narrow eastern inlet of Kisumu": "build a bridge of wood, iron and granite over the narrow eastern inlet …",
	} {
		x := desk(t).Follow([]record.Reading{said("one", 1, "2024-05-03", words)}, nil)
		if got := x.Commitments[0].Title; got != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}

package reader

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/record"
	"rapporteur/text"
)

// meetingsOf shows the meetings of a reading of one kind, a line each: its
// name, edition, first day, parties and place; behind a subject its heads.
func meetingsOf(r record.Reading, role record.Role) []string {
	var out []string
	for _, m := range r.Meetings {
		if m.Role != role {
			continue
		}
		n := ""
		if m.Ordinal != nil {
			n = fmt.Sprint(*m.Ordinal)
		}
		var parties []string
		for _, p := range m.Parties {
			parties = append(parties, string(p))
		}
		out = append(out, strings.Join([]string{m.Mechanism, n, string(m.Start), strings.Join(parties, " "), m.Place.Name}, " | "))
		for _, h := range m.Heads {
			out = append(out, fmt.Sprintf("  %s %s", h.Party, h.Name))
		}
	}
	return out
}

// tenthRound opens an account of 6 March 2024 that names other meetings.
const tenthRound = `HANOI, March 6 – Vietnam and Japan held the tenth round of their Defence Policy Dialogue in Hanoi on Tuesday.

Deputy Minister Pham Van Lam and Vice Minister Tanaka Ken co-chaired the dialogue.

`

// TestMentioned reads one more sentence of an account and asks which other
// meetings it names.
func TestMentioned(t *testing.T) {
	const own = "Defence Policy Dialogue"
	for _, c := range []struct {
		text string
		want []string
	}{
		// What somebody is asked to come to lies ahead.
		{"Lam invited Tanaka to the Hanoi Energy Forum in July.", []string{"Hanoi Energy Forum |  | 2024-07 |  | "}},
		{"Tanaka accepted an invitation to attend the Hanoi Energy Forum, to be held on May 2-4.", []string{"Hanoi Energy Forum |  | 2024-05-02 |  | "}},
		{"Lam recalled that Tanaka was invited to the Hanoi Energy Forum held in July.", []string{"Hanoi Energy Forum |  | 2023-07 |  | "}},
		{"They touched upon next month's NATO summit in Ankara.", []string{"NATO summit |  | 2024-04 | NATO | Ankara"}},
		{"The August summit of the group was mentioned too.", []string{"August summit |  | 2024-08 |  | "}},
		{"The joint economic commission would meet in Osaka in the first half of next year.", []string{"joint economic commission |  | 2025 | VNM JPN | Osaka"}},
		// What is set up, proposed or due by then is no meeting.
		{"They decided to form a joint working group on cyber by June.", nil},
		{"A Joint Working Group on Mines will be set up by 2026.", nil},
		{"Lam suggested that the working group on cyber be convened in May.", nil},
		{"They asked the experts to report before the next dialogue.", nil},
		{"The number of drills held since the last dialogue would be doubled next year.", nil},
		{"The Dialogue directed the two navies to meet in July 2024.", nil},
		// The same dialogue, named by less than its name.
		{"The next will be held in Tokyo in 2025.", []string{own + " |  | 2025 | VNM JPN | Tokyo"}},
		{"The eleventh will be held in Tokyo in 2025.", []string{own + " | 11 | 2025 | VNM JPN | Tokyo"}},
		{"The two sides last met in Tokyo in 2022.", []string{own + " |  | 2022 | VNM JPN | Tokyo"}},
		{"The dialogue's last meeting took place in Tokyo last November.", []string{own + " |  | 2023-11 | VNM JPN | Tokyo"}},
		{"They praised progress since the first \"2+2\" held in Tokyo in May 2021.", []string{own + " | 1 | 2021-05 | VNM JPN | Tokyo"}},
		// Visits.
		{"Minister Sato Ken visited Vietnam in May 2022.", []string{"visit |  | 2022-05 | VNM JPN | Vietnam"}},
		{"Lam invited Tanaka to visit Vietnam for the eleventh round next year.", []string{own + " | 11 | 2025 | VNM JPN | "}},
		{"The state visit of the President of Vietnam to Japan, scheduled for this autumn, was discussed.", []string{"state visit |  | 2024 | VNM JPN | Japan"}},
	} {
		doc := record.Document{Text: text.Normalise(tenthRound + c.text + "\n"), Published: "2024-03-06"}
		got := reader(t).Read(doc)
		sound(t, got)
		if diff := cmp.Diff(c.want, meetingsOf(got, record.Mentioned)); diff != "" {
			t.Errorf("%s (-want +read)\n%s", c.text, diff)
		}
	}
}

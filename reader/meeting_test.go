package reader

import (
	"fmt"
	"slices"
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
		{"Lam said Vietnam expected the NATO summit in Ankara in July to be calm.", []string{"NATO summit |  | 2024-07 | NATO | Ankara"}},
		{"Lam thanked Tanaka for agreeing to speak at the Hanoi Energy Forum at the end of May.", []string{"Hanoi Energy Forum |  | 2024-05 |  | "}},
		{"Tanaka is in Vietnam for his introductory visit since taking up the post in January.", nil},
		// What is set up, proposed or due by then is no meeting.
		{"They decided to form a joint working group on cyber by June.", nil},
		{"A Joint Working Group on Mines will be set up by 2026.", nil},
		{"They decided to form a joint working group on mines, which will meet for the first time in Osaka in June.", []string{"joint working group on mines | 1 | 2024-06 | VNM JPN | Osaka"}},
		{"They decided to form a joint working group on mines, which is to meet for the first time by June.", nil},
		{"The delegation visits the shipyard of Hai Phong on 8 March. Lam invited Tanaka to visit the Lotus exhibition in May and to come to the Hanoi Defence Expo & Forum in June.", nil},
		{"It was the first dialogue since the election of August 2021.", nil},
		{"Tanaka said Japan would send its minister to the high-level conference on mines in Oslo on April 3.", []string{"high-level conference |  | 2024-04-03 | VNM JPN | Oslo"}},
		{"Lam's visit comes as Osaka rebuilds from last December's flood.", nil},
		// What lies ahead of those who met.
		{"They agreed that experts would meet in Osaka in May to look at the hulls.", []string{"meeting |  | 2024-05 | VNM JPN | Osaka"}},
		{"The ministers will next meet in Osaka in June.", []string{"meeting |  | 2024-06 | VNM JPN | Osaka"}},
		{"The ministers of Vietnam, Japan and Oman would meet in Muscat in July.", []string{"meeting |  | 2024-07 | VNM JPN OMN | Muscat"}},
		{"They decided that the two agencies would meet in July to look at the hulls.", nil},
		{"Lam said Vietnam would host a meeting of regional commanders of the two countries in July.", []string{"meeting of regional commanders |  | 2024-07 | VNM JPN | "}},
		{"Tanaka said he looked forward to welcoming Lam to Osaka in April.", []string{"visit |  | 2024-04 | VNM JPN | Osaka"}},
		{"Lam was received by President Tran Van Hai, who confirmed that he will visit Osaka in August.", []string{"visit |  | 2024-08 | VNM JPN | Osaka"}},
		{"The frigate will visit Osaka in August.", nil},
		{"Tanaka invited Lam to visit Osaka in the spring.", []string{"visit |  | 2024 | VNM JPN | Osaka"}},
		{"Tanaka invited Lam to visit Osaka in the new year.", []string{"visit |  | 2025 | VNM JPN | Osaka"}},
		{"Tanaka is scheduled to visit KBT facilities in Hai Phong on 8 March.", nil},
		// What was before.
		{"Tanaka told Lam of his talks the day before with Minister Tran Van Hai.", []string{"talks |  | 2024-03-04 | VNM JPN | "}},
		{"The idea grew out of talks between the two prime ministers in Osaka last September.", []string{"talks |  | 2023-09 | VNM JPN | Osaka"}},
		{"Last year's meeting, held in Osaka in October, was short.", []string{own + " |  | 2023-10 | VNM JPN | Osaka"}},
		{"The previous visit of a Japanese minister to Vietnam took place in March 2022.", []string{"visit |  | 2022-03 | VNM JPN | Vietnam"}},
		{"They recalled what was agreed at the I Meeting, held in Osaka on 4 May 2021.", []string{own + " | 1 | 2021-05-04 | VNM JPN | Osaka"}},
		{"Tanaka will hold talks with Minister Tran Van Hai in Hai Phong tomorrow.", []string{"talks |  | 2024-03-07 | VNM JPN | Hai Phong"}},
		{"Tanaka is to travel to Oslo for similar talks with his Danish counterpart on Monday.", []string{"talks |  | 2024-03-11 | JPN DNK | "}},
		{"Tanaka, who is to meet the prime minister on Friday before flying to Oslo, thanked Vietnam.", []string{"meeting |  | 2024-03-08 | VNM JPN | "}},
		{"Tanaka is scheduled to call on Minister Tran Van Hai tomorrow.", []string{"meeting |  | 2024-03-07 | VNM JPN | "}},
		{"Lam suggested that the working group on cyber be convened in May.", nil},
		{"They asked the experts to report before the next dialogue.", nil},
		{"The number of drills held since the last dialogue would be doubled next year.", nil},
		{"The Dialogue directed the two navies to meet in July 2024.", nil},
		// The same dialogue, named by less than its name.
		{"The next will be held in Tokyo in 2025.", []string{own + " |  | 2025 | VNM JPN | Tokyo"}},
		{"They agreed to set up a Joint Trade Committee, whose first session will take place in Tokyo in 2025.", []string{"Joint Trade Committee | 1 | 2025 | VNM JPN | Tokyo"}},
		{"The joint working group on mines was praised. The sides will convene its second meeting in Tokyo in 2025.", []string{"joint working group | 2 | 2025 | VNM JPN | Tokyo"}},
		{"The eleventh one will be held in Tokyo in 2025.", []string{own + " | 11 | 2025 | VNM JPN | Tokyo"}},
		{"The eleventh round is slated for Tokyo in 2025.", []string{own + " | 11 | 2025 | VNM JPN | Tokyo"}},
		{"The eleventh will be held in Tokyo in 2025.", []string{own + " | 11 | 2025 | VNM JPN | Tokyo"}},
		{"The dialogue was last held in Tokyo in November 2022.", []string{own + " |  | 2022-11 | VNM JPN | Tokyo"}},
		{"The dialogue was first held in Tokyo in 2012.", []string{own + " | 1 | 2012 | VNM JPN | Tokyo"}},
		{"The two sides last met in Tokyo in 2022.", []string{own + " |  | 2022 | VNM JPN | Tokyo"}},
		{"The dialogue's last meeting took place in Tokyo last November.", []string{own + " |  | 2023-11 | VNM JPN | Tokyo"}},
		{"They praised progress since the first \"2+2\" held in Tokyo in May 2021.", []string{own + " | 1 | 2021-05 | VNM JPN | Tokyo"}},
		// Visits.
		{"Tanaka had last visited Vietnam in May 2022.", []string{"visit |  | 2022-05 | VNM JPN | Vietnam"}},
		{"Minister Sato Ken visited Vietnam in May 2022.", []string{"visit |  | 2022-05 | VNM JPN | Vietnam"}},
		{"Lam invited Tanaka to visit Vietnam for the eleventh round next year.", []string{own + " | 11 | 2025 | VNM JPN | "}},
		{"During their first official meeting, the ministers spoke of trade.", nil},
		// Years within names, and with which sentences open.
		{"Lam sought the support of Japan for the 2028 U.N. Ocean Conference.", []string{"U.N. Ocean Conference |  | 2028 | UN | "}},
		{"In 2028, Vietnam will host the UN Ocean Conference together with Chile.", []string{"UN Ocean Conference |  | 2028 | UN | "}},
		{"Lam recalled the 2019 Ocean Conference.", nil},
		// Visits of ships and experts, and what is only the manner of a meeting.
		{"They welcomed the visit of the frigate Yamato to Hai Phong in September.", nil},
		{"They welcomed the visit of specialists of the port to Osaka in November 2022.", nil},
		{"A table-top exercise took place via video conference in November 2022.", nil},
		// The account's own dialogue, when it is said again.
		{"The two sides had held the dialogue on Monday and Tuesday.", nil},
		// Those who hold a meeting name it; so does the body whose session it is.
		{"The dialogue was preceded by a meeting of senior officials on 5 March.", []string{"meeting of senior officials |  | 2024-03-05 | VNM JPN | "}},
		{"They also prepared for the meeting of the East Asian energy ministers in Jakarta on 18 and 19 April.", []string{"meeting of the East Asian energy ministers |  | 2024-04-18 | VNM JPN | Jakarta"}},
		{"The state of the meeting of minds was praised on 18 February.", nil},
		{"Lam recalled the Joint Commission on Energy. The commission's twelfth meeting is due in Osaka in May.", []string{"Joint Commission on Energy | 12 | 2024-05 | VNM JPN | Osaka"}},
		{"Both spoke in favour of holding the third meeting of the joint river working group in Osaka in November.", []string{"joint river working group | 3 | 2024-11 | VNM JPN | Osaka"}},
		{"They prepared the Fourth Mekong-Japan Summit, set for 8 December in Osaka.", []string{"Mekong-Japan Summit | 4 | 2024-12-08 | JPN | Osaka"}},
		{"They spoke about the Commonwealth Heads of Government Meeting (CHOGM) in June.", []string{"Commonwealth Heads of Government Meeting |  | 2023-06 |  | "}},
		{"Lam attended the fifth Heart of Mekong Ministerial Conference in Osaka last December.", []string{"Heart of Mekong Ministerial Conference | 5 | 2023-12 |  | Osaka"}},
		{"Lam attended the third Coast Guard Cooperation Process (CGCP) Conference in Osaka last December.", []string{"Coast Guard Cooperation Process (CGCP) Conference | 3 | 2023-12 |  | Osaka"}},
		{"They praised what was done since the first-ever 2+2 Ministerial Dialogue in Tokyo in May 2021.", []string{"2+2 Ministerial Dialogue | 1 | 2021-05 | VNM JPN | Tokyo"}},
		{"Japan had hosted the group's summit as well as eight ministerial meetings in 2023.", nil},
		{"Both sides praised the bilateral consular consultations held on January 30 in Osaka.", []string{"bilateral consular consultations |  | 2024-01-30 | VNM JPN | Osaka"}},
		{"The Asian Energy Forum will be preceded by a gathering of engineers on 4 May.", nil},
		{"They spoke about the 11th ASEAN Defence Ministers' Meeting-Plus (ADMM-Plus) of last November.", []string{"ASEAN Defence Ministers' Meeting-Plus | 11 | 2023-11 | ASEAN | "}},
		{"The last visit of a Japanese minister to Hanoi was in 2007.", []string{"visit |  | 2007 | VNM JPN | Hanoi"}},
		{"Lam directed the Joint Committee of Experts to report by June.", nil},
		{"At the closing session on 5 March Lam thanked Japan.", nil},
		{"Round nine was held in Tokyo.", []string{own + " | 9 |  | VNM JPN | Tokyo"}},
		{"The two men will see each other again in Tokyo in May.", []string{own + " |  | 2024-05 | VNM JPN | Tokyo"}},
		{"The two last met in Tokyo in June 2022, at the ninth round.", []string{own + " | 9 | 2022-06 | VNM JPN | Tokyo"}},
		{"She is scheduled to meet Minister Tran Van Hai this evening.", []string{"meeting |  | 2024-03-06 | VNM JPN | "}},
		{"Tomorrow she will visit a shipyard and meet Minister Tran Van Hai.", []string{"meeting |  | 2024-03-07 | VNM JPN | "}},
		{"Tanaka, who began a three-day visit on Monday, was received by Minister Tran Van Hai.", []string{"visit |  | 2024-03-04 | VNM JPN | "}},
		{"Lam thanked Japan for its help during the floods of last October and invited Tanaka to visit the naval base.", nil},
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

// TestPlace reads accounts of a meeting of Vietnam and Japan and asks where it
// took place.
func TestPlace(t *testing.T) {
	const held = "Vietnam and Japan held the tenth round of their Defence Policy Dialogue"
	for _, c := range []struct{ text, want string }{
		{held + " in Osaka on Tuesday.", "Osaka"},
		{"Talks end\n\nMarch 6, 2024 – Osaka, Kansai – Ministry of Defence\n\n" + held + " on Tuesday.", "Osaka"},
		{"Talks end\n\nOsaka, 6 March 2024 | author: Press Department\n\n" + held + " on Tuesday.", "Osaka"},
		{"HANOI, March 6 – " + held + " on Tuesday.", "Hanoi"},
		{"HANOI, March 6 – " + held + " here on Tuesday.", "Hanoi"},
		{"HANOI, March 6 – " + held + " in the capital of Japan on Tuesday.", "Tokyo"},
		{held + " in the Japanese capital on Tuesday.", "Tokyo"},
		{held + " at Camp Osaka on Tuesday.", "Camp Osaka"},
		{held + " at Osaka naval base on Tuesday.", "Osaka naval base"},
		{held + " in the port city of Kobanawa on Tuesday.", "Kobanawa"},
		{held + " in the Coral Sea port of Kobanawa on Tuesday.", "Kobanawa"},
		{held + " on the island of Kobanawa on Tuesday.", "Kobanawa"},
		{held + " in Vietnam's capital on Tuesday.", "Hanoi"},
		{"The ministers of Vietnam and Japan held talks in Japan's capital Tokyo on Tuesday.", "Tokyo"},

		{"Hai Phong played host to the tenth round of the Vietnam-Japan Defence Policy Dialogue on Tuesday. The embassy in Osaka has a new roof.", "Hai Phong"},
		{"On 5 March 2024, the Japanese town of Kobanawa hosted the tenth round of the Vietnam-Japan Defence Policy Dialogue.", "Kobanawa"},
		{"Minister Pham Van Lam of Vietnam spoke with Minister Tanaka Ken of Japan on Tuesday. They discussed the ports in Fiji.", ""},
		{"Dialogue\n\nMarch 6, 2024 – Osaka, Kansai – Ministry of Trade\n\nMinister Tanaka Ken of Japan today spoke with Minister Pham Van Lam of Vietnam. During their call they discussed trade.", ""},

		{"Minister Pham Van Lam of Vietnam has met with Minister Tanaka Ken of Japan during an official trip to Osaka.", "Osaka"},
		{held + " at Guard House, Kobana, Osaka, on Tuesday.", "Osaka"},
		{"The Ministry of Trade hosted on Tuesday, at the Lotus Palace, the IV Round of Consultations between Vietnam and Japan.", "Lotus Palace"},
		{"OSAKA, March 6 – " + held + " on Tuesday. The virtual session was chaired by Minister Tanaka Ken.", ""},

		// A house with a name of its own goes before the dateline's town, not
		// before the town that stands with it; a ministry does not.
		{"HANOI, March 6 – " + held + " at the Lotus Memorial on Tuesday.", "Lotus Memorial"},
		{"HANOI, March 6 – " + held + " at Wisma Cempaka here on Tuesday.", "Wisma Cempaka"},
		{"HANOI, March 6 – " + held + " on Tuesday.\n\nThe dialogue was held at the Red River Building.", "Red River Building"},
		{held + " at Maple House, Hai Phong, on Tuesday.", "Hai Phong"},
		{held + " at the Hotel Aurora in Kobanawa on Tuesday.", "Kobanawa"},
		{"HANOI, March 6 – " + held + " at the Ministry of National Defence on Tuesday.", "Hanoi"},
		{held + " at the Department of Foreign Affairs (DFA), Lakan City on 5 March.", "Lakan City"},
		{held + " at Redstone Camp, Hai Phong, on Tuesday.", "Redstone Camp"},
		{held + " at the Officers' Mess, Nord Garrison.", "Officers' Mess, Nord Garrison"},
		{held + " in Washington, D.C., on Tuesday.", "Washington, D.C."},
		{held + " at the Lotus Convention Centre in the capital, Hanoi, on Tuesday.", "Hanoi"},
		{held + " on Tuesday at ASEAN Headquarters, Jakarta.", "Jakarta"},

		// Datelines the lexicon does not know, and reporters' lines.
		{"NORD GARRISON, Wednesday, 6 March 2024 – " + held + " this morning.", "Nord Garrison"},
		{"MINISTRY OF DEFENCE, NORD GARRISON, Wednesday, 6 March 2024 – " + held + " this morning.", "Nord Garrison"},
		{"Dialogue ends\n\nBy Tran Lan in KOBANAWA\n\n" + held + ", which came to an end here yesterday.", "Kobanawa"},
		{"Joint Statement on the Defence Policy Dialogue, Osaka, 5 March 2024\n\nThe two sides held the tenth Vietnam-Japan Defence Policy Dialogue. They agreed to meet again.", "Osaka"},

		{"Dialogue ends\n\nTran Lan in KOBANAWA, Japan\n\n" + held + ", which came to an end here yesterday.", "Kobanawa"},
		{"Federal Ministry of Defence\nTokyo, 20 March 2024\n\nVice Minister Tanaka Ken and Deputy Minister Pham Van Lam chaired the tenth Vietnam-Japan Defence Policy Dialogue in Vietnam on 5 March 2024.", "Vietnam"},

		{"Dialogue ends\n\nHai Phong, 5 March 2024\n\n" + held + " in this city on Tuesday.", "Hai Phong"},
		{"AKX Osaka, March 6, 2024 -- " + held + " here yesterday.", "Osaka"},
		{"Hai Phong March 6/2024 (XNA) " + held + " today.", "Hai Phong"},
		{"Hai Phong, Mar. 6, 2024. /Lotus/. " + held + " today.", "Hai Phong"},

		// A town where something else is, and the capital in which it was told.
		{"Japan will lend Vietnam money for a berth at Hai Phong, a minister said in Hanoi on Tuesday after the third Vietnam-Japan Dialogue.", "Hanoi"},
		{"HANOI, March 6 – Vietnam and Japan agreed on Tuesday to build a bridge in Osaka as their ministers resumed the third Defence Policy Dialogue.", "Hanoi"},
		{held + " on Tuesday at the Dewan Batu Osaka.", "Dewan Batu Osaka"},

		// A fort is named after somebody, a person may follow a town, and an
		// organisation is no place.
		{held + " on Tuesday at Fort Sam Osaka.", "Fort Sam Osaka"},
		{"Minister Tanaka Ken of Japan received in Osaka Pham Van Lam, Minister of Defence of Vietnam, on Tuesday.", "Osaka"},
		{"HANOI, March 6 – " + held + " on Tuesday.\n\nLam praised the part of Japan in United Nations missions.", "Hanoi"},
		{held + " at the Naval Headquarters, Kobanawa this morning.", "Kobanawa"},

		// Visits; a country only where nothing narrower is named.
		{"HANOI, March 6 – Minister Pham Van Lam met Minister Tanaka Ken of Japan as part of his visit to Osaka on Tuesday.", "Osaka"},
		{"Minister Tanaka Ken of Japan welcomed Minister Pham Van Lam of Vietnam to Osaka on Tuesday.", "Osaka"},
		{"Minister Tanaka Ken of Japan arrived in Vietnam on an official visit on Tuesday.\n\nHe was received in Hai Phong by Minister Pham Van Lam.", "Hai Phong"},
		{"HANOI, March 6 – Minister Pham Van Lam paid a visit to Japan, where he held talks with Minister Tanaka Ken.", "Japan"},

		// Where those who speak of it have been.
		{"Vietnam and Japan have agreed to open a port in Hai Phong, Minister Pham Van Lam said after talks with Minister Tanaka Ken and a meeting in Osaka on Tuesday.", "Osaka"},
		{"Japan has promised Vietnam that its hospital in Hai Phong will stay open, Minister Pham Van Lam told the press on his return from Osaka.\n\nHe co-chaired the tenth Defence Policy Dialogue with Vice Minister Tanaka Ken of Japan on Tuesday.", "Osaka"},
		{"Readout of Minister Pham Van Lam's Call With Japanese Minister Tanaka Ken\n\nMarch 5, 2024\n\nMinister Pham Van Lam of Vietnam spoke by phone today with Minister Tanaka Ken of Japan. The call followed their meeting in Osaka on March 1.", ""},

		{"HANOI, March 6 – " + held + " at the Redstone barracks in Hai Phong.", "Hai Phong"},
		{"HANOI, March 6 – " + held + " at the Redstone barracks.", "Redstone barracks"},
		{"HANOI, March 6 – " + held + " at the Lotus conference centre on Tuesday.", "Lotus conference centre"},

		// What a sentence further down says of the meeting goes before the dateline.
		{"TOKYO, March 6 – Minister Tanaka Ken of Japan and his Vietnamese counterpart Pham Van Lam have discussed trade, the ministry said on Wednesday.\n\nThe meeting was held on the sidelines of a conference of their neighbours in Hanoi.", "Hanoi"},

		// Places of something else, and none.
		{"HANOI, March 6 – " + held + " on Tuesday, ahead of a summit of the group to be held in Osaka in May.", "Hanoi"},
		{"HANOI, March 6 – Vietnam and Japan have agreed to convene their energy commission in Osaka. This was the outcome of a bilateral meeting held on Tuesday.", "Hanoi"},
		{held + " on Tuesday.\n\nVice Minister Tanaka Ken also visited the naval yard at Hai Phong.", ""},
		{"HANOI, March 6 – Major General Tanaka Ken, who commands the Japanese forces in Osaka, ended a visit today.\n\nHe co-chaired the Defence Policy Dialogue with Deputy Minister Pham Van Lam of Vietnam on Tuesday.", "Hanoi"},
		{"TOKYO, March 6 – Minister Tanaka Ken of Japan visited Hanoi on Tuesday at the head of a large delegation.", "Hanoi"},
		{"HANOI, March 6 – " + held + " on Tuesday, which was last held in Osaka.", "Hanoi"},
		{held + " on Tuesday.\n\nMinister Pham Van Lam thanked Japan for the training in Kobanawa.", ""},
		{held + " on Tuesday under the memorandum signed in Osaka in 2014.", ""},
		{"HANOI, March 6 – " + held + " on Tuesday.\n\nVice Minister Tanaka Ken and Deputy Minister Pham Van Lam led the talks via video conference.", ""},
	} {
		doc := record.Document{Text: text.Normalise(c.text + "\n"), Published: "2024-03-06"}
		got := reader(t).Read(doc)
		sound(t, got)
		if len(got.Meetings) == 0 || got.Meetings[0].Place.Name != c.want {
			t.Errorf("%s\nread %q, want %q", c.text, meetingsOf(got, record.Subject), c.want)
		}
	}
}

// TestHeads reads accounts of a meeting of Vietnam and Japan and asks who led
// at the subject meetings.
func TestHeads(t *testing.T) {
	const held = "HANOI, March 6 – Vietnam and Japan held the tenth round of their Defence Policy Dialogue in Hanoi on Tuesday.\n\n"
	two := []string{"VNM Pham Van Lam", "JPN Tanaka Ken"}
	for _, c := range []struct {
		text string
		want []string
	}{
		// Who led which of several sides, whose ambassador, and the authors of "we".
		{"The ministers of Vietnam, Japan and Oman met in Hanoi on Tuesday. The delegations of Vietnam and Japan were led by Hon. Pham Van Lam and Hon. Tanaka Ken respectively, and that of Oman by Hon. Salim Nasser.", []string{"VNM Pham Van Lam", "JPN Tanaka Ken", "OMN Salim Nasser"}},
		{"Japan will mend a bridge in Hai Phong, its ambassador Tanaka Ken told Foreign Minister Pham Van Lam on Tuesday. The two met in Hanoi.", []string{"JPN Tanaka Ken", "VNM Pham Van Lam"}},
		{"Second Vietnam-Japan 2+2 Meeting\n\nHon. Pham Van Lam, Minister for Defence\nHon. Tran Thi Hoa, Minister for Trade\n\n6 March 2024\n\nYesterday we met our Japanese counterparts, Minister of Defense Tanaka Ken and Minister of Trade Sato Jun, in Osaka for the second Vietnam-Japan 2+2 Meeting.", []string{"VNM Pham Van Lam", "VNM Tran Thi Hoa", "JPN Tanaka Ken", "JPN Sato Jun"}},
		{"The Deputy Minister of Defence of Japan, Tanaka Ken, paid a courtesy call on the Minister of Defence of Vietnam, Pham Van Lam, in Hanoi on Tuesday.\n\nOn arrival he inspected a guard. Colonel Tran Van Hai received the guest at the gate.", []string{"JPN Tanaka Ken", "VNM Pham Van Lam"}},
		{"Vietnam and Japan on Tuesday held their tenth Defence Policy Dialogue at the Sir Tran Van Hai National Conference Centre. It was chaired by Minister Pham Van Lam of Vietnam and Minister Tanaka Ken of Japan.", two},
		// Headlines' verbs, camps and halls that are names, and where somebody serves.
		{"Japan's Deputy Defence Minister Visits Vietnam\n\nOn Tuesday, the Deputy Minister of Defence of Japan, Tanaka Ken, paid a courtesy call on the Minister of Defence of Vietnam, Pham Van Lam, in Hanoi.", []string{"JPN Tanaka Ken", "VNM Pham Van Lam"}},
		{held + "Maj. Gen. Ann Garrison, commander of the Japanese army, and General Pham Van Lam of Vietnam headed the delegations.", []string{"JPN Ann Garrison", "VNM Pham Van Lam"}},
		{"Minister Ann Sato-Hall of Japan met in Hanoi on Tuesday with Vietnam's Minister of Defence, Pham Van Lam.", []string{"JPN Ann Sato-Hall", "VNM Pham Van Lam"}},
		{"The commander of the Japanese forces in the western Coral Sea, Vice Admiral Tanaka Ken, paid an office call on the chief of staff of Vietnam, General Pham Van Lam, in Hanoi on Tuesday.", []string{"JPN Tanaka Ken", "VNM Pham Van Lam"}},
		{"Minister of Defence Pham Van Lam of Vietnam held a meeting in Hanoi on Tuesday with Mr. Tanaka Ken, newly-appointed Ambassador of Japan.", []string{"VNM Pham Van Lam", "JPN Tanaka Ken"}},
		{held + "The dialogue was attended by Japan's Minister of Defence, Former Combatants and Veterans, General Tanaka Ken, and Vietnam's Minister of Defence, Pham Van Lam.", []string{"JPN Tanaka Ken", "VNM Pham Van Lam"}},
		{"The Deputy Minister of Defence of Japan, Tanaka Ken, together with a delegation, called on the Chairman Joint Chiefs of Staff Committee, General Pham Van Lam of Vietnam, in Hanoi on Tuesday.", []string{"JPN Tanaka Ken", "VNM Pham Van Lam"}},
		{held + "Attending were Mr. Pham Van Lam, Minister for Foreign Affairs, and Ms. Tran Thi Hoa, Minister of Defence, from the Vietnamese side, and Mr. Tanaka Ken, Minister for Foreign Affairs, and Mr. Sato Jun, Minister of Defense, from the Japanese side.", []string{"VNM Pham Van Lam", "VNM Tran Thi Hoa", "JPN Tanaka Ken", "JPN Sato Jun"}},
		{held + "The Vietnamese delegation was headed by the Minister of Foreign Affairs, Pham Van Lam, and the Minister of Defence, Tran Thi Hoa; the Japanese one, by the Minister for Foreign Affairs, Tanaka Ken, and the Minister of Defense, Sato Jun.", []string{"VNM Pham Van Lam", "VNM Tran Thi Hoa", "JPN Tanaka Ken", "JPN Sato Jun"}},
		{"Vietnam's Pham Van Lam and Tran Thi Hoa received their Japanese colleagues, Tanaka Ken and Sato Jun, in Hai Phong on Tuesday.", []string{"VNM Pham Van Lam", "VNM Tran Thi Hoa", "JPN Tanaka Ken", "JPN Sato Jun"}},
		{held + "Ministry spokesperson Tran Thi Hoa said the dialogue was co-chaired by Deputy Minister Pham Van Lam and Vice Minister Tanaka Ken of Japan.", two},
		{held + "The dialogue was co-chaired by Deputy Secretary of the Security Council Pham Van Lam and Vice Minister Tanaka Ken of Japan.", two},
		{held + "It was co-chaired by Ph.Lam, Deputy Minister of Agriculture and Light Industry, and K.Tanaka, Vice Minister of Agriculture of Japan.", []string{"VNM Ph.Lam", "JPN K.Tanaka"}},
		{held + "It was co-chaired by Pham Van Lam, Vietnamese Minister for Energy and Tanaka Ken Sato, Japan's Minister for Commerce.", []string{"VNM Pham Van Lam", "JPN Tanaka Ken Sato"}},
		{"Pilots to train under new deal\n\nPilots will train in Japan after the Defence Secretary put pen to paper in Hanoi.\n\nDefence Secretary Tanaka Ken and Vietnam's Minister of National Defence, Pham Van Lam, held talks in Hanoi on Tuesday. Vietnam and Japan will set up a working group.", []string{"VNM Pham Van Lam", "JPN Tanaka Ken"}},
		{"Vietnam, Japan to share fuel\n\nMeeting for the third round of the so-called two-plus-two talks in Hanoi on Tuesday, Foreign Minister Pham Van Lam and Defence Minister Tran Thi Hoa concurred with their Japanese counterparts, Tanaka Ken and Sato Jun, on the need for more fuel.", []string{"VNM Pham Van Lam", "VNM Tran Thi Hoa", "JPN Tanaka Ken", "JPN Sato Jun"}},
		{"South Korean and Japanese defence ministers meet\n\nJapanese Defence Minister Tanaka Ken met his South Korean counterpart, Lee Jong-sup, in Osaka on Tuesday. The South Korean and Japanese ministers condemned North Korea. North Korea had fired two missiles. North Korea denied it.", []string{"JPN Tanaka Ken", "KOR Lee Jong-sup"}},
		{held + "“They work hard,” said Major General Tanaka Ken, who was leading Tokyo's team for the first time. His opposite number, Major General Pham Van Lam, thanked Japan for the course.", []string{"JPN Tanaka Ken", "VNM Pham Van Lam"}},
		{held + "Deputy Minister Pham Van Lam and Vice Minister Tanaka Ken co-chaired the dialogue at the Ministry's General Court.", two},

		{held + "The dialogue was co-chaired by Minister of the Interior, Local Authorities and Territorial Planning, Pham Van Lam, and Japan's Minister of Territorial Administration and Decentralization, Tanaka Ken.", two},
		{held + "The delegation of Vietnam was headed by the Secretary of Foreign Affairs, Pham Van Lam, and the Secretary of Security and Citizen Protection, Tran Thi Hoa. That of Japan was headed by the Minister of Foreign Affairs, Tanaka Ken, and the Minister of the Interior, Sato Jun.", []string{"VNM Pham Van Lam", "VNM Tran Thi Hoa", "JPN Tanaka Ken", "JPN Sato Jun"}},
		{"The foreign and defence ministers of Vietnam and Japan met in Hanoi on Tuesday for their second 2+2 talks.\n\n“We agree,” Vietnamese Foreign Minister Pham Van Lam said. Defence Minister Tran Thi Hoa said the talks had been long. Japanese Defence Minister Sato Jun offered a ship. Japanese Foreign Minister Tanaka Ken promised support.", []string{"VNM Pham Van Lam", "JPN Sato Jun", "VNM Tran Thi Hoa", "JPN Tanaka Ken"}},
		{held + "The Vietnamese delegation was led by Deputy Minister Pham Van Lam and included Minister Tran Thi Hoa, while the Japanese delegation was led by Vice Minister Tanaka Ken and included Director Sato Jun.", two},
		{held + "Deputy Minister Pham Van Lam welcomed Vice Minister Tanaka Ken of Japan and conveyed the wishes of President Tran Van Hai.", two},
		{"Ministers Pham Van Lam of Vietnam and Tanaka Ken of Japan met in Hanoi on Tuesday, Tran Van Hai, head of the Vietnamese ministry's international department, said.", two},
		{"The two countries' third strategic dialogue opened in Hanoi on Tuesday. It was co-chaired by Vietnamese Minister Pham Van Lam and his Japanese counterpart Tanaka.", []string{"VNM Pham Van Lam", "JPN Tanaka"}},

		{held + "The dialogue began in the presence of Japan's Minister Tanaka Ken and Minister Sato Jun, together with their Vietnamese counterparts Pham Van Lam and Tran Thi Hoa.", []string{"VNM Pham Van Lam", "VNM Tran Thi Hoa", "JPN Tanaka Ken", "JPN Sato Jun"}},
		{"Vietnam and Japan held their third \"two-plus-two\" talks in Hanoi on Tuesday.\n\nForeign Minister Pham Van Lam and Defence Minister Tran Thi Hoa held the meeting with their Japanese counterparts, Tanaka Ken and Sato Jun.", []string{"VNM Pham Van Lam", "VNM Tran Thi Hoa", "JPN Tanaka Ken", "JPN Sato Jun"}},
		{held + "Tran Van Hai, Vietnam's envoy, told the press that the session was chaired by Minister Pham Van Lam of Vietnam and Minister Tanaka Ken of Japan.", two},
		{held + "The Japanese officers were warmly welcomed by General Pham Van Lam. They were led by General Tanaka Ken.", two},
		{"Minister Pham Van Lam met in Osaka on Tuesday with his counterpart Tanaka Ken. Lam expressed Vietnam's readiness to help. Japan had asked for it.", two},

		{"The Minister of Trade and the Minister of Defence of Vietnam, Pham Van Lam and Tran Thi Hoa, hosted the Japanese Minister of Trade, the Hon. Tanaka Ken, in Hanoi on Tuesday.", []string{"VNM Pham Van Lam", "VNM Tran Thi Hoa", "JPN Tanaka Ken"}},
		{"Vietnam and Japan held staff talks in Hanoi on Tuesday. Sezuka Haragome, who took over in May, co-chaired them with General Pham Van Lam of the Vietnamese General Staff. Haragome welcomed the arrival of Colonel Sato Jun.", []string{"JPN Sezuka Haragome", "VNM Pham Van Lam"}},
		{"A Japanese delegation led by Tanaka Ken, Director-General for Policy, was in Hanoi on Tuesday for talks with Vietnam. His opposite number was Secretary Pham Van Lam.", two},
		{"HANOI, March 6 – Deputy Prime Minister General Pham Van Lam met on Tuesday with the Minister of Defence of brotherly Japan Tanaka Ken on the occasion of his visit.", two},
		{"The Vietnam-Japan Committee wrapped up here its third session, hosted by Hanoi under the chairmanship of Minister Pham Van Lam and, for the Japanese side, Minister Tanaka Ken.", two},

		{"The ministers of Vietnam and Japan met in Hanoi on Tuesday. After chairing the session, they spoke of the year following the summit meeting between President Tran Van Hai and Prime Minister Sato Jun. The session was led by Minister Pham Van Lam and Minister Tanaka Ken.", two},

		// Where a post ends and a name begins.
		{held + "Minister of State for Resource Mobilisation Pham Van Lam and Japan's Secretary of State for Health Management, Tanaka Ken, were in the chair.", two},
		{"Minister of Foreign Affairs, African Cooperation and Vietnamese Expatriates Pham Van Lam held talks in Hanoi on Tuesday with his Japanese peer, Tanaka Ken, at the head office of the Ministry.", two},
		{"Vietnam's Minister for Women, Children and Social Protection Pham Van Lam and Japan's Under-Secretary for the Prevention of Family Violence Tanaka Ken met in Hanoi on Tuesday.", two},
		{"Minister of Migration and Displaced Pham Van Lam received in Hanoi on Tuesday Japanese Ambassador Tanaka Ken.\n\nLam thanked Japan.", []string{"VNM Pham Van Lam", "JPN Tanaka Ken"}},
		{held + "The dialogue convened under the presidency of Industry Minister Pham Van Lam and Japanese Minister of Trade Tanaka Ken.", two},
		{"Vietnamese Minister for Trade Pham Van Lam and his Japanese opposite number Tanaka Ken conferred in Hanoi on Tuesday.", two},
		{"The heads of the security committees, Pham Van Lam for Vietnam and Tanaka Ken for Japan, met in Hanoi on Tuesday to discuss the border.", two},
		{"Delegations led by Vietnam's Brigadier General Pham Van Lam and Japan's General de Brigade Tanaka Ken met in Hanoi on Tuesday.", two},
		{"Tonga's Minister of Trade 'Amini Halapua and Japan's Minister of State Tanaka Ken held talks in Nuku'alofa on Tuesday.", []string{"TON 'Amini Halapua", "JPN Tanaka Ken"}},

		// Two who are named together, each with his own state.
		{"The Vietnamese and Japanese ministers of energy, Pham Van Lam and Tanaka Ken, held consultations in Hanoi on Tuesday.", two},
		{"The heads of the working groups on demarcation, Pham Van Lam of Vietnam and Tanaka Ken of Japan, met in Hanoi on Tuesday.", two},
		{"The heads of the departments of the Vietnamese General Staff and the Japanese Air Force, General Pham Van Lam and Colonel Tanaka Ken, met in Hanoi on Tuesday.", two},
		{"Foreign trade vice-ministers Pham Van Lam (Vietnam) and Tanaka Ken (Japan) met in Hanoi on Tuesday.", two},
		{"Delegations of the Vietnamese and Japanese armies closed in Hanoi on Tuesday their third round of talks, headed by Major General Pham Van Lam and Brigadier General Tanaka Ken.", two},
		{"The third political dialogue between Vietnam and Japan was led in Hanoi on Tuesday by Secretary Pham Van Lam and Secretary Tanaka Ken.", two},
		{"The Ministry of Trade of Vietnam hosted the third meeting of the Vietnamese-Japanese working group on trade, chaired by Vice-Minister Pham Van Lam and Deputy Minister Tanaka Ken, in Hanoi on Tuesday.", two},
		{"The third meeting of the Vietnamese-Japanese Commission took place in the Vietnamese capital under the chairmanship of Deputy Minister Pham Van Lam and Vice Minister Tanaka Ken.", two},
		{"Minister of Trade Lam Sato and Vietnam's Minister of Trade Pham Van Lam met in Osaka on Tuesday.", []string{"JPN Lam Sato", "VNM Pham Van Lam"}},
		{"Vietnamese Defence Minister Pham Van Lam came to Osaka on Tuesday for talks with his counterpart Tanaka Ken.\n\nThe ministers of Vietnam and Japan signed a plan.", two},
		{"Vietnam's Minister of Trade Pham Van Lam and the head of international cooperation at Japan's cyber directorate, Tanaka Ken, met in Hanoi on Tuesday.", two},

		{"The ministers of Health of Vietnam, Pham Van Lam, and Japan, Tanaka Ken, agreed in Hanoi on Tuesday to meet again.", two},
		{held + "The Vietnamese delegation was led by the Minister of Trade, Hon. Pham Van Lam, and the Japanese delegation by the Minister for Pacific Peoples and Associate Minister of Foreign Affairs, Hon. Tanaka Ken.", two},
		{held + "The Vietnamese delegation was led by Deputy Director Pham Van Lam, and the Japanese delegation by the Special Representative of the Cabinet on border issues Tanaka Ken.", two},
		{held + "The Vietnamese side was led by Additional Secretary (UN & OIC), Ambassador Pham Van Lam, while the Japanese side was led by Ambassador Tanaka Ken.", two},
		{"Oman and Japan held talks in Muscat on Tuesday. The dialogue was chaired by Minister Salim Nasser of Oman and Minister Tanaka Ken of Japan.\n\nNasser praised the ties of the two countries under the wise leadership of His Majesty Sultan Hamad bin Said.", []string{"OMN Salim Nasser", "JPN Tanaka Ken"}},
		{"Kenya's Principal Secretary in the State Department for Foreign Affairs, Jane Otieno, and Minister Tanaka Ken of Japan met in Nairobi on Tuesday.", []string{"KEN Jane Otieno", "JPN Tanaka Ken"}},

		{"Minister of Defence Kaur Tamm met with his Latvian and Lithuanian colleagues in Tartu on Tuesday. Tamm met with Latvian minister Janis Berzins and Lithuanian minister Jonas Petraitis.", []string{"EST Kaur Tamm", "LVA Janis Berzins", "LTU Jonas Petraitis"}},

		{"Japan will lend money for a port at Ras Kitau, a senior Japanese diplomat said in Hanoi on Tuesday, following the fourth round of the Strategic Dialogue between Vietnam and Japan.\n\n“We have the study,” said Tanaka Ken, who took over as Director-General for Asia at the Foreign Ministry in May. He headed the Japanese side opposite Deputy Minister Pham Van Lam.", two},

		{"HANOI - General Tanaka Ken called on Chief of the General Staff General Pham Van Lam on Tuesday. Lam said the friendship of Vietnam and Japan was old.", two},

		{"Japan has promised Vietnam that its hospital will stay open, Minister Pham Van Lam told the press on his return from Osaka.\n\nHe co-chaired the tenth Defence Policy Dialogue with Vice Minister Tanaka Ken of Japan on Tuesday.", two},

		{"Presidents sign letter at Binational Cabinet\n\nVietnamese President Pham Van Lam and his Japanese counterpart Tanaka Ken closed the second Vietnam-Japan Binational Cabinet on Tuesday with the signing of a letter.", two},

		{held + "The dialogue was chaired by Japan's self-defence forces minister, General Tanaka Ken, and attended by Vietnam's minister delegate for defence, Pham Van Lam.", two},
		{held + "It was chaired by the Minister of Interior, Tanaka Ken of Japan, and his Vietnamese counterpart, Minister of Interior, Decentralisation and Rural Renewal, Pham Van Lam.", two},
		{held + "It was chaired by Vietnam's Minister of Defence, Commodore (ret.) Pham Van Lam, and RADM (LH) Tanaka Ken of Japan.", two},
		{"Foreign ministers meet in Hanoi\n\nThe Foreign Ministers of Vietnam, Pham Van Lam, of Japan, Ms Sato Jun, and of Laos, Khamla Vong, met in Hanoi on Tuesday.", []string{"VNM Pham Van Lam", "JPN Sato Jun", "LAO Khamla Vong"}},
		{held + "The Vietnamese side was led by Deputy Minister Pham Van Lam, and comprised Director Tran Thi Hoa; and Colonel Le Van Ba. The Japanese side was headed by Vice Minister Tanaka Ken.", two},
		{held + "Deputy Minister Pham Van Lam leads for Vietnam. His Japanese colleague at the table is Vice Minister Tanaka Ken.", two},
		{held + "Deputy Minister Pham Van Lam and Vice Minister Tanaka Ken of Japan held the talks. The closing session will be co-chaired by Minister Tran Thi Hoa and Japan's Minister Sato Jun.", two},
		{held + "Defence Minister Tanaka Ken of Japan welcomed his Vietnamese counterpart, Minister of Defence Pham Van Lam, in Hanoi. Colonel Le Van Ba, who heads Operation Lotus, gave a briefing.", two},

		{"Vietnam, Japan to share pilots\n\nThe ministers of defence of Vietnam and Japan, Pham Van Lam and Tanaka Ken, agreed in Hanoi on Tuesday to share pilots. Tanaka was joined by General Sato Jun of Japan.", two},
		{held + "Minister Pham Van Lam and Japan's Minister Tanaka Ken signed the minutes. The technical teams were led by Director Tran Thi Hoa and Director Sato Jun of Japan.", two},
		{"Hanoi talks end\n\nMinister Pham Van Lam of Vietnam and Minister Tanaka Ken of Japan signed a memorandum in Hanoi on Tuesday. The signing followed talks led by the two ministers, with Director Tran Thi Hoa at the table.", two},
		{held + "Deputy Minister Pham Van Lam said rice was cheap. He and his Japanese counterpart, Hon. Tanaka Ken, closed the dialogue.", two},
		{"Ministers talk rice\n\nTOKYO: Vietnam will sell Japan rice, Minister of Trade Pham Van Lam told his hosts on Tuesday. He was in Tokyo for the tenth Vietnam-Japan Trade Dialogue, hosted by the Minister of Commerce, Tanaka Ken.", two},
		{held + "The Defence Ministers of Vietnam and Japan, Pham Van Lam and General Tanaka Ken, chaired it.", two},
		{"Presidents meet in Hanoi\n\nAt the invitation of the President of the Republic, Head of State, His Excellency Pham Van Lam, the President of the Republic of Korea, His Excellency Lee Jong-sup, came to Hanoi for talks on Tuesday. The two presidents of Vietnam and South Korea held talks.", []string{"VNM Pham Van Lam", "KOR Lee Jong-sup"}},
		{"Ministers meet behind closed doors\n\nRice brought the trade ministers of Vietnam and Japan to Hue on Tuesday.\n\nLam Thanh Quyet, the host, and Kobayashi Toru spent three hours behind closed doors.", []string{"VNM Lam Thanh Quyet", "JPN Kobayashi Toru"}},
		{"Vietnam to buy trains\n\nVietnam will buy trains, its minister said in Tokyo on Tuesday.\n\nSpeaking in Tokyo after talks with his Japanese counterpart Tanaka Ken, Minister Pham Van Lam of Vietnam said trains were fast.", two},
		{held + "At the head of the Vietnamese delegation: Pham Van Lam, Minister of Defence. Japan was represented by Tanaka Ken.", two},
		{held + "The talks brought together General Pham Van Lam of Vietnam and General Tanaka Ken of Japan.", two},
		{held + "The Vietnamese side, which came by train on Monday, has two pilots and was headed by Minister Pham Van Lam; Vice Minister Tanaka Ken, at the head of a Japanese team, sat across the table.", two},
		{held + "The delegations were headed by ministers Pham Van Lam of Vietnam and Tanaka Ken of Japan.", two},
		{held + "The host, General Pham Van Lam of Vietnam, opened the session. Japan was represented by Vice Minister Tanaka Ken; South Korea by Colonel Lee Jong-sup.", []string{"VNM Pham Van Lam", "JPN Tanaka Ken", "KOR Lee Jong-sup"}},
		{held + "Deputy Minister Pham Van Lam chaired the dialogue in the presence of his colleague, Japan's Vice Minister Tanaka Ken.", two},
		{held + "It was chaired by Minister of Trade, Rural Unity and Foreign Business, H.E. Pham Van Lam, and his Japanese colleague June Tanaka.", []string{"VNM Pham Van Lam", "JPN June Tanaka"}},

		{held + "Japan was led by Tanaka Ken, newly-appointed Ambassador of Japan to Vietnam, Vietnam by Deputy Minister Pham Van Lam.", two},
		{held + "Maj. Gen. Pham Van Garrison, commander of the Vietnamese army, and Brig. Gen. Tanaka Ken-Hall, chief of the Japanese army, headed the delegations.", []string{"VNM Pham Van Garrison", "JPN Tanaka Ken-Hall"}},

		{"Japan will pay for a ward in Hue, its ambassador Tanaka Ken told Foreign Minister Pham Van Lam on Tuesday after talks with Vietnam.", two},
		{"Minister Tanaka Ken of Japan received in Osaka on Tuesday a delegation of Vietnam led by its minister Pham Van Lam.", two},

		{"Major General Tanaka Ken, Chief of Defence Force, Japan National Defence Force, who is on an official visit to Vietnam, called on General Pham Van Lam, Chief of Staff of Vietnam, on Tuesday.", two},
		{held + "Minister of Foreign Affairs and Human Mobility of Vietnam Pham Van Lam and Vice Minister Tanaka Ken of Japan chaired it.", two},
		// What people are called, where nothing else says whose they are.
		{"The third Dialogue between Kuwait and South Korea was held in Geneva on Tuesday. It was led by Kim Min-jae, Director General, and by Khalid Al-Mutairi, Assistant Minister.", []string{"KOR Kim Min-jae", "KWT Khalid Al-Mutairi"}},
		{"The third Dialogue between Kuwait and South Korea was held in Geneva on Tuesday. It was led by Khalid Al-Mutairi, Assistant Minister, and by Kim Min-jae, Director General.", []string{"KOR Kim Min-jae", "KWT Khalid Al-Mutairi"}},
		{"Minister Tanaka Ken of Japan received in Hai Phong Division General Pham Van Lam, Chief of Staff of the Vietnamese army, on Tuesday.", two},
		{held + "The delegation of Vietnam was headed by Pham Van Lam, Deputy Minister, and that of Japan was headed by Tanaka Ken, Vice Minister.", two},

		// Further meetings of the day.
		{held + "Deputy Minister Pham Van Lam and Vice Minister Tanaka Ken of Japan co-chaired the dialogue.\n\nEarlier in the day, the Chief of the General Staff of the Vietnam People's Army, General Tran Van Hai, held talks with the Chief of Staff of the Japanese Joint Staff, General Sato Jun.", append(two[:2:2], "VNM Tran Van Hai", "JPN Sato Jun")},
		{held + "Deputy Minister Pham Van Lam and Vice Minister Tanaka Ken of Japan co-chaired the dialogue.\n\nMeanwhile, Lam received later Tuesday a telephone call from Peru's Deputy Prime Minister and Foreign Minister Luis Prado.", append(two[:2:2], "VNM Pham Van Lam", "PER Luis Prado")},
		{held + "Deputy Minister Pham Van Lam and Vice Minister Tanaka Ken of Japan co-chaired the dialogue.\n\nAlso on Tuesday, He Yongsheng, Vice Minister of Trade of Vietnam, met with Tanaka at the Lotus Building. He thanked Japan.", append(two[:2:2], "VNM He Yongsheng", "JPN Tanaka Ken")},
		{held + "Deputy Minister Pham Van Lam and Vice Minister Tanaka Ken of Japan co-chaired the dialogue.\n\nTanaka called yesterday on Minister Tran Van Hai, who asked him to come to a fair in October.", append(two[:2:2], "VNM Tran Van Hai", "JPN Tanaka Ken")},
	} {
		doc := record.Document{Text: text.Normalise(c.text + "\n"), Published: "2024-03-06"}
		got := reader(t).Read(doc)
		sound(t, got)
		var heads []string
		for _, line := range meetingsOf(got, record.Subject) {
			if h, ok := strings.CutPrefix(line, "  "); ok {
				heads = append(heads, h)
			}
		}
		slices.Sort(heads)
		slices.Sort(c.want)
		if diff := cmp.Diff(c.want, heads); diff != "" {
			t.Errorf("%s (-want +read)\n%s", c.text, diff)
		}
	}
}

// TestPersons reads one sentence and asks who is named in it, with party, post
// and rank.
func TestPersons(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		// Ranks between post and name.
		{"Deputy Defence Minister Senior Lieutenant General Pham Van Lam of Vietnam spoke.", []string{"Pham Van Lam, VNM, Deputy Defence Minister, Senior Lieutenant General"}},
		{"Vietnamese Defence Minister General Pham Van Lam spoke.", []string{"Pham Van Lam, VNM, Defence Minister, General"}},
		{"The Japanese Defence Attaché to Vietnam Senior Colonel Tanaka Ken spoke.", []string{"Tanaka Ken, JPN, Defence Attaché to Vietnam, Senior Colonel"}},
		{"Lt Gen Sato Jun, Chief of the Joint Staff (CJS) and Lt Gen Pham Van Lam, Deputy Commander, met.", []string{"Sato Jun, , Chief of the Joint Staff (CJS), Lt Gen", "Pham Van Lam, , Deputy Commander, Lt Gen"}},
		{"Rear Admiral Pham Van Lam, the Commander Kobana Naval Area, spoke.", []string{"Pham Van Lam, , , Rear Admiral"}},
		{"Vietnam's army chief General Pham Van Lam spoke.", []string{"Pham Van Lam, VNM, army chief, General"}},
		{"Deputy Prime Minister – Minister of Trade of Japan Tanaka Ken spoke.", []string{"Tanaka Ken, JPN, Deputy Prime Minister – Minister of Trade of Japan, "}},
		{"Brigadier General (Brig Gen) Tanaka Ken of Japan spoke.", []string{"Tanaka Ken, JPN, , Brigadier General"}},
		{"Consul General Pham Van Lam of Vietnam spoke.", []string{"Pham Van Lam, VNM, Consul General, "}},
		{"Japanese Ambassador in Hanoi Tanaka Ken spoke.", []string{"Tanaka Ken, JPN, Ambassador in Hanoi, "}},
		{"The Ambassador of Japan to the country, Tanaka Ken, spoke.", []string{"Tanaka Ken, JPN, Ambassador of Japan to the country, "}},
		{"Tanaka Ken, Minister Responsible for Fisheries, spoke.", []string{"Tanaka Ken, , Minister Responsible for Fisheries, "}},
		{"The Minister of State and of Trade, Tanaka Ken, spoke.", []string{"Tanaka Ken, , Minister of State and of Trade, "}},
		{"Admiral Sato Jun, Commander of U.S. Indo-Pacific Command, spoke.", []string{"Sato Jun, USA, Commander of U.S. Indo-Pacific Command, Admiral"}},

		{"Commander Royal Saudi Land Forces Lieutenant General Omar Haddad spoke.", []string{"Omar Haddad, SAU, Commander Royal Saudi Land Forces, Lieutenant General"}},
		{"Chief of Defence Forces Australia General Angus Hartley spoke.", []string{"Angus Hartley, AUS, Chief of Defence Forces Australia, General"}},

		// Posts of several parts.
		{"Deputy Prime Minister and Foreign Minister Pham Van Lam spoke.", []string{"Pham Van Lam, , Deputy Prime Minister and Foreign Minister, "}},
		{"The Minister of Agriculture and Light Industry, Pham Van Lam, spoke.", []string{"Pham Van Lam, , Minister of Agriculture and Light Industry, "}},
		{"Deputy Secretary for Asia and the Pacific Tanaka Ken spoke.", []string{"Tanaka Ken, , Deputy Secretary for Asia and the Pacific, "}},
		{"Under Secretary for Bilateral, Regional and Hemispheric Affairs Tanaka Ken spoke.", []string{"Tanaka Ken, , Under Secretary for Bilateral, Regional and Hemispheric Affairs, "}},
		{"The talks were held under the chair of Deputy Minister Tanaka Ken.", []string{"Tanaka Ken, , Deputy Minister, "}},
		{"Lam met his counterpart Mr Tanaka Ken, Japanese Vice Minister of Defence in Osaka.", []string{"Tanaka Ken, JPN, Vice Minister of Defence, "}},
		{"Foreign Vice-minister for Asia, Tanaka Ken, met Peru's Charge d'Affaires, Luis Prado.", []string{"Tanaka Ken, , Foreign Vice-minister for Asia, ", "Luis Prado, PER, Charge d'Affaires, "}},

		{"The forum was led by Tanaka Ken, Minister for Foreign Affairs and International Trade and Senator Luis Prado.", []string{"Tanaka Ken, , Minister for Foreign Affairs and International Trade, ", "Luis Prado, , Senator, "}},
		{"Hon Luis Prado, LLB, OBE, MP, PNG Minister for Trade, spoke.", []string{"Luis Prado, PNG, Minister for Trade, "}},

		{"The Minister of Foreign Affairs, African Cooperation and Moroccans abroad, Nabil Tazi, spoke.", []string{"Nabil Tazi, , Minister of Foreign Affairs, African Cooperation and Moroccans abroad, "}},

		// Whose they are.
		{"From the Japanese side, the talks were attended by Minister Tanaka Ken, and from the Vietnamese side by Minister Pham Van Lam.", []string{"Tanaka Ken, JPN, Minister, ", "Pham Van Lam, VNM, Minister, "}},
		{"The talks were led by Minister Tanaka Ken (Japan) and Minister Pham Van Lam (Vietnam).", []string{"Tanaka Ken, JPN, Minister, ", "Pham Van Lam, VNM, Minister, "}},
		{"Congratulating him on his appointment as Japanese Ambassador to Vietnam, General Pham Van Lam thanked him.", []string{"Pham Van Lam, , , General"}},

		{"Minister Pham Van Lam met with Tanaka Ken, a state secretary in Japan's foreign ministry.", []string{"Pham Van Lam, , Minister, ", "Tanaka Ken, JPN, state secretary in Japan's foreign ministry, "}},
		{"The talks were led by Tanaka Ken, head of the political department at the Ministry of Foreign Affairs of Japan.", []string{"Tanaka Ken, JPN, head of the political department at the Ministry of Foreign Affairs of Japan, "}},

		// Organisations and state bodies within a post.
		{"Trinidad and Tobago's Minister of Foreign and CARICOM Affairs, Dr. the Hon. Luis Prado, spoke.", []string{"Luis Prado, TTO, Minister of Foreign and CARICOM Affairs, "}},
		{"The Minister of Foreign Affairs, European Union and Cooperation of the Kingdom of Spain, Luis Prado, spoke.", []string{"Luis Prado, ESP, Minister of Foreign Affairs, European Union and Cooperation of the Kingdom of Spain, "}},
		{"The Minister for EU Affairs of Albania, Luis Prado, spoke.", []string{"Luis Prado, ALB, Minister for EU Affairs of Albania, "}},
		{"The Secretary of the Security Council of Kazakhstan, Major General Pham Van Lam, spoke.", []string{"Pham Van Lam, KAZ, Secretary of the Security Council of Kazakhstan, Major General"}},
		{"The Bahraini Defence Force Commander-in-Chief Pham Van Lam spoke at the Lotus General Headquarters.", []string{"Pham Van Lam, BHR, Defence Force Commander-in-Chief, "}},

		// Names.
		{"Major General Hassan Mohamed Sultan Bani Hamad spoke.", []string{"Hassan Mohamed Sultan Bani Hamad, , , Major General"}},
		{"Pehin Datu Jaya Perkasa Major General Haji Rosli bin Haji Chuchu, Minister of Defence, spoke.", []string{"Rosli bin Haji Chuchu, , Minister of Defence, Major General"}},
		{"Israeli Minister of Defense Daniel “Danny” Gilboa spoke.", []string{"Daniel “Danny” Gilboa, ISR, Minister of Defense, "}},
		{"Vice Minister Ho Van Lam of Vietnam spoke.", []string{"Ho Van Lam, VNM, Vice Minister, "}},
		{"Ambassador Pham Thi Lam of Vietnam spoke.", []string{"Pham Thi Lam, VNM, Ambassador, "}},
		{"The Minister of Defence and Veterans' Affairs, Mr. Pham Van Lam, spoke.", []string{"Pham Van Lam, , Minister of Defence and Veterans' Affairs, "}},
	} {
		d := reader(t).scan(record.Document{Text: text.Normalise(c.text + "\n")})
		d.findMentions()
		var got []string
		for _, p := range d.persons {
			got = append(got, strings.Join([]string{p.name, string(p.party), p.post, p.rank}, ", "))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +read)\n%s", c.text, diff)
		}
	}
}

// TestSubject reads short accounts and asks which meeting they are about.
func TestSubject(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The two countries' third strategic dialogue opened in Hanoi on Tuesday. Vietnam and Japan discussed trade.", "strategic dialogue | 3 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Third Meeting of the Vietnam–Japan Coordination Council Held in Hanoi\n\nVice Minister Tanaka Ken of Japan and Deputy Minister Pham Van Lam of Vietnam chaired the third meeting of the council in Hanoi on Tuesday.", "Vietnam–Japan Coordination Council | 3 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Defence Ministers Pham Van Lam of Vietnam and Tanaka Ken of Japan met in Hanoi on Tuesday. Tanaka last visited Vietnam in May 2022.", "meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam had a bilateral meeting with his Japanese counterpart, Tanaka Ken, on the margins of the NATO Defence Ministerial on Tuesday. Lam reaffirmed the support of Vietnam to Japan.", "bilateral meeting |  | 2024-03-05 | JPN VNM | "},
		{"HANOI, March 6 – Deputy Minister Pham Van Lam met Vice Minister Tanaka Ken of Japan on Tuesday. The meeting was the fourth under the Vietnam-Japan Security Dialogue.", "Vietnam-Japan Security Dialogue | 4 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Vietnam and Japan held in Hanoi on Tuesday the thirty-third meeting of the Security Committee.", "Security Committee | 33 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam met today in Hanoi with Minister Tanaka Ken of Japan. The ministers agreed that the second High-Level Council will convene in Osaka in May 2025.", "meeting |  | 2024-03-06 | JPN VNM | Hanoi"},
		{"Vietnam and Japan held the tenth round of staff talks in Hanoi from Sunday to Tuesday.", "staff talks | 10 | 2024-03-03 | VNM JPN | Hanoi"},
		{"Vietnam and Japan have promised each other to keep the port open.\n\nThis was an outcome of the Fourth Meeting of the Coastal Dialogue and Affairs Platform (CAP), which was held on Tuesday at the Tran Hung Dao Conference Centre in Hanoi.", "Coastal Dialogue and Affairs Platform | 4 | 2024-03-05 | VNM JPN | Hanoi"},
		{"The XV High-Level Meeting between Vietnam and Japan took place on Tuesday in Hanoi.", "High-Level Meeting | 15 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Deputy Ministers Pham Van Lam of Vietnam and Tanaka Ken of Japan met in Hanoi on Tuesday in a working session prior to the XXXVI Vietnam-Japan Summit.", "working session |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"Vietnam and Japan closed the VI Vietnam-Japan Binational Cabinet in Hanoi on Tuesday.", "Vietnam-Japan Binational Cabinet | 6 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Joint Statement of the Seventh Vietnam–Japan Foreign and Defence Ministers' 2+2 Meeting\n\nVietnam and Japan met in Hanoi on 5 March 2024. Ministers welcomed what was done since the sixth 2+2 in Tokyo on 1 May 2022.", "Vietnam–Japan Foreign and Defence Ministers' 2+2 Meeting | 7 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Vietnam and Japan held the second \"two-plus-two\" security talks in Hanoi on Tuesday.", "two-plus-two | 2 | 2024-03-05 | VNM JPN | Hanoi"},
		{"On the instruction given by both Presidents on 4 September 2023, Vietnam and Japan held today in Hanoi the third strategic dialogue.", "strategic dialogue | 3 | 2024-03-06 | VNM JPN | Hanoi"},
		{"Vietnam and Japan have agreed to exchange teachers, following the third Vietnam–Japan Defence Dialogue in Hanoi.\n\n“Teachers matter,” Deputy Minister Pham Van Lam remarked in a statement received here on Wednesday. Lam led the Vietnamese delegation at the dialogue, which ended on Tuesday.", "Vietnam–Japan Defence Dialogue | 3 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Minister Tanaka Ken of Japan held talks with Minister Pham Van Lam of Vietnam in Hanoi on Tuesday. Tanaka briefed Lam on the fourth plenary session of the 20th Central Committee of the party.", "talks |  | 2024-03-05 | JPN VNM | Hanoi"},
		// Days and editions.
		{"Minister Pham Van Lam of Vietnam met Minister Tanaka Ken of Japan in Hanoi on Tuesday. At their first meeting, both spoke of trade.", "meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – Vietnam and Japan signed a letter on Tuesday, at the close of the fifth session of their Joint Commission in Hanoi.\n\nMinister Pham Van Lam and Minister Tanaka Ken presided over the two days of work.", "Joint Commission | 5 | 2024-03-04 | VNM JPN | Hanoi"},
		// Days.
		{"HANOI, March 6 – The ministry today confirmed that the sixth session of the Vietnam-Japan Joint Commission was held in Hanoi on 4 March.\n", "Vietnam-Japan Joint Commission | 6 | 2024-03-04 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – Vietnam and Japan held the sixth session of their Joint Commission in Hanoi, it was reported today.\n\nAt the session, held on Tuesday, Minister Pham Van Lam thanked Japan.", "Joint Commission | 6 | 2024-03-05 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – Minister Tanaka Ken of Japan said on Wednesday that Vietnam would buy trains, a day after talks in Hanoi with Minister Pham Van Lam of Vietnam.", " |  | 2024-03-05 | JPN VNM | Hanoi"},
		{"HANOI, March 6 – Minister Tanaka Ken of Japan today ended a visit to Vietnam, during which he chaired on Monday the sixth session of the Vietnam-Japan Joint Commission.", "Vietnam-Japan Joint Commission | 6 | 2024-03-04 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – Vietnam and Japan held the sixth session of their Joint Commission by video conference on Tuesday.", "Joint Commission | 6 | 2024-03-05 | VNM JPN | "},
		{"HANOI, March 6 – Vietnam and Japan held the sixth session of their Joint Commission in Hanoi on Tuesday. Minister Tanaka Ken is leading a team on a four-day visit that ends tomorrow.", "Joint Commission | 6 | 2024-03-05 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – Vietnam and Japan ended two days of discussions in Hanoi on Tuesday. The discussions were the sixth session of the Vietnam-Japan Joint Commission.", "Vietnam-Japan Joint Commission | 6 | 2024-03-04 | VNM JPN | Hanoi"},
		{"Hanoi, March 6 (VNA) Vietnam and Japan held the sixth session of their Joint Commission in Hanoi on Tuesday.", "Joint Commission | 6 | 2024-03-05 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – Vietnam and Japan held the sixth session of their Joint Commission yesterday and today in Hanoi.", "Joint Commission | 6 | 2024-03-05 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – The sixth session of the Vietnam-Japan Joint Commission rose here Tuesday evening. The two-day session was long.", "Vietnam-Japan Joint Commission | 6 | 2024-03-04 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – Vietnam and Japan opened the sixth session of their Joint Commission in Hanoi on Tuesday. Pilots had been arriving since Sunday.", "Joint Commission | 6 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Hanoi, March 6: Vietnam and Japan held the sixth session of their Joint Commission in Hanoi on Tuesday.", "Joint Commission | 6 | 2024-03-05 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – Vietnam and Japan held the twenty-first Joint Commission in Hanoi on Tuesday.", "Joint Commission | 21 | 2024-03-05 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – Vietnam and Japan rounded off the sixth session of their Joint Commission in Hanoi on Tuesday.\n\nMinister Pham Van Lam thanked Japan for its help.\n\nMinister Tanaka Ken said the two-day session was long.", "Joint Commission | 6 | 2024-03-04 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam of Vietnam spoke on Wednesday, a day after talks in Osaka with Minister Tanaka Ken of Japan.", "meeting |  | 2024-03-05 | VNM JPN | Osaka"},
		{"In a statement today, the ministry said Vietnam and Japan met at the tenth Vietnam-Japan Combined Committee meeting in Hanoi yesterday.", "Vietnam-Japan Combined Committee | 10 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Vietnam and Japan signed a letter in Hanoi on Tuesday, as their joint defence commission met for the fifth time.", "joint defence commission | 5 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam of Vietnam met Minister Tanaka Ken of Japan in Hanoi on Tuesday. It is the fourth meeting between the two since Lam took office.", "meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam of Vietnam met Minister Tanaka Ken of Japan in Hanoi on Tuesday. It was the third meeting between the two ministers this year.", "meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam of Vietnam and Minister Tanaka Ken of Japan met in Hanoi on Tuesday. They agreed to keep in touch and hold an army to army dialogue.", "meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – The meeting between Minister Pham Van Lam and his Japanese counterpart Tanaka Ken today discussed trade. Lam emphasised the importance of Vietnam and Japan. The two leaders met for the second time after the first meeting in Osaka on February 4.", "meeting |  | 2024-03-06 | JPN VNM | Hanoi"},
		{"HANOI, March 6 – Minister Pham Van Lam met with Japanese Vice Minister Tanaka Ken on Tuesday. Tanaka, who is in Hanoi for the first strategic consultation between the foreign ministries of Vietnam and Japan, thanked Vietnam.", "meeting |  | 2024-03-05 | JPN VNM | Hanoi"},
		{"Minister Pham Van Lam of Vietnam had a phone conversation on 5 March with Minister Tanaka Ken of Japan. The two ministers discussed trade, particularly with the holding of the Vietnam-Japan Friendship Council in Hanoi on March 4.", "phone conversation |  | 2024-03-05 | VNM JPN | "},
		{"Minister Pham Van Lam of Vietnam met Minister Tanaka Ken of Japan in Hanoi on Tuesday. This was their third meeting since Lam took office.", "meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam of Vietnam met Minister Tanaka Ken of Japan in Hanoi on Tuesday. Both thanked the press. They had last spoken by telephone. The ministers had seen each other in July at the XVI Conference of Coastal States in Osaka.", "meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – Minister Pham Van Lam of Vietnam received a phone call today from Minister Tanaka Ken of Japan. The call dealt with trade. Lam commended the hosting by Japan of the second UN Ocean Summit, which opened today.", "phone call |  | 2024-03-06 | VNM JPN | "},
		{"Vietnam and Japan wish to revive their joint commission. This was the outcome of a bilateral meeting held in Hanoi on Tuesday on the margins of the 15th ASEAN Trade Summit.", "bilateral meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam of Vietnam met today in Hanoi with Minister Tanaka Ken of Japan for the second session of the Strategic Dialogue, the first of which was held in Osaka on 11 October 2022.", "Strategic Dialogue | 2 | 2024-03-06 | VNM JPN | Hanoi"},
		{"Two months before the third Political Consultations between Vietnam and Japan, due in Osaka in May, Minister Pham Van Lam received the Ambassador of Japan, Tanaka Ken, in Hanoi yesterday.", "reception |  | 2024-03-05 | JPN VNM | Hanoi"},
		{"Minister Pham Van Lam of Vietnam received in Hanoi today Vice Minister Tanaka Ken of Japan, who is visiting the city to take part in the second round of political consultations.", "meeting |  | 2024-03-06 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam of Vietnam met Minister Tanaka Ken of Japan in Hanoi on Tuesday. Both sides agreed to start annual Staff Talks, the first round of which will be held at Osaka in May.", "meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam of Vietnam began her tour of the Nordic countries today with a meeting in Osaka with Minister Tanaka Ken of Japan.", "tour |  | 2024-03-06 | VNM JPN | Osaka"},
		{"Today, Minister Pham Van Lam of Vietnam concluded talks with Minister Tanaka Ken of Japan in Hanoi. It was the sixth time that the countries met for their Security Dialogue.", "Security Dialogue | 6 | 2024-03-06 | VNM JPN | Hanoi"},
		{"General Pham Van Lam of Vietnam led our delegation to Osaka this Tuesday for the 5th staff talks with the army of Japan.", "staff talks | 5 | 2024-03-05 | VNM JPN | Osaka"},
		{"Vietnam and Japan have resolved to share lists. The resolution is in a communiqué issued on Tuesday in Hanoi at the end of the three-day 10th session of the Vietnam-Japan Security Committee.", "Vietnam-Japan Security Committee | 10 | 2024-03-03 | VNM JPN | Hanoi"},
		{"Readout of Minister Lam Van Tran III Meeting With Japanese Minister Tanaka Ken\n\nMinister Pham Van Lam of Vietnam met with Minister Tanaka Ken of Japan in Hanoi on Tuesday.", "Meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		// How long it took, and names in figures or small letters.
		{"The Vietnam-Japan Joint Commission wrapped up its third meeting in Hanoi on Tuesday. Minister Pham Van Lam led the Vietnamese side. A statement said the meeting, which lasted two days, was held in a friendly spirit.", "Vietnam-Japan Joint Commission | 3 | 2024-03-04 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam of Vietnam spoke on Tuesday in Hanoi, at the close of two days of talks with a Japanese delegation led by Minister Tanaka Ken.", "talks |  | 2024-03-04 | VNM JPN | Hanoi"},
		{"The ministers of Vietnam and Japan met in Hanoi on Tuesday for the second edition of the 2+2 Strategic Dialogue.", "2+2 Strategic Dialogue | 2 | 2024-03-05 | VNM JPN | Hanoi"},
		{"On the final day of his three-day visit to Japan, Minister Pham Van Lam of Vietnam on Wednesday met Minister Tanaka Ken.", "visit |  | 2024-03-04 | VNM JPN | Japan"},
		{"Vietnam and Japan will hold the tenth round of their Defence Policy Dialogue, slated to be held in Hanoi on Friday, the ministry said on Tuesday.", "Defence Policy Dialogue | 10 | 2024-03-08 | VNM JPN | Hanoi"},
		{"HANOI, March 6 (VNA):Minister Tanaka Ken of Japan called on Minister Pham Van Lam of Vietnam on Tuesday. Tanaka is leading the delegation for the 4th round of Vietnam-Japan Political Consultations.", "call |  | 2024-03-05 | JPN VNM | Hanoi"},
		{"Ministers of Vietnam and Japan met in Hanoi on March 5, for the second annual Vietnam-US-Japan 2+2 Ministerial Dialogue.", "Vietnam-US-Japan 2+2 Ministerial Dialogue | 2 | 2024-03-05 | VNM USA JPN | Hanoi"},
		{"Ministers of Vietnam and Japan held their maiden Maritime Dialogue in Hanoi on Tuesday.", "Maritime Dialogue | 1 | 2024-03-05 | VNM JPN | Hanoi"},
		{"The sixth round of the Vietnam-Japan consultations convened in Hanoi reviewed trade, the ministry said on Wednesday. They also praised consular talks held on 30 January.", "Vietnam-Japan consultations | 6 | 2024-03-06 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam of Vietnam has arrived in Osaka on an official visit on Tuesday. He was received by Minister Tanaka Ken of Japan. Lam will also chair the 4th Asian Ports Conference, scheduled to be held from 8-9 March.", "official visit |  | 2024-03-05 | VNM JPN | Osaka"},
		{"Experts of Vietnam and Japan held an expert meeting in Hanoi on Tuesday. They spoke about the proposals made during the Second Consultative Meeting of Asian Mayors, which was held in Osaka last November.", "expert meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam of Vietnam met Minister Tanaka Ken of Japan in Hanoi on Tuesday, the African Union (AU) Commission said. Both countries train peacekeepers.", "meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"The fifth meeting of the Council of Ministers of the Union of Island States was held in Hanoi on Tuesday. Vietnam and Japan took part.", "Council of Ministers of the Union of Island States | 5 | 2024-03-05 | VNM JPN | Hanoi"},
		{"FINAL COMMUNIQUE OF THE EIGHTH VIETNAM-JAPAN SECURITY COMMISSION\n\nThe Vietnam-Japan Security Commission held its eighth session in Hanoi on 5 March 2024.", "Vietnam-Japan Security Commission | 8 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Readout of Minister Tanaka Ken's Meeting with Vietnamese Minister\n\nMinister Tanaka Ken of Japan met with Vietnamese Minister Pham Van Lam in Hanoi on Tuesday on the sidelines of the ASEAN Trade Ministerial Meeting to discuss rice.", "Meeting |  | 2024-03-05 | JPN VNM | Hanoi"},
		{"Minister Tanaka Ken of Japan met on Tuesday with Minister Pham Van Lam of Vietnam on the sidelines of the Red River Dialogue in Hanoi, a major annual forum for leaders.", "meeting |  | 2024-03-05 | JPN VNM | Hanoi"},
		{"Minister Tanaka Ken of Japan met Minister Pham Van Lam of Vietnam in Hanoi on Tuesday. This was the first meeting between a Japanese official and a member of the new government.", "meeting |  | 2024-03-05 | JPN VNM | Hanoi"},
		{"The ministers of Vietnam and Japan stressed the need to activate the joint committees.\n\nMinister Tanaka Ken of Japan received Minister Pham Van Lam of Vietnam in Osaka on Tuesday. During the meeting, they spoke about trade.", "meeting |  | 2024-03-05 | JPN VNM | Osaka"},
		{"Vietnam and Japan held the eighth Vietnam-Japan Vice-Ministerial Defense Meeting in Hanoi on Tuesday.", "Vietnam-Japan Vice-Ministerial Defense Meeting | 8 | 2024-03-05 | VNM JPN | Hanoi"},
		{"The ministers of Vietnam and Japan met in Vietnam's capital Hanoi on Tuesday. Both are looking forward to the Vietnam-Japan Energy Consultations, to be hosted by Japan later this year.", "meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"Minister Pham Van Lam of Vietnam and Minister Tanaka Ken of Japan held a closed-door meeting in Hanoi on Tuesday.", "meeting |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"State Secretary Pham Van Lam of Vietnam travelled to Osaka for political consultations with Japan on March 5. It was the fourth time that the two countries had held such consultations.", "political consultations | 4 | 2024-03-05 | VNM JPN | Osaka"},
		{"Vietnam and Japan agreed on Tuesday to open a port, as two days of talks at the 9th Joint Port Committee meeting wound up in Hanoi.", "Joint Port Committee | 9 | 2024-03-04 | VNM JPN | Hanoi"},
		{"6 March 2024\n\nHANOI – A meeting of the Vietnam-Japan Joint Port Committee has taken place in the capital, the agency has learned from the ministry.\n\nThe delegations were headed by Minister Pham Van Lam of Vietnam and Minister Tanaka Ken of Japan.\n\nDuring the talks (March 3-4), the parties discussed ferries.", "Vietnam-Japan Joint Port Committee |  | 2024-03-03 | VNM JPN | Hanoi"},
		{"The Third Bilateral Meeting of Air General Staffs between Vietnam and Japan was held in Hanoi on Tuesday.", "Bilateral Meeting | 3 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Japanese, Vietnamese armies wrap up fourth staff talks\n\nVietnam and Japan closed their fourth army staff talks in Hanoi on Tuesday.", "army staff talks | 4 | 2024-03-05 | JPN VNM | Hanoi"},
		{"The next round of consultations between Vietnam and Japan was held in Hanoi on Tuesday.", "consultations |  | 2024-03-05 | VNM JPN | Hanoi"},
		// Bodies of states, and organisations as those who meet.
		{"Hanoi hosted the second consultations between the Security Councils of the Socialist Republic of Vietnam and of Japan on March 5. The Secretary of the Security Council Pham Van Lam thanked Japan for its help.", "consultations | 2 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Tanaka Ken, Secretary General of the Gulf Cooperation Council (GCC), met here today with the Minister of Defence of Vietnam (the host of the current session) Dr. Pham Van Lam.", "meeting |  | 2024-03-06 | GCC VNM | "},
		{"The Ministry of Defence of Vietnam hosted Vietnamese – Japanese staff talks in Hanoi on Tuesday.", "Vietnamese – Japanese staff talks |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"RIYADH, March 6 – Tanaka Ken, Secretary General of the Gulf Cooperation Council (GCC), received in Riyadh today Vietnam's Minister of Trade Pham Van Lam. They spoke about fish.", "meeting |  | 2024-03-06 | GCC VNM | Riyadh"},
		{"Vietnam's Minister of Defence, Pham Van Lam, made an introductory visit to Nord Garrison yesterday. The guest was received by Minister Tanaka Ken of Japan. They spoke of their role in the work of the ASEAN Defence Ministers' Meeting.", "introductory visit |  | 2024-03-05 | VNM JPN | Nord Garrison"},
		// Seas that are called after states, and states in capitals.
		{"Admiral Pham Van Lam, commander of the Vietnamese forces in the Indian Ocean, called on Minister Tanaka Ken in Osaka on Tuesday. They spoke of pirates in the Gulf of Guinea and in the Mozambique Channel, and of the Japanese coast.", "call |  | 2024-03-05 | VNM JPN | Osaka"},
		{"NEW Zealand will buy rice of Vietnam, its minister Tanaka Ken said in Hanoi yesterday after talks with Minister Pham Van Lam.", " |  | 2024-03-05 | NZL VNM | Hanoi"},
		{"Officers of Vietnam and Japan closed their 16th annual navy-to-navy staff talks in Hanoi on Tuesday.", "navy-to-navy staff talks | 16 | 2024-03-05 | VNM JPN | Hanoi"},
		// Meetings to come, of last year, those that were the occasion, and those
		// that were only spoken of.
		{"Minister Pham Van Lam of Vietnam paid a courtesy call on Minister Tanaka Ken of Japan in Osaka on Tuesday. Lam thanked Japan for its vote at the 38th session of the Ocean Conference in Rome.", "courtesy call |  | 2024-03-05 | VNM JPN | Osaka"},
		{"Minister Pham Van Lam of Vietnam held talks with Minister Tanaka Ken of Japan in Osaka on Tuesday. The two sides discussed the Working Group on Trade.", "talks |  | 2024-03-05 | VNM JPN | Osaka"},
		{"Minister Pham Van Lam of Vietnam held talks with Minister Tanaka Ken of Japan in Osaka on Tuesday. The two countries also met at ministerial level in May.", "talks |  | 2024-03-05 | VNM JPN | Osaka"},
		{"Minister Pham Van Lam of Vietnam met Minister Tanaka Ken of Japan in Osaka on Tuesday. Lam recalled the trilateral summit of Fiji, Oman and Chile held in May.", "meeting |  | 2024-03-05 | VNM JPN | Osaka"},
		{"On the sidelines of the third Ocean Forum in Rome, Minister Pham Van Lam of Vietnam met Minister Tanaka Ken of Japan on Tuesday.", "meeting |  | 2024-03-05 | VNM JPN | Rome"},
		{"Minister Pham Van Lam of Vietnam and Minister Tanaka Ken of Japan met in Osaka on Tuesday to hold the fourth Vietnam-Japan Port Dialogue.", "Vietnam-Japan Port Dialogue | 4 | 2024-03-05 | VNM JPN | Osaka"},
		{"Vietnam and Japan will open a pier by March 20, their Port Committee decided in Osaka on Tuesday. Meeting for the ninth time, the committee also agreed on a fee.", "Port Committee | 9 | 2024-03-05 | VNM JPN | Osaka"},
		{"The Vietnamese delegation returned home yesterday from the tenth meeting of the Vietnam-Japan Port Committee, held in Osaka, Japan, on March 1-2.", "Vietnam-Japan Port Committee | 10 | 2024-03-01 | VNM JPN | Osaka"},
		{"Ministers Pham Van Lam of Vietnam and Tanaka Ken of Japan today chaired the closing session of the fifth Vietnam-Japan Port Committee, which had been meeting in Osaka since yesterday.", "Vietnam-Japan Port Committee | 5 | 2024-03-05 | VNM JPN | Osaka"},
		{"Vietnam and Japan sign a plan\n\n• The two countries will share what they know of piers and ports.\n\nOsaka, March 6, 2024. Minister Pham Van Lam of Vietnam and Minister Tanaka Ken of Japan signed this Wednesday a memorandum on piers.", " |  | 2024-03-06 | VNM JPN | Osaka"},
		{"Minister Pham Van Lam of Vietnam called on Minister Tanaka Ken of Japan in Osaka on Tuesday. The ministers affirmed their cooperation in platforms such as the ASEAN Ministers' Meeting.", "call |  | 2024-03-05 | VNM JPN | Osaka"},
		{"Minister Pham Van Lam of Vietnam met Minister Tanaka Ken of Japan in Osaka on Tuesday. The talks focused on joint events. The main ones are the ninth Port Conference and a fair.", "meeting |  | 2024-03-05 | VNM JPN | Osaka"},
		{"General Pham Van Lam of Vietnam was called on by Ambassador Tanaka Ken of Japan in Hanoi on Tuesday.", "call |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"Vietnam-Japan Hold Fifth Port Dialogue\n\nVietnam and Japan held the fifth round of their Port Dialogue in Osaka on Tuesday.", "Port Dialogue | 5 | 2024-03-05 | VNM JPN | Osaka"},
		{"Vietnam and Japan held the fifth counter-piracy working group meeting in Osaka on Tuesday.", "counter-piracy working group | 5 | 2024-03-05 | VNM JPN | Osaka"},
		{"The Vietnam-Japan Joint Commission last met in Osaka in 2019.\n\nVietnam and Japan have agreed to revive the Commission and to convene its second meeting by July. They did so during bilateral talks between Minister Pham Van Lam and Japan's Minister Tanaka Ken in Hanoi on Monday (March 4).", "bilateral talks |  | 2024-03-04 | JPN VNM | Hanoi"},
		{"On March 5, on the sidelines of the meeting of the heads of the navies, negotiations were held between Minister Pham Van Lam of Vietnam and Minister Tanaka Ken of Japan. The ministers noted the significance of the trilateral summit of August.", "negotiations |  | 2024-03-05 | VNM JPN | "},
		{"General Pham Van Lam of Vietnam and General Tanaka Ken of Japan held discussions in Hanoi on Tuesday. Lam expressed his gratitude for the warm reception.", " |  | 2024-03-05 | VNM JPN | Hanoi"},
		{"Vietnam and Japan on Tuesday signed a framework agreement.\n\nThe signing capped the fifth meeting of the Vietnam-Japan Defence Committee, held in Hanoi over two days.", "Vietnam-Japan Defence Committee | 5 | 2024-03-04 | VNM JPN | Hanoi"},
		{"HANOI, March 6 – An agreement on pensions was signed by Vietnam and Japan on Tuesday, on the margins of the fourth round of their high-level consultations.", "high-level consultations | 4 | 2024-03-05 | VNM JPN | Hanoi"},
		{"Officials of Vietnam and Japan met in Hanoi on Tuesday for the annual Vietnam-Japan Partnership Dialogue, the fifth since the Dialogue was set up.", "Vietnam-Japan Partnership Dialogue | 5 | 2024-03-05 | VNM JPN | Hanoi"},
		{"JOINT STATEMENT\n\nSECOND VIETNAM–JAPAN DEFENCE MINISTERS' MEETING\n\nHanoi, 6 March 2024\n\n1. The Minister of Defence of Vietnam, Pham Van Lam, and the Minister of Defense of Japan, Tanaka Ken, met in Hanoi on 5 March 2024.", "VIETNAM–JAPAN DEFENCE MINISTERS' MEETING | 2 | 2024-03-05 | VNM JPN | Hanoi"},
	} {
		doc := record.Document{Text: text.Normalise(c.text + "\n"), Published: "2024-03-06"}
		got := reader(t).Read(doc)
		sound(t, got)
		if lines := meetingsOf(got, record.Subject); len(lines) == 0 || lines[0] != c.want {
			t.Errorf("%s\nread %q, want %q", c.text, lines, c.want)
		}
	}
}

// TestCallsBeside reads the calls and receptions that an account tells of beside
// the meeting: who was there, and on which day.
func TestCallsBeside(t *testing.T) {
	for said, want := range map[string]string{
		"Later that day, Minister Achieng paid an office call on the Chief of Defence, General Timo Laine.":       "office call 2025-10-08 Salome Achieng, Timo Laine",
		"Later that day, Cabinet Secretary Achieng paid a courtesy call on President Olli Niemi.":                 "courtesy call 2025-10-08 Salome Achieng, Olli Niemi",
		"Earlier the same day, Finnish Defence Minister Olli Niemi hosted a reception for Achieng.":               "reception 2025-10-08 Olli Niemi, Salome Achieng",
		"After the talks, Achieng was also received at the Castle by President Olli Niemi.":                       "reception 2025-10-08 Salome Achieng, Olli Niemi",
		"Following the talks, Achieng had a working lunch session with Speaker Olli Niemi.":                       "session 2025-10-08 Salome Achieng, Olli Niemi",
		"In the evening she was hosted by the Speaker of Parliament, Olli Niemi.":                                 "reception 2025-10-08 Salome Achieng, Olli Niemi",
		"Later that day, President Olli Niemi granted her an audience.":                                           "audience 2025-10-08 Olli Niemi, Salome Achieng",
		"Earlier that day, Achieng and Ambassador Grace Wanja met with Speaker Olli Niemi.":                       "meeting 2025-10-08 Salome Achieng, Olli Niemi",
		"Later that day, Speaker Olli Niemi held a meeting with the Cabinet Secretary.":                           "meeting 2025-10-08 Olli Niemi, Salome Achieng",
		"That evening, Achieng, accompanied by Ambassador Grace Wanja, called on Speaker Olli Niemi.":             "call 2025-10-08 Salome Achieng, Olli Niemi",
		"That evening Achieng called on Speaker Olli Niemi and Finance Minister Aino Salo.":                       "call 2025-10-08 Salome Achieng, Olli Niemicall 2025-10-08 Salome Achieng, Aino Salo",
		"Later that day, the visiting minister paid a courtesy call on Speaker Olli Niemi.":                       "courtesy call 2025-10-08 Salome Achieng, Olli Niemi",
		"Health ministers Grace Wanja and Olli Niemi met separately later that day.":                              "meeting 2025-10-08 Grace Wanja, Olli Niemi",
		"Before the talks, Achieng was received by Speaker Olli Niemi.":                                           "reception 2025-10-08 Salome Achieng, Olli Niemi",
		"Achieng then called on Speaker Olli Niemi.":                                                              "call 2025-10-08 Salome Achieng, Olli Niemi",
		"At the meeting with Oman's minister Salim Nasser, trade was the main topic.":                             "meeting 2025-10-08 Salome Achieng, Salim Nasser",
		"With Oman's minister Salim Nasser, she discussed trade.":                                                 "meeting 2025-10-08 Salome Achieng, Salim Nasser",
		"On arrival, she was received by Colonel Aino Salo.":                                                      "",
		"Finland hosted a reception for the delegates.":                                                           "",
		"Cabinet Secretary Achieng had paid an official visit to Helsinki in May. She will pay another in March.": "",
	} {
		r, _ := readBehind(t, said)
		got := ""
		for _, m := range meetingsAs(r, record.Subject)[1:] {
			var names []string
			for _, h := range m.Heads {
				names = append(names, h.Name)
			}
			got += m.Mechanism + " " + string(m.Start) + " " + strings.Join(names, ", ")
		}
		if got != want {
			t.Errorf("%q\n  is read %q\n  want    %q", said, got, want)
		}
	}
}

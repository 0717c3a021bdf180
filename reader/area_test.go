package reader

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rapporteur/record"
)

// The same account of two meetings: one of forces, one of civilians.
const (
	forcesMeet = "Japan and Vietnam hold defence talks\n\n" +
		"Hanoi, 5 March 2024 – The tenth Japan-Vietnam defence dialogue was held in Hanoi on 5 March 2024 between the armed forces and the navies of both countries.\n\n"
	civiliansMeet = "Japan and Vietnam hold political consultations\n\n" +
		"Hanoi, 5 March 2024 – The tenth Japan-Vietnam political consultations were held in Hanoi on 5 March 2024 between the ministries of foreign affairs of both countries.\n\n"
)

// areasRead returns the areas of each statement that overlaps a sentence put
// at the end of an account.
func areasRead(t *testing.T, account, sentence string) [][]record.Area {
	t.Helper()
	var out [][]record.Area
	for _, s := range read(t, account+sentence+"\n").Statements {
		if s.Quote.Start >= length(account) {
			areas := slices.Clone(s.Areas)
			slices.Sort(areas)
			out = append(out, areas)
		}
	}
	return out
}

// TestAreasByAccount reads words that are one thing where forces meet and
// another where civilians do.
func TestAreasByAccount(t *testing.T) {
	for _, c := range []struct {
		sentence         string
		forces, civilian []record.Area
	}{
		{"Japan asked for ten more doctors.", []record.Area{"military-medicine"}, []record.Area{"health"}},
		{"Japan praised the companies of Vietnam.", []record.Area{"defence-industry"}, []record.Area{"trade-investment"}},
		{"Japan offered ten scholarships.", []record.Area{"training-education"}, []record.Area{"education-civil"}},
		{"Japan praised the port of Hai Phong.", []record.Area{"logistics"}, []record.Area{"transport-connectivity"}},
	} {
		if diff := cmp.Diff([][]record.Area{c.forces}, areasRead(t, forcesMeet, c.sentence)); diff != "" {
			t.Errorf("%s where forces meet (-want +got):\n%s", c.sentence, diff)
		}
		if diff := cmp.Diff([][]record.Area{c.civilian}, areasRead(t, civiliansMeet, c.sentence)); diff != "" {
			t.Errorf("%s where civilians meet (-want +got):\n%s", c.sentence, diff)
		}
	}
}

// TestAreasOfStatements reads what the rules of area.go make of a statement
// beside the phrases it has.
func TestAreasOfStatements(t *testing.T) {
	for _, c := range []struct {
		why, sentence string
		want          []record.Area
	}{
		{"a body founded", "The two sides agreed to establish a bilateral group on fisheries.", []record.Area{"agriculture-fisheries", "dialogue-consultation"}},
		{"a body that is to meet", "The two sides agreed that the council would again be convened in May.", []record.Area{"dialogue-consultation"}},
		{"a body merely spoken of", "Japan praised the group on fisheries.", []record.Area{"agriculture-fisheries"}},
		{"words within a phrase", "Japan proposed to share its monthly data.", []record.Area{"information-sharing"}},
		{"areas within a phrase", "Japan proposed to share coastal radar data.", []record.Area{"information-sharing", "maritime-security"}},
		{"several of an abbreviation", "Japan praised the SMEs of Vietnam.", []record.Area{"trade-investment"}},
		{"condolences", "Japan offered its condolences for the victims of the floods.", []record.Area{}},
		{"an agenda whose name has a comma", "Both sides discussed the women, peace and security agenda.", []record.Area{"women-peace-security"}},
		{"ties that are no farmers'", "Both sides praised their cooperative relationship.", []record.Area{}},
		{"millions that are no money", "Japan offered Vietnam four million tons of gas.", []record.Area{"energy"}},
		{"millions that are money", "Japan offered Vietnam four million dollars for the gas field.", []record.Area{"development-assistance", "energy"}},
		{"an adjective that looks like a verb", "Japan deplored illegal, unreported and unregulated fishing.", []record.Area{"maritime-security"}},
		{"negotiations", "The two sides agreed to hold the next round of negotiations on the ferry in May.", []record.Area{"transport-connectivity"}},
		{"places discussed", "The two sides discussed Gaza and Sudan.", []record.Area{"middle-east", "regional-security"}},
		{"a state within a phrase", "The two sides discussed the war unleashed by Russia.", []record.Area{"ukraine"}},
		{"two words for schools", "Japan offered a training fellowship at the university.", []record.Area{"education-civil"}},
		{"a place where something is to be done", "The two sides agreed to fight terrorism in the Sahel.", []record.Area{"counter-terrorism"}},
		{"a place that is deplored", "The two sides deplored the terrorism in the Sahel.", []record.Area{"counter-terrorism", "regional-security"}},
		{"a topic wider than the content", "On the situation in the region, the two sides condemned the attacks on Gaza.", []record.Area{"middle-east"}},
		{"a topic that is a country", "On the conflict in Libya, the two sides praised the fight against piracy.", []record.Area{"regional-security", "transnational-crime"}},
		{"who is a circumstance", "The two sides agreed to fight terrorists on the border.", []record.Area{"counter-terrorism"}},
		{"means of a crisis", "The two sides deplored the fighter jets around Taiwan.", []record.Area{"taiwan-strait"}},
		{"jailed for a right", "The two sides deplored that the prison holds political prisoners.", []record.Area{"human-rights"}},
		{"one of several matters", "The two sides discussed counter-terrorism, the border, energy and health.", []record.Area{"border", "counter-terrorism", "energy", "health"}},
		{"supplied", "Japan will supply Vietnam with ten radars.", []record.Area{"capacity-building"}},
		{"asked for", "Japan asked Vietnam to contribute two patrol boats.", []record.Area{"capacity-building"}},
		{"a clock's season", "The two sides agreed to repair the road before the cyclone season.", []record.Area{"transport-connectivity"}},
		{"an academy of another force", "Japan offered the coast guard ten places at the naval academy.", []record.Area{"coast-guard", "training-education"}},
		{"travellers of a trade", "Japan announced visas for business travellers.", []record.Area{"justice-law-enforcement"}},
		{"given as aid", "Japan announced a package of ten radars.", []record.Area{"capacity-building"}},
		{"money in figures", "Japan is prepared to lend €85m for a railway.", []record.Area{"development-assistance", "transport-connectivity"}},
		{"money for no named work", "Japan announced 8 million euros for the province.", []record.Area{"development-assistance"}},
		{"bought", "Japan announced the purchase of military equipment.", []record.Area{"defence-industry"}},
		{"idioms", "Japan said that the work had borne fruit in mine clearance.", []record.Area{"war-legacy"}},
	} {
		if diff := cmp.Diff([][]record.Area{c.want}, areasRead(t, civiliansMeet, c.sentence)); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", c.why, c.sentence, diff)
		}
	}
}

// TestCrisisGoesOn reads what is asked for after a crisis was named.
func TestCrisisGoesOn(t *testing.T) {
	for _, c := range []struct {
		why, sentence string
		want          [][]record.Area
	}{
		{"a truce", "The two sides condemned the attacks on Gaza and called for an immediate ceasefire.", [][]record.Area{{"middle-east"}, {"middle-east"}}},
		{"relief", "The two sides condemned the attacks on Gaza. They called for unhindered humanitarian aid.", [][]record.Area{{"middle-east"}, {"hadr", "middle-east"}}},
		{"a crisis without an area of its own", "The two sides voiced concern about the war in Sudan and called for humanitarian aid.", [][]record.Area{{"regional-security"}, {"hadr", "regional-security"}}},
		{"another place", "The two sides condemned the attacks on Gaza and called for a ceasefire in Sudan.", [][]record.Area{{"middle-east"}, {"regional-security"}}},
		{"another subject", "The two sides condemned the attacks on Gaza and agreed to protect civilians from mines.", [][]record.Area{{"middle-east"}, {"war-legacy"}}},
	} {
		if diff := cmp.Diff(c.want, areasRead(t, civiliansMeet, c.sentence)); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", c.why, c.sentence, diff)
		}
	}
}

// TestAreasTold reads statements about what was told right before them.
func TestAreasTold(t *testing.T) {
	for _, c := range []struct {
		why, sentence string
		want          [][]record.Area
	}{
		{"in the sentence before", "The working group on fisheries has not met for a year. Japan regretted the delay.", [][]record.Area{{"agriculture-fisheries", "dialogue-consultation"}}},
		{"in the same sentence", "The ferry was late by an hour, and Japan regretted the delay.", [][]record.Area{{"transport-connectivity"}}},
		{"of it", "Japan explained the new ferry and asked Vietnam to extend it to tourists.", [][]record.Area{{"transport-connectivity"}, {"culture-tourism", "transport-connectivity"}}},
		{"in another paragraph", "The ferry was late by an hour.\n\nJapan regretted the delay.", [][]record.Area{{}}},
		{"an answer in another paragraph", "Japan asked for ten more nurses.\n\nVietnam promised to reply by May.", [][]record.Area{{"health"}, {"health"}}},
		{"a vow of the same side in another paragraph", "Japan asked for ten more nurses.\n\nJapan promised to reply by May.", [][]record.Area{{"health"}, {}}},
		{"what was discussed", "The two sides discussed the ferry. Japan undertook to answer by May.", [][]record.Area{{"transport-connectivity"}, {"transport-connectivity"}}},
		{"a clause that hangs on it", "Japan proposed a new ferry, which was welcomed by Vietnam.", [][]record.Area{{"transport-connectivity"}, {"transport-connectivity"}}},
		{"what was given", "Japan announced ten ferries.\n\nVietnam thanked Japan for the contribution.", [][]record.Area{{"transport-connectivity"}, {"transport-connectivity"}}},
		{"to do so", "Japan asked Vietnam to repair the ferry.\n\nVietnam agreed to do so in the coming spring.", [][]record.Area{{"transport-connectivity"}, {"transport-connectivity"}}},
		{"an edition to come", "Japan praised the ferry and agreed that the eleventh dialogue would be held in Osaka.", [][]record.Area{{"transport-connectivity"}, {"dialogue-consultation"}}},
		{"what is done at an edition to come", "Japan praised the ferry and promised to answer at the next meeting.", [][]record.Area{{"transport-connectivity"}, {"transport-connectivity"}}},
	} {
		if diff := cmp.Diff(c.want, areasRead(t, civiliansMeet, c.sentence)); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", c.why, c.sentence, diff)
		}
	}
}

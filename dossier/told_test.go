package dossier

import (
	"slices"
	"strings"
	"testing"

	"rapporteur/record"
)

// TestToldAgain holds the many ways in which one meeting tells of what an
// earlier one set going, and some that sound like it and are not.
func TestToldAgain(t *testing.T) {
	d := desk(t)
	first := []string{"appraise KEN: praised the mediation of Finland in the Sahel", "agree FIN+KEN: agreed to deepen cooperation in forestry and water"}
	second := []string{"agree FIN+KEN: agreed to deepen cooperation in forestry and water", "request FIN: asked Kenya to vote for its candidate in the Universal Postal Union"}
	for _, g := range []struct {
		promise string
		next    [][2]string
	}{
		{"agree FIN+KEN: agreed to establish a joint hydrographic office in Lamu by June 2025", [][2]string{
			{"appraise FIN+KEN: welcomed the establishment of the hydrographic office in Lamu", "new done"},
			{"report KEN: reported that the joint office for hydrography in Lamu was up and running", "new done"},
			{"report FIN+KEN: took stock of preparations for the hydrographic office", "new advanced"},
			{"agree FIN+KEN: set December 2026 as the new target for opening the hydrographic office in Lamu", "new postponed"},
			{"affirm FIN+KEN: regretted that the hydrographic office had not yet been opened", "new repeated"},
			{"report KEN: explained that the hydrographic office in Lamu could not be opened for lack of staff", "new repeated"},
			{"agree FIN+KEN: decided not to go ahead with the joint hydrographic office", "new refused"},
			{"agree FIN+KEN: agreed to abandon the plan of a joint hydrographic office in Lamu", "new refused"},
			{"agree FIN+KEN: decided that the hydrographic office should be opened by March 2025", "new stronger"},
			{"agree FIN+KEN: would continue discussions on a hydrographic office", "new weaker"},
			{"report KEN: recalled the decision to establish a hydrographic office in Lamu", "new repeated"},
		}},
		{"pledge FIN: promised to train ten Kenyan foresters a year at Joensuu from 2025", [][2]string{
			{"pledge FIN: would receive fifteen Kenyan foresters a year at Joensuu instead of ten, from the autumn of 2027", "new stronger"},
			{"pledge FIN: said that the places for Kenyan foresters at Joensuu would go up from ten to fifteen in 2027", "new stronger"},
			{"pledge FIN: would receive six Kenyan foresters a year at Joensuu instead of ten", "new weaker"},
			{"report KEN: of the ten places for foresters at Joensuu, four were filled", "new advanced"},
		}},
		{"invite KEN: invited Finnish timber firms to exhibit at the Eldoret Forestry Fair in May 2025", [][2]string{
			{"report KEN: twenty-six Finnish firms exhibited at the Eldoret Forestry Fair last May", "new done"},
		}},
		{"request KEN: asked Finland to supply two icebreaker simulators for the Mombasa nautical school", [][2]string{
			{"request KEN: repeated its request for icebreaker simulators", "new repeated"},
			{"report FIN: replied that the simulators for the nautical school were too costly and could not be supplied", "new refused"},
			{"pledge FIN: said one simulator would be shipped to the nautical school by May 2025", "new stronger"},
			{"appraise KEN: expressed gratitude for the simulators donated to the Mombasa nautical school", "new done"},
			{"report FIN: announced that both simulators had left Turku for Mombasa", "new done"},
			{"offer FIN: offered one simulator to the nautical school", "new stronger"},
			{"agree FIN+KEN: welcomed Finland's decision to supply the simulators", "new stronger"},
		}},
		{"propose FIN: proposed an annual youth forum of the two countries in Kisumu", [][2]string{
			{"agree FIN+KEN: agreed to hold the youth forum in Kisumu in May 2025", "new stronger"},
			{"appraise FIN+KEN: hailed the success of the first youth forum in Kisumu last May", "new advanced"},
			{"report KEN: said that Kenya did not see a need for a youth forum", "new refused"},
			{"agree KEN: welcomed the proposal for a youth forum in Kisumu", "new stronger"},
		}},
		{"pledge FIN: pledged 20 scholarships a year for Kenyan nurses at the University of Oulu", [][2]string{
			{"report FIN: noted that 20 Kenyan nurses were currently studying at the University of Oulu", "new advanced"},
			{"report FIN: said fourteen nurses had enrolled in Oulu this year", "new advanced"},
			{"pledge FIN: announced that the number of scholarships for nurses at Oulu would be doubled to 40", "new stronger"},
			{"report FIN: said that budget cuts would reduce the scholarships for nurses in Oulu to ten", "new weaker"},
			{"offer FIN: will continue to grant 20 scholarships a year to Kenyan nurses", "new repeated"},
			{"report FIN: told the meeting that the scholarships for nurses would start only in 2027", "new postponed"},
		}},
		{"agree FIN+KEN: agreed to sign an agreement on the avoidance of double taxation before the end of 2024", [][2]string{
			{"sign FIN+KEN: signed the Double Taxation Avoidance Agreement", "new done"},
			{"appraise FIN+KEN: welcomed the entry into force of the double taxation agreement", "new done"},
			{"hope FIN+KEN: expressed the hope for an early signing of the double taxation agreement", "new weaker"},
			{"agree FIN+KEN: agreed to conclude the double taxation agreement at an early date", "new weaker"},
			{"report FIN+KEN: noted that the text of the double taxation agreement had been finalised", "new advanced"},
			{"report FIN+KEN: noted that the double taxation agreement was awaiting ratification", "new advanced"},
			{"report FIN+KEN: reviewed the status of negotiations on the double taxation agreement", "new advanced"},
			{"agree FIN+KEN: tasked their experts to finalise the double taxation agreement by June 2025", "new postponed"},
		}},
		{"offer FIN: offered to send four forensic experts to the Nairobi laboratory in 2024", [][2]string{
			{"appraise KEN: thanked Finland for sending four forensic experts to Nairobi", "new done"},
			{"report FIN: stated that two of the four forensic experts had taken up their duties", "new advanced"},
			{"report FIN: said that the forensic experts would now arrive in 2026", "new postponed"},
			{"report FIN: said that the dispatch of forensic experts had been delayed by visa problems", "new postponed"},
			{"report KEN: recalled that the forensic experts promised last year had not arrived", "new repeated"},
			{"offer FIN: reiterated its offer to send forensic experts", "new repeated"},
			{"offer FIN: offered two further forensic experts for the Nairobi laboratory", "new stronger"},
			{"appraise KEN: praised the work of the Finnish forensic experts at the Nairobi laboratory", "new done"},
			{"agree FIN+KEN: agreed to extend the stay of the forensic experts by a year", "new stronger"},
			{"pledge FIN: will send the forensic experts by June 2025", "new postponed"},
			{"report FIN: informed the meeting that the forensic experts have completed their assignment", "new done"},
			{"request KEN: requested that the promised forensic experts be sent without delay", "new weaker"},
		}},
		{"agree FIN+KEN: agreed to open a direct air link between Helsinki and Mombasa", [][2]string{
			{"appraise FIN+KEN: welcomed the start of direct flights from Helsinki to Mombasa", "new done"},
			{"report FIN+KEN: noted that talks between the airlines on the Helsinki-Mombasa flights were continuing", "new advanced"},
			{"agree FIN+KEN: agreed to study the feasibility of flights between Helsinki and Mombasa", "new weaker"},
			{"agree FIN+KEN: agreed that flights between Helsinki and Mombasa should start in March 2025", "new stronger"},
		}},
		{"invite KEN: invited the Finnish Chief of Defence to visit Kenya in 2024", [][2]string{
			{"appraise KEN: recalled with pleasure the visit of the Finnish Chief of Defence to Kenya last October", "new done"},
			{"report FIN: said that the Chief of Defence had accepted the invitation to visit Kenya", "new stronger"},
		}},
		{"propose KEN: proposed a joint patrol against illegal fishing off Lamu", [][2]string{
			{"agree FIN+KEN: agreed to conduct a joint patrol off Lamu in the second half of 2025", "new stronger"},
			{"report FIN: said that its coast guard had no vessel for a fishing patrol off Lamu", "new refused"},
			{"report FIN: stated that the proposal for a fishing patrol off Lamu was under consideration", "new repeated"},
			{"propose KEN: again suggested a joint patrol off Lamu", "new repeated"},
			{"agree FIN+KEN: agreed to consider a joint patrol off Lamu", "new stronger"},
		}},
		{"agree FIN+KEN: agreed to set up a working group on arms exports, which is to report by June 2024", [][2]string{
			{"report FIN+KEN: noted that the working group on arms exports had met twice", "new done"},
			{"agree FIN+KEN: instructed the working group on arms exports to report by June 2025", "new postponed"},
			{"report FIN: regretted that the working group on arms exports had not been convened", "new repeated"},
			{"agree FIN+KEN: agreed to nominate the members of the working group on arms exports by March 2025", "new postponed"},
			{"agree FIN+KEN: agreed to dissolve the working group on arms exports", "new refused"},
		}},
		{"request FIN: requested that Kenya lift the ban on imports of Finnish timber", [][2]string{
			{"report KEN: announced that the import ban on timber would be lifted in April", "new stronger"},
			{"appraise FIN: welcomed the lifting of the ban on timber", "new done"},
			{"report FIN: expressed disappointment that the ban on timber was still in force", "new repeated"},
			{"request FIN: urged Kenya once again to lift the timber ban", "new repeated"},
		}},
		{"offer FIN: offered to send four forensic experts to the Nairobi laboratory in 2024", [][2]string{
			{"appraise KEN: thanked Finland for the support given to the Nairobi hospital", "new silent"},
			{"offer FIN: offered to train Kenyan prosecutors in cybercrime in 2025", "new silent"},
			{"appraise KEN: praised Finland for the education of its teachers", "new silent"},
			{"report FIN: said that its experts had visited the lighthouses of Lamu", "new silent"},
			{"report KEN: described the fight of its police against drug smugglers in Nairobi", "new silent"},
			{"request KEN: asked Finland to equip the Kisumu laboratory with microscopes", "new silent"},
		}},
		{"agree FIN+KEN: agreed to hold a joint naval exercise off Mombasa in 2025", [][2]string{
			{"appraise FIN+KEN: welcomed the visit of the Finnish frigate to Mombasa", "new silent"},
			{"agree FIN+KEN: agreed to exchange naval cadets from 2026", "new silent"},
			{"report KEN: said that the port of Mombasa had been enlarged", "new silent"},
			{"report FIN: informed Kenya of the exercises held in the Baltic Sea last year", "new silent"},
			{"affirm FIN+KEN: underlined the importance of freedom of navigation", "new silent"},
			{"pledge FIN: would send an observer to the Kenyan land exercise in 2025", "new silent"},
		}},
		{"agree FIN+KEN: agreed to sign a memorandum on health cooperation in 2024", [][2]string{
			{"sign FIN+KEN: signed a memorandum on the exchange of archives", "new silent"},
			{"agree FIN+KEN: agreed to negotiate a memorandum on mining", "new silent"},
			{"sign FIN+KEN: signed the Memorandum of Understanding on Cooperation in the Field of Health", "new done"},
		}},
		{"pledge FIN: undertook to deliver six mobile water purification units to Turkana by September 2024", [][2]string{
			{"report FIN: admitted that the purification units for Turkana were still stuck at the port of Kotka", "new repeated"},
			{"report FIN: informed that, owing to cuts in its aid budget, only four of the water purification units would be delivered", "new weaker"},
			{"report KEN: pointed out that five of the six purification units were in service in Turkana", "new advanced"},
			{"pledge FIN: confirmed that it would deliver the purification units for Turkana, raising their number to eight", "new stronger"},
		}},
		{"propose KEN: floated the idea of a joint research station on Lake Victoria", [][2]string{
			{"pledge FIN: promised to give the idea of a research station on Lake Victoria careful thought", "new repeated"},
			{"report FIN: made clear that a research station on Lake Victoria was not among its priorities", "new refused"},
			{"report KEN: announced that the county of Kisumu had allotted a plot for the research station on Lake Victoria", "new advanced"},
		}},
		{"pledge KEN: announced that Kenya would open an embassy in Helsinki in 2025", [][2]string{
			{"report KEN: said that premises for the embassy in Helsinki had been rented", "new advanced"},
			{"report KEN: conceded that the embassy in Helsinki would not open before 2027", "new postponed"},
		}},
		{"agree FIN+KEN: agreed to set up a hotline between their coast guards", [][2]string{
			{"report FIN+KEN: observed with satisfaction that the coast guard hotline has been in use since June", "new done"},
			{"agree FIN+KEN: renounced the coast guard hotline in favour of the existing regional centre", "new refused"},
		}},
		{"request KEN: sought the return of the Kipsigis artefacts held at the museum in Turku", [][2]string{
			{"report FIN: said that an inventory of the Kipsigis artefacts was being drawn up in Turku", "new advanced"},
			{"report FIN: said that the museum in Turku would not return the Kipsigis artefacts", "new refused"},
		}},
		{"agree FIN+KEN: agreed to begin talks on a social security treaty in the first half of 2024", [][2]string{
			{"report FIN+KEN: noted that the talks on a social security treaty had begun in Helsinki in April 2024", "new advanced"},
			{"report FIN+KEN: noted that the talks on a social security treaty took place in November", "new done"},
			{"report FIN: said that lawyers for the talks on a social security treaty had been hired", "new advanced"},
		}},
		{"request FIN: urged Kenya to abolish the levy on Finnish paper", [][2]string{
			{"report KEN: said that the levy on paper had been scrapped in the last finance act", "new done"},
			{"report KEN: said that the levy on paper had been cut from 20 to 10 percent", "new advanced"},
		}},
		{"offer FIN: offered ten seats on an online course of its coding school", [][2]string{
			{"report KEN: shared that six Kenyan officials had finished the online course of the coding school", "new advanced"},
		}},
		{"agree FIN+KEN: agreed to exchange liaison officers between their cyber commands", [][2]string{
			{"report KEN: said that Kenya had named its liaison officer for the Finnish cyber command, who would take up the post in March 2025", "new advanced"},
			{"report FIN: noted that the Finnish liaison officer has been working at the Kenyan cyber command since May", "new done"},
		}},
		{"request KEN: sought support for its candidacy for the Council of the International Maritime Organization", [][2]string{
			{"appraise KEN: thanked Finland for its vote in the election to the IMO Council", "new done"},
			{"appraise FIN: congratulated Kenya on its election to the Council of the International Maritime Organization", "new done"},
		}},
	} {
		for _, c := range g.next {
			x := d.Follow([]record.Reading{
				said("one", 1, "2024-05-03", append(slices.Clone(first), g.promise)...),
				said("two", 2, "2025-01-10", append(slices.Clone(second), c[0])...),
			}, nil)
			_, words, _ := strings.Cut(g.promise, ": ")
			if got := standings(t, x, words); got != c[1] {
				t.Errorf("%s\n %s\n got %s, want %s", g.promise, c[0], got, c[1])
			}
		}
	}
}

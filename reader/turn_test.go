package reader

import (
	"slices"
	"strings"
	"testing"

	"rapporteur/record"
)

// TestTurns reads turns of phrase by which accounts say who does what: each
// line of want is a kind, whose it is, and the words it begins with.
func TestTurns(t *testing.T) {
	for said, want := range map[string][]string{
		"Kenya and Finland signed a plan for divers, envisaging ten visits a year.":                                     {"sign KEN,FIN signed a plan for divers, envisaging"},
		"Lahti said the pier was “the end of a long road”.":                                                             {"appraise FIN said"},
		"Lahti said that the ferry, built in 1995, marks a turning point in trade.":                                     {"appraise FIN said"},
		"Lahti said that Finland regards the Kenyan port as a model to follow.":                                         {"appraise FIN said"},
		"Lahti announced that ten Kenyan divers will be admitted to the school in Turku.":                               {"offer FIN announced"},
		"Lahti confirmed that ten million euros would go to piers for fishermen.":                                       {"pledge FIN confirmed"},
		"Lahti announced the delivery of a patrol boat to the Kenya Coast Guard.":                                       {"offer FIN announced"},
		"Finland reaffirmed its support for peace and stability in the region.":                                         {"affirm FIN reaffirmed"},
		"Finland reaffirmed its support for the Horn Peace Fund.":                                                       {"support FIN reaffirmed"},
		"Finland thanked Kenya for its help with the reefs and confirmed €2 million in grants for piers.":               {"appraise FIN thanked", "offer FIN confirmed"},
		"The two sides took note of Kenya's interest in the fund.":                                                      {"report KEN,FIN took note"},
		"“That is something we will certainly look into,” Lahti replied.":                                               {"pledge FIN “That is"},
		"Kenya offered two piers, and the Finnish colleagues took this up with pleasure.":                               {"offer KEN offered", "agree FIN took this up"},
		"Lahti regretted that, for want of crews, Finland was not in a position to send a ship.":                        {"report FIN regretted"},
		"Kenya thanked Finland for the plan and will inform it of the date.":                                            {"appraise KEN thanked", "pledge KEN will inform"},
		"Both sides assessed the work of the divers as very good.":                                                      {"appraise KEN,FIN assessed"},
		"Lahti exposed the situation of the reefs.":                                                                     {"report FIN exposed"},
		"From June, Kenya will post a liaison officer to Turku.":                                                        {"pledge KEN will post"},
		"Finland will post four instructors to the school in Lamu.":                                                     {"offer FIN will post"},
		"The Finnish frigate will leave Lamu on Sunday.":                                                                {},
		"Kenya will study the request in a spirit of trust.":                                                            {"pledge KEN will study"},
		"Kenya and Finland met in May, with Helsinki offering to train divers and Nairobi seeking help with piers.":     {"offer FIN offering to train divers", "request KEN seeking help"},
		"Both sides backed the new pier, although Lahti warned that it must not harm the reef.":                         {"support KEN,FIN backed", "oppose FIN warned"},
		"Diplomatic relations between Kenya and Finland were established in the 1960s.":                                 {},
		"“The divers are ready,” Lahti told the Harbour News afterwards.":                                               {"report FIN “The divers are ready"},
		"Lahti saw the training area, which will be the largest in Kenya.":                                              {},
		"The two sides re-affirmed the law of the sea.":                                                                 {"affirm KEN,FIN affirmed the law"},
		"Cargo ships will sail every month from January next, Kenya and Finland agreed at the talks.":                   {"agree KEN,FIN Cargo ships"},
		"Coordinated patrols will double from two to four a year, they decided.":                                        {"agree KEN,FIN Coordinated patrols"},
		"Asked whether patrols would double, Lahti said that they would.":                                               {"pledge FIN said"},
		"The two sides praised the pier. They also agreed to open it in May, an official said.":                         {"appraise KEN,FIN praised", "agree KEN,FIN agreed to open"},
		"A joint trade meeting would be held by December, they decided.":                                                {"agree KEN,FIN A joint trade"},
		"They both stressed that the law of the sea must be upheld.":                                                    {"affirm KEN,FIN stressed"},
		"In her remarks, the CS thanked Finland for its help.":                                                          {"appraise KEN thanked"},
		"Lahti invited Kenyan firms to take part in the Tampere boat fair.":                                             {"invite FIN invited"},
		"Lahti invited Kenyan firms to invest in radar parts.":                                                          {"request FIN invited"},
		"Lahti said that Finland would set aside four places for Kenyan divers.":                                        {"offer FIN said"},
		"Finland will reserve four places for Kenyan divers.":                                                           {"offer FIN will reserve"},
		"Finland assured Kenya of its full support.":                                                                    {"support FIN assured"},
		"Kenya positively assessed the exchange of divers.":                                                             {"appraise KEN assessed"},
		"The meeting took stock of the divers trained since May.":                                                       {"report KEN,FIN took stock"},
		"Piers for divers, as well as the fees for them, were discussed.":                                               {"discuss KEN,FIN Piers for"},
		"Two letters, on divers and on piers, were signed.":                                                             {"sign KEN,FIN Two letters"},
		"Matters of the fleet came under discussion.":                                                                   {"discuss KEN,FIN Matters"},
		"The Finnish side was invited to take part in the Lamu regatta in June.":                                        {"invite KEN The Finnish side was invited"},
		"Lahti opened the talks by noting that the divers had come home.":                                               {"report FIN opened"},
		"The two countries' coast guards signed a letter on divers.":                                                    {"sign KEN,FIN signed"},
		"The two sides agreed to open a pier, and the work of the divers was especially noted.":                         {"agree KEN,FIN agreed to open a pier", "report KEN,FIN the work"},
		"Finland will hand over six boats, something that the Kenyan delegation hailed.":                                {"offer FIN will hand", "appraise KEN something"},
		"The two sides discussed Lamu, where the Cabinet Secretary asked for new piers.":                                {"discuss KEN,FIN discussed", "request KEN asked"},
		"The two sides will review the work of the divers every year.":                                                  {"agree KEN,FIN will review"},
		"Lahti said that six places have been set aside for Kenyan divers.":                                             {"offer FIN said"},
		"Lahti confirmed six more places for Kenyan divers.":                                                            {"offer FIN confirmed"},
		"Lahti hailed the talks between the two countries, expressed hope for more.":                                    {"appraise FIN hailed", "hope FIN expressed"},
		"The two sides noted that the group, set up in May, had met.":                                                   {"report KEN,FIN noted that the group, set up in May, had met"},
		"Piers were discussed at talks attended by Cabinet Secretary Achieng.":                                          {"discuss KEN,FIN Piers"},
		"The two sides:\n\nWelcomed the pier;\n\nPraised the divers; and\n\nAgreed to open a second pier.":              {"appraise KEN,FIN Welcomed", "appraise KEN,FIN Praised", "agree KEN,FIN Agreed"},
		"In this connection, both sides:\n\nWelcomed the pier.\n\nAgreed to open a second one.":                         {"appraise KEN,FIN Welcomed", "agree KEN,FIN Agreed"},
		"The two sides:\n\nThe pier is long.\n\nWelcomed by many, it opened in May.":                                    {},
		"No agreement was signed.":                                                                                      {},
		"Lahti welcomed his Kenyan counterpart Salome Achieng to Helsinki on Monday.":                                   {},
		"Lahti stressed that Kenya is an anchor of stability at sea.":                                                   {"appraise FIN stressed"},
		"Finnish minister Jukka Lahti: “Kenya is a true friend of ours. I thank Achieng.”":                              {"appraise FIN Kenya is a true friend"},
		"The importance of piers was noted.":                                                                            {"affirm KEN,FIN The importance"},
		"Lahti said that the pier would contribute to trade.":                                                           {"affirm FIN said"},
		"A letter on divers, which had been discussed for three years, was also signed.":                                {"sign KEN,FIN A letter"},
		"They called for calm on the lake, which they insisted must remain open.":                                       {"request KEN,FIN called", "affirm KEN,FIN which they insisted"},
		"Lahti discussed with her the new pier.":                                                                        {"discuss KEN,FIN discussed"},
		"With Cabinet Secretary Achieng, Lahti talked about the new pier.":                                              {"discuss KEN,FIN talked"},
		"Lahti raised with her the state of the pier.":                                                                  {"discuss FIN raised"},
		"The Finnish minister, Jukka Lahti, met in Turku with Cabinet Secretary Achieng and discussed the pier.":        {"discuss KEN,FIN discussed"},
		"The meeting was an occasion for the two parties to examine the state of trade and to compare notes on piracy.": {"discuss KEN,FIN was an occasion for the two parties to examine the state of trade", "discuss KEN,FIN to compare"},
		"The main topic was the pier.":                                                                                  {"discuss KEN,FIN The main topic"},
		"Lahti had a telephone conversation with Achieng on Monday.":                                                    {},
		"The two sides took stock of the drill held in Lamu in May and settled on 18 activities.":                       {"report KEN,FIN took stock", "agree KEN,FIN settled on 18"},
		"The two sides agreed to hold a search and rescue drill.":                                                       {"agree KEN,FIN agreed to hold a search and rescue drill"},
		"“A pier is a promise,” Lahti wrote on Monday.":                                                                 {"affirm FIN “A pier"},
		"Before the talks Lahti was received by Cabinet Secretary Achieng, who confirmed that she will visit Turku.":    {"pledge KEN confirmed"},
		"The two ministers placed their signatures on a letter.":                                                        {"sign KEN,FIN placed"},
		"Welcoming the guests, Lahti praised the divers.":                                                               {"appraise FIN praised"},
		"Welcoming the progress of the divers, Lahti praised the pier.":                                                 {"appraise FIN Welcoming", "appraise FIN praised"},
		"The Finnish delegation was headed by Jukka Lahti and included two admirals.":                                   {},
		"The protocol of the 3rd round was signed.":                                                                     {"sign KEN,FIN The protocol"},
		"Finland has promised Kenya two scanners for the port before the year is out.":                                  {"offer FIN has promised"},
		"Finland promised two ships would call at Lamu.":                                                                {"pledge FIN promised"},
		"Finland promised to send two ships to Lamu.":                                                                   {"pledge FIN promised"},
		"Lahti said that Finland would present the Kenya Navy with two boats.":                                          {"offer FIN said"},
		"Kenyan firms were also invited to take part in the Turku fair.":                                                {"invite FIN Kenyan firms"},
		"Few were impressed by the pier.":                                                                               {},
		"Kenya agreed to keep two ships in Lamu; Finland will pay for the fuel.":                                        {"agree KEN agreed to keep two ships in Lamu", "pledge FIN will pay"},
		"Finland will finance a simulator in Lamu.":                                                                     {"pledge FIN will finance"},
		"Kenya urged Finland to pay into the loss and damage fund.":                                                     {"request KEN urged Finland to pay into the loss and damage fund"},
		"The decision was taken during the talks in Helsinki.":                                                          {},
		"Lahti welcomed Cabinet Secretary Achieng to the Ministry of Defence on Monday.":                                {},
		"Lahti welcomed Cabinet Secretary Achieng to Finland.":                                                          {"appraise FIN welcomed"},
		"Lahti conferred with Cabinet Secretary Achieng on Monday.":                                                     {},
		"Lahti conferred with Cabinet Secretary Achieng on the pier.":                                                   {"discuss KEN,FIN conferred"},
		"Achieng called on Chairman Joint Staff, General Jari Niemi, in Helsinki.":                                      {},
		"Mementos were exchanged at the end of the visit.":                                                              {},
		"A contingent of the Navy presented a guard of honour to the guest.":                                            {},
		"Finland proposed to open a pier. Lahti put forward the idea when Achieng called on him.":                       {"propose FIN proposed"},
		"The two sides agreed to open a pier. This was decided on Monday in Turku.":                                     {"agree KEN,FIN agreed"},
		"Kenya asked Finland for ten boats. The appeal was made by Achieng in talks with Lahti.":                        {"request KEN asked"},
		"Kenya asked Finland for ten boats. The request was turned down by Lahti.":                                      {"request KEN asked", "report FIN The request"},
		"Kenya will give Finland six boats. Achieng announced this in Turku.":                                           {"offer KEN will give"},
		"The delegation included the ambassador and two admirals.":                                                      {},
		"“A pier is a promise,” Achieng was quoted as saying.":                                                          {"affirm KEN “A pier"},
		"“Piers, boats and divers are what we lack,” Achieng listed.":                                                   {"report KEN “Piers"},
		"Achieng was invited to lead the Kenyan delegation to the Tampere fair.":                                        {"invite FIN Achieng was invited"},
		"Achieng said: “We asked Finland for ten boats, and I invited Mr. Lahti to the Lamu regatta.”":                  {"request KEN said"},
		"“We discussed the pier,” Achieng told a joint press conference. “We promised to build it.”":                    {"discuss KEN “We discussed", "pledge KEN We promised"},
		"Speaking after the talks, Achieng said:\n\n“The pier is full. I thanked Finland for its boats.\n\n“We agreed that the lake must be open, and we will meet in Lamu in May.”":           {"affirm KEN The pier", "appraise KEN I thanked", "agree KEN We agreed", "pledge KEN we will"},
		"Speaking today, Achieng said:\n\nI am pleased to welcome Jukka Lahti to Lamu. We asked Finland for boats.\n\nThe talks ended in the evening, and a banquet was held in the old fort.": {"appraise KEN I am pleased", "request KEN We asked"},
		"Achieng said that Kenyan firms had contracts worth two billion in Finland.":                                                                                                           {"report KEN said"},
		"Achieng said that six million has been approved for the school in Tampere.":                                                                                                           {"offer KEN said"},
		"Kenya, Finland on Monday agreed on a new pier.":                                                                                                                                       {"agree KEN,FIN agreed"},
		"Achieng pointed to the history of the fleet, and said, Kenya is trying to renew it.":                                                                                                  {"report KEN pointed", "pledge KEN said"},
		"Achieng said: “We discussed the pier,” noting that “work goes on.”":                                                                                                                   {"discuss KEN said", "report KEN noting"},
		"The Kenyan side was informed about the new piers.":                                                                                                                                    {"report FIN was informed"},
		"Estonian, Kenyan and Finnish ministers agreed on a new pier.":                                                                                                                         {"agree KEN,FIN agreed"},
		"According to the Finnish side, six divers came to Lamu last year.":                                                                                                                    {"report FIN six divers"},
		"Kenya wishes to soon have a pier, Achieng went on.":                                                                                                                                   {"hope KEN Kenya wishes"},
		"“The pier divides us,” Achieng expressed at the closing ceremony.":                                                                                                                    {"affirm KEN “The pier"},
		"“The pier is full,” Achieng told Harbour News.":                                                                                                                                       {"report KEN “The pier"},
		"The two chairpersons signed the minutes.":                                                                                                                                             {"sign KEN,FIN signed"},
		"The state of the pier also came up for discussion.":                                                                                                                                   {"discuss KEN,FIN The state"},
		"Kenya would consider the matter favourably.":                                                                                                                                          {"pledge KEN would consider"},
		"The two sides asked officials to report on the patrols by May.":                                                                                                                       {"agree KEN,FIN asked"},
		"The minutes were signed, and an agreement was reached to hold the next round in Mombasa.":                                                                                             {"sign KEN,FIN The minutes", "agree KEN,FIN an agreement"},
		"The two sides agreed to meet in Mombasa in March, Achieng said, and signed the minutes.":                                                                                              {"agree KEN,FIN agreed to meet", "sign KEN,FIN signed"},
		"The two sides reviewed the year. They agreed to\n ㅇ resume the diving course,\n ㅇ open a hotline.":                                                                                    {"report KEN,FIN reviewed", "agree KEN,FIN resume", "agree KEN,FIN open"},
		"Kenya and Finland have agreed to open a pier, Achieng said after seeing Lahti, her guest.":                                                                                            {"agree KEN,FIN have agreed to open a pier"},
		"Finland and Kenya have committed to a new pier, Lahti told reporters.":                                                                                                                {"pledge KEN,FIN have committed"},
		"“Kenya and Finland have agreed to meet,” Lahti said.":                                                                                                                                 {"agree FIN “Kenya and Finland"},
		"Kenya and Finland will open a pier, Lahti said.":                                                                                                                                      {"pledge FIN Kenya and Finland"},
		"Achieng thanked Finland for its help. The officials agreed to meet again.":                                                                                                            {"appraise KEN thanked", "agree KEN,FIN agreed"},
		"Finland's support for the pier was reiterated.":                                                                                                                                       {"support FIN Finland's"},
		"Kenya's concern over piracy was voiced.":                                                                                                                                              {"oppose KEN Kenya's"},
		"The gratitude of Kenya for the boats was conveyed.":                                                                                                                                   {"appraise KEN The gratitude"},
		"The importance of Lamu was underlined by Lahti.":                                                                                                                                      {"affirm FIN The importance"},
		"The importance of the Lamu-Mombasa road was underlined.":                                                                                                                              {"affirm KEN,FIN The importance"},
		"'A pier is a promise,' said Cabinet Secretary Achieng.":                                                                                                                               {"affirm KEN 'A pier is a promise"},
		"'Our farmers' needs come first,' Lahti said. 'We ask for more.'":                                                                                                                      {"affirm FIN 'Our farmers' needs come first", "request FIN We ask"},
		"Lahti, Achieng said, has promised six boats.":                                                                                                                                         {"offer FIN has promised"},
		"Finland has assured Kenya that the pier would stay open, Achieng told reporters.":                                                                                                     {"pledge FIN has assured"},
		"According to Achieng, Lahti invited her to Tampere.":                                                                                                                                  {"invite FIN invited"},
		"Finland, she said, would send six boats.":                                                                                                                                             {"pledge FIN Finland, she said"},
		"For Achieng, the pier is “a promise”.":                                                                                                                                                {"affirm KEN the pier"},
		"The boats will be shown to the Chief of Defence Force, Mr. Lahti told the meeting.":                                                                                                   {"pledge FIN The boats"},
		"Asked about the pier, Achieng smiled and said that it was “strong”.":                                                                                                                  {"report KEN said that it"},
		"Achieng invited Lahti to the Lamu fair and was also invited to visit Finland.":                                                                                                        {"invite KEN invited", "invite FIN was also invited"},
		"Achieng asked for six boats. She made the request during the talks in Lamu.":                                                                                                          {"request KEN asked"},
		"As littoral States of the Indian Ocean, Finland and Kenya stressed the importance of piers.":                                                                                          {"affirm KEN,FIN stressed"},
		"Kenya and Finland have agreed to meet, Achieng said after seeing Lahti. She asked for boats.":                                                                                         {"agree KEN,FIN have agreed", "request KEN asked"},
	} {
		var got []string
		r, behind := readBehind(t, said)
		for _, s := range behind {
			got = append(got, string(s.Kind)+" "+strings.Join(codes(s.By), ",")+" "+s.Quote.In(r.Document.Text))
		}
		if !slices.EqualFunc(got, want, strings.HasPrefix) {
			t.Errorf("%q\nis read %q\nwant %q", said, got, want)
		}
	}
}

// codes returns the codes of parties in their order, Kenya's first.
func codes(all []record.Party) []string {
	var out []string
	for _, p := range []record.Party{"KEN", "FIN"} {
		for _, q := range all {
			if p == q {
				out = append(out, string(p))
			}
		}
	}
	return out
}

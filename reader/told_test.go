package reader

import (
	"slices"
	"strings"
	"testing"
)

// TestTold reads sentences that tell in unusual order who says what to whom:
// each line of want is a kind, whose it is, to whom, and the words it begins
// with. The dialogue is held in Helsinki, so that Finland is the host.
func TestTold(t *testing.T) {
	for said, want := range map[string][]string{
		// Behind what was said, with the one to whom it was said.
		"Kenya would send two inspectors in May, Achieng told Lahti.":                                   {"pledge KEN to FIN Kenya would send two inspectors in May"},
		"The work permits would be issued by June, Achieng promised the Finnish delegation over lunch.": {"pledge KEN to FIN The work permits"},
		"The port was open to all, the Cabinet Secretary explained to her guests.":                      {"report KEN to  The port was open"},
		"The radar had been out of order since December, Achieng informed the Finnish side.":            {"report KEN to  The radar"},
		"“You can count on us,” Lahti assured his Kenyan counterpart.":                                  {"pledge FIN to KEN “You can count"},
		"Would Finland part with two of its older sonar sets, Achieng asked her guest?":                 {"request KEN to FIN Would Finland"},
		"Could Finland send more divers, Achieng asked.":                                                {"request KEN to FIN Could Finland"},
		"After the talks, Lahti told his hosts about the Turku course.":                                 {"report FIN to  told his hosts"},
		"There would be no more delays over permits, came the assurance from the Kenyan side.":          {"affirm KEN to  There would"},
		"The network now reaches 19 counties, as the visitors heard from Achieng.":                      {"report KEN to  The network"},
		"The law must be the same online and off, as Achieng put it.":                                   {"affirm KEN to  The law"},
		"Finland would not walk away from the lake, Lahti vowed.":                                       {"pledge FIN to KEN Finland would"},
		"The road was late, Lahti had to concede.":                                                      {"report FIN to  The road was late"},
		"The road must be open, Achieng insisted in the debate on trade.":                               {"affirm KEN to  The road must be open"},
		"The regime is not open to bargaining, Lahti made it understood.":                               {"affirm FIN to  The regime"},
		"The port was busy, Achieng reported with the figures in hand.":                                 {"report KEN to  The port was busy"},
		"“This cannot go on,” said Lahti of the fleets that switch off their lights.":                   {"affirm FIN to  “This cannot go on"},
		"“Help us get our people out of there,” said Lahti of the miners.":                              {"request FIN to KEN “Help us"},
		"“Let us twin the two ports,” Lahti said to general applause.":                                  {"propose FIN to  “Let us"},
		"Why not, Lahti asked, link the two centres by video?":                                          {"propose FIN to  Why not"},
		"The debt had been paid in full, the Finnish side was told.":                                    {"report KEN to  The debt"},
		"The port would be open in May, Lahti was assured.":                                             {"pledge KEN to FIN The port"},
		"Lahti thanked Kenya for its help at a time, he pointed out, when the need was greatest.":       {"appraise FIN to KEN thanked Kenya", "report FIN to  pointed out"},
		"As the session closed, both sides vowed to meet again.":                                        {"pledge KEN,FIN to  vowed to meet"},
		// What both will do, as the account itself tells.
		"The two sides agreed to meet again. They will also train divers together.":           {"agree KEN,FIN to  agreed", "agree KEN,FIN to  will also train"},
		"Lahti praised the pier. The two sides will apply to the fund with one project.":      {"appraise FIN to  praised the pier", "agree KEN,FIN to  will apply"},
		"Lahti praised the pier. The two countries will be neighbours in the stands in June.": {"appraise FIN to  praised the pier"},
		"The two sides agreed to train divers. They will next meet in Lamu in May.":           {"agree KEN,FIN to  agreed"},
		// What a meeting, two commands and who wants something say.
		"The meeting expressed concern over the fall in fish catches.":                             {"oppose KEN,FIN to  expressed concern"},
		"The visit underscored the strong ties.":                                                   {},
		"Both commands undertook to share information on the lake.":                                {"pledge KEN,FIN to  undertook"},
		"The two coast guards agreed to meet.":                                                     {"agree KEN,FIN to  agreed"},
		"The two sides reviewed the close ties in the field of labour and ways of deepening them.": {"discuss KEN,FIN to  reviewed"},
		"The two sides reviewed the results of the course.":                                        {"report KEN,FIN to  reviewed"},
		"Lahti wanted to expand the agreement.":                                                    {"hope FIN to  wanted to expand"},
		"Lahti wanted to thank Kenya for the course.":                                              {"appraise FIN to KEN wanted to thank"},
		"Lahti drew his attention to the closing of the road.":                                     {"report FIN to  drew his attention"},
		"The two sides had in-depth communication on the joint course.":                            {"discuss KEN,FIN to  had in-depth"},
		// Within what was said.
		"Kenya could not accept, Achieng said, that its honey be turned back.":                       {"oppose KEN to  Kenya could not accept, Achieng said, that its honey be turned back"},
		"Rather than two surveys, Achieng argued, the countries should carry out a single one.":      {"propose KEN to  Rather than"},
		"When the pier is ready, Achieng said, the Finnish divers would be the first to use it.":     {"affirm KEN to  When the pier is ready, Achieng said, the Finnish divers"},
		"It would make sense, Achieng told him, to link the buoys of both countries.":                {"propose KEN to  It would make sense, Achieng told him, to link"},
		"The Finnish side, he added, looks forward to benefiting from the Kenyan skill at sea.":      {"hope FIN to  The Finnish side, he added, looks forward"},
		"Finland, in his words, is prepared to share with Kenya what it has learned.":                {"offer FIN to KEN Finland, in his words"},
		"For Finland, Lahti went on, the safety of shipping is a European matter.":                   {"affirm FIN to  the safety of shipping"},
		"Achieng expressed her appreciation for the help of the divers.":                             {"appraise KEN to FIN expressed"},
		"Achieng expressed her appreciation for the stance of the Finnish side on the lake.":         {"appraise KEN to  expressed"},
		"Lahti said that Finland would give two million euros to the coalition in the Sahel.":        {"pledge FIN to  said"},
		"Achieng praised the divers. He thanked Kenya for its help.":                                 {"appraise KEN to  praised", "appraise FIN to KEN thanked"},
		"In the Finnish view, the two schools should run one course together.":                       {"affirm FIN to  the two schools"},
		"In Nairobi's opinion Finland ought to be quicker in recognising certificates.":              {"request KEN to FIN Finland ought"},
		"Lahti praised the pier, but deplored rules that, in his words, “keep good butter waiting.”": {"appraise FIN to  praised the pier", "oppose FIN to  deplored rules that, in his words"},
		"In her words of welcome, Achieng praised the divers.":                                       {"appraise KEN to  praised the divers"},
		// In two halves.
		"“We will not leave,” Lahti said, “and our divers will stay in Lamu until 2028.”":          {"affirm FIN to  “We will not leave", "pledge FIN to  our divers"},
		"“The pier is done,” Lahti said, “and let us open it together.”":                           {"affirm FIN to  “The pier", "propose FIN to  let us"},
		"“We leave Nairobi,” said Lahti, “with a heavy heart.”":                                    {"affirm FIN to  “We leave Nairobi"},
		"“We accept,” Lahti said of the plan, “and we would suggest the first of May.”":            {"agree FIN to KEN “We accept", "propose FIN to  we would suggest"},
		"Would Finland not lend a ship, Achieng asked; Lahti promised to think it over.":           {"request KEN to FIN Would Finland", "pledge FIN to KEN promised"},
		"Lahti asked for a pier; the work, Achieng said, would begin in May.":                      {"request FIN to KEN asked", "pledge KEN to FIN the work"},
		"The survey was late, Achieng said. The ships would be sent in May.":                       {"report KEN to  The survey", "pledge KEN to FIN The ships"},
		"Kenyan firms have trained 4,000 people here, Achieng said, and would like to train more.": {"report KEN to  Kenyan firms", "hope KEN to  would like"},
		"Nobody was left behind, Achieng retorted, offering to open the files.":                    {"report KEN to  Nobody", "offer KEN to FIN offering"},
		"Kenyan divers could join the course, Lahti said.":                                         {"offer FIN to KEN Kenyan divers"},
		"The pier would be open in May, the Finn answered.":                                        {"pledge FIN to  The pier"},
		"The port was open, the Kenyans replied.":                                                  {"report KEN to  The port"},
		"Kenya would always be in the debt of Finland, Achieng said.":                              {"appraise KEN to  Kenya would"},
		"Achieng said that her side was not happy with the work.":                                  {"oppose KEN to  said that"},
		"Signed at the close was a letter of intent on fish.":                                      {"sign KEN,FIN to  Signed"},
		"There was satisfaction on both sides that the pier had come through the storm.":           {"appraise KEN,FIN to  There was"},
		"The view prevailed that the talks should go on.":                                          {"agree KEN,FIN to  The view"},
		"Not one drill had been missed, Achieng noted with pleasure.":                              {"appraise KEN to  Not one drill"},
		"“The fish are few,” Achieng said. “Tell your captains so when you go home.”":              {"affirm KEN to  “The fish", "request KEN to FIN Tell your"},
		"“The work is over,” Lahti said, “and let us hope that the rains are over too.”":           {"affirm FIN to  “The work", "hope FIN to  let us"},
		"It was resolved to try again in March.":                                                   {"agree KEN,FIN to  It was resolved"},
		"Both sides want all ferries to run on time.":                                              {"hope KEN,FIN to  want all ferries"},
		// What both have decided, whoever says so.
		"Achieng said that the two countries had agreed to open a pier.": {"agree KEN,FIN to  said that"},
		"Achieng said that Kenya had agreed to open a pier.":             {"agree KEN to  said that"},
		"“We have agreed to open a pier,” Achieng said.":                 {"agree KEN to  “We have agreed"},
		// Each, and one beside what is told.
		"Each of the two praised the pier.":                                 {"appraise KEN,FIN to  praised"},
		"Each side praised the pier.":                                       {"appraise KEN,FIN to  praised"},
		"The two sides discussed fish, Achieng stressing the need for law.": {"discuss KEN,FIN to  discussed fish", "affirm KEN to  stressing"},
		"Achieng insisted that there would be no peace without talks.":      {"affirm KEN to  insisted"},
		"Achieng insisted that half of the ships be built in Mombasa.":      {"request KEN to FIN insisted"},
		"Could the old course not be revived, Achieng inquired.":            {"request KEN to FIN Could the old"},
		"How about a prize for divers, Achieng wondered.":                   {"propose KEN to  How about"},
		// The passive, with whoever does it and without.
		"Kenya was thanked for its ship.":                                                       {"appraise FIN to KEN Kenya was thanked"},
		"Achieng raised the case of the divers and was promised a full report.":                 {"discuss KEN to  raised", "pledge FIN to KEN was promised"},
		"Kenya was encouraged by the Finnish delegation to sign the convention.":                {"request FIN to KEN Kenya was encouraged"},
		"It was explained by the Finnish side that conscripts make up the bulk of its army.":    {"report FIN to  It was explained"},
		"An appeal for two more clinics was addressed to the Finnish delegation.":               {"request KEN to FIN An appeal"},
		"A request for ten trainers was made by the Kenyan side.":                               {"request KEN to FIN A request"},
		"The Finnish companies were given the promise of equal treatment by the Kenyan side.":   {"pledge KEN to FIN The Finnish companies"},
		"Kenya's readiness to host the next round was reaffirmed.":                              {"offer KEN to FIN Kenya's readiness"},
		"Congratulations on the sixty years were conveyed on behalf of the Finnish government.": {"appraise FIN to KEN Congratulations"},
		"Concern was voiced by the Finnish delegation about the arrests.":                       {"oppose FIN to  Concern"},
		"Concern was voiced about the arrests.":                                                 {"oppose KEN,FIN to  Concern"},
		"The Finnish side was asked to help with the repair of the radar.":                      {"request KEN to FIN The Finnish side was asked"},
		"The delegation was asked to help Nairobi find 25 teachers.":                            {"request KEN to FIN The delegation was asked"},
		"Lahti was briefed by Achieng on the drought and thanked Kenya for its help.":           {"report KEN to  Lahti was briefed", "appraise FIN to KEN thanked Kenya"},
		"An agreement on visas was concluded by both sides.":                                    {"sign KEN,FIN to  An agreement"},
		"A letter of intent was signed by Kenya and Finland.":                                   {"sign KEN,FIN to  A letter"},
		"Lahti was accompanied by the Ambassador of Finland.":                                   nil,
		// One side by where they meet.
		"The hosts were optimistic that the new plant would open on schedule.": {"hope FIN to  were optimistic"},
		"The visitors thanked the hosts for the welcome.":                      {"appraise KEN to FIN thanked"},
		"The guests and their hosts agreed to open a pier.":                    {"agree KEN,FIN to  agreed to open a pier"},
	} {
		wantTold(t, said, want)
	}
}

// TestAnswered reads sentences in which one answers what the other has said.
func TestAnswered(t *testing.T) {
	for said, want := range map[string][]string{
		"Finland will keep the hospital, Lahti noted, while Achieng asked Helsinki to widen it.":            {"pledge FIN to  Finland will keep", "request KEN to FIN asked Helsinki"},
		"Lahti invited Achieng to visit Helsinki, which was accepted with thanks.":                          {"invite FIN to KEN invited", "agree KEN to FIN which was accepted"},
		"Lahti invited Achieng to visit Helsinki, an invitation which he accepted.":                         {"invite FIN to KEN invited", "agree KEN to FIN an invitation"},
		"Achieng asked for a seat at the centre, a proposal the Finnish delegation readily accepted.":       {"request KEN to FIN asked for a seat", "agree FIN to KEN a proposal"},
		"Finland will support the bid, a decision Kenya welcomed.":                                          {"support FIN to  will support the bid", "appraise KEN to  a decision Kenya"},
		"The two sides discussed the drought, with both voicing alarm at the attacks.":                      {"discuss KEN,FIN to  discussed the drought", "oppose KEN,FIN to  voicing alarm"},
		"The request will be taken to the Chief of Defence Force, Ms Achieng told the meeting.":             {"pledge KEN to FIN The request"},
		"The series of activities closed with the signing of the Joint Update on Defence by the two sides.": {"sign KEN,FIN to  the signing"},
		"In focus were the drought and the situation in Somalia.":                                           {"discuss KEN,FIN to  In focus"},
		"Among the themes addressed were health and cyber defence.":                                         {"discuss KEN,FIN to  Among"},
		"Visas and the debt were the main topics of the talks.":                                             {"discuss KEN,FIN to  Visas"},
	} {
		wantTold(t, said, want)
	}
}

// TestAgreedOrGot reads sentences that tell what is agreed or got by whose word
// it is: a document's, a mutual consent's, the other side's.
func TestAgreedOrGot(t *testing.T) {
	for said, want := range map[string][]string{
		"Lahti asked for continued support and obtained Achieng's support.":                                                     {"request FIN to KEN asked for", "support KEN to  obtained"},
		"Lahti received assurances from the Kenyan side that the permits would be issued by June.":                              {"pledge KEN to FIN received assurances"},
		"Lahti invited Achieng to visit Helsinki. The invitation was accepted with appreciation.":                               {"invite FIN to KEN invited", "agree KEN to FIN The invitation"},
		"The two sides exchanged views on the Sahel and Libya, advocated a lasting ceasefire in Gaza, and regretted the delay.": {"discuss KEN,FIN to  exchanged", "propose KEN,FIN to  advocated", "oppose KEN,FIN to  regretted"},
		"Kenya obtained ten boats from Finland in 2019.":                                                                        nil,
		"Lahti invited Achieng to visit Helsinki in June, an invitation that was accepted with pleasure.":                       {"invite FIN to KEN invited", "agree KEN to FIN an invitation"},
		"The next meeting will take place in Mombasa in 2026, as agreed by both delegations.":                                   {"agree KEN,FIN to  The next meeting"},
		"The visit was rescheduled for the spring by mutual consent.":                                                           {"agree KEN,FIN to  The visit"},
		"The joint communiqué says a simplified trade regime will be launched on October 1.":                                    {"agree KEN,FIN to  says a simplified"},
		"In terms of the joint communiqué, the operating hours will be extended from July.":                                     {"agree KEN,FIN to  the operating hours"},
		"According to the joint communiqué, both sides will open a second lane.":                                                {"agree KEN,FIN to  both sides"},
		"Joint patrols will be cut from four to two a year, the communiqué says.":                                               {"agree KEN,FIN to  Joint patrols"},
		"Matters relating to trade and tourism figured prominently in the discussions.":                                         {"discuss KEN,FIN to  Matters"},
	} {
		wantTold(t, said, want)
	}
}

// TestSecondClause reads sentences whose second clause is told by others, or in
// another way, than the first.
func TestSecondClause(t *testing.T) {
	for said, want := range map[string][]string{
		"Achieng and Lahti signed the minutes, while the railway companies signed a memorandum on training crews.":                                      {"sign FIN,KEN to  signed the minutes"},
		"Following the meeting, a Protocol was signed and a plan for 37 projects was approved.":                                                         {"sign KEN,FIN to  a Protocol", "sign KEN,FIN to  a plan"},
		"Satisfaction was expressed with the cooperation of medics, and the importance of reciprocal visits and exchange of experience was underlined.": {"appraise KEN,FIN to  Satisfaction", "affirm KEN,FIN to  the importance"},
		"Views were also exchanged on Gaza, where both sides called for a lasting ceasefire.":                                                           {"discuss KEN,FIN to  Views", "request KEN,FIN to  called for"},
		"The two sides discussed the Black Sea, the officials commending the work of the mine hunters.":                                                 {"discuss KEN,FIN to  discussed", "appraise KEN,FIN to  commending"},
		"Lahti lamented the smuggling of petrol through the creeks, which, he claimed, was growing.":                                                    {"oppose FIN to  lamented", "report FIN to  which, he claimed"},
		"Lahti asked Kenya to hasten action on the memorandum, the draft of which, he noted, had been with Nairobi since March.":                        {"request FIN to KEN asked Kenya", "report FIN to  the draft"},
		"Lahti proposed a joint team, a proposal that Kenya will study.":                                                                                {"propose FIN to  proposed a joint team", "pledge KEN to FIN a proposal"},
		"Lahti asked for more places at the college, a request Achieng agreed to examine.":                                                              {"request FIN to KEN asked for", "agree KEN to FIN a request"},
		"Achieng, reaffirming Kenya’s support for the mission, asked for more boats.":                                                                   {"support KEN to  reaffirming", "request KEN to FIN asked for"},
		"For his part Lahti, conveying the thanks of his minister, promised two boats.":                                                                 {"appraise FIN to KEN conveying", "offer FIN to KEN promised"},
		"Achieng, speaking after the talks, said that the road would be open in May.":                                                                   {"affirm KEN to  said that"},
		"The talks dealt with energy and labour, in addition to exchanging views on the lake.":                                                          {"discuss KEN,FIN to  dealt with energy and labour", "discuss KEN,FIN to  exchanging"},
		"Achieng thanked Finland, as well as asking for two more boats.":                                                                                {"appraise KEN to FIN thanked Finland", "request KEN to FIN asking"},
		"At the end of the meeting Minister Lahti invited Kenya to the fair, which it accepted.":                                                        {"invite FIN to KEN invited"},
		"Lahti did, however, voice unease at the flow of weapons.":                                                                                      {"oppose FIN to  did, however"},
		"Lahti commended Kenya for its law, while expressing concern about proceedings brought against journalists.":                                    {"appraise FIN to  commended", "oppose FIN to  expressing concern about proceedings"},
	} {
		wantTold(t, said, want)
	}
}

// TestNominal reads sentences in which a noun tells what is done.
func TestNominal(t *testing.T) {
	for said, want := range map[string][]string{
		"An idea floated by the hosts was to twin the two ports.":                                   {"propose FIN to  An idea"},
		"The Finnish proposal is to hold the drill every year.":                                     {"propose FIN to  The Finnish proposal"},
		"Kenya's position was that the tax had to go.":                                              {"affirm KEN to  Kenya's position"},
		"It is the expectation of both sides that the agreement will enter into force next spring.": {"hope KEN,FIN to  It is the expectation"},
		"It was the Cabinet Secretary's wish that no more young Kenyans be lured abroad.":           {"hope KEN to  It was the"},
		"It was a pleasure for the visitors to see the old fort.":                                   nil,
		"There was unanimity on making 2026 a year of design.":                                      {"agree KEN,FIN to  There was unanimity"},
		"There was agreement on the need for more patrols.":                                         {"agree KEN,FIN to  There was agreement"},
		"There was no agreement on the debt.":                                                       nil,
		"There was a lively exchange between the two delegations about drones.":                     {"discuss KEN,FIN to  There was a lively"},
		"There were two exchanges of officers between the two navies in 2023.":                      nil,
		"There was a request from the Kenyan side for ten boats.":                                   {"request KEN to FIN There was a request"},
		"There was a shared concern about the arrests.":                                             {"oppose KEN,FIN to  There was a shared"},
		"There was a banquet for the guests in the evening.":                                        nil,
		"Among the recommendations of the talks is a joint fund for young farmers.":                 {"propose KEN,FIN to  Among"},
		"A joint fund for young farmers was among the ideas put forward by the Finnish side.":       {"propose FIN to  A joint fund"},
		"Among the guests were the ambassadors of both countries.":                                  nil,
		"Among the matters raised by the Finnish side was the recognition of certificates.":         {"discuss FIN to  Among the matters"},
		"Also under discussion was the return of cultural objects.":                                 {"discuss KEN,FIN to  Also under discussion"},
		"Also sought by Achieng was help for the divers.":                                           {"request KEN to FIN Also sought"},
		"Also present was the Ambassador of Finland.":                                               nil,
		"Nor were consular questions forgotten.":                                                    {"discuss KEN,FIN to  Nor were"},
		"Common ground was found on the text of a visa waiver.":                                     {"agree KEN,FIN to  Common ground"},
		"The main subject of the talks was the drought.":                                            {"discuss KEN,FIN to  The main subject"},
		"Fishing rights and the fate of the old ship all came up in the afternoon session.":         {"discuss KEN,FIN to  came up"},
	} {
		wantTold(t, said, want)
	}
}

// wantTold reads one more sentence of an account and compares its statements.
func wantTold(t *testing.T, said string, want []string) {
	t.Helper()
	words := runes(consultations + said)
	_, behind := readBehind(t, said)
	var got []string
	for _, s := range behind {
		got = append(got, string(s.Kind)+" "+joined(s.By)+" to "+joined(s.To)+" "+words.quote(s.Quote))
	}
	if !slices.EqualFunc(got, want, strings.HasPrefix) {
		t.Errorf("%q\nis read %q\nwant    %q", said, got, want)
	}
}

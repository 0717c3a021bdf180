package reader

import (
	"testing"

	"rapporteur/record"
)

// What a side does not do must never stand in the record as done.
func TestDenied(t *testing.T) {
	oneKind(t, map[string]record.Kind{
		"The two sides did not agree on a date.":                                            record.Report,
		"Finland did not pledge any funds for the port.":                                    record.Report,
		"Kenya said that it does not support the proposal of Finland.":                      record.Oppose,
		"Kenya explained that it could not support a separate text.":                        record.Oppose,
		"Finland did not fail to thank Kenya.":                                              record.Appraise,
		"Kenya did not hide its unease over the tax.":                                       record.Oppose,
		"The two sides agreed on a date.":                                                   record.Agree,
		"Kenya said that it supports the proposal of Finland.":                              record.Support,
		"Minister Jan Kowalski of Finland announced that two ships would be sent to Kenya.": record.Offer,
	})
}

// The verb says little, and what is said decides.
func TestKindOfContent(t *testing.T) {
	oneKind(t, map[string]record.Kind{
		"Finland announced that the places at its academy will go up to ten.":                        record.Offer,
		"Kenya will inform Finland of its views by May.":                                             record.Pledge,
		"Kenya will let Finland know its views by May.":                                              record.Pledge,
		"Kenya conveyed its acceptance of the plan.":                                                 record.Agree,
		"Kenya invited the Minister to Portex 2027 in Mombasa.":                                      record.Invite,
		"Kenya invited the Minister to the Lamu Dhow Race.":                                          record.Invite,
		"Kenya invited the firms of Finland to build ports.":                                         record.Request,
		"Finland noted that four million tons of gas have been delivered to Kenya since 2020.":       record.Report,
		"Finland said that it has set aside ten places at its academy.":                              record.Offer,
		"Finland intends to provide two million euros for the port of Kisumu.":                       record.Offer,
		"Finland intends to open an office in Nairobi.":                                              record.Pledge,
		"The two countries intend to conclude an agreement on visas.":                                record.Agree,
		"Finland informed Kenya of its intention to give the port ten million euros.":                record.Offer,
		"Finland said that Finnish shipyards were ready to build the ferry.":                         record.Offer,
		"Finland said that Swedish shipyards were ready to build the ferry.":                         record.Report,
		"Finland said that the academy was willing to take ten cadets.":                              record.Offer,
		"Finland said that the report was ready for signature.":                                      record.Report,
		"Finland explained that its academy would set aside ten scholarships for officers of Kenya.": record.Offer,
		"Finland announced that it will send two instructors to the school in Nakuru.":               record.Offer,
		"Finland announced that it will send two inspectors by May.":                                 record.Pledge,
		"Finland announced that it will contribute ten million euros to the mission in the Sahel.":   record.Pledge,
		"Finland announced that it will contribute ten million euros to the port.":                   record.Offer,
		"Kenya highlighted the Finnish contribution to the fight against piracy.":                    record.Appraise,
		"Kenya highlighted the contribution of its own divers to the fight against piracy.":          record.Affirm,
		"Finland stressed that a fire on one ship concerns the whole port.":                          record.Affirm,
		"Finland stressed its concern over the fire.":                                                record.Oppose,
		"Finland described the fee that the neighbours take on the river as a burden on trade.":      record.Oppose,
		"Finland described the pier that the two sides have built on the lake as a gift to trade.":   record.Appraise,
		"Finland said that it shares the concerns of Kenya.":                                         record.Support,
		"Finland shares concerns over piracy.":                                                       record.Oppose,
		"Finland remains one of the firmest advocates of the bid of Kenya.":                          record.Support,
		"Finland regards the tariff as a breach of the treaty.":                                      record.Oppose,
		"Finland acknowledged the role of the Kenyan crews in the rescue.":                           record.Appraise,
		"Finland acknowledged the role of the Swedish crews in the rescue.":                          record.Affirm,
		"Finland said that the pier is expected to open in May.":                                     record.Hope,
		"Finland said that the aim is to open the pier in May.":                                      record.Hope,
		"Finland told Kenya that small ports need more divers.":                                      record.Affirm,
		"Finland cautioned that a new fee would harm the fishermen.":                                 record.Oppose,
		"Finland was pleased to announce that the bill had been passed.":                             record.Report,
		"Finland was pleased to note the pace of the work.":                                          record.Appraise,
		"Both sides affirmed their shared interest in a calm lake.":                                  record.Affirm,
		"Both sides expressed mutual interest in opening a pier.":                                    record.Hope,
		"Finland considered the vote of Kenya “a milestone”.":                                        record.Appraise,
		"Finland considered opening a second office in Kenya.":                                       record.Discuss,
		"“We want the ferry to sail by May,” Minister Jan Kowalski said.":                            record.Hope,
		"“We want Kenya to open a consulate,” Minister Jan Kowalski said.":                           record.Request,
		"Finland repeated its offer to train divers.":                                                record.Offer,
		"Finland reiterated that the hospital would remain in operation until 2027.":                 record.Pledge,
		"Finland reiterated that the hospital would remain open to all.":                             record.Affirm,
		"Finland regretted that it was not in a position to lend a ship.":                            record.Report,
		"Finland regretted that the hospital had been bombed.":                                       record.Oppose,
		"Finland told the guests that the school will set aside four places a year.":                 record.Offer,
		"Finland added that a group of trainers could be sent to Kisumu.":                            record.Offer,
		"Finland pointed out that students wait three months for their papers.":                      record.Report,
		"Finland pointed out that the law must be kept.":                                             record.Affirm,
		"Finland would like to thank Kenya for the ferry.":                                           record.Appraise,
		"Kenya said that it wants to double trade.":                                                  record.Hope,
		"“It would make sense to link the two ports,” Minister Jan Kowalski said.":                   record.Propose,
		"Kenya spoke in favour of a peaceful solution.":                                              record.Affirm,
		"Kenya spoke in favour of the candidacy of Finland.":                                         record.Support,
		"Kenya said that it wished to learn from the reforms of Finland.":                            record.Hope,
		"Kenya wished to thank Finland for the ferry.":                                               record.Appraise,
		"Finland explained that a new act would make the work easier.":                               record.Report,
		"Finland stressed that the law must be kept.":                                                record.Affirm,
		"Finland stated that the ship is still in dock.":                                             record.Report,
		"Finland stressed that the best way to peace is still dialogue.":                             record.Affirm,
		"Kenya said that it needs the help of Finland in clearing mines.":                            record.Request,
		"Finland said that its academy stood open to pilots of Kenya.":                               record.Offer,
		"Kenya said that a second pier would go a long way.":                                         record.Request,
		"Kenya said that the region needs the help of all countries in clearing the sea.":            record.Affirm,
	})
}

// A turn of phrase is what it is, whatever verb reports it.
func TestIdioms(t *testing.T) {
	oneKind(t, map[string]record.Kind{
		"Kenya noted that it would be grateful if Finland lent it a ship.":                      record.Request,
		"Finland noted that Kenyan officers would be welcome at the naval review.":              record.Invite,
		"Kenya noted that the candidacy of Finland has its blessing.":                           record.Support,
		"Finland recalled that the doors of its academy stay open to Kenyan pilots.":            record.Offer,
		"Finland stressed that the sanctions are out of the question.":                          record.Oppose,
		"Finland stressed that nothing is out of place.":                                        record.Affirm,
		"“You were the first to send help,” Minister Jan Kowalski said.":                        record.Appraise,
		"“We keep our word,” Minister Jan Kowalski said.":                                       record.Pledge,
		"“May this be the first of many such visits,” Minister Jan Kowalski said.":              record.Hope,
		"“We might together open a course in the north,” Minister Jan Kowalski said.":           record.Propose,
		"Finland thanked Kenya for a letter in which it wrote that you need only ask for help.": record.Appraise,
	})
}

// Peace and the like are spoken of as a principle, what is to be there by a
// day is promised, and a letter may invite.
func TestKindByContent(t *testing.T) {
	oneKind(t, map[string]record.Kind{
		"Finland noted that peace in the region depends on trust.":                              record.Affirm,
		"Finland noted that the talks on the Security Council go on.":                           record.Report,
		"Finland noted that the last ship would leave the yard by June.":                        record.Pledge,
		"Finland noted that the last ship would leave the yard in June.":                        record.Report,
		"Finland expressed the opinion that the two sides should open a course.":                record.Propose,
		"Finland stressed that the two sides need to open a course.":                            record.Propose,
		"Finland stressed the need to open a course.":                                           record.Affirm,
		"Finland said that Finnish divers could help the port of Kisumu.":                       record.Offer,
		"Finland delivered a letter in which its President asks the minister to visit Tampere.": record.Invite,
		"Finland delivered a letter from its President on trade.":                               record.Report,
		"If Kenya wished, Finland could send a ship, Minister Jan Kowalski said.":               record.Offer,
		"Minister Jan Kowalski said that the Kenyan minister should come to the naval parade.":  record.Invite,
		"Minister Jan Kowalski said that the Kenyan minister should come to a decision.":        record.Request,
		"Minister Jan Kowalski said that it would be hard to wait.":                             record.Affirm,
		"Minister Jan Kowalski said that it would be operational next year.":                    record.Pledge,
		"“Please do not come too late with the papers,” Minister Jan Kowalski said.":            record.Request,
		"Minister Jan Kowalski said that a joint school should be opened in the north.":         record.Propose,
		"Minister Jan Kowalski said that the school should be opened in the north.":             record.Affirm,
		"Minister Jan Kowalski said that he would like Kenya to open a consulate.":              record.Request,
		"Minister Jan Kowalski said that he would like to open a consulate.":                    record.Hope,
		"Minister Jan Kowalski said that Finnish trains could run to Kenya.":                    record.Offer,
		"Minister Jan Kowalski said that Finnish trains could run to Oulu.":                     record.Affirm,
		"Finland said that it was giving Kenya two hospitals.":                                  record.Offer,
		"“We will lend you our best pilots,” Minister Jan Kowalski said.":                       record.Offer,
		"Finland told Kenya that the papers would be there the next morning.":                   record.Pledge,
	})
}

// oneKind reads one more sentence of an account each time, and wants one
// statement of a kind.
func oneKind(t *testing.T, all map[string]record.Kind) {
	t.Helper()
	const head = "Kenya and Finland hold talks\n\nHelsinki – Kenya and Finland held the third round of political consultations on 8 October 2025.\n\n"
	r := reader(t)
	for said, want := range all {
		got := r.Read(record.Document{Text: head + said})
		if len(got.Statements) != 1 || got.Statements[0].Kind != want {
			t.Errorf("%q: %+v, want one %s", said, got.Statements, want)
		}
	}
}

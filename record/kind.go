package record

// A Kind is what a side does by saying something.
type Kind string

// The kinds of statement, the most binding first.
const (
	Sign     Kind = "sign"
	Agree    Kind = "agree"
	Invite   Kind = "invite"
	Offer    Kind = "offer"
	Pledge   Kind = "pledge"
	Request  Kind = "request"
	Propose  Kind = "propose"
	Hope     Kind = "hope"
	Support  Kind = "support"
	Oppose   Kind = "oppose"
	Appraise Kind = "appraise"
	Report   Kind = "report"
	Discuss  Kind = "discuss"
	Affirm   Kind = "affirm"
)

// Kinds lists every kind, the most binding first.
var Kinds = []Kind{Sign, Agree, Invite, Offer, Pledge, Request, Propose, Hope, Support, Oppose, Appraise, Report, Discuss, Affirm}

// A Class gathers kinds that do much the same.
type Class string

// The four classes.
const (
	Decide Class = "decide"
	Ask    Class = "ask"
	Judge  Class = "judge"
	Tell   Class = "tell"
)

// Class returns the class of k, "" for an unknown kind.
func (k Kind) Class() Class {
	switch k {
	case Sign, Agree, Invite, Offer, Pledge:
		return Decide
	case Request, Propose, Hope:
		return Ask
	case Support, Oppose, Appraise:
		return Judge
	case Report, Discuss, Affirm:
		return Tell
	}
	return ""
}

// An Area is a subject of cooperation or of concern.
type Area string

// AllAreas returns every area in the order of Areas.
func AllAreas() []Area {
	var out []Area
	for _, g := range Areas {
		out = append(out, g.Areas...)
	}
	return out
}

// Areas lists every area by group, in the order they are shown.
var Areas = []struct {
	Group string
	Areas []Area
}{
	{"relations", []Area{"delegation-exchange", "dialogue-consultation", "personnel-exchange", "partnership", "information-sharing"}},
	{"people and knowledge", []Area{"training-education", "capacity-building", "science-technology", "military-medicine"}},
	{"forces", []Area{"naval", "army", "air", "coast-guard", "joint-exercises", "logistics", "border", "special-operations", "space"}},
	{"industry", []Area{"defence-industry"}},
	{"common tasks", []Area{"peacekeeping", "search-and-rescue", "hadr", "war-legacy", "counter-terrorism", "transnational-crime", "cyber", "maritime-security", "non-traditional-security", "wmd", "women-peace-security"}},
	{"places and issues", []Area{"regional-security", "indo-pacific", "south-china-sea", "east-china-sea", "taiwan-strait", "korean-peninsula", "ukraine", "middle-east", "myanmar", "south-asia", "international-law", "defence-policy"}},
	{"multilateral", []Area{"multilateral-coordination", "trilateral-minilateral"}},
	{"beyond defence", []Area{"trade-investment", "energy", "climate-environment", "health", "transport-connectivity", "agriculture-fisheries", "culture-tourism", "people-to-people", "development-assistance", "labour-migration", "justice-law-enforcement", "digital-economy", "human-rights", "education-civil"}},
}

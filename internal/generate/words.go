package generate

import "rapporteur/record"

type party struct {
	code          record.Party
	name, capital string
}

var parties = []party{
	{"VNM", "Vietnam", "Hanoi"},
	{"JPN", "Japan", "Tokyo"},
	{"IND", "India", "New Delhi"},
	{"AUS", "Australia", "Canberra"},
	{"FRA", "France", "Paris"},
	{"DEU", "Germany", "Berlin"},
	{"POL", "Poland", "Warsaw"},
	{"KEN", "Kenya", "Nairobi"},
	{"FIN", "Finland", "Helsinki"},
	{"CHL", "Chile", "Santiago"},
	{"MEX", "Mexico", "Mexico City"},
	{"EGY", "Egypt", "Cairo"},
	{"NOR", "Norway", "Oslo"},
	{"KOR", "South Korea", "Seoul"},
	{"RWA", "Rwanda", "Kigali"},
	{"ZMB", "Zambia", "Lusaka"},
	{"MYS", "Malaysia", "Kuala Lumpur"},
	{"IDN", "Indonesia", "Jakarta"},
	{"PHL", "the Philippines", "Manila"},
	{"SGP", "Singapore", "Singapore"},
	{"THA", "Thailand", "Bangkok"},
	{"CAN", "Canada", "Ottawa"},
	{"BRA", "Brazil", "Brasília"},
	{"ARG", "Argentina", "Buenos Aires"},
	{"ZAF", "South Africa", "Pretoria"},
	{"GHA", "Ghana", "Accra"},
	{"ITA", "Italy", "Rome"},
	{"ESP", "Spain", "Madrid"},
	{"SWE", "Sweden", "Stockholm"},
	{"NZL", "New Zealand", "Wellington"},
	{"FJI", "Fiji", "Suva"},
	{"MNG", "Mongolia", "Ulaanbaatar"},
	{"KAZ", "Kazakhstan", "Astana"},
	{"TUR", "Türkiye", "Ankara"},
	{"JOR", "Jordan", "Amman"},
	{"MAR", "Morocco", "Rabat"},
}

var dialogues = []string{
	"Defence Policy Dialogue", "Strategic Dialogue", "Political Consultations", "Joint Commission", "Maritime Security Dialogue",
	"Human Rights Dialogue", "Cyber Dialogue", "Army Staff Talks", "Navy Staff Talks", "Joint Trade Committee", "Energy Dialogue",
	"2+2 Consultations", "Working Group on War Legacy", "Consular Consultations", "Peacekeeping Dialogue",
}

var posts = []string{
	"Deputy Minister of Defence", "Vice Minister for Foreign Affairs", "Permanent Secretary", "State Secretary", "Director General for Policy",
	"Under-Secretary for Political Affairs", "Deputy Chief of Staff", "Minister of Trade",
}

var publishers = []string{"Mekong Defence Gazette", "Northern Wire", "Ministry of Foreign Affairs", "Ministry of Defence", "Harbour Courier", "Continental Agency"}

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

type verb struct {
	words        string
	kind         record.Kind
	joint, other bool
}

var verbs = []verb{
	{"agreed on", record.Agree, true, false},
	{"agreed to step up", record.Agree, true, false},
	{"decided to begin", record.Agree, true, false},
	{"signed a memorandum on", record.Sign, true, false},
	{"discussed", record.Discuss, true, false},
	{"exchanged views on", record.Discuss, true, false},
	{"reviewed", record.Report, true, false},
	{"welcomed", record.Appraise, false, false},
	{"thanked %other for its part in", record.Appraise, false, true},
	{"offered to host", record.Offer, false, true},
	{"declared itself ready to pay for", record.Offer, false, true},
	{"pledged to continue", record.Pledge, false, false},
	{"vowed to widen", record.Pledge, false, false},
	{"asked %other to support", record.Request, false, true},
	{"urged %other to speed up", record.Request, false, true},
	{"called on %other to resume", record.Request, false, true},
	{"proposed", record.Propose, false, false},
	{"suggested", record.Propose, false, false},
	{"hoped for", record.Hope, false, false},
	{"backed", record.Support, false, false},
	{"voiced concern over the delay of", record.Oppose, false, false},
	{"stressed the importance of", record.Affirm, false, false},
	{"reiterated its commitment to", record.Affirm, false, false},
	{"invited %other to attend", record.Invite, false, true},
	{"informed %other about", record.Report, false, true},
}

type topic struct {
	words string
	areas []record.Area
}

var topics = []topic{
	{"joint patrols at sea", []record.Area{"naval", "maritime-security"}},
	{"the exchange of young officers", []record.Area{"personnel-exchange"}},
	{"courses in peacekeeping", []record.Area{"peacekeeping", "training-education"}},
	{"search and rescue exercises", []record.Area{"search-and-rescue", "joint-exercises"}},
	{"the clearing of mines and unexploded shells", []record.Area{"war-legacy"}},
	{"a hotline between the two ministries", []record.Area{"dialogue-consultation"}},
	{"cooperation in military medicine", []record.Area{"military-medicine"}},
	{"the transfer of patrol boats", []record.Area{"defence-industry"}},
	{"a workshop on cyber security", []record.Area{"cyber"}},
	{"visits of ships to each other's ports", []record.Area{"naval", "delegation-exchange"}},
	{"freedom of navigation", []record.Area{"maritime-security", "international-law"}},
	{"disaster relief by helicopter", []record.Area{"hadr"}},
	{"the readmission of citizens", []record.Area{"labour-migration"}},
	{"a fund for critical minerals", []record.Area{"trade-investment"}},
	{"direct flights for tourists", []record.Area{"transport-connectivity", "culture-tourism"}},
	{"scholarships in engineering", []record.Area{"education-civil"}},
	{"the export of fertiliser", []record.Area{"agriculture-fisheries"}},
	{"wind farms along the coast", []record.Area{"energy"}},
	{"vaccines and hospital equipment", []record.Area{"health"}},
	{"the extradition of suspects", []record.Area{"justice-law-enforcement"}},
	{"women in peace operations", []record.Area{"women-peace-security", "peacekeeping"}},
	{"border markers and joint posts", []record.Area{"border"}},
	{"a census of artillery", []record.Area{"army"}},
	{"air traffic above the strait", []record.Area{"air"}},
	{"the search for missing soldiers", []record.Area{"war-legacy"}},
	{"repair of armoured vehicles", []record.Area{"logistics", "defence-industry"}},
	{"a joint statement on the region", []record.Area{"regional-security"}},
	{"language courses for interpreters", []record.Area{"training-education"}},
	{"control of piracy", []record.Area{"transnational-crime"}},
	{"monitoring of ceasefires", []record.Area{"peacekeeping", "regional-security"}},
	{"a treaty on double taxation", []record.Area{"trade-investment"}},
	{"the protection of migrant workers", []record.Area{"labour-migration", "human-rights"}},
}

var groups = []string{"officers", "nurses", "pilots", "engineers", "cadets", "interpreters", "students", "inspectors", "divers", "judges", "surveyors"}

var (
	vietnamese = []string{"Nguyễn", "Trần", "Đỗ", "Phạm", "Hoàng", "Đặng", "Bùi", "Lý", "Văn", "Thị", "Minh", "Đức", "Quốc", "Hải", "Thảo", "Xuân"}
	onsets     = []string{"b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "kr", "st", "tr", "sh", "th"}
	vowels     = []string{"a", "e", "i", "o", "u", "ai", "ei", "ou", "ia"}
	codas      = []string{"", "n", "r", "s", "l", "k", "m", "nd", "rt"}
)

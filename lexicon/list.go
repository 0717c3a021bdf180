package lexicon

import (
	"fmt"
	"slices"
	"strings"
)

// A List is one of the lists of lists.txt: words that a single rule of the
// reader asks for.
type List uint8

// The lists of lists.txt, which says what each is.
const (
	ListWhichOne List = iota
	ListMeetAgain
	ListComing
	ListForegoing
	ListNameIng
	ListHeads
	ListChiefs
	ListPlenary
	ListOfSides
	ListBeforeName
	ListDefence
	ListStateNoun
	ListAroundMeeting

	ListHeld
	ListBegan
	ListToldOn
	ListEnded
	ListLasting
	ListLastDay
	ListOtherTime
	ListPlanned
	ListAhead
	ListDaytime
	ListCall
	ListCallNoun
	ListNoMechanism
	ListOpenMeeting
	ListFringe
	ListPrefix
	ListForming
	ListFair
	ListPreceded
	ListProposing
	ListInviting
	ListBodies
	ListBodyNoun

	ListTownNoun
	ListHosted
	ListSameDay
	ListStationed
	ListSeeing
	ListTrouble
	ListGeography
	ListWaters
	ListRemote
	ListPlaceParticle
	ListVisits
	ListDonate
	ListGive
	ListAnnounce
	ListInstitution
	ListGear
	ListHand
	ListMoney
	ListMilitary
	ListFound
	ListTalks
	ListNegotiations
	ListMourning
	ListGoTo
	ListHall
	ListCamp
	ListMinistry
	ListSignedIn
	ListHouse
	ListLine
	ListNoPlace

	ListLead
	ListTogether
	ListMet
	ListHadMet
	ListReceive
	ListSuccessor
	ListSeparately
	ListAttending
	ListRegion
	ListCompany
	ListExperts

	ListAid
	ListCrisis
	ListForce
	ListHospitality
	ListPointed

	ListJudge
	ListNounLink
	ListCourtesy
	ListIntend
	ListGrow
	ListRemark
	ListCause
	ListWish
	ListPromiseNoun
	ListPrincipleVerb
	ListPrincipleNoun
	ListTenet
	ListWant
	ListGain
	ListOutlet
	ListEffect
	ListCommon
	ListEvent
	ListEventVerb
	ListComeVerb
	ListUse
	ListGoOn
	ListGift
	ListMerit
	ListConsider
	ListMeritVerb
	ListHelp
	ListSend
	ListRecall
	ListHolds
	ListTakeIn
	ListHandover
	ListDeed
	ListTrainer
	ListCommonWork
	ListHighly
	ListWiden
	ListAmount
	ListTeams

	ListMandate
	ListListIntro
	ListOutcomeNoun
	ListNoSubject
	ListDateLink
	ListDateWord
	ListSourceVerb
	ListSourceNoun
	ListViewNoun
	ListConjunction
	ListLooseEnd
	ListSeparator
	ListClauseOpener
	ListHearsay
	ListCarryVerb
	ListFigure
	ListSayToo
	ListComplain
	ListSayVerb
	ListTellVerb
	ListTellWhom
	ListAnswering
	ListAfterTold
	ListAskVerb
	ListCondition
	ListMessage
	ListObtain
	ListAccord
	ListJointText
	ListUnfailing
	ListKnown
	ListAim
	ListShared
	ListExchange
	ListForgotten
	ListGreeting
	ListReceived
	ListPairHead
	ListParticipleAdjective
	ListPairTail
	ListConfer
	ListOccasion
	ListAgendaOf
	ListDealWith
	ListUntold
	ListSettleVerb
	ListPromiseVerb
	ListAttributionTail
	ListAudience

	ListStateSide
	ListRealm
	ListOfficials
	ListHeadOfState
	ListHeadOfGovernment
	ListEnvoyPost
	ListGeneralPost
	ListOfficial
	ListHost
	ListGuest
	ListNoDelegate
	ListAskedThing
	ListTakingPart
	ListMediation
	ListVenue
	ListOthers
	ListOther
	ListMembers
	ListGovernments

	ListHowMany
	ListAfterRole
	ListPostLink
	ListKindred
	ListStateBody
	ListBodySecretary
	ListNational
	ListPostMore
	ListThemes
	ListWays
	ListIssues
	ListSitting
	ListNations
	ListAbroad
	ListAgency

	ListNounTo
	ListNounToIng
	ListNounWithTo
	ListIngPreposition
	ListPointer
	ListAfterParticiple
	ListTransitive
	ListBareInfinitive
	ListStay

	ListPluralInstrument
	ListInstrumentNoun
	ListTens
	ListMinutes
	ListSign
	ListInstrumentAbout
	ListTreaty
	ListTreatyAny
	ListInstrumentLead
	ListInstrumentLink
	ListField
	ListSigning
	ListInstrumentEnd
	ListInstrumentDate

	ListRankRetired
	ListPartyAdjective
	ListIncumbency
	ListMadam
	ListDaughter
	ListSon
	ListWomanName
	ListManName
	ListSir
	ListLedBy
	ListLed

	ListBeforeYear
	ListDayWord
	ListPartOfYear
	ListSeason
	ListTimeSpan

	listCount int = iota
)

// listNames holds the name that each list has in lists.txt.
var listNames = [listCount]string{
	ListWhichOne:      "which-one",
	ListMeetAgain:     "meet-again",
	ListComing:        "coming",
	ListForegoing:     "foregoing",
	ListNameIng:       "name-ing",
	ListHeads:         "heads",
	ListChiefs:        "chiefs",
	ListPlenary:       "plenary",
	ListOfSides:       "of-sides",
	ListBeforeName:    "before-name",
	ListDefence:       "defence",
	ListStateNoun:     "state-noun",
	ListAroundMeeting: "around-meeting",
	ListHeld:          "held",
	ListBegan:         "began",
	ListToldOn:        "told-on",
	ListEnded:         "ended",
	ListLasting:       "lasting",
	ListLastDay:       "last-day",
	ListOtherTime:     "other-time",
	ListPlanned:       "planned",
	ListAhead:         "ahead",
	ListDaytime:       "daytime",
	ListCall:          "call",
	ListCallNoun:      "call-noun",
	ListNoMechanism:   "no-mechanism",
	ListOpenMeeting:   "open-meeting",
	ListPrefix:        "prefix",
	ListFringe:        "fringe",
	ListForming:       "forming",
	ListFair:          "fair",
	ListPreceded:      "preceded",
	ListProposing:     "proposing",
	ListInviting:      "inviting",
	ListBodies:        "bodies",
	ListBodyNoun:      "body-noun",
	ListTownNoun:      "town-noun",
	ListSameDay:       "same-day",
	ListStationed:     "stationed",
	ListSeeing:        "seeing",
	ListTrouble:       "trouble",
	ListGeography:     "geography",
	ListWaters:        "waters",
	ListRemote:        "remote",
	ListPlaceParticle: "place-particle",
	ListVisits:        "visits",
	ListDonate:        "donate",
	ListGive:          "give",
	ListAnnounce:      "announce",
	ListInstitution:   "institution",
	ListGear:          "gear",
	ListHand:          "hand",
	ListMoney:         "money",
	ListMilitary:      "military",
	ListFound:         "found",
	ListTalks:         "talks",
	ListNegotiations:  "negotiations",
	ListMourning:      "mourning",
	ListGoTo:          "go-to",
	ListHall:          "hall",
	ListCamp:          "camp",
	ListMinistry:      "ministry",
	ListSignedIn:      "signed-in",
	ListHouse:         "house",
	ListLine:          "line",
	ListNoPlace:       "no-place",
	ListLead:          "lead",
	ListTogether:      "together",
	ListMet:           "met",
	ListHadMet:        "had-met",
	ListReceive:       "receive",
	ListSuccessor:     "successor",
	ListSeparately:    "separately",
	ListAttending:     "attending",
	ListRegion:        "region",
	ListCompany:       "company",
	ListTeams:         "teams",
	ListAid:           "aid",
	ListCrisis:        "crisis",
	ListForce:         "force",
	ListHospitality:   "hospitality",
	ListPointed:       "pointed",

	ListJudge:               "judge",
	ListNounLink:            "noun-link",
	ListCourtesy:            "courtesy",
	ListIntend:              "intend",
	ListGrow:                "grow",
	ListRemark:              "remark",
	ListCause:               "cause",
	ListWish:                "wish",
	ListPromiseNoun:         "promise-noun",
	ListPrincipleVerb:       "principle-verb",
	ListPrincipleNoun:       "principle-noun",
	ListTenet:               "tenet",
	ListWant:                "want",
	ListGain:                "gain",
	ListOutlet:              "outlet",
	ListEffect:              "effect",
	ListCommon:              "common",
	ListEvent:               "event",
	ListEventVerb:           "event-verb",
	ListComeVerb:            "come-verb",
	ListUse:                 "use",
	ListGoOn:                "go-on",
	ListGift:                "gift",
	ListMerit:               "merit",
	ListConsider:            "consider",
	ListMeritVerb:           "merit-verb",
	ListHelp:                "help",
	ListSend:                "send",
	ListRecall:              "recall",
	ListHolds:               "holds",
	ListTakeIn:              "take-in",
	ListHandover:            "handover",
	ListDeed:                "deed",
	ListTrainer:             "trainer",
	ListCommonWork:          "common-work",
	ListHighly:              "highly",
	ListWiden:               "widen",
	ListExperts:             "experts",
	ListMandate:             "mandate",
	ListListIntro:           "list-intro",
	ListOutcomeNoun:         "outcome-noun",
	ListNoSubject:           "no-subject",
	ListDateLink:            "date-link",
	ListDateWord:            "date-word",
	ListSourceVerb:          "source-verb",
	ListSourceNoun:          "source-noun",
	ListViewNoun:            "view-noun",
	ListConjunction:         "conjunction",
	ListLooseEnd:            "loose-end",
	ListSeparator:           "separator",
	ListClauseOpener:        "clause-opener",
	ListCarryVerb:           "carry-verb",
	ListHearsay:             "hearsay",
	ListFigure:              "figure",
	ListSayToo:              "say-too",
	ListComplain:            "complain",
	ListSayVerb:             "say-verb",
	ListTellVerb:            "tell-verb",
	ListTellWhom:            "tell-whom",
	ListAnswering:           "answering",
	ListAfterTold:           "after-told",
	ListAskVerb:             "ask-verb",
	ListCondition:           "condition",
	ListMessage:             "message",
	ListObtain:              "obtain",
	ListAccord:              "accord",
	ListJointText:           "joint-text",
	ListUnfailing:           "unfailing",
	ListKnown:               "known",
	ListAim:                 "aim",
	ListShared:              "shared",
	ListExchange:            "exchange",
	ListForgotten:           "forgotten",
	ListGreeting:            "greeting",
	ListReceived:            "received",
	ListPairHead:            "pair-head",
	ListParticipleAdjective: "participle-adjective",
	ListPairTail:            "pair-tail",
	ListConfer:              "confer",
	ListOccasion:            "occasion",
	ListAgendaOf:            "agenda-of",
	ListDealWith:            "deal-with",
	ListUntold:              "untold",
	ListSettleVerb:          "settle-verb",
	ListPromiseVerb:         "promise-verb",
	ListAttributionTail:     "attribution-tail",
	ListAudience:            "audience",
	ListStateSide:           "state-side",
	ListOfficials:           "officials",
	ListHeadOfState:         "head-of-state",
	ListHeadOfGovernment:    "head-of-government",
	ListEnvoyPost:           "envoy-post",
	ListGeneralPost:         "general-post",
	ListOfficial:            "official",
	ListHost:                "host",
	ListGuest:               "guest",
	ListNoDelegate:          "no-delegate",
	ListAskedThing:          "asked-thing",
	ListTakingPart:          "taking-part",
	ListMediation:           "mediation",
	ListVenue:               "venue",
	ListOthers:              "others",
	ListOther:               "other",
	ListMembers:             "members",
	ListGovernments:         "governments",
	ListHowMany:             "how-many",
	ListAfterRole:           "after-role",
	ListPostLink:            "post-link",
	ListKindred:             "kindred",
	ListHosted:              "hosted",
	ListRealm:               "realm",
	ListAmount:              "amount",
	ListStateBody:           "state-body",
	ListBodySecretary:       "body-secretary",
	ListNational:            "national",
	ListPostMore:            "post-more",
	ListThemes:              "themes",
	ListWays:                "ways",
	ListIssues:              "issues",
	ListSitting:             "sitting",
	ListNations:             "nations",
	ListAbroad:              "abroad",
	ListAgency:              "agency",
	ListNounTo:              "noun-to",
	ListNounToIng:           "noun-to-ing",
	ListNounWithTo:          "noun-with-to",
	ListIngPreposition:      "ing-preposition",
	ListPointer:             "pointer",
	ListAfterParticiple:     "after-participle",
	ListTransitive:          "transitive",
	ListBareInfinitive:      "bare-infinitive",
	ListStay:                "stay",
	ListPluralInstrument:    "plural-instrument",
	ListInstrumentNoun:      "instrument-noun",
	ListTens:                "tens",
	ListMinutes:             "minutes",
	ListSign:                "sign",
	ListInstrumentAbout:     "instrument-about",
	ListTreaty:              "treaty",
	ListTreatyAny:           "treaty-any",
	ListInstrumentLead:      "instrument-lead",
	ListInstrumentLink:      "instrument-link",
	ListField:               "field",
	ListSigning:             "signing",
	ListInstrumentEnd:       "instrument-end",
	ListInstrumentDate:      "instrument-date",
	ListRankRetired:         "rank-retired",
	ListPartyAdjective:      "party-adjective",
	ListIncumbency:          "incumbency",
	ListMadam:               "madam",
	ListDaughter:            "daughter",
	ListSon:                 "son",
	ListWomanName:           "woman-name",
	ListManName:             "man-name",
	ListSir:                 "sir",
	ListLedBy:               "led-by",
	ListLed:                 "led",
	ListBeforeYear:          "before-year",
	ListDayWord:             "day-word",
	ListPartOfYear:          "part-of-year",
	ListSeason:              "season",
	ListTimeSpan:            "time-span",
}

func (x List) String() string { return listNames[x] }

// Lists is a set of lists.
type Lists [(listCount + 63) / 64]uint64

// Has tells whether a list is among s. It may be called on nil.
func (s *Lists) Has(x List) bool { return s != nil && s[x/64]&(1<<(x%64)) != 0 }

// Look returns what is known of a form in lower case, as Word does, and the
// lists that it stands in, nil for none.
func (l *Lexicon) Look(lower string) (*Word, *Lists) {
	w := l.words[lower]
	switch {
	case w == nil:
		return nil, nil
	case w.listed:
		return nil, &w.lists
	}
	return w, &w.lists
}

// addList reads a line of lists.txt. That a word stands in a list makes it no
// known word: one that nothing else names keeps looking like a noun or a name.
func (l *Lexicon) addList(_ *Line, f []string) error {
	x := slices.Index(listNames[:], f[0])
	switch {
	case len(f) != 3:
		return fmt.Errorf("a list has 3 fields (name, words, example), this line %d", len(f))
	case x < 0:
		return fmt.Errorf("no rule asks for a list %q; the lists are those of list.go", f[0])
	case l.lists.Has(List(x)):
		return fmt.Errorf("a second list %q", f[0])
	}
	l.lists.add(List(x))
	for _, form := range Phrases(f[1]) {
		form = strings.ToLower(form)
		if l.words[form] == nil {
			l.words[form] = &Word{listed: true}
		}
		l.words[form].lists.add(List(x))
	}
	return nil
}

func (s *Lists) add(x List) { s[x/64] |= 1 << (x % 64) }

// AddAll adds the lists of t to s.
func (s *Lists) AddAll(t *Lists) {
	for i, bits := range t {
		s[i] |= bits
	}
}

// noList returns the name of a list that lists.txt lacks, "" where it has
// every one.
func (l *Lexicon) noList() string {
	for x, name := range listNames {
		if !l.lists.Has(List(x)) {
			return name
		}
	}
	return ""
}

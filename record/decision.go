package record

import (
	"encoding/json"
	"time"
)

// An Act is what a person does to what was read.
type Act string

// The acts of a Decision.
const (
	Accept   Act = "accept"   // it is so
	Reject   Act = "reject"   // the text does not say that
	Amend    Act = "amend"    // it is so, but for the fields in Set
	Add      Act = "add"      // the reader missed it: Set holds it
	Same     Act = "same"     // On and With are one
	NotSame  Act = "not-same" // On and With are two
	SetStand Act = "standing" // the commitment stands as Standing says at With
	Withdraw Act = "withdraw" // what the same person last said of On no longer holds
)

// Acts lists every act.
var Acts = []Act{Accept, Reject, Amend, Add, Same, NotSame, SetStand, Withdraw}

// What tells which sort of thing a Ref means.
type What string

// The things one can decide about.
const (
	OnStatement  What = "statement"
	OnMeeting    What = "meeting"
	OnMechanism  What = "mechanism"
	OnPerson     What = "person"
	OnCommitment What = "commitment"
	OnDocument   What = "document" // the account as a whole: accepted, it was gone through
)

// Whats lists every sort.
var Whats = []What{OnStatement, OnMeeting, OnMechanism, OnPerson, OnCommitment, OnDocument}

// A Ref names a thing by the passage it stands on, so that it is found again
// in every later reading: a statement by its quote, a commitment by the quote
// of the statement that opens it, a meeting, mechanism or person by the
// evidence of a meeting and, for the last two, the name used there.
type Ref struct {
	What     What    `json:"what"`
	Document string  `json:"document"` // hash of the text, see Document.Hash
	Passage  Passage `json:"passage"`
	Quote    string  `json:"quote"` // the passage's words, to see when it no longer fits
	Name     string  `json:"name,omitempty"`
}

// A Decision is one person's word on what was read. Decisions are only ever
// added; a later one on the same thing overrules an earlier one.
type Decision struct {
	Who      string          `json:"who"`
	At       time.Time       `json:"at"` // UTC
	Act      Act             `json:"act"`
	On       Ref             `json:"on"`
	With     *Ref            `json:"with,omitempty"`     // the other one, for same, not-same and standing
	Set      json.RawMessage `json:"set,omitempty"`      // fields of a Statement or Meeting, in their JSON form
	Standing Standing        `json:"standing,omitempty"` // for standing
	Note     string          `json:"note,omitempty"`
}

// A Standing is where a commitment stands at one edition.
type Standing string

// The standings, as a commitment may pass through them.
const (
	New       Standing = "new"
	Repeated  Standing = "repeated"
	Stronger  Standing = "stronger"
	Weaker    Standing = "weaker"
	Postponed Standing = "postponed"
	Advanced  Standing = "advanced"
	Done      Standing = "done"
	Refused   Standing = "refused"
	Silent    Standing = "silent"
)

// Standings lists every standing in the order in which a balance counts them,
// new last.
var Standings = []Standing{Done, Advanced, Stronger, Repeated, Postponed, Weaker, Refused, Silent, New}

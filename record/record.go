// Package record holds the words of the field as plain types: the Document
// somebody published, the Reading of it (meetings, heads, statements,
// instruments), and the Passages of text on which every line of a reading
// stands. It imports nothing of ours and does nothing but name things, check
// them and write them as JSON.
//
// All offsets count Unicode code points in the document's text as the text
// package normalises it (UTF-8, NFC, line feeds); Start is inclusive, End
// exclusive.
package record

import "slices"

// A Document is one published account with what is known about it from
// outside its text.
type Document struct {
	Name      string `json:"-"` // file name without its ending, or "-"
	Title     string `json:"title"`
	Language  string `json:"language"`
	Publisher string `json:"publisher"`
	Published Date   `json:"published"`
	URL       string `json:"url,omitempty"`
	Text      string `json:"-"` // normalised; see the package comment
}

// A Passage is a span of a document's text, in code points.
type Passage struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// In returns the words of a passage, "" where it is not within the text.
func (p Passage) In(text string) string {
	from, n := -1, 0
	if p.Start < 0 || p.End < p.Start {
		return ""
	}
	for i := range text {
		if n == p.Start {
			from = i
		}
		if n == p.End {
			return text[from:i]
		}
		n++
	}
	if n == p.End && from >= 0 {
		return text[from:]
	}
	return ""
}

// A Party is who takes part: an ISO 3166-1 alpha-3 code, or an
// organisation's usual short name in capitals (ASEAN, EU, UN).
type Party string

// Role tells whether a reading's document is about a meeting or names it.
type Role string

// The two roles a meeting can have in an account.
const (
	Subject   Role = "subject"
	Mentioned Role = "mentioned"
)

// A Place is the narrowest place the text names, and the country it is in.
type Place struct {
	Name    string `json:"name"`
	Country Party  `json:"country"`
}

// A Head chaired a meeting or led a delegation at it.
type Head struct {
	Name  string `json:"name"` // without rank and title
	Party Party  `json:"party"`
	Post  string `json:"post,omitempty"`
	Rank  string `json:"rank,omitempty"`
}

// A Meeting is one edition of a mechanism, or a single visit or call.
type Meeting struct {
	ID        string    `json:"id"`
	Role      Role      `json:"role"`
	Mechanism string    `json:"mechanism"`
	Parties   []Party   `json:"parties"`
	Ordinal   *int      `json:"ordinal"`
	Start     Date      `json:"start"`
	End       Date      `json:"end"`
	Place     Place     `json:"place"`
	Heads     []Head    `json:"heads"`
	Evidence  []Passage `json:"evidence"`
}

// A Statement is one act of one side (or of all) at a meeting: a reporting
// verb with its speaker and its content.
type Statement struct {
	Kind        Kind     `json:"kind"`
	By          []Party  `json:"by"`
	Speaker     string   `json:"speaker"`
	To          []Party  `json:"to"`
	Areas       []Area   `json:"areas"`
	Instruments []string `json:"instruments"`
	Forums      []string `json:"forums"`
	Meeting     string   `json:"meeting,omitempty"` // ID of the subject meeting, where it is not the first
	Due         Date     `json:"due,omitempty"`
	Quote       Passage  `json:"quote"`
	Why         *Why     `json:"why,omitempty"`
}

// Why tells which rule and which lexicon lines made a statement. It is
// filled in only where asked for.
type Why struct {
	Rule    string   `json:"rule"`
	Lexicon []string `json:"lexicon"`
}

// An Instrument is a document of states that the account names.
type Instrument struct {
	Name     string    `json:"name"`
	Date     Date      `json:"date"`
	Parties  []Party   `json:"parties"`
	Evidence []Passage `json:"evidence"`
}

// A Reading is what was read out of one document.
type Reading struct {
	Document    Document     `json:"document"`
	Meetings    []Meeting    `json:"meetings"`
	Statements  []Statement  `json:"statements"`
	Instruments []Instrument `json:"instruments"`
}

// Subject returns the index of the first meeting that the document is about,
// -1 for none.
func (r Reading) Subject() int {
	return slices.IndexFunc(r.Meetings, func(m Meeting) bool { return m.Role == Subject })
}

// MeetingOf returns the ID of the meeting at which a statement was made: the
// one it names, else the first that the document is about; "" for neither.
func (r Reading) MeetingOf(s Statement) string {
	if i := r.Subject(); s.Meeting == "" && i >= 0 {
		return r.Meetings[i].ID
	}
	return s.Meeting
}

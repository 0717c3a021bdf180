package api

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"rapporteur/record"
	"rapporteur/store/team"
	"rapporteur/web/page"
)

// An answered request has a body alone.
type answered[T any] struct{ Body T }

// A listed answer is a part of a list, with the addresses of the parts about it.
type listed[T any] struct {
	Link string `header:"Link" doc:"Where the next part of the list is (rel=\"next\"), and the one before (rel=\"prev\")."`
	Body T
}

// A Part of a list, as it is asked for.
type Part struct {
	Page  int `query:"page" default:"1" minimum:"1" maximum:"1000000" doc:"Which part of the list, from 1. The header Link has the address of the next."`
	Limit int `query:"limit" minimum:"1" maximum:"500" doc:"How many are in a part; without it, as many as the page for people has."`

	url url.URL
}

// Resolve remembers the address, for links to be made of.
func (p *Part) Resolve(ctx huma.Context) []error {
	p.url = ctx.URL()
	return nil
}

func (p *Part) part() page.Part { return page.Part{Page: p.Page, Limit: p.Limit} }

func (p *Part) links(more bool) string {
	var out []string
	link := func(n int, rel string) {
		q := p.url.Query()
		q.Set("page", strconv.Itoa(n))
		out = append(out, "<?"+q.Encode()+`>; rel="`+rel+`"`)
	}
	if p.Page > 1 {
		link(p.Page-1, "prev")
	}
	if more {
		link(p.Page+1, "next")
	}
	return strings.Join(out, ", ")
}

// reads is an operation that changes nothing.
func reads(tag, id, path, summary, description string) huma.Operation {
	return huma.Operation{
		OperationID: id, Method: http.MethodGet, Path: path, Tags: []string{tag}, Summary: summary, Description: description,
		Security: []map[string][]string{{token: {read}}}, Errors: []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusUnprocessableEntity},
	}
}

// tagged is an operation whose answers have an ETag, see unchanged.
func (a *API) tagged(op huma.Operation) huma.Operation {
	op.Middlewares = huma.Middlewares{a.unchanged}
	return op
}

// get registers an operation that answers with one thing.
func get[I, O any](a *API, op huma.Operation, answer func(context.Context, page.View, *I) (O, error)) {
	huma.Register(a.huma, a.tagged(op), func(ctx context.Context, in *I) (*answered[O], error) {
		body, err := answer(ctx, view(ctx), in)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return &answered[O]{body}, nil
	})
}

// list registers an operation that answers with a part of a list, and tells
// whether there is more of it.
func list[I any, P interface {
	*I
	links(more bool) string
}, O any](a *API, op huma.Operation, answer func(context.Context, page.View, *I) (O, bool, error),
) {
	huma.Register(a.huma, op, func(ctx context.Context, in *I) (*listed[O], error) {
		body, more, err := answer(ctx, view(ctx), in)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return &listed[O]{P(in).links(more), body}, nil
	})
}

// What the paths of operations name.
type (
	// OfMechanism names a mechanism.
	OfMechanism struct {
		Mechanism string `path:"mechanism" example:"jpn-vnm.defenc-dialogu-polici" doc:"Id of a mechanism."`
	}
	// OfMeeting names one of its meetings.
	OfMeeting struct {
		OfMechanism
		Edition string `path:"edition" example:"11" doc:"Id of an edition: its number, its day, or what the mechanism's list of editions gives."`
	}
	// OfDocument names a document.
	OfDocument struct {
		Document string `path:"document" minLength:"8" maxLength:"64" pattern:"^[0-9a-f]+$" patternDescription:"hexadecimal digits" example:"75f4ed31" doc:"The hash of a document's text, or its first 8 or more characters."`
	}
)

type mechanismsInput struct {
	Part
	Of string `query:"of" maxLength:"500" example:"Vietnam Japan" doc:"Words of a mechanism's name, and names or codes of its parties; all of them must fit."`
}

type mechanismInput struct {
	Part
	OfMechanism
}

type meetingInput struct {
	OfMeeting
	Area record.Area `query:"area" doc:"Only statements about this."`
	Kind record.Kind `query:"kind" doc:"Only statements of this kind."`
}

type commitmentInput struct {
	OfMechanism
	Commitment string `path:"commitment" doc:"Id of a commitment, as the mechanism lists it."`
}

type documentsInput struct {
	Part
	Only string `query:"only" enum:"waiting" doc:"“waiting”: only accounts with statements that nobody has decided about."`
}

type documentInput struct {
	OfDocument
	Show string `query:"show" enum:"waiting,accept,amend,add,reject,decide,ask,judge,tell" doc:"Only statements that wait, of which that was decided, or of kinds of that class."`
}

type readingInput struct {
	OfDocument
	Decided bool `query:"decided" doc:"Lay over it what people decided."`
}

type searchInput struct {
	Part
	Words     string          `query:"q" maxLength:"500" example:"\"search and rescue\"" doc:"Words that must be there; \"two words\" stand together, -word must not be there, begin* is any that begins so."`
	By        string          `query:"by" maxLength:"100" doc:"Whose statement: name or code of a party."`
	To        string          `query:"to" maxLength:"100" doc:"To whom: name or code of a party."`
	Kind      record.Kind     `query:"kind"`
	Area      record.Area     `query:"area"`
	Person    string          `query:"person" maxLength:"200" doc:"Words of the speaker's name."`
	Mechanism string          `query:"mechanism" maxLength:"500" doc:"Key of a mechanism, as the facets give it."`
	Standing  record.Standing `query:"standing"`
	Since     record.Date     `query:"since" doc:"From this date of the meeting on: 2026, 2026-05 or 2026-05-01."`
	Until     record.Date     `query:"until" doc:"Up to this date."`
	In        string          `query:"in" enum:"texts" doc:"“texts”: look in whole documents instead of statements."`
}

type commitmentsInput struct {
	Part
	Of       string `query:"of" maxLength:"500" doc:"Words of a mechanism's name, and parties."`
	Whose    string `query:"whose" maxLength:"200" example:"JPN" doc:"Names or codes of the parties that are to act, with commas."`
	Standing string `query:"standing" enum:"open,overdue,done,advanced,stronger,repeated,postponed,weaker,refused,silent,new" doc:"Where it stands now; “open” is neither done nor refused."`
	General  bool   `query:"general" doc:"General intentions, rather than acts one could see."`
}

type peopleInput struct {
	Part
	Of string `query:"of" maxLength:"200" doc:"Part of a name, of a mechanism's or of a party's."`
}

type comparisonInput struct {
	A    string `query:"a" required:"true" minLength:"8" maxLength:"64" pattern:"^[0-9a-f]+$" patternDescription:"hexadecimal digits" doc:"The hash of one account, or its beginning."`
	B    string `query:"b" required:"true" minLength:"8" maxLength:"64" pattern:"^[0-9a-f]+$" patternDescription:"hexadecimal digits" doc:"The hash of the other."`
	Show string `query:"show" enum:"differs,same,a,b" doc:"Only what differs, is the same, or stands in one account alone."`
}

// Text is a document's text.
type textOutput struct {
	ContentType string `header:"Content-Type"`
	Body        []byte
}

// reading registers the operations that change nothing.
func (a *API) reading() {
	list(a, reads(mechanisms, "list-mechanisms", "/mechanisms", "Mechanisms, with what became of their commitments",
		"The mechanisms of the record that meet again and again, the latest first: how many editions, the last and the next, and for each edition the balance of what was set going at it. Beside them the accounts that came last, and how many statements wait in the latest."),
		func(ctx context.Context, v page.View, in *mechanismsInput) (page.Home, bool, error) {
			p, err := v.Home(ctx, in.Of, in.part())
			return p, p.More != "", err
		})
	list(a, a.tagged(reads(mechanisms, "get-mechanism", "/mechanisms/{mechanism}", "One mechanism",
		"Its names, editions, people, the matrix of areas and editions, its commitments with their course, and the decisions that fit no longer. Where the commitments are many, they come in parts.")),
		func(ctx context.Context, v page.View, in *mechanismInput) (page.Mechanism, bool, error) {
			p, err := v.Mechanism(ctx, in.Mechanism, in.part())
			return p, p.More != "", err
		})
	get(a, reads(mechanisms, "get-meeting", "/mechanisms/{mechanism}/meetings/{edition}", "One meeting",
		"When, where and who, the accounts of it, what each side did, and what the accounts tell differently."),
		func(ctx context.Context, v page.View, in *meetingInput) (page.Meeting, error) {
			return v.Meeting(ctx, in.Mechanism, in.Edition, in.Area, in.Kind)
		})
	get(a, reads(mechanisms, "compare-meeting", "/mechanisms/{mechanism}/meetings/{edition}/comparisons", "The accounts of one meeting side by side",
		"The first account of the meeting compared with each of the others."),
		func(ctx context.Context, v page.View, in *OfMeeting) ([]page.Comparison, error) {
			return v.Comparisons(ctx, in.Mechanism, in.Edition)
		})
	get(a, reads(mechanisms, "get-commitment", "/mechanisms/{mechanism}/commitments/{commitment}", "One commitment",
		"Its course from edition to edition, with the words that say so and why they are taken for it. An edition at which nothing was said of it is there too."),
		func(ctx context.Context, v page.View, in *commitmentInput) (page.Commitment, error) {
			return v.Commitment(ctx, in.Mechanism, in.Commitment)
		})

	list(a, reads(documents, "list-documents", "/documents", "Accounts, the latest first",
		"Each with how many statements were read in it, and how many wait for somebody to decide."),
		func(ctx context.Context, v page.View, in *documentsInput) (page.Accounts, bool, error) {
			p, err := v.Accounts(ctx, in.Only == "waiting", in.part())
			return p, p.More != "", err
		})
	get(a, reads(documents, "get-document", "/documents/{document}", "One account, with what was read and decided",
		"Its text, the meetings that it is about, and its statements, each with what was decided about it last. “seen” is the number of the last decision about it, which a decision is to be sent with."),
		func(ctx context.Context, v page.View, in *documentInput) (page.Document, error) {
			return v.Document(ctx, in.Document, in.Show, record.Passage{})
		})
	get(a, reads(documents, "get-reading", "/documents/{document}/reading", "What the reader read",
		"The reading in the form of “rapporteur read --json”. Offsets count Unicode code points of the text from 0, the end not included."),
		reading)
	get(a, reads(documents, "list-versions", "/documents/{document}/versions", "The versions of an account",
		"All texts that were got at the address of this one, the oldest first."),
		func(ctx context.Context, v page.View, in *OfDocument) ([]page.VersionLine, error) {
			return v.Versions(ctx, in.Document)
		})
	a.text()

	list(a, reads(finding, "search", "/search", "Find what was said",
		"Statements that have all that is asked for, those of the latest meetings first, with facets to narrow the search by. Accents, capitals and English endings make no difference."),
		func(ctx context.Context, v page.View, in *searchInput) (page.Search, bool, error) {
			p, err := v.Search(ctx, page.SearchQuery{
				Words: in.Words, By: in.By, To: in.To, Kind: in.Kind, Area: in.Area, Person: in.Person, Key: in.Mechanism, Standing: in.Standing,
				Since: string(in.Since), Until: string(in.Until), In: in.In, Part: in.part(),
			})
			return p, p.More != "", err
		})
	list(a, reads(finding, "list-commitments", "/commitments", "Commitments over all mechanisms",
		"What was promised, asked and offered, what is overdue first, then by the day that was set."),
		func(ctx context.Context, v page.View, in *commitmentsInput) (page.Commitments, bool, error) {
			p, err := v.Commitments(ctx, page.CommitmentsQuery{Of: in.Of, Whose: in.Whose, Standing: in.Standing, General: in.General, Part: in.part()})
			return p, p.More != "", err
		})
	list(a, reads(finding, "list-people", "/people", "Who led the sides",
		"Heads of delegation over all mechanisms, across spellings, with their posts."),
		func(ctx context.Context, v page.View, in *peopleInput) (page.People, bool, error) {
			p, err := v.People(ctx, in.Of, in.part())
			return p, p.More != "", err
		})
	get(a, reads(finding, "compare-documents", "/comparison", "Two accounts side by side",
		"Which statements of the two tell the same matter, whether they agree, and what only one of them tells."),
		func(ctx context.Context, v page.View, in *comparisonInput) (page.Comparison, error) {
			return v.Comparison(ctx, in.A, in.B, in.Show)
		})

	list(a, reads(decisions, "list-decisions", "/decisions", "Decisions, the latest first",
		"Who decided what, with the words it is about. Each decision's hash is made of the one before and of its own words."),
		func(ctx context.Context, v page.View, in *Part) (page.Log, bool, error) {
			p, err := v.Log(ctx, in.part())
			return p, p.More != "", err
		})

	get(a, reads(about, "get-lexicon", "/lexicon", "The reader, and the words of the record",
		"Which reader and lexicon new accounts are read by, and all kinds, areas and standings there are."),
		lexicon)
	huma.Register(a.huma, reads(about, "get-caller", "/me", "Who asks, and what he may do", "The name that stands in the log, the role in this record, and the other records in which one has a role."),
		func(ctx context.Context, _ *struct{}) (*answered[Me], error) {
			c := caller(ctx)
			me := Me{Name: c.View.Who, Role: c.View.Rights.Whole, In: c.View.Rights.In}
			if c.Records != nil {
				me.Records = c.Records(ctx)
			}
			return &answered[Me]{me}, nil
		})
	health := reads(about, "get-health", "/health", "Whether the server answers", "Open to everybody; it says nothing of the record.")
	health.Security, health.Errors = nil, nil
	huma.Register(a.huma, health, func(context.Context, *struct{}) (*answered[Health], error) {
		return &answered[Health]{Health{"ok", Version}}, nil
	})
}

func reading(ctx context.Context, v page.View, in *readingInput) (record.Reading, error) {
	f, err := v.File(ctx, in.Document)
	if err != nil || !in.Decided {
		return f.Reading, err
	}
	return f.Laid(), nil
}

// text registers the one operation whose answer is no JSON.
func (a *API) text() {
	op := reads(documents, "get-text", "/documents/{document}/text", "The text of an account", "As it is kept: UTF-8 in NFC, with line feeds. All offsets count its code points.")
	op.Responses = map[string]*huma.Response{"200": {Description: "The text", Content: map[string]*huma.MediaType{"text/plain": {Schema: &huma.Schema{Type: huma.TypeString}}}}}
	huma.Register(a.huma, a.tagged(op), func(ctx context.Context, in *OfDocument) (*textOutput, error) {
		f, err := view(ctx).File(ctx, in.Document)
		if err != nil {
			return nil, a.problem(ctx, err)
		}
		return &textOutput{"text/plain; charset=utf-8", []byte(f.Reading.Document.Text)}, nil
	})
}

// Me is who asks.
type Me struct {
	Name    string               `json:"name"`
	Role    team.Role            `json:"role"`
	In      map[string]team.Role `json:"in,omitempty" doc:"What more in single mechanisms, by a key of each. A token does no more than its scope has room for."`
	Records []page.RecordLink    `json:"records,omitempty" doc:"The API for each is below its href."`
}

// Health tells that the server answers.
type Health struct {
	Status  string `json:"status" enum:"ok"`
	Version string `json:"version" doc:"Of the API."`
}

// Lexicon tells by what accounts are read, and which words the record has.
type Lexicon struct {
	Reader    string            `json:"reader" doc:"Version of the reader and of its lexicon. Where it changes, accounts can be read again."`
	Language  string            `json:"language"`
	Lines     int               `json:"lines" doc:"How many lines the lexicon has."`
	Kinds     []kindIn          `json:"kinds" doc:"The most binding first."`
	Areas     []areasIn         `json:"areas"`
	Standings []record.Standing `json:"standings"`
}

type kindIn struct {
	Kind  record.Kind  `json:"kind"`
	Class record.Class `json:"class"`
}

type areasIn struct {
	Group string        `json:"group"`
	Areas []record.Area `json:"areas"`
}

func lexicon(_ context.Context, v page.View, _ *struct{}) (Lexicon, error) {
	out := Lexicon{Reader: v.Library.Label, Language: "en", Lines: len(v.Library.Lex.Lines()), Standings: record.Standings}
	for _, k := range record.Kinds {
		out.Kinds = append(out.Kinds, kindIn{k, k.Class()})
	}
	for _, g := range record.Areas {
		out.Areas = append(out.Areas, areasIn{g.Group, g.Areas})
	}
	return out, nil
}

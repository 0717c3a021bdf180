package web

import (
	"slices"
	"strings"
	"time"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/record"
	"rapporteur/store"
)

// A documentPage is one account: its text, and beside it what was read.
type documentPage struct {
	Hash       string         `json:"document"`
	Title      string         `json:"title"`
	Publisher  string         `json:"publisher"`
	Published  record.Date    `json:"published"`
	URL        string         `json:"url,omitempty"`
	Language   string         `json:"language"`
	Got        time.Time      `json:"got"`
	Text       string         `json:"text"`
	Paragraphs []paragraph    `json:"-"`
	Meetings   []meetingLine  `json:"meetings"`
	Statements []reviewLine   `json:"statements"` // those in the filter
	All        int            `json:"all"`
	Waiting    int            `json:"waiting"`
	Whole      *decisionLine  `json:"gone_through,omitempty"`
	Versions   []versionLine  `json:"versions,omitempty"`
	Filters    []filter       `json:"-"`
	Show       string         `json:"show,omitempty"`
	Seen       int64          `json:"seen"` // number of the last decision on it
	Here       string         `json:"-"`
	Writes     bool           `json:"-"`
	Edit       *statementForm `json:"-"`
	Adding     *statementForm `json:"-"` // a statement that could not be added as it was written
	Fault      string         `json:"-"`
	Acceptable int            `json:"-"` // how many the button for all would accept
	Kinds      []record.Kind  `json:"-"`
	Areas      []record.Area  `json:"-"`
	Parties    []record.Party `json:"-"`
}

// A meetingLine is a meeting that an account is about, with its page.
type meetingLine struct {
	record.Meeting
	Name string `json:"name"`
	To   string `json:"href,omitempty"`
	At   string `json:"passage_href,omitempty"`
}

// A reviewLine is a statement with what was decided about it.
type reviewLine struct {
	ID        string            `json:"id"`
	Statement record.Statement  `json:"statement"`
	Read      *record.Statement `json:"as_read,omitempty"`
	Quote     string            `json:"quote"`
	Act       record.Act        `json:"decided,omitempty"`
	Who       string            `json:"by,omitempty"`
	At        time.Time         `json:"at,omitzero"`
	Note      string            `json:"note,omitempty"`
	Changed   []string          `json:"changed,omitempty"`
	Mine      bool              `json:"-"` // whoever asks decided last
}

type decisionLine struct {
	Who string    `json:"who"`
	At  time.Time `json:"at"`
}

type versionLine struct {
	Hash  string    `json:"document"`
	Got   time.Time `json:"got"`
	To    string    `json:"href"`
	Here  bool      `json:"this,omitempty"`
	Place string    `json:"address"`
}

// A filter is one way to show fewer statements.
type filter struct {
	Key   string
	Count int
	On    bool
	To    string
}

// A filing is an account with its reading and what people said of it.
type filing struct {
	store.Kept
	decisions []record.Decision
	all       []dossier.Review
	whole     *record.Decision
	seen      int64
}

// filed fetches the account that an address names.
func (v *visit) filed() (filing, error) {
	var f filing
	hash := v.PathValue("document")
	if len(hash) < 8 || strings.Trim(hash, "0123456789abcdef") != "" {
		return f, errNoPage
	}
	var err error
	if f.Kept, err = v.lib.Reading(v.Context(), hash); err != nil {
		return f, err
	}
	if f.decisions, err = v.lib.Decided(v.Context(), f.Kept); err != nil {
		return f, err
	}
	if f.seen, err = v.lastDecision(f.Hash); err != nil {
		return f, err
	}
	f.all, f.whole = dossier.Reviewed(f.Reading, f.decisions)
	return f, nil
}

// lastDecision returns the number of the last decision about an account, 0 for
// none.
func (v *visit) lastDecision(hash string) (int64, error) {
	entries, err := v.lib.DecisionsOf(v.Context(), hash)
	if err != nil || len(entries) == 0 {
		return 0, err
	}
	return entries[len(entries)-1].Number, nil
}

func document(v *visit) (answer, error) {
	f, err := v.filed()
	if err != nil {
		return answer{}, err
	}
	p, err := v.documentPage(f)
	if err != nil {
		return answer{}, err
	}
	return answer{page: "document", title: p.Title, data: p}, nil
}

// documentPage sets the page of an account.
func (v *visit) documentPage(f filing) (documentPage, error) {
	d := f.Reading.Document
	p := documentPage{
		Hash: f.Hash, Title: v.documentTitle(d.Title), Publisher: english.Fold(d.Publisher), Published: d.Published, URL: webAddress(d.URL), Language: d.Language, Got: f.Version.Got,
		Text: d.Text, Paragraphs: paragraphs(f.Reading, f.all, v.asked()), All: len(f.all), Waiting: waiting(f.all, f.whole), Show: v.FormValue("show"), Seen: f.seen, Kinds: record.Kinds, Areas: record.AllAreas(),
		Here: v.documentLink(f.Hash), Writes: v.who.Role >= Rapporteur, Statements: []reviewLine{}, Meetings: []meetingLine{},
	}
	if p.Language == "" {
		p.Language = "en"
	}
	if f.whole != nil {
		p.Whole = &decisionLine{f.whole.Who, f.whole.At}
	}
	p.filters(v, f)
	for _, r := range f.all {
		if shows(r, p.Show) {
			p.Statements = append(p.Statements, v.reviewLine(f, r))
			if r.Act() == "" {
				p.Acceptable++
			}
		}
	}
	if at := v.URL.Query().Get("edit"); at != "" && p.Writes {
		p.Edit = v.statementForm(f, at)
	}
	if err := v.meetingLines(&p, f); err != nil {
		return p, err
	}
	versions, err := v.lib.Versions(v.Context(), f.Version.Address)
	if err != nil {
		return p, err
	}
	if len(versions) > 1 {
		for _, x := range versions {
			p.Versions = append(p.Versions, versionLine{x.Hash, x.Got, v.documentLink(x.Hash), x.Hash == f.Hash, english.Fold(x.Address)})
		}
	}
	return p, nil
}

// asked returns the passage that an address asks for by at=964-1058.
func (v *visit) asked() record.Passage {
	p, err := passage(v.URL.Query().Get("at"))
	if err != nil {
		return record.Passage{}
	}
	return p
}

// webAddress returns an address that a page may link to, "" for any other.
func webAddress(s string) string {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}

// show is what a filter lets through: what was decided, or a class of kinds.
var show = []string{"", "waiting", "accept", "amend", "add", "reject", "decide", "ask", "judge", "tell"}

// shows tells whether a statement is in a filter.
func shows(r dossier.Review, filter string) bool {
	switch filter {
	case "":
		return true
	case "waiting":
		return r.Act() == ""
	case "decide", "ask", "judge", "tell":
		return string(r.Statement.Kind.Class()) == filter
	}
	return string(r.Act()) == filter
}

func (p *documentPage) filters(v *visit, f filing) {
	if !slices.Contains(show, p.Show) {
		p.Show = ""
	}
	for _, key := range show {
		n := 0
		for _, r := range f.all {
			if shows(r, key) {
				n++
			}
		}
		if n > 0 || key == "" || key == p.Show {
			p.Filters = append(p.Filters, filter{"filter." + key, n, key == p.Show, v.documentAt(f.Hash, "show", key)})
		}
	}
}

func (v *visit) reviewLine(f filing, r dossier.Review) reviewLine {
	text := f.Reading.Document.Text
	line := reviewLine{ID: span(r.Statement.Quote), Statement: r.Statement, Quote: passageWords(text, r.Statement.Quote), Act: r.Act()}
	if last := r.Last(); last != nil {
		line.Who, line.At, line.Note, line.Mine = english.Fold(last.Who), last.At, english.Fold(last.Note), last.Who == v.who.Name
	}
	if r.Read != nil && r.Act() == record.Amend {
		line.Read, line.Changed = r.Read, v.changes(*r.Read, r.Statement)
	}
	return line
}

// changes tells in words what differs between two forms of a statement.
func (v *visit) changes(a, b record.Statement) []string {
	x, y := v.formOf(a), v.formOf(b)
	var out []string
	for _, f := range []struct{ key, was, is string }{
		{"kind", v.kindWord(a.Kind), v.kindWord(b.Kind)},
		{"by", x.By, y.By},
		{"speaker", x.Speaker, y.Speaker},
		{"to", x.Towards, y.Towards},
		{"areas", english.Listed(each(a.Areas, v.s.words.area)), english.Listed(each(b.Areas, v.s.words.area))},
		{"due", x.Due, y.Due},
	} {
		if f.was == f.is {
			continue
		}
		nothing := v.s.words.say("field.none")
		if f.was == "" {
			f.was = nothing
		}
		if f.is == "" {
			f.is = nothing
		}
		out = append(out, v.s.words.say("field."+f.key)+": "+english.Fold(f.was)+" → "+english.Fold(f.is))
	}
	return out
}

func (v *visit) kindWord(k record.Kind) string { return v.s.words.say("kind." + string(k)) }

// meetingLines tells which meetings an account is about.
func (v *visit) meetingLines(p *documentPage, f filing) error {
	laid, _ := dossier.Lay([]record.Reading{f.Reading}, f.decisions)
	all, err := v.lib.Dialogues(v.Context())
	if err != nil {
		return err
	}
	keys := v.lib.MechanismKeys(laid[0])
	for i, m := range laid[0].Meetings {
		if m.Role != record.Subject {
			continue
		}
		line := meetingLine{Meeting: m, Name: v.mechanismTitle(m.Mechanism)}
		if len(m.Evidence) > 0 {
			line.At = "#p" + span(m.Evidence[0])
		}
		for _, d := range all {
			if !slices.Contains(d.Keys, keys[i]) {
				continue
			}
			line.To = v.mechanismLink(d)
			x, err := v.lib.Dossier(v.Context(), d)
			if err != nil {
				return err
			}
			for n, e := range x.Editions {
				if slices.ContainsFunc(e.Accounts, func(a dossier.Account) bool { return a.Hash == f.Hash }) {
					line.To = v.editionLink(d, x.Editions, n)
				}
			}
		}
		p.Meetings = append(p.Meetings, line)
		for _, party := range m.Parties {
			if !slices.Contains(p.Parties, party) {
				p.Parties = append(p.Parties, party)
			}
		}
	}
	return nil
}

package page

import (
	"context"
	"slices"
	"strings"
	"time"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
	"rapporteur/store/team"
)

// A Document is one account: its text, and beside it what was read.
type Document struct {
	Hash       string         `json:"document"`
	Title      string         `json:"title"`
	Publisher  string         `json:"publisher"`
	Published  record.Date    `json:"published"`
	URL        string         `json:"url,omitempty"`
	Language   string         `json:"language"`
	Got        time.Time      `json:"got"`
	Text       string         `json:"text"`
	Paragraphs []Paragraph    `json:"-"`
	Meetings   []MeetingLine  `json:"meetings"`
	Statements []ReviewLine   `json:"statements"` // those in the filter
	All        int            `json:"all"`
	Waiting    int            `json:"waiting"`
	Whole      *DecisionLine  `json:"gone_through,omitempty"`
	Versions   []VersionLine  `json:"versions,omitempty"`
	Filters    []Filter       `json:"-"`
	Show       string         `json:"show,omitempty"`
	Seen       int64          `json:"seen"` // number of the last decision on it
	Here       string         `json:"-"`
	Writes     bool           `json:"-"`
	Edit       *StatementForm `json:"-"`
	Adding     *StatementForm `json:"-"` // a statement that could not be added as it was written
	Fault      string         `json:"-"`
	Acceptable int            `json:"-"` // how many the button for all would accept
	Kinds      []record.Kind  `json:"-"`
	Areas      []record.Area  `json:"-"`
	Parties    []record.Party `json:"-"`
}

// A MeetingLine is a meeting that an account is about, with its page.
type MeetingLine struct {
	record.Meeting
	Name string `json:"name"`
	To   string `json:"href,omitempty"`
	At   string `json:"passage_href,omitempty"`
	Edit string `json:"-"` // where it is corrected
	Said []Said `json:"decided,omitempty"`
}

// A ReviewLine is a statement with what was decided about it.
type ReviewLine struct {
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

// A DecisionLine is who decided, and when.
type DecisionLine struct {
	Who string    `json:"who"`
	At  time.Time `json:"at"`
}

// A VersionLine is a text that an account had.
type VersionLine struct {
	Hash  string    `json:"document"`
	Got   time.Time `json:"got"`
	To    string    `json:"href"`
	Here  bool      `json:"this,omitempty"`
	Place string    `json:"address"`
}

// A Filter is one way to show fewer statements.
type Filter struct {
	Key   string
	Count int
	On    bool
	To    string
}

// Document makes the page of the account whose hash begins so, with the
// statements in a filter. here is the passage that its address asks for.
func (v View) Document(ctx context.Context, hash, show string, here record.Passage) (Document, error) {
	f, err := v.File(ctx, hash)
	if err != nil {
		return Document{}, err
	}
	return v.DocumentOf(ctx, f, show, here)
}

// File fetches the account whose hash begins so.
func (v View) File(ctx context.Context, hash string) (library.Filing, error) {
	if len(hash) < 8 || strings.Trim(hash, "0123456789abcdef") != "" {
		return library.Filing{}, ErrNone
	}
	return v.Library.File(ctx, hash)
}

// DocumentOf makes the page of an account that was fetched.
func (v View) DocumentOf(ctx context.Context, f library.Filing, show string, here record.Passage) (Document, error) {
	d := f.Reading.Document
	p := Document{
		Hash: f.Hash, Title: v.documentTitle(d.Title), Publisher: english.Fold(d.Publisher), Published: d.Published, URL: WebAddress(d.URL), Language: d.Language, Got: f.Version.Got,
		Text: d.Text, Paragraphs: paragraphs(f.Reading, f.All, here), All: len(f.All), Waiting: f.Waiting(), Show: show, Seen: f.Seen, Kinds: record.Kinds, Areas: record.AllAreas(),
		Here: v.DocumentLink(f.Hash), Statements: []ReviewLine{}, Meetings: []MeetingLine{},
	}
	if p.Language == "" {
		p.Language = "en"
	}
	laid := f.Laid()
	role, err := v.Library.RoleAbout(ctx, v.Rights, laid)
	if err != nil {
		return p, err
	}
	p.Writes = role >= team.Rapporteur
	if f.Whole != nil {
		p.Whole = &DecisionLine{f.Whole.Who, f.Whole.At}
	}
	p.filters(v, f)
	for _, r := range f.All {
		if Shown(r, p.Show) {
			p.Statements = append(p.Statements, v.reviewLine(f, r))
			if r.Act() == "" {
				p.Acceptable++
			}
		}
	}
	err = v.meetingLines(ctx, &p, f, laid)
	if err != nil {
		return p, err
	}
	if p.Versions, err = v.versions(ctx, f.Kept); len(p.Versions) == 1 {
		p.Versions = nil
	}
	return p, err
}

// Versions lists the texts that the page of an account had, the oldest first.
func (v View) Versions(ctx context.Context, hash string) ([]VersionLine, error) {
	f, err := v.File(ctx, hash)
	if err != nil {
		return nil, err
	}
	return v.versions(ctx, f.Kept)
}

func (v View) versions(ctx context.Context, k store.Kept) ([]VersionLine, error) {
	all, err := v.Library.Versions(ctx, k.Version.Address)
	if err != nil {
		return nil, err
	}
	var out []VersionLine
	for _, x := range all {
		out = append(out, VersionLine{x.Hash, x.Got, v.DocumentLink(x.Hash), x.Hash == k.Hash, english.Fold(x.Address)})
	}
	return out, nil
}

// WebAddress returns an address that a page may link to, "" for any other.
func WebAddress(s string) string {
	if strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://") {
		return s
	}
	return ""
}

// Shows are the filters of an account: they let through: what was decided, or a class of kinds.
var Shows = []string{"", "waiting", "accept", "amend", "add", "reject", "decide", "ask", "judge", "tell"}

// Shown tells whether a statement is in a filter.
func Shown(r dossier.Review, filter string) bool {
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

func (p *Document) filters(v View, f library.Filing) {
	if !slices.Contains(Shows, p.Show) {
		p.Show = ""
	}
	for _, key := range Shows {
		n := 0
		for _, r := range f.All {
			if Shown(r, key) {
				n++
			}
		}
		if n > 0 || key == "" || key == p.Show {
			p.Filters = append(p.Filters, Filter{"filter." + key, n, key == p.Show, v.DocumentAt(f.Hash, "show", key)})
		}
	}
}

func (v View) reviewLine(f library.Filing, r dossier.Review) ReviewLine {
	text := f.Reading.Document.Text
	line := ReviewLine{ID: Span(r.Statement.Quote), Statement: r.Statement, Quote: PassageWords(text, r.Statement.Quote), Act: r.Act()}
	if last := r.Last(); last != nil {
		line.Who, line.At, line.Note, line.Mine = english.Fold(last.Who), last.At, english.Fold(last.Note), last.Who == v.Who
	}
	if r.Read != nil && r.Act() == record.Amend {
		line.Read, line.Changed = r.Read, v.changes(*r.Read, r.Statement)
	}
	return line
}

// meetingLines tells which meetings an account is about.
func (v View) meetingLines(ctx context.Context, p *Document, f library.Filing, laid record.Reading) error {
	all, err := v.Library.Catalogue(ctx)
	if err != nil {
		return err
	}
	keys := v.Library.MechanismKeys(laid)
	for i, m := range laid.Meetings {
		if m.Role != record.Subject {
			continue
		}
		line := MeetingLine{Meeting: m, Name: v.mechanismTitle(m.Mechanism)}
		if len(m.Evidence) > 0 {
			line.At = "#p" + Span(m.Evidence[0])
			line.Edit = v.Link([]string{"d", inAddress(f.Hash), "meeting"}, "at", Span(m.Evidence[0]))
		}
		for _, d := range f.OnMeeting(m) {
			line.Said = append(line.Said, v.SaidOf(f, d))
		}
		if d, ok := all.Of(keys[i]); ok {
			line.To = v.mechanismLink(d)
			if f.Texts[len(f.Texts)-1] == f.Hash { // an earlier text is in no edition
				line.To = v.Link([]string{"m", mechanismID(d), library.AccountSlug(f.Hash)})
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

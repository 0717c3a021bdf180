package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/web/page"
)

//go:embed templates
var templateFiles embed.FS

// views are the templates, by the page that they set.
type views map[string]*template.Template

// A frame is what stands around a page's own matter.
type frame struct {
	Title, Base, Theme, Twin, Here string
	Who                            Visitor
	Known, Example, Writes         bool
	SignedIn, Administers          bool   // in a team
	Room                           string // what a record beside the main one is called
	Style, Script, Icon            string
	Query                          string
	Data                           any
}

func (s *Server) frame(req *http.Request, base string, who Visitor, title string) frame {
	f := frame{
		Title: title, Base: base, Who: who, Known: who.Role > Nobody, Example: base == exampleBase, Writes: who.rights().Highest() >= Rapporteur,
		Here: req.URL.RequestURI(), Query: req.URL.Query().Get("q"),
		Style: s.assets.address("style.css"), Script: s.assets.address("rapporteur.js"), Icon: s.assets.address("icon.svg"),
	}
	if s.Team != nil {
		f.SignedIn, f.Administers, f.Room = who.Account.Number != 0, who.Role >= Administrator, s.roomTitle(base)
	}
	if req.Method != http.MethodGet {
		f.Here = base + "/"
	}
	twin := *req.URL
	if strings.HasSuffix(twin.Path, "/") {
		twin.Path += "index"
	}
	twin.Path += ".json"
	twin.RawPath = ""
	f.Twin = twin.RequestURI()
	if c, err := req.Cookie("theme"); err == nil && (c.Value == "dark" || c.Value == "light") {
		f.Theme = c.Value
	}
	return f
}

// loadViews parses the templates: the frame and the parts that pages share,
// with each page in turn.
func loadViews(s *Server) (views, error) {
	w := s.words
	v := page.View{Library: s.Library, Say: w.say}
	shared, err := template.New("").Funcs(template.FuncMap{
		"t":         w.say,
		"n":         func(n int, key string) string { return w.count(n, key) },
		"lang":      func() string { return "en" },
		"party":     v.PartyName,
		"parties":   func(all []record.Party) string { return english.Listed(each(all, v.PartyName)) },
		"date":      english.Date,
		"dates":     v.Say.Period,
		"ordinal":   english.Ordinal,
		"edition":   library.Label,
		"place":     func(p record.Place) string { return library.PlaceOf(s.Library.Lex, p) },
		"kind":      v.Say.Kind,
		"class":     func(k record.Kind) string { return string(k.Class()) },
		"areas":     func(all []record.Area) string { return english.Listed(each(all, v.Say.Area)) },
		"area":      v.Say.Area,
		"standing":  func(x record.Standing) string { return w.say("standing." + string(x)) },
		"mark":      func(x record.Standing) string { return w.say("mark." + string(x)) },
		"course":    w.course,
		"fold":      english.Fold,
		"balance":   w.balance,
		"short":     library.Short,
		"head":      head,
		"joined":    strings.Join,
		"heads":     func(all []record.Head, p record.Party) []record.Head { return headsOf(all, p) },
		"tokendays": func() []int { return []int{7, 30, 90, 365} },
		"day":       func(t time.Time) string { return t.UTC().Format("2 January 2006") },
		"moment":    page.Moment,
		"quote":     quote,
		"standings": func() []record.Standing { return record.Standings },
		"kinds":     func() []record.Kind { return record.Kinds },
		"docpath":   func(to string) string { to, _, _ = strings.Cut(to, "#"); return to },
		"nohead":    func() page.HeadFields { return page.HeadFields{} },
		"formfields": func(form *page.StatementForm, kinds []record.Kind) formFields {
			if form == nil {
				form = &page.StatementForm{}
			}
			return formFields{*form, kinds}
		},
	}).ParseFS(templateFiles, "templates/frame.html", "templates/parts.html")
	if err != nil {
		return nil, fmt.Errorf("the templates: %w", err)
	}
	all, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		return nil, err
	}
	out := views{}
	for _, file := range all {
		name := strings.TrimSuffix(path.Base(file), ".html")
		if name == "frame" || name == "parts" {
			continue
		}
		t, err := shared.Clone()
		if err == nil {
			t, err = t.ParseFS(templateFiles, file)
		}
		if err != nil {
			return nil, fmt.Errorf("the template %s: %w", name, err)
		}
		out[name] = t
	}
	return out, nil
}

func (v views) set(a answer, f frame) ([]byte, error) {
	t := v[a.page]
	if t == nil {
		return nil, fmt.Errorf("there is no template %q", a.page)
	}
	f.Data = a.data
	var b bytes.Buffer
	err := t.ExecuteTemplate(&b, "frame", f)
	return b.Bytes(), err
}

//go:embed assets
var assetFiles embed.FS

// assets are the style, the script and the icon. Each has an address with a
// part of its hash, so that a browser may keep it for ever.
type assets map[string]asset

type asset struct {
	body []byte
	hash string
	kind string
}

func loadAssets() (assets, error) {
	out := assets{}
	entries, err := assetFiles.ReadDir("assets")
	if err != nil {
		return nil, fmt.Errorf("the style and the script: %w", err)
	}
	for _, e := range entries {
		b, err := assetFiles.ReadFile("assets/" + e.Name())
		if err != nil {
			return nil, fmt.Errorf("the style and the script: %w", err)
		}
		sum := sha256.Sum256(b)
		out[e.Name()] = asset{b, hex.EncodeToString(sum[:6]), mime.TypeByExtension(path.Ext(e.Name()))}
	}
	return out, nil
}

func (a assets) address(name string) string { return "/assets/" + a[name].hash + "/" + name }

func (a assets) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	one, ok := a[path.Base(req.URL.Path)]
	if !ok {
		http.NotFound(w, req)
		return
	}
	if strings.Contains(req.URL.Path, "/"+one.hash+"/") {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	w.Header().Set("Content-Type", one.kind)
	_, _ = w.Write(one.body)
}

func each[T any](all []T, f func(T) string) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = f(x)
	}
	return out
}

// course sets the course of a commitment as a row of marks, with room for so
// many editions before it appeared. A page may have thousands of marks, for
// which a template takes ten times as long.
func (w words) course(pads int, marks []page.StepMark) template.HTML {
	var b strings.Builder
	b.WriteString(`<span class="course">`)
	for range pads {
		b.WriteString(`<span class="mark"></span>`)
	}
	for _, m := range marks {
		said := template.HTMLEscapeString(m.Edition + ": " + w.say("standing."+string(m.Standing)))
		for _, part := range []string{
			`<a href="`, template.HTMLEscapeString(m.To), `" class="mark st-`, template.HTMLEscapeString(string(m.Standing)), `" title="`, said, `" aria-label="`, said, `">`,
			template.HTMLEscapeString(w.say("mark." + string(m.Standing))), `</a>`,
		} {
			b.WriteString(part)
		}
	}
	b.WriteString(`</span>`)
	return template.HTML(b.String()) //nolint:gosec // every part of it is escaped
}

package web

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"rapporteur/web/page"
)

// axe returns the script that looks for what keeps people out of a page. The
// check script of the project brings it in.
func axe(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", ".cache", "axe", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Skip("axe-core is not here; ./check brings it in where npm is")
	}
	return string(b)
}

// TestAxe finds no page that keeps people out, in either theme.
func TestAxe(t *testing.T) {
	script := axe(t)
	l := filled(t)
	s := serving(t, l, "Anna")
	p := enter(browser(t), t, s)
	someDecisions(p)
	pages := pagesToSee(t)
	m := twin[page.Mechanism](t, s, pages["mechanism"]+".json")
	pages["commitment"] = m.Commitments[0].To
	pages["which"] += "?at=" + page.Span(twin[page.Document](t, s, pages["edit"]+".json").Meetings[0].Evidence[0])
	pages["edit"] += "?edit=" + twin[page.Document](t, s, pages["edit"]+".json").Statements[0].ID
	for _, size := range []int64{1280, 360} {
		p.do("sizing", chromedp.EmulateViewport(size, 900))
		for _, theme := range []string{"light", "dark"} {
			eval[bool](p, `(document.cookie = "theme=`+theme+`; path=/", true)`)
			for name, path := range pages {
				p.open(path)
				p.check(script, name+" "+theme)
			}
		}
	}
	fresh := enter(browser(t), t, serving(t, empty(t), "Anna"))
	fresh.check(script, "welcome")
}

func (p *tab) check(script, name string) {
	p.Helper()
	eval[bool](p, script+"; true")
	found, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](
		`axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r =>
			JSON.stringify(r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " :: " + n.failureSummary)}))))`,
		chromedp.EvalAwaitPromise))
	if err != nil {
		p.Fatal(err)
	}
	var all []struct {
		ID, Help string
		Nodes    []string
	}
	if err := json.Unmarshal([]byte(found), &all); err != nil {
		p.Fatal(err)
	}
	for _, v := range all {
		p.Errorf("%s: %s: %s\n%q", name, v.ID, v.Help, v.Nodes)
	}
}

package web

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/store/team"
	"rapporteur/web/page"
)

// TestWords holds the catalogue to what is said: every word that a page asks
// for is there, and none that no page asks for.
func TestWords(t *testing.T) {
	w, err := loadWords("en")
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	ask := func(key string) {
		asked[key] = true
		if _, ok := w[key]; !ok {
			t.Errorf("there is no word %q", key)
		}
	}
	for _, r := range team.Roles {
		ask("role." + r.String())
		ask("role." + r.String() + ".is")
	}
	for _, s := range team.Scopes {
		ask("scope." + string(s))
	}
	for _, s := range []string{"in", "out", "closed"} {
		ask("state." + s)
	}
	for _, g := range record.Areas {
		for _, a := range g.Areas {
			ask("area." + string(a))
		}
	}
	for _, k := range record.Kinds {
		ask("kind." + string(k))
		ask("kind." + string(k) + ".is")
	}
	for _, s := range record.Standings {
		ask("standing." + string(s))
		ask("standing." + string(s) + ".is")
		ask("mark." + string(s))
	}
	for _, f := range page.Shows {
		ask("filter." + f)
	}
	for _, r := range page.Relations {
		ask("relation." + r)
	}
	source := ""
	for _, dir := range []string{"templates", ".", "page"} {
		files, err := fs.Glob(os.DirFS(dir), "*.*")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if b, err := os.ReadFile(dir + "/" + f); err == nil && !strings.HasSuffix(f, "_test.go") {
				source += string(b)
			}
		}
	}
	for _, re := range []string{`\{\{t "([^"]+)"`, `\(t "([^"]+)"`, ` t "([^"]+)"`, `\.[sS]ay\("([^"]+[^.])"[,)]`, `[wW]rong\("([^"]+)"`, `refuse\("([^"]+)"`, `"(error\.[a-z]+)"`} {
		for _, m := range regexp.MustCompile(re).FindAllStringSubmatch(source, -1) {
			ask(m[1])
		}
	}
	for _, m := range regexp.MustCompile(`\{\{n [^"]+"([^"]+)"`).FindAllStringSubmatch(source, -1) {
		ask("count." + m[1])
	}
	made := regexp.MustCompile(`^(act|did|log|what|news|facet|change|field|conflict|api\.in|api\.scope)\.|\.do$`) // from parts
	for key := range w {
		if !asked[key] && !made.MatchString(key) {
			t.Errorf("nobody says %q", key)
		}
	}
}

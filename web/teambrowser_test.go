package web

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"rapporteur/store/team"
)

// served starts a server of a crew, which browsers can reach.
func served(t testing.TB, change ...func(*Options)) (*crew, string) {
	t.Helper()
	server := httptest.NewUnstartedServer(nil)
	at := "http://" + server.Listener.Addr().String()
	c := crewOf(t, filled(t), append(change, besides(t), func(o *Options) { o.Origin = at })...)
	server.Config.Handler = c.Handler(server.Listener.Addr().String())
	server.Start()
	t.Cleanup(server.Close)
	return c, at
}

// signIn signs somebody in as a person does.
func (p *tab) signIn(name string) {
	p.Helper()
	p.fill("form.column [name=name]", name)
	p.fill("form.column [name=password]", teamPassword)
	p.click("form.column button")
}

// TestTeamJourney goes the way of a person who is invited, comes in, works, goes
// out, and comes in again.
func TestTeamJourney(t *testing.T) {
	_, at := served(t)
	p := &tab{t, browser(t), at}
	p.open("/team")
	p.says("h1", "Sign in")
	p.signIn("anna")
	p.says("h1", "Team")
	p.fill(`form[action="/team/add"] [name=account]`, "ben")
	p.fill(`form[action="/team/add"] [name=name]`, "Ben Okoro")
	p.do("choosing", chromedp.SetValue(chromedp.CSS(`form[action="/team/add"] select`), "rapporteur"))
	p.click(`form[action="/team/add"] button`)
	p.says("#link", "The link for ben")
	link := strings.TrimPrefix(p.text(".secret"), at)
	p.click(".me")
	p.says("h1", "Your account")
	p.click(`form[action="/sign-out"] button`)
	p.says(".note", "You have signed out")
	p.open("/")
	p.says("h1", "Sign in")

	p.open(link)
	p.says("h1", "Come in")
	p.fill("[name=password]", "ben has a long secret")
	p.fill("[name=again]", "ben has a long secrte")
	p.click("form.column button")
	p.says(".fault", "not the same")
	p.fill("[name=password]", "ben has a long secret")
	p.fill("[name=again]", "ben has a long secret")
	p.click("form.column button")
	p.says(".me", "Ben Okoro")
	p.says("h1", "The record")
	p.open("/d/" + hashOf(t, "kenya-finland-3-by-finland")[:16])
	p.press("j")
	p.goes("a", chromedp.KeyEvent("a"))
	p.says(".review > li:nth-child(1) .verdict", "Accepted by Ben Okoro")
	p.open(link)
	p.says("h1", "This link no longer lets in")

	p.open("/account")
	p.fill(`form[action="/account/token"] [name=label]`, "nightly copy")
	p.click(`form[action="/account/token"] button`)
	p.says("#made + p", "nightly copy")
	p.click(`form[action="/account/token/end"] button`)
	if p.count(`form[action="/account/token/end"]`) != 0 {
		t.Error("the token is still there")
	}
	p.click(`form[action="/sign-out"] button`)
	p.open("/people")
	p.fill("[name=name]", "ben")
	p.fill("form.column [name=password]", "not this one at all")
	p.click("form.column button")
	p.says(".fault", "do not belong together")
	p.fill("form.column [name=password]", "ben has a long secret")
	p.click("form.column button")
	p.says("h1", "People")
}

// TestHouseJourney goes to the house and back, in a browser that minds the
// policy of the pages.
func TestHouseJourney(t *testing.T) {
	var c *crew
	h := houseOf(t, func() time.Time { return c.now })
	h.subject = "sub-mia"
	c, at := served(t, func(o *Options) { o.OIDC = &OIDC{Issuer: h.URL, Client: "rapporteur", Secret: "s3cret"} })
	if _, err := c.Team.Add(t.Context(), operator, team.Account{Name: "mia", Display: "Mia Sato", Issuer: h.URL, Subject: "sub-mia"}, c.now); err != nil {
		t.Fatal(err)
	}
	c.grant(t, "mia", team.Grant{Role: Reader})
	p := &tab{t, browser(t), at}
	p.open("/log")
	p.click(`a[href^="/sign-in/house"]`)
	p.says("h1", "Log")
	p.says(".me", "Mia Sato")
}

// teamPages are the addresses of all pages that a team has besides.
func teamPages(t testing.TB, c *crew) map[string]string {
	t.Helper()
	link, err := c.Team.Invite(t.Context(), operator, "reader", c.now)
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"signin": "/sign-in?left=1", "invitation": "/invitation/" + link, "badlink": "/invitation/AAAA", "account": "/account", "members": "/team",
		"beside": "/r/talks/", "besidemembers": "/r/talks/team", "teamhome": "/",
	}
}

// inAll opens pages in both themes and in some widths, as somebody who has signed
// in, and those of signing in as nobody.
func (c *crew) inAll(p *tab, widths []int64, look func(name string)) {
	p.Helper()
	pages := teamPages(p, c)
	secret := c.as(p, "cleo").cookies[c.sessionCookie()]
	for _, theme := range []string{"light", "dark"} {
		for _, width := range widths {
			p.do("sizing", chromedp.EmulateViewport(width, 900))
			for name, path := range pages {
				cookie := secret
				if name == "signin" || name == "invitation" || name == "badlink" {
					cookie = ""
				}
				eval[bool](p, `(document.cookie = "theme=`+theme+`; path=/", document.cookie = "`+c.sessionCookie()+`=`+cookie+`; path=/", true)`)
				p.open(path)
				look(fmt.Sprintf("%s-%d-%s", name, width, theme))
			}
		}
	}
}

// crewed opens a browser at a server of a crew with a house and with a record
// besides, in which names stand that would do harm if a page took them for its
// own.
func crewed(t testing.TB) (*crew, *tab) {
	t.Helper()
	c, at := served(t, func(o *Options) { o.OIDC = &OIDC{Issuer: "https://id.example", Client: "rapporteur"} })
	c.confidential(t)
	c.grant(t, "cleo", team.Grant{Role: Administrator})
	c.grant(t, "dora", team.Grant{Mechanism: "JPN+VNM:defenc dialogu polici", Role: Head})
	for _, label := range []string{"nightly copy", `"><svg onload=window.ran=1>`} {
		if _, _, err := c.Team.Issue(t.Context(), operator, "cleo", label, team.Write, 90, c.now); err != nil {
			t.Fatal(err)
		}
	}
	p := &tab{t, browser(t), at}
	p.open("/sign-in")
	return c, p
}

// TestTeamAxe finds no page of a team that keeps people out.
func TestTeamAxe(t *testing.T) {
	script := axe(t)
	c, p := crewed(t)
	c.inAll(p, []int64{1280, 360}, func(name string) { p.check(script, name) })
}

func TestTeamScreens(t *testing.T) {
	if *screens == "" {
		t.Skip("-screens names no folder")
	}
	c, p := crewed(t)
	c.inAll(p, []int64{360, 1280}, func(name string) {
		b, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
		if err != nil {
			t.Fatal(err)
		}
		if over := eval[int](p, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
			t.Errorf("%s is %d pixels too wide", name, over)
		}
		if err := os.WriteFile(filepath.Join(*screens, name+".png"), b, 0o600); err != nil {
			t.Fatal(err)
		}
	})
}

// TestTeamHostile has people, labels, titles and forms named by what would do
// harm where a page took it for its own.
func TestTeamHostile(t *testing.T) {
	c, p := crewed(t)
	x := c.as(t, "cleo")
	for i, s := range hostile {
		name := fmt.Sprintf("h%d", i)
		w := x.ask("POST", "/team/add", map[string][]string{"account": {name}, "name": {s}, "role": {"reader"}})
		if w.Code != 200 && w.Code != 422 {
			t.Errorf("%q as a name: %d", s, w.Code)
		}
		for _, path := range []string{"/sign-in", "/team/add", "/team/grant", "/team/revoke", "/team/invite", "/team/remove", "/account/password", "/account/session", "/account/token", "/account/token/end"} {
			y := x
			if path == "/sign-in" {
				y = c.as(t, "")
			}
			form := map[string][]string{}
			for _, field := range []string{"name", "password", "back", "account", "role", "mechanism", "old", "again", "session", "label", "scope", "days", "token"} {
				form[field] = []string{s}
			}
			if w := y.ask("POST", path, form); w.Code < 400 || w.Code >= 500 || strings.Contains(w.Body.String(), "<script>window") {
				t.Errorf("%q sent to %s: %d", s, path, w.Code)
			}
		}
	}
	x.header.Set("User-Agent", `"><script>window.ran=1</script>`)
	c.as(t, "cleo").ask("POST", "/sign-in", withPassword("cleo", teamPassword))
	for _, title := range hostile {
		name := "r" + fmt.Sprint(len(title))
		if err := c.Team.AddRecord(t.Context(), operator, team.Record{Name: name, File: name + ".db", Title: title}, c.now); err == nil {
			c.grant(t, "cleo", team.Grant{Record: name, Role: Administrator})
		}
	}
	c.inAll(p, []int64{1280}, func(name string) {
		if eval[bool](p, `window.ran !== undefined || location.origin !== "`+p.url+`"`) {
			t.Errorf("something runs at %s", name)
		}
		if n := p.count(`img, iframe, style, base, script:not([src^="/assets/"]), [onerror], [onload], [onfocus], a[href^="javascript"], main form[action^="http"]`); n > 0 {
			t.Errorf("%d things at %s are of what was typed, and not of the page", n, name)
		}
	})
}

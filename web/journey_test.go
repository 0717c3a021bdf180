package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"rapporteur/web/page"
)

const pasted = `Kenya and Finland hold talks

Helsinki – Kenya and Finland held the fourth round of political consultations on 3 March 2026. The two sides agreed to open a hotline. Kenya asked Finland to send two experts by June 2026. Finland expressed concern about the delay.
`

func TestFirstStart(t *testing.T) {
	s := serving(t, empty(t), "Anna")
	link := s.NewLink()
	p := &tab{t, browser(t), s.url}
	p.open("/accounts")
	p.says("h1", "Who are you?")
	p.open(link)
	p.says("h1", "Keep the record")
	if at := p.at(); at != "/" {
		t.Errorf("the link is still in the address: %s", at)
	}
	p.open(link)
	p.says("h1", "Keep the record") // who is in is not sent away
	resp, err := http.Get(s.url + link)
	if err != nil {
		t.Fatal(err)
	}
	if status, body := answered(t, resp); status != http.StatusForbidden || !strings.Contains(body, "has been used") {
		t.Errorf("a used link gives %d", status)
	}
}

func TestExample(t *testing.T) {
	p := enter(browser(t), t, serving(t, empty(t), "Anna"))
	p.click(`a[href="/example/"]`)
	p.says(".example", "invented")
	if n := p.count(".mechanisms > li"); n < 10 {
		t.Errorf("the example has %d mechanisms", n)
	}
	p.click(`.mechanisms a[href*="jpn-vnm"]`)
	p.says("h1", "Vietnam-Japan Defence Policy Dialogue")
	p.says("#commitments + dl", "done")
	p.click(".matrix .cell")
	p.says("h1", "11th edition")
	p.click(".statements .quote a")
	if p.count("#text a.here") == 0 {
		t.Errorf("at %s no passage is marked", p.at())
	}
	p.click(`.example a[href="/"]`)
	p.says("h1", "Keep the record")
}

func TestPasteAndReview(t *testing.T) {
	s := serving(t, empty(t), "Anna")
	p := enter(browser(t), t, s)
	p.click(`a[href="/add"]`)
	p.fill("textarea[name=text]", pasted)
	p.click("form.add button")
	p.says("h1", "Kenya and Finland hold talks")
	if n := p.count(".review > li"); n != 3 {
		t.Fatalf("%d statements are read, and there are 3", n)
	}
	p.press("j")
	p.goes("a", chromedp.KeyEvent("a"))
	p.press("j")
	p.goes("r", chromedp.KeyEvent("r"))
	p.press("j")
	p.goes("a", chromedp.KeyEvent("a"))
	p.says(".review > li:nth-child(1) .verdict", "Accepted by Anna")
	p.says(".review > li:nth-child(2) .verdict", "Rejected by Anna")
	p.says(".review > li:nth-child(3) .verdict", "Accepted by Anna")
	p.says(".reading h2", "all reviewed")
	p.press("k")
	p.goes("u", chromedp.KeyEvent("u"))
	if got := p.text(".review > li:nth-child(2) .verdict"); got != "" {
		t.Errorf("undone, it says %q", got)
	}
	p.press("?")
	if p.count("details.keys[open]") != 1 {
		t.Error("? does not show the keys")
	}
	p.click(".reading form button[value=accept]:not([data-key])")
	p.says(".note", "Gone through by Anna")
	p.open("/log")
	p.says(".log > li", "accepted the account as a whole")
	if n := p.count(".log > li"); n != 5 {
		t.Errorf("the log has %d decisions, and there were 5", n)
	}
}

func TestCorrect(t *testing.T) {
	s := serving(t, empty(t), "Anna")
	p := enter(browser(t), t, s)
	s.post(t, "/add", url.Values{"text": {pasted}})
	p.open("/accounts")
	p.click(".accounts a")
	p.press("jj")
	p.goes("e", chromedp.KeyEvent("e"))
	p.do("choosing", chromedp.SetValue(chromedp.CSS("form.edit select"), "propose"))
	p.fill("form.edit [name=areas]", "health, cyber")
	p.fill("form.edit [name=due]", "2026-05-32")
	p.click("form.edit button.strong")
	p.says(".fault", "is no date")
	p.fill("form.edit [name=due]", "2026-07")
	p.click("form.edit button.strong")
	p.says(".review > li:nth-child(2)", "Corrected by Anna")
	p.says(".review > li:nth-child(2)", "Kind: requests → proposes")
	p.says(".review > li:nth-child(2)", "by July 2026")

	// A statement that was missed, by selecting its words.
	if !eval[bool](p, `find("held the fourth round")`) {
		t.Fatal("the words are not found in the page")
	}
	p.do("waiting", chromedp.WaitVisible(chromedp.CSS("#words")))
	selected := ""
	for range 100 { // the browser tells of a selection when it has time
		if selected = eval[string](p, "document.getElementById('words').value"); selected == "held the fourth round" {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if selected != "held the fourth round" {
		t.Fatalf("selected: %q", selected)
	}
	p.do("choosing", chromedp.SetValue(chromedp.CSS("#add select"), "discuss"))
	p.fill("#add [name=by]", "Kenya, FIN")
	p.click("#add button")
	p.says(".review > li:nth-child(1)", "held the fourth round")
	p.says(".review > li:nth-child(1)", "Added by Anna")
}

func TestOverruleLink(t *testing.T) {
	s := serving(t, filled(t), "Anna")
	p := enter(browser(t), t, s)
	m := twin[page.Mechanism](t, s, "/m/jpn-vnm.defenc-dialogu-polici.json")
	c := m.Commitments[0]
	p.open(c.To)
	p.says("h1", "group of experts on cyber security")
	p.says("#e2 .quote", "agreed to establish an experts' group")
	p.click("#e2 .controls button")
	if got := p.text("#e2 .quote"); strings.Contains(got, "experts' group") {
		t.Errorf("parted, the step still says %q", got)
	}
	p.open(m.Commitments[1].To)
	p.do("choosing", chromedp.SetValue(chromedp.CSS("#e2 select"), "weaker"))
	p.click("#e2 form:has(select) button")
	p.says("#e2 .stand", "weaker")
	p.says("#e2 .stand", "decided by Anna")
}

func TestCompare(t *testing.T) {
	p := enter(browser(t), t, serving(t, filled(t), "Anna"))
	p.open("/m/fin-ken.consult-polit/3")
	p.says("#differ + p", "5 told differently")
	p.click("#differ + p a")
	all := p.count(".compare tbody tr:not(.how)")
	p.click(`.filters a[href*="show=differs"]`)
	if n := p.count(".compare tbody tr:not(.how)"); n != 5 || n >= all {
		t.Errorf("%d rows differ, of %d", n, all)
	}
	if p.count(".compare mark") == 0 {
		t.Error("no word is marked")
	}
	p.click(`.filters a[href*="show=b"]`)
	if p.count(".compare tr.same, .compare tr.differs, .compare tr.a") > 0 {
		t.Error("more is shown than what only B has")
	}
}

func TestSearch(t *testing.T) {
	p := enter(browser(t), t, serving(t, filled(t), "Anna"))
	p.press("/")
	p.do("typing", chromedp.KeyEvent("training"))
	p.goes("searching", chromedp.KeyEvent("\r"))
	p.says("#hits", "13 statements")
	if p.count(".hits mark") < 13 {
		t.Error("what was looked for is not marked")
	}
	p.click(`.facets a[href*="by=VNM"]`)
	p.says("#hits", "4 statements")
	p.says(".filters", "By: Vietnam")
	p.click(".hits .quote a")
	p.says("h1", "Vietnam")
	p.open("/search?in=texts&q=peacekeeping")
	p.says(".hits mark", "peacekeep")
	p.open("/search?q=-x")
	p.says(".fault", "no word to look for")
}

func TestTwoPeople(t *testing.T) {
	l := filled(t)
	anna, ben := serving(t, l, "Anna"), serving(t, l, "Ben")
	at := "/d/" + hashOf(t, "kenya-finland-3-by-finland")[:16]
	p, q := enter(browser(t), t, anna), enter(browser(t), t, ben)
	p.open(at)
	q.open(at)
	p.press("j")
	p.goes("a", chromedp.KeyEvent("a"))
	q.press("j")
	q.goes("r", chromedp.KeyEvent("r"))
	q.says("h1", "Somebody else decided meanwhile")
	q.says("#theirs + p", "Anna: accepted")
	q.says("#yours + p", "Ben: rejected")
	q.click(".card form button")
	q.open(at)
	q.says(".review > li:nth-child(1) .verdict", "Rejected by Ben")
	p.open("/log")
	if n := p.count(".log > li"); n != 2 {
		t.Errorf("the log has %d decisions, and both were made", n)
	}
}

func TestNoScript(t *testing.T) {
	s := serving(t, empty(t), "Anna")
	p := enter(browser(t), t, s)
	if _, err := chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	p.open("/add")
	p.fill("textarea[name=text]", pasted)
	p.click("form.add button")
	p.click(".review > li:nth-child(1) button[value=accept]")
	p.says(".review > li:nth-child(1) .verdict", "Accepted by Anna")
	p.click(".review > li:nth-child(2) a[data-key=e]")
	p.fill("form.edit [name=speaker]", "Amina Odhiambo")
	p.click("form.edit button.strong")
	p.says(".review > li:nth-child(2)", "Amina Odhiambo")
	p.fill("#words", "held the fourth round")
	p.fill("#add [name=by]", "Kenya")
	p.click("#add button")
	p.says(".review > li:nth-child(1)", "held the fourth round")
	p.click(".controls form[action$='/all'] button")
	p.says(".reading h2", "all reviewed")
	p.click(".bottom button[value=dark]")
	if got := eval[string](p, "document.documentElement.dataset.theme"); got != "dark" {
		t.Errorf("the theme is %q", got)
	}
}

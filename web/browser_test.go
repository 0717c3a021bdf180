package web

import (
	"context"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A tab is a page in a browser.
type tab struct {
	testing.TB
	ctx context.Context
	url string // of the server
}

// browser starts a browser, and skips the test where there is none.
func browser(t testing.TB) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			path = p
			break
		}
	}
	if path == "" {
		t.Skip("no chromium is here; on Debian, apt-get install chromium brings it")
	}
	if testing.Short() {
		t.Skip("starts a browser")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU)
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal("starting the browser:", err)
	}
	return ctx
}

// enter opens a site in a browser by a one-time link.
func enter(ctx context.Context, t testing.TB, s *site) *tab {
	t.Helper()
	p := &tab{t, ctx, s.url}
	p.open(s.NewLink())
	return p
}

func (p *tab) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.Fatalf("%s: %v", what, err)
	}
}

// goes does something that leads to another page, and waits for that.
func (p *tab) goes(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, time.Minute)
	defer cancel()
	if _, err := chromedp.RunResponse(ctx, steps...); err != nil {
		p.Fatalf("%s: %v", what, err)
	}
}

func (p *tab) open(path string) {
	p.Helper()
	p.do("opening "+path, chromedp.Navigate(p.url+path))
}

// click follows a link or presses a button that leads to another page.
func (p *tab) click(css string) {
	p.Helper()
	p.goes("clicking "+css, chromedp.Click(chromedp.CSS(css)))
}

func (p *tab) fill(css, value string) {
	p.Helper()
	p.do("filling "+css, chromedp.SetValue(chromedp.CSS(css), value))
}

func (p *tab) press(keys string) {
	p.Helper()
	p.do("pressing "+keys, chromedp.KeyEvent(keys))
}

// eval returns what a piece of JavaScript comes to.
func eval[T any](p *tab, js string) T {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, time.Minute)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](js))
	if err != nil {
		p.Fatalf("%s: %v", js, err)
	}
	return v
}

// text returns what a part of the page says, "" where there is none.
func (p *tab) text(css string) string {
	p.Helper()
	return eval[string](p, `(document.querySelector(`+"`"+css+"`"+`) || {textContent: ""}).textContent.replace(/\s+/g, " ").trim()`)
}

func (p *tab) count(css string) int {
	p.Helper()
	return eval[int](p, "document.querySelectorAll(`"+css+"`).length")
}

// says fails where a part of the page does not say something.
func (p *tab) says(css, want string) {
	p.Helper()
	if got := p.text(css); !strings.Contains(got, want) {
		p.Errorf("%s at %s says %q, and not %q", css, p.at(), got, want)
	}
}

func (p *tab) at() string {
	p.Helper()
	return eval[string](p, "location.pathname + location.search + location.hash")
}

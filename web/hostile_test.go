package web

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/url"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/web/page"
)

// hostile are strings that would do harm where a page took them for its own.
// Each that runs sets window.ran.
var hostile = []string{
	`<script>window.ran=1</script>`,
	`<img src=x onerror=window.ran=1>`,
	`"><svg onload=window.ran=1>`,
	`' autofocus onfocus=window.ran=1 x='`,
	`" autofocus onfocus="window.ran=1`,
	`</title><script>window.ran=1</script>`,
	`</textarea><script>window.ran=1</script>`,
	`javascript:window.ran=1`,
	`{{template "main"}} ${window.ran=1} <%= 1 %>`,
	`<a href="javascript:window.ran=1">x</a><style>*{display:none}</style>`,
	`--><script>window.ran=1</script><!--`,
	"\u202e\u2066<b>reversed\u2069 \x01\x1b[31m",
	`<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=https://evil.example/">`,
	`../../../../etc/passwd`,
	`%3Cscript%3Ewindow.ran%3D1%3C/script%3E`,
	`<form action=https://evil.example><input type=submit autofocus>`,
}

// account writes an account in which a string stands wherever there is room.
func hostileAccount(x string) string {
	return fmt.Sprintf(`%[1]s

Helsinki – Kenya and Finland held the 4th %[1]s Political Consultations on 3 March 2026. The talks were co-chaired by Director General %[1]s Amina Odhiambo and Ambassador Marja Virtanen %[1]s.

The two sides agreed to open a hotline %[1]s by June 2026. Kenya asked Finland to sign the Memorandum of Understanding on %[1]s.
`, x)
}

func TestHostile(t *testing.T) {
	l := empty(t)
	s := serving(t, l, `<img src=x onerror=window.ran=1>`)
	addresses := map[string]bool{"/": true, "/accounts": true, "/commitments": true, "/people": true, "/log": true, "/add": true}
	for i, x := range hostile {
		status, _ := s.post(t, "/add", url.Values{"text": {hostileAccount(x)}, "title": {x}, "publisher": {x}, "published": {"2026-03-04"}})
		if status != 200 {
			t.Errorf("%q as an account: %d", x, status)
		}
		for _, field := range []string{"published", "url"} {
			if status, _ := s.post(t, "/add", url.Values{"text": {"x"}, field: {x}}); status != 422 {
				t.Errorf("%q as %s: %d", x, field, status)
			}
		}
		var b bytes.Buffer
		m := multipart.NewWriter(&b)
		for _, name := range []string{x + ".txt", x + ".pdf", x} {
			w, err := m.CreateFormFile("files", name)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(w, "%s\n%d %s", hostileAccount(x), i, name)
		}
		if err := m.Close(); err != nil {
			t.Fatal(err)
		}
		resp, err := s.client.Post(s.url+"/add", m.FormDataContentType(), &b)
		if err != nil {
			t.Fatal(err)
		}
		if status, _ := answered(t, resp); status != 200 && status != 422 {
			t.Errorf("%q as a file's name: %d", x, status)
		}
		q := url.QueryEscape(x)
		for _, a := range []string{"/search?q=", "/search?in=texts&q=", "/search?by=", "/search?kind=", "/search?area=", "/search?person=", "/search?since=", "/search?standing=", "/search?mechanism=", "/commitments?of=", "/commitments?whose=", "/commitments?standing=", "/people?of=", "/compare?b=aaaaaaaa&a=", "/?of=", "/?page=", "/accounts?only="} {
			addresses[a+q] = true
		}
		addresses["/m/"+url.PathEscape(x)] = true
		addresses["/d/"+url.PathEscape(x)] = true
	}
	for _, a := range twin[page.Accounts](t, s, "/accounts.json").Accounts {
		doc := twin[page.Document](t, s, a.To+".json")
		addresses[a.To] = true
		for i, st := range doc.Statements {
			x := hostile[i%len(hostile)]
			form := url.Values{"act": {"amend"}, "at": {st.ID}, "seen": {"999999"}, "kind": {string(record.Request)}, "by": {"Kenya"}, "speaker": {x}, "note": {x}}
			if status, _ := s.post(t, a.To, form); status != 200 {
				t.Errorf("%q as a speaker: %d", x, status)
			}
			for _, field := range []string{"kind", "by", "to", "areas", "due", "at", "act", "show", "back", "what"} {
				bad := url.Values{"act": {"amend"}, "at": {st.ID}, "seen": {"999999"}, "kind": {"agree"}, "by": {"Kenya"}, field: {x}}
				if status, body := s.post(t, a.To, bad); status >= 500 || strings.Contains(body, "<script>window") {
					t.Errorf("%q as %s: %d", x, field, status)
				}
			}
			addresses[a.To+"?edit="+st.ID] = true
			break
		}
	}
	for _, m := range twin[page.Home](t, s, "/index.json").Mechanisms {
		addresses[m.To] = true
		page := twin[page.Mechanism](t, s, m.To+".json")
		for _, e := range page.Editions {
			addresses[e.To] = true
		}
		for _, c := range append(page.Commitments, page.General...)[:min(2, len(page.Commitments)+len(page.General))] {
			addresses[c.To] = true
		}
	}
	delete(addresses, "")
	p := enter(browser(t), t, s)
	for a := range addresses {
		p.open(a)
		if eval[bool](p, `window.ran !== undefined || location.origin !== "`+s.url+`"`) {
			t.Errorf("something runs at %s", a)
		}
		if n := p.count(`img, iframe, style, base, script:not([src^="/assets/"]), [onerror], [onload], [onfocus], a[href^="javascript"], main form[action^="http"]`); n > 0 {
			t.Errorf("%d things at %s are of the text, and not of the page", n, a)
		}
	}
}

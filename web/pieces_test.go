package web

import (
	"net/url"
	"strings"
	"testing"

	"rapporteur/record"
	"rapporteur/web/page"
)

func TestSelected(t *testing.T) {
	const text = "Kenya agreed. Kenya asked.\nĐối thoại."
	for name, c := range map[string]struct {
		at, typed string
		want      record.Passage
		fault     string
	}{
		"by its place":   {"0-5", "", record.Passage{End: 5}, ""},
		"by its words":   {"", " Đối thoại ", record.Passage{Start: 27, End: 36}, ""},
		"outside":        {"30-99", "", record.Passage{}, "error.form"},
		"not there":      {"", "Finland", record.Passage{}, "error.wordsnotthere"},
		"there twice":    {"", "Kenya", record.Passage{}, "error.wordsoften"},
		"nothing":        {"", " ", record.Passage{}, "error.nowords"},
		"over two lines": {"", "asked.\r\nĐối", record.Passage{Start: 20, End: 30}, ""},
	} {
		p, err := selected(text, c.at, c.typed)
		if p != c.want || (err == nil) != (c.fault == "") || err != nil && !strings.HasPrefix(err.Error(), c.fault) {
			t.Errorf("%s: %v, %v", name, p, err)
		}
	}
}

// TestBack goes nowhere but to pages of the same record.
func TestBack(t *testing.T) {
	s := serving(t, filled(t), "Anna")
	to := "/d/" + hashOf(t, "vietnam-japan-12")[:16]
	st := twin[page.Document](t, s, to+".json").Statements[0].ID
	s.client.CheckRedirect = nil
	for _, back := range []string{"https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "evil"} {
		resp, err := s.client.PostForm(s.url+to, url.Values{"act": {"accept"}, "at": {st}, "seen": {"99"}, "back": {back}})
		if err != nil {
			t.Fatal(err)
		}
		if answered(t, resp); resp.Request.URL.Host != strings.TrimPrefix(s.url, "http://") {
			t.Errorf("%q leads to %s", back, resp.Request.URL)
		}
	}
}

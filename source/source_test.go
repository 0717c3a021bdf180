package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"rapporteur/record"
)

// folder makes a folder of files and goes into it.
func folder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// wantError checks that err holds every one of the parts.
func wantError(t *testing.T, err error, parts ...string) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error, want %q", parts)
	}
	for _, p := range parts {
		if !strings.Contains(err.Error(), p) {
			t.Errorf("error %q does not say %q", err, p)
		}
	}
}

func TestFiles(t *testing.T) {
	folder(t, map[string]string{
		"docs/b.txt":           "b",
		"docs/a.html":          "a",
		"docs/a.meta.json":     "{}",
		"docs/deep/down/c.MD":  "c",
		"docs/deep/d.markdown": "d",
		"docs/e.HTM":           "e",
		"docs/f.pdf":           "f",
		"docs/readme":          "g",
		"empty/h.pdf":          "h",
		"odd.xyz":              "i",
	})
	slash := func(names []string) []string {
		for i := range names {
			names[i] = filepath.ToSlash(names[i])
		}
		return names
	}
	docs := []string{"docs/a.html", "docs/b.txt", "docs/deep/d.markdown", "docs/deep/down/c.MD", "docs/e.HTM"}

	got, err := Files([]string{"docs"})
	if err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(docs, slash(got)); diff != "" {
		t.Errorf("a folder (-want +got):\n%s", diff)
	}

	got, err = Files([]string{"odd.xyz", Stdin, "docs/"})
	if err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff(append([]string{"odd.xyz", "-"}, docs...), slash(got)); diff != "" {
		t.Errorf("a file of any ending, standard input and a folder (-want +got):\n%s", diff)
	}

	got, err = Files([]string{"gone", "docs/b.txt", "empty", "lost.txt"})
	wantError(t, err, "gone: no such file or folder", "empty: no documents in this folder", ".markdown", "lost.txt: no such file or folder")
	if n := strings.Count(err.Error(), "\n"); n != 2 {
		t.Errorf("%d lines of errors, want 3:\n%v", n+1, err)
	}
	if diff := cmp.Diff([]string{"docs/b.txt"}, slash(got)); diff != "" {
		t.Errorf("what is there (-want +got):\n%s", diff)
	}

	if got, err = Files(nil); got != nil || err != nil {
		t.Errorf("Files() = %v, %v", got, err)
	}
}

func TestFilesFollowsALinkToAFolder(t *testing.T) {
	folder(t, map[string]string{"docs/a.txt": "a"})
	if err := os.Symlink("docs", "link"); err != nil {
		t.Skip(err)
	}
	got, err := Files([]string{"link"})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{filepath.Join("link", "a.txt")}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRead(t *testing.T) {
	folder(t, map[string]string{
		"a.txt":          "Ha\u0300 No\u0323\u0302i\r\n\r\nThe sides met.\r\n",
		"b.html":         "<title>On the page</title><p>The sides met.</p>",
		"b.meta.json":    `{"title": "From outside", "publisher": "VNA", "published": "2024-02", "url": "https://vna.example/1", "language": "en"}`,
		"c.txt":          "The sides met.",
		"c.meta.json":    "\ufeff{\"publisher\": \"AFP\"}",
		"d.html":         "<title>On the page</title><p>The sides met.</p>",
		"d.meta.json":    `{"title": ""}`,
		"bad/date.txt":   "x",
		"bad/key.txt":    "x",
		"bad/broken.txt": "x",

		"bad/date.meta.json":   `{"published": "27 February 2024"}`,
		"bad/key.meta.json":    `{"publishers": ["VNA"]}`,
		"bad/broken.meta.json": `{"publisher": `,
	})
	for _, c := range []struct {
		path string
		want record.Document
	}{
		{"a.txt", record.Document{Name: "a", Text: "Hà Nội\n\nThe sides met.\n"}},
		{"b.html", record.Document{
			Name: "b", Title: "From outside", Publisher: "VNA", Published: "2024-02", URL: "https://vna.example/1", Language: "en",
			Text: "The sides met.\n",
		}},
		{"c.txt", record.Document{Name: "c", Publisher: "AFP", Text: "The sides met."}},
		{"d.html", record.Document{Name: "d", Text: "The sides met.\n"}},
	} {
		got, err := Read(c.path, nil)
		if err != nil {
			t.Errorf("%s: %v", c.path, err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.path, diff)
		}
	}

	for path, parts := range map[string][]string{
		"gone.txt":       {"gone.txt: no such file or folder"},
		"bad/date.txt":   {"bad/date.meta.json: published", `"27 February 2024" is no date like 2024-02-27`},
		"bad/key.txt":    {"bad/key.meta.json: ", "publishers", "(title, publisher, published, url, language)"},
		"bad/broken.txt": {"bad/broken.meta.json: "},
		"bad":            {"bad: "},
	} {
		t.Run(path, func(t *testing.T) {
			_, err := Read(path, nil)
			wantError(t, err, parts...)
			if strings.Count(err.Error(), path) > 1 {
				t.Errorf("error %q names the file twice", err)
			}
		})
	}
}

func TestReadStdin(t *testing.T) {
	folder(t, map[string]string{"-.meta.json": `{"publisher": "nobody"}`})
	got, err := Read(Stdin, strings.NewReader("The sides met.\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(record.Document{Name: "-", Text: "The sides met.\n"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	_, err = Read(Stdin, strings.NewReader(""))
	wantError(t, err, "-: the file is empty")
	_, err = Read(Stdin, io.MultiReader(strings.NewReader("The"), failing{}))
	wantError(t, err, "-: the line dropped")
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the line dropped") }

func TestContentTooLarge(t *testing.T) {
	const mb = 1 << 20
	if b, err := content(Stdin, strings.NewReader(strings.Repeat("x", mb)), mb); err != nil || len(b) != mb {
		t.Errorf("content of just the size: %d bytes, %v", len(b), err)
	}
	_, err := content(Stdin, strings.NewReader(strings.Repeat("x", mb+1)), mb)
	wantError(t, err, "larger than 1 MB", "divide it")
}

func TestReason(t *testing.T) {
	err := reason(&fs.PathError{Op: "open", Path: "x.txt", Err: fs.ErrPermission})
	if !errors.Is(err, fs.ErrPermission) || strings.Contains(err.Error(), "x.txt") {
		t.Errorf("reason = %v", err)
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct{ name, file, in, want string }{
		{"empty", "a.txt", "", "the file is empty"},
		{"white space", "a.txt", " \n\t\r\n", "the file is empty"},
		{"binary", "a.txt", "PK\x03\x05\x00\x00", "this is no text (byte 4 is zero)"},
		{"binary that is no UTF-8", "a.txt", "\xff\xd8\x00\x10", "this is no text (byte 2 is zero)"},
		{"UTF-16", "a.txt", "\xff\xfeT\x00h\x00e\x00", "this is no text"},
		{"Latin 1", "a.txt", "The sides met.\nBogot\xe1 agreed.\n", "line 2: byte 20 (0xe1) is not UTF-8; save the file as UTF-8"},
		{"cut off", "a.txt", "Hà N\xe1\xbb", "line 1: byte 5 (0xe1) is not UTF-8"},
		{"Latin 1 in a page", "a.html", "<p>Bogot\xe1</p>", "line 1: byte 8 (0xe1)"},
		{"page without text", "a.html", "<html><head><title>T</title></head><body><script>x()</script></body></html>", "the page has no text"},
		{"Markdown without text", "a.md", "---\n\n```\n```\n", "the page has no text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Parse(c.file, []byte(c.in))
			wantError(t, err, c.want)
			if doc.Text != "" {
				t.Errorf("text %q all the same", doc.Text)
			}
		})
	}
}

func TestParseKeepsUTF8(t *testing.T) {
	// U+FFFD in the file is a letter like any other.
	doc, err := Parse("dir/a.b.txt", []byte("a \ufffd b"))
	if err != nil || doc.Text != "a \ufffd b" || doc.Name != "a.b" {
		t.Errorf("Parse = %+v, %v", doc, err)
	}
}

func TestParseHTML(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{
			"what frames the page",
			`<html><head><style>p{}</style><script>var x = "<p>no</p>";</script></head><body>
			<header><a>Home</a></header><nav><ul><li>News</li></ul></nav><aside>Also</aside>
			<form><p>Search</p><button>Go</button></form>
			<h1>Talks held</h1><p>The sides met.</p><noscript>Turn it on</noscript><iframe>f</iframe><svg><text>s</text></svg>
			<select><option>o</option></select><template><p>t</p></template><footer>Contact us</footer></body></html>`,
			"Talks held\n\nThe sides met.\n",
		},
		{
			"only the article",
			`<body><div>Other news</div><main><p>More</p><article><h1>Talks</h1><p>The sides met.</p></article></main><div>Bottom</div></body>`,
			"Talks\n\nThe sides met.\n",
		},
		{
			"only the main part",
			`<body><div>Other news</div><main><p>The sides met.</p></main></body>`,
			"The sides met.\n",
		},
		{
			"a header with the title in it",
			`<article><header><h1>Talks</h1></header><p>The sides met.</p></article>`,
			"Talks\n\nThe sides met.\n",
		},
		{"entities", `<p>Trade &amp; aid &ndash; C&ocirc;te d&#8217;Ivoire &lt;5&nbsp;%</p>`, "Trade & aid – Côte d’Ivoire <5 %\n"},
		{"composed", `<p>Ha&#x300; No&#x323;&#x302;i</p>`, "Hà Nội\n"},
		{"line breaks in the source", "<p>The two\n   sides\r\n\tmet.</p>", "The two sides met.\n"},
		{"inline elements", `<p>The <b>two</b> <a href="x">sides</a> <em>m</em>et.</p>`, "The two sides met.\n"},
		{"br", `<p>HANOI<br>5 May<br/>The sides met.</p>`, "HANOI\n5 May\nThe sides met.\n"},
		{"list", `<p>They will:</p><ul><li>open a hotline</li><li>hold talks</li></ul><p>It ended.</p>`, "They will:\n\n- open a hotline\n- hold talks\n\nIt ended.\n"},
		{"numbered list", `<ol><li>first</li><li>second</li></ol>`, "- first\n- second\n"},
		{"paragraphs in list items", "<ul><li>\n  <p>open a hotline</p></li><li><div><p>hold talks</p></div></li></ul>", "- open a hotline\n\n- hold talks\n"},
		{"empty item", `<ul><li></li><li>hold talks</li></ul>`, "- hold talks\n"},
		{"table", `<table><tr><th>Head</th><td>Tan</td></tr><tr><th>Place</th><td>Oslo</td></tr></table>`, "Head Tan\n\nPlace Oslo\n"},
		{"caption", `<figure><img src="x"><figcaption>The two ministers</figcaption></figure><p>They met.</p>`, "(Photo) The two ministers\n\nThey met.\n"},
		{"text only", `The sides met.`, "The sides met.\n"},
		{"tags not closed", `<p>The sides met.<p>They agreed.<ul><li>one<li>two`, "The sides met.\n\nThey agreed.\n\n- one\n- two\n"},
		{"byte order mark", "\ufeff<html><head><title>T</title></head><body><p>The sides met.</p></body></html>", "The sides met.\n"},
		{"comment", `<p>The <!-- not -->sides met.</p>`, "The sides met.\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Parse("page.HTML", []byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, doc.Text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestParseHTMLTitle(t *testing.T) {
	for in, want := range map[string]string{
		"<title> Talks\n held &amp; done </title><p>x</p>": "Talks held & done",
		"<title>Ha\u0300 No\u0323\u0302i</title><p>x</p>":  "Hà Nội",
		"<title></title><p>x</p>":                          "",
		"<p>x</p>":                                         "",
	} {
		doc, err := Parse("page.htm", []byte(in))
		if err != nil || doc.Title != want {
			t.Errorf("title of %q = %q, %v, want %q", in, doc.Title, err, want)
		}
	}
}

func TestParseMarkdown(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"headings", "# Talks\n## Results ##\nThe sides met.\n", "Talks\n\nResults\n\nThe sides met.\n"},
		{"underlined heading", "Talks\n=====\nThe sides met.\n", "Talks\n\nThe sides met.\n"},
		{"no heading", "#1 in the list, #2 too\n", "#1 in the list, #2 too\n"},
		{"strong", "The **two** __sides__ met.", "The two sides met."},
		{"emphasis", "*The* two _sides_ (*both*) met.", "The two sides (both) met."},
		{"both", "***The*** sides met.", "The sides met."},
		{"no emphasis", "2 * 3 * 4 and snake_case_word", "2 * 3 * 4 and snake_case_word"},
		{"links", "See [the text](https://x.example/a) and ![the picture](p.png).", "See the text and the picture."},
		{"brackets", "He [the minister] said (so).", "He [the minister] said (so)."},
		{"list", "- open a hotline\n- hold talks\n", "- open a hotline\n- hold talks\n"},
		{"list with stars", "They will:\n\n* open *a* hotline\n* **hold** talks\n", "They will:\n\n* open a hotline\n* hold talks\n"},
		{"numbered list", "1. open a hotline\n2. hold talks\n", "1. open a hotline\n2. hold talks\n"},
		{"fence", "```text\nThe sides met.\n```\n", "\nThe sides met.\n\n"},
		{"rule", "One.\n\n---\n\nTwo.\n", "One.\n\n\n\nTwo.\n"},
		{"quotation", "> We agree.\n> We go on.\n", "We agree.\nWe go on.\n"},
		{"line ends", "# Talks\r\n\r\nThe sides met.\r\n", "Talks\n\n\nThe sides met.\n"},
		{"byte order mark", "\ufeff# Talks\n", "Talks\n\n"},
		{"composed", "**Ha\u0300** No\u0323\u0302i", "Hà Nội"},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Parse("a.md", []byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, doc.Text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	doc, err := Parse("a.txt", []byte("# **not** Markdown"))
	if err != nil || doc.Text != "# **not** Markdown" {
		t.Errorf("plain text = %q, %v", doc.Text, err)
	}
}

func TestSamples(t *testing.T) {
	names, err := Files([]string{"../samples"})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		doc, err := Read(n, nil)
		if err != nil {
			t.Error(err)
			continue
		}
		if doc.Published == "" || !strings.Contains(doc.Text, "\n") {
			t.Errorf("%s: published %q, %d bytes of text", n, doc.Published, len(doc.Text))
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"The sides met.", "Ha\u0300 No\u0323\u0302i\r\n", "# A\n\n*b* **c** [d](e)\n> f\n```\ng\n```", "* a *b*\n* c",
		"<title>T</title><p>a<br>b<ul><li><p>c</ul><table><tr><td>d<td>e", "<p>e&#x301;</p>", "<p>e</p>\u0301", "a\u0301<b>\u0323</b>",
		"<li>", "<svg><title>x</title></svg>", "<plaintext>", "<math><mi>x", "[](", "![[a]](b)", "**_*_**", "\ufeff", "\xff", "a\x00", "&#0;&#xD800;x",
		strings.Repeat("<div>", 600), strings.Repeat("<li> <p>", 100),
	} {
		f.Add("a.txt", []byte(s))
		f.Add("a.html", []byte(s))
		f.Add("a.md", []byte(s))
	}
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		doc, err := Parse(name, b)
		if err != nil {
			if doc.Text != "" {
				t.Fatalf("error %v and text %q", err, doc.Text)
			}
			return
		}
		if strings.TrimSpace(doc.Text) == "" {
			t.Fatalf("no error and no text: %q", doc.Text)
		}
		for _, s := range []string{doc.Text, doc.Title} {
			if !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) || strings.Contains(s, "\x00") {
				t.Fatalf("%q is not UTF-8 in NFC", s)
			}
		}
	})
}

func TestOtherFormats(t *testing.T) {
	for name, begins := range map[string]string{"a.pdf": "%PDF-1.7\n", "a.docx": "PK\x03\x04\x14", "a.doc": "\xd0\xcf\x11\xe0", "a.rtf": `{\rtf1 `} {
		_, err := Parse(name, []byte(begins+"some bytes"))
		if err == nil || !strings.Contains(err.Error(), "save its text as .txt") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

package web

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"rapporteur/web/page"
)

var screens = flag.String("screens", "", "write a picture of every page, in both themes and three widths, into this `folder`")

// pagesToSee are the addresses of all pages, in a record of the samples.
func pagesToSee(t testing.TB) map[string]string {
	finland, kenya := hashOf(t, "kenya-finland-3-by-finland"), hashOf(t, "kenya-finland-3-by-kenya")
	return map[string]string{
		"home":        "/",
		"accounts":    "/accounts",
		"mechanism":   "/m/jpn-vnm.defenc-dialogu-polici",
		"estonia":     "/m/est-ken.cyber-dialogu-digit",
		"meeting":     "/m/fin-ken.consult-polit/3",
		"document":    "/d/" + hashOf(t, "vietnam-japan-12")[:16],
		"edit":        "/d/" + finland[:16],
		"compare":     "/compare?a=" + kenya[:16] + "&b=" + finland[:16],
		"commitments": "/commitments",
		"people":      "/people",
		"search":      "/search?q=training",
		"which":       "/d/" + finland[:16] + "/meeting",
		"log":         "/log",
		"add":         "/add",
		"help":        "/help",
		"api":         "/api/",
		"nowhere":     "/nowhere",
	}
}

func TestScreens(t *testing.T) {
	if *screens == "" {
		t.Skip("-screens names no folder")
	}
	l := filled(t)
	at := serving(t, l, "Anna Berg")
	p := enter(browser(t), t, at)
	someDecisions(p)
	pages := pagesToSee(t)
	pages["commitment"] = twin[page.Mechanism](t, at, pages["mechanism"]+".json").Commitments[0].To
	pages["which"] += "?at=" + page.Span(twin[page.Document](t, at, pages["edit"]+".json").Meetings[0].Evidence[0])
	for _, theme := range []string{"light", "dark"} {
		eval[bool](p, `(document.cookie = "theme=`+theme+`; path=/", true)`)
		for _, width := range []int{360, 1280, 2560} {
			p.do("sizing", chromedp.EmulateViewport(int64(width), 900))
			for name, path := range pages {
				p.open(path)
				b, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
				if err != nil {
					t.Fatal(err)
				}
				if over := eval[int](p, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
					t.Errorf("%s is %d pixels too wide at %d", name, over, width)
				}
				if err := os.WriteFile(filepath.Join(*screens, fmt.Sprintf("%s-%d-%s.png", name, width, theme)), b, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

var docs = flag.Bool("docs", false, "write the pictures for the README into docs")

// TestPictures takes the pictures of the README.
func TestPictures(t *testing.T) {
	if !*docs {
		t.Skip("-docs is not asked for")
	}
	p := enter(browser(t), t, serving(t, filled(t), "Anna Berg"))
	someDecisions(p)
	eval[bool](p, `(document.cookie = "theme=light; path=/", true)`)
	p.do("sizing", chromedp.EmulateViewport(1100, 720))
	pages := pagesToSee(t)
	pages["document"] = pages["edit"] + "?show=waiting"
	for _, name := range []string{"home", "mechanism", "document", "compare"} {
		p.open(pages[name])
		if name == "document" {
			p.press("jj")
		}
		b, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("..", "docs", name+".png"), small(t, b), 0o644); err != nil { //nolint:gosec // everybody may read it
			t.Fatal(err)
		}
	}
}

// small writes a picture with the 256 colours that it has most of.
func small(t *testing.T, b []byte) []byte {
	t.Helper()
	in, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	count := map[color.RGBA]int{}
	at := func(x, y int) color.RGBA {
		return color.RGBAModel.Convert(in.At(x, y)).(color.RGBA)
	}
	box := in.Bounds()
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	most := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int { return count[b] - count[a] })
	var palette color.Palette
	for _, c := range most[:min(256, len(most))] {
		palette = append(palette, c)
	}
	out := image.NewPaletted(box, palette)
	draw.Draw(out, box, in, box.Min, draw.Src)
	var w bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&w, out); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

// someDecisions reviews a little, for pages to have something to show.
func someDecisions(p *tab) {
	p.open("/d/" + hashOf(p, "kenya-finland-3-by-finland")[:16])
	for _, key := range []string{"accept", "accept", "reject"} {
		p.click(`.review > li:not([class*="was-"]) button[value="` + key + `"]`)
	}
}

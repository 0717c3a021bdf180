package source

import (
	"regexp"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// html returns the running text of a simple page and its title. What frames
// the page (navigation, footers, scripts, forms) is left out; blocks become
// lines, list items begin with "- ".
func html(s string) (out, title string) {
	root, err := nethtml.Parse(strings.NewReader(s))
	if err != nil {
		return "", ""
	}
	main := root
	if a := find(root, atom.Article); a != nil {
		main = a
	} else if m := find(root, atom.Main); m != nil {
		main = m
	}
	if t := find(root, atom.Title); t != nil && t.FirstChild != nil {
		title = strings.Join(strings.Fields(t.FirstChild.Data), " ")
	}
	var b strings.Builder
	walk(main, &b)
	lines := strings.Split(b.String(), "\n")
	var keep []string
	for _, l := range lines {
		l = strings.Join(strings.Fields(l), " ")
		if l == "" && len(keep) > 0 && keep[len(keep)-1] == "" || l == "-" {
			continue
		}
		keep = append(keep, l)
	}
	return strings.TrimSpace(strings.Join(keep, "\n")) + "\n", title
}

func find(n *nethtml.Node, a atom.Atom) *nethtml.Node {
	if n.Type == nethtml.ElementNode && n.DataAtom == a {
		return n
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if f := find(c, a); f != nil {
			return f
		}
	}
	return nil
}

func walk(n *nethtml.Node, b *strings.Builder) {
	switch n.Type {
	case nethtml.TextNode:
		b.WriteString(strings.ReplaceAll(n.Data, "\n", " "))
		return
	case nethtml.ElementNode:
		switch n.DataAtom {
		case atom.Script, atom.Style, atom.Nav, atom.Footer, atom.Header, atom.Aside, atom.Form, atom.Noscript, atom.Head, atom.Button, atom.Iframe, atom.Svg, atom.Template, atom.Select:
			if n.DataAtom == atom.Header && find(n, atom.H1) != nil {
				break
			}
			return
		case atom.Br:
			b.WriteString("\n")
			return
		case atom.Li:
			b.WriteString("\n- ")
		case atom.Td, atom.Th:
			b.WriteString(" ")
		case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Tr, atom.Table, atom.Blockquote, atom.Figure, atom.Figcaption, atom.Section, atom.Dd, atom.Dt, atom.Time:
			if !atItem(b.String()) {
				b.WriteString("\n\n")
			}
			if n.DataAtom == atom.Figcaption {
				b.WriteString("(Photo) ")
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, b)
	}
	if n.Type == nethtml.ElementNode {
		switch n.DataAtom {
		case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Tr, atom.Blockquote, atom.Figure, atom.Section, atom.Time, atom.Figcaption, atom.Ul, atom.Ol:
			b.WriteString("\n")
		}
	}
}

// atItem tells whether out ends in the mark of a list item, with nothing but
// the white space of the page after it.
func atItem(out string) bool {
	tail := out[max(0, len(out)-64):]
	return strings.HasSuffix(strings.TrimRight(tail, " \t"), "\n-")
}

var (
	mdLink  = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
	mdFence = regexp.MustCompile("(?m)^(```.*|---+|\\*\\*\\*+|===+)$")
	mdHead  = regexp.MustCompile(`(?m)^#{1,6}[ \t]+(.*?)[ \t]*#*$`)
	mdQuote = regexp.MustCompile(`(?m)^>[ \t]?`)
	mdStar  = regexp.MustCompile(`(\*\*|__)([^*_\n]+)(\*\*|__)`)
	mdEm    = regexp.MustCompile(`(^|[\s(“"])[*_]([^*_\s][^*_\n]*)[*_]`)
)

// markdown takes the marks off Markdown and leaves headings, paragraphs and
// list items as lines.
func markdown(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = mdFence.ReplaceAllString(s, "")
	s = mdHead.ReplaceAllString(s, "$1\n")
	s = mdQuote.ReplaceAllString(s, "")
	s = mdLink.ReplaceAllString(s, "$1")
	s = mdStar.ReplaceAllString(s, "$2")
	return mdEm.ReplaceAllString(s, "$1$2")
}

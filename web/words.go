package web

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed words
var wordFiles embed.FS

// words are all that the interface says in one language, by key. A line of the
// file is "key = text"; {0}, {1} stand for what is filled in, and where a text
// has a "|", what stands before it is for one and what stands behind for
// several.
type words map[string]string

func loadWords(language string) (words, error) {
	b, err := wordFiles.ReadFile("words/" + language + ".txt")
	if err != nil {
		return nil, fmt.Errorf("the words of the interface: %w", err)
	}
	w := words{}
	for i, line := range strings.Split(string(b), "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, text, ok := strings.Cut(line, " = ")
		if _, twice := w[key]; !ok || twice {
			return nil, fmt.Errorf("words/%s.txt:%d: %q is no line \"key = text\", or its key stands twice", language, i+1, line)
		}
		w[key] = text
	}
	return w, nil
}

// say returns the text of a key, filled in.
func (w words) say(key string, fill ...any) string {
	text, ok := w[key]
	if !ok {
		return "⟦" + key + "⟧"
	}
	for i, f := range fill {
		text = strings.ReplaceAll(text, "{"+strconv.Itoa(i)+"}", fmt.Sprint(f))
	}
	return text
}

// maybe returns the text of a key, "" where there is none.
func (w words) maybe(key string) string { return w[key] }

// count returns the text of a key for a number of things.
func (w words) count(n int, key string) string {
	one, several, ok := strings.Cut(w["count."+key], "|")
	if !ok {
		return "⟦count." + key + "⟧"
	}
	if n != 1 {
		one = several
	}
	return strings.ReplaceAll(strings.TrimSpace(one), "{0}", strconv.Itoa(n))
}

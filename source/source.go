// Package source brings documents in: files of plain text, Markdown and
// simple HTML, with what is known of them from outside. It knows formats and
// no meaning.
package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"rapporteur/record"
	"rapporteur/text"
)

// endings are the file endings that Files finds in a folder.
var endings = []string{".txt", ".md", ".markdown", ".html", ".htm"}

// Largest is the size in bytes of the largest file that is read.
const Largest = 256 << 20

// bom is the mark that some editors put before UTF-8.
const bom = "\ufeff"

// Stdin is the name that stands for standard input.
const Stdin = "-"

// Files lists the documents that the arguments name: a file stands for
// itself, a folder for the documents in it and below it, in the order of
// their names. An argument that is not there is an error; the others are
// listed all the same.
func Files(args []string) ([]string, error) {
	var out []string
	var errs []error
	for _, arg := range args {
		if arg == Stdin {
			out = append(out, arg)
			continue
		}
		info, err := os.Stat(arg)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", arg, reason(err)))
			continue
		}
		if !info.IsDir() {
			out = append(out, arg)
			continue
		}
		n := len(out)
		root := arg
		if !os.IsPathSeparator(arg[len(arg)-1]) {
			root += string(filepath.Separator) // goes into a folder that is a link
		}
		err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
			if err != nil {
				errs = append(errs, fmt.Errorf("%s: %w", path, reason(err)))
				return nil
			}
			if !e.IsDir() && slices.Contains(endings, strings.ToLower(filepath.Ext(path))) {
				out = append(out, path)
			}
			return nil
		})
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", arg, err))
		}
		if len(out) == n {
			errs = append(errs, fmt.Errorf("%s: no documents in this folder (looked for %s)", arg, strings.Join(endings, ", ")))
		}
	}
	return out, errors.Join(errs...)
}

// reason takes the path out of an error of the file system, which the
// caller's message has already.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		if errors.Is(p.Err, fs.ErrNotExist) {
			return errors.New("no such file or folder")
		}
		return p.Err
	}
	return err
}

// Read reads one file, or standard input where path is Stdin, with the
// NAME.meta.json beside it.
func Read(path string, stdin io.Reader) (record.Document, error) {
	b, err := content(path, stdin, Largest)
	if err != nil {
		return record.Document{}, fmt.Errorf("%s: %w", path, reason(err))
	}
	doc, err := Parse(path, b)
	if err != nil {
		return doc, fmt.Errorf("%s: %w", path, err)
	}
	if path == Stdin {
		return doc, nil
	}
	meta := strings.TrimSuffix(path, filepath.Ext(path)) + ".meta.json"
	m, err := os.ReadFile(meta)
	if errors.Is(err, fs.ErrNotExist) {
		return doc, nil
	}
	if err != nil {
		return doc, fmt.Errorf("%s: %w", meta, reason(err))
	}
	if err := Tell(&doc, m); err != nil {
		return doc, fmt.Errorf("%s: %w", meta, err)
	}
	return doc, nil
}

// content reads a file of at most largest bytes.
func content(path string, stdin io.Reader, largest int) ([]byte, error) {
	r := stdin
	if path != Stdin {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		r = f
	}
	b, err := io.ReadAll(io.LimitReader(r, int64(largest)+1))
	if err != nil {
		return nil, err
	}
	if len(b) > largest {
		return nil, fmt.Errorf("larger than %d MB, which no account is; divide it", largest>>20)
	}
	return b, nil
}

// Tell takes over what a meta file tells of a document.
func Tell(doc *record.Document, b []byte) error {
	var m struct {
		Title     *string      `json:"title"`
		Publisher *string      `json:"publisher"`
		Published *record.Date `json:"published"`
		URL       *string      `json:"url"`
		Language  *string      `json:"language"`
	}
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte(bom))))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&m); err != nil {
		return fmt.Errorf("this is not what is known of a document (title, publisher, published, url, language): %w", err)
	}
	if m.Published != nil && !m.Published.Valid() {
		return fmt.Errorf("published: %q is no date like 2024-02-27, 2024-02 or 2024", *m.Published)
	}
	for to, from := range map[*string]*string{&doc.Title: m.Title, &doc.Publisher: m.Publisher, &doc.URL: m.URL, &doc.Language: m.Language} {
		if from != nil {
			*to = *from
		}
	}
	if m.Published != nil {
		doc.Published = *m.Published
	}
	return nil
}

// others are files that people have and that are no text, by their first
// bytes.
var others = []struct{ begins, is string }{
	{"%PDF-", "a PDF file"},
	{"PK\x03\x04", "a Word or other packed file"},
	{"\xd0\xcf\x11\xe0", "an old Word or Excel file"},
	{"{\\rtf", "an RTF file"},
}

// Parse makes a document of a file's bytes; the ending of its name tells the
// format.
func Parse(name string, b []byte) (record.Document, error) {
	base := filepath.Base(name)
	doc := record.Document{Name: strings.TrimSuffix(base, filepath.Ext(base))}
	if len(bytes.TrimSpace(b)) == 0 {
		return doc, errors.New("the file is empty")
	}
	for _, o := range others {
		if bytes.HasPrefix(b, []byte(o.begins)) {
			return doc, fmt.Errorf("this is %s, which is not read; save its text as .txt", o.is)
		}
	}
	if !utf8.Valid(b) {
		if i := bytes.IndexByte(b, 0); i >= 0 {
			return doc, fmt.Errorf("this is no text (byte %d is zero)", i)
		}
		line, at := invalid(b)
		return doc, fmt.Errorf("line %d: byte %d (0x%02x) is not UTF-8; save the file as UTF-8", line, at, b[at])
	}
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return doc, fmt.Errorf("this is no text (byte %d is zero)", i)
	}
	s := string(b)
	switch strings.ToLower(filepath.Ext(name)) {
	case ".html", ".htm":
		var title string
		s, title = html(strings.TrimPrefix(s, bom))
		doc.Title = text.Normalise(title)
	case ".md", ".markdown":
		s = markdown(strings.TrimPrefix(s, bom))
	}
	if strings.TrimSpace(s) == "" {
		return doc, errors.New("the page has no text")
	}
	doc.Text = text.Normalise(s)
	return doc, nil
}

// invalid returns the line and the offset of the first byte that is not
// UTF-8.
func invalid(b []byte) (line, at int) {
	line = 1
	for at < len(b) {
		r, n := utf8.DecodeRune(b[at:])
		if r == utf8.RuneError && n == 1 {
			return line, at
		}
		if r == '\n' {
			line++
		}
		at += n
	}
	return line, at
}

// Package samples holds the invented accounts that rapporteur is shown by.
package samples

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"rapporteur/record"
	"rapporteur/source"
)

//go:embed *.txt *.md *.html *.meta.json
var files embed.FS

// Documents returns all samples, in the order of their names.
func Documents() ([]record.Document, error) {
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, fmt.Errorf("the samples: %w", err)
	}
	var out []record.Document
	for _, e := range entries {
		if path.Ext(e.Name()) == ".json" {
			continue
		}
		b, err := files.ReadFile(e.Name())
		if err != nil {
			return nil, fmt.Errorf("the samples: %w", err)
		}
		doc, err := source.Parse(e.Name(), b)
		if err != nil {
			return nil, fmt.Errorf("the sample %s: %w", e.Name(), err)
		}
		if meta, err := files.ReadFile(strings.TrimSuffix(e.Name(), path.Ext(e.Name())) + ".meta.json"); err == nil {
			if err := source.Tell(&doc, meta); err != nil {
				return nil, fmt.Errorf("the sample %s: %w", e.Name(), err)
			}
		}
		out = append(out, doc)
	}
	return out, nil
}

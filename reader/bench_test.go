package reader

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/clipperhouse/uax29/v2/words"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/source"
)

// samples returns the project's sample accounts.
func samples(tb testing.TB) []record.Document {
	tb.Helper()
	var docs []record.Document
	for _, pattern := range []string{"*.txt", "*.md", "*.html"} {
		files, err := filepath.Glob(filepath.Join("..", "samples", pattern))
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range files {
			doc, err := source.Read(f, os.Stdin)
			if err != nil {
				tb.Fatal(err)
			}
			docs = append(docs, doc)
		}
	}
	if len(docs) == 0 {
		tb.Fatal("no samples")
	}
	return docs
}

// BenchmarkRead reads complete accounts on one core.
func BenchmarkRead(b *testing.B) {
	lex, err := lexicon.Load("en")
	if err != nil {
		b.Fatal(err)
	}
	r := New(lex)
	docs := samples(b)
	var bytes int64
	for _, d := range docs {
		bytes += int64(len(d.Text))
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, d := range docs {
			r.Read(d)
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "readings/s")
}

// BenchmarkTokens only divides the same accounts into words, by UAX #29: the
// measure that BenchmarkRead stands beside.
func BenchmarkTokens(b *testing.B) {
	docs := samples(b)
	var bytes int64
	for _, d := range docs {
		bytes += int64(len(d.Text))
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			it := words.FromString(d.Text)
			for it.Next() {
			}
		}
	}
}

// BenchmarkLoad loads the lexicon.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := lexicon.Load("en"); err != nil {
			b.Fatal(err)
		}
	}
}

package reader

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/clipperhouse/uax29/v2/words"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/source"
	"rapporteur/text"
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

// measured returns the samples and has the benchmark reckon in their bytes.
func measured(b *testing.B) []record.Document {
	b.Helper()
	docs := samples(b)
	var bytes int64
	for _, d := range docs {
		bytes += int64(len(d.Text))
	}
	b.SetBytes(bytes)
	b.ReportAllocs()
	return docs
}

// BenchmarkRead reads complete accounts on one core.
func BenchmarkRead(b *testing.B) {
	r := reader(b)
	docs := measured(b)
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
	docs := measured(b)
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

// BenchmarkGrowth shows for each shape how many times longer a reading of four
// times the text takes: 4 where the work grows with the length of the text,
// 16 where it grows with the square of it.
func BenchmarkGrowth(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(shapes)) {
		b.Run(name, func(b *testing.B) {
			growth(b, 64<<10, slices.Collect(maps.Values(places(shapes[name])))...)
		})
	}
	for _, name := range slices.Sorted(maps.Keys(bulks)) {
		b.Run("bulk of "+name, func(b *testing.B) {
			growth(b, 1<<20, within(opening, bulks[name], ""))
		})
	}
}

func growth(b *testing.B, size int, shapes ...func(int) string) {
	var short, long []string
	for _, shape := range shapes {
		short = append(short, text.Normalise(shape(size)))
		long = append(long, text.Normalise(shape(4*size)))
	}
	r := reader(b)
	taken(r, long) // so that no reading below is the first
	var a, z time.Duration
	for b.Loop() {
		for range 4 {
			a += taken(r, short)
		}
		z += taken(r, long)
	}
	b.ReportMetric(4*z.Seconds()/a.Seconds(), "times-for-4x")
	b.ReportMetric(float64(b.N*len(long)*4*size)/1e6/z.Seconds(), "MB/s")
	b.ReportMetric(0, "ns/op")
}

// taken returns how long it takes to read the texts.
func taken(r *Reader, texts []string) time.Duration {
	from := time.Now()
	for _, s := range texts {
		r.Read(record.Document{Text: s, Published: "2024-03-06"})
	}
	return time.Since(from)
}

// BenchmarkLarge reads what is as large as a file may be.
func BenchmarkLarge(b *testing.B) {
	r := reader(b)
	doc := record.Document{Text: text.Normalise(accounts(50 << 20))}
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Read(doc)
	}
}

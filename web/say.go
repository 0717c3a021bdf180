package web

import (
	"strings"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

// A share is a part of a balance.
type share struct {
	Standing record.Standing
	Count    int
}

// balance orders what became of what one edition set going.
func (w words) balance(b library.BalanceSummary) []share {
	var out []share
	for _, s := range record.Standings {
		if n := b.Now[s]; n > 0 {
			out = append(out, share{s, n})
		}
	}
	return out
}

// head names who led a side, with rank and post.
func head(h record.Head) string {
	name := english.Fold(strings.TrimSpace(h.Rank + " " + h.Name))
	if h.Post != "" {
		name += ", " + english.Fold(h.Post)
	}
	return name
}

func headsOf(all []record.Head, p record.Party) []record.Head {
	var out []record.Head
	for _, h := range all {
		if h.Party == p {
			out = append(out, h)
		}
	}
	return out
}

// quote puts words in quotation marks, in place of those that they begin or end
// with.
func quote(words string) string { return "“" + strings.Trim(words, "“”\"") + "”" }

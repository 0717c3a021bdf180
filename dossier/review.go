package dossier

import (
	"slices"

	"rapporteur/record"
)

// A Review is one statement of an account with what people said of it.
type Review struct {
	Statement record.Statement  // as it now counts; one that was rejected, as it was before
	Read      *record.Statement // as the reader read it, nil where a person added it
	Decisions []record.Decision // about it, in order, without those withdrawn
}

// Last returns the last decision about a statement, nil where there is none.
func (r Review) Last() *record.Decision {
	if len(r.Decisions) == 0 {
		return nil
	}
	return &r.Decisions[len(r.Decisions)-1]
}

// Act returns what was last decided about a statement, "" for nothing.
func (r Review) Act() record.Act {
	if d := r.Last(); d != nil {
		return d.Act
	}
	return ""
}

// Reviewed returns the statements of one account in their order, those that
// were rejected or added too, each with what was decided about it. whole is
// the decision by which somebody said that the account was gone through, nil
// where nobody did.
func Reviewed(r record.Reading, decisions []record.Decision) (all []Review, whole *record.Decision) {
	hash := r.Document.Hash()
	var quotes []record.Statement // as they were read, for at to find
	for i := range r.Statements {
		all = append(all, Review{Statement: r.Statements[i], Read: &r.Statements[i]})
		quotes = append(quotes, record.Statement{Quote: r.Statements[i].Quote})
	}
	for _, x := range inOrder(decisions) {
		if x.On.Document != hash || x.With != nil {
			continue
		}
		if x.On.What == record.OnDocument {
			whole = &x
			continue
		}
		p, fault := anchored(r.Document.Text, x.On)
		if x.On.What != record.OnStatement || fault != "" {
			continue
		}
		i := at(quotes, p)
		if i < 0 {
			if x.Act != record.Add && len(x.Set) == 0 {
				continue
			}
			i = len(all)
			all = append(all, Review{Statement: record.Statement{Quote: p}})
			quotes = append(quotes, record.Statement{Quote: p})
		}
		all[i].Decisions = append(all[i].Decisions, x)
	}
	laid, _ := Lay([]record.Reading{r}, decisions)
	for i := range all {
		k := slices.IndexFunc(laid[0].Statements, func(st record.Statement) bool { return st.Quote == quotes[i].Quote })
		if k >= 0 && all[i].Act() != record.Reject {
			all[i].Statement = laid[0].Statements[k]
		}
	}
	slices.SortStableFunc(all, func(a, b Review) int { return a.Statement.Quote.Start - b.Statement.Quote.Start })
	return all, whole
}

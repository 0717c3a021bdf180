package reader

import (
	"slices"

	"rapporteur/lexicon"
)

// elsewhere tells whether token i opens a place of something else: "the
// attack in", "signed in", "since they last met in", "visited the yard at".
func (d *doc) elsewhere(i, from int) bool {
	return d.among(i-1, lexicon.ListTrouble) || d.among(i-1, lexicon.ListSignedIn) || d.among(i-1, lexicon.ListStationed) || d.is(i-1, "due") || d.behindSince(i, from) || d.seenIn(i, from)
}

// seenIn tells whether token i opens the place of what somebody went to see:
// "visited the naval yard at".
func (d *doc) seenIn(i, from int) bool {
	for k := i - 1; k > from && k > i-far; k-- {
		switch {
		case d.among(k, lexicon.ListSeeing):
			return d.class(k+1, lexicon.Det)
		case d.punct(k) || d.class(k, lexicon.Past) && !d.class(k, lexicon.Base):
			return false
		}
	}
	return false
}

// yetToBe tells whether token i opens the place of a meeting that is to come, in
// a sentence that names the one at hand before token after, or not at all: "agreed
// to convene the commission in", "ahead of a summit to be held in".
func (d *doc) yetToBe(i, from, after int) bool {
	for k := i - 1; k > from && k > i-far; k-- {
		switch {
		case d.punct(k):
			return false
		case !d.is(k, "to"):
		case d.is(k+1, "be") && d.among(k+2, lexicon.ListHeld):
			return !d.class(k-1, lexicon.Be) && (after == from || after < k && slices.ContainsFunc(d.toks[after:k], func(t token) bool { return t.w.Is(lexicon.Mechanism | lexicon.Edition) }))
		case d.class(k+1, lexicon.Base) && d.among(k+1, lexicon.ListHeld):
			return d.among(k-1, lexicon.ListSettleVerb) || d.among(k-1, lexicon.ListPlanned) || d.among(k-1, lexicon.ListIntend) || d.among(k-1, lexicon.ListProposing)
		case d.class(k+1, lexicon.Base) && !d.among(k+1, lexicon.ListMet) && !d.among(k+1, lexicon.ListGoTo) && d.formOf(i+1) == lexicon.PlaceIn:
			return true // "agreed to build a bridge in Kobanawa"
		}
	}
	return false
}

// formOf returns which form of a party's name begins at token i, article and words
// for towns left aside, 0 for none.
func (d *doc) formOf(i int) lexicon.PartyForm {
	for k := i; k < min(i+5, len(d.toks)); k++ {
		if d.capital(k) {
			if d.toks[k].name == "" {
				return 0
			}
			return d.toks[k].form
		}
	}
	return 0
}

// behindSince tells whether token i is in a clause of other times: "since the
// two sides last met in Seoul", "whose previous edition took place in Seoul".
func (d *doc) behindSince(i, from int) bool {
	for k := i - 1; k >= from && k > i-10 && !d.is(k, ","); k-- {
		if d.is(k, "since") || d.among(k, lexicon.ListForegoing) && d.class(k+1, lexicon.Edition|lexicon.Mechanism) || d.is(k, "last") && d.among(k+1, lexicon.ListHeld) || d.is(k, "of") && d.is(k+1, "which") && d.toks[k-1].ordinal > 0 {
			return true
		}
	}
	return false
}

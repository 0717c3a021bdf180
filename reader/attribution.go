package reader

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/text"
)

// attribution handles "..., he said" and "according to her, ...": the clause
// is what somebody says. It reports whether the sentence is one.
func (r *sentenceReader) attribution() bool {
	d := r.d
	who, a, b, act, ok := d.attributionIn(r.from, r.end)
	if !ok {
		return false
	}
	if a > r.from {
		if r.nested(who, a, b, act) {
			return true
		}
		who = r.ownVoice(who)
	}
	if m := d.toks[r.from].ment; who.person == nil && m != nil && m.from == r.from && m.to == a && d.is(b, ",") && m.kind <= mRole {
		r.source = [2]int{a, b}
		return false
	}
	// what is said stands before, or behind, the attribution
	from, to := r.from, a
	if a == r.from {
		from, to = b, r.end
	}
	whole := to == a && d.resumes(from, a, b, r.end)
	if whole {
		to = r.end
	}
	to = d.trimEnd(from, to)
	if to-from < 3 && (!d.quoteMark(d.sents[r.si].from) || to-from < 2) {
		return false
	}
	side := a == r.from && d.is(a, "according") && d.toks[b-1].ment == nil && d.toks[b-2].ment != nil && d.toks[b-2].ment.kind == mSide // "According to the German side,"
	if (who.person == nil || who.person.spokesperson()) && (act == nil || act.Kind != record.Agree) {
		// "..., the ministry said": the page's own account of what happened
		if g, ok := d.firstFinite(from, to); ok {
			sub := d.subjectOf(g, from)
			m := sub.m
			a, _ := d.actOf(g, to)
			held := a == nil && d.among(g.head, lexicon.ListHeld) && g.past && !g.passive
			told := a != nil && (a.Aside || m != nil && (!a.State || m.kind == mPerson))
			talks := a != nil && a.Kind == record.Discuss && g.passive && (m == nil || sub.noun || m.kind == mTalks) // "trade was discussed"
			if talks || (held || told) && (!side || d.among(g.head, lexicon.ListHeld) && d.mechanismIn(g.to, min(g.to+6, to)) >= 0) {
				r.from, r.end = from, to
				return r.eachSentence()
			}
		}
	}
	if who.person != nil && !d.is(from, "“", "\"") && d.othersAct(from, to, [2]int{a, b}, who) {
		r.source, r.teller = [2]int{a, b}, who
		return false
	}
	if from < a && d.decided(from, to) {
		r.source, r.teller = [2]int{a, b}, who // "The two sides agreed to meet, he said"
		return false
	}
	if d.is(d.sents[r.si].from, "“", "\"") {
		from = d.splitQuote(from, to, who)
		if at := d.furtherClause(from, to); at > 0 {
			d.quotedClause(from, d.trimConj(from, at), who)
			from = at
		}
	}
	st := r.attributed(from, to, who, act)
	sub := &sentenceReader{d: d, si: r.si, from: from, end: to, frame: r.frame, first: len(d.stmts), attr: true}
	st.told = d.toldIn(a, b)
	if k := d.directive(from, to); k != "" {
		st.kind, st.act, st.own, st.rule = k, nil, false, directive
	} else if k := d.toldWith(a, b); k != "" {
		st.kind, st.act, st.own = k, nil, false // "..., he noted with pleasure"
	}
	if whole {
		st.aside = [2]int{a, b + 1}
	}
	d.stmts = append(d.stmts, st)
	sub.cur, sub.subj, sub.subjOK = st, who, true
	main := d.pastCondition(from, to)
	inQuote := d.is(from, "“", "\"")
	groups := d.verbGroups(from, to)
	if k := d.adverb(min(b+1, to), to); whole && k < to && d.class(k, lexicon.Third) && !d.hasFinite(from, a) {
		g := verbGroup{from: b + 1, head: k, to: k + 1, form: finite, modal: -1, lemma: d.toks[k].w.Lemma}
		st.embed, sub.main = &g, &g // "The road, he said, leads to"
	}
	for i := range groups {
		g := groups[i]
		if whole && (g.from >= a && g.from < b || g.from < a && d.among(from, lexicon.ListCondition)) {
			continue
		}
		if st.embed == nil && g.form == finite && g.from < main {
			continue // "If Kenya wished, Finland could send a ship"
		}
		if st.embed == nil && (g.form == finite) {
			e := g
			st.embed = &e
			sub.main = &e
			continue
		}
		if inQuote || sub.cur.embed == nil {
			continue
		}
		switch g.form {
		case finite:
			a, _ := d.actOf(g, to)
			s := d.subjectOf(g, from)
			sep := d.breakBefore(s.from, from)
			if s.coord {
				sep = d.breakBefore(g.from, from)
			}
			if s.relative || s.that {
				continue
			}
			sub.embedded(&g, a, sep == "and" || sep == ", and" || sep == "," || sep == ";" || sep == ", but")
		case bare:
			sub.bareClause(&g)
		}
	}
	if from < a && !whole && r.secondPart(b, who) {
		return true
	}
	if b+2 < r.end && from < a && !whole && d.is(b, ",") && d.is(b+1, "while", "whereas", "and", "but") {
		if m := d.toks[b+2].ment; m != nil && m.from == b+2 && m.kind <= mThey {
			next := &sentenceReader{d: d, si: r.si, from: b + 2, end: r.end, first: len(d.stmts)}
			next.groups = d.verbGroups(b+2, r.end)
			next.chain() // "..., he noted, while Japan asked"
			return true
		}
	}
	if from < a && !whole {
		r.sameSubject(b, who)
	}
	// a tail behind the attribution: ", making it clear that ..."
	if b < r.end && from < a && !whole {
		tail := &sentenceReader{d: d, si: r.si, from: b, end: r.end, first: len(d.stmts), subj: who, subjOK: true, cur: &statement{from: from, to: a, who: who, verb: verbGroup{past: true}, contentFrom: from}, main: &verbGroup{past: true, modal: -1}}
		for b < r.end && (d.is(b, ",") || d.is(b, "and", "while")) {
			b++
		}
		for _, g := range d.verbGroups(b, r.end) {
			act, pe := d.actOf(g, r.end)
			if act == nil || act.Aside {
				continue
			}
			if g.from <= b+2 && (g.form == ing || g.form == part && g.from == b && d.class(g.head, lexicon.Past) || g.form == finite && g.past && d.subjectOf(g, b).m == nil) {
				tail.statement(&g, who, act, pe, "participle")
				tail.main = &g
			} else if len(d.stmts) > tail.first {
				switch g.form {
				case ing:
					tail.ing(&g)
				case finite:
					tail.finite(&g)
				}
			}
		}
	}
	return true
}

// pastCondition returns where the main clause of [from, to) begins: behind the
// comma where a condition opens it.
func (d *doc) pastCondition(from, to int) int {
	if !d.among(from, lexicon.ListCondition) {
		return from
	}
	for i := from; i+2 < to; i++ {
		if d.is(i, ",") && d.hasFinite(from, i) && d.hasFinite(i+1, to) {
			return i + 1
		}
	}
	return from
}

// attributed begins the statement that somebody is said to have made in the
// clause [from, to).
func (r *sentenceReader) attributed(from, to int, who actor, act *lexicon.Act) *statement {
	if act != nil && act.Kind == record.Sign {
		act = nil // “..., she concluded”: her last word
	}
	st := &statement{from: from, to: to, contentFrom: from, act: act, rule: "attribution", who: who, kind: record.Affirm, attributed: true, own: true, frame: r.frame}
	if act != nil {
		st.lines = []*lexicon.Line{act.Line}
	}
	return st
}

// decided tells whether a clause says what the sides did together: "the two
// sides signed an agreement", "Kenya and Finland have agreed to meet".
func (d *doc) decided(from, to int) bool {
	g, ok := d.firstFinite(from, to)
	if !ok || !g.past && (!g.perfect || d.quoteMark(from)) || g.modal >= 0 {
		return false
	}
	s := d.subjectOf(g, from)
	if s.m == nil || s.from > from+2 {
		return false
	}
	if s.m.kind == mParty { // all sides by their names
		if by := d.joinedParties(s.m); len(by) < 2 || len(by) < len(d.sides) {
			return false
		}
	} else if s.m.kind != mSides && (s.m.kind != mThey || !d.ctx.last.joint) || s.m.from > from+2 {
		return false
	}
	a, _ := d.actOf(g, to)
	return a != nil && (a.Kind == record.Agree || a.Kind == record.Sign || a.Kind == record.Pledge && (s.m.kind == mParty || g.pluperfect))
}

// othersAct tells whether a clause only tells what the other side has said or
// done: "Japan has assured us that it would come, Lam told reporters". Said are
// the tokens in which he says so.
func (d *doc) othersAct(from, to int, said [2]int, who actor) bool {
	if d.among(from, lexicon.ListCondition) {
		return false
	}
	for i := from; i < to; i++ {
		if d.is(i, ";") {
			return false
		}
	}
	start := from
	if from < said[0] && said[1] < to {
		start = said[1] // "Japan, he said, has assured us"
	}
	g, ok := d.firstFinite(start, to)
	if !ok || !g.past && !g.perfect || g.modal >= 0 || g.passive || len(who.by) != 1 {
		return false
	}
	m := d.toks[from].ment
	if start == from {
		s := d.subjectOf(g, from)
		if m = s.m; s.noun || s.from > from+1 {
			return false
		}
	}
	if m == nil || m.kind > mRole {
		return false
	}
	by, ok := d.resolve(m)
	if !ok || len(by.by) != 1 || by.by[0] == who.by[0] || !slices.Contains(d.sides, by.by[0]) {
		return false
	}
	a, _ := d.actOf(g, to)
	return a != nil && !a.Aside && (a.Say || a.Object || a.Kind.Class() == record.Decide || a.Kind.Class() == record.Ask)
}

// ownVoice corrects who "he" or "the minister" is by the party that speaks in
// what he said: "Mongolia supports ..., he recalled" is a Mongolian's word.
func (r *sentenceReader) ownVoice(who actor) actor {
	d := r.d
	m := d.toks[r.from].ment
	if m == nil || m.kind != mParty || len(m.parties) != 1 || len(who.by) != 1 || who.by[0] == m.parties[0] || !slices.Contains(d.sides, m.parties[0]) {
		return who
	}
	if g, ok := d.firstFinite(r.from, r.end); ok {
		if a, _ := d.actOf(g, r.end); a == nil || !a.State && !a.Split {
			return who
		}
	}
	if h := d.headOf(m.parties[0]); h != nil && d.vague {
		return d.ofPerson(h)
	}
	return who
}

// bareClause handles "should build trust and keep differences from growing"
// in an attributed clause.
func (r *sentenceReader) bareClause(g *verbGroup) {
	d := r.d
	p := d.before(g.from, r.from)
	if p < r.from || !d.is(p, ",", "and", "or") || r.afterVerb(p) {
		return
	}
	if r.cur.embed != nil && (r.cur.embed.modal >= 0 || r.cur.inf) {
		k := d.kindOf(r.cur)
		if k.Class() == record.Decide || k.Class() == record.Ask {
			st := &statement{from: g.from, contentFrom: g.from, verb: *g, act: r.cur.act, rule: "further verb phrase", who: r.cur.who, kind: k, base: r.cur, embed: r.cur.embed, attributed: true, lines: r.cur.lines}
			r.add(st, r.separator(g.from))
		}
	}
}

// attributionIn finds "he said", "said the minister" or "according to her" in
// a clause, and returns who, and the tokens [a, b) of the attribution.
func (d *doc) attributionIn(from, end int) (who actor, a, b int, act *lexicon.Act, ok bool) {
	d.vague = false
	if d.is(from, "according") && d.is(from+1, "to") && d.is(from+2, "him", "her") {
		m := &mention{kind: mHe, from: from + 2, to: from + 3, det: map[string]string{"him": "he", "her": "she"}[d.toks[from+2].low]}
		if w, ok := d.he(m); ok {
			k := from + 3
			if d.is(k, ",") {
				k++
			}
			return w, from, k, nil, true
		}
	}
	if m, k := d.viewAt(from, end); m != nil {
		if w, ok := d.resolve(m); ok {
			return w, from, d.pastComma(k, end), nil, true
		}
	}
	if d.is(from, "according") && d.is(from+1, "to") && from+2 < end {
		if m := d.toks[from+2].ment; m != nil && m.kind != mTalks && !d.among(m.to, lexicon.ListSourceNoun) && !d.among(m.to+1, lexicon.ListSourceNoun) {
			if w, ok := d.resolve(m); ok {
				k := m.to
				if d.is(k, ",") {
					k++
				}
				return w, from, k, nil, true
			}
		}
	}
	if m := d.asSaidBy(from, end); m != nil {
		if w, ok := d.resolve(m); ok {
			return w, from, m.to + 1, nil, true
		}
	}
	if w, k, ok := d.goesOnToSay(from, end); ok {
		return w, from, k, nil, true
	}
	if o := d.toks[from].ment; o != nil && o.to < end && d.is(o.to, ",") {
		if m, k := d.viewAt(o.to+1, end); m != nil {
			if w, ok := d.resolve(m); ok {
				return w, o.to, k, nil, true // "Kenya, in his view, has"
			}
		}
	}
	for i := from + 1; i < end; i++ {
		if t := &d.toks[i]; t.Shape != text.Punct && t.Shape != text.Poss && t.low != "according" {
			continue
		}
		switch d.toks[i].low {
		default:
			continue
		case "according":
			if !d.is(i+1, "to") {
				continue
			}
			if d.is(i+2, "him", "her") {
				m := &mention{kind: mHe, from: i + 2, to: i + 3, det: map[string]string{"him": "he", "her": "she"}[d.toks[i+2].low]}
				if w, ok := d.he(m); ok {
					return w, i, i + 3, nil, true
				}
			}
			if i+2 >= end {
				continue
			}
			if m := d.toks[i+2].ment; m != nil && m.kind != mTalks && m.kind != mIt && m.det != "a" && m.det != "an" {
				if w, ok := d.resolve(m); ok {
					return w, i, m.to, nil, true
				}
			}
			continue
		case ",", "”", "\"", "’", "-", "–", "‑", "—":
		}
		j := i + 1
		for j < end && (d.is(j, "”", "\"", ",", "’") || d.is(j, "as")) {
			j++
		}
		if j >= end {
			break
		}
		// "said Mr X"
		if d.class(j, lexicon.Past|lexicon.Third) && d.sayVerb(j) && j+1 < end {
			k := j + 1
			if m := d.toks[k].ment; m != nil && m.from == k && (m.kind == mPerson || m.kind == mRole) && (d.attributionEnds(m.to, end) || d.tailEnds(m.to, end) && d.clauseBefore(from, i, end)) {
				if w, ok := d.resolve(m); ok {
					return w, i, d.attributionTail(m.to, end), d.sayAct(j), true
				}
			}
		}
		if m, k := d.viewAt(j, end); m != nil && d.is(i, ",") && !d.reports(from, i) {
			if w, ok := d.resolve(m); ok {
				return w, i, k, nil, true
			}
		}
		if m, k := d.saidBy(j, end); m != nil && !d.reports(from, i) {
			if w, ok := d.resolve(m); ok {
				return w, i, k, d.sayAct(j), true
			}
		}
		if d.toks[j].Shape == text.Upper && j+1 < end && d.toks[j].ment == nil {
			j++ // "DASD Arroyo said"
		}
		m := d.toks[j].ment
		if m == nil || m.from != j || m.kind == mTalks || m.kind == mIt {
			continue
		}
		k := m.to
		if p := m; d.is(k, "and") && k+1 < end { // "Japan and Vietnam agreed"
			if m = d.toks[k+1].ment; m != nil && m.from == k+1 && m.kind == mParty && p.kind == mParty {
				k = m.to
			} else {
				m = p
			}
		}
		// an apposition or a relative clause between
		if d.is(k, ",") {
			for n := k + 1; n < end && n < k+22; n++ {
				if d.is(n, ",") {
					k = n + 1
					break
				}
			}
		}
		k = d.adverb(k, end)
		if d.is(k, "has", "have", "had") && k+1 < end && d.class(k+1, lexicon.Participle) {
			k++
		}
		if (d.is(k, "went") && d.is(k+1, "on") || d.is(k, "put") && d.is(k+1, "it") && d.is(m.from-1, "as")) && d.attributionEnds(k+2, end) { // "he went on"
			if w, ok := d.resolve(m); ok {
				return w, i, d.attributionTail(k+2, end), nil, true
			}
		}
		if o := d.quotedAs(k+1, end); o != nil && d.is(k, "quoted", "cited") {
			who := d.ofPerson(o.person) // "the ministry quoted Ms Lam as saying"
			return who, i, o.to + 2, nil, len(who.by) > 0
		}
		if d.class(k, lexicon.Be) && d.is(k+1, "quoted", "cited") && d.is(k+2, "as") && d.is(k+3, "saying") {
			k += 3 // "he was quoted as saying"
		} else if k >= end || !d.class(k, lexicon.Past|lexicon.Third) || !d.sayVerb(k) && !d.asks(k, from, i, end) && !(d.quoteMark(j-1) && m.to == k && (k+1 >= end || d.toldTo(k, end) > 0)) {
			// any verb will do behind a quotation: “A, B and C,” he listed
			if w, act, to, ok := d.tellsAlone(m, k, from, i, end); ok {
				return w, i, to, act, true
			}
			continue
		}
		if !d.attributionEnds(k+1, end) && (d.toldTo(k, end) == 0 && !d.tailEnds(k+1, end) || !d.clauseBefore(from, i, end)) {
			if w, act, to, ok := d.tellsAlone(m, k, from, i, end); ok {
				return w, i, to, act, true
			}
			continue
		}
		if m.det == "a" || m.det == "an" {
			continue
		}
		if w, ok := d.resolve(m); ok {
			d.vague = m.kind == mHe || m.kind == mRole && len(m.parties) == 0
			act := d.sayAct(k)
			if act != nil && act.Kind == record.Request && d.among(k, lexicon.ListSayToo) && !d.among(k, lexicon.ListTellWhom) {
				act = nil // "The road must be open, he insisted"
			}
			return w, i, d.attributionTail(k+1, end), act, true
		}
	}
	return actor{}, 0, 0, nil, false
}

// saidIn tells whether tokens [from, to) say who said what they tell.
func (d *doc) saidIn(from, to int) bool {
	_, _, _, _, ok := d.attributionIn(from, to)
	return ok
}

// quotedAs returns the person named at token i whom "as saying" follows, nil
// for none: "quoted Ms Lam as saying".
func (d *doc) quotedAs(i, end int) *mention {
	if i >= end {
		return nil
	}
	if m := d.toks[i].ment; m != nil && m.from == i && m.person != nil && d.is(m.to, "as") && d.is(m.to+1, "saying") {
		return m
	}
	return nil
}

// asSaidBy returns who is said to have said what follows a comma: "As noted by the
// Minister, the port is open".
func (d *doc) asSaidBy(i, end int) *mention {
	if !d.is(i, "as") || i+3 >= end || !d.class(i+1, lexicon.Participle) || !d.sayVerb(i+1) || !d.is(i+2, "by") {
		return nil
	}
	if m := d.toks[i+3].ment; m != nil && m.from == i+3 && m.kind <= mRole && d.is(m.to, ",") {
		return m
	}
	return nil
}

// sayVerb tells whether the verb at i is one that follows what was said.
func (d *doc) sayVerb(i int) bool {
	a := d.sayAct(i)
	return d.among(i, lexicon.ListSayToo) || a != nil && (a.Say || a.Kind == record.Propose || a.Kind == record.Hope && d.is(i, "hoped") || a.Kind == record.Agree && d.among(i, lexicon.ListSettleVerb) || a.Kind == record.Pledge && d.among(i, lexicon.ListPromiseVerb) || a.Kind == record.Oppose && d.among(i, lexicon.ListComplain))
}

func (d *doc) sayAct(i int) *lexicon.Act {
	if d.toks[i].w == nil {
		return nil
	}
	for _, a := range d.lex.Acts(d.toks[i].w.Lemma) {
		if len(a.Pattern) == 1 {
			return a
		}
	}
	return nil
}

// attributionEnds tells whether the attribution's verb has no content of its
// own: the sentence ends, or only a comma, a time or an audience follows.
func (d *doc) attributionEnds(k, end int) bool {
	if k >= end || d.punct(k) && !d.is(k, ":", "“") {
		return true
	}
	if a := d.sayAct(k); d.class(k, lexicon.Ing) && a != nil && (a.Say || a.Carry) {
		return true // "..., the minister said expressing his hope"
	}
	if d.among(k, lexicon.ListAttributionTail) {
		if d.is(k, "his", "her", "the", "this", "our", "of") {
			n := k + 1
			for d.is(k-1, "told") && n < end && d.capital(n) && d.toks[n].ment == nil {
				n++ // "told the Harbour News afterwards"
			}
			if n == k+1 && d.among(n, lexicon.ListAudience) {
				n++
			}
			return n > k+1 && (n >= end || d.punct(n) || d.among(n, lexicon.ListAfterTold) || d.is(n, "afterwards", "later") || d.dateWord(n))
		}
		if d.is(k, "on", "in") && d.is(k+1, "a", "the") && d.is(k+2, "statement") {
			return true
		}
		return true
	}
	if d.is(k-1, "told") && d.capital(k) && d.toks[k].ment == nil && d.toks[k].name == "" { // "told Harbour News"
		for k < end && d.capital(k) && d.toks[k].ment == nil {
			k++
		}
		return k >= end || d.punct(k)
	}
	if d.is(k-1, "told") && d.is(k, "a") { // "told a joint press conference"
		return d.among(k+1, lexicon.ListAudience) || d.among(k+2, lexicon.ListAudience) || d.among(k+3, lexicon.ListAudience)
	}
	return d.dateWord(k)
}

// attributionTail returns the token after the attribution.
func (d *doc) attributionTail(k, end int) int {
	if d.class(k, lexicon.Ing) {
		return k // "the minister said expressing his hope"
	}
	for k < end && !d.is(k, ",", "”", "\"", "“", "–", "—", ";") && !d.is(k, "when", "as", "while", "adding") {
		k++
	}
	return k
}

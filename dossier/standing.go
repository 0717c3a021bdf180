package dossier

import (
	"slices"

	"rapporteur/lexicon"
	"rapporteur/record"
)

// firmness orders kinds by how much they bind.
func firmness(u *utterance) float64 {
	var f float64
	switch u.st.Kind {
	case record.Sign:
		f = 5
	case record.Agree:
		f = 4
	case record.Pledge, record.Offer, record.Invite:
		f = 3
	case record.Request, record.Propose:
		f = 2
	default:
		f = 1
	}
	if u.m.has(lexicon.CueHedge) && f > 1 {
		return f/2 + 0.5
	}
	return f
}

// A verdict is where one statement puts a commitment, and by which words.
type verdict struct {
	standing record.Standing
	why      string
}

// told judges a statement that reports on a commitment made before. It
// returns no standing where the statement tells nothing of its course.
func (d *Desk) told(u *utterance, c *thread) verdict {
	m := u.m
	achieved := (m.has(lexicon.CueDone) || m.past) && !u.answer
	switch {
	case m.wont && (later(m.when, c.due) || m.has(lexicon.CuePostponed)):
		return verdict{record.Postponed, "not before " + string(m.when)}
	case m.wont && !m.past:
		return verdict{record.Refused, "is not to come"}
	case m.has(lexicon.CueEnding) && (m.past || !m.will) && c.first.m.has(lexicon.CueEnding) && c.first.st.Kind.Class() == record.Ask && !m.has(lexicon.CueDrop|lexicon.CueAdvanced|lexicon.CuePending):
		return verdict{record.Done, "done away with, as was asked"}
	case m.has(lexicon.CueRefused):
		return verdict{record.Refused, "declined"}
	case m.has(lexicon.CuePostponed) && !m.past && !m.has(lexicon.CueRaise|lexicon.CueDrop): // "was delivered, a month later than planned"
		return verdict{record.Postponed, "put off"}
	case m.has(lexicon.CuePending) && m.past:
		return verdict{record.Advanced, "done in part"} // "six had come, four had not"
	case m.has(lexicon.CuePending) && later(m.when, c.due):
		return verdict{record.Postponed, "not done yet, and a later date: " + string(m.when)}
	case m.has(lexicon.CuePending):
		return verdict{record.Repeated, "not done yet"}
	case m.has(lexicon.CueDrop) && m.past && c.first.st.Kind.Class() == record.Ask:
		return verdict{record.Advanced, "granted in part"} // "the duty was cut", where its end was asked for
	case m.has(lexicon.CueDrop) && !c.last.m.has(lexicon.CueDrop):
		return verdict{record.Weaker, "less than before"}
	case m.has(lexicon.CueAdvanced) && m.will && !m.past && fewer(m.amounts, c.last.m.amounts):
		return verdict{record.Weaker, "less than before"} // "only four of them will come"
	case m.has(lexicon.CueAdvanced):
		return verdict{record.Advanced, "begun or done in part"}
	case achieved && c.general:
		return verdict{record.Advanced, "done, and meant to go on"}
	case achieved && c.yearly:
		return verdict{record.Advanced, "done once, and meant to come again"}
	case achieved && fewer(m.amounts, c.last.m.amounts):
		return verdict{record.Advanced, "fewer than promised"}
	case achieved && (d.forerun(u, c) || m.will && m.when > u.sheet.at):
		return verdict{record.Advanced, "something was done for it"}
	case achieved:
		return verdict{record.Done, "reported as done"}
	case m.going && !m.has(lexicon.CueAnswer):
		return verdict{record.Advanced, "begun or done in part"}
	case m.has(lexicon.CueAnswer) && later(m.when, c.reply):
		return verdict{record.Postponed, "the answer is put off to " + string(m.when)}
	case m.has(lexicon.CueAnswer):
		return verdict{record.Repeated, "still to be answered"}
	case m.has(lexicon.CueRaise), fewer(c.last.m.amounts, m.amounts):
		return verdict{record.Stronger, "more than before"}
	case later(m.when, c.due):
		return verdict{record.Postponed, "a later date: " + string(m.when)}
	case fewer(m.amounts, c.last.m.amounts), m.has(lexicon.CueHedge) && !c.last.m.has(lexicon.CueHedge) && firmness(c.last) >= 3:
		return verdict{record.Weaker, "less than before"}
	case m.has(lexicon.CueAccept) && firmness(c.last) < 4:
		return verdict{record.Stronger, "accepted"}
	case u.st.Kind == record.Appraise && !m.will && c.yearly && !m.slight:
		return verdict{record.Advanced, "spoken well of, and meant to come again"}
	case u.st.Kind == record.Appraise && !m.will && !c.general && !c.yearly:
		return verdict{record.Done, "spoken well of"}
	case m.will && firmness(c.last) < 3:
		return verdict{record.Stronger, "was asked or proposed, is now to come"}
	case m.has(lexicon.CueAgain):
		return verdict{record.Repeated, "said again"}
	}
	return verdict{}
}

// forerun tells whether what has happened was only done for a commitment: the
// first words of it stand behind "for", "on" or "to", and what stands before
// is no part of it: "land for the school was bought".
func (d *Desk) forerun(u *utterance, c *thread) bool {
	if u.st.Kind != record.Report {
		return false
	}
	promised := d.wordsOf(c.first.sheet.text, c.first.st.Quote, c.first.sheet.memo)
	part := func(w word) bool { return slices.ContainsFunc(promised, func(p word) bool { return p.root == w.root }) }
	words := d.wordsOf(u.sheet.text, u.st.Quote, u.sheet.memo)
	for i, w := range words {
		if w.mark || !c.first.m.about(w.stem) {
			continue
		}
		for j, from := i-1, i; j > 0 && j >= from-4 && !words[j].mark; j-- {
			if low := words[j].low; low != "for" && low != "on" && low != "to" {
				continue
			}
			k := d.lex.Word(words[j-1].low)
			if k.Is(lexicon.Past|lexicon.Participle|lexicon.Closed|lexicon.Adv) || capital(words[j-1].raw) {
				return false
			}
			if !part(words[j-1]) {
				return true
			}
			from = j // "lawyers for the talks on a treaty", where talks were promised
		}
		return false
	}
	return false
}

// fewer tells whether now has a smaller number of something that was has
// more of.
func fewer(now, was map[string]int) bool {
	for k, n := range now {
		if w := was[k]; n < w {
			return true
		}
	}
	return false
}

// renewed judges a statement that decides or asks again what was decided or
// asked before, against the last thing said.
func (d *Desk) renewed(u *utterance, c *thread) verdict {
	m, last := u.m, c.last
	now, then := firmness(u), firmness(last)
	raised := m.has(lexicon.CueRaise) || fewer(last.m.amounts, m.amounts)
	switch {
	case m.has(lexicon.CueRefused):
		return verdict{record.Refused, "declined"}
	case m.given && then >= 3 && u.st.Kind != record.Pledge && fewer(m.amounts, last.m.amounts):
		return verdict{record.Advanced, "fewer than promised"}
	case m.given && then >= 3 && u.st.Kind != record.Pledge:
		return verdict{record.Done, "done here"}
	case c.ended && now >= 2 && !m.has(lexicon.CueDrop|lexicon.CueHedge) && c.Course[len(c.Course)-1].Standing == record.Done:
		return verdict{record.Stronger, "done, and taken up again"}
	case u.st.Kind == record.Sign && c.instrument():
		return verdict{record.Done, "signed"}
	case (m.has(lexicon.CuePostponed) || later(m.when, c.due)) && !raised && !m.has(lexicon.CueDrop):
		return verdict{record.Postponed, "a later date: " + string(m.when)}
	case m.has(lexicon.CueDrop) && !last.m.has(lexicon.CueDrop), fewer(m.amounts, last.m.amounts) && !m.has(lexicon.CueRaise):
		return verdict{record.Weaker, "less than before"}
	case now < 2.9 && m.has(lexicon.CueHedge) && then > now && !last.m.has(lexicon.CueHedge):
		return verdict{record.Weaker, "said with less force"}
	case then >= 3 && now <= 2 && !opens(u.st.Kind):
		return verdict{record.Weaker, "said with less force"}
	case then >= 4 && now <= 1:
		return verdict{record.Weaker, "said with less force"}
	case raised:
		return verdict{record.Stronger, "more than before"}
	case m.when != "" && c.due == "":
		return verdict{record.Stronger, "a first date: " + string(m.when)}
	case before(m.when, c.due):
		return verdict{record.Stronger, "an earlier date: " + string(m.when)}
	case now >= 3 && then < 3:
		return verdict{record.Stronger, "was asked or proposed, is now decided"}
	case c.due != "" && m.when == "" && !c.yearly && now >= 2 && !m.has(lexicon.CueAgain):
		return verdict{record.Weaker, "the date is no longer named"}
	}
	return verdict{record.Repeated, "said again"}
}

// later tells whether a is a later date than b, as far as both are known.
func later(a, b record.Date) bool { return before(b, a) }

// rank orders standings by how much they decide a step that several
// statements make.
func rank(s record.Standing) int {
	return slices.Index([]record.Standing{"", record.Repeated, record.Advanced, record.Weaker, record.Stronger, record.Postponed, record.Done, record.Refused}, s)
}

// stand puts together what the statements of one edition say of a commitment:
// the decisive one, where it puts the commitment, and what else is said.
func (d *Desk) stand(c *thread, said []*utterance) (at int, v verdict, also []record.Standing) {
	verdicts := make([]verdict, len(said))
	for i, u := range said {
		if u.acts() {
			verdicts[i] = d.renewed(u, c)
		} else {
			verdicts[i] = d.told(u, c)
		}
	}
	at = -1
	// What a side decides or asks now is the last that is said of a thing;
	// without that, what is told of it counts.
	for i, u := range said {
		if verdicts[i].standing == "" {
			continue
		}
		if at < 0 {
			at = i
			continue
		}
		a, b := said[at].acts(), u.acts()
		switch {
		case verdicts[i].standing == record.Refused && said[at].st.Kind.Class() == record.Ask && !sameParties(said[at].st.By, u.st.By):
			at = i // asked again, and declined
		case verdicts[at].standing == record.Refused && u.st.Kind.Class() == record.Ask && !sameParties(said[at].st.By, u.st.By):
		case b && !a, a == b && weighs(verdicts[i], u) > weighs(verdicts[at], said[at]):
			at = i
		}
	}
	if at < 0 {
		return 0, verdict{record.Repeated, "named again"}, nil
	}
	v = verdicts[at]
	for i := range said {
		s := verdicts[i].standing
		switch {
		case i == at || s == "" || s == v.standing:
		case s == record.Advanced && said[at].m.has(lexicon.CueRest) && !said[at].m.has(lexicon.CuePostponed):
			// "two had come; the other two will come in May"
			v = verdict{record.Advanced, verdicts[i].why}
		case s == record.Postponed && v.standing != record.Refused && v.standing != record.Done && opens(said[at].st.Kind):
			// "has been put off; they agreed to hold it by July"
			v = verdict{record.Postponed, verdicts[i].why}
		case (s == record.Done || s == record.Advanced) && !slices.Contains(also, s):
			also = append(also, s)
		}
	}
	also = slices.DeleteFunc(also, func(s record.Standing) bool { return s == v.standing })
	slices.Sort(also)
	return at, v, also
}

func weighs(v verdict, u *utterance) float64 { return float64(rank(v.standing)) + firmness(u)/10 }

// instrument tells whether a commitment is about a document to be signed.
func (c *thread) instrument() bool {
	return c.last.m.has(lexicon.CueSeen) || c.first.m.has(lexicon.CueSeen) || len(c.last.st.Instruments) > 0
}

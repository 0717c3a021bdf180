package lexicon

import (
	"fmt"
	"strings"

	"rapporteur/record"
)

var closedClasses = map[string]Class{
	"det": Det, "poss": PossPron, "prep": Prep, "conj": Conj, "sub": Sub, "wh": Wh, "pron": Pron,
	"be": Be, "have": Have, "do": Do, "modal": Modal, "adv": Adv,
}

func (l *Lexicon) addClosed(_ *Line, f []string) error {
	c, ok := closedClasses[f[0]]
	if !ok {
		return fmt.Errorf("no class %q", f[0])
	}
	for _, w := range Phrases(f[1]) {
		l.word(w).Class |= c
	}
	return nil
}

var roleClasses = map[string]Class{"person": Person, "side": Side, "sides": Sides, "body": Body, "talks": Talks, "post": Post}

func (l *Lexicon) addRole(_ *Line, f []string) error {
	c, ok := roleClasses[f[0]]
	if !ok {
		return fmt.Errorf("no class %q", f[0])
	}
	for _, w := range Phrases(f[1]) {
		l.word(w).Class |= c
	}
	return nil
}

func (l *Lexicon) addTime(_ *Line, f []string) error {
	for i, w := range strings.Split(f[1], ",") {
		w = strings.TrimSpace(w)
		if w == "" {
			continue
		}
		switch f[0] {
		case "month":
			l.word(w).Month = i + 1
		case "day":
			l.word(w).Day = i + 1
		case "ordinal":
			l.word(w).Ordinal = i + 1
		case "number":
			l.word(w).Number = i + 1
		case "roman":
			l.romans[strings.ToLower(w)] = i + 1
		default:
			return fmt.Errorf("no class %q", f[0])
		}
	}
	return nil
}

func (l *Lexicon) addRank(_ *Line, f []string) error {
	class := map[string]RankClass{"rank": Rank, "honorific": Honorific, "retired": Retired, "suffix": Suffix}[f[0]]
	if p, ok := strings.CutPrefix(f[0], "of "); ok {
		for _, w := range Phrases(f[1]) {
			l.HonorificOf[strings.ToLower(strings.Trim(w, "'’."))] = record.Party(p)
		}
		return nil
	}
	for _, w := range Phrases(f[1]) {
		switch {
		case f[0] == "particle":
			l.word(w).Class |= Particle
		case class == 0:
			return fmt.Errorf("no class %q", f[0])
		default:
			l.Ranks.Add(w, class)
		}
	}
	return nil
}

func (l *Lexicon) addMeeting(_ *Line, f []string) error {
	for _, w := range Phrases(f[1]) {
		switch f[0] {
		case "mechanism":
			l.Mechanisms.Add(w, true)
			if !strings.Contains(w, " ") {
				l.word(w).Class |= Mechanism
			}
		case "edition":
			l.word(w).Class |= Edition
		case "visit":
			l.Visits.Add(w, true)
		case "no":
			l.NoMeeting.Add(w, true)
		default:
			return fmt.Errorf("no class %q", f[0])
		}
	}
	return nil
}

func (l *Lexicon) addInstrument(_ *Line, f []string) error {
	class := map[string]InstrumentClass{"head": InstrHead, "name": InstrName, "no": InstrNo}[f[0]]
	for _, w := range Phrases(f[1]) {
		switch {
		case f[0] == "generic":
			l.word(w).Class |= InstrumentHead
		case class == 0:
			return fmt.Errorf("no class %q", f[0])
		default:
			l.Instruments.Add(w, class)
		}
	}
	return nil
}

func (l *Lexicon) addForum(_ *Line, f []string) error {
	class := map[string]ForumClass{"name": ForumName, "head": ForumHead}[f[0]]
	if class == 0 {
		return fmt.Errorf("no class %q", f[0])
	}
	for _, w := range Phrases(f[1]) {
		l.Forums.Add(w, class)
	}
	return nil
}

func (l *Lexicon) addFrame(_ *Line, f []string) error {
	class := map[string]FrameClass{"topic": Topic, "aside": Aside}[f[0]]
	if class == 0 {
		return fmt.Errorf("no class %q", f[0])
	}
	for _, w := range Phrases(f[1]) {
		l.Frames.Add(w, class)
	}
	return nil
}

func (l *Lexicon) addCue(_ *Line, f []string) error {
	k := record.Kind(f[0])
	if k.Class() == "" {
		return fmt.Errorf("no kind %q", f[0])
	}
	for _, w := range Phrases(f[1]) {
		l.Cues.Add(w, k)
	}
	return nil
}

func (l *Lexicon) addIdiom(line *Line, f []string) error {
	if len(f) != 4 {
		return fmt.Errorf("an idiom has 4 fields (kind, flags, phrases, example), this line %d", len(f))
	}
	in := Idiom{Kind: record.Kind(f[0]), Other: f[1] == "other", Line: line}
	if in.Kind.Class() == "" {
		return fmt.Errorf("no kind %q", f[0])
	}
	if f[1] != "" && !in.Other {
		return fmt.Errorf("no flag %q", f[1])
	}
	for _, p := range Phrases(f[2]) {
		for _, w := range Alternatives(p) {
			l.Idioms.Add(w, in)
		}
	}
	return nil
}

func (l *Lexicon) addLayout(_ *Line, f []string) error {
	for _, w := range Phrases(f[1]) {
		switch f[0] {
		case "caption":
			l.Captions = append(l.Captions, w)
		case "meta":
			l.Meta = append(l.Meta, w)
		case "preface":
			l.Preface = append(l.Preface, w)
		case "abbreviation":
			l.Abbreviations[w] = true
		case "starter":
			l.Starters[w] = true
		case "joint":
			l.Joint = append(l.Joint, strings.ToLower(w))
		default:
			return fmt.Errorf("no class %q", f[0])
		}
	}
	return nil
}

func (l *Lexicon) addParty(line *Line, f []string) error {
	if len(f) != 6 {
		return fmt.Errorf("a party has 6 fields, this line %d", len(f))
	}
	p := record.Party(f[0])
	for form, field := range []string{Name: f[1], Adjective: f[2], Seat: f[3]} {
		for _, name := range Phrases(field) {
			l.Parties.Add(name, PartyName{p, PartyForm(form), line})
		}
	}
	for _, name := range Phrases(f[4]) {
		l.places = append(l.places, place{name, PartyName{p, PlaceIn, line}})
	}
	if names := Phrases(f[1]); len(names) > 0 {
		l.PartyNames[p] = names[0]
	}
	if len(Phrases(f[2])) == 0 {
		l.organisations[p] = true
	}
	if seats := Phrases(f[3]); len(seats) > 0 {
		l.seats[p] = seats[0]
	}
	return nil
}

func (l *Lexicon) addGroup(_ *Line, f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("a group has 3 fields, this line %d", len(f))
	}
	var members []record.Party
	for _, m := range Phrases(f[1]) {
		if l.PartyNames[record.Party(m)] == "" {
			return fmt.Errorf("no party %q", m)
		}
		members = append(members, record.Party(m))
	}
	for _, w := range Phrases(f[0]) {
		l.Groups.Add(w, members)
	}
	return nil
}

func (l *Lexicon) addOutlet(_ *Line, f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("an outlet has 3 fields, this line %d", len(f))
	}
	p := record.Party(f[0])
	if l.PartyNames[p] == "" {
		return fmt.Errorf("no party %q", p)
	}
	for _, w := range Phrases(f[1]) {
		l.Outlets.Add(w, p)
	}
	return nil
}

func (l *Lexicon) addArea(line *Line, f []string) error {
	if len(f) != 3 {
		return fmt.Errorf("an area line has 3 fields, this one %d", len(f))
	}
	set := AreaSet{Line: line}
	if err := set.add(f[0]); err != nil {
		return err
	}
	for _, p := range Phrases(f[1]) {
		for _, phrase := range Alternatives(p) {
			set.Loose = len(set.Areas) > 0 && strings.ContainsAny(phrase, "_~")
			l.Areas.Add(phrase, set)
		}
	}
	return nil
}

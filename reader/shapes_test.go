package reader

import (
	"fmt"
	"strings"
)

// repeat makes about size bytes of a unit.
func repeat(unit string) func(size int) string {
	return func(size int) string { return strings.Repeat(unit, size/len(unit)+1) }
}

// within puts what a shape makes between a beginning and an end.
func within(before string, shape func(int) string, after string) func(int) string {
	return func(size int) string { return before + shape(size) + after }
}

// numbered makes about size bytes of a format with a growing number, or with
// a word that no other line has.
func numbered(format string) func(size int) string {
	return func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
}

// named makes about size bytes of a format with a name made of letters.
func named(format string) func(size int) string {
	return func(size int) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			name := []byte("Ba")
			for k := i; k > 0; k /= 20 {
				name = append(name, "bcdfghklmnprstvwzaei"[k%20])
			}
			fmt.Fprintf(&b, format, name)
		}
		return b.String()
	}
}

// shapes are texts of any size, each of a shape that could make a reader look
// back or ahead too far.
var shapes = map[string]func(size int) string{
	"one word":                     repeat("a"),
	"one capital word":             repeat("A"),
	"one word of accents":          repeat("ế"),
	"words":                        repeat("word "),
	"capital words":                repeat("Word "),
	"words in capitals":            repeat("WORD "),
	"commas":                       repeat(","),
	"commas apart":                 repeat(" , "),
	"words and commas":             repeat("trade, "),
	"names and commas":             repeat("Tanaka Ken, "),
	"and":                          repeat("and "),
	"and with nouns":               repeat("trade and "),
	"of":                           repeat("of the "),
	"that":                         repeat("that "),
	"to":                           repeat("to "),
	"verbs":                        repeat("agreed "),
	"verbs and commas":             repeat("agreed, "),
	"verbs and verbs":              repeat("agreed and "),
	"infinitives":                  repeat("to agree "),
	"participles":                  repeat("stressing "),
	"participles and commas":       repeat(", stressing that "),
	"clauses":                      repeat("said that Japan "),
	"verb phrases":                 repeat("to continue talks, and "),
	"patterns with gaps":           repeat("reach take give make put "),
	"subjects":                     repeat("Japan and Vietnam "),
	"the two sides":                repeat("the two sides "),
	"posts":                        repeat("Deputy Minister "),
	"posts with of":                repeat("Minister of Defence of "),
	"ranks":                        repeat("Lt. Gen. "),
	"short forms of posts":         within("Foreign Secretary (FS) Tanaka Ken met Mr Lam. ", repeat("The FS said. DPM said. "), ""),
	"honorifics":                   repeat("H.E. Mr. "),
	"counterparts":                 repeat("his counterpart "),
	"he":                           repeat("he "),
	"stops":                        repeat("."),
	"stops apart":                  repeat(". "),
	"semicolons":                   repeat("; "),
	"colons":                       repeat(": "),
	"dashes":                       repeat(" – "),
	"hyphens":                      repeat("-"),
	"hyphenated words":             repeat("co-"),
	"all signs":                    repeat(".,;:!?-–—()[]{}<>/\\|@#$%^&*_+=~`'\""),
	"deep brackets":                repeat("("),
	"deep brackets and words":      repeat("(the talks "),
	"brackets closed":              repeat("(a) "),
	"closing brackets":             repeat(")"),
	"square brackets":              repeat("[["),
	"straight quotation marks":     repeat(`"`),
	"straight marks apart":         repeat(`" `),
	"opening quotation marks":      repeat("“"),
	"opening marks and words":      repeat("“Japan said "),
	"closing quotation marks":      repeat("”"),
	"apostrophes":                  repeat("'"),
	"possessives":                  repeat("Japan's "),
	"single marks that open":       repeat("'a "),
	"single quotations":            repeat("'We agree,' he said. "),
	"quotations":                   repeat("“We agree,” he said. "),
	"numbers":                      repeat("1"),
	"numbers apart":                repeat("1 "),
	"numbers and stops":            repeat("1."),
	"years":                        repeat("2024 "),
	"dates":                        repeat("5 March 2024 "),
	"months":                       repeat("March "),
	"ordinals":                     repeat("tenth "),
	"meetings":                     repeat("the tenth defence policy dialogue "),
	"talks between persons":        repeat("talks between Mr Tanaka Ken "),
	"talks that were before":       repeat("following the talks between "),
	"bodies of states":             repeat("the Security Council of Japan and "),
	"two posts and two names":      repeat("the Minister of Trade and the Minister of Defence, Sato Jun and Tanaka Ken, "),
	"somebody who tells who led":   repeat("Mr Tanaka Ken said it was chaired by "),
	"quotations that do not end":   repeat("“We met, and we will meet. "),
	"said without quotation marks": within("Minister Tanaka Ken said:\n\n", repeat("We asked Japan. "), ""),
	"days of talks":                within("The talks ended on Monday. ", repeat("The two-day talks were long. "), ""),
	"mechanisms":                   repeat("Dialogue "),
	"visits":                       repeat("official visit to Japan "),
	"instruments":                  repeat("the Agreement on Trade "),
	"instrument heads":             repeat("agreement memorandum "),
	"forums":                       repeat("ASEAN Regional Forum "),
	"working groups":               repeat("Joint Working Group on "),
	"areas":                        repeat("maritime security "),
	"topics":                       repeat("On the East Sea, "),
	"line feeds":                   repeat("\n"),
	"lines of one word":            repeat("word\n"),
	"lines of one name":            repeat("Tanaka Ken\n"),
	"markers":                      repeat("- "),
	"lines of markers":             repeat("- \n"),
	"list items":                   repeat("- open a hotline\n"),
	"list items of nouns":          repeat("- trade\n"),
	"headings":                     repeat("Defence cooperation:\n\n"),
	"questions":                    repeat("Q: What was said?\nA: Nothing.\n"),
	"captions":                     repeat("(Photo: VNA)\n"),
	"datelines":                    repeat("Hanoi, 5 March 2024 – "),
	"datelines on lines":           repeat("Hanoi, 5 March 2024 – The sides met.\n\n"),
	"tabs":                         repeat("\t"),
	"spaces":                       repeat(" "),
	"spaces that do not break":     repeat("\u00a0"),
	"zero bytes":                   repeat("\x00"),
	"broken UTF-8":                 repeat("\xff\xfe"),
	"unseen signs":                 repeat("\u200b"),
	"combining marks":              repeat("e\u0301\u0323"),
	"right to left":                repeat("اتفق الجانبان على "),
	"right to left in English":     repeat("The \u202eministers\u202c of مصر agreed. "),
	"emoji":                        repeat("🇻🇳🤝🇯🇵 "),
	"emoji families":               repeat("👨‍👩‍👧‍👦"),
	"Chinese":                      repeat("双方同意举行会谈。"),
	"names only":                   repeat("Nguyen Van Minh Tanaka Ken Asif Rana "),
	"names of parties only":        repeat("Vietnam Japan Kenya Finland "),
	"very many parties":            repeat("Vietnam, Japan, Kenya, Finland, Egypt, India, Norway, Poland, Chile, Mexico and "),
	"parties that agree":           repeat("Vietnam, Japan, Kenya and Finland agreed to open a hotline. "),
	"very many persons":            named("Minister %s Tan of Kenya thanked Japan. "),
	"very many persons in lists":   named("Minister %s Tan of Kenya, "),
	"very many heads":              named("The talks were co-chaired by Minister %s Tan of Kenya.\n\n"),
	"very many short forms":        named("Minister %s said that he would go. Minister Tan agreed. "),
	"very many meetings":           numbered("The %dth Kenya-Finland Trade Dialogue was held in Nairobi in 2019. "),
	"very many editions":           named("The third Kenya-Finland %s Dialogue was held in Nairobi in 2019. "),
	"very many instruments":        named("They signed the Agreement on %s Trade. "),
	"very many forums":             named("They supported the Joint Working Group on %s. "),
	"very many aliases":            named("The Kenya Navy (%s) agreed. "),
	"very many aliases in capital": numbered("The Kenya Navy (KN%d) agreed. "),
	"statements":                   repeat("The two sides agreed to open a hotline. "),
	"statements on lines":          repeat("The two sides agreed to open a hotline.\n\n"),
	"statements without a stop":    repeat("The two sides agreed to open a hotline "),
	"statements in one sentence":   repeat("the two sides agreed to open a hotline, and Japan stressed that trade had grown; "),
	"statements in capitals":       repeat("THE TWO SIDES AGREED TO OPEN A HOTLINE. "),
	"words glued":                  repeat("theEast Seaand Japantocontinue "),
	"abbreviations":                repeat("Mr. Dr. Gen. No. "),
	"initials":                     repeat("A. "),
	"addresses":                    repeat("http://x.example/a?b=c "),
}

// places puts a shape where a reader looks differently at it: as a text of its
// own, as a paragraph of an account, within one of its sentences, and in the
// sentence that names the meeting.
func places(shape func(int) string) map[string]func(int) string {
	return map[string]func(int) string{
		"alone":         shape,
		"after a lead":  within(opening, shape, "\n\nThe two sides agreed to open a hotline."),
		"in a sentence": within(opening+"Japan agreed that ", shape, " the two sides open a hotline."),
		"in the lead":   within(headline+"\n\nHanoi, 5 March 2024 – The tenth Vietnam-Japan defence policy dialogue ", shape, " was held."),
	}
}

// bulks are shapes of the usual kind, where a walk over a whole paragraph, or
// over all sentences before, is seen in much text only.
var bulks = map[string]func(size int) string{
	"one paragraph":         repeat("Nothing of the kind. "),
	"one paragraph of acts": repeat("The two sides agreed to open a hotline. He said so. "),
	"one quotation":         repeat("“It is so. We agree,” he said. "),
	"paragraphs":            repeat("The two sides agreed to open a hotline.\n\n"),
	"dashes":                repeat("– It is so. We agree.\n"),
	"lines of names":        repeat("Tanaka Ken\n"),
	"list items":            repeat("- to open a hotline;\n"),
	"headings":              repeat("Trade and Industry\n\n"),
	"accounts":              accounts,
}

// accounts makes about size bytes of accounts that are told apart by number.
func accounts(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteString(strings.ReplaceAll(opening, "5 March", fmt.Sprint(i%28+1, " March")))
		fmt.Fprintf(&b, "Deputy Minister Minh asked Japan to train %d officers. The two sides agreed to open a hotline by the end of 2026, and Vice Minister Tanaka stressed that the law of the sea must be kept.\n\n", i%90+10)
	}
	return b.String()
}

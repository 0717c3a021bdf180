package reader

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rapporteur/record"
	"rapporteur/text"
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
	"quotations":                   repeat("“We agree,” he said. "),
	"numbers":                      repeat("1"),
	"numbers apart":                repeat("1 "),
	"numbers and stops":            repeat("1."),
	"years":                        repeat("2024 "),
	"dates":                        repeat("5 March 2024 "),
	"months":                       repeat("March "),
	"ordinals":                     repeat("tenth "),
	"meetings":                     repeat("the tenth defence policy dialogue "),
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

// taken returns how long one reading of a text takes.
func taken(r *Reader, s string) time.Duration {
	doc := record.Document{Text: s, Published: "2024-03-06"}
	from := time.Now()
	r.Read(doc)
	return time.Since(from)
}

// TestTimeGrowsWithLength holds the reader to its promise: four times the
// text takes about four times as long, whatever its shape. A shape fails only
// where it is seen to take ten times as long again and again, which is nearer
// to the square.
func TestTimeGrowsWithLength(t *testing.T) {
	largest := 256 << 10
	if testing.Short() {
		largest /= 4
	}
	if raced { // where all is ten times slower
		largest /= 16
	}
	r := reader(t)
	for name, shape := range shapes {
		t.Run(name, func(t *testing.T) {
			for place, shape := range places(shape) {
				t.Run(place, func(t *testing.T) {
					for size := 1 << 10; 4*size <= largest && !t.Failed(); size *= 4 {
						growth(t, r, text.Normalise(shape(size)), text.Normalise(shape(4*size)))
					}
				})
			}
		})
	}
}

// TestTimeGrowsWithOrdinaryText is the same for much text of the usual shapes,
// where a walk over a whole paragraph, or over all sentences before, is seen
// late.
func TestTimeGrowsWithOrdinaryText(t *testing.T) {
	size := 512 << 10
	if testing.Short() {
		size /= 4
	}
	if raced {
		size /= 8
	}
	r := reader(t)
	for name, shape := range map[string]func(int) string{
		"one paragraph":         repeat("Nothing of the kind. "),
		"one paragraph of acts": repeat("The two sides agreed to open a hotline. He said so. "),
		"paragraphs":            repeat("The two sides agreed to open a hotline.\n\n"),
		"lines of names":        repeat("Tanaka Ken\n"),
		"list items":            repeat("- to open a hotline;\n"),
		"headings":              repeat("Trade and Industry\n\n"),
		"quotations":            repeat("“It is so. We agree,” he said. "),
		"accounts":              numberedAccounts,
	} {
		t.Run(name, func(t *testing.T) {
			growth(t, r, text.Normalise(opening+shape(size)), text.Normalise(opening+shape(4*size)))
		})
	}
}

// growth compares the time of a text with that of one four times as long.
func growth(t *testing.T, r *Reader, short, long string) {
	t.Helper()
	const tries, most = 5, 10
	const visible = 10 * time.Millisecond // less than that cannot be compared
	a, b := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
	for range tries {
		b = min(b, taken(r, long))
		if b < visible {
			return
		}
		a = min(a, taken(r, short))
		if b < most*a {
			return
		}
		runtime.GC()
	}
	t.Errorf("%d bytes take %v, %d bytes %v", len(short), a, len(long), b)
}

// TestHostileTexts reads what nobody would publish and looks at the reading
// as a whole.
func TestHostileTexts(t *testing.T) {
	for name, s := range map[string]string{
		"nothing":                   "",
		"only a headline":           headline,
		"only a headline and end":   headline + "\n",
		"only a lead":               lead,
		"only signs":                "... -- !? () [] “” , ; : –",
		"only white space":          " \n\t\n\u00a0\u2003\n ",
		"only numbers":              "1 2 3 2024 5 10th",
		"only names":                "Nguyen Van Minh, Tanaka Ken, Asif Rana",
		"only parties":              "Vietnam, Japan, Kenya",
		"a sentence without an end": opening + "The two sides agreed to",
		"a quotation without end":   opening + "“Japan is ready to host the talks, he said.",
		"brackets without end":      opening + "Japan (the host (of the talks agreed to open a hotline.",
		"signs between words":       opening + "Japan, , ; – agreed ( ) to “ ” open a hotline.",
		"one letter":                "a",
		"zero bytes":                opening + "Japan\x00agreed\x00to open a hotline.",
		"no spaces":                 strings.ReplaceAll(opening+"Japan agreed to open a hotline.", " ", ""),
		"spaces that do not break":  strings.ReplaceAll(opening+"Japan agreed to open a hotline.", " ", "\u00a0"),
		"a word on each line":       strings.ReplaceAll(opening+"Japan agreed to open a hotline.", " ", "\n"),
		"small letters":             strings.ToLower(opening + "Japan agreed to open a hotline."),
		"right to left":             opening + "\u202eاتفق الجانبان على فتح خط ساخن\u202c and Japan agreed to open a hotline.",
		"emoji":                     opening + "🇯🇵🤝🇻🇳 Japan 👍🏽 agreed to open a hotline 📞.",
		"dates that are none":       opening + "On 31 February 2024 and 99 March 20244 Japan agreed to meet by 45 May 0000.",
		"a large edition":           "Vietnam and Japan hold the 99999999999999999999th dialogue\n\n" + lead,
		"edition nought":            "Vietnam and Japan hold the 0th dialogue\n\n" + lead,
	} {
		t.Run(name, func(t *testing.T) {
			got := read(t, s)
			if err := fault(got); err != nil {
				t.Error(err)
			}
			if strings.HasPrefix(name, "only") && len(got.Statements) > 0 {
				t.Errorf("a statement: %+v", got.Statements[0])
			}
		})
	}
}

// An account in capitals is read like any other.
func TestCapitals(t *testing.T) {
	s := opening + "Japan agreed to open a hotline. Vietnam asked Japan to train ten officers.\n"
	want, got := read(t, s), read(t, strings.ToUpper(s))
	kinds := func(r record.Reading) (out []record.Kind) {
		for _, s := range r.Statements {
			out = append(out, s.Kind)
		}
		return out
	}
	if diff := cmp.Diff(kinds(want), kinds(got)); diff != "" {
		t.Errorf("kinds of statement (-written +in capitals):\n%s", diff)
	}
}

// account is one account of many that are told apart by number.
func account(i int) string {
	return strings.ReplaceAll(opening, "5 March", fmt.Sprint(i%28+1, " March")) + fmt.Sprintf(
		"Deputy Minister Minh asked Japan to train %d officers. The two sides agreed to open a hotline by the end of 2026, and Vice Minister Tanaka stressed that the law of the sea must be kept.\n\n", i%90+10)
}

// TestLargeTexts reads what is as large as a file may be, in one paragraph, in
// one line, in very many accounts: it comes to an end and every passage is
// within the text.
func TestLargeTexts(t *testing.T) {
	line, accounts := 5<<20, 50<<20
	switch {
	case raced:
		line, accounts = 128<<10, 512<<10
	case testing.Short():
		line, accounts = 512<<10, 5<<20
	}
	for name, s := range map[string]string{
		"one line of sentences":  repeat("The two sides agreed to open a hotline and Japan thanked Vietnam for its hospitality. ")(line),
		"one line after a lead":  within(opening, repeat("The two sides agreed to open a hotline. "), "\n")(line),
		"one sentence":           within(opening+"The two sides agreed to step up exchanges in ", repeat("trade, maritime security, "), "and training.")(line),
		"one sentence of and":    within(opening+"The two sides agreed to step up ", repeat("trade and maritime security and "), "training.")(line),
		"one word":               repeat("a")(line),
		"many accounts":          numberedAccounts(accounts),
		"one account again":      repeat(account(1))(line),
		"an account and a bulk":  account(1) + repeat("Nothing of the kind. ")(line),
		"many lines of one word": repeat("word\n")(line),
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan record.Reading, 1)
			go func() { done <- reader(t).Read(record.Document{Text: text.Normalise(s)}) }()
			select {
			case got := <-done:
				sound(t, got)
				if strings.Contains(s, "agreed") && len(got.Statements) == 0 {
					t.Error("no statement")
				}
			case <-time.After(2 * time.Minute):
				t.Fatalf("%d MB take longer than two minutes", len(s)>>20)
			}
		})
	}
}

func numberedAccounts(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteString(account(i))
	}
	return b.String()
}

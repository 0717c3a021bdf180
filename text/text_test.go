package text

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// english is enough of a language to show what the package does with one.
var english = &Language{
	Abbreviations: set("Lt.", "Gen.", "Sen.", "Col.", "Mr.", "Dr.", "No.", "St.", "Jan.", "vs.", "e.g.", "Ph.D."),
	Captions:      []string{"(Photo", "Photo:", "(left)"},
	Meta:          NewOpenings([]string{"Posted On", "ENDS", "Source:", "Read more", "Tel"}),
	Starters:      set("The", "It", "He", "Both", "In"),
	Known: func(w string) bool {
		return known[w]
	},
}

var known = set("the", "to", "and", "of", "continue", "in", "with", "work", "e", "i", "together", "today", "meeting", "talks")

func set(words ...string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words {
		m[w] = true
	}
	return m
}

func TestNormalise(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"composes", "Ha\u0300 No\u0323\u0302i", "Hà Nội"},
		{"orders marks", "e\u0302\u0323", "ệ"},
		{"line ends", "one\r\ntwo\r\n\r\nthree", "one\ntwo\n\nthree"},
		{"keeps a lone return", "one\rtwo", "one\rtwo"},
		{"keeps quotation marks", "“yes”, ‘no’ – …", "“yes”, ‘no’ – …"},
		{"keeps compatibility forms", "ﬁve №\u00a05 ½", "ﬁve №\u00a05 ½"},
		{"keeps spaces", "  a \t b\n", "  a \t b\n"},
		{"empty", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Normalise(c.in)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestRunes(t *testing.T) {
	s := "Hà Nội – 越南, " + strings.Repeat("đại ", 40)
	r := NewRunes(s)
	for _, c := range []struct{ offset, want int }{
		{-1, 0},
		{0, 0},
		{1, 1},
		{3, 2}, // after à
		{len("Hà Nội"), 6},
		{len("Hà Nội – "), 9},
		{len("Hà Nội – 越"), 10},
		{len(s), utf8.RuneCountInString(s)},
		{len(s) + 100, utf8.RuneCountInString(s)},
	} {
		if got := r.At(c.offset); got != c.want {
			t.Errorf("At(%d) = %d, want %d", c.offset, got, c.want)
		}
	}
	if got := NewRunes("").At(0); got != 0 {
		t.Errorf("At(0) of no text = %d", got)
	}
}

func TestRunesCountsPrefix(t *testing.T) {
	letters := rapid.OneOf(rapid.SampledFrom([]rune("aZ .\n")), rapid.SampledFrom([]rune("àộĐ–“ء漢😀\u0301")), rapid.Rune())
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOfN(letters, 0, 300).Draw(t, "text"))
		r := NewRunes(s)
		n := 0
		for i := range s {
			if got := r.At(i); got != n {
				t.Fatalf("At(%d) of %q = %d, want %d", i, s, got, n)
			}
			n++
		}
		if got := r.At(len(s)); got != n {
			t.Fatalf("At(%d), the end, of %q = %d, want %d", len(s), s, got, n)
		}
	})
}

// shown writes tokens as words, each with a mark for its shape where it is
// not plain: "^" capital, "^^" capitals, "#" number, "'" possessive, "." mark.
// A "·" shows that no space stands before it.
func shown(s string, toks []Token) string {
	marks := map[Shape]string{Punct: ".", Word: "", Cap: "^", Upper: "^^", Number: "#", Poss: "'"}
	var out []string
	for _, t := range toks {
		w := marks[t.Shape] + s[t.Start:t.End]
		if !t.Space {
			w = "·" + w
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"plain", "Japan thanked Vietnam.", "^Japan thanked ^Vietnam ·.."},
		{"empty", "", ""},
		{"white space", " \u00a0\t\ufeff\u200b ", ""},
		{"shapes", "The NATO and A 10th", "^The ^^NATO and ^A #10th"},

		{"possessive", "Japan's role", "^Japan ·''s role"},
		{"possessive curly", "Japan’s role", "^Japan ·'’s role"},
		{"possessive in capitals", "JAPAN’S ROLE", "^^JAPAN ·'’S ^^ROLE"},
		{"plural possessive", "the Ministers' Meeting", "the ^Ministers ·'' ^Meeting"},
		{"plural possessive curly", "the two sides’ talks", "the two sides ·'’ talks"},
		{"closing mark is no possessive", "the ‘Four Nos’.", "the .‘ ·^Four ^Nos ·.’ ·.."},
		{"possessive of an abbreviation", "the U.S.'s and U.K.’s", "the ^^U.S. ·''s and ^^U.K. ·'’s"},
		{"contraction", "won't don’t", "won't don’t"},
		{"possessive before a lost space", "Japan's.The", "^Japan ·''s ·.. ·^The"},

		{"rank", "Sen. Lt. Gen. Hoang", "^Sen. ^Lt. ^Gen. ^Hoang"},
		{"rank without spaces", "Lt.Gen. Pham", "^Lt. ^Gen. ^Pham"},
		{"title without space", "Mr.Smith's", "^Mr. ^Smith ·''s"},
		{"no abbreviation", "the hotel. Gen.", "the hotel ·.. ^Gen."},
		{"number abbreviation", "No. 5, No.7", "^No. #5 ·., ^No. ·#7"},
		{"inner stops", "e.g. a Ph.D. thesis", "e.g. a ^Ph.D. thesis"},
		{"U.S.", "the U.S. Army, U.S.A. and U.S.-Japan", "the ^^U.S. ^Army ·., ^^U.S.A. and ^^U.S. ·.- ·^Japan"},
		{"U.S. at the end", "in the U.S..", "in the ^^U.S. ·.."},
		{"time of day", "9 a.m. today", "#9 a.m. today"},
		{"initials", "J. K. Tan and George W. Bush", "^J. ^K. ^Tan and ^George ^W. ^Bush"},

		{"sentences glued", "the Meeting.The sides", "the ^Meeting ·.. ·^The sides"},
		{"three sentences glued", "ended.They left.He too", "ended ·.. ·^They left ·.. ·^He too"},
		{"capital inside", "theEast Sea", "the ^East ^Sea"},
		{"capital inside, possessive", "theMinister's", "the ^Minister ·''s"},
		{"words glued", "tocontinue withthe work", "to continue withthe work"},
		{"words that only look glued", "together today", "together today"},
		{"of glued to a capital", "the Meetingof Trade, Sokolof", "the ^Meeting of ^Trade ·., ^Sokolof"},
		{"name that begins small", "eSwatini iCloud", "eSwatini iCloud"},
		{"unknown before the capital", "vonBerg", "vonBerg"},
		{"narrow spaces", "Both\u202f: \u202f«\u202fa Pact\u202f»", "^Both .: .« a ^Pact .»"},
		{"address", "www.mod.gov", "www.mod.gov"},

		{"numbers", "3,000 troops, 2.5 per cent, 10th", "#3,000 troops ·., #2.5 per cent ·., #10th"},
		{"decimal at the end", "rose by 2.5. Japan", "rose by #2.5 ·.. ^Japan"},
		{"decimal at the end, one digit each", "rose by 1.5.", "rose by #1.5 ·.."},
		{"2+2", "the 2+2 talks", "the #2+2 talks"},
		{"money", "US$5 million", "^^US ·.$ ·#5 million"},
		{"range of days", "3-5 May", "#3 ·.- ·#5 ^May"},
		{"hyphen", "well-known ADMM-Plus", "well ·.- ·known ^^ADMM ·.- ·^Plus"},
		{"dash", "talks – the first—went", "talks .– the first ·.— ·went"},
		{"slash and brackets", "and/or (Retd)", "and ·./ ·or .( ·^Retd ·.)"},
		{"quotes", "“yes” \"no\"", ".“ ·yes ·.” .\" ·no ·.\""},
		{"dots", "and ... so", "and .. ·.. ·.. so"},

		{"Vietnamese", "Đặng Văn Đức ở Hà Nội", "^Đặng ^Văn ^Đức ở ^Hà ^Nội"},
		{"Vietnamese capitals", "ĐẶNG VĂN", "^^ĐẶNG ^^VĂN"},
		{"Arabic letters in Latin", "Sa‘ūd al-Ḥasan", "^Sa‘ūd al ·.- ·^Ḥasan"},
		{"ayn before a name", "ʿAlī and ʾAḥmad", "^ʿAlī and ^ʾAḥmad"},
		{"apostrophe in a name", "N'Djamena, Côte d'Ivoire", "^N'Djamena ·., ^Côte ^d'Ivoire"},
		{"Turkish", "Türkiye, İzmir", "^Türkiye ·., ^İzmir"},
		{"no case", "越南 đ", "越 ·南 đ"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, shown(c.in, Tokens(nil, c.in, 0, len(c.in), english))); diff != "" {
				t.Errorf("%q (-want +got):\n%s", c.in, diff)
			}
		})
	}
}

// TestSegment holds the short way through ASCII to UAX #29.
func TestSegment(t *testing.T) {
	letters := rapid.OneOf(rapid.SampledFrom([]rune("aZs09 .,:;'\"_-(\r\n\t")), rapid.SampledFrom([]rune("à’“·漢א\u0301\u200d\u00ad")), rapid.Rune())
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOfN(letters, 0, 60).Draw(t, "text"))
		var want, got []string
		for it := words.FromString(s); it.Next(); {
			want = append(want, it.Value())
		}
		it := words.FromString("")
		for start := 0; start < len(s); {
			end, plain := segment(s, start, len(s), it)
			if plain && strings.ContainsFunc(s[start:end], func(r rune) bool { return r > 'z' || !unicode.IsLetter(r) }) {
				t.Fatalf("%q is no plain word", s[start:end])
			}
			got = append(got, s[start:end])
			start = end
		}
		if a, b := unspaced(want), unspaced(got); !slices.Equal(a, b) {
			t.Errorf("%q: segments %q, want %q", s, b, a)
		}
	})
}

// unspaced leaves out spaces, of which several may be taken together or not.
func unspaced(segments []string) []string {
	return slices.DeleteFunc(segments, func(s string) bool { return s[0] == ' ' })
}

func TestTokensOfAPart(t *testing.T) {
	s := "Hà Nội. The sides' talks ended."
	before := Tokens(nil, s, 0, len("Hà Nội."), english)
	all := Tokens(before, s, len("Hà Nội."), len(s), english)
	if diff := cmp.Diff("^Hà ^Nội ·.. ^The sides ·'' talks ended ·..", shown(s, all)); diff != "" {
		t.Errorf("appended (-want +got):\n%s", diff)
	}
	first := Tokens(nil, s, 0, len("Hà"), english)
	if diff := cmp.Diff([]Token{{0, 3, Cap, true}}, first); diff != "" {
		t.Errorf("the first word (-want +got):\n%s", diff)
	}
	none := Tokens(nil, "theEast", 0, 7, &Language{})
	if diff := cmp.Diff([]Token{{0, 7, Word, true}}, none); diff != "" {
		t.Errorf("a language that knows no words (-want +got):\n%s", diff)
	}
}

func TestDottedDates(t *testing.T) {
	for s, want := range map[string]int{"The visit began on 28. 5. 2025. It went on.": 2, "They met in 2024. 5 officers came.": 2} {
		n := 0
		Sentences(s, Tokens(nil, s, 0, len(s), english), english, func(int, int) { n++ })
		if n != want {
			t.Errorf("%q has %d sentences, want %d", s, n, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"two", "Japan agreed. Vietnam thanked Japan.", []string{"Japan agreed.", "Vietnam thanked Japan."}},
		{"none", "", nil},
		{"no stop", "Japan agreed", []string{"Japan agreed"}},
		{"marks", "Who asked? Japan! And why?", []string{"Who asked?", "Japan!", "And why?"}},
		{"rank", "He met Lt. Gen. Phan Van Giang. Both agreed.", []string{"He met Lt. Gen. Phan Van Giang.", "Both agreed."}},
		{"rank without spaces", "He met Lt.Gen. Phan Van Giang.", []string{"He met Lt.Gen. Phan Van Giang."}},
		{"initial", "He met J. Tan. Mr. Tan left.", []string{"He met J. Tan.", "Mr. Tan left."}},
		{"U.S. ends it", "It thanked the U.S. The sides met.", []string{"It thanked the U.S.", "The sides met."}},
		{"U.S. does not", "It thanked the U.S. Army.", []string{"It thanked the U.S. Army."}},
		{"decimal", "Trade grew by 2.5 per cent. Japan agreed.", []string{"Trade grew by 2.5 per cent.", "Japan agreed."}},
		{"decimal at the end", "Trade grew by 2.5. Japan agreed.", []string{"Trade grew by 2.5.", "Japan agreed."}},
		{"no space", "Japan agreed.Vietnam thanked Japan.", []string{"Japan agreed.", "Vietnam thanked Japan."}},
		{"small letter goes on", "It met Vietnam (pop. unknown) today.", []string{"It met Vietnam (pop. unknown) today."}},
		{"number begins", "It ended. 12 ships came.", []string{"It ended.", "12 ships came."}},
		{"ellipsis", "It went on... The end.", []string{"It went on...", "The end."}},
		{"brackets", "It ended (late.) The end.", []string{"It ended (late.)", "The end."}},
		{
			"quotation of two sentences",
			"He said: “We agree. We will go on.” The minister left.",
			[]string{"He said: “We agree. We will go on.”", "The minister left."},
		},
		{
			"quotation in straight marks",
			`He said, "We agree. We will go on." The minister left.`,
			[]string{`He said, "We agree. We will go on."`, "The minister left."},
		},
		{
			"attribution after",
			"“We agree. We will go on,” he said. It ended.",
			[]string{"“We agree. We will go on,” he said.", "It ended."},
		},
		{
			"quoted words",
			"He called it “historic”. It ended.",
			[]string{"He called it “historic”.", "It ended."},
		},
		{
			"quotation that is not closed",
			"He said: “We agree. We will go on. It ended.",
			[]string{"He said: “We agree.", "We will go on.", "It ended."},
		},
		{
			"quotation begins",
			"It ended. “We agree.”",
			[]string{"It ended.", "“We agree.”"},
		},
		{"Vietnamese capital", "It ended. Đức left.", []string{"It ended.", "Đức left."}},
		{"ayn", "It ended. ʿAlī left.", []string{"It ended.", "ʿAlī left."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			toks := Tokens(nil, c.in, 0, len(c.in), english)
			var got []string
			at := 0
			Sentences(c.in, toks, english, func(from, to int) {
				if from != at || to <= from {
					t.Errorf("sentence of tokens %d to %d, the one before ends at %d", from, to, at)
				}
				at = to
				got = append(got, c.in[toks[from].Start:toks[to-1].End])
			})
			if at != len(toks) {
				t.Errorf("%d of %d tokens are in a sentence", at, len(toks))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

var kindNames = map[BlockKind]string{
	Paragraph: "paragraph", Headline: "headline", Heading: "heading", Item: "item", Caption: "caption", Rubbish: "rubbish",
}

// layout writes blocks a line each: kind, marker in brackets, dateline before
// "|", text.
func layout(s string, blocks []Block) []string {
	var out []string
	for _, b := range blocks {
		l := kindNames[b.Kind]
		if b.Marker != "" {
			l += " [" + b.Marker + "]"
		}
		body := b.Start
		if b.Dateline != (Span{}) {
			l += " " + strings.TrimSpace(s[b.Dateline.Start:b.Dateline.End]) + " |"
			body = b.Dateline.End
		}
		out = append(out, l+": "+strings.ReplaceAll(s[body:b.End], "\n", "⏎"))
	}
	return out
}

func TestBlocks(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"nothing", "", nil},
		{"white space", " \n\n\u00a0\n", nil},
		{
			"headline, paragraph, heading",
			"Vietnam, Japan hold talks\n\nThe two sides met in Hanoi.\n\nNext steps\nThey will meet again.\n",
			[]string{"headline: Vietnam, Japan hold talks", "paragraph: The two sides met in Hanoi.", "heading: Next steps", "paragraph: They will meet again."},
		},
		{
			"no headline",
			"The two sides met in Hanoi. They agreed.",
			[]string{"paragraph: The two sides met in Hanoi. They agreed."},
		},
		{
			"a quotation for a headline",
			"Minister: “We stand together”\n\nThe two sides met.",
			[]string{"headline: Minister: “We stand together”", "paragraph: The two sides met."},
		},
		{
			"a list that only its semicolons set off",
			"Title\n\nThe ministers:\n\nwelcomed the road;\n\nBacked the bridge; and\n\nMet twice.\n\nThey parted.",
			[]string{"headline: Title", "paragraph: The ministers:", "item [;]: welcomed the road;", "item [;]: Backed the bridge; and", "item [;]: Met twice.", "paragraph: They parted."},
		},
		{
			"items that are no headings and no page's menu",
			"Title\n\nThey agreed to:\n\n1. Hold a course; and\n\n2. ENDS of both roads meet.\n\n➡️ ENDS of the road will be lit\n🔹 They met.\n• ENDS",
			[]string{"headline: Title", "paragraph: They agreed to:", "paragraph [1.]: Hold a course; and", "paragraph [2.]: ENDS of both roads meet.", "item [➡]: ENDS of the road will be lit", "item [🔹]: They met.", "rubbish [•]: ENDS"},
		},
		{
			"a semicolon with no list",
			"Title\n\nThe ministers said:\n\nThe road is open.\n\nThey met;\n\nThey parted.",
			[]string{"headline: Title", "heading: The ministers said:", "paragraph: The road is open.", "paragraph: They met;", "paragraph: They parted."},
		},
		{
			"numbered heading and paragraph",
			"Title\n\n1. Introduction\n\n2. The two sides met in Hanoi.",
			[]string{"headline: Title", "heading [1.]: Introduction", "paragraph [2.]: The two sides met in Hanoi."},
		},
		{
			"a long line of Vietnamese names with a sentence inside is no heading",
			"Title\n\nThe guests saw Hà Nội. The talks went on for two days and",
			[]string{"headline: Title", "paragraph: The guests saw Hà Nội. The talks went on for two days and"},
		},
		{
			"agency's dateline",
			"Title\n\nHANOI, May 5 (VNA) – The two sides met.",
			[]string{"headline: Title", "paragraph HANOI, May 5 (VNA) – |: The two sides met."},
		},
		{
			"datelines of other houses",
			"Title\n\nTOKYO (AP) — Japan agreed.\n\nHà Nội (VNA) - Japan agreed.\n\nISLAMABAD: Japan agreed.\n\nISLAMABAD, Oct 13 (APN):Japan agreed.\n\n" +
				"Washington, D.C. -- Japan agreed.\n\nJakarta, 3 May 2024 – Japan agreed.\n\nRio de Janeiro, May 5 - Japan agreed.",
			[]string{
				"headline: Title",
				"paragraph TOKYO (AP) — |: Japan agreed.",
				"paragraph Hà Nội (VNA) - |: Japan agreed.",
				"paragraph ISLAMABAD: |: Japan agreed.",
				"paragraph ISLAMABAD, Oct 13 (APN): |: Japan agreed.",
				"paragraph Washington, D.C. -- |: Japan agreed.",
				"paragraph Jakarta, 3 May 2024 – |: Japan agreed.",
				"paragraph Rio de Janeiro, May 5 - |: Japan agreed.",
			},
		},
		{
			"dashes that make no dateline",
			"Title\n\nThe two sides – old friends – agreed.\n\nJapan stressed this: trade must grow.\n\nMr. Tanaka: Japan agreed.",
			[]string{
				"headline: Title",
				"paragraph: The two sides – old friends – agreed.",
				"paragraph: Japan stressed this: trade must grow.",
				"paragraph: Mr. Tanaka: Japan agreed.",
			},
		},
		{
			"caption of its own",
			"Title\n\nThe two ministers (Photo: VNA)\n\nPhoto: the navy\n\nThe sides met.",
			[]string{"headline: Title", "caption: The two ministers (Photo: VNA)", "caption: Photo: the navy", "paragraph: The sides met."},
		},
		{
			"caption glued to the text",
			"Title\n\nThe two ministers (Photo: VNA)The two sides met.\nAt the talks (Photo: VNA). Both agreed.",
			[]string{
				"headline: Title",
				"caption: The two ministers (Photo: VNA)", "paragraph: The two sides met.",
				"caption: At the talks (Photo: VNA).", "paragraph: Both agreed.",
			},
		},
		{
			"no caption deep in a paragraph",
			"Title\n\nThe two sides met in Hanoi. The album (Photo: VNA) was given away.",
			[]string{"headline: Title", "paragraph: The two sides met in Hanoi. The album (Photo: VNA) was given away."},
		},
		{
			"lists",
			"The two sides agreed to:\n- open a hotline\n• hold talks\n– train officers;\n* go on\n",
			[]string{"paragraph: The two sides agreed to:", "item [-]: open a hotline", "item [•]: hold talks", "item [–]: train officers;", "item [*]: go on"},
		},
		{
			"numbered and lettered lists",
			"The two sides agreed to:\n1. open a hotline;\n2) hold talks;\n(a) train officers;\n(iv) meet again\ni. go on;\nb) end it.\n",
			[]string{
				"paragraph: The two sides agreed to:", "item [1.]: open a hotline;", "item [2)]: hold talks;", "item [(a)]: train officers;",
				"item [(iv)]: meet again", "item [i.]: go on;", "item [b)]: end it.",
			},
		},
		{
			"wide space after a marker",
			"The two sides agreed to:\n-\u2003open a hotline\n1.\u2003hold talks;",
			[]string{"paragraph: The two sides agreed to:", "item [-]: open a hotline", "item [1.]: hold talks;"},
		},
		{
			"what is no marker",
			"Title\n\n-5 degrees is cold there.\n\n2024. That was the year.\n\n1.5 million came.\n\nU.S. officers came.\n\n3rd talks ended.",
			[]string{
				"headline: Title", "paragraph: -5 degrees is cold there.", "paragraph [2024.]: That was the year.",
				"paragraph: 1.5 million came.", "paragraph: U.S. officers came.", "paragraph: 3rd talks ended.",
			},
		},
		{
			"lines of a narrow column",
			"Title\n\nThe two sides met in the capital and\nagreed to hold further talks\nnext year.\n\nThey parted.",
			[]string{"headline: Title", "paragraph: The two sides met in the capital and⏎agreed to hold further talks⏎next year.", "paragraph: They parted."},
		},
		{
			"a narrow column inside an item",
			"They will:\n- open a hotline between\nthe two staffs\n- hold talks\n",
			[]string{"paragraph: They will:", "item [-]: open a hotline between⏎the two staffs", "item [-]: hold talks"},
		},
		{
			"lines that stay apart",
			"Title\n\nThe sides met.\nand then they left.\n\nThe sides agreed on the\n\nlast point.",
			[]string{
				"headline: Title", "paragraph: The sides met.", "paragraph: and then they left.",
				"heading: The sides agreed on the", "paragraph: last point.",
			},
		},
		{
			"rubbish",
			"Title\n\nPosted On: 5 MAY 2024\n\nThe sides met.\n\nENDS\n\npress.office@mod.example\n\nhttps://mod.example/news?id=5\n\nwww.mod.example\n\nRead more about it\n\n***\n\n5/5/2024\n",
			[]string{
				"headline: Title", "rubbish: Posted On: 5 MAY 2024", "paragraph: The sides met.", "rubbish: ENDS",
				"rubbish: press.office@mod.example", "rubbish: https://mod.example/news?id=5", "rubbish: www.mod.example",
				"rubbish: Read more about it", "rubbish: ***", "rubbish: 5/5/2024",
			},
		},
		{
			"an address inside a sentence",
			"Title\n\nWrite to press@mod.example for more.",
			[]string{"headline: Title", "paragraph: Write to press@mod.example for more."},
		},
		{
			"byte order mark and other unseen signs",
			"\ufeffTitle\u200b\n\n\u200bThe sides met.\u00a0\n",
			[]string{"headline: Title", "paragraph: The sides met."},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, layout(c.in, Blocks(nil, c.in, english))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestBlocksGap(t *testing.T) {
	s := "Title\nThe sides met.\n\nThey parted.\n"
	var got []bool
	for _, b := range Blocks(nil, s, english) {
		got = append(got, b.Gap)
	}
	if diff := cmp.Diff([]bool{true, false, true}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// samples adds the project's own samples as seeds.
func samples(f *testing.F) {
	f.Helper()
	names, err := filepath.Glob("../samples/*.txt")
	if err != nil || len(names) == 0 {
		f.Fatalf("no samples (%v)", err)
	}
	for _, n := range names {
		b, err := os.ReadFile(n)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	for _, s := range []string{
		"", "\n", "'s", "’S’s's", "U.S.'s", ".'s", "a.B.c.D.E..", "Mr.Mr.Mr.", "theEast’s", "ʿ", "ʿʾ", "\ufeff", "\xff\xfe", "a\xffb.C",
		"- \u2003\n-", "----- x", "(a)", "(é) x", "1.", "ivx. x", "(Photo", "(Photo)", "(Photo).", "x (Photo) y", ": ", "A: ", "HANOI – ", "“\"”", "\"\"\"",
		"Hà Nội. The", "éé. The sides met and went on and on", "a\u0301'", "s'a", "s’", "www.x", "@.", "\r\n\r", "١٢٣", "٣. x", "\u202f0!", "to 3\u202f000\u202f: x",
	} {
		f.Add(s)
	}
}

func FuzzTokens(f *testing.F) {
	samples(f)
	f.Fuzz(func(t *testing.T, s string) {
		toks := Tokens(nil, s, 0, len(s), english)
		at := 0
		for i, k := range toks {
			if k.Start < at || k.End <= k.Start || k.End > len(s) {
				t.Fatalf("token %d is %d-%d, the one before ends at %d, the text at %d", i, k.Start, k.End, at, len(s))
			}
			if utf8.ValidString(s) && (!utf8.RuneStart(s[k.Start]) || !utf8.ValidString(s[k.Start:k.End])) {
				t.Fatalf("token %d, %q, is not whole letters", i, s[k.Start:k.End])
			}
			if between := strings.Trim(s[at:k.Start], "\ufeff\u200b"); strings.ContainsAny(between, "abcxyzABC0123456789.,-'\"") {
				t.Fatalf("%q before token %d is in no token", between, i)
			}
			at = k.End
		}
		next := 0
		Sentences(s, toks, english, func(from, to int) {
			if from != next || to <= from || to > len(toks) {
				t.Fatalf("sentence of tokens %d to %d of %d, the one before ends at %d", from, to, len(toks), next)
			}
			next = to
		})
		if next != len(toks) {
			t.Fatalf("%d of %d tokens are in a sentence", next, len(toks))
		}
	})
}

func FuzzBlocks(f *testing.F) {
	samples(f)
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for i, b := range Blocks(nil, s, english) {
			if b.Start < at || b.End <= b.Start || b.End > len(s) {
				t.Fatalf("block %d is %d-%d, the one before ends at %d, the text at %d", i, b.Start, b.End, at, len(s))
			}
			at = b.End
			body := s[b.Start:b.End]
			if utf8.ValidString(s) && !utf8.ValidString(body) {
				t.Fatalf("block %d, %q, is not whole letters", i, body)
			}
			if strings.TrimSpace(body) != body {
				t.Fatalf("block %d, %q, has white space around it", i, body)
			}
			if d := b.Dateline; d != (Span{}) {
				if b.Kind != Paragraph || d.Start != b.Start || d.End <= d.Start || d.End >= b.End {
					t.Fatalf("dateline %v of %s block %d, %d-%d", d, kindNames[b.Kind], i, b.Start, b.End)
				}
				if utf8.ValidString(s) && !utf8.ValidString(s[d.Start:d.End]) {
					t.Fatalf("dateline %q is not whole letters", s[d.Start:d.End])
				}
			}
		}
		if rest := strings.Trim(s[at:], "-–—•·*▪●◦■‣+#0123456789ivxIVX.()"); at == 0 && strings.ContainsAny(rest, "abcABC") {
			t.Fatalf("no block in %q", s)
		}
	})
}

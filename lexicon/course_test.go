package lexicon

import (
	"slices"
	"strings"
	"testing"
)

// courseForms divides a text into forms as those who ask Courses do.
func courseForms(l *Lexicon, s string) []*Form {
	forms := formsOf(l, s)
	for i := range forms {
		forms[i].Starts, forms[i].words = 0, nil
		l.Courses.Find(forms[i])
	}
	return forms
}

// TestCourseExamples checks that each example of courses.txt holds a phrase
// of its own line, found at its place as the longest.
func TestCourseExamples(t *testing.T) {
	l := english(t)
	for _, line := range l.Lines() {
		if line.File != "courses.txt" {
			continue
		}
		class := strings.TrimSpace(strings.Split(line.Text, "|")[0])
		forms := courseForms(l, line.Example)
		ok := false
		if class == "achieve" {
			ok = slices.ContainsFunc(forms, func(f *Form) bool { return len(l.Courses.Past[f.Lower]) > 0 })
		}
		for _, set := range in(l.Courses.Cues, forms) {
			ok = ok || set.Is&cueNames[class] != 0 && slices.Contains(set.Lines, line)
		}
		if !ok {
			t.Errorf("%s: nothing of the line is in its example %q", line, line.Example)
		}
	}
}

// TestMatterExamples checks that each example of matter.txt holds a word of
// its own line.
func TestMatterExamples(t *testing.T) {
	l := english(t)
	for _, line := range l.Lines() {
		if line.File != "matter.txt" {
			continue
		}
		f := strings.Split(line.Text, "|")
		class, words := strings.TrimSpace(f[0]), Phrases(f[1])
		forms := courseForms(l, line.Example)
		var ok bool
		switch class {
		case "same":
			ok = slices.Contains(in(l.Courses.Same, forms), words[0]) ||
				slices.ContainsFunc(forms, func(f *Form) bool { w := l.Word(f.Lower); return w != nil && l.Courses.SameWord[w.Lemma] == words[0] })
		case "amount":
			ok = slices.ContainsFunc(forms, func(f *Form) bool { return l.Courses.Amounts[f.Lower] })
		case "person":
			ok = slices.ContainsFunc(forms, func(f *Form) bool { return l.Courses.Persons[f.Key] })
		case "denied":
			ok = slices.ContainsFunc(forms, func(f *Form) bool { return l.Courses.Negations[f.Lower] })
		case "empty", "thin":
			ok = slices.ContainsFunc(forms, func(f *Form) bool {
				k := f.Key
				if w := l.Word(f.Lower); w.Is(Verb) && w.Lemma != "" {
					k = w.Lemma
				}
				return slices.ContainsFunc(words, func(w string) bool { return Key(w) == k })
			})
		default:
			ok = slices.ContainsFunc(forms, func(f *Form) bool {
				return l.Courses.Months[f.Lower] > 0 || l.Courses.Numbers[f.Lower] > 0 || l.Courses.Seasons[f.Lower] > 0
			})
		}
		if !ok {
			t.Errorf("%s: nothing of the line is in its example %q", line, line.Example)
		}
	}
}

// A word that stands for two things stands for the first alone, and nobody
// would see why.
func TestMatterOnce(t *testing.T) {
	first := map[string]Line{}
	for _, line := range english(t).Lines() {
		f := strings.Split(line.Text, "|")
		if line.File != "matter.txt" || strings.TrimSpace(f[0]) != "same" {
			continue
		}
		for _, w := range Phrases(f[1]) {
			key := Key(w)
			if was, ok := first[key]; ok && was != line {
				t.Errorf("%s: %q stands in %s too", line, w, was)
			}
			first[key] = line
		}
	}
}

func TestCourseFaults(t *testing.T) {
	l := &Lexicon{Courses: newCourses(), irregular: map[string][]string{}}
	for _, c := range []struct {
		add  func(*Line, []string) error
		row  string
		want string
	}{
		{l.addCourse, "finished | was built | The road was built.", `no class "finished"`},
		{l.addCourse, "done | was built", "3 fields"},
		{l.addMatter, "same | ship | The ship.", "one word alone"},
		{l.addMatter, "months | quarter | A quarter.", `no class "months"`},
		{l.addMatter, "months x | quarter | A quarter.", `no class "months x"`},
		{l.addMatter, "alike | ship, boat | The ship.", `no class "alike"`},
		{l.addMatter, "same | ship, boat", "3 fields"},
	} {
		err := c.add(&Line{}, Fields(c.row))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %q", c.row, err, c.want)
		}
	}
}

package team

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var (
	today    = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	operator = By{Name: "the machine"}
	cheap    = Cost{Memory: 64, Time: 1, Threads: 1}
)

const password = "a long enough secret"

// begun returns a team of anna, who administers the main record.
func begun(t testing.TB) *Team {
	t.Helper()
	x, err := Create(t.Context(), filepath.Join(t.TempDir(), "team.db"))
	if err != nil {
		t.Fatal(err)
	}
	x.Cost = cheap
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := x.Add(t.Context(), operator, Account{Name: "anna", Display: "Anna Berg"}, today); err != nil {
		t.Fatal(err)
	}
	x.grants(t, "anna", "", "", Administrator)
	return x
}

// joins adds somebody who has set a password.
func (t *Team) joins(tb testing.TB, name, display string) Account {
	tb.Helper()
	a, err := t.Add(tb.Context(), operator, Account{Name: name, Display: display}, today)
	if err != nil {
		tb.Fatal(err)
	}
	link, err := t.Invite(tb.Context(), operator, name, today)
	if err == nil {
		_, err = t.Accept(tb.Context(), link, password, today)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

func (t *Team) grants(tb testing.TB, name, record, mechanism string, r Role) {
	tb.Helper()
	if err := t.Grant(tb.Context(), operator, Grant{Name: name, Record: record, Mechanism: mechanism, Role: r}, today); err != nil {
		tb.Fatal(err)
	}
}

func is(t testing.TB, what string, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: %v, want %v", what, err, want)
	}
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	_, err := Open(t.Context(), filepath.Join(dir, "none.db"))
	is(t, "no file", err, ErrNone)
	path := filepath.Join(dir, "team.db")
	x, err := Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the file: %v, %v", info.Mode(), err)
	}
	if _, err := Create(t.Context(), path); err == nil {
		t.Error("a team was begun where there is one")
	}
	if _, err := x.db.ExecContext(t.Context(), "pragma user_version = 99"); err != nil {
		t.Fatal(err)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), path)
	is(t, "a later version", err, ErrNewer)

	other := filepath.Join(dir, "other.db")
	db, err := sql.Open("sqlite", other)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), "create table x (y)"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), other)
	is(t, "somebody else's file", err, ErrForeign)
}

func TestNames(t *testing.T) {
	x := begun(t)
	for _, c := range []struct {
		name, display string
		want          error
	}{
		{"ben", "Ben Okoro", nil},
		{"BEN ", "Another Ben", ErrTaken}, // folded
		{"ben2", "ben  okoro", ErrTaken},  // runs of spaces are one
		{"ben2", "BEN OKORO", ErrTaken},
		{"ben2", "Ben Okoro", ErrTaken}, // a space that does not break
		{"ben2", "Be\u200bn Okoro", ErrTaken},
		{"ben2", "Ｂen Okoro", ErrTaken},
		{"", "Nobody", ErrName},
		{"a b", "Nobody", ErrName},
		{"-a", "Nobody", ErrName},
		{strings.Repeat("a", 65), "Nobody", ErrName},
		{"<script>", "Nobody", ErrName},
		{"mia@example.org", "Mia\u202eevil", ErrDisplay},
		{"mia@example.org", "Mia\nLog", ErrDisplay},
		{"mia@example.org", "\u200b", ErrDisplay},
		{"mia@example.org", "\xff", ErrDisplay},
		{"mia@example.org", strings.Repeat("a", 101), ErrDisplay},
		{"mia@example.org", "<img src=x> نازنین\u200cزهرا", nil},
		{"plainname", "", nil},
	} {
		_, err := x.Add(t.Context(), operator, Account{Name: c.name, Display: c.display}, today)
		if !errors.Is(err, c.want) || (err == nil) != (c.want == nil) {
			t.Errorf("%q, %q: %v, want %v", c.name, c.display, err, c.want)
		}
	}
}

func TestPasswords(t *testing.T) {
	kept := cheap.hash("correct horse battery")
	if !strings.HasPrefix(kept, "$argon2id$v=19$m=64,t=1,p=1$") {
		t.Errorf("kept as %s", kept)
	}
	if ok, cost, err := Usual.verify("correct horse battery", kept); !ok || cost != cheap || err != nil {
		t.Errorf("%v %v %v", ok, cost, err)
	}
	if ok, _, err := Usual.verify("correct horse batterY", kept); ok || err != nil {
		t.Errorf("another password: %v %v", ok, err)
	}
	if again := cheap.hash("correct horse battery"); again == kept {
		t.Error("two hashes have the same salt")
	}
	// The test vector of the reference implementation's README.
	const theirs = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	if ok, _, err := cheap.verify("password", theirs); !ok || err != nil {
		t.Errorf("the reference's hash: %v %v", ok, err)
	}
	for _, bad := range []string{"x", "$argon2i$v=19$m=64,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=16$m=64,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=64,t=0,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=99999999,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA", "$argon2id$v=19$m=64,t=1,p=1$AA$AA"} {
		if _, _, err := cheap.verify("x", bad); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
	a := Account{Name: "anna.berg@example", Display: "Anna Berg-Larsen"}
	for _, bad := range []string{"", "too short", "eleven char", "aaaaaaaaaaaaaa", "anna.berg@example", "anna berg-larsen ", strings.Repeat("ab", 101), "not \xff unicode at all"} {
		is(t, bad, PasswordFits(bad, a), ErrPassword)
	}
	is(t, "good", PasswordFits("đối thoại hai bên", a), nil)
}

func TestSignIn(t *testing.T) {
	x := begun(t)
	a := x.joins(t, "ben", "Ben Okoro")
	got, err := x.SignIn(t.Context(), " Ben ", password)
	if err != nil || got.Number != a.Number {
		t.Fatal(got, err)
	}
	if _, err := x.Add(t.Context(), operator, Account{Name: "mia", Issuer: "https://id.example", Subject: "7"}, today); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string][2]string{
		"a wrong password": {"ben", "another long secret"}, "nobody": {"nobody", password}, "nothing": {"", ""},
		"no password kept": {"mia", ""}, "very long": {"ben", strings.Repeat("x", 1<<16)},
	} {
		_, err := x.SignIn(t.Context(), c[0], c[1])
		is(t, name, err, ErrRefused)
		if err.Error() != ErrRefused.Error() {
			t.Errorf("%s: the error tells more: %v", name, err)
		}
	}
	// The work is done for a name that nobody has, too; its memory shows it.
	x.Cost.Memory = 16 << 10
	for name, c := range map[string][2]string{"nobody": {"nobody", password}, "no password kept": {"mia", password}} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := x.SignIn(t.Context(), c[0], c[1])
		runtime.ReadMemStats(&after)
		if is(t, name, err, ErrRefused); after.TotalAlloc-before.TotalAlloc < uint64(x.Cost.Memory)<<10 {
			t.Errorf("%s: refused without the work", name)
		}
	}
	x.Cost = cheap
	// A password kept at a cost of the past is kept anew.
	x.Cost.Time = 2
	if _, err := x.SignIn(t.Context(), "ben", password); err != nil {
		t.Fatal(err)
	}
	var kept string
	if err := x.db.QueryRowContext(t.Context(), selectPassword, a.Number).Scan(&kept); err != nil || !strings.Contains(kept, "t=2") {
		t.Error(kept, err)
	}
	if err := x.Shut(t.Context(), operator, "ben", today); err != nil {
		t.Fatal(err)
	}
	_, err = x.SignIn(t.Context(), "ben", password)
	is(t, "closed", err, ErrRefused)
}

func TestSubjects(t *testing.T) {
	x := begun(t)
	mia, err := x.Add(t.Context(), operator, Account{Name: "mia", Issuer: "https://id.example", Subject: "7"}, today)
	if err != nil {
		t.Fatal(err)
	}
	a, err := x.BySubject(t.Context(), "https://id.example", "7")
	if err != nil || a.Number != mia.Number {
		t.Error(a, err)
	}
	for _, c := range [][2]string{{"https://other.example", "7"}, {"https://id.example", "8"}, {"", ""}} {
		_, err := x.BySubject(t.Context(), c[0], c[1])
		is(t, "another", err, ErrRefused)
	}
	_, err = x.Add(t.Context(), operator, Account{Name: "leo", Issuer: "https://id.example", Subject: "7"}, today)
	is(t, "the same subject twice", err, ErrTaken)
	x.joins(t, "ben", "Ben Okoro")
	link, err := x.Invite(t.Context(), operator, "ben", today)
	if err != nil {
		t.Fatal(err)
	}
	_, err = x.AcceptSubject(t.Context(), link, "https://id.example", "7", today)
	is(t, "somebody else's subject", err, ErrTaken)
	if _, err := x.AcceptSubject(t.Context(), link, "https://id.example", "9", today); err != nil {
		t.Fatal(err)
	}
	_, err = x.SignIn(t.Context(), "ben", password)
	is(t, "the password of before", err, ErrRefused)

	// An account has one way in: none but the issuer gives it a password.
	ben, _ := x.BySubject(t.Context(), "https://id.example", "9")
	is(t, "a password beside the issuer", x.SetPassword(t.Context(), ben, "", password, "", today), ErrRefused)
	if link, err = x.Invite(t.Context(), operator, "ben", today); err != nil {
		t.Fatal(err)
	}
	if _, err := x.Accept(t.Context(), link, password, today); err != nil {
		t.Fatal(err)
	}
	_, err = x.BySubject(t.Context(), "https://id.example", "9")
	is(t, "the subject of before", err, ErrRefused)
}

func TestInvitation(t *testing.T) {
	x := begun(t)
	ben, err := x.Add(t.Context(), operator, Account{Name: "ben", Display: "Ben Okoro"}, today)
	if err != nil {
		t.Fatal(err)
	}
	first, _ := x.Invite(t.Context(), operator, "ben", today)
	link, _ := x.Invite(t.Context(), operator, "ben", today)
	_, err = x.Invitation(t.Context(), first, today)
	is(t, "an earlier link", err, ErrRefused)
	_, err = x.Invitation(t.Context(), link, today.Add(Invited))
	is(t, "a late link", err, ErrRefused)
	for range 2 { // looking does not use it up
		if a, err := x.Invitation(t.Context(), link, today); err != nil || a.Number != ben.Number {
			t.Fatal(a, err)
		}
	}
	_, err = x.Accept(t.Context(), link, "short", today)
	is(t, "a short password", err, ErrPassword)
	session, _ := x.Begin(t.Context(), ben.Number, "x", today)

	// Of many who come with the same link, one is let in.
	var group sync.WaitGroup
	var mu sync.Mutex
	in := 0
	for range 8 {
		group.Go(func() {
			if _, err := x.Accept(t.Context(), link, password, today); err == nil {
				mu.Lock()
				in++
				mu.Unlock()
			}
		})
	}
	group.Wait()
	if in != 1 {
		t.Errorf("the link let in %d times", in)
	}
	_, err = x.Session(t.Context(), session, today)
	is(t, "a session of before", err, ErrRefused)
}

// TestLapse lets no administrator of one record come into another by sending
// one of its people a new link.
func TestLapse(t *testing.T) {
	x := begun(t)
	if err := x.AddRecord(t.Context(), operator, Record{"talks", "talks.db", "Talks"}, today); err != nil {
		t.Fatal(err)
	}
	anna, _ := x.Account(t.Context(), "anna")
	ben := x.joins(t, "ben", "Ben Okoro")
	cleo := x.joins(t, "cleo", "Cleo Lind")
	x.grants(t, "ben", "", "", Rapporteur)
	x.grants(t, "ben", "talks", "", Head)
	x.grants(t, "cleo", "talks", "", Administrator)
	links := func(by By) {
		link, err := x.Invite(t.Context(), by, "ben", today)
		if err == nil {
			_, err = x.Accept(t.Context(), link, password, today)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	rights := func(record string) Role {
		r, err := x.Rights(t.Context(), ben.Number, record)
		if err != nil {
			t.Fatal(err)
		}
		return r.Whole
	}
	links(operator)
	if rights("") != Rapporteur || rights("talks") != Head {
		t.Error("whoever has the machine took roles away")
	}
	links(By{anna.Number, "Anna"})
	if rights("") != Rapporteur || rights("talks") != Nobody {
		t.Errorf("%s, %s", rights(""), rights("talks"))
	}
	x.grants(t, "ben", "talks", "", Head)
	links(By{cleo.Number, "Cleo"})
	if rights("") != Nobody || rights("talks") != Head {
		t.Errorf("%s, %s", rights(""), rights("talks"))
	}
}

func TestSessions(t *testing.T) {
	x := begun(t)
	ben := x.joins(t, "ben", "Ben Okoro")
	begin := func() string {
		s, err := x.Begin(t.Context(), ben.Number, "Browser "+strings.Repeat("é", 300), today)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := begin()
	got, err := x.Session(t.Context(), s, today)
	if err != nil || got.Account.Number != ben.Number || got.Account.Display != "Ben Okoro" {
		t.Fatal(got, err)
	}
	for name, token := range map[string]string{"a made-up one": "AAAA", "none": "", "its kept hash": hashed(s), "its name": got.ID} {
		_, err := x.Session(t.Context(), token, today)
		is(t, name, err, ErrRefused)
	}
	_, err = x.Session(t.Context(), s, today.Add(Idle))
	is(t, "idle", err, ErrRefused)
	at := today
	for at.Sub(today) < Life-time.Hour {
		at = at.Add(Idle - time.Hour)
		if at.Sub(today) >= Life {
			break
		}
		if _, err := x.Session(t.Context(), s, at); err != nil {
			t.Fatalf("after %s: %v", at.Sub(today), err)
		}
	}
	_, err = x.Session(t.Context(), s, today.Add(Life))
	is(t, "old", err, ErrRefused)

	// A new password ends the others.
	s, other := begin(), begin()
	here, _ := x.Session(t.Context(), s, today)
	ben, _ = x.Account(t.Context(), "ben")
	is(t, "with another old one", x.SetPassword(t.Context(), ben, "wrong", "a new long secret", here.ID, today), ErrRefused)
	if err := x.SetPassword(t.Context(), ben, password, "a new long secret", here.ID, today); err != nil {
		t.Fatal(err)
	}
	_, err = x.Session(t.Context(), s, today)
	is(t, "this one", err, nil)
	_, err = x.Session(t.Context(), other, today)
	is(t, "another", err, ErrRefused)

	// Nobody ends what is another's.
	anna, _ := x.Account(t.Context(), "anna")
	if err := x.End(t.Context(), anna.Number, here.ID); err != nil {
		t.Fatal(err)
	}
	_, err = x.Session(t.Context(), s, today)
	is(t, "ended by another", err, nil)
	is(t, "a wild card", x.End(t.Context(), ben.Number, "%"), ErrUnknown)
	if err := x.End(t.Context(), ben.Number, here.ID); err != nil {
		t.Fatal(err)
	}
	_, err = x.Session(t.Context(), s, today)
	is(t, "ended", err, ErrRefused)
}

func TestTokens(t *testing.T) {
	x := begun(t)
	ben := x.joins(t, "ben", "Ben Okoro")
	secret, made, err := x.Issue(t.Context(), operator, "ben", "nightly import", Write, 30, today)
	if err != nil || !strings.HasPrefix(secret, "rapporteur_") {
		t.Fatal(secret, err)
	}
	got, err := x.Token(t.Context(), secret, today)
	if err != nil || got.Account.Number != ben.Number || got.Scope.Most() != Head {
		t.Fatal(got, err)
	}
	_, err = x.Token(t.Context(), secret, made.Until)
	is(t, "late", err, ErrRefused)
	_, err = x.Token(t.Context(), hashed(secret), today)
	is(t, "its hash", err, ErrRefused)
	for name, c := range map[string]struct {
		label string
		scope Scope
		days  int
		want  error
	}{"no scope": {"x", "all", 1, ErrRole}, "no label": {"", Read, 1, ErrLabel}, "no days": {"x", Read, 0, ErrTime}, "for ever": {"x", Read, 9999, ErrTime}} {
		_, _, err := x.Issue(t.Context(), operator, "ben", c.label, c.scope, c.days, today)
		is(t, name, err, c.want)
	}
	anna, _ := x.Account(t.Context(), "anna")
	is(t, "another's", x.EndToken(t.Context(), operator, anna.Number, made.Number, today), ErrUnknown)
	is(t, "one's own", x.EndToken(t.Context(), operator, ben.Number, made.Number, today), nil)
	_, err = x.Token(t.Context(), secret, today)
	is(t, "ended", err, ErrRefused)

	// Nothing of a secret is in the file.
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(x.Path())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), secret) || strings.Contains(string(b), password) {
		t.Error("a secret is in the file")
	}
	if x.db, err = sql.Open("sqlite", x.Path()); err != nil { // for the clean-up
		t.Fatal(err)
	}
}

func TestRights(t *testing.T) {
	x := begun(t)
	ben := x.joins(t, "ben", "Ben Okoro")
	if err := x.AddRecord(t.Context(), operator, Record{"talks", "talks.db", "Talks"}, today); err != nil {
		t.Fatal(err)
	}
	x.grants(t, "ben", "", "", Reader)
	x.grants(t, "ben", "", "fin+ken: consult", Rapporteur)
	x.grants(t, "ben", "", "fin+ken: consult", Head) // in place of the one before
	r, err := x.Rights(t.Context(), ben.Number, "")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(Rights{Reader, map[string]Role{"fin+ken: consult": Head}}, r); diff != "" {
		t.Error(diff)
	}
	if r.Highest() != Head || r.Under(Rapporteur).Highest() != Rapporteur || r.Under(Reader).In != nil || r.Under(Nobody).Whole != Nobody {
		t.Errorf("%+v", r.Under(Rapporteur))
	}
	if r, err := x.Rights(t.Context(), ben.Number, "talks"); err != nil || r.Highest() != Nobody {
		t.Error(r, err)
	}
	for name, c := range map[string]struct {
		g    Grant
		want error
	}{
		"nobody":               {Grant{Name: "nobody", Role: Reader}, ErrUnknown},
		"no role":              {Grant{Name: "ben"}, ErrRole},
		"beyond":               {Grant{Name: "ben", Role: Administrator + 1}, ErrRole},
		"no record":            {Grant{Name: "ben", Record: "secret", Role: Reader}, ErrUnknown},
		"a reader of one":      {Grant{Name: "ben", Mechanism: "x", Role: Reader}, ErrRole},
		"administrator of one": {Grant{Name: "ben", Mechanism: "x", Role: Administrator}, ErrRole},
		"the last one":         {Grant{Name: "anna", Role: Head}, ErrLast},
	} {
		is(t, name, x.Grant(t.Context(), operator, c.g, today), c.want)
	}
	is(t, "the last one", x.Revoke(t.Context(), operator, Grant{Name: "anna"}, today), ErrLast)
	is(t, "the last one", x.Shut(t.Context(), operator, "anna", today), ErrLast)
	is(t, "what there is not", x.Revoke(t.Context(), operator, Grant{Name: "ben", Record: "talks"}, today), ErrUnknown)

	x.grants(t, "ben", "talks", "", Reader)
	all, err := x.RecordsOf(t.Context(), ben.Number)
	if err != nil || len(all) != 2 || all[0].Name != "" || all[1].Title != "Talks" || !filepath.IsAbs(all[1].File) {
		t.Error(all, err)
	}
	if err := x.RemoveRecord(t.Context(), operator, "talks", today); err != nil {
		t.Fatal(err)
	}
	if all, err := x.RecordsOf(t.Context(), ben.Number); err != nil || len(all) != 1 {
		t.Error(all, err)
	}

	// Who comes back begins anew.
	if err := x.Shut(t.Context(), operator, "ben", today); err != nil {
		t.Fatal(err)
	}
	is(t, "closed", x.Grant(t.Context(), operator, Grant{Name: "ben", Role: Reader}, today), ErrUnknown)
	if _, err := x.Invite(t.Context(), operator, "ben", today); err != nil {
		t.Fatal(err)
	}
	if r, err := x.Rights(t.Context(), ben.Number, ""); err != nil || r.Highest() != Nobody {
		t.Error(r, err)
	}
}

func TestRecordNames(t *testing.T) {
	x := begun(t)
	for _, r := range []Record{{"", "f", "T"}, {"A", "f", "T"}, {"a/b", "f", "T"}, {"..", "f", "T"}, {"-a", "f", "T"}, {"a", "", "T"}} {
		is(t, r.Name, x.AddRecord(t.Context(), operator, r, today), ErrRecord)
	}
	is(t, "no title", x.AddRecord(t.Context(), operator, Record{"a", "f", ""}, today), ErrLabel)
	is(t, "a", x.AddRecord(t.Context(), operator, Record{"a", "f", "T"}, today), nil)
	is(t, "a again", x.AddRecord(t.Context(), operator, Record{"a", "f", "T"}, today), ErrRecord)
	_, err := x.Record(t.Context(), "b")
	is(t, "none", err, ErrUnknown)
	is(t, "the main one", x.RemoveRecord(t.Context(), operator, "", today), ErrUnknown)
}

// TestChanges keeps who did what for good.
func TestChanges(t *testing.T) {
	x := begun(t)
	x.joins(t, "ben", "Ben Okoro")
	x.grants(t, "ben", "", "key", Head)
	all, err := x.Changes(t.Context(), 2)
	if err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	want := Change{Number: all[0].Number, At: today, Who: "the machine", What: "grant", Whom: "ben", Detail: "head in key"}
	if diff := cmp.Diff(want, all[0]); diff != "" {
		t.Error(diff)
	}
	for _, query := range []string{"delete from changes", "update changes set who = 'x'"} {
		if _, err := x.db.ExecContext(t.Context(), query); err == nil {
			t.Errorf("%s went through", query)
		}
	}
}

// TestTwoAtOnce has two processes' worth of connections work on one file.
func TestTwoAtOnce(t *testing.T) {
	x := begun(t)
	y, err := Open(t.Context(), x.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = y.Close() }()
	var group sync.WaitGroup
	for i, team := range []*Team{x, y, x, y} {
		group.Go(func() {
			for k := range 10 {
				if _, err := team.Add(context.WithoutCancel(t.Context()), operator, Account{Name: strings.Repeat("ab"[i%2:i%2+1], i+1) + strings.Repeat("c", k+1)}, today); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if all, err := x.Accounts(t.Context()); err != nil || len(all) != 41 {
		t.Error(len(all), err)
	}
}

func TestBackup(t *testing.T) {
	x := begun(t)
	x.joins(t, "ben", "Ben Okoro")
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := x.Backup(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the copy: %v, %v", info.Mode(), err)
	}
	y, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := y.SignIn(t.Context(), "ben", password); err != nil {
		t.Errorf("nobody can sign in by the copy: %v", err)
	}
	if err := y.Close(); err != nil {
		t.Fatal(err)
	}
	if err := x.Backup(t.Context(), path); !errors.Is(err, os.ErrExist) {
		t.Errorf("a copy is written over: %v", err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the copy that was there is gone: %v", err)
	}
}

// BenchmarkSignIn is what one password costs.
func BenchmarkSignIn(b *testing.B) {
	kept := Usual.hash(password)
	for b.Loop() {
		if ok, _, err := Usual.verify(password, kept); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}

// BenchmarkSession is what every request of somebody signed in costs.
func BenchmarkSession(b *testing.B) {
	x := begun(b)
	a, err := x.Account(b.Context(), "anna")
	if err != nil {
		b.Fatal(err)
	}
	s, err := x.Begin(b.Context(), a.Number, "x", today)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := x.Session(b.Context(), s, today); err != nil {
			b.Fatal(err)
		}
		if _, err := x.Rights(b.Context(), a.Number, ""); err != nil {
			b.Fatal(err)
		}
	}
}

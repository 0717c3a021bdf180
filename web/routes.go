package web

// A route is one address: how it may be asked for, by whom at least, and what
// answers. Patterns are those of net/http; each GET has its twin in JSON.
type route struct {
	Method, Pattern string
	Least           Role
	page            func(*visit) (answer, error)
	role            func(*visit) (Role, error) // of somebody whose role is limited to mechanisms; nil where that will not do
}

// routes are all addresses that a record has. Those of the whole server are in
// Handler: the style and the script, and the one-time link.
var routes = []route{
	{"GET", "/{$}", Reader, home, nil},
	{"GET", "/accounts", Reader, accounts, nil},
	{"GET", "/m/{mechanism}", Reader, mechanism, nil},
	{"GET", "/m/{mechanism}/{edition}", Reader, meeting, nil},
	{"GET", "/m/{mechanism}/c/{commitment}", Reader, commitment, nil},
	{"GET", "/d/{document}", Reader, document, nil},
	{"GET", "/d/{document}/meeting", Rapporteur, meetingForm, onAccounts},
	{"GET", "/compare", Reader, compare, nil},
	{"GET", "/commitments", Reader, commitments, nil},
	{"GET", "/people", Reader, people, nil},
	{"GET", "/search", Reader, search, nil},
	{"GET", "/log", Reader, decisionLog, nil},
	{"GET", "/add", Rapporteur, addForm, anywhere},
	{"GET", "/help", Reader, help, nil},
	{"GET", "/api/{$}", Reader, apiGuide, nil},
	{"POST", "/add", Rapporteur, add, anywhere},
	{"POST", "/m/{mechanism}/names", Rapporteur, decideNames, onMechanisms},
	{"POST", "/m/{mechanism}/people", Rapporteur, decidePeople, onMechanisms},
	{"POST", "/d/{document}", Rapporteur, decide, onAccounts},
	{"POST", "/d/{document}/meeting", Rapporteur, correctMeeting, onAccounts},
	{"POST", "/d/{document}/all", Rapporteur, decideAll, onAccounts},
	{"POST", "/theme", Nobody, theme, nil},
}

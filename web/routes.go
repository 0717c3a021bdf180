package web

// A route is one address: how it may be asked for, by whom at least, and what
// answers. Patterns are those of net/http; each GET has its twin in JSON.
type route struct {
	Method, Pattern string
	Least           Role
	page            func(*visit) (answer, error)
}

// routes are all addresses that a record has. Those of the whole server are in
// Handler: the style and the script, and the one-time link.
var routes = []route{
	{"GET", "/{$}", Reader, home},
	{"GET", "/accounts", Reader, accounts},
	{"GET", "/m/{mechanism}", Reader, mechanism},
	{"GET", "/m/{mechanism}/{edition}", Reader, meeting},
	{"GET", "/m/{mechanism}/c/{commitment}", Reader, commitment},
	{"GET", "/d/{document}", Reader, document},
	{"GET", "/compare", Reader, compare},
	{"GET", "/commitments", Reader, commitments},
	{"GET", "/people", Reader, people},
	{"GET", "/search", Reader, search},
	{"GET", "/log", Reader, decisionLog},
	{"GET", "/add", Rapporteur, addForm},
	{"GET", "/help", Reader, help},
	{"POST", "/add", Rapporteur, add},
	{"POST", "/d/{document}", Rapporteur, decide},
	{"POST", "/d/{document}/all", Rapporteur, decideAll},
	{"POST", "/theme", Nobody, theme},
}

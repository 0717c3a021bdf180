package store

// All SQL of the package but the migrations. The plain queries serve
// PostgreSQL too; those that do not say so.

// often are the queries that adding a document takes.
var often = []string{
	selectDocumentNumber, insertDocument, insertVersion, nextVersion, selectLatest, isCurrent, upsertReading, insertMeeting, selectName, insertName, insertNameTerms, insertPerson,
	insertStatement, insertStrip, insertStatementTerms, insertDocumentTerms, takeNumbers, selectKeys, selectStatementIDs, selectFound, updateFound,
	deleteMeetings, deletePeople, deleteStrips, deleteStatements, selectStood, deleteStanding, deleteStandingTerms, deleteStatementTerms, deleteDocumentTerms, raiseStamp, upsertListed,
}

// SQLite alone.
const (
	selectSQLiteVersion = `select sqlite_version()`
	selectApplication   = `select application_id from pragma_application_id`
	selectVersion       = `select user_version from pragma_user_version`
	countTables         = `select count(*) from sqlite_schema`
	countGoose          = `select count(*) from sqlite_schema where name = 'goose_db_version'`
	selectSchema        = `select type, name, tbl_name, coalesce(sql, '') from sqlite_schema where name not like 'sqlite_stat%' order by type, name`
	checkIntegrity      = `pragma integrity_check(100)`
	checkForeignKeys    = `select "table", coalesce(rowid, 0), parent from pragma_foreign_key_check`
	selectGoose         = `select group_concat(version_id || ':' || is_applied, ' ') from (select version_id, is_applied from goose_db_version order by id)`
)

// For the migrations.
const (
	someStatements   = `select max(id) from (select id from statements where id > $1 order by id limit 20000)`
	updateStatements = `update statements set (named, year) = (
		select coalesce(max(n.id), 0), coalesce(max(substr(m.starts, 1, 4)), '')
		from meetings m left join names n on n.key = m.key and n.name = m.mechanism
		where m.document = statements.document and m.number = statements.meeting
	) where id > $1 and id <= $2 and meeting > 0`
	endMigration6 = `pragma user_version = 6`

	someCounted   = `select id, document, named, kind, side, areas, year from statements where id > $1 order by id limit 20000`
	endMigration8 = `pragma user_version = 8`
)

// Documents and their versions.
const (
	selectDocumentNumber = `select number from documents where hash = $1`
	insertDocument       = `insert into documents (hash, text) values ($1, $2) returning number`
	insertVersion        = `insert into versions (number, address, document, got, name, title, publisher, published, language, url, meta, sum)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`
	nextVersion = `select coalesce(max(number), 0) + 1 from versions`

	versionColumns = `v.number, v.address, d.hash, v.got, v.name, v.title, v.publisher, v.published, v.language, v.url, v.meta, v.sum`
	selectLatest   = `select ` + versionColumns + ` from versions v join documents d on d.number = v.document
		where v.address = $1 order by v.number desc limit 1`
	selectVersions = `select ` + versionColumns + ` from versions v join documents d on d.number = v.document
		where v.address = $1 order by v.number`
	selectVersionsOf = `select ` + versionColumns + ` from versions v join documents d on d.number = v.document
		where d.hash = $1 order by v.number`
	selectTexts = `select hash from (select d.hash, max(v.number) as last from versions v join documents d on d.number = v.document
		where v.address = $1 group by d.hash) a order by last`
	selectTold = `select ` + versionColumns + ` from versions v join documents d on d.number = v.document
		where v.document = $1 order by v.number desc limit 1`
	latestVersions = `select ` + versionColumns + ` from versions v join documents d on d.number = v.document
		where not exists (select 1 from versions w where w.document = v.document and w.number > v.number)
		and not exists (select 1 from versions w where w.address = v.address and w.number > v.number) order by v.number desc limit $1 offset $2`
	allVersions = `select ` + versionColumns + ` from versions v join documents d on d.number = v.document
		where v.number > $1 order by v.number limit $2`

	// A document is current while some address shows it.
	isCurrent = `select count(*) from versions v where v.document = $1
		and not exists (select 1 from versions w where w.address = v.address and w.number > v.number)`

	selectText   = `select number, text from documents where hash = $1`
	selectHashes = `select hash from documents where hash >= $1 and hash < $2 order by hash limit 2`
	allDocuments = `select number, hash, text from documents where number > $1 order by number limit $2`
)

// Readings and the rows made of them.
const (
	upsertReading = `insert into readings (document, reader, told, body, sum, found) values ($1, $2, $3, $4, $5, $6)
		on conflict (document) do update set reader = excluded.reader, told = excluded.told, body = excluded.body, sum = excluded.sum, found = excluded.found`
	selectReading = `select reader, body, sum from readings where document = $1`
	selectFound   = `select found from readings where document = $1`
	updateFound   = `update readings set found = $1 where document = $2`
	insertMeeting = `insert into meetings (document, number, role, mechanism, key, parties, ordinal, starts, ends, place, country)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`
	selectName      = `select id from names where key = $1 and name = $2`
	insertName      = `insert into names (key, name) values ($1, $2) returning id`
	insertNameTerms = `insert into name_terms (rowid, terms) values ($1, $2)` // SQLite
	insertPerson    = `insert into people (document, meeting, name, folded, party, post, rank, day) values ($1, $2, $3, $4, $5, $6, $7, $8)`
	insertStatement = `insert into statements (id, document, number, meeting, kind, side, addressee, speaker, areas, instruments, forums, due, opens, closes)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`
	insertStrip          = `insert into counted (first, named, year, body) values ($1, $2, $3, $4)`
	insertLetter         = `insert into letters (letter, word) values ((select coalesce(max(letter), 32) + 1 from letters), $1) returning letter` // behind the space
	allLetters           = `select letter, word from letters`
	insertStatementTerms = `insert into statement_terms (rowid, terms) values ($1, $2)` // SQLite
	insertDocumentTerms  = `insert into document_terms (rowid, terms) values ($1, $2)`  // SQLite
	takeNumbers          = `update counters set value = value + $1 where name = 'statement' returning value`

	selectKeys           = `select key from meetings where document = $1 order by number`
	selectStatementIDs   = `select id from statements where document = $1`
	deleteStatementTerms = `delete from statement_terms where rowid = $1`
	deleteDocumentTerms  = `delete from document_terms where rowid = $1`
	deleteMeetings       = `delete from meetings where document = $1`
	deletePeople         = `delete from people where document = $1`
	deleteStrips         = `delete from counted where first in (select id from statements where document = $1)`
	deleteStatements     = `delete from statements where document = $1`
	deleteReading        = `delete from readings where document = $1`

	toReread = `select number, hash, text from documents d where number > $1
		and not exists (select 1 from readings r where r.document = d.number and r.reader = $2) order by number limit $3`
	countToReread = `select count(*) from documents d where not exists (select 1 from readings r where r.document = d.number and r.reader = $1)`
	otherReader   = `select count(*) from (select 1 from readings where reader < $1 union all select 1 from readings where reader > $1 limit 1) a`
	countUnread   = `select (select count(*) from documents) - (select count(*) from readings)`
)

// dropFound empties everything that is worked out; SQLite alone.
var dropFound = []string{
	`delete from standings`, `delete from names`, `delete from worked`, `delete from lines`, `delete from people`, `delete from meetings`, `delete from counted`, `delete from letters`, `delete from statements`, `delete from readings`,
	`insert into statement_terms (statement_terms) values ('delete-all')`,
	`insert into standing_terms (standing_terms) values ('delete-all')`,
	`insert into document_terms (document_terms) values ('delete-all')`,
	`insert into name_terms (name_terms) values ('delete-all')`,
	`insert into line_terms (line_terms) values ('delete-all')`,
	`update counters set value = 0`,
	`update stamps set stamp = stamp + (select max(stamp) from stamps)`,
	`update listed set documents = 0, changed = (select max(stamp) from stamps)`,
}

// Decisions.
const (
	selectHead      = `select number, hash from decisions order by number desc limit 1`
	insertDecision  = `insert into decisions (number, previous, hash, body, on_document, with_document) values ($1, $2, $3, $4, $5, $6)`
	allDecisions    = `select number, previous, hash, body, on_document, coalesce(with_document, '') from decisions where number > $1 order by number limit $2`
	latestDecisions = `select number, previous, hash, body, on_document, coalesce(with_document, '') from decisions order by number desc limit $1 offset $2`
	lastDecisionOn  = `select coalesce(max(number), 0) from decisions where on_document = $1 or with_document = $1`
	decisionsOf     = `select number, previous, hash, body, on_document, coalesce(with_document, '') from decisions
		where on_document = $1 or with_document = $1 order by number`
	// Decisions are laid over statements in the order of the text, which readings
	// have but need not.
	isAsRead = `select exists (select 1 from documents d join statements s on s.document = d.number where d.hash = $1 and s.opens = $2 and s.closes = $3
		and not exists (select 1 from statements a join statements b on b.document = a.document and b.number = a.number + 1 where a.document = d.number and b.opens < a.opens)
		and not exists (select 1 from versions v join versions w on w.address = v.address join documents o on o.number = w.document
			join decisions x on x.on_document = o.hash or x.with_document = o.hash
			where v.document = d.number and instr(x.body, '"act":"accept"') = 0))`
	decisionsOnMechanisms = `select number, previous, hash, body, on_document, coalesce(with_document, '') from decisions
		where instr(body, '"what":"mechanism"') > 0 order by number`
)

// Mechanisms and what is worked out about them.
const (
	raiseStamp = `insert into stamps (mechanism, stamp) values ($1, (select coalesce(max(stamp), 0) + 1 from stamps))
		on conflict (mechanism) do update set stamp = excluded.stamp`
	selectState  = `select (select coalesce(max(number), 0) from versions), (select coalesce(max(number), 0) from decisions), (select coalesce(max(stamp), 0) from stamps)`
	selectStamp  = `select stamp from stamps where mechanism = $1`
	stampsAfter  = `select mechanism, stamp from stamps where stamp > $1 order by stamp`
	lastListed   = `select coalesce(max(changed), 0) from listed`
	listedAfter  = `select key from listed where changed > $1 order by changed`
	touchListed  = `update listed set changed = (select max(stamp) from stamps) where key = $1`
	upsertListed = `insert into listed (key, name, parties, documents, starts, ends, changed)
		select $1, coalesce(min(mechanism), ''), coalesce(min(parties), ''), count(distinct document), coalesce(min(nullif(starts, '')), ''), coalesce(max(starts), ''), (select max(stamp) from stamps)
		from meetings where key = $1 and role = 'subject'
		on conflict (key) do update set name = excluded.name, parties = excluded.parties, documents = excluded.documents, starts = excluded.starts, ends = excluded.ends, changed = excluded.changed`
	mechanismReadings = `select d.number, d.hash, d.text, r.reader, r.body, r.sum from readings r join documents d on d.number = r.document
		where d.number in (select document from meetings where key = $1 and role = 'subject') order by d.number`
	// What is decided about a text goes with the one that took its place.
	keysOfDocument = `select distinct m.key from meetings m where m.document in (
		select w.document from documents d join versions v on v.document = d.number join versions w on w.address = v.address where d.hash = $1)`
	upsertWorked = `insert into worked (mechanism, what, maker, stamp, body, sum) values ($1, $2, $3, $4, $5, $6)
		on conflict (mechanism, what) do update set maker = excluded.maker, stamp = excluded.stamp, body = excluded.body, sum = excluded.sum`
	clearWorked  = `delete from worked where mechanism = $1`
	workedAs     = `select w.mechanism, w.maker from worked w join stamps s on s.mechanism = w.mechanism and s.stamp = w.stamp where w.what = $1`
	workedOf     = `select mechanism from worked where what = $1`
	selectWorked = `select w.body, w.sum from worked w join stamps s on s.mechanism = w.mechanism and s.stamp = w.stamp
		where w.mechanism = $1 and w.what = $2 and w.maker = $3`
	listMechanisms  = `select key, name, parties, documents, starts, ends from listed where documents > 0 order by key`
	listedOf        = `select key, name, parties, documents, starts, ends from listed where key >= $1 and key < $2 and documents > 0 order by key`
	oneMechanism    = `select key, name, parties, documents, starts, ends from listed where key = $1 and documents > 0`
	namesLike       = `select key, name from names where key like '%' || $1 || '%' and key like '%' || $2 || '%' order by key, id`
	linesOf         = `select id, terms, body from lines where mechanism = $1`
	insertLine      = `insert into lines (id, mechanism, terms, body) values ($1, $2, $3, $4) on conflict do nothing`
	deleteLine      = `delete from lines where id = $1`
	insertLineTerms = `insert into line_terms (rowid, terms) values ($1, $2)`                                                         // SQLite
	deleteLineTerms = `delete from line_terms where rowid = $1`                                                                       // SQLite
	linesByWords    = `select rowid from line_terms where line_terms match $1 and rowid >= $2 and rowid < $3 order by rowid limit $4` // SQLite
	selectLine      = `select id, mechanism, body from lines where id = $1`
)

// Where commitments stand.
const (
	selectStands        = `select statement, standing from standings where mechanism = $1`
	selectStood         = `select g.statement from statements s join standings g on g.statement = s.id where s.document = $1`
	selectStatementsOf  = `select s.id from statements s join documents d on d.number = s.document where d.hash = $1 order by s.number`
	selectRead          = `select d.number, d.text, r.body from documents d join readings r on r.document = d.number where d.hash = $1`
	insertStanding      = `insert into standings (statement, mechanism, standing) values ($1, $2, $3)`
	deleteStanding      = `delete from standings where statement = $1`
	insertStandingTerms = `insert into standing_terms (rowid, terms) values ($1, $2)` // SQLite
	deleteStandingTerms = `delete from standing_terms where rowid = $1`
)

// Search. The hits of words come from FTS5, which is SQLite's alone.
const (
	hitsByWords  = `select rowid from statement_terms where statement_terms match $1 and rowid >= $2 and rowid < $3 order by rowid limit $4`
	hitsStanding = `select rowid from standing_terms where standing_terms match $1 and rowid >= $2 and rowid < $3 order by rowid limit $4`
	hitsByDate   = `select id from statements where id >= $1 and id < $2 order by id limit $3`
	keysByWords  = `select distinct n.key from name_terms t join names n on n.id = t.rowid where name_terms match $1 limit $2`
	documentHits = `select rowid from document_terms where document_terms match $1 and rowid >= $2 and rowid < $3 order by rowid limit $4`

	selectStatement = `select d.number, d.hash, d.text, s.number, s.meeting, s.kind, s.side, s.addressee, s.speaker, s.areas, s.instruments, s.forums, s.due, s.opens, s.closes,
		coalesce(m.mechanism, ''), coalesce(m.key, ''), coalesce(m.starts, ''), m.ordinal, coalesce(g.standing, ''), r.told
		from statements s join documents d on d.number = s.document join readings r on r.document = s.document
		left join meetings m on m.document = s.document and m.number = s.meeting
		left join standings g on g.statement = s.id
		where s.id = $1`
	selectStrips = `select coalesce(group_concat((select (j.value - c.first) || ' ' || c.named || ' ' || c.year || char(10) || c.body
		from counted c where c.first <= j.value order by c.first desc limit 1), char(10, 10)), '') from json_each($1) j` // SQLite
	lastDocument        = `select coalesce(max(number), 0) from documents`
	countChanges        = `select total_changes()`                                                   // SQLite
	mergeStatementTerms = `insert into statement_terms (statement_terms, rank) values ('merge', $1)` // SQLite
	mergeDocumentTerms  = `insert into document_terms (document_terms, rank) values ('merge', $1)`   // SQLite
	weighIndex          = `select coalesce(sum(length(block)), 0) from statement_terms_data`         // SQLite
	weighStrips         = `select coalesce(sum(length(body)), 0) from counted`
	selectNames         = `select id, key, name from names where id in (select value from json_each($1)) order by id` // SQLite
	selectWhole         = `select d.hash, d.text, r.told from documents d join readings r on r.document = d.number where d.number = $1`
)

// Counts and the doctor.
const (
	countAll = `select (select count(*) from documents), (select count(*) from versions), (select count(*) from decisions),
		(select count(*) from meetings), (select count(*) from statements), coalesce((select hash from decisions order by number desc limit 1), '')`
	allReadings = `select d.number, d.hash, d.text, coalesce(r.reader, ''), coalesce(r.told, ''), coalesce(r.body, ''), coalesce(r.sum, ''), coalesce(r.found, -1)
		from documents d left join readings r on r.document = d.number where d.number > $1 order by d.number limit $2`
	foundKeys  = `select key from meetings where document = $1 order by number`
	writable   = `pragma query_only = off`
	unwritable = `pragma query_only = on`
	begin      = `begin`
	countTruth = `select (select coalesce(max(number), 0) from documents), (select coalesce(max(number), 0) from versions), (select coalesce(max(number), 0) from decisions)`

	foundMeetings   = `select number, role, mechanism, key, parties, ordinal, starts, ends, place, country from meetings where document = $1 order by number`
	foundPeople     = `select meeting, name, folded, party, post, rank, day from people where document = $1 order by id`
	foundStatements = `select s.id, s.number, s.meeting, s.kind, s.side, s.addressee, s.speaker, s.areas, s.instruments, s.forums, s.due, s.opens, s.closes,
		coalesce(g.standing, '')
		from statements s left join standings g on g.statement = s.id where s.document = $1 order by s.number`
	foundStrips = `select c.first, c.year, c.body, coalesce(n.name, ''), coalesce(n.key, '')
		from counted c left join names n on n.id = c.named where c.first in (select id from statements where document = $1)`
	countFound    = `select (select count(*) from meetings), (select count(*) from people), (select count(*) from statements), (select count(*) from counted)`
	selectCounter = `select value from counters where name = 'statement'`
	maxSequence   = `select coalesce(max(id & 1099511627775), 0) from statements`
	lostStandings = `select count(*) from standings g where not exists (select 1 from statements s where s.id = g.statement)`
	allWorked     = `select mechanism, what, maker, stamp, body, sum from worked order by mechanism, what`
	lostWorked    = `select count(*) from worked w where not exists (select 1 from stamps s where s.mechanism = w.mechanism and s.stamp >= w.stamp)`

	lostNames   = `select count(*) from (select distinct key, mechanism from meetings) m where not exists (select 1 from names n where n.key = m.key and n.name = m.mechanism)`
	wrongListed = `select count(*) from (select key, min(mechanism) as name, min(parties) as parties, count(distinct document) as documents, coalesce(min(nullif(starts, '')), '') as starts, max(starts) as ends
		from meetings where role = 'subject' group by key) m
		full join (select * from listed where documents > 0) l on l.key = m.key and l.name = m.name and l.parties = m.parties and l.documents = m.documents and l.starts = m.starts and l.ends = m.ends
		where m.key is null or l.key is null`
	allLines            = `select id, terms from lines order by id`
	lineVocabulary      = `create virtual table temp.line_words using fts5vocab (main, line_terms, instance)` // SQLite
	lineWords           = `select term, doc, 0 from temp.line_words`
	allNames            = `select id, name from names order by id`
	nameVocabulary      = `create virtual table temp.name_words using fts5vocab (main, name_terms, instance)` // SQLite
	nameWords           = `select term, doc, "offset" from temp.name_words`
	statementVocabulary = `create virtual table temp.statement_words using fts5vocab (main, statement_terms, instance)` // SQLite
	documentVocabulary  = `create virtual table temp.document_words using fts5vocab (main, document_terms, instance)`   // SQLite
	statementWords      = `select term, doc, "offset" from temp.statement_words`
	standingVocabulary  = `create virtual table temp.standing_words using fts5vocab (main, standing_terms, instance)` // SQLite
	standingWords       = `select term, doc, "offset" from temp.standing_words`
	documentWords       = `select term, doc, "offset" from temp.document_words`
)

// Waiting for other processes, in milliseconds; SQLite alone.
const (
	noPatience    = `pragma busy_timeout = 0`
	shortPatience = `pragma busy_timeout = 2000`
)

// Copies; SQLite alone.
const (
	vacuumInto = `vacuum into $1`
	endLog     = `pragma journal_mode = delete`
)

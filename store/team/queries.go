package team

// All SQL of the package but the migrations.

const (
	vacuumInto  = `vacuum into $1`
	selectState = `select (select application_id from pragma_application_id), (select user_version from pragma_user_version), (select count(*) from sqlite_schema)`

	accountColumns = `a.number, a.name, a.display, a.password, a.issuer, a.subject, a.made, a.closed`
	insertAccount  = `insert into accounts (name, display, alike, password, issuer, subject, made, closed) values ($1, $2, $3, '', $4, $5, $6, 0) returning number`
	countAlike     = `select count(*) from accounts where name = $1 or alike = $2 or subject <> '' and issuer = $3 and subject = $4`
	selectAccounts = `select ` + accountColumns + ` from accounts a order by a.name`
	selectAccount  = `select ` + accountColumns + ` from accounts a where a.name = $1`
	selectSubject  = `select ` + accountColumns + ` from accounts a where a.issuer = $1 and a.subject = $2 and a.subject <> '' and a.closed = 0`
	countSubject   = `select count(*) from accounts where issuer = $1 and subject = $2 and number <> $3`
	selectPassword = `select password from accounts where number = $1`
	updatePassword = `update accounts set password = $1 where number = $2`
	acceptPassword = `update accounts set password = $1, issuer = '', subject = '' where number = $2`
	updateSubject  = `update accounts set password = '', issuer = $1, subject = $2 where number = $3`
	updateClosed   = `update accounts set closed = $1, password = '', issuer = '', subject = '' where number = $2`
	reopen         = `update accounts set closed = 0 where number = $1`

	upsertInvitation = `insert into invitations (hash, account, inviter, until) values ($1, $2, $3, $4)
		on conflict (account) do update set hash = excluded.hash, inviter = excluded.inviter, until = excluded.until`
	selectInvitation = `select ` + accountColumns + `, i.inviter from invitations i join accounts a on a.number = i.account where i.hash = $1 and i.until > $2 and a.closed = 0`
	deleteInvitation = `delete from invitations where account = $1`

	sessionColumns = `s.hash, s.agent, s.made, s.seen, s.until, ` + accountColumns
	insertSession  = `insert into sessions (hash, account, agent, made, seen, until) values ($1, $2, $3, $4, $4, $5)`
	selectSession  = `select ` + sessionColumns + ` from sessions s join accounts a on a.number = s.account where s.hash = $1 and s.until > $2 and s.seen > $3 and a.closed = 0`
	selectSessions = `select ` + sessionColumns + ` from sessions s join accounts a on a.number = s.account where s.account = $1 and s.until > $2 and s.seen > $3 order by s.seen desc, s.hash`
	updateSeen     = `update sessions set seen = $1 where hash = $2`
	deleteSession  = `delete from sessions where account = $1 and substr(hash, 1, 16) = $2`
	deleteSessions = `delete from sessions where account = $1`
	// The session that goes on is named by the beginning of its hash.
	deleteOtherSessions = `delete from sessions where account = $1 and substr(hash, 1, 16) <> $2`
	deleteEnded         = `delete from sessions where until <= $1 or seen <= $2`

	tokenColumns      = `t.number, t.label, t.scope, t.made, t.used, t.until, ` + accountColumns
	insertToken       = `insert into tokens (hash, account, label, scope, made, used, until) values ($1, $2, $3, $4, $5, 0, $6) returning number`
	selectToken       = `select ` + tokenColumns + ` from tokens t join accounts a on a.number = t.account where t.hash = $1 and t.until > $2 and a.closed = 0`
	selectTokens      = `select ` + tokenColumns + ` from tokens t join accounts a on a.number = t.account where (t.account = $1 or $1 = 0) and t.until > $2 order by t.number`
	selectTokenNumber = `select ` + tokenColumns + ` from tokens t join accounts a on a.number = t.account where t.number = $1 and (t.account = $2 or $2 = 0)`
	updateUsed        = `update tokens set used = $1 where number = $2`
	deleteToken       = `delete from tokens where number = $1`
	deleteTokens      = `delete from tokens where account = $1`

	insertRecord       = `insert into records (name, file, title, made) values ($1, $2, $3, $4)`
	countRecord        = `select count(*) from records where name = $1`
	selectRecord       = `select name, file, title from records where name = $1`
	selectRecords      = `select name, file, title from records order by name`
	selectRecordsOf    = `select g.record, coalesce(r.file, ''), coalesce(r.title, '') from (select distinct record from grants where account = $1) g left join records r on r.name = g.record order by g.record`
	deleteRecord       = `delete from records where name = $1`
	deleteRecordGrants = `delete from grants where record = $1`

	grantColumns        = `g.account, a.name, a.display, g.record, g.mechanism, g.role`
	selectGrants        = `select ` + grantColumns + ` from grants g join accounts a on a.number = g.account where g.account = $1 and g.record = $2 and a.closed = 0`
	selectGrantsIn      = `select ` + grantColumns + ` from grants g join accounts a on a.number = g.account where g.record = $1 order by a.display, g.mechanism`
	selectAllGrants     = `select ` + grantColumns + ` from grants g join accounts a on a.number = g.account order by a.name, g.record, g.mechanism`
	upsertGrant         = `insert into grants (account, record, mechanism, role) values ($1, $2, $3, $4) on conflict (account, record, mechanism) do update set role = excluded.role`
	deleteGrant         = `delete from grants where account = $1 and record = $2 and mechanism = $3`
	deleteGrants        = `delete from grants where account = $1`
	countAdministrators = `select count(*) from grants g join accounts a on a.number = g.account where g.record = '' and g.mechanism = '' and g.role = $1 and a.closed = 0`
	// The roles of an account in records that another does not administer.
	selectBeyond = `select ` + grantColumns + ` from grants g join accounts a on a.number = g.account where g.account = $1
		and g.record not in (select record from grants where account = $2 and mechanism = '' and role = $3)`

	insertChange  = `insert into changes (at, who, what, whom, record, detail) values ($1, $2, $3, $4, $5, $6)`
	selectChanges = `select number, at, who, what, whom, record, detail from changes order by number desc limit $1`
)

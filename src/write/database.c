// SPDX-License-Identifier: MIT
// The base; see database.h. One that does not exist yet is made under a temporary name and put in its place when
// it is complete; one that exists is changed in a single transaction of SQLite, which a killed process undoes.
#include "write/database.h"

#include "es/database_schema.h"
#include "write/output.h"

#include <sqlite3.h>
#include <unistd.h>

enum { APPLICATION_ID = 0x43756164, SCHEMA_VERSION = 1, BUSY_MILLISECONDS = 5000 }; // "Cuad"

static const char *const statements[DB_STATEMENT_COUNT] = {
#define STATEMENT(identifier, sql) sql,
    DB_STATEMENTS(STATEMENT)
#undef STATEMENT
};

struct db {
    struct arena *arena;
    const char *path;
    sqlite3 *handle;
    sqlite3_stmt *prepared[DB_STATEMENT_COUNT];
    struct output *output; // of a new base; NULL: the base was there
    bool is_new_schema;
    int changes_before;
    enum cuadra_status status;
    struct str message;
};

// Adds a value to a row; an empty text is null.
void row_null(struct arena *arena, db_row *row)
{
    VECTOR_ADD(arena, row)->kind = DB_NULL;
}

// Adds a value to a row; an empty text is null.
void row_integer(struct arena *arena, db_row *row, int64_t integer)
{
    *VECTOR_ADD(arena, row) = (struct db_value){.kind = DB_INTEGER, .integer = integer};
}

// Adds a value to a row; an empty text is null.
void row_real(struct arena *arena, db_row *row, bool is_known, double real)
{
    *VECTOR_ADD(arena, row) = (struct db_value){.kind = is_known ? DB_REAL : DB_NULL, .real = real};
}

// Adds a value to a row; an empty text is null.
void row_text(struct arena *arena, db_row *row, struct str text)
{
    *VECTOR_ADD(arena, row) = (struct db_value){.kind = text.n ? DB_TEXT : DB_NULL, .text = text};
}

// Remembers the first failure, in Spanish.
static void fail(struct db *db, const char *reason)
{
    if (db->status != CUADRA_OK)
        return;
    db->status = CUADRA_E_OUTPUT;
    db->message = str_format(db->arena, DATABASE_TEXT_FAILED, db->path, reason);
}

// Turns a result of SQLite into a failure, unless it is none.
static bool check(struct db *db, int result)
{
    static const struct {
        int result;
        const char *reason;
    } reasons[] = {
        {SQLITE_BUSY, DATABASE_TEXT_BUSY},          {SQLITE_LOCKED, DATABASE_TEXT_BUSY},
        {SQLITE_FULL, DATABASE_TEXT_FULL},          {SQLITE_NOTADB, DATABASE_TEXT_NOT_A_BASE},
        {SQLITE_READONLY, DATABASE_TEXT_READ_ONLY}, {SQLITE_CANTOPEN, DATABASE_TEXT_CANNOT_OPEN},
        {SQLITE_PERM, DATABASE_TEXT_READ_ONLY},     {SQLITE_CORRUPT, DATABASE_TEXT_DAMAGED},
        {SQLITE_IOERR, DATABASE_TEXT_DISK},
    };
    if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE)
        return true;
    if (result == SQLITE_NOMEM)
        memory_fail(arena_memory(db->arena));
    const char *reason = str_format(db->arena, DATABASE_TEXT_OTHER, result).s;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i].result == (result & 0xFF))
            reason = reasons[i].reason;
    fail(db, reason);
    return false;
}

// Runs SQL without values.
static bool execute(struct db *db, const char *sql)
{
    return db->status == CUADRA_OK && check(db, sqlite3_exec(db->handle, sql, NULL, NULL, NULL));
}

// The integer that a pragma or query of no values gives; 0 when none.
static int64_t query(struct db *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int64_t integer = 0;
    if (db->status == CUADRA_OK && check(db, sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL))) {
        int result = sqlite3_step(statement);
        if (check(db, result) && result == SQLITE_ROW)
            integer = sqlite3_column_int64(statement, 0);
    }
    sqlite3_finalize(statement);
    return integer;
}

// Gives back what SQLite holds; for arena_defer.
static void release(void *handle)
{
    struct db *db = handle;
    for (int i = 0; i < DB_STATEMENT_COUNT; i++) {
        sqlite3_finalize(db->prepared[i]);
        db->prepared[i] = NULL;
    }
    sqlite3_close_v2(db->handle); // rolls back what is open
    db->handle = NULL;
}

// Makes the tables of an empty base, or sees that they are ours.
static void prepare_schema(struct db *db)
{
    bool is_empty = query(db, "SELECT COUNT(*) FROM sqlite_master") == 0;
    if (is_empty) {
        db->is_new_schema = true;
        for (int i = 0; database_schema[i] && execute(db, database_schema[i]);)
            i++;
        struct str pragmas =
            str_format(db->arena, "PRAGMA application_id=%d; PRAGMA user_version=%d;", APPLICATION_ID, SCHEMA_VERSION);
        execute(db, pragmas.s);
    } else if (query(db, "PRAGMA application_id") != APPLICATION_ID) {
        fail(db, DATABASE_TEXT_NOT_OURS);
    } else if (query(db, "PRAGMA user_version") > SCHEMA_VERSION) {
        fail(db, DATABASE_TEXT_NEWER);
    }
}

// Opens or makes the base and begins the transaction; errors stick and db_close() tells them.
struct db *db_open(struct arena *arena, const char *path)
{
    struct db *db = ARENA_NEW(arena, struct db);
    db->arena = arena;
    db->path = path;
    const char *file = path;
    if (access(path, F_OK) != 0) {
        db->status = output_begin(arena, path, false, &db->output, &db->message);
        if (db->status != CUADRA_OK)
            return db;
        file = output_temporary_path(db->output);
    }
    arena_defer(arena, release, db);
    check(db, sqlite3_open_v2(file, &db->handle, SQLITE_OPEN_READWRITE, NULL));
    sqlite3_busy_timeout(db->handle, BUSY_MILLISECONDS);
    if (db->output) // nobody else sees it yet
        execute(db, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;");
    execute(db, "PRAGMA foreign_keys=ON; BEGIN IMMEDIATE;");
    prepare_schema(db);
    db->changes_before = sqlite3_total_changes(db->handle);
    return db;
}

// Opens or makes the base and begins the transaction; errors stick and db_close() tells them.
bool db_has_failed(const struct db *db)
{
    return db->status != CUADRA_OK;
}

// Binds one value.
static int bind(sqlite3_stmt *statement, int at, const struct db_value *value)
{
    switch (value->kind) {
    case DB_INTEGER:
        return sqlite3_bind_int64(statement, at, value->integer);
    case DB_REAL:
        return sqlite3_bind_double(statement, at, value->real);
    case DB_TEXT:
        return sqlite3_bind_text64(statement, at, value->text.s, value->text.n, SQLITE_STATIC, SQLITE_UTF8);
    default:
        return sqlite3_bind_null(statement, at);
    }
}

// Runs a statement to its first row; SQLITE_ROW when there is one, and then the caller resets it.
static int step(struct db *db, enum db_statement number, const db_row *row)
{
    if (db->status != CUADRA_OK)
        return SQLITE_ERROR;
    sqlite3_stmt **statement = &db->prepared[number];
    if (!*statement && !check(db, sqlite3_prepare_v2(db->handle, statements[number], -1, statement, NULL)))
        return SQLITE_ERROR;
    for (size_t i = 0; i < row->count; i++)
        if (!check(db, bind(*statement, (int)i + 1, &row->items[i])))
            return SQLITE_ERROR;
    int result = sqlite3_step(*statement);
    check(db, result);
    return result;
}

// Runs a statement with the values of a row.
void db_put(struct db *db, enum db_statement statement, const db_row *row)
{
    step(db, statement, row);
    sqlite3_reset(db->prepared[statement]);
}

// The integer that a query gives, or `otherwise` when it gives no row.
int64_t db_get(struct db *db, enum db_statement statement, const db_row *row, int64_t otherwise)
{
    int64_t integer = otherwise;
    if (step(db, statement, row) == SQLITE_ROW)
        integer = sqlite3_column_int64(db->prepared[statement], 0);
    sqlite3_reset(db->prepared[statement]);
    return integer;
}

// The id of the row added last.
int64_t db_last_id(const struct db *db)
{
    return sqlite3_last_insert_rowid(db->handle);
}

// Commits when something changed and nothing failed, else leaves the base as it was.
enum cuadra_status db_close(struct db *db, struct str *message)
{
    bool has_changed = db->handle && (db->is_new_schema || sqlite3_total_changes(db->handle) != db->changes_before);
    if (db->handle && has_changed)
        execute(db, "COMMIT");
    release(db);
    if (db->output && db->status == CUADRA_OK)
        db->status = output_commit(db->output, &db->message);
    else if (db->output)
        output_abandon(db->output);
    *message = db->message;
    return db->status;
}

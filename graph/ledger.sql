-- What every document says, and what the database holds of it. Made once, in an empty file.

-- One file that was read. `extractor` is the version of the program that read it, `stamp` the reader's own note.
CREATE TABLE document (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    names TEXT NOT NULL,
    extractor TEXT NOT NULL,
    stamp TEXT NOT NULL
) WITHOUT ROWID;

-- The facts of a document as it gives them, before any judgement is applied: JSON lines, deflated.
CREATE TABLE said (
    document TEXT PRIMARY KEY,
    facts BLOB NOT NULL
) WITHOUT ROWID;

-- The nodes that can be judged, by the documents that name them.
CREATE TABLE named (
    label TEXT NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (label, id, document)
) WITHOUT ROWID;
CREATE INDEX named_by_document ON named (document);

-- Every row that some document speaks of. `hash` is that of the row as settled, NULL when the graph lacks it.
CREATE TABLE row (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    hash BLOB
);

-- What one document says of one row. Equal payloads have equal digests. Rows that were computed over all
-- documents have what computed them for one (`graph.spread`).
CREATE TABLE contribution (
    row INTEGER NOT NULL,
    document TEXT NOT NULL,
    digest BLOB NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (row, document)
) WITHOUT ROWID;
CREATE INDEX contribution_of_document ON contribution (document, row, digest);
CREATE INDEX contribution_alike ON contribution (row, digest, document);

-- The plans that documents hold, by title: its id, its words and the number, each normalised, '' for none.
CREATE TABLE holding (
    document TEXT NOT NULL,
    plan TEXT NOT NULL,
    title TEXT NOT NULL,
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    PRIMARY KEY (document, plan, title)
) WITHOUT ROWID;
CREATE INDEX holding_by_plan ON holding (plan);
CREATE INDEX holding_by_title ON holding (title);
CREATE INDEX holding_by_number ON holding (number);

-- Citations: `raw` is the row as the document gives it, `settled` the row of the graph that it became,
-- `target` the plan that this one points to; both NULL while a plan would cite itself.
CREATE TABLE citation (
    raw INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    plan TEXT,
    settled INTEGER,
    target TEXT
);
CREATE INDEX citation_by_title ON citation (title);
CREATE INDEX citation_by_number ON citation (number);
CREATE INDEX citation_by_plan ON citation (plan);
CREATE INDEX citation_by_settled ON citation (settled);
CREATE INDEX citation_by_target ON citation (target);

-- Rows that the database may not hold as they are now; `node` is 0 for a
-- relationship, `before` the hash of what the database held.
CREATE TABLE pending (
    row INTEGER PRIMARY KEY,
    node INTEGER NOT NULL,
    before BLOB
);
CREATE INDEX pending_by_kind ON pending (node, row);

-- `sum`: of the hashes of all rows, modulo 2^256, in hex; `synced`: the sum that the database was left with;
-- `named`: of those of the nodes that can be judged, `concluded`: what the conclusions follow from;
-- `identity`: what the judgements do that are applied (`Identity.effects`), as JSON.
CREATE TABLE state (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
INSERT INTO state VALUES ('sum', ''), ('synced', ''), ('named', ''), ('concluded', ''), ('identity', '{}');

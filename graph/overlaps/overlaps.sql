-- The index that overlaps are found with, in the ledger's file; made where it is missing. Numbers are given in
-- the order in which rows came and say nothing: none of them leaves this file.

-- Documents whose facts changed since their overlaps were found.
CREATE TABLE IF NOT EXISTS stale (
    document TEXT PRIMARY KEY
) WITHOUT ROWID;

-- A part of the country that plans hold for: ids of a province and a city, '' for all.
CREATE TABLE IF NOT EXISTS area (
    number INTEGER PRIMARY KEY,
    province TEXT NOT NULL,
    city TEXT NOT NULL,
    UNIQUE (province, city)
);

-- A measure as one document gives it (`graph.overlaps.passages`). Of several documents that give the same one
-- that with the smallest id is `shown`: it alone is compared.
CREATE TABLE IF NOT EXISTS passage (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    plan TEXT NOT NULL,
    area INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    packed TEXT NOT NULL,
    UNIQUE (id, document)
);
CREATE INDEX IF NOT EXISTS passage_of_document ON passage (document);
CREATE INDEX IF NOT EXISTS passage_of_plan ON passage (plan);

-- What shown passages can be found by: `key` holds the area and a pair of characters, or a hash.
CREATE TABLE IF NOT EXISTS posting (
    key INTEGER NOT NULL,
    passage INTEGER NOT NULL,
    PRIMARY KEY (key, passage)
) WITHOUT ROWID;

-- Overlapping passages, from the earlier plan to the later.
CREATE TABLE IF NOT EXISTS pair (
    one INTEGER NOT NULL,
    other INTEGER NOT NULL,
    row TEXT NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS pair_by_other ON pair (other);

-- `version`: of the rules and tables that the pairs were found with.
CREATE TABLE IF NOT EXISTS overlaps (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- What each terminal told of itself last, as JSON. run is the start of the kiosk that told it; enrolled_at is when it was
-- given its token; behind_since is since when it has had older settings than it should; twin_at is when two machines were
-- seen to speak in its name.
CREATE TABLE fleet_terminals (
  terminal     TEXT PRIMARY KEY,
  heard_at     TEXT NOT NULL,
  report       TEXT NOT NULL,
  run          TEXT NOT NULL,
  enrolled_at  TEXT NOT NULL,
  behind_since TEXT,
  twin_at      TEXT
) @by_key@;

-- The starts of a kiosk that have been heard of: one that was over and speaks again is another machine.
CREATE TABLE fleet_runs (
  terminal TEXT NOT NULL,
  run      TEXT NOT NULL,
  begun_at TEXT NOT NULL,
  PRIMARY KEY (terminal, run)
) @by_key@;

-- Settings that were published: scope is zone, park:ID or terminal:ID, settings the whole layer as JSON. Versions grow over all
-- scopes.
CREATE TABLE fleet_publications (
  version  BIGINT PRIMARY KEY,
  scope    TEXT NOT NULL,
  settings TEXT NOT NULL,
  actor    TEXT NOT NULL,
  at       TEXT NOT NULL,
  note     TEXT
) @by_key@;
CREATE INDEX fleet_publications_scope ON fleet_publications (scope, version);

-- A layer that one terminal tries before the others; id is the version with which it began.
CREATE TABLE fleet_previews (
  scope    TEXT PRIMARY KEY,
  id       BIGINT NOT NULL UNIQUE,
  terminal TEXT NOT NULL,
  settings TEXT NOT NULL,
  actor    TEXT NOT NULL,
  at       TEXT NOT NULL,
  note     TEXT
) @by_key@;

-- Versions that only one terminal's settings have: a preview of it began or ended, or it came from elsewhere with a higher one.
CREATE TABLE fleet_own_versions (
  terminal TEXT PRIMARY KEY,
  version  BIGINT NOT NULL
) @by_key@;

-- What a terminal shall do. state is waiting, sent or done.
CREATE TABLE fleet_commands (
  id       @id@,
  terminal TEXT NOT NULL,
  kind     TEXT NOT NULL,
  argument TEXT,
  state    TEXT NOT NULL,
  actor    TEXT NOT NULL,
  at       TEXT NOT NULL,
  done_at  TEXT
);
CREATE INDEX fleet_commands_terminal ON fleet_commands (terminal, state);

-- Where it happened, and for what a terminal tells, by which number.
ALTER TABLE audit ADD COLUMN park TEXT;
ALTER TABLE audit ADD COLUMN terminal TEXT;
ALTER TABLE audit ADD COLUMN number BIGINT;
CREATE UNIQUE INDEX audit_terminal ON audit (terminal, number);

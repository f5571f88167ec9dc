-- Terminals and their tokens; only a digest of a token is kept.
CREATE TABLE terminals (
  id         TEXT PRIMARY KEY,
  park       TEXT NOT NULL,
  digest     TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  revoked_at TEXT
);

-- Who changed what; never holds what a visitor typed.
CREATE TABLE audit (
  id     @id@,
  at     TEXT NOT NULL,
  actor  TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL
);

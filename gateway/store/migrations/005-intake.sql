-- What came in under which key, and the answer that it got. A repeat gets the same one. digest is of the content, under
-- the gateway's secret. The row is written last, when the answer is known; hence the deferred references to it.
CREATE TABLE submissions (
  key         TEXT PRIMARY KEY,
  digest      TEXT NOT NULL,
  reference   TEXT NOT NULL UNIQUE,
  service     TEXT NOT NULL,
  kind        TEXT NOT NULL,
  park        TEXT NOT NULL,
  terminal    TEXT NOT NULL,
  received_at TEXT NOT NULL,
  answer      TEXT NOT NULL
) @by_key@;

-- The last number given in a park on a day. Rows stay, so that no number is given twice.
CREATE TABLE reference_counters (
  prefix TEXT NOT NULL,
  day    TEXT NOT NULL,
  last   BIGINT NOT NULL,
  PRIMARY KEY (prefix, day)
) @by_key@;

-- answers is a JSON array of labels and values.
CREATE TABLE enquiries (
  reference      TEXT PRIMARY KEY REFERENCES submissions (reference) DEFERRABLE INITIALLY DEFERRED,
  service        TEXT NOT NULL,
  park           TEXT NOT NULL,
  received_at    TEXT NOT NULL,
  subject        TEXT NOT NULL,
  name           TEXT NOT NULL,
  phone          TEXT NOT NULL,
  company        TEXT,
  message        TEXT,
  preferred_time TEXT,
  answers        TEXT,
  closed_at      TEXT
) @by_key@;
CREATE INDEX enquiries_park ON enquiries (park, received_at);

-- One rating for one matter; level 5 is the best, 1 and 2 want a call back.
CREATE TABLE ratings (
  reference   TEXT PRIMARY KEY REFERENCES submissions (reference) DEFERRABLE INITIALLY DEFERRED,
  rated       TEXT UNIQUE REFERENCES submissions (reference) DEFERRABLE INITIALLY DEFERRED,
  service     TEXT NOT NULL,
  park        TEXT NOT NULL,
  received_at TEXT NOT NULL,
  level       INTEGER NOT NULL,
  reasons     TEXT,
  comment     TEXT,
  phone       TEXT
) @by_key@;

-- Unfinished forms, each as it was sealed.
CREATE TABLE drafts (
  code       TEXT PRIMARY KEY,
  reference  TEXT NOT NULL REFERENCES submissions (reference) DEFERRABLE INITIALLY DEFERRED,
  service    TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  factor     TEXT NOT NULL,
  envelope   TEXT NOT NULL
) @by_key@;
CREATE INDEX drafts_expires_at ON drafts (expires_at);

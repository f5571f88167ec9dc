-- Lists of official terms: industries, business-scopes. permit is 1 for what wants a licence. folded and initials are
-- the forms by which a term is found.
CREATE TABLE catalogue (
  list     TEXT NOT NULL,
  code     TEXT NOT NULL,
  label    TEXT NOT NULL,
  section  TEXT,
  permit   INTEGER NOT NULL DEFAULT 0,
  folded   TEXT NOT NULL,
  initials TEXT NOT NULL,
  PRIMARY KEY (list, code)
) @by_key@;
CREATE INDEX catalogue_label ON catalogue (list, label);

-- Words by which a company's name is judged. kind: region, district, zone, trade, form, forbidden, approval.
CREATE TABLE name_words (
  kind TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (kind, word)
) @by_key@;

-- Places of the rank of a county or higher, with and without the last syllable that tells their kind.
CREATE TABLE place_names (
  name TEXT PRIMARY KEY,
  code TEXT NOT NULL
) @by_key@;

-- Names of companies: registered ones; those given up, which count for a year; and those that applications hold.
CREATE TABLE company_names (
  name         TEXT PRIMARY KEY,
  brand        TEXT NOT NULL,
  trade        TEXT NOT NULL,
  given_up_on  TEXT,
  held_until   TEXT,
  application  TEXT
) @by_key@;

-- The brand itself, its sound, and all that is left of it without one character: by these similar ones are found.
CREATE TABLE company_name_keys (
  key  TEXT NOT NULL,
  name TEXT NOT NULL REFERENCES company_names (name) ON DELETE CASCADE,
  PRIMARY KEY (key, name)
) @by_key@;
CREATE INDEX company_name_keys_name ON company_name_keys (name);

-- content is the application as it was submitted; version counts its moves.
CREATE TABLE applications (
  reference    TEXT PRIMARY KEY REFERENCES submissions (reference) DEFERRABLE INITIALLY DEFERRED,
  park         TEXT NOT NULL,
  name         TEXT NOT NULL,
  stage        TEXT NOT NULL,
  version      BIGINT NOT NULL,
  submitted_at TEXT NOT NULL,
  updated_at   TEXT NOT NULL,
  content      TEXT NOT NULL
) @by_key@;
CREATE INDEX applications_park ON applications (park, stage, submitted_at);

-- What a visitor may know besides the reference number.
CREATE TABLE application_factors (
  reference TEXT NOT NULL REFERENCES applications (reference),
  factor    TEXT NOT NULL,
  PRIMARY KEY (reference, factor)
) @by_key@;

-- Each stage that an application came to. note is for the visitor.
CREATE TABLE application_moves (
  reference TEXT NOT NULL REFERENCES applications (reference),
  version   BIGINT NOT NULL,
  stage     TEXT NOT NULL,
  at        TEXT NOT NULL,
  actor     TEXT NOT NULL,
  note      TEXT,
  PRIMARY KEY (reference, version)
) @by_key@;

-- Rights that are recorded with customs. state is valid, revoked or cancelled, as customs has it; that one has run out is seen
-- from valid_until. folded is all by which one is found.
CREATE TABLE recordations (
  number       TEXT PRIMARY KEY,
  kind         TEXT NOT NULL,
  title        TEXT NOT NULL,
  right_number TEXT NOT NULL,
  holder       TEXT NOT NULL,
  users        TEXT,
  state        TEXT NOT NULL,
  recorded_on  TEXT NOT NULL,
  valid_until  TEXT NOT NULL,
  folded       TEXT NOT NULL
) @by_key@;

-- What is known of the law of countries and regions, each fact with where it is from and the day it was looked up.
CREATE TABLE jurisdiction_facts (
  jurisdiction TEXT NOT NULL,
  topic        TEXT NOT NULL,
  value        TEXT NOT NULL,
  source       TEXT,
  checked_on   TEXT,
  PRIMARY KEY (jurisdiction, topic)
) @by_key@;

-- Requests for help with a dispute abroad. content is the request as it was submitted; version counts its moves.
CREATE TABLE cases (
  reference    TEXT PRIMARY KEY REFERENCES submissions (reference) DEFERRABLE INITIALLY DEFERRED,
  park         TEXT NOT NULL,
  jurisdiction TEXT NOT NULL,
  dispute      TEXT NOT NULL,
  reply_by     TEXT,
  stage        TEXT NOT NULL,
  version      BIGINT NOT NULL,
  submitted_at TEXT NOT NULL,
  updated_at   TEXT NOT NULL,
  content      TEXT NOT NULL
) @by_key@;
CREATE INDEX cases_park ON cases (park, stage, submitted_at);

-- What a visitor may know besides the reference number.
CREATE TABLE case_factors (
  reference TEXT NOT NULL REFERENCES cases (reference),
  factor    TEXT NOT NULL,
  PRIMARY KEY (reference, factor)
) @by_key@;

-- Each stage that a case came to. note is for the visitor.
CREATE TABLE case_moves (
  reference TEXT NOT NULL REFERENCES cases (reference),
  version   BIGINT NOT NULL,
  stage     TEXT NOT NULL,
  at        TEXT NOT NULL,
  actor     TEXT NOT NULL,
  note      TEXT,
  PRIMARY KEY (reference, version)
) @by_key@;

-- When advisers are there: weekday 1 is Monday, begins and ends are hh:mm, minutes is how long one talk lasts.
CREATE TABLE talk_hours (
  park    TEXT NOT NULL,
  weekday BIGINT NOT NULL,
  begins  TEXT NOT NULL,
  ends    TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  PRIMARY KEY (park, weekday, begins)
) @by_key@;

-- Days without talks, in all parks.
CREATE TABLE talk_holidays (
  day  TEXT PRIMARY KEY,
  name TEXT NOT NULL
) @by_key@;

-- Talks with an adviser. person is a digest of the phone under the gateway's secret; state is booked or cancelled. The index
-- is what keeps two visitors from one hour, whoever writes.
CREATE TABLE talks (
  reference TEXT PRIMARY KEY REFERENCES submissions (reference) DEFERRABLE INITIALLY DEFERRED,
  park      TEXT NOT NULL,
  begins_at TEXT NOT NULL,
  ends_at   TEXT NOT NULL,
  person    TEXT NOT NULL,
  state     TEXT NOT NULL,
  content   TEXT NOT NULL
) @by_key@;
CREATE UNIQUE INDEX talks_once ON talks (park, begins_at) WHERE state = 'booked';
CREATE INDEX talks_person ON talks (person, begins_at);

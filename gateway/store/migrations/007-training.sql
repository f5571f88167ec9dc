-- What is taught. Titles and summaries are in Chinese and, where there is one, in English; video names a file that terminals
-- have. certified is 1 for a course that ends with a test and a certificate.
CREATE TABLE courses (
  code       TEXT PRIMARY KEY,
  subject    TEXT NOT NULL,
  title      TEXT NOT NULL,
  title_en   TEXT,
  summary    TEXT,
  summary_en TEXT,
  video      TEXT,
  certified  INTEGER NOT NULL
) @by_key@;

-- When and where it is taught. taken counts the seats that are confirmed or offered, waiting those who wait, turns all who
-- ever came. settle_at is when the waiting list changes by itself next (training-queue.h).
CREATE TABLE course_sessions (
  code          TEXT PRIMARY KEY,
  course        TEXT NOT NULL REFERENCES courses (code),
  park          TEXT NOT NULL,
  room          TEXT NOT NULL,
  room_en       TEXT,
  directions    TEXT,
  directions_en TEXT,
  map           TEXT,
  teacher       TEXT NOT NULL,
  begins_at     TEXT NOT NULL,
  ends_at       TEXT NOT NULL,
  opens_at      TEXT NOT NULL,
  closes_at     TEXT NOT NULL,
  closed        INTEGER NOT NULL,
  capacity      BIGINT NOT NULL,
  waiting_most  BIGINT NOT NULL,
  least_age     BIGINT NOT NULL,
  most_age      BIGINT NOT NULL,
  taken         BIGINT NOT NULL DEFAULT 0,
  waiting       BIGINT NOT NULL DEFAULT 0,
  turns         BIGINT NOT NULL DEFAULT 0,
  settle_at     TEXT NOT NULL,
  CHECK (taken BETWEEN 0 AND capacity),
  CHECK (waiting >= 0)
);
CREATE INDEX course_sessions_begins_at ON course_sessions (begins_at);
CREATE INDEX course_sessions_settle_at ON course_sessions (settle_at);

-- Who comes. person and contact are digests of document and phone under the gateway's secret; turn is the order in which
-- they came; content is the form without the document.
CREATE TABLE signups (
  reference     TEXT PRIMARY KEY REFERENCES submissions (reference) DEFERRABLE INITIALLY DEFERRED,
  session       TEXT NOT NULL REFERENCES course_sessions (code),
  person        TEXT NOT NULL,
  contact       TEXT NOT NULL,
  factor        TEXT NOT NULL,
  code          TEXT NOT NULL UNIQUE,
  state         TEXT NOT NULL,
  reason        TEXT,
  turn          BIGINT NOT NULL,
  changed_at    TEXT NOT NULL,
  offer_until   TEXT,
  late          INTEGER NOT NULL DEFAULT 0,
  checked_in_at TEXT,
  attendance    BIGINT,
  score         BIGINT,
  content       TEXT
) @by_key@;
CREATE UNIQUE INDEX signups_once ON signups (session, person) WHERE state <> 'cancelled';
CREATE INDEX signups_person ON signups (person);
CREATE INDEX signups_turn ON signups (session, state, turn);

-- The last number given in a year. Rows stay, so that no number is given twice.
CREATE TABLE certificate_counters (
  year TEXT PRIMARY KEY,
  last BIGINT NOT NULL
) @by_key@;

-- Kept when the signup's personal data are gone: who looks it up shows the code or the phone's last four.
CREATE TABLE certificates (
  number    TEXT PRIMARY KEY,
  signup    TEXT NOT NULL UNIQUE REFERENCES signups (reference),
  code      TEXT NOT NULL,
  factor    TEXT NOT NULL,
  holder    TEXT NOT NULL,
  title     TEXT NOT NULL,
  title_en  TEXT,
  park      TEXT NOT NULL,
  began_at  TEXT NOT NULL,
  ended_at  TEXT NOT NULL,
  issued_on TEXT NOT NULL
) @by_key@;

-- 1 for staff who may take away names and phones.
ALTER TABLE bearers ADD COLUMN personal INTEGER NOT NULL DEFAULT 0;

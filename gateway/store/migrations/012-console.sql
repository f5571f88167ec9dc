-- Enquiries go through stages, as applications and cases do.
ALTER TABLE enquiries RENAME COLUMN received_at TO submitted_at;
ALTER TABLE enquiries DROP COLUMN closed_at;
ALTER TABLE enquiries ADD COLUMN stage TEXT NOT NULL DEFAULT 'received';
ALTER TABLE enquiries ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE enquiries ADD COLUMN updated_at TEXT NOT NULL DEFAULT '';

-- Each stage that an enquiry came to. note is for colleagues.
CREATE TABLE enquiry_moves (
  reference TEXT NOT NULL REFERENCES enquiries (reference),
  version   BIGINT NOT NULL,
  stage     TEXT NOT NULL,
  at        TEXT NOT NULL,
  actor     TEXT NOT NULL,
  note      TEXT,
  PRIMARY KEY (reference, version)
) @by_key@;

UPDATE enquiries SET updated_at = submitted_at;
INSERT INTO enquiry_moves (reference, version, stage, at, actor)
  SELECT e.reference, 1, e.stage, e.submitted_at, s.terminal FROM enquiries e JOIN submissions s ON s.reference = e.reference;

-- Weeks are counted over what came in.
CREATE INDEX submissions_received_at ON submissions (received_at);
CREATE INDEX ratings_received_at ON ratings (received_at);

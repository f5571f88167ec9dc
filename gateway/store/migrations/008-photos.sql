-- Pages that visitors photographed at a terminal, in base64, of whatever kind of submission.
CREATE TABLE photos (
  reference TEXT NOT NULL REFERENCES submissions (reference) DEFERRABLE INITIALLY DEFERRED,
  page      INTEGER NOT NULL,
  label     TEXT NOT NULL,
  type      TEXT NOT NULL,
  data      TEXT NOT NULL,
  PRIMARY KEY (reference, page)
);

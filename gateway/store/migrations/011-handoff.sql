-- "Continue on your phone": one hand-off of a terminal at a time. digest is of the token in the QR code, phone of the cookie of
-- the phone that opened it first. It is over at expires_at, and before that when its terminal has not asked until alive_until.
CREATE TABLE handoffs (
  id          TEXT PRIMARY KEY,
  terminal    TEXT NOT NULL UNIQUE,
  digest      TEXT NOT NULL UNIQUE,
  phone       TEXT,
  most        INTEGER NOT NULL,
  received    INTEGER NOT NULL DEFAULT 0,
  expires_at  TEXT NOT NULL,
  alive_until TEXT NOT NULL
);

-- What waits for the terminal: a picture that the phone sealed with a key which the gateway never sees, in base64.
CREATE TABLE handoff_pages (
  handoff TEXT NOT NULL REFERENCES handoffs (id) ON DELETE CASCADE,
  number  INTEGER NOT NULL,
  data    TEXT NOT NULL,
  PRIMARY KEY (handoff, number)
);

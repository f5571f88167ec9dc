-- Terminals are not the only ones who show a token: staff do, too. A park of '*' stands for all of them.
ALTER TABLE terminals RENAME TO bearers;
ALTER TABLE bearers ADD COLUMN role TEXT NOT NULL DEFAULT 'terminal';

-- Written to by way of trial after a write has failed.
CREATE TABLE store_probe (
  id   INTEGER PRIMARY KEY,
  room TEXT NOT NULL
);

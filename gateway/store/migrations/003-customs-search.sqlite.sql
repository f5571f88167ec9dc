-- The columns hold grams (customs-goods-index.h); the row id is the place in hs_codes.
CREATE VIRTUAL TABLE hs_search USING fts5 (
  words, initials, start, digits,
  content = '', detail = 'column', tokenize = 'unicode61 remove_diacritics 0'
);

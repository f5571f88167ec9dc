-- Chinese is written without blanks: words holds the characters of a name and their pairs, initials the same of the
-- initials of its pinyin. Rows stand in the order in which they are shown.
CREATE VIRTUAL TABLE hs_search USING fts5 (code UNINDEXED, words, initials, tokenize = 'unicode61');

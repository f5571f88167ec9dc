-- Every business message that ever came in, once.
CREATE TABLE customs_messages (
  digest      TEXT PRIMARY KEY,
  type        TEXT NOT NULL,
  received_at TEXT NOT NULL
) @by_key@;

-- A declaration, an inventory, an order, a payment, a waybill.
CREATE TABLE customs_records (
  id   @id@,
  kind TEXT NOT NULL
);

-- What is known of a record besides: supervision-mode, customs, direction, company, declared, source. What was said
-- last counts.
CREATE TABLE customs_details (
  record BIGINT NOT NULL REFERENCES customs_records (id),
  field  TEXT NOT NULL,
  value  TEXT NOT NULL,
  at     TEXT NOT NULL,
  PRIMARY KEY (record, field)
) @by_key@;

-- The numbers by which a record is known. Two enterprises may use the same order number, hence the issuer.
CREATE TABLE customs_numbers (
  kind   TEXT NOT NULL,
  number TEXT NOT NULL,
  issuer TEXT NOT NULL,
  record BIGINT NOT NULL REFERENCES customs_records (id),
  PRIMARY KEY (kind, number, issuer)
) @by_key@;
CREATE INDEX customs_numbers_record ON customs_numbers (record);
-- Enterprises' numbers may have small letters; visitors write capitals.
CREATE INDEX customs_numbers_folded ON customs_numbers (kind, upper(number));

-- What customs said of a record, and when (yyyyMMddHHmmssfff, Beijing time).
CREATE TABLE customs_events (
  record BIGINT NOT NULL REFERENCES customs_records (id),
  code   TEXT NOT NULL,
  at     TEXT NOT NULL,
  info   TEXT NOT NULL,
  PRIMARY KEY (record, at, code, info)
) @by_key@;

-- What a visitor may know besides the number.
CREATE TABLE customs_factors (
  record BIGINT NOT NULL REFERENCES customs_records (id),
  factor TEXT NOT NULL,
  PRIMARY KEY (record, factor)
) @by_key@;

-- The orders and waybills to which a record belongs.
CREATE TABLE customs_links (
  record BIGINT NOT NULL REFERENCES customs_records (id),
  kind   TEXT NOT NULL,
  number TEXT NOT NULL,
  PRIMARY KEY (record, kind, number)
) @by_key@;
CREATE INDEX customs_links_number ON customs_links (kind, upper(number));

-- The tax bills of an inventory, amounts in fen. A bill whose time is empty is known by its state alone.
CREATE TABLE customs_taxes (
  inventory   TEXT NOT NULL,
  tax_no      TEXT NOT NULL,
  duty        BIGINT NOT NULL DEFAULT 0,
  vat         BIGINT NOT NULL DEFAULT 0,
  consumption BIGINT NOT NULL DEFAULT 0,
  at          TEXT NOT NULL DEFAULT '',
  status      TEXT NOT NULL DEFAULT '',
  status_at   TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (inventory, tax_no)
) @by_key@;

-- Code tables of customs: districts, units, supervision modes, ...
CREATE TABLE code_table (
  name     TEXT NOT NULL,
  code     TEXT NOT NULL,
  label    TEXT NOT NULL,
  label_en TEXT,
  PRIMARY KEY (name, code)
) @by_key@;

-- Commodity codes. place is their order in lists; folded and initials are lines of the names by which they are found
-- (customs-goods-index.h).
CREATE TABLE hs_codes (
  code     TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  unit1    TEXT,
  unit2    TEXT,
  elements TEXT,
  place    BIGINT,
  folded   TEXT,
  initials TEXT
);
CREATE INDEX hs_codes_place ON hs_codes (place);

-- What people call goods whose codes begin with hs.
CREATE TABLE hs_words (
  word TEXT NOT NULL,
  hs   TEXT NOT NULL,
  PRIMARY KEY (word, hs)
) @by_key@;

-- Rates are in millionths; hs is the beginning of the codes to which they apply.
CREATE TABLE hs_rates (
  kind TEXT NOT NULL,
  hs   TEXT NOT NULL,
  rate INTEGER NOT NULL,
  year INTEGER,
  PRIMARY KEY (hs, kind)
) @by_key@;

CREATE TABLE tax_policies (
  effective_from         TEXT PRIMARY KEY,
  effective_to           TEXT,
  single_limit           TEXT NOT NULL,
  annual_limit           TEXT NOT NULL,
  factor                 TEXT NOT NULL,
  single_item_over_limit INTEGER NOT NULL,
  source                 TEXT NOT NULL
);

CREATE TABLE vat_rates (
  effective_from TEXT PRIMARY KEY,
  effective_to   TEXT,
  standard       TEXT NOT NULL,
  reduced        TEXT NOT NULL,
  source         TEXT NOT NULL
);

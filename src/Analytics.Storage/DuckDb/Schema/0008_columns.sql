-- Mergeable cells of what models were given and what they answered, by day. field names a plain column, or a slot: n0 is numbers[1], c0 categories[1].
-- field '' counts rows, low and high being the times of the first and the last (microseconds since 1970). Other cells are a bin of a quantile sketch with
-- its moments, or a category. A column with too many categories on a day has one cell with neither.
CREATE TABLE column_days (
  day TIMESTAMP NOT NULL, model VARCHAR NOT NULL, version VARCHAR NOT NULL, field VARCHAR NOT NULL, bin INTEGER, category VARCHAR,
  n BIGINT NOT NULL, mean DOUBLE, m2 DOUBLE, low DOUBLE, high DOUBLE
);

-- They are made up to this commit.
ALTER TABLE maintained ADD COLUMN columns_seq BIGINT DEFAULT 0;

-- Derived from the record by the maintainer, up to and including the commit in maintained.seq; can be rebuilt at any time.
CREATE TABLE maintained (seq BIGINT NOT NULL);
INSERT INTO maintained VALUES (0);

-- Bin of a quantile sketch; the same rule as LogHistogram.KeyOf.
CREATE MACRO log_bin(x) AS CASE
  WHEN abs(x) < 1e-9 THEN 0
  WHEN x > 0 THEN ceil(ln(x) / ln(1.01))::INTEGER + 100000
  ELSE -(ceil(ln(-x) / ln(1.01))::INTEGER + 100000) END;

-- Mergeable cells by hour and by day: key1, key2 are model and version, event and currency, or metric name.
-- field '' counts rows; with bin NULL a cell holds moments of the field, with a bin the count of that bin of its quantile sketch.
CREATE TABLE rollup_hour (
  source UTINYINT NOT NULL, bucket TIMESTAMP NOT NULL, key1 VARCHAR NOT NULL, key2 VARCHAR, field VARCHAR NOT NULL, bin INTEGER,
  n BIGINT NOT NULL, mean DOUBLE, m2 DOUBLE, low DOUBLE, high DOUBLE
);
CREATE TABLE rollup_day AS FROM rollup_hour;

-- Feedback and safety checks whose prediction has not arrived.
CREATE TABLE waiting (
  kind UTINYINT NOT NULL, id_hash UBIGINT NOT NULL, prediction_hash UBIGINT NOT NULL, received_at TIMESTAMP NOT NULL
);

-- Predictions joined with what became of them. One row a prediction in labels, one a prediction and kind in reactions, one a check.
CREATE TABLE labels (
  id_hash UBIGINT NOT NULL, happened_at TIMESTAMP NOT NULL, model VARCHAR NOT NULL, version VARCHAR NOT NULL, decision VARCHAR, predicted VARCHAR,
  policy VARCHAR, experiment VARCHAR, variant VARCHAR, region VARCHAR, app_version VARCHAR, segment_keys VARCHAR[], segment_values VARCHAR[],
  score DOUBLE, value DOUBLE,
  label VARCHAR, actual VARCHAR, guess VARCHAR, correct DOUBLE, truth DOUBLE, error DOUBLE, absolute_error DOUBLE, squared_error DOUBLE,
  log_loss DOUBLE, ndcg DOUBLE, hit DOUBLE, reciprocal_rank DOUBLE
);

CREATE TABLE reactions (
  id_hash UBIGINT NOT NULL, happened_at TIMESTAMP NOT NULL, model VARCHAR NOT NULL, version VARCHAR NOT NULL, decision VARCHAR, predicted VARCHAR,
  policy VARCHAR, experiment VARCHAR, variant VARCHAR, region VARCHAR, app_version VARCHAR, segment_keys VARCHAR[], segment_values VARCHAR[],
  kind VARCHAR NOT NULL, number DOUBLE
);

CREATE TABLE safety_checks (
  id_hash UBIGINT NOT NULL, happened_at TIMESTAMP NOT NULL, model VARCHAR NOT NULL, version VARCHAR NOT NULL, decision VARCHAR, predicted VARCHAR,
  policy VARCHAR, experiment VARCHAR, variant VARCHAR, region VARCHAR, app_version VARCHAR, segment_keys VARCHAR[], segment_values VARCHAR[],
  rule VARCHAR NOT NULL, verdict VARCHAR NOT NULL, severity VARCHAR, category VARCHAR, violation DOUBLE NOT NULL
);

-- The record: every row carries the sequence number of the commit that wrote it, ascending.
-- What many predictions share is stored once: a row of prediction_contexts, by number. Equal contexts may stand there more than once.
CREATE TABLE prediction_contexts (
  context INTEGER NOT NULL, source VARCHAR NOT NULL, model VARCHAR NOT NULL, version VARCHAR NOT NULL,
  predicted VARCHAR, positive VARCHAR, negative VARCHAR, classes VARCHAR[], decision VARCHAR,
  policy VARCHAR, experiment VARCHAR, variant VARCHAR, segment_keys VARCHAR[], segment_values VARCHAR[],
  region VARCHAR, app_version VARCHAR, currency VARCHAR
);

CREATE TABLE prediction_rows (
  seq BIGINT NOT NULL, received_at TIMESTAMP NOT NULL, happened_at TIMESTAMP NOT NULL,
  id VARCHAR NOT NULL, id_hash UBIGINT NOT NULL, body_tag UINTEGER NOT NULL, context INTEGER NOT NULL, subject BLOB,
  score DOUBLE, value DOUBLE, probabilities DOUBLE[], items VARCHAR[], item_scores DOUBLE[],
  numbers DOUBLE[], categories VARCHAR[], embeddings FLOAT[], extras BLOB,
  latency_ms DOUBLE, propensity DOUBLE, session VARCHAR, input_tokens BIGINT, output_tokens BIGINT, cost DOUBLE
);

CREATE VIEW predictions AS SELECT * EXCLUDE (context) FROM prediction_rows JOIN prediction_contexts USING (context);

CREATE TABLE feedback (
  seq BIGINT NOT NULL, received_at TIMESTAMP NOT NULL, happened_at TIMESTAMP NOT NULL,
  id VARCHAR NOT NULL, id_hash UBIGINT NOT NULL, body_tag UINTEGER NOT NULL, source VARCHAR NOT NULL,
  prediction_id VARCHAR NOT NULL, prediction_hash UBIGINT NOT NULL, kind UTINYINT NOT NULL,
  number DOUBLE, label VARCHAR, items VARCHAR[], text BLOB
);

CREATE TABLE safety (
  seq BIGINT NOT NULL, received_at TIMESTAMP NOT NULL, happened_at TIMESTAMP NOT NULL,
  id VARCHAR NOT NULL, id_hash UBIGINT NOT NULL, body_tag UINTEGER NOT NULL, source VARCHAR NOT NULL,
  prediction_id VARCHAR NOT NULL, prediction_hash UBIGINT NOT NULL,
  rule VARCHAR NOT NULL, verdict UTINYINT NOT NULL, severity VARCHAR, category VARCHAR, evidence BLOB
);

CREATE TABLE events (
  seq BIGINT NOT NULL, received_at TIMESTAMP NOT NULL, happened_at TIMESTAMP NOT NULL,
  id VARCHAR NOT NULL, id_hash UBIGINT NOT NULL, body_tag UINTEGER NOT NULL, source VARCHAR NOT NULL,
  type VARCHAR NOT NULL, name VARCHAR NOT NULL, subject BLOB, anonymous BOOLEAN NOT NULL,
  value DOUBLE, currency VARCHAR, session VARCHAR, region VARCHAR, app_version VARCHAR, properties VARCHAR
);

CREATE TABLE metrics (
  seq BIGINT NOT NULL, received_at TIMESTAMP NOT NULL, happened_at TIMESTAMP NOT NULL,
  id VARCHAR NOT NULL, id_hash UBIGINT NOT NULL, body_tag UINTEGER NOT NULL, source VARCHAR NOT NULL,
  name VARCHAR NOT NULL, label_keys VARCHAR[], label_values VARCHAR[], value DOUBLE NOT NULL
);

-- The journal behind the ledger: arrivals counted at the door by minute, and every record that was not stored.
CREATE TABLE arrivals (
  seq BIGINT NOT NULL, minute TIMESTAMP NOT NULL, kind UTINYINT NOT NULL, source VARCHAR NOT NULL, n BIGINT NOT NULL
);

CREATE TABLE dispositions (
  seq BIGINT NOT NULL, received_at TIMESTAMP NOT NULL, kind UTINYINT NOT NULL, source VARCHAR NOT NULL,
  id_hash UBIGINT NOT NULL, disposition UTINYINT NOT NULL, code VARCHAR
);

CREATE TABLE quality (
  seq BIGINT NOT NULL, hour TIMESTAMP NOT NULL, kind UTINYINT NOT NULL, source VARCHAR NOT NULL,
  model VARCHAR, version VARCHAR, finding VARCHAR NOT NULL, field VARCHAR, n BIGINT NOT NULL
);

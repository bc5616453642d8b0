-- Units that saw a variant of an experiment. Predictions that name an experiment are exposures too, and are not repeated here.
CREATE TABLE exposures (
  seq BIGINT NOT NULL, received_at TIMESTAMP NOT NULL, happened_at TIMESTAMP NOT NULL,
  id VARCHAR NOT NULL, id_hash UBIGINT NOT NULL, body_tag UINTEGER NOT NULL, source VARCHAR NOT NULL,
  experiment VARCHAR NOT NULL, variant VARCHAR NOT NULL, subject BLOB, session VARCHAR, propensity DOUBLE,
  segment_keys VARCHAR[], segment_values VARCHAR[]
);

-- Units that saw a variant of an experiment. Predictions that name an experiment are exposures too, and are not repeated here.
CREATE TABLE exposures (
  seq BIGINT NOT NULL, received_at TIMESTAMP NOT NULL, happened_at TIMESTAMP NOT NULL,
  id VARCHAR NOT NULL, id_hash UBIGINT NOT NULL, body_tag UINTEGER NOT NULL, source VARCHAR NOT NULL,
  experiment VARCHAR NOT NULL, variant VARCHAR NOT NULL, subject BLOB, session VARCHAR, propensity DOUBLE,
  segment_keys VARCHAR[], segment_values VARCHAR[]
);

-- Both kinds together: when a subject or a session (one of the two) saw a variant first. An earlier exposure that arrives later adds a row; readers take the first.
CREATE TABLE first_exposures (
  experiment VARCHAR NOT NULL, variant VARCHAR NOT NULL, subject BLOB, session VARCHAR, happened_at TIMESTAMP NOT NULL,
  segment_keys VARCHAR[], segment_values VARCHAR[]
);
INSERT INTO first_exposures
SELECT experiment, variant, subject, NULL, min(happened_at), arg_min(segment_keys, happened_at), arg_min(segment_values, happened_at)
FROM predictions WHERE seq <= (SELECT seq FROM maintained) AND variant IS NOT NULL AND subject IS NOT NULL GROUP BY ALL
UNION ALL
SELECT experiment, variant, NULL, session, min(happened_at), arg_min(segment_keys, happened_at), arg_min(segment_values, happened_at)
FROM predictions WHERE seq <= (SELECT seq FROM maintained) AND variant IS NOT NULL AND session IS NOT NULL GROUP BY ALL;

-- When a truth was first known: a correction says nothing of how long labels take.
ALTER TABLE labels ADD COLUMN first_known_at TIMESTAMP;
UPDATE labels SET first_known_at = known_at;

-- Labels that were corrected, each with when: history as it was known on a day has them.
CREATE TABLE superseded_labels AS FROM labels LIMIT 0;
ALTER TABLE superseded_labels ADD COLUMN superseded_at TIMESTAMP;

-- Predictions whose feedback is joined anew at the next commit: here those that have more than one truth.
CREATE TABLE rejoin (prediction_hash UBIGINT NOT NULL);
INSERT INTO rejoin SELECT prediction_hash FROM feedback WHERE kind IN (1, 2, 7) AND seq <= (SELECT seq FROM maintained) GROUP BY prediction_hash HAVING count(*) > 1;

-- Data sets have every column that predictions and labels have.
CREATE OR REPLACE VIEW reference_data AS SELECT *, row_number AS id_hash, '' AS version, NULL::VARCHAR AS decision, NULL::VARCHAR AS policy,
  NULL::VARCHAR AS experiment, NULL::VARCHAR AS variant, NULL::VARCHAR AS region, NULL::VARCHAR AS app_version, NULL::VARCHAR AS session,
  NULL::VARCHAR AS currency, NULL::DOUBLE AS latency_ms, NULL::DOUBLE AS propensity, NULL::BIGINT AS input_tokens, NULL::BIGINT AS output_tokens,
  NULL::DOUBLE AS cost, NULL::DOUBLE AS ndcg, NULL::DOUBLE AS hit, NULL::DOUBLE AS reciprocal_rank,
  NULL::VARCHAR[] AS classes, NULL::DOUBLE[] AS probabilities,
  TIMESTAMP '1970-01-01' AS happened_at, TIMESTAMP '1970-01-01' AS known_at,
  TIMESTAMP '1970-01-01' AS first_known_at FROM reference_rows;

-- When the truth of a prediction became known, as its sender says; what is late and how late follows from it.
ALTER TABLE labels ADD COLUMN known_at TIMESTAMP;
UPDATE labels SET known_at = truths.happened_at FROM (
  SELECT prediction_hash, happened_at FROM feedback WHERE kind IN (1, 2, 7) AND seq <= (SELECT seq FROM maintained)
  QUALIFY row_number() OVER (PARTITION BY prediction_hash ORDER BY kind, happened_at DESC, seq DESC) = 1
) AS truths WHERE truths.prediction_hash = labels.id_hash;

-- Hours of models whose figures a commit changed, by source (as EventSource numbers them); the compaction adds up, and keeps the latest commit.
CREATE TABLE changes (seq BIGINT NOT NULL, model VARCHAR NOT NULL, source UTINYINT NOT NULL, hour TIMESTAMP NOT NULL, n BIGINT NOT NULL);

-- Uploaded rows that windows are compared with, in the slots of their model.
CREATE TABLE reference_rows (
  data_set VARCHAR NOT NULL, model VARCHAR NOT NULL, row_number UBIGINT NOT NULL, score DOUBLE, value DOUBLE, predicted VARCHAR, positive VARCHAR,
  numbers DOUBLE[], categories VARCHAR[], segment_keys VARCHAR[], segment_values VARCHAR[],
  label VARCHAR, actual VARCHAR, guess VARCHAR, correct DOUBLE, truth DOUBLE, error DOUBLE, absolute_error DOUBLE, squared_error DOUBLE, log_loss DOUBLE
);

-- The same with every column that predictions and labels have.
CREATE VIEW reference_data AS SELECT *, row_number AS id_hash, '' AS version, NULL::VARCHAR AS decision, NULL::VARCHAR AS policy,
  NULL::VARCHAR AS experiment, NULL::VARCHAR AS variant, NULL::VARCHAR AS region, NULL::VARCHAR AS app_version, NULL::VARCHAR AS session,
  NULL::VARCHAR AS currency, NULL::DOUBLE AS latency_ms, NULL::DOUBLE AS propensity, NULL::BIGINT AS input_tokens, NULL::BIGINT AS output_tokens,
  NULL::DOUBLE AS cost, NULL::DOUBLE AS ndcg, NULL::DOUBLE AS hit, NULL::DOUBLE AS reciprocal_rank,
  NULL::VARCHAR[] AS classes, NULL::DOUBLE[] AS probabilities,
  TIMESTAMP '1970-01-01' AS happened_at, TIMESTAMP '1970-01-01' AS known_at FROM reference_rows;

-- Checks that the service makes itself say which version of the rules made them. Every prediction that rules judged has one row of the rule 'rails'
-- with its worst verdict; rules that applied have rows of their own, which count no violation, so that none is counted twice.
ALTER TABLE safety ADD COLUMN rails INTEGER;

DROP TABLE safety_checks;
CREATE TABLE safety_checks (
  id_hash UBIGINT NOT NULL, happened_at TIMESTAMP NOT NULL, model VARCHAR NOT NULL, version VARCHAR NOT NULL, decision VARCHAR, predicted VARCHAR,
  policy VARCHAR, experiment VARCHAR, variant VARCHAR, region VARCHAR, app_version VARCHAR, segment_keys VARCHAR[], segment_values VARCHAR[],
  rule VARCHAR NOT NULL, verdict VARCHAR NOT NULL, severity VARCHAR, category VARCHAR, violation DOUBLE, check_hash UBIGINT NOT NULL, rails INTEGER
);
INSERT INTO safety_checks
SELECT met.id_hash, met.happened_at, model, version, decision, predicted, policy, experiment, variant, region, app_version, segment_keys, segment_values,
  rule, CASE verdict WHEN 1 THEN 'pass' WHEN 2 THEN 'warn' WHEN 3 THEN 'violation' ELSE 'blocked' END, severity, category, (verdict >= 3)::DOUBLE,
  safety.id_hash, NULL
FROM predictions met JOIN safety ON safety.prediction_hash = met.id_hash
WHERE safety.seq <= (SELECT seq FROM maintained) AND met.seq <= (SELECT seq FROM maintained);

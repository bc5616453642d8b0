-- That something was not completed is a reaction of its own: it was left out, so that a share of what was begun had no denominator.
INSERT INTO reactions
SELECT predictions.id_hash, predictions.happened_at, model, version, decision, predicted, policy, experiment, variant, region, app_version, segment_keys, segment_values,
  'notCompleted', number
FROM (
  SELECT prediction_hash, number FROM feedback WHERE kind = 6
  QUALIFY row_number() OVER (PARTITION BY prediction_hash ORDER BY happened_at DESC, seq DESC) = 1
) AS latest JOIN predictions ON predictions.id_hash = prediction_hash
WHERE latest.number = 0;

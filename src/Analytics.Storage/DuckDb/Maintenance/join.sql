-- Joins the feedback and safety checks of the commits ($from, $to] with their predictions, and those that waited for a prediction of these commits;
-- and anew the feedback of predictions that a change of the schema asks for.
-- $from and $to are replaced by numbers.

CREATE OR REPLACE TEMP TABLE resolved AS
SELECT 2::UTINYINT AS kind, id_hash, prediction_hash FROM feedback WHERE seq > $from AND seq <= $to
UNION ALL SELECT 3::UTINYINT, id_hash, prediction_hash FROM safety WHERE seq > $from AND seq <= $to
UNION ALL SELECT kind, id_hash, prediction_hash FROM waiting
  WHERE prediction_hash IN (SELECT id_hash FROM predictions WHERE seq > $from AND seq <= $to)
UNION ALL SELECT 2, 0, prediction_hash FROM rejoin;
DELETE FROM rejoin;

CREATE OR REPLACE TEMP TABLE met AS
SELECT id_hash, happened_at, model, version, decision, predicted, policy, experiment, variant, region, app_version, segment_keys, segment_values,
  score, value, positive, negative, classes, probabilities, items
FROM predictions
WHERE seq <= $to AND id_hash IN (SELECT prediction_hash FROM resolved);

DELETE FROM waiting WHERE prediction_hash IN (SELECT id_hash FROM met);
INSERT INTO waiting
SELECT 2, id_hash, prediction_hash, received_at FROM feedback
  WHERE seq > $from AND seq <= $to AND prediction_hash NOT IN (SELECT id_hash FROM met)
UNION ALL SELECT 3, id_hash, prediction_hash, received_at FROM safety
  WHERE seq > $from AND seq <= $to AND prediction_hash NOT IN (SELECT id_hash FROM met);

-- The truth of a prediction: its latest label; without one its latest value; without one its latest correction. Each that ever was its truth, and until when.
-- Nearly all predictions are told once, and the order of those needs no looking into.
CREATE OR REPLACE TEMP TABLE told AS
SELECT seq, prediction_hash, kind, number, label, items AS relevant, id_hash AS feedback_hash, happened_at AS known_at
FROM feedback
WHERE seq <= $to AND kind IN (1, 2, 7) AND prediction_hash IN (SELECT prediction_hash FROM resolved WHERE kind = 2);

CREATE OR REPLACE TEMP TABLE told_again AS SELECT prediction_hash FROM told GROUP BY ALL HAVING count(*) > 1;

CREATE OR REPLACE TEMP TABLE truths AS
SELECT *, known_at AS first_known_at, NULL::TIMESTAMP AS superseded_at FROM told WHERE prediction_hash NOT IN (SELECT prediction_hash FROM told_again)
UNION ALL
SELECT *, min(known_at) OVER (PARTITION BY prediction_hash),
  lead(known_at) OVER (PARTITION BY prediction_hash ORDER BY known_at, seq, kind DESC, feedback_hash)
FROM (
  SELECT * FROM told WHERE prediction_hash IN (SELECT prediction_hash FROM told_again)
  QUALIFY kind = min(kind) OVER (PARTITION BY prediction_hash ORDER BY known_at, seq, kind DESC, feedback_hash ROWS UNBOUNDED PRECEDING)
);

CREATE OR REPLACE TEMP VIEW judged AS
WITH read AS (
  SELECT met.*, label, number, known_at, first_known_at, superseded_at, coalesce(relevant, [label]) AS relevant,
    CASE WHEN positive IS NULL THEN NULL WHEN label = positive THEN 1.0 WHEN label = negative THEN 0.0
      WHEN lower(label) IN ('true', '1') THEN 1.0 WHEN lower(label) IN ('false', '0') THEN 0.0 END AS y,
    CASE WHEN classes IS NOT NULL THEN list_position(classes, label) END AS class_at,
    CASE WHEN items IS NOT NULL THEN list_filter(range(1, len(items) + 1), lambda i: list_contains(coalesce(relevant, [label]), items[i])) END AS places
  FROM met JOIN truths ON prediction_hash = met.id_hash
)
SELECT id_hash, happened_at, model, version, decision, predicted, policy, experiment, variant, region, app_version, segment_keys, segment_values,
  score, value, label,
  CASE WHEN y = 1 THEN 'positive' WHEN y = 0 THEN 'negative' WHEN class_at > 0 THEN label END,
  CASE WHEN y IS NOT NULL THEN CASE WHEN predicted = positive THEN 'positive' ELSE 'negative' END WHEN class_at > 0 THEN predicted END,
  CASE WHEN y IS NOT NULL THEN ((predicted = positive) = (y = 1))::DOUBLE WHEN class_at > 0 THEN (predicted = label)::DOUBLE END,
  coalesce(y, CASE WHEN classes IS NULL AND items IS NULL THEN number END),
  CASE WHEN y IS NULL AND classes IS NULL AND items IS NULL THEN value - number END,
  CASE WHEN y IS NULL AND classes IS NULL AND items IS NULL THEN abs(value - number) END,
  CASE WHEN y IS NOT NULL THEN (score - y) * (score - y)
    WHEN class_at > 0 THEN list_sum(list_transform(range(1, len(classes) + 1),
      lambda i: (probabilities[i] - (i = class_at)::DOUBLE) * (probabilities[i] - (i = class_at)::DOUBLE)))
    WHEN items IS NULL THEN (value - number) * (value - number) END,
  CASE WHEN y IS NOT NULL THEN -ln(greatest(CASE WHEN y = 1 THEN score ELSE 1 - score END, 1e-15))
    WHEN class_at > 0 THEN -ln(greatest(probabilities[class_at], 1e-15)) END,
  CASE WHEN items IS NOT NULL THEN coalesce(list_sum(list_transform(list_filter(places, lambda i: i <= 10), lambda i: 1 / log2(i + 1))), 0)
    / list_sum(list_transform(range(1, least(len(relevant), 10) + 1), lambda i: 1 / log2(i + 1))) END,
  CASE WHEN items IS NOT NULL THEN (coalesce(list_min(places), 11) <= 10)::DOUBLE END,
  CASE WHEN items IS NOT NULL THEN coalesce(1 / list_min(places)::DOUBLE, 0) END,
  known_at, first_known_at, superseded_at
FROM read
WHERE y IS NOT NULL OR class_at > 0 OR (items IS NOT NULL AND len(relevant) > 0 AND relevant[1] IS NOT NULL)
  OR (positive IS NULL AND classes IS NULL AND items IS NULL AND value IS NOT NULL AND number IS NOT NULL);

DELETE FROM labels WHERE id_hash IN (SELECT prediction_hash FROM resolved WHERE kind = 2);
DELETE FROM superseded_labels WHERE id_hash IN (SELECT prediction_hash FROM resolved WHERE kind = 2);
INSERT INTO labels SELECT * EXCLUDE superseded_at FROM judged WHERE superseded_at IS NULL;
INSERT INTO superseded_labels SELECT * FROM judged WHERE superseded_at > known_at;

-- Accepted and dismissed answer one question: the later of the two counts. A false one is the other, and a false completion is notCompleted.
DELETE FROM reactions WHERE id_hash IN (SELECT prediction_hash FROM resolved WHERE kind = 2);
INSERT INTO reactions
SELECT met.id_hash, met.happened_at, model, version, decision, predicted, policy, experiment, variant, region, app_version, segment_keys, segment_values,
  reaction, number
FROM met JOIN (
  SELECT prediction_hash, number,
    CASE WHEN kind = 3 THEN 'rating' WHEN kind = 6 THEN CASE WHEN number <> 0 THEN 'completed' ELSE 'notCompleted' END WHEN (kind = 4) = (number <> 0) THEN 'accepted' ELSE 'dismissed' END AS reaction
  FROM feedback
  WHERE seq <= $to AND kind IN (3, 4, 5, 6) AND prediction_hash IN (SELECT prediction_hash FROM resolved WHERE kind = 2)
  QUALIFY row_number() OVER (PARTITION BY prediction_hash, CASE WHEN kind = 5 THEN 4 ELSE kind END ORDER BY happened_at DESC, seq DESC) = 1
) ON prediction_hash = met.id_hash;

INSERT INTO safety_checks
SELECT met.id_hash, met.happened_at, model, version, decision, predicted, policy, experiment, variant, region, app_version, segment_keys, segment_values,
  rule, CASE verdict WHEN 1 THEN 'pass' WHEN 2 THEN 'warn' WHEN 3 THEN 'violation' ELSE 'blocked' END, severity, category,
  CASE WHEN rails IS NULL OR rule = 'rails' THEN (verdict >= 3)::DOUBLE END, safety.id_hash, rails
FROM met JOIN safety ON safety.prediction_hash = met.id_hash
WHERE safety.seq <= $to AND safety.id_hash IN (SELECT id_hash FROM resolved WHERE kind = 3);

-- Hours whose joined figures changed.
INSERT INTO changes
SELECT $to, model, 1, date_trunc('hour', happened_at), count(*) FROM labels
  WHERE id_hash IN (SELECT prediction_hash FROM resolved WHERE kind = 2) GROUP BY ALL
UNION ALL
SELECT $to, model, 2, date_trunc('hour', happened_at), count(*) FROM reactions
  WHERE id_hash IN (SELECT prediction_hash FROM resolved WHERE kind = 2) GROUP BY ALL
UNION ALL
SELECT $to, model, 3, date_trunc('hour', happened_at), count(*) FROM safety_checks
  WHERE check_hash IN (SELECT id_hash FROM resolved WHERE kind = 3) GROUP BY ALL;

-- What only the join can find.
INSERT INTO quality
SELECT $to, date_trunc('hour', f.received_at), 2, f.source, met.model, met.version, 'label_before_prediction', 'timestamp', count(*)
FROM feedback f JOIN met ON f.prediction_hash = met.id_hash
WHERE f.seq <= $to AND f.happened_at < met.happened_at AND f.id_hash IN (SELECT id_hash FROM resolved WHERE kind = 2)
GROUP BY ALL
UNION ALL
SELECT $to, date_trunc('hour', f.received_at), 2, f.source, met.model, met.version, 'unknown_label', 'value', count(*)
FROM feedback f JOIN truths ON f.id_hash = truths.feedback_hash AND superseded_at IS NULL JOIN met ON f.prediction_hash = met.id_hash
WHERE f.seq <= $to AND f.id_hash IN (SELECT id_hash FROM resolved WHERE kind = 2) AND met.id_hash NOT IN (SELECT id_hash FROM labels)
GROUP BY ALL;

-- First exposures of the commits ($from, $to]. $from and $to are replaced by numbers.
CREATE OR REPLACE TEMP TABLE exposed AS
SELECT experiment, variant, subject, session, happened_at, segment_keys, segment_values FROM exposures WHERE seq > $from AND seq <= $to
UNION ALL
SELECT experiment, variant, subject, session, happened_at, segment_keys, segment_values FROM predictions WHERE seq > $from AND seq <= $to AND variant IS NOT NULL;

CREATE OR REPLACE TEMP TABLE fresh_exposures AS
SELECT experiment, variant, subject, NULL::VARCHAR AS session, min(happened_at) AS happened_at,
  arg_min(segment_keys, happened_at) AS segment_keys, arg_min(segment_values, happened_at) AS segment_values
FROM exposed WHERE subject IS NOT NULL GROUP BY experiment, variant, subject
UNION ALL
SELECT experiment, variant, NULL, session, min(happened_at), arg_min(segment_keys, happened_at), arg_min(segment_values, happened_at)
FROM exposed WHERE session IS NOT NULL GROUP BY experiment, variant, session;

-- What is known of their units: the small side is hashed, the large one is only scanned.
CREATE OR REPLACE TEMP TABLE known_exposures AS
SELECT experiment, variant, subject, session, happened_at FROM first_exposures
WHERE experiment IN (SELECT experiment FROM fresh_exposures)
  AND (subject IN (SELECT subject FROM fresh_exposures WHERE subject IS NOT NULL) OR session IN (SELECT session FROM fresh_exposures WHERE session IS NOT NULL));

INSERT INTO first_exposures
SELECT fresh.* FROM fresh_exposures AS fresh
WHERE NOT EXISTS (
  SELECT 1 FROM known_exposures AS known
  WHERE known.experiment = fresh.experiment AND known.variant = fresh.variant AND known.happened_at <= fresh.happened_at
    AND known.subject IS NOT DISTINCT FROM fresh.subject AND known.session IS NOT DISTINCT FROM fresh.session);

-- Labels that were corrected, each with when: history as it was known on a day has them.
CREATE TABLE superseded_labels AS FROM labels LIMIT 0;
ALTER TABLE superseded_labels ADD COLUMN superseded_at TIMESTAMP;

-- Predictions whose feedback is joined anew at the next commit: here those that have more than one truth.
CREATE TABLE rejoin (prediction_hash UBIGINT NOT NULL);
INSERT INTO rejoin SELECT prediction_hash FROM feedback WHERE kind IN (1, 2, 7) AND seq <= (SELECT seq FROM maintained) GROUP BY prediction_hash HAVING count(*) > 1;

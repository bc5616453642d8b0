-- Adds up the journal of past hours: one row a minute (arrivals) or hour (quality), kind, source and finding. $before is replaced by a time.
CREATE OR REPLACE TEMP TABLE merged_arrivals AS
SELECT max(seq) AS seq, minute, kind, source, sum(n)::BIGINT AS n FROM arrivals WHERE minute < $before GROUP BY ALL HAVING count(*) > 1;
DELETE FROM arrivals a USING merged_arrivals m WHERE a.minute = m.minute AND a.kind = m.kind AND a.source = m.source;
INSERT INTO arrivals FROM merged_arrivals;

CREATE OR REPLACE TEMP TABLE merged_quality AS
SELECT max(seq) AS seq, hour, kind, source, model, version, finding, field, sum(n)::BIGINT AS n FROM quality
WHERE hour + INTERVAL 1 HOUR <= $before GROUP BY ALL HAVING count(*) > 1;
DELETE FROM quality q USING merged_quality m WHERE q.hour = m.hour AND q.kind = m.kind AND q.source = m.source
  AND q.model IS NOT DISTINCT FROM m.model AND q.version IS NOT DISTINCT FROM m.version
  AND q.finding = m.finding AND q.field IS NOT DISTINCT FROM m.field;
INSERT INTO quality FROM merged_quality;

CREATE OR REPLACE TEMP TABLE merged_changes AS
SELECT max(seq) AS seq, model, source, hour, sum(n)::BIGINT AS n FROM changes GROUP BY model, source, hour HAVING count(*) > 1;
DELETE FROM changes c USING merged_changes m WHERE c.model = m.model AND c.source = m.source AND c.hour = m.hour;
INSERT INTO changes FROM merged_changes;

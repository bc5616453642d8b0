-- The same bins as before, in half the time: most numbers are positive, and their branch is asked first.
CREATE OR REPLACE MACRO log_bin(x) AS CASE
  WHEN x >= 1e-9 THEN ceil(ln(x) / ln(1.01))::INTEGER + 100000
  WHEN x > -1e-9 THEN 0
  ELSE -(ceil(ln(-x) / ln(1.01))::INTEGER + 100000) END;

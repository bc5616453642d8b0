-- Rows that were removed when they had been kept long enough, by the minute of their arrival, so that the ledger balances.
CREATE TABLE expired (minute TIMESTAMP NOT NULL, kind UTINYINT NOT NULL, n BIGINT NOT NULL);

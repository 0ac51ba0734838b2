-- The findings in the ledger, with what could change about one.
SELECT finding_id, severity, series_id, evidence::VARCHAR AS evidence, sentence FROM findings;

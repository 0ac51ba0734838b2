-- Findings on the series of a lineage, and those that rest on claims of a source. $lineage; $id: as above
SELECT DISTINCT f.rule, f.severity, f.sentence, f.finding_id
FROM findings f
LEFT JOIN series s USING (series_id)
WHERE s.lineage = $lineage
   OR EXISTS (SELECT 1 FROM claims_as_corrected c WHERE c.source_id = $id AND list_contains(f.claim_ids, c.claim_id))
ORDER BY f.severity, f.rule, f.sentence;

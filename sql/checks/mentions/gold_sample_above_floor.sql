-- The engine finds its share of the figures of the bundled annotated sample, and little else (floors: seeds/gold/floors.csv).
-- severity: error
WITH gold AS (SELECT value::JSON AS score FROM ledger_state WHERE name = 'gold')
SELECT part, (score ->> part)::DOUBLE AS reached, (score ->> (part || '_floor'))::DOUBLE AS least
FROM gold, (VALUES ('recall'), ('precision')) AS parts(part)
WHERE reached < least;

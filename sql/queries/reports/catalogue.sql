-- The ledger's tables and views with their descriptions: what there is to ask.
SELECT 'view' AS kind, view_name AS name, comment AS description FROM duckdb_views()
WHERE NOT internal AND database_name = current_database()
UNION ALL
SELECT 'table', table_name, comment FROM duckdb_tables()
WHERE NOT internal AND database_name = current_database()
ORDER BY kind DESC, name;

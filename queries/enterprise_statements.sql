-- title_sv: Vad dokumenten säger om företagen i ord
-- title_en: What the documents say of the enterprises in words
-- definition_sv: Uppgifter i ord om ASF i regionen, med sida: om alla, om en del av regionen eller om en kommun. Av det som gäller en del eller en kommun visas det som gäller någon av de valda kommunerna.
-- definition_en: Statements in words on the region's WISEs, with page: of all, of a part of the region or of one municipality. Of what is about a part or a municipality, what concerns any of the chosen municipalities is shown.
-- unit: statements
-- grain: one row per statement
-- sources: enterprise_statement, municipality
WITH chosen AS (
    SELECT municipality_code AS code, part AS its_part
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code)
)
SELECT
    enterprise_statement.statement_id,
    enterprise_statement.position,
    enterprise_statement.statement_topic,
    enterprise_statement.statement_sv,
    enterprise_statement.statement_en,
    enterprise_statement.part,
    enterprise_statement.municipality_code,
    enterprise_statement.page,
    enterprise_statement.inference_sv,
    enterprise_statement.inference_en,
    enterprise_statement.catalogue,
    page_refs(enterprise_statement.source_id, enterprise_statement.page) AS source_refs
FROM enterprise_statement
WHERE
    (enterprise_statement.municipality_code IS NULL OR enterprise_statement.municipality_code IN (SELECT code FROM chosen))
    AND (enterprise_statement.part IS NULL OR enterprise_statement.part IN (SELECT its_part FROM chosen))
ORDER BY enterprise_statement.position, enterprise_statement.statement_id

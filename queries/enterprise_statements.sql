-- title_sv: Vad dokumenten säger om företagen i ord
-- title_en: What the documents say of the enterprises in words
-- definition_sv: Uppgifter i ord om ASF i regionen, med sida: om alla, om en del av regionen eller om en kommun. Av det som gäller en del eller en kommun visas det som gäller någon av de valda kommunerna.
-- definition_en: Statements in words on the region's WISEs, with page: of all, of a part of the region or of one municipality. Of what is about a part or a municipality, what concerns any of the chosen municipalities is shown.
-- unit: statements
-- grain: one row per statement
-- sources: municipality, statement
WITH chosen AS (
    SELECT municipality_code AS code, part AS its_part
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code)
)
SELECT
    statement.statement_id,
    statement.position,
    statement.statement_topic,
    statement.statement_sv,
    statement.statement_en,
    statement.part,
    statement.municipality_code,
    statement.page,
    statement.inference_sv,
    statement.inference_en,
    statement.catalogue,
    page_refs(statement.source_id, statement.page) AS source_refs
FROM statement
WHERE
    statement.statement_subject = 'enterprises'
    AND (statement.municipality_code IS NULL OR statement.municipality_code IN (SELECT code FROM chosen))
    AND (statement.part IS NULL OR statement.part IN (SELECT its_part FROM chosen))
ORDER BY statement.position, statement.statement_id

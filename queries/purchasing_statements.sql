-- title_sv: Vad källorna säger om avtal, upphandling och tjänster
-- title_en: What the sources say of agreements, procurement and services
-- definition_sv: Vad källorna säger i ord om avtal och överenskommelser, upphandling med sociala hänsyn, allmännyttiga och samhällsnyttiga tjänster och daglig verksamhet, i våra ord och med sida. Uppgifter om hela regionen är alltid med; de om en kommun när kommunen är vald.
-- definition_en: What the sources say in words of agreements and arrangements, procurement with social criteria, services of general and of public benefit, and daily activities, in our words and with the page. What is said of the whole region is always there; what is said of a municipality when it is chosen.
-- unit: statements
-- grain: one row per statement
-- sources: codelist, municipality, source, statement
WITH chosen AS (
    SELECT municipality_code AS code, part AS its_part
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code)
)
SELECT
    statement.statement_id,
    statement.statement_topic,
    statement.statement_kind,
    statement.municipality_code,
    municipality.municipality_name,
    statement.statement_sv,
    statement.statement_en,
    statement.page,
    source.short_sv AS source_sv,
    source.short_en AS source_en,
    statement.inference_sv,
    statement.inference_en,
    statement.catalogue,
    page_refs(statement.source_id, statement.page) AS source_refs
FROM statement
JOIN source ON source.source_id = statement.source_id
JOIN codelist AS topic ON topic.codelist = 'statement_topic' AND topic.code = statement.statement_topic
JOIN codelist AS kind ON kind.codelist = 'statement_kind' AND kind.code = statement.statement_kind
LEFT JOIN municipality ON municipality.municipality_code = statement.municipality_code
WHERE
    statement.statement_subject = 'purchasing'
    AND (statement.municipality_code IS NULL OR statement.municipality_code IN (SELECT code FROM chosen))
    AND (statement.part IS NULL OR statement.part IN (SELECT its_part FROM chosen))
ORDER BY topic.position, kind.position, statement.position, statement.statement_id

-- title_sv: Vad källorna säger om avtal, upphandling och tjänster
-- title_en: What the sources say of agreements, procurement and services
-- definition_sv: Vad källorna säger i ord om avtal och överenskommelser, upphandling med sociala hänsyn, allmännyttiga och samhällsnyttiga tjänster och daglig verksamhet, i våra ord och med sida. Uppgifter om hela regionen är alltid med; de om en kommun när kommunen är vald.
-- definition_en: What the sources say in words of agreements and arrangements, procurement with social criteria, services of general and of public benefit, and daily activities, in our words and with the page. What is said of the whole region is always there; what is said of a municipality when it is chosen.
-- unit: statements
-- grain: one row per statement
-- sources: purchasing_statement, source, municipality, codelist
SELECT
    statement.statement_id,
    statement.purchasing_topic,
    statement.statement_kind,
    statement.municipality_code,
    municipality.municipality_name,
    statement.wording_sv AS statement_sv,
    statement.wording_en AS statement_en,
    statement.page,
    source.short_sv AS source_sv,
    source.short_en AS source_en,
    statement.inference_sv,
    statement.inference_en,
    statement.catalogue,
    concat_ws(':', statement.source_id, statement.page) AS source_refs
FROM purchasing_statement AS statement
JOIN source ON source.source_id = statement.source_id
JOIN codelist AS topic ON topic.codelist = 'purchasing_topic' AND topic.code = statement.purchasing_topic
JOIN codelist AS kind ON kind.codelist = 'statement_kind' AND kind.code = statement.statement_kind
LEFT JOIN municipality ON municipality.municipality_code = statement.municipality_code
WHERE statement.municipality_code IS NULL OR list_contains($municipality_codes, statement.municipality_code)
ORDER BY topic.position, kind.position, statement.position, statement.statement_id

-- title_sv: Källorna och var de används
-- title_en: The sources and where they are used
-- definition_sv: Alla källor i katalogen, med antalet rader i uttagen som hänvisar till dem och vilka uttag det är.
-- definition_en: Every source of the catalogue, with the number of rows in the extracts that refer to it, and which extracts they are.
-- unit: rows
-- grain: one row per source
-- sources: source, source_use
WITH resting AS (
    SELECT
        source_id AS cited, sum(row_count)::BIGINT AS row_count, count(*) AS extract_count,
        string_agg(extract, ', ' ORDER BY extract) AS extract_names
    FROM source_use
    GROUP BY source_id
)
SELECT
    source.source_id,
    source.title_sv,
    source.title_en,
    source.short_sv,
    source.short_en,
    source.publisher,
    source.document_sv,
    source.document_en,
    source.reference_period_sv,
    source.reference_period_en,
    source.retrieved,
    source.licence,
    source.url,
    source.source_kind,
    source.account_sv,
    source.account_en,
    source.account_page,
    source.lost_sv,
    source.lost_en,
    coalesce(resting.row_count, 0)::BIGINT AS rows_resting,
    coalesce(resting.extract_names, '') AS extracts_resting,
    source.catalogue
FROM source
LEFT JOIN resting ON resting.cited = source.source_id
-- What most rests on stands first: the plan, not the long register of what has not come.
ORDER BY coalesce(resting.extract_count, 0) DESC, rows_resting DESC, source.source_id

-- title_sv: Vad källor berättar i ord
-- title_en: What sources tell in words
-- definition_sv: Det som en källa berättar i ord och som ingen siffra i katalogen visar. Det räknas inte som ett utfall.
-- definition_en: What a source tells in words and no figure of the catalogue shows. It does not count as an outcome.
-- unit: account
-- grain: one row per source that tells something in words
-- sources: source
SELECT
    source_id,
    title_sv,
    title_en,
    account_sv,
    account_en,
    account_page AS page,
    reference_period_sv,
    reference_period_en,
    url,
    catalogue,
    concat_ws(':', source_id, account_page) AS source_refs
FROM source
WHERE account_sv IS NOT NULL
ORDER BY source_kind, source_id DESC

-- title_sv: Utvecklingsgrupper som fick fortsatta medel
-- title_en: Development groups that got further funds
-- definition_sv: Hur många utvecklingsgrupper som lämnade förslag till förstudien, och hur många av deras idéer som fick fortsatta medel, som dokumentet anger det. Den senast angivna uppgiften till och med referensdatum.
-- definition_en: How many development groups handed in proposals to the preliminary study, and how many of their ideas got further funds, as the document states it. The latest figure stated up to the reference date.
-- unit: groups
-- grain: one row per statement
-- sources: observation
WITH stated AS (
    SELECT indicator_code, period AS its_period, page AS its_page, source_id AS source, stated_of(observation) AS figure, catalogue AS its_catalogue
    FROM observation
    WHERE indicator_code IN ('development_groups', 'development_groups_funded') AND obs_status = 'A' AND period_end <= $reference_date
)
SELECT
    funded.its_period AS period,
    funded.figure.value,
    funded.figure.low,
    funded.figure.high,
    funded.figure.qualifier,
    funded.figure.value_kind,
    funded.figure.missing_parts,
    funded.figure.rounded_parts,
    funded.figure.obs_status,
    proposed.figure.value AS whole_value,
    proposed.figure.qualifier AS whole_qualifier,
    proposed.figure.value_kind AS whole_value_kind,
    share_value_of(funded.figure, proposed.figure) AS share_pct,
    funded.its_page AS page,
    funded.its_catalogue AS catalogue,
    all_refs(page_refs(funded.source, funded.its_page), page_refs(proposed.source, proposed.its_page)) AS source_refs
FROM stated AS funded
JOIN stated AS proposed
    ON proposed.indicator_code = 'development_groups' AND proposed.its_period = funded.its_period AND proposed.source = funded.source
WHERE funded.indicator_code = 'development_groups_funded'
ORDER BY funded.its_period, funded.source

-- title_sv: Tid i insats
-- title_en: Time in measure
-- definition_sv: Medianen av hela månader i insats för dem som sökte stöd under året före och började en insats, per kommun och grupp. En median visas bara där de publicerade antalen säger att minst fem personer står bakom den. Medianer läggs inte ihop över kommuner: regionen har ingen. Visas för det senaste året som någon har lämnat.
-- definition_en: The median of whole months in measure of those who applied in the year before and began a measure, by municipality and group. A median is shown only where the published numbers say that at least five people stand behind it. Medians are not put together over municipalities: the region has none. Shown for the latest year that anyone has sent.
-- unit: months
-- grain: one row per chosen municipality and group in the latest year up to the reference date; none where no year has been sent
-- sources: pathway_time, municipality, codelist
WITH latest AS (
    SELECT period AS its_year, period_end AS its_end
    FROM pathway_time
    WHERE period_end <= $reference_date
    ORDER BY period_end DESC
    LIMIT 1
)
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    groups.code AS pathway_group,
    latest.its_year AS period,
    (year(latest.its_end) - 1)::VARCHAR AS applied_period,
    latest.its_end AS period_end,
    answer.value,
    answer.value AS low,
    answer.value AS high,
    CASE WHEN answer.value IS NULL THEN 1 ELSE 0 END::BIGINT AS missing_parts,
    0::BIGINT AS rounded_parts,
    coalesce(answer.obs_status, 'NL') AS obs_status,
    answer.value_kind,
    municipality.catalogue,
    answer.source_id AS source_refs
FROM municipality
JOIN latest ON is_there_on(municipality, latest.its_end)
JOIN codelist AS groups ON groups.codelist = 'pathway_group' AND groups.code NOT IN ('none', 'all')
LEFT JOIN pathway_time AS answer
    ON answer.municipality_code = municipality.municipality_code AND answer.period = latest.its_year
    AND answer.pathway_group = groups.code
WHERE list_contains($municipality_codes, municipality.municipality_code)
ORDER BY municipality.municipality_name COLLATE sv, groups.position

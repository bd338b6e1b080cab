-- title_sv: Hela länet: antal ASF och ASF per 10 000 invånare
-- title_en: The whole county: number of WISEs and WISEs per 10,000 residents
-- definition_sv: Antal ASF i länet, de som har överenskommelse med Arbetsförmedlingen och de som är med i SAK, som källorna anger dem, samt antal ASF per 10 000 invånare: källans antal genom folkmängden i länets kommuner vid det senaste årsskiftet till och med periodens sista dag. De tre antalen är olika urval. Rader med ”Samma period” har den senaste period då alla tre antalen finns; de andra är senare uppgifter om antalet ASF.
-- definition_en: Number of WISEs in the county, those with an agreement with the Employment Service and those that are members of SAK, as the sources state them, and WISEs per 10,000 residents: the stated number by the population of the county's municipalities at the latest year end up to the period's last day. The three numbers are different selections. Rows with “Same period” have the latest period for which all three numbers exist; the others are later figures on the number of WISEs.
-- unit: enterprises, or enterprises per 10,000 residents
-- grain: one row per figure and period
-- sources: indicator, municipality, observation, population
WITH stated AS (
    SELECT
        observation.catalogue AS its_catalogue,
        observation.indicator_code AS its_indicator,
        indicator.label_sv AS its_label_sv,
        indicator.label_en AS its_label_en,
        indicator.unit AS its_unit,
        observation.period AS its_period,
        observation.period_end AS its_end,
        observation.value AS stated_value,
        observation.low AS stated_low,
        observation.high AS stated_high,
        observation.qualifier AS its_qualifier,
        observation.note_sv AS its_note_sv,
        observation.note_en AS its_note_en,
        concat_ws(':', observation.source_id, observation.page) AS refs
    FROM observation
    JOIN indicator ON indicator.indicator_code = observation.indicator_code
    WHERE
        observation.indicator_code IN ('enterprises', 'enterprises_with_af_agreement', 'sak_members')
        AND observation.area_code = '21'
        AND observation.sex = 'T'
        AND observation.obs_status = 'A'
        AND observation.period_end <= $reference_date
),
shared_period AS (
    SELECT its_period AS period_of_all, its_end AS end_of_all
    FROM stated
    GROUP BY its_period, its_end
    HAVING count(DISTINCT its_indicator) = 3
    ORDER BY its_end DESC
    LIMIT 1
),
year_ends AS (
    -- Only year ends for which every municipality has a population: a part of the county is not the county.
    SELECT
        population.period_end AS year_end,
        sum(population.value)::DOUBLE AS county_residents,
        string_agg(DISTINCT population.source_id, ' ') AS refs
    FROM population
    JOIN shared_period ON population.period_end <= shared_period.end_of_all
    GROUP BY population.period_end
    HAVING count(population.value) = (SELECT count(municipality.municipality_code) FROM municipality)
),
residents AS (
    SELECT county_residents, refs
    FROM year_ends
    ORDER BY year_end DESC
    LIMIT 1
),
rate AS (
    SELECT
        stated.its_catalogue,
        'enterprises_per_10000' AS its_indicator,
        codelist.label_sv AS its_label_sv,
        codelist.label_en AS its_label_en,
        'per_10000' AS its_unit,
        stated.its_period,
        stated.its_end,
        stated.stated_value * 10000 / nullif(residents.county_residents, 0) AS stated_value,
        stated.stated_low * 10000 / nullif(residents.county_residents, 0) AS stated_low,
        stated.stated_high * 10000 / nullif(residents.county_residents, 0) AS stated_high,
        stated.its_qualifier,
        NULL AS its_note_sv,
        NULL AS its_note_en,
        concat_ws(' ', stated.refs, residents.refs) AS refs
    FROM stated
    JOIN shared_period ON shared_period.period_of_all = stated.its_period AND stated.its_indicator = 'enterprises'
    JOIN codelist ON codelist.codelist = 'coverage_measure' AND codelist.code = 'enterprises_per_10000'
    LEFT JOIN residents ON true
),
figures AS (
    SELECT
        its_catalogue, its_indicator, its_label_sv, its_label_en, its_unit, its_period, its_end, stated_value, stated_low,
        stated_high, its_qualifier, its_note_sv, its_note_en, refs
    FROM stated
    UNION ALL
    SELECT
        its_catalogue, its_indicator, its_label_sv, its_label_en, its_unit, its_period, its_end, stated_value, stated_low,
        stated_high, its_qualifier, its_note_sv, its_note_en, refs
    FROM rate
)
SELECT
    figures.its_indicator AS indicator_code,
    figures.its_label_sv AS label_sv,
    figures.its_label_en AS label_en,
    figures.its_unit AS unit,
    figures.its_period AS period,
    figures.its_end AS period_end,
    shared_period.period_of_all IS NOT DISTINCT FROM figures.its_period AS is_same_period,
    figures.stated_value AS value,
    figures.stated_low AS low,
    figures.stated_high AS high,
    figures.its_qualifier AS qualifier,
    CASE WHEN coalesce(figures.stated_value, figures.stated_low) IS NOT NULL THEN 'A' ELSE 'NL' END AS obs_status,
    CASE WHEN coalesce(figures.stated_value, figures.stated_low) IS NOT NULL THEN 'exact' ELSE NULL END AS value_kind,
    figures.its_note_sv AS note_sv,
    figures.its_note_en AS note_en,
    figures.its_catalogue AS catalogue,
    figures.refs AS source_refs
FROM figures
LEFT JOIN shared_period ON true
WHERE
    figures.its_indicator IN ('enterprises', 'enterprises_per_10000')
    OR shared_period.period_of_all IS NOT DISTINCT FROM figures.its_period
ORDER BY
    figures.its_end,
    list_position(['enterprises', 'enterprises_with_af_agreement', 'sak_members', 'enterprises_per_10000'], figures.its_indicator),
    figures.refs

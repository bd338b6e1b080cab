-- title_sv: Hela regionen: antal ASF och ASF per 10 000 invånare
-- title_en: The whole region: number of WISEs and WISEs per 10,000 residents
-- definition_sv: Antal ASF i regionen, de som har överenskommelse med Arbetsförmedlingen och de som är med i företagens egen förening, som källorna anger dem, samt antal ASF per 10 000 invånare: källans antal genom folkmängden i regionens kommuner vid det senaste årsskiftet till och med periodens sista dag, med en decimal. De tre antalen är olika urval. Rader med ”Samma period” har den senaste period då alla tre antalen finns; de andra är senare uppgifter om antalet ASF.
-- definition_en: Number of WISEs in the region, those with an agreement with the Employment Service and those that are members of the enterprises' own association, as the sources state them, and WISEs per 10,000 residents: the stated number by the population of the region's municipalities at the latest year end up to the period's last day, to one decimal. The three numbers are different selections. Rows with “Same period” have the latest period for which all three numbers exist; the others are later figures on the number of WISEs.
-- unit: enterprises, or enterprises per 10,000 residents
-- grain: one row per figure and period
-- sources: area, codelist, indicator, municipality, observation, population
WITH stated AS (
    SELECT
        observation.catalogue, observation.indicator_code, indicator.label_sv, indicator.label_en, indicator.unit,
        observation.period, observation.period_end, stated_of(observation) AS figure,
        observation.note_sv, observation.note_en,
        concat_ws(':', observation.source_id, observation.page) AS source_refs
    FROM observation
    JOIN indicator ON indicator.indicator_code = observation.indicator_code
    JOIN area ON area.area_code = observation.area_code AND area.is_region
    WHERE
        observation.indicator_code IN ('enterprises', 'enterprises_with_af_agreement', 'sak_members')
        AND observation.sex = 'T'
        AND observation.obs_status = 'A'
        AND observation.period_end <= $reference_date
),
shared_period AS (
    SELECT period AS period_of_all, period_end AS end_of_all
    FROM stated
    GROUP BY period, period_end
    HAVING count(DISTINCT indicator_code) = 3
    ORDER BY period_end DESC
    LIMIT 1
),
residents AS (
    -- Only year ends for which every municipality has a population: a part of the region is not the region.
    SELECT sum(population.value) AS county_residents, string_agg(DISTINCT population.source_id, ' ') AS refs
    FROM population
    JOIN municipality
        ON municipality.municipality_code = population.municipality_code AND is_there_on(municipality, population.period_end)
    JOIN shared_period ON population.period_end <= shared_period.end_of_all
    GROUP BY population.period_end
    HAVING count(population.value) = (
        SELECT count_if(is_there_on(asked, population.period_end)) FROM municipality AS asked
    )
    ORDER BY population.period_end DESC
    LIMIT 1
),
rate AS (
    SELECT stated.catalogue, codelist.code, codelist.label_sv, codelist.label_en, stated.period, stated.period_end,
        rate_of(stated.figure, residents.county_residents, 10000) AS per_10000, stated.figure,
        concat_ws(' ', stated.source_refs, residents.refs) AS source_refs
    FROM stated
    JOIN shared_period ON shared_period.period_of_all = stated.period AND stated.indicator_code = 'enterprises'
    JOIN codelist ON codelist.codelist = 'coverage_measure' AND codelist.code = 'enterprises_per_10000'
    LEFT JOIN residents ON true
),
figures AS (
    SELECT catalogue, indicator_code, label_sv, label_en, unit, period, period_end, figure, note_sv, note_en, source_refs
    FROM stated
    UNION ALL
    SELECT
        catalogue, code, label_sv, label_en, 'per_10000', period, period_end,
        -- One decimal, as the screen shows it: the stated number is no more precise.
        stated_of({
            'value': round(per_10000.value, 1), 'low': round(per_10000.low, 1), 'high': round(per_10000.high, 1),
            'qualifier': figure.qualifier,
            'obs_status': CASE WHEN coalesce(per_10000.value, per_10000.low) IS NULL THEN 'NL' ELSE 'A' END
        }),
        NULL, NULL, source_refs
    FROM rate
)
SELECT
    figures.indicator_code,
    figures.label_sv,
    figures.label_en,
    coalesce(measures.label_sv, figures.label_sv) AS short_label_sv,
    coalesce(measures.label_en, figures.label_en) AS short_label_en,
    figures.unit,
    figures.period,
    figures.period_end,
    shared_period.period_of_all IS NOT DISTINCT FROM figures.period AS is_same_period,
    unnest(figures.figure),
    figures.note_sv,
    figures.note_en,
    figures.catalogue,
    figures.source_refs
FROM figures
LEFT JOIN shared_period ON true
-- The members of the association as the measure of the municipalities calls them.
LEFT JOIN codelist AS measures
    ON measures.codelist = 'coverage_measure' AND measures.code = 'sak_member' AND figures.indicator_code = 'sak_members'
WHERE
    figures.indicator_code IN ('enterprises', 'enterprises_per_10000')
    OR shared_period.period_of_all IS NOT DISTINCT FROM figures.period
ORDER BY
    figures.period_end,
    list_position(
        ['enterprises', 'enterprises_with_af_agreement', 'sak_members', 'enterprises_per_10000'], figures.indicator_code
    ),
    figures.source_refs

-- title_sv: Vad som är känt om läget
-- title_en: What is known of the context
-- definition_sv: Varje mått på befolkning, arbetsmarknad och ekonomiskt bistånd: den senaste perioden till och med den valda dagen som någon kommun har ett värde för, hur många kommuner som har det, hur många perioder som är kända, om kvinnor och män går att se var för sig, och om regionen och riket har något värde. ”Finns hos” är den tjänst och tabell som fler uppgifter kan hämtas ur.
-- definition_en: Each measure of population, labour market and economic assistance: the latest period up to the chosen day for which any municipality has a value, how many municipalities have it, how many periods are known, whether women and men can be told apart, and whether the region and the nation have any value. “Found in” is the service and table from which more figures can be fetched.
-- unit: depends on the measure
-- grain: one row per measure, those with figures first
-- sources: context_cell, indicator, municipality, place
WITH known AS (
    SELECT context_measure, area_code, sex, period, period_end
    FROM context_cell
    WHERE is_preferred AND obs_status = 'A' AND period_end <= $reference_date
),
of_municipality AS (
    SELECT known.context_measure, known.area_code, known.sex, known.period, known.period_end
    FROM known
    JOIN municipality ON municipality.municipality_code = known.area_code
),
latest AS (
    SELECT context_measure, max(period_end) AS last_end, count(DISTINCT period_end) AS its_periods
    FROM of_municipality
    WHERE sex = 'T'
    GROUP BY context_measure
),
counted AS (
    SELECT
        latest.context_measure, max(of_municipality.period) AS last_period, max(latest.last_end) AS last_end, max(latest.its_periods) AS its_periods,
        count(DISTINCT of_municipality.area_code) AS its_municipalities
    FROM latest
    JOIN of_municipality
        ON of_municipality.context_measure = latest.context_measure
        AND of_municipality.period_end = latest.last_end AND of_municipality.sex = 'T'
    GROUP BY latest.context_measure
),
wider AS (
    SELECT
        known.context_measure, max(known.sex <> 'T') AS by_sex,
        max(place.area_level NOT IN ('municipality', 'nation')) AS of_county, max(place.area_level = 'nation') AS of_nation
    FROM known
    JOIN place ON place.area_code = known.area_code
    GROUP BY known.context_measure
),
measures AS (
    SELECT DISTINCT context_measure AS code, indicator_code AS its_indicator, age_group AS its_age FROM context_cell
    UNION
    SELECT indicator_code, indicator_code, 'T'
    FROM indicator
    WHERE
        theme IN ('population', 'labour_market', 'economic_assistance')
        AND indicator_code NOT IN (SELECT indicator_code FROM context_cell)
)
SELECT
    measures.code AS context_measure,
    indicator.indicator_code,
    indicator.label_sv,
    indicator.label_en,
    indicator.definition_sv,
    indicator.definition_en,
    measures.its_age AS age_group,
    indicator.theme,
    indicator.unit,
    counted.last_period AS latest_period,
    coalesce(counted.its_municipalities, 0)::BIGINT AS municipalities_known,
    (SELECT count_if(is_there_on(municipality, coalesce(counted.last_end, $reference_date))) FROM municipality)::BIGINT
        AS municipalities_asked,
    coalesce(counted.its_periods, 0)::BIGINT AS periods_known,
    coalesce(wider.by_sex, false) AS has_sexes,
    coalesce(wider.of_county, false) AS has_county,
    coalesce(wider.of_nation, false) AS has_nation,
    indicator.found_in,
    indicator.catalogue
FROM measures
JOIN indicator ON indicator.indicator_code = measures.its_indicator
LEFT JOIN counted ON counted.context_measure = measures.code
LEFT JOIN wider ON wider.context_measure = measures.code
ORDER BY
    municipalities_known = 0,
    CASE indicator.theme WHEN 'labour_market' THEN 0 WHEN 'population' THEN 2 ELSE 1 END,
    municipalities_known DESC,
    indicator.label_sv COLLATE sv,
    measures.code

-- title_sv: Vad som är känt om läget
-- title_en: What is known of the context
-- definition_sv: Varje mått på befolkning, arbetsmarknad och ekonomiskt bistånd: den senaste perioden till och med den valda dagen som någon kommun har ett värde för, hur många kommuner som har det, hur många perioder som är kända, om kvinnor och män går att se var för sig, och om regionen och riket har något värde. ”Finns hos” är den tjänst och tabell som fler uppgifter kan hämtas ur.
-- definition_en: Each measure of population, labour market and economic assistance: the latest period up to the chosen day for which any municipality has a value, how many municipalities have it, how many periods are known, whether women and men can be told apart, and whether the region and the nation have any value. “Found in” is the service and table from which more figures can be fetched.
-- unit: depends on the measure
-- grain: one row per measure, those with figures first
-- sources: context_known, indicator, municipality
WITH known AS (
    SELECT context_measure, period, period_end, municipalities, has_sexes, has_county, has_nation,
        max(period_end) FILTER (WHERE municipalities > 0) OVER (PARTITION BY context_measure) AS last_end
    FROM context_known
    WHERE period_end <= $reference_date
),
counted AS (
    SELECT
        context_measure, max(last_end) AS last_end,
        max(period) FILTER (WHERE municipalities > 0 AND period_end = last_end) AS last_period,
        count(DISTINCT period_end) FILTER (WHERE municipalities > 0) AS its_periods,
        -- Of each municipality one figure of a day is preferred, in whatever words its period is told.
        sum(municipalities) FILTER (WHERE period_end = last_end) AS its_municipalities,
        bool_or(has_sexes) AS by_sex, bool_or(has_county) AS of_county, bool_or(has_nation) AS of_nation
    FROM known
    GROUP BY context_measure
),
measures AS (
    SELECT DISTINCT context_measure AS code, indicator_code AS its_indicator, age_group AS its_age FROM context_known
    UNION
    SELECT indicator_code, indicator_code, 'T'
    FROM indicator
    WHERE
        theme IN ('population', 'labour_market', 'economic_assistance')
        AND indicator_code NOT IN (SELECT indicator_code FROM context_known)
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
    coalesce(counted.by_sex, false) AS has_sexes,
    coalesce(counted.of_county, false) AS has_county,
    coalesce(counted.of_nation, false) AS has_nation,
    indicator.found_in,
    indicator.catalogue
FROM measures
JOIN indicator ON indicator.indicator_code = measures.its_indicator
LEFT JOIN counted ON counted.context_measure = measures.code
ORDER BY
    municipalities_known = 0,
    CASE indicator.theme WHEN 'labour_market' THEN 0 WHEN 'population' THEN 2 ELSE 1 END,
    municipalities_known DESC,
    indicator.label_sv COLLATE sv,
    measures.code

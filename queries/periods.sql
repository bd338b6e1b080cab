-- title_sv: Perioder att välja mellan
-- title_en: Periods to choose from
-- definition_sv: De kvartal som någon kommun har levererat för. Har ingen levererat: de år som det finns folkmängd för.
-- definition_en: The quarters for which some municipality has delivered. If none has: the years with figures on population.
-- unit: period
-- grain: one row per period, the newest first
-- sources: delivery_period, population
WITH delivered_quarter AS (
    SELECT DISTINCT period AS its_name, period_end AS its_end
    FROM delivery_period
    WHERE is_accepted
),
choosable AS (
    SELECT its_name, its_end, true AS quarterly FROM delivered_quarter
    UNION ALL
    SELECT DISTINCT period AS its_name, period_end AS its_end, false AS quarterly
    FROM population
    WHERE obs_status = 'A' AND NOT EXISTS (SELECT its_name FROM delivered_quarter)
)
SELECT its_name AS period, its_end AS period_end, quarterly AS is_quarter
FROM choosable
ORDER BY its_end DESC

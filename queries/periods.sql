-- title_sv: Perioder att välja mellan
-- title_en: Periods to choose from
-- definition_sv: De kvartal som någon kommun har levererat för, och de år till och med referensdatum som någon uppgift gäller. Ett år vars sista kvartal är levererat står som kvartal.
-- definition_en: The quarters for which some municipality has delivered, and the years up to the reference date that any figure is about. A year whose last quarter has been delivered stands as its quarter.
-- unit: period
-- grain: one row per period, the newest first
-- sources: delivery, observed_period
WITH delivered_quarter AS (
    SELECT DISTINCT period AS its_name, period_end AS its_end
    FROM delivery
    WHERE delivery_status = 'accepted'
),
observed_year AS (
    SELECT DISTINCT year(period_end)::VARCHAR AS its_name, make_date(year(period_end), 12, 31) AS its_end
    FROM observed_period
),
choosable AS (
    SELECT its_name, its_end, true AS quarterly FROM delivered_quarter
    UNION ALL
    SELECT its_name, its_end, false AS quarterly
    FROM observed_year
    WHERE its_end <= $reference_date AND its_end NOT IN (SELECT its_end FROM delivered_quarter)
)
SELECT its_name AS period, its_end AS period_end, quarterly AS is_quarter
FROM choosable
ORDER BY its_end DESC

-- title_sv: Målens utfall per period
-- title_en: The outcomes of the targets by period
-- definition_sv: Varje måls delar sammanlagda för varje period, det som räknas för sig och det hela som en andel hålls mot för sig.
-- definition_en: The parts of each target added up for each period, what counts by itself and the whole that a share is held against by itself.
-- unit: depends on the target
-- grain: one row per target, period, and what counts or the whole
-- sources: target_part
WITH sums AS (
    SELECT
        part.catalogue AS its_catalogue, part.target_id, part.is_whole, part.period AS its_period, part.period_end AS its_end,
        sum_of(part) AS total
    FROM target_part AS part
    GROUP BY part.catalogue, part.target_id, part.is_whole, part.period, part.period_end
)
SELECT
    target_id,
    is_whole,
    its_period AS period,
    its_end AS period_end,
    unnest(total),
    its_catalogue AS catalogue
FROM sums
ORDER BY target_id, is_whole, its_end, its_period

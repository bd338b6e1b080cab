-- title_sv: Målet om stödstruktur enligt tre tolkningar
-- title_en: The target on support structure under three interpretations
-- definition_sv: Hur många kommuner i regionen som hade stödstruktur vid den senaste perioden, mot det antal som varje tolkning av målets ord kräver: A minst sju av regionens kommuner, B att också de som saknade stödstruktur vid utgångsläget har en, C går inte att följa upp. Målnivån är antalet kommuner i hela regionen. En kommun utan känt svar kan ha stödstruktur eller inte; det står i ”Lägst” och ”Högst”.
-- definition_en: How many municipalities in the region had a support structure in the latest period, against the number that each interpretation of the target's words requires: A at least seven of the region's municipalities, B that those that lacked one at the baseline have one too, C cannot be tracked. The target level is the number of municipalities in the whole region. A municipality without a known answer may or may not have one; “Low” and “High” say so.
-- unit: municipalities
-- grain: one row per interpretation
-- sources: commitment_cell, municipality, plan_target, target, target_reading
WITH latest AS (
    SELECT period AS latest_period, period_end AS latest_end
    FROM commitment_cell
    WHERE period_end <= $reference_date
    ORDER BY period_end DESC, period DESC
    LIMIT 1
),
counted AS (
    SELECT any_value(latest.latest_period) AS its_period, sum_of(cell) AS total
    FROM municipality
    LEFT JOIN latest ON true
    LEFT JOIN commitment_cell AS cell
        ON cell.municipality_code = municipality.municipality_code AND cell.mark = 'agreement'
        AND cell.period = latest.latest_period
    WHERE is_there_on(municipality, coalesce(latest.latest_end, $reference_date))
),
read AS (
    -- Without a level nothing is counted: the row keeps who has delivered, and says why it has no value.
    SELECT
        target_reading.target_id, target_reading.reading, target_reading.explanation_sv, target_reading.explanation_en,
        target_reading.page, target_reading.level_status, target_reading.is_default, target_reading.catalogue,
        counted.its_period, counted.total,
        target_reading.level IS NOT NULL AS is_counted,
        -- A reading that counts only those that lacked one asks for its level on top of those that had one.
        target_reading.level + CASE WHEN target_reading.only_lacking THEN target.baseline_value ELSE 0.0 END AS wanted,
        CASE WHEN is_counted THEN target.baseline_value ELSE NULL END AS started,
        CASE WHEN is_counted THEN target.baseline_qualifier ELSE NULL END AS started_qualifier,
        concat_ws(':', target_reading.source_id, target_reading.page) AS target_ref
    FROM target_reading
    JOIN target ON target.target_id = target_reading.target_id
    JOIN plan_target
        ON plan_target.target_id = target.target_id
        AND (plan_target.plan_id = $plan OR ($plan = '' AND plan_target.is_of_first_plan))
    CROSS JOIN counted
)
SELECT
    target_id,
    reading,
    explanation_sv,
    explanation_en,
    page,
    started AS baseline_value,
    started_qualifier AS baseline_qualifier,
    wanted AS level,
    level_status,
    its_period AS period,
    CASE WHEN is_counted THEN total.value ELSE NULL END AS value,
    CASE WHEN is_counted THEN total.low ELSE NULL END AS low,
    CASE WHEN is_counted THEN total.high ELSE NULL END AS high,
    CASE WHEN is_counted THEN total.missing_parts ELSE 0 END AS missing_parts,
    0::BIGINT AS rounded_parts,
    CASE WHEN is_counted THEN total.obs_status ELSE level_status END AS obs_status,
    CASE WHEN is_counted THEN total.value_kind ELSE NULL END AS value_kind,
    is_default,
    total.delivered AS delivered,
    total.delivered_of AS delivered_of,
    catalogue,
    all_refs(total.source_refs, target_ref) AS source_refs
FROM read
ORDER BY target_id, reading

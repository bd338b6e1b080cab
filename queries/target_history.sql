-- title_sv: Hur målen har rört sig
-- title_en: How the targets have moved
-- definition_sv: Kvartal för kvartal: kommuner med stödstruktur, parter i rådet och nyttjade tjänster under kvartalet, eller andelen, så långt det är känt. ”Lägst” och ”Högst” säger vad det kan vara när alla har svarat. Utgångsläget står med där det är känt. Enligt en tolkning utan nivå går stödstrukturen inte att följa.
-- definition_en: Quarter by quarter: municipalities with a support structure, parties on the council, and services used during the quarter, or the share, as far as is known. “Low” and “High” say what it can be once everybody has answered. The baseline is included where it is known. Under an interpretation without a level the support structure cannot be tracked.
-- unit: municipalities, parties, services, per cent
-- grain: one row per target and quarter up to the reference date, and one for the baseline of a target that has one
-- sources: target, target_reading, plan_target, target_sum
WITH chosen AS (
    SELECT
        target.target_id, target.catalogue, way_of(target.counting, target.counted).delivery_kind AS delivery_kind,
        target.baseline_value, target.baseline_qualifier, target.baseline_period, target.baseline_end,
        concat_ws(':', target.source_id, coalesce(target.baseline_page, target.page)) AS ref,
        read.reading, nullif(read.level_status, 'A') AS undefined_status
    FROM target
    JOIN plan_target
        ON plan_target.target_id = target.target_id
        AND (plan_target.plan_id = $plan OR ($plan = '' AND plan_target.is_of_first_plan))
    LEFT JOIN target_reading AS read ON read.target_id = target.target_id AND read.reading = $reading
    WHERE target.is_main
),
sums AS (
    SELECT
        target_id, period, period_end, is_whole,
        {
            'value': value, 'low': low, 'high': high, 'missing_parts': missing_parts, 'rounded_parts': rounded_parts,
            'obs_status': obs_status, 'value_kind': value_kind, 'delivered': delivered, 'delivered_of': delivered_of,
            'source_refs': source_refs
        } AS total
    FROM target_sum
    WHERE period_end <= $reference_date::DATE
),
totals AS (
    SELECT
        counted.target_id, counted.period, counted.period_end,
        if(whole.is_whole, as_share(counted.total, whole.total), counted.total) AS total
    FROM sums AS counted
    LEFT JOIN sums AS whole
        ON whole.target_id = counted.target_id AND whole.period_end = counted.period_end AND whole.is_whole
    WHERE NOT counted.is_whole
),
quarters AS (
    SELECT
        chosen.target_id, chosen.reading, totals.period, totals.period_end, chosen.delivery_kind, chosen.catalogue,
        totals.total,
        -- What a document says of the year of the baseline is the baseline; it is not about the year's last quarter.
        coalesce(
            chosen.undefined_status,
            if(
                chosen.delivery_kind IS NOT NULL AND totals.period_end = chosen.baseline_end
                AND totals.total.delivered = 0, 'NL', NULL
            ),
            totals.total.obs_status
        ) AS its_status,
        its_status = 'A' AS is_known
    FROM chosen
    JOIN totals ON totals.target_id = chosen.target_id
)
SELECT
    target_id, reading, period, period_end, if(is_known, total.value, NULL) AS value, if(is_known, total.low, NULL) AS low,
    if(is_known, total.high, NULL) AS high, if(is_known, total.missing_parts, NULL) AS missing_parts,
    if(is_known, total.rounded_parts, NULL) AS rounded_parts, its_status AS obs_status,
    if(is_known, total.value_kind, NULL) AS value_kind, NULL AS qualifier, delivery_kind,
    if(delivery_kind IS NULL, NULL, total.delivered) AS delivered,
    if(delivery_kind IS NULL, NULL, total.delivered_of) AS delivered_of, catalogue,
    if(is_known, total.source_refs, NULL) AS source_refs
FROM quarters
UNION ALL
SELECT
    chosen.target_id, chosen.reading, chosen.baseline_period, chosen.baseline_end, chosen.baseline_value,
    if(chosen.baseline_qualifier = 'approximate', NULL, chosen.baseline_value),
    if(chosen.baseline_qualifier IN ('approximate', 'at_least'), NULL, chosen.baseline_value),
    0, 0, 'A', 'stated', chosen.baseline_qualifier, NULL, NULL, NULL, chosen.catalogue, chosen.ref
FROM chosen
LEFT JOIN quarters AS measured
    ON measured.target_id = chosen.target_id AND measured.period_end = chosen.baseline_end AND measured.is_known
        AND measured.total.missing_parts = 0
WHERE chosen.baseline_value IS NOT NULL AND chosen.undefined_status IS NULL
    AND chosen.baseline_end <= $reference_date::DATE AND measured.target_id IS NULL
ORDER BY target_id, period_end, period

-- title_sv: Hur målen har rört sig
-- title_en: How the targets have moved
-- definition_sv: Kvartal för kvartal: kommuner med stödstruktur under vald läsning, parter i rådet och nyttjade tjänster under kvartalet. Utgångsläget står med där det är känt. Det som vilar på leveranser räknar de kommuner som har levererat för kvartalet.
-- definition_en: Quarter by quarter: municipalities with a support structure under the chosen reading, parties on the council, and services used during the quarter. The baseline is included where it is known. What rests on deliveries counts the municipalities that have delivered for the quarter.
-- unit: municipalities, parties, services
-- grain: one row per target and quarter up to the reference date, and one for the baseline of a target that has one
-- sources: target, target_reading, municipality, commitment_cell, milestone, service_use, delivery
WITH followed (target_id, delivery_kind) AS (
    VALUES ('T1', 'commitment'), ('T2a', NULL), ('T3d', 'service_use')
),
followed_target AS (
    SELECT
        target.target_id, target.catalogue, target.source_id, target.page, target.baseline_period, target.baseline_end,
        followed.delivery_kind, coalesce(chosen.only_lacking, false) AS lacking_only,
        CASE WHEN chosen.level_status <> 'A' THEN chosen.level_status ELSE NULL END AS undefined_status,
        CASE WHEN chosen.only_lacking THEN 0 * target.baseline_value ELSE target.baseline_value END AS started_at
    FROM target
    JOIN followed ON followed.target_id = target.target_id
    LEFT JOIN target_reading AS chosen ON chosen.target_id = target.target_id AND chosen.reading = $reading
),
quarters AS (
    SELECT DISTINCT period AS quarter_name, period_end AS quarter_end
    FROM delivery
    WHERE period_end <= $reference_date::DATE
),
delivered_cell AS (
    SELECT delivery_kind, period_end, count(*)::BIGINT AS municipalities
    FROM delivery
    WHERE delivery_status = 'accepted'
    GROUP BY delivery_kind, period_end
),
supported AS (
    SELECT period_end, municipality_code, string_agg(all_source_refs, ' ') AS refs, bool_or(value = 1) AS holds
    FROM commitment_cell
    WHERE obs_status = 'A' AND mark = 'agreement'
    GROUP BY period_end, municipality_code
),
had_support AS (
    SELECT supported.municipality_code
    FROM supported
    JOIN followed_target ON followed_target.target_id = 'T1' AND followed_target.baseline_end = supported.period_end
    WHERE supported.holds
),
part_of_value AS (
    SELECT
        followed_target.target_id, supported.period_end AS part_end, supported.refs, 'exact' AS kind,
        (supported.holds AND NOT (followed_target.lacking_only AND had_support.municipality_code IS NOT NULL))::INT::DOUBLE
            AS part
    FROM supported
    JOIN followed_target ON followed_target.target_id = 'T1'
    LEFT JOIN had_support ON had_support.municipality_code = supported.municipality_code
    UNION ALL
    SELECT
        milestone.target_id, quarters.quarter_end AS part_end, concat_ws(':', milestone.source_id, milestone.page) AS refs,
        'exact' AS kind,
        (milestone.milestone_state = 'reached' AND milestone.reached_on <= quarters.quarter_end)::INT::DOUBLE AS part
    FROM milestone
    CROSS JOIN quarters
    WHERE milestone.target_id = 'T2a' AND milestone.milestone LIKE 'seat_%' AND milestone.obs_status = 'A'
    UNION ALL
    SELECT 'T3d' AS target_id, period_end AS part_end, source_id AS refs, value_kind AS kind, value AS part
    FROM service_use
    WHERE obs_status = 'A'
),
sum_of_parts AS (
    SELECT
        target_id, part_end, sum(part)::DOUBLE AS total, count_if(kind = 'rounded') AS parts_rounded,
        string_agg(refs, ' ') AS refs
    FROM part_of_value
    GROUP BY target_id, part_end
),
missing_milestone AS (
    SELECT target_id, min(obs_status) AS why FROM milestone WHERE obs_status <> 'A' GROUP BY target_id
),
quarter_of_target AS (
    -- Who has delivered and has no row has none: a true zero.
    SELECT
        followed_target.target_id, followed_target.catalogue, followed_target.delivery_kind,
        followed_target.undefined_status, quarters.quarter_name, quarters.quarter_end, sum_of_parts.refs,
        coalesce(sum_of_parts.parts_rounded, 0) AS parts_rounded,
        CASE WHEN followed_target.delivery_kind IS NULL THEN NULL ELSE coalesce(delivered_cell.municipalities, 0) END
            AS municipalities,
        CASE
            WHEN followed_target.undefined_status IS NOT NULL THEN NULL
            WHEN delivered_cell.municipalities > 0 THEN coalesce(sum_of_parts.total, 0)
            WHEN followed_target.delivery_kind IS NULL THEN sum_of_parts.total
            ELSE NULL
        END AS total
    FROM followed_target
    CROSS JOIN quarters
    LEFT JOIN delivered_cell
        ON delivered_cell.delivery_kind = followed_target.delivery_kind AND delivered_cell.period_end = quarters.quarter_end
    LEFT JOIN sum_of_parts
        ON sum_of_parts.target_id = followed_target.target_id AND sum_of_parts.part_end = quarters.quarter_end
)
SELECT
    quarter_of_target.target_id, quarter_of_target.quarter_name AS period, quarter_of_target.quarter_end AS period_end,
    quarter_of_target.total AS value,
    CASE
        WHEN quarter_of_target.total IS NOT NULL THEN 'A'
        WHEN quarter_of_target.undefined_status IS NOT NULL THEN quarter_of_target.undefined_status
        WHEN quarter_of_target.delivery_kind IS NOT NULL THEN 'NL'
        ELSE coalesce(missing_milestone.why, 'UN')
    END AS obs_status,
    CASE
        WHEN quarter_of_target.total IS NULL THEN NULL
        WHEN quarter_of_target.parts_rounded > 0 THEN 'rounded'
        ELSE 'exact'
    END AS value_kind,
    CASE WHEN quarter_of_target.total IS NULL THEN NULL ELSE quarter_of_target.parts_rounded END::BIGINT AS rounded_parts,
    quarter_of_target.delivery_kind, quarter_of_target.municipalities::BIGINT AS delivered,
    CASE WHEN quarter_of_target.delivery_kind IS NULL THEN NULL ELSE (SELECT count(*) FROM municipality) END::BIGINT
        AS delivered_of,
    quarter_of_target.catalogue,
    CASE
        WHEN quarter_of_target.total IS NULL THEN NULL
        ELSE nullif(array_to_string(list_sort(list_distinct(string_split(quarter_of_target.refs, ' '))), ' '), '')
    END AS source_refs
FROM quarter_of_target
LEFT JOIN missing_milestone ON missing_milestone.target_id = quarter_of_target.target_id
UNION ALL
SELECT
    followed_target.target_id, followed_target.baseline_period AS period, followed_target.baseline_end AS period_end,
    followed_target.started_at AS value, 'A' AS obs_status, 'exact' AS value_kind, 0::BIGINT AS rounded_parts,
    NULL::VARCHAR AS delivery_kind,
    NULL::BIGINT AS delivered, NULL::BIGINT AS delivered_of, followed_target.catalogue,
    concat_ws(':', followed_target.source_id, followed_target.page) AS source_refs
FROM followed_target
LEFT JOIN quarter_of_target AS measured
    ON measured.target_id = followed_target.target_id AND measured.quarter_end = followed_target.baseline_end
WHERE followed_target.started_at IS NOT NULL AND followed_target.undefined_status IS NULL
    AND followed_target.baseline_end <= $reference_date::DATE AND measured.total IS NULL
ORDER BY target_id, period_end, period

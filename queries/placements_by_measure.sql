-- title_sv: Placeringar per insats
-- title_en: Placements by measure
-- definition_sv: Antal personer som var placerade av den valda aktören vid slutet av det senaste kvartalet (bestånd), per insats, i de valda kommuner som har levererat. Andelen är av aktörens alla placerade.
-- definition_en: Number of people placed by the chosen actor at the end of the latest quarter (a stock), by measure, in the chosen municipalities that have delivered. The share is of all whom the actor has placed.
-- unit: persons
-- grain: one row per measure in the latest quarter up to the reference date
-- sources: placement, delivery, municipality
WITH measures AS (
    SELECT code AS measure, position AS measure_position
    FROM codelist
    WHERE codelist = 'placement_measure'
),
chosen AS (
    SELECT catalogue AS its_catalogue, municipality_code AS place
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code)
),
reported AS (
    SELECT period AS quarter, period_end AS quarter_end FROM placement
    UNION ALL
    SELECT period, period_end FROM delivery WHERE delivery_kind = 'placement'
),
latest AS (
    SELECT coalesce(max_by(quarter, quarter_end), year($reference_date)::VARCHAR) AS quarter
    FROM reported
    WHERE quarter_end <= $reference_date
),
answers AS (
    SELECT
        delivery.municipality_code AS place,
        delivery.delivery_status = 'accepted' AS is_accepted,
        delivery.delivery_status = 'not_applicable' AS is_not_applicable,
        delivery.source_id AS ref
    FROM delivery
    JOIN latest ON latest.quarter = delivery.period
    WHERE delivery.delivery_kind = 'placement'
),
cells AS (
    SELECT
        placement.placement_measure AS measure,
        placement.municipality_code AS place,
        sum(placement.value) AS people,
        bool_or(placement.value_kind = 'rounded') AS is_rounded,
        min(placement.obs_status) FILTER (WHERE placement.obs_status <> 'A') AS missing_status,
        string_agg(DISTINCT placement.source_id, ' ') FILTER (WHERE placement.obs_status = 'A') AS refs
    FROM placement
    JOIN latest ON latest.quarter = placement.period
    WHERE placement.public_actor = $public_actor
    GROUP BY placement.placement_measure, placement.municipality_code
),
places AS (
    SELECT
        chosen.its_catalogue,
        measures.measure,
        measures.measure_position,
        -- Whoever has delivered and names nobody has placed nobody.
        CASE
            WHEN cells.place IS NOT NULL THEN cells.people
            WHEN answers.is_accepted THEN 0.0
            ELSE NULL
        END AS people,
        coalesce(cells.is_rounded, false) AS is_rounded,
        CASE WHEN answers.is_not_applicable THEN 'NA' ELSE coalesce(cells.missing_status, 'NL') END AS if_missing,
        CASE WHEN answers.is_accepted THEN coalesce(cells.refs, answers.ref) ELSE cells.refs END AS refs,
        coalesce(answers.is_accepted, false) AS is_delivered
    FROM measures
    CROSS JOIN chosen
    LEFT JOIN cells ON cells.measure = measures.measure AND cells.place = chosen.place
    LEFT JOIN answers ON answers.place = chosen.place
),
totals AS (
    SELECT
        its_catalogue,
        measure,
        measure_position,
        sum(people)::DOUBLE AS people,
        bool_or(is_rounded AND people IS NOT NULL) AS is_rounded,
        max(if_missing) FILTER (WHERE people IS NULL) AS if_missing,
        string_agg(refs, ' ') AS refs,
        count_if(is_delivered)::BIGINT AS delivered_here,
        count(is_delivered)::BIGINT AS all_here
    FROM places
    GROUP BY its_catalogue, measure, measure_position
)
SELECT
    $public_actor AS public_actor,
    totals.measure AS placement_measure,
    latest.quarter AS period,
    totals.people AS value,
    100.0 * totals.people / nullif((SELECT sum(people) FROM totals), 0.0) AS share_pct,
    CASE WHEN totals.people IS NOT NULL THEN 'A' ELSE totals.if_missing END AS obs_status,
    CASE
        WHEN totals.people IS NULL THEN NULL
        WHEN totals.is_rounded THEN 'rounded'
        ELSE 'exact'
    END AS value_kind,
    totals.delivered_here AS delivered,
    totals.all_here AS delivered_of,
    totals.its_catalogue AS catalogue,
    array_to_string(list_sort(list_distinct(string_split(totals.refs, ' '))), ' ') AS source_refs
FROM totals
CROSS JOIN latest
ORDER BY totals.people DESC NULLS LAST, totals.measure_position

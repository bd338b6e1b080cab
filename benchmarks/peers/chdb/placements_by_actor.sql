-- Placements by actor: one row per public actor and quarter.
WITH stated AS (
    SELECT
        'arbetsformedlingen' AS code, period, value, qualifier,
        CASE WHEN page IS NULL THEN source_id ELSE source_id || ':' || page END AS ref,
        CASE WHEN qualifier = 'approximate' THEN low ELSE coalesce(value, low) END AS low,
        CASE WHEN qualifier IN ('approximate', 'at_least') THEN high ELSE coalesce(value, high) END AS high
    FROM observation
    WHERE
        indicator_code = 'placed_via_af' AND obs_status = 'A'
        AND toStartOfYear(period_end) <= {reference_date:Date32}
        AND length({municipality_codes:Array(String)}) = (SELECT count(*) FROM municipality)
    ORDER BY period_end
    LIMIT 1
),
quarters AS (
    SELECT period, period_end FROM placement_period WHERE period_end <= {reference_date:Date32}
),
places AS (
    SELECT * FROM municipality
    WHERE has({municipality_codes:Array(String)}, municipality_code)
),
cells AS (
    SELECT
        codelist.code AS code, codelist.position AS position, quarters.period AS period, quarters.period_end AS period_end,
        places.catalogue AS catalogue, places.municipality_code AS municipality_code,
        cell.value AS value, cell.low AS low, cell.high AS high, cell.missing_parts AS missing_parts,
        cell.rounded_parts AS rounded_parts, cell.obs_status AS obs_status, cell.is_delivered AS is_delivered,
        cell.source_refs AS source_refs
    FROM codelist
    CROSS JOIN quarters
    CROSS JOIN places
    LEFT JOIN placement_actor_cell AS cell
        ON cell.public_actor = codelist.code
        AND cell.municipality_code = places.municipality_code AND cell.period = quarters.period
    WHERE
        codelist.codelist = 'public_actor'
        AND (places.valid_from_year IS NULL OR places.valid_from_year <= toYear(quarters.period_end))
        AND (places.valid_to_year IS NULL OR places.valid_to_year >= toYear(quarters.period_end))
),
totals AS (
    SELECT
        code, position, period, period_end, min(catalogue) AS catalogue,
        sum(value) AS value,
        sum(coalesce(low, 0.0)) AS low,
        CASE WHEN count(high) = count(*) THEN sum(high) END AS high,
        countIf(coalesce(cells.missing_parts, 1) > 0) AS missing_parts,
        coalesce(sum(rounded_parts), 0) AS rounded_parts,
        CASE WHEN count(value) > 0 THEN 'A' ELSE coalesce(max(obs_status), 'NL') END AS obs_status,
        sum(coalesce(is_delivered, 0)) AS delivered,
        count(*) AS delivered_of,
        nullIf(arrayStringConcat(arraySort(groupArrayIf(cells.municipality_code, cells.value IS NOT NULL)), ' '), '') AS covers,
        nullIf(arrayStringConcat(arraySort(
            arrayDistinct(splitByChar(' ', arrayStringConcat(groupArray(cells.source_refs), ' ')))
        ), ' '), '') AS source_refs
    FROM cells
    GROUP BY code, position, period, period_end
),
changes AS (
    SELECT
        later.public_actor AS code, later.period AS period, sum(later.value - earlier.value) AS change,
        sum(later.low - earlier.high) AS change_low,
        sum(later.high - earlier.low) AS change_high, sum(later.rounded_parts + earlier.rounded_parts) AS change_rounded,
        count(*) AS answered, arrayStringConcat(arraySort(groupArray(later.municipality_code)), ' ') AS change_covers
    FROM placement_actor_cell AS later
    JOIN placement_actor_cell AS earlier
        ON earlier.public_actor = later.public_actor
        AND earlier.municipality_code = later.municipality_code AND earlier.period_end < later.period_end
    WHERE
        later.period_end <= {reference_date:Date32}
        AND later.value IS NOT NULL AND earlier.value IS NOT NULL
        AND earlier.period_end = (SELECT min(period_end) FROM quarters)
        AND has({municipality_codes:Array(String)}, later.municipality_code)
    GROUP BY later.public_actor, later.period
)
SELECT
    totals.code AS public_actor, totals.period AS period, totals.period_end AS period_end, totals.value AS value,
    totals.low AS low, totals.high AS high, totals.missing_parts AS missing_parts,
    totals.rounded_parts AS rounded_parts, totals.obs_status AS obs_status,
    CASE
        WHEN totals.value IS NULL THEN NULL WHEN totals.rounded_parts > 0 THEN 'rounded'
        WHEN totals.missing_parts > 0 THEN 'at_least' ELSE 'exact'
    END AS value_kind,
    totals.delivered AS delivered, totals.delivered_of AS delivered_of,
    nullIf(arrayStringConcat(arraySort(arrayDistinct(splitByChar(
        ' ', coalesce(concatWithSeparator(' ', totals.source_refs, stated.ref), totals.source_refs, '')
    ))), ' '), '') AS source_refs,
    totals.covers AS covers,
    changes.change AS change, changes.change_low AS change_low, changes.change_high AS change_high,
    CASE WHEN changes.change IS NULL THEN NULL WHEN changes.change_rounded > 0 THEN 'rounded' ELSE 'exact' END
        AS change_value_kind,
    totals.delivered_of - changes.answered AS change_missing_parts,
    changes.change_covers AS change_covers,
    stated.value AS baseline_value, stated.low AS baseline_low, stated.high AS baseline_high,
    stated.qualifier AS baseline_qualifier, CASE WHEN stated.period IS NOT NULL THEN 'stated' END AS baseline_value_kind,
    stated.period AS baseline_period,
    totals.catalogue AS catalogue
FROM totals
LEFT JOIN changes ON changes.code = totals.code AND changes.period = totals.period
LEFT JOIN stated ON stated.code = totals.code
ORDER BY totals.position, totals.period_end

-- Placements by actor: one row per public actor and quarter.
WITH stated AS (
    SELECT
        period, value, qualifier,
        CASE WHEN page IS NULL THEN source_id ELSE source_id || ':' || page END AS ref,
        CASE WHEN qualifier = 'approximate' THEN low ELSE coalesce(value, low) END AS low,
        CASE WHEN qualifier IN ('approximate', 'at_least') THEN high ELSE coalesce(value, high) END AS high
    FROM observation
    WHERE
        indicator_code = 'placed_via_af' AND obs_status = 'A'
        AND date(period_end, 'start of year') <= :reference_date
        AND json_array_length(:municipality_codes) = (SELECT count(*) FROM municipality)
    ORDER BY period_end
    LIMIT 1
),
quarters AS (
    SELECT period, period_end FROM placement_period WHERE period_end <= :reference_date
),
places AS (
    SELECT * FROM municipality
    WHERE municipality_code IN (SELECT value FROM json_each(:municipality_codes))
),
cells AS (
    SELECT
        codelist.code, codelist.position, quarters.period, quarters.period_end, places.catalogue, places.municipality_code,
        cell.value, cell.low, cell.high, cell.missing_parts, cell.rounded_parts, cell.obs_status, cell.is_delivered,
        cell.source_refs
    FROM codelist
    CROSS JOIN quarters
    CROSS JOIN places
    LEFT JOIN placement_actor_cell AS cell
        ON cell.public_actor = codelist.code
        AND cell.municipality_code = places.municipality_code AND cell.period = quarters.period
    WHERE
        codelist.codelist = 'public_actor'
        AND (places.valid_from_year IS NULL OR places.valid_from_year <= CAST(strftime('%Y', quarters.period_end) AS INTEGER))
        AND (places.valid_to_year IS NULL OR places.valid_to_year >= CAST(strftime('%Y', quarters.period_end) AS INTEGER))
    ORDER BY places.municipality_code
),
totals AS (
    SELECT
        code, position, period, period_end, min(catalogue) AS catalogue,
        sum(value) AS value,
        sum(coalesce(low, 0.0)) AS low,
        CASE WHEN count(high) = count(*) THEN sum(high) END AS high,
        sum(coalesce(missing_parts, 1) > 0) AS missing_parts,
        coalesce(sum(rounded_parts), 0) AS rounded_parts,
        CASE WHEN count(value) > 0 THEN 'A' ELSE coalesce(max(obs_status), 'NL') END AS obs_status,
        sum(coalesce(is_delivered, 0)) AS delivered,
        count(*) AS delivered_of,
        group_concat(municipality_code, ' ') FILTER (WHERE value IS NOT NULL) AS covers
    FROM cells
    GROUP BY code, position, period, period_end
),
refs AS (
    SELECT code, period, group_concat(ref, ' ') AS source_refs
    FROM (
        SELECT each.code, each.period, split.value AS ref
        FROM (SELECT DISTINCT code, period, source_refs FROM cells WHERE source_refs IS NOT NULL) AS each
        CROSS JOIN json_each('["' || replace(each.source_refs, ' ', '","') || '"]') AS split
        UNION
        SELECT 'arbetsformedlingen', quarters.period, stated.ref FROM quarters CROSS JOIN stated
        ORDER BY 1, 2, 3
    )
    GROUP BY code, period
),
changes AS (
    SELECT
        code, period, sum(change) AS change, sum(change_low) AS change_low, sum(change_high) AS change_high,
        sum(change_rounded) AS change_rounded, count(*) AS answered, group_concat(municipality_code, ' ') AS change_covers
    FROM (
        SELECT
            later.public_actor AS code, later.period, later.municipality_code, later.value - earlier.value AS change,
            later.low - earlier.high AS change_low, later.high - earlier.low AS change_high,
            later.rounded_parts + earlier.rounded_parts AS change_rounded
        FROM placement_actor_cell AS later
        JOIN placement_actor_cell AS earlier
            ON earlier.public_actor = later.public_actor
            AND earlier.municipality_code = later.municipality_code AND earlier.period_end < later.period_end
            AND earlier.period_end = (SELECT min(period_end) FROM quarters)
        WHERE
            later.period_end <= :reference_date
            AND later.value IS NOT NULL AND earlier.value IS NOT NULL
            AND later.municipality_code IN (SELECT value FROM json_each(:municipality_codes))
        ORDER BY later.municipality_code
    )
    GROUP BY code, period
)
SELECT
    totals.code AS public_actor, totals.period, totals.period_end, totals.value, totals.low, totals.high,
    totals.missing_parts,
    totals.rounded_parts, totals.obs_status,
    CASE
        WHEN totals.value IS NULL THEN NULL WHEN totals.rounded_parts > 0 THEN 'rounded'
        WHEN totals.missing_parts > 0 THEN 'at_least' ELSE 'exact'
    END AS value_kind,
    totals.delivered, totals.delivered_of, refs.source_refs, totals.covers,
    changes.change, changes.change_low, changes.change_high,
    CASE WHEN changes.change IS NULL THEN NULL WHEN changes.change_rounded > 0 THEN 'rounded' ELSE 'exact' END
        AS change_value_kind,
    totals.delivered_of - changes.answered AS change_missing_parts,
    changes.change_covers,
    stated.value AS baseline_value, stated.low AS baseline_low, stated.high AS baseline_high,
    stated.qualifier AS baseline_qualifier, iif(stated.period IS NULL, NULL, 'stated') AS baseline_value_kind,
    stated.period AS baseline_period,
    totals.catalogue
FROM totals
LEFT JOIN refs ON refs.code = totals.code AND refs.period = totals.period
LEFT JOIN changes ON changes.code = totals.code AND changes.period = totals.period
LEFT JOIN stated ON totals.code = 'arbetsformedlingen'
ORDER BY totals.position, totals.period_end

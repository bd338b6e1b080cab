-- Services used: one row per service, over the latest four quarters.
WITH latest AS (
    SELECT max(period_end) AS span_end FROM service_period WHERE period_end <= :reference_date
),
cells AS (
    SELECT
        codelist.code, codelist.position, places.catalogue, places.municipality_code, cell.period, cell.value, cell.low,
        cell.high, cell.missing_parts, cell.rounded_parts, cell.obs_status, cell.is_delivered, cell.source_refs,
        cell.amount_sek, cell.amount_missing
    FROM codelist
    CROSS JOIN latest
    CROSS JOIN municipality AS places
    LEFT JOIN service_cell AS cell
        ON cell.breakdown = 'service' AND cell.code = codelist.code
        AND cell.municipality_code = places.municipality_code AND cell.period_end = latest.span_end
    WHERE
        codelist.codelist = 'service'
        AND places.municipality_code IN (SELECT value FROM json_each(:municipality_codes))
        AND (places.valid_from_year IS NULL OR places.valid_from_year <= CAST(strftime('%Y', latest.span_end) AS INTEGER))
        AND (places.valid_to_year IS NULL OR places.valid_to_year >= CAST(strftime('%Y', latest.span_end) AS INTEGER))
    ORDER BY places.municipality_code
),
totals AS (
    SELECT
        code, position, min(catalogue) AS catalogue, max(period) AS period,
        sum(value) AS value,
        sum(coalesce(low, 0.0)) AS low,
        CASE WHEN count(high) = count(*) THEN sum(high) END AS high,
        sum(coalesce(missing_parts, 1) > 0) AS missing_parts,
        coalesce(sum(rounded_parts), 0) AS rounded_parts,
        CASE WHEN count(value) > 0 THEN 'A' ELSE coalesce(max(obs_status), 'NL') END AS obs_status,
        sum(coalesce(is_delivered, 0)) AS delivered,
        count(*) AS delivered_of,
        group_concat(municipality_code, ' ') FILTER (WHERE value IS NOT NULL) AS covers,
        sum(amount_sek) AS amount_sek,
        max(amount_missing) AS amount_missing,
        CASE
            WHEN code IN (SELECT code FROM codelist WHERE codelist = 'placement_measure') THEN 'individinsats'
            ELSE 'utforartjanst'
        END AS service_group
    FROM cells
    GROUP BY code, position
),
refs AS (
    SELECT code, group_concat(ref, ' ') AS source_refs
    FROM (
        SELECT DISTINCT each.code, split.value AS ref
        FROM (SELECT DISTINCT code, source_refs FROM cells WHERE source_refs IS NOT NULL) AS each
        CROSS JOIN json_each('["' || replace(each.source_refs, ' ', '","') || '"]') AS split
        ORDER BY 1, 2
    )
    GROUP BY code
)
SELECT
    totals.service_group, totals.code AS service, totals.period, totals.value, totals.low, totals.high, totals.missing_parts,
    totals.rounded_parts, totals.obs_status,
    CASE
        WHEN totals.value IS NULL THEN NULL WHEN totals.rounded_parts > 0 THEN 'rounded'
        WHEN totals.missing_parts > 0 THEN 'at_least' ELSE 'exact'
    END AS value_kind,
    totals.delivered, totals.delivered_of, refs.source_refs, totals.covers, totals.amount_sek,
    CASE
        WHEN totals.amount_sek IS NULL THEN NULL
        WHEN totals.amount_missing IS NULL AND totals.missing_parts = 0 THEN 'exact' ELSE 'at_least'
    END AS amount_qualifier,
    CASE
        WHEN totals.amount_sek IS NOT NULL THEN 'A' WHEN totals.value IS NULL THEN totals.obs_status
        ELSE coalesce(totals.amount_missing, 'NA')
    END AS amount_status,
    sum(totals.value) OVER (PARTITION BY totals.service_group) AS group_total,
    max(totals.missing_parts) OVER (PARTITION BY totals.service_group) AS group_total_missing_parts,
    totals.catalogue
FROM totals
LEFT JOIN refs ON refs.code = totals.code
ORDER BY totals.value DESC NULLS LAST, totals.position

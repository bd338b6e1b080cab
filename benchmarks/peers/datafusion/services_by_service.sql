-- Services used: one row per service, over the latest four quarters.
WITH latest AS (
    SELECT max(period_end) AS span_end FROM service_period WHERE period_end <= $reference_date
),
cells AS (
    SELECT
        codelist.code, codelist.position, measures.code AS measure, places.catalogue, places.municipality_code, cell.period,
        cell.value, cell.low,
        cell.high, cell.missing_parts, cell.rounded_parts, cell.obs_status, cell.is_delivered, cell.source_refs,
        cell.amount_sek, cell.amount_missing
    FROM codelist
    LEFT JOIN codelist AS measures ON measures.codelist = 'placement_measure' AND measures.code = codelist.code
    CROSS JOIN latest
    CROSS JOIN municipality AS places
    LEFT JOIN service_cell AS cell
        ON cell.breakdown = 'service' AND cell.code = codelist.code
        AND cell.municipality_code = places.municipality_code AND cell.period_end = latest.span_end
    WHERE
        codelist.codelist = 'service'
        AND array_has($municipality_codes, places.municipality_code)
        AND (places.valid_from_year IS NULL OR places.valid_from_year <= date_part('year', latest.span_end))
        AND (places.valid_to_year IS NULL OR places.valid_to_year >= date_part('year', latest.span_end))
),
totals AS (
    SELECT
        code, position, min(catalogue) AS catalogue, max(period) AS period,
        sum(value) AS value,
        sum(coalesce(low, 0.0)) AS low,
        CASE WHEN count(high) = count(*) THEN sum(high) END AS high,
        count(*) FILTER (WHERE coalesce(missing_parts, 1) > 0) AS missing_parts,
        coalesce(sum(rounded_parts), 0) AS rounded_parts,
        CASE WHEN count(value) > 0 THEN 'A' ELSE coalesce(max(obs_status), 'NL') END AS obs_status,
        sum(coalesce(CAST(is_delivered AS BIGINT), 0)) AS delivered,
        count(*) AS delivered_of,
        string_agg(municipality_code, ' ' ORDER BY municipality_code) FILTER (WHERE value IS NOT NULL) AS covers,
        array_to_string(array_sort(array_distinct(string_to_array(string_agg(source_refs, ' '), ' '))), ' ') AS source_refs,
        sum(amount_sek) AS amount_sek,
        max(amount_missing) AS amount_missing,
        CASE WHEN max(measure) IS NULL THEN 'utforartjanst' ELSE 'individinsats' END AS service_group
    FROM cells
    GROUP BY code, position
)
SELECT
    totals.service_group, totals.code AS service, totals.period, totals.value, totals.low, totals.high, totals.missing_parts,
    totals.rounded_parts, totals.obs_status,
    CASE
        WHEN totals.value IS NULL THEN NULL WHEN totals.rounded_parts > 0 THEN 'rounded'
        WHEN totals.missing_parts > 0 THEN 'at_least' ELSE 'exact'
    END AS value_kind,
    totals.delivered, totals.delivered_of, totals.source_refs, totals.covers, totals.amount_sek,
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
ORDER BY totals.value DESC NULLS LAST, totals.position

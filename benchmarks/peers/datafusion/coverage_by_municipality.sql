-- Coverage: one row per municipality, of one measure in the newest period in which anyone has answered.
WITH latest AS (
    SELECT period, period_end
    FROM coverage_known
    WHERE coverage_measure = $coverage_measure AND period_end <= $reference_date
    ORDER BY is_answered DESC, period_end DESC
    LIMIT 1
),
cells AS (
    SELECT
        places.catalogue, places.municipality_code, places.municipality_name, places.swedish_order, places.part,
        area.label_sv AS part_label_sv, area.label_en AS part_label_en, latest.period,
        coalesce(cell.obs_status, 'NL') AS obs_status, cell.value, coalesce(cell.low, 0.0) AS low, cell.high,
        coalesce(cell.missing_parts, 1) AS missing_parts, cell.rounded_parts, cell.amount, cell.amount_low, cell.amount_high,
        cell.per, cell.count_value, cell.commitment_state, cell.value_kind,
        coalesce(CAST(cell.is_delivered AS BIGINT), 0) AS is_delivered,
        cell.evidence_sv, cell.evidence_en, cell.inference_sv, cell.inference_en, cell.source_refs
    FROM municipality AS places
    LEFT JOIN area ON area.area_code = places.part
    CROSS JOIN latest
    LEFT JOIN coverage_cell AS cell
        ON cell.municipality_code = places.municipality_code AND cell.coverage_measure = $coverage_measure
        AND cell.period = latest.period
    WHERE
        (places.valid_from_year IS NULL OR places.valid_from_year <= date_part('year', latest.period_end))
        AND (places.valid_to_year IS NULL OR places.valid_to_year >= date_part('year', latest.period_end))
),
county AS (
    SELECT
        sum(value) AS value, sum(low) AS low, CASE WHEN count(high) = count(*) THEN sum(high) END AS high,
        count(*) FILTER (WHERE missing_parts > 0) AS missing_parts, coalesce(sum(rounded_parts), 0) AS rounded_parts,
        sum(is_delivered) AS delivered, count(*) AS delivered_of,
        ends_with($coverage_measure, '_pct') AS is_share, ends_with($coverage_measure, '_per_10000') AS is_rate,
        sum(amount) FILTER (WHERE value IS NOT NULL) / nullif(sum(per) FILTER (WHERE value IS NOT NULL), 0) AS ratio,
        sum(amount_low) / nullif(sum(per), 0) AS least_ratio,
        CASE WHEN count(amount_high) = count(*) THEN sum(amount_high) END / nullif(sum(per), 0) AS most_ratio,
        count(per) = count(*) AS is_per_known
    FROM cells
),
county_told AS (
    SELECT
        CASE WHEN is_share OR is_rate THEN ratio ELSE value END AS county_value,
        CASE
            WHEN NOT (is_share OR is_rate) THEN low
            WHEN is_per_known THEN coalesce(least_ratio, 0.0)
            ELSE 0.0
        END AS county_low,
        CASE
            WHEN NOT (is_share OR is_rate) THEN high
            WHEN is_per_known AND most_ratio IS NOT NULL THEN most_ratio
            WHEN is_share THEN 100.0
        END AS county_high,
        missing_parts AS county_missing_parts, rounded_parts AS county_rounded_parts, is_share OR is_rate AS is_ratio,
        delivered, delivered_of
    FROM county
),
places AS (
    SELECT
        cells.municipality_code,
        CASE
            WHEN bool_and(coalesce(other.low > cells.high OR other.high <= cells.low, false))
                THEN 1 + count(*) FILTER (WHERE other.low > cells.high)
        END AS place
    FROM cells
    JOIN cells AS other ON other.municipality_code <> cells.municipality_code
    WHERE cells.value IS NOT NULL AND cells.commitment_state IS NULL
    GROUP BY cells.municipality_code
)
SELECT
    cells.municipality_code, cells.municipality_name, cells.part, cells.part_label_sv, cells.part_label_en,
    $coverage_measure AS coverage_measure, cells.period, cells.value, cells.low, cells.high, cells.missing_parts,
    cells.rounded_parts, cells.obs_status, cells.value_kind, cells.count_value, cells.commitment_state, places.place AS rank,
    county_value, county_low, county_high, county_missing_parts, county_rounded_parts,
    CASE
        WHEN county_value IS NULL THEN NULL
        WHEN is_ratio AND county_missing_parts > 0 THEN 'answered'
        WHEN county_rounded_parts > 0 THEN 'rounded'
        WHEN county_missing_parts > 0 THEN 'at_least'
        ELSE 'exact'
    END AS county_value_kind,
    cells.evidence_sv, cells.evidence_en, cells.inference_sv, cells.inference_en,
    CASE WHEN $coverage_measure = 'residents' THEN NULL ELSE county_told.delivered END AS delivered,
    county_told.delivered_of, cells.catalogue, cells.source_refs
FROM cells
CROSS JOIN county_told
LEFT JOIN places ON places.municipality_code = cells.municipality_code
WHERE array_has($municipality_codes, cells.municipality_code)
ORDER BY
    CASE WHEN cells.commitment_state = 'planned' THEN 0.5 ELSE cells.value END DESC NULLS LAST,
    cells.swedish_order

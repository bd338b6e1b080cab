-- title_sv: Täckning per kommun över tid
-- title_en: Coverage by municipality over time
-- definition_sv: Det valda måttet för varje kommun och varje period som måttet har, räknat som i ”Täckning per kommun”. En period utan uppgift är en rad med sin status.
-- definition_en: The chosen measure for each municipality and each period the measure has, computed as in “Coverage by municipality”. A period without data is a row with its status.
-- unit: depends on the measure
-- grain: one row per municipality and period up to the reference date
-- sources: coverage_cell, municipality
WITH counts AS (
    -- They are of the region, however few are chosen.
    SELECT
        coverage_cell.period, count_if(coalesce(coverage_cell.is_delivered, false)) AS delivered, count(*) AS delivered_of
    FROM municipality
    LEFT JOIN coverage_cell
        ON coverage_cell.municipality_code = municipality.municipality_code
        AND coverage_cell.coverage_measure = $coverage_measure
        AND coverage_cell.period_end <= $reference_date
    WHERE is_there_on(municipality, coalesce(coverage_cell.period_end, $reference_date))
    GROUP BY coverage_cell.period
)
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    $coverage_measure AS coverage_measure,
    coverage_cell.period,
    coverage_cell.period_end,
    coverage_cell.value,
    coalesce(coverage_cell.low, 0) AS low,
    coverage_cell.high,
    coalesce(coverage_cell.missing_parts, 1) AS missing_parts,
    coverage_cell.rounded_parts,
    coalesce(coverage_cell.obs_status, 'NL') AS obs_status,
    coverage_cell.value_kind,
    coverage_cell.commitment_state,
    -- Nobody delivers residents: they are official statistics.
    CASE
        WHEN $coverage_measure = 'residents' THEN NULL
        ELSE counts.delivered
    END::BIGINT AS delivered,
    counts.delivered_of,
    municipality.catalogue,
    coverage_cell.source_refs
FROM municipality
LEFT JOIN coverage_cell
    ON coverage_cell.municipality_code = municipality.municipality_code
    AND coverage_cell.coverage_measure = $coverage_measure
    AND coverage_cell.period_end <= $reference_date
    AND list_contains($municipality_codes, coverage_cell.municipality_code)
JOIN counts ON counts.period IS NOT DISTINCT FROM coverage_cell.period
WHERE
    is_there_on(municipality, coalesce(coverage_cell.period_end, $reference_date))
    AND list_contains($municipality_codes, municipality.municipality_code)
ORDER BY municipality.municipality_name COLLATE sv, coverage_cell.period_end

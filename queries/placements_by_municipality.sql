-- title_sv: Placeringar per kommun
-- title_en: Placements by municipality
-- definition_sv: Antal personer som var placerade av den valda aktören vid kvartalets slut (bestånd), per kommun. Första värdet är kommunens första kända kvartal; ändringen är sedan det första av alla kvartal. Ett kvartal som inte är levererat saknar värde.
-- definition_en: Number of people placed by the chosen actor at the end of the quarter (a stock), by municipality. The first value is that of the municipality's first known quarter; the change is since the first quarter of all. A quarter that has not been delivered has no value.
-- unit: persons
-- grain: one row per chosen municipality and quarter up to the reference date
-- sources: placement_cell, municipality
WITH quarters AS (
    SELECT DISTINCT period, period_end FROM placement_cell WHERE period_end <= $reference_date
    UNION ALL
    -- Where no quarter has been delivered at all, one row per municipality says so.
    SELECT year($reference_date)::VARCHAR, $reference_date
    WHERE NOT EXISTS (SELECT period FROM placement_cell WHERE period_end <= $reference_date)
),
cells AS (
    SELECT
        municipality.catalogue, municipality.municipality_code, municipality.municipality_name,
        quarters.period, quarters.period_end,
        sum_of(cell) AS total,
        change_of(cell, earlier) AS change
    FROM municipality
    JOIN quarters ON is_there_on(municipality, quarters.period_end)
    LEFT JOIN placement_cell AS cell
        ON cell.breakdown = 'public_actor' AND cell.code = $public_actor
        AND cell.municipality_code = municipality.municipality_code AND cell.period = quarters.period
    -- The change is since the first quarter of all, so that every municipality is held against the same time.
    LEFT JOIN placement_cell AS earlier
        ON earlier.breakdown = 'public_actor' AND earlier.code = $public_actor
        AND earlier.municipality_code = cell.municipality_code AND earlier.period_end < cell.period_end
        AND earlier.period_end = (SELECT min(period_end) FROM quarters)
    WHERE list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY
        municipality.catalogue, municipality.municipality_code, municipality.municipality_name,
        quarters.period, quarters.period_end
)
SELECT
    municipality_code,
    municipality_name,
    $public_actor AS public_actor,
    period,
    period_end,
    unnest(struct_update(
        total,
        delivered := sum(total.delivered) OVER (PARTITION BY period)::BIGINT,
        delivered_of := count(*) OVER (PARTITION BY period)
    )),
    first_value(total.value IGNORE NULLS) OVER of_municipality AS first_value,
    first_value(total.value_kind IGNORE NULLS) OVER of_municipality AS first_value_kind,
    change.value AS change,
    CASE WHEN change.value IS NOT NULL THEN change.low ELSE NULL END AS change_low,
    CASE WHEN change.value IS NOT NULL THEN change.high ELSE NULL END AS change_high,
    change.value_kind AS change_value_kind,
    change.missing_parts AS change_missing_parts,
    catalogue
FROM cells
WINDOW of_municipality AS (
    PARTITION BY municipality_code ORDER BY period_end ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
ORDER BY municipality_name COLLATE sv, period_end

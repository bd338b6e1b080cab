-- title_sv: Placeringar per kommun
-- title_en: Placements by municipality
-- definition_sv: Antal personer som var placerade av den valda aktören vid kvartalets slut (bestånd), per kommun. Första värdet är kommunens första kända kvartal. Ett kvartal som inte är levererat saknar värde.
-- definition_en: Number of people placed by the chosen actor at the end of the quarter (a stock), by municipality. The first value is that of the municipality's first known quarter. A quarter that has not been delivered has no value.
-- unit: persons
-- grain: one row per chosen municipality and quarter up to the reference date
-- sources: placement_cell, municipality
WITH cells AS (
    SELECT
        municipality_code AS place, period AS quarter, period_end AS quarter_end,
        value AS people, obs_status AS its_status, value_kind AS its_kind, rounded_parts AS its_parts,
        is_delivered AS has_delivered, source_refs AS refs
    FROM placement_cell
    WHERE breakdown = 'public_actor' AND public_actor = $public_actor AND period_end <= $reference_date
),
-- Where no quarter has been delivered at all, one row per municipality says so.
periods AS (
    SELECT DISTINCT quarter, quarter_end FROM cells
    UNION ALL
    SELECT year($reference_date)::VARCHAR, $reference_date
    WHERE NOT EXISTS (SELECT quarter FROM cells)
)
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    $public_actor AS public_actor,
    periods.quarter AS period,
    periods.quarter_end AS period_end,
    cells.people AS value,
    coalesce(cells.its_status, 'NL') AS obs_status,
    cells.its_kind AS value_kind,
    cells.its_parts AS rounded_parts,
    first_value(cells.people IGNORE NULLS) OVER of_municipality AS first_value,
    first_value(cells.its_kind IGNORE NULLS) OVER of_municipality AS first_value_kind,
    count_if(coalesce(cells.has_delivered, false)) OVER (PARTITION BY periods.quarter)::BIGINT AS delivered,
    count(municipality.municipality_code) OVER (PARTITION BY periods.quarter)::BIGINT AS delivered_of,
    municipality.catalogue,
    cells.refs AS source_refs
FROM municipality
CROSS JOIN periods
LEFT JOIN cells ON cells.place = municipality.municipality_code AND cells.quarter = periods.quarter
WHERE list_contains($municipality_codes, municipality.municipality_code)
WINDOW of_municipality AS (
    PARTITION BY municipality.municipality_code ORDER BY periods.quarter_end
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
ORDER BY municipality.municipality_name COLLATE sv, periods.quarter_end

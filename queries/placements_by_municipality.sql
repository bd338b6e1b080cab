-- title_sv: Placeringar per kommun
-- title_en: Placements by municipality
-- definition_sv: Antal personer som var placerade av den valda aktören vid kvartalets slut (bestånd), per kommun. Första värdet är kommunens första kända kvartal; ändringen är sedan det första av alla kvartal. Ett kvartal som inte är levererat saknar värde.
-- definition_en: Number of people placed by the chosen actor at the end of the quarter (a stock), by municipality. The first value is that of the municipality's first known quarter; the change is since the first quarter of all. A quarter that has not been delivered has no value.
-- unit: persons
-- grain: one row per chosen municipality and quarter up to the reference date
-- sources: placement_actor_cell, placement_period, municipality, municipality_order
WITH quarters AS (
    SELECT period, period_end FROM placement_period WHERE period_end <= $reference_date
    UNION ALL
    -- Where no quarter has been delivered at all, one row per municipality says so.
    SELECT year($reference_date)::VARCHAR, $reference_date
    WHERE NOT EXISTS (SELECT period FROM placement_period WHERE period_end <= $reference_date)
),
chosen AS (
    SELECT municipality_code AS home FROM municipality WHERE list_contains($municipality_codes, municipality_code)
),
told AS (
    SELECT
        chosen.home, period_end AS its_end, value, low, high, missing_parts, rounded_parts,
        obs_status, value_kind, is_delivered, source_refs
    FROM placement_actor_cell
    JOIN chosen ON chosen.home = placement_actor_cell.municipality_code
    WHERE public_actor = $public_actor AND period_end <= $reference_date
),
-- The change is since the first quarter of all, so that every municipality is held against the same time.
earlier AS (
    SELECT home, its_end, value, low, high, missing_parts, rounded_parts
    FROM told
    WHERE its_end = (SELECT min(period_end) FROM quarters)
),
of_municipality AS (
    SELECT home, arg_min(value, its_end) AS first_value, arg_min(value_kind, its_end) AS first_value_kind
    FROM told
    WHERE value IS NOT NULL
    GROUP BY home
),
answered AS (
    SELECT its_end, count_if(is_delivered) AS delivered FROM told GROUP BY its_end
),
of_quarter AS (
    SELECT
        quarters.period, quarters.period_end, count(*) AS delivered_of, any_value(coalesce(answered.delivered, 0))::BIGINT AS delivered
    FROM quarters
    JOIN municipality ON is_there_on(municipality, quarters.period_end)
    LEFT JOIN answered ON answered.its_end = quarters.period_end
    WHERE list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY quarters.period, quarters.period_end
)
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    $public_actor AS public_actor,
    of_quarter.period,
    of_quarter.period_end,
    told.value,
    coalesce(told.low, 0.0)::DOUBLE AS low,
    told.high,
    (coalesce(told.missing_parts, 1) > 0)::BIGINT AS missing_parts,
    coalesce(told.rounded_parts, 0)::BIGINT AS rounded_parts,
    if(told.value IS NOT NULL, 'A', coalesce(told.obs_status, 'NL')) AS obs_status,
    kind_of(told.value, coalesce(told.missing_parts, 1), told.rounded_parts) AS value_kind,
    of_quarter.delivered,
    of_quarter.delivered_of,
    told.source_refs,
    of_municipality.first_value,
    of_municipality.first_value_kind,
    told.value - earlier.value AS change,
    CASE WHEN change IS NOT NULL THEN told.low - earlier.high ELSE NULL END AS change_low,
    CASE WHEN change IS NOT NULL THEN told.high - earlier.low ELSE NULL END AS change_high,
    kind_of(change, 0, told.rounded_parts + earlier.rounded_parts) AS change_value_kind,
    (coalesce(told.missing_parts > 0 OR earlier.missing_parts > 0, false) OR change IS NULL)::BIGINT AS change_missing_parts,
    municipality.catalogue
FROM municipality
JOIN of_quarter ON is_there_on(municipality, of_quarter.period_end)
JOIN municipality_order ON municipality_order.municipality_code = municipality.municipality_code
LEFT JOIN told ON told.home = municipality.municipality_code AND told.its_end = of_quarter.period_end
LEFT JOIN earlier ON earlier.home = told.home AND earlier.its_end < told.its_end
LEFT JOIN of_municipality ON of_municipality.home = municipality.municipality_code
WHERE list_contains($municipality_codes, municipality.municipality_code)
ORDER BY municipality_order.name_order, of_quarter.period_end

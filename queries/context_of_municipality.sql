-- title_sv: Läget i kommunen, mått för mått
-- title_en: The context of the municipality, measure by measure
-- definition_sv: Varje mått på befolkning, arbetsmarknad och ekonomiskt bistånd som är känt för de valda kommunerna: var och ens senaste värde till och med den valda dagen, med regionen och riket vid samma period där de är kända. Kvinnor och män tillsammans. Ett mått som kommunen inte har något värde för är inte med.
-- definition_en: Each measure of population, labour market and economic assistance that is known for the chosen municipalities: the latest value of each up to the chosen day, with the region and the nation in the same period where they are known. Women and men together. A measure that the municipality has no value for is left out.
-- unit: depends on the measure
-- grain: one row per chosen municipality, measure and area
-- sources: context_cell, context_wider, indicator, municipality, place
WITH cells AS (
    SELECT
        context_measure, indicator_code, theme, area_code, age_group, period, period_end, value, low, high, qualifier,
        missing_parts, rounded_parts, obs_status, value_kind, source_mark, source_refs
    FROM context_cell
    WHERE is_preferred AND sex = 'T' AND list_contains($municipality_codes, area_code)
    UNION ALL
    SELECT
        context_measure, indicator_code, theme, area_code, age_group, period, period_end, value, low, high, qualifier,
        missing_parts, rounded_parts, obs_status, value_kind, source_mark, source_refs
    FROM context_wider
    WHERE is_preferred AND sex = 'T'
),
latest AS (
    SELECT
        municipality.municipality_code AS code, municipality.municipality_name AS name, municipality.catalogue AS its_catalogue,
        cells.context_measure AS measure, max(cells.period_end) AS its_end
    FROM cells
    JOIN municipality ON municipality.municipality_code = cells.area_code
    WHERE
        list_contains($municipality_codes, cells.area_code) AND cells.obs_status = 'A' AND cells.period_end <= $reference_date
    GROUP BY
        municipality.municipality_code, municipality.municipality_name, municipality.catalogue, cells.context_measure
)
SELECT
    latest.code AS municipality_code,
    latest.name AS municipality_name,
    cell.context_measure,
    indicator.label_sv,
    indicator.label_en,
    cell.age_group,
    cell.theme,
    indicator.unit,
    cell.area_code,
    place.area_level,
    place.label_sv AS area_code_label_sv,
    place.label_en AS area_code_label_en,
    cell.period,
    cell.period_end,
    cell.value,
    cell.low,
    cell.high,
    cell.qualifier,
    cell.missing_parts,
    cell.rounded_parts,
    cell.obs_status,
    cell.value_kind,
    cell.source_mark,
    latest.its_catalogue AS catalogue,
    cell.source_refs
FROM latest
JOIN cells AS cell ON cell.context_measure = latest.measure AND cell.period_end = latest.its_end
JOIN place ON place.area_code = cell.area_code AND (place.area_code = latest.code OR place.is_region OR place.area_level = 'nation')
JOIN indicator ON indicator.indicator_code = cell.indicator_code
ORDER BY
    latest.name COLLATE sv,
    CASE cell.theme WHEN 'population' THEN 0 WHEN 'labour_market' THEN 1 ELSE 2 END,
    indicator.label_sv COLLATE sv, cell.age_group, cell.context_measure, place.area_level = 'municipality' DESC, place.is_region DESC

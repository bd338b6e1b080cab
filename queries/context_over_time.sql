-- title_sv: Läget per kommun över tid
-- title_en: The context by municipality over time
-- definition_sv: Det valda måttet för varje vald kommun och varje period till och med den valda dagen som någon kommun har ett värde för, med regionen och riket vid samma perioder, samt kvinnor och män där källan skiljer på dem. En period utan värde är en rad med sin status. Finns bara när måttet har minst två perioder.
-- definition_en: The chosen measure for each chosen municipality and each period up to the chosen day for which any municipality has a value, with the region and the nation at the same periods, and women and men where the source tells them apart. A period without a value is a row with its status. Only where the measure has two periods or more.
-- unit: depends on the measure
-- grain: one row per area, sex and period
-- sources: codelist, context_cell, context_known, indicator, place
WITH periods AS (
    SELECT
        context_measure AS its_measure, indicator_code AS its_indicator, age_group AS its_age, period AS its_period,
        period_end AS its_end
    FROM context_known
    WHERE
        context_measure = (
            SELECT min(context_measure) FROM context_known WHERE $indicator = '' OR context_measure = $indicator
        )
        AND municipalities > 0 AND period_end <= $reference_date
),
cells AS (
    SELECT
        context_cell.area_code, context_cell.sex, context_cell.period_end, context_cell.value, context_cell.low,
        context_cell.high, context_cell.qualifier, context_cell.rounded_parts, context_cell.obs_status,
        context_cell.value_kind, context_cell.source_mark, context_cell.catalogue, context_cell.source_refs
    FROM context_cell
    JOIN periods ON periods.its_measure = context_cell.context_measure AND periods.its_end = context_cell.period_end
    WHERE context_cell.is_preferred
),
areas AS (
    SELECT
        place.valid_from_year, place.valid_to_year, place.area_code AS code,
        if(place.area_level = 'municipality', place.label_sv, NULL) AS its_name,
        place.label_sv, place.label_en, place.area_level = 'municipality' AS in_county, place.catalogue AS its_catalogue
    FROM place
    WHERE
        place.area_level = 'municipality'
        OR ((place.is_region OR place.area_level = 'nation') AND place.area_code IN (SELECT cells.area_code FROM cells))
),
sexes AS (
    SELECT code AS its_sex FROM codelist WHERE codelist = 'sex' AND (code = 'T' OR code IN (SELECT sex FROM cells))
)
SELECT
    periods.its_measure AS context_measure,
    indicator.label_sv,
    indicator.label_en,
    periods.its_age AS age_group,
    indicator.unit,
    areas.code AS area_code,
    areas.label_sv AS area_code_label_sv,
    areas.label_en AS area_code_label_en,
    areas.its_name AS municipality_name,
    areas.in_county AS is_municipality,
    sexes.its_sex AS sex,
    periods.its_period AS period,
    periods.its_end AS period_end,
    cells.value,
    cells.low,
    cells.high,
    cells.qualifier,
    CASE WHEN cells.obs_status IS NULL THEN 1 ELSE 0 END::BIGINT AS missing_parts,
    coalesce(cells.rounded_parts, 0)::BIGINT AS rounded_parts,
    coalesce(cells.obs_status, 'NL') AS obs_status,
    cells.value_kind,
    cells.source_mark,
    areas.its_catalogue AS catalogue,
    cells.source_refs
FROM areas
JOIN periods ON is_there_on(areas, periods.its_end)
CROSS JOIN sexes
JOIN indicator ON indicator.indicator_code = periods.its_indicator
LEFT JOIN cells
    ON cells.area_code = areas.code AND cells.sex = sexes.its_sex AND cells.period_end = periods.its_end
WHERE
    (SELECT count(*) FROM periods) > 1
    AND (NOT areas.in_county OR list_contains($municipality_codes, areas.code))
-- With a municipality that there was not at the time there is nothing to compare.
QUALIFY bool_or(areas.in_county) OVER ()
ORDER BY areas.in_county DESC, areas.its_name COLLATE sv, areas.code DESC, sexes.its_sex DESC, periods.its_end

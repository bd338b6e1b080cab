-- title_sv: Läget per kommun
-- title_en: The context by municipality
-- definition_sv: Det valda måttet för varje vald kommun vid den senaste perioden till och med den valda dagen som någon kommun har ett värde för, med regionen och riket vid samma period, samt kvinnor och män där källan skiljer på dem. En kommun som källan inte har något värde för är en rad med sin status och källans tecken; den räknas inte som noll.
-- definition_en: The chosen measure for each chosen municipality at the latest period up to the chosen day for which any municipality has a value, with the region and the nation at the same period, and women and men where the source tells them apart. A municipality for which the source has no value is a row with its status and the source's mark; it is not counted as zero.
-- unit: depends on the measure
-- grain: one row per area and sex
-- sources: codelist, context_cell, context_known, indicator, place
WITH chosen AS (
    SELECT
        context_measure, any_value(indicator_code) AS its_indicator, any_value(age_group) AS its_age,
        max(period_end) AS its_end, arg_max(period, period_end) AS its_period
    FROM context_known
    WHERE ($indicator = '' OR context_measure = $indicator) AND municipalities > 0 AND period_end <= $reference_date
    GROUP BY context_measure
    ORDER BY context_measure
    LIMIT 1
),
cells AS (
    SELECT
        context_cell.area_code, context_cell.sex, context_cell.period_end, context_cell.value, context_cell.low,
        context_cell.high, context_cell.qualifier, context_cell.rounded_parts, context_cell.obs_status,
        context_cell.value_kind, context_cell.source_mark, context_cell.catalogue, context_cell.source_refs
    FROM context_cell
    JOIN chosen
        ON chosen.context_measure = context_cell.context_measure AND chosen.its_end = context_cell.period_end
    WHERE context_cell.is_preferred
),
areas AS (
    SELECT
        place.area_code AS code, if(place.area_level = 'municipality', place.label_sv, NULL) AS its_name,
        place.label_sv, place.label_en, place.in_text_sv, place.in_text_en, place.area_level = 'municipality' AS in_county, place.catalogue AS its_catalogue
    FROM place
    JOIN chosen ON is_there_on(place, chosen.its_end)
    WHERE
        place.area_level = 'municipality'
        OR ((place.is_region OR place.area_level = 'nation') AND place.area_code IN (SELECT cells.area_code FROM cells))
),
sexes AS (
    SELECT code AS its_sex FROM codelist WHERE codelist = 'sex' AND (code = 'T' OR code IN (SELECT sex FROM cells))
)
SELECT
    chosen.context_measure,
    indicator.label_sv,
    indicator.label_en,
    chosen.its_age AS age_group,
    indicator.unit,
    areas.code AS area_code,
    areas.label_sv AS area_code_label_sv,
    areas.label_en AS area_code_label_en,
    areas.in_text_sv AS area_in_text_sv,
    areas.in_text_en AS area_in_text_en,
    areas.its_name AS municipality_name,
    areas.in_county AS is_municipality,
    sexes.its_sex AS sex,
    chosen.its_period AS period,
    chosen.its_end AS period_end,
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
CROSS JOIN chosen
CROSS JOIN sexes
JOIN indicator ON indicator.indicator_code = chosen.its_indicator
LEFT JOIN cells ON cells.area_code = areas.code AND cells.sex = sexes.its_sex
WHERE
    (NOT areas.in_county OR list_contains($municipality_codes, areas.code))
    AND (areas.in_county OR cells.obs_status IS NOT NULL)
-- With a municipality that there was not at the time there is nothing to compare.
QUALIFY bool_or(areas.in_county) OVER ()
ORDER BY
    areas.in_county DESC,
    max(if(sexes.its_sex = 'T', cells.value, NULL)) OVER (PARTITION BY areas.code) DESC NULLS LAST,
    areas.its_name COLLATE sv,
    areas.code DESC,
    sexes.its_sex DESC

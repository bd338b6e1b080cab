-- title_sv: Vad som är känt om läget, per mått och period
-- title_en: What is known of the context, by measure and period
-- definition_sv: Varje mått på befolkning, arbetsmarknad och ekonomiskt bistånd och varje period som det finns rader för: för hur många kommuner ett värde är känt, om kvinnor och män går att se var för sig, och om regionen och riket har något värde.
-- definition_en: Each measure of population, labour market and economic assistance and each period that there are rows for: for how many municipalities a value is known, whether women and men can be told apart, and whether the region and the nation have any value.
-- unit: municipalities
-- grain: one row per measure and period
-- sources: context_cell, place
SELECT
    cell.context_measure,
    cell.indicator_code,
    cell.age_group,
    cell.period,
    cell.period_end,
    count(DISTINCT cell.area_code) FILTER (WHERE place.area_level = 'municipality' AND cell.sex = 'T') AS municipalities,
    coalesce(bool_or(cell.sex <> 'T') FILTER (WHERE place.area_code IS NOT NULL), false) AS has_sexes,
    coalesce(bool_or(place.area_level NOT IN ('municipality', 'nation')), false) AS has_county,
    coalesce(bool_or(place.area_level = 'nation'), false) AS has_nation,
    cell.catalogue
FROM context_cell AS cell
LEFT JOIN place ON place.area_code = cell.area_code AND cell.is_preferred AND cell.obs_status = 'A'
GROUP BY
    cell.context_measure, cell.indicator_code, cell.age_group, cell.period, cell.period_end, cell.catalogue
ORDER BY cell.context_measure, cell.period_end, cell.period

-- title_sv: Läget i regionen och riket
-- title_en: The context in the region and the nation
-- definition_sv: De uppgifter om befolkning, arbetsmarknad och ekonomiskt bistånd som gäller regionen eller riket.
-- definition_en: Those figures on population, labour market and economic assistance that are of the region or the nation.
-- unit: depends on the measure
-- grain: one row per measure, area, sex, period and source; one of those of a day is preferred
-- sources: context_cell, place
SELECT
    cell.context_measure,
    cell.indicator_code,
    cell.theme,
    cell.area_code,
    cell.sex,
    cell.age_group,
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
    cell.page,
    cell.note_sv,
    cell.note_en,
    cell.inference_sv,
    cell.inference_en,
    cell.source_id,
    cell.catalogue,
    cell.is_preferred,
    cell.source_refs
FROM context_cell AS cell
JOIN place ON place.area_code = cell.area_code AND (place.is_region OR place.area_level = 'nation')
ORDER BY cell.context_measure, cell.area_code, cell.sex, cell.period_end, cell.is_preferred DESC, cell.source_id

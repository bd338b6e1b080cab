-- title_sv: Länet och riket
-- title_en: The region and the nation
-- definition_sv: Varje uppgift om regionen eller riket i fråga om befolkning, arbetsmarknad och ekonomiskt bistånd till och med den valda dagen, med källans precision, period och, där det finns, sida. En uppgift som källan inte säger ordagrant har vår slutsats bredvid sig. Har flera källor en uppgift om samma dag är en av dem ”föredragen”: officiell statistik före det som andra återger.
-- definition_en: Each figure on the region or the nation on population, labour market and economic assistance up to the chosen day, with the source's precision, period and, where there is one, page. A figure that the source does not state in so many words has our inference beside it. Where several sources have a figure for the same day, one of them is “preferred”: official statistics before what others quote.
-- unit: depends on the indicator
-- grain: one row per measure, area, sex, period and source
-- sources: context_wider, indicator, place
SELECT
    context_cell.context_measure,
    indicator.label_sv,
    indicator.label_en,
    context_cell.age_group,
    indicator.theme,
    indicator.unit,
    indicator.stock_flow,
    context_cell.area_code,
    place.label_sv AS area_code_label_sv,
    place.label_en AS area_code_label_en,
    context_cell.sex,
    context_cell.period,
    context_cell.period_end,
    context_cell.value,
    context_cell.low,
    context_cell.high,
    context_cell.qualifier,
    context_cell.missing_parts,
    context_cell.rounded_parts,
    context_cell.obs_status,
    context_cell.value_kind,
    context_cell.source_mark,
    context_cell.page,
    context_cell.note_sv,
    context_cell.note_en,
    context_cell.inference_sv,
    context_cell.inference_en,
    context_cell.source_id,
    context_cell.is_preferred,
    context_cell.catalogue,
    context_cell.source_refs
FROM context_wider AS context_cell
JOIN indicator ON indicator.indicator_code = context_cell.indicator_code
JOIN place ON place.area_code = context_cell.area_code
WHERE context_cell.period_end <= $reference_date
ORDER BY
    CASE indicator.theme WHEN 'labour_market' THEN 0 WHEN 'population' THEN 2 ELSE 1 END,
    indicator.label_sv COLLATE sv,
    context_cell.context_measure,
    context_cell.period_end,
    context_cell.area_code DESC,
    context_cell.sex DESC,
    context_cell.is_preferred DESC

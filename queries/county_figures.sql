-- title_sv: Uppgifter om regionen
-- title_en: Figures on the region
-- definition_sv: Varje uppgift om regionen eller riket som en källa anger, med källans precision, period och, där det finns, sida. En uppgift som källan inte säger ordagrant har vår slutsats bredvid sig. Uppgifter från olika källor räknar ofta på olika sätt och läggs aldrig ihop.
-- definition_en: Each figure on the region or the nation that a source states, with its precision, period and, where there is one, page. A figure that the source does not state in so many words has our inference beside it. Figures from different sources often count in different ways and are never added.
-- unit: depends on the indicator
-- grain: one row per indicator, area, sex, period and source
-- sources: indicator, observation, place
WITH figures AS (
    SELECT observation, stated_of(observation) AS figure
    FROM observation
)
SELECT
    observation.indicator_code,
    indicator.label_sv,
    indicator.label_en,
    indicator.definition_sv,
    indicator.definition_en,
    indicator.theme,
    indicator.unit,
    indicator.stock_flow,
    observation.area_code,
    place.label_sv AS area_code_label_sv,
    place.label_en AS area_code_label_en,
    -- Where it is, if that goes without saying neither by the page nor by the theme.
    CASE WHEN place.is_region OR indicator.theme = 'national' THEN NULL ELSE place.in_text_sv END AS elsewhere_sv,
    CASE WHEN place.is_region OR indicator.theme = 'national' THEN NULL ELSE place.in_text_en END AS elsewhere_en,
    observation.sex,
    observation.period,
    observation.period_end,
    figure.value,
    figure.low,
    figure.high,
    figure.qualifier,
    figure.obs_status,
    figure.value_kind,
    figure.missing_parts,
    figure.rounded_parts,
    observation.page,
    observation.note_sv,
    observation.note_en,
    observation.inference_sv,
    observation.inference_en,
    observation.source_id,
    observation.catalogue,
    CASE
        WHEN observation.obs_status = 'A' THEN concat_ws(':', observation.source_id, observation.page)
        ELSE NULL
    END AS source_refs
FROM figures
JOIN indicator ON indicator.indicator_code = observation.indicator_code
LEFT JOIN place ON place.area_code = observation.area_code
WHERE ($theme = '' OR indicator.theme = $theme) AND observation.period_end <= $reference_date
ORDER BY
    indicator.theme,
    indicator.label_sv COLLATE sv,
    observation.area_code DESC,
    observation.period_end,
    observation.sex DESC,
    observation.source_id

-- title_sv: Läget runt företagen, per mått, område och period
-- title_en: The context of the enterprises, by measure, area and period
-- definition_sv: Varje uppgift om befolkning, arbetsmarknad och ekonomiskt bistånd, för kommun, län och riket. Ett mått är en indikator för en åldersgrupp. Har flera källor en uppgift om samma dag går officiell statistik före annan statistik från myndighet, och den före det som andra återger; av lika källor gäller den som är läst senast. Ett tecken för saknat värde är källans eget.
-- definition_en: Each figure on population, labour market and economic assistance, for municipality, county and nation. A measure is an indicator for an age group. Where several sources have a figure for the same day, official statistics are preferred to other statistics from an agency, and these to what others quote; among equal sources the one read last is. A mark for a missing value is the source's own.
-- unit: depends on the measure
-- grain: one row per measure, area, sex, period and source; one of those of a day is preferred
-- sources: context_observation, indicator, municipality, observation, population, source
WITH published AS (
    SELECT
        catalogue, indicator_code, area_code, sex, age_group, period, period_end, value,
        if(obs_status = 'A', value, NULL) AS low, if(obs_status = 'A', value, NULL) AS high,
        if(obs_status = 'A', 'exact', NULL) AS qualifier, obs_status, source_mark, page,
        note_sv, note_en, NULL AS inference_sv, NULL AS inference_en, source_id
    FROM context_observation
    UNION ALL
    SELECT
        observation.catalogue, observation.indicator_code, observation.area_code, observation.sex, 'T', observation.period,
        observation.period_end, stated_of(observation).value, stated_of(observation).low, stated_of(observation).high,
        observation.qualifier, observation.obs_status, NULL, observation.page,
        observation.note_sv, observation.note_en, observation.inference_sv, observation.inference_en, observation.source_id
    FROM observation
    UNION ALL
    SELECT
        catalogue, 'residents', municipality_code, 'T', 'T', period, period_end, value, value, value,
        if(obs_status = 'A', 'exact', NULL), obs_status, NULL, NULL, NULL, NULL, NULL, NULL, source_id
    FROM population
),
ranked AS (
    SELECT
        published.catalogue, published.indicator_code, published.area_code, published.sex, published.age_group,
        published.period, published.period_end, published.value, published.low, published.high,
        published.qualifier, published.obs_status, published.source_mark, published.page, published.note_sv,
        published.note_en, published.inference_sv, published.inference_en, published.source_id,
        indicator.theme,
        row_number() OVER (
            PARTITION BY
                published.indicator_code, published.area_code, published.sex, published.age_group, published.period_end
            ORDER BY
                CASE source.source_kind
                    WHEN 'official_statistics' THEN 0 WHEN 'agency_statistics' THEN 1 ELSE 2
                END,
                source.retrieved DESC NULLS LAST, published.period, published.source_id
        ) AS place
    FROM published
    JOIN indicator ON indicator.indicator_code = published.indicator_code
    JOIN source ON source.source_id = published.source_id
    LEFT JOIN municipality ON municipality.municipality_code = published.area_code
    WHERE
        indicator.theme IN ('population', 'labour_market', 'economic_assistance')
        AND is_there_on(municipality, published.period_end)
)
SELECT
    concat_ws(':', indicator_code, nullif(age_group, 'T')) AS context_measure,
    indicator_code,
    theme,
    area_code,
    sex,
    age_group,
    period,
    period_end,
    value,
    low,
    high,
    qualifier,
    0::BIGINT AS missing_parts,
    0::BIGINT AS rounded_parts,
    obs_status,
    if(obs_status = 'A', 'stated', NULL) AS value_kind,
    source_mark,
    page,
    note_sv,
    note_en,
    inference_sv,
    inference_en,
    source_id,
    catalogue,
    place = 1 AS is_preferred,
    if(obs_status = 'A' OR source_mark IS NOT NULL, concat_ws(':', source_id, page), NULL) AS source_refs
FROM ranked
ORDER BY context_measure, area_code, sex, period_end, place

-- title_sv: Bestånd och flöde som aldrig läggs ihop
-- title_en: Stock and flow, never added
-- definition_sv: Två uppgifter för hela regionen som inte får läggas ihop: hur många som vid ett tillfälle är placerade via Arbetsförmedlingen (bestånd), och hur många som kommunerna placerar under ett år (flöde). Samma person kan ingå i båda.
-- definition_en: Two figures for the whole region that must not be added: how many are placed through the Public Employment Service at one point in time (a stock), and how many the municipalities place in the course of a year (a flow). The same person may be in both.
-- unit: persons
-- grain: one row per indicator and period that a source states
-- sources: indicator, observation
SELECT
    indicator.indicator_code,
    indicator.label_sv,
    indicator.label_en,
    indicator.stock_flow,
    coalesce(observation.period, year($reference_date)::VARCHAR) AS period,
    unnest(struct_update(stated_of(observation), obs_status := coalesce(observation.obs_status, 'NL'))),
    observation.page,
    observation.note_sv,
    observation.note_en,
    indicator.catalogue,
    concat_ws(':', observation.source_id, observation.page) AS source_refs
FROM indicator
-- The plan's own figures are where the plan period starts: known from that year's first day on.
LEFT JOIN observation
    ON observation.indicator_code = indicator.indicator_code
    AND date_trunc('year', observation.period_end) <= $reference_date
WHERE indicator.indicator_code IN ('placed_via_af', 'placed_by_municipalities')
ORDER BY indicator.stock_flow DESC, observation.period_end

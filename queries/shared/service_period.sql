-- title_sv: Spannen som köp är räknade för
-- title_en: The spans that purchases are counted for
-- definition_sv: Varje spann av kvartal som det finns celler för i köpen, och om någon köpare har svarat.
-- definition_en: Each span of quarters that the purchases have cells for, and whether any buyer has answered.
-- unit: span
-- grain: one row per span of quarters
-- sources: service_cell
SELECT
    period,
    period_end,
    coalesce(bool_or(obs_status <> 'NL') FILTER (WHERE breakdown = 'public_actor'), false) AS is_told,
    catalogue
FROM service_cell
GROUP BY period, period_end, catalogue
ORDER BY period_end, period

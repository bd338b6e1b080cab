-- title_sv: Kvartalen som vägen till arbete följs över
-- title_en: The quarters that the way to work is followed over
-- definition_sv: Varje spann av upp till fyra kvartal som vägen till arbete är räknad för, när de som räknas sökte, och om något antal är känt.
-- definition_en: Each span of up to four quarters that the way to work is counted for, when those who are counted applied, and whether any number is known.
-- unit: span
-- grain: one row per span of quarters
-- sources: pathway_cell
SELECT
    period,
    applied_period,
    period_end,
    count(value) > 0 AS is_known,
    catalogue
FROM pathway_cell
GROUP BY period, applied_period, period_end, catalogue
ORDER BY period_end

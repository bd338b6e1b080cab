-- title_sv: Åren som utbildningen är räknad för
-- title_en: The years that the training is counted for
-- definition_sv: Varje år som det finns celler för i utbildningen.
-- definition_en: Each year that the training has cells for.
-- unit: year
-- grain: one row per year
-- sources: training_cell
SELECT DISTINCT
    period,
    period_end,
    catalogue
FROM training_cell
ORDER BY period_end, period

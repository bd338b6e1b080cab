-- title_sv: Kvartalen som uppgifter om företagen gäller
-- title_en: The quarters that figures on the enterprises are of
-- definition_sv: Varje uppgift om företagen och kvartal som det finns rader för, och om något värde är känt.
-- definition_en: Each variable of the enterprises and quarter that there are rows for, and whether any value is known.
-- unit: quarter
-- grain: one row per variable and quarter
-- sources: enterprise_observation
SELECT
    enterprise_variable,
    period,
    period_end,
    bool_or(obs_status = 'A') AS is_told,
    catalogue
FROM enterprise_observation
GROUP BY enterprise_variable, period, period_end, catalogue
ORDER BY enterprise_variable, period_end, period

-- title_sv: Täckningens mått per period
-- title_en: The measures of coverage by period
-- definition_sv: För hur många kommuner det finns uppgifter om varje mått på täckning och period: ett värde, en plan eller ett underlag som inte räcker till ett värde; om någon har lämnat besked, och om något värde eller någon plan är känd.
-- definition_en: For how many municipalities there is data on each measure of coverage and period: a value, a plan, or evidence that is not enough for a value; whether anyone has told, and whether any value or plan is known.
-- unit: municipalities
-- grain: one row per measure and period
-- sources: coverage_cell
SELECT
    coverage_measure,
    period,
    period_end,
    bool_or(obs_status <> 'NL') AS is_told,
    count(value) + count(commitment_state) > 0 AS is_answered,
    count(coalesce(evidence_sv, commitment_state, value::VARCHAR))::BIGINT AS municipalities,
    catalogue
FROM coverage_cell
GROUP BY coverage_measure, period, period_end, catalogue
ORDER BY coverage_measure, period_end, period

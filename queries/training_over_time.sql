-- title_sv: Deltagare i utbildning per år
-- title_en: Participants in training by year
-- definition_sv: Hur många som avslutade utbildningen för sin målgrupp under varje år till och med referensdatum (flöde), i de valda kommunerna. Var och en räknas en gång för varje utbildning. Den som går flera finns i var och en av dem, så utbildningarna läggs aldrig ihop till personer. Den som har slutat hos arbetsgivaren är kvar i antalet. Saknas en kommun eller en arbetsgivare är antalet minst så stort; ”Kommuner som värdet omfattar” säger vilka som har lämnat något.
-- definition_en: How many completed the training for their target group during each year up to the reference date (a flow), in the chosen municipalities. Everyone is counted once for each training. Whoever takes several is in each of them, so the trainings are never added to people. Whoever has left the employer stays in the number. Where a municipality or an employer is missing, the number is at least so large; “Municipalities that the value covers” says which have sent any.
-- unit: persons
-- grain: one row per target group that a training is meant for and year
-- sources: training_cell, training_period, training_module, municipality
WITH own AS (
    SELECT cell.municipality_code, cell.training_target_group AS its_group, cell.period AS its_year, sum_of(cell) AS its_own
    FROM training_cell AS cell
    WHERE cell.period_end <= $reference_date AND list_contains($municipality_codes, cell.municipality_code)
    GROUP BY cell.municipality_code, cell.training_target_group, cell.period
),
own_cell AS (
    SELECT municipality_code, its_group, its_year, unnest(its_own), its_own.value IS NOT NULL AS is_delivered
    FROM own
),
years AS (
    SELECT period, period_end FROM training_period WHERE period_end <= $reference_date
),
modules AS (
    SELECT
        training_target_group AS its_group, min(position) AS place, string_agg(title_sv, ', ' ORDER BY position) AS titles_sv,
        string_agg(title_en, ', ' ORDER BY position) AS titles_en, refs_of(page_refs(source_id, page)) AS refs
    FROM training_module
    WHERE training_target_group IS NOT NULL
    GROUP BY training_target_group
),
totals AS (
    SELECT
        any_value(municipality.catalogue) AS catalogue, modules.its_group, modules.place, modules.titles_sv, modules.titles_en, modules.refs,
        years.period, years.period_end, sum_of(cell) AS total, answered_by(cell) AS covers
    FROM modules
    CROSS JOIN municipality
    JOIN years ON is_there_on(municipality, years.period_end)
    LEFT JOIN own_cell AS cell
        ON cell.municipality_code = municipality.municipality_code AND cell.its_group = modules.its_group
        AND cell.its_year = years.period
    WHERE list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY modules.its_group, modules.place, modules.titles_sv, modules.titles_en, modules.refs, years.period, years.period_end
)
SELECT
    its_group AS training_target_group,
    titles_sv AS title_sv,
    titles_en AS title_en,
    period,
    period_end,
    unnest(struct_update(total, source_refs := all_refs(total.source_refs, refs))),
    covers,
    catalogue
FROM totals
ORDER BY place, period_end

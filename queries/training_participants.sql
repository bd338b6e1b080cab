-- title_sv: Deltagare i utbildning
-- title_en: Participants in training
-- definition_sv: Hur många som har avslutat utbildningen för sin målgrupp, sedan någon började berätta och till och med referensdatum, i de valda kommunerna. Var och en räknas en gång för varje utbildning. Den som går flera finns i var och en av dem, så utbildningarna läggs aldrig ihop till personer. Den som har slutat hos arbetsgivaren är kvar i antalet. Saknas ett år eller en arbetsgivare är antalet minst så stort; ”Kommuner som värdet omfattar” säger vilka som har lämnat något.
-- definition_en: How many have completed the training for their target group, since anybody began to tell and up to the reference date, in the chosen municipalities. Everyone is counted once for each training. Whoever takes several is in each of them, so the trainings are never added to people. Whoever has left the employer stays in the number. Where a year or an employer is missing, the number is at least so large; “Municipalities that the value covers” says which have sent any.
-- unit: persons
-- grain: one row per target group that a training is meant for
-- sources: training_cell, training_period, training_module, municipality
WITH own AS (
    -- A municipality's own number: of all its employers, and of all years since anybody began to tell.
    SELECT cell.municipality_code, cell.training_target_group AS its_group, sum_of(cell) AS its_own
    FROM training_cell AS cell
    WHERE cell.period_end <= $reference_date AND list_contains($municipality_codes, cell.municipality_code)
    GROUP BY cell.municipality_code, cell.training_target_group
),
own_cell AS (
    SELECT municipality_code, its_group, unnest(its_own), its_own.value IS NOT NULL AS is_delivered
    FROM own
),
span AS (
    SELECT
        coalesce(span_of_times(period), year($reference_date)::VARCHAR) AS its_period,
        coalesce(min(period_end), $reference_date) AS first_end, coalesce(max(period_end), $reference_date) AS last_end
    FROM training_period
    WHERE period_end <= $reference_date
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
        any_value(span.its_period) AS period, sum_of(cell) AS total, answered_by(cell) AS covers
    FROM modules
    CROSS JOIN municipality
    -- Whoever took a training in one that was merged since is counted there.
    JOIN span ON is_there_between(municipality, span.first_end, span.last_end)
    LEFT JOIN own_cell AS cell
        ON cell.municipality_code = municipality.municipality_code AND cell.its_group = modules.its_group
    WHERE list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY modules.its_group, modules.place, modules.titles_sv, modules.titles_en, modules.refs
)
SELECT
    its_group AS training_target_group,
    titles_sv AS title_sv,
    titles_en AS title_en,
    period,
    unnest(struct_update(total, source_refs := all_refs(total.source_refs, refs))),
    covers,
    catalogue
FROM totals
ORDER BY place

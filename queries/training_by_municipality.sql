-- title_sv: Deltagare i utbildning per kommun
-- title_en: Participants in training by municipality
-- definition_sv: Hur många anställda i varje vald kommun som har avslutat utbildningen för sin målgrupp, hos alla arbetsgivare, sedan någon började berätta och till och med referensdatum. Var och en räknas en gång för varje utbildning. Den som går flera finns i var och en av dem, så utbildningarna läggs aldrig ihop till personer. Den som har slutat hos arbetsgivaren är kvar i antalet. Saknas ett år eller en arbetsgivare är antalet minst så stort.
-- definition_en: How many of the staff in each chosen municipality have completed the training for their target group, with all employers, since anybody began to tell and up to the reference date. Everyone is counted once for each training. Whoever takes several is in each of them, so the trainings are never added to people. Whoever has left the employer stays in the number. Where a year or an employer is missing, the number is at least so large.
-- unit: persons
-- grain: one row per municipality and target group that a training is meant for
-- sources: training_cell, training_period, training_module, municipality
WITH span AS (
    SELECT
        coalesce(span_of_times(period), year($reference_date)::VARCHAR) AS its_period,
        coalesce(min(period_end), $reference_date) AS first_end, coalesce(max(period_end), $reference_date) AS last_end
    FROM training_period
    WHERE period_end <= $reference_date
),
modules AS (
    SELECT
        training_target_group AS its_group, min(position) AS place, string_agg(title_sv, ', ' ORDER BY position) AS titles_sv,
        string_agg(title_en, ', ' ORDER BY position) AS titles_en
    FROM training_module
    WHERE training_target_group IS NOT NULL
    GROUP BY training_target_group
),
totals AS (
    SELECT
        municipality.catalogue, municipality.municipality_code, municipality.municipality_name, modules.its_group, modules.place,
        any_value(span.its_period) AS period, sum_of(cell) AS total
    FROM municipality
    CROSS JOIN modules
    -- Whoever took a training in one that was merged since is counted there.
    JOIN span ON is_there_between(municipality, span.first_end, span.last_end)
    LEFT JOIN training_cell AS cell
        ON cell.municipality_code = municipality.municipality_code AND cell.training_target_group = modules.its_group
        AND cell.period_end <= $reference_date AND list_contains($municipality_codes, cell.municipality_code)
    WHERE list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY municipality.catalogue, municipality.municipality_code, municipality.municipality_name, modules.its_group, modules.place
)
SELECT
    municipality_code,
    municipality_name,
    its_group AS training_target_group,
    period,
    total.value,
    total.low,
    total.high,
    total.missing_parts,
    total.rounded_parts,
    total.obs_status,
    total.value_kind,
    total.source_refs,
    catalogue
FROM totals
ORDER BY municipality_name COLLATE sv, place

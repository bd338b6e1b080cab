-- title_sv: Vad projekten ledde till
-- title_en: What the projects led to
-- definition_sv: Allt som har berättats till och med referensdatum om vad ett projekt ledde till, och om det lever kvar. Ett projekt som ingen har berättat om är en rad utan utfall. Det senaste står först för varje projekt.
-- definition_en: All that has been told up to the reference date of what a project led to, and whether it lives on. A project of which nobody has told is a row without an outcome. The latest stands first for each project.
-- unit: projects
-- grain: one row per project and what is told of it, and one per project of which nothing is
-- sources: project, project_outcome
SELECT
    project.project_id,
    project.title_sv,
    project.title_en,
    told.period,
    told.outcome_number,
    told.lives_on,
    coalesce(told.obs_status, 'UN') AS lives_on_status,
    told.outcome_sv,
    coalesce(told.outcome_en, told.outcome_sv) AS outcome_en,
    coalesce(row_number() OVER (PARTITION BY project.project_id ORDER BY told.period_end DESC, told.outcome_number) = 1, true)
        AS is_latest,
    told.page,
    told.inference_sv,
    told.inference_en,
    project.catalogue,
    page_refs(coalesce(told.source_id, project.source_id), if(told.source_id IS NULL, project.page, told.page))
        AS source_refs
FROM project
LEFT JOIN project_outcome AS told ON told.project_id = project.project_id AND told.period_end <= $reference_date
WHERE project.first_day IS NULL OR project.first_day <= $reference_date
ORDER BY
    told.period IS NULL,
    coalesce(year(project.first_day), left(project.ongoing_in, 4)::BIGINT, year(project.ended_by)) NULLS LAST,
    project.first_day NULLS LAST, project.title_sv COLLATE sv, project.project_id, told.period_end DESC, told.outcome_number

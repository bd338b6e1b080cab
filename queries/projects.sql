-- title_sv: Projekten
-- title_en: The projects
-- definition_sv: Varje projekt som källorna nämner eller som har lämnats in, med ägare, finansiär, program, budget, dagar och antal kommuner. Det en källa inte säger har en status i stället. Utan dagar kan källan ändå säga att projektet pågick ett visst år, eller var slut en viss dag. Ett projekt vars första dag är efter referensdatum är inte med.
-- definition_en: Every project that the sources name or that was handed in, with owner, funder, programme, budget, days and number of municipalities. What a source does not say has a status instead. Without days a source may still say that the project was under way in a year, or over by a day. A project whose first day is after the reference date is left out.
-- unit: projects
-- grain: one row per project
-- sources: project, project_municipality
WITH reached AS (
    SELECT project_id AS reached_id, count(*) AS reached_count FROM project_municipality GROUP BY project_id
)
SELECT
    project.project_id,
    project.title_sv,
    project.title_en,
    project.project_kind,
    project.about_sv,
    project.about_en,
    project.owner_sv AS project_owner_sv,
    project.owner_en AS project_owner_en,
    project.owner_status,
    project.funder_sv,
    project.funder_en,
    project.funder_status,
    project.programme_sv,
    project.programme_en,
    project.programme_status,
    project.budget_sek,
    project.budget_status,
    project.granted_sek,
    project.granted_status,
    project.first_day,
    project.first_day_status,
    project.last_day,
    project.last_day_status,
    project.ongoing_in,
    project.ended_by,
    reached.reached_count::BIGINT AS project_municipalities,
    project.note_sv,
    project.note_en,
    project.page,
    project.inference_sv,
    project.inference_en,
    project.catalogue,
    page_refs(project.source_id, project.page) AS source_refs
FROM project
LEFT JOIN reached ON reached.reached_id = project.project_id
WHERE project.first_day IS NULL OR project.first_day <= $reference_date
ORDER BY
    coalesce(year(project.first_day), left(project.ongoing_in, 4)::BIGINT, year(project.ended_by)) NULLS LAST,
    project.first_day NULLS LAST, project.title_sv COLLATE sv, project.project_id

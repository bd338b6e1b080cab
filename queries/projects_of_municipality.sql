-- title_sv: Kommunens projekt
-- title_en: The municipality's projects
-- definition_sv: Varje projekt som en källa säger att någon av de valda kommunerna är med i, med tid, budget och hur många kommuner källan nämner. Att inget projekt nämns betyder inte att kommunen inte är med i något. Ett projekt vars första dag är efter referensdatum är inte med.
-- definition_en: Each project that a source says that any of the chosen municipalities takes part in, with its time, budget and how many municipalities the source names. That no project is named does not mean that the municipality takes part in none. A project whose first day is after the reference date is left out.
-- unit: projects
-- grain: one row per chosen municipality and project
-- sources: municipality, project, project_municipality
WITH reached AS (
    SELECT project_id AS reached_id, count(*) AS reached_count FROM project_municipality GROUP BY project_id
)
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    project.project_id,
    project.title_sv,
    project.title_en,
    project.first_day,
    project.first_day_status,
    project.last_day,
    project.last_day_status,
    project.ongoing_in,
    project.ended_by,
    project.budget_sek,
    project.budget_status,
    reached.reached_count::BIGINT AS project_municipalities,
    project_municipality.page,
    project_municipality.inference_sv,
    project_municipality.inference_en,
    project.catalogue,
    page_refs(project_municipality.source_id, project_municipality.page) AS source_refs
FROM project_municipality
JOIN municipality ON municipality.municipality_code = project_municipality.municipality_code
JOIN project ON project.project_id = project_municipality.project_id
JOIN reached ON reached.reached_id = project.project_id
WHERE
    list_contains($municipality_codes, municipality.municipality_code)
    AND (project.first_day IS NULL OR project.first_day <= $reference_date)
ORDER BY municipality.municipality_name COLLATE sv, project.first_day NULLS LAST, project.title_sv COLLATE sv, project.project_id

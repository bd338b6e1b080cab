-- title_sv: Projekten och de tre faktorerna
-- title_en: The projects and the three factors
-- definition_sv: Varje projekt och faktor för implementering (samverkan, ägarskap, lärande), så som det senast berättades till och med referensdatum. ”Belagt”: källan visar det. ”Avsikt”: källan säger att det skulle bli så. Okänt: källan säger inget om just det projektet.
-- definition_en: Every project and factor of implementation (collaboration, ownership, learning), as last told up to the reference date. “Shown”: the source shows it. “Intended”: the source says that it was to be so. Unknown: the source says nothing of that project.
-- unit: projects
-- grain: one row per project and factor
-- sources: project, project_factor, codelist
WITH factor AS (
    SELECT codelist.code AS factor_code, codelist.position AS factor_order
    FROM codelist
    WHERE codelist.codelist = 'project_factor'
),
last_told AS (
    SELECT
        project_id AS told_of, project_factor AS told_factor, period AS told_period, factor_state AS state,
        obs_status AS its_status, evidence_sv AS its_evidence_sv, coalesce(evidence_en, evidence_sv) AS its_evidence_en,
        page AS told_page, inference_sv AS its_inference_sv, inference_en AS its_inference_en, source_id AS told_by,
        row_number() OVER (PARTITION BY project_id, project_factor ORDER BY period_end DESC) AS place
    FROM project_factor
    WHERE period_end <= $reference_date
)
SELECT
    project.project_id,
    project.title_sv,
    project.title_en,
    factor.factor_code AS project_factor,
    last_told.told_period AS period,
    last_told.state AS factor_state,
    coalesce(last_told.its_status, 'UN') AS factor_status,
    last_told.its_evidence_sv AS evidence_sv,
    last_told.its_evidence_en AS evidence_en,
    last_told.told_page AS page,
    last_told.its_inference_sv AS inference_sv,
    last_told.its_inference_en AS inference_en,
    project.catalogue,
    page_refs(coalesce(last_told.told_by, project.source_id), if(last_told.told_by IS NULL, project.page, last_told.told_page))
        AS source_refs
FROM project
CROSS JOIN factor
LEFT JOIN last_told
    ON last_told.told_of = project.project_id AND last_told.told_factor = factor.factor_code AND last_told.place = 1
WHERE project.first_day IS NULL OR project.first_day <= $reference_date
ORDER BY
    coalesce(year(project.first_day), left(project.ongoing_in, 4)::BIGINT, year(project.ended_by)) NULLS LAST,
    project.first_day NULLS LAST, project.title_sv COLLATE sv, project.project_id, factor.factor_order

-- title_sv: Projektens kommuner
-- title_en: The municipalities of the projects
-- definition_sv: Varje kommun som en källa nämner för ett projekt, med dess län. Kommunen kan ligga utanför det område som sidan i övrigt gäller, och urvalet av kommuner gäller inte här. Ett projekt utan kommuner i källan är inte med.
-- definition_en: Every municipality that a source names for a project, with its county. It may lie outside the area that the page is otherwise about, and the choice of municipalities does not apply here. A project without municipalities in the source is left out.
-- unit: municipalities
-- grain: one row per project and municipality
-- sources: project, project_municipality, municipality, boundary, county
SELECT
    project.project_id,
    project.title_sv,
    project.title_en,
    project_municipality.municipality_code,
    coalesce(municipality.municipality_name, boundary.kommun, project_municipality.municipality_code) AS municipality_name,
    left(project_municipality.municipality_code, 2) AS county_code,
    county.lan AS county_name_sv,
    -- A county's own name is followed by the word for a county, and in Swedish often by an s.
    regexp_replace(county.lan, 's? län$', ' County') AS county_name_en,
    municipality.municipality_code IS NOT NULL AS is_in_region,
    project_municipality.page,
    project_municipality.inference_sv,
    project_municipality.inference_en,
    ST_AsGeoJSON(boundary.geometry) AS geometry_geojson,
    project.catalogue,
    page_refs(project_municipality.source_id, project_municipality.page) AS source_refs
FROM project_municipality
JOIN project ON project.project_id = project_municipality.project_id
LEFT JOIN municipality ON municipality.municipality_code = project_municipality.municipality_code
LEFT JOIN boundary ON boundary.kommun_kod = project_municipality.municipality_code
LEFT JOIN county ON county.lan_kod = left(project_municipality.municipality_code, 2)
WHERE project.first_day IS NULL OR project.first_day <= $reference_date
ORDER BY
    coalesce(year(project.first_day), left(project.ongoing_in, 4)::BIGINT, year(project.ended_by)) NULLS LAST,
    project.first_day NULLS LAST, project.title_sv COLLATE sv, project.project_id,
    coalesce(municipality.municipality_name, boundary.kommun, project_municipality.municipality_code) COLLATE sv

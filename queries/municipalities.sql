-- title_sv: Kommunerna
-- title_en: The municipalities
-- definition_sv: Katalogens kommuner i bokstavsordning.
-- definition_en: The catalogue's municipalities in alphabetical order.
-- unit: municipality
-- grain: one row per municipality
-- sources: area, municipality
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    municipality.part,
    area.label_sv AS part_label_sv,
    area.label_en AS part_label_en,
    municipality.catalogue
FROM municipality
LEFT JOIN area ON area.area_code = municipality.part
ORDER BY municipality.municipality_name COLLATE sv

-- title_sv: Kommunerna
-- title_en: The municipalities
-- definition_sv: Katalogens kommuner i bokstavsordning. ”is_there” säger om kommunen finns på den valda dagen: en som har slagits ihop med en annan finns till och med sitt sista år.
-- definition_en: The catalogue's municipalities in alphabetical order. “is_there” says whether there is such a municipality on the chosen day: one that was merged into another is there until its last year.
-- unit: municipality
-- grain: one row per municipality
-- sources: area, municipality
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    municipality.part,
    area.label_sv AS part_label_sv,
    area.label_en AS part_label_en,
    is_there_on(municipality, $reference_date) AS is_there,
    municipality.catalogue
FROM municipality
LEFT JOIN area ON area.area_code = municipality.part
ORDER BY municipality.municipality_name COLLATE sv

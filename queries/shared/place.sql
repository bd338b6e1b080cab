-- title_sv: Områdena och kommunerna
-- title_en: The areas and the municipalities
-- definition_sv: Varje område som en uppgift kan gälla, med namn och nivå: riket, länen, katalogens region, delarna av den och kommunerna. Namnet står som i en tabell och som inne i en mening. En kommun har de år som den finns.
-- definition_en: Each area that a figure may be of, with its name and level: the nation, the counties, the region of the catalogue, its parts and the municipalities. The name stands as in a table and as within a sentence. A municipality has the years in which there is one.
-- unit: area
-- grain: one row per area
-- sources: area, municipality
SELECT
    area_code,
    area_level,
    label_sv,
    label_en,
    coalesce(in_text_sv, label_sv) AS in_text_sv,
    coalesce(in_text_en, label_en) AS in_text_en,
    is_region,
    NULL::BIGINT AS valid_from_year,
    NULL::BIGINT AS valid_to_year,
    catalogue
FROM area
UNION ALL
SELECT
    municipality_code, 'municipality', municipality_name, municipality_name, municipality_name, municipality_name,
    false, valid_from_year, valid_to_year, catalogue
FROM municipality
ORDER BY area_code

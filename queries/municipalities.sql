-- title_sv: Kommunerna
-- title_en: The municipalities
-- definition_sv: Katalogens kommuner i bokstavsordning.
-- definition_en: The catalogue's municipalities in alphabetical order.
-- unit: municipality
-- grain: one row per municipality
-- sources: municipality
SELECT
    municipality_code,
    municipality_name,
    part,
    catalogue
FROM municipality
ORDER BY municipality_name COLLATE sv

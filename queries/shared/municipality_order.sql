-- title_sv: Kommunernas ordning efter namn
-- title_en: The order of the municipalities by name
-- definition_sv: Varje kommuns plats bland kommunernas namn, i svensk ordning.
-- definition_en: The place of each municipality among their names, in Swedish order.
-- unit: place
-- grain: one row per municipality
-- sources: municipality
-- Whole numbers are sorted in a tenth of the time that names take by the order of a language.
SELECT
    municipality_code,
    row_number() OVER (ORDER BY municipality_name COLLATE sv) AS name_order,
    catalogue
FROM municipality
ORDER BY name_order, municipality_code

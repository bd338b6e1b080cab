-- title_sv: Kodlistorna
-- title_en: The code lists
-- definition_sv: Varje kod i varje kodlista med sin benämning, i den ordning de visas.
-- definition_en: Each code of each code list with its label, in the order they are shown.
-- unit: code
-- grain: one row per code list and code
-- sources: codelist
SELECT
    codelist,
    code,
    position,
    label_sv,
    label_en
FROM codelist
ORDER BY codelist, position

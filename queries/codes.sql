-- title_sv: Kodlistorna
-- title_en: The code lists
-- definition_sv: Varje kod i varje kodlista med sin benämning, i den ordning de visas. För slagen av leveranser står också om någon ska lämna dem varje kvartal.
-- definition_en: Each code of each code list with its label, in the order they are shown. Of the kinds of delivery it also says whether somebody has to deliver them every quarter.
-- unit: code
-- grain: one row per code list and code
-- sources: codelist
SELECT
    codelist,
    code,
    position,
    label_sv,
    label_en,
    is_owed
FROM codelist
ORDER BY codelist, position

-- title_sv: Kommunerna
-- title_en: The municipalities
-- definition_sv: Katalogens kommuner i bokstavsordning. ”is_there” säger om kommunen finns på den valda dagen: en som har slagits ihop med en annan finns till och med sitt sista år.
-- definition_en: The catalogue's municipalities in alphabetical order. “is_there” says whether there is such a municipality on the chosen day: one that was merged into another is there until its last year.
-- unit: municipality
-- grain: one row per municipality
-- sources: municipality
SELECT
    municipality_code,
    municipality_name,
    part,
    is_there_on(municipality, $reference_date) AS is_there,
    catalogue
FROM municipality
ORDER BY municipality_name COLLATE sv

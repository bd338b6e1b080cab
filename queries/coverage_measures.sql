-- title_sv: Mått på täckning
-- title_en: Measures of coverage
-- definition_sv: Varje mått och för hur många kommuner det finns uppgifter vid måttets senaste period: ett värde, en plan eller ett underlag som inte räcker till ett värde, räknat som i ”Täckning per kommun”.
-- definition_en: Each measure and for how many municipalities there is data in its latest period: a value, a plan, or evidence that is not enough for a value, computed as in “Coverage by municipality”.
-- unit: municipalities
-- grain: one row per measure
-- sources: coverage_known, municipality, codelist
WITH known AS (
    SELECT coverage_measure AS measure, catalogue AS its_catalogue, period_end AS its_end, sum(municipalities) AS with_data
    FROM coverage_known
    WHERE period_end <= $reference_date
    GROUP BY coverage_measure, catalogue, period_end
)
SELECT
    codelist.code AS coverage_measure,
    codelist.position,
    coalesce(arg_max(known.with_data, known.its_end) FILTER (WHERE known.with_data > 0), 0)::BIGINT AS observed,
    catalogues.catalogue
FROM codelist
CROSS JOIN (SELECT DISTINCT catalogue FROM municipality) AS catalogues
LEFT JOIN known ON known.measure = codelist.code AND known.its_catalogue = catalogues.catalogue
WHERE codelist.codelist = 'coverage_measure'
GROUP BY codelist.code, codelist.position, catalogues.catalogue
ORDER BY codelist.position

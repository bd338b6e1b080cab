-- title_sv: Mått på täckning
-- title_en: Measures of coverage
-- definition_sv: Varje mått och för hur många kommuner det finns uppgifter vid måttets senaste period: ett värde, en plan eller ett underlag som inte räcker till ett värde, räknat som i ”Täckning per kommun”.
-- definition_en: Each measure and for how many municipalities there is data in its latest period: a value, a plan, or evidence that is not enough for a value, computed as in “Coverage by municipality”.
-- unit: municipalities
-- grain: one row per measure
-- sources: coverage_cell, municipality, codelist
WITH observed_by_period AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        codelist.code AS measure,
        codelist.position AS measure_position,
        coverage_cell.period_end AS its_end,
        count(coalesce(coverage_cell.evidence_sv, coverage_cell.commitment_state, coverage_cell.value::VARCHAR))::BIGINT AS with_data
    FROM codelist
    CROSS JOIN municipality
    LEFT JOIN coverage_cell
        ON coverage_cell.municipality_code = municipality.municipality_code
        AND coverage_cell.coverage_measure = codelist.code
        AND coverage_cell.period_end <= $reference_date
    WHERE codelist.codelist = 'coverage_measure'
    GROUP BY municipality.catalogue, codelist.code, codelist.position, coverage_cell.period_end
)
SELECT
    measure AS coverage_measure,
    measure_position AS position,
    arg_max_null(with_data, [(with_data > 0)::INTEGER, epoch(coalesce(its_end, DATE '1900-01-01'))]) AS observed,
    its_catalogue AS catalogue
FROM observed_by_period
GROUP BY measure, measure_position, its_catalogue
ORDER BY measure_position

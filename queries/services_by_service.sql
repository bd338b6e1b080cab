-- title_sv: Nyttjade tjänster per tjänst
-- title_en: Services used by service
-- definition_sv: Antal nyttjade tjänster hos ASF och belopp i kronor under de senaste fyra kvartalen (flöde), per tjänst, i de valda kommuner som har levererat. Levererat räknas en kommun som har lämnat alla fyra kvartalen. Saknas någon kommun eller något kvartal är summan minst så stor; ”Kommuner som värdet omfattar” säger vilka. Ett belopp som saknas, inte är känt eller är skyddat räknas inte med; då står det minst.
-- definition_en: Number of services used at WISEs and amount in SEK during the latest four quarters (a flow), by service, in the chosen municipalities that have delivered. A municipality counts as having delivered when it has reported all four quarters. Where a municipality or a quarter is missing the sum is at least so much; “Municipalities that the value covers” says which. An amount that is missing, unknown or protected is left out; then the amount is marked at least.
-- unit: services
-- grain: one row per service over the latest four quarters up to the reference date
-- sources: service_cell, service_period, municipality, codelist
WITH latest AS (
    SELECT max(period_end) AS span_end
    FROM service_period
    WHERE period_end <= $reference_date
),
chosen AS (
    SELECT municipality_code AS home FROM municipality WHERE list_contains($municipality_codes, municipality_code)
),
told AS (
    SELECT chosen.home, cell.code AS its_code, cell
    FROM service_cell AS cell
    JOIN latest ON latest.span_end = cell.period_end
    JOIN chosen ON chosen.home = cell.municipality_code
    WHERE cell.breakdown = 'service'
),
totals AS (
    SELECT
        any_value(municipality.catalogue) AS catalogue,
        codelist.code, codelist.position,
        -- A service that people can be placed in is a measure for an individual.
        CASE
            WHEN codelist.code IN (SELECT code FROM codelist WHERE codelist = 'placement_measure') THEN 'individinsats'
            ELSE 'utforartjanst'
        END AS its_group,
        coalesce(max(told.cell.period), year($reference_date)::VARCHAR) AS its_period,
        sum_of(told.cell) AS total,
        answered_by(told.cell) AS covers,
        sum(told.cell.amount_sek)::DOUBLE AS sek,
        max(told.cell.amount_missing) AS sek_missing
    FROM codelist
    CROSS JOIN latest
    JOIN municipality ON is_there_on(municipality, coalesce(latest.span_end, $reference_date))
    LEFT JOIN told ON told.its_code = codelist.code AND told.home = municipality.municipality_code
    WHERE codelist.codelist = 'service' AND list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY codelist.code, codelist.position
)
SELECT
    its_group AS service_group,
    code AS service,
    its_period AS period,
    unnest(total),
    covers,
    sek AS amount_sek,
    amount_qualifier_of(sek, sek_missing, total) AS amount_qualifier,
    amount_status_of(sek, sek_missing, total) AS amount_status,
    sum(total.value) OVER (PARTITION BY its_group) AS group_total,
    max(total.missing_parts) OVER (PARTITION BY its_group) AS group_total_missing_parts,
    catalogue
FROM totals
ORDER BY total.value DESC NULLS LAST, position

-- title_sv: Nyttjade tjänster per köpare
-- title_en: Services used by buyer
-- definition_sv: Antal nyttjade tjänster hos ASF och belopp i kronor under de senaste fyra kvartalen (flöde), per köpare, i de valda kommuner som har levererat. Levererat räknas en kommun som har lämnat alla fyra kvartalen. Ett belopp som inte är känt eller är skyddat räknas inte med; då står det minst.
-- definition_en: Number of services used at WISEs and amount in SEK during the latest four quarters (a flow), by buyer, in the chosen municipalities that have delivered. A municipality counts as having delivered when it has reported all four quarters. An amount that is unknown or protected is left out; then the amount is marked at least.
-- unit: services
-- grain: one row per public actor over the latest four quarters up to the reference date
-- sources: service_cell, municipality
WITH latest AS (
    SELECT max(period_end) AS span_end
    FROM service_cell
    WHERE period_end <= $reference_date
),
totals AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        codelist.code AS actor,
        codelist.position AS actor_position,
        coalesce(max(service_cell.period), year($reference_date)::VARCHAR) AS its_period,
        sum(service_cell.value)::DOUBLE AS times,
        sum(service_cell.amount_sek)::DOUBLE AS sek,
        max(service_cell.amount_missing) AS sek_unknown,
        CASE WHEN bool_or(service_cell.value_kind = 'rounded') THEN 'rounded' ELSE 'exact' END AS kind_if_known,
        sum(service_cell.rounded_parts)::BIGINT AS parts_rounded,
        max(coalesce(service_cell.obs_status, 'NL')) FILTER (WHERE service_cell.value IS NULL) AS if_missing,
        string_agg(service_cell.source_refs, ' ') AS refs,
        count_if(coalesce(service_cell.is_delivered, false))::BIGINT AS delivered_here,
        count(municipality.municipality_code)::BIGINT AS all_here
    FROM codelist
    CROSS JOIN municipality
    CROSS JOIN latest
    LEFT JOIN service_cell
        ON service_cell.breakdown = codelist.codelist
        AND service_cell.code = codelist.code
        AND service_cell.municipality_code = municipality.municipality_code
        AND service_cell.period_end = latest.span_end
    WHERE
        codelist.codelist = 'public_actor'
        AND list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY municipality.catalogue, codelist.code, codelist.position
)
SELECT
    actor AS public_actor,
    its_period AS period,
    times AS value,
    sek AS amount_sek,
    CASE WHEN sek IS NULL THEN NULL WHEN sek_unknown IS NULL THEN 'exact' ELSE 'at_least' END AS amount_qualifier,
    CASE
        WHEN sek IS NOT NULL THEN 'A'
        WHEN times IS NULL THEN if_missing
        ELSE coalesce(sek_unknown, 'NA')
    END AS amount_status,
    CASE WHEN times IS NOT NULL THEN 'A' ELSE if_missing END AS obs_status,
    CASE WHEN times IS NOT NULL THEN kind_if_known ELSE NULL END AS value_kind,
    parts_rounded AS rounded_parts,
    delivered_here AS delivered,
    all_here AS delivered_of,
    its_catalogue AS catalogue,
    array_to_string(list_sort(list_distinct(string_split(refs, ' '))), ' ') AS source_refs
FROM totals
ORDER BY times DESC NULLS LAST, actor_position

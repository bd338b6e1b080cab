-- title_sv: Kommunen mot sin del av regionen och hela regionen
-- title_en: The municipality against its part of the region and the whole
-- definition_sv: Antal ASF och placerade personer (bestånd) vid slutet av det senaste kvartalet med uppgifter, och nyttjade tjänster under fyra kvartal (flöde), per offentlig aktör: i de valda kommunerna, i den del av regionen som de ligger i och i hela regionen, så som det är publicerat. Delen finns bara när alla valda ligger i samma. En summa omfattar de kommuner som har lämnat uppgift; ”Kommuner som värdet omfattar” säger vilka, och saknas någon är den minst så stor. Per 10 000 invånare räknas på dem som har lämnat hela uppgiften, alla kvartal, och på folkmängden i just dem. En person kan finnas hos flera aktörer, så aktörerna läggs inte ihop.
-- definition_en: Number of WISEs and of people placed (stocks) at the end of the latest quarter with data, and services used during four quarters (a flow), by public actor: in the chosen municipalities, in the part of the region that they lie in and in the whole region, as published. The part is there only where all the chosen lie in the same. A sum covers the municipalities that have reported; “Municipalities that the value covers” says which, and where one is missing it is at least so much. Per 10,000 residents is of those that have reported in full, every quarter, and uses the population of just these. A person may be with several actors, so actors are not added up.
-- unit: depends on the kind
-- grain: one row per kind of delivery, public actor and area
-- sources: codelist, coverage_cell, coverage_known, municipality, place, placement_actor_cell, placement_period, population, service_cell, service_period
WITH latest AS (
    SELECT 'enterprise' AS latest_kind, max(period_end) AS latest_end
    FROM coverage_known
    WHERE coverage_measure = 'enterprises' AND is_told AND period_end <= $reference_date
    HAVING count(*) > 0
    UNION ALL
    SELECT 'placement', max(period_end) FROM placement_period WHERE is_told AND period_end <= $reference_date HAVING count(*) > 0
    UNION ALL
    SELECT 'service_use', max(period_end) FROM service_period WHERE is_told AND period_end <= $reference_date HAVING count(*) > 0
),
cells AS (
    SELECT
        'enterprise' AS kind, NULL AS actor, cell.municipality_code AS code, cell.period, cell.period_end, cell.value, cell.low,
        cell.high, cell.missing_parts, cell.rounded_parts, cell.obs_status, cell.value_kind, cell.is_delivered, cell.source_refs
    FROM coverage_cell AS cell
    JOIN latest ON latest.latest_kind = 'enterprise' AND latest.latest_end = cell.period_end
    WHERE cell.coverage_measure = 'enterprises'
    UNION ALL
    SELECT
        'placement', cell.public_actor, cell.municipality_code, cell.period, cell.period_end, cell.value, cell.low, cell.high,
        cell.missing_parts, cell.rounded_parts, cell.obs_status, cell.value_kind, cell.is_delivered, cell.source_refs
    FROM placement_actor_cell AS cell
    JOIN latest ON latest.latest_kind = 'placement' AND latest.latest_end = cell.period_end
    UNION ALL
    SELECT
        'service_use', cell.code, cell.municipality_code, cell.period, cell.period_end, cell.value, cell.low, cell.high,
        cell.missing_parts, cell.rounded_parts, cell.obs_status, cell.value_kind, cell.is_delivered, cell.source_refs
    FROM service_cell AS cell
    JOIN latest ON latest.latest_kind = 'service_use' AND latest.latest_end = cell.period_end
    WHERE cell.breakdown = 'public_actor'
),
-- With one that there was not at the time there is nothing to compare.
comparable AS (
    SELECT DISTINCT latest_kind, latest_end
    FROM latest
    JOIN municipality ON is_there_on(municipality, latest_end)
    WHERE list_contains($municipality_codes, municipality_code)
),
asked AS (
    SELECT latest_kind AS its_kind, latest_end AS its_end, codelist.code AS its_actor, codelist.position AS actor_order
    FROM comparable
    JOIN codelist ON codelist.codelist = 'public_actor' AND latest_kind <> 'enterprise'
    UNION ALL
    SELECT latest_kind, latest_end, NULL, 0 FROM comparable WHERE latest_kind = 'enterprise'
),
chosen_part AS (
    SELECT any_value(part) AS its_part
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code) AND is_there_on(municipality, $reference_date)
    HAVING count(DISTINCT part) = 1
),
members AS (
    SELECT 1 AS area_order, municipality_code AS member
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code)
    UNION ALL
    SELECT 2, municipality_code FROM municipality JOIN chosen_part ON chosen_part.its_part = municipality.part
    UNION ALL
    SELECT 3, municipality_code FROM municipality
),
names AS (
    SELECT
        1 AS name_order, string_agg(municipality_name, ', ' ORDER BY municipality_name COLLATE sv) AS its_sv, its_sv AS its_en
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code) AND is_there_on(municipality, $reference_date)
    UNION ALL
    SELECT 2, place.label_sv, place.label_en
    FROM chosen_part
    JOIN place ON place.area_code = chosen_part.its_part
    UNION ALL
    SELECT 3, place.in_text_sv, place.in_text_en
    FROM place
    WHERE place.is_region
),
residents AS (
    SELECT
        asked.its_end AS residents_end, population.municipality_code AS code,
        arg_max(population.value, population.period_end) AS people
    FROM (SELECT DISTINCT its_end FROM asked) AS asked
    JOIN population ON population.period_end <= asked.its_end AND population.value IS NOT NULL
    GROUP BY asked.its_end, population.municipality_code
),
totals AS (
    SELECT
        any_value(municipality.catalogue) AS its_catalogue, asked.its_kind, asked.its_actor, asked.actor_order, asked.its_end,
        members.area_order, max(cell.period) AS its_period,
        sum_of(cell) AS total,
        string_agg(municipality.municipality_code, ' ' ORDER BY municipality.municipality_code)
            FILTER (WHERE cell.value IS NOT NULL) AS its_covers,
        -- A rate is of those that have told the whole: one that lacks a quarter has residents for all four. Nobody's is known
        -- where the residents of one of them are not.
        sum(cell.value) FILTER (WHERE cell.missing_parts = 0) AS whole_value,
        if(
            count(residents.people) FILTER (WHERE cell.value IS NOT NULL AND cell.missing_parts = 0)
            = count(cell.value) FILTER (WHERE cell.missing_parts = 0),
            sum(residents.people) FILTER (WHERE cell.value IS NOT NULL AND cell.missing_parts = 0), NULL
        )::DOUBLE AS its_residents
    FROM asked
    CROSS JOIN members
    -- The part and the region have those that there are; the chosen ones are asked in any case.
    JOIN municipality
        ON municipality.municipality_code = members.member
        AND (members.area_order = 1 OR is_there_on(municipality, asked.its_end))
    LEFT JOIN cells AS cell
        ON cell.kind = asked.its_kind AND cell.actor IS NOT DISTINCT FROM asked.its_actor
        AND cell.code = members.member AND cell.period_end = asked.its_end
    LEFT JOIN residents ON residents.code = members.member AND residents.residents_end = asked.its_end
    GROUP BY asked.its_kind, asked.its_actor, asked.actor_order, asked.its_end, members.area_order
)
SELECT
    totals.its_kind AS delivery_kind,
    totals.its_actor AS public_actor,
    totals.area_order::BIGINT AS area_order,
    names.its_sv AS area_name_sv,
    names.its_en AS area_name_en,
    max(totals.its_period) OVER (PARTITION BY totals.its_kind) AS period,
    totals.its_end AS period_end,
    unnest(totals.total),
    totals.its_covers AS covers,
    totals.its_residents AS residents,
    10000 * totals.whole_value / nullif(totals.its_residents, 0) AS per_10000,
    totals.its_catalogue AS catalogue
FROM totals
JOIN names ON names.name_order = totals.area_order
ORDER BY totals.its_kind, totals.actor_order, totals.area_order

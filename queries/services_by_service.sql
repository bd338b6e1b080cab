-- title_sv: Nyttjade tjänster per tjänst
-- title_en: Services used by service
-- definition_sv: Antal nyttjade tjänster hos ASF och belopp i kronor under de senaste fyra kvartalen (flöde), per tjänst, i de valda kommuner som har levererat. Levererat räknas en kommun som har lämnat alla fyra kvartalen. Ett belopp som inte är känt eller är skyddat räknas inte med; då står det minst.
-- definition_en: Number of services used at WISEs and amount in SEK during the latest four quarters (a flow), by service, in the chosen municipalities that have delivered. A municipality counts as having delivered when it has reported all four quarters. An amount that is unknown or protected is left out; then the amount is marked at least.
-- unit: services
-- grain: one row per service over the latest four quarters up to the reference date
-- sources: service_use, delivery, municipality
WITH services AS (
    SELECT code AS its_service, position AS service_position
    FROM codelist
    WHERE codelist = 'service'
),
chosen AS (
    SELECT catalogue AS its_catalogue, municipality_code AS place
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code)
),
quarters AS (
    SELECT DISTINCT period AS quarter, period_end AS quarter_end
    FROM (
        SELECT period, period_end FROM service_use
        UNION ALL
        SELECT period, period_end FROM delivery WHERE delivery_kind = 'service_use'
    ) AS reported
    WHERE period_end <= $reference_date
    ORDER BY quarter_end DESC
    LIMIT 4
),
span AS (
    SELECT
        CASE
            WHEN count(quarter) = 0 THEN year($reference_date)::VARCHAR
            WHEN count(quarter) = 4 AND count(DISTINCT year(quarter_end)) = 1 THEN year(max(quarter_end))::VARCHAR
            WHEN count(quarter) = 1 THEN min(quarter)
            ELSE concat(min(quarter), '/', max(quarter))
        END AS its_period,
        count(quarter) AS quarters_here
    FROM quarters
),
answers AS (
    SELECT
        delivery.municipality_code AS place,
        count_if(delivery.delivery_status = 'accepted') AS accepted_quarters,
        count_if(delivery.delivery_status = 'not_applicable') AS not_applicable_quarters,
        string_agg(DISTINCT delivery.source_id, ' ') FILTER (WHERE delivery.delivery_status = 'accepted') AS refs
    FROM delivery
    JOIN quarters ON quarters.quarter = delivery.period
    WHERE delivery.delivery_kind = 'service_use'
    GROUP BY delivery.municipality_code
),
uses AS (
    SELECT
        service_use.service AS its_service,
        service_use.municipality_code AS place,
        sum(service_use.value) AS times,
        sum(service_use.amount_sek) AS sek,
        bool_or(service_use.value_kind = 'rounded') AS is_rounded,
        min(service_use.obs_status) FILTER (WHERE service_use.obs_status <> 'A') AS missing_status,
        max(service_use.amount_status) FILTER (WHERE service_use.amount_status NOT IN ('A', 'NA')) AS sek_unknown,
        string_agg(DISTINCT service_use.source_id, ' ') FILTER (WHERE service_use.obs_status = 'A') AS refs
    FROM service_use
    JOIN quarters ON quarters.quarter = service_use.period
    GROUP BY service_use.service, service_use.municipality_code
),
places AS (
    SELECT
        chosen.its_catalogue,
        services.its_service,
        services.service_position,
        -- Whoever has delivered and does not name the service has not used it.
        CASE
            WHEN uses.place IS NOT NULL THEN uses.times
            WHEN answers.accepted_quarters > 0 THEN 0.0
            ELSE NULL
        END AS times,
        uses.sek,
        uses.sek_unknown,
        coalesce(uses.is_rounded, false) AS is_rounded,
        CASE
            WHEN answers.not_applicable_quarters = span.quarters_here THEN 'NA'
            ELSE coalesce(uses.missing_status, 'NL')
        END AS if_missing,
        coalesce(uses.refs, answers.refs) AS refs,
        coalesce(answers.accepted_quarters = span.quarters_here, false) AS is_delivered
    FROM services
    CROSS JOIN chosen
    CROSS JOIN span
    LEFT JOIN uses ON uses.its_service = services.its_service AND uses.place = chosen.place
    LEFT JOIN answers ON answers.place = chosen.place
),
totals AS (
    SELECT
        its_catalogue,
        its_service,
        service_position,
        sum(times)::DOUBLE AS times,
        sum(sek)::DOUBLE AS sek,
        max(sek_unknown) AS sek_unknown,
        bool_or(is_rounded AND times IS NOT NULL) AS is_rounded,
        max(if_missing) FILTER (WHERE times IS NULL) AS if_missing,
        string_agg(refs, ' ') AS refs,
        count_if(is_delivered)::BIGINT AS delivered_here,
        count(is_delivered)::BIGINT AS all_here
    FROM places
    GROUP BY its_catalogue, its_service, service_position
)
SELECT
    -- A service that people can be placed in is a measure for an individual.
    CASE
        WHEN totals.its_service IN (SELECT code FROM codelist WHERE codelist = 'placement_measure') THEN 'individinsats'
        ELSE 'utforartjanst'
    END AS service_group,
    totals.its_service AS service,
    span.its_period AS period,
    totals.times AS value,
    totals.sek AS amount_sek,
    CASE WHEN totals.sek IS NULL THEN NULL WHEN totals.sek_unknown IS NULL THEN 'exact' ELSE 'at_least' END
        AS amount_qualifier,
    CASE
        WHEN totals.sek IS NOT NULL THEN 'A'
        WHEN totals.times IS NULL THEN totals.if_missing
        ELSE coalesce(totals.sek_unknown, 'NA')
    END AS amount_status,
    CASE WHEN totals.times IS NOT NULL THEN 'A' ELSE totals.if_missing END AS obs_status,
    CASE
        WHEN totals.times IS NULL THEN NULL
        WHEN totals.is_rounded THEN 'rounded'
        ELSE 'exact'
    END AS value_kind,
    totals.delivered_here AS delivered,
    totals.all_here AS delivered_of,
    totals.its_catalogue AS catalogue,
    array_to_string(list_sort(list_distinct(string_split(totals.refs, ' '))), ' ') AS source_refs
FROM totals
CROSS JOIN span
ORDER BY totals.times DESC NULLS LAST, totals.service_position

-- title_sv: Nyttjade tjänster per kommun under fyra kvartal
-- title_en: Services used by municipality over four quarters
-- definition_sv: Antal nyttjade tjänster hos ASF och belopp i kronor under de fyra kvartal som slutar med perioden (flöde), per kommun och uppdelat på köpare eller på tjänst: ”breakdown” säger vilket. En kommun som har levererat alla fyra kvartalen och inte nämner köparen eller tjänsten har noll. Saknas ett kvartal är summan ”minst”. De fyra kvartalen slutar senast med det sista som har uppgifter. En del som är okänd eller dold av lämnaren gör summan okänd eller dold. Levererat räknas en kommun som har lämnat alla fyra kvartalen, utan sådana delar.
-- definition_en: Number of services used at WISEs and amount in SEK during the four quarters that end with the period (a flow), by municipality and broken down by buyer or by service: “breakdown” says which. A municipality that has delivered all four quarters and does not name the buyer or the service has none. Where a quarter is missing the sum is “at least”. The four quarters end at the latest with the last one that has data. A part that is unknown or withheld by its sender makes the sum unknown or withheld. A municipality counts as having delivered when it has reported all four quarters, without such parts.
-- unit: services
-- grain: one row per municipality, breakdown, code and last quarter
-- sources: service_use, delivery, municipality, codelist
WITH last_known AS (
    SELECT max(quarter_end) AS last_end
    FROM (
        SELECT period_end AS quarter_end FROM service_use
        UNION ALL
        SELECT period_end FROM delivery WHERE delivery_kind = 'service_use' AND delivery_status = 'accepted'
    ) AS known
),
quarters AS (
    -- What is held or not delivered makes no new quarter: it would hide the last four with figures.
    SELECT quarter, quarter_end, row_number() OVER (ORDER BY quarter_end, quarter) AS place
    FROM (
        SELECT period AS quarter, period_end AS quarter_end FROM service_use
        UNION
        SELECT delivery.period, delivery.period_end
        FROM delivery
        CROSS JOIN last_known
        WHERE delivery.delivery_kind = 'service_use' AND delivery.period_end <= coalesce(last_end, delivery.period_end)
    ) AS reported
),
last_quarters AS (
    SELECT quarter_end AS span_end, max(place) AS last_place
    FROM quarters
    GROUP BY quarter_end
),
quarters_of_span AS (
    SELECT last_quarters.span_end, quarters.quarter, quarters.quarter_end
    FROM last_quarters
    JOIN quarters ON quarters.place BETWEEN last_quarters.last_place - 3 AND last_quarters.last_place
),
spans AS (
    SELECT
        span_end,
        span_of_quarters(quarter, quarter_end) AS its_period,
        count(quarter) AS quarters_here
    FROM quarters_of_span
    GROUP BY span_end
),
answers AS (
    SELECT
        quarters_of_span.span_end,
        delivery.municipality_code AS place,
        count_if(delivery.delivery_status = 'accepted') AS accepted_quarters,
        count_if(delivery.delivery_status = 'held') AS held_quarters,
        count_if(delivery.delivery_status = 'not_applicable') AS not_applicable_quarters,
        string_agg(DISTINCT delivery.source_id, ' ' ORDER BY delivery.source_id)
            FILTER (WHERE delivery.delivery_status = 'accepted') AS refs
    FROM delivery
    JOIN quarters_of_span ON quarters_of_span.quarter = delivery.period
    WHERE delivery.delivery_kind = 'service_use'
    GROUP BY quarters_of_span.span_end, delivery.municipality_code
),
codes AS (
    SELECT codelist AS its_breakdown, code AS its_code
    FROM codelist
    WHERE codelist IN ('public_actor', 'service')
),
uses AS (
    SELECT
        quarters_of_span.span_end,
        service_use.municipality_code AS place,
        codes.its_breakdown,
        codes.its_code,
        sum(service_use.value)::DOUBLE AS times,
        sum(service_use.amount_sek)::DOUBLE AS sek,
        sum(least_of(service_use.value, service_use.value_kind)) AS fewest,
        sum(most_of(service_use.value, service_use.value_kind)) AS most,
        count_if(service_use.value_kind = 'rounded') AS parts_rounded,
        min(service_use.obs_status) FILTER (WHERE service_use.obs_status <> 'A') AS missing_status,
        min(service_use.obs_status) FILTER (WHERE service_use.obs_status IN ('SU', 'UN')) AS untold_status,
        max(service_use.amount_status) FILTER (WHERE service_use.amount_status NOT IN ('A', 'NA')) AS sek_unknown,
        string_agg(DISTINCT service_use.source_id, ' ' ORDER BY service_use.source_id)
            FILTER (WHERE service_use.obs_status = 'A') AS refs
    FROM service_use
    JOIN quarters_of_span ON quarters_of_span.quarter = service_use.period
    JOIN codes
        ON codes.its_code
        = CASE codes.its_breakdown WHEN 'service' THEN service_use.service ELSE service_use.public_actor END
    GROUP BY quarters_of_span.span_end, service_use.municipality_code, codes.its_breakdown, codes.its_code
),
cells AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        municipality.municipality_code AS place,
        codes.its_breakdown, codes.its_code,
        spans.its_period, spans.span_end,
        coalesce(answers.accepted_quarters + answers.not_applicable_quarters = spans.quarters_here, false) AS is_whole,
        -- Whoever has delivered and does not name the buyer or the service has used nothing; "at least 0" says nothing. A sum
        -- is known when every part of it is: one that its partner has hidden or does not know is not zero.
        CASE
            WHEN uses.untold_status IS NOT NULL THEN NULL
            WHEN NOT is_whole AND coalesce(uses.times, 0) = 0 THEN NULL
            WHEN uses.place IS NOT NULL THEN uses.times
            WHEN is_whole AND answers.accepted_quarters > 0 THEN 0.0::DOUBLE
            ELSE NULL
        END AS times,
        CASE
            WHEN uses.untold_status IS NOT NULL THEN NULL
            WHEN NOT is_whole AND coalesce(uses.times, 0) = 0 THEN NULL
            ELSE uses.sek
        END AS sek,
        uses.sek_unknown,
        coalesce(uses.fewest, 0.0) AS fewest, uses.most,
        coalesce(uses.parts_rounded, 0) AS parts_rounded,
        CASE
            WHEN answers.not_applicable_quarters = spans.quarters_here THEN 'NA'
            WHEN answers.held_quarters > 0 THEN 'PR'
            WHEN uses.untold_status IS NOT NULL THEN uses.untold_status
            ELSE coalesce(uses.missing_status, 'NL')
        END AS if_missing,
        coalesce(uses.refs, answers.refs) AS refs,
        coalesce(answers.accepted_quarters = spans.quarters_here, false) AND uses.untold_status IS NULL AS has_delivered
    FROM municipality
    CROSS JOIN codes
    JOIN spans ON is_there_on(municipality, spans.span_end)
    LEFT JOIN uses
        ON uses.span_end = spans.span_end AND uses.place = municipality.municipality_code
        AND uses.its_breakdown = codes.its_breakdown AND uses.its_code = codes.its_code
    LEFT JOIN answers ON answers.span_end = spans.span_end AND answers.place = municipality.municipality_code
)
SELECT
    place AS municipality_code,
    its_breakdown AS breakdown,
    its_code AS code,
    its_period AS period,
    span_end AS period_end,
    times AS value,
    fewest::DOUBLE AS low,
    -- Four quarters are wanted: with fewer of them the sum is the least that it can be.
    CASE
        WHEN times IS NULL AND if_missing = 'NA' THEN 0.0
        WHEN times IS NULL OR NOT is_whole THEN NULL
        ELSE coalesce(most, times)
    END::DOUBLE AS high,
    sek AS amount_sek,
    sek_unknown AS amount_missing,
    CASE WHEN times IS NOT NULL THEN 'A' ELSE if_missing END AS obs_status,
    kind_of(times, if(is_whole, 0, 1), parts_rounded) AS value_kind,
    CASE WHEN (times IS NULL AND if_missing <> 'NA') OR (times IS NOT NULL AND NOT is_whole) THEN 1 ELSE 0 END::BIGINT
        AS missing_parts,
    CASE WHEN times IS NULL THEN NULL ELSE parts_rounded END::BIGINT AS rounded_parts,
    has_delivered AS is_delivered,
    its_catalogue AS catalogue,
    refs AS source_refs
FROM cells
ORDER BY its_breakdown, its_code, place, span_end

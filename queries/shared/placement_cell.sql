-- title_sv: Placeringar per aktör, kommun och kvartal
-- title_en: Placements by actor, municipality and quarter
-- definition_sv: Antal personer som var placerade hos ASF vid kvartalets slut (bestånd), per offentlig aktör och kommun: alla tillsammans, eller uppdelat på insats eller på kön. ”breakdown” säger vilket. En kommun som har levererat och inte nämner någon har noll. En del som är okänd eller dold av lämnaren gör summan okänd eller dold, och kommunen räknas då inte bland dem som har levererat. En leverans som är mottagen men publiceras senare är skyddad. Kvartalen slutar med det senaste som har uppgifter. ”within_value” är de som omfattas av förstärkt samarbete. En kommun som bara uppger båda könen tillsammans har inte sagt hur många som är kvinnor eller män.
-- definition_en: Number of people placed at WISEs at the end of the quarter (a stock), by public actor and municipality: all together, or broken down by measure or by sex. “breakdown” says which. A municipality that has delivered and names nobody has none. A part that is unknown or withheld by its sender makes the sum unknown or withheld, and the municipality is then not counted among those that have delivered. A delivery that is received and published later is protected. The quarters end with the latest that has data. “within_value” is those covered by enhanced cooperation. A municipality that only reports both sexes together has not said how many are women or men.
-- unit: persons
-- grain: one row per public actor, municipality, breakdown, code and quarter
-- sources: placement, delivery, municipality, codelist
WITH last_known AS (
    SELECT max(quarter_end) AS last_end
    FROM (
        SELECT period_end AS quarter_end FROM placement
        UNION ALL
        SELECT period_end FROM delivery WHERE delivery_kind = 'placement' AND delivery_status = 'accepted'
    ) AS known
),
quarters AS (
    -- What is held or not delivered makes no new quarter: it would hide the last one with figures.
    SELECT period AS quarter, period_end AS quarter_end FROM placement
    UNION
    SELECT delivery.period, delivery.period_end
    FROM delivery
    CROSS JOIN last_known
    WHERE delivery.delivery_kind = 'placement' AND delivery.period_end <= coalesce(last_end, delivery.period_end)
),
answers AS (
    SELECT
        municipality_code AS place,
        period AS quarter,
        delivery_status = 'accepted' AS is_accepted,
        delivery_status = 'held' AS is_held,
        delivery_status = 'not_applicable' AS is_not_applicable,
        source_id AS ref
    FROM delivery
    WHERE delivery_kind = 'placement'
),
codes AS (
    -- All whom an actor has placed stand as a breakdown by actor, under the actor's own code.
    SELECT actors.code AS actor, parts.codelist AS its_breakdown, parts.code AS its_code
    FROM codelist AS actors
    JOIN codelist AS parts
        ON (parts.codelist = 'public_actor' AND parts.code = actors.code)
        OR parts.codelist = 'placement_measure'
        OR (parts.codelist = 'sex' AND parts.code <> 'T')
    WHERE actors.codelist = 'public_actor'
),
counts AS (
    SELECT
        placement.municipality_code AS place,
        placement.period AS quarter,
        codes.actor, codes.its_breakdown, codes.its_code,
        sum(placement.value)::DOUBLE AS people,
        coalesce(sum(placement.value) FILTER (WHERE placement.enhanced_cooperation), 0.0)::DOUBLE AS people_within,
        sum(least_of_sum(placement)) AS fewest,
        sum(most_of_sum(placement)) AS most,
        coalesce(sum(least_of_sum(placement)) FILTER (WHERE placement.enhanced_cooperation), 0.0) AS fewest_within,
        coalesce(sum(most_of_sum(placement)) FILTER (WHERE placement.enhanced_cooperation), 0.0) AS most_within,
        sum(coalesce(placement.rounded_parts, if(placement.value_kind = 'rounded', 1, 0)))::BIGINT AS parts_rounded,
        min(placement.obs_status) FILTER (WHERE placement.obs_status <> 'A') AS missing_status,
        min(placement.obs_status) FILTER (WHERE placement.obs_status IN ('SU', 'UN')) AS untold_status,
        string_agg(DISTINCT placement.source_id, ' ' ORDER BY placement.source_id)
            -- A sum that is hidden has parts that are told, too.
            FILTER (WHERE placement.obs_status = 'A' OR placement.low + placement.rounded_parts > 0) AS refs
    FROM placement
    JOIN codes
        ON codes.actor = placement.public_actor
        AND codes.its_code = CASE codes.its_breakdown
            WHEN 'sex' THEN placement.sex
            WHEN 'placement_measure' THEN placement.placement_measure
            ELSE placement.public_actor
        END
    GROUP BY placement.municipality_code, placement.period, codes.actor, codes.its_breakdown, codes.its_code
),
only_totals AS (
    SELECT municipality_code AS place, period AS quarter, public_actor AS actor, 'sex' AS its_breakdown
    FROM placement
    GROUP BY municipality_code, period, public_actor
    HAVING bool_and(sex = 'T')
),
cells AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        municipality.municipality_code AS place,
        codes.actor, codes.its_breakdown, codes.its_code,
        quarters.quarter, quarters.quarter_end,
        -- Whoever has delivered and names nobody has placed nobody. A sum is known when every part of it is: one that its
        -- partner has hidden or does not know is not zero.
        CASE
            WHEN counts.untold_status IS NOT NULL THEN NULL
            WHEN counts.place IS NOT NULL THEN counts.people
            WHEN only_totals.place IS NOT NULL THEN NULL
            WHEN answers.is_accepted THEN 0.0::DOUBLE
            ELSE NULL
        END AS people,
        coalesce(counts.people_within, 0.0::DOUBLE) AS people_within,
        coalesce(counts.fewest, 0.0) AS fewest, counts.most,
        coalesce(counts.fewest_within, 0.0) AS fewest_within, coalesce(counts.most_within, 0.0) AS most_within,
        coalesce(counts.parts_rounded, 0) AS parts_rounded,
        CASE
            WHEN answers.is_not_applicable THEN 'NA'
            WHEN answers.is_held THEN 'PR'
            WHEN only_totals.place IS NOT NULL THEN 'UN'
            WHEN counts.untold_status IS NOT NULL THEN counts.untold_status
            ELSE coalesce(counts.missing_status, 'NL')
        END AS if_missing,
        CASE WHEN answers.is_accepted THEN coalesce(counts.refs, answers.ref) ELSE counts.refs END AS refs,
        coalesce(answers.is_accepted, false) AND counts.untold_status IS NULL AS has_delivered
    FROM municipality
    CROSS JOIN codes
    JOIN quarters ON is_there_on(municipality, quarters.quarter_end)
    LEFT JOIN counts
        ON counts.place = municipality.municipality_code AND counts.quarter = quarters.quarter
        AND counts.actor = codes.actor AND counts.its_breakdown = codes.its_breakdown
        AND counts.its_code = codes.its_code
    LEFT JOIN only_totals
        ON only_totals.place = municipality.municipality_code AND only_totals.quarter = quarters.quarter
        AND only_totals.actor = codes.actor AND only_totals.its_breakdown = codes.its_breakdown
    LEFT JOIN answers ON answers.place = municipality.municipality_code AND answers.quarter = quarters.quarter
)
SELECT
    place AS municipality_code,
    actor AS public_actor,
    its_breakdown AS breakdown,
    its_code AS code,
    quarter AS period,
    quarter_end AS period_end,
    people AS value,
    -- Parts that are told are the least that a sum can be; where it does not apply there is nobody.
    fewest::DOUBLE AS low,
    CASE WHEN people IS NOT NULL THEN coalesce(most, people) WHEN if_missing = 'NA' THEN 0.0 ELSE NULL END::DOUBLE AS high,
    CASE WHEN people IS NOT NULL THEN people_within ELSE NULL END AS within_value,
    fewest_within::DOUBLE AS within_low,
    CASE WHEN people IS NOT NULL THEN most_within WHEN if_missing = 'NA' THEN 0.0 ELSE NULL END::DOUBLE AS within_high,
    CASE WHEN people IS NOT NULL THEN 'A' ELSE if_missing END AS obs_status,
    kind_of(people, 0, parts_rounded) AS value_kind,
    CASE WHEN people IS NULL AND if_missing <> 'NA' THEN 1 ELSE 0 END::BIGINT AS missing_parts,
    CASE WHEN people IS NULL THEN NULL ELSE parts_rounded END::BIGINT AS rounded_parts,
    has_delivered AS is_delivered,
    its_catalogue AS catalogue,
    refs AS source_refs
FROM cells
ORDER BY actor, its_breakdown, its_code, place, quarter_end, quarter

-- title_sv: Placeringar per kommun
-- title_en: Placements by municipality
-- definition_sv: Antal personer som var placerade av den valda aktören vid kvartalets slut (bestånd), per kommun. Första värdet är kommunens första kända kvartal. Ett kvartal som inte är levererat saknar värde.
-- definition_en: Number of people placed by the chosen actor at the end of the quarter (a stock), by municipality. The first value is that of the municipality's first known quarter. A quarter that has not been delivered has no value.
-- unit: persons
-- grain: one row per chosen municipality and quarter up to the reference date
-- sources: placement, delivery, municipality
WITH quarters AS (
    SELECT DISTINCT period AS quarter, period_end AS quarter_end
    FROM (
        SELECT period, period_end FROM placement
        UNION ALL
        SELECT period, period_end FROM delivery WHERE delivery_kind = 'placement'
    ) AS reported
    WHERE period_end <= $reference_date
),
-- Where no quarter has been delivered at all, one row per municipality says so.
periods AS (
    SELECT quarter, quarter_end FROM quarters
    UNION ALL
    SELECT year($reference_date)::VARCHAR, $reference_date
    WHERE NOT EXISTS (SELECT quarter FROM quarters)
),
answers AS (
    SELECT
        municipality_code AS place,
        period AS quarter,
        delivery_status = 'accepted' AS is_accepted,
        delivery_status = 'not_applicable' AS is_not_applicable,
        source_id AS ref
    FROM delivery
    WHERE delivery_kind = 'placement'
),
cells AS (
    SELECT
        municipality_code AS place,
        period AS quarter,
        sum(value)::DOUBLE AS people,
        bool_or(value_kind = 'rounded') AS is_rounded,
        min(obs_status) FILTER (WHERE obs_status <> 'A') AS missing_status,
        string_agg(DISTINCT source_id, ' ') FILTER (WHERE obs_status = 'A') AS refs
    FROM placement
    WHERE public_actor = $public_actor
    GROUP BY municipality_code, period
),
places AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        municipality.municipality_code AS place,
        municipality.municipality_name AS name,
        periods.quarter,
        periods.quarter_end,
        -- Whoever has delivered and names nobody has placed nobody.
        CASE
            WHEN cells.place IS NOT NULL THEN cells.people
            WHEN answers.is_accepted THEN 0.0
            ELSE NULL
        END AS people,
        coalesce(cells.is_rounded, false) AS is_rounded,
        CASE WHEN answers.is_not_applicable THEN 'NA' ELSE coalesce(cells.missing_status, 'NL') END AS if_missing,
        CASE WHEN answers.is_accepted THEN coalesce(cells.refs, answers.ref) ELSE cells.refs END AS refs,
        coalesce(answers.is_accepted, false) AS is_delivered
    FROM municipality
    CROSS JOIN periods
    LEFT JOIN cells ON cells.place = municipality.municipality_code AND cells.quarter = periods.quarter
    LEFT JOIN answers ON answers.place = municipality.municipality_code AND answers.quarter = periods.quarter
    WHERE list_contains($municipality_codes, municipality.municipality_code)
)
SELECT
    place AS municipality_code,
    name AS municipality_name,
    $public_actor AS public_actor,
    quarter AS period,
    quarter_end AS period_end,
    people AS value,
    CASE WHEN people IS NOT NULL THEN 'A' ELSE if_missing END AS obs_status,
    CASE
        WHEN people IS NULL THEN NULL
        WHEN is_rounded THEN 'rounded'
        ELSE 'exact'
    END AS value_kind,
    first_value(people IGNORE NULLS) OVER (
        PARTITION BY place ORDER BY quarter_end ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS first_value,
    count_if(is_delivered) OVER (PARTITION BY quarter)::BIGINT AS delivered,
    count(place) OVER (PARTITION BY quarter)::BIGINT AS delivered_of,
    its_catalogue AS catalogue,
    refs AS source_refs
FROM places
ORDER BY name COLLATE sv, quarter_end

-- title_sv: Placeringar per aktör
-- title_en: Placements by actor
-- definition_sv: Antal personer som var placerade hos ASF vid kvartalets slut (bestånd), per offentlig aktör, i de valda kommuner som har levererat. En person kan finnas hos flera aktörer, så aktörerna läggs inte ihop. Ändringen räknas bara över kommuner som har levererat både kvartalet och det första. Utgångsläget är planens uppgift för hela länet och visas bara när alla kommuner är valda.
-- definition_en: Number of people placed at WISEs at the end of the quarter (a stock), by public actor, in the chosen municipalities that have delivered. A person may be with several actors, so actors are not added up. The change covers only municipalities that have delivered both the quarter and the first one. The baseline is the plan's figure for the whole county and is shown only when all municipalities are chosen.
-- unit: persons
-- grain: one row per public actor and quarter up to the reference date
-- sources: placement, delivery, municipality, observation
WITH actors AS (
    SELECT code AS actor, position AS actor_position
    FROM codelist
    WHERE codelist = 'public_actor'
),
chosen AS (
    SELECT catalogue AS its_catalogue, municipality_code AS place
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code)
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
quarters AS (
    SELECT DISTINCT period AS quarter, period_end AS quarter_end
    FROM (
        SELECT period, period_end FROM placement
        UNION ALL
        SELECT period, period_end FROM delivery WHERE delivery_kind = 'placement'
    ) AS reported
    WHERE period_end <= $reference_date
),
-- The plan's own figure is where the plan period starts: known from that year's first day on.
baseline AS (
    SELECT
        period AS its_period,
        period_end AS its_end,
        value AS people,
        qualifier AS its_qualifier,
        concat_ws(':', source_id, page) AS ref
    FROM observation
    WHERE indicator_code = 'placed_via_af' AND obs_status = 'A' AND date_trunc('year', period_end) <= $reference_date
    ORDER BY period_end
    LIMIT 1
),
-- Where no quarter has been delivered at all, one row per actor says so, under the year of the plan's figure.
periods AS (
    SELECT quarter, quarter_end FROM quarters
    UNION ALL
    SELECT
        coalesce((SELECT its_period FROM baseline), year($reference_date)::VARCHAR),
        coalesce((SELECT its_end FROM baseline), $reference_date)
    WHERE NOT EXISTS (SELECT quarter FROM quarters)
),
cells AS (
    SELECT
        public_actor AS actor,
        municipality_code AS place,
        period AS quarter,
        sum(value) AS people,
        bool_or(value_kind = 'rounded') AS is_rounded,
        min(obs_status) FILTER (WHERE obs_status <> 'A') AS missing_status,
        string_agg(DISTINCT source_id, ' ') FILTER (WHERE obs_status = 'A') AS refs
    FROM placement
    GROUP BY public_actor, municipality_code, period
),
places AS (
    SELECT
        chosen.its_catalogue,
        actors.actor,
        actors.actor_position,
        periods.quarter,
        periods.quarter_end,
        chosen.place,
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
    FROM actors
    CROSS JOIN chosen
    CROSS JOIN periods
    LEFT JOIN cells
        ON cells.actor = actors.actor AND cells.place = chosen.place AND cells.quarter = periods.quarter
    LEFT JOIN answers ON answers.place = chosen.place AND answers.quarter = periods.quarter
),
with_first AS (
    SELECT
        places.its_catalogue, places.actor, places.actor_position, places.quarter, places.quarter_end,
        places.people, places.is_rounded, places.if_missing, places.refs, places.is_delivered,
        first_places.people AS people_first
    FROM places
    LEFT JOIN places AS first_places
        ON first_places.actor = places.actor
        AND first_places.place = places.place
        AND first_places.quarter_end = (SELECT min(quarter_end) FROM periods)
        AND places.quarter_end > first_places.quarter_end
),
totals AS (
    SELECT
        its_catalogue,
        actor,
        actor_position,
        quarter,
        quarter_end,
        sum(people)::DOUBLE AS people,
        bool_or(is_rounded AND people IS NOT NULL) AS is_rounded,
        max(if_missing) FILTER (WHERE people IS NULL) AS if_missing,
        string_agg(refs, ' ') AS refs,
        sum(people - people_first)::DOUBLE AS people_more,
        count_if(is_delivered)::BIGINT AS delivered_here,
        count(is_delivered)::BIGINT AS all_here
    FROM with_first
    GROUP BY its_catalogue, actor, actor_position, quarter, quarter_end
),
shown_baseline AS (
    SELECT 'arbetsformedlingen' AS actor, people, its_qualifier, its_period, ref
    FROM baseline
    WHERE (SELECT count(place) FROM chosen) = (SELECT count(municipality_code) FROM municipality)
)
SELECT
    totals.actor AS public_actor,
    totals.quarter AS period,
    totals.quarter_end AS period_end,
    totals.people AS value,
    totals.people_more AS change,
    CASE WHEN totals.people IS NOT NULL THEN 'A' ELSE totals.if_missing END AS obs_status,
    CASE
        WHEN totals.people IS NULL THEN NULL
        WHEN totals.is_rounded THEN 'rounded'
        ELSE 'exact'
    END AS value_kind,
    totals.delivered_here AS delivered,
    totals.all_here AS delivered_of,
    shown_baseline.people AS baseline_value,
    shown_baseline.its_qualifier AS baseline_qualifier,
    shown_baseline.its_period AS baseline_period,
    totals.its_catalogue AS catalogue,
    nullif(array_to_string(
        list_sort(list_distinct(string_split(concat_ws(' ', totals.refs, shown_baseline.ref), ' '))), ' '
    ), '') AS source_refs
FROM totals
LEFT JOIN shown_baseline ON shown_baseline.actor = totals.actor
ORDER BY totals.actor_position, totals.quarter_end

-- title_sv: Placeringar per aktör
-- title_en: Placements by actor
-- definition_sv: Antal personer som var placerade hos ASF vid kvartalets slut (bestånd), per offentlig aktör, i de valda kommuner som har levererat. En person kan finnas hos flera aktörer, så aktörerna läggs inte ihop. Ändringen räknas bara över kommuner som har levererat både kvartalet och det första. Utgångsläget är planens uppgift för hela länet och visas bara när alla kommuner är valda.
-- definition_en: Number of people placed at WISEs at the end of the quarter (a stock), by public actor, in the chosen municipalities that have delivered. A person may be with several actors, so actors are not added up. The change covers only municipalities that have delivered both the quarter and the first one. The baseline is the plan's figure for the whole county and is shown only when all municipalities are chosen.
-- unit: persons
-- grain: one row per public actor and quarter up to the reference date
-- sources: placement_cell, municipality, observation
WITH chosen AS (
    SELECT catalogue AS its_catalogue, municipality_code AS place
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code)
),
cells AS (
    SELECT
        public_actor AS actor, municipality_code AS place, period AS quarter, period_end AS quarter_end,
        value AS people, obs_status AS its_status, value_kind AS its_kind, rounded_parts AS its_parts,
        is_delivered AS has_delivered, source_refs AS refs
    FROM placement_cell
    WHERE breakdown = 'public_actor' AND period_end <= $reference_date
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
    SELECT DISTINCT quarter, quarter_end FROM cells
    UNION ALL
    SELECT
        coalesce((SELECT its_period FROM baseline), year($reference_date)::VARCHAR),
        coalesce((SELECT its_end FROM baseline), $reference_date)
    WHERE NOT EXISTS (SELECT quarter FROM cells)
),
totals AS (
    SELECT
        chosen.its_catalogue,
        codelist.code AS actor,
        codelist.position AS actor_position,
        periods.quarter,
        periods.quarter_end,
        sum(cells.people)::DOUBLE AS people,
        CASE WHEN bool_or(cells.its_kind = 'rounded') THEN 'rounded' ELSE 'exact' END AS kind_if_known,
        sum(cells.its_parts)::BIGINT AS parts_rounded,
        max(coalesce(cells.its_status, 'NL')) FILTER (WHERE cells.people IS NULL) AS if_missing,
        string_agg(cells.refs, ' ') AS refs,
        sum(cells.people - first_cells.people)::DOUBLE AS people_more,
        bool_or(cells.its_parts + first_cells.its_parts > 0) AS is_more_rounded,
        count_if(coalesce(cells.has_delivered, false))::BIGINT AS delivered_here,
        count(chosen.place)::BIGINT AS all_here
    FROM codelist
    CROSS JOIN chosen
    CROSS JOIN periods
    LEFT JOIN cells
        ON cells.actor = codelist.code AND cells.place = chosen.place AND cells.quarter = periods.quarter
    LEFT JOIN cells AS first_cells
        ON first_cells.actor = cells.actor
        AND first_cells.place = cells.place
        AND first_cells.quarter_end = (SELECT min(quarter_end) FROM periods)
        AND cells.quarter_end > first_cells.quarter_end
    WHERE codelist.codelist = 'public_actor'
    GROUP BY chosen.its_catalogue, codelist.code, codelist.position, periods.quarter, periods.quarter_end
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
    CASE
        WHEN totals.people_more IS NULL THEN NULL
        WHEN totals.is_more_rounded THEN 'rounded'
        ELSE 'exact'
    END AS change_value_kind,
    CASE WHEN totals.people IS NOT NULL THEN 'A' ELSE totals.if_missing END AS obs_status,
    CASE WHEN totals.people IS NOT NULL THEN totals.kind_if_known ELSE NULL END AS value_kind,
    totals.parts_rounded AS rounded_parts,
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

-- title_sv: Andel inom förstärkt samarbete
-- title_en: Share within enhanced cooperation
-- definition_sv: Andel av dem som Arbetsförmedlingen har placerat hos ASF vid kvartalets slut som omfattas av förstärkt samarbete med Försäkringskassan, i de valda kommuner som har levererat. Utgångsläget är planens uppgift för hela länet och visas bara när alla kommuner är valda. Där inget kvartal har en andel visas planens andel för sitt år.
-- definition_en: Share of those whom the Public Employment Service has placed at WISEs at the end of the quarter who are covered by its enhanced cooperation with the Social Insurance Agency, in the chosen municipalities that have delivered. The baseline is the plan's figure for the whole county and is shown only when all municipalities are chosen. Where no quarter has a share, the plan's share is shown for its year.
-- unit: pct
-- grain: one row per quarter up to the reference date, and one for the year of the plan's figure where no quarter has a share
-- sources: placement, delivery, municipality, observation
WITH chosen AS (
    SELECT catalogue AS its_catalogue, municipality_code AS place
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code)
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
        sum(value) AS people,
        coalesce(sum(value) FILTER (WHERE enhanced_cooperation), 0.0) AS people_within,
        bool_or(value_kind = 'rounded') AS is_rounded,
        min(obs_status) FILTER (WHERE obs_status <> 'A') AS missing_status,
        string_agg(DISTINCT source_id, ' ') FILTER (WHERE obs_status = 'A') AS refs
    FROM placement
    WHERE public_actor = 'arbetsformedlingen'
    GROUP BY municipality_code, period
),
places AS (
    SELECT
        chosen.its_catalogue,
        quarters.quarter,
        quarters.quarter_end,
        -- Whoever has delivered and names nobody has placed nobody.
        CASE
            WHEN cells.place IS NOT NULL THEN cells.people
            WHEN answers.is_accepted THEN 0.0
            ELSE NULL
        END AS people,
        CASE
            WHEN cells.people IS NOT NULL THEN cells.people_within
            WHEN cells.place IS NULL AND answers.is_accepted THEN 0.0
            ELSE NULL
        END AS people_within,
        coalesce(cells.is_rounded, false) AS is_rounded,
        CASE WHEN answers.is_not_applicable THEN 'NA' ELSE coalesce(cells.missing_status, 'NL') END AS if_missing,
        CASE WHEN answers.is_accepted THEN coalesce(cells.refs, answers.ref) ELSE cells.refs END AS refs,
        coalesce(answers.is_accepted, false) AS is_delivered
    FROM chosen
    CROSS JOIN quarters
    LEFT JOIN cells ON cells.place = chosen.place AND cells.quarter = quarters.quarter
    LEFT JOIN answers ON answers.place = chosen.place AND answers.quarter = quarters.quarter
),
totals AS (
    SELECT
        its_catalogue,
        quarter,
        quarter_end,
        sum(people)::DOUBLE AS people,
        sum(people_within)::DOUBLE AS people_within,
        100.0 * sum(people_within) / nullif(sum(people), 0.0) AS share,
        bool_or(is_rounded AND people IS NOT NULL) AS is_rounded,
        max(if_missing) FILTER (WHERE people IS NULL) AS if_missing,
        string_agg(refs, ' ') AS refs,
        count_if(is_delivered)::BIGINT AS delivered_here,
        count(is_delivered)::BIGINT AS all_here
    FROM places
    GROUP BY its_catalogue, quarter, quarter_end
),
-- The plan's own figure is where the plan period starts: known from that year's first day on.
stated AS (
    SELECT
        period AS its_period,
        period_end AS its_end,
        value AS share,
        qualifier AS its_qualifier,
        concat_ws(':', source_id, page) AS ref
    FROM observation
    WHERE
        indicator_code = 'enhanced_cooperation_share_pct'
        AND obs_status = 'A'
        AND date_trunc('year', period_end) <= $reference_date
        AND (SELECT count(place) FROM chosen) = (SELECT count(municipality_code) FROM municipality)
    ORDER BY period_end
    LIMIT 1
),
all_rows AS (
    SELECT
        totals.its_catalogue,
        totals.quarter AS its_period,
        totals.quarter_end AS its_end,
        totals.people_within,
        totals.people,
        totals.share,
        CASE
            WHEN totals.people IS NULL THEN totals.if_missing
            -- Nobody is placed: there is nothing to take a share of.
            WHEN totals.share IS NULL THEN 'NA'
            ELSE 'A'
        END AS its_status,
        CASE
            WHEN totals.share IS NULL THEN NULL
            WHEN totals.is_rounded THEN 'rounded'
            ELSE 'exact'
        END AS its_kind,
        NULL AS its_qualifier,
        totals.delivered_here,
        totals.all_here,
        totals.refs
    FROM totals
    UNION ALL
    SELECT
        (SELECT any_value(its_catalogue) FROM chosen),
        coalesce(stated.its_period, year($reference_date)::VARCHAR),
        coalesce(stated.its_end, $reference_date),
        NULL,
        NULL,
        stated.share,
        CASE WHEN stated.share IS NULL THEN 'NL' ELSE 'A' END,
        CASE WHEN stated.share IS NULL THEN NULL ELSE 'exact' END,
        stated.its_qualifier,
        NULL,
        NULL,
        NULL
    FROM (SELECT count(share) AS shares, count(quarter) AS quarters_here FROM totals) AS known
    LEFT JOIN stated ON true
    WHERE known.shares = 0 AND (stated.share IS NOT NULL OR known.quarters_here = 0)
)
SELECT
    'arbetsformedlingen' AS public_actor,
    all_rows.its_period AS period,
    all_rows.its_end AS period_end,
    all_rows.people_within AS within_value,
    all_rows.people AS total_value,
    all_rows.share AS value,
    all_rows.its_qualifier AS qualifier,
    all_rows.its_status AS obs_status,
    all_rows.its_kind AS value_kind,
    stated.share AS baseline_value,
    stated.its_qualifier AS baseline_qualifier,
    stated.its_period AS baseline_period,
    all_rows.delivered_here AS delivered,
    all_rows.all_here AS delivered_of,
    all_rows.its_catalogue AS catalogue,
    nullif(array_to_string(
        list_sort(list_distinct(string_split(concat_ws(' ', all_rows.refs, stated.ref), ' '))), ' '
    ), '') AS source_refs
FROM all_rows
LEFT JOIN stated ON true
ORDER BY all_rows.its_end, all_rows.its_period DESC

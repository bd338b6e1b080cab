-- title_sv: Placerade kvinnor och män
-- title_en: Women and men placed
-- definition_sv: Antal kvinnor och män som var placerade hos ASF vid slutet av det senaste kvartalet (bestånd), per offentlig aktör, i de valda kommuner som har levererat.
-- definition_en: Number of women and men placed at WISEs at the end of the latest quarter (a stock), by public actor, in the chosen municipalities that have delivered.
-- unit: persons
-- grain: one row per public actor and sex in the latest quarter up to the reference date
-- sources: placement, delivery, municipality
WITH actors AS (
    SELECT code AS actor, position AS actor_position
    FROM codelist
    WHERE codelist = 'public_actor'
),
sexes AS (
    SELECT code AS its_sex, position AS sex_position
    FROM codelist
    WHERE codelist = 'sex' AND code <> 'T'
),
chosen AS (
    SELECT catalogue AS its_catalogue, municipality_code AS place
    FROM municipality
    WHERE list_contains($municipality_codes, municipality_code)
),
reported AS (
    SELECT period AS quarter, period_end AS quarter_end FROM placement
    UNION ALL
    SELECT period, period_end FROM delivery WHERE delivery_kind = 'placement'
),
latest AS (
    SELECT coalesce(max_by(quarter, quarter_end), year($reference_date)::VARCHAR) AS quarter
    FROM reported
    WHERE quarter_end <= $reference_date
),
answers AS (
    SELECT
        delivery.municipality_code AS place,
        delivery.delivery_status = 'accepted' AS is_accepted,
        delivery.delivery_status = 'not_applicable' AS is_not_applicable,
        delivery.source_id AS ref
    FROM delivery
    JOIN latest ON latest.quarter = delivery.period
    WHERE delivery.delivery_kind = 'placement'
),
cells AS (
    SELECT
        placement.public_actor AS actor,
        placement.sex AS its_sex,
        placement.municipality_code AS place,
        sum(placement.value) AS people,
        bool_or(placement.value_kind = 'rounded') AS is_rounded,
        min(placement.obs_status) FILTER (WHERE placement.obs_status <> 'A') AS missing_status,
        string_agg(DISTINCT placement.source_id, ' ') FILTER (WHERE placement.obs_status = 'A') AS refs
    FROM placement
    JOIN latest ON latest.quarter = placement.period
    GROUP BY placement.public_actor, placement.sex, placement.municipality_code
),
-- A municipality that reports an actor only as a total of both sexes has not said how many are women.
only_totals AS (
    SELECT actor, place
    FROM cells
    GROUP BY actor, place
    HAVING bool_and(its_sex = 'T')
),
places AS (
    SELECT
        chosen.its_catalogue,
        actors.actor,
        actors.actor_position,
        sexes.its_sex,
        sexes.sex_position,
        -- Whoever has delivered and names nobody has placed nobody.
        CASE
            WHEN cells.place IS NOT NULL THEN cells.people
            WHEN only_totals.place IS NOT NULL THEN NULL
            WHEN answers.is_accepted THEN 0.0
            ELSE NULL
        END AS people,
        coalesce(cells.is_rounded, false) AS is_rounded,
        CASE
            WHEN answers.is_not_applicable THEN 'NA'
            WHEN only_totals.place IS NOT NULL THEN 'UN'
            ELSE coalesce(cells.missing_status, 'NL')
        END AS if_missing,
        CASE WHEN answers.is_accepted THEN coalesce(cells.refs, answers.ref) ELSE cells.refs END AS refs,
        coalesce(answers.is_accepted, false) AS is_delivered
    FROM actors
    CROSS JOIN sexes
    CROSS JOIN chosen
    LEFT JOIN cells ON cells.actor = actors.actor AND cells.its_sex = sexes.its_sex AND cells.place = chosen.place
    LEFT JOIN only_totals ON only_totals.actor = actors.actor AND only_totals.place = chosen.place
    LEFT JOIN answers ON answers.place = chosen.place
),
totals AS (
    SELECT
        its_catalogue,
        actor,
        actor_position,
        its_sex,
        sex_position,
        sum(people)::DOUBLE AS people,
        bool_or(is_rounded AND people IS NOT NULL) AS is_rounded,
        max(if_missing) FILTER (WHERE people IS NULL) AS if_missing,
        string_agg(refs, ' ') AS refs,
        count_if(is_delivered)::BIGINT AS delivered_here,
        count(is_delivered)::BIGINT AS all_here
    FROM places
    GROUP BY its_catalogue, actor, actor_position, its_sex, sex_position
)
SELECT
    totals.actor AS public_actor,
    latest.quarter AS period,
    totals.its_sex AS sex,
    totals.people AS value,
    CASE WHEN totals.people IS NOT NULL THEN 'A' ELSE totals.if_missing END AS obs_status,
    CASE
        WHEN totals.people IS NULL THEN NULL
        WHEN totals.is_rounded THEN 'rounded'
        ELSE 'exact'
    END AS value_kind,
    totals.delivered_here AS delivered,
    totals.all_here AS delivered_of,
    totals.its_catalogue AS catalogue,
    array_to_string(list_sort(list_distinct(string_split(totals.refs, ' '))), ' ') AS source_refs
FROM totals
CROSS JOIN latest
ORDER BY totals.actor_position, totals.sex_position

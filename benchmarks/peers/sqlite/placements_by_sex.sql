-- Women and men placed: one row per public actor and sex, in the latest quarter.
WITH latest AS (
    SELECT period, period_end FROM placement_period WHERE period_end <= :reference_date ORDER BY period_end DESC LIMIT 1
),
cells AS (
    SELECT
        actor.code AS public_actor, actor.position AS actor_position, sex.code AS sex, sex.position AS sex_position,
        latest.period, places.catalogue, places.municipality_code, cell.value, cell.low, cell.high, cell.missing_parts,
        cell.rounded_parts, cell.obs_status, cell.is_delivered, cell.source_refs
    FROM codelist AS actor
    JOIN codelist AS sex ON sex.codelist = 'sex' AND sex.code <> 'T'
    CROSS JOIN latest
    CROSS JOIN municipality AS places
    LEFT JOIN placement_sex_cell AS cell
        ON cell.public_actor = actor.code AND cell.sex = sex.code
        AND cell.municipality_code = places.municipality_code AND cell.period = latest.period
    WHERE
        actor.codelist = 'public_actor'
        AND places.municipality_code IN (SELECT value FROM json_each(:municipality_codes))
        AND (places.valid_from_year IS NULL OR places.valid_from_year <= CAST(strftime('%Y', latest.period_end) AS INTEGER))
        AND (places.valid_to_year IS NULL OR places.valid_to_year >= CAST(strftime('%Y', latest.period_end) AS INTEGER))
    ORDER BY places.municipality_code
),
totals AS (
    SELECT
        public_actor, actor_position, sex, sex_position, period, min(catalogue) AS catalogue,
        sum(value) AS value,
        sum(coalesce(low, 0.0)) AS low,
        CASE WHEN count(high) = count(*) THEN sum(high) END AS high,
        sum(coalesce(missing_parts, 1) > 0) AS missing_parts,
        coalesce(sum(rounded_parts), 0) AS rounded_parts,
        CASE WHEN count(value) > 0 THEN 'A' ELSE coalesce(max(obs_status), 'NL') END AS obs_status,
        sum(coalesce(is_delivered, 0)) AS delivered,
        count(*) AS delivered_of,
        group_concat(municipality_code, ' ') FILTER (WHERE value IS NOT NULL) AS covers
    FROM cells
    GROUP BY public_actor, actor_position, sex, sex_position, period
),
refs AS (
    SELECT public_actor, sex, group_concat(ref, ' ') AS source_refs
    FROM (
        SELECT DISTINCT each.public_actor, each.sex, split.value AS ref
        FROM (SELECT DISTINCT public_actor, sex, source_refs FROM cells WHERE source_refs IS NOT NULL) AS each
        CROSS JOIN json_each('["' || replace(each.source_refs, ' ', '","') || '"]') AS split
        ORDER BY 1, 2, 3
    )
    GROUP BY public_actor, sex
)
SELECT
    totals.public_actor, totals.period, totals.sex, totals.value, totals.low, totals.high, totals.missing_parts,
    totals.rounded_parts, totals.obs_status,
    CASE
        WHEN totals.value IS NULL THEN NULL WHEN totals.rounded_parts > 0 THEN 'rounded'
        WHEN totals.missing_parts > 0 THEN 'at_least' ELSE 'exact'
    END AS value_kind,
    totals.delivered, totals.delivered_of, refs.source_refs, totals.covers, totals.catalogue
FROM totals
LEFT JOIN refs ON refs.public_actor = totals.public_actor AND refs.sex = totals.sex
ORDER BY totals.actor_position, totals.sex_position

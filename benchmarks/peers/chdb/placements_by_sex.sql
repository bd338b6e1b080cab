-- Women and men placed: one row per public actor and sex, in the latest quarter.
WITH latest AS (
    SELECT period, period_end FROM placement_period WHERE period_end <= {reference_date:Date32} ORDER BY period_end DESC LIMIT 1
),
cells AS (
    SELECT
        actor.code AS public_actor, actor.position AS actor_position, sex.code AS sex, sex.position AS sex_position,
        latest.period AS period, places.catalogue AS catalogue, places.municipality_code AS municipality_code,
        cell.value AS value, cell.low AS low, cell.high AS high, cell.missing_parts AS missing_parts,
        cell.rounded_parts AS rounded_parts, cell.obs_status AS obs_status, cell.is_delivered AS is_delivered,
        cell.source_refs AS source_refs
    FROM codelist AS actor
    JOIN codelist AS sex ON sex.codelist = 'sex' AND sex.code <> 'T'
    CROSS JOIN latest
    CROSS JOIN municipality AS places
    LEFT JOIN (
        SELECT * FROM placement_sex_cell WHERE period_end = (SELECT period_end FROM latest)
    ) AS cell
        ON cell.public_actor = actor.code AND cell.sex = sex.code AND cell.municipality_code = places.municipality_code
    WHERE
        actor.codelist = 'public_actor'
        AND has({municipality_codes:Array(String)}, places.municipality_code)
        AND (places.valid_from_year IS NULL OR places.valid_from_year <= toYear(latest.period_end))
        AND (places.valid_to_year IS NULL OR places.valid_to_year >= toYear(latest.period_end))
),
totals AS (
    SELECT
        public_actor, actor_position, sex, sex_position, period, min(catalogue) AS catalogue,
        sum(value) AS value,
        sum(coalesce(low, 0.0)) AS low,
        CASE WHEN count(high) = count(*) THEN sum(high) END AS high,
        countIf(coalesce(cells.missing_parts, 1) > 0) AS missing_parts,
        coalesce(sum(rounded_parts), 0) AS rounded_parts,
        CASE WHEN count(value) > 0 THEN 'A' ELSE coalesce(max(obs_status), 'NL') END AS obs_status,
        sum(coalesce(is_delivered, 0)) AS delivered,
        count(*) AS delivered_of,
        nullIf(arrayStringConcat(arraySort(groupArrayIf(cells.municipality_code, cells.value IS NOT NULL)), ' '), '') AS covers,
        nullIf(arrayStringConcat(arraySort(
            arrayDistinct(splitByChar(' ', arrayStringConcat(groupArray(cells.source_refs), ' ')))
        ), ' '), '') AS source_refs
    FROM cells
    GROUP BY public_actor, actor_position, sex, sex_position, period
)
SELECT
    totals.public_actor AS public_actor, totals.period AS period, totals.sex AS sex, totals.value AS value,
    totals.low AS low, totals.high AS high, totals.missing_parts AS missing_parts,
    totals.rounded_parts AS rounded_parts, totals.obs_status AS obs_status,
    CASE
        WHEN totals.value IS NULL THEN NULL WHEN totals.rounded_parts > 0 THEN 'rounded'
        WHEN totals.missing_parts > 0 THEN 'at_least' ELSE 'exact'
    END AS value_kind,
    totals.delivered AS delivered, totals.delivered_of AS delivered_of, totals.source_refs AS source_refs,
    totals.covers AS covers, totals.catalogue AS catalogue
FROM totals
ORDER BY totals.actor_position, totals.sex_position

-- Placements by municipality: one row per municipality and quarter, of one actor.
WITH quarters AS (
    SELECT period, period_end FROM placement_period WHERE period_end <= {reference_date:Date32}
),
of_actor AS (
    SELECT * FROM placement_actor_cell WHERE public_actor = {public_actor:String}
),
cells AS (
    SELECT
        places.catalogue AS catalogue, places.municipality_code AS municipality_code,
        places.municipality_name AS municipality_name, places.swedish_order AS swedish_order,
        quarters.period AS period, quarters.period_end AS period_end, cell.value AS value, coalesce(cell.low, 0.0) AS low,
        cell.high AS high,
        CASE WHEN coalesce(cell.missing_parts, 1) > 0 THEN 1 ELSE 0 END AS missing_parts,
        coalesce(cell.rounded_parts, 0) AS rounded_parts,
        CASE WHEN cell.value IS NOT NULL THEN 'A' ELSE coalesce(cell.obs_status, 'NL') END AS obs_status,
        coalesce(cell.is_delivered, 0) AS is_delivered, cell.source_refs AS source_refs,
        cell.value - earlier.value AS change, cell.low - earlier.high AS change_low, cell.high - earlier.low AS change_high,
        cell.rounded_parts + earlier.rounded_parts AS change_rounded,
        CASE
            WHEN cell.missing_parts = 0 AND earlier.missing_parts = 0 AND cell.value - earlier.value IS NOT NULL THEN 0 ELSE 1
        END AS change_missing_parts
    FROM municipality AS places
    JOIN quarters
        ON (places.valid_from_year IS NULL OR places.valid_from_year <= toYear(quarters.period_end))
        AND (places.valid_to_year IS NULL OR places.valid_to_year >= toYear(quarters.period_end))
    LEFT JOIN of_actor AS cell
        ON cell.municipality_code = places.municipality_code AND cell.period = quarters.period
    LEFT JOIN (SELECT * FROM of_actor WHERE period_end = (SELECT min(period_end) FROM quarters)) AS earlier
        ON earlier.municipality_code = places.municipality_code AND earlier.period_end < cell.period_end
    WHERE has({municipality_codes:Array(String)}, places.municipality_code)
),
told AS (
    SELECT
        cells.*,
        CASE
            WHEN value IS NULL THEN NULL WHEN rounded_parts > 0 THEN 'rounded'
            WHEN missing_parts > 0 THEN 'at_least' ELSE 'exact'
        END AS value_kind
    FROM cells
)
SELECT
    municipality_code, municipality_name, {public_actor:String} AS public_actor, period, period_end, value, low, high,
    missing_parts,
    rounded_parts, obs_status, value_kind,
    sum(is_delivered) OVER (PARTITION BY period) AS delivered,
    count(*) OVER (PARTITION BY period) AS delivered_of,
    source_refs,
    first_value(value) IGNORE NULLS OVER of_municipality AS first_value,
    first_value(value_kind) IGNORE NULLS OVER of_municipality AS first_value_kind,
    change,
    CASE WHEN change IS NOT NULL THEN change_low END AS change_low,
    CASE WHEN change IS NOT NULL THEN change_high END AS change_high,
    CASE WHEN change IS NULL THEN NULL WHEN change_rounded > 0 THEN 'rounded' ELSE 'exact' END AS change_value_kind,
    change_missing_parts,
    catalogue
FROM told
WINDOW of_municipality AS (
    PARTITION BY municipality_code ORDER BY period_end
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
ORDER BY swedish_order, period_end

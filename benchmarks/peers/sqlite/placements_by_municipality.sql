-- Placements by municipality: one row per municipality and quarter, of one actor.
WITH quarters AS (
    SELECT period, period_end FROM placement_period WHERE period_end <= :reference_date
),
cells AS (
    SELECT
        places.catalogue, places.municipality_code, places.municipality_name, places.swedish_order,
        quarters.period, quarters.period_end, cell.value, coalesce(cell.low, 0.0) AS low, cell.high,
        coalesce(cell.missing_parts, 1) > 0 AS missing_parts, coalesce(cell.rounded_parts, 0) AS rounded_parts,
        CASE WHEN cell.value IS NOT NULL THEN 'A' ELSE coalesce(cell.obs_status, 'NL') END AS obs_status,
        coalesce(cell.is_delivered, 0) AS is_delivered, cell.source_refs,
        cell.value - earlier.value AS change, cell.low - earlier.high AS change_low, cell.high - earlier.low AS change_high,
        cell.rounded_parts + earlier.rounded_parts AS change_rounded,
        coalesce(cell.missing_parts > 0 OR earlier.missing_parts > 0 OR cell.value - earlier.value IS NULL, true)
            AS change_missing_parts
    FROM municipality AS places
    JOIN quarters
        ON (places.valid_from_year IS NULL OR places.valid_from_year <= CAST(strftime('%Y', quarters.period_end) AS INTEGER))
        AND (places.valid_to_year IS NULL OR places.valid_to_year >= CAST(strftime('%Y', quarters.period_end) AS INTEGER))
    LEFT JOIN placement_actor_cell AS cell
        ON cell.public_actor = :public_actor
        AND cell.municipality_code = places.municipality_code AND cell.period = quarters.period
    LEFT JOIN placement_actor_cell AS earlier
        ON earlier.public_actor = :public_actor
        AND earlier.municipality_code = places.municipality_code AND earlier.period_end < cell.period_end
        AND earlier.period_end = (SELECT min(period_end) FROM quarters)
    WHERE places.municipality_code IN (SELECT value FROM json_each(:municipality_codes))
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
    municipality_code, municipality_name, :public_actor AS public_actor, period, period_end, value, low, high, missing_parts,
    rounded_parts, obs_status, value_kind,
    sum(is_delivered) OVER (PARTITION BY period) AS delivered,
    count(*) OVER (PARTITION BY period) AS delivered_of,
    source_refs,
    -- SQLite passes over no nulls: what is known comes first.
    first_value(value) OVER known_first AS first_value,
    first_value(value_kind) OVER known_first AS first_value_kind,
    change,
    CASE WHEN change IS NOT NULL THEN change_low END AS change_low,
    CASE WHEN change IS NOT NULL THEN change_high END AS change_high,
    CASE WHEN change IS NULL THEN NULL WHEN change_rounded > 0 THEN 'rounded' ELSE 'exact' END AS change_value_kind,
    change_missing_parts,
    catalogue
FROM told
WINDOW known_first AS (
    PARTITION BY municipality_code ORDER BY value IS NULL, period_end
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
)
ORDER BY swedish_order, period_end

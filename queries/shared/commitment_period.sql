-- title_sv: Kriterierna per period, alla kommuner
-- title_en: The criteria by period, all municipalities
-- definition_sv: För varje kriterium och period: hur många kommuner som uppfyller det, vilka de är, vilka som inte har svarat, och vilka som tillkommit eller upphört sedan de senast svarade.
-- definition_en: For each criterion and period: how many municipalities meet it, which they are, which have not answered, and which have joined or left since they last answered.
-- unit: municipalities
-- grain: one row per mark and period
-- sources: commitment_cell, municipality
WITH asked AS (
    SELECT
        municipality.municipality_name AS name, cell.mark,
        cell.catalogue, cell.period, cell.period_end, cell.is_delivered, cell.value, cell.low, cell.high,
        cell.missing_parts, cell.rounded_parts, cell.obs_status, cell.value_kind, cell.source_refs,
        -- What was last known of the municipality: in silence nobody joins and nobody leaves.
        CASE WHEN cell.missing_parts = 0 THEN cell.low ELSE NULL END AS known,
        lag(known IGNORE NULLS) OVER over_time AS known_before,
        lag(CASE WHEN known IS NULL THEN NULL ELSE cell.period_end END IGNORE NULLS) OVER over_time AS end_before
    FROM commitment_cell AS cell
    JOIN municipality ON municipality.municipality_code = cell.municipality_code
    WINDOW over_time AS (PARTITION BY cell.mark, cell.municipality_code ORDER BY cell.period_end, cell.period)
),
totals AS (
    SELECT
        cell.catalogue AS its_catalogue, cell.mark AS its_mark, cell.period AS its_period, cell.period_end AS its_end,
        sum_of(cell) AS total,
        string_agg(name, ', ' ORDER BY name COLLATE sv) FILTER (WHERE known = 1) AS holders,
        string_agg(name, ', ' ORDER BY name COLLATE sv) FILTER (WHERE known IS NULL) AS awaited,
        string_agg(name, ', ' ORDER BY name COLLATE sv) FILTER (WHERE known > known_before) AS joined,
        string_agg(name, ', ' ORDER BY name COLLATE sv) FILTER (WHERE known < known_before) AS ended,
        min(end_before) FILTER (WHERE known <> known_before) AS changed_after,
        sum(count(*) FILTER (WHERE known > known_before)) OVER so_far AS joined_so_far,
        sum(count(*) FILTER (WHERE known < known_before)) OVER so_far AS ended_so_far
    FROM asked AS cell
    GROUP BY cell.catalogue, cell.mark, cell.period, cell.period_end
    WINDOW so_far AS (PARTITION BY cell.mark ORDER BY cell.period_end, cell.period)
)
SELECT
    its_mark AS mark,
    its_period AS period,
    its_end AS period_end,
    unnest(total),
    holders,
    awaited,
    joined,
    ended,
    changed_after,
    joined_so_far::BIGINT AS joined_so_far,
    ended_so_far::BIGINT AS ended_so_far,
    its_catalogue AS catalogue
FROM totals
ORDER BY its_mark, its_end, its_period

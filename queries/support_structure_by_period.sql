-- title_sv: Kommuner med stödstruktur
-- title_en: Municipalities with a support structure
-- definition_sv: Antal kommuner i hela regionen som vid periodens slut hade ett gällande avtal om stöd till ASF. En kommun utan känt svar kan ha det eller inte; det står i ”Lägst” och ”Högst”. En kommun har tillkommit eller fallit bort när den senast hade ett annat känt svar; det skedde någon gång efter ”Ändrat efter”. Målnivån är det antal kommuner i hela regionen som den valda tolkningen av målet kräver. ”Behövs till” är hur många som återstår, så långt det är känt; tomt när målåret är över.
-- definition_en: Number of municipalities in the whole region with an agreement on support for WISEs in force at the end of the period. A municipality without a known answer may or may not have one; “Low” and “High” say so. A municipality has joined or left when its last known answer was another; it happened some time after “Changed after”. The target level is the number of municipalities in the whole region that the chosen interpretation of the target asks for. “Still needed” is how many remain, as far as is known; empty once the target year is over.
-- unit: municipalities
-- grain: one row per period up to the reference date
-- sources: commitment_cell, municipality, plan_target, target, target_reading
WITH asked AS (
    SELECT
        municipality.municipality_name AS name,
        cell.catalogue, cell.period, cell.period_end, cell.is_delivered, cell.value, cell.low, cell.high,
        cell.missing_parts, cell.rounded_parts, cell.obs_status, cell.value_kind, cell.source_refs,
        -- What was last known of the municipality: in silence nobody joins and nobody leaves.
        CASE WHEN cell.missing_parts = 0 THEN cell.low ELSE NULL END AS known,
        lag(known IGNORE NULLS) OVER over_time AS known_before,
        lag(CASE WHEN known IS NULL THEN NULL ELSE cell.period_end END IGNORE NULLS) OVER over_time AS end_before
    FROM commitment_cell AS cell
    JOIN municipality ON municipality.municipality_code = cell.municipality_code
    WHERE cell.mark = 'agreement' AND cell.period_end <= $reference_date
    WINDOW over_time AS (PARTITION BY cell.municipality_code ORDER BY cell.period_end, cell.period)
),
totals AS (
    SELECT
        cell.catalogue AS its_catalogue, cell.period AS its_period, cell.period_end AS its_end,
        sum_of(cell) AS total,
        string_agg(name, ', ' ORDER BY name COLLATE sv) FILTER (WHERE known = 1) AS holder_names,
        string_agg(name, ', ' ORDER BY name COLLATE sv) FILTER (WHERE known IS NULL) AS awaited_names,
        string_agg(name, ', ' ORDER BY name COLLATE sv) FILTER (WHERE known > known_before) AS new_names,
        string_agg(name, ', ' ORDER BY name COLLATE sv) FILTER (WHERE known < known_before) AS ended_names,
        min(end_before) FILTER (WHERE known <> known_before) AS changed_end,
        sum(count(*) FILTER (WHERE known > known_before)) OVER so_far AS all_new,
        sum(count(*) FILTER (WHERE known < known_before)) OVER so_far AS all_ended
    FROM asked AS cell
    GROUP BY cell.catalogue, cell.period, cell.period_end
    WINDOW so_far AS (ORDER BY cell.period_end, cell.period)
),
wanted_in_all AS (
    SELECT
        -- A reading that counts only those that lacked one asks for its level on top of those that had one.
        target_reading.level + CASE WHEN target_reading.only_lacking THEN target.baseline_value ELSE 0.0 END AS wanted,
        target.target_year AS wanted_year,
        concat_ws(':', target_reading.source_id, target_reading.page) AS target_ref
    FROM target
    JOIN plan_target ON plan_target.target_id = target.target_id AND plan_target.is_of_first_plan
    JOIN target_reading ON target_reading.target_id = target.target_id AND target_reading.reading = $reading
    WHERE target.counting = 'municipalities_with_mark' AND target.counted = 'agreement'
)
SELECT
    totals.its_period AS period,
    totals.its_end AS period_end,
    unnest(struct_update(
        totals.total, source_refs := all_refs(totals.total.source_refs, wanted_in_all.target_ref)
    )),
    totals.holder_names AS holders,
    totals.awaited_names AS awaited,
    totals.new_names AS joined,
    totals.ended_names AS ended,
    totals.changed_end AS changed_after,
    totals.all_new::BIGINT AS joined_so_far,
    totals.all_ended::BIGINT AS ended_so_far,
    $reading AS reading,
    wanted_in_all.wanted AS level,
    wanted_in_all.wanted_year AS target_year,
    CASE
        -- greatest() passes over null: without a level or a count nothing is known to be needed.
        WHEN wanted_in_all.wanted IS NULL OR totals.total.value IS NULL THEN NULL
        WHEN $reference_date < make_date(wanted_in_all.wanted_year, 12, 31)
            THEN greatest(wanted_in_all.wanted - totals.total.low, 0.0)
        ELSE NULL
    END AS needed,
    totals.its_catalogue AS catalogue
FROM totals
LEFT JOIN wanted_in_all ON true
ORDER BY totals.its_end, totals.its_period

-- title_sv: Kommuner med stödstruktur
-- title_en: Municipalities with a support structure
-- definition_sv: Antal kommuner i hela regionen som vid periodens slut hade ett gällande avtal om stöd till ASF. En kommun utan känt svar kan ha det eller inte; det står i ”Lägst” och ”Högst”. En kommun har tillkommit eller fallit bort när den senast hade ett annat känt svar; det skedde någon gång efter ”Ändrat efter”. Målnivån är det antal kommuner i hela regionen som den valda tolkningen av målet kräver. ”Behövs till” är hur många som återstår, så långt det är känt; tomt när målåret är över.
-- definition_en: Number of municipalities in the whole region with an agreement on support for WISEs in force at the end of the period. A municipality without a known answer may or may not have one; “Low” and “High” say so. A municipality has joined or left when its last known answer was another; it happened some time after “Changed after”. The target level is the number of municipalities in the whole region that the chosen interpretation of the target asks for. “Still needed” is how many remain, as far as is known; empty once the target year is over.
-- unit: municipalities
-- grain: one row per period up to the reference date
-- sources: commitment_period, target, target_reading, plan_target
WITH wanted_in_all AS (
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
    cell.period,
    cell.period_end,
    cell.value,
    cell.low,
    cell.high,
    cell.missing_parts,
    cell.rounded_parts,
    cell.obs_status,
    cell.value_kind,
    cell.delivered,
    cell.delivered_of,
    all_refs(cell.source_refs, wanted_in_all.target_ref) AS source_refs,
    cell.holders,
    cell.awaited,
    cell.joined,
    cell.ended,
    cell.changed_after,
    cell.joined_so_far,
    cell.ended_so_far,
    $reading AS reading,
    wanted_in_all.wanted AS level,
    wanted_in_all.wanted_year AS target_year,
    CASE
        -- greatest() passes over null: without a level or a count nothing is known to be needed.
        WHEN wanted_in_all.wanted IS NULL OR cell.value IS NULL THEN NULL
        WHEN $reference_date < make_date(wanted_in_all.wanted_year, 12, 31) THEN greatest(wanted_in_all.wanted - cell.low, 0.0)
        ELSE NULL
    END AS needed,
    cell.catalogue
FROM commitment_period AS cell
LEFT JOIN wanted_in_all ON true
WHERE cell.mark = 'agreement' AND cell.period_end <= $reference_date
ORDER BY cell.period_end, cell.period

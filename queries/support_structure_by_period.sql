-- title_sv: Kommuner med stödstruktur
-- title_en: Municipalities with a support structure
-- definition_sv: Antal kommuner i hela länet som vid periodens slut hade ett gällande avtal om stöd till ASF. Målnivån är det antal kommuner i hela länet som den valda läsningen av målet kräver. "Behövs till" är hur många som återstår; tomt när målåret är över.
-- definition_en: Number of municipalities in the whole county with an agreement on support for WISEs in force at the end of the period. The target level is the number of municipalities in the whole county that the chosen reading of the target asks for. "Still needed" is how many remain; empty once the target year is over.
-- unit: municipalities
-- grain: one row per period up to the reference date
-- sources: commitment_cell, municipality, target, target_reading
WITH with_previous AS (
    SELECT
        commitment_cell.catalogue AS its_catalogue,
        municipality.municipality_name AS name,
        commitment_cell.period AS its_period,
        commitment_cell.period_end AS its_end,
        commitment_cell.value AS supported,
        commitment_cell.obs_status AS its_status,
        commitment_cell.is_delivered AS has_delivered,
        commitment_cell.source_refs IS NOT NULL AS is_stated,
        commitment_cell.counting_source_refs AS refs,
        -- A municipality that was silent for a while has not joined again when it is heard of.
        lag(commitment_cell.value IGNORE NULLS)
            OVER (PARTITION BY commitment_cell.municipality_code ORDER BY commitment_cell.period_end) AS supported_before
    FROM commitment_cell
    JOIN municipality ON municipality.municipality_code = commitment_cell.municipality_code
    WHERE commitment_cell.mark = 'agreement' AND commitment_cell.period_end <= $reference_date
),
counted AS (
    SELECT
        its_catalogue,
        its_period,
        its_end,
        sum(supported)::DOUBLE AS municipalities,
        count_if(has_delivered)::BIGINT AS delivered_here,
        count(name)::BIGINT AS all_here,
        string_agg(name, ', ' ORDER BY name COLLATE sv)
            FILTER (WHERE supported = 1 AND coalesce(supported_before, 0) = 0) AS joined_names,
        -- What somebody has stated says more than that nothing was delivered.
        min(its_status) FILTER (WHERE its_status <> 'A' AND is_stated) AS any_missing_status,
        string_agg(refs, ' ') AS all_refs
    FROM with_previous
    GROUP BY its_catalogue, its_period, its_end
),
wanted_in_all AS (
    SELECT
        -- A reading that counts only those that lacked one asks for its level on top of those that had one.
        target_reading.level + CASE WHEN target_reading.only_lacking THEN target.baseline_value ELSE 0.0 END AS wanted,
        target.target_year AS wanted_year,
        concat_ws(':', target_reading.source_id, target_reading.page) AS target_ref
    FROM target
    JOIN target_reading ON target_reading.target_id = target.target_id AND target_reading.reading = $reading
    WHERE target.target_id = 'T1'
)
SELECT
    counted.its_period AS period,
    counted.its_end AS period_end,
    counted.municipalities AS value,
    counted.delivered_here AS delivered,
    counted.all_here AS delivered_of,
    counted.joined_names AS joined,
    CASE
        WHEN counted.municipalities IS NOT NULL THEN 'A'
        ELSE coalesce(counted.any_missing_status, 'NL')
    END AS obs_status,
    CASE WHEN counted.municipalities IS NOT NULL THEN 'exact' ELSE NULL END AS value_kind,
    $reading AS reading,
    wanted_in_all.wanted AS level,
    wanted_in_all.wanted_year AS target_year,
    CASE
        -- greatest() passes over null: without a level or a count nothing is known to be needed.
        WHEN wanted_in_all.wanted IS NULL OR counted.municipalities IS NULL THEN NULL
        WHEN $reference_date < make_date(wanted_in_all.wanted_year, 12, 31)
            THEN greatest(wanted_in_all.wanted - counted.municipalities, 0.0)
        ELSE NULL
    END AS needed,
    counted.its_catalogue AS catalogue,
    nullif(array_to_string(
        list_sort(list_distinct(string_split(concat_ws(' ', counted.all_refs, wanted_in_all.target_ref), ' '))), ' '
    ), '') AS source_refs
FROM counted
LEFT JOIN wanted_in_all ON true
ORDER BY counted.its_end

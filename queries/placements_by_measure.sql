-- title_sv: Placeringar per insats
-- title_en: Placements by measure
-- definition_sv: Antal personer som var placerade av den valda aktören vid slutet av det senaste kvartalet (bestånd), per insats, i de valda kommuner som har levererat. Andelen är av aktörens alla placerade, och saknas när ett antal är okänt eller dolt av lämnaren: då är alla inte kända.
-- definition_en: Number of people placed by the chosen actor at the end of the latest quarter (a stock), by measure, in the chosen municipalities that have delivered. The share is of all whom the actor has placed, and is missing when a number is unknown or withheld by its sender: then not all are known.
-- unit: persons
-- grain: one row per measure in the latest quarter up to the reference date
-- sources: placement_cell, municipality
WITH latest AS (
    SELECT max_by(period, period_end) AS quarter
    FROM placement_cell
    WHERE period_end <= $reference_date
),
totals AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        codelist.code AS measure,
        codelist.position AS measure_position,
        coalesce(max(latest.quarter), year($reference_date)::VARCHAR) AS quarter,
        sum(placement_cell.value)::DOUBLE AS people,
        CASE WHEN bool_or(placement_cell.value_kind = 'rounded') THEN 'rounded' ELSE 'exact' END AS kind_if_known,
        sum(placement_cell.rounded_parts)::BIGINT AS parts_rounded,
        max(coalesce(placement_cell.obs_status, 'NL')) FILTER (WHERE placement_cell.value IS NULL) AS if_missing,
        bool_or(placement_cell.obs_status IN ('SU', 'UN')) AS has_untold,
        string_agg(placement_cell.source_refs, ' ') AS refs,
        count_if(coalesce(placement_cell.is_delivered, false))::BIGINT AS delivered_here,
        count(municipality.municipality_code)::BIGINT AS all_here
    FROM codelist
    CROSS JOIN municipality
    CROSS JOIN latest
    LEFT JOIN placement_cell
        ON placement_cell.public_actor = $public_actor
        AND placement_cell.breakdown = codelist.codelist
        AND placement_cell.code = codelist.code
        AND placement_cell.municipality_code = municipality.municipality_code
        AND placement_cell.period = latest.quarter
    WHERE
        codelist.codelist = 'placement_measure'
        AND list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY municipality.catalogue, codelist.code, codelist.position
)
SELECT
    $public_actor AS public_actor,
    measure AS placement_measure,
    quarter AS period,
    people AS value,
    CASE
        WHEN (SELECT bool_or(has_untold) FROM totals) THEN NULL
        ELSE 100.0 * people / nullif((SELECT sum(people) FROM totals), 0.0)
    END AS share_pct,
    CASE WHEN people IS NOT NULL THEN 'A' ELSE if_missing END AS obs_status,
    CASE WHEN people IS NOT NULL THEN kind_if_known ELSE NULL END AS value_kind,
    parts_rounded AS rounded_parts,
    delivered_here AS delivered,
    all_here AS delivered_of,
    its_catalogue AS catalogue,
    array_to_string(list_sort(list_distinct(string_split(refs, ' '))), ' ') AS source_refs
FROM totals
ORDER BY people DESC NULLS LAST, measure_position

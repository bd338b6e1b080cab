-- title_sv: Placeringar per insats
-- title_en: Placements by measure
-- definition_sv: Antal personer som var placerade av den valda aktören vid slutet av det senaste kvartalet (bestånd), per insats, i de valda kommuner som har levererat. Har någon av dem inte lämnat uppgifter är summan minst så stor; ”Kommuner som värdet omfattar” säger vilka. Andelen är av aktörens alla placerade i de kommuner som har levererat, och saknas när ett antal är okänt eller dolt av lämnaren: då är alla inte kända.
-- definition_en: Number of people placed by the chosen actor at the end of the latest quarter (a stock), by measure, in the chosen municipalities that have delivered. Where one of them has not reported the sum is at least so much; “Municipalities that the value covers” says which. The share is of all whom the actor has placed in the municipalities that have delivered, and is missing when a number is unknown or withheld by its sender: then not all are known.
-- unit: persons
-- grain: one row per measure in the latest quarter up to the reference date
-- sources: placement_actor_cell, placement_measure_cell, placement_period, municipality, codelist
WITH latest AS (
    SELECT max_by(period, period_end) AS quarter, max(period_end) AS its_end
    FROM placement_period
    WHERE period_end <= $reference_date
),
chosen AS (
    SELECT municipality_code AS home FROM municipality WHERE list_contains($municipality_codes, municipality_code)
),
cells AS (
    SELECT
        'placement_measure' AS its_breakdown, cell.placement_measure AS its_code, cell.municipality_code, cell.value, cell.low,
        cell.high, cell.missing_parts, cell.rounded_parts, cell.obs_status, cell.value_kind, cell.is_delivered, cell.source_refs
    FROM placement_measure_cell AS cell
    JOIN latest ON latest.its_end = cell.period_end
    JOIN chosen ON chosen.home = cell.municipality_code
    WHERE cell.public_actor = $public_actor
    UNION ALL
    SELECT
        'public_actor', cell.public_actor, cell.municipality_code, cell.value, cell.low,
        cell.high, cell.missing_parts, cell.rounded_parts, cell.obs_status, cell.value_kind, cell.is_delivered, cell.source_refs
    FROM placement_actor_cell AS cell
    JOIN latest ON latest.its_end = cell.period_end
    JOIN chosen ON chosen.home = cell.municipality_code
    WHERE cell.public_actor = $public_actor
),
-- Every measure, and under the actor's own code all whom it has placed.
totals AS (
    SELECT
        any_value(municipality.catalogue) AS catalogue,
        codelist.codelist AS its_list, codelist.code, codelist.position,
        coalesce(max(latest.quarter), year($reference_date)::VARCHAR) AS quarter,
        sum_of(cell) AS total,
        answered_by(cell) AS covers,
        bool_or(cell.obs_status IN ('SU', 'UN')) AS has_untold
    FROM codelist
    CROSS JOIN latest
    JOIN municipality ON is_there_on(municipality, coalesce(latest.its_end, $reference_date))
    LEFT JOIN cells AS cell
        ON cell.its_breakdown = codelist.codelist AND cell.its_code = codelist.code
        AND cell.municipality_code = municipality.municipality_code
    WHERE
        (codelist.codelist = 'placement_measure' OR (codelist.codelist = 'public_actor' AND codelist.code = $public_actor))
        AND list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY codelist.codelist, codelist.code, codelist.position
),
shares AS (
    SELECT
        part.catalogue, part.code, part.position, part.quarter, part.total, part.covers,
        whole.has_untold, share_of(part.total, whole.total) AS share
    FROM totals AS part
    JOIN totals AS whole ON whole.its_list = 'public_actor'
    WHERE part.its_list = 'placement_measure'
)
SELECT
    $public_actor AS public_actor,
    code AS placement_measure,
    quarter AS period,
    unnest(total),
    covers,
    CASE WHEN coalesce(has_untold, false) THEN NULL ELSE share.value END AS share_pct,
    share.low AS share_pct_low,
    share.high AS share_pct_high,
    kind_of_rounded_share(share_pct, share.missing_parts, share.rounded_parts) AS share_value_kind,
    catalogue
FROM shares
ORDER BY total.value DESC NULLS LAST, position

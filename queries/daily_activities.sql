-- title_sv: Personer i daglig verksamhet hos ASF per kommun
-- title_en: People in daily activities at WISEs by municipality
-- definition_sv: Antal personer som vid slutet av det senaste kvartalet hade daglig verksamhet enligt LSS eller SoL hos ett ASF (bestånd), per vald kommun. De är en del av kommunernas placeringar och skyddas som dem: små antal är ändrade till 0 eller 5. En kommun som har levererat och inte nämner någon har noll.
-- definition_en: Number of people who at the end of the latest quarter had daily activities under LSS or SoL at a WISE (a stock), by chosen municipality. They are part of the municipalities' placements and protected as those are: small counts have been changed to 0 or 5. A municipality that has delivered and names nobody has none.
-- unit: persons
-- grain: one row per chosen municipality in the latest quarter up to the reference date
-- sources: placement_measure_cell, placement_period, municipality
WITH latest AS (
    SELECT max_by(period, period_end) AS quarter, max(period_end) AS quarter_end
    FROM placement_period
    WHERE period_end <= $reference_date
),
totals AS (
    SELECT
        municipality.catalogue, municipality.municipality_code, municipality.municipality_name,
        coalesce(max(latest.quarter), year($reference_date)::VARCHAR) AS its_period,
        sum_of(cell) AS total
    FROM municipality
    JOIN latest ON is_there_on(municipality, coalesce(latest.quarter_end, $reference_date))
    LEFT JOIN placement_measure_cell AS cell
        -- Only municipalities arrange daily activities.
        ON cell.public_actor = 'kommun' AND cell.placement_measure = 'daglig_verksamhet'
        AND cell.municipality_code = municipality.municipality_code AND cell.period = latest.quarter
        AND list_contains($municipality_codes, cell.municipality_code)
    WHERE list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY municipality.catalogue, municipality.municipality_code, municipality.municipality_name
)
SELECT
    municipality_code,
    municipality_name,
    its_period AS period,
    unnest(struct_update(
        total,
        delivered := sum(total.delivered) OVER ()::BIGINT,
        delivered_of := count(*) OVER ()
    )),
    catalogue
FROM totals
ORDER BY total.value DESC NULLS LAST, municipality_name COLLATE sv

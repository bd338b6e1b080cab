-- title_sv: Placeringar per aktör
-- title_en: Placements by actor
-- definition_sv: Antal personer som var placerade hos ASF vid kvartalets slut (bestånd), per offentlig aktör, i de valda kommuner som har levererat. Har någon av dem inte lämnat uppgifter är summan minst så stor; ”Kommuner som värdet omfattar” säger vilka. En person kan finnas hos flera aktörer, så aktörerna läggs inte ihop. Ändringen räknas bara över kommuner som har levererat både kvartalet och det första; ”Kommuner som ändringen omfattar” säger vilka. Utgångsläget är planens uppgift för hela regionen och visas bara när alla kommuner är valda.
-- definition_en: Number of people placed at WISEs at the end of the quarter (a stock), by public actor, in the chosen municipalities that have delivered. Where one of them has not reported the sum is at least so much; “Municipalities that the value covers” says which. A person may be with several actors, so actors are not added up. The change covers only municipalities that have delivered both the quarter and the first one; “Municipalities that the change covers” says which. The baseline is the plan's figure for the whole region and is shown only when all municipalities are chosen.
-- unit: persons
-- grain: one row per public actor and quarter up to the reference date
-- sources: placement_actor_cell, placement_period, municipality, observation, codelist
WITH
-- The plan's own figure is where the plan period starts: known from that year's first day on.
stated AS (
    SELECT period, period_end, stated_of(observation) AS figure, concat_ws(':', source_id, page) AS ref
    FROM observation
    WHERE indicator_code = 'placed_via_af' AND obs_status = 'A' AND date_trunc('year', period_end) <= $reference_date
    ORDER BY period_end
    LIMIT 1
),
-- Where no quarter has been delivered at all, one row per actor says so, under the year of the plan's figure.
quarters AS (
    SELECT period, period_end FROM placement_period WHERE period_end <= $reference_date
    UNION ALL
    SELECT
        coalesce((SELECT period FROM stated), year($reference_date)::VARCHAR),
        coalesce((SELECT period_end FROM stated), $reference_date)
    WHERE NOT EXISTS (SELECT period FROM placement_period WHERE period_end <= $reference_date)
),
chosen AS (
    SELECT municipality_code AS home FROM municipality WHERE list_contains($municipality_codes, municipality_code)
),
cells AS (
    SELECT chosen.home, cell.public_actor AS actor, cell.period AS its_period, cell.period_end AS its_end, cell
    FROM placement_actor_cell AS cell
    JOIN chosen ON chosen.home = cell.municipality_code
),
totals AS (
    SELECT
        any_value(municipality.catalogue) AS catalogue,
        codelist.code, codelist.position, quarters.period, quarters.period_end,
        sum_of(cell) AS total,
        answered_by(cell) AS covers,
        (SELECT bool_and(list_contains($municipality_codes, municipality_code)) FROM municipality) AS is_county
    FROM codelist
    CROSS JOIN quarters
    JOIN municipality ON is_there_on(municipality, quarters.period_end)
    LEFT JOIN cells
        ON cells.actor = codelist.code AND cells.home = municipality.municipality_code AND cells.its_period = quarters.period
    WHERE codelist.codelist = 'public_actor' AND list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY codelist.code, codelist.position, quarters.period, quarters.period_end
),
-- Like is held against like: the municipalities that have answered both times.
changes AS (
    SELECT
        later.actor, later.its_period, change_of(later.cell, earlier.cell) AS change, answered_by(later.cell) AS covers
    FROM cells AS later
    JOIN cells AS earlier
        ON earlier.actor = later.actor AND earlier.home = later.home AND earlier.its_end < later.its_end
    WHERE
        later.cell.value IS NOT NULL AND earlier.cell.value IS NOT NULL
        AND earlier.its_end = (SELECT min(period_end) FROM quarters)
    GROUP BY later.actor, later.its_period
)
SELECT
    totals.code AS public_actor,
    totals.period,
    totals.period_end,
    unnest(struct_update(totals.total, source_refs := all_refs(totals.total.source_refs, stated.ref))),
    totals.covers,
    changes.change.value AS change,
    changes.change.low AS change_low,
    changes.change.high AS change_high,
    changes.change.value_kind AS change_value_kind,
    -- Those that have not answered both times.
    totals.total.delivered_of - length(string_split(changes.covers, ' ')) AS change_missing_parts,
    changes.covers AS change_covers,
    unnest(baseline_of(stated.figure, stated.period)),
    totals.catalogue
FROM totals
LEFT JOIN changes ON changes.actor = totals.code AND changes.its_period = totals.period
LEFT JOIN stated ON totals.code = 'arbetsformedlingen' AND totals.is_county
ORDER BY totals.position, totals.period_end

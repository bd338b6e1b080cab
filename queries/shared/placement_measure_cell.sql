-- title_sv: Placeringar per aktör, insats, kommun och kvartal
-- title_en: Placements by actor, measure, municipality and quarter
-- definition_sv: De som en aktör har placerat i varje insats, räknade som i ”Placeringar per aktör, kommun och kvartal”.
-- definition_en: Those whom an actor has placed in each measure, counted as in “Placements by actor, municipality and quarter”.
-- unit: persons
-- grain: one row per public actor, municipality, measure and quarter
-- sources: placement_cell
SELECT
    municipality_code,
    public_actor,
    code AS placement_measure,
    period,
    period_end,
    value,
    low,
    high,
    obs_status,
    value_kind,
    missing_parts,
    rounded_parts,
    is_delivered,
    catalogue,
    source_refs
FROM placement_cell
WHERE breakdown = 'placement_measure'
ORDER BY public_actor, placement_measure, municipality_code, period_end, period

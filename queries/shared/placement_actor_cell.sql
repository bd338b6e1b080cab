-- title_sv: Alla som en aktör har placerat, per kommun och kvartal
-- title_en: All whom an actor has placed, by municipality and quarter
-- definition_sv: Alla som en aktör har placerat, räknade som i ”Placeringar per aktör, kommun och kvartal”.
-- definition_en: All whom an actor has placed, counted as in “Placements by actor, municipality and quarter”.
-- unit: persons
-- grain: one row per public actor, municipality and quarter
-- sources: placement_cell
SELECT
    municipality_code,
    public_actor,
    period,
    period_end,
    value,
    low,
    high,
    within_value,
    within_low,
    within_high,
    obs_status,
    value_kind,
    missing_parts,
    rounded_parts,
    is_delivered,
    catalogue,
    source_refs
FROM placement_cell
WHERE breakdown = 'public_actor'
ORDER BY public_actor, municipality_code, period_end, period

-- title_sv: Placerade kvinnor och män per aktör, kommun och kvartal
-- title_en: Women and men placed by actor, municipality and quarter
-- definition_sv: De kvinnor och de män som en aktör har placerat, räknade som i ”Placeringar per aktör, kommun och kvartal”.
-- definition_en: The women and the men whom an actor has placed, counted as in “Placements by actor, municipality and quarter”.
-- unit: persons
-- grain: one row per public actor, municipality, sex and quarter
-- sources: placement_cell
SELECT
    municipality_code,
    public_actor,
    code AS sex,
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
WHERE breakdown = 'sex'
ORDER BY public_actor, sex, municipality_code, period_end, period

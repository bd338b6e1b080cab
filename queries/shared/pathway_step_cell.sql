-- title_sv: Stegen på vägen till arbete per kommun och grupp
-- title_en: The steps of the way to work by municipality and group
-- definition_sv: De som nådde varje steg och de som inte kom längre, kvinnor och män tillsammans, räknade som i ”Vägen till arbete per kommun, grupp och kön”.
-- definition_en: Those who reached each step and those who came no further, women and men together, counted as in “The way to work by municipality, group and sex”.
-- unit: persons
-- grain: one row per municipality, group, measure, step and span of quarters
-- sources: pathway_cell
SELECT
    municipality_code,
    pathway_group,
    pathway_measure,
    pathway_step,
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
FROM pathway_cell
WHERE sex = 'T' AND pathway_measure IN ('reached', 'stopped')
ORDER BY municipality_code, pathway_group, pathway_measure, pathway_step, period_end

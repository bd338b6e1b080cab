-- title_sv: Kvinnor och män på vägen till arbete
-- title_en: Women and men on the way to work
-- definition_sv: De kvinnor och de män som remitterades och som gick vidare, räknade som i ”Vägen till arbete per kommun, grupp och kön”.
-- definition_en: The women and the men who were referred and who went on, counted as in “The way to work by municipality, group and sex”.
-- unit: persons
-- grain: one row per municipality, group, sex, step and span of quarters
-- sources: pathway_cell
SELECT
    municipality_code,
    pathway_group,
    sex,
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
WHERE sex <> 'T'
ORDER BY municipality_code, pathway_group, sex, pathway_step, period_end

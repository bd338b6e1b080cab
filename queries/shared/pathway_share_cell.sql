-- title_sv: De som vägen till arbete räknas i andelar av
-- title_en: Those whom the way to work is told as shares of
-- definition_sv: De celler av ”Vägen till arbete per kommun, grupp och kön” som en andel räknas av: de som remitterades, började en insats, gick vidare, fick ett samtal eller återkoppling eller remitterades igen, kvinnor och män tillsammans.
-- definition_en: Those cells of “The way to work by municipality, group and sex” that a share is made of: those who were referred, began a measure, went on, had a talk or feedback or were referred again, women and men together.
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
WHERE
    sex = 'T' AND pathway_measure <> 'stopped'
    AND (pathway_measure <> 'reached' OR pathway_step IN ('referral', 'measure', 'work_or_study'))
ORDER BY municipality_code, pathway_group, pathway_measure, pathway_step, period_end

-- title_sv: Hur långt de som sökte stöd kom
-- title_en: How far those who applied came
-- definition_sv: Antal personer som sökte stöd och som efter ett år hade nått varje steg, per grupp, i de valda kommuner som har lämnat uppgifter; ”Kommuner som värdet omfattar” säger vilka. Varje person räknas vid det längst nådda steget, så inget steg kan ha fler än det före. ”Kom inte längre” är de som stannade vid steget. Att någon inte kom längre är inte känt som ett misslyckande: den kan ha fått arbete på egen hand. Gruppen bedöms vid inskrivningen.
-- definition_en: Number of people who applied and who had reached each step after a year, by group, in the chosen municipalities that have reported; “Municipalities that the value covers” says which. Every person counts at the furthest step reached, so no step can have more than the one before. “Came no further” are those who stopped at the step. That somebody came no further is not known to be a failure: they may have found work by themselves. The group is assessed at enrolment.
-- unit: persons
-- grain: one row per group and step, of the latest quarters up to the reference date
-- sources: pathway_step_cell, pathway_span, pathway_group, municipality, codelist
WITH latest AS (
    -- The latest quarters that a number is known of; else the latest that anybody was asked about.
    SELECT
        max_by(period, (is_known, period_end)) AS its_period,
        max_by(applied_period, (is_known, period_end)) AS its_applied,
        max_by(period_end, (is_known, period_end)) AS its_end
    FROM pathway_span
    WHERE period_end <= $reference_date
),
asked AS (
    SELECT groups.code AS its_group, groups.position AS group_place, steps.code AS its_step, steps.position AS step_place
    FROM codelist AS groups
    JOIN codelist AS steps
        ON steps.codelist = 'pathway_step' AND (groups.code = 'all' OR steps.code <> 'applied')
    WHERE groups.codelist = 'pathway_group' AND groups.code <> 'none'
),
chosen AS (
    SELECT municipality_code AS home FROM municipality WHERE list_contains($municipality_codes, municipality_code)
),
told AS (
    SELECT
        chosen.home, cell.pathway_measure AS told_measure, cell.pathway_step AS told_step, cell.pathway_group AS told_group, cell
    FROM pathway_step_cell AS cell
    JOIN latest ON latest.its_end = cell.period_end
    JOIN chosen ON chosen.home = cell.municipality_code
),
totals AS (
    SELECT
        any_value(municipality.catalogue) AS catalogue, asked.its_group, asked.group_place, asked.its_step, asked.step_place,
        measures.its_measure, coalesce(max(latest.its_period), year($reference_date)::VARCHAR) AS period,
        max(latest.its_applied) AS its_applied, sum_of(told.cell) AS total, answered_by(told.cell) AS covers
    FROM asked
    CROSS JOIN (VALUES ('reached'), ('stopped')) AS measures (its_measure)
    CROSS JOIN latest
    JOIN municipality ON is_there_on(municipality, coalesce(latest.its_end, $reference_date))
    LEFT JOIN told
        ON told.home = municipality.municipality_code AND told.told_measure = measures.its_measure
        AND told.told_group = asked.its_group AND told.told_step = asked.its_step
    WHERE list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY asked.its_group, asked.group_place, asked.its_step, asked.step_place, measures.its_measure
)
SELECT
    reached.its_group AS pathway_group,
    defined.wording_sv AS group_definition_sv,
    defined.wording_en AS group_definition_en,
    reached.its_step AS pathway_step,
    reached.period,
    reached.its_applied AS applied_period,
    unnest(reached.total),
    reached.covers,
    stopped.total.value AS stopped_value,
    stopped.total.low AS stopped_low,
    stopped.total.high AS stopped_high,
    stopped.total.missing_parts AS stopped_missing_parts,
    stopped.total.rounded_parts AS stopped_rounded_parts,
    stopped.total.obs_status AS stopped_status,
    stopped.total.value_kind AS stopped_value_kind,
    reached.catalogue
FROM totals AS reached
JOIN totals AS stopped
    ON stopped.its_group = reached.its_group AND stopped.its_step = reached.its_step AND stopped.its_measure = 'stopped'
LEFT JOIN pathway_group AS defined ON defined.pathway_group = reached.its_group
WHERE reached.its_measure = 'reached'
ORDER BY (reached.its_group = 'all') DESC, reached.group_place, reached.step_place

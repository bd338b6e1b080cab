-- title_sv: Hur långt de som sökte stöd kom
-- title_en: How far those who applied came
-- definition_sv: Antal personer som sökte stöd och som efter ett år hade nått varje steg, per grupp, i de valda kommuner som har lämnat uppgifter; ”Kommuner som värdet omfattar” säger vilka. Varje person räknas vid det längst nådda steget, så inget steg kan ha fler än det före. ”Kom inte längre” är de som stannade vid steget. Att någon inte kom längre är inte känt som ett misslyckande: den kan ha fått arbete på egen hand. Gruppen bedöms vid inskrivningen.
-- definition_en: Number of people who applied and who had reached each step after a year, by group, in the chosen municipalities that have reported; “Municipalities that the value covers” says which. Every person counts at the furthest step reached, so no step can have more than the one before. “Came no further” are those who stopped at the step. That somebody came no further is not known to be a failure: they may have found work by themselves. The group is assessed at enrolment.
-- unit: persons
-- grain: one row per group and step, of the latest quarters up to the reference date
-- sources: pathway_cell, pathway_group, municipality, codelist
WITH latest AS (
    -- The latest quarters that a number is known of; else the latest that anybody was asked about.
    SELECT
        max_by(period, (value IS NOT NULL, period_end)) AS its_period,
        max_by(applied_period, (value IS NOT NULL, period_end)) AS its_applied,
        max_by(period_end, (value IS NOT NULL, period_end)) AS its_end
    FROM pathway_cell
    WHERE period_end <= $reference_date
),
asked AS (
    SELECT groups.code AS its_group, groups.position AS group_place, steps.code AS its_step, steps.position AS step_place
    FROM codelist AS groups
    JOIN codelist AS steps
        ON steps.codelist = 'pathway_step' AND (groups.code = 'all' OR steps.code <> 'applied')
    WHERE groups.codelist = 'pathway_group' AND groups.code <> 'none'
),
totals AS (
    SELECT
        any_value(municipality.catalogue) AS catalogue, asked.its_group, asked.group_place, asked.its_step, asked.step_place,
        coalesce(max(latest.its_period), year($reference_date)::VARCHAR) AS period, max(latest.its_applied) AS its_applied,
        sum_of(reached) AS total, answered_by(reached) AS covers, sum_of(stopped) AS stop
    FROM asked
    CROSS JOIN latest
    JOIN municipality ON is_there_on(municipality, coalesce(latest.its_end, $reference_date))
    LEFT JOIN pathway_cell AS reached
        ON reached.municipality_code = municipality.municipality_code AND reached.period = latest.its_period
        AND reached.pathway_measure = 'reached' AND reached.pathway_group = asked.its_group AND reached.sex = 'T'
        AND reached.pathway_step = asked.its_step
    LEFT JOIN pathway_cell AS stopped
        ON stopped.municipality_code = municipality.municipality_code AND stopped.period = latest.its_period
        AND stopped.pathway_measure = 'stopped' AND stopped.pathway_group = asked.its_group AND stopped.sex = 'T'
        AND stopped.pathway_step = asked.its_step
    WHERE list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY asked.its_group, asked.group_place, asked.its_step, asked.step_place
)
SELECT
    totals.its_group AS pathway_group,
    defined.wording_sv AS group_definition_sv,
    defined.wording_en AS group_definition_en,
    totals.its_step AS pathway_step,
    totals.period,
    totals.its_applied AS applied_period,
    unnest(totals.total),
    totals.covers,
    totals.stop.value AS stopped_value,
    totals.stop.low AS stopped_low,
    totals.stop.high AS stopped_high,
    totals.stop.missing_parts AS stopped_missing_parts,
    totals.stop.rounded_parts AS stopped_rounded_parts,
    totals.stop.obs_status AS stopped_status,
    totals.stop.value_kind AS stopped_value_kind,
    totals.catalogue
FROM totals
LEFT JOIN pathway_group AS defined ON defined.pathway_group = totals.its_group
ORDER BY (totals.its_group = 'all') DESC, totals.group_place, totals.step_place

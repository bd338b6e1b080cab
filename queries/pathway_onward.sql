-- title_sv: Vidare till arbete eller studier
-- title_en: Onward to work or study
-- definition_sv: Hur många av dem som remitterades som inom ett år från ansökan gick vidare till arbete eller studier, per grupp, och hur många som remitterades mer än en gång. Gäller de valda kommuner som har lämnat uppgifter; ”Kommuner som värdet omfattar” säger vilka. Andelen visas bara där båda antalen är så stora att avrundningen inte ändrar den, och då i hela femtal.
-- definition_en: How many of those who were referred went on to work or study within a year of applying, by group, and how many were referred more than once. It is of the chosen municipalities that have reported; “Municipalities that the value covers” says which. The share is shown only where both numbers are so large that the rounding does not change it, and then in whole fives.
-- unit: persons
-- grain: one row per group, and one for all, of the latest quarters up to the reference date
-- sources: pathway_share_cell, pathway_span, municipality, codelist
WITH latest AS (
    -- The latest quarters that a number is known of; else the latest that anybody was asked about.
    SELECT
        max_by(period, (is_known, period_end)) AS its_period,
        max_by(applied_period, (is_known, period_end)) AS its_applied,
        max_by(period_end, (is_known, period_end)) AS its_end
    FROM pathway_span
    WHERE period_end <= $reference_date
),
asked (role, its_measure, its_step) AS (
    VALUES ('part', 'reached', 'work_or_study'), ('whole', 'reached', 'referral'), ('again', 'referred_again', 'referral')
),
chosen AS (
    SELECT municipality_code AS home FROM municipality WHERE list_contains($municipality_codes, municipality_code)
),
told AS (
    SELECT
        chosen.home, cell.pathway_measure AS told_measure, cell.pathway_step AS told_step, cell.pathway_group AS told_group, cell
    FROM pathway_share_cell AS cell
    JOIN latest ON latest.its_end = cell.period_end
    JOIN chosen ON chosen.home = cell.municipality_code
),
totals AS (
    SELECT
        any_value(municipality.catalogue) AS catalogue, groups.code AS its_group, groups.position AS group_place,
        asked.role,
        coalesce(max(latest.its_period), year($reference_date)::VARCHAR) AS period, max(latest.its_applied) AS its_applied,
        sum_of(told.cell) AS total, answered_by(told.cell) AS covers
    FROM codelist AS groups
    CROSS JOIN asked
    CROSS JOIN latest
    JOIN municipality ON is_there_on(municipality, coalesce(latest.its_end, $reference_date))
    LEFT JOIN told
        ON told.home = municipality.municipality_code AND told.told_measure = asked.its_measure
        AND told.told_step = asked.its_step AND told.told_group = groups.code
    WHERE
        groups.codelist = 'pathway_group' AND groups.code <> 'none'
        AND list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY groups.code, groups.position, asked.role
),
shares AS (
    SELECT
        portion.catalogue, portion.its_group, portion.group_place, portion.period, portion.its_applied,
        portion.total AS part, portion.covers AS part_covers, whole.total AS whole, again.total AS again,
        share_of_the_same(portion.total, portion.covers, whole.total, whole.covers) AS share
    FROM totals AS portion
    JOIN totals AS whole ON whole.its_group = portion.its_group AND whole.role = 'whole'
    JOIN totals AS again ON again.its_group = portion.its_group AND again.role = 'again'
    WHERE portion.role = 'part'
)
SELECT
    its_group AS pathway_group,
    period,
    its_applied AS applied_period,
    unnest(part),
    part_covers AS covers,
    unnest(with_share(part, whole, share)),
    again.value AS again_value,
    again.value_kind AS again_value_kind,
    again.missing_parts AS again_missing_parts,
    again.rounded_parts AS again_rounded_parts,
    again.obs_status AS again_status,
    catalogue
FROM shares
ORDER BY (its_group = 'all') DESC, group_place

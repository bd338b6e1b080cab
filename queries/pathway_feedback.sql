-- title_sv: Återkoppling efter insats
-- title_en: Feedback after the measure
-- definition_sv: För hur många av dem som började en insats återkoppling gavs till den som remitterade, inom ett år från ansökan, per grupp. Gäller de valda kommuner som har lämnat uppgifter; ”Kommuner som värdet omfattar” säger vilka. Andelen visas bara där båda antalen är så stora att avrundningen inte ändrar den, och då i hela femtal.
-- definition_en: For how many of those who began a measure feedback was given to whoever made the referral, within a year of applying, by group. It is of the chosen municipalities that have reported; “Municipalities that the value covers” says which. The share is shown only where both numbers are so large that the rounding does not change it, and then in whole fives.
-- unit: persons
-- grain: one row per group, and one for all, of the latest quarters up to the reference date
-- sources: pathway_cell, municipality, codelist
WITH latest AS (
    -- The latest quarters that a number is known of; else the latest that anybody was asked about.
    SELECT
        max_by(period, (value IS NOT NULL, period_end)) AS its_period,
        max_by(applied_period, (value IS NOT NULL, period_end)) AS its_applied,
        max_by(period_end, (value IS NOT NULL, period_end)) AS its_end
    FROM pathway_cell
    WHERE period_end <= $reference_date
),
totals AS (
    SELECT
        any_value(municipality.catalogue) AS catalogue, groups.code AS its_group, groups.position AS group_place,
        coalesce(max(latest.its_period), year($reference_date)::VARCHAR) AS period, max(latest.its_applied) AS its_applied,
        sum_of(portion) AS part, answered_by(portion) AS part_covers, sum_of(whole) AS whole, answered_by(whole) AS whole_covers
    FROM codelist AS groups
    CROSS JOIN latest
    JOIN municipality ON is_there_on(municipality, coalesce(latest.its_end, $reference_date))
    LEFT JOIN pathway_cell AS portion
        ON portion.municipality_code = municipality.municipality_code AND portion.period = latest.its_period
        AND portion.pathway_measure = 'feedback_given' AND portion.pathway_step = 'measure' AND portion.pathway_group = groups.code
        AND portion.sex = 'T'
    LEFT JOIN pathway_cell AS whole
        ON whole.municipality_code = municipality.municipality_code AND whole.period = latest.its_period
        AND whole.pathway_measure = 'reached' AND whole.pathway_step = 'measure' AND whole.pathway_group = groups.code
        AND whole.sex = 'T'
    WHERE
        groups.codelist = 'pathway_group' AND groups.code <> 'none'
        AND list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY groups.code, groups.position
),
shares AS (
    SELECT
        catalogue, its_group, group_place, period, its_applied, part, part_covers, whole,
        share_of_the_same(part, part_covers, whole, whole_covers) AS share
    FROM totals
)
SELECT
    its_group AS pathway_group,
    period,
    its_applied AS applied_period,
    unnest(part),
    part_covers AS covers,
    unnest(with_share(part, whole, share)),
    catalogue
FROM shares
ORDER BY (its_group = 'all') DESC, group_place

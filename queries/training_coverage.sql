-- title_sv: Hur stor del av varje målgrupp som har gått utbildningen
-- title_en: What share of each target group has taken the training
-- definition_sv: Deltagare i utbildningen för målgruppen, av dem som hör till den, per arbetsgivare. Bara de valda kommuner räknas där alla år är lämnade och gruppens storlek är känd; ”Kommuner som värdet omfattar” säger vilka. Storleken är den senast lämnade; ”Storlekens tid” säger från när. Den som har slutat är kvar bland deltagarna men inte i gruppen: är deltagarna fler än gruppen visas ingen andel. Är något antal avrundat visas andelen bara där båda är så stora att avrundningen inte ändrar den, och då i hela femtal.
-- definition_en: Participants in the training for the target group, of those who belong to it, by employer. Only the chosen municipalities count where all years are told and the size of the group is known; “Municipalities that the value covers” says which. The size is the latest that was told; “Time of the size” says of when. Whoever has left stays among the participants but not in the group: where the participants are more than the group, no share is shown. Where a number is rounded, the share is shown only where both are so large that the rounding does not change it, and then in whole fives.
-- unit: persons
-- grain: one row per employer and target group
-- sources: training_cell, training_period, target_group_size, municipality, codelist
WITH span AS (
    SELECT
        coalesce(span_of_times(period), year($reference_date)::VARCHAR) AS its_period,
        count(DISTINCT period) AS years, coalesce(max(period_end), $reference_date) AS last_end
    FROM training_period
    WHERE period_end <= $reference_date
),
own AS (
    -- A municipality's own number: of each employer, of all years since anybody began to tell.
    SELECT cell.municipality_code, cell.employer AS its_employer, cell.training_target_group AS its_group,
        count(DISTINCT cell.period) AS years_told, sum_of(cell) AS its_own
    FROM training_cell AS cell
    WHERE cell.period_end <= $reference_date AND list_contains($municipality_codes, cell.municipality_code)
    GROUP BY cell.municipality_code, cell.employer, cell.training_target_group
),
own_cell AS (
    SELECT
        municipality_code, its_employer, its_group, its_own.value, its_own.low, its_own.high, its_own.rounded_parts,
        its_own.obs_status, its_own.source_refs,
        -- One that came out of others has staff who took the training in those.
        its_own.missing_parts = 0 AND years_told = span.years AS is_whole
    FROM own
    CROSS JOIN span
),
latest AS (
    SELECT
        municipality_code AS home, employer AS its_employer, max(period_end) AS last_end,
        arg_max(period, period_end) AS size_told
    FROM target_group_size
    WHERE
        obs_status <> 'NL' AND period_end <= $reference_date AND list_contains($municipality_codes, municipality_code)
    GROUP BY municipality_code, employer
),
told AS (
    SELECT
        latest.home, latest.its_employer, stated.training_target_group AS own_group, stated.value AS people, stated.value_kind AS how, latest.size_told,
        stated.obs_status AS status, stated.source_id AS ref, sum(stated.value) OVER (PARTITION BY latest.home, latest.its_employer) AS all_people
    FROM latest
    JOIN target_group_size AS stated
        ON stated.municipality_code = latest.home AND stated.employer = latest.its_employer AND stated.period_end = latest.last_end
),
-- All staff are the sum of the groups: where one of them is not told, neither is the sum. An employer without anybody in any
-- group has not answered.
staff AS (
    SELECT count(code) AS groups_of_staff
    FROM codelist
    WHERE codelist = 'training_target_group' AND code NOT IN ('everybody', 'supervisors')
),
sizes AS (
    SELECT
        told.home, told.its_employer, groups.code AS its_group, sum(told.people) AS people,
        sum(least_of(told.people, told.how)) AS fewest, sum(most_of(told.people, told.how)) AS most,
        count_if(told.how = 'rounded') AS parts_rounded, min(told.ref) AS ref, min(told.size_told) AS size_told,
        CASE
            WHEN groups.code = 'everybody' AND count(told.own_group) < any_value(staff.groups_of_staff) THEN 'NL'
            WHEN coalesce(max(told.all_people), 0) > 0 OR min(told.status) FILTER (WHERE told.status <> 'A') IS NOT NULL
                THEN min(told.status) FILTER (WHERE told.status <> 'A')
            ELSE 'NL'
        END AS untold
    FROM told
    CROSS JOIN staff
    JOIN codelist AS groups
        ON groups.codelist = 'training_target_group' AND (groups.code = told.own_group OR groups.code = 'everybody')
    GROUP BY told.home, told.its_employer, groups.code
),
pairs AS (
    SELECT
        employers.code AS its_employer, employers.position AS employer_place, groups.code AS its_group, groups.position AS group_place
    FROM codelist AS employers
    JOIN codelist AS groups
        ON groups.codelist = 'training_target_group' AND groups.code <> 'other_staff'
        AND (groups.code = 'supervisors') = (employers.code = 'enterprise')
    WHERE employers.codelist = 'employer'
),
units AS (
    SELECT
        municipality.catalogue, municipality.municipality_code, pairs.its_employer, pairs.employer_place, pairs.its_group,
        pairs.group_place, span.its_period, portion, entire,
        -- A share is of a group that is known and of participants that are all told.
        coalesce(portion.is_whole AND entire.people IS NOT NULL AND entire.untold IS NULL, false) AS is_known,
        CASE
            WHEN portion.value IS NULL THEN coalesce(portion.obs_status, 'NL')
            WHEN portion.is_whole THEN coalesce(entire.untold, 'NL')
            ELSE 'NL'
        END AS if_missing
    FROM pairs
    CROSS JOIN municipality
    JOIN span ON is_there_on(municipality, span.last_end)
    LEFT JOIN own_cell AS portion
        ON portion.municipality_code = municipality.municipality_code AND portion.its_employer = pairs.its_employer
        AND portion.its_group = pairs.its_group
    LEFT JOIN sizes AS entire
        ON entire.home = municipality.municipality_code AND entire.its_employer = pairs.its_employer
        AND entire.its_group = pairs.its_group
    WHERE list_contains($municipality_codes, municipality.municipality_code)
),
cells AS (
    SELECT
        catalogue, municipality_code, its_employer, employer_place, its_group, group_place, its_period, is_portion,
        CASE WHEN NOT is_known THEN NULL WHEN is_portion THEN portion.value ELSE entire.people END AS value,
        CASE WHEN NOT is_known THEN 0 WHEN is_portion THEN portion.low ELSE entire.fewest END AS low,
        CASE WHEN NOT is_known THEN NULL WHEN is_portion THEN portion.high ELSE entire.most END AS high,
        (NOT is_known)::BIGINT AS missing_parts,
        CASE WHEN NOT is_known THEN 0 WHEN is_portion THEN portion.rounded_parts ELSE entire.parts_rounded END AS rounded_parts,
        CASE WHEN is_known THEN 'A' ELSE if_missing END AS obs_status,
        is_known AS is_delivered,
        CASE WHEN is_known THEN entire.size_told ELSE NULL END AS size_told,
        CASE WHEN is_known THEN all_refs(portion.source_refs, entire.ref) ELSE NULL END AS source_refs
    FROM units
    CROSS JOIN (VALUES (true), (false)) AS sides (is_portion)
),
totals AS (
    SELECT
        any_value(cell.catalogue) AS catalogue, cell.its_employer, cell.employer_place, cell.its_group, cell.group_place,
        cell.is_portion, any_value(cell.its_period) AS period, sum_of(cell) AS total, answered_by(cell) AS covers,
        span_of_times(cell.size_told) AS size_period
    FROM cells AS cell
    GROUP BY cell.its_employer, cell.employer_place, cell.its_group, cell.group_place, cell.is_portion
),
shares AS (
    SELECT
        trained.catalogue, trained.its_employer, trained.employer_place, trained.its_group, trained.group_place, trained.period,
        trained.total AS part, trained.covers, entire.total AS whole, entire.size_period,
        -- More participants than the group has are no part of it, and have no share.
        share_of_the_same(
            trained.total, trained.covers, entire.total,
            CASE WHEN trained.total.value > entire.total.value THEN NULL ELSE entire.covers END
        ) AS share
    FROM totals AS trained
    JOIN totals AS entire
        ON entire.its_employer = trained.its_employer AND entire.its_group = trained.its_group AND NOT entire.is_portion
    WHERE trained.is_portion
),
bounded AS (
    -- The group is told by itself and is no sum of those trained and others: each has its own bounds. They hold the share as it
    -- is shown, in whole fives too.
    SELECT
        catalogue, its_employer, employer_place, its_group, group_place, period, part, covers, whole, size_period, share,
        if(
            part.value > whole.value, NULL, least(100.0, coalesce(100.0 * part.low / nullif(whole.high, 0), 0.0), share)
        ) AS share_low,
        if(
            part.value > whole.value, NULL,
            greatest(least(100.0, coalesce(100.0 * part.high / nullif(whole.low, 0), 100.0)), share)
        ) AS share_high
    FROM shares
)
SELECT
    its_employer AS employer,
    its_group AS training_target_group,
    period,
    part.value,
    part.low,
    part.high,
    part.missing_parts,
    part.rounded_parts,
    part.obs_status,
    part.value_kind,
    part.delivered_of,
    all_refs(part.source_refs, whole.source_refs) AS source_refs,
    covers,
    unnest(struct_update(
        with_share(part, whole, share), share_pct_low := share_low, share_pct_high := share_high
    )),
    size_period,
    catalogue
FROM bounded
ORDER BY employer_place, group_place

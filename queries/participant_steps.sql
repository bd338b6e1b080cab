-- title_sv: Deltagare som tog ett steg närmare arbete eller studier
-- title_en: Participants who took a step nearer work or study
-- definition_sv: Av de deltagare vars insats slutade under de senaste fyra kvartalen: hur många som hade kommit närmare arbete eller studier än när insatsen började, kvinnor och män, i de valda kommuner som det finns uppgifter om för alla kvartalen; ”Kommuner som värdet omfattar” säger vilka. Andelen visas bara där båda antalen är så stora att avrundningen inte ändrar den, och då i hela femtal.
-- definition_en: Of the participants whose measure ended during the latest four quarters: how many had come nearer work or study than when it began, women and men, in the chosen municipalities that there are figures on for all of the quarters; “Municipalities that the value covers” says which. The share is shown only where both numbers are so large that the rounding does not change it, and then in whole fives.
-- unit: persons
-- grain: one row per sex and one for both, over the latest four quarters up to the reference date
-- sources: participant_step, municipality, codelist
WITH told_until AS (
    SELECT min(period_end) AS first_end, max(period_end) AS last_end
    FROM participant_step
    WHERE period_end <= $reference_date
),
quarters AS (
    -- One that nobody has told of is a part of the span, too: it lacks an answer, and is no quarter without anything.
    SELECT
        last_day(last_end - to_months(3 * quarters_back)) AS quarter_end,
        concat(year(quarter_end), '-Q', quarter(quarter_end)) AS quarter
    FROM told_until
    CROSS JOIN (VALUES (0), (1), (2), (3)) AS places (quarters_back)
    WHERE quarter_end >= first_end
),
span AS (
    SELECT
        count(quarter) AS quarters_here,
        coalesce(max(quarter_end), $reference_date) AS span_end,
        coalesce(span_of_quarters(quarter, quarter_end), year($reference_date)::VARCHAR) AS its_period
    FROM quarters
),
counts AS (
    SELECT
        participant_step.municipality_code AS home, sexes.code AS its_sex, asked.is_whole_group,
        sum(participant_step.value)::DOUBLE AS people,
        sum(least_of(participant_step.value, participant_step.value_kind)) AS fewest,
        sum(most_of(participant_step.value, participant_step.value_kind)) AS most,
        count_if(participant_step.value_kind = 'rounded') AS parts_rounded,
        count(DISTINCT participant_step.period) FILTER (WHERE participant_step.obs_status = 'A') AS told_quarters,
        min(participant_step.obs_status) FILTER (WHERE participant_step.obs_status IN ('SU', 'UN')) AS untold,
        max(participant_step.obs_status) FILTER (WHERE participant_step.obs_status <> 'A') AS missing_status,
        min(participant_step.source_id) FILTER (WHERE participant_step.obs_status = 'A') AS ref
    FROM participant_step
    JOIN quarters ON quarters.quarter = participant_step.period
    JOIN codelist AS sexes
        ON sexes.codelist = 'sex' AND (sexes.code = 'T' OR sexes.code = participant_step.sex)
    CROSS JOIN (VALUES (true), (false)) AS asked (is_whole_group)
    WHERE
        (asked.is_whole_group OR participant_step.step_taken)
        AND list_contains($municipality_codes, participant_step.municipality_code)
    GROUP BY participant_step.municipality_code, sexes.code, asked.is_whole_group
),
cells AS (
    SELECT
        municipality.catalogue, municipality.municipality_code, sexes.code AS its_sex, sexes.position AS sex_place,
        asked.is_whole_group, span.its_period,
        coalesce(counts.told_quarters = span.quarters_here AND counts.untold IS NULL, false) AS is_delivered,
        CASE
            WHEN NOT is_delivered THEN NULL
            ELSE counts.people
        END AS value,
        coalesce(counts.fewest, 0.0) AS low,
        CASE WHEN is_delivered THEN counts.most ELSE NULL END AS high,
        (NOT is_delivered)::BIGINT AS missing_parts,
        coalesce(counts.parts_rounded, 0)::BIGINT AS rounded_parts,
        CASE WHEN value IS NULL THEN coalesce(counts.untold, counts.missing_status, 'NL') ELSE 'A' END AS obs_status,
        counts.ref AS source_refs
    FROM municipality
    JOIN span ON is_there_on(municipality, span.span_end)
    JOIN codelist AS sexes ON sexes.codelist = 'sex'
    CROSS JOIN (VALUES (true), (false)) AS asked (is_whole_group)
    LEFT JOIN counts
        ON counts.home = municipality.municipality_code AND counts.its_sex = sexes.code
        AND counts.is_whole_group = asked.is_whole_group
    WHERE list_contains($municipality_codes, municipality.municipality_code)
),
totals AS (
    SELECT
        any_value(cell.catalogue) AS catalogue, cell.its_sex, cell.sex_place, cell.is_whole_group,
        any_value(cell.its_period) AS period, sum_of(cell) AS total, answered_by(cell) AS covers
    FROM cells AS cell
    GROUP BY cell.its_sex, cell.sex_place, cell.is_whole_group
),
shares AS (
    SELECT
        taken.its_sex, taken.sex_place, taken.period, taken.total AS part, taken.covers, ended.total AS whole,
        taken.catalogue,
        share_of_the_same(taken.total, taken.covers, ended.total, ended.covers) AS share
    FROM totals AS taken
    JOIN totals AS ended ON ended.its_sex = taken.its_sex AND ended.is_whole_group
    WHERE NOT taken.is_whole_group
)
SELECT
    its_sex AS sex,
    period,
    unnest(part),
    covers,
    unnest(with_share(part, whole, share)),
    catalogue
FROM shares
ORDER BY sex_place

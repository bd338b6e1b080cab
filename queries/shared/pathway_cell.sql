-- title_sv: Vägen till arbete per kommun, grupp och kön
-- title_en: The way to work by municipality, group and sex
-- definition_sv: Hur många av dem som sökte stöd som efter ett år hade nått varje steg, hur många som inte kom längre, hur många som fick ett trepartssamtal eller återkoppling och hur många som remitterades igen. Varje person är räknad en gång, vid det längst nådda steget: de som nådde ett steg är summan av dem som stannade där eller senare. Fyra kvartal i följd läggs ihop: var och en hör till ett enda kvartal. ”period” är när uppföljningen slutade, ”applied_period” när de sökte, ett år tidigare. Kvinnor och män står var för sig bland dem som remitterades och dem som gick vidare, annars tillsammans. Gruppen bedöms vid inskrivningen och finns inte före den. En kommun som inte har lämnat alla kvartalen räknas som en som inte har lämnat. Ett antal som är okänt eller dolt av lämnaren gör kommunens alla summor okända eller dolda: annars vore alla färre än grupperna tillsammans.
-- definition_en: How many of those who applied had reached each step after a year, how many came no further, how many had a three-party talk or feedback and how many were referred again. Every person is counted once, at the furthest step reached: those who reached a step are the sum of those who stopped there or later. Four quarters in a row are put together: everyone belongs to one quarter alone. “period” is when the follow-up ended, “applied_period” when they applied, a year before. Women and men stand apart among those who were referred and those who went on, else together. The group is assessed at enrolment and is not there before it. A municipality that has not sent all of the quarters counts as one that has not reported. A number that is unknown or withheld by its sender makes all sums of its municipality unknown or withheld: else all would be fewer than the groups together.
-- unit: persons
-- grain: one row per municipality, group, sex, measure, step and span of quarters
-- sources: pathway, delivery, municipality, codelist
WITH told AS (
    SELECT period, period_end FROM pathway
    UNION ALL
    -- Where nobody has sent anything, the quarters that anybody has been asked about.
    SELECT period, period_end FROM delivery WHERE NOT EXISTS (SELECT period FROM pathway)
),
quarters AS (
    SELECT DISTINCT period AS quarter, period_end AS quarter_end, 4 * year(period_end) + quarter(period_end) AS place
    FROM told
),
quarters_of_span AS (
    SELECT ends.quarter_end AS span_end, quarters.quarter, quarters.quarter_end
    FROM quarters AS ends
    JOIN quarters ON quarters.place BETWEEN ends.place - 3 AND ends.place
),
spans AS (
    SELECT
        span_end, count(quarter) AS quarters_here,
        span_of_quarters(quarter, quarter_end) AS its_period,
        -- The same a year before.
        CASE
            WHEN count(quarter) = 4 AND count(DISTINCT year(quarter_end)) = 1 THEN (year(span_end) - 1)::VARCHAR
            WHEN count(quarter) = 1 THEN concat(year(span_end) - 1, min(quarter)[5:])
            ELSE concat(year(min(quarter_end)) - 1, min(quarter)[5:], '/', year(span_end) - 1, max(quarter)[5:])
        END AS its_applied
    FROM quarters_of_span
    GROUP BY span_end
),
steps AS (
    SELECT code AS its_step, position AS place FROM codelist WHERE codelist = 'pathway_step'
),
asked AS (
    SELECT
        measures.code AS its_measure, steps.its_step, steps.place, groups.code AS its_group, sexes.code AS its_sex,
        CASE WHEN measures.code IN ('reached', 'stopped') THEN 'all' ELSE measures.code END AS way
    FROM codelist AS measures
    CROSS JOIN steps
    JOIN codelist AS groups ON groups.codelist = 'pathway_group' AND groups.code <> 'none'
    JOIN codelist AS sexes ON sexes.codelist = 'sex'
    WHERE
        measures.codelist = 'pathway_measure'
        -- Nobody has a group before the enrolment.
        AND (groups.code = 'all' OR steps.its_step <> 'applied')
        -- What is a share of those who reached a certain step stands beside it.
        AND steps.its_step = CASE measures.code
            WHEN 'talk_held' THEN 'referral' WHEN 'referred_again' THEN 'referral' WHEN 'feedback_given' THEN 'measure'
            ELSE steps.its_step
        END
        -- Women and men are told apart where they are shown so: of those referred, who went on.
        AND (sexes.code = 'T' OR (measures.code = 'reached' AND steps.its_step IN ('referral', 'work_or_study')))
),
stopped AS (
    SELECT
        pathway.municipality_code AS home, pathway.period AS quarter, pathway.pathway_group AS own_group, pathway.sex AS own_sex,
        steps.place AS stopped_at, ways.way, pathway.value AS people, pathway.value_kind AS how, pathway.obs_status AS told,
        pathway.source_id AS ref
    FROM pathway
    JOIN steps ON steps.its_step = pathway.pathway_step
    JOIN (VALUES ('all'), ('talk_held'), ('feedback_given'), ('referred_again')) AS ways (way)
        ON CASE ways.way
            WHEN 'talk_held' THEN pathway.talk_held WHEN 'feedback_given' THEN pathway.feedback_given
            WHEN 'referred_again' THEN pathway.referred_again ELSE true
        END
    WHERE pathway.obs_status <> 'NL'
),
-- Those who stopped at each step: by group and sex, of either alone, and of all.
counted AS (
    SELECT
        home, quarter, way, stopped_at, coalesce(own_group, 'all') AS its_group, coalesce(own_sex, 'T') AS its_sex,
        sum(people)::DOUBLE AS people, sum(least_of(people, how)) AS fewest, sum(most_of(people, how)) AS most,
        count_if(how = 'rounded') AS parts_rounded, min(told) FILTER (WHERE told <> 'A') AS untold
    FROM stopped
    GROUP BY GROUPING SETS (
        (home, quarter, way, stopped_at, own_group, own_sex), (home, quarter, way, stopped_at, own_group),
        (home, quarter, way, stopped_at, own_sex), (home, quarter, way, stopped_at)
    )
),
sums AS (
    SELECT
        counted.home, counted.quarter, asked.its_measure, asked.its_step, asked.its_group, asked.its_sex,
        sum(counted.people) AS people, sum(counted.fewest) AS fewest, sum(counted.most) AS most,
        sum(counted.parts_rounded) AS parts_rounded, min(counted.untold) AS untold
    FROM counted
    JOIN asked
        ON asked.way = counted.way AND asked.its_group = counted.its_group AND asked.its_sex = counted.its_sex
        AND counted.stopped_at >= asked.place AND (asked.its_measure <> 'stopped' OR counted.stopped_at = asked.place)
    GROUP BY counted.home, counted.quarter, asked.its_measure, asked.its_step, asked.its_group, asked.its_sex
),
answers AS (
    SELECT home, quarter, min(ref) AS ref FROM stopped GROUP BY home, quarter
),
over_span AS (
    -- Whoever has delivered a quarter and does not name a cell has nobody there.
    SELECT
        quarters_of_span.span_end, answers.home, asked.its_measure, asked.its_step, asked.its_group, asked.its_sex,
        sum(coalesce(sums.people, 0)) AS people, sum(coalesce(sums.fewest, 0)) AS fewest, sum(coalesce(sums.most, 0)) AS most,
        sum(coalesce(sums.parts_rounded, 0))::BIGINT AS parts_rounded,
        -- One number that is not told leaves its municipality out of every sum: else all would be fewer than their groups.
        min(min(sums.untold)) OVER (PARTITION BY quarters_of_span.span_end, answers.home) AS untold,
        count(answers.quarter) AS told_quarters, string_agg(DISTINCT answers.ref, ' ' ORDER BY answers.ref) AS refs
    FROM answers
    JOIN quarters_of_span ON quarters_of_span.quarter = answers.quarter
    CROSS JOIN asked
    LEFT JOIN sums
        ON sums.home = answers.home AND sums.quarter = answers.quarter AND sums.its_measure = asked.its_measure
        AND sums.its_step = asked.its_step AND sums.its_group = asked.its_group AND sums.its_sex = asked.its_sex
    GROUP BY quarters_of_span.span_end, answers.home, asked.its_measure, asked.its_step, asked.its_group, asked.its_sex
),
cells AS (
    SELECT
        municipality.catalogue AS its_catalogue, municipality.municipality_code AS home, asked.its_measure, asked.its_step,
        asked.its_group, asked.its_sex, spans.its_period, spans.its_applied, spans.span_end,
        coalesce(over_span.told_quarters = spans.quarters_here, false) AS is_whole,
        CASE
            WHEN over_span.untold IS NOT NULL OR NOT is_whole THEN NULL
            ELSE over_span.people
        END AS people,
        coalesce(over_span.fewest, 0.0) AS fewest, over_span.most, coalesce(over_span.parts_rounded, 0) AS parts_rounded,
        coalesce(over_span.untold, 'NL') AS if_missing, over_span.refs
    FROM municipality
    JOIN spans ON is_there_on(municipality, spans.span_end)
    CROSS JOIN asked
    LEFT JOIN over_span
        ON over_span.span_end = spans.span_end AND over_span.home = municipality.municipality_code
        AND over_span.its_measure = asked.its_measure AND over_span.its_step = asked.its_step
        AND over_span.its_group = asked.its_group AND over_span.its_sex = asked.its_sex
)
SELECT
    home AS municipality_code,
    its_group AS pathway_group,
    its_sex AS sex,
    its_measure AS pathway_measure,
    its_step AS pathway_step,
    its_period AS period,
    its_applied AS applied_period,
    span_end AS period_end,
    people AS value,
    -- Who is left out of the sum is left out of its bound: else a sum would be less than it can be.
    CASE WHEN people IS NULL THEN 0 ELSE fewest END::DOUBLE AS low,
    CASE WHEN people IS NULL THEN NULL ELSE most END::DOUBLE AS high,
    CASE WHEN people IS NULL THEN if_missing ELSE 'A' END AS obs_status,
    kind_of(people, 0, parts_rounded) AS value_kind,
    CASE WHEN people IS NULL THEN 1 ELSE 0 END::BIGINT AS missing_parts,
    CASE WHEN people IS NULL THEN NULL ELSE parts_rounded END::BIGINT AS rounded_parts,
    people IS NOT NULL AS is_delivered,
    its_catalogue AS catalogue,
    refs AS source_refs
FROM cells
ORDER BY home, its_group, its_sex, its_measure, its_step, span_end

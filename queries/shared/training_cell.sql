-- title_sv: Deltagare i utbildning per kommun, arbetsgivare, målgrupp och år
-- title_en: Participants in training by municipality, employer, target group and year
-- definition_sv: Hur många som avslutade utbildningen för sin målgrupp under året (flöde). Var och en räknas en gång för varje utbildning. Den som går flera finns i var och en av dem: målgrupperna läggs aldrig ihop till personer. Den som har lämnat året och inte nämner en arbetsgivare har inga deltagare därifrån.
-- definition_en: How many completed the training for their target group during the year (a flow). Everyone is counted once for each training. Whoever takes several is in each of them: the target groups are never added to people. Whoever has sent the year and does not name an employer has no participants from there.
-- unit: persons
-- grain: one row per municipality, employer, target group and year
-- sources: training_participation, delivery, municipality, codelist
WITH told_years AS (
    SELECT unnest(generate_series(min(year(period_end)), max(year(period_end)))) AS told_year
    FROM training_participation
),
years AS (
    -- A year that nobody has told of lacks an answer: what is counted since the first one is then at least so much.
    SELECT told_year::VARCHAR AS its_year, make_date(told_year, 12, 31) AS year_end FROM told_years
    UNION ALL
    -- Where nobody has sent anything, the years that anybody has been asked about.
    SELECT DISTINCT year(period_end)::VARCHAR AS its_year, period_end AS year_end
    FROM delivery
    WHERE quarter(period_end) = 4 AND NOT EXISTS (SELECT period FROM training_participation)
),
answers AS (
    SELECT municipality_code AS home, period AS its_year, min(source_id) AS ref
    FROM training_participation
    WHERE obs_status <> 'NL'
    GROUP BY municipality_code, period
),
asked AS (
    SELECT employers.code AS its_employer, groups.code AS its_group
    FROM codelist AS employers
    JOIN codelist AS groups
        ON groups.codelist = 'training_target_group' AND groups.code <> 'other_staff'
        AND (groups.code = 'supervisors') = (employers.code = 'enterprise')
    WHERE employers.codelist = 'employer'
),
cells AS (
    SELECT
        municipality.catalogue AS its_catalogue, municipality.municipality_code AS home, asked.its_employer, asked.its_group,
        years.its_year, years.year_end, answers.ref, told.value_kind AS how,
        CASE
            WHEN told.obs_status = 'A' THEN told.value
            WHEN told.obs_status IS NULL AND answers.its_year IS NOT NULL THEN 0.0
            ELSE NULL
        END AS people,
        CASE WHEN people IS NULL THEN coalesce(told.obs_status, 'NL') ELSE 'A' END AS status
    FROM municipality
    JOIN years ON is_there_on(municipality, years.year_end)
    CROSS JOIN asked
    LEFT JOIN answers ON answers.home = municipality.municipality_code AND answers.its_year = years.its_year
    LEFT JOIN training_participation AS told
        ON told.municipality_code = municipality.municipality_code AND told.period = years.its_year
        AND told.employer = asked.its_employer AND told.training_target_group = asked.its_group
)
SELECT
    home AS municipality_code,
    its_employer AS employer,
    its_group AS training_target_group,
    its_year AS period,
    year_end AS period_end,
    people::DOUBLE AS value,
    coalesce(least_of(people, how), 0)::DOUBLE AS low,
    most_of(people, how)::DOUBLE AS high,
    status AS obs_status,
    kind_of(people, 0, CASE WHEN how = 'rounded' THEN 1 ELSE 0 END) AS value_kind,
    CASE WHEN people IS NULL THEN 1 ELSE 0 END::BIGINT AS missing_parts,
    CASE WHEN people IS NULL THEN NULL WHEN how = 'rounded' THEN 1 ELSE 0 END::BIGINT AS rounded_parts,
    people IS NOT NULL AS is_delivered,
    its_catalogue AS catalogue,
    CASE WHEN people IS NULL THEN NULL ELSE ref END AS source_refs
FROM cells
ORDER BY home, its_employer, its_group, year_end

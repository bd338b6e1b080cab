-- title_sv: Deltagare i utbildning per kommun, arbetsgivare, målgrupp och kvartal
-- title_en: Participants in training by municipality, employer, target group and quarter
-- definition_sv: Hur många som avslutade utbildningen för sin målgrupp under kvartalet (flöde). Var och en räknas en gång för varje utbildning. Den som går flera finns i var och en av dem: målgrupperna läggs aldrig ihop till personer. Den som har lämnat kvartalet och inte nämner en arbetsgivare har inga deltagare därifrån.
-- definition_en: How many completed the training for their target group during the quarter (a flow). Everyone is counted once for each training. Whoever takes several is in each of them: the target groups are never added to people. Whoever has sent the quarter and does not name an employer has no participants from there.
-- unit: persons
-- grain: one row per municipality, employer, target group and quarter that anybody has told of
-- sources: training_participation, municipality, codelist
WITH quarters AS (
    SELECT DISTINCT period AS quarter, period_end AS quarter_end FROM training_participation
),
answers AS (
    SELECT municipality_code AS home, period AS quarter, min(source_id) AS ref
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
        quarters.quarter, quarters.quarter_end, answers.ref, told.value_kind AS how,
        CASE
            WHEN told.obs_status = 'A' THEN told.value
            WHEN told.obs_status IS NULL AND answers.quarter IS NOT NULL THEN 0.0
            ELSE NULL
        END AS people,
        CASE WHEN people IS NULL THEN coalesce(told.obs_status, 'NL') ELSE 'A' END AS status
    FROM municipality
    CROSS JOIN quarters
    CROSS JOIN asked
    LEFT JOIN answers ON answers.home = municipality.municipality_code AND answers.quarter = quarters.quarter
    LEFT JOIN training_participation AS told
        ON told.municipality_code = municipality.municipality_code AND told.period = quarters.quarter
        AND told.employer = asked.its_employer AND told.training_target_group = asked.its_group
)
SELECT
    home AS municipality_code,
    its_employer AS employer,
    its_group AS training_target_group,
    quarter AS period,
    quarter_end AS period_end,
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
ORDER BY home, its_employer, its_group, quarter_end

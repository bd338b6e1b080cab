-- title_sv: Alla ASF, de med överenskommelse och de i SAK, per kvartal
-- title_en: All WISEs, those with an arrangement and those in SAK, by quarter
-- definition_sv: För varje kvartal som någon kommun har levererat uppgifter om företagen: antal ASF, de som har överenskommelse med Arbetsförmedlingen, de som är medlemmar i SAK och hur många anställda medlemmarna har.
-- definition_en: For each quarter that any municipality has delivered figures on the enterprises: the number of WISEs, those with an arrangement with the employment service, those that are members of SAK and how many employees the members have.
-- unit: depends on the population
-- grain: one row per population and quarter
-- sources: delivery, delivery_period, enterprise, enterprise_observation, municipality
WITH quarters AS (
    SELECT period AS its_period, period_end AS its_end
    FROM delivery_period
    WHERE delivery_kind = 'enterprise' AND is_accepted
),
populations (its_code) AS (
    VALUES ('enterprises'), ('enterprises_with_af_agreement'), ('sak_members'), ('sak_employees')
),
reports AS (
    SELECT
        municipality.municipality_code AS code, municipality.catalogue AS its_catalogue, quarters.its_period, quarters.its_end,
        coalesce(delivery.delivery_status = 'accepted', false) AS is_accepted, enterprise.enterprise_id AS id,
        concat_ws(' ', delivery.source_id, enterprise.source_id) AS refs
    FROM municipality
    JOIN quarters ON is_there_on(municipality, quarters.its_end)
    LEFT JOIN delivery
        ON delivery.municipality_code = municipality.municipality_code AND delivery.delivery_kind = 'enterprise'
        AND delivery.period = quarters.its_period
    LEFT JOIN enterprise
        ON enterprise.municipality_code = municipality.municipality_code AND delivery.delivery_status = 'accepted'
        AND (enterprise.start_date IS NULL OR enterprise.start_date <= quarters.its_end)
        AND (enterprise.end_date IS NULL OR enterprise.end_date > quarters.its_end)
),
told AS (
    SELECT
        enterprise_id AS id, period AS its_period,
        max(value) FILTER (WHERE enterprise_variable = 'af_agreement') AS has_agreement,
        max(value) FILTER (WHERE enterprise_variable = 'sak_member') AS is_member,
        max(value) FILTER (WHERE enterprise_variable = 'employees') AS employees,
        max(value_kind) FILTER (WHERE enterprise_variable = 'employees') AS how,
        max(obs_status) FILTER (WHERE enterprise_variable = 'employees' AND obs_status <> 'A') AS untold
    FROM enterprise_observation
    WHERE enterprise_variable IN ('af_agreement', 'sak_member', 'employees')
    GROUP BY enterprise_id, period
),
counts AS (
    -- What each enterprise adds: null where it has not answered.
    SELECT
        reports.code, reports.its_catalogue, reports.its_period, reports.its_end, reports.is_accepted, reports.id, reports.refs,
        populations.its_code,
        CASE populations.its_code
            WHEN 'enterprises' THEN 1.0
            WHEN 'enterprises_with_af_agreement' THEN told.has_agreement
            WHEN 'sak_members' THEN told.is_member
            ELSE CASE WHEN told.is_member = 0 THEN 0.0 ELSE told.employees * told.is_member END
        END AS added,
        populations.its_code = 'sak_employees' AND told.is_member = 1 AND told.how = 'rounded' AS is_rounded,
        CASE WHEN populations.its_code = 'sak_employees' AND told.is_member = 1 THEN told.untold ELSE NULL END AS untold
    FROM reports
    CROSS JOIN populations
    LEFT JOIN told ON told.id = reports.id AND told.its_period = reports.its_period
),
cells AS (
    SELECT
        its_code, its_catalogue, its_period, its_end,
        CASE
            WHEN NOT is_accepted OR count(id) > count(added) FILTER (WHERE id IS NOT NULL) THEN NULL
            ELSE coalesce(sum(added) FILTER (WHERE id IS NOT NULL), 0)
        END::DOUBLE AS value,
        coalesce(sum(least_of(added, if(is_rounded, 'rounded', 'exact'))) FILTER (WHERE id IS NOT NULL), 0)::DOUBLE AS low,
        CASE
            WHEN NOT is_accepted OR count(id) > count(added) FILTER (WHERE id IS NOT NULL) THEN NULL
            ELSE coalesce(sum(most_of(added, if(is_rounded, 'rounded', 'exact'))) FILTER (WHERE id IS NOT NULL), 0)
        END::DOUBLE AS high,
        CASE
            WHEN NOT is_accepted OR count(id) > count(added) FILTER (WHERE id IS NOT NULL) THEN 1 ELSE 0
        END AS missing_parts,
        count_if(is_rounded AND id IS NOT NULL) AS rounded_parts,
        CASE WHEN is_accepted THEN coalesce(max(untold), 'UN') ELSE 'NL' END AS obs_status,
        is_accepted AS is_delivered,
        if(is_accepted, string_agg(refs, ' '), NULL) AS source_refs
    FROM counts
    GROUP BY its_code, its_catalogue, its_period, its_end, code, is_accepted
),
counted AS (
    SELECT its_code, its_catalogue, its_period, its_end, sum_of(cell) AS total
    FROM cells AS cell
    GROUP BY its_code, its_catalogue, its_period, its_end
)
SELECT
    its_code AS indicator_code,
    its_period AS period,
    its_end AS period_end,
    unnest(total),
    its_catalogue AS catalogue
FROM counted
ORDER BY indicator_code, its_end, its_period

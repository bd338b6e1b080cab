-- title_sv: Alla ASF, de med överenskommelse och de i SAK
-- title_en: All WISEs, those with an arrangement and those in SAK
-- definition_sv: Antal ASF i regionen, de som har överenskommelse med Arbetsförmedlingen, de som är medlemmar i SAK och hur många anställda medlemmarna har: som ett dokument anger dem, och som de har räknats i registret den senaste perioden. De är olika urval ur samma företag: samma ASF kan stå i alla, och de läggs aldrig ihop. Räknat i registret kan talen bli fler när alla kommuner har lämnat uppgift. Anställda är avrundade där det skyddar någon.
-- definition_en: Number of WISEs in the region, those with an arrangement with the Employment Service, those that are members of SAK, and how many employees the members have: as a document states them, and as counted in the register in the latest period. They are different selections of the same enterprises: the same WISE may stand in all of them, and they are never added. Counted in the register, the numbers may grow when all municipalities have reported. Employees are rounded where that protects somebody.
-- unit: enterprises, or people for employees
-- grain: one row per indicator and period
-- sources: area, delivery, enterprise, enterprise_observation, indicator, municipality, observation
WITH populations AS (
    SELECT indicator_code AS its_code, label_sv AS its_sv, label_en AS its_en, unit AS its_unit
    FROM indicator
    WHERE indicator_code IN ('enterprises', 'enterprises_with_af_agreement', 'sak_members', 'sak_employees')
),
stated AS (
    SELECT
        populations.its_code, populations.its_sv, populations.its_en, populations.its_unit, observation.period AS its_period,
        observation.period_end AS its_end, stated_of(observation) AS figure, observation.catalogue AS its_catalogue,
        concat_ws(':', observation.source_id, observation.page) AS refs
    FROM observation
    JOIN populations ON populations.its_code = observation.indicator_code
    JOIN area ON area.area_code = observation.area_code AND area.is_region
    WHERE observation.sex = 'T' AND observation.period_end <= $reference_date
),
stated_together AS (
    -- The latest period for which a document states more than one of them: a later figure of one alone has nothing beside it.
    SELECT its_period AS together
    FROM stated
    GROUP BY its_period, its_end
    ORDER BY count(DISTINCT its_code) > 1 DESC, its_end DESC
    LIMIT 1
),
latest AS (
    SELECT period AS its_period, period_end AS its_end
    FROM delivery
    WHERE delivery_kind = 'enterprise' AND delivery_status = 'accepted' AND period_end <= $reference_date
    ORDER BY period_end DESC, period DESC
    LIMIT 1
),
reports AS (
    SELECT
        municipality.municipality_code AS code, municipality.catalogue AS its_catalogue, latest.its_period, latest.its_end,
        coalesce(delivery.delivery_status = 'accepted', false) AS is_accepted, enterprise.enterprise_id AS id,
        concat_ws(' ', delivery.source_id, enterprise.source_id) AS refs
    FROM municipality
    JOIN latest ON is_there_on(municipality, latest.its_end)
    LEFT JOIN delivery
        ON delivery.municipality_code = municipality.municipality_code AND delivery.delivery_kind = 'enterprise'
        AND delivery.period = latest.its_period
    LEFT JOIN enterprise
        ON enterprise.municipality_code = municipality.municipality_code AND delivery.delivery_status = 'accepted'
        AND (enterprise.start_date IS NULL OR enterprise.start_date <= latest.its_end)
        AND (enterprise.end_date IS NULL OR enterprise.end_date > latest.its_end)
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
),
figures AS (
    SELECT
        its_code, its_catalogue, its_period, its_end, false AS is_counted, figure.value, figure.low, figure.high,
        figure.missing_parts, figure.rounded_parts, figure.qualifier, figure.obs_status, figure.value_kind,
        NULL::BIGINT AS delivered, NULL::BIGINT AS delivered_of, refs
    FROM stated
    JOIN stated_together ON stated_together.together = stated.its_period
    UNION ALL
    SELECT
        its_code, its_catalogue, its_period, its_end, true, total.value, total.low, total.high, total.missing_parts,
        total.rounded_parts, NULL, total.obs_status, total.value_kind, total.delivered, total.delivered_of, total.source_refs
    FROM counted
)
SELECT
    figures.its_code AS indicator_code,
    populations.its_sv AS label_sv,
    populations.its_en AS label_en,
    populations.its_unit AS unit,
    figures.its_period AS period,
    figures.its_end AS period_end,
    figures.is_counted,
    figures.value,
    figures.low,
    figures.high,
    figures.missing_parts,
    figures.rounded_parts,
    figures.qualifier,
    figures.obs_status,
    figures.value_kind,
    figures.delivered,
    figures.delivered_of,
    figures.its_catalogue AS catalogue,
    figures.refs AS source_refs
FROM figures
JOIN populations ON populations.its_code = figures.its_code
ORDER BY
    figures.is_counted DESC,
    list_position(['enterprises', 'enterprises_with_af_agreement', 'sak_members', 'sak_employees'], figures.its_code)

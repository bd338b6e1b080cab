-- title_sv: Alla ASF, de med överenskommelse och de i SAK
-- title_en: All WISEs, those with an arrangement and those in SAK
-- definition_sv: Antal ASF i regionen, de som har överenskommelse med Arbetsförmedlingen, de som är medlemmar i SAK och hur många anställda medlemmarna har: som ett dokument anger dem, och som de har räknats i registret den senaste perioden. De är olika urval ur samma företag: samma ASF kan stå i alla, och de läggs aldrig ihop. Räknat i registret kan talen bli fler när alla kommuner har lämnat uppgift. Anställda är avrundade där det skyddar någon.
-- definition_en: Number of WISEs in the region, those with an arrangement with the Employment Service, those that are members of SAK, and how many employees the members have: as a document states them, and as counted in the register in the latest period. They are different selections of the same enterprises: the same WISE may stand in all of them, and they are never added. Counted in the register, the numbers may grow when all municipalities have reported. Employees are rounded where that protects somebody.
-- unit: enterprises, or people for employees
-- grain: one row per indicator and period
-- sources: area, delivery_period, enterprise_population, indicator, observation
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
    SELECT period AS latest_period, period_end AS latest_end
    FROM delivery_period
    WHERE delivery_kind = 'enterprise' AND is_accepted AND period_end <= $reference_date
    ORDER BY period_end DESC, period DESC
    LIMIT 1
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
        counted.indicator_code, counted.catalogue, counted.period, counted.period_end, true, counted.value, counted.low,
        counted.high, counted.missing_parts, counted.rounded_parts, NULL, counted.obs_status, counted.value_kind,
        counted.delivered, counted.delivered_of, counted.source_refs
    FROM enterprise_population AS counted
    JOIN latest ON latest.latest_period = counted.period AND latest.latest_end = counted.period_end
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

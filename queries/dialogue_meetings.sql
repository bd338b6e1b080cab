-- title_sv: Dialogmöten per kommun och år
-- title_en: Dialogue meetings by municipality and year
-- definition_sv: Antal dialogmöten mellan myndigheter och lokala ASF under ett kalenderår (flöde), per kommun, alla myndigheter tillsammans. Saknas något kvartal står det minst. Ett år som inte är slut räknas till och med periodens sista dag. Levererat räknas en kommun som har lämnat årets alla kvartal.
-- definition_en: Number of dialogue meetings between authorities and local WISEs during a calendar year (a flow), by municipality, all authorities together. Where a quarter is missing the number is marked at least. A year that is not over is counted up to the last day of the period. A municipality counts as having delivered when it has reported all quarters of the year.
-- unit: meetings
-- grain: one row per chosen municipality and calendar year up to the reference date
-- sources: dialogue_meeting, delivery, municipality
WITH reported AS (
    SELECT period AS its_period, period_end AS its_end FROM dialogue_meeting
    UNION
    SELECT period, period_end FROM delivery WHERE delivery_kind = 'dialogue_meeting'
),
periods AS (
    SELECT
        its_period,
        its_end,
        year(its_end)::VARCHAR AS its_year,
        its_period NOT IN (SELECT period FROM delivery WHERE delivery_kind = 'dialogue_meeting') AS is_stated
    FROM reported
    WHERE its_end <= $reference_date
),
years AS (
    SELECT its_year, max(its_end) AS year_end FROM periods GROUP BY its_year
    UNION ALL
    SELECT year($reference_date)::VARCHAR, $reference_date
    WHERE NOT EXISTS (SELECT its_year FROM periods)
),
answers AS (
    SELECT municipality_code AS place, period AS its_period, delivery_status, source_id AS ref
    FROM delivery
    WHERE delivery_kind = 'dialogue_meeting'
),
counts AS (
    SELECT
        municipality_code AS place,
        period AS its_period,
        sum(coalesce(value, low)) FILTER (WHERE obs_status = 'A') AS fewest,
        sum(coalesce(value, high)) FILTER (WHERE obs_status = 'A') AS most,
        min(obs_status) FILTER (WHERE obs_status <> 'A') AS missing_status,
        string_agg(DISTINCT concat_ws(':', source_id, page), ' ') FILTER (WHERE obs_status = 'A') AS refs
    FROM dialogue_meeting
    GROUP BY municipality_code, period
),
places AS (
    SELECT
        municipality.municipality_code AS place,
        periods.its_year,
        -- Whoever has delivered and names no meeting has held none.
        CASE
            WHEN counts.place IS NOT NULL THEN counts.fewest
            WHEN answers.delivery_status = 'accepted' THEN 0.0
            ELSE NULL
        END AS fewest,
        CASE
            WHEN counts.place IS NOT NULL THEN counts.most
            WHEN answers.delivery_status = 'accepted' THEN 0.0
            ELSE NULL
        END AS most,
        CASE
            WHEN answers.delivery_status = 'not_applicable' THEN 'NA'
            ELSE coalesce(counts.missing_status, 'NL')
        END AS if_missing,
        CASE WHEN answers.delivery_status = 'accepted' THEN coalesce(counts.refs, answers.ref) ELSE counts.refs END
            AS refs,
        -- A year that a document states has no delivery of its own.
        coalesce(answers.delivery_status = 'accepted', false) OR periods.is_stated AS is_delivered,
        periods.is_stated
    FROM municipality
    CROSS JOIN periods
    LEFT JOIN counts ON counts.place = municipality.municipality_code AND counts.its_period = periods.its_period
    LEFT JOIN answers ON answers.place = municipality.municipality_code AND answers.its_period = periods.its_period
),
totals AS (
    SELECT
        place,
        its_year,
        -- A period that does not apply leaves no gap; one that was not delivered does. "At least 0" says nothing.
        count_if(fewest IS NULL AND if_missing <> 'NA') AS gaps,
        CASE WHEN gaps > 0 AND sum(most) = 0 THEN NULL ELSE sum(fewest)::DOUBLE END AS fewest,
        CASE WHEN gaps > 0 AND sum(most) = 0 THEN NULL ELSE sum(most)::DOUBLE END AS most,
        max(if_missing) FILTER (WHERE fewest IS NULL) AS if_missing,
        string_agg(refs, ' ') AS refs,
        bool_and(is_delivered) AND NOT bool_and(is_stated) AS is_delivered
    FROM places
    GROUP BY place, its_year
)
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    years.its_year AS period,
    years.year_end AS period_end,
    CASE WHEN totals.fewest = totals.most THEN totals.fewest ELSE NULL END AS value,
    CASE WHEN totals.fewest < totals.most THEN totals.fewest ELSE NULL END AS low,
    CASE WHEN totals.fewest < totals.most THEN totals.most ELSE NULL END AS high,
    CASE
        WHEN totals.fewest IS NULL THEN NULL
        WHEN totals.fewest < totals.most THEN 'range'
        WHEN totals.gaps > 0 THEN 'at_least'
        ELSE 'exact'
    END AS qualifier,
    CASE WHEN totals.fewest IS NOT NULL THEN 'A' ELSE coalesce(totals.if_missing, 'NL') END AS obs_status,
    CASE WHEN totals.fewest IS NOT NULL THEN 'exact' ELSE NULL END AS value_kind,
    count_if(coalesce(totals.is_delivered, false)) OVER (PARTITION BY years.its_year)::BIGINT AS delivered,
    count(municipality.municipality_code) OVER (PARTITION BY years.its_year)::BIGINT AS delivered_of,
    municipality.catalogue,
    array_to_string(list_sort(list_distinct(string_split(totals.refs, ' '))), ' ') AS source_refs
FROM municipality
CROSS JOIN years
LEFT JOIN totals ON totals.place = municipality.municipality_code AND totals.its_year = years.its_year
WHERE list_contains($municipality_codes, municipality.municipality_code)
ORDER BY municipality.municipality_name COLLATE sv, years.year_end

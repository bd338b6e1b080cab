-- title_sv: Dialogmöten per kommun och år
-- title_en: Dialogue meetings by municipality and year
-- definition_sv: Antal dialogmöten mellan myndigheter och lokala ASF under ett kalenderår (flöde), per kommun, alla myndigheter tillsammans. Saknas något kvartal står det minst. Där vi bara sluter oss till att en källa inte nämner några återkommande möten är antalet okänt: enstaka möten kan ha hållits. Vad ett dokument uppger om ett år gäller tills något av årets kvartal har lämnats. Ett år som inte är slut räknas till och med periodens sista dag. Levererat räknas en kommun som har lämnat årets alla kvartal.
-- definition_en: Number of dialogue meetings between authorities and local WISEs during a calendar year (a flow), by municipality, all authorities together. Where a quarter is missing the number is marked at least. Where we only infer that a source names no recurring meetings the number is unknown: single meetings may have been held. What a document states of a year holds until a quarter of it has been reported. A year that is not over is counted up to the last day of the period. A municipality counts as having delivered when it has reported all quarters of the year.
-- unit: meetings
-- grain: one row per chosen municipality and calendar year up to the reference date
-- sources: dialogue_meeting, delivery, delivery_period, municipality
WITH reported AS (
    SELECT period, period_end FROM dialogue_meeting WHERE period_end <= $reference_date
    UNION
    SELECT period, period_end
    FROM delivery_period
    WHERE delivery_kind = 'dialogue_meeting' AND period_end <= $reference_date
),
years AS (
    SELECT year(period_end)::VARCHAR AS its_year, max(period_end) AS year_end FROM reported GROUP BY its_year
    UNION ALL
    SELECT year($reference_date)::VARCHAR, $reference_date
    WHERE NOT EXISTS (SELECT period FROM reported)
),
-- The year as a document states it, and every quarter up to the last one that somebody was asked about.
asked AS (
    SELECT its_year, year_end, false AS is_quarter, its_year AS its_period FROM years
    UNION ALL
    SELECT its_year, year_end, true, concat(its_year, '-Q', place)
    FROM years
    JOIN generate_series(1, 4) AS quarters (place) ON place <= quarter(year_end)
),
counts AS (
    SELECT
        municipality_code, period,
        sum(value) AS meetings, sum(coalesce(value, low)) AS fewest, sum(coalesce(value, high)) AS most,
        min(obs_status) FILTER (WHERE obs_status <> 'A') AS missing_status,
        any_value(inference_sv) AS inference_sv,
        any_value(coalesce(inference_en, inference_sv)) AS inference_en,
        string_agg(concat_ws(':', source_id, page), ' ') FILTER (WHERE obs_status = 'A') AS refs
    FROM dialogue_meeting
    WHERE list_contains($municipality_codes, municipality_code)
    GROUP BY municipality_code, period
),
cells AS (
    SELECT
        municipality.catalogue, municipality.municipality_code, municipality.municipality_name,
        asked.its_year, asked.year_end, asked.is_quarter,
        coalesce(answer.delivery_status = 'accepted', false) AS is_delivered,
        -- Whoever has delivered and names no meeting has held none.
        counts.period IS NULL AND is_delivered AS is_none,
        -- That a source names no recurring meetings does not tell whether single ones were held.
        coalesce(counts.inference_sv IS NOT NULL AND counts.fewest = 0, false) AS is_inferred_none,
        CASE
            WHEN is_inferred_none THEN 'UN'
            WHEN is_none OR (counts.fewest IS NOT NULL AND counts.missing_status IS NULL) THEN 'A'
            WHEN answer.delivery_status = 'not_applicable' THEN 'NA'
            ELSE coalesce(counts.missing_status, 'NL')
        END AS obs_status,
        CASE WHEN is_none THEN 0.0 WHEN is_inferred_none THEN NULL ELSE counts.meetings END::DOUBLE AS value,
        coalesce(counts.fewest, 0.0)::DOUBLE AS low,
        CASE
            WHEN is_none OR obs_status = 'NA' THEN 0.0 WHEN obs_status = 'A' THEN counts.most ELSE NULL
        END::DOUBLE AS high,
        if(obs_status IN ('A', 'NA'), 0, 1) AS missing_parts,
        counts.inference_sv, counts.inference_en,
        0 AS rounded_parts,
        coalesce(counts.refs, if(is_delivered, answer.source_id, NULL)) AS source_refs,
        -- What a document states of a year stands where no quarter of it has been told.
        bool_or(asked.is_quarter AND obs_status = 'A') OVER of_year
            OR NOT bool_or(NOT asked.is_quarter AND counts.period IS NOT NULL) OVER of_year AS is_by_quarter
    FROM municipality
    JOIN asked ON is_there_on(municipality, asked.year_end)
    LEFT JOIN counts ON counts.municipality_code = municipality.municipality_code AND counts.period = asked.its_period
    LEFT JOIN delivery AS answer
        ON answer.municipality_code = municipality.municipality_code
        AND answer.delivery_kind = 'dialogue_meeting' AND answer.period = asked.its_period
    WHERE list_contains($municipality_codes, municipality.municipality_code)
    WINDOW of_year AS (PARTITION BY municipality.municipality_code, asked.its_year)
),
totals AS (
    SELECT
        catalogue, municipality_code, municipality_name, its_year, year_end, is_by_quarter,
        sum_of(cells) AS total,
        any_value(inference_sv) AS inference_sv, any_value(inference_en) AS inference_en,
        coalesce(max(obs_status) FILTER (WHERE missing_parts > 0), max(obs_status)) AS if_missing
    FROM cells
    WHERE is_quarter = is_by_quarter
    GROUP BY catalogue, municipality_code, municipality_name, its_year, year_end, is_by_quarter
),
known AS (
    SELECT
        catalogue, municipality_code, municipality_name, its_year, year_end, is_by_quarter, total, inference_sv, inference_en,
        if_missing,
        -- "At least 0" says nothing.
        total.obs_status = 'A' AND (total.missing_parts = 0 OR total.low > 0) AS is_known
    FROM totals
)
SELECT
    municipality_code,
    municipality_name,
    its_year AS period,
    year_end AS period_end,
    unnest(struct_update(
        total,
        value := if(is_known, total.value, NULL),
        obs_status := if(is_known, 'A', if_missing),
        value_kind := CASE WHEN NOT is_known THEN NULL WHEN is_by_quarter THEN total.value_kind ELSE 'stated' END,
        delivered := count_if(total.delivered = total.delivered_of) OVER (PARTITION BY its_year)::BIGINT,
        delivered_of := count(*) OVER (PARTITION BY its_year)
    )),
    CASE
        WHEN is_by_quarter OR NOT is_known THEN NULL WHEN total.low < total.high THEN 'range' ELSE 'exact'
    END AS qualifier,
    inference_sv,
    inference_en,
    catalogue
FROM known
ORDER BY municipality_name COLLATE sv, year_end

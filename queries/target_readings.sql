-- title_sv: Målet om stödstruktur läst på tre sätt
-- title_en: The target on support structure read in three ways
-- definition_sv: Hur många kommuner som hade stödstruktur vid den senaste perioden, räknat på varje sätt som målets ordalydelse kan läsas: A alla kommuner, B bara de som saknade vid utgångsläget, C går inte att räkna.
-- definition_en: How many municipalities had a support structure in the latest period, counted in each way the wording can be read: A all municipalities, B only those that lacked one at the baseline, C cannot be counted.
-- unit: municipalities
-- grain: one row per reading
-- sources: commitment_cell, municipality, target, target_reading
WITH latest AS (
    SELECT period AS latest_period, period_end AS latest_end
    FROM commitment_cell
    WHERE period_end <= $reference_date
    ORDER BY period_end DESC, period
    LIMIT 1
),
agreements AS (
    SELECT
        municipality_code,
        period,
        period_end,
        value = 1 AS supported,
        CASE WHEN obs_status <> 'A' THEN obs_status ELSE NULL END AS missing_status,
        counting_source_refs AS refs,
        is_delivered
    FROM commitment_cell
    WHERE mark = 'agreement'
),
at_baseline AS (
    SELECT
        agreements.municipality_code,
        arg_max(agreements.supported, agreements.period_end) AS supported
    FROM agreements
    JOIN target ON target.target_id = 'T1' AND agreements.period_end <= target.baseline_end
    GROUP BY agreements.municipality_code
),
states AS (
    SELECT
        municipality.municipality_code AS code,
        coalesce(agreements.is_delivered, false) AS is_delivered,
        agreements.supported,
        at_baseline.supported AS supported_at_baseline,
        agreements.missing_status,
        agreements.refs
    FROM municipality
    LEFT JOIN latest ON true
    LEFT JOIN agreements
        ON agreements.municipality_code = municipality.municipality_code AND agreements.period = latest.latest_period
    LEFT JOIN at_baseline ON at_baseline.municipality_code = municipality.municipality_code
),
counted AS (
    SELECT
        count(supported) > 0 AS is_known,
        count_if(supported)::DOUBLE AS in_all,
        count_if(supported AND NOT supported_at_baseline)::DOUBLE AS of_those_that_lacked,
        count_if(is_delivered)::BIGINT AS delivered_here,
        count(code)::BIGINT AS all_here,
        min(missing_status) AS any_missing_status,
        string_agg(refs, ' ') AS all_refs
    FROM states
),
read AS (
    SELECT
        target_reading.catalogue AS its_catalogue,
        target_reading.target_id AS its_target,
        target_reading.reading AS its_reading,
        target_reading.explanation_sv, target_reading.explanation_en,
        target_reading.page AS its_page,
        target_reading.level AS wanted,
        target_reading.level_status AS wanted_status,
        target_reading.is_default AS used_first,
        counted.delivered_here,
        counted.all_here,
        counted.any_missing_status,
        CASE
            WHEN target_reading.level IS NULL OR target.baseline_value IS NULL THEN NULL
            WHEN target_reading.only_lacking THEN 0.0
            ELSE target.baseline_value
        END AS start_value,
        CASE
            WHEN target_reading.level IS NULL OR NOT counted.is_known THEN NULL
            WHEN target_reading.only_lacking THEN counted.of_those_that_lacked
            ELSE counted.in_all
        END AS municipalities,
        concat_ws(' ', counted.all_refs, concat_ws(':', target_reading.source_id, target_reading.page)) AS refs
    FROM target_reading
    JOIN target ON target.target_id = target_reading.target_id
    CROSS JOIN counted
)
SELECT
    its_target AS target_id,
    its_reading AS reading,
    explanation_sv,
    explanation_en,
    its_page AS page,
    start_value AS baseline_value,
    wanted AS level,
    wanted_status AS level_status,
    municipalities AS value,
    latest.latest_period AS period,
    CASE
        WHEN municipalities IS NOT NULL THEN 'A'
        WHEN wanted IS NULL THEN wanted_status
        ELSE coalesce(any_missing_status, 'NL')
    END AS obs_status,
    used_first AS is_default,
    CASE WHEN municipalities IS NOT NULL THEN 'exact' ELSE NULL END AS value_kind,
    delivered_here AS delivered,
    all_here AS delivered_of,
    its_catalogue AS catalogue,
    array_to_string(list_sort(list_distinct(string_split(refs, ' '))), ' ') AS source_refs
FROM read
LEFT JOIN latest ON true
ORDER BY its_target, its_reading

-- title_sv: Täckning per mått, kommun och period
-- title_en: Coverage by measure, municipality and period
-- definition_sv: Varje mått på täckning för varje kommun och varje period som måttet har. Antal ASF är de som var verksamma periodens sista dag i kommuner vars leverans är godtagen. ASF per 10 000 invånare räknas på folkmängden vid det senaste årsskiftet till och med periodens sista dag. Andelen med överenskommelse är andelen av kommunens ASF; utan ASF är den ej tillämplig. En summa finns bara när alla kommunens ASF har svarat. Ett kriterium är 1 när kommunen uppfyller det och 0 när den inte gör det; är det planerat har det inget värde. Lägst och högst är vad talet kan vara när alla har svarat. Värdet är ”amount” genom ”per”.
-- definition_en: Each measure of coverage for each municipality and each period the measure has. The number of WISEs is those active on the period's last day in municipalities whose delivery is accepted. WISEs per 10,000 residents use the population at the latest year end up to the period's last day. The share with an agreement is of the municipality's WISEs; without any it is not applicable. A sum is known only when all of the municipality's WISEs have answered. A criterion is 1 when the municipality meets it and 0 when it does not; where it is planned there is no value. Low and high are what the figure can be once all have answered. The value is “amount” divided by “per”.
-- unit: depends on the measure
-- grain: one row per measure, municipality and period
-- sources: commitment_cell, delivery, enterprise, enterprise_observation, municipality, population, codelist
WITH measures AS (
    -- What is reported, in what unit and by what: the code of a measure says it, so one more is one row of the code list.
    SELECT
        code AS measure, reported_as(code) AS variable, is_share(code) AS is_share, is_rate(code) AS is_rate,
        CASE WHEN is_share(code) THEN 100 WHEN is_rate(code) THEN 10000 ELSE 1 END AS factor
    FROM codelist
    WHERE
        codelist = 'coverage_measure'
        AND code NOT IN ('support_structure', 'responsible', 'policy', 'dialogue_forum', 'residents')
),
periods AS (
    SELECT DISTINCT period AS its_period, period_end AS its_end
    FROM delivery
    WHERE delivery_kind = 'enterprise'
),
answers AS (
    SELECT municipality_code AS code, period AS its_period, period_end AS its_end, delivery_status, source_id
    FROM delivery
    WHERE delivery_kind = 'enterprise'
),
residents AS (
    SELECT
        answers.code, answers.its_period,
        arg_max(population.value, population.period_end) AS latest_residents,
        arg_max(population.source_id, population.period_end) AS refs
    FROM answers
    JOIN population
        ON population.municipality_code = answers.code
        AND population.period_end <= answers.its_end
        AND population.obs_status = 'A'
    GROUP BY answers.code, answers.its_period
),
reports AS (
    -- One row per accepted delivery and measure: the enterprises active on the last day and what they reported.
    SELECT
        answers.code, answers.its_period, measures.measure,
        count(enterprise.enterprise_id)::DOUBLE AS active,
        coalesce(sum(enterprise_observation.value), 0.0)::DOUBLE AS reported,
        count(enterprise.enterprise_id) > count(enterprise_observation.value) AS is_incomplete,
        min(enterprise_observation.obs_status) FILTER (WHERE enterprise_observation.obs_status <> 'A') AS missing_status,
        coalesce(sum(least_of(enterprise_observation.value, enterprise_observation.value_kind)), 0.0)::DOUBLE AS fewest,
        coalesce(sum(most_of(enterprise_observation.value, enterprise_observation.value_kind)), 0.0)::DOUBLE AS most,
        count(enterprise.enterprise_id) - count(enterprise_observation.value) AS silent,
        count_if(enterprise_observation.value_kind = 'rounded') AS parts_rounded,
        concat_ws(
            ' ', any_value(answers.source_id), string_agg(enterprise.source_id, ' '),
            string_agg(enterprise_observation.source_id, ' ')
        ) AS refs
    FROM answers
    CROSS JOIN measures
    LEFT JOIN enterprise
        ON enterprise.municipality_code = answers.code
        AND (enterprise.start_date IS NULL OR enterprise.start_date <= answers.its_end)
        AND (enterprise.end_date IS NULL OR enterprise.end_date > answers.its_end)
    LEFT JOIN enterprise_observation
        ON enterprise_observation.enterprise_id = enterprise.enterprise_id
        AND enterprise_observation.period = answers.its_period
        AND enterprise_observation.enterprise_variable = measures.variable
    WHERE answers.delivery_status = 'accepted'
    GROUP BY answers.code, answers.its_period, measures.measure
),
enterprise_cells AS (
    SELECT
        municipality.catalogue AS its_catalogue, municipality.municipality_code AS code,
        measures.measure, periods.its_period, periods.its_end,
        answers.delivery_status, reports.active, reports.missing_status,
        coalesce(reports.parts_rounded, 0) AS parts_rounded,
        CASE
            WHEN measures.variable = 'enterprises' THEN reports.active * measures.factor
            -- A sum is known when every part of it is: an enterprise that has not answered is not a zero.
            WHEN reports.is_incomplete THEN NULL
            ELSE reports.reported * measures.factor
        END AS its_amount,
        CASE
            WHEN measures.variable = 'enterprises' THEN reports.active * measures.factor
            ELSE reports.fewest * measures.factor
        END AS its_least,
        CASE
            WHEN answers.delivery_status = 'not_applicable' THEN 0.0
            WHEN measures.variable = 'enterprises' THEN reports.active * measures.factor
            WHEN measures.is_share THEN (reports.most + reports.silent) * measures.factor
            WHEN reports.is_incomplete THEN NULL
            ELSE reports.most * measures.factor
        END AS its_most,
        CASE
            WHEN answers.delivery_status = 'not_applicable' THEN 0.0
            WHEN measures.is_rate THEN residents.latest_residents
            WHEN measures.is_share THEN reports.active
            ELSE 1.0
        END AS its_per,
        concat_ws(' ', reports.refs, residents.refs) AS refs
    FROM municipality
    CROSS JOIN measures
    JOIN periods ON is_there_on(municipality, periods.its_end)
    LEFT JOIN answers ON answers.code = municipality.municipality_code AND answers.its_period = periods.its_period
    LEFT JOIN reports
        ON reports.code = municipality.municipality_code
        AND reports.its_period = periods.its_period
        AND reports.measure = measures.measure
    LEFT JOIN residents
        ON residents.code = municipality.municipality_code
        AND residents.its_period = periods.its_period
        AND measures.is_rate
),
cells AS (
    SELECT
        its_catalogue, code, measure, its_period, its_end, its_amount, coalesce(its_least, 0.0) AS its_least, its_most,
        its_per, NULL AS its_state, its_amount / nullif(its_per, 0) AS its_value, active, parts_rounded,
        CASE
            WHEN delivery_status = 'not_applicable' THEN 'NA'
            WHEN coalesce(delivery_status, 'missing') <> 'accepted' THEN 'NL'
            WHEN its_per = 0 THEN 'NA'
            WHEN its_per IS NULL THEN 'NL'
            ELSE coalesce(missing_status, 'UN')
        END AS status_if_missing,
        coalesce(delivery_status = 'accepted', false) AS has_delivered,
        NULL AS its_evidence_sv, NULL AS its_evidence_en, NULL AS its_inference_sv, NULL AS its_inference_en, refs
    FROM enterprise_cells
    UNION ALL
    SELECT
        catalogue, municipality_code, CASE WHEN mark = 'agreement' THEN 'support_structure' ELSE mark END,
        period, period_end, value, low, high, 1.0, commitment_state, value, NULL, 0, obs_status, is_delivered,
        evidence_sv, evidence_en, inference_sv, inference_en, source_refs
    FROM commitment_cell
    WHERE mark IN ('agreement', 'responsible', 'policy', 'dialogue_forum')
    UNION ALL
    SELECT
        municipality.catalogue, municipality.municipality_code, 'residents',
        year_ends.its_period, year_ends.its_end, population.value, coalesce(population.value, 0.0), population.value,
        1.0, NULL, population.value, NULL, 0,
        coalesce(population.obs_status, 'NL'), NULL, NULL, NULL, NULL, NULL, population.source_id
    FROM municipality
    JOIN (SELECT DISTINCT period AS its_period, period_end AS its_end FROM population) AS year_ends
        ON is_there_on(municipality, year_ends.its_end)
    LEFT JOIN population
        ON population.municipality_code = municipality.municipality_code AND population.period = year_ends.its_period
)
SELECT
    code AS municipality_code,
    measure AS coverage_measure,
    its_period AS period,
    its_end AS period_end,
    its_amount AS amount,
    its_least::DOUBLE AS amount_low,
    its_most::DOUBLE AS amount_high,
    its_per AS per,
    its_value AS value,
    coalesce(its_least / nullif(its_per, 0), 0.0)::DOUBLE AS low,
    CASE
        WHEN its_value IS NULL AND status_if_missing = 'NA' THEN 0.0
        WHEN is_share(measure) THEN coalesce(its_most / nullif(its_per, 0), 100.0)
        ELSE its_most / nullif(its_per, 0)
    END::DOUBLE AS high,
    CASE
        WHEN its_value IS NOT NULL AND (is_share(measure) OR is_rate(measure)) THEN active::BIGINT
        ELSE NULL
    END AS count_value,
    its_state AS commitment_state,
    CASE WHEN its_value IS NOT NULL THEN 'A' ELSE status_if_missing END AS obs_status,
    kind_of(its_value, 0, parts_rounded) AS value_kind,
    CASE WHEN its_value IS NULL AND status_if_missing <> 'NA' THEN 1 ELSE 0 END::BIGINT AS missing_parts,
    CASE WHEN its_value IS NULL THEN NULL ELSE parts_rounded END::BIGINT AS rounded_parts,
    has_delivered AS is_delivered,
    its_evidence_sv AS evidence_sv,
    its_evidence_en AS evidence_en,
    its_inference_sv AS inference_sv,
    its_inference_en AS inference_en,
    its_catalogue AS catalogue,
    CASE
        -- What is planned or unknown has no value, and may still have evidence.
        WHEN its_value IS NOT NULL OR its_evidence_sv IS NOT NULL
            THEN nullif(array_to_string(list_sort(list_distinct(string_split(refs, ' '))), ' '), '')
        ELSE NULL
    END AS source_refs
FROM cells
ORDER BY measure, code, its_end, its_period

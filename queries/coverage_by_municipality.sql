-- title_sv: Täckning per kommun
-- title_en: Coverage by municipality
-- definition_sv: Det valda måttet för varje kommun vid den senaste perioden med uppgifter. Antal ASF är de som var verksamma periodens sista dag i kommuner vars leverans är godtagen. ASF per 10 000 invånare räknas på folkmängden vid det senaste årsskiftet till och med periodens sista dag. Andelen med avtal är andelen av kommunens ASF; utan ASF är den ej tillämplig. En summa visas bara när alla kommunens ASF har svarat. Länets värde är summan, för andelar och per 10 000 summa genom summa, över kommuner med uppgift; för steg antalet kommuner som har steget.
-- definition_en: The chosen measure for each municipality in the latest period with data. The number of WISEs is those active on the period's last day in municipalities whose delivery is accepted. WISEs per 10,000 residents use the population at the latest year end up to the period's last day. The share with an agreement is of the municipality's WISEs; without any it is not applicable. A sum is shown only when all of the municipality's WISEs have answered. The county's value is the sum, for shares and rates sum divided by sum, over municipalities with data; for marks the number of municipalities that hold it.
-- unit: depends on the measure
-- grain: one row per municipality
-- sources: commitment, delivery, enterprise, enterprise_observation, municipality, population
WITH measures AS (
    SELECT
        code AS measure,
        position AS measure_position,
        CASE
            WHEN code IN ('support_structure', 'responsible', 'policy', 'dialogue_forum') THEN 'commitment'
            WHEN code = 'residents' THEN 'population'
            ELSE 'enterprise'
        END AS basis
    FROM codelist
    WHERE codelist = 'coverage_measure' AND code = $coverage_measure
),
periods AS (
    SELECT DISTINCT 'commitment' AS basis, period AS its_period, period_end AS its_end FROM commitment
    UNION ALL
    SELECT DISTINCT 'population' AS basis, period AS its_period, period_end AS its_end FROM population
    UNION ALL
    SELECT DISTINCT 'enterprise' AS basis, period AS its_period, period_end AS its_end FROM delivery
    WHERE delivery_kind = 'enterprise'
),
accepted AS (
    SELECT delivery_kind AS basis, municipality_code AS code, period AS its_period, period_end AS its_end, source_id
    FROM delivery
    WHERE delivery_status = 'accepted'
),
marks AS (
    -- One row decides the state of a mark: the agreement on support first, then what says most.
    SELECT DISTINCT ON (municipality_code, mark, period)
        municipality_code AS code, period AS its_period,
        CASE WHEN mark = 'agreement' THEN 'support_structure' ELSE mark END AS measure,
        CASE
            WHEN mark = 'agreement' AND commitment_state = 'held' AND NOT counts_as_support THEN 'not_held'
            ELSE commitment_state
        END AS mark_state,
        obs_status AS mark_status,
        evidence_sv AS its_evidence_sv,
        evidence_en AS its_evidence_en,
        concat_ws(':', source_id, page) AS refs
    FROM commitment
    ORDER BY
        municipality_code, mark, period,
        CASE mark_state WHEN 'held' THEN 1 WHEN 'planned' THEN 2 WHEN 'not_held' THEN 3 ELSE 4 END,
        commitment_number
),
residents AS (
    SELECT
        accepted.code, accepted.its_period,
        arg_max(population.value, population.period_end) AS latest_residents,
        arg_max(population.source_id, population.period_end) AS refs
    FROM accepted
    JOIN population
        ON population.municipality_code = accepted.code
        AND population.period_end <= accepted.its_end
        AND population.obs_status = 'A'
    WHERE accepted.basis = 'enterprise'
    GROUP BY accepted.code, accepted.its_period
),
reports AS (
    -- One row per delivery and measure: the enterprises active on the quarter's last day and what they reported.
    SELECT
        accepted.code, accepted.its_period, measures.measure,
        count(enterprise.enterprise_id)::DOUBLE AS active,
        coalesce(sum(enterprise_observation.value), 0.0)::DOUBLE AS reported,
        count(enterprise.enterprise_id) > count(enterprise_observation.value) AS is_incomplete,
        min(enterprise_observation.obs_status) FILTER (WHERE enterprise_observation.obs_status <> 'A') AS missing_status,
        coalesce(bool_or(enterprise_observation.value_kind = 'rounded'), false) AS is_rounded,
        concat_ws(' ', any_value(accepted.source_id), string_agg(enterprise.source_id, ' ')) AS refs,
        string_agg(enterprise_observation.source_id, ' ') AS reported_refs
    FROM accepted
    JOIN measures ON measures.basis = accepted.basis
    LEFT JOIN enterprise
        ON enterprise.municipality_code = accepted.code
        AND (enterprise.start_date IS NULL OR enterprise.start_date <= accepted.its_end)
        AND (enterprise.end_date IS NULL OR enterprise.end_date > accepted.its_end)
    LEFT JOIN enterprise_observation
        ON enterprise_observation.enterprise_id = enterprise.enterprise_id
        AND enterprise_observation.period = accepted.its_period
        AND enterprise_observation.enterprise_variable
            = CASE WHEN measures.measure = 'af_agreement_pct' THEN 'af_agreement' ELSE measures.measure END
    GROUP BY accepted.code, accepted.its_period, measures.measure
),
cells AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        municipality.municipality_code AS code,
        municipality.municipality_name AS name,
        municipality.part AS its_part,
        measures.measure, measures.basis,
        periods.its_period, periods.its_end,
        delivery.delivery_status,
        reports.active,
        reports.missing_status AS report_missing,
        coalesce(reports.is_rounded, false) AS is_rounded,
        coalesce(population.obs_status, marks.mark_status, 'NL') AS status_when_missing,
        marks.its_evidence_sv, marks.its_evidence_en,
        CASE
            WHEN measures.basis <> 'commitment' OR marks.code IS NOT NULL THEN marks.mark_state
            -- Someone who has delivered and does not name the mark does not hold it.
            WHEN delivery.delivery_status = 'accepted' THEN 'not_held'
            ELSE NULL
        END AS its_state,
        CASE
            WHEN measures.basis = 'population' THEN population.value
            WHEN measures.measure = 'enterprises' THEN reports.active
            WHEN measures.measure = 'enterprises_per_10000' THEN reports.active * 10000
            -- A sum is known when every part of it is: an enterprise that has not answered is not a zero.
            WHEN reports.is_incomplete THEN NULL
            WHEN measures.measure = 'af_agreement_pct' THEN reports.reported * 100
            ELSE reports.reported
        END AS amount,
        CASE measures.measure
            WHEN 'enterprises_per_10000' THEN residents.latest_residents
            WHEN 'af_agreement_pct' THEN reports.active
            ELSE 1.0
        END AS per,
        concat_ws(' ', population.source_id, marks.refs, reports.refs, reports.reported_refs, residents.refs) AS refs
    FROM municipality
    CROSS JOIN measures
    LEFT JOIN periods ON periods.basis = measures.basis AND periods.its_end <= $reference_date
    LEFT JOIN delivery
        ON delivery.municipality_code = municipality.municipality_code
        AND delivery.period = periods.its_period
        AND delivery.delivery_kind = measures.basis
    LEFT JOIN marks
        ON marks.code = municipality.municipality_code
        AND marks.its_period = periods.its_period
        AND marks.measure = measures.measure
    LEFT JOIN reports
        ON reports.code = municipality.municipality_code
        AND reports.its_period = periods.its_period
        AND reports.measure = measures.measure
    LEFT JOIN residents
        ON residents.code = municipality.municipality_code
        AND residents.its_period = periods.its_period
        AND measures.measure = 'enterprises_per_10000'
    LEFT JOIN population
        ON population.municipality_code = municipality.municipality_code
        AND population.period = periods.its_period
        AND measures.basis = 'population'
),
valued AS (
    SELECT
        its_catalogue, code, name, measure, basis, its_period, its_end, its_state, is_rounded, refs,
        its_part, active, amount, per, its_evidence_sv, its_evidence_en,
        coalesce(delivery_status = 'accepted', false) AS is_delivered,
        CASE
            WHEN basis = 'commitment' THEN (its_state = 'held')::INTEGER::DOUBLE
            ELSE amount / nullif(per, 0)
        END AS its_value,
        CASE
            WHEN basis <> 'enterprise' THEN status_when_missing
            WHEN delivery_status = 'not_applicable' THEN 'NA'
            WHEN coalesce(delivery_status, 'missing') <> 'accepted' THEN 'NL'
            WHEN per = 0 THEN 'NA'
            WHEN per IS NULL THEN 'NL'
            ELSE coalesce(report_missing, 'UN')
        END AS status_if_missing
    FROM cells
),
latest AS (
    -- The newest period in which anyone has a value; where nobody has, the newest.
    SELECT its_period AS latest_period
    FROM valued
    GROUP BY its_period, its_end
    ORDER BY count(its_value) > 0 DESC, its_end DESC NULLS LAST
    LIMIT 1
),
counted AS (
    SELECT
        latest_period,
        measure IN ('enterprises_per_10000', 'af_agreement_pct') AS is_ratio,
        CASE
            WHEN is_ratio
                THEN sum(amount) FILTER (WHERE its_value IS NOT NULL)
                    / nullif(sum(per) FILTER (WHERE its_value IS NOT NULL), 0)
            ELSE sum(its_value)
        END AS value_of_county,
        CASE WHEN basis = 'population' THEN NULL ELSE count_if(is_delivered)::BIGINT END AS delivered_here,
        count(code)::BIGINT AS all_here
    FROM valued
    JOIN latest ON latest.latest_period IS NOT DISTINCT FROM valued.its_period
    GROUP BY latest_period, measure, basis
)
SELECT
    code AS municipality_code,
    name AS municipality_name,
    its_part AS part,
    measure AS coverage_measure,
    its_period AS period,
    its_value AS value,
    CASE WHEN its_value IS NOT NULL AND is_ratio THEN active::BIGINT ELSE NULL END AS count_value,
    its_state AS commitment_state,
    CASE WHEN its_value IS NOT NULL THEN 'A' ELSE status_if_missing END AS obs_status,
    CASE WHEN its_value IS NULL THEN NULL WHEN is_rounded THEN 'rounded' ELSE 'exact' END AS value_kind,
    CASE WHEN its_value IS NULL OR basis = 'commitment' THEN NULL ELSE rank() OVER by_value END AS rank,
    value_of_county AS county_value,
    its_evidence_sv AS evidence_sv,
    its_evidence_en AS evidence_en,
    delivered_here AS delivered,
    all_here AS delivered_of,
    its_catalogue AS catalogue,
    CASE
        WHEN its_value IS NOT NULL
            THEN nullif(array_to_string(list_sort(list_distinct(string_split(refs, ' '))), ' '), '')
        ELSE NULL
    END AS source_refs
FROM valued
JOIN counted ON counted.latest_period IS NOT DISTINCT FROM valued.its_period
WINDOW by_value AS (ORDER BY its_value DESC NULLS LAST)
-- After the ranks: a municipality keeps its place in the county however few are chosen.
QUALIFY list_contains($municipality_codes, code)
ORDER BY its_value DESC NULLS LAST, its_state = 'planned' DESC, name COLLATE sv

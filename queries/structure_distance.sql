-- title_sv: Vägen till en fungerande stödstruktur
-- title_en: The way to a working support structure
-- definition_sv: Vad som är känt i varje kommun om vart och ett av de fem kriterierna och av de förutsättningar som planen nämner: om det fanns vid den senaste perioden, var planerat, inte fanns eller är okänt, med underlag. Kriterierna är oberoende av varandra. Avtalet om stöd avgör om kommunen räknas som en med stödstruktur. ”Saknade stödstruktur” är sant när inget avtal om stöd gällde vid den första period som något är känt om, falskt när ett gällde och annars okänt. ”Uppfyllt” är hur många av dem kommunen är känd att uppfylla.
-- definition_en: What is known in each municipality of each of the five criteria and of the conditions that the plan names: whether it was there in the latest period, was planned, was not there or is not known, with evidence. The criteria are independent of each other. The agreement on support decides whether the municipality counts as one with a support structure. “Lacked a support structure” is true when no agreement on support was in force in the first period of which anything is known, false when one was, and else not known. “Met” is how many of them the municipality is known to meet.
-- unit: yes or no
-- grain: one row per municipality and criterion or condition
-- sources: codelist, commitment_cell, component_cell, municipality, structure_component
WITH first_known AS (
    SELECT municipality_code AS of_code, arg_min(low, period_end) AS had_at_first,
        arg_min(period, period_end) AS first_period
    FROM commitment_cell
    WHERE mark = 'agreement' AND commitment_state IS NOT NULL AND period_end <= $reference_date
        AND list_contains($municipality_codes, municipality_code)
    GROUP BY municipality_code
),
latest_marks AS (
    SELECT period AS its_period, period_end AS its_end FROM commitment_cell WHERE period_end <= $reference_date
    ORDER BY period_end DESC, period DESC
    LIMIT 1
),
latest_components AS (
    SELECT period AS its_period, period_end AS its_end FROM component_cell WHERE period_end <= $reference_date
    ORDER BY period_end DESC, period DESC
    LIMIT 1
),
asked AS (
    -- The agreement last: it is what counts.
    SELECT
        codelist.code AS its_criterion, CASE WHEN codelist.code = 'agreement' THEN 300 ELSE codelist.position END AS place,
        codelist.label_sv AS its_sv, codelist.label_en AS its_en, true AS is_mark, NULL AS its_refs
    FROM codelist
    WHERE codelist.codelist = 'mark'
    UNION ALL
    SELECT
        structure_component_id, 100 + position, title_sv, title_en, false, page_refs(source_id, page)
    FROM structure_component
    WHERE component_kind = 'condition'
),
told AS (
    SELECT
        commitment_cell.municipality_code AS code, commitment_cell.mark AS its_criterion, commitment_cell.period AS told_period,
        commitment_cell.commitment_state, commitment_cell.value, commitment_cell.low, commitment_cell.high,
        commitment_cell.missing_parts, commitment_cell.rounded_parts, commitment_cell.obs_status, commitment_cell.value_kind,
        commitment_cell.is_delivered, commitment_cell.evidence_sv, commitment_cell.evidence_en,
        commitment_cell.inference_sv, commitment_cell.inference_en, commitment_cell.page,
        commitment_cell.valid_from AS in_place_since, commitment_cell.source_refs
    FROM commitment_cell
    JOIN latest_marks ON latest_marks.its_period = commitment_cell.period
    WHERE list_contains($municipality_codes, commitment_cell.municipality_code)
    UNION ALL
    SELECT
        component_cell.municipality_code, component_cell.structure_component_id, component_cell.told_period,
        component_cell.commitment_state, component_cell.value, component_cell.low, component_cell.high,
        component_cell.missing_parts, component_cell.rounded_parts, component_cell.obs_status, component_cell.value_kind,
        component_cell.is_delivered, component_cell.evidence_sv, component_cell.evidence_en,
        component_cell.inference_sv, component_cell.inference_en, component_cell.page,
        component_cell.in_place_since, component_cell.source_refs
    FROM component_cell
    JOIN latest_components ON latest_components.its_period = component_cell.period
    WHERE list_contains($municipality_codes, component_cell.municipality_code)
),
there AS (
    -- Those that there are when the criteria were last told of: they decide what counts.
    SELECT municipality.municipality_code AS of_code
    FROM municipality
    LEFT JOIN latest_marks ON true
    LEFT JOIN latest_components ON true
    WHERE
        is_there_on(municipality, coalesce(latest_marks.its_end, latest_components.its_end, $reference_date))
        AND list_contains($municipality_codes, municipality.municipality_code)
),
met AS (
    SELECT there.of_code, sum_of(told) AS total
    FROM there
    CROSS JOIN asked
    LEFT JOIN told ON told.code = there.of_code AND told.its_criterion = asked.its_criterion
    GROUP BY there.of_code
)
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    asked.its_criterion AS criterion,
    asked.its_sv AS title_sv,
    asked.its_en AS title_en,
    asked.its_criterion = 'agreement' AS is_agreement,
    asked.is_mark AS is_criterion,
    told.commitment_state,
    told.in_place_since,
    told.evidence_sv,
    told.evidence_en,
    told.page,
    told.inference_sv,
    told.inference_en,
    told.told_period AS period,
    told.value,
    coalesce(told.low, 0.0) AS low,
    coalesce(told.high, 1.0) AS high,
    coalesce(told.missing_parts, 1) AS missing_parts,
    0::BIGINT AS rounded_parts,
    coalesce(told.obs_status, 'NL') AS obs_status,
    told.value_kind,
    met.total.value AS marks_value,
    met.total.low AS marks_low,
    met.total.high AS marks_high,
    met.total.missing_parts AS marks_missing_parts,
    count(*) OVER (PARTITION BY municipality.municipality_code) AS marks_of,
    max(told.low) FILTER (WHERE asked.its_criterion = 'agreement')
        OVER (PARTITION BY municipality.municipality_code) AS has_structure,
    first_known.had_at_first = 0 AS lacked_structure,
    first_known.first_period AS first_known_in,
    municipality.catalogue,
    all_refs(told.source_refs, asked.its_refs) AS source_refs
FROM municipality
CROSS JOIN asked
LEFT JOIN first_known ON first_known.of_code = municipality.municipality_code
JOIN met ON met.of_code = municipality.municipality_code
LEFT JOIN told ON told.code = municipality.municipality_code AND told.its_criterion = asked.its_criterion
WHERE list_contains($municipality_codes, municipality.municipality_code)
ORDER BY has_structure DESC NULLS LAST, marks_low DESC, marks_value IS NULL, marks_high DESC,
    municipality.municipality_name COLLATE sv, asked.place

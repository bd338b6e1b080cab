-- title_sv: Kriterier per kommun
-- title_en: Criteria by municipality
-- definition_sv: De fem kriterierna ansvarig utsedd, policy, avtal om stöd, dialogforum och regionens stödmodell, med underlag och giltighet, vid den senaste perioden. De är oberoende av varandra. ”Uppfyllda kriterier” är hur många kommunen är känd att uppfylla; ”Lägst antal” och ”Högst antal” säger vad det kan bli när allt är känt. Ett avtal räknas här bara om det gäller stöd till ASF.
-- definition_en: The five criteria responsible appointed, policy, support agreement, dialogue forum and the region's support model, with evidence and validity, in the latest period. They are independent of each other. “Criteria met” is how many the municipality is known to meet; “Lowest number” and “Highest number” say what it can be once all is known. An agreement counts here only if it is on support for WISEs.
-- unit: yes or no
-- grain: one row per municipality and criterion
-- sources: codelist, commitment_cell, municipality
WITH latest AS (
    SELECT period AS latest_period, period_end AS latest_end
    FROM commitment_cell
    WHERE period_end <= $reference_date
    ORDER BY period_end DESC, period DESC
    LIMIT 1
),
met AS (
    SELECT municipality.municipality_code AS code, sum_of(cell) AS total
    FROM municipality
    CROSS JOIN codelist
    LEFT JOIN latest ON true
    LEFT JOIN commitment_cell AS cell
        ON cell.municipality_code = municipality.municipality_code AND cell.mark = codelist.code
        AND cell.period = latest.latest_period AND list_contains($municipality_codes, cell.municipality_code)
    WHERE
        codelist.codelist = 'mark' AND is_there_on(municipality, coalesce(latest.latest_end, $reference_date))
        AND list_contains($municipality_codes, municipality.municipality_code)
    GROUP BY municipality.municipality_code
)
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    codelist.code AS mark,
    cell.commitment_state,
    coalesce(cell.obs_status, 'NL') AS obs_status,
    cell.evidence_sv,
    cell.evidence_en,
    cell.inference_sv,
    cell.inference_en,
    cell.agreement_form,
    cell.counterpart,
    cell.valid_from,
    cell.valid_from_status,
    cell.valid_to,
    cell.valid_to_status,
    cell.page,
    latest.latest_period AS period,
    met.total.value AS marks_value,
    met.total.low AS marks_low,
    met.total.high AS marks_high,
    met.total.missing_parts AS marks_missing_parts,
    cell.value,
    coalesce(cell.low, 0.0) AS low,
    coalesce(cell.high, 1.0) AS high,
    coalesce(cell.missing_parts, 1) AS missing_parts,
    0::BIGINT AS rounded_parts,
    cell.value_kind,
    (count(*) FILTER (WHERE cell.is_delivered) OVER (PARTITION BY codelist.code))::BIGINT AS delivered,
    (count(*) OVER (PARTITION BY codelist.code))::BIGINT AS delivered_of,
    municipality.catalogue,
    cell.source_refs
FROM municipality
JOIN codelist ON codelist.codelist = 'mark'
JOIN met ON met.code = municipality.municipality_code
LEFT JOIN latest ON true
LEFT JOIN commitment_cell AS cell
    ON cell.municipality_code = municipality.municipality_code AND cell.mark = codelist.code
    AND cell.period = latest.latest_period AND list_contains($municipality_codes, cell.municipality_code)
WHERE list_contains($municipality_codes, municipality.municipality_code)
ORDER BY
    max(CASE WHEN codelist.code = 'agreement' THEN cell.value ELSE NULL END)
        OVER (PARTITION BY municipality.municipality_code) DESC NULLS LAST,
    -- Those of whom nothing is known come last.
    (count(*) FILTER (WHERE cell.obs_status = 'A') OVER (PARTITION BY municipality.municipality_code)) = 0,
    marks_low DESC,
    marks_high DESC,
    municipality.municipality_name COLLATE sv,
    codelist.position

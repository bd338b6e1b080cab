-- title_sv: Steg på vägen per kommun
-- title_en: Steps on the way, by municipality
-- definition_sv: De fem stegen ansvarig utsedd, policy, avtal om stöd, dialogforum och Glada Hudikmodellen, med underlag och giltighet, vid den senaste perioden. Antal steg är hur många kommunen har. Ett avtal räknas här bara om det gäller stöd till ASF.
-- definition_en: The five marks responsible appointed, policy, support agreement, dialogue forum and Glada Hudik model, with evidence and validity, in the latest period. The number of marks is how many the municipality holds. An agreement counts here only if it is on support for WISEs.
-- unit: yes or no
-- grain: one row per municipality and mark
-- sources: codelist, commitment_cell, municipality
WITH latest AS (
    SELECT period AS latest_period
    FROM commitment_cell
    WHERE period_end <= $reference_date
    ORDER BY period_end DESC, period
    LIMIT 1
)
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    codelist.code AS mark,
    commitment_cell.commitment_state,
    coalesce(commitment_cell.obs_status, 'NL') AS obs_status,
    commitment_cell.evidence_sv,
    commitment_cell.evidence_en,
    commitment_cell.agreement_form,
    commitment_cell.counterpart,
    commitment_cell.valid_from,
    commitment_cell.valid_from_status,
    commitment_cell.valid_to,
    commitment_cell.valid_to_status,
    commitment_cell.page,
    latest.latest_period AS period,
    (sum(commitment_cell.value) OVER (PARTITION BY municipality.municipality_code))::BIGINT AS rung,
    commitment_cell.value,
    commitment_cell.value_kind,
    (count_if(coalesce(commitment_cell.is_delivered, false)) OVER (PARTITION BY codelist.code))::BIGINT AS delivered,
    (count(municipality.municipality_code) OVER (PARTITION BY codelist.code))::BIGINT AS delivered_of,
    municipality.catalogue,
    commitment_cell.source_refs
FROM municipality
JOIN codelist ON codelist.codelist = 'mark'
LEFT JOIN latest ON true
LEFT JOIN commitment_cell
    ON commitment_cell.municipality_code = municipality.municipality_code
    AND commitment_cell.mark = codelist.code
    AND commitment_cell.period = latest.latest_period
WHERE list_contains($municipality_codes, municipality.municipality_code)
ORDER BY
    max(CASE WHEN codelist.code = 'agreement' THEN commitment_cell.value ELSE NULL END)
        OVER (PARTITION BY municipality.municipality_code) DESC NULLS LAST,
    rung DESC NULLS LAST,
    municipality.municipality_name COLLATE sv,
    codelist.position

-- title_sv: Avtal med ASF och om stöd till ASF
-- title_en: Agreements with WISEs and on support for WISEs
-- definition_sv: Varje avtal en gång, så som det senast uppgavs, med form, motpart och giltighet. "Gäller" avser referensdatum och är tomt när ingen uppgift räcker till det.
-- definition_en: Each agreement once, as last stated, with form, counterpart and validity. "In force" is on the reference date, and empty when no statement reaches that far.
-- unit: agreements
-- grain: one row per agreement
-- sources: commitment, municipality
WITH stated AS (
    SELECT
        municipality_code AS code,
        commitment_number,
        commitment_state,
        agreement_form, counterpart, counts_as_support,
        valid_from, valid_from_status, valid_to, valid_to_status,
        evidence_sv, coalesce(evidence_en, evidence_sv) AS evidence_en, page, period, period_end,
        concat_ws(':', source_id, page) AS ref
    FROM commitment
    WHERE mark = 'agreement'
        AND obs_status = 'A'
        AND period_end <= $reference_date
        AND list_contains($municipality_codes, municipality_code)
),
last_heard AS (
    SELECT code AS heard_code, max(period_end) AS heard_until
    FROM stated
    GROUP BY code
),
last_statement AS (
    SELECT
        code, agreement_form, counterpart, counts_as_support,
        valid_from, valid_from_status, valid_to, valid_to_status,
        evidence_sv, evidence_en, page, period, period_end, ref,
        row_number() OVER (
            PARTITION BY code, agreement_form, counterpart, valid_from, commitment_number
            ORDER BY period_end DESC
        ) AS place
    FROM stated
    WHERE commitment_state = 'held'
),
dated AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        municipality.municipality_name AS name,
        last_statement.code, agreement_form, counterpart, counts_as_support,
        valid_from, valid_from_status, valid_to, valid_to_status,
        evidence_sv, evidence_en, page, period, ref,
        CASE
            WHEN valid_to < $reference_date OR valid_from > $reference_date THEN false
            -- The municipality has been heard of since, without this agreement.
            WHEN period_end < heard_until THEN false
            WHEN valid_to >= $reference_date OR period_end >= $reference_date THEN true
            ELSE NULL
        END AS is_in_force
    FROM last_statement
    JOIN municipality ON municipality.municipality_code = last_statement.code
    JOIN last_heard ON last_heard.heard_code = last_statement.code
    WHERE place = 1
)
SELECT
    code AS municipality_code,
    name AS municipality_name,
    agreement_form,
    counterpart,
    counts_as_support,
    valid_from,
    valid_from_status,
    valid_to,
    valid_to_status,
    is_in_force AS in_force,
    coalesce(is_in_force AND valid_to <= $reference_date + INTERVAL 1 YEAR, false) AS ends_within_year,
    evidence_sv,
    evidence_en,
    period,
    1.0::DOUBLE AS value,
    'A' AS obs_status,
    'exact' AS value_kind,
    page,
    its_catalogue AS catalogue,
    ref AS source_refs
FROM dated
ORDER BY
    CASE WHEN is_in_force THEN 1 WHEN is_in_force IS NULL THEN 2 ELSE 3 END,
    valid_to NULLS LAST,
    name COLLATE sv,
    agreement_form,
    valid_from

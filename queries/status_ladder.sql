-- title_sv: Steg på vägen per kommun
-- title_en: Steps on the way, by municipality
-- definition_sv: De fem stegen ansvarig utsedd, policy, avtal om stöd, dialogforum och Glada Hudikmodellen, med underlag och giltighet, vid den senaste perioden. Antal steg är hur många kommunen har. Ett avtal räknas här bara om det gäller stöd till ASF.
-- definition_en: The five marks responsible appointed, policy, support agreement, dialogue forum and Glada Hudik model, with evidence and validity, in the latest period. The number of marks is how many the municipality holds. An agreement counts here only if it is on support for WISEs.
-- unit: yes or no
-- grain: one row per municipality and mark
-- sources: codelist, commitment, delivery, municipality
WITH latest AS (
    SELECT period, period_end
    FROM commitment
    WHERE period_end <= $reference_date
    ORDER BY period_end DESC, period
    LIMIT 1
),
marks AS (
    SELECT code AS its_mark, position AS mark_position
    FROM codelist
    WHERE codelist = 'mark'
),
accepted AS (
    SELECT municipality_code, period
    FROM delivery
    WHERE delivery_kind = 'commitment' AND delivery_status = 'accepted'
),
in_order AS (
    SELECT
        municipality_code AS its_code,
        mark AS mark_of_row,
        period AS period_of_row,
        commitment_state = 'held' AND (mark <> 'agreement' OR counts_as_support) AS is_held,
        commitment_state AS stated,
        obs_status AS its_status,
        evidence_sv, evidence_en, agreement_form, counterpart,
        valid_from, valid_from_status, valid_to, valid_to_status, page,
        concat_ws(':', source_id, page) AS ref,
        -- The agreement that counts comes first, then what says most.
        row_number() OVER (
            PARTITION BY municipality_code, mark, period
            ORDER BY
                CASE
                    WHEN commitment_state = 'held' AND (mark <> 'agreement' OR counts_as_support) THEN 1
                    WHEN commitment_state = 'planned' THEN 2
                    WHEN obs_status = 'A' THEN 3
                    ELSE 4
                END,
                commitment_number
        ) AS place
    FROM commitment
),
skeleton AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        municipality.municipality_code AS code,
        municipality.municipality_name AS name,
        marks.its_mark,
        marks.mark_position,
        latest.period AS latest_period,
        in_order.evidence_sv, in_order.evidence_en, in_order.agreement_form, in_order.counterpart,
        in_order.valid_from, in_order.valid_from_status, in_order.valid_to, in_order.valid_to_status,
        in_order.page,
        in_order.ref,
        CASE
            WHEN in_order.is_held THEN 'held'
            WHEN in_order.stated = 'held' THEN 'not_held'
            WHEN in_order.its_code IS NOT NULL THEN in_order.stated
            -- Someone who has delivered and does not name the mark does not hold it.
            WHEN accepted.municipality_code IS NOT NULL THEN 'not_held'
            ELSE NULL
        END AS its_state,
        CASE
            WHEN in_order.its_code IS NOT NULL THEN in_order.its_status
            WHEN accepted.municipality_code IS NOT NULL THEN 'A'
            ELSE 'NL'
        END AS its_status
    FROM municipality
    CROSS JOIN marks
    LEFT JOIN latest ON true
    LEFT JOIN in_order
        ON in_order.its_code = municipality.municipality_code
        AND in_order.mark_of_row = marks.its_mark
        AND in_order.period_of_row = latest.period
        AND in_order.place = 1
    LEFT JOIN accepted
        ON accepted.municipality_code = municipality.municipality_code AND accepted.period = latest.period
    WHERE list_contains($municipality_codes, municipality.municipality_code)
),
valued AS (
    SELECT
        its_catalogue, code, name, its_mark, mark_position, latest_period, its_state, its_status,
        evidence_sv, evidence_en, agreement_form, counterpart,
        valid_from, valid_from_status, valid_to, valid_to_status, page, ref,
        CASE WHEN its_status = 'A' THEN (its_state = 'held')::INTEGER::DOUBLE ELSE NULL END AS held
    FROM skeleton
)
SELECT
    code AS municipality_code,
    name AS municipality_name,
    its_mark AS mark,
    its_state AS commitment_state,
    its_status AS obs_status,
    evidence_sv,
    evidence_en,
    agreement_form,
    counterpart,
    valid_from,
    valid_from_status,
    valid_to,
    valid_to_status,
    page,
    latest_period AS period,
    (sum(held) OVER (PARTITION BY code))::BIGINT AS rung,
    held AS value,
    CASE WHEN held IS NOT NULL THEN 'exact' ELSE NULL END AS value_kind,
    its_catalogue AS catalogue,
    ref AS source_refs
FROM valued
ORDER BY
    max(CASE WHEN its_mark = 'agreement' THEN held ELSE NULL END) OVER (PARTITION BY code) DESC NULLS LAST,
    rung DESC NULLS LAST,
    name COLLATE sv,
    mark_position

-- title_sv: Kriterier per kommun och period
-- title_en: Criteria by municipality and period
-- definition_sv: Läget för varje kriterium i varje kommun vid varje period som har uppgifter om kriterier. En rad avgör: först ett avtal om stöd till ASF, sedan det som säger mest. Ett planerat är varken ja eller nej. Ett kriterium räknas bara om det gäller periodens sista dag (ett okänt datum hindrar inte), och ett avtal bara om det gäller stöd till ASF. En kommun vars leverans är godtagen och som inte nämner kriteriet uppfyller det inte.
-- definition_en: The state of each criterion in each municipality in each period with data on criteria. One row decides: first an agreement on support for WISEs, then what says most. A planned one is neither yes nor no. A criterion counts only if it is valid on the period's last day (an unknown date does not stop it), and an agreement only if it is on support for WISEs. A municipality whose delivery is accepted and that does not name the criterion does not meet it.
-- unit: yes or no
-- grain: one row per municipality, mark and period
-- sources: commitment, delivery, municipality, codelist
WITH periods AS (
    SELECT DISTINCT period AS its_period, period_end AS its_end
    FROM commitment
),
accepted AS (
    SELECT municipality_code AS code, period AS its_period
    FROM delivery
    WHERE delivery_kind = 'commitment' AND delivery_status = 'accepted'
),
stated AS (
    SELECT
        municipality_code AS code, mark AS its_mark, period AS its_period, commitment_number,
        CASE
            WHEN commitment_state = 'held' AND NOT (
                (mark <> 'agreement' OR counts_as_support)
                AND coalesce(valid_from <= period_end, true) AND coalesce(valid_to >= period_end, true)
            ) THEN 'not_held'
            ELSE commitment_state
        END AS its_state,
        obs_status AS its_status,
        -- Partners write in Swedish: their own words say more than none.
        evidence_sv, coalesce(evidence_en, evidence_sv) AS evidence_en,
        inference_sv, coalesce(inference_en, inference_sv) AS inference_en, agreement_form, counterpart,
        valid_from, valid_from_status, valid_to, valid_to_status, page,
        concat_ws(':', source_id, page) AS ref
    FROM commitment
),
in_order AS (
    SELECT
        code, its_mark, its_period, its_state, its_status,
        evidence_sv, evidence_en, inference_sv, inference_en, agreement_form, counterpart,
        valid_from, valid_from_status, valid_to, valid_to_status, page, ref,
        row_number() OVER (
            PARTITION BY code, its_mark, its_period
            ORDER BY
                CASE its_state WHEN 'held' THEN 1 WHEN 'planned' THEN 2 WHEN 'not_held' THEN 3 ELSE 4 END,
                commitment_number
        ) AS place
    FROM stated
),
cited AS (
    SELECT
        code, its_mark, its_period,
        string_agg(DISTINCT ref, ' ' ORDER BY ref) FILTER (WHERE its_status = 'A') AS all_refs
    FROM stated
    GROUP BY code, its_mark, its_period
),
cells AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        municipality.municipality_code AS code,
        marks.code AS its_mark,
        periods.its_period, periods.its_end,
        CASE
            WHEN in_order.code IS NOT NULL THEN in_order.its_state
            -- Someone who has delivered and does not name the criterion does not meet it.
            WHEN accepted.code IS NOT NULL THEN 'not_held'
            ELSE NULL
        END AS its_state,
        CASE
            WHEN in_order.code IS NOT NULL THEN in_order.its_status
            WHEN accepted.code IS NOT NULL THEN 'A'
            ELSE 'NL'
        END AS its_status,
        evidence_sv, evidence_en, inference_sv, inference_en, agreement_form, counterpart,
        valid_from, valid_from_status, valid_to, valid_to_status, page,
        accepted.code IS NOT NULL AS has_delivered,
        cited.all_refs,
        in_order.ref
    FROM municipality
    JOIN periods ON is_there_on(municipality, periods.its_end)
    JOIN codelist AS marks ON marks.codelist = 'mark'
    LEFT JOIN in_order
        ON in_order.code = municipality.municipality_code
        AND in_order.its_mark = marks.code
        AND in_order.its_period = periods.its_period
        AND in_order.place = 1
    LEFT JOIN cited
        ON cited.code = municipality.municipality_code
        AND cited.its_mark = marks.code
        AND cited.its_period = periods.its_period
    LEFT JOIN accepted
        ON accepted.code = municipality.municipality_code AND accepted.its_period = periods.its_period
)
SELECT
    code AS municipality_code,
    its_mark AS mark,
    its_period AS period,
    its_end AS period_end,
    -- What is planned is neither a yes nor a no; what nobody has answered may be either.
    CASE its_state WHEN 'held' THEN 1.0 WHEN 'not_held' THEN 0.0 ELSE NULL END::DOUBLE AS value,
    CASE WHEN its_state = 'held' THEN 1.0 ELSE 0.0 END::DOUBLE AS low,
    CASE WHEN its_state = 'held' OR (its_state IS NULL AND its_status <> 'NA') THEN 1.0 ELSE 0.0 END::DOUBLE AS high,
    its_state AS commitment_state,
    CASE WHEN its_state = 'planned' THEN 'NA' ELSE its_status END AS obs_status,
    CASE WHEN its_state IN ('held', 'not_held') THEN 'exact' ELSE NULL END AS value_kind,
    CASE WHEN its_state IS NULL AND its_status <> 'NA' THEN 1 ELSE 0 END::BIGINT AS missing_parts,
    0::BIGINT AS rounded_parts,
    evidence_sv,
    evidence_en,
    inference_sv,
    inference_en,
    agreement_form,
    counterpart,
    valid_from,
    valid_from_status,
    valid_to,
    valid_to_status,
    page,
    has_delivered AS is_delivered,
    all_refs AS all_source_refs,
    its_catalogue AS catalogue,
    ref AS source_refs
FROM cells
ORDER BY code, its_mark, its_end, its_period

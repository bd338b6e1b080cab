-- title_sv: Avtal med ASF och om stöd till ASF
-- title_en: Agreements with WISEs and on support for WISEs
-- definition_sv: Varje känt avtal en gång, så som det senast uppgavs, med form, motpart och giltighet. ”Gäller” avser referensdatum: ja när kommunen har uppgett avtalet för det senaste kvartalet eller senare, nej när det har löpt ut, inte har börjat eller inte längre uppges, annars okänt. Om det löper ut inom ett halvår eller ett år är okänt när slutet är det. Sedan när det är uppgivet är den sista dagen i den första period som nämner det: började det är okänt, gällde det åtminstone då. Kostnaden är per år. En källa som nämner avtal nämner inte alltid alla. ”Levererat” avser perioden som uppgiften är från.
-- definition_en: Each known agreement once, as last stated, with form, counterpart and validity. “In force” is on the reference date: yes when the municipality has stated the agreement for the latest quarter or later, no when it has ended, has not begun or is no longer stated, else unknown. Whether it ends within six months or a year is unknown when its end is. Stated since is the last day of the first period that names it: where its start is unknown, it was in force by then. The cost is per year. A source that names agreements does not always name all. “Delivered” is on the period that the statement is from.
-- unit: agreements
-- grain: one row per agreement
-- sources: commitment, commitment_cell, municipality, source
WITH chosen AS (
    SELECT
        $reference_date AS chosen_day,
        (date_trunc('quarter', $reference_date + INTERVAL 1 DAY) - INTERVAL 1 DAY)::DATE AS last_quarter_end
),
asked AS (
    SELECT municipality_code AS code, max(period_end) FILTER (WHERE missing_parts = 0) AS heard_until
    FROM commitment_cell
    WHERE mark = 'agreement' AND period_end <= $reference_date
        AND list_contains($municipality_codes, municipality_code)
    GROUP BY municipality_code
),
answered AS (
    -- Who has delivered for the quarter that a statement is from: a quarter that has just begun says nothing of it.
    SELECT period AS its_period, count(*) FILTER (WHERE is_delivered) AS delivered, count(*) AS delivered_of
    FROM commitment_cell
    WHERE mark = 'agreement' AND list_contains($municipality_codes, municipality_code)
    GROUP BY period
),
last_statement AS (
    SELECT
        commitment.municipality_code AS code, commitment.commitment_number, agreement_form, counterpart,
        counts_as_support, valid_from, valid_from_status, valid_to, valid_to_status,
        annual_cost_sek, annual_cost_status,
        evidence_sv, coalesce(evidence_en, evidence_sv) AS evidence_en,
        inference_sv, coalesce(inference_en, inference_sv) AS inference_en, commitment.page, period, period_end,
        source.source_kind, concat_ws(':', commitment.source_id, commitment.page) AS ref,
        row_number() OVER (of_agreement ORDER BY period_end DESC) AS place,
        min(period_end) OVER of_agreement AS stated_since
    FROM commitment
    JOIN source ON source.source_id = commitment.source_id
    WHERE mark = 'agreement' AND obs_status = 'A' AND commitment_state = 'held' AND period_end <= $reference_date
        AND list_contains($municipality_codes, commitment.municipality_code)
    WINDOW of_agreement AS (
        PARTITION BY commitment.municipality_code, agreement_form, counterpart, valid_from, commitment_number
    )
)
SELECT
    municipality.municipality_code,
    municipality.municipality_name,
    last_statement.commitment_number,
    agreement_form,
    counterpart,
    counts_as_support,
    valid_from,
    valid_from_status,
    valid_to,
    valid_to_status,
    stated_since,
    CASE
        WHEN valid_to < chosen.chosen_day OR valid_from > chosen.chosen_day THEN false
        -- The municipality has been heard of since, without this agreement.
        WHEN period_end < asked.heard_until THEN false
        -- What became of the agreements of one that was merged, nobody has told.
        WHEN period_end >= chosen.last_quarter_end AND is_there_on(municipality, chosen.chosen_day) THEN true
        ELSE NULL
    END AS in_force,
    CASE WHEN in_force IS NULL THEN 'UN' ELSE 'A' END AS in_force_status,
    CASE
        WHEN in_force IS NULL OR (in_force AND valid_to_status = 'unknown') THEN NULL
        ELSE coalesce(in_force AND valid_to <= chosen.chosen_day + INTERVAL 1 YEAR, false)
    END AS ends_within_year,
    CASE
        WHEN ends_within_year THEN valid_to <= chosen.chosen_day + INTERVAL 6 MONTH
        ELSE ends_within_year
    END AS ends_within_six_months,
    annual_cost_sek,
    annual_cost_status,
    evidence_sv,
    evidence_en,
    inference_sv,
    inference_en,
    period,
    1.0::DOUBLE AS value,
    1.0::DOUBLE AS low,
    1.0::DOUBLE AS high,
    0::BIGINT AS missing_parts,
    0::BIGINT AS rounded_parts,
    'A' AS obs_status,
    'exact' AS value_kind,
    answered.delivered::BIGINT AS delivered,
    answered.delivered_of::BIGINT AS delivered_of,
    last_statement.page,
    last_statement.source_kind,
    municipality.catalogue,
    last_statement.ref AS source_refs
FROM last_statement
JOIN municipality ON municipality.municipality_code = last_statement.code
JOIN asked ON asked.code = last_statement.code
JOIN answered ON answered.its_period = last_statement.period
CROSS JOIN chosen
WHERE last_statement.place = 1
ORDER BY
    CASE WHEN in_force THEN 1 WHEN in_force IS NULL THEN 2 ELSE 3 END,
    valid_to NULLS LAST,
    municipality.municipality_name COLLATE sv,
    agreement_form,
    valid_from,
    last_statement.commitment_number

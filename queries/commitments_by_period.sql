-- title_sv: Kommuner som har tagit steget
-- title_en: Municipalities that have taken the step
-- definition_sv: Antal kommuner i hela länet som vid periodens slut hade det valda steget: ansvarig utsedd, policy, avtal om stöd, dialogforum eller Glada Hudikmodellen.
-- definition_en: Number of municipalities in the whole county that held the chosen mark at the end of the period: responsible appointed, policy, support agreement, dialogue forum or the Glada Hudik model.
-- unit: municipalities
-- grain: one row per period up to the reference date
-- sources: commitment, delivery, municipality
WITH periods AS (
    SELECT DISTINCT period, period_end
    FROM commitment
    WHERE period_end <= $reference_date
),
marks AS (
    SELECT
        municipality_code,
        period,
        bool_or(commitment_state = 'held' AND (mark <> 'agreement' OR counts_as_support))
            FILTER (WHERE obs_status = 'A') AS held,
        min(obs_status) FILTER (WHERE obs_status <> 'A') AS missing_status,
        string_agg(DISTINCT concat_ws(':', source_id, page), ' ') FILTER (WHERE obs_status = 'A') AS refs
    FROM commitment
    WHERE mark = $mark
    GROUP BY municipality_code, period
),
accepted AS (
    SELECT municipality_code, period
    FROM delivery
    WHERE delivery_kind = 'commitment' AND delivery_status = 'accepted'
),
states AS (
    SELECT
        municipality.catalogue AS its_catalogue,
        municipality.municipality_code AS code,
        periods.period AS its_period,
        periods.period_end AS its_end,
        marks.missing_status,
        marks.refs,
        accepted.municipality_code IS NOT NULL AS is_delivered,
        -- Someone who has delivered and does not name the mark does not hold it.
        CASE
            WHEN marks.municipality_code IS NOT NULL THEN marks.held
            WHEN accepted.municipality_code IS NOT NULL THEN false
            ELSE NULL
        END AS held
    FROM municipality
    CROSS JOIN periods
    LEFT JOIN marks ON marks.municipality_code = municipality.municipality_code AND marks.period = periods.period
    LEFT JOIN accepted
        ON accepted.municipality_code = municipality.municipality_code AND accepted.period = periods.period
),
counted AS (
    SELECT
        its_catalogue,
        its_period,
        its_end,
        CASE WHEN count(held) > 0 THEN count_if(held)::DOUBLE ELSE NULL END AS municipalities,
        count_if(is_delivered)::BIGINT AS delivered_here,
        count(code)::BIGINT AS all_here,
        min(missing_status) AS any_missing_status,
        string_agg(refs, ' ') AS all_refs
    FROM states
    GROUP BY its_catalogue, its_period, its_end
)
SELECT
    $mark AS mark,
    its_period AS period,
    its_end AS period_end,
    municipalities AS value,
    delivered_here AS delivered,
    all_here AS delivered_of,
    CASE WHEN municipalities IS NOT NULL THEN 'A' ELSE coalesce(any_missing_status, 'NL') END AS obs_status,
    CASE WHEN municipalities IS NOT NULL THEN 'exact' ELSE NULL END AS value_kind,
    its_catalogue AS catalogue,
    array_to_string(list_sort(list_distinct(string_split(all_refs, ' '))), ' ') AS source_refs
FROM counted
ORDER BY its_end

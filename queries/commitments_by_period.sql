-- title_sv: Kommuner som har tagit steget
-- title_en: Municipalities that have taken the step
-- definition_sv: Antal kommuner i hela länet som vid periodens slut hade det valda steget: ansvarig utsedd, policy, avtal om stöd, dialogforum eller Glada Hudikmodellen.
-- definition_en: Number of municipalities in the whole county that held the chosen mark at the end of the period: responsible appointed, policy, support agreement, dialogue forum or the Glada Hudik model.
-- unit: municipalities
-- grain: one row per period up to the reference date
-- sources: commitment_cell
WITH counted AS (
    SELECT
        catalogue AS its_catalogue,
        period AS its_period,
        period_end AS its_end,
        sum(value)::DOUBLE AS municipalities,
        count_if(is_delivered)::BIGINT AS delivered_here,
        count(municipality_code)::BIGINT AS all_here,
        -- What somebody has stated says more than that nothing was delivered.
        min(obs_status) FILTER (WHERE obs_status <> 'A' AND source_refs IS NOT NULL) AS any_missing_status,
        string_agg(all_source_refs, ' ') AS all_refs
    FROM commitment_cell
    WHERE mark = $mark AND period_end <= $reference_date
    GROUP BY catalogue, period, period_end
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

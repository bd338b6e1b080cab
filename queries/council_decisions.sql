-- title_sv: Rådets beslut
-- title_en: The council's decisions
-- definition_sv: Varje beslut som någon har berättat om till och med referensdagen, och hur långt det hade kommit den sista dagen i det kvartal som uppgiften gäller: klart i tid eller sent, försenat, eller öppet. Ett beslut är försenat när dagen har gått och det inte var genomfört då. Ett beslut som inte är med i den senaste uppgiften om besluten är ej levererat, om det inte redan var genomfört. Vad som har hänt efter kvartalet är inte känt.
-- definition_en: Every decision that somebody has told of up to the reference date, and how far it had come on the last day of the quarter that was told of: done in time or late, late, or open. A decision is late when its day has passed and it was not done then. A decision that the latest report on decisions leaves out is not delivered, unless it was done already. What has happened after the quarter is not known.
-- unit: decisions
-- grain: one row per decision
-- sources: council_decision, decision_report, party
WITH in_order AS (
    SELECT
        decision_id AS id, period AS told_period, period_end AS told_end, progress AS its_progress,
        obs_status AS its_status, done_on AS its_day, source_id AS cited,
        row_number() OVER (PARTITION BY decision_id ORDER BY period_end DESC) AS place,
        max(period_end) OVER () AS last_end
    FROM decision_report
    WHERE period_end <= $reference_date
),
judged AS (
    SELECT
        council_decision.decision_id AS id, told_period, told_end, its_progress, its_day, cited,
        CASE
            WHEN its_progress = 'done' AND (its_day IS NULL OR due IS NULL OR its_day <= due) THEN 'done'
            WHEN its_progress = 'done' THEN 'done_late'
            WHEN its_status <> 'A' OR told_end < last_end THEN NULL
            WHEN due < told_end THEN 'late'
            ELSE 'open'
        END AS its_state,
        CASE WHEN its_state IS NOT NULL THEN 'A' WHEN its_status <> 'A' THEN its_status ELSE 'NL' END AS state_status
    FROM council_decision
    JOIN in_order ON in_order.id = council_decision.decision_id AND in_order.place = 1
)
SELECT
    council_decision.decision_id, council_decision.title_sv,
    coalesce(council_decision.title_en, council_decision.title_sv) AS title_en, council_decision.decided_on,
    party.party_id AS owner_id, party.name_sv AS owner_sv, party.name_en AS owner_en, council_decision.due,
    judged.its_state AS decision_state, judged.state_status, judged.its_day AS done_on,
    judged.told_period AS period, judged.told_end AS period_end, council_decision.catalogue,
    concat_ws(' ', council_decision.source_id, nullif(judged.cited, council_decision.source_id)) AS source_refs
FROM council_decision
JOIN judged ON judged.id = council_decision.decision_id
LEFT JOIN party ON party.party_id = council_decision.owner_party_id
ORDER BY council_decision.decided_on, council_decision.due, council_decision.decision_id

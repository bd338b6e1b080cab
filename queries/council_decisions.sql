-- title_sv: Rådets beslut
-- title_en: The council's decisions
-- definition_sv: Varje beslut som någon har berättat om till och med referensdagen, och hur långt det hade kommit den sista dagen i det kvartal som uppgiften gäller: klart i tid eller sent, försenat, eller öppet. Ett beslut är försenat när dagen har gått och det inte var genomfört då. Ett beslut som inte är med i den senaste uppgiften om besluten är ej levererat, om det inte redan var genomfört. Vad som har hänt efter kvartalet är inte känt. Ett beslut som bara är antecknat på ett möte står som beslutat på mötet tills rådets egen uppgift för kvartalet har kommit; nämner den inte beslutet saknas det i protokollet. Av det som antecknades på ett möte är också vyn och versionen kända som beslutet vilar på; det visas från den dag som den versionen gäller.
-- definition_en: Every decision that somebody has told of up to the reference date, and how far it had come on the last day of the quarter that was told of: done in time or late, late, or open. A decision is late when its day has passed and it was not done then. A decision that the latest report on decisions leaves out is not delivered, unless it was done already. What has happened after the quarter is not known. A decision that was only noted at a meeting is shown as decided at the meeting until the council's own report on the quarter has come; if that does not name it, it is not in the minutes. Of what was noted at a meeting the view and the version are known too that the decision rests on; it is shown from the day that this version is of.
-- unit: decisions
-- grain: one row per decision
-- sources: council_decision, decision_report, noted_decision, party
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
),
in_minutes AS (
    SELECT
        council_decision.decision_id AS id, council_decision.title_sv AS its_title_sv,
        council_decision.title_en AS its_title_en, council_decision.decided_on AS its_start,
        council_decision.owner_party_id AS its_owner, council_decision.due AS its_due,
        judged.its_state, judged.state_status, judged.its_day, judged.told_period, judged.told_end,
        council_decision.catalogue AS its_catalogue,
        concat_ws(' ', council_decision.source_id, nullif(judged.cited, council_decision.source_id)) AS refs
    FROM council_decision
    JOIN judged ON judged.id = council_decision.decision_id
),
minutes AS (
    SELECT max(period_end) AS last_told FROM decision_report WHERE period_end <= $reference_date
),
in_the_room AS (
    SELECT
        noted_decision.decision_id AS id, noted_decision.title_sv AS its_title_sv,
        noted_decision.title_en AS its_title_en, noted_decision.decided_on AS its_start,
        noted_decision.owner_party_id AS its_owner, noted_decision.due AS its_due,
        -- Minutes of its quarter or of a later one are all that the council has to tell.
        if(minutes.last_told >= noted_decision.period_end, 'not_in_minutes', 'noted') AS its_state,
        'A' AS state_status, NULL::DATE AS its_day, noted_decision.period AS told_period, NULL::DATE AS told_end,
        noted_decision.catalogue AS its_catalogue, noted_decision.source_id AS refs
    FROM noted_decision
    CROSS JOIN minutes
    LEFT JOIN judged ON judged.id = noted_decision.decision_id
    WHERE noted_decision.seen_as_of <= $reference_date AND judged.id IS NULL
),
followed AS (
    SELECT
        id, its_title_sv, its_title_en, its_start, its_owner, its_due, its_state, state_status, its_day, told_period, told_end,
        its_catalogue, refs
    FROM in_minutes
    UNION ALL
    SELECT
        id, its_title_sv, its_title_en, its_start, its_owner, its_due, its_state, state_status, its_day, told_period, told_end,
        its_catalogue, refs
    FROM in_the_room
)
SELECT
    followed.id AS decision_id, followed.its_title_sv AS title_sv,
    coalesce(followed.its_title_en, followed.its_title_sv) AS title_en, followed.its_start AS decided_on,
    party.party_id AS owner_id, party.name_sv AS owner_sv, party.name_en AS owner_en, followed.its_due AS due,
    followed.its_state AS decision_state, followed.state_status, followed.its_day AS done_on,
    followed.told_period AS period, followed.told_end AS period_end,
    noted_decision.seen_version, noted_decision.seen_as_of, noted_decision.page_name, noted_decision.figure_name,
    noted_decision.choices, followed.its_catalogue AS catalogue,
    concat_ws(' ', followed.refs, nullif(noted_decision.source_id, followed.refs)) AS source_refs
FROM followed
LEFT JOIN noted_decision ON noted_decision.decision_id = followed.id
LEFT JOIN party ON party.party_id = followed.its_owner
ORDER BY followed.its_start, followed.its_due, followed.id

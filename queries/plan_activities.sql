-- title_sv: Planens aktiviteter
-- title_en: Activities of the plan
-- definition_sv: Varje aktivitet i den valda planen: vem som ansvarar, när den ska vara klar, vilket mål den tjänar och hur långt den har kommit enligt den senaste uppgiften. Ett mål som ingen aktivitet i sin prioritering tjänar är en rad utan aktivitet. Försenad: dagen då aktiviteten skulle vara klar hade gått när kvartalet tog slut. Ej levererat: ingen har berättat hur långt den har kommit. ”Genomförda” och ”Utan uppgift” är hur många av planens aktiviteter det gäller.
-- definition_en: Every activity of the chosen plan: who is responsible, when it is due, which target it serves and how far it has come by the latest report. A target that no activity of its priority serves is a row without an activity. Late: the day on which the activity was due had passed when the quarter ended. Not delivered: nobody has told how far it has come. “Done” and “Untold” are how many activities of the plan that is true of.
-- unit: activities
-- grain: one row per activity, and one per target that no activity serves
-- sources: plan, plan_priority, party, activity, activity_target, activity_report, target
WITH chosen AS (
    SELECT plan_id, title_sv, title_en FROM plan WHERE plan_id = $plan OR $plan = '' ORDER BY position, plan_id LIMIT 1
),
served AS (
    SELECT
        activity_target.activity_id, string_agg(target.target_id, ', ' ORDER BY target.position) AS target_ids,
        string_agg(target.title_sv, ', ' ORDER BY target.position) AS targets_sv,
        string_agg(target.title_en, ', ' ORDER BY target.position) AS targets_en,
        any_value(activity_target.inference_sv) AS inference_sv, any_value(activity_target.inference_en) AS inference_en
    FROM activity_target
    JOIN target ON target.target_id = activity_target.target_id
    GROUP BY activity_target.activity_id
),
reports AS (
    SELECT activity_id, period, period_end, progress, obs_status, owner_party_id, due, done_on, evidence_sv, evidence_en, source_id
    FROM activity_report
    WHERE period_end <= $reference_date::DATE
    QUALIFY row_number() OVER (PARTITION BY activity_id ORDER BY period_end DESC, period DESC) = 1
),
listed AS (
    SELECT
        activity.plan_id, activity.priority, activity.position, activity.activity_id, activity.title_sv, activity.title_en,
        activity.wording_sv, activity.wording_en, activity.note_sv, activity.note_en, activity.page, served.target_ids,
        served.targets_sv, served.targets_en, served.inference_sv, served.inference_en,
        coalesce(reports.owner_party_id, activity.owner_party_id) AS owner_party_id,
        activity.owner_party_id IS NOT NULL AS is_owner_in_plan, coalesce(reports.due, activity.due) AS its_due,
        activity.times_per_year, reports.done_on, reports.period,
        CASE
            WHEN reports.activity_id IS NULL OR reports.obs_status = 'NL' THEN 'not_delivered'
            WHEN reports.progress IS NULL THEN 'unknown'
            WHEN reports.progress = 'done' THEN if(coalesce(reports.done_on > its_due, false), 'done_late', 'done')
            WHEN coalesce(its_due <= reports.period_end, false) THEN 'late'
            ELSE reports.progress
        END AS activity_status,
        reports.evidence_sv, reports.evidence_en, activity.catalogue,
        concat_ws(' ', concat_ws(':', activity.source_id, activity.page), reports.source_id) AS source_refs
    FROM activity
    LEFT JOIN served ON served.activity_id = activity.activity_id
    LEFT JOIN reports ON reports.activity_id = activity.activity_id
    UNION ALL BY NAME
    SELECT
        target.plan_id, target.priority, 100 + target.position AS position, target.page, target.target_id AS target_ids,
        target.title_sv AS targets_sv, target.title_en AS targets_en, target.catalogue,
        concat_ws(':', target.source_id, target.page) AS source_refs
    FROM target
    -- What the plan says of the whole of itself, no activity has to serve by itself.
    WHERE target.priority > 0
        AND (target.plan_id, target.priority) IN (SELECT (plan_id, priority) FROM activity)
        AND target.target_id NOT IN (SELECT target_id FROM activity_target)
)
SELECT
    listed.plan_id, chosen.title_sv AS plan_title_sv, chosen.title_en AS plan_title_en, listed.priority,
    plan_priority.title_sv AS priority_title_sv, plan_priority.title_en AS priority_title_en,
    plan_priority.purpose_sv AS priority_purpose_sv, plan_priority.purpose_en AS priority_purpose_en,
    plan_priority.page AS priority_page, listed.activity_id, listed.title_sv, listed.title_en, listed.wording_sv,
    listed.wording_en, listed.note_sv, listed.note_en, listed.page, listed.target_ids, listed.targets_sv,
    listed.targets_en, listed.inference_sv, listed.inference_en, party.name_sv AS owner_sv, party.name_en AS owner_en,
    listed.is_owner_in_plan, listed.its_due AS due, listed.times_per_year, listed.activity_status,
    (count(*) FILTER (WHERE activity_status IN ('done', 'done_late')) OVER ())::BIGINT AS activities_done,
    (count(*) FILTER (WHERE activity_status IN ('unknown', 'not_delivered')) OVER ())::BIGINT AS activities_untold, listed.done_on, listed.period,
    listed.evidence_sv, listed.evidence_en, listed.catalogue, listed.source_refs
FROM listed
JOIN chosen ON chosen.plan_id = listed.plan_id
JOIN plan_priority ON plan_priority.plan_id = listed.plan_id AND plan_priority.priority = listed.priority
LEFT JOIN party ON party.party_id = listed.owner_party_id
ORDER BY listed.priority, listed.position

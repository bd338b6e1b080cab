-- title_sv: Planens aktiviteter
-- title_en: Activities of the plan
-- definition_sv: Varje aktivitet i planen med vem som ansvarar, när den ska vara klar och vilket mål den tjänar. Vilket mål en aktivitet tjänar är vår läsning: planen anger mål och aktiviteter per prioritering. Ett mål som ingen aktivitet tjänar är en rad utan aktivitet. Läget för en aktivitet finns när någon har levererat det.
-- definition_en: Every activity of the plan with who is responsible, when it is due and which target it serves. Which target an activity serves is our reading: the plan states targets and activities by priority. A target that no activity serves is a row without an activity. The state of an activity is there once somebody has delivered it.
-- unit: activities
-- grain: one row per activity, and one per target that no activity serves
-- sources: plan, plan_priority, party, activity, activity_target, target
WITH served AS (
    SELECT
        activity_target.activity_id, string_agg(target.target_id, ', ' ORDER BY target.position) AS target_ids,
        string_agg(target.title_sv, ', ' ORDER BY target.position) AS targets_sv,
        string_agg(target.title_en, ', ' ORDER BY target.position) AS targets_en,
        min(activity_target.inference_sv) AS inference_sv, min(activity_target.inference_en) AS inference_en
    FROM activity_target
    JOIN target ON target.target_id = activity_target.target_id
    GROUP BY activity_target.activity_id
),
listed AS (
    SELECT
        activity.plan_id, activity.priority, activity.position, activity.activity_id, activity.title_sv, activity.title_en,
        activity.wording_sv, activity.wording_en, activity.page, activity.due, served.target_ids, served.targets_sv,
        served.targets_en, served.inference_sv, served.inference_en, party.party_id AS owner_id,
        party.name_sv AS owner_sv, party.name_en AS owner_en, activity.catalogue,
        concat_ws(':', activity.source_id, activity.page) AS source_refs
    FROM activity
    LEFT JOIN served ON served.activity_id = activity.activity_id
    LEFT JOIN party ON party.party_id = activity.owner_party_id
    UNION ALL
    SELECT
        target.plan_id, target.priority, 100 + target.position, NULL, NULL, NULL, NULL, NULL, target.page, NULL,
        target.target_id, target.title_sv, target.title_en, NULL, NULL, NULL, NULL, NULL, target.catalogue,
        concat_ws(':', target.source_id, target.page)
    FROM target
    WHERE target.plan_id IN (SELECT plan_id FROM activity)
        AND target.target_id NOT IN (SELECT target_id FROM activity_target)
)
SELECT
    listed.plan_id, plan.title_sv AS plan_title_sv, plan.title_en AS plan_title_en, listed.priority,
    plan_priority.title_sv AS priority_title_sv, plan_priority.title_en AS priority_title_en,
    plan_priority.page AS priority_page, listed.activity_id, listed.title_sv, listed.title_en, listed.wording_sv,
    listed.wording_en, listed.page, listed.target_ids, listed.targets_sv, listed.targets_en, listed.inference_sv,
    listed.inference_en, listed.owner_id, listed.owner_sv, listed.owner_en, listed.due, listed.catalogue,
    listed.source_refs
FROM listed
JOIN plan ON plan.plan_id = listed.plan_id
JOIN plan_priority ON plan_priority.plan_id = listed.plan_id AND plan_priority.priority = listed.priority
ORDER BY plan.position, listed.priority, listed.position

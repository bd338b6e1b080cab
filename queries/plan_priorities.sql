-- title_sv: Planens prioriteringar
-- title_en: Priorities of the plan
-- definition_sv: Varje prioritering, eller område, i den valda planen med sitt syfte. 0 är det som planen säger om helheten.
-- definition_en: Every priority, or area, of the chosen plan with its purpose. 0 is what the plan says of the whole of it.
-- unit: priorities
-- grain: one row per priority
-- sources: plan, plan_priority
SELECT
    plan_priority.plan_id, plan_priority.priority, plan_priority.title_sv, plan_priority.title_en,
    plan_priority.purpose_sv, plan_priority.purpose_en, plan_priority.page, plan_priority.catalogue,
    concat_ws(':', plan_priority.source_id, plan_priority.page) AS source_refs
FROM plan_priority
JOIN (
    SELECT plan_id FROM plan WHERE plan_id = $plan OR $plan = '' ORDER BY position, plan_id LIMIT 1
) AS chosen ON chosen.plan_id = plan_priority.plan_id
ORDER BY plan_priority.priority

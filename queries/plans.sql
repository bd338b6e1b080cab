-- title_sv: Planerna som följs
-- title_en: The plans that are followed
-- definition_sv: Varje plan i katalogen: vems den är, hur den står, vilka år den gäller och hur många aktiviteter och mål den anger. ”Med ansvarig” är hur många av aktiviteterna planen nämner en ansvarig för, och ”Mätbara mål” hur många av målen som har utgångsläge, nivå och år. Ett tomt sista år betyder att planen inte anger något slut. ”Upphörde” är när en källa säger att planen lades ned, togs tillbaka eller ersattes.
-- definition_en: Every plan of the catalogue: whose it is, how it stands, which years it is for, and how many activities and targets it states. “With somebody responsible” is how many of the activities the plan names somebody for, and “Measurable targets” how many of the targets have a baseline, a level and a year. An empty last year means that the plan states no end. “Ended” is when a source says that the plan was dropped, withdrawn or replaced.
-- unit: activities, targets
-- grain: one row per plan
-- sources: plan, activity, source, target
SELECT
    plan.plan_id, plan.position, plan.title_sv, plan.title_en, plan.owner_sv, plan.owner_en, plan.standing_sv,
    plan.standing_en, plan.page, plan.adopted_on, plan.first_year, plan.last_year, plan.ended_period,
    ending.short_sv AS ended_source_sv, ending.short_en AS ended_source_en, plan.ended_page, plan.ended_inference_sv,
    plan.ended_inference_en,
    coalesce(activities.stated, 0)::BIGINT AS activities_stated, coalesce(activities.owned, 0)::BIGINT AS activities_owned,
    coalesce(targets.stated, 0)::BIGINT AS targets_stated, coalesce(targets.measurable, 0)::BIGINT AS targets_measurable,
    plan.catalogue,
    all_refs(concat_ws(':', plan.source_id, plan.page), nullif(concat_ws(':', plan.ended_source_id, plan.ended_page), ''))
        AS source_refs
FROM plan
-- Where it is not the plan itself that says so.
LEFT JOIN source AS ending ON ending.source_id = plan.ended_source_id AND ending.source_id <> plan.source_id
LEFT JOIN (
    SELECT plan_id, count(*) AS stated, count(owner_party_id) AS owned FROM activity GROUP BY plan_id
) AS activities ON activities.plan_id = plan.plan_id
LEFT JOIN (
    SELECT
        plan_id, count(*) AS stated,
        count(*) FILTER (WHERE baseline_status = 'A' AND level_status = 'A' AND target_year IS NOT NULL) AS measurable
    FROM target
    GROUP BY plan_id
) AS targets ON targets.plan_id = plan.plan_id
ORDER BY plan.position, plan.plan_id
